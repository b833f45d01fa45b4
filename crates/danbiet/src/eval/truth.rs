//! `eval --truth FILE`: does search find exactly the hits that were counted by hand?
//!
//! A row has a query and, for each document (named by the beginning of its id), how often the
//! whole query stands there as one phrase: outside furniture at either level, and inside furniture
//! at the level of any marks. A document that is not named has none.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, ensure};
use danbiet_corpus::{
    Corpus,
    search::{self, Reach, Reading, Request, Sort, Zones},
};
use serde::Deserialize;
use serde_json::json;

use super::{Report, line};

#[derive(Deserialize)]
struct Truth {
    rows: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    query: String,
    as_typed: Counts,
    any_marks: Counts,
    furniture_any_marks: Counts,
}

/// Hits by the beginning of the document's id.
type Counts = BTreeMap<String, usize>;

/// Compares the counts of every row with what search finds in the corpus.
///
/// # Errors
/// If the file cannot be read, or names a document that the corpus does not have exactly once.
pub fn measure(file: &Path, corpus: &Corpus) -> Result<Report> {
    let name = file.display().to_string();
    let json = fs::read_to_string(file).with_context(|| name.clone())?;
    let truth: Truth = serde_json::from_str(&json).with_context(|| name.clone())?;
    let mut wrong = Vec::new();
    let mut text = String::new();
    let mut right = 0;
    for row in &truth.rows {
        let columns = [
            ("as_typed", &row.as_typed, Reading::Typed, Zones::ARTICLE),
            ("any_marks", &row.any_marks, Reading::Any, Zones::ARTICLE),
            (
                "furniture_any_marks",
                &row.furniture_any_marks,
                Reading::Any,
                Zones::FURNITURE,
            ),
        ];
        let mut row_right = true;
        for (column, expected, reading, zones) in columns {
            let expected = full_ids(expected, corpus).with_context(|| name.clone())?;
            let found = count(&row.query, reading, zones, corpus)?;
            if found != expected {
                row_right = false;
                line(
                    &mut text,
                    format_args!("{}, {column}: {found:?} instead of {expected:?}", row.query),
                );
                wrong.push(json!({
                    "query": row.query, "measure": column, "expected": expected, "found": found,
                }));
            }
        }
        right += usize::from(row_right);
    }
    let rows = truth.rows.len();
    line(&mut text, format_args!("{right} of {rows} rows are right"));
    let share = (rows > 0).then(|| right as f64 / rows as f64);
    Ok(Report {
        text,
        json: json!({"rows": rows, "right": right, "wrong": wrong}),
        figures: vec![("rows".to_owned(), share)],
    })
}

/// The hits of the whole query as one phrase, without short forms.
fn count(query: &str, reading: Reading, zones: Zones, corpus: &Corpus) -> Result<Counts> {
    let request = Request {
        reading: Some(reading),
        reach: Reach::Adjacent,
        abbreviations: false,
        zones,
        sort: Sort::Document,
        ..Request::new(format!("\"{query}\""))
    };
    let answer = search::search(corpus, &request)?;
    let mut counts = Counts::new();
    for entry in &answer.documents {
        let id = corpus.name(entry.document)?.to_owned();
        counts.insert(id, answer.hits(corpus, entry)?.len());
    }
    Ok(counts)
}

/// The counts by whole ids.
fn full_ids(counts: &Counts, corpus: &Corpus) -> Result<Counts> {
    let ids: Vec<&str> = corpus
        .ids()
        .map(|id| corpus.name(id))
        .collect::<Result<_, _>>()?;
    let mut full = Counts::new();
    for (start, &count) in counts {
        let named: Vec<&&str> = ids
            .iter()
            .filter(|id| id.starts_with(start.as_str()))
            .collect();
        ensure!(
            named.len() == 1,
            "{start} begins the ids of {} documents of the corpus instead of one",
            named.len()
        );
        full.insert((*named[0]).to_owned(), count);
    }
    Ok(full)
}
