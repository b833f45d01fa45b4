//! The order of Vietnamese dictionaries, as keys that compare like bytes.
//!
//! Letters come first: `a ă â b c d đ e ê … o ô ơ … u ư …`, each a letter of its own; then tones:
//! ngang, huyền, hỏi, ngã, sắc, nặng; then letter case, small before capital. Syllables are compared one
//! by one only as far as blanks sort before letters, as in CLDR's collation for `vi`
//! (`[normalization on] &̀<<̉<<̃<<́<<̣ &a<ă<<<Ă<â<<<Â &d<đ &e<ê &o<ô<ơ &u<ư`, root order for the rest:
//! blanks, signs, digits, letters).
//!
//! ```
//! use danbiet_text::collate::{self, Numbers};
//!
//! let mut names = ["Đồng Nai", "Đà Nẵng", "Dương", "An", "Ân", "Ăn", "ấn", "ân"];
//! names.sort_by_cached_key(|name| collate::key(name, Numbers::AsDigits));
//! assert_eq!(names, ["An", "Ăn", "ân", "Ân", "ấn", "Dương", "Đà Nẵng", "Đồng Nai"]);
//! ```

use std::cmp::Ordering;

use crate::letters::{self, Tone};

/// How digits are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbers {
    /// Digit by digit: `10` before `2`.
    #[default]
    AsDigits,
    /// By the value of the whole run of digits: `2` before `10`.
    ByValue,
}

/// A text's place in dictionary order: keys compare as the texts do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// What each letter, digit, sign or blank is.
    primary: Vec<u32>,
    /// The tone or foreign mark behind each of them.
    secondary: Vec<u16>,
    /// For each of them whether it is a capital.
    tertiary: Vec<bool>,
    /// The text itself, so that only equal texts have equal keys.
    text: Box<str>,
}

/// The key of a text.
#[must_use]
pub fn key(text: &str, numbers: Numbers) -> Key {
    let mut key = Key {
        primary: Vec::with_capacity(text.len()),
        secondary: Vec::with_capacity(text.len()),
        tertiary: Vec::with_capacity(text.len()),
        text: text.into(),
    };
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits > 0 && numbers == Numbers::ByValue {
            number(&rest[..digits], &mut key);
            rest = &rest[digits..];
        } else {
            character(c, &mut key);
            rest = &rest[c.len_utf8()..];
        }
    }
    key
}

/// Compares two texts by their keys. A total order: `Equal` only for equal texts.
#[must_use]
pub fn compare(a: &str, b: &str, numbers: Numbers) -> Ordering {
    key(a, numbers).cmp(&key(b, numbers))
}

/// The groups of characters in their order; a character's place in its group is added.
const BLANKS: u32 = 1;
const SIGNS: u32 = 0x10;
const DIGITS: u32 = 0x20_0000;
const LETTERS: u32 = 0x20_0010;
const OTHERS: u32 = 0x20_0100;

fn character(c: char, key: &mut Key) {
    if letters::is_ignorable(c) || c == '\u{200b}' {
        return;
    }
    let lower = letters::lower(c);
    if letters::is_combining(lower) {
        combine(lower, key);
        return;
    }
    let letter = letters::letter(lower);
    let (quality, mark) = match letters::foreign(letter.quality) {
        Some((base, mark)) => (base, Some(mark)),
        None => (letter.quality, letter.tone.combining()),
    };
    key.primary.push(primary(quality));
    key.secondary.push(0);
    key.tertiary.push(lower != c);
    if let Some(mark) = mark {
        combine(mark, key);
    }
}

/// A combining character behind the last one: a vowel mark makes another letter of it, a tone or a foreign
/// mark changes its second rank.
fn combine(mark: char, key: &mut Key) {
    let Some((letter, rank)) = key.primary.last_mut().zip(key.secondary.last_mut()) else {
        return;
    };
    let base = ALPHABET.iter().find(|&&c| primary(c) == *letter);
    if let Some(marked) = base.and_then(|&base| letters::with_mark(base, mark)) {
        *letter = primary(marked);
    } else if let Some(tone) = Tone::of_combining(mark) {
        *rank = tone as u16;
    } else {
        // Foreign marks come behind the tones, in the order of Unicode (U+0300–U+036F).
        *rank = 0x10 + (mark as u32 - 0x300) as u16;
    }
}

/// The value of a run of digits, any length: first how many digits without leading zeros, then which.
fn number(digits: &str, key: &mut Key) {
    let significant = digits.trim_start_matches('0');
    let length = u32::try_from(significant.len()).unwrap_or(u32::MAX >> 12);
    let mut push = |rank: u32| {
        key.primary.push(rank);
        key.secondary.push(0);
        key.tertiary.push(false);
    };
    // Every number begins alike, before all letters; then the shorter one is the smaller.
    push(DIGITS);
    push(length);
    for digit in significant.chars() {
        push(DIGITS + digit.to_digit(10).unwrap_or(0));
    }
}

/// The first rank of a lower-case character without tone.
fn primary(c: char) -> u32 {
    let code = c as u32;
    if c.is_whitespace() {
        return BLANKS;
    }
    if let Some(digit) = c.to_digit(10) {
        return DIGITS + digit;
    }
    match ALPHABET.iter().position(|&letter| letter == c) {
        Some(at) => LETTERS + at as u32,
        None if c.is_alphanumeric() => OTHERS + code,
        None => SIGNS + code,
    }
}

/// The letters in order, with f, j, w and z where the Latin alphabet has them.
const ALPHABET: [char; 33] = [
    'a', 'ă', 'â', 'b', 'c', 'd', 'đ', 'e', 'ê', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o',
    'ô', 'ơ', 'p', 'q', 'r', 's', 't', 'u', 'ư', 'v', 'w', 'x', 'y', 'z',
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ordered(texts: &[&str]) {
        for pair in texts.windows(2) {
            let order = compare(pair[0], pair[1], Numbers::AsDigits);
            assert_eq!(order, Ordering::Less, "{} before {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn letters_tones_and_case() {
        ordered(&[
            "a", "A", "à", "À", "ả", "ã", "á", "ạ", "ă", "ằ", "â", "ấ", "b",
        ]);
        ordered(&[
            "d", "đ", "Đ", "e", "ê", "f", "o", "ô", "ơ", "p", "u", "ư", "v",
        ]);
        // A letter further on outweighs a tone further up, and a tone outweighs case.
        ordered(&["hoa", "hòa", "hóa", "hoan", "hô"]);
        ordered(&["ba", "Ba", "bà", "Bà", "bá"]);
    }

    #[test]
    fn blanks_signs_digits_letters() {
        ordered(&["an bình", "an-bình", "an1", "ana", "anh"]);
        ordered(&["", " ", "-", "1", "10", "2", "a", "я"]);
    }

    #[test]
    fn unicode_forms_sort_together() {
        ordered(&["việs", "vie\u{323}\u{302}t", "viễu"]);
        ordered(&["Munchen", "Mu\u{308}nchen", "Munchez"]);
    }

    #[test]
    fn numbers_by_value() {
        let by_value = |a, b| compare(a, b, Numbers::ByValue);
        assert_eq!(by_value("Điều 2", "Điều 10"), Ordering::Less);
        assert_eq!(by_value("Điều 10", "Điều 9a"), Ordering::Greater);
        assert_eq!(by_value("02-NQ/TU", "2-NQ/TV"), Ordering::Less);
        assert_eq!(by_value("9", "a"), Ordering::Less);
        assert_eq!(by_value("0", "1"), Ordering::Less);
    }

    fn texts() -> impl Strategy<Value = String> {
        "[a-eA-Eăâđêôơưạ-ỹ0-2 \u{300}-\u{303}-]{0,8}"
    }

    proptest! {
        #[test]
        fn the_order_is_total(a in texts(), b in texts(), c in texts(), by_value: bool) {
            let numbers = if by_value { Numbers::ByValue } else { Numbers::AsDigits };
            let order = |a: &str, b: &str| compare(a, b, numbers);
            prop_assert_eq!(order(&a, &b), order(&b, &a).reverse());
            prop_assert_eq!(order(&a, &b) == Ordering::Equal, a == b);
            if order(&a, &b).is_le() && order(&b, &c).is_le() {
                prop_assert!(order(&a, &c).is_le());
            }
        }
    }
}
