use danbiet_query::Language;
use proptest::prelude::*;

use super::*;
use crate::{
    corpus::Corpus,
    document::DocId,
    metadata::{Basis, Certainty, PartialDate, Reason},
    testing,
};

const A: &[&str] = &[
    "Dân biết, dân bàn, dân làm, dân kiểm tra.",
    "Ông nói: “Chủ tịch xã đối thoại với nhân dân về quy chế dân chủ ở cơ sở”.",
    "Hội nghị sơ kết 5 năm thực hiện Nghị quyết số 02-NQ/TU.",
];
const B: &[&str] = &[
    "Nhân dân thụ hưởng, nhân dân giám sát.",
    "Dân biết, dân bàn, dân làm, dân thụ hưởng.",
];

fn corpus() -> Corpus {
    testing::corpus(&[A, B])
}

fn verified(text: &str) -> Verification {
    verify(&corpus(), text).unwrap()
}

/// The words of a place.
fn at(corpus: &Corpus, place: &Place) -> String {
    let document = corpus.document(place.document).unwrap();
    place.span.of(&document.text).to_owned()
}

/// The outcome of bare words, and the words that they were found to be.
fn check(text: &str, verdict: Verdict, printed: &str) -> Verification {
    let corpus = corpus();
    let verification = verify(&corpus, text).unwrap();
    assert_eq!(verification.verdict(), verdict, "{text}: {verification:?}");
    let place = verification
        .parts
        .first()
        .and_then(|part| part.outcome.place());
    let found = place.map(|place| at(&corpus, place)).unwrap_or_default();
    assert_eq!(found, printed, "{text}");
    verification
}

fn kinds(text: &str, printed: &str, expected: &[Kind]) {
    let verification = check(text, Verdict::Near, printed);
    let place = verification.parts[0].outcome.place().unwrap();
    let kinds: Vec<Kind> = place.kinds.iter().copied().collect();
    assert_eq!(kinds, expected, "{text}");
}

#[test]
fn what_stands_there_byte_for_byte_is_exact() {
    let found = check("dân bàn, dân làm", Verdict::Exact, "dân bàn, dân làm");
    let Outcome::Exact { places, more } = &found.parts[0].outcome else {
        panic!("{found:?}");
    };
    let documents: Vec<u32> = places.iter().map(|place| place.document.0).collect();
    assert_eq!((documents.as_slice(), *more), ([0, 1].as_slice(), false));
    assert!(found.holds());
    check("“dân biết”", Verdict::Near, "Dân biết");
    check(
        "tra.\nÔng nói: “Chủ tịch xã",
        Verdict::Exact,
        "tra.\nÔng nói: “Chủ tịch xã",
    );
    check(
        "hủ tịch xã đối thoại với nhân d",
        Verdict::Exact,
        "hủ tịch xã đối thoại với nhân d",
    );
    check("NQ/TU.", Verdict::Exact, "NQ/TU.");
}

#[test]
fn what_is_only_written_otherwise_is_near_and_named() {
    let printed = "Chủ tịch xã đối thoại với nhân dân";
    kinds(
        "Chủ tịch xã\nđối  thoại với nhân dân",
        printed,
        &[Kind::Space],
    );
    kinds("chủ tịch xã Đối thoại với nhân dân", printed, &[Kind::Case]);
    kinds(
        "Chu\u{309} tịch xã đo\u{302}\u{301}i thoại với nhân dân",
        printed,
        &[Kind::Unicode],
    );
    kinds("Chủ tịch xã đối thọai với nhân dân", printed, &[Kind::Tone]);
    kinds(
        "nói: \"Chủ tịch xã",
        "nói: “Chủ tịch xã",
        &[Kind::Typography],
    );
}

#[test]
fn what_says_something_else_is_altered_and_shown_word_by_word() {
    let corpus = corpus();
    let text = "Chủ tịch huyện đối thoại trực tiếp với dân về quy chế";
    let found = check(
        text,
        Verdict::Altered,
        "Chủ tịch xã đối thoại với nhân dân về quy chế",
    );
    let Outcome::Altered {
        place,
        pieces,
        only_marks,
    } = &found.parts[0].outcome
    else {
        panic!("{found:?}");
    };
    assert!(!only_marks);
    let printed = &corpus.document(place.document).unwrap().text;
    let changes: Vec<(&str, &str, &str)> = pieces
        .iter()
        .filter(|piece| piece.relation.is_change())
        .map(|piece| {
            let quoted = found.pasted.words[piece.quoted.clone()].trim();
            (
                piece.relation.name(),
                quoted,
                printed[piece.printed.clone()].trim(),
            )
        })
        .collect();
    let expected = [
        ("replaced", "huyện", "xã"),
        ("added", "trực tiếp", ""),
        ("left-out", "", "nhân"),
    ];
    assert_eq!(changes, expected);
    // Lost marks are another text.
    let found = check(
        "Chu tich xa doi thoai voi nhan dan",
        Verdict::Altered,
        "Chủ tịch xã đối thoại với nhân dân",
    );
    let Outcome::Altered { pieces, .. } = &found.parts[0].outcome else {
        panic!("{found:?}");
    };
    assert!(pieces.iter().all(|piece| piece.relation == Relation::Marks));
    let found = check("dân biết; dân bàn", Verdict::Altered, "Dân biết, dân bàn");
    assert!(matches!(
        found.parts[0].outcome,
        Outcome::Altered {
            only_marks: true,
            ..
        }
    ));
}

#[test]
fn what_is_nowhere_is_absent_and_proven() {
    let found = check(
        "Thủ tướng phát biểu khai mạc: dân biết, dân bàn rồi kết luận phiên họp",
        Verdict::Absent,
        "Dân biết, dân bàn",
    );
    let Outcome::Absent { nowhere, longest } = &found.parts[0].outcome else {
        panic!("{found:?}");
    };
    let words = &found.pasted.words;
    let nowhere: Vec<&str> = nowhere.iter().map(|at| &words[at.clone()]).collect();
    assert_eq!(nowhere[..3], ["Thủ", "tướng", "phát"]);
    let longest = longest
        .as_ref()
        .map(|(range, _)| words[range.clone()].trim());
    assert_eq!(longest, Some("dân biết, dân bàn"));
    check("qwerty", Verdict::Absent, "");
    assert_eq!(verified("… – “”").verdict(), Verdict::Nothing);
    assert_eq!(verified("").verdict(), Verdict::Nothing);
}

#[test]
fn omissions_are_checked_part_by_part() {
    for text in [
        "Dân biết […] dân kiểm tra.",
        "Dân biết, (...) dân kiểm tra.",
        "Dân biết … dân kiểm tra.",
        "Dân biết, ... kiểm tra. [...] Hội nghị sơ kết",
    ] {
        let found = verified(text);
        assert_eq!(found.verdict(), Verdict::Exact, "{text}: {found:?}");
        assert!(found.in_order && found.parts.len() >= 2, "{text}");
    }
    // In another order, and from two documents: each part is exact, the quote is not.
    let turned = verified("Hội nghị sơ kết […] dân kiểm tra");
    assert_eq!(
        (turned.verdict(), turned.in_order),
        (Verdict::Altered, false)
    );
    let mixed = verified("dân kiểm tra […] nhân dân giám sát");
    assert_eq!((mixed.verdict(), mixed.in_order), (Verdict::Altered, false));
    let half = verified("Dân biết […] bay lên mặt trăng");
    assert_eq!(half.verdict(), Verdict::Absent);
    assert_eq!(half.parts[0].outcome.verdict(), Verdict::Exact);
}

#[test]
fn an_omission_that_is_printed_is_part_of_the_words() {
    let corpus = testing::corpus(&[&["Dân biết (...) dân bàn."]]);
    let there = corpus.document(DocId(0)).unwrap();
    let written = quote(there, "biết (...) dân", "").write(Form::Plain, Language::Vi);
    let found = verify(&corpus, &written).unwrap();
    assert!(found.holds() && found.parts.len() == 1, "{found:?}");
}

fn quote(document: &Document, words: &str, link: &str) -> Quote {
    let start = document.text.find(words).unwrap();
    Quote::of(document, Span::new(start, start + words.len()), link).unwrap()
}

#[test]
fn a_quote_is_written_with_its_way_back() {
    let mut document = testing::document(0, A);
    document.metadata.title = Some(Fact {
        value: "Đối thoại [1]".to_owned(),
        basis: Basis::Stated {
            evidence: Span::new(0, 4),
        },
    });
    document.metadata.date = Some(Fact {
        value: PartialDate {
            year: Some(2022),
            month: Some(5),
            day: Some(16),
        },
        basis: Basis::Inferred {
            reason: Reason::YearNamedInText,
            evidence: Vec::new(),
            certainty: Certainty::Medium,
        },
    });
    let quote = quote(&document, "dân làm", "https://a.b/#document/000?at=24-33");
    let hash = text_hash(&document);
    assert_eq!(
        quote.write(Form::Plain, Language::Vi),
        format!(
            "“dân làm”\n— Đối thoại [1], 16/5/[2022?], câu 1, thân bài\n\
             https://a.b/#document/000?at=24-33\n\
             [danbiet:1 document=000 bytes=24-33 sha256={hash}]\n"
        )
    );
    assert_eq!(
        quote.write(Form::Markdown, Language::En),
        format!(
            "> dân làm  \n>\n> — [Đối thoại \\[1\\], 16 May \\[2022?\\], sentence 1, body]\
             (<https://a.b/#document/000?at=24-33>)  \n\
             > `[danbiet:1 document=000 bytes=24-33 sha256={hash}]`\n"
        )
    );
    document.source.file = "báo cáo.pdf".to_owned();
    document.source.places = vec![(1, material::Place::Page(3))];
    let paged = self::quote(&document, "dân làm", "").write(Form::Plain, Language::Vi);
    assert!(
        paged.contains(", thân bài, trang 3 (báo cáo.pdf)\n["),
        "{paged}"
    );
    let html = quote.write(Form::Html, Language::Vi);
    assert!(
        html.contains("cite=\"https://a.b/#document/000?at=24-33\""),
        "{html}"
    );
    assert_eq!(Quote::of(&document, Span::new(8, 9), ""), None);
    assert_eq!(Quote::of(&document, Span::new(8, 9_999), ""), None);
}

#[test]
fn a_quote_leads_back_to_its_place_and_says_when_the_text_is_another() {
    let corpus = corpus();
    let there = corpus.document(DocId(1)).unwrap();
    let quote = quote(there, "dân làm", "");
    let text = quote.write(Form::Plain, Language::Vi);
    let found = verify(&corpus, &text).unwrap();
    assert!(found.holds());
    let named = found.named.clone().unwrap();
    assert_eq!((named.text, named.in_place), (NamedText::Same, true));
    let place = found.parts[0].outcome.place().unwrap();
    assert_eq!((place.document, place.span), (DocId(1), quote.stamp.span));
    // The same words of another text.
    let other = testing::corpus(&[A, &["Trước hết:", B[1]]]);
    let found = verify(&other, &text).unwrap();
    let named = found.named.clone().unwrap();
    assert_eq!((named.text, named.in_place), (NamedText::Changed, false));
    assert!(found.holds());
    assert_eq!(found.parts[0].outcome.place().unwrap().document, DocId(1));
    // A document that is not there: the words are, elsewhere.
    let found = verify(&testing::corpus(&[A]), &text).unwrap();
    assert_eq!(found.named.as_ref().unwrap().text, NamedText::Missing);
    assert_eq!(found.verdict(), Verdict::Exact);
    assert!(!found.holds());
    // Words changed by hand.
    let forged = text.replace("dân làm", "dân ngồi");
    let found = verify(&corpus, &forged).unwrap();
    assert_eq!(found.pasted.words, "dân ngồi");
    assert!(!found.holds());
}

proptest! {
    #[test]
    fn any_text_gets_a_verdict(text in "\\PC{0,200}") {
        verified(&text);
    }

    #[test]
    fn any_soup_of_what_quotes_are_made_of_gets_a_verdict(
        parts in prop::collection::vec(prop::sample::select(vec![
            "dân ", "biết", ", ", "“", "”", "[…]", "...", "…", "\n— ", "> ", "\\", "đối thoại ",
            "[danbiet:1 ", "document=000", " bytes=3-9", " sha256=", "0000000000000000", "]",
            "<blockquote>", "<p>", "</p>", "\u{301}", "\u{feff}", "\u{200b}", "«", "»", "\r\n",
        ]), 0..40),
    ) {
        verified(&parts.concat());
    }

    #[test]
    fn every_stretch_of_a_document_is_exact_in_every_form(
        which in 0u32..2, from in 0usize..200, length in 1usize..120, form in 0usize..3,
    ) {
        let corpus = corpus();
        let document = corpus.document(DocId(which)).unwrap();
        let start = document.text.floor_char_boundary(from.min(document.text.len()));
        let end = document.text.floor_char_boundary((start + length).min(document.text.len()));
        let quote = Quote::of(document, Span::new(start, end), "https://a.b/c#document/d?at=1-2");
        let has_words = |quote: &Quote| quote.words.chars().any(danbiet_text::letters::is_token);
        if let Some(quote) = quote.filter(has_words) {
            let written = quote.write(Form::ALL[form], Language::En);
            let found = verify(&corpus, &written).unwrap();
            prop_assert_eq!(&found.pasted.words, &quote.words);
            prop_assert_eq!(found.pasted.stamp.as_ref(), Some(&quote.stamp));
            prop_assert!(found.holds(), "{:?}", found);
        }
    }

    #[test]
    fn pieces_give_both_texts_back(
        words in prop::collection::vec(prop::sample::select(vec![
            "dân", "Dân", "biết,", "bàn,", "làm", "kiểm tra.", "nhân dân", "giám sát", "khác", "doi",
        ]), 3..14),
    ) {
        let corpus = corpus();
        let found = verify(&corpus, &words.join(" ")).unwrap();
        for part in &found.parts {
            let (pieces, place) = match &part.outcome {
                Outcome::Altered { pieces, place, .. } => (pieces, place),
                Outcome::Near { pieces, places, .. } => (pieces, &places[0]),
                Outcome::Exact { .. } | Outcome::Absent { .. } => continue,
            };
            let quoted: String = pieces.iter().map(|it| &found.pasted.words[it.quoted.clone()]).collect();
            prop_assert_eq!(&quoted, &found.pasted.words[part.words.clone()]);
            let text = &corpus.document(place.document).unwrap().text;
            let printed: String = pieces.iter().map(|it| &text[it.printed.clone()]).collect();
            prop_assert_eq!(printed, place.span.of(text));
        }
    }
}
