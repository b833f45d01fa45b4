//! What the page about the corpus says: sources, how things are counted, what stays on the device.

use danbiet_query::Language;

/// Something to say.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "what a variant says stands below, twice")]
pub enum Words {
    AboutLead,
    Sources,
    SourcesLead,
    Checking,
    HashSame,
    HashDiffers,
    HashOfOtherEncoding,
    Unreadable,
    FurnitureHeading,
    FurnitureText,
    Counting,
    CountingTokens,
    CountingHits,
    CountingLevels,
    CountingGroups,
    Versions,
    CorpusHash,
    Licences,
    LicenceCode,
    LicenceFonts,
    LicenceMap,
    LicenceTexts,
    Privacy,
    PrivacyText,
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
        Words::AboutLead => {
            "Dân Biết là phòng đọc: đọc, tìm, đếm và kiểm chứng tài liệu tiếng Việt ngay trong \
             trình duyệt, không cần máy chủ. “Dân biết” là vế đầu của phương châm mà các tài liệu \
             này nhắc đến."
        }
        Words::Sources => "Nguồn",
        Words::SourcesLead => {
            "Mỗi tệp được giữ nguyên từng byte. Mã SHA-256 dưới đây được tính lại ngay trong trang \
             này từ văn bản bạn đang đọc, rồi so với mã đã ghi khi dựng kho."
        }
        Words::Checking => "đang kiểm tra",
        Words::HashSame => "đã tính lại, trùng khớp",
        Words::HashDiffers => "KHÔNG trùng khớp",
        Words::HashOfOtherEncoding => {
            "mã của tệp gốc; văn bản đã chuyển bảng mã nên không tính lại được ở đây"
        }
        Words::Unreadable => "tài liệu này bị hỏng nên không tính được",
        Words::FurnitureHeading => "Khung trang",
        Words::FurnitureText => {
            "Các tệp là trang mạng được lưu lại, nên quanh bài viết có thực đơn, tin liên quan, bộ \
             đếm, địa chỉ liên hệ và nhan đề lặp lại. Những dòng ấy được nhận ra bằng quy tắc chung, \
             không bị xóa: mặc định không tìm trong đó, nhưng số kết quả bị ẩn luôn được nêu, và một \
             phím (f) là mở ra."
        }
        Words::Counting => "Đếm thế nào",
        Words::CountingTokens => {
            "Độ dài tính bằng tiếng: một chuỗi chữ cái hoặc chữ số liền nhau, kể cả trong khung \
             trang. Tỉ lệ khung trang là số tiếng trong khung trên tổng số tiếng."
        }
        Words::CountingHits => {
            "Một kết quả là một chỗ trong một tài liệu. Danh sách, bài đọc và thanh phân bố dùng \
             chung các kết quả ấy. Mọi con số đều là đếm đủ, không ước lượng."
        }
        Words::CountingLevels => {
            "“Đúng dấu”: chữ hoa, chữ thường, cách đặt dấu (hòa, hoà) và i/y (lý, lí) coi như một. \
             “Bỏ dấu”: bỏ thêm thanh, dấu mũ, dấu móc và nét ngang của đ."
        }
        Words::CountingGroups => {
            "Nhiều từ không đặt trong ngoặc kép được trả lời theo nhóm: liền nhau, cùng câu, cùng \
             tài liệu. Mỗi kết quả chỉ thuộc nhóm gần nhất."
        }
        Words::Versions => "Phiên bản",
        Words::CorpusHash => "Mã của kho",
        Words::Licences => "Giấy phép",
        Words::LicenceCode => "Chương trình: MIT hoặc Apache-2.0.",
        Words::LicenceFonts => "Phông chữ Noto Serif và Source Sans 3: SIL Open Font License 1.1.",
        Words::LicenceMap => {
            "Bản đồ: ranh giới từ vietnamese-provinces-database của ThangLeQuoc, tên từ vietnamadminunits \
             của Tran Ngoc Minh Hieu; đều theo giấy phép MIT."
        }
        Words::LicenceTexts => {
            "Tài liệu thuộc về nơi đăng; ở đây trích giữ để nghiên cứu, kèm nguồn."
        }
        Words::Privacy => "Riêng tư",
        Words::PrivacyText => {
            "Không có gì rời khỏi máy của bạn: trang không gọi ra ngoài, không theo dõi."
        }
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
        Words::AboutLead => {
            "Dân Biết (“the people know”) is a reading room: read, search, count and verify \
             Vietnamese documents in the browser itself, without a server. Its name is the first \
             part of the motto that these documents quote."
        }
        Words::Sources => "Sources",
        Words::SourcesLead => {
            "Each file is kept byte for byte. The SHA-256 below is computed again in this page, \
             from the text that you read, and compared with the one that was noted when the \
             corpus was built."
        }
        Words::Checking => "checking",
        Words::HashSame => "computed again, the same",
        Words::HashDiffers => "NOT the same",
        Words::HashOfOtherEncoding => {
            "hash of the original file; its text was converted, so it cannot be computed here"
        }
        Words::Unreadable => "this document is damaged: its hash cannot be computed",
        Words::FurnitureHeading => "Page furniture",
        Words::FurnitureText => {
            "The files are saved web pages: around the article stand menus, related news, \
             counters, contact data and repeated headlines. Such lines are recognised by general \
             rules and never deleted: they are not searched unless asked for, but the number of \
             hits that they hide is always stated, and one key (f) shows them."
        }
        Words::Counting => "How numbers are counted",
        Words::CountingTokens => {
            "Length is counted in syllables (tiếng): runs of letters or digits, those in the page \
             furniture included. The share of furniture is its syllables over all syllables."
        }
        Words::CountingHits => {
            "A hit is one place in one document. List, reader and dispersion strip share the same \
             hits. All numbers are full counts, never estimates."
        }
        Words::CountingLevels => {
            "“Marks as typed”: letter case, placement of tones (hòa, hoà) and i/y (lý, lí) make no \
             difference. “Any marks”: tones, vowel marks and the bar of đ are dropped as well."
        }
        Words::CountingGroups => {
            "Several words without quotes are answered in groups: adjacent, same sentence, same \
             document. A hit belongs to the nearest group only."
        }
        Words::Versions => "Versions",
        Words::CorpusHash => "Hash of the corpus",
        Words::Licences => "Licences",
        Words::LicenceCode => "Program: MIT or Apache-2.0.",
        Words::LicenceFonts => "Typefaces Noto Serif and Source Sans 3: SIL Open Font License 1.1.",
        Words::LicenceMap => {
            "Map: borders from vietnamese-provinces-database by ThangLeQuoc, names from vietnamadminunits \
             by Tran Ngoc Minh Hieu; both MIT."
        }
        Words::LicenceTexts => {
            "The documents belong to their publishers; they are kept here for research, with their sources."
        }
        Words::Privacy => "Privacy",
        Words::PrivacyText => {
            "Nothing leaves your device: the page calls no one and tracks nothing."
        }
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
