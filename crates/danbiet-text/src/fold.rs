//! Keys: when two tokens count as the same.
//!
//! The **typed key** writes a syllable in one way: lower case, vowels composed, the tone taken out
//! of the vowel and set behind the syllable (`hòa`, `hoà` → `hoa` + U+0300), `i` for `y` where
//! orthography leaves the choice (open syllables after h k l m s t, and `quy`). 6,630 Vietnamese
//! syllables give 6,630 keys of different syllables: no two fall together.
//!
//! The **any key** is the typed key without tones, vowel marks and the bar of đ: plain ASCII for
//! every Vietnamese syllable.
//!
//! A token with more than one tone (two syllables run together) keeps its tones in their places,
//! so that nothing is made equal that a reader would tell apart.

use crate::letters::{self, Tone};

/// How near a token must be to what was typed.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Level {
    /// Equal but for letter case, Unicode form, tone placement and free i/y: compare [`typed`] keys.
    Typed,
    /// Equal after dropping tones, vowel marks and the bar of đ as well: compare [`any`] keys.
    Any,
}

impl Level {
    /// The name of the level in addresses and in the exported forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Level::Typed => "typed",
            Level::Any => "any",
        }
    }

    /// The key that tokens are compared by.
    #[must_use]
    pub fn key(self, token: &str) -> String {
        match self {
            Level::Typed => typed(token),
            Level::Any => any(token),
        }
    }
}

/// Appends the typed key of a token to `key`.
pub fn typed_into(token: &str, key: &mut String) {
    let from = key.len();
    let mut tones = write_letters(token, Tones::Taken, key);
    if let Some((_, true)) = tones {
        key.truncate(from);
        write_letters(token, Tones::InPlace, key);
        tones = None;
    }
    if matches!(
        &key[from..],
        "hy" | "ky" | "ly" | "my" | "sy" | "ty" | "quy"
    ) {
        key.pop();
        key.push('i');
    }
    key.extend(tones.and_then(|(tone, _)| tone.combining()));
}

/// What to do with the tones of a token.
#[derive(Clone, Copy, PartialEq)]
enum Tones {
    Taken,
    InPlace,
}

/// Appends the lower-case letters of a token, vowel marks composed. Gives the last tone seen, and
/// whether there were several.
fn write_letters(token: &str, tones: Tones, key: &mut String) -> Option<(Tone, bool)> {
    let from = key.len();
    let mut seen: Option<(Tone, bool)> = None;
    let mut tone = |tone: Tone, key: &mut String| {
        seen = Some((tone, seen.is_some()));
        if tones == Tones::InPlace {
            key.extend(tone.combining());
        }
    };
    let mut combine = |c: char, key: &mut String| match Tone::of_combining(c) {
        Some(t) => tone(t, key),
        None => {
            // The mark belongs to the letter, past tones that were kept in place: NFD writes the
            // dot below before the circumflex.
            let letters = key[from..].trim_end_matches(|t| Tone::of_combining(t).is_some());
            let end = from + letters.len();
            let last = letters.chars().next_back();
            match last.and_then(|last| Some((last, letters::with_mark(last, c)?))) {
                Some((last, marked)) => {
                    key.replace_range(end - last.len_utf8()..end, marked.encode_utf8(&mut [0; 4]));
                }
                None => key.push(c),
            }
        }
    };
    for c in token.chars() {
        if c.is_ascii() {
            key.push(c.to_ascii_lowercase());
            continue;
        }
        if letters::is_ignorable(c) {
            continue;
        }
        let c = letters::lower(c);
        if letters::is_combining(c) {
            combine(c, key);
            continue;
        }
        let letter = letters::letter(c);
        match letters::foreign(letter.quality) {
            Some((base, mark)) => {
                key.push(base);
                combine(mark, key);
            }
            None => key.push(letter.quality),
        }
        if let Some(written) = letter.tone.combining() {
            combine(written, key);
        }
    }
    seen
}

/// The typed key of a token (search level 1).
#[must_use]
pub fn typed(token: &str) -> String {
    let mut key = String::with_capacity(token.len() + 2);
    typed_into(token, &mut key);
    key
}

/// The any key of a token (search level 2).
#[must_use]
pub fn any(token: &str) -> String {
    any_of_typed(&typed(token))
}

/// The any key that belongs to a typed key: marks dropped, nothing else.
#[must_use]
pub fn any_of_typed(key: &str) -> String {
    key.chars()
        .filter(|&c| !letters::is_combining(c))
        .map(letters::base)
        .collect()
}

/// Whether a typed key holds a tone, a vowel mark or a đ.
#[must_use]
pub fn has_marks(key: &str) -> bool {
    key.chars()
        .any(|c| letters::is_combining(c) || letters::base(c) != c)
}

/// Whether a token with the typed key `key` can still become of what has been typed so far:
/// marks that were typed must match, marks that were not are free.
///
/// ```
/// use danbiet_text::fold::{prefix_matches, typed};
///
/// for so_far in ["d", "đ", "đo", "đô", "đôi", "đối", "doi", "dôi"] {
///     assert!(prefix_matches(&typed(so_far), &typed("đối")), "{so_far}");
/// }
/// assert!(!prefix_matches(&typed("đồ"), &typed("đối")));
/// assert!(!prefix_matches(&typed("đôi"), &typed("đổ")));
/// ```
#[must_use]
pub fn prefix_matches(so_far: &str, key: &str) -> bool {
    let mut letters_left = key.chars().filter(|&c| Tone::of_combining(c).is_none());
    let mut tones_left = key.chars().filter(|&c| Tone::of_combining(c).is_some());
    so_far.chars().all(|c| {
        if Tone::of_combining(c).is_some() {
            tones_left.any(|t| t == c)
        } else {
            letters_left
                .next()
                .is_some_and(|l| l == c || letters::base(l) == c || free_i(so_far, c, l))
        }
    })
}

/// `ly` that is still being typed must reach `lý` (key `li`) and `lyn…` alike.
fn free_i(so_far: &str, typed: char, letter: char) -> bool {
    matches!((typed, letter), ('i', 'y'))
        && matches!(
            so_far.trim_end_matches(|c| Tone::of_combining(c).is_some()),
            "hi" | "ki" | "li" | "mi" | "si" | "ti" | "qui"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) {
        assert_eq!(typed(a), typed(b), "{a} and {b}");
    }

    fn different(a: &str, b: &str) {
        assert_ne!(typed(a), typed(b), "{a} and {b}");
    }

    #[test]
    fn case_form_and_placement_make_no_difference() {
        same("ĐỐI", "đối");
        same("\u{d0}ối", "đối");
        same("hòa", "hoà");
        same("thủy", "thuỷ");
        same("Ủy", "uỷ");
        same("đo\u{302}\u{301}i", "đối");
        same("vie\u{323}\u{302}t", "việt");
        same("viê\u{323}t", "việt");
        same("lọai", "loại");
        same("u\u{31b}\u{323}", "ự");
    }

    #[test]
    fn i_and_y_are_free_where_orthography_leaves_them_free() {
        same("lý", "lí");
        same("tỷ", "tỉ");
        same("quý", "quí");
        same("mỹ", "mĩ");
        different("tai", "tay");
        different("vy", "vi");
        different("y", "i");
        different("thúy", "thúi");
    }

    #[test]
    fn marks_tell_apart_at_level_one_only() {
        different("đối", "đổi");
        different("đảng", "dang");
        assert_eq!(any("đối"), "doi");
        assert_eq!(any("Đảng"), any("đang"));
        assert_eq!(any("München"), "munchen");
        same("Mu\u{308}nchen", "München");
        same("Espan\u{303}a", "España");
    }

    #[test]
    fn two_tones_stay_in_their_places() {
        different("nghịquyết", "nghíquyệt");
        same("NGHỊQUYẾT", "nghịquyết");
        same("vie\u{323}\u{302}thu\u{31b}\u{323}c", "việthực");
    }

    #[test]
    fn whether_marks_were_typed() {
        assert!(has_marks(&typed("đ")));
        assert!(has_marks(&typed("chủ")));
        assert!(has_marks(&typed("ơn")));
        assert!(!has_marks(&typed("dan")));
        assert!(!has_marks(&typed("02")));
    }

    #[test]
    fn a_key_has_one_any_key() {
        for (a, b) in [("lý", "li"), ("Quỳ", "qui"), ("ở", "o")] {
            assert_eq!(any(a), b);
        }
    }
}
