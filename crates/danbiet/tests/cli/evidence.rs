//! `danbiet evidence` over the seeds.

use std::fs;

use crate::{danbiet, json, repository};

#[test]
fn tables_are_printed_with_their_places() {
    let table = json(&["evidence", "figures", "--query", "ban hành", "--json"]);
    assert_eq!(table["query"], "ban hành");
    assert_eq!(table["level"], "typed");
    assert_eq!(table["table"], "figures");
    let rows = table["rows"].as_array().expect("a list");
    let issued: Vec<&serde_json::Value> =
        rows.iter().filter(|row| row["unit"] == "văn bản").collect();
    assert_eq!(issued.len(), 2);
    assert_eq!(issued[0]["value"], 301.0);
    assert_eq!(issued[0]["denominator"], serde_json::Value::Null);
    let proof = &issued[0]["proofs"][0];
    let text = fs::read_to_string(repository("seeds/000_c7764ab0d62457ae.txt")).expect("the seed");
    let at = |key: &str| usize::try_from(proof[key].as_u64().expect("a number")).expect("small");
    let cut: String = text
        .chars()
        .skip(at("start"))
        .take(at("end") - at("start"))
        .collect();
    assert_eq!(cut, "301 văn bản");
}

#[test]
fn every_table_has_three_forms() {
    let tables = [
        "figures",
        "instruments",
        "persons",
        "organisations",
        "places",
        "dates",
        "principles",
        "abbreviations",
        "topics",
        "matrix",
    ];
    for table in tables {
        let object = json(&["evidence", table, "--json"]);
        assert_eq!(object["table"], table);
        assert!(
            object["rows"]
                .as_array()
                .is_some_and(|rows| !rows.is_empty()),
            "{table}"
        );
        let csv = danbiet(&["evidence", table, "--csv"]);
        assert!(csv.status.success(), "{table}");
        assert!(
            csv.stdout
                .starts_with(format!("\u{feff}# table,{table}\r\n").as_bytes()),
            "{table}"
        );
        let shown = danbiet(&["evidence", table]);
        assert!(
            shown.status.success() && !shown.stdout.is_empty(),
            "{table}"
        );
    }
}

#[test]
fn a_patch_that_does_not_fit_stops_the_build() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("patched");
    fs::create_dir_all(&folder).expect("the target folder can be written");
    let write = |name: &str, text: &str| {
        fs::write(folder.join(name), text).expect("the folder can be written");
    };
    write("a.txt", "Đồng chí Trần Văn Nam báo cáo 12 vụ việc.");
    let patch = "[[mention]]\ndocument = \"a\"\nlayer = \"persons\"\nquote = \"Trần Văn Nam\"\n";
    let folder = folder.to_str().expect("text");
    write("corrections.toml", &[patch, "wrong = true\n"].concat());
    let table = json(&["evidence", "persons", "--docs", folder, "--json"]);
    assert_eq!(table["rows"], serde_json::json!([]));
    write(
        "corrections.toml",
        &["\n", &patch.replace("Nam", "Năm"), "wrong = true\n"].concat(),
    );
    let output = danbiet(&["evidence", "persons", "--docs", folder]);
    assert!(!output.status.success());
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("corrections.toml:2:1: the quote"), "{told}");
}
