//! What the help says.

use danbiet_query::Language;

/// Something to say.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "what a variant says stands below, twice")]
pub enum Words {
    HelpLead,
    QueryLanguage,
    Keys,
    KeySearch,
    KeyEscape,
    KeyHelp,
    KeyHits,
    KeyResults,
    KeyDocuments,
    KeyTheme,
    KeyFurniture,
    KeyChoose,
    ShortcutsOn,
    TextSize,
    SizeUsual,
    SizeLarge,
    SizeLarger,
    ExampleWord,
    ExampleUnmarked,
    ExamplePhrase,
    ExampleWords,
    ExampleOr,
    ExampleNot,
    ExamplePrefix,
    ExampleNear,
    ExampleNumber,
    ExampleZone,
    ExampleField,
}

/// A text of the help.
#[must_use]
pub fn say(language: Language, words: Words) -> &'static str {
    match language {
        Language::Vi => vi(words),
        Language::En => en(words),
    }
}

fn vi(words: Words) -> &'static str {
    match words {
        Words::HelpLead => "Gõ vào ô tìm; không câu hỏi nào là sai. Bấm vào ví dụ để chạy thử.",
        Words::QueryLanguage => "Cách hỏi",
        Words::Keys => "Phím",
        Words::KeySearch => "đến ô tìm",
        Words::KeyEscape => "xóa câu hỏi, rời ô tìm",
        Words::KeyHelp => "trợ giúp",
        Words::KeyHits => "kết quả sau, trước (Enter, Shift+Enter cũng vậy)",
        Words::KeyResults => "xuống, lên trong danh sách",
        Words::KeyDocuments => "tài liệu trước, sau",
        Words::KeyTheme => "nền sáng, tối",
        Words::KeyFurniture => "hiện, ẩn khung trang",
        Words::KeyChoose => "chọn một câu trong bài để đánh dấu, ghi chú, trích dẫn",
        Words::ShortcutsOn => "Dùng phím tắt một chữ",
        Words::TextSize => "Cỡ chữ",
        Words::SizeUsual => "vừa",
        Words::SizeLarge => "lớn",
        Words::SizeLarger => "lớn hơn",
        Words::ExampleWord => "có dấu: tìm đúng dấu",
        Words::ExampleUnmarked => "không dấu: tìm mọi cách bỏ dấu",
        Words::ExamplePhrase => "ngoặc kép: liền nhau, đúng thứ tự",
        Words::ExampleWords => "nhiều từ: liền nhau hoặc cùng câu",
        Words::ExampleOr => "một trong hai",
        Words::ExampleNot => "bỏ tài liệu có từ này",
        Words::ExamplePrefix => "phần đầu của một tiếng",
        Words::ExampleNear => "gần nhau, cách tối đa 5 tiếng",
        Words::ExampleNumber => "số hiệu văn bản",
        Words::ExampleZone => "chỉ trong nhan đề",
        Words::ExampleField => "tài liệu của một năm",
    }
}

fn en(words: Words) -> &'static str {
    match words {
        Words::HelpLead => {
            "Type into the search box; no query is wrong. Press an example to run it."
        }
        Words::QueryLanguage => "How to ask",
        Words::Keys => "Keys",
        Words::KeySearch => "go to the search box",
        Words::KeyEscape => "clear the query, leave the box",
        Words::KeyHelp => "help",
        Words::KeyHits => "next, previous hit (also Enter, Shift+Enter)",
        Words::KeyResults => "down, up in the list",
        Words::KeyDocuments => "previous, next document",
        Words::KeyTheme => "light, dark",
        Words::KeyFurniture => "show, hide page furniture",
        Words::KeyChoose => "select a sentence of the document, to mark, note or quote it",
        Words::ShortcutsOn => "Use single-letter shortcuts",
        Words::TextSize => "Text size",
        Words::SizeUsual => "usual",
        Words::SizeLarge => "large",
        Words::SizeLarger => "larger",
        Words::ExampleWord => "with marks: marks count",
        Words::ExampleUnmarked => "without marks: any marks",
        Words::ExamplePhrase => "quotes: adjacent, in order",
        Words::ExampleWords => "several words: adjacent or in one sentence",
        Words::ExampleOr => "either",
        Words::ExampleNot => "leaves out documents with the word",
        Words::ExamplePrefix => "beginning of a syllable",
        Words::ExampleNear => "near each other, at most 5 syllables between",
        Words::ExampleNumber => "number of a document of state or Party",
        Words::ExampleZone => "in titles only",
        Words::ExampleField => "documents of a year",
    }
}
