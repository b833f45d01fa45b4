//! `danbiet compare` over the seeds.

use std::fs;

use serde_json::Value;

use crate::{danbiet, json, repository};

#[test]
fn formulas_are_listed_with_their_places() {
    let object = json(&["compare", "--json"]);
    assert_eq!(object["table"], "formulas");
    assert_eq!(object["abbreviations"], "folded");
    let rows = object["rows"].as_array().expect("a list");
    assert_eq!(object["found"], rows.len());
    let weights: Vec<u64> = rows
        .iter()
        .filter_map(|row| row["weight"].as_u64())
        .collect();
    assert!(weights.is_sorted_by(|a, b| a >= b), "{weights:?}");
    let title = rows.iter().find(|row| row["length"] == 19);
    let passages = title.and_then(|row| row["passages"].as_array());
    for passage in passages.expect("the title is shared") {
        let id = passage["document"].as_str().expect("a text");
        let text = fs::read_to_string(repository(&format!("seeds/{id}.txt"))).expect("the seed");
        let at = |key: &str| usize::try_from(passage[key].as_u64().expect("a number"));
        let (start, end) = (at("start").expect("small"), at("end").expect("small"));
        let cut: String = text.chars().skip(start).take(end - start).collect();
        assert_eq!(passage["text"], cut);
        assert!(
            cut.starts_with("nâng cao chất lượng") && cut.ends_with("ở cơ sở"),
            "{cut}"
        );
    }
    let pairs = object["pairs"].as_array().expect("a list");
    assert_eq!(
        pairs.len(),
        10,
        "each document shares something with each other one"
    );
}

#[test]
fn two_documents_are_laid_side_by_side() {
    let object = json(&["compare", "002", "003", "--json"]);
    assert_eq!(object["table"], "comparison");
    let passages = object["passages"].as_array().expect("a list");
    let pieces = passages
        .iter()
        .filter_map(|passage| passage["pieces"].as_array());
    let spelling: Vec<(&Value, &Value)> = pieces
        .flatten()
        .filter(|piece| piece["kind"] == "spelling")
        .map(|piece| (&piece["left"]["text"], &piece["right"]["text"]))
        .collect();
    assert!(
        spelling
            .iter()
            .any(|(left, right)| *left == "QCDC" && *right == "quy chế dân chủ"),
        "{spelling:?}"
    );
    let lengths: u64 = passages
        .iter()
        .filter_map(|passage| passage["length"].as_u64())
        .sum();
    assert_eq!(object["shared"], lengths);
}

#[test]
fn a_document_that_is_not_there_is_named() {
    for (name, expected) in [("xyz", "no document is called xyz"), ("00", "5 documents")] {
        let output = danbiet(&["compare", "000", name]);
        assert!(!output.status.success());
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains(expected), "{told}");
    }
}
