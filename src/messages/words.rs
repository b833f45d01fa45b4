//! What the view of words says.

use danbiet_corpus::{
    frequency::{Same, Unit},
    statistics::caution::Caution,
};
use danbiet_query::Language;

use super::number;
use crate::{route::Tab, words::Column};

type Pair = (&'static str, &'static str);

const fn choose(language: Language, pair: Pair) -> &'static str {
    match language {
        Language::Vi => pair.0,
        Language::En => pair.1,
    }
}

/// Something to say that is always the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(
    missing_docs,
    reason = "what a variant says stands below, in both languages"
)]
pub enum Say {
    Words,
    Tabs,
    Unit,
    Same,
    Length,
    Least,
    Part,
    Target,
    Against,
    Searched,
    Found,
    SentencesWithHits,
    Whole,
    Rest,
    DocumentsGroup,
    Stops,
    StopNone,
    StopUsual,
    StopOwn,
    StopHint,
    Window,
    WindowWords,
    WindowSentence,
    Left,
    Right,
    Text,
    Cautions,
    TooFew,
    Formulas,
    NoQuery,
    NoRows,
    Queries,
    AddQuery,
    Add,
    Remove,
    By,
    ByDocument,
    Scale,
    ScaleMillion,
    ScaleHits,
    PlotTitle,
    PlotLead,
    TableOf,
    Positions,
    Unknown,
    SpreadOf,
    NothingFound,
    LineNote,
}

/// Says it.
#[must_use]
pub const fn say(language: Language, what: Say) -> &'static str {
    choose(
        language,
        match what {
            Say::Words => ("Từ", "Words"),
            Say::Tabs => ("Các bảng", "Tables"),
            Say::Unit => ("Đếm theo", "Count"),
            Say::Same => ("Coi là một", "Taken as the same"),
            Say::Length => ("Độ dài", "Length"),
            Say::Least => ("Ít nhất (lần)", "At least (times)"),
            Say::Part => ("Đếm trong", "Counted in"),
            Say::Target => ("Phần xét", "Target"),
            Say::Against => ("So với", "Against"),
            Say::Searched => (
                "các tài liệu đang lọc",
                "the documents that pass the filters",
            ),
            Say::Found => ("tài liệu có kết quả", "documents with hits"),
            Say::SentencesWithHits => ("câu có kết quả", "sentences with hits"),
            Say::Whole => ("cả kho", "the whole corpus"),
            Say::Rest => ("phần còn lại của kho", "the rest of the corpus"),
            Say::DocumentsGroup => ("Tài liệu", "Document"),
            Say::Stops => ("Từ bỏ qua", "Stop list"),
            Say::StopNone => ("không bỏ từ nào", "hide nothing"),
            Say::StopUsual => ("hư từ thường gặp", "usual grammatical words"),
            Say::StopOwn => ("danh sách riêng", "a list of my own"),
            Say::StopHint => (
                "Mỗi dòng một từ. Chuỗi bắt đầu hay kết thúc bằng từ này cũng được bỏ qua.",
                "One word to a line. Sequences that begin or end with one are hidden too.",
            ),
            Say::Window => ("Gần là", "Near means"),
            Say::WindowWords => ("trong khoảng từ", "within words"),
            Say::WindowSentence => ("trong câu", "in the sentence"),
            Say::Left => ("Bên trái", "To the left"),
            Say::Right => ("Bên phải", "To the right"),
            Say::Text => ("Từ", "Word"),
            Say::Cautions => ("Cần thận trọng", "Take care"),
            Say::TooFew => ("quá ít để tin", "too few to trust"),
            Say::Formulas => ("Cách tính và nguồn", "Formulas and sources"),
            Say::NoQuery => (
                "Hãy tìm một từ hay cụm từ: bảng này cho thấy những gì hay đứng gần nó.",
                "Search for a word or a phrase: this table shows what stands near it.",
            ),
            Say::NoRows => ("Không có dòng nào.", "There are no rows."),
            Say::Queries => ("Các truy vấn", "Queries"),
            Say::AddQuery => ("Thêm truy vấn để so sánh", "Another query to compare"),
            Say::Add => ("Thêm", "Add"),
            Say::Remove => ("Bỏ", "Remove"),
            Say::By => ("Theo", "Along"),
            Say::ByDocument => ("tài liệu", "document"),
            Say::Scale => ("Biểu đồ", "Chart"),
            Say::ScaleMillion => ("trên một triệu tiếng", "per million syllables"),
            Say::ScaleHits => ("số lần", "hits"),
            Say::PlotTitle => ("Vị trí trong từng tài liệu", "Where in each document"),
            Say::PlotLead => (
                "Mỗi hàng là một tài liệu từ đầu đến cuối; mỗi vạch là một kết quả và dẫn đến chỗ đó. Phím ← → đi qua các vạch, ↑ ↓ qua các tài liệu.",
                "Each row is a document from its beginning to its end; each mark is a hit and leads to it. ← → go through the marks, ↑ ↓ through the documents.",
            ),
            Say::TableOf => ("Bảng số liệu", "The figures as a table"),
            Say::Positions => ("Vị trí (% độ dài)", "Positions (% of the length)"),
            Say::Unknown => ("không rõ", "not known"),
            Say::SpreadOf => ("Độ phân tán (DP)", "Dispersion (DP)"),
            Say::NothingFound => ("Không có kết quả nào để vẽ.", "There are no hits to draw."),
            Say::LineNote => ("mở các dòng ngữ cảnh", "open its lines"),
        },
    )
}

/// The name of a table.
#[must_use]
pub const fn tab(language: Language, tab: Tab) -> &'static str {
    choose(
        language,
        match tab {
            Tab::List => ("Tần số", "Frequency"),
            Tab::Ngrams => ("Chuỗi từ", "Sequences"),
            Tab::Keyness => ("Từ đặc trưng", "Keywords"),
            Tab::Collocates => ("Từ đi kèm", "Collocates"),
            Tab::Trends => ("Xu hướng", "Trends"),
        },
    )
}

/// What a table is about.
#[must_use]
pub const fn lead(language: Language, tab: Tab) -> &'static str {
    choose(
        language,
        match tab {
            Tab::List => (
                "Mỗi từ hay tiếng xuất hiện bao nhiêu lần, trong bao nhiêu tài liệu, rải đều đến đâu. Mỗi dòng mở các dòng ngữ cảnh của nó.",
                "How often each word or syllable occurs, in how many documents, how evenly. Each row opens its concordance.",
            ),
            Tab::Ngrams => (
                "Những chuỗi từ hai đến sáu từ liền nhau trong câu.",
                "Sequences of two to six words in a row inside a sentence.",
            ),
            Tab::Keyness => (
                "Từ nào nhiều hơn, hay ít hơn, ở một phần của kho so với phần khác. G² cho biết chắc chắn đến đâu, tỉ số log cho biết chênh lệch lớn đến đâu.",
                "What is more, or less, frequent in one part than in another. G² says how sure the difference is, the log ratio how large.",
            ),
            Tab::Collocates => (
                "Những từ đứng gần kết quả nhiều hơn ở nơi khác.",
                "What stands near the hits more often than elsewhere.",
            ),
            Tab::Trends => (
                "Truy vấn xuất hiện thế nào theo năm, nơi, tài liệu, và ở đâu trong từng tài liệu.",
                "How queries run through years, places and documents, and where they stand in each document.",
            ),
        },
    )
}

/// The name of a unit.
#[must_use]
pub const fn unit(language: Language, unit: Unit) -> &'static str {
    choose(
        language,
        match unit {
            Unit::Word => ("từ", "words"),
            Unit::Syllable => ("tiếng", "syllables"),
        },
    )
}

/// What counts as the same.
#[must_use]
pub const fn same(language: Language, same: Same) -> &'static str {
    choose(
        language,
        match same {
            Same::Typed => ("đúng dấu, bỏ qua hoa thường", "same marks, any case"),
            Same::Any => ("bỏ qua dấu và hoa thường", "any marks, any case"),
            Same::Printed => ("đúng như in", "exactly as printed"),
        },
    )
}

/// The name of a column.
#[must_use]
pub const fn column(language: Language, column: Column) -> &'static str {
    choose(
        language,
        match column {
            Column::Count => ("Số lần", "Count"),
            Column::PerMillion => ("Mỗi triệu", "Per million"),
            Column::Range => ("Tài liệu", "Documents"),
            Column::Dispersion => ("DP", "DP"),
            Column::LogLikelihood => ("G²", "G²"),
            Column::LogRatio => ("Tỉ số log", "Log ratio"),
            Column::Target => ("Phần xét", "Target"),
            Column::TargetPerMillion => ("Mỗi triệu", "Per million"),
            Column::Reference => ("Phần so", "Reference"),
            Column::ReferencePerMillion => ("Mỗi triệu", "Per million"),
            Column::Expected => ("Kỳ vọng", "Expected"),
            Column::Together => ("Cùng nhau", "Together"),
            Column::Everywhere => ("Tất cả", "Everywhere"),
            Column::LogDice => ("logDice", "logDice"),
            Column::MutualInformation => ("MI", "MI"),
            Column::TScore => ("t", "t"),
            Column::DeltaP => ("ΔP từ|nút", "ΔP word|node"),
            Column::DeltaPNode => ("ΔP nút|từ", "ΔP node|word"),
        },
    )
}

/// How a column is worked out, with the source of the formula.
#[must_use]
pub const fn formula(language: Language, column: Column) -> &'static str {
    choose(
        language,
        match column {
            Column::Count => ("số lần xuất hiện", "how often it occurs"),
            Column::PerMillion | Column::TargetPerMillion | Column::ReferencePerMillion => (
                "số lần × 1 000 000 / tổng số đơn vị đã đếm",
                "count × 1,000,000 / all units counted",
            ),
            Column::Range => ("số tài liệu có nó", "documents that have it"),
            Column::Dispersion => (
                "½ Σ |v − s|: v là phần số lần, s là phần độ dài của từng tài liệu; 0 là rải đều, gần 1 là dồn một chỗ (Gries 2008)",
                "½ Σ |v − s|: v is each document's share of the occurrences, s its share of the text; 0 is even, near 1 all in one place (Gries 2008)",
            ),
            Column::LogLikelihood => (
                "2 (a ln(a/E₁) + b ln(b/E₂)), E₁ = c(a+b)/(c+d), E₂ = d(a+b)/(c+d); từ 15,13 là chắc ở mức 0,01 % (Rayson và Garside 2000, Dunning 1993)",
                "2 (a ln(a/E₁) + b ln(b/E₂)), E₁ = c(a+b)/(c+d), E₂ = d(a+b)/(c+d); sure at 0.01 % from 15.13 on (Rayson and Garside 2000, Dunning 1993)",
            ),
            Column::LogRatio => (
                "log₂((a/c) / (b/d)); 1 là gấp đôi; 0 lần được tính là 0,5 (Hardie 2014)",
                "log₂((a/c) / (b/d)); 1 means twice as frequent; a count of 0 is taken as 0.5 (Hardie 2014)",
            ),
            Column::Target => ("a: số lần trong phần xét", "a: count in the target"),
            Column::Reference => ("b: số lần trong phần so", "b: count in the reference"),
            Column::Expected => (
                "số lần nếu phân bố đều: tổng theo hàng × tổng theo cột / N",
                "the count if it were spread evenly: row total × column total / N",
            ),
            Column::Together => ("O: số lần đứng gần kết quả", "O: count near the hits"),
            Column::Everywhere => (
                "f(y): số lần trong mọi nơi đã tìm",
                "f(y): count in all that was searched",
            ),
            Column::LogDice => (
                "14 + log₂(2O / (f(x) + f(y))), cao nhất 14 (Rychlý 2008)",
                "14 + log₂(2O / (f(x) + f(y))), at most 14 (Rychlý 2008)",
            ),
            Column::MutualInformation => (
                "log₂(O/E); thiên về từ hiếm (Church và Hanks 1990)",
                "log₂(O/E); favours rare words (Church and Hanks 1990)",
            ),
            Column::TScore => (
                "(O − E)/√O; thiên về từ thường gặp (Church và cộng sự 1991)",
                "(O − E)/√O; favours frequent words (Church et al. 1991)",
            ),
            Column::DeltaP => (
                "xác suất gặp từ khi ở gần nút trừ xác suất khi ở nơi khác (Gries 2013)",
                "how much likelier the word is near the node than elsewhere (Gries 2013)",
            ),
            Column::DeltaPNode => (
                "xác suất ở gần nút khi là từ này trừ xác suất khi là từ khác (Gries 2013)",
                "how much likelier the node is near this word than near others (Gries 2013)",
            ),
        },
    )
}

/// A caution, with its reason.
#[must_use]
pub fn caution(language: Language, caution: Caution) -> String {
    let n = |value: u64| number(language, usize::try_from(value).unwrap_or(usize::MAX));
    match (caution, language) {
        (Caution::Projected { tokens, step }, Language::Vi) => format!(
            "Chỉ có {} đơn vị, nên “mỗi triệu” là suy ra: thêm hay bớt một lần là {} trên một triệu.",
            n(tokens),
            n(step)
        ),
        (Caution::Projected { tokens, step }, Language::En) => format!(
            "There are {} units only, so “per million” is projected: one occurrence more or less is {} per million.",
            n(tokens),
            n(step)
        ),
        (Caution::FewDocuments { documents }, Language::Vi) => format!(
            "DP tính trên {} tài liệu chỉ nhận được ít giá trị; từ ít lần hơn số tài liệu không thể rải đều.",
            n(documents)
        ),
        (Caution::FewDocuments { documents }, Language::En) => format!(
            "DP over {} documents can take few values only; a word rarer than there are documents cannot be even.",
            n(documents)
        ),
        (Caution::SmallPart { units, least }, Language::Vi) => format!(
            "Phần nhỏ hơn chỉ có {} đơn vị: chỉ những từ có từ {} lần trở lên trong cả hai phần mới đủ để so G² với chi bình phương (Rayson và cộng sự 2004). Các dòng ít hơn được ghi chú.",
            n(units),
            n(least)
        ),
        (Caution::SmallPart { units, least }, Language::En) => format!(
            "The smaller part has {} units only: G² can be compared with chi-square only for what occurs {} times or more in both parts (Rayson et al. 2004). Rows below that are marked.",
            n(units),
            n(least)
        ),
        (Caution::EmptyPart, Language::Vi) => {
            "Một trong hai phần trống: hãy chọn phần khác, hoặc tìm hay lọc để có phần xét."
                .to_owned()
        }
        (Caution::EmptyPart, Language::En) => {
            "One of the parts is empty: choose another, or search or filter to make a target."
                .to_owned()
        }
        (Caution::FewHits { hits }, Language::Vi) => format!(
            "{} kết quả là quá ít: hầu hết từ đi kèm là ngẫu nhiên. MI chỉ đáng tin từ 6 lần cùng nhau trở lên (Church và Hanks 1990).",
            n(hits)
        ),
        (Caution::FewHits { hits }, Language::En) => format!(
            "{} hits are too few: most collocates are chance. MI is to be trusted from 6 occurrences together on (Church and Hanks 1990).",
            n(hits)
        ),
    }
}

/// What was counted.
#[must_use]
pub fn counted(language: Language, words: u64, syllables: u64, documents: u32) -> String {
    let n = |value: u64| number(language, usize::try_from(value).unwrap_or(usize::MAX));
    let (words, syllables) = (n(words), n(syllables));
    let documents = n(documents.into());
    match language {
        Language::Vi => format!("{words} từ, {syllables} tiếng trong {documents} tài liệu"),
        Language::En => format!("{words} words, {syllables} syllables in {documents} documents"),
    }
}

/// How many rows there are.
#[must_use]
pub fn rows(language: Language, rows: usize) -> String {
    let rows = number(language, rows);
    match language {
        Language::Vi => format!("{rows} dòng"),
        Language::En => format!("{rows} rows"),
    }
}

/// The sizes of two parts.
#[must_use]
pub fn sizes(language: Language, target: u64, reference: u64) -> String {
    let n = |value: u64| number(language, usize::try_from(value).unwrap_or(usize::MAX));
    let (target, reference) = (n(target), n(reference));
    match language {
        Language::Vi => format!("phần xét c = {target}, phần so d = {reference}"),
        Language::En => format!("target c = {target}, reference d = {reference}"),
    }
}

/// How many hits a node has, and how much stands near them.
#[must_use]
pub fn node(language: Language, hits: u64, near: u64, all: u64) -> String {
    let n = |value: u64| number(language, usize::try_from(value).unwrap_or(usize::MAX));
    let (hits, near, all) = (n(hits), n(near), n(all));
    match language {
        Language::Vi => format!("f(x) = {hits} kết quả, {near} đứng gần, N = {all}"),
        Language::En => format!("f(x) = {hits} hits, {near} near them, N = {all}"),
    }
}

/// What a chart of a trend shows, for those who do not see it.
#[must_use]
pub fn chart(language: Language, bins: usize, queries: usize, highest: &str) -> String {
    let (bins, queries) = (number(language, bins), number(language, queries));
    match language {
        Language::Vi => format!("{queries} truy vấn qua {bins} nhóm; cao nhất: {highest}."),
        Language::En => format!("{queries} queries through {bins} groups; highest: {highest}."),
    }
}
