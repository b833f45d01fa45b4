//! Corrections, as a keeper writes them and as a reader makes them.

use danbiet_corpus::{
    Corpus,
    annotate::Layers,
    compile::{Beside, CompileError, File, compile_with},
    corrections::{
        self, By, Change, Corrected, Corrections, Entry, Layer, MentionCorrection, Merge, Problem,
        Reason,
    },
    document::{DocId, Document},
    evidence::{self, Column, Overlay, Scope, TableKind, Value},
};

use crate::seeds::LEXICONS;

const TEXT: &str = "Đồng chí Trần Văn Nam, Chủ tịch UBND xã Tân Hòa, báo cáo 12 vụ việc.\n\
    Đồng chí Trần Văn Năm kết luận: UBND xã Tân Hòa đã giải quyết 15 vụ việc.";

fn built(corrections: &str) -> Result<Corpus, CompileError> {
    let files = [File {
        name: "a.txt",
        bytes: TEXT.as_bytes(),
    }];
    let beside = Beside {
        toml: None,
        corrections: Some(corrections.as_bytes()),
    };
    compile_with(&files, beside, &LEXICONS).map(|pack| Corpus::open(pack).unwrap())
}

fn document(corpus: &Corpus) -> &Document {
    corpus.document(DocId(0)).unwrap()
}

/// A correction of the first mention of these words.
fn correction(layer: Layer, quote: &str, change: Change) -> MentionCorrection {
    let start = TEXT.find(quote).unwrap();
    let span = danbiet_text::Span::new(start, start + quote.len());
    corrections::at("a", TEXT, layer, span, change)
}

fn applied(mentions: Vec<MentionCorrection>, merges: Vec<Merge>) -> (Layers, Vec<Problem>) {
    let corpus = built("").unwrap();
    let mut layers = document(&corpus).layers.clone();
    let list = Corrections { mentions, merges };
    let problems = corrections::apply("a", TEXT, &mut layers, &list, By::Reader);
    (layers, problems)
}

fn names(layers: &Layers) -> Vec<&str> {
    layers.persons.iter().map(|p| p.name.as_str()).collect()
}

#[test]
fn a_wrong_mention_goes_and_is_recorded() {
    let mut wrong = correction(Layer::Persons, "Trần Văn Nam", Change::Wrong);
    wrong.note = Some("tên khác".to_owned());
    let (layers, problems) = applied(vec![wrong.clone()], Vec::new());
    assert_eq!(problems, []);
    assert_eq!(names(&layers), ["Trần Văn Năm"]);
    assert_eq!(layers.persons[0].entity, 0);
    let span = danbiet_text::Span::new(wrong.start as usize, wrong.start as usize + 15);
    let record = Corrected {
        span,
        layer: Layer::Persons,
        change: Change::Wrong,
        was: "Trần Văn Nam".to_owned(),
        by: By::Reader,
        note: Some("tên khác".to_owned()),
    };
    assert_eq!(span.of(TEXT), "Trần Văn Nam");
    assert_eq!(layers.corrected, [record]);
}

#[test]
fn a_normal_form_changes_and_two_names_become_one() {
    let normal = Change::Normal("14".to_owned());
    let figure = correction(Layer::Figures, "12 vụ việc", normal);
    let merge = Merge {
        layer: Layer::Persons,
        from: "TRẦN VĂN NĂM".to_owned(),
        into: "Trần Văn Nam".to_owned(),
        note: None,
    };
    let (layers, problems) = applied(vec![figure], vec![merge]);
    assert_eq!(problems, []);
    assert_eq!(names(&layers), ["Trần Văn Nam"; 2]);
    assert!(layers.persons.iter().all(|person| person.entity == 0));
    let values: Vec<f64> = layers.figures.iter().map(|f| f.value).collect();
    assert_eq!(values, [14.0, 15.0]);
    let were: Vec<&str> = layers.corrected.iter().map(|c| c.was.as_str()).collect();
    assert_eq!(were, ["Trần Văn Năm", "12"]);
}

#[test]
fn a_body_that_goes_leaves_the_numbers_of_the_others_sound() {
    let corpus = built("").unwrap();
    let bodies = document(&corpus).layers.organisations.clone();
    for body in &bodies {
        let mut layers = document(&corpus).layers.clone();
        let change = Change::Wrong;
        let wrong = corrections::at("a", TEXT, Layer::Organisations, body.span, change);
        let list = Corrections {
            mentions: vec![wrong],
            merges: Vec::new(),
        };
        let problems = corrections::apply("a", TEXT, &mut layers, &list, By::Reader);
        assert_eq!(problems, []);
        assert_eq!(layers.organisations.len(), bodies.len() - 1);
        for inner in &layers.organisations {
            if let Some(outer) = inner.nested_in {
                assert!(
                    layers.organisations[outer as usize]
                        .span
                        .contains(inner.span)
                );
            }
        }
    }
}

#[test]
fn a_mention_is_found_again_by_its_surroundings() {
    let mut moved = correction(Layer::Figures, "15 vụ việc", Change::Wrong);
    moved.start = 3;
    let (layers, problems) = applied(vec![moved.clone()], Vec::new());
    assert_eq!((layers.figures.len(), problems), (1, Vec::new()));

    let body = |before: &str, start| MentionCorrection {
        quote: "UBND xã Tân Hòa".to_owned(),
        before: before.to_owned(),
        after: String::new(),
        start,
        layer: Layer::Organisations,
        ..moved.clone()
    };
    let reason = |correction| {
        let (_, problems) = applied(vec![correction], Vec::new());
        problems.first().map(|problem| problem.reason)
    };
    let second = TEXT.rfind("UBND").unwrap() as u32;
    assert_eq!(reason(body("", 0)), Some(Reason::SeveralQuotes));
    assert_eq!(reason(body("", second)), None);
    assert_eq!(reason(body("kết luận: ", 0)), None);
    assert_eq!(reason(body("khác ", 0)), Some(Reason::NoQuote));
    let elsewhere = correction(Layer::Persons, "Tân Hòa", Change::Wrong);
    assert_eq!(reason(elsewhere), Some(Reason::NoMention));
    let number = Change::Normal("mười".to_owned());
    let figure = correction(Layer::Figures, "15 vụ việc", number);
    assert_eq!(reason(figure), Some(Reason::NoNumber));
}

#[test]
fn the_forms_say_the_same() {
    let mut list = Corrections {
        mentions: vec![
            correction(Layer::Persons, "Trần Văn Nam", Change::Wrong),
            correction(
                Layer::Figures,
                "15 vụ việc",
                Change::Normal("16".to_owned()),
            ),
        ],
        merges: vec![Merge {
            layer: Layer::Organisations,
            from: "A \"B\" \\ C".to_owned(),
            into: "dòng\nhai\t\u{7f}".to_owned(),
            note: Some("vì sao".to_owned()),
        }],
    };
    list.mentions[0].note = Some("“lý do”".to_owned());
    let located = Corrections::from_toml(&list.to_toml()).unwrap();
    assert_eq!(located.corrections, list);
    assert_eq!(located.mentions[0].line, 1);
    assert_eq!(Corrections::from_json(&list.to_json()), Ok(list));
    assert!(Corrections::from_json("{\"mention\":[{}]}").is_err());
    assert!(Corrections::from_json("khác").is_err());
}

#[test]
fn the_build_applies_them_as_the_keepers() {
    let list = Corrections {
        mentions: vec![correction(Layer::Persons, "Trần Văn Năm", Change::Wrong)],
        merges: Vec::new(),
    };
    let corpus = built(&list.to_toml()).unwrap();
    corpus.check().unwrap();
    let layers = &document(&corpus).layers;
    assert_eq!(names(layers), ["Trần Văn Nam"]);
    assert_eq!(layers.corrected[0].by, By::Keeper);
    assert_ne!(corpus.info().hash, built("").unwrap().info().hash);
}

#[test]
fn what_a_reader_exports_builds_what_the_reader_saw() {
    let corpus = built("").unwrap();
    let mut list = Corrections::default();
    list.correct(correction(Layer::Persons, "Trần Văn Năm", Change::Wrong));
    list.correct(correction(
        Layer::Figures,
        "12 vụ việc",
        Change::Normal("14".to_owned()),
    ));
    let body = document(&corpus).layers.organisations[0].normal.clone();
    list.merge(Merge {
        layer: Layer::Organisations,
        from: body,
        into: "Ủy ban nhân dân xã Tân Hòa (mới)".to_owned(),
        note: None,
    });
    // The way over the device's store and the exported file.
    let kept = Corrections::from_json(&list.to_json()).unwrap();
    let (overlay, problems) = Overlay::of(&corpus, &kept, By::Reader).unwrap();
    assert_eq!(problems, []);
    let mut seen = overlay.layers(DocId(0), document(&corpus)).clone();
    assert_eq!(seen.corrected.len(), 4, "{:?}", seen.corrected);
    for record in &mut seen.corrected {
        assert_eq!(record.by, By::Reader);
        record.by = By::Keeper;
    }
    let rebuilt = built(&kept.to_toml()).unwrap();
    assert_eq!(document(&rebuilt).layers, seen);
}

#[test]
fn a_mention_is_corrected_once_and_can_be_taken_back() {
    let mut list = Corrections::default();
    let wrong = correction(Layer::Persons, "Trần Văn Nam", Change::Wrong);
    let span = danbiet_text::Span::new(wrong.start as usize, wrong.start as usize + 15);
    list.correct(wrong.clone());
    list.correct(MentionCorrection {
        change: Change::Normal("Trần Nam".to_owned()),
        ..wrong.clone()
    });
    assert_eq!(list.mentions.len(), 1);
    assert_eq!(
        list.mentions[0].change,
        Change::Normal("Trần Nam".to_owned())
    );
    let merge = |into: &str| Merge {
        layer: Layer::Persons,
        from: "Trần Văn Năm".to_owned(),
        into: into.to_owned(),
        note: None,
    };
    list.merge(merge("Trần Văn Nam"));
    list.merge(merge("Trần Nam"));
    assert_eq!(list.merges, [merge("Trần Nam")]);
    assert_eq!(list.entries(), [Entry::Mention(0), Entry::Merge(0)]);
    assert_eq!(
        list.of_mention("a", Layer::Persons, span),
        Some(Entry::Mention(0))
    );
    assert_eq!(list.of_mention("a", Layer::Places, span), None);
    assert_eq!(
        list.of_name(Layer::Persons, "Trần Văn Năm"),
        Some(Entry::Merge(0))
    );
    list.undo(Entry::Mention(0));
    list.undo(Entry::Mention(7));
    list.merge(merge("Trần Văn Năm"));
    assert!(list.is_empty());
}

#[test]
fn a_wrong_patch_stops_the_build_with_its_line() {
    let entry = correction(Layer::Persons, "Trần Văn Năm", Change::Wrong);
    let toml = |change: &dyn Fn(&mut MentionCorrection)| {
        let mut entry = entry.clone();
        change(&mut entry);
        let list = Corrections {
            mentions: vec![entry],
            merges: Vec::new(),
        };
        ["\n", &list.to_toml()].concat()
    };
    let merge = "[[merge]]\nlayer = \"persons\"\nfrom = \"Lê Văn Tám\"\ninto = \"Lê Tám\"\n";
    let cases = [
        (toml(&|m| m.quote.push('!')), "2:1: the quote"),
        (
            toml(&|m| m.layer = Layer::Places),
            "2:1: the layer has no mention",
        ),
        (
            toml(&|m| m.document.push('b')),
            "2:1: there is no such document",
        ),
        (
            toml(&|_| ()).replace("persons", "people"),
            "4:9: there is no layer “people”",
        ),
        (toml(&|_| ()).replace("true", "false"), "write either"),
        (
            toml(&|_| ()).replace("wrong", "worng"),
            "9:1: unknown field `worng`",
        ),
        (merge.to_owned(), "1:1: no document has “Lê Văn Tám”"),
        ("[[mention".to_owned(), "1:"),
    ];
    for (toml, says) in cases {
        let error = built(&toml).unwrap_err().to_string();
        assert!(error.starts_with("corrections.toml:"), "{error}");
        assert!(error.contains(says), "{toml}: {error}");
    }
}

#[test]
fn tables_show_what_a_reader_has_corrected() {
    let corpus = built("").unwrap();
    let mut list = Corrections {
        mentions: vec![correction(Layer::Figures, "12 vụ việc", Change::Wrong)],
        merges: Vec::new(),
    };
    list.mentions.push(MentionCorrection {
        document: "khác".to_owned(),
        ..list.mentions[0].clone()
    });
    let (overlay, problems) = Overlay::of(&corpus, &list, By::Reader).unwrap();
    let gone = Problem {
        mention: 1,
        reason: Reason::NoDocument,
    };
    assert_eq!(problems, [gone]);
    let record = &overlay.layers(DocId(0), document(&corpus)).corrected[0];
    assert_eq!(record.by, By::Reader);
    let scope = Scope {
        overlay: Some(&overlay),
        ..Scope::default()
    };
    let table = evidence::table(&corpus, TableKind::Figures, &scope).unwrap();
    let values: Vec<&Value> = table
        .rows
        .iter()
        .filter_map(|row| table.cell(row, Column::Number))
        .map(|cell| &cell.value)
        .collect();
    assert_eq!(values, [&Value::Number(15.0)]);
}
