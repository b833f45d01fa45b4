//! Lists of words as tables to export: the columns that the app shows and the command line prints.

use super::{Collocate, Frequencies, Keyword, Row, Same, Unit, label, query};
use crate::{
    corpus::Corpus,
    document::DocId,
    export::{Cell, Header, Table},
    pack::PackError,
    statistics::{caution, per_million},
    trend::Trend,
};

/// What rows are of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kind {
    /// What counted as the same.
    pub same: Same,
    /// What was counted.
    pub unit: Unit,
}

/// What a row says, and the query that finds what it counts.
///
/// # Errors
/// If a document of the list is damaged.
pub fn named(corpus: &Corpus, kind: Kind, row: &Row) -> Result<(String, String), PackError> {
    let text = label(corpus, kind.same, row)?;
    let query = query(&corpus.index()?, kind.same, kind.unit, row, &text);
    Ok((text, query))
}

/// Rows of a frequency list.
///
/// # Errors
/// If a document of the list is damaged.
pub fn list(
    corpus: &Corpus,
    header: Header,
    kind: Kind,
    list: &Frequencies,
    rows: &[Row],
) -> Result<Table, PackError> {
    const COLUMNS: [&str; 7] = [
        "text",
        "count",
        "per_million",
        "documents",
        "dp",
        "dp_norm",
        "query",
    ];
    let mut table = Table::new(header, &COLUMNS);
    for row in rows {
        let (text, query) = named(corpus, kind, row)?;
        table.rows.push(vec![
            text.into(),
            row.count.into(),
            per_million(u64::from(row.count), list.total).into(),
            row.range.into(),
            rounded(f64::from(row.dp)).into(),
            rounded(row.dp_norm(list)).into(),
            query.into(),
        ]);
    }
    Ok(table)
}

/// Rows of a comparison, with the counts behind the measures.
///
/// # Errors
/// If a document of the list is damaged.
pub fn keywords(
    corpus: &Corpus,
    header: Header,
    kind: Kind,
    rows: &[Keyword],
) -> Result<Table, PackError> {
    const COLUMNS: [&str; 14] = [
        "text",
        "log_likelihood",
        "log_ratio",
        "target_count",
        "target_rest",
        "target_per_million",
        "target_documents",
        "reference_count",
        "reference_rest",
        "reference_per_million",
        "reference_documents",
        "expected_in_target",
        "large_enough",
        "query",
    ];
    let mut table = Table::new(header, &COLUMNS);
    for key in rows {
        let (text, query) = named(corpus, kind, &key.row)?;
        let counts = key.counts;
        table.rows.push(vec![
            text.into(),
            key.log_likelihood.into(),
            key.log_ratio.into(),
            counts.target.into(),
            (counts.target_tokens - counts.target).into(),
            per_million(counts.target, counts.target_tokens).into(),
            key.target_range.into(),
            counts.reference.into(),
            (counts.reference_tokens - counts.reference).into(),
            per_million(counts.reference, counts.reference_tokens).into(),
            key.reference_range.into(),
            counts.expected_in_target().into(),
            truth(caution::holds_for_keyword(&counts)),
            query.into(),
        ]);
    }
    Ok(table)
}

/// Rows of a list of collocates, with the counts behind the measures.
///
/// # Errors
/// If a document of the list is damaged.
pub fn collocates(
    corpus: &Corpus,
    header: Header,
    kind: Kind,
    rows: &[Collocate],
) -> Result<Table, PackError> {
    const COLUMNS: [&str; 11] = [
        "text",
        "together",
        "expected",
        "everywhere",
        "log_dice",
        "mutual_information",
        "t_score",
        "delta_p",
        "delta_p_node",
        "large_enough",
        "query",
    ];
    let mut table = Table::new(header, &COLUMNS);
    for collocate in rows {
        let (text, query) = named(corpus, kind, &collocate.row)?;
        let counts = collocate.counts;
        table.rows.push(vec![
            text.into(),
            counts.together.into(),
            counts.expected().into(),
            counts.collocate.into(),
            collocate.log_dice.into(),
            collocate.mutual_information.into(),
            collocate.t_score.into(),
            collocate.delta_p.into(),
            collocate.delta_p_node.into(),
            truth(caution::holds_for_collocate(&counts)),
            query.into(),
        ]);
    }
    Ok(table)
}

/// Queries along an axis: a row for each bin and query.
#[must_use]
pub fn trend(header: Header, queries: &[String], trend: &Trend) -> Table {
    const COLUMNS: [&str; 7] = [
        "value",
        "query",
        "hits",
        "documents_with_hits",
        "documents",
        "tokens",
        "per_million",
    ];
    let mut table = Table::new(header, &COLUMNS);
    for bin in &trend.bins {
        for (number, (query, count)) in queries.iter().zip(&bin.series).enumerate() {
            table.rows.push(vec![
                bin.value.clone().into(),
                query.as_str().into(),
                count.hits.into(),
                count.documents.into(),
                bin.documents.len().into(),
                bin.tokens.into(),
                bin.per_million(number).into(),
            ]);
        }
    }
    table
}

/// Hits of queries in a document: where each stands, in per cent of its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The document.
    pub document: DocId,
    /// Which query, from 0.
    pub query: usize,
    /// The hits, in hundredths of a per cent.
    pub hits: Vec<u32>,
}

/// Hits by document and position: a row for each.
///
/// # Errors
/// If the list of the documents' ids is damaged.
pub fn places(
    corpus: &Corpus,
    header: Header,
    queries: &[String],
    places: &[Places],
) -> Result<Table, PackError> {
    let mut table = Table::new(header, &["document", "query", "hit", "position_percent"]);
    for of in places {
        let query = queries.get(of.query).map_or("", String::as_str);
        for (number, &place) in (1u64..).zip(&of.hits) {
            table.rows.push(vec![
                corpus.name(of.document)?.into(),
                query.into(),
                number.into(),
                (f64::from(place) / 100.0).into(),
            ]);
        }
    }
    Ok(table)
}

/// Four decimals, which is what the four bytes of a stored DP are good for.
fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}

fn truth(holds: bool) -> Cell {
    Cell::from(if holds { "yes" } else { "no" })
}
