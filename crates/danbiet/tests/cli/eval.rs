//! `danbiet eval` measures, and its exit code says whether every bar was reached.

use std::fs;

use crate::{danbiet, json, repository};

#[test]
fn search_finds_what_was_counted_by_hand() {
    let truth = repository("tests/data/seed-truth.json");
    let truth = truth.to_str().expect("the path is text");
    let report = json(&["eval", "--truth", truth, "--json"]);
    assert_eq!(report["wrong"], serde_json::json!([]));
    assert_eq!(report["rows"], 26);
    assert_eq!(report["right"], report["rows"]);
}

#[test]
fn a_wrong_row_fails_and_is_named() {
    let file = folder("wrong-row").join("truth.json");
    let row = r#"{"rows": [{"query": "QCDC", "as_typed": {"001": 9, "002": 12},
        "any_marks": {"001": 10, "002": 12}, "furniture_any_marks": {}}]}"#;
    fs::write(&file, row).expect("the folder can be written");
    let output = danbiet(&["eval", "--truth", file.to_str().expect("text"), "--json"]);
    assert!(!output.status.success());
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(report["right"], 0);
    assert_eq!(report["wrong"][0]["measure"], "as_typed");
    assert_eq!(report["wrong"][0]["found"]["001_c8b4251121b26582"], 10);
}

#[test]
fn questions_are_asked_with_and_without_marks() {
    let folder = folder("questions");
    let write = |name: &str, text: &str| {
        fs::write(folder.join(name), text).expect("the folder can be written");
    };
    write(
        "corpus.jsonl",
        "{\"_id\": \"p1\", \"title\": \"\", \"text\": \"Sông Hồng chảy qua Hà Nội rồi đổ ra biển.\"}\n\
         {\"_id\": \"p2\", \"title\": \"\", \"text\": \"Núi Ba Vì nằm ở phía tây thành phố.\"}\n",
    );
    write(
        "queries.jsonl",
        "{\"_id\": \"q1\", \"text\": \"Sông nào chảy qua Hà Nội?\"}\n\
         {\"_id\": \"q2\", \"text\": \"Ngọn núi nằm ở phía tây tên là gì?\"}\n",
    );
    write(
        "qrels.tsv",
        "query-id\tcorpus-id\tscore\nq1\tp1\t1\nq2\tp2\t1\n",
    );
    let report = json(&["eval", "--ir", folder.to_str().expect("text"), "--json"]);
    for reading in ["marked", "unmarked"] {
        for measure in ["r1", "r10", "mrr10"] {
            assert_eq!(report[reading][measure], 1.0, "{reading} {measure}");
        }
    }
    let cases: [(&[u8], &str); 4] = [
        (b"q1\tp1\n", "qrels.tsv:1:"),
        (b"q1\tp1\t1\nq2\tp2\tgood\n", "qrels.tsv:2:"),
        (b"q1\tp1\t1\nq2\tp2\tnan\n", "qrels.tsv:2:"),
        (b"q1\tp1\t1\nq2\tp\xff\t1\n", "qrels.tsv:2:"),
    ];
    for (bytes, place) in cases {
        fs::write(folder.join("qrels.tsv"), bytes).expect("the folder can be written");
        let output = danbiet(&["eval", "--ir", folder.to_str().expect("text")]);
        let says = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            !output.status.success() && says.contains(place),
            "{place} {says}"
        );
    }
}

/// An empty folder of this test.
fn folder(name: &str) -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}
