//! Both forms of a small table.

use super::*;
use crate::testing::corpus;

fn table() -> Table {
    let header = Header {
        table: "words",
        query: Some(String::from("a, \"b\"")),
        level: Some("typed"),
        zones: vec!["lead", "body"],
        filters: vec![("place", String::from("thị xã Hồng Lĩnh"))],
        settings: vec![("window", String::from("5"))],
        corpus: String::from("c0"),
        built: Some("2026-11-22"),
    };
    let mut table = Table::new(header, &["word", "count", "share", "forms"]);
    table.rows = vec![
        vec![
            "=1+1".into(),
            3u32.into(),
            0.5.into(),
            Cell::List(vec!["a".into(), "b\nc".into()]),
        ],
        vec![
            "đối \"thoại\", dân".into(),
            Cell::Empty,
            Cell::Number(f64::INFINITY),
            Cell::List(Vec::new()),
        ],
    ];
    table
}

#[test]
fn csv_opens_right_and_runs_nothing() {
    let expected = [
        "\u{feff}# table,words",
        "# query,\"a, \"\"b\"\"\"",
        "# level,typed",
        "# zones,lead body",
        "# filter place,thị xã Hồng Lĩnh",
        "# window,5",
        "# corpus,c0",
        "# built,2026-11-22",
        "word,count,share,forms",
        "'=1+1,3,0.5,\"a; b\nc\"",
        "\"đối \"\"thoại\"\", dân\",,,",
        "",
    ];
    assert_eq!(csv(&table()), expected.join("\r\n"));
}

#[test]
fn json_is_read_back() {
    let read: serde_json::Value = serde_json::from_str(&json(&table())).unwrap();
    let expected = serde_json::json!({
        "table": "words", "query": "a, \"b\"", "level": "typed", "zones": ["lead", "body"],
        "filters": [{"name": "place", "value": "thị xã Hồng Lĩnh"}],
        "settings": [{"name": "window", "value": "5"}],
        "corpus": "c0", "built": "2026-11-22",
        "columns": ["word", "count", "share", "forms"],
        "rows": [
            {"word": "=1+1", "count": 3, "share": 0.5, "forms": ["a", "b\nc"]},
            {"word": "đối \"thoại\", dân", "count": null, "share": null, "forms": []},
        ],
    });
    assert_eq!(read, expected);
}

#[test]
fn only_what_a_spreadsheet_would_run_is_disarmed() {
    for text in ["=A1", " +1", "-", "@x", "\tx", "＝A1"] {
        assert!(is_formula(text), "{text:?}");
    }
    for text in ["", "a=b", "– 5", "'=A1", "1-2", "# x"] {
        assert!(!is_formula(text), "{text:?}");
    }
    // Numbers stay numbers.
    assert_eq!(Cell::Number(-0.5).field(), "-0.5");
}

#[test]
fn offsets_are_scalar_values_in_any_order() {
    let corpus = corpus(&[&["đối thoại"], &["dân chủ"]]);
    let mut offsets = Offsets::new(&corpus);
    let text = |id| corpus.document(DocId(id)).unwrap().text.as_str();
    let mut check = |id: u32, words: &str, expected: (usize, usize)| {
        let start = text(id).find(words).unwrap();
        let span = Span::new(start, start + words.len());
        assert_eq!(offsets.of(DocId(id), span).unwrap(), expected);
    };
    check(0, "thoại", (4, 9));
    check(0, "đối", (0, 3));
    check(1, "chủ", (4, 7));
    check(0, "thoại", (4, 9));
}
