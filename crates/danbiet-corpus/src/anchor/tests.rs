//! What becomes of places when texts change.

use proptest::prelude::*;

use super::*;

const TEXT: &str = "Hội nghị sơ kết thực hiện quy chế dân chủ ở cơ sở.\n\
    Dân biết, dân bàn, dân làm, dân kiểm tra là phương châm của Đảng.\n\
    Ủy ban nhân dân tỉnh đã đối thoại với nhân dân 18 lần trong năm 2021; \
    mọi kiến nghị đều được trả lời.";

fn anchor(words: &str) -> Anchor {
    let start = TEXT.find(words).unwrap();
    Anchor::of(TEXT, Span::new(start, start + words.len()))
}

/// What is found in another text: how, and which words.
fn found<'t>(text: &'t str, words: &str) -> (&'static str, &'t str) {
    let found = locate(text, &anchor(words));
    let how = match found {
        Found::Here(_) => "here",
        Found::Moved(_) => "moved",
        Found::Altered { .. } => "altered",
        Found::Orphan => "orphan",
    };
    (how, found.span().map_or("", |span| span.of(text)))
}

#[test]
fn an_anchor_counts_code_points() {
    let text = "đối \u{1f600} thoa\u{323}i";
    let start = text.find("thoa").unwrap();
    let anchor = Anchor::of(text, Span::new(start, text.len()));
    assert_eq!(anchor.position, Some((6, 12)));
    assert_eq!((&*anchor.prefix, &*anchor.suffix), ("đối \u{1f600} ", ""));
    assert_eq!(
        locate(text, &anchor),
        Found::Here(Span::new(start, text.len()))
    );
}

#[test]
fn what_stands_elsewhere_is_found_elsewhere() {
    let longer = ["Mới thêm vào đầu. ", TEXT].concat();
    assert_eq!(found(&longer, "dân"), ("moved", "dân"));
    let span = locate(&longer, &anchor("dân làm")).span().unwrap();
    let shift = longer.len() - TEXT.len();
    assert_eq!(span.start as usize, TEXT.find("dân làm").unwrap() + shift);
}

#[test]
fn of_many_places_the_one_with_the_same_surroundings_is_meant() {
    // The third “dân”, with the line before it gone and another one put there.
    let start = TEXT.find("dân làm").unwrap();
    let anchor = Anchor::of(TEXT, Span::new(start, start + "dân".len()));
    let changed = TEXT.replace(
        "Hội nghị sơ kết thực hiện quy chế dân chủ ở cơ sở.",
        "dân dân dân",
    );
    let span = locate(&changed, &anchor).span().unwrap();
    assert!(changed[span.start as usize..].starts_with("dân làm"));
}

#[test]
fn short_words_that_are_gone_are_not_found_elsewhere() {
    for words in ["dân bàn", "đối thoại", "18"] {
        let without = TEXT.replacen(words, "", 1);
        assert_eq!(found(&without, words), ("orphan", ""), "{words}");
    }
    // The word stands in other places.
    let start = TEXT.find("dân làm").unwrap();
    let anchor = Anchor::of(TEXT, Span::new(start, start + "dân".len()));
    let without = TEXT.replacen("dân làm", "làm", 1);
    assert_eq!(locate(&without, &anchor), Found::Orphan);
}

#[test]
fn blanks_signs_and_the_form_of_letters_make_no_difference() {
    let blanks = TEXT.replace(' ', "\u{a0} ");
    assert_eq!(
        found(&blanks, "dân bàn, dân làm"),
        ("altered", "dân\u{a0} bàn,\u{a0} dân\u{a0} làm")
    );
    let signs = TEXT.replace(',', " –");
    assert_eq!(
        found(&signs, "dân bàn, dân làm"),
        ("altered", "dân bàn – dân làm")
    );
    let decomposed = TEXT.replace("ạ", "a\u{323}").replace('ố', "ô\u{301}");
    assert_eq!(
        found(&decomposed, "đối thoại với nhân dân"),
        ("altered", "đô\u{301}i thoa\u{323}i với nhân dân")
    );
    let tones = TEXT.replace("Ủy", "Uỷ");
    assert_eq!(found(&tones, "Ủy ban"), ("altered", "Uỷ ban"));
}

#[test]
fn words_that_were_changed_a_little_are_found() {
    let words = "Ủy ban nhân dân tỉnh đã đối thoại với nhân dân 18 lần";
    let changed = TEXT.replace("đã đối thoại với", "đối thoại cùng");
    let Found::Altered { span, syllables } = locate(&changed, &anchor(words)) else {
        panic!("they are altered");
    };
    assert_eq!(syllables, 2);
    assert_eq!(
        span.of(&changed),
        "Ủy ban nhân dân tỉnh đối thoại cùng nhân dân 18 lần"
    );
    let another = TEXT.replace("đã đối thoại với nhân dân 18 lần", "chưa họp lần nào");
    assert_eq!(found(&another, words), ("orphan", ""));
}

#[test]
fn a_quote_without_surroundings_must_be_the_only_one() {
    let quote = |exact: &str| Anchor {
        exact: exact.to_owned(),
        ..Anchor::default()
    };
    assert!(matches!(locate(TEXT, &quote("đối thoại")), Found::Moved(_)));
    assert_eq!(locate(TEXT, &quote("dân")), Found::Orphan);
    assert_eq!(locate(TEXT, &quote("")), Found::Orphan);
    assert_eq!(locate("", &quote("dân")), Found::Orphan);
}

#[test]
fn a_long_text_is_searched_around_the_old_place() {
    let filler = "một hai ba bốn năm sáu bảy tám chín mười. ".repeat(4_000);
    let words = filler[..filler.len() / 4].to_owned();
    let text = [&*filler, TEXT].concat();
    let mut anchor = Anchor::of(&text, Span::new(0, words.trim_end().len()));
    anchor.exact = anchor.exact.replacen("bốn", "BỐN", 1);
    // Far more syllables than may be compared: it ends, and what it gives lies in the text.
    let found = locate(&text, &anchor);
    assert!(
        found
            .span()
            .is_none_or(|span| text.get(span.range()).is_some())
    );
}

/// Words that no text of the tests has, so that what is added is no match by itself.
const OTHER: [&str; 6] = ["phong", "trào", "xây", "dựng", "nông", "thôn"];

proptest! {
    #[test]
    fn a_place_is_found_whatever_is_added_or_cut_elsewhere(
        (first, length) in (0usize..30, 2usize..12),
        added in prop::collection::vec(0..OTHER.len(), 0..20),
        cut in 0usize..40,
        in_front in any::<bool>(),
    ) {
        let tokens: Vec<Span> = token::tokens(TEXT).collect();
        let last = (first + length).min(tokens.len() - 1);
        let span = tokens[first].cover(tokens[last]);
        let anchor = Anchor::of(TEXT, span);
        let words: Vec<&str> = added.iter().map(|&at| OTHER[at]).collect();
        let added = [&words.join(" "), " "].concat();
        // The far end of the text, away from what is quoted around the place.
        let near = TEXT[..span.start as usize].char_indices().rev().nth(CONTEXT);
        let (changed, shift) = if in_front {
            let end = near.map_or(0, |(at, _)| at);
            let cut = TEXT.char_indices().map(|(at, _)| at).nth(cut).unwrap_or(0).min(end);
            ([&added, &TEXT[cut..]].concat(), added.len() as i64 - cut as i64)
        } else {
            ([TEXT, " ", &added].concat(), 0)
        };
        let found = locate(&changed, &anchor);
        let start = (i64::from(span.start) + shift) as u32;
        prop_assert_eq!(found.span().map(|span| span.start), Some(start));
        prop_assert_eq!(found.span().map(|span| span.of(&changed)), Some(span.of(TEXT)));
        let here = matches!(found, Found::Here(_));
        let points = |text: &str, byte: u32| text[..byte as usize].chars().count();
        prop_assert_eq!(here, points(TEXT, span.start) == points(&changed, start));
    }

    #[test]
    fn what_is_cut_out_is_an_orphan(first in 0usize..35, length in 1usize..8) {
        let tokens: Vec<Span> = token::tokens(TEXT).collect();
        let last = (first + length).min(tokens.len() - 1);
        let span = tokens[first].cover(tokens[last]);
        let without = [&TEXT[..span.start as usize], &TEXT[span.end as usize..]].concat();
        prop_assume!(!without.contains(span.of(TEXT)));
        prop_assert_eq!(locate(&without, &Anchor::of(TEXT, span)), Found::Orphan);
    }

    #[test]
    fn anything_is_looked_for_anywhere(text in "\\PC{0,60}", exact in "\\PC{0,12}", prefix in "\\PC{0,8}", at in 0u32..80) {
        let anchor = Anchor { position: Some((at, at + 3)), exact, prefix, suffix: String::new() };
        let found = locate(&text, &anchor);
        prop_assert!(found.span().is_none_or(|span| text.get(span.range()).is_some()));
    }
}
