//! `danbiet concordance`.

use crate::{danbiet, json};

#[test]
fn every_hit_has_its_line() {
    let found = json(&["search", "đối thoại", "--json"]);
    let mut hits: Vec<(String, u64, u64)> = Vec::new();
    for document in found["documents"].as_array().expect("a list") {
        for hit in document["hits"].as_array().expect("a list") {
            let id = document["id"].as_str().expect("an id");
            let number = |key: &str| hit[key].as_u64().expect("a number");
            hits.push((id.to_owned(), number("start"), number("end")));
        }
    }
    hits.sort();
    let table = json(&["concordance", "đối thoại", "--json"]);
    assert_eq!(table["query"], "đối thoại");
    assert_eq!(table["level"], "typed");
    let rows = table["rows"].as_array().expect("a list");
    let lines: Vec<(String, u64, u64)> = rows
        .iter()
        .map(|row| {
            let number = |key: &str| row[key].as_u64().expect("a number");
            let id = row["document"].as_str().expect("an id");
            (id.to_owned(), number("start"), number("end"))
        })
        .collect();
    assert!(!lines.is_empty());
    assert_eq!(lines, hits);
}

#[test]
fn groups_add_up_and_open() {
    let all = json(&["concordance", "dân", "--json"]);
    let total = all["rows"].as_array().expect("a list").len() as u64;
    let groups = json(&["concordance", "dân", "--group-by", "r1", "--json"]);
    let rows = groups["rows"].as_array().expect("a list");
    let lines = |row: &serde_json::Value| row["lines"].as_u64().expect("a number");
    assert_eq!(rows.iter().map(lines).sum::<u64>(), total);
    let key = rows[0]["group"].as_str().expect("a key");
    let one = [
        "concordance",
        "dân",
        "--group-by",
        "r1",
        "--only",
        key,
        "--json",
    ];
    let one = json(&one);
    assert_eq!(
        one["rows"].as_array().expect("a list").len() as u64,
        lines(&rows[0])
    );
}

#[test]
fn a_sample_is_drawn_again_from_its_seed() {
    let sample = |seed: &str| {
        let args = [
            "concordance",
            "dân",
            "--sample",
            "10",
            "--seed",
            seed,
            "--csv",
        ];
        danbiet(&args).stdout
    };
    let csv = String::from_utf8(sample("7")).expect("text");
    assert!(
        csv.starts_with("\u{feff}# table,concordance\r\n# query,dân\r\n"),
        "{csv}"
    );
    assert!(csv.contains("\r\n# sample,10\r\n# seed,7\r\n"), "{csv}");
    assert_eq!(csv.into_bytes(), sample("7"));
    assert_ne!(sample("7"), sample("8"));
}

#[test]
fn what_is_no_key_is_named() {
    let output = danbiet(&["concordance", "dân", "--sort", "l9"]);
    assert!(!output.status.success());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        told.contains("there is no \"l9\"; choose one of l3 l2"),
        "{told}"
    );
}
