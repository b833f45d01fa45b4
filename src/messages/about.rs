//! What the page about the corpus says of what stays on the device.

use danbiet_query::Language;

/// Something to say.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "what a variant says stands below, twice")]
pub enum Words {
    Device,
    Ready,
    Coming,
    Refused,
    OneFile,
    Kept,
    Forget,
    ForgetSure,
    ForgetYes,
    ForgetNo,
    Forgotten,
}

/// A text of this page.
#[must_use]
pub fn say(language: Language, words: Words) -> &'static str {
    match language {
        Language::Vi => vi(words),
        Language::En => en(words),
    }
}

fn vi(words: Words) -> &'static str {
    match words {
        Words::Device => "Trên máy của bạn",
        Words::Ready => "Cả phòng đọc đã được giữ trên máy này: lần sau mở lại không cần mạng.",
        Words::Coming => "Phòng đọc đang được giữ lại trên máy để lần sau mở lại không cần mạng…",
        Words::Refused => {
            "Trình duyệt không cho giữ phòng đọc trên máy (cửa sổ riêng tư, hoặc bị chặn trong cài đặt): \
             trang đang mở vẫn chạy đủ, nhưng mở lại thì cần mạng."
        }
        Words::OneFile => {
            "Trang này là một tệp mang đủ mọi thứ bên trong: không cần mạng, không gọi ra ngoài."
        }
        Words::Kept => {
            "Những gì trình duyệt giữ cho trang này: lựa chọn của bạn, những gì bạn tự lưu ở đây, và bản \
             sao của phòng đọc để dùng khi mất mạng."
        }
        Words::Forget => "Quên hết",
        Words::ForgetSure => {
            "Xóa mọi thứ trang này giữ trên máy, kể cả những gì bạn đã tự lưu? Không lấy lại được."
        }
        Words::ForgetYes => "Xóa hết",
        Words::ForgetNo => "Thôi",
        Words::Forgotten => {
            "Đã xóa hết. Trang đang mở vẫn dùng được; lần mở sau sẽ giữ lại bản sao mới."
        }
    }
}

fn en(words: Words) -> &'static str {
    match words {
        Words::Device => "On your device",
        Words::Ready => {
            "The whole reading room is kept on this device: it opens without a connection."
        }
        Words::Coming => {
            "The reading room is being kept on this device, to open without a connection…"
        }
        Words::Refused => {
            "The browser does not let the reading room be kept on this device (a private window, or blocked in its \
             settings): this page works in full, but opening it again takes a connection."
        }
        Words::OneFile => {
            "This page is one file with everything in it: it needs no connection and calls no one."
        }
        Words::Kept => {
            "What the browser keeps for this page: your choices, whatever you save here yourself, and the copy of the \
             reading room for when there is no connection."
        }
        Words::Forget => "Forget everything",
        Words::ForgetSure => {
            "Delete everything that this page keeps on the device, what you saved yourself too? It cannot be undone."
        }
        Words::ForgetYes => "Delete everything",
        Words::ForgetNo => "Cancel",
        Words::Forgotten => {
            "Everything is deleted. This page goes on working; the next visit keeps a new copy."
        }
    }
}
