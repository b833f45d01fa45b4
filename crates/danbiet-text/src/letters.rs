//! What a Vietnamese letter is made of: a base letter, a vowel mark or bar, and a tone.
//!
//! Source: Unicode Character Database 15, canonical decompositions of U+00C0–U+017F, U+01A0–U+01B0
//! and U+1EA0–U+1EF9. `đ` has no decomposition there and is handled by hand, together with the
//! three letters that stand in for it in real text (Ð U+00D0, ð U+00F0, Ɖ U+0189).

/// A tone of Vietnamese, in the order of the dictionaries (CLDR collation `vi`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tone {
    /// *ngang*: no mark.
    #[default]
    Level,
    /// *huyền*: à.
    Grave,
    /// *hỏi*: ả.
    Hook,
    /// *ngã*: ã.
    Tilde,
    /// *sắc*: á.
    Acute,
    /// *nặng*: ạ.
    Dot,
}

impl Tone {
    /// The six tones in dictionary order.
    pub const ALL: [Tone; 6] = [
        Tone::Level,
        Tone::Grave,
        Tone::Hook,
        Tone::Tilde,
        Tone::Acute,
        Tone::Dot,
    ];

    /// The combining character that writes the tone; `None` for *ngang*.
    #[must_use]
    pub const fn combining(self) -> Option<char> {
        match self {
            Tone::Level => None,
            Tone::Grave => Some('\u{300}'),
            Tone::Hook => Some('\u{309}'),
            Tone::Tilde => Some('\u{303}'),
            Tone::Acute => Some('\u{301}'),
            Tone::Dot => Some('\u{323}'),
        }
    }

    /// The tone that a combining character writes.
    #[must_use]
    pub const fn of_combining(c: char) -> Option<Tone> {
        match c {
            '\u{300}' | '\u{340}' => Some(Tone::Grave),
            '\u{309}' => Some(Tone::Hook),
            '\u{303}' => Some(Tone::Tilde),
            '\u{301}' | '\u{341}' => Some(Tone::Acute),
            '\u{323}' => Some(Tone::Dot),
            _ => None,
        }
    }
}

/// The small form of a letter of the Latin, Greek or Cyrillic script; other characters come back as
/// they are.
///
/// By rule, where [`char::to_lowercase`] asks a table: case alternates within most blocks, so the
/// table of all scripts (11 kB of a page) is not needed for documents in these three. `İ` gives
/// a plain `i`.
#[must_use]
pub const fn lower(c: char) -> char {
    let code = c as u32;
    let small = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde => code + 0x20,
        0x130 => 0x69,
        0x178 => 0xff,
        0x189 => 0x256,
        0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 | 0x1a0..=0x1a5 => code | 1,
        0x1de..=0x1ef | 0x1f8..=0x21f | 0x222..=0x233 | 0x1e00..=0x1e95 | 0x1ea0..=0x1eff => {
            code | 1
        }
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc => code + code % 2,
        0x1af => 0x1b0,
        0x1e9e => 0xdf,
        0x386 => 0x3ac,
        0x388..=0x38a => code + 37,
        0x38c => 0x3cc,
        0x38e..=0x38f => code + 63,
        0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => code + 0x20,
        0x400..=0x40f => code + 0x50,
        0x460..=0x481 | 0x48a..=0x4bf | 0x4d0..=0x52f => code | 1,
        0xff21..=0xff3a => code + 0x20,
        _ => code,
    };
    match char::from_u32(small) {
        Some(small) => small,
        None => c,
    }
}

/// The capital form of a small letter of the Latin script, where [`lower`] leads back; other
/// characters come back as they are.
#[must_use]
pub fn upper(c: char) -> char {
    let before = |steps| char::from_u32((c as u32).checked_sub(steps)?);
    let capital = |&it: &char| it != c && lower(it) == c;
    [before(0x20), before(1)]
        .into_iter()
        .flatten()
        .find(capital)
        .unwrap_or(c)
}

/// Whether a token is made of the character: a letter or a digit of any script.
#[must_use]
pub fn is_token(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        // What texts are full of is told without a table: Latin letters, and punctuation.
        '\u{1ea0}'..='\u{1eff}' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' => true,
        '\u{f8}'..='\u{24f}' => true,
        '\u{80}'..='\u{a9}' | '\u{2000}'..='\u{206f}' => false,
        _ => c.is_alphanumeric(),
    }
}

/// A lower-case Vietnamese letter with its tone taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The letter without its tone, lower case: one of a–z, ă â ê ô ơ ư đ, or any other letter.
    pub quality: char,
    /// The tone.
    pub tone: Tone,
}

/// Takes a **lower-case** character apart. Characters that carry no tone come back as they are.
#[must_use]
pub fn letter(c: char) -> Letter {
    let plain = |quality| Letter {
        quality,
        tone: Tone::Level,
    };
    if c.is_ascii() {
        return plain(c);
    }
    let code = match c as usize {
        code @ FIRST_LOW..=LAST_LOW => LOW[code - FIRST_LOW],
        code @ FIRST_HIGH..=LAST_HIGH => HIGH[code - FIRST_HIGH],
        _ => 0,
    };
    if code > 0 {
        let at = code as usize - 1;
        return Letter {
            quality: TONED[at / 5].0,
            tone: Tone::ALL[at % 5 + 1],
        };
    }
    plain(match c {
        '\u{f0}' | '\u{256}' => 'đ',
        _ => c,
    })
}

/// The letter written with a tone, precomposed where Unicode has such a character.
#[must_use]
pub fn with_tone(quality: char, tone: Tone) -> Option<char> {
    if tone == Tone::Level {
        return Some(quality);
    }
    let (_, toned) = TONED.iter().find(|(q, _)| *q == quality)?;
    Some(toned[tone as usize - 1])
}

/// The base letter under a vowel mark or bar: `ê` → `e`, `đ` → `d`, and the foreign letters of
/// Latin-1 and Latin Extended-A likewise (`ö` → `o`). Others come back as they are.
#[must_use]
pub fn base(quality: char) -> char {
    match quality {
        'ă' | 'â' => 'a',
        'ê' => 'e',
        'ô' | 'ơ' => 'o',
        'ư' => 'u',
        'đ' => 'd',
        c if c.is_ascii() => c,
        c => foreign(c).map_or(c, |(base, _)| base),
    }
}

/// Puts a combining vowel mark (circumflex, breve, horn) on a base letter: `e`, U+0302 → `ê`.
/// A horn on â or a circumflex on ơ is no letter: `None`.
#[must_use]
pub fn with_mark(base: char, combining: char) -> Option<char> {
    Some(match (base, combining) {
        ('a', '\u{306}') => 'ă',
        ('a', '\u{302}') => 'â',
        ('e', '\u{302}') => 'ê',
        ('o', '\u{302}') => 'ô',
        ('o', '\u{31b}') => 'ơ',
        ('u', '\u{31b}') => 'ư',
        _ => return None,
    })
}

/// The base letter and the combining mark of a Vietnamese vowel with a vowel mark: where
/// [`with_mark`] leads back to it (`ê` → `e`, U+0302).
#[must_use]
pub fn marked(quality: char) -> Option<(char, char)> {
    let base = base(quality);
    let mut marks = ['\u{302}', '\u{306}', '\u{31b}'].into_iter();
    let mark = marks.find(|&mark| with_mark(base, mark) == Some(quality))?;
    Some((base, mark))
}

/// The base letter and the combining mark of a lower-case foreign letter (`ü` → `u`, U+0308).
#[must_use]
pub fn foreign(c: char) -> Option<(char, char)> {
    if c.is_ascii() || matches!(c, 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư' | 'đ') {
        return None;
    }
    FOREIGN
        .binary_search_by_key(&c, |&(letter, ..)| letter)
        .ok()
        .map(|at| (FOREIGN[at].1, FOREIGN[at].2))
}

/// Whether the character is a combining mark that belongs to the letter before it.
#[must_use]
pub const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Whether the character is invisible inside a word: soft hyphen, joiners, byte order mark.
///
/// U+200B is not among them: it says that a line may break there, so it separates.
#[must_use]
pub const fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

/// The twelve vowel letters with their five written tones, in the order of [`Tone::ALL`].
const TONED: [(char, [char; 5]); 12] = [
    ('a', ['à', 'ả', 'ã', 'á', 'ạ']),
    ('ă', ['ằ', 'ẳ', 'ẵ', 'ắ', 'ặ']),
    ('â', ['ầ', 'ẩ', 'ẫ', 'ấ', 'ậ']),
    ('e', ['è', 'ẻ', 'ẽ', 'é', 'ẹ']),
    ('ê', ['ề', 'ể', 'ễ', 'ế', 'ệ']),
    ('i', ['ì', 'ỉ', 'ĩ', 'í', 'ị']),
    ('o', ['ò', 'ỏ', 'õ', 'ó', 'ọ']),
    ('ô', ['ồ', 'ổ', 'ỗ', 'ố', 'ộ']),
    ('ơ', ['ờ', 'ở', 'ỡ', 'ớ', 'ợ']),
    ('u', ['ù', 'ủ', 'ũ', 'ú', 'ụ']),
    ('ư', ['ừ', 'ử', 'ữ', 'ứ', 'ự']),
    ('y', ['ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ']),
];

/// The two blocks of Unicode that hold the toned letters.
const FIRST_LOW: usize = 0xe0;
const LAST_LOW: usize = 0x169;
const FIRST_HIGH: usize = 0x1ea0;
const LAST_HIGH: usize = 0x1ef9;

/// For each character of a block the place of its row in [`TONED`] times five, plus the place in
/// the row, plus one; 0 where it is not in the table.
const LOW: [u8; LAST_LOW - FIRST_LOW + 1] = places(FIRST_LOW);
const HIGH: [u8; LAST_HIGH - FIRST_HIGH + 1] = places(FIRST_HIGH);

const fn places<const N: usize>(first: usize) -> [u8; N] {
    let mut table = [0; N];
    let mut at = 0;
    while at < TONED.len() * 5 {
        let code = TONED[at / 5].1[at % 5] as usize;
        if code >= first && code < first + N {
            table[code - first] = at as u8 + 1;
        }
        at += 1;
    }
    table
}

/// Foreign letters of names: letter, base, combining mark; sorted by letter.
const FOREIGN: [(char, char, char); 37] = [
    ('ä', 'a', '\u{308}'),
    ('å', 'a', '\u{30a}'),
    ('ç', 'c', '\u{327}'),
    ('ë', 'e', '\u{308}'),
    ('î', 'i', '\u{302}'),
    ('ï', 'i', '\u{308}'),
    ('ñ', 'n', '\u{303}'),
    ('ö', 'o', '\u{308}'),
    ('û', 'u', '\u{302}'),
    ('ü', 'u', '\u{308}'),
    ('ÿ', 'y', '\u{308}'),
    ('ā', 'a', '\u{304}'),
    ('ą', 'a', '\u{328}'),
    ('ć', 'c', '\u{301}'),
    ('č', 'c', '\u{30c}'),
    ('ď', 'd', '\u{30c}'),
    ('ē', 'e', '\u{304}'),
    ('ę', 'e', '\u{328}'),
    ('ě', 'e', '\u{30c}'),
    ('ğ', 'g', '\u{306}'),
    ('ī', 'i', '\u{304}'),
    ('ń', 'n', '\u{301}'),
    ('ň', 'n', '\u{30c}'),
    ('ō', 'o', '\u{304}'),
    ('ő', 'o', '\u{30b}'),
    ('ŕ', 'r', '\u{301}'),
    ('ř', 'r', '\u{30c}'),
    ('ś', 's', '\u{301}'),
    ('ş', 's', '\u{327}'),
    ('š', 's', '\u{30c}'),
    ('ū', 'u', '\u{304}'),
    ('ů', 'u', '\u{30a}'),
    ('ű', 'u', '\u{30b}'),
    ('ź', 'z', '\u{301}'),
    ('ž', 'z', '\u{30c}'),
    ('\u{1e31}', 'k', '\u{301}'),
    ('\u{1e33}', 'k', '\u{323}'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_toned_letter_comes_apart_and_together() {
        for (quality, toned) in TONED {
            for (at, &c) in toned.iter().enumerate() {
                let tone = Tone::ALL[at + 1];
                assert_eq!(letter(c), Letter { quality, tone });
                assert_eq!(with_tone(quality, tone), Some(c));
            }
        }
    }

    #[test]
    fn short_ways_agree_with_unicode() {
        for c in '\0'..='\u{2ffff}' {
            assert_eq!(is_token(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn small_forms_of_three_scripts_agree_with_unicode() {
        let blocks = [
            '\0'..='\u{17f}',
            '\u{1cd}'..='\u{1dc}',
            '\u{386}'..='\u{3ce}',
        ];
        let more = [
            '\u{400}'..='\u{52f}',
            '\u{1e00}'..='\u{1eff}',
            '\u{ff00}'..='\u{ff5a}',
        ];
        for c in blocks
            .into_iter()
            .chain(more)
            .flatten()
            .filter(|&c| c != '\u{130}')
        {
            // The palochka and the digraphs stand outside the pattern; no text in view has them.
            if !matches!(c, '\u{4c0}'..='\u{4cf}') {
                assert!(c.to_lowercase().eq([lower(c)]), "{c:?}");
            }
        }
        for c in ['\u{189}', 'Ơ', 'Ư', 'ơ', 'ư', 'é', '字', 'ﬁ'] {
            assert!(c.to_lowercase().eq([lower(c)]), "{c:?}");
        }
    }

    #[test]
    fn capitals_lead_back() {
        for (quality, toned) in TONED {
            for c in toned.into_iter().chain([quality, 'đ', 'z']) {
                assert!(c.to_uppercase().eq([upper(c)]), "{c:?}");
            }
        }
        assert_eq!((upper('Á'), upper('7'), upper('/')), ('Á', '7', '/'));
    }

    #[test]
    fn marked_vowels_come_apart_and_together() {
        for (quality, _) in TONED {
            let together = marked(quality).and_then(|(base, mark)| with_mark(base, mark));
            assert_eq!(together, (!quality.is_ascii()).then_some(quality));
        }
        assert_eq!((marked('đ'), marked('ö')), (None, None));
    }

    #[test]
    fn foreign_letters_are_sorted_and_no_vietnamese_letters() {
        assert!(FOREIGN.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (c, ..) in FOREIGN {
            assert_eq!(letter(c).quality, c, "{c} is Vietnamese");
        }
    }

    #[test]
    fn stand_ins_for_the_bar_are_read_as_d_with_bar() {
        for c in ['\u{d0}', '\u{189}', 'Đ', 'ð'] {
            let lower = c.to_lowercase().next().unwrap();
            assert_eq!(letter(lower).quality, 'đ', "{c}");
        }
    }
}
