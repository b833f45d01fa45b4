use std::sync::LazyLock;

use super::*;
use crate::{
    document::DocId,
    ingest::Encoding,
    material::{Format, Place},
};

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(Lexicons::shipped);

fn material(path: &str, text: &str) -> Material {
    Material::plain(path, text.as_bytes()).unwrap()
}

fn corpus(materials: &[Material], title: &str) -> Corpus {
    let mut batch = Batch::default();
    for material in materials {
        batch.add(material.clone());
    }
    let mut sealed = batch.seal(title);
    while sealed.progress().0 < sealed.progress().1 {
        sealed.step(1, &LEXICONS);
    }
    Corpus::open(sealed.store().unwrap()).unwrap()
}

#[test]
fn steps_make_the_same_corpus_in_any_order() {
    let one = material("thư mục/a.txt", "Một hai ba.");
    let two = Material {
        format: Format::Html,
        places: vec![(1, Place::Element("body".to_owned()))],
        ..material("b.html", "Bốn năm sáu.")
    };
    let forth = corpus(&[one.clone(), two.clone()], "Thử");
    let back = corpus(&[two, one], "Thử");
    assert_eq!(forth.bytes(), back.bytes());
    forth.check().unwrap();
    let first = forth.document(DocId(0)).unwrap();
    assert_eq!(
        (first.id.as_str(), first.source.file.as_str()),
        ("a", "thư mục/a.txt")
    );
    let second = forth.document(DocId(1)).unwrap();
    let body = Place::Element("body".to_owned());
    assert_eq!(second.source.place(1), Some(&body));
    assert_eq!(forth.info().title.vi.as_deref(), Some("Thử"));
}

#[test]
fn joined_corpora_keep_all_their_documents() {
    let first = corpus(&[material("a.txt", "Một."), material("b.txt", "Hai.")], "x");
    let second = corpus(&[material("a.txt", "Ba.")], "y");
    let joined = Corpus::open(join(&[first, second], "cả hai").unwrap()).unwrap();
    joined.check().unwrap();
    let names: Vec<&str> = joined.ids().map(|id| joined.name(id).unwrap()).collect();
    assert_eq!(names, ["a", "a-2", "b"]);
    assert_eq!(joined.document(DocId(1)).unwrap().text, "Ba.");
}

#[test]
fn the_report_sums_repairs_and_notices_other_languages() {
    let mut taken = Taken::nothing(Format::Csv);
    let old = Material {
        encoding: Encoding::Tcvn3,
        repairs: vec![("legacy letters".to_owned(), 7)],
        ..material("a.csv", "Một hai ba.")
    };
    taken.count(&old);
    taken.count(&old);
    assert_eq!((taken.documents, taken.encoding), (2, Encoding::Tcvn3));
    assert_eq!(taken.repairs, [("legacy letters".to_owned(), 14)]);
    for strange in [
        "Народ знает, народ обсуждает, народ делает, народ проверяет. ",
        "人民知道，人民讨论，人民执行，人民监督，人民受益。",
        "ប្រជាជនដឹងប្រជាជនពិភាក្សាប្រជាជនធ្វើប្រជាជនត្រួតពិនិត្យ។",
    ] {
        let mut other = Taken::nothing(Format::Text);
        other.count(&material("b.txt", &strange.repeat(5)));
        assert_eq!(other.remarks, [Remark::OtherLanguage { percent: 0 }]);
    }
    // Marks that stand by themselves are no letters of another script.
    let loose =
        "Da\u{302}n bie\u{302}\u{301}t, da\u{302}n ba\u{300}n, da\u{302}n la\u{300}m. ".repeat(9);
    let mut vietnamese = Taken::nothing(Format::Text);
    vietnamese.count(&material("c.txt", &loose));
    assert_eq!(vietnamese.remarks, []);
}
