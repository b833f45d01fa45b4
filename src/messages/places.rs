//! What the view of places and times says.

use std::borrow::Cow;

use danbiet_corpus::{annotate::DateKind, evidence::BasisKind, map::assign::Way};
use danbiet_query::Language;

use super::number;
use crate::route::{Count, Era};

/// Something to say.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "what a variant says stands below, twice")]
pub enum Words<'a> {
    Places,
    Times,
    Era(Era),
    EraChoice,
    CountChoice,
    Counts(Count),
    Loading,
    Unreachable,
    Damaged,
    TryAgain,
    MapLabel {
        provinces: usize,
        first: &'a str,
    },
    MapEmpty,
    Sign {
        name: &'a str,
        documents: usize,
        hits: usize,
        mentions: usize,
    },
    Legend(Count),
    LegendShades,
    LegendIslands,
    Table,
    Province,
    Elsewhere,
    Joined {
        name: &'a str,
    },
    Parts {
        names: &'a str,
    },
    Only,
    NoDocuments,
    NamedHere,
    Way(Way),
    NoWay,
    MentionCount {
        mentions: usize,
    },
    MoreSentences {
        sentences: usize,
    },
    TimesLead {
        first: usize,
        last: usize,
    },
    TimesEmpty,
    LegendTimes,
    Outside {
        marks: usize,
    },
    NoYear,
    StripLabel {
        document: &'a str,
        marks: usize,
    },
    TimesTable,
    Document,
    Printed,
    Normal,
    Kind,
    Basis,
    DocumentDate,
    KindOf(DateKind),
    BasisOf(BasisKind),
    MoreRows {
        rows: usize,
    },
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
        Words::Places => "Nơi",
        Words::Times => "Lúc",
        Words::Era(Era::Districts) => "63 tỉnh, đến 30/6/2025",
        Words::Era(Era::TwoTiers) => "34 tỉnh, từ 1/7/2025",
        Words::EraChoice => "Bản đồ hành chính của thời nào",
        Words::CountChoice => "Con số trên bản đồ đếm gì",
        Words::Counts(Count::Documents) => "tài liệu",
        Words::Counts(Count::Hits) => "kết quả tìm",
        Words::Counts(Count::Mentions) => "lần nhắc đến",
        Words::Loading => "Đang tải bản đồ …",
        Words::Unreachable => {
            "Chưa tải được bản đồ: không có mạng, hoặc trang được mở từ một thư mục. Bảng thời gian bên dưới vẫn đầy đủ."
        }
        Words::Damaged => {
            "Tệp bản đồ bị hỏng hoặc không cùng phiên bản với chương trình. Hãy tải lại trang."
        }
        Words::TryAgain => "Thử lại",
        Words::MapLabel { provinces, first } => {
            return format!(
                "Bản đồ Việt Nam: {} tỉnh, thành phố có số liệu; nhiều nhất là {first}. Bảng cùng số liệu ở ngay sau.",
                n(provinces)
            )
            .into();
        }
        Words::MapEmpty => "Không có tỉnh nào trong phạm vi đang xem.",
        Words::Sign {
            name,
            documents,
            hits,
            mentions,
        } => {
            return format!(
                "{name}: {} tài liệu, {} kết quả tìm, {} lần nhắc đến",
                n(documents),
                n(hits),
                n(mentions)
            )
            .into();
        }
        Words::Legend(Count::Documents) => "Số trong vòng tròn: số tài liệu viết về tỉnh.",
        Words::Legend(Count::Hits) => {
            "Số trong vòng tròn: số kết quả tìm trong các tài liệu viết về tỉnh."
        }
        Words::Legend(Count::Mentions) => {
            "Số trong vòng tròn: số lần các tài liệu nhắc đến tỉnh hoặc một nơi trong tỉnh."
        }
        Words::LegendShades => {
            "Vòng càng lớn, màu càng đậm thì số càng lớn. Bấm vào một tỉnh để xem từng câu."
        }
        Words::LegendIslands => {
            "Ranh giới đã giản lược. Hoàng Sa và Trường Sa vẽ theo dữ liệu nguồn."
        }
        Words::Table => "Bảng theo tỉnh, thành phố",
        Words::Province => "Tỉnh, thành phố",
        Words::Elsewhere => "Không gắn được với tỉnh nào",
        Words::Joined { name } => return format!("Từ 1/7/2025 thuộc {name}.").into(),
        Words::Parts { names } => return format!("Trước 1/7/2025 là: {names}.").into(),
        Words::Only => "Chỉ xem nơi này",
        Words::NoDocuments => "Không có tài liệu nào viết về nơi này; chỉ được nhắc đến.",
        Words::NamedHere => "Những nơi được nhắc đến",
        Words::Way(Way::Named) => "theo tên",
        Words::Way(Way::Within) => "theo đơn vị cấp trên nêu trong bài hoặc danh mục hành chính",
        Words::Way(Way::District) => "theo danh mục quận, huyện đến 30/6/2025",
        Words::NoWay => "không rõ tỉnh",
        Words::MentionCount { mentions } => return format!("{} lần", n(mentions)).into(),
        Words::MoreSentences { sentences } => return format!("thêm {} câu", n(sentences)).into(),
        Words::TimesLead { first, last } => {
            return format!("Từ {first} đến {last}. Mỗi dòng là một tài liệu, xếp theo ngày.")
                .into();
        }
        Words::TimesEmpty => "Không có tài liệu nào trong phạm vi đang xem.",
        Words::LegendTimes => {
            "Trên: ngày của tài liệu; nét đứt là suy ra hoặc người lập kho cho biết. Dưới: vạch là ngày được nêu, thanh \
             ngang là một khoảng hoặc một năm, một tháng không rõ ngày. Phím mũi tên đi qua các mốc của một dòng."
        }
        Words::Outside { marks } => {
            return format!(
                "{} mốc nằm ngoài khung này; có trong bảng bên dưới.",
                n(marks)
            )
            .into();
        }
        Words::NoYear => "chưa rõ năm",
        Words::StripLabel { document, marks } => {
            return format!("{document}: {} mốc thời gian", n(marks)).into();
        }
        Words::TimesTable => "Bảng các mốc thời gian",
        Words::Document => "Tài liệu",
        Words::Printed => "Viết trong bài",
        Words::Normal => "Thời gian",
        Words::Kind => "Loại",
        Words::Basis => "Căn cứ",
        Words::DocumentDate => "ngày của tài liệu",
        Words::KindOf(kind) => match kind {
            DateKind::Date => "ngày",
            DateKind::PartialDate => "ngày thiếu phần",
            DateKind::Year => "năm",
            DateKind::Interval => "khoảng",
            DateKind::Duration => "độ dài",
            DateKind::Recurrent => "lặp lại",
            DateKind::Vague => "không cụ thể",
            DateKind::Datetime => "ngày giờ",
            DateKind::Encoded => "trong tên tệp",
        },
        Words::BasisOf(BasisKind::Stated) => "bài viết nêu",
        Words::BasisOf(BasisKind::Inferred) => "suy ra",
        Words::BasisOf(BasisKind::Given) => "người lập kho cho biết",
        Words::MoreRows { rows } => return format!("Thêm {} dòng", n(rows)).into(),
    })
}

fn en(words: Words<'_>) -> Cow<'static, str> {
    let n = |value| number(Language::En, value);
    let s = |value: usize| if value == 1 { "" } else { "s" };
    Cow::Borrowed(match words {
        Words::Places => "Places",
        Words::Times => "Times",
        Words::Era(Era::Districts) => "63 provinces, until 30 June 2025",
        Words::Era(Era::TwoTiers) => "34 provinces, since 1 July 2025",
        Words::EraChoice => "Provinces of which time",
        Words::CountChoice => "What the numbers on the map count",
        Words::Counts(Count::Documents) => "documents",
        Words::Counts(Count::Hits) => "hits",
        Words::Counts(Count::Mentions) => "mentions",
        Words::Loading => "Loading the map …",
        Words::Unreachable => {
            "The map could not be loaded: there is no connection, or the page was opened from a folder. The times below are complete."
        }
        Words::Damaged => {
            "The file of the map is damaged or of another version than the program. Reload the page."
        }
        Words::TryAgain => "Try again",
        Words::MapLabel { provinces, first } => {
            return format!(
                "Map of Viet Nam: {} province{} with numbers; most in {first}. A table of the same numbers follows.",
                n(provinces),
                s(provinces)
            )
            .into();
        }
        Words::MapEmpty => "No province in what is shown.",
        Words::Sign {
            name,
            documents,
            hits,
            mentions,
        } => {
            return format!(
                "{name}: {} document{}, {} hit{}, {} mention{}",
                n(documents),
                s(documents),
                n(hits),
                s(hits),
                n(mentions),
                s(mentions)
            )
            .into();
        }
        Words::Legend(Count::Documents) => "Number in the circle: documents about the province.",
        Words::Legend(Count::Hits) => {
            "Number in the circle: hits in the documents about the province."
        }
        Words::Legend(Count::Mentions) => {
            "Number in the circle: how often documents name the province or a place in it."
        }
        Words::LegendShades => {
            "The larger the circle and the darker the shade, the more. Press a province to see its sentences."
        }
        Words::LegendIslands => {
            "Borders are simplified. Hoàng Sa and Trường Sa are drawn as the source has them."
        }
        Words::Table => "Table of provinces",
        Words::Province => "Province",
        Words::Elsewhere => "In no province that is known",
        Words::Joined { name } => return format!("Part of {name} since 1 July 2025.").into(),
        Words::Parts { names } => return format!("Before 1 July 2025: {names}.").into(),
        Words::Only => "Show only this place",
        Words::NoDocuments => "No document is about this place; it is only named.",
        Words::NamedHere => "Places that are named",
        Words::Way(Way::Named) => "by its name",
        Words::Way(Way::Within) => "by the unit above it, which the text or the gazetteer names",
        Words::Way(Way::District) => "by the list of districts until 30 June 2025",
        Words::NoWay => "province not known",
        Words::MentionCount { mentions } => return format!("{}×", n(mentions)).into(),
        Words::MoreSentences { sentences } => {
            return format!("{} more sentence{}", n(sentences), s(sentences)).into();
        }
        Words::TimesLead { first, last } => {
            return format!("From {first} to {last}. One line for each document, by date.").into();
        }
        Words::TimesEmpty => "No document in what is shown.",
        Words::LegendTimes => {
            "Above: the day of the document; dashed where it is inferred or given by the keeper. Below: strokes are days that \
             the text names, bars are stretches, and years or months without a day. Arrow keys go through the times of a line."
        }
        Words::Outside { marks } => {
            return format!(
                "{} time{} outside this scale; see the table below.",
                n(marks),
                if marks == 1 { " lies" } else { "s lie" }
            )
            .into();
        }
        Words::NoYear => "year not known",
        Words::StripLabel { document, marks } => {
            return format!("{document}: {} time{}", n(marks), s(marks)).into();
        }
        Words::TimesTable => "Table of times",
        Words::Document => "Document",
        Words::Printed => "In the text",
        Words::Normal => "Time",
        Words::Kind => "Kind",
        Words::Basis => "Basis",
        Words::DocumentDate => "date of the document",
        Words::KindOf(kind) => match kind {
            DateKind::Date => "day",
            DateKind::PartialDate => "day, incomplete",
            DateKind::Year => "year",
            DateKind::Interval => "stretch",
            DateKind::Duration => "duration",
            DateKind::Recurrent => "recurrent",
            DateKind::Vague => "vague",
            DateKind::Datetime => "day and hour",
            DateKind::Encoded => "in a file name",
        },
        Words::BasisOf(BasisKind::Stated) => "stated",
        Words::BasisOf(BasisKind::Inferred) => "inferred",
        Words::BasisOf(BasisKind::Given) => "given by the keeper",
        Words::MoreRows { rows } => return format!("{} more row{}", n(rows), s(rows)).into(),
    })
}
