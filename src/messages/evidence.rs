//! The names of layers, tables, columns and the values of closed lists, in both languages side by
//! side: each match is exhaustive, and each arm says it in Vietnamese and in English.

use danbiet_corpus::{
    annotate::{
        AbbreviationKind, Branch, CitationKind, DateKind, Level, OrganisationClass, PartOfDay,
        PersonKind, PrincipleKind, figure::Sense, principle::Act,
    },
    evidence::{BasisKind, Column, Subject, TableKind, Term},
};
use danbiet_query::Language;

use crate::{layers::Layer, route::Sheet};

/// Vietnamese and English.
type Pair = (&'static str, &'static str);

const fn choose(language: Language, (vi, en): Pair) -> &'static str {
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
}

/// The name of a layer.
#[must_use]
pub const fn layer(language: Language, layer: Layer) -> &'static str {
    choose(
        language,
        match layer {
            Layer::Person => ("Người", "People"),
            Layer::Organisation => ("Tổ chức", "Organisations"),
            Layer::Place => ("Địa danh", "Places"),
            Layer::Instrument => ("Văn bản", "Instruments"),
            Layer::Figure => ("Số liệu", "Figures"),
            Layer::Date => ("Thời gian", "Dates"),
            Layer::Principle => ("Phương châm", "Principles"),
            Layer::Abbreviation => ("Viết tắt", "Abbreviations"),
            Layer::Misprint => ("Viết sai [sic]", "Misprints [sic]"),
        },
    )
}

/// The name of a table.
#[must_use]
pub const fn sheet(language: Language, sheet: Sheet) -> &'static str {
    choose(
        language,
        match sheet {
            Sheet::Table(TableKind::Figures) => ("Số liệu", "Figures"),
            Sheet::Table(TableKind::Instruments) => ("Văn bản", "Instruments"),
            Sheet::Table(TableKind::People) => ("Người", "People"),
            Sheet::Table(TableKind::Organisations) => ("Tổ chức", "Organisations"),
            Sheet::Table(TableKind::Places) => ("Địa danh", "Places"),
            Sheet::Table(TableKind::Dates) => ("Thời gian", "Dates"),
            Sheet::Table(TableKind::Principles) => ("Phương châm", "Principles"),
            Sheet::Table(TableKind::Abbreviations) => ("Viết tắt", "Abbreviations"),
            Sheet::Table(TableKind::Topics) => ("Chủ đề", "Topic"),
            Sheet::Matrix => ("Nơi × chủ đề", "Places × themes"),
            Sheet::Corrections => ("Bạn sửa", "Your corrections"),
        },
    )
}

/// Why a cell says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// The text does not say it.
    NotStated,
    /// A limb of the motto is left out.
    Gap,
    /// No limb is left out.
    NothingMissing,
    /// The principle has no such limb in the form in which it is quoted.
    NotOfTheForm,
}

/// What is said where a cell says nothing.
#[must_use]
pub const fn silence(language: Language, silence: Silence) -> &'static str {
    choose(
        language,
        match silence {
            Silence::NotStated => ("không nêu", "not stated"),
            Silence::Gap => ("(thiếu vế)", "(limb left out)"),
            Silence::NothingMissing => ("không thiếu", "none"),
            Silence::NotOfTheForm => ("ngoài dạng", "not of the form"),
        },
    )
}

/// The heading of the figures in the sentences of a cell of the matrix.
#[must_use]
pub fn figures_there(language: Language, figures: usize) -> String {
    let number = super::number(language, figures);
    match (language, figures) {
        (Language::Vi, _) => ["Số liệu trong các câu này (", &number, ")"].concat(),
        (Language::En, 1) => "1 figure in these sentences".to_owned(),
        (Language::En, _) => [number.as_str(), " figures in these sentences"].concat(),
    }
}

/// What the rows of the matrix stand for.
#[must_use]
pub const fn subject(language: Language, subject: Subject) -> &'static str {
    choose(
        language,
        match subject {
            Subject::Place => ("nơi", "place"),
            Subject::Province => ("tỉnh, thành", "province"),
            Subject::Document => ("tài liệu", "document"),
        },
    )
}

/// The name of a column.
#[must_use]
pub const fn column(language: Language, column: Column) -> &'static str {
    choose(
        language,
        match column {
            Column::Document => ("Tài liệu", "Document"),
            Column::PlaceOfDocument => ("Nơi", "Place"),
            Column::Printed => ("Trong bài", "As printed"),
            Column::Name => ("Tên", "Name"),
            Column::Qualifier => ("Mức", "Bound"),
            Column::Number => ("Giá trị", "Value"),
            Column::Upper => ("Đến", "Up to"),
            Column::Denominator => ("Trên tổng", "Out of"),
            Column::Unit => ("Đơn vị", "Unit"),
            Column::Counted => ("Đếm gì", "What is counted"),
            Column::Who => ("Của ai", "Who"),
            Column::Period => ("Thời kỳ", "Period"),
            Column::Kind => ("Loại", "Kind"),
            Column::TypeOfInstrument => ("Loại", "Kind"),
            Column::NumberOfInstrument => ("Số hiệu", "Number"),
            Column::Province => ("Tỉnh, thành", "Province"),
            Column::Spellings => ("Cách viết", "Spellings"),
            Column::Variants => ("Viết khác, viết sai", "Variants and misprints"),
            Column::NamedBefore => ("Ai nhắc đến", "Named before it"),
            Column::Citations => ("Số lần nêu", "Citations"),
            Column::PointingBack => ("Nhắc lại", "Pointing back"),
            Column::Documents => ("Tài liệu", "Documents"),
            Column::Roles => ("Chức vụ", "Roles"),
            Column::Bodies => ("Tổ chức", "Organisations"),
            Column::Mentions => ("Số lần nhắc", "Mentions"),
            Column::Class => ("Cách gọi", "How named"),
            Column::Level => ("Cấp", "Level"),
            Column::Branch => ("Khối", "Branch"),
            Column::Parent => ("Thuộc", "Lies in"),
            Column::Time => ("Dạng chuẩn", "Normal form"),
            Column::PartOfDay => ("Buổi", "Part of the day"),
            Column::Anchor => ("Tính từ – đến", "Counted from – to"),
            Column::Basis => ("Căn cứ", "Basis"),
            Column::Form => ("Số vế", "Limbs of the form"),
            Column::Limb(it) => return act(language, it),
            Column::Missing => ("Thiếu vế", "Missing limbs"),
            Column::Quoted => ("Ngoặc kép", "Quotes"),
            Column::Expansion => ("Nghĩa là", "Stands for"),
            Column::Definitions => ("Nơi giải thích", "Defined in"),
        },
    )
}

/// A value of a closed list.
#[must_use]
pub const fn term(language: Language, term: Term) -> &'static str {
    choose(
        language,
        match term {
            Term::Citation(kind) => citation(kind),
            Term::Date(kind) => date(kind),
            Term::Principle(PrincipleKind::Motto) => ("phương châm", "motto"),
            Term::Principle(PrincipleKind::Paraphrase) => ("diễn đạt khác", "paraphrase"),
            Term::Principle(PrincipleKind::Formula) => ("công thức", "formula"),
            Term::Act(it) => return act(language, it),
            Term::Person(PersonKind::Named) => ("được nhắc đến", "named"),
            Term::Person(PersonKind::Byline) => ("tác giả, người chụp", "byline"),
            Term::Abbreviation(kind) => abbreviation(kind),
            Term::Level(it) => level(it),
            Term::Branch(it) => branch(it),
            Term::Class(it) => class(it),
            Term::Sense(it) => sense(it),
            Term::PartOfDay(it) => part_of_day(it),
            Term::Basis(BasisKind::Stated) => ("nêu trong bài", "stated"),
            Term::Basis(BasisKind::Inferred) => ("suy ra", "inferred"),
            Term::Basis(BasisKind::Given) => ("ghi thêm", "noted by the keeper"),
            Term::Quoted(true) => ("có", "yes"),
            Term::Quoted(false) => ("không", "no"),
        },
    )
}

/// What a limb of a principle speaks of: Vietnamese words, with their sense in English.
const fn act(language: Language, act: Act) -> &'static str {
    choose(
        language,
        match act {
            Act::Know => ("biết", "biết (know)"),
            Act::Discuss => ("bàn", "bàn (discuss)"),
            Act::Do => ("làm", "làm (do)"),
            Act::Check => ("kiểm tra", "kiểm tra (check)"),
            Act::Supervise => ("giám sát", "giám sát (supervise)"),
            Act::Benefit => ("thụ hưởng", "thụ hưởng (benefit)"),
            Act::Decide => ("quyết định", "quyết định (decide)"),
            Act::PartyLeads => ("Đảng lãnh đạo", "Đảng lãnh đạo (the Party leads)"),
            Act::StateManages => ("Nhà nước quản lý", "Nhà nước quản lý (the State manages)"),
            Act::PeopleAreMasters => (
                "Nhân dân làm chủ",
                "Nhân dân làm chủ (the people are masters)",
            ),
        },
    )
}

const fn citation(kind: CitationKind) -> Pair {
    match kind {
        CitationKind::Numbered => ("có số hiệu", "numbered"),
        CitationKind::Short => ("số hiệu rút gọn", "short number"),
        CitationKind::Variant => ("số hiệu viết khác", "number spelt otherwise"),
        CitationKind::Named => ("gọi tên", "by name"),
        CitationKind::Anaphoric => ("nhắc lại", "pointing back"),
        CitationKind::Collective => ("gọi chung", "collective"),
        CitationKind::Elliptical => ("lược loại văn bản", "kind left out"),
        CitationKind::Descriptive => ("gọi theo nội dung", "by content"),
    }
}

const fn date(kind: DateKind) -> Pair {
    match kind {
        DateKind::Date => ("ngày đủ", "date"),
        DateKind::PartialDate => ("ngày thiếu phần", "partial date"),
        DateKind::Year => ("năm", "year"),
        DateKind::Interval => ("khoảng thời gian", "interval"),
        DateKind::Duration => ("độ dài", "duration"),
        DateKind::Recurrent => ("lặp lại", "recurrent"),
        DateKind::Vague => ("không rõ", "vague"),
        DateKind::Datetime => ("ngày giờ", "date and time"),
        DateKind::Encoded => ("trong tên tệp", "in a file name"),
    }
}

const fn abbreviation(kind: AbbreviationKind) -> Pair {
    match kind {
        AbbreviationKind::Organisation => ("tổ chức", "organisation"),
        AbbreviationKind::Term => ("thuật ngữ", "term"),
        AbbreviationKind::Word => ("từ", "word"),
        AbbreviationKind::InstrumentNumber => ("trong số hiệu", "in a number"),
        AbbreviationKind::Unit => ("đơn vị đo", "unit"),
        AbbreviationKind::ProductName => ("tên sản phẩm", "product name"),
    }
}

const fn level(level: Level) -> Pair {
    match level {
        Level::Nation => ("trung ương", "nation"),
        Level::Region => ("vùng", "region"),
        Level::Province => ("tỉnh", "province"),
        Level::Municipality => ("thành phố trực thuộc trung ương", "municipality"),
        Level::City => ("thành phố thuộc tỉnh", "provincial city"),
        Level::Town => ("thị xã", "town"),
        Level::UrbanDistrict => ("quận", "urban district"),
        Level::District => ("huyện", "district"),
        Level::SpecialZone => ("đặc khu", "special zone"),
        Level::Ward => ("phường", "ward"),
        Level::Township => ("thị trấn", "township"),
        Level::Commune => ("xã", "commune"),
        Level::Neighbourhood => ("thôn, tổ dân phố", "village, neighbourhood"),
        Level::Street => ("đường, phố", "street"),
        Level::Country => ("nước ngoài", "country"),
    }
}

const fn branch(branch: Branch) -> Pair {
    match branch {
        Branch::Party => ("Đảng", "Party"),
        Branch::State => ("Nhà nước", "State"),
        Branch::Front => ("Mặt trận, đoàn thể", "Front"),
        Branch::People => ("Nhân dân bầu", "People"),
        Branch::Army => ("quân đội", "army"),
        Branch::Police => ("công an", "police"),
    }
}

const fn class(class: OrganisationClass) -> Pair {
    match class {
        OrganisationClass::Specific => ("một cơ quan", "one body"),
        OrganisationClass::National => ("cấp quốc gia", "of the nation"),
        OrganisationClass::Type => ("gọi chung", "all of a kind"),
        OrganisationClass::Site => ("trang mạng", "site"),
        OrganisationClass::Sport => ("đội thể thao", "sports team"),
    }
}

const fn sense(sense: Sense) -> Pair {
    match sense {
        Sense::MoreThan => ("trên", "more than"),
        Sense::Nearly => ("gần", "nearly"),
        Sense::About => ("khoảng", "about"),
        Sense::LessThan => ("dưới", "less than"),
        Sense::AtLeast => ("ít nhất", "at least"),
        Sense::AtMost => ("nhiều nhất", "at most"),
    }
}

const fn part_of_day(part: PartOfDay) -> Pair {
    match part {
        PartOfDay::Morning => ("sáng", "morning"),
        PartOfDay::Noon => ("trưa", "noon"),
        PartOfDay::Afternoon => ("chiều", "afternoon"),
        PartOfDay::Evening => ("tối", "evening"),
        PartOfDay::Night => ("đêm", "night"),
    }
}
