//! `danbiet stats` over the seeds.

use crate::{danbiet, json};

#[test]
fn lists_count_words_and_syllables() {
    let words = json(&["stats", "words", "--limit", "5", "--json"]);
    assert_eq!(words["table"], "words");
    let rows = words["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 5);
    // What a row counts is what its query finds.
    for row in rows {
        let query = row["query"].as_str().unwrap();
        let query = [query, " level:typed"].concat();
        let found = json(&["search", &query, "--no-abbreviations", "--json"]);
        assert_eq!(found["counts"]["typed"], row["count"], "{query}");
        assert_eq!(
            found["documents"].as_array().unwrap().len() as u64,
            row["documents"].as_u64().unwrap()
        );
    }
    let all = [
        "stats", "words", "--unit", "syllable", "--limit", "9999", "--json",
    ];
    let syllables = json(&all);
    let rows = syllables["rows"].as_array().unwrap();
    let sum: u64 = rows.iter().map(|row| row["count"].as_u64().unwrap()).sum();
    let setting = |name: &str| {
        let settings = syllables["settings"].as_array().unwrap();
        let found = settings.iter().find(|it| it["name"] == name).unwrap();
        found["value"].as_str().unwrap().parse::<u64>().unwrap()
    };
    assert_eq!(sum, setting("syllables"));
    assert_eq!(setting("units"), setting("syllables"));
}

#[test]
fn stop_words_and_rare_sequences_are_left_out() {
    let texts = |args: &[&str]| -> Vec<String> {
        let table = json(args);
        let rows = table["rows"].as_array().unwrap();
        let text = |row: &serde_json::Value| row["text"].as_str().unwrap().to_owned();
        rows.iter().map(text).collect()
    };
    let plain = texts(&["stats", "words", "--json"]);
    let stopped = texts(&["stats", "words", "--stop", "usual", "--json"]);
    assert!(plain.contains(&"và".to_owned()) && !stopped.contains(&"và".to_owned()));
    let pairs = ["stats", "ngrams", "--length", "3", "--least", "3", "--json"];
    let table = json(&pairs);
    for row in table["rows"].as_array().unwrap() {
        assert!(row["count"].as_u64().unwrap() >= 3, "{row}");
    }
}

#[test]
fn keywords_of_a_document_against_the_rest_carry_their_counts() {
    let table = json(&[
        "stats",
        "keyness",
        "--part",
        "document:000_c7764ab0d62457ae",
        "--json",
    ]);
    let row = &table["rows"][0];
    let number = |key: &str| row[key].as_f64().unwrap();
    let (a, b) = (number("target_count"), number("reference_count"));
    let (c, d) = (a + number("target_rest"), b + number("reference_rest"));
    let mean = (a + b) / (c + d);
    let term = |seen: f64, size: f64| match seen {
        0.0 => 0.0,
        _ => seen * (seen / (size * mean)).ln(),
    };
    let expected = 2.0 * (term(a, c) + term(b, d));
    assert!((number("log_likelihood") - expected).abs() < 1e-6, "{row}");
}

#[test]
fn collocates_and_trends_have_three_forms() {
    for args in [
        &["stats", "collocates", "đối thoại"][..],
        &[
            "stats",
            "collocates",
            "đối thoại",
            "--sentence",
            "--stop",
            "usual",
        ],
        &["stats", "trends", "đối thoại", "dân chủ", "--by", "place"],
        &["stats", "trends", "đối thoại", "--by", "document"],
    ] {
        let form = |form: &'static str| [args, &[form]].concat();
        let object = json(&form("--json"));
        assert!(!object["rows"].as_array().unwrap().is_empty(), "{args:?}");
        let csv = danbiet(&form("--csv"));
        assert!(csv.status.success(), "{args:?}");
        assert!(csv.stdout.starts_with("\u{feff}# table,".as_bytes()));
        let shown = danbiet(args);
        let shown = String::from_utf8(shown.stdout).unwrap();
        assert!(shown.contains("table: "), "{shown}");
    }
    let few = String::from_utf8(danbiet(&["stats", "collocates", "đối thoại"]).stdout).unwrap();
    assert!(few.contains("Careful: 7 hits are too few"), "{few}");
}

#[test]
fn a_part_that_is_none_is_refused() {
    let output = danbiet(&["stats", "words", "--part", "nowhere"]);
    assert!(!output.status.success());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("document:ID"), "{told}");
}
