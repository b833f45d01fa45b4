//! What the seeds share.

use danbiet_corpus::{
    Corpus,
    reuse::{Formulas, Kind, Passage, Request, ShortForms, compare, formulas},
    search::Zones,
};

use crate::seeds::PACK;

/// The length of the formula that has exactly these two passages.
fn length_of(corpus: &Corpus, shorts: ShortForms, passages: [(&str, &str); 2]) -> Option<u32> {
    let request = Request {
        shorts,
        ..Request::default()
    };
    let index = corpus.index().unwrap();
    let printed = |passage: &Passage| {
        let document = corpus.document(passage.document).unwrap();
        let mut places = index.places(passage.document, &document.text);
        let text = places.span(passage.start, passage.end).of(&document.text);
        (document.id.clone(), text.to_owned())
    };
    let expected = passages.map(|(id, text)| (id.to_owned(), text.to_owned()));
    let formulas = formulas(corpus, &request).unwrap();
    let found = formulas
        .list
        .iter()
        .find(|formula| formula.passages.iter().map(printed).eq(expected.clone()));
    found.map(|formula| formula.length)
}

#[test]
fn the_title_of_the_resolution_is_that_of_the_conclusion() {
    let corpus = Corpus::open(PACK.clone()).unwrap();
    let printed = "nâng cao chất lượng, hiệu quả việc xây dựng và thực hiện";
    let (conclusion, resolution) = ("002_1e2f9386158c8bca", "003_d04be4df1517faf1");
    let short = [printed, "QCDC ở cơ sở"].join(" ");
    let long = [printed, "quy chế dân chủ ở cơ sở"].join(" ");
    assert_eq!(
        length_of(
            &corpus,
            ShortForms::Printed,
            [(conclusion, printed), (resolution, printed)]
        ),
        Some(12)
    );
    assert_eq!(
        length_of(
            &corpus,
            ShortForms::Folded,
            [(conclusion, &short), (resolution, &long)]
        ),
        Some(19)
    );
}

#[test]
fn side_by_side_the_titles_differ_in_two_words_and_a_short_form() {
    let corpus = Corpus::open(PACK.clone()).unwrap();
    let id = |name: &str| corpus.find(name).unwrap().unwrap();
    let ids = [id("002_1e2f9386158c8bca"), id("003_d04be4df1517faf1")];
    let both = compare(&corpus, ids, Zones::ARTICLE, ShortForms::Folded, 6).unwrap();
    let texts = ids.map(|id| corpus.document(id).unwrap().text.as_str());
    let title = both
        .passages
        .iter()
        .find(|passage| passage.spans[1].of(texts[1]).contains("Tiếp tục nâng cao"))
        .expect("the title is shared");
    // The 19 syllables, and “về”, “Tiếp tục” before them.
    assert_eq!(title.length, 22);
    let differing: Vec<(Kind, &str, &str)> = title
        .pieces
        .iter()
        .filter(|piece| piece.kind != Kind::Same)
        .map(|piece| {
            let [left, right] = [0, 1].map(|side| piece.spans[side].of(texts[side]));
            (piece.kind, left, right)
        })
        .collect();
    assert_eq!(
        differing,
        [
            (Kind::Wording, "đẩy mạnh", ""),
            (Kind::Spelling, "QCDC", "quy chế dân chủ"),
        ]
    );
}

#[test]
fn furniture_is_left_out_unless_asked_for() {
    let corpus = Corpus::open(PACK.clone()).unwrap();
    let article = formulas(&corpus, &Request::default()).unwrap();
    let everything = formulas(
        &corpus,
        &Request {
            zones: Zones::ALL,
            ..Request::default()
        },
    )
    .unwrap();
    assert!(article.syllables < everything.syllables);
    let index = corpus.index().unwrap();
    let in_furniture = |passage: &Passage| index.zone(passage.start).is_furniture();
    let all = |formulas: &Formulas| {
        let passages = formulas.list.iter().flat_map(|formula| &formula.passages);
        passages.filter(|passage| in_furniture(passage)).count()
    };
    assert_eq!(all(&article), 0);
}
