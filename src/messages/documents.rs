//! What is said about the reader's own documents.

use std::borrow::Cow;

use danbiet_corpus::{
    batch::{Problem, Remark},
    ingest::IngestError,
};
use danbiet_query::Language;

use super::number;
use crate::browser::database::Trouble;

/// Something to say.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "what a variant says stands below, twice")]
pub enum Words<'a> {
    Lead,
    Drop,
    PickFiles,
    PickFolder,
    Kinds,
    Name,
    NameOf {
        first: &'a str,
        files: usize,
    },
    Cancel,
    Reading {
        path: &'a str,
        file: usize,
        of: usize,
        documents: usize,
    },
    Inside {
        files: usize,
    },
    Preparing,
    Analysing {
        done: usize,
        of: usize,
    },
    Keeping,
    Made {
        name: &'a str,
        documents: usize,
    },
    NothingMade,
    Stopped {
        what: &'a str,
    },
    KeptForGood,
    KeptForNow,
    NotKept,
    Trouble(Trouble),
    ReportOf {
        files: usize,
        skipped: usize,
    },
    File,
    Outcome,
    TakenAs {
        documents: usize,
        format: &'a str,
        encoding: &'a str,
    },
    Repaired {
        name: &'a str,
        count: usize,
    },
    Remark(Remark),
    Skipped,
    Problem(&'a Problem),
    Original,
    InFile(&'a str),
    Mine,
    None,
    LookingUp,
    Embedded,
    Documents {
        documents: usize,
    },
    Size {
        bytes: u64,
    },
    OpenIt,
    IsOpen,
    Rename,
    Save,
    Remove,
    RemoveSure {
        name: &'a str,
    },
    RemoveYes,
    RemoveNo,
    Choose {
        name: &'a str,
    },
    Join {
        chosen: usize,
    },
    JoinedName,
    FromAddress,
    Address,
    Fetch,
    Foreign,
    Unreachable,
    DamagedPack {
        what: &'a str,
    },
    Opening,
    OpenCorpus,
    Close,
    UnknownCorpus,
    DamagedCorpus {
        what: &'a str,
    },
    EmbeddedInstead,
    ToEmbedded,
    Loose,
}

/// Says it.
#[must_use]
pub fn say(language: Language, words: Words<'_>) -> Cow<'static, str> {
    match language {
        Language::Vi => vi(words),
        Language::En => en(words),
    }
}

/// Bytes, as people count them.
fn size(language: Language, bytes: u64) -> String {
    let n = |value: u64| number(language, usize::try_from(value).unwrap_or(usize::MAX));
    match bytes {
        0..1_000 => n(bytes) + " B",
        1_000..1_000_000 => n(bytes.div_ceil(1_000)) + " kB",
        _ => n(bytes.div_ceil(1_000_000)) + " MB",
    }
}

#[allow(clippy::too_many_lines, reason = "one line for each text")]
fn vi(words: Words<'_>) -> Cow<'static, str> {
    let n = |value| number(Language::Vi, value);
    match words {
        Words::Lead => "Mở tài liệu của chính bạn để đọc, tìm và đếm như bộ có sẵn. Tệp được đọc ngay \
            trong trang này, giữ trên máy này, không gửi đi đâu."
            .into(),
        Words::Drop => "Thả tệp hay thư mục vào đây, hoặc".into(),
        Words::PickFiles => "Chọn tệp".into(),
        Words::PickFolder => "Chọn thư mục".into(),
        Words::Kinds => ".txt .md .html .docx .pdf (có chữ) .csv .json .jsonl .zip, và .pack đã lưu từ đây".into(),
        Words::Name => "Tên bộ tài liệu".into(),
        Words::NameOf { first, files: 1 } => first.to_owned().into(),
        Words::NameOf { first, files } => format!("{first} và {} tệp khác", n(files - 1)).into(),
        Words::Cancel => "Dừng".into(),
        Words::Reading { path, file, of, documents } => format!(
            "Đang đọc {path} ({}/{} tệp, {} tài liệu)…",
            n(file),
            n(of),
            n(documents)
        )
        .into(),
        Words::Inside { files } => format!("{} tệp trong tệp nén", n(files)).into(),
        Words::Preparing => "Đang chuẩn bị…".into(),
        Words::Analysing { done, of } => format!("Đang phân tích {}/{} tài liệu…", n(done), n(of)).into(),
        Words::Keeping => "Đang giữ lại trên máy…".into(),
        Words::Made { name, documents } => format!("Đã có bộ “{name}”: {} tài liệu.", n(documents)).into(),
        Words::NothingMade => "Không tệp nào đọc được; bảng dưới đây nói vì sao.".into(),
        Words::Stopped { what } => {
            format!("Không làm xong: {what}. Những gì giữ trên máy trước đó vẫn nguyên.").into()
        }
        Words::KeptForGood => "Đã giữ trên máy này; trình duyệt hứa không tự xóa.".into(),
        Words::KeptForNow => "Đã giữ trên máy này. Trình duyệt không hứa giữ mãi: khi máy thiếu chỗ nó có thể \
            xóa; hãy lưu tệp .pack nếu cần chắc."
            .into(),
        Words::NotKept => "Chưa giữ được trên máy: bộ này còn đến khi đóng trang. Hãy lưu tệp .pack.".into(),
        Words::Trouble(Trouble::Blocked) => {
            "Trình duyệt không cho giữ gì ở đây (cửa sổ riêng tư, hoặc bị chặn trong cài đặt).".into()
        }
        Words::Trouble(Trouble::Full) => {
            "Chỗ mà trình duyệt dành cho trang này đã đầy: hãy xóa bớt bộ tài liệu rồi thử lại.".into()
        }
        Words::Trouble(Trouble::Failed) => "Trình duyệt bỏ dở việc giữ; hãy thử lại.".into(),
        Words::ReportOf { files, skipped: 0 } => format!("Báo cáo: {} tệp, đọc được cả", n(files)).into(),
        Words::ReportOf { files, skipped } => {
            format!("Báo cáo: {} tệp, {} tệp không lấy", n(files), n(skipped)).into()
        }
        Words::File => "Tệp".into(),
        Words::Outcome => "Kết quả".into(),
        Words::TakenAs { documents, format, encoding } => {
            format!("{} tài liệu · {format} · {encoding}", n(documents)).into()
        }
        Words::Repaired { name, count } => {
            let what = match name {
                "byte order mark" => "dấu thứ tự byte được bỏ",
                "legacy letters" => "chữ của bảng mã cũ được đổi sang Unicode",
                "font capitals" => "chữ hoa do phông được đổi thành chữ hoa thật",
                "undecodable" => "byte hỏng thành �",
                "stand-in bars" => "chữ Ð/ð/Ɖ dùng thay Đ: giữ như in, tìm vẫn ra",
                "loose marks" => "dấu tách rời (tổ hợp): giữ như in, tìm vẫn ra",
                other => other,
            };
            format!("{} {what}", n(count)).into()
        }
        Words::Remark(Remark::OtherLanguage { percent }) => {
            format!("chỉ {percent} % từ là âm tiết tiếng Việt: có thể là ngôn ngữ hay bảng mã khác").into()
        }
        Words::Remark(Remark::RowsLeftOut { count, first }) => format!(
            "{} dòng không có chữ hoặc không đọc được, dòng đầu là dòng {}",
            n(count as usize),
            n(first as usize)
        )
        .into(),
        Words::Remark(Remark::ColumnGuessed { column }) => format!(
            "không cột nào có tên cho biết là văn bản (text, content, noi_dung): đã lấy cột {}",
            n(column as usize)
        )
        .into(),
        Words::Remark(Remark::PagesWithoutText { count, of }) => format!(
            "{}/{} trang không có chữ (ảnh quét?): cần nhận dạng chữ (OCR)",
            n(count as usize),
            n(of as usize)
        )
        .into(),
        Words::Skipped => "Không lấy".into(),
        Words::Problem(problem) => problem_vi(problem).into(),
        Words::Original => "tệp gốc".into(),
        Words::InFile(file) => format!("Lấy từ đây trong tệp {file}").into(),
        Words::Mine => "Các bộ tài liệu trên máy này".into(),
        Words::None => "Chưa có bộ nào.".into(),
        Words::LookingUp => "Đang xem…".into(),
        Words::Embedded => "Bộ có sẵn".into(),
        Words::Documents { documents } => format!("{} tài liệu", n(documents)).into(),
        Words::Size { bytes } => size(Language::Vi, bytes).into(),
        Words::OpenIt => "Mở".into(),
        Words::IsOpen => "đang mở".into(),
        Words::Rename => "Đổi tên".into(),
        Words::Save => "Lưu tệp .pack".into(),
        Words::Remove => "Xóa".into(),
        Words::RemoveSure { name } => format!("Xóa “{name}” khỏi máy này, cả tệp gốc đã giữ?").into(),
        Words::RemoveYes => "Xóa hẳn".into(),
        Words::RemoveNo => "Thôi".into(),
        Words::Choose { name } => format!("Chọn “{name}” để gộp").into(),
        Words::Join { chosen } => format!("Gộp {} bộ đã chọn", n(chosen)).into(),
        Words::JoinedName => "Bộ gộp".into(),
        Words::FromAddress => "Lấy một bộ đã lưu (.pack) từ địa chỉ của trang này".into(),
        Words::Address => "Địa chỉ".into(),
        Words::Fetch => "Lấy".into(),
        Words::Foreign => "Địa chỉ ấy thuộc máy chủ khác: trang này không gọi đi đâu. Hãy tải tệp về rồi thả vào đây.".into(),
        Words::Unreachable => "Không lấy được gì từ địa chỉ ấy; hãy kiểm tra địa chỉ và kết nối.".into(),
        Words::DamagedPack { what } => format!("Tệp .pack hỏng hoặc của phiên bản khác ({what}); hãy lưu lại từ nơi đã tạo ra nó.").into(),
        Words::Opening => "Đang mở bộ tài liệu…".into(),
        Words::OpenCorpus => "Bộ tài liệu đang mở:".into(),
        Words::Close => "Đóng, về bộ có sẵn".into(),
        Words::UnknownCorpus => "Máy này không giữ bộ tài liệu mà địa chỉ nêu: có thể nó ở máy khác, đã bị xóa, hoặc trình duyệt đã dọn đi.".into(),
        Words::DamagedCorpus { what } => format!("Bộ tài liệu mà địa chỉ nêu bị hỏng hoặc của phiên bản khác ({what}); hãy tạo lại từ các tệp.").into(),
        Words::EmbeddedInstead => "Dưới đây là bộ có sẵn.".into(),
        Words::ToEmbedded => "Về bộ có sẵn".into(),
        Words::Loose => "chưa giữ trên máy".into(),
    }
}

fn problem_vi(problem: &Problem) -> String {
    let n = |value: u64| number(Language::Vi, usize::try_from(value).unwrap_or(usize::MAX));
    let size = |bytes| size(Language::Vi, bytes);
    match problem {
        Problem::UnknownKind => {
            "loại tệp không đọc được ở đây; hãy lưu thành .txt, .md, .html, .docx, .pdf, \
            .csv hay .jsonl"
                .to_owned()
        }
        Problem::OldWord => {
            "tệp Word cũ (.doc) hoặc có mật khẩu; hãy mở ra và lưu thành .docx không mật khẩu"
                .to_owned()
        }
        Problem::TooLarge { bytes, limit } => {
            format!(
                "dài {}, chỉ nhận đến {}; hãy chia thành nhiều tệp",
                size(*bytes),
                size(*limit)
            )
        }
        Problem::Bomb { limit } => format!(
            "giải nén ra dài hơn {} hoặc gấp quá nhiều lần: có thể là tệp phá hoại; hãy tự giải nén và chọn tệp cần",
            size(*limit)
        ),
        Problem::TooDeep => "tệp nén trong tệp nén; hãy giải nén lớp ngoài trước".to_owned(),
        Problem::TooMany { limit } => {
            format!(
                "hơn {} tệp trong một tệp nén; hãy giải nén rồi thả từng phần",
                n(u64::from(*limit))
            )
        }
        Problem::Encrypted => "có mật khẩu; hãy lưu một bản không mật khẩu".to_owned(),
        Problem::Broken { format } => format!(
            "hỏng, hoặc không phải {}; hãy mở bằng chương trình đã tạo ra và lưu lại",
            format.name()
        ),
        Problem::NoTextInPdf { pages } => format!(
            "{} trang đều là ảnh, không có chữ; hãy nhận dạng chữ (OCR) trước",
            n(u64::from(*pages))
        ),
        Problem::UnmappedPdf => {
            "tệp không ghi hình nào là chữ nào; hãy xuất lại từ bản gốc hoặc nhận dạng chữ (OCR)"
                .to_owned()
        }
        Problem::NoTextColumn { columns } => format!(
            "không có cột chữ (text, content, body, noi_dung) trong: {}; hãy đổi tên cột có nội dung",
            columns.join(", ")
        ),
        Problem::Text(IngestError::Empty) => {
            "không có chữ nào; hãy bỏ tệp hoặc cho chữ vào".to_owned()
        }
        Problem::Text(IngestError::TooLarge { length }) => {
            format!("chữ dài {}; hãy chia thành nhiều tệp", size(*length as u64))
        }
        Problem::Text(IngestError::Binary { offset, .. }) => {
            format!(
                "không phải văn bản (byte {}); hãy lưu thành văn bản thuần",
                n(*offset as u64)
            )
        }
        Problem::Text(IngestError::NotUtf8 { offset, line, .. }) => format!(
            "không phải Unicode, cũng không phải bảng mã tiếng Việt nào đã biết (dòng {}, byte {}); hãy lưu thành UTF-8",
            n(*line as u64),
            n(*offset as u64)
        ),
        Problem::Text(IngestError::NotUtf16 { offset }) => {
            format!(
                "bắt đầu như UTF-16 nhưng sai ở byte {}; hãy lưu thành UTF-8",
                n(*offset as u64)
            )
        }
        Problem::Unreadable => {
            "không đọc được: tệp đã bị dời hay sửa trong lúc ấy; hãy chọn lại".to_owned()
        }
        Problem::Fatal => {
            "đọc tệp này làm chương trình dừng (hết bộ nhớ hoặc lỗi); hãy lưu sang dạng khác"
                .to_owned()
        }
        Problem::Pack(what) => say(Language::Vi, Words::DamagedPack { what }).into_owned(),
        Problem::Packing { method } => format!(
            "nén theo kiểu {method}, ở đây không đọc được; hãy tự giải nén, hoặc nén lại theo kiểu \
             thường (Deflate)"
        ),
    }
}

#[allow(clippy::too_many_lines, reason = "one line for each text")]
fn en(words: Words<'_>) -> Cow<'static, str> {
    let n = |value| number(Language::En, value);
    let many = |count: usize, one: &str, more: &str| {
        let noun = if count == 1 { one } else { more };
        format!("{} {noun}", n(count))
    };
    let documents_text = |count| many(count, "document", "documents");
    match words {
        Words::Lead => "Open documents of your own, to read, search and count them like the built-in ones. \
            The files are read in this page, kept on this device, and sent nowhere."
            .into(),
        Words::Drop => "Drop files or folders here, or".into(),
        Words::PickFiles => "Choose files".into(),
        Words::PickFolder => "Choose a folder".into(),
        Words::Kinds => ".txt .md .html .docx .pdf (with text) .csv .json .jsonl .zip, and .pack as saved here".into(),
        Words::Name => "Name of the corpus".into(),
        Words::NameOf { first, files: 1 } => first.to_owned().into(),
        Words::NameOf { first, files } => {
            format!("{first} and {}", many(files - 1, "other file", "other files")).into()
        }
        Words::Cancel => "Stop".into(),
        Words::Reading { path, file, of, documents } => format!(
            "Reading {path} ({}/{} files, {})…",
            n(file),
            n(of),
            documents_text(documents)
        )
        .into(),
        Words::Inside { files } => format!("{} in the archive", many(files, "file", "files")).into(),
        Words::Preparing => "Preparing…".into(),
        Words::Analysing { done, of } => format!("Analysing {}/{} documents…", n(done), n(of)).into(),
        Words::Keeping => "Keeping it on the device…".into(),
        Words::Made { name, documents } => {
            format!("“{name}” is there: {}.", documents_text(documents)).into()
        }
        Words::NothingMade => "No file could be read; the table below says why.".into(),
        Words::Stopped { what } => {
            format!("It could not be finished: {what}. What was kept before is unharmed.").into()
        }
        Words::KeptForGood => "Kept on this device; the browser promises not to clear it by itself.".into(),
        Words::KeptForNow => "Kept on this device. The browser does not promise to keep it for good: it may \
            clear it when room gets scarce; save the .pack file to be sure."
            .into(),
        Words::NotKept => "Not kept on the device: it lasts until the page is closed. Save the .pack file.".into(),
        Words::Trouble(Trouble::Blocked) => {
            "The browser lets nothing be kept here (a private window, or blocked in its settings).".into()
        }
        Words::Trouble(Trouble::Full) => {
            "The room that the browser gives this page is full: remove a corpus and try again.".into()
        }
        Words::Trouble(Trouble::Failed) => "The browser broke off while keeping it; try again.".into(),
        Words::ReportOf { files, skipped: 0 } => {
            format!("Report: {}, all read", many(files, "file", "files")).into()
        }
        Words::ReportOf { files, skipped } => {
            format!("Report: {}, {} left out", many(files, "file", "files"), n(skipped)).into()
        }
        Words::File => "File".into(),
        Words::Outcome => "Outcome".into(),
        Words::TakenAs { documents, format, encoding } => {
            format!("{} · {format} · {encoding}", documents_text(documents)).into()
        }
        Words::Repaired { name, count } => {
            let what = match name {
                "byte order mark" => "byte order mark taken off",
                "legacy letters" => "letters of an older encoding made Unicode",
                "font capitals" => "capitals of a font made real ones",
                "undecodable" => "broken bytes became �",
                "stand-in bars" => "Ð/ð/Ɖ in place of Đ: left as printed, still found",
                "loose marks" => "marks of their own (decomposed): left as printed, still found",
                other => other,
            };
            format!("{} {what}", n(count)).into()
        }
        Words::Remark(Remark::OtherLanguage { percent }) => format!(
            "only {percent} % of its words are Vietnamese syllables: perhaps another language or encoding"
        )
        .into(),
        Words::Remark(Remark::RowsLeftOut { count, first }) => format!(
            "{} without text or not readable, the first is row {}",
            many(count as usize, "row", "rows"),
            n(first as usize)
        )
        .into(),
        Words::Remark(Remark::ColumnGuessed { column }) => format!(
            "no column is named as the text (text, content, noi_dung): column {} was taken",
            n(column as usize)
        )
        .into(),
        Words::Remark(Remark::PagesWithoutText { count, of }) => format!(
            "{} of {} without text (scanned?): they need text recognition (OCR)",
            n(count as usize),
            many(of as usize, "page", "pages")
        )
        .into(),
        Words::Skipped => "Left out".into(),
        Words::Problem(problem) => problem.to_string().into(),
        Words::Original => "original file".into(),
        Words::InFile(file) => format!("Taken from here in the file {file}").into(),
        Words::Mine => "Corpora on this device".into(),
        Words::None => "There is none yet.".into(),
        Words::LookingUp => "Looking…".into(),
        Words::Embedded => "The built-in corpus".into(),
        Words::Documents { documents } => documents_text(documents).into(),
        Words::Size { bytes } => size(Language::En, bytes).into(),
        Words::OpenIt => "Open".into(),
        Words::IsOpen => "open".into(),
        Words::Rename => "Rename".into(),
        Words::Save => "Save .pack file".into(),
        Words::Remove => "Remove".into(),
        Words::RemoveSure { name } => {
            format!("Remove “{name}” from this device, with the original files kept?").into()
        }
        Words::RemoveYes => "Remove it".into(),
        Words::RemoveNo => "Leave it".into(),
        Words::Choose { name } => format!("Choose “{name}” for joining").into(),
        Words::Join { chosen } => format!("Join the {} chosen", n(chosen)).into(),
        Words::JoinedName => "Joined corpus".into(),
        Words::FromAddress => "Take a stored corpus (.pack) from an address of this site".into(),
        Words::Address => "Address".into(),
        Words::Fetch => "Take".into(),
        Words::Foreign => "That address is of another host: this page calls no one. Download the file and drop it here.".into(),
        Words::Unreachable => "Nothing came from that address; look at the address and the connection.".into(),
        Words::DamagedPack { what } => {
            format!("the .pack file is damaged or of another version ({what}); save it again where it was made").into()
        }
        Words::Opening => "Opening the corpus…".into(),
        Words::OpenCorpus => "Open corpus:".into(),
        Words::Close => "Close, back to the built-in one".into(),
        Words::UnknownCorpus => "The corpus that the address names is not kept on this device: perhaps it is on another one, was removed, or the browser has cleared it.".into(),
        Words::DamagedCorpus { what } => format!("The corpus that the address names is damaged or of another version ({what}); make it again from its files.").into(),
        Words::EmbeddedInstead => "Below is the built-in corpus.".into(),
        Words::ToEmbedded => "To the built-in corpus".into(),
        Words::Loose => "not kept on the device".into(),
    }
}
