//! Lines, their order and their groups on small corpora.

use super::*;
use crate::{
    search::{self, Request},
    testing::corpus,
};

/// The lines of a query as `left [node] right`, with two words of context.
fn lines(documents: &[&[&str]], query: &str, sort: &[SortKey]) -> Vec<String> {
    let corpus = corpus(documents);
    let answer = search::search(&corpus, &Request::new(query)).unwrap();
    let config = Config {
        sort: sort.to_vec(),
        sample: None,
    };
    let table = concordance(&corpus, &answer, &config).unwrap();
    assert_eq!(table.total, answer.total());
    let rows = table.rows(&corpus, &answer, 0..usize::MAX, 2).unwrap();
    let print = |row: &Row| {
        let text = &corpus.document(row.line.document).unwrap().text;
        format!(
            "{}[{}]{}",
            row.left.of(text),
            row.hit.span.of(text),
            row.right.of(text)
        )
    };
    rows.iter().map(print).collect()
}

const LEFT: SortKey = SortKey::Slot(Slot::Left(1));
const RIGHT: SortKey = SortKey::Slot(Slot::Right(1));

#[test]
fn neighbours_are_words() {
    assert_eq!(
        lines(&[&["một hai đối_thoại với nhân_dân huyện"]], "với", &[]),
        ["hai đối thoại [với] nhân dân huyện"]
    );
}

#[test]
fn the_order_is_that_of_vietnamese_dictionaries() {
    let text: &[&[&str]] = &[
        &["dân chủ đa"],
        &["dân chủ da"],
        &["dân chủ dạ"],
        &["dân chủ dà"],
        &["dân chủ"],
    ];
    assert_eq!(
        lines(text, "chủ", &[RIGHT]),
        [
            "dân [chủ]",
            "dân [chủ] da",
            "dân [chủ] dà",
            "dân [chủ] dạ",
            "dân [chủ] đa"
        ]
    );
}

#[test]
fn ties_are_in_document_order() {
    let text: &[&[&str]] = &[&["b x", "a x"], &["a x", "b x"]];
    let corpus = corpus(text);
    let answer = search::search(&corpus, &Request::new("x")).unwrap();
    let config = Config {
        sort: vec![LEFT],
        sample: None,
    };
    let table = concordance(&corpus, &answer, &config).unwrap();
    let order: Vec<(u32, u32)> = table
        .lines
        .iter()
        .map(|l| (l.document.0, l.number))
        .collect();
    assert_eq!(order, [(0, 1), (1, 0), (0, 0), (1, 1)]);
}

#[test]
fn groups_count_what_stands_in_a_slot() {
    let corpus = corpus(&[&["Đối_thoại x", "đối_thoại x"], &["x", "với x"]]);
    let answer = search::search(&corpus, &Request::new("x")).unwrap();
    let table = concordance(&corpus, &answer, &Config::default()).unwrap();
    let groups = table.groups(&corpus, GroupBy::Slot(Slot::Left(1))).unwrap();
    let found: Vec<(Option<&str>, usize)> = groups
        .iter()
        .map(|g| (g.label.as_deref(), g.count))
        .collect();
    assert_eq!(found[0], (Some("Đối thoại"), 2));
    assert_eq!(found.iter().map(|g| g.1).sum::<usize>(), 4);
    let documents = table.groups(&corpus, GroupBy::Document).unwrap();
    assert_eq!(documents.len(), 2);
    assert!(documents.iter().all(|group| group.count == 2));
}

#[test]
fn a_sample_says_how_many_lines_there_were() {
    let corpus = corpus(&[&["x", "x", "x", "x"]]);
    let answer = search::search(&corpus, &Request::new("x")).unwrap();
    let config = Config {
        sort: Vec::new(),
        sample: Some(Sample { lines: 2, seed: 1 }),
    };
    let table = concordance(&corpus, &answer, &config).unwrap();
    assert_eq!((table.lines.len(), table.total), (2, 4));
}
