//! What two ways of writing the same words differ in.

use std::collections::BTreeSet;

use danbiet_text::letters;
use serde::{Deserialize, Serialize};

/// A difference that changes no word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// White space, line breaks, invisible characters.
    Space,
    /// The same letters made of other characters: NFD for NFC, Ð for Đ.
    Unicode,
    /// Capital for small letters.
    Case,
    /// The tone mark stands on another vowel: `hoà` for `hòa`.
    Tone,
    /// `i` for `y` where orthography leaves the choice.
    Vowel,
    /// Another shape of the same punctuation mark: straight for curly quotes.
    Typography,
}

impl Kind {
    /// The name in the exported forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Space => "space",
            Kind::Unicode => "unicode",
            Kind::Case => "case",
            Kind::Tone => "tone-placement",
            Kind::Vowel => "i-y",
            Kind::Typography => "typography",
        }
    }
}

/// What two tokens with the same typed key differ in.
pub(super) fn tokens(quoted: &str, printed: &str, kinds: &mut BTreeSet<Kind>) {
    if quoted == printed {
        return;
    }
    let (one, other) = (taken_apart(quoted), taken_apart(printed));
    if one == other {
        kinds.insert(Kind::Unicode);
        return;
    }
    let capitals = |parts: &[Part]| parts.iter().map(|part| part.capital).collect::<Vec<_>>();
    if capitals(&one) != capitals(&other) {
        kinds.insert(Kind::Case);
    }
    let small = |parts: &[Part]| {
        let parts = parts.iter().cloned().map(|part| Part {
            capital: false,
            ..part
        });
        parts.collect::<Vec<_>>()
    };
    if small(&one) != small(&other) {
        let same_letters = one
            .iter()
            .map(|part| part.letter)
            .eq(other.iter().map(|part| part.letter));
        kinds.insert(if same_letters {
            Kind::Tone
        } else {
            Kind::Vowel
        });
    }
}

/// What two marks with the same key differ in.
pub(super) fn marks(quoted: &str, printed: &str, kinds: &mut BTreeSet<Kind>) {
    if quoted != printed {
        kinds.insert(Kind::Typography);
    }
}

/// What the invisible characters between two units differ in.
pub(super) fn gaps(quoted: &str, printed: &str, kinds: &mut BTreeSet<Kind>) {
    if quoted != printed {
        kinds.insert(Kind::Space);
    }
}

/// A letter with its marks.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    letter: char,
    capital: bool,
    /// Sorted: the order in which marks are written is no difference.
    marks: Vec<char>,
}

/// A token letter by letter, the same for every Unicode form of it.
fn taken_apart(token: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for c in token.chars().filter(|&c| !letters::is_ignorable(c)) {
        let small = letters::lower(c);
        if let (true, Some(last)) = (letters::is_combining(c), parts.last_mut()) {
            last.marks.push(c);
            continue;
        }
        let written = letters::letter(small);
        let (letter, mark) = letters::foreign(written.quality)
            .or_else(|| letters::marked(written.quality))
            .map_or((written.quality, None), |(letter, mark)| {
                (letter, Some(mark))
            });
        parts.push(Part {
            letter,
            capital: small != c,
            marks: mark.into_iter().chain(written.tone.combining()).collect(),
        });
    }
    for part in &mut parts {
        part.marks.sort_unstable();
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(quoted: &str, printed: &str, expected: &[Kind]) {
        let mut kinds = BTreeSet::new();
        tokens(quoted, printed, &mut kinds);
        let kinds: Vec<Kind> = kinds.into_iter().collect();
        assert_eq!(kinds, expected, "{quoted} and {printed}");
    }

    #[test]
    fn what_tokens_differ_in() {
        check("đối", "đối", &[]);
        check("đo\u{302}\u{301}i", "đối", &[Kind::Unicode]);
        check("vie\u{323}\u{302}t", "việt", &[Kind::Unicode]);
        check("\u{d0}ối", "Đối", &[Kind::Unicode]);
        check("Mu\u{308}nchen", "München", &[Kind::Unicode]);
        check("dâ\u{ad}n", "dân", &[Kind::Unicode]);
        check("NHÂN", "nhân", &[Kind::Case]);
        check("hoà", "hòa", &[Kind::Tone]);
        check("Hoà", "hòa", &[Kind::Case, Kind::Tone]);
        check("lí", "lý", &[Kind::Vowel]);
        check("Uỷ", "ủy", &[Kind::Case, Kind::Tone]);
    }
}
