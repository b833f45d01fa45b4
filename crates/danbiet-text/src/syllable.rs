//! What a Vietnamese syllable can be: an onset, a rime, a tone.
//!
//! The tables hold the onsets and rimes of standard orthography, native words and long-settled loans
//! (`xoong`, `boóc`). Names of other languages of the country (`Krông`, `Đắk`) are not covered: the tables
//! say what is certainly a syllable, not what is certainly none.

mod known;
mod table;

use crate::letters::{self, Tone};
pub use known::is_syllable;
use table::{ONSETS, RIMES};

/// A syllable taken apart. The parts are lower case and without tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Syllable {
    /// The consonants that it begins with, `qu` and `gi` among them; may be empty.
    pub onset: &'static str,
    /// Vowels and final consonants.
    pub rime: &'static str,
    /// The tone.
    pub tone: Tone,
}

/// Where the tone of an open `oa`, `oe`, `uy` is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placement {
    /// On the first vowel: `hòa`, `khỏe`, `thủy`.
    Old,
    /// On the second: `hoà`, `khoẻ`, `thuỷ`.
    New,
}

/// Takes a token apart as a syllable of Vietnamese; `None` if it is none.
///
/// ```
/// use danbiet_text::{letters::Tone, syllable};
///
/// let syllable = syllable::parse("Quyết").expect("it is one");
/// assert_eq!((syllable.onset, syllable.rime), ("qu", "yêt"));
/// assert_eq!(syllable.tone, Tone::Acute);
/// assert!(syllable::parse("windows").is_none());
/// assert!(syllable::parse("việc").is_some() && syllable::parse("viềc").is_none());
/// ```
#[must_use]
pub fn parse(token: &str) -> Option<Syllable> {
    let mut plain = String::with_capacity(token.len());
    let mut tone = Tone::Level;
    let mut place = |written: Tone| {
        let first = tone == Tone::Level;
        tone = written;
        first
    };
    for c in token.chars().map(letters::lower) {
        if let Some(written) = Tone::of_combining(c) {
            if !place(written) {
                return None;
            }
        } else if letters::is_combining(c) {
            let marked = letters::with_mark(plain.pop()?, c)?;
            plain.push(marked);
        } else {
            let letter = letters::letter(c);
            if letter.tone != Tone::Level && !place(letter.tone) {
                return None;
            }
            plain.push(letter.quality);
        }
    }
    of_parts(&plain, tone)
}

/// Takes lower-case letters without tone apart as a syllable with the tone given.
#[must_use]
pub fn of_parts(plain: &str, tone: Tone) -> Option<Syllable> {
    // The first byte rules out nearly all onsets without a comparison of strings.
    let first = plain.as_bytes().first();
    let (onset, rime) = ONSETS
        .iter()
        .filter(|onset| onset.is_empty() || onset.as_bytes().first() == first)
        .filter_map(|onset| {
            let rime = RIMES.binary_search(&plain.strip_prefix(onset)?).ok()?;
            Some((*onset, RIMES[rime]))
        })
        .find(|(onset, rime)| fits(onset, rime))?;
    let stopped = rime.ends_with(['c', 'p', 't']) || rime.ends_with("ch");
    (!stopped || matches!(tone, Tone::Acute | Tone::Dot)).then_some(Syllable { onset, rime, tone })
}

/// Whether orthography writes this onset before this rime.
fn fits(onset: &str, rime: &str) -> bool {
    let front = rime.starts_with(['e', 'ê', 'i', 'y']);
    match onset {
        "c" => !front,
        "k" => front,
        "g" => !front || rime.starts_with('i'),
        "ng" => !front,
        "gh" | "ngh" => front && !rime.starts_with('y'),
        // The u of `qu` is the glide: what follows begins with the vowel itself.
        "qu" => !rime.starts_with(['u', 'ư', 'o']) && (!rime.starts_with('ô') || rime == "ôc"),
        "gi" => !rime.starts_with(['i', 'y']),
        "" => true,
        _ => !rime.starts_with('y') || rime == "y",
    }
}

impl Syllable {
    /// Writes the syllable, lower case, precomposed.
    #[must_use]
    pub fn spell(&self, placement: Placement) -> String {
        let bearer = self.bearer(placement);
        let rime = self.rime.chars().enumerate().map(|(at, quality)| {
            let tone = if at == bearer { self.tone } else { Tone::Level };
            letters::with_tone(quality, tone).unwrap_or(quality)
        });
        self.onset.chars().chain(rime).collect()
    }

    /// Which letter of the rime bears the tone.
    fn bearer(&self, placement: Placement) -> usize {
        let vowels: Vec<char> = self.rime.chars().take_while(|&c| is_vowel(c)).collect();
        let closed = vowels.len() < self.rime.chars().count();
        let marked = vowels.iter().rposition(|&c| letters::base(c) != c);
        match (vowels.as_slice(), marked) {
            (_, Some(at)) => at,
            ([_], None) => 0,
            ([.., _], None) if closed => vowels.len() - 1,
            (['o', 'a' | 'e'] | ['u', 'y'], None) => usize::from(placement == Placement::New),
            (['u', 'y', 'a'], None) => 1,
            ([_, _], None) => 0,
            _ => 1,
        }
    }
}

/// Whether a lower-case letter without tone is a vowel of Vietnamese.
#[must_use]
pub fn is_vowel(quality: char) -> bool {
    matches!(letters::base(quality), 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_in_order() {
        assert!(RIMES.windows(2).all(|pair| pair[0] < pair[1]));
        // A longer onset must be tried before the shorter one that it begins with.
        for (at, onset) in ONSETS.iter().enumerate() {
            assert!(
                ONSETS[at + 1..]
                    .iter()
                    .all(|later| !later.starts_with(onset) || onset.is_empty())
            );
        }
    }

    #[test]
    fn syllables_are_spelled_as_they_were() {
        for word in [
            "nguyễn", "nghiêng", "quốc", "quyền", "gì", "giếng", "già", "thuở", "được", "khuya",
            "khuỷu", "ngoèo", "xoong", "yếu", "ưu", "ủy", "hòa", "khỏe", "thủy", "mía", "múa",
            "mưa", "ruồi", "hiểu", "quý", "huỳnh", "giặt", "gìn", "đạt", "ý", "tuần", "oanh",
        ] {
            let syllable = parse(word).unwrap_or_else(|| panic!("{word} is a syllable"));
            assert_eq!(syllable.spell(Placement::Old), word);
        }
        let new = |word| parse(word).map(|s| s.spell(Placement::New));
        assert_eq!(new("Hòa").as_deref(), Some("hoà"));
        assert_eq!(new("THỦY").as_deref(), Some("thuỷ"));
    }

    #[test]
    fn what_is_no_syllable() {
        for word in [
            "",
            "windows",
            "krông",
            "ka",
            "ce",
            "ngi",
            "ghà",
            "hàt",
            "nghịquyết",
            "b",
            "đ",
        ] {
            assert_eq!(parse(word), None, "{word}");
        }
    }
}
