//! Fields of queries and facets: documents by what they are and name.

use danbiet_corpus::{
    Corpus,
    annotate::{Figure, Layers, Person, PersonKind},
    compile::{Beside, File, compile, compile_with},
    corpus::{CorpusInfo, INDEX_FROM},
    document::{DocId, Document},
    facet::{self, Facet, Filters},
    search::{Request, search},
};
use danbiet_text::Span;

use crate::seeds::{LEXICONS, PACK};

fn seeds() -> Corpus {
    Corpus::open(PACK.clone()).unwrap()
}

/// The documents that answer a query, by number.
fn found(corpus: &Corpus, query: &str) -> Vec<u32> {
    let answer = search(corpus, &Request::new(query)).unwrap();
    let mut found: Vec<u32> = answer.documents.iter().map(|d| d.document.0).collect();
    found.sort_unstable();
    found
}

#[track_caller]
fn check(corpus: &Corpus, cases: &[(&str, &[u32])]) {
    for (query, expected) in cases {
        assert_eq!(found(corpus, query), *expected, "{query}");
    }
}

#[test]
fn fields_over_the_seeds() {
    check(
        &seeds(),
        &[
            ("person:\"Ngô Văn Huỳnh\"", &[0, 3]),
            ("người:\"ngo van huynh\"", &[0, 3]),
            ("person:\"Hà Huy Tập\"", &[]),
            ("cites:02-NQ/TU", &[0, 3]),
            ("cites:02/NQ-TU", &[0, 3]),
            ("cites:\"Nghị quyết 02\"", &[0, 3]),
            ("văn-bản:\"Luật Thực hiện dân chủ\"", &[1]),
            ("cites:120-KL/TW", &[2]),
            ("figure:301", &[0]),
            ("figure:>300 unit:\"văn bản\"", &[0]),
            ("figure:100..200 unit:\"văn bản\"", &[3]),
            ("figure:>300 unit:%", &[]),
            ("unit:%", &[1, 3]),
            ("figure:8,7 unit:%", &[3]),
            ("figure:499 | figure:8", &[1, 4]),
            ("place:\"Hồng Lĩnh\"", &[3]),
            ("nơi:\"Hà Tĩnh\"", &[0, 3]),
            ("org:\"Ban Dân vận Tỉnh ủy\"", &[0, 1, 3, 4]),
            ("org:HĐND", &[0, 1, 2, 3]),
            ("org:\"bch dang bo tinh\"", &[0, 3]),
            ("place:\"TX Hồng Lĩnh\"", &[3]),
            ("theme:doi-thoai", &[0, 1, 3, 4]),
            ("theme:\"Công khai\"", &[2, 3]),
            ("chủ-đề:không-có", &[]),
            ("date:5/2022", &[0, 1, 3]),
            ("ngày:16/5", &[0]),
            ("year:2019..2021", &[2, 4]),
            ("theme:doi-thoai -person:\"Ngô Văn Huỳnh\"", &[1, 4]),
        ],
    );
}

/// A document whose text is its names, one beside the other.
fn document(id: &str, persons: &[&str], figures: &[(f64, &str)]) -> Document {
    let mut text = String::from("Báo cáo của ");
    let mut layers = Layers::default();
    for name in persons {
        let start = text.len();
        text.push_str(name);
        layers.persons.push(Person {
            span: Span::new(start, text.len()),
            name: (*name).to_owned(),
            entity: 0,
            kind: PersonKind::Named,
            honorific: None,
            roles: Vec::new(),
        });
        text.push_str(" và ");
    }
    for (value, unit) in figures {
        let start = text.len();
        text.push_str(unit);
        let span = Span::new(start, text.len());
        layers.figures.push(Figure {
            span,
            number: span,
            value: *value,
            upper: None,
            denominator: None,
            unit: Some((*unit).to_owned()),
            qualifier: None,
            counted: None,
            period: None,
            who: None,
        });
        text.push_str(" và ");
    }
    Document {
        id: id.to_owned(),
        text,
        layers,
        ..Document::default()
    }
}

fn invented() -> Corpus {
    let documents = vec![
        document(
            "a",
            &["Lê Văn An", "Trần Bình"],
            &[(400.0, "hộ"), (5.0, "%")],
        ),
        document("b", &["Lê Văn An"], &[(12.0, "hộ"), (400.0, "%")]),
        document("c", &["LÊ VĂN ÁN"], &[(0.0, "vụ việc")]),
        document("d", &[], &[]),
    ];
    Corpus::build(CorpusInfo::default(), documents).unwrap()
}

#[test]
fn a_figure_and_its_unit_are_of_one_figure() {
    check(
        &invented(),
        &[
            ("figure:>300 unit:hộ", &[0]),
            ("figure:>300 unit:%", &[1]),
            ("figure:>300", &[0, 1]),
            ("figure:>10 figure:<100", &[1]),
            ("unit:hộ", &[0, 1]),
            ("unit:ho", &[0, 1]),
            ("unit:\"vụ việc\"", &[2]),
            ("figure:0", &[2]),
            ("figure:<1 unit:việc", &[2]),
            ("-unit:hộ", &[2, 3]),
        ],
    );
}

#[test]
fn names_are_found_as_their_marks_ask() {
    check(
        &invented(),
        &[
            ("person:\"Lê Văn An\"", &[0, 1]),
            ("person:\"lê văn án\"", &[2]),
            ("person:\"le van an\"", &[0, 1, 2]),
            ("person:Lê person:Trần", &[0]),
            ("person:Bì*", &[0]),
            ("person:\"Văn Lê\"", &[]),
            ("person:(Bình | Án)", &[0, 2]),
        ],
    );
}

fn counted(corpus: &Corpus, facet: Facet, filters: &Filters) -> Vec<(Option<String>, u32)> {
    let counts = facet::counts(corpus, facet, corpus.ids(), filters).unwrap();
    counts.into_iter().map(|c| (c.value, c.documents)).collect()
}

#[test]
fn a_document_may_have_several_values() {
    let corpus = invented();
    let mut filters = Filters::default();
    let some = |name: &str, n| (Some(name.to_owned()), n);
    assert_eq!(
        counted(&corpus, Facet::Person, &filters),
        [
            some("Lê Văn An", 2),
            some("LÊ VĂN ÁN", 1),
            some("Trần Bình", 1),
            (None, 1)
        ]
    );
    filters.toggle(Facet::Person, "Trần Bình");
    let within = |filters: &Filters| facet::within(&corpus, filters).unwrap().unwrap();
    assert_eq!(within(&filters), [DocId(0)]);
    filters.toggle(Facet::Person, "");
    assert_eq!(within(&filters), [DocId(0), DocId(3)]);
    filters.toggle(Facet::Person, "Ai Đó");
    assert!(counted(&corpus, Facet::Person, &filters).contains(&some("Ai Đó", 0)));
}

#[test]
fn facets_over_the_seeds() {
    let corpus = seeds();
    let none = Filters::default();
    let count = |facet, value: &str| {
        let counts = counted(&corpus, facet, &none);
        let mut values = counts.into_iter();
        let found = values.find(|(name, _)| name.as_deref() == Some(value));
        found.map(|(_, count)| count)
    };
    assert_eq!(count(Facet::Person, "Ngô Văn Huỳnh"), Some(2));
    assert_eq!(
        count(Facet::Instrument, "nghị quyết 02-NQ/TU tỉnh Hà Tĩnh"),
        Some(2)
    );
    assert_eq!(count(Facet::Theme, "doi-thoai"), Some(4));
    assert_eq!(count(Facet::Province, "tỉnh Hà Tĩnh"), Some(2));
    let years = facet::counts(&corpus, Facet::Year, corpus.ids(), &none).unwrap();
    let inferred = years
        .iter()
        .find(|c| c.value.as_deref() == Some("2022"))
        .unwrap();
    assert_eq!((inferred.documents, inferred.not_stated), (3, 3));
    let example = corpus.document(inferred.example.unwrap()).unwrap();
    assert!(Facet::Year.basis(example).is_some());
    let mut filters = Filters::default();
    filters.toggle(Facet::Theme, "doi-thoai");
    filters.toggle(Facet::Person, "Ngô Văn Huỳnh");
    let both = facet::within(&corpus, &filters).unwrap();
    assert_eq!(both, Some(vec![DocId(0), DocId(3)]));
}

#[test]
fn a_large_corpus_carries_its_catalogue() {
    let filler = "Đồng chí Lê Văn An báo cáo 12 vụ việc.\n".repeat(INDEX_FROM as usize / 40);
    let files = [
        File {
            name: "a.txt",
            bytes: filler.as_bytes(),
        },
        File {
            name: "b.txt",
            bytes: "Đồng chí Trần Bình báo cáo 30% số hộ.".as_bytes(),
        },
    ];
    let corpus = Corpus::open(compile(&files, None, &LEXICONS).unwrap()).unwrap();
    let tags: Vec<String> = corpus
        .pack()
        .sections()
        .map(|(tag, _)| tag.to_string())
        .collect();
    assert!(tags.contains(&"cata".to_owned()), "{tags:?}");
    corpus.check().unwrap();
    check(
        &corpus,
        &[
            ("person:\"Lê Văn An\"", &[0]),
            ("unit:%", &[1]),
            ("figure:12", &[0]),
        ],
    );
}

#[test]
fn a_theme_cannot_ask_for_themes() {
    let toml = "[[theme]]\nid = 'a'\nname = { vi = 'A' }\nquery = 'x | -theme:a'\n";
    let files = [File {
        name: "a.txt",
        bytes: b"x y",
    }];
    let beside = Beside {
        toml: Some(toml.as_bytes()),
        ..Beside::default()
    };
    let error = compile_with(&files, beside, &LEXICONS)
        .unwrap_err()
        .to_string();
    assert!(error.starts_with("corpus.toml:4:9: "), "{error}");
    // A stranger's pack may hold what the build refuses.
    let mut info = CorpusInfo::default();
    info.themes.push(danbiet_corpus::corpus::Theme {
        id: "a".to_owned(),
        name: Default::default(),
        query: "Lê | theme:a".to_owned(),
    });
    let documents = vec![document("a", &["Lê Văn An"], &[])];
    let corpus = Corpus::build(info, documents).unwrap();
    check(&corpus, &[("theme:a", &[])]);
}

#[test]
fn annotations_outside_the_text_are_refused() {
    let sound = document("a", &["Lê Văn An"], &[(1.0, "hộ")]);
    type Damage = fn(&mut Layers);
    let damages: [Damage; 4] = [
        |layers| layers.persons[0].span.end = 1000,
        // Between the bytes of a letter.
        |layers| layers.persons[0].span.start += 2,
        |layers| layers.figures[0].number.end = u32::MAX,
        |layers| layers.figures[0].who = Some(Span::new(5000, 5001)),
    ];
    for (number, damage) in damages.iter().enumerate() {
        let mut document = sound.clone();
        damage(&mut document.layers);
        let corpus = Corpus::build(CorpusInfo::default(), vec![document]).unwrap();
        assert!(corpus.document(DocId(0)).is_err(), "{number}");
        assert!(facet::within(&corpus, &Filters::default()).is_ok());
        assert!(search(&corpus, &Request::new("unit:hộ")).is_err());
    }
    let corpus = Corpus::build(CorpusInfo::default(), vec![sound]).unwrap();
    assert!(corpus.document(DocId(0)).is_ok());
}
