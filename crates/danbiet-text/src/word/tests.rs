use super::*;
use proptest::prelude::*;

fn segmenter() -> Segmenter {
    Segmenter::parse(LEXICON, RULES).expect("the shipped data can be read")
}

/// Words are written with `_` between their syllables, other words and signs apart.
fn check(marked: &str) {
    let text = marked.replace('_', " ");
    let words = segmenter().words(&text, Span::new(0, text.len()));
    let words: Vec<String> = words
        .iter()
        .map(|w| w.of(&text).replace(' ', "_"))
        .collect();
    let expected: Vec<&str> = marked
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    assert_eq!(words, expected);
}

#[test]
fn lexicon_words_and_names() {
    check("Thực_hiện quy_chế dân_chủ ở cơ_sở của Nguyễn_Văn_Hùng .");
    check("THỰC_HIỆN QUY_CHẾ DÂN_CHỦ");
    check(
        "kinh_tế - xã_hội và kinh_tế-xã_hội"
            .replace("tế-xã", "tế - xã")
            .as_str(),
    );
}

#[test]
fn words_that_the_published_lexicon_lacks() {
    check("tặng giấy_khen cho tấm_gương ấy");
}

#[test]
fn a_word_does_not_take_in_the_next() {
    check(
        "Ban chỉ_đạo các cấp phát_huy vai_trò trong quản_lý Nhà_nước của cơ_quan hành_chính nhà_nước",
    );
    check("đại_hội đảng_bộ các cấp tiến tới đại_hội");
    check("các cấp_ủy đảng , chính_quyền");
}

#[test]
fn numbers_and_codes_stay_whole() {
    check("Nghị_quyết số 02-NQ/TU ngày 12/5/2017 , đạt 8,7% của 1.281.540 m2");
    check("CB-CC-VC và GD-ĐT tại soctrang.gov.vn trong 2021-2025");
}

#[test]
fn a_hyphen_between_two_words_parts_them() {
    let text = "phát triển kinh tế-xã hội";
    let words = segmenter().words(text, Span::new(0, text.len()));
    let words: Vec<&str> = words.iter().map(|w| w.of(text)).collect();
    assert_eq!(words, ["phát triển", "kinh tế", "xã hội"]);
}

#[test]
fn broken_rules_are_refused_with_their_place() {
    let read = |rules| {
        Segmenter::parse("", rules)
            .map(|_| ())
            .map_err(|e| (e.line, e.problem))
    };
    let root = "True : object.conclusion = \"NN\"";
    assert_eq!(read(root), Ok(()));
    let deep = format!("{root}\n\t\tobject.word == \"a\" : object.conclusion = \"B\"");
    assert_eq!(read(&deep), Err((2, Problem::Depth)));
    let field = format!("{root}\n\tobject.colour == \"a\" : object.conclusion = \"B\"");
    assert_eq!(read(&field), Err((2, Problem::Condition)));
    let tag = format!("{root}\n\tobject.word == \"a\" : object.conclusion = \"X\"");
    assert_eq!(read(&tag), Err((2, Problem::Conclusion)));
}

#[test]
fn exceptions_take_over_from_their_rule() {
    let rules = "True : object.conclusion = \"NN\"\n\
        \tobject.tag == \"I\" : object.conclusion = \"I\"\n\
        \t\tobject.word == \"b\" : object.conclusion = \"B\"\n\
        \t\t\tobject.nextWord1 == \"\" : object.conclusion = \"I\"";
    let segmenter = Segmenter::parse("a b", rules).expect("these are rules");
    let cut = |text: &str| segmenter.words(text, Span::new(0, text.len())).len();
    assert_eq!(cut("a b"), 1);
    assert_eq!(cut("a b c"), 3);
}

proptest! {
    #[test]
    fn every_token_belongs_to_one_word(text in "[A-Eạ-ỹ1-3 ./,\"”-]{0,50}") {
        let segmenter = Segmenter::parse("ạ ỹ\ne ẹ ẻ", "").expect("no rules are rules");
        let words = segmenter.words(&text, Span::new(0, text.len()));
        prop_assert!(words.windows(2).all(|pair| pair[0].end <= pair[1].start));
        for token in crate::token::tokens(&text) {
            prop_assert_eq!(words.iter().filter(|w| w.contains(token)).count(), 1);
        }
    }
}
