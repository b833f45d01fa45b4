//! All syllables in one table, for asking about every token of a text.

use std::sync::LazyLock;

use super::{
    of_parts, parse,
    table::{ONSETS, RIMES},
};
use crate::{
    hash::Map,
    letters::{self, Tone},
};

/// Bits for each letter of a packed syllable.
const BITS: u32 = 6;

/// The packed letters of each syllable without its tone, and whether it is closed by a stop, so that only two
/// tones can be on it.
static KNOWN: LazyLock<Map<u64, bool>> = LazyLock::new(|| {
    let all = ONSETS.iter().flat_map(|onset| {
        let rimes = RIMES.iter();
        rimes.map(move |rime| [*onset, *rime].concat())
    });
    all.filter(|plain| of_parts(plain, Tone::Acute).is_some())
        .filter_map(|plain| {
            let stopped = of_parts(&plain, Tone::Level).is_none();
            let packed = plain.chars().try_fold(0, pack);
            packed.map(|packed| (packed, stopped))
        })
        .collect()
});

/// Puts one more letter, lower case and without tone, behind those packed; `None` if no syllable has it or
/// is as long.
fn pack(packed: u64, quality: char) -> Option<u64> {
    let code = match quality {
        'a'..='z' => quality as u64 - 'a' as u64 + 1,
        'ă' => 27,
        'â' => 28,
        'ê' => 29,
        'ô' => 30,
        'ơ' => 31,
        'ư' => 32,
        'đ' => 33,
        _ => return None,
    };
    (packed >> (u64::BITS - BITS) == 0).then_some(packed << BITS | code)
}

/// The letters of syllables by their code points below U+0200, and from U+1E80 on behind those: the packed letter
/// in the low bits, its tone above them; 0 for all others.
static LETTERS: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let letters = ('\0'..LOW_END).chain(HIGH..HIGH_END).map(|c| {
        let letter = letters::letter(letters::lower(c));
        let code = pack(0, letter.quality).unwrap_or(0) as u16;
        if code == 0 {
            0
        } else {
            (letter.tone as u16) << BITS | code
        }
    });
    letters.collect()
});

const LOW_END: char = '\u{200}';
const HIGH: char = '\u{1e80}';
const HIGH_END: char = '\u{1f00}';

/// Whether a token is a syllable of Vietnamese: whether [`parse`] takes it apart.
#[must_use]
pub fn is_syllable(token: &str) -> bool {
    let table = LETTERS.as_slice();
    let (mut packed, mut tone) = (0u64, 0);
    for c in token.chars() {
        let letter = match c {
            '\0'..LOW_END => table[c as usize],
            HIGH..HIGH_END => table[LOW_END as usize + (c as usize - HIGH as usize)],
            _ if letters::is_combining(c) => return parse(token).is_some(),
            _ => 0,
        };
        let toned = letter >> BITS;
        let too_long = packed >> (u64::BITS - BITS) > 0;
        if letter == 0 || too_long || (toned > 0 && tone > 0) {
            return false;
        }
        tone |= toned;
        packed = packed << BITS | u64::from(letter & ((1 << BITS) - 1));
    }
    let both = [Tone::Acute as u16, Tone::Dot as u16];
    let known = KNOWN.get(&packed);
    known.is_some_and(|stopped| !stopped || both.contains(&tone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_what_can_be_taken_apart() {
        for onset in ONSETS.iter().chain(&["f", "bl", "kr", "đr"]) {
            for rime in RIMES.iter().chain(&["b", "ươươ", "oong2", ""]) {
                let plain = [*onset, *rime].concat();
                for tone in Tone::ALL {
                    let mut token = plain.clone();
                    if let Some((at, c)) = plain.char_indices().next_back()
                        && let Some(toned) = letters::with_tone(c, tone)
                    {
                        token.replace_range(at.., toned.encode_utf8(&mut [0; 4]));
                    }
                    assert_eq!(is_syllable(&token), parse(&token).is_some(), "{token}");
                    token.extend(tone.combining());
                    assert_eq!(is_syllable(&token), parse(&token).is_some(), "{token}");
                }
            }
        }
        for token in [
            "",
            "Nguyễn",
            "HĐND",
            "nghịquyết",
            "vie\u{323}\u{302}t",
            "Ðảng",
            "2017",
            "m2",
        ] {
            assert_eq!(is_syllable(token), parse(token).is_some(), "{token}");
        }
        assert!(is_syllable("VIỆT") && is_syllable("vie\u{323}\u{302}t") && is_syllable("Ðảng"));
    }
}
