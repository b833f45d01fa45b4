//! `danbiet search` over the seeds.

use std::fs;

use serde_json::Value;

use crate::{danbiet, json, repository};

fn search(query: &str, more: &[&str]) -> Value {
    json(&[&["search", query, "--json"], more].concat())
}

/// The printed text of a seed.
fn text(id: &str) -> Vec<char> {
    let path = repository("seeds").join(format!("{id}.txt"));
    let text = fs::read_to_string(path).expect("the seed can be read");
    text.chars().collect()
}

#[test]
fn offsets_are_counted_in_characters() {
    let answer = search("đối thoại", &["--no-abbreviations"]);
    let documents = answer["documents"].as_array().expect("a list");
    assert_eq!(documents.len(), 4);
    for document in documents {
        let text = text(document["id"].as_str().expect("an id"));
        for hit in document["hits"].as_array().expect("a list") {
            let at =
                |key: &str| usize::try_from(hit[key].as_u64().expect("a number")).expect("small");
            let cut: String = text[at("start")..at("end")].iter().collect();
            assert_eq!(hit["text"], cut.as_str());
            assert_eq!(cut.to_lowercase(), "đối thoại");
        }
    }
    assert_eq!(
        answer["absent"],
        serde_json::json!(["002_1e2f9386158c8bca"])
    );
    assert_eq!(answer["level"], "typed");
    assert_eq!(answer["groups"]["adjacent"], 7);
    assert_eq!(answer["counts"]["furniture"], 1);
}

#[test]
fn a_query_without_marks_says_so_and_counts_both_readings() {
    let answer = search("uy vien", &["--no-abbreviations"]);
    assert_eq!(answer["level"], "any");
    assert_eq!(answer["counts"]["typed"], 0);
    assert_eq!(answer["counts"]["any"], 13);
    assert_eq!(
        answer["restated"]["en"],
        "“uy vien”, in the article, whatever the marks"
    );
}

#[test]
fn a_limit_lists_less_and_counts_all() {
    let all = search("dân chủ", &["--no-abbreviations"]);
    let few = search("dân chủ", &["--no-abbreviations", "--limit", "2"]);
    assert_eq!(all["documents"].as_array().map(Vec::len), Some(5));
    assert_eq!(few["documents"].as_array().map(Vec::len), Some(2));
    assert_eq!(few["documents"][1], all["documents"][1]);
    assert_eq!(few["counts"], all["counts"]);
    assert_eq!(few["absent"], all["absent"]);
}

#[test]
fn remarks_point_into_the_query_in_characters() {
    let answer = search("đối “thoại", &[]);
    let remark = &answer["diagnostics"][0];
    assert_eq!((&remark["start"], &remark["end"]), (&4.into(), &10.into()));
    assert!(
        remark["message"]["vi"]
            .as_str()
            .is_some_and(|text| text.contains("“thoại"))
    );
}

#[test]
fn the_table_names_documents_and_marks_hits() {
    let output = danbiet(&["search", "hương ước"]);
    let table = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(output.status.success());
    assert!(table.contains("004_3e33e1dab0311927 (hits: 1,"), "{table}");
    assert!(table.contains("[hương ước]"), "{table}");
    let output = danbiet(&["search", "-MTTQ", "--limit", "1"]);
    assert!(output.status.success());
}

#[test]
fn a_folder_may_hold_files_of_any_kind() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("any-kind");
    let inner = folder.join("xa");
    fs::create_dir_all(&inner).expect("the target folder can be written");
    let page =
        "<h1>Xã họp dân</h1><p>Chủ tịch xã đối thoại với nhân dân về quy chế dân chủ ở cơ sở.</p>";
    fs::write(inner.join("a.html"), page).expect("the folder can be written");
    fs::write(folder.join("b.csv"), "id,text\n7,Nhân dân giám sát\n").expect("written");
    let folder = folder.to_str().expect("text");
    let answer = json(&["search", "nhân dân", "--docs", folder, "--json"]);
    assert_eq!(answer["groups"]["adjacent"], 2, "{answer}");
}
