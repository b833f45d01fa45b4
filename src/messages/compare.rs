//! The texts of the comparison, in Vietnamese and in English.

use std::borrow::Cow;

use danbiet_corpus::reuse::Kind;
use danbiet_query::Language;

use super::number;
use crate::route::{Listing, Measure};

/// Something to say.
#[derive(Clone, Copy, Debug)]
#[allow(
    missing_docs,
    reason = "what a variant says stands in vi and en, and only there"
)]
pub enum Words<'a> {
    Lead,
    Lists,
    List(Listing),
    Measure(Measure),
    MeasureWhy(Measure),
    Shortest,
    Spread,
    Furniture,
    ShortForms,
    Found {
        formulas: usize,
        documents: usize,
        syllables: usize,
    },
    Listed {
        listed: usize,
    },
    NothingShared,
    Working,
    Cancel,
    Cancelled,
    Start,
    Large {
        documents: usize,
    },
    Failed,
    Formula,
    OpenFormula,
    PassagesListed {
        listed: usize,
        count: usize,
    },
    PlaceBeside {
        left: &'a str,
        right: &'a str,
    },
    Document,
    OtherDocument,
    SharedFormulas,
    Longest,
    SharedSyllables,
    PairsNote {
        spread: usize,
    },
    MatrixNote,
    MatrixCut {
        documents: usize,
    },
    Cell {
        row: &'a str,
        column: &'a str,
        syllables: usize,
        formulas: usize,
        longest: usize,
    },
    Nothing,
    Choose,
    Left,
    Right,
    NoDocument,
    Swap,
    BackToMap,
    Both {
        passages: usize,
        shared: usize,
    },
    Share {
        syllables: usize,
        total: usize,
    },
    Same,
    Scrolling,
    Passage {
        number: usize,
    },
    PassageOf {
        number: usize,
        total: usize,
    },
    Previous,
    Next,
    Pane {
        document: &'a str,
    },
    Legend,
    LegendShared,
    Kind(Kind),
    KindWhy(Kind),
    PassageTable,
    SyllablesHead,
    Read,
}

/// Says it.
#[must_use]
pub fn say(language: Language, words: Words<'_>) -> Cow<'static, str> {
    match language {
        Language::Vi => vi(words),
        Language::En => en(words),
    }
}

fn vi(words: Words<'_>) -> Cow<'static, str> {
    let n = |value| number(Language::Vi, value);
    Cow::Borrowed(match words {
        Words::Lead => {
            "Những chuỗi chữ mà nhiều tài liệu cùng dùng, xếp theo độ dài × số tài liệu. Chữ viết tắt được đọc thành dạng đầy đủ, hoa thường và chỗ đặt dấu thanh không tính."
        }
        Words::Lists => "Các cách xem",
        Words::List(Listing::Formulas) => "Công thức",
        Words::List(Listing::Pairs) => "Từng cặp",
        Words::List(Listing::Matrix) => "Ai chung với ai",
        Words::Measure(Measure::Length) => "Số tiếng",
        Words::Measure(Measure::Documents) => "Tài liệu",
        Words::Measure(Measure::Count) => "Số lần",
        Words::Measure(Measure::Weight) => "Dài × rộng",
        Words::MeasureWhy(Measure::Length) => "Độ dài tính bằng tiếng, chữ viết tắt đọc đầy đủ",
        Words::MeasureWhy(Measure::Documents) => "Có trong bao nhiêu tài liệu",
        Words::MeasureWhy(Measure::Count) => "Xuất hiện bao nhiêu lần",
        Words::MeasureWhy(Measure::Weight) => "Số tiếng nhân với số tài liệu",
        Words::Shortest => "Từ số tiếng",
        Words::Spread => "Từ số tài liệu",
        Words::Furniture => "Cả phần rìa trang",
        Words::ShortForms => "Đọc chữ viết tắt",
        Words::Found {
            formulas,
            documents,
            syllables,
        } => {
            return [
                n(formulas).as_str(),
                " công thức trong ",
                &n(documents),
                " tài liệu, ",
                &n(syllables),
                " tiếng",
            ]
            .concat()
            .into();
        }
        Words::Listed { listed } => {
            return ["nêu ", &n(listed), " công thức nặng nhất"].concat().into();
        }
        Words::NothingShared => "Không có chuỗi chữ chung nào dài như vậy.",
        Words::Working => "Đang tìm những chuỗi chữ chung…",
        Words::Cancel => "Dừng",
        Words::Cancelled => "Đã dừng.",
        Words::Start => "Tìm",
        Words::Large { documents } => {
            return [
                "Kho có ",
                &n(documents),
                " tài liệu: việc tìm mất vài giây, từng bước một, lúc nào cũng dừng được.",
            ]
            .concat()
            .into();
        }
        Words::Failed => "Không tìm được: một phần của kho bị hỏng hoặc trình duyệt từ chối.",
        Words::Formula => "Chuỗi chữ",
        Words::OpenFormula => "Mở hay đóng các chỗ có chuỗi chữ này",
        Words::PassagesListed { listed, count } => {
            return ["Nêu ", &n(listed), " trong ", &n(count), " chỗ."]
                .concat()
                .into();
        }
        Words::PlaceBeside { left, right } => {
            return ["Đặt ", left, " cạnh ", right].concat().into();
        }
        Words::Document => "Tài liệu",
        Words::OtherDocument => "Tài liệu kia",
        Words::SharedFormulas => "Công thức chung",
        Words::Longest => "Dài nhất",
        Words::SharedSyllables => "Tiếng chung",
        Words::PairsNote { spread } => {
            return [
                "Chỉ tính công thức có trong không quá ",
                &n(spread),
                " tài liệu; chỗ chồng nhau tính một lần.",
            ]
            .concat()
            .into();
        }
        Words::MatrixNote => {
            "Mỗi ô: bao nhiêu tiếng của tài liệu ở hàng nằm trong công thức chung với tài liệu ở cột. Bấm để đặt hai bài cạnh nhau."
        }
        Words::MatrixCut { documents } => {
            return ["Nêu ", &n(documents), " tài liệu có nhiều chữ chung nhất."]
                .concat()
                .into();
        }
        Words::Cell {
            row,
            column,
            syllables,
            formulas,
            longest,
        } => {
            return [
                row,
                " và ",
                column,
                ": ",
                &n(syllables),
                " tiếng, ",
                &n(formulas),
                " công thức, dài nhất ",
                &n(longest),
                " tiếng",
            ]
            .concat()
            .into();
        }
        Words::Nothing => "không chung gì",
        Words::Choose => "Đặt hai tài liệu cạnh nhau",
        Words::Left => "Bên trái",
        Words::Right => "Bên phải",
        Words::NoDocument => "chọn tài liệu",
        Words::Swap => "Đổi bên",
        Words::BackToMap => "Công thức của cả kho",
        Words::Both { passages, shared } => {
            return [n(passages).as_str(), " đoạn chung, ", &n(shared), " tiếng"]
                .concat()
                .into();
        }
        Words::Share { syllables, total } => {
            let share = percent(syllables, total);
            return [
                n(syllables).as_str(),
                " trong ",
                &n(total),
                " tiếng (",
                &n(share),
                " %)",
            ]
            .concat()
            .into();
        }
        Words::Same => "Hai bên là cùng một tài liệu.",
        Words::Scrolling => "Cuộn cùng nhau",
        Words::Passage { number } => return ["Đoạn chung ", &n(number)].concat().into(),
        Words::PassageOf { number, total } => {
            return ["Đoạn ", &n(number), " trong ", &n(total)].concat().into();
        }
        Words::Previous => "Đoạn trước",
        Words::Next => "Đoạn sau",
        Words::Pane { document } => return ["Văn bản: ", document].concat().into(),
        Words::Legend => "Chú giải",
        Words::LegendShared => "đoạn chung",
        Words::Kind(Kind::Same) => "giống nhau",
        Words::Kind(Kind::Spelling) => "viết khác",
        Words::Kind(Kind::Wording) => "khác chữ",
        Words::KindWhy(Kind::Same) => "Hai bên in giống nhau",
        Words::KindWhy(Kind::Spelling) => "Cùng chữ nhưng viết khác: viết tắt, chỗ đặt dấu thanh",
        Words::KindWhy(Kind::Wording) => "Chữ khác, hoặc chỉ một bên có",
        Words::PassageTable => "Bảng các đoạn chung",
        Words::SyllablesHead => "Tiếng",
        Words::Read => "Đọc tài liệu này",
    })
}

fn en(words: Words<'_>) -> Cow<'static, str> {
    let n = |value| number(Language::En, value);
    let s = |value: usize| if value == 1 { "" } else { "s" };
    Cow::Borrowed(match words {
        Words::Lead => {
            "Word sequences that several documents use, by length × number of documents. Short forms are read in full; case and the place of the tone mark make no difference."
        }
        Words::Lists => "Ways to look at them",
        Words::List(Listing::Formulas) => "Formulas",
        Words::List(Listing::Pairs) => "Pairs",
        Words::List(Listing::Matrix) => "Who shares with whom",
        Words::Measure(Measure::Length) => "Syllables",
        Words::Measure(Measure::Documents) => "Documents",
        Words::Measure(Measure::Count) => "Times",
        Words::Measure(Measure::Weight) => "Length × spread",
        Words::MeasureWhy(Measure::Length) => "Length in syllables, short forms read in full",
        Words::MeasureWhy(Measure::Documents) => "In how many documents it occurs",
        Words::MeasureWhy(Measure::Count) => "How often it occurs",
        Words::MeasureWhy(Measure::Weight) => "Syllables times documents",
        Words::Shortest => "Syllables from",
        Words::Spread => "Documents from",
        Words::Furniture => "Furniture too",
        Words::ShortForms => "Read short forms",
        Words::Found {
            formulas,
            documents,
            syllables,
        } => {
            return [
                n(formulas).as_str(),
                " formula",
                s(formulas),
                " in ",
                &n(documents),
                " document",
                s(documents),
                ", ",
                &n(syllables),
                " syllables",
            ]
            .concat()
            .into();
        }
        Words::Listed { listed } => {
            return ["the ", &n(listed), " weightiest are listed"]
                .concat()
                .into();
        }
        Words::NothingShared => "No shared sequence is as long as that.",
        Words::Working => "Looking for shared sequences …",
        Words::Cancel => "Stop",
        Words::Cancelled => "Stopped.",
        Words::Start => "Look",
        Words::Large { documents } => {
            return [
                "The corpus has ",
                &n(documents),
                " documents: looking takes some seconds, step by step, and can be stopped.",
            ]
            .concat()
            .into();
        }
        Words::Failed => {
            "Nothing could be found: a part of the corpus is damaged, or the browser refused."
        }
        Words::Formula => "Sequence",
        Words::OpenFormula => "Open or close the places of this sequence",
        Words::PassagesListed { listed, count } => {
            return [n(listed).as_str(), " of ", &n(count), " places are listed."]
                .concat()
                .into();
        }
        Words::PlaceBeside { left, right } => {
            return [left, " beside ", right].concat().into();
        }
        Words::Document => "Document",
        Words::OtherDocument => "Other document",
        Words::SharedFormulas => "Shared formulas",
        Words::Longest => "Longest",
        Words::SharedSyllables => "Shared syllables",
        Words::PairsNote { spread } => {
            return [
                "Only formulas of at most ",
                &n(spread),
                " documents count; what overlaps counts once.",
            ]
            .concat()
            .into();
        }
        Words::MatrixNote => {
            "Each cell: how many syllables of the row's document lie in formulas that the column's document has too. Press one to lay the two side by side."
        }
        Words::MatrixCut { documents } => {
            return [
                "The ",
                &n(documents),
                " documents that share most are shown.",
            ]
            .concat()
            .into();
        }
        Words::Cell {
            row,
            column,
            syllables,
            formulas,
            longest,
        } => {
            return [
                row,
                " and ",
                column,
                ": ",
                &n(syllables),
                " syllable",
                s(syllables),
                ", ",
                &n(formulas),
                " formula",
                s(formulas),
                ", the longest of ",
                &n(longest),
            ]
            .concat()
            .into();
        }
        Words::Nothing => "nothing shared",
        Words::Choose => "Two documents side by side",
        Words::Left => "Left",
        Words::Right => "Right",
        Words::NoDocument => "choose a document",
        Words::Swap => "Swap sides",
        Words::BackToMap => "Formulas of the whole corpus",
        Words::Both { passages, shared } => {
            return [
                n(passages).as_str(),
                " shared passage",
                s(passages),
                ", ",
                &n(shared),
                " syllables",
            ]
            .concat()
            .into();
        }
        Words::Share { syllables, total } => {
            let share = percent(syllables, total);
            return [
                n(syllables).as_str(),
                " of ",
                &n(total),
                " syllables (",
                &n(share),
                "%)",
            ]
            .concat()
            .into();
        }
        Words::Same => "Both sides are the same document.",
        Words::Scrolling => "Scroll together",
        Words::Passage { number } => return ["Shared passage ", &n(number)].concat().into(),
        Words::PassageOf { number, total } => {
            return ["Passage ", &n(number), " of ", &n(total)].concat().into();
        }
        Words::Previous => "Previous passage",
        Words::Next => "Next passage",
        Words::Pane { document } => return ["Text: ", document].concat().into(),
        Words::Legend => "Legend",
        Words::LegendShared => "shared passage",
        Words::Kind(Kind::Same) => "the same",
        Words::Kind(Kind::Spelling) => "written otherwise",
        Words::Kind(Kind::Wording) => "other words",
        Words::KindWhy(Kind::Same) => "Both sides print the same",
        Words::KindWhy(Kind::Spelling) => {
            "The same words, written otherwise: a short form, another place of the tone mark"
        }
        Words::KindWhy(Kind::Wording) => "Other words, or words that only one side has",
        Words::PassageTable => "Table of the shared passages",
        Words::SyllablesHead => "Syllables",
        Words::Read => "Read this document",
    })
}

/// A share in whole hundredths, rounded.
fn percent(part: usize, whole: usize) -> usize {
    (part * 200 + whole) / (whole * 2).max(1)
}
