//! Formulas and comparisons of small corpora.

use danbiet_text::Span;

use super::*;
use crate::{
    annotate::{Abbreviation, AbbreviationKind},
    corpus::{Corpus, CorpusInfo},
    document::DocId,
    search::Zones,
    testing,
};

/// A corpus in which `QCDC` is read as `quy chế dân chủ`.
fn corpus(texts: &[&[&str]]) -> Corpus {
    let documents = texts.iter().enumerate().map(|(number, lines)| {
        let mut document = testing::document(number, lines);
        let mentions = document.text.match_indices("QCDC");
        document.layers.abbreviations = mentions
            .map(|(at, short)| Abbreviation {
                span: Span::new(at, at + short.len()),
                kind: AbbreviationKind::Term,
                expansion: Some("quy chế dân chủ".to_owned()),
                definition: None,
            })
            .collect();
        document
    });
    Corpus::build(CorpusInfo::default(), documents.collect()).unwrap()
}

fn request(shortest: u32, shorts: ShortForms) -> Request {
    Request {
        shortest,
        shorts,
        ..Request::default()
    }
}

/// The formulas as length, documents, and the printed passages.
fn found(corpus: &Corpus, request: &Request) -> Vec<(u32, u32, Vec<String>)> {
    let index = corpus.index().unwrap();
    let formulas = formulas(corpus, request).unwrap();
    let printed = |passage: &Passage| {
        let text = &corpus.document(passage.document).unwrap().text;
        let mut places = index.places(passage.document, text);
        places.span(passage.start, passage.end).of(text).to_owned()
    };
    // The worker hands them over as bytes.
    let bytes = postcard::to_allocvec(&formulas).unwrap();
    assert_eq!(postcard::from_bytes(&bytes), Ok(formulas.clone()));
    assert_eq!(formulas.found, formulas.list.len() as u64);
    formulas
        .list
        .iter()
        .map(|formula| {
            let passages = formula.passages.iter().map(printed).collect();
            (formula.length, formula.documents, passages)
        })
        .collect()
}

#[test]
fn short_forms_are_read_as_what_they_stand_for() {
    let corpus = corpus(&[
        &["xây dựng và thực hiện quy chế dân chủ ở cơ sở tốt hơn"],
        &["việc xây dựng và thực hiện QCDC ở cơ sở"],
        &["Thực hiện Quy chế dân chủ (QCDC) ở cơ sở là tốt"],
    ]);
    assert_eq!(
        found(&corpus, &request(6, ShortForms::Folded)),
        [
            (
                9,
                3,
                vec![
                    "thực hiện quy chế dân chủ ở cơ sở".to_owned(),
                    "thực hiện QCDC ở cơ sở".to_owned(),
                    "Thực hiện Quy chế dân chủ (QCDC) ở cơ sở".to_owned(),
                ]
            ),
            (
                12,
                2,
                vec![
                    "xây dựng và thực hiện quy chế dân chủ ở cơ sở".to_owned(),
                    "xây dựng và thực hiện QCDC ở cơ sở".to_owned(),
                ]
            ),
        ]
    );
    let printed = found(&corpus, &request(5, ShortForms::Printed));
    let lengths: Vec<u32> = printed.iter().map(|formula| formula.0).collect();
    assert_eq!(lengths, [6, 5]);
}

#[test]
fn passages_end_with_their_sentence_and_zone() {
    let corpus = corpus(&[&["một hai ba", "bốn năm sáu"], &["một hai ba bốn năm sáu"]]);
    let lengths: Vec<u32> = found(&corpus, &request(2, ShortForms::Folded))
        .iter()
        .map(|formula| formula.0)
        .collect();
    assert_eq!(lengths, [3, 3]);
}

#[test]
fn what_pairs_share_is_counted_once() {
    let corpus = corpus(&[
        &["a b c d e f g", "x y"],
        &["a b c d e f g"],
        &["c d e f", "x y"],
    ]);
    let asked = request(2, ShortForms::Folded);
    let pairs = formulas(&corpus, &asked).unwrap().pairs;
    let shown: Vec<([u32; 2], u32, u32, [u32; 2])> = pairs
        .iter()
        .map(|p| {
            (
                p.documents.map(|id| id.0),
                p.formulas,
                p.longest,
                p.syllables,
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            ([0, 1], 2, 7, [7, 7]),
            ([0, 2], 2, 4, [6, 6]),
            ([1, 2], 1, 4, [4, 4]),
        ]
    );
}

#[test]
fn only_what_is_asked_for() {
    let corpus = corpus(&[&["a b c d"], &["a b c d"], &["a b c"]]);
    let within = |ids: &[u32]| Request {
        within: Some(ids.iter().map(|&id| DocId(id)).collect()),
        ..request(2, ShortForms::Folded)
    };
    let lengths =
        |request: &Request| -> Vec<u32> { found(&corpus, request).iter().map(|f| f.0).collect() };
    assert_eq!(lengths(&within(&[0, 2])), [3]);
    assert_eq!(lengths(&within(&[0, 1])), [4]);
    assert_eq!(lengths(&within(&[0])), [0; 0]);
    let three = Request {
        documents: 3,
        ..request(2, ShortForms::Folded)
    };
    assert_eq!(lengths(&three), [3]);
    let nothing = Request {
        zones: Zones::FURNITURE,
        ..request(2, ShortForms::Folded)
    };
    assert_eq!(lengths(&nothing), [0; 0]);
}

/// Both sides of each passage, `[-…-]` around what differs in wording and `{…}` in spelling.
fn side_by_side(texts: [&[&str]; 2], shortest: u32) -> Vec<(u32, String, String)> {
    let corpus = corpus(&texts);
    let ids = [DocId(0), DocId(1)];
    let both = compare(&corpus, ids, Zones::ARTICLE, ShortForms::Folded, shortest).unwrap();
    let back = compare(
        &corpus,
        [ids[1], ids[0]],
        Zones::ARTICLE,
        ShortForms::Folded,
        shortest,
    );
    assert_eq!(back.unwrap().shared(), both.shared());
    let texts = ids.map(|id| corpus.document(id).unwrap().text.as_str());
    let shown = |passage: &Shared, side: usize| {
        let mut shown = String::new();
        for piece in &passage.pieces {
            let text = piece.spans[side].of(texts[side]);
            let (before, behind) = match piece.kind {
                Kind::Same => ("", ""),
                Kind::Spelling => ("{", "}"),
                Kind::Wording => ("[-", "-]"),
            };
            shown.extend([before, text, behind]);
        }
        shown
    };
    both.passages
        .iter()
        .map(|passage| (passage.length, shown(passage, 0), shown(passage, 1)))
        .collect()
}

fn check(left: &[&str], right: &[&str], expected: &[(u32, &str, &str)]) {
    let found = side_by_side([left, right], 4);
    let found: Vec<(u32, &str, &str)> = found
        .iter()
        .map(|(length, left, right)| (*length, left.as_str(), right.as_str()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn words_that_differ_are_pieces_of_a_passage() {
    check(
        &["về “Tiếp tục đẩy mạnh, nâng cao chất lượng việc thực hiện QCDC ở cơ sở”"],
        &["của tỉnh: Tiếp tục nâng cao chất lượng việc thực hiện quy chế dân chủ ở cơ sở"],
        &[(
            16,
            "Tiếp tục[-đẩy mạnh-]nâng cao chất lượng việc thực hiện{QCDC}ở cơ sở",
            "Tiếp tục[--]nâng cao chất lượng việc thực hiện{quy chế dân chủ}ở cơ sở",
        )],
    );
}

#[test]
fn a_word_replaced_and_a_tone_placed_otherwise() {
    check(
        &["các cấp ủy đảng và chính quyền xã tích cực tham mưu cho Ủy ban"],
        &["Các cấp uỷ đảng và chính quyền huyện tích cực tham mưu cho Uỷ ban"],
        &[(
            14,
            "các cấp{ủy}đảng và chính quyền[-xã-]tích cực tham mưu cho{Ủy}ban",
            "Các cấp{uỷ}đảng và chính quyền[-huyện-]tích cực tham mưu cho{Uỷ}ban",
        )],
    );
}

#[test]
fn a_short_form_is_compared_as_a_whole() {
    check(
        &["phát huy thực hành dân chủ ở cơ sở"],
        &["thực hiện QCDC ở cơ sở"],
        &[],
    );
    check(
        &["thực hiện quy chế dân chủ (QCDC) ở cơ sở"],
        &["thực hiện quy chế dân chủ ở cơ sở"],
        &[(
            9,
            "thực hiện quy chế dân chủ[-QCDC-]ở cơ sở",
            "thực hiện quy chế dân chủ[--]ở cơ sở",
        )],
    );
}

#[test]
fn passages_cross_and_are_taken_once() {
    check(
        &[
            "một hai ba bốn năm",
            "dân biết dân bàn dân làm",
            "một hai ba bốn",
        ],
        &[
            "dân biết dân bàn dân làm",
            "kia này nọ",
            "một hai ba bốn năm",
        ],
        &[
            (5, "một hai ba bốn năm", "một hai ba bốn năm"),
            (6, "dân biết dân bàn dân làm", "dân biết dân bàn dân làm"),
        ],
    );
}

#[test]
fn the_spine_is_the_longest_that_both_have_in_one_order() {
    let corpus = corpus(&[
        &["a a1 a2 a3", "b b1 b2", "c c1 c2 c3 c4", "d d1 d2"],
        &["c c1 c2 c3 c4", "a a1 a2 a3", "b b1 b2", "d d1 d2"],
    ]);
    let ids = [DocId(0), DocId(1)];
    let both = compare(&corpus, ids, Zones::ARTICLE, ShortForms::Folded, 3).unwrap();
    // a and b stand side by side in both documents and are one passage.
    let lengths: Vec<u32> = both.passages.iter().map(|passage| passage.length).collect();
    assert_eq!(lengths, [7, 5, 3]);
    assert_eq!(both.spine(), [0, 2]);
    assert_eq!(Comparison::default().spine(), [0; 0]);
}

#[test]
fn nothing_is_compared_with_itself() {
    let corpus = corpus(&[&["một hai ba bốn năm"]]);
    let ids = [DocId(0), DocId(0)];
    let both = compare(&corpus, ids, Zones::ARTICLE, ShortForms::Folded, 2).unwrap();
    assert_eq!(both.passages, []);
    assert_eq!(both.syllables, [5, 5]);
}
