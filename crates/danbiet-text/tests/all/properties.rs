//! What must hold for any text.

use danbiet_text::{
    fold,
    letters::{self, Tone},
    token,
};
use proptest::prelude::*;

/// Vietnamese letters of both cases in any order, several tones among them.
fn tokens() -> impl Strategy<Value = String> {
    let letters =
        "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
    let both: Vec<char> = letters
        .chars()
        .chain(letters.to_uppercase().chars())
        .collect();
    proptest::collection::vec(proptest::sample::select(both), 1..8)
        .prop_map(|letters| letters.into_iter().collect())
}

/// Canonical decomposition of Vietnamese letters: horn, dot below, then circumflex or breve, then the
/// other tones.
fn decomposed(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let lower = c.to_lowercase().next().unwrap_or(c);
        let letter = letters::letter(lower);
        let base = letters::base(letter.quality);
        if letter.quality == 'đ' || (base == letter.quality && letter.tone == Tone::Level) {
            out.push(c);
            continue;
        }
        if c.is_uppercase() {
            out.push(base.to_ascii_uppercase());
        } else {
            out.push(base);
        }
        let marks = ['\u{31b}', '\u{302}', '\u{306}'];
        let mark = marks
            .into_iter()
            .find(|&mark| letters::with_mark(base, mark) == Some(letter.quality));
        let below = letter.tone == Tone::Dot;
        out.extend(mark.filter(|&mark| mark == '\u{31b}'));
        out.extend(letter.tone.combining().filter(|_| below));
        out.extend(mark.filter(|&mark| mark != '\u{31b}'));
        out.extend(letter.tone.combining().filter(|_| !below));
    }
    out
}

#[test]
fn decomposition_is_what_unicode_says() {
    assert_eq!(
        decomposed("Việt ợ ỬẮ"),
        "Vie\u{323}\u{302}t o\u{31b}\u{323} U\u{31b}\u{309}A\u{306}\u{301}"
    );
}

proptest! {
    #[test]
    fn typed_keys_know_no_case_and_no_form(token in tokens()) {
        let key = fold::typed(&token);
        prop_assert_eq!(fold::typed(&decomposed(&token)), key.clone());
        prop_assert_eq!(fold::typed(&token.to_uppercase()), key.clone());
        prop_assert_eq!(fold::typed(&token.to_lowercase()), key.clone());
        prop_assert_eq!(fold::typed(&key), key);
    }

    #[test]
    fn any_keys_are_plain_and_follow_from_typed_ones(token in tokens()) {
        let any = fold::any(&token);
        prop_assert!(any.is_ascii());
        prop_assert_eq!(fold::any_of_typed(&fold::typed(&token)), any.clone());
        prop_assert_eq!(fold::any(&any), any.clone());
        prop_assert!(!fold::has_marks(&any));
        prop_assert_eq!(fold::has_marks(&fold::typed(&token)), !token.is_ascii());
    }

    #[test]
    fn every_beginning_of_a_token_reaches_it(token in tokens()) {
        let key = fold::typed(&token);
        let plain = fold::any(&token);
        for end in 1..=plain.len() {
            prop_assert!(fold::prefix_matches(&fold::typed(&plain[..end]), &key), "{} {}", &plain[..end], token);
        }
        prop_assert!(fold::prefix_matches(&key, &key));
    }

    #[test]
    fn tokens_and_gaps_give_the_text_back(text in "\\PC{0,40}") {
        let mut back = String::new();
        let mut at = 0;
        for token in token::tokens(&text) {
            let gap = &text[at..token.start as usize];
            prop_assert!(!gap.chars().any(char::is_alphanumeric));
            prop_assert!(!token.is_empty());
            back.push_str(gap);
            back.push_str(token.of(&text));
            at = token.end as usize;
        }
        back.push_str(&text[at..]);
        prop_assert!(!text[at..].chars().any(char::is_alphanumeric));
        prop_assert_eq!(back, text);
    }

    #[test]
    fn joining_is_decided_for_any_gap(gap in "[ .,;:?!…“”\"()/\u{a0}\u{ad}\u{200b}\\-\n%]{0,6}") {
        // A blank behind a stop parts, whatever else stands in the gap; a lone blank never does.
        let parts = gap.contains(". ") || gap.contains("! ") || gap.contains('%');
        prop_assert!(!(parts && token::joins(&gap)));
        let blanks: String = gap.chars().filter(|c| c.is_whitespace()).collect();
        prop_assert!(token::joins(&blanks));
    }
}
