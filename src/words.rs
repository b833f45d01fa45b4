//! The tables of the view of words: which rows, in which order, and what stands in their cells.

use danbiet_corpus::{
    Corpus, PackError,
    choice::{self, Choice},
    export::{Header, Table},
    frequency::{
        self, Collocate, Comparison, Config, Frequencies, Keyword, Part, Row, Stops, Symbols, table,
    },
    search::Answer,
    statistics::{
        caution::{self, Caution},
        per_million,
    },
    subcorpus::{Subcorpus, Window},
};
use danbiet_query::Language;

use crate::{
    messages,
    route::{Named, Order, Stop, Tab, Words},
};

/// A column of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "messages::words names and explains each")]
pub enum Column {
    Count,
    PerMillion,
    Range,
    Dispersion,
    LogLikelihood,
    LogRatio,
    Target,
    TargetPerMillion,
    Reference,
    ReferencePerMillion,
    Expected,
    Together,
    Everywhere,
    LogDice,
    MutualInformation,
    TScore,
    DeltaP,
    DeltaPNode,
}

impl Column {
    /// What rows are sorted by when the head of the column is pressed.
    #[must_use]
    pub const fn order(self) -> Option<Order> {
        Some(match self {
            Column::Count | Column::Target | Column::Together => Order::Count,
            Column::Range => Order::Range,
            Column::Dispersion => Order::Dispersion,
            Column::LogLikelihood => Order::LogLikelihood,
            Column::LogRatio => Order::LogRatio,
            Column::LogDice => Order::LogDice,
            Column::MutualInformation => Order::MutualInformation,
            Column::TScore => Order::TScore,
            Column::DeltaP => Order::DeltaP,
            Column::DeltaPNode => Order::DeltaPNode,
            _ => return None,
        })
    }
}

/// The columns of a table.
#[must_use]
pub const fn columns(tab: Tab) -> &'static [Column] {
    match tab {
        Tab::List | Tab::Ngrams => &[
            Column::Count,
            Column::PerMillion,
            Column::Range,
            Column::Dispersion,
        ],
        Tab::Keyness => &[
            Column::LogLikelihood,
            Column::LogRatio,
            Column::Target,
            Column::TargetPerMillion,
            Column::Reference,
            Column::ReferencePerMillion,
            Column::Expected,
        ],
        Tab::Collocates => &[
            Column::Together,
            Column::Expected,
            Column::Everywhere,
            Column::LogDice,
            Column::MutualInformation,
            Column::TScore,
            Column::DeltaP,
            Column::DeltaPNode,
        ],
        Tab::Trends => &[],
    }
}

/// What rows are sorted by where nobody has chosen.
#[must_use]
pub const fn usual_order(tab: Tab) -> Order {
    match tab {
        Tab::List | Tab::Ngrams | Tab::Trends => Order::Count,
        Tab::Keyness => Order::LogLikelihood,
        Tab::Collocates => Order::LogDice,
    }
}

/// A table with what it was counted from.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// What was counted, and what counted as the same.
    pub kind: table::Kind,
    /// The rows, in order.
    pub rows: Rows,
    /// What was counted in all.
    pub basis: Basis,
    /// Why its numbers must not be believed.
    pub cautions: Vec<Caution>,
}

/// The rows of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Rows {
    /// A frequency list, with its totals.
    List(Frequencies),
    /// Keywords.
    Keywords(Vec<Keyword>),
    /// Collocates.
    Collocates(Vec<Collocate>),
}

/// What a table was counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A part.
    Part {
        /// Its words.
        words: u64,
        /// Its syllables.
        syllables: u64,
        /// Its documents.
        documents: u32,
    },
    /// Two parts, in units.
    Parts {
        /// The target.
        target: u64,
        /// The reference.
        reference: u64,
    },
    /// A node.
    Node {
        /// Its hits.
        hits: u64,
        /// Units near them.
        near: u64,
        /// Units in all.
        all: u64,
    },
}

impl Rows {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Rows::List(list) => list.rows.len(),
            Rows::Keywords(rows) => rows.len(),
            Rows::Collocates(rows) => rows.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What a row counts.
    #[must_use]
    pub fn row(&self, at: usize) -> Option<&Row> {
        match self {
            Rows::List(list) => list.rows.get(at),
            Rows::Keywords(rows) => rows.get(at).map(|key| &key.row),
            Rows::Collocates(rows) => rows.get(at).map(|collocate| &collocate.row),
        }
    }

    /// A number of a row. `None` where the column is another table's.
    #[must_use]
    pub fn number(&self, at: usize, column: Column) -> Option<f64> {
        Some(match self {
            Rows::List(list) => {
                let row = list.rows.get(at)?;
                match column {
                    Column::Count => f64::from(row.count),
                    Column::PerMillion => per_million(u64::from(row.count), list.total),
                    Column::Range => f64::from(row.range),
                    Column::Dispersion => f64::from(row.dp),
                    _ => return None,
                }
            }
            Rows::Keywords(rows) => {
                let key = rows.get(at)?;
                let counts = key.counts;
                match column {
                    Column::LogLikelihood => key.log_likelihood,
                    Column::LogRatio => key.log_ratio,
                    Column::Target => counts.target as f64,
                    Column::TargetPerMillion => per_million(counts.target, counts.target_tokens),
                    Column::Reference => counts.reference as f64,
                    Column::ReferencePerMillion => {
                        per_million(counts.reference, counts.reference_tokens)
                    }
                    Column::Expected => counts.expected_in_target(),
                    _ => return None,
                }
            }
            Rows::Collocates(rows) => {
                let collocate = rows.get(at)?;
                let counts = collocate.counts;
                match column {
                    Column::Together => counts.together as f64,
                    Column::Expected => counts.expected(),
                    Column::Everywhere => counts.collocate as f64,
                    Column::LogDice => collocate.log_dice,
                    Column::MutualInformation => collocate.mutual_information,
                    Column::TScore => collocate.t_score,
                    Column::DeltaP => collocate.delta_p,
                    Column::DeltaPNode => collocate.delta_p_node,
                    _ => return None,
                }
            }
        })
    }

    /// Whether the measure of a column can be trusted in a row.
    #[must_use]
    pub fn holds(&self, at: usize, column: Column) -> bool {
        match (self, column) {
            (Rows::List(list), Column::Dispersion) => list.rows.get(at).is_none_or(|row| {
                caution::holds_for_dispersion(row.count.into(), list.documents.into())
            }),
            (Rows::Keywords(rows), Column::LogLikelihood | Column::LogRatio) => {
                let key = rows.get(at);
                key.is_none_or(|key| caution::holds_for_keyword(&key.counts))
            }
            (Rows::Collocates(rows), Column::MutualInformation) => {
                let row = rows.get(at);
                row.is_none_or(|row| caution::holds_for_collocate(&row.counts))
            }
            _ => true,
        }
    }

    /// Sorts by what was chosen, the largest first; equal ones stay in their order. What another
    /// table is sorted by changes nothing.
    fn sort(&mut self, order: Order) {
        use danbiet_corpus::sort::by;
        match self {
            Rows::List(list) => match order {
                Order::Range => by(&mut list.rows, |a, b| b.range.cmp(&a.range)),
                Order::Dispersion => by(&mut list.rows, |a, b| b.dp.total_cmp(&a.dp)),
                _ => {}
            },
            Rows::Keywords(rows) => match order {
                Order::LogRatio => by(rows, |a, b| b.log_ratio.total_cmp(&a.log_ratio)),
                Order::Count => by(rows, |a, b| b.counts.target.cmp(&a.counts.target)),
                _ => {}
            },
            Rows::Collocates(rows) => match order {
                Order::Count => by(rows, |a, b| b.counts.together.cmp(&a.counts.together)),
                Order::MutualInformation => by(rows, |a, b| {
                    b.mutual_information.total_cmp(&a.mutual_information)
                }),
                Order::TScore => by(rows, |a, b| b.t_score.total_cmp(&a.t_score)),
                Order::DeltaP => by(rows, |a, b| b.delta_p.total_cmp(&a.delta_p)),
                Order::DeltaPNode => by(rows, |a, b| b.delta_p_node.total_cmp(&a.delta_p_node)),
                _ => {}
            },
        }
    }

    fn retain(&mut self, keep: impl Fn(&Row) -> bool) {
        match self {
            Rows::List(list) => list.rows.retain(keep),
            Rows::Keywords(rows) => rows.retain(|key| keep(&key.row)),
            Rows::Collocates(rows) => rows.retain(|collocate| keep(&collocate.row)),
        }
    }
}

/// Makes a table. There is none for trends, nor of collocates without a query.
///
/// # Errors
/// If a part of the pack that is needed is damaged.
pub fn sheet(corpus: &Corpus, answer: &Answer, words: &Words) -> Result<Option<Sheet>, PackError> {
    let index = corpus.index()?;
    let kind = table::Kind {
        same: words.same,
        unit: words.unit,
    };
    let config = Config {
        unit: words.unit,
        length: words.length(),
    };
    let least = words.least();
    let symbols = Symbols::new(corpus, words.same)?;
    let (mut rows, basis, cautions) = match words.tab {
        Tab::Trends => return Ok(None),
        Tab::List | Tab::Ngrams => {
            let part = choice::part(corpus, answer, &words.part(), None)?;
            let list = frequency::list(corpus, &symbols, &part, config, least)?;
            let cautions = caution::of_list(list.total, list.documents.into());
            let basis = Basis::Part {
                words: part.subcorpus(&index).words(&index),
                syllables: list.tokens,
                documents: list.documents,
            };
            (Rows::List(list), basis, cautions)
        }
        Tab::Keyness => {
            let found = comparison(corpus, answer, &symbols, words, config)?;
            let (target, reference) = (found.target.total, found.reference.total);
            let basis = Basis::Parts { target, reference };
            let cautions = caution::of_comparison(target, reference);
            (Rows::Keywords(found.rows), basis, cautions)
        }
        Tab::Collocates => {
            if answer.query.root.is_none() {
                return Ok(None);
            }
            let near = Subcorpus::near(&index, answer, words.window);
            let near = frequency::count(&index, &symbols, &near, config, 1);
            let all = choice::part(corpus, answer, &Choice::Searched, None)?;
            let all = frequency::list(corpus, &symbols, &all, config, 1)?;
            let hits = answer.total() as u64;
            let mut rows = frequency::collocates(&symbols, &near, &all, hits);
            rows.retain(|row| row.counts.together >= u64::from(least));
            let basis = Basis::Node {
                hits,
                near: near.total,
                all: all.total,
            };
            (Rows::Collocates(rows), basis, caution::of_collocates(hits))
        }
    };
    let stops = stops(&words.stop);
    let stops = Stops::new(&index, words.same, stops.iter().map(String::as_str));
    rows.retain(|row| !stops.hide(&index, words.unit, row));
    rows.sort(words.order.unwrap_or(usual_order(words.tab)));
    Ok(Some(Sheet {
        kind,
        rows,
        basis,
        cautions,
    }))
}

fn comparison(
    corpus: &Corpus,
    answer: &Answer,
    symbols: &Symbols<'_>,
    words: &Words,
    config: Config,
) -> Result<Comparison, PackError> {
    let index = corpus.index()?;
    let part = |choice: &Choice, target: Option<&Subcorpus>| -> Result<Subcorpus, PackError> {
        let part: Part = choice::part(corpus, answer, choice, target)?;
        Ok(part.subcorpus(&index))
    };
    let target = part(&words.part(), None)?;
    let reference = part(&words.against, Some(&target))?;
    let parts = (&target, &reference);
    Ok(frequency::keywords(
        &index,
        symbols,
        parts,
        config,
        words.least(),
    ))
}

/// The words that are hidden.
#[must_use]
pub fn stops(stop: &Stop) -> Vec<String> {
    match stop {
        Stop::None => Vec::new(),
        Stop::Usual => frequency::USUAL_STOPS.lines().map(str::to_owned).collect(),
        Stop::Words(words) => words.clone(),
    }
}

/// The stop list that a text of lines makes.
#[must_use]
pub fn stop_list(text: &str) -> Stop {
    let lines = text.split(['\n', ',']).map(str::trim);
    let words: Vec<String> = lines
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect();
    if words.is_empty() {
        Stop::None
    } else if words == stops(&Stop::Usual) {
        Stop::Usual
    } else {
        Stop::Words(words)
    }
}

/// A number as it is shown.
#[must_use]
pub fn written(language: Language, column: Column, value: f64) -> String {
    let places = match column {
        Column::Count
        | Column::Range
        | Column::Target
        | Column::Reference
        | Column::Together
        | Column::Everywhere
        | Column::PerMillion
        | Column::TargetPerMillion
        | Column::ReferencePerMillion => 0,
        Column::Expected => 1,
        Column::LogLikelihood
        | Column::LogRatio
        | Column::LogDice
        | Column::MutualInformation
        | Column::TScore => 2,
        Column::Dispersion => 3,
        Column::DeltaP | Column::DeltaPNode => 4,
    };
    messages::fixed(language, value, places)
}

/// What the table decides, for the header of a file.
#[must_use]
pub fn settings(words: &Words) -> Vec<(&'static str, String)> {
    let mut settings = vec![
        ("unit", words.unit.name().to_owned()),
        ("same", words.same.name().to_owned()),
        ("length", words.length().to_string()),
        ("least", words.least().to_string()),
        ("stop", stops(&words.stop).join(",")),
    ];
    match words.tab {
        Tab::Collocates => settings.push((
            "window",
            match words.window {
                Window::Sentence => "sentence".to_owned(),
                Window::Words { left, right } => format!("{left} {right}"),
            },
        )),
        Tab::Keyness => {
            settings.push(("target", words.part().print()));
            settings.push(("reference", words.against.print()));
        }
        _ => settings.push(("part", words.part().print())),
    }
    let order = words.order.unwrap_or(usual_order(words.tab));
    settings.push(("order", Named::name(order).to_owned()));
    settings
}

/// The whole table as it is saved.
///
/// # Errors
/// If a document of the table is damaged.
pub fn export(corpus: &Corpus, sheet: &Sheet, header: Header) -> Result<Table, PackError> {
    let kind = sheet.kind;
    match &sheet.rows {
        Rows::List(list) => table::list(corpus, header, kind, list, &list.rows),
        Rows::Keywords(rows) => table::keywords(corpus, header, kind, rows),
        Rows::Collocates(rows) => table::collocates(corpus, header, kind, rows),
    }
}

#[cfg(test)]
mod tests {
    use danbiet_corpus::{
        CorpusInfo, Document,
        search::{self, Request},
        zone::{Line, Zone},
    };
    use danbiet_text::Span;

    use super::*;

    fn corpus() -> Corpus {
        let document = |id: &str, text: &str| {
            let span = Span::new(0, text.len());
            Document {
                id: id.to_owned(),
                text: text.to_owned(),
                lines: vec![Line {
                    number: 1,
                    span,
                    zone: Zone::Body,
                    marker: None,
                }],
                sentences: vec![span],
                ..Document::default()
            }
        };
        let documents = vec![
            document("a", "dân bàn và dân làm"),
            document("b", "dân và cán bộ và xã"),
        ];
        Corpus::build(CorpusInfo::default(), documents).unwrap()
    }

    fn texts(words: &Words, query: &str) -> Vec<String> {
        let corpus = corpus();
        let answer = search::search(&corpus, &Request::new(query)).unwrap();
        let sheet = sheet(&corpus, &answer, words).unwrap().unwrap();
        let label = |at| {
            let row = sheet.rows.row(at).unwrap();
            frequency::label(&corpus, words.same, row).unwrap()
        };
        (0..sheet.rows.len()).map(label).collect()
    }

    #[test]
    fn lists_are_sorted_and_stopped() {
        let mut words = Words::default();
        assert_eq!(texts(&words, "")[..2], ["dân", "và"]);
        words.stop = stop_list("và\n dân , \n");
        assert_eq!(texts(&words, "")[0], "bàn");
        words.stop = Stop::None;
        words.order = Some(Order::Dispersion);
        // Words of the shorter document are spread least.
        assert_eq!(texts(&words, "")[0], "bàn");
    }

    #[test]
    fn keywords_compare_what_was_found_with_the_rest() {
        let mut words = Words::of(Tab::Keyness);
        assert!(texts(&words, "xã").contains(&"cán".to_owned()));
        words.order = Some(Order::Count);
        assert_eq!(texts(&words, "xã")[0], "và");
    }

    #[test]
    fn collocates_need_a_query() {
        let corpus = corpus();
        let words = Words::of(Tab::Collocates);
        let answer = search::search(&corpus, &Request::new("")).unwrap();
        assert_eq!(sheet(&corpus, &answer, &words).unwrap(), None);
        assert!(texts(&words, "xã").contains(&"bộ".to_owned()));
    }

    #[test]
    fn stop_lists_come_back() {
        assert_eq!(stop_list(&stops(&Stop::Usual).join("\n")), Stop::Usual);
        assert_eq!(stop_list(" \n"), Stop::None);
        let own = Stop::Words(vec!["dân chủ".to_owned(), "xã".to_owned()]);
        assert_eq!(stop_list(&stops(&own).join("\n")), own);
    }

    #[test]
    fn numbers_are_written_as_finely_as_they_are_meant() {
        let vi = |column, value| written(Language::Vi, column, value);
        assert_eq!(vi(Column::LogDice, 12.3456), "12,35");
        assert_eq!(vi(Column::Count, 1234.0), "1.234");
        assert_eq!(vi(Column::DeltaP, -0.01234), "−0,0123");
        // As many decimals in each row: they stand below each other.
        assert_eq!(vi(Column::Dispersion, 0.28), "0,280");
        assert_eq!(vi(Column::LogDice, 12.0), "12,00");
        assert_eq!(vi(Column::TScore, -0.001), "0,00");
    }
}
