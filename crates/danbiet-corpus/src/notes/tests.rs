//! Notes go out and come back, whatever stands beside them.

use proptest::prelude::*;
use serde_json::json;

use super::{
    annotations::{FileError, Problem, Read, What, read, write},
    *,
};
use crate::{CorpusInfo, document::Document};

fn note(id: &str, words: &str) -> Note {
    Note {
        id: id.to_owned(),
        document: "000".to_owned(),
        anchor: Anchor {
            position: Some((4, 8)),
            exact: words.to_owned(),
            prefix: "Dân ".to_owned(),
            suffix: String::new(),
        },
        ..Note::default()
    }
}

/// An annotation as another program may have written it.
fn foreign(change: impl FnOnce(&mut serde_json::Value)) -> String {
    let mut annotation = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "http://example.org/anno/1",
        "type": "Annotation",
        "motivation": "commenting",
        "body": {"type": "TextualBody", "value": "hay"},
        "target": {
            "source": "https://example.org/doc/t%C3%A0i.html?x=1#top",
            "selector": {"type": "TextQuoteSelector", "exact": "dân biết"},
        },
    });
    change(&mut annotation);
    annotation.to_string()
}

fn problems(text: &str) -> Vec<What> {
    let Read { problems, .. } = read(text).unwrap();
    problems.into_iter().map(|problem| problem.what).collect()
}

#[test]
fn the_model_is_kept_to() {
    let mut note = note("urn:uuid:1", "biết");
    note.document = "000_á/b".to_owned();
    note.colour = Colour::Teal;
    note.label = "việc cần hỏi".to_owned();
    note.text = "một\n“hai”".to_owned();
    note.created = "2024-05-06T07:08:09Z".to_owned();
    let info = CorpusInfo {
        hash: "0123456789abcdef0123456789abcdef".to_owned(),
        site_url: Some("https://example.org/doc/".to_owned()),
        ..CorpusInfo::default()
    };
    let written = write(&Notes::from_iter([note.clone()]), &info);
    let value: serde_json::Value = serde_json::from_str(&written).unwrap();
    assert_eq!(value["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(value["type"], "AnnotationCollection");
    assert_eq!(value["id"], "urn:uuid:01234567-89ab-8def-8123-456789abcde0");
    assert_eq!(value["total"], 1);
    let expected = json!({
        "id": "urn:uuid:1",
        "type": "Annotation",
        "motivation": ["highlighting", "commenting", "tagging"],
        "created": "2024-05-06T07:08:09Z",
        "body": [
            {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": "một\n“hai”"},
            {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": "việc cần hỏi"},
        ],
        "target": {
            "type": "SpecificResource",
            "source": "https://example.org/doc/#document/000_%C3%A1%2Fb",
            "styleClass": "teal",
            "selector": [
                {"type": "TextPositionSelector", "start": 4, "end": 8},
                {"type": "TextQuoteSelector", "exact": "biết", "prefix": "Dân ", "suffix": ""},
            ],
        },
    });
    assert_eq!(value["first"]["items"], json!([expected]));
    assert_eq!(read(&written).unwrap().notes, [note]);
}

#[test]
fn annotations_of_others_are_read() {
    let Read { notes, problems } = read(&foreign(|_| ())).unwrap();
    assert_eq!(problems, []);
    let [note] = &notes[..] else {
        panic!("one note")
    };
    assert_eq!(note.document, "tài");
    assert_eq!((&*note.text, &*note.label), ("hay", ""));
    assert_eq!(note.anchor.position, None);
    // A page, a list, an empty collection.
    let one = foreign(|_| ());
    let page = format!(r#"{{"type":"AnnotationPage","items":[{one}]}}"#);
    assert_eq!(read(&page).unwrap().notes.len(), 1);
    assert_eq!(read(&format!("[{one},{one}]")).unwrap().notes.len(), 2);
    let none = write(&Notes::default(), &CorpusInfo::default());
    assert_eq!(read(&none), Ok(Read::default()));
    assert_eq!(
        read(r#"{"type":"AnnotationPage","items":[]}"#),
        Ok(Read::default())
    );
}

#[test]
fn what_notes_do_not_have_is_named_and_the_rest_is_taken() {
    let cases = [
        (
            foreign(|it| {
                it["target"]["selector"] = json!({"type": "XPathSelector", "value": "/p"})
            }),
            What::Selector("XPathSelector".to_owned()),
        ),
        (
            foreign(|it| it["body"] = json!({"type": "Video", "id": "http://example.org/v"})),
            What::Body("Video".to_owned()),
        ),
        (
            foreign(|it| it["motivation"] = json!("replying")),
            What::Motivation("replying".to_owned()),
        ),
        (
            foreign(|it| it["type"] = json!("Note")),
            What::Type("Note".to_owned()),
        ),
        (foreign(|it| it["id"] = json!(7)), What::Lacks("id")),
        (
            foreign(|it| it["target"] = json!("http://example.org/")),
            What::Lacks("selector"),
        ),
        (
            foreign(|it| it["target"] = json!([{}, {}])),
            What::Targets(2),
        ),
        (
            foreign(|it| it["target"]["source"] = json!("")),
            What::Lacks("source"),
        ),
        (
            foreign(|it| it["target"]["selector"]["exact"] = json!("")),
            What::Lacks("exact"),
        ),
    ];
    for (text, what) in &cases {
        let list = format!("[{text}]");
        assert_eq!(problems(&list), std::slice::from_ref(what));
        assert_eq!(read(&list).unwrap().notes, []);
    }
    let creator = foreign(|it| it["creator"] = json!("ai đó"));
    assert_eq!(problems(&creator), [What::Field("creator".to_owned())]);
    assert_eq!(read(&creator).unwrap().notes.len(), 1);
    // One that is wrong does not harm its neighbour.
    let both = format!("[{},{}]", cases[0].0, creator);
    let Read { notes, problems } = read(&both).unwrap();
    assert_eq!(notes.len(), 1);
    let numbers: Vec<usize> = problems.iter().map(|problem| problem.number).collect();
    assert_eq!(numbers, [1, 2]);
    assert!(matches!(&problems[0], Problem { id, .. } if id == "http://example.org/anno/1"));
}

#[test]
fn a_file_that_holds_nothing_of_the_kind_is_refused_with_its_place() {
    let place = crate::given::Place { line: 2, column: 6 };
    assert_eq!(read("{\n\"a\": }"), Err(FileError::Syntax(place)));
    assert_eq!(read("{\"a\": 1}"), Err(FileError::NoAnnotations));
    assert_eq!(read("3"), Err(FileError::NoAnnotations));
    let elsewhere = r#"{"type":"AnnotationCollection","first":"http://example.org/page1"}"#;
    assert_eq!(read(elsewhere), Err(FileError::PagesElsewhere));
}

#[test]
fn of_two_forms_of_a_note_the_newer_counts() {
    let dated = |id: &str, modified: &str, text: &str| Note {
        modified: modified.to_owned(),
        text: text.to_owned(),
        ..note(id, "biết")
    };
    let mut notes = Notes::from_iter([
        dated("a", "2024-01-02", "cũ"),
        dated("b", "2024-01-02", "b"),
    ]);
    let merged = notes.merge(&[
        dated("a", "2024-01-03", "mới"),
        dated("b", "2024-01-01", "xưa"),
        dated("c", "", "c"),
    ]);
    assert_eq!((merged.added, merged.replaced, merged.known), (1, 1, 1));
    let texts: Vec<&str> = notes.all().iter().map(|note| &*note.text).collect();
    assert_eq!(texts, ["mới", "b", "c"]);
}

#[test]
fn notes_are_chosen_by_what_they_have() {
    let mut one = note("a", "đối thoại với dân");
    one.label = "Hỏi lại".to_owned();
    let takes = |filter: Filter| filter.takes(&one);
    let find = |find: &str| Filter {
        find: find.to_owned(),
        ..Filter::default()
    };
    assert!(takes(Filter::default()));
    for words in ["doi thoai", "ĐỐI", "hoi lai", "thoai hỏi", "đoi th"] {
        assert!(takes(find(words)), "{words}");
    }
    for words in ["đổi", "thoai khong", "oi"] {
        assert!(!takes(find(words)), "{words}");
    }
    assert!(!takes(Filter {
        colour: Some(Colour::Green),
        ..Filter::default()
    }));
    assert!(takes(Filter {
        label: Some("Hỏi lại".to_owned()),
        document: Some("000".to_owned()),
        ..Filter::default()
    }));
}

#[test]
fn notes_stand_in_the_order_of_the_corpus() {
    let document = |id: &str, text: &str| Document {
        id: id.to_owned(),
        text: text.to_owned(),
        ..Document::default()
    };
    let documents = vec![
        document("000", "Dân biết, dân bàn."),
        document("001", "Dân biết."),
    ];
    let corpus = Corpus::build(CorpusInfo::default(), documents).unwrap();
    let at = |id: &str, document: &str, words: &str| Note {
        document: document.to_owned(),
        anchor: Anchor {
            exact: words.to_owned(),
            ..Anchor::default()
        },
        ..note(id, words)
    };
    let notes = Notes::from_iter([
        at("gone", "009", "biết"),
        at("later", "001", "biết"),
        at("orphan", "000", "kiểm tra"),
        at("second", "000", "dân bàn"),
        at("first", "000", "biết"),
    ]);
    let placed = placed(&corpus, &notes);
    let ids: Vec<&str> = placed.iter().map(|it| &*it.note.id).collect();
    assert_eq!(ids, ["first", "second", "orphan", "later", "gone"]);
    assert_eq!(placed[2].found, Found::Orphan);
    assert_eq!((placed[4].document, placed[4].found), (None, Found::Orphan));
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(
        texts in prop::collection::vec(("\\PC{1,8}", "\\PC{1,9}", "\\PC{0,9}", any::<String>(), any::<String>()), 0..5),
        colour in 0usize..4,
        position in prop::option::of((0u32..99, 0u32..99)),
    ) {
        let notes: Notes = texts.into_iter().map(|(id, document, label, text, exact)| Note {
            id,
            document,
            label,
            text,
            anchor: Anchor {
                position: position.map(|(start, length)| (start, start + length)),
                exact: ["x", &exact].concat(),
                prefix: exact.clone(),
                suffix: exact,
            },
            colour: Colour::ALL[colour],
            created: "2024-05-06T07:08:09Z".to_owned(),
            modified: String::new(),
        }).collect();
        let read = read(&write(&notes, &CorpusInfo::default())).unwrap();
        prop_assert_eq!(read.problems, vec![]);
        prop_assert_eq!(read.notes, notes.all());
    }

    #[test]
    fn anything_is_read_or_refused(text in any::<String>(), cut in 0usize..400) {
        let _ = read(&text);
        let whole = foreign(|_| ());
        let end = whole.floor_char_boundary(cut.min(whole.len() - 1));
        prop_assert!(read(&whole[..end]).is_err());
    }
}
