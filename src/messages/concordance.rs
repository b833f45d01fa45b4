//! What the concordance says.

use std::borrow::Cow;

use danbiet_corpus::concordance::{GroupBy, REACH, Slot, SortKey};
use danbiet_query::Language;

use super::{Message, number, say as say_message};

/// Something to say.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "what a variant says stands below, twice")]
pub enum Words<'a> {
    Lead,
    Lines {
        lines: usize,
    },
    Sampled {
        lines: usize,
        total: usize,
        seed: u64,
    },
    OfGroup {
        lines: usize,
        total: usize,
    },
    NoQuery,
    NoLines,
    NoLinesHere,
    ShowAll,
    Order,
    OrderPlace {
        place: usize,
    },
    AsFound,
    Key(SortKey),
    Width,
    WidthWords {
        words: u32,
    },
    Sample,
    AllLines,
    SampleLines {
        lines: u32,
    },
    Seed,
    GroupBy,
    NotGrouped,
    By(GroupBy),
    Groups {
        groups: usize,
    },
    Share,
    NoValue,
    OnlyGroup {
        label: &'a str,
        lines: usize,
    },
    MoreGroups {
        groups: usize,
    },
    Table,
    Set,
    Left,
    Node,
    Right,
    Document,
    SortLeft,
    SortNode,
    SortRight,
    SortDocument,
    OpenLine {
        line: usize,
    },
    PutLine {
        line: usize,
        set: &'a str,
    },
    Sets,
    SetsLead,
    SetLines {
        set: &'a str,
        lines: usize,
    },
    SetName {
        set: &'a str,
    },
    NewSet,
    DropSet {
        set: &'a str,
    },
    OnlySet,
    PutAll {
        lines: usize,
    },
    TakeAll,
    PrintedPart {
        from: usize,
        to: usize,
        total: usize,
    },
}

/// Says it.
#[must_use]
pub fn say(language: Language, words: Words<'_>) -> Cow<'static, str> {
    if let Words::By(GroupBy::Facet(facet)) = words {
        return say_message(language, Message::FacetName(facet));
    }
    match language {
        Language::Vi => vi(words),
        Language::En => en(words),
    }
}

const fn slot_vi(slot: Slot) -> &'static str {
    match slot {
        Slot::Left(0 | 1) => "từ thứ 1 bên trái",
        Slot::Left(2) => "từ thứ 2 bên trái",
        Slot::Left(_) => "từ thứ 3 bên trái",
        Slot::Node => "chữ tìm được",
        Slot::Right(0 | 1) => "từ thứ 1 bên phải",
        Slot::Right(2) => "từ thứ 2 bên phải",
        Slot::Right(_) => "từ thứ 3 bên phải",
    }
}

const fn slot_en(slot: Slot) -> &'static str {
    match slot {
        Slot::Left(0 | 1) => "1st word to the left",
        Slot::Left(2) => "2nd word to the left",
        Slot::Left(_) => "3rd word to the left",
        Slot::Node => "the words found",
        Slot::Right(0 | 1) => "1st word to the right",
        Slot::Right(2) => "2nd word to the right",
        Slot::Right(_) => "3rd word to the right",
    }
}

fn vi(words: Words<'_>) -> Cow<'static, str> {
    let n = |value| number(Language::Vi, value);
    Cow::Borrowed(match words {
        Words::Lead => {
            "Mỗi kết quả một dòng, chữ tìm được ở giữa. Ngữ cảnh tính bằng từ, không vượt ra khỏi phần của bài; xếp theo \
             thứ tự từ điển tiếng Việt. Bấm vào chữ ở giữa để đọc tại chỗ."
        }
        Words::Lines { lines } => return format!("{} dòng", n(lines)).into(),
        Words::Sampled { lines, total, seed } => {
            return format!(
                "{} dòng, rút ngẫu nhiên trong {} dòng (số gieo {seed})",
                n(lines),
                n(total)
            )
            .into();
        }
        Words::OfGroup { lines, total } => {
            return format!("{} trong {} dòng", n(lines), n(total)).into();
        }
        Words::NoQuery => {
            "Hãy gõ điều cần tìm vào ô trên cùng: một từ, một cụm trong ngoặc kép, hay bất cứ câu tìm nào."
        }
        Words::NoLines => {
            "Không có dòng nào: không có kết quả cho câu tìm này trong phạm vi đang xem."
        }
        Words::NoLinesHere => "Không có dòng nào trong nhóm đang chọn.",
        Words::ShowAll => "Xem tất cả các dòng",
        Words::Order => "Xếp theo",
        Words::OrderPlace { place } => return format!("Khoá xếp thứ {}", n(place)).into(),
        Words::AsFound => "thứ tự tài liệu",
        Words::Key(SortKey::Slot(slot)) => slot_vi(slot),
        Words::Key(SortKey::Document) => "tài liệu",
        Words::Key(SortKey::Place) => "nơi",
        Words::Key(SortKey::Date) => "ngày",
        Words::Width => "Ngữ cảnh mỗi bên",
        Words::WidthWords { words } => return format!("{words} từ").into(),
        Words::Sample => "Lấy mẫu",
        Words::AllLines => "tất cả",
        Words::SampleLines { lines } => return format!("{} dòng", n(lines as usize)).into(),
        Words::Seed => "số gieo",
        Words::GroupBy => "Đếm theo",
        Words::NotGrouped => "không đếm",
        Words::By(GroupBy::Slot(slot)) => slot_vi(slot),
        Words::By(GroupBy::Collocate) => {
            return format!("từ đi cùng, cách tối đa {REACH} từ").into();
        }
        Words::By(GroupBy::Document | GroupBy::Facet(_)) => "tài liệu",
        Words::Groups { groups } => return format!("{} nhóm", n(groups)).into(),
        Words::Share => "phần",
        Words::NoValue => "(không có)",
        Words::OnlyGroup { label, lines } => {
            return format!("{label}: chỉ xem {} dòng này", n(lines)).into();
        }
        Words::MoreGroups { groups } => return format!("Thêm {} nhóm", n(groups)).into(),
        Words::Table => "Các dòng ngữ cảnh",
        Words::Set => "Nhóm",
        Words::Left => "Bên trái",
        Words::Node => "Chữ tìm được",
        Words::Right => "Bên phải",
        Words::Document => "Tài liệu",
        Words::SortLeft => "Xếp theo ba từ bên trái",
        Words::SortNode => "Xếp theo chữ tìm được",
        Words::SortRight => "Xếp theo ba từ bên phải",
        Words::SortDocument => "Xếp theo tài liệu",
        Words::OpenLine { line } => return format!("dòng {}, đọc tại chỗ", n(line)).into(),
        Words::PutLine { line, set } => return format!("Dòng {} vào nhóm {set}", n(line)).into(),
        Words::Sets => "Nhóm dòng",
        Words::SetsLead => {
            "Đánh dấu dòng để gom vào nhóm đang chọn; các nhóm nằm trong địa chỉ trang."
        }
        Words::SetLines { set, lines } => return format!("{set} · {} dòng", n(lines)).into(),
        Words::SetName { set } => return format!("Tên nhóm {set}").into(),
        Words::NewSet => "Nhóm mới",
        Words::DropSet { set } => return format!("Bỏ nhóm {set}").into(),
        Words::OnlySet => "Chỉ xem nhóm này",
        Words::PutAll { lines } => return format!("Gom cả {} dòng đang xem", n(lines)).into(),
        Words::TakeAll => "Bỏ hết dòng khỏi nhóm",
        Words::PrintedPart { from, to, total } => {
            return format!("Trang in có dòng {}–{} trong {}.", n(from), n(to), n(total)).into();
        }
    })
}

fn en(words: Words<'_>) -> Cow<'static, str> {
    let n = |value| number(Language::En, value);
    let s = |value: usize| if value == 1 { "" } else { "s" };
    Cow::Borrowed(match words {
        Words::Lead => {
            "One line for each hit, with the words found in the middle. Context is counted in words and never leaves its \
             part of the article; the order is that of Vietnamese dictionaries. Press the words in the middle to read them in \
             their place."
        }
        Words::Lines { lines } => return format!("{} line{}", n(lines), s(lines)).into(),
        Words::Sampled { lines, total, seed } => {
            return format!(
                "{} line{} drawn at random from {} (seed {seed})",
                n(lines),
                s(lines),
                n(total)
            )
            .into();
        }
        Words::OfGroup { lines, total } => {
            return format!("{} of {} lines", n(lines), n(total)).into();
        }
        Words::NoQuery => {
            "Type what to look for into the box on top: a word, a phrase in quotation marks, or any query."
        }
        Words::NoLines => "No lines: this query has no hits in what is searched.",
        Words::NoLinesHere => "No lines in the group that is chosen.",
        Words::ShowAll => "Show all lines",
        Words::Order => "Sort by",
        Words::OrderPlace { place } => return format!("Key {} of the order", n(place)).into(),
        Words::AsFound => "order of documents",
        Words::Key(SortKey::Slot(slot)) => slot_en(slot),
        Words::Key(SortKey::Document) => "document",
        Words::Key(SortKey::Place) => "place",
        Words::Key(SortKey::Date) => "date",
        Words::Width => "Context on each side",
        Words::WidthWords { words } => return format!("{words} words").into(),
        Words::Sample => "Sample",
        Words::AllLines => "all",
        Words::SampleLines { lines } => return format!("{} lines", n(lines as usize)).into(),
        Words::Seed => "seed",
        Words::GroupBy => "Count by",
        Words::NotGrouped => "nothing",
        Words::By(GroupBy::Slot(slot)) => slot_en(slot),
        Words::By(GroupBy::Collocate) => {
            return format!("neighbours up to {REACH} words away").into();
        }
        Words::By(GroupBy::Document | GroupBy::Facet(_)) => "document",
        Words::Groups { groups } => return format!("{} group{}", n(groups), s(groups)).into(),
        Words::Share => "share",
        Words::NoValue => "(none)",
        Words::OnlyGroup { label, lines } => {
            return format!("{label}: show these {} line{} only", n(lines), s(lines)).into();
        }
        Words::MoreGroups { groups } => {
            return format!("{} more group{}", n(groups), s(groups)).into();
        }
        Words::Table => "Lines of the concordance",
        Words::Set => "Set",
        Words::Left => "Left",
        Words::Node => "Words found",
        Words::Right => "Right",
        Words::Document => "Document",
        Words::SortLeft => "Sort by the three words to the left",
        Words::SortNode => "Sort by the words found",
        Words::SortRight => "Sort by the three words to the right",
        Words::SortDocument => "Sort by document",
        Words::OpenLine { line } => return format!("line {}, read in its place", n(line)).into(),
        Words::PutLine { line, set } => return format!("Line {} into set {set}", n(line)).into(),
        Words::Sets => "Sets of lines",
        Words::SetsLead => {
            "Tick lines to put them into the set that is chosen; the sets are part of the address."
        }
        Words::SetLines { set, lines } => {
            return format!("{set} · {} line{}", n(lines), s(lines)).into();
        }
        Words::SetName { set } => return format!("Name of set {set}").into(),
        Words::NewSet => "New set",
        Words::DropSet { set } => return format!("Drop set {set}").into(),
        Words::OnlySet => "Show this set only",
        Words::PutAll { lines } => {
            return format!("Put all {} line{} shown into it", n(lines), s(lines)).into();
        }
        Words::TakeAll => "Take all lines out of it",
        Words::PrintedPart { from, to, total } => {
            return format!("Printed: lines {}–{} of {}.", n(from), n(to), n(total)).into();
        }
    })
}
