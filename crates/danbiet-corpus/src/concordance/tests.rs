//! Lines, their order and their groups on small corpora.

use super::*;
use crate::{
    export::{Cell, Header},
    facet::Facet,
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
    let context = Context {
        width: 2,
        slots: Vec::new(),
    };
    let rows = table
        .rows(&corpus, &answer, 0..usize::MAX, &context)
        .unwrap();
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
    let label = |group: &Group| group.label(&corpus).unwrap();
    let found: Vec<(&str, String, usize)> = groups
        .iter()
        .map(|g| (g.key.as_str(), label(g), g.count))
        .collect();
    assert_eq!(
        found,
        [
            ("đối thoại", "Đối thoại".to_owned(), 2),
            ("", String::new(), 1),
            ("với", "với".to_owned(), 1)
        ]
    );
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

#[test]
fn three_keys_decide_one_after_the_other() {
    let text: &[&[&str]] = &[&["b x d"], &["a x d"], &["a x c"], &["x c"]];
    assert_eq!(
        lines(text, "x", &[RIGHT, LEFT]),
        ["[x] c", "a [x] c", "a [x] d", "b [x] d"]
    );
    assert_eq!(
        lines(
            &[&["x"], &["y"], &["x"]],
            "x | y",
            &[SortKey::Slot(Slot::Node), SortKey::Document]
        ),
        ["[x]", "[x]", "[y]"]
    );
}

#[test]
fn words_of_slots_are_compared_by_syllables() {
    let text: &[&[&str]] = &[&["x dân_chúng"], &["x dân"], &["x dạn"], &["x dân_chủ"]];
    assert_eq!(
        lines(text, "x", &[RIGHT]),
        ["[x] dạn", "[x] dân", "[x] dân chủ", "[x] dân chúng"]
    );
}

/// A text, where it is of, and its year and month.
type Dated<'a> = (&'a str, Option<&'a str>, Option<(u16, u8)>);

/// A corpus of documents with a place and a date.
fn dated(documents: &[Dated<'_>]) -> Corpus {
    use crate::{
        corpus::CorpusInfo,
        metadata::{Basis, Certainty, Fact, PartialDate},
        testing::document,
    };
    fn given<T>(value: T) -> Fact<T> {
        Fact {
            value,
            basis: Basis::Given {
                basis: "vì thế".to_owned(),
                certainty: Certainty::High,
            },
        }
    }
    let documents = documents.iter().enumerate();
    let documents = documents.map(|(number, (text, place, date))| {
        let mut document = document(number, &[text]);
        document.metadata.place = place.map(|place| given(place.to_owned()));
        document.metadata.date = date.map(|(year, month)| {
            given(PartialDate {
                year: Some(year),
                month: Some(month),
                day: None,
            })
        });
        document
    });
    Corpus::build(CorpusInfo::default(), documents.collect()).unwrap()
}

#[test]
fn documents_without_a_place_or_date_come_last() {
    let corpus = dated(&[
        ("x", None, Some((2022, 5))),
        ("x", Some("Sóc Trăng"), None),
        ("x", Some("Đắk Lắk"), Some((2021, 12))),
        ("x", Some("Hà Tĩnh"), Some((2022, 1))),
    ]);
    let answer = search::search(&corpus, &Request::new("x")).unwrap();
    let order = |key| {
        let config = Config {
            sort: vec![key],
            sample: None,
        };
        let table = concordance(&corpus, &answer, &config).unwrap();
        let documents = table.lines.iter().map(|line| line.document.0);
        documents.collect::<Vec<_>>()
    };
    assert_eq!(order(SortKey::Place), [2, 3, 1, 0]);
    assert_eq!(order(SortKey::Date), [2, 3, 0, 1]);
}

#[test]
fn a_group_holds_the_lines_that_it_counts() {
    let corpus = dated(&[
        (
            "đối_thoại x đối_thoại với x",
            Some("Hà Tĩnh"),
            Some((2022, 5)),
        ),
        ("x một", Some("Hà Tĩnh"), None),
        ("Đối_thoại x", None, Some((2022, 6))),
    ]);
    let answer = search::search(&corpus, &Request::new("x")).unwrap();
    let table = concordance(&corpus, &answer, &Config::default()).unwrap();
    for by in GroupBy::ALL {
        let groups = table.groups(&corpus, by).unwrap();
        assert!(groups.is_sorted_by_key(|group| std::cmp::Reverse(group.count)));
        for group in &groups {
            let only = table.only(&corpus, by, &group.key).unwrap();
            assert_eq!(only.lines.len(), group.count, "{by:?} {:?}", group.key);
            assert_eq!(only.lines[0], table.lines[group.first]);
        }
        assert_eq!(GroupBy::named(by.name()), Some(by));
        let strange = table.only(&corpus, by, "không có").unwrap();
        assert_eq!((strange.lines.len(), strange.total), (0, 4), "{by:?}");
    }
    let counts = |by| -> Vec<(String, usize)> {
        let groups = table.groups(&corpus, by).unwrap().into_iter();
        groups.map(|group| (group.key, group.count)).collect()
    };
    let pairs = |expected: &[(&str, usize)]| -> Vec<(String, usize)> {
        let pairs = expected.iter();
        pairs.map(|&(key, count)| (key.to_owned(), count)).collect()
    };
    // A word that stands on both sides of a line counts once for it; the node is no neighbour of
    // itself, but one hit is that of another.
    assert_eq!(
        counts(GroupBy::Collocate),
        pairs(&[("đối thoại", 3), ("với", 2), ("x", 2), ("một", 1)])
    );
    assert_eq!(
        counts(GroupBy::Facet(Facet::Place)),
        pairs(&[("Hà Tĩnh", 3), ("", 1)])
    );
    assert_eq!(
        counts(GroupBy::Facet(Facet::Year)),
        pairs(&[("2022", 3), ("", 1)])
    );
}

#[test]
fn rows_say_where_the_sorted_words_stand() {
    let corpus = corpus(&[&["một đối_thoại x nhân_dân"]]);
    let answer = search::search(&corpus, &Request::new("x")).unwrap();
    let table = concordance(&corpus, &answer, &Config::default()).unwrap();
    let context = Context {
        width: 1,
        slots: vec![Slot::Left(1), Slot::Left(3), Slot::Right(1)],
    };
    let rows = table.rows(&corpus, &answer, 0..1, &context).unwrap();
    let text = &corpus.document(DocId(0)).unwrap().text;
    let words: Vec<_> = rows[0]
        .slots
        .iter()
        .map(|s| s.map(|s| s.of(text)))
        .collect();
    assert_eq!(words, [Some("đối thoại"), None, Some("nhân dân")]);
}

#[test]
fn the_file_has_every_line_with_its_place() {
    let corpus = corpus(&[&["đối_thoại với nhân_dân"], &["với"]]);
    let answer = search::search(&corpus, &Request::new("với")).unwrap();
    let lines = concordance(&corpus, &answer, &Config::default()).unwrap();
    let header = Header::of(&corpus, "concordance");
    let name = |line: &Line| (line.document == DocId(1)).then(|| "A".to_owned());
    let table = table(&corpus, &answer, &lines, 1, header, name).unwrap();
    let cells = |row: usize, columns: &[usize]| -> Vec<Cell> {
        columns
            .iter()
            .map(|&at| table.rows[row][at].clone())
            .collect()
    };
    assert_eq!(table.rows.len(), 2);
    let text = |text: &str| Cell::from(text);
    assert_eq!(
        cells(0, &[0, 1, 4, 5, 9, 10, 11, 12]),
        [
            1u32.into(),
            text("000"),
            10u32.into(),
            13u32.into(),
            text("đối thoại"),
            text("với"),
            text("nhân dân"),
            Cell::Empty
        ]
    );
    assert_eq!(
        cells(1, &[0, 1, 9, 12]),
        [2u32.into(), text("001"), text(""), text("A")]
    );
    assert_eq!(lines.find(DocId(1), 0), Some(1));
    assert_eq!(lines.find(DocId(1), 1), None);
}
