//! `danbiet export`: each form over two small documents, byte for byte, and what must hold of the
//! forms over any documents, on the seeds.
//!
//! The files of `expected/` are written anew when `DANBIET_WRITE_EXPECTED` is set; read what has
//! changed before you keep it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use quick_xml::{Reader, events::Event};
use serde_json::Value;

fn here(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/export")
        .join(name)
}

/// What the command prints.
fn printed(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_danbiet"))
        .arg("export")
        .args(arguments)
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

fn of_documents(format: &str) -> String {
    let documents = here("documents");
    printed(&["--format", format, "--docs", documents.to_str().unwrap()])
}

/// Writes the bulk form of the seeds or a folder and gives it with its mapping.
fn bulk(name: &str, more: &[&str]) -> (String, Value) {
    let folder = std::env::temp_dir().join(format!("danbiet-export-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("corpus.ndjson");
    let mut arguments = vec![
        "--format",
        "opensearch-bulk",
        "--out",
        file.to_str().unwrap(),
    ];
    arguments.extend(more);
    printed(&arguments);
    let bulk = fs::read_to_string(&file).unwrap();
    let mapping = fs::read_to_string(folder.join("corpus.mapping.json")).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    (bulk, serde_json::from_str(&mapping).unwrap())
}

#[track_caller]
fn as_expected(name: &str, found: &str) {
    let file = here("expected").join(name);
    if std::env::var_os("DANBIET_WRITE_EXPECTED").is_some() {
        fs::write(&file, found).unwrap();
    }
    let expected = fs::read_to_string(&file).unwrap();
    assert!(found == expected, "{name} has changed:\n{found}");
}

/// The day of the build is part of the header of a table; no expectation can know it.
fn without_day(csv: &str) -> String {
    let lines = csv.lines().filter(|line| !line.starts_with("# built,"));
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn the_forms_are_as_expected() {
    as_expected("corpus.ndjson", &of_documents("ndjson"));
    as_expected("corpus.csv", &without_day(&of_documents("csv")));
    as_expected("corpus.xml", &of_documents("tei"));
    let documents = here("documents");
    let (bulk, _) = bulk(
        "two",
        &["--docs", documents.to_str().unwrap(), "--index", "xã"],
    );
    as_expected("corpus.bulk.ndjson", &bulk);
}

#[test]
fn the_bulk_form_needs_a_file() {
    let output = Command::new(env!("CARGO_BIN_EXE_danbiet"))
        .args(["export", "--format", "opensearch-bulk"])
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("--out"));
}

#[test]
fn a_long_bulk_form_is_several_files() {
    let folder = std::env::temp_dir().join(format!("danbiet-export-{}-parts", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("corpus.ndjson");
    let arguments = ["--format", "opensearch-bulk", "--out"];
    let whole = [&arguments[..], &[file.to_str().unwrap()]].concat();
    printed(&whole);
    let one = fs::read_to_string(&file).unwrap();
    // So that two of the five documents fit at the most.
    let megabytes = (one.len() as f64 / 1e6 / 2.0).to_string();
    let said = printed(&[&whole[..], &["--part-megabytes", &megabytes]].concat());
    let parts: Vec<String> = ["corpus.ndjson", "corpus-2.ndjson", "corpus-3.ndjson"]
        .iter()
        .map_while(|name| fs::read_to_string(folder.join(name)).ok())
        .collect();
    assert!(parts.len() > 1);
    for part in &parts {
        assert!(part.len() <= one.len() / 2 && part.lines().count() % 2 == 0);
    }
    assert_eq!(parts.concat(), one);
    assert_eq!(said.matches("documents\n").count(), parts.len());
    let refused = Command::new(env!("CARGO_BIN_EXE_danbiet"))
        .arg("export")
        .args(&whole)
        .args(["--part-megabytes", "0"])
        .output()
        .unwrap();
    assert!(!refused.status.success());
    fs::remove_dir_all(&folder).unwrap();
}

/// Whether a value can be stored under a mapping that allows nothing it does not name.
fn fits(value: &Value, mapping: &Value, path: &str) {
    match value {
        Value::Null => {}
        Value::Array(items) => items.iter().for_each(|item| fits(item, mapping, path)),
        Value::Object(fields) => {
            for (key, value) in fields {
                let path = format!("{path}.{key}");
                let below = &mapping["properties"][key];
                assert!(below.is_object(), "the mapping does not name {path}");
                fits(value, below, &path);
            }
        }
        plain => {
            let kind = mapping["type"].as_str().unwrap_or_default();
            let right = match plain {
                Value::Bool(_) => kind == "boolean",
                Value::Number(number) if kind == "integer" => number.is_u64(),
                Value::Number(_) => kind == "double",
                _ => ["text", "keyword", "date"].contains(&kind),
            };
            assert!(right, "{path} is mapped as {kind} and holds {plain}");
        }
    }
}

#[test]
fn the_mapping_names_every_field_and_the_lines_come_in_pairs() {
    let (bulk, mapping) = bulk("seeds", &[]);
    assert!(bulk.ends_with('\n'));
    let lines: Vec<Value> = bulk
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 10);
    assert_eq!(mapping["mappings"]["dynamic"], "strict");
    for pair in lines.chunks(2) {
        assert_eq!(pair[0]["index"]["_index"], "danbiet");
        assert_eq!(pair[0]["index"]["_id"], pair[1]["id"]);
        assert!(!pair[1]["persons"].as_array().unwrap().is_empty());
        fits(&pair[1], &mapping["mappings"], "document");
    }
}

#[test]
fn a_line_of_ndjson_says_what_stands_at_each_place() {
    let mut mentions = 0;
    for line in printed(&["--format", "ndjson"]).lines() {
        let document: Value = serde_json::from_str(line).unwrap();
        let text: Vec<char> = document["text"].as_str().unwrap().chars().collect();
        for layer in [
            "persons",
            "organisations",
            "places",
            "legal",
            "figures",
            "dates",
        ] {
            for mention in document[layer].as_array().unwrap() {
                let at = |key: &str| mention[key].as_u64().unwrap() as usize;
                let there: String = text[at("start")..at("end")].iter().collect();
                assert_eq!(mention["text"], there.as_str());
                mentions += 1;
            }
        }
    }
    assert!(mentions > 100, "{mentions}");
}

#[test]
fn tei_is_well_formed_and_keeps_the_text() {
    let tei = printed(&["--format", "tei"]);
    let mut reader = Reader::from_str(&tei);
    reader.config_mut().check_end_names = true;
    let mut ids = BTreeSet::new();
    let mut targets = Vec::new();
    // The names of the open elements, and the text of the block among them.
    let mut open: Vec<String> = Vec::new();
    let mut block = String::new();
    let mut blocks = Vec::new();
    let is_block = |name: &str| ["p", "ab", "head"].contains(&name);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(start) => {
                let name = start.name().as_ref().to_owned();
                for attribute in start.attributes() {
                    let attribute = attribute.unwrap();
                    let value = attribute.value.into_owned();
                    match attribute.key.as_ref() {
                        "xml:id" => assert!(ids.insert(value.clone()), "{value} twice"),
                        "from" | "to" => targets.push(value),
                        _ => {}
                    }
                }
                if is_block(&name) {
                    block.clear();
                }
                open.push(name);
            }
            Event::End(_) => {
                let name = open.pop().unwrap();
                let in_body = open.iter().any(|name| name == "body");
                if in_body && is_block(&name) {
                    blocks.push(std::mem::take(&mut block));
                }
            }
            Event::Text(text)
                if !open.iter().any(|name| name == "spanGrp")
                    && open.iter().any(|name| is_block(name)) =>
            {
                block.push_str(&text);
            }
            Event::GeneralRef(name) if !open.iter().any(|name| name == "spanGrp") => {
                block.push_str(match name.as_ref() {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    other => panic!("{other:?}"),
                });
            }
            _ => {}
        }
    }
    assert!(open.is_empty());
    for target in &targets {
        let id = target.strip_prefix('#').unwrap();
        assert!(ids.contains(id), "{target} is nowhere");
    }
    let mut lines = Vec::new();
    for line in printed(&["--format", "ndjson"]).lines() {
        let document: Value = serde_json::from_str(line).unwrap();
        let text: Vec<char> = document["text"].as_str().unwrap().chars().collect();
        for zone in document["zones"].as_array().unwrap() {
            let at = |key: &str| zone[key].as_u64().unwrap() as usize;
            lines.push(text[at("start")..at("end")].iter().collect::<String>());
        }
    }
    assert_eq!(blocks, lines);
}
