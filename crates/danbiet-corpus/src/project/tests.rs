//! Projects come back, elsewhere too, and bad files do nothing.

use danbiet_text::Span;

use super::*;
use crate::{
    CorpusInfo,
    anchor::{Anchor, Found},
    corrections::{Change, JsonError, Layer, MentionCorrection, Reason},
    document::Document,
    given::Place,
    notes::{
        Note,
        annotations::{FileError, What},
    },
};

const FIRST: &str = "Dân biết, dân bàn, dân làm, dân kiểm tra.";
const SECOND: &str = "Ủy ban nhân dân xã đối thoại với dân mỗi quý một lần.";

fn corpus(hash: &str, documents: &[(&str, &str)]) -> Corpus {
    let documents = documents.iter().map(|(id, text)| Document {
        id: (*id).to_owned(),
        text: (*text).to_owned(),
        ..Document::default()
    });
    let info = CorpusInfo {
        hash: hash.to_owned(),
        ..CorpusInfo::default()
    };
    Corpus::build(info, documents.collect()).unwrap()
}

fn note(document: &str, text: &str, words: &str) -> Note {
    let start = text.find(words).unwrap();
    Note {
        id: ["urn:uuid:", words].concat(),
        document: document.to_owned(),
        anchor: Anchor::of(text, Span::new(start, start + words.len())),
        ..Note::default()
    }
}

fn project(corpus: &Corpus) -> Project {
    let wrong = MentionCorrection {
        document: "000".to_owned(),
        layer: Layer::Persons,
        quote: "Dân".to_owned(),
        before: String::new(),
        after: " biết".to_owned(),
        start: 0,
        change: Change::Wrong,
        note: None,
    };
    Project {
        corpus: Mark::whole(corpus).unwrap(),
        saved: "2024-05-06T07:08:09Z".to_owned(),
        view: "#concordance?q=d%C3%A2n&group=r1".to_owned(),
        queries: vec![Kept {
            name: "Dân, \"theo nhóm\"".to_owned(),
            address: "#concordance?q=dân".to_owned(),
        }],
        notes: Notes::from_iter([
            note("000", FIRST, "dân bàn"),
            note("000", FIRST, "dân kiểm tra"),
            note("001", SECOND, "đối thoại"),
        ]),
        corrections: Corrections {
            mentions: vec![wrong],
            merges: Vec::new(),
        },
    }
}

#[test]
fn a_project_is_read_again() {
    let corpus = corpus("a1", &[("000", FIRST), ("001", SECOND)]);
    let project = project(&corpus);
    let text = write(&project);
    assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok());
    let read = read(&text).unwrap();
    let expected = Read {
        project,
        ..Read::default()
    };
    assert_eq!(read, expected, "nothing is left behind");
    let empty = Project::default();
    assert_eq!(super::read(&write(&empty)).unwrap().project, empty);
}

#[test]
fn over_the_same_corpus_nothing_differs() {
    let corpus = corpus("a1", &[("000", FIRST), ("001", SECOND)]);
    let found = differences(&project(&corpus), &corpus).unwrap();
    assert!(found.same && found.missing.is_empty() && found.added.is_empty());
    assert_eq!((found.moved(), found.orphans().count()), (0, 0));
    // No rule has found a person here: that is said whatever the corpus.
    assert_eq!(found.corrections[0].reason, Reason::NoMention);
}

#[test]
fn over_another_corpus_it_is_said_what_differs() {
    let old = corpus("a1", &[("000", FIRST), ("001", SECOND), ("002", FIRST)]);
    let shorter = FIRST.replace(", dân bàn", "");
    let new = corpus("b2", &[("000", &shorter), ("002", FIRST), ("003", SECOND)]);
    let found = differences(&project(&old), &new).unwrap();
    assert!(!found.same);
    assert_eq!(found.missing, ["001"]);
    assert_eq!(found.added, ["003"]);
    assert_eq!(found.changed, ["000"]);
    assert_eq!(found.moved(), 1);
    let orphans: Vec<&str> = found.orphans().map(|it| &*it.note.anchor.exact).collect();
    assert_eq!(orphans, ["dân bàn", "đối thoại"]);
    let moved = found.notes[0].found;
    let expected = shorter.find("dân kiểm tra").unwrap() as u32;
    assert!(matches!(moved, Found::Moved(span) if span.start == expected));
}

#[test]
fn fields_of_another_version_are_named_and_the_rest_is_taken() {
    let corpus = corpus("a1", &[("000", FIRST), ("001", SECOND)]);
    let project = project(&corpus);
    let mut text = write(&project);
    for (before, field) in [
        ("{\"format\"", "{\"shelf\":{\"format\":1},\"format\""),
        ("\"hash\":\"a1\"", "\"hash\":\"a1\",\"Title\":[]"),
        ("{\"id\":\"000\"", "{\"bytes\":3,\"id\":\"000\""),
        ("{\"id\":\"001\"", "{\"bytes\":4,\"id\":\"001\""),
        ("{\"name\"", "{\"colour\":null,\"name\""),
        ("\"total\":3", "\"total\":3,\"label\":\"x\""),
        ("\"startIndex\":0", "\"startIndex\":0,\"prev\":\"x\""),
        ("{\"mention\"", "{\"splits\":[],\"mention\""),
        ("\"wrong\":true", "\"wrong\":true,\"why\":\"x\""),
        ("\"motivation\"", "\"rights\":\"x\",\"motivation\""),
    ] {
        assert!(text.contains(before), "{before}");
        text = text.replacen(before, field, 1);
    }
    let Read {
        project: read,
        problems,
        unknown,
    } = read(&text).unwrap();
    assert_eq!(read, project);
    assert_eq!(
        unknown,
        [
            "corpus.Title",
            "corpus.documents[].bytes",
            "corrections.mention[].why",
            "corrections.splits",
            "notes.first.prev",
            "notes.label",
            "queries[].colour",
            "shelf",
        ]
    );
    let named: Vec<&What> = problems.iter().map(|problem| &problem.what).collect();
    assert_eq!(named, [&What::Field("rights".to_owned())]);
}

#[test]
fn bad_files_are_named() {
    let corpus = corpus("a1", &[("000", FIRST), ("001", SECOND)]);
    let text = write(&project(&corpus));
    let with = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        read(&text.replacen(from, to, 1)).unwrap_err()
    };
    assert_eq!(
        with("\"version\":1", "\"version\":2"),
        ProjectError::Version {
            found: "2".to_owned()
        }
    );
    assert_eq!(
        with("\"version\":1", "\"version\":[]"),
        ProjectError::Version {
            found: "?".to_owned()
        }
    );
    assert_eq!(with("danbiet-project", "khác"), ProjectError::Foreign);
    assert_eq!(
        with("\"hash\":\"a1\"", "\"hash\":1"),
        ProjectError::Part("corpus.hash")
    );
    assert_eq!(
        with("\"queries\"", "\"query\""),
        ProjectError::Part("queries")
    );
    assert_eq!(
        with("\"name\"", "\"nom\""),
        ProjectError::Query { number: 1 }
    );
    assert_eq!(
        with(
            "AnnotationPage\",\"startIndex\":0,\"items\"",
            "AnnotationPage\",\"item\""
        ),
        ProjectError::Notes(FileError::NoAnnotations)
    );
    assert_eq!(
        with("\"layer\":\"persons\"", "\"layer\":\"ghosts\""),
        ProjectError::Corrections(JsonError::Entry {
            number: 0,
            key: "layer"
        })
    );
    assert_eq!(
        with("\"mention\":", "\"mentions\":"),
        ProjectError::Part("corrections.mention")
    );
    for cut in [0, 1, 30, text.len() / 2, text.len() - 1] {
        let cut = text.floor_char_boundary(cut);
        let error = read(&text[..cut]).unwrap_err();
        assert!(
            matches!(error, ProjectError::Syntax(Place { line: 1, .. })),
            "{error}"
        );
    }
}
