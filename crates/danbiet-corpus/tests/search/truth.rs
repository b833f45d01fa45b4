//! The worked cases of `tests/data/seed-truth.json`: hits per document, as typed, with any marks,
//! and inside furniture.

use std::collections::BTreeMap;

use danbiet_corpus::search::{Reading, Request, Zones};
use danbiet_text::{fold, token};

use crate::seeds::{answer, corpus, hits};

fn counts(query: &str, reading: Reading, zones: Zones) -> BTreeMap<String, u64> {
    let answer = answer(&Request {
        reading: Some(reading),
        zones,
        abbreviations: false,
        ..Request::new(format!("\"{query}\""))
    });
    let mut counts = BTreeMap::new();
    for (hit, text) in hits(&answer) {
        let fold = match reading {
            Reading::Typed => fold::typed,
            Reading::Any => fold::any,
        };
        let keys =
            |text: &str| -> Vec<String> { token::tokens(text).map(|t| fold(t.of(text))).collect() };
        assert_eq!(keys(&text), keys(query), "a hit of {query}");
        let name = corpus().name(hit.document).unwrap();
        *counts.entry(name[..3].to_owned()).or_default() += 1;
    }
    counts
}

#[test]
fn every_row_holds() {
    let truth = include_str!("../../../../tests/data/seed-truth.json");
    let truth: serde_json::Value = serde_json::from_str(truth).unwrap();
    let rows = truth["rows"].as_array().unwrap();
    assert!(rows.len() >= 26);
    let mut wrong = Vec::new();
    for row in rows {
        let query = row["query"].as_str().unwrap();
        for (column, reading, zones) in [
            ("as_typed", Reading::Typed, Zones::ARTICLE),
            ("any_marks", Reading::Any, Zones::ARTICLE),
            ("furniture_any_marks", Reading::Any, Zones::FURNITURE),
        ] {
            let expected: BTreeMap<String, u64> =
                serde_json::from_value(row[column].clone()).unwrap();
            let found = counts(query, reading, zones);
            if found != expected {
                wrong.push(format!("{query}, {column}: {found:?} for {expected:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
