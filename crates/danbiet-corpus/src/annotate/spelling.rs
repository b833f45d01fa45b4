//! One spelling for each syllable, for rules to compare with and for normal forms.
//!
//! Vietnamese texts mix two ways to place the tone (`hoà`, `hòa`) and write `i` or `y` at the end
//! of an open syllable. The spelling here is the one most laws are printed in: the tone on the
//! first vowel of an open *oa, oe, uy* (`hòa`, `thủy`, `Ủy`).

use danbiet_text::{
    fold,
    letters::{self, Tone},
};

/// A token in lower case, composed, tone placed, and `y` where orthography leaves i and y free
/// (`ký`, `lý`, `tỷ`, `quý`; but `sĩ`): what rules compare with.
///
/// ```
/// use danbiet_corpus::annotate::spelling::word;
///
/// assert_eq!(word("Uỷ"), "ủy");
/// assert_eq!(word("KÌ"), "kỳ");
/// assert_eq!(word("lọai"), "loại");
/// ```
#[must_use]
pub fn word(token: &str) -> String {
    if token.bytes().all(|b| b.is_ascii_digit()) {
        return token.to_owned();
    }
    let mut key = String::with_capacity(token.len() + 2);
    fold::typed_into(token, &mut key);
    let tone = key.chars().next_back().and_then(Tone::of_combining);
    if tone.is_some() {
        key.pop();
    }
    if matches!(key.as_str(), "hi" | "ki" | "li" | "mi" | "ti" | "qui") {
        key.pop();
        key.push('y');
    }
    if let Some(tone) = tone {
        place(&mut key, tone);
    }
    key
}

/// A token with its case kept, composed and its tone placed; i and y stay as they are.
///
/// ```
/// use danbiet_corpus::annotate::spelling::printed;
///
/// assert_eq!(printed("Uỷ"), "Ủy");
/// assert_eq!(printed("HĐND"), "HĐND");
/// assert_eq!(printed("Kì"), "Kì");
/// ```
#[must_use]
pub fn printed(token: &str) -> String {
    if token.is_ascii() {
        return token.to_owned();
    }
    let low = token.to_lowercase();
    let mut composed = word(token);
    // The words differ from the token in i/y only, which the token decides.
    if low.ends_with(['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị']) {
        composed = with_i(&composed);
    }
    let mut shown = String::with_capacity(token.len());
    let mut cases = token
        .chars()
        .filter(|&c| !letters::is_combining(c) && !letters::is_ignorable(c))
        .map(char::is_uppercase);
    for c in composed.chars() {
        if cases.next() == Some(true) {
            shown.extend(c.to_uppercase());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// Every run of white space as one blank, every token as [`printed`]; what stands between tokens
/// is kept.
#[must_use]
pub fn phrase(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let gap = |gap: &str, shown: &mut String| {
        let mut blank = false;
        for c in gap.chars() {
            if c.is_whitespace() {
                blank = true;
                continue;
            }
            if blank {
                shown.push(' ');
                blank = false;
            }
            shown.push(c);
        }
        if blank {
            shown.push(' ');
        }
    };
    let mut at = 0;
    for token in danbiet_text::token::tokens(text) {
        gap(&text[at..token.start as usize], &mut shown);
        shown.push_str(&printed(token.of(text)));
        at = token.end as usize;
    }
    gap(&text[at..], &mut shown);
    shown.trim().to_owned()
}

/// Puts the tone on its vowel.
fn place(syllable: &mut String, tone: Tone) {
    let letters: Vec<(usize, char)> = syllable.char_indices().collect();
    let is_vowel = |c: char| matches!(letters::base(c), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut first = letters
        .iter()
        .position(|&(_, c)| is_vowel(c))
        .unwrap_or(letters.len());
    let vowel_at = |at: usize| letters.get(at).is_some_and(|&(_, c)| is_vowel(c));
    // The u of qu and the i of gi belong to the consonant where another vowel follows.
    if first > 0 && vowel_at(first + 1) {
        let pair = (letters[first - 1].1, letters[first].1);
        if pair == ('q', 'u') || (pair == ('g', 'i') && first == 1) {
            first += 1;
        }
    }
    let mut end = first;
    while vowel_at(end) {
        end += 1;
    }
    let nucleus = &letters[first.min(end)..end];
    let marked = nucleus.iter().rev().find(|&&(_, c)| letters::base(c) != c);
    let on = match (marked, nucleus) {
        (Some(&vowel), _) => Some(vowel),
        (None, []) => None,
        (None, [only]) => Some(*only),
        (None, [.., before, last]) => Some(match (nucleus.len(), end < letters.len()) {
            (_, true) => *last,
            (_, false) => *before,
        }),
    };
    let toned = on.and_then(|(at, c)| Some((at, c, letters::with_tone(c, tone)?)));
    if let Some((at, c, toned)) = toned {
        let mut buffer = [0; 4];
        syllable.replace_range(at..at + c.len_utf8(), toned.encode_utf8(&mut buffer));
    } else {
        syllable.extend(tone.combining());
    }
}

/// `y` at the end of an open syllable as `i`.
fn with_i(word: &str) -> String {
    let mut shown = word.to_owned();
    let i = match shown.pop() {
        Some('y') => 'i',
        Some('ỳ') => 'ì',
        Some('ỷ') => 'ỉ',
        Some('ỹ') => 'ĩ',
        Some('ý') => 'í',
        Some('ỵ') => 'ị',
        Some(other) => other,
        None => return shown,
    };
    shown.push(i);
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_spelt_in_one_way() {
        for (token, expected) in [
            ("Uỷ", "ủy"),
            ("uỷ", "ủy"),
            ("hoà", "hòa"),
            ("Thuỷ", "thủy"),
            ("lý", "lý"),
            ("lí", "lý"),
            ("tỉ", "tỷ"),
            ("sĩ", "sĩ"),
            ("sỹ", "sĩ"),
            ("quý", "quý"),
            ("quí", "quý"),
            ("quốc", "quốc"),
            ("giữa", "giữa"),
            ("già", "già"),
            ("gì", "gì"),
            ("giêng", "giêng"),
            ("toàn", "toàn"),
            ("hoạt", "hoạt"),
            ("nghĩa", "nghĩa"),
            ("tiếng", "tiếng"),
            ("người", "người"),
            ("khuya", "khuya"),
            ("ngoài", "ngoài"),
            ("Huỳnh", "huỳnh"),
            ("Nguyễn", "nguyễn"),
            ("Huyền", "huyền"),
            ("của", "của"),
            ("chuỗi", "chuỗi"),
            ("ý", "ý"),
            ("QCDC", "qcdc"),
            ("ĐẢNG", "đảng"),
            ("m2", "m2"),
            ("2017", "2017"),
            ("qua\u{309}n", "quản"),
        ] {
            assert_eq!(word(token), expected, "{token}");
        }
    }

    #[test]
    fn a_printed_token_keeps_its_case_and_its_i() {
        for (token, expected) in [
            ("UỶ", "ỦY"),
            ("Hoà", "Hòa"),
            ("Kì", "Kì"),
            ("Lý", "Lý"),
            ("Sỹ", "Sĩ"),
            ("Thu\u{309}y", "Thủy"),
            ("Baohatinh", "Baohatinh"),
        ] {
            assert_eq!(printed(token), expected, "{token}");
        }
    }

    #[test]
    fn a_phrase_has_single_blanks() {
        assert_eq!(phrase("UBND thị\u{a0} xã"), "UBND thị xã");
        assert_eq!(phrase(" Uỷ\u{a0}viên,  BTV "), "Ủy viên, BTV");
    }
}
