//! How characters write Vietnamese.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

use super::{carrier, score::Score};
use crate::letters::{self, Tone};

/// How characters write Vietnamese.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    /// As Unicode means them.
    Unicode,
    /// TCVN 5712:1993, third set, as the ABC fonts (.VnTime) use it.
    Tcvn3,
    /// VNI-Windows: a base letter and a character for its marks.
    VniWindows,
    /// VISCII 1.1 (RFC 1456).
    Viscii,
    /// Windows-1258: letters with vowel marks, tones as combining characters behind them.
    Windows1258,
    /// VIQR (RFC 1456): ASCII signs for marks.
    Viqr,
}

/// A text that was converted.
pub(super) struct Converted {
    pub(super) text: String,
    /// How many letters were made from legacy codes.
    pub(super) letters: usize,
    /// How many of them were made capitals.
    pub(super) capitals: usize,
}

/// The script that makes the most of the characters; Unicode unless another makes Vietnamese of what is
/// none yet.
pub(super) fn detect(text: &str) -> Script {
    let plain = Score::of(text);
    if plain.is_vietnamese() {
        return Script::Unicode;
    }
    let candidates: &[Script] = if text.is_ascii() {
        &[Script::Viqr]
    } else {
        &[
            Script::Tcvn3,
            Script::VniWindows,
            Script::Viscii,
            Script::Windows1258,
        ]
    };
    candidates
        .iter()
        .map(|&script| (Score::of(&convert(text.into(), script).text), script))
        .filter(|(score, _)| score.is_vietnamese() && score.merit() > plain.merit())
        // The first of equals: the candidates stand in the order of how common they were.
        .rev()
        .max_by_key(|(score, _)| score.merit())
        .map_or(Script::Unicode, |(_, script)| script)
}

/// Makes Unicode of the characters of a script.
pub(super) fn convert(text: Cow<'_, str>, script: Script) -> Converted {
    match script {
        Script::Unicode => Converted {
            text: text.into_owned(),
            letters: 0,
            capitals: 0,
        },
        Script::Tcvn3 => font_capitals(by_pairs(&text, &TCVN3), &text),
        Script::VniWindows => by_pairs(&text, &VNI),
        Script::Viscii => by_bytes(&text, viscii),
        Script::Windows1258 => compose(&by_bytes(&text, windows_1258)),
        Script::Viqr => viqr(&text),
    }
}

/// Codes of one or two characters and the letters that they write.
type Codes = HashMap<(char, Option<char>), char>;

static TCVN3: LazyLock<Codes> = LazyLock::new(|| codes(2));
static VNI: LazyLock<Codes> = LazyLock::new(|| codes(1));

/// Reads a column of the table: unicode, vni_windows, tcvn3, viqr.
fn codes(column: usize) -> Codes {
    let table = include_str!("../../data/encodings/legacy_tables.tsv");
    let row = |line: &str| {
        let mut fields = line.split('\t');
        let letter = fields.next()?.chars().next()?;
        let mut code = fields.nth(column - 1)?.chars();
        Some(((code.next()?, code.next()), letter))
    };
    table.lines().skip(1).filter_map(row).collect()
}

fn by_pairs(text: &str, codes: &Codes) -> Converted {
    let mut converted = Converted {
        text: String::with_capacity(text.len() * 3 / 2),
        letters: 0,
        capitals: 0,
    };
    let mut characters = text.chars().peekable();
    while let Some(first) = characters.next() {
        let pair = characters
            .peek()
            .and_then(|&second| codes.get(&(first, Some(second))));
        if pair.is_some() {
            characters.next();
        }
        match pair.or_else(|| codes.get(&(first, None))) {
            Some(&letter) => {
                converted.letters += 1;
                converted.text.push(letter);
            }
            None => converted.text.push(first),
        }
    }
    converted
}

/// The ABC fonts have a capital face (.VnTimeH) that shows small letters as capitals, so that `CéNG`
/// reads CỘNG. A word with two ASCII capitals and no small ASCII letter was set in it; so was a word with
/// fewer letters between such words.
fn font_capitals(converted: Converted, printed: &str) -> Converted {
    let shapes: Vec<Option<bool>> = printed.split_whitespace().map(set_in_capitals).collect();
    let is_capital = |at: usize| {
        shapes[at].unwrap_or_else(|| {
            let known = |shapes: &[Option<bool>], last: bool| {
                let mut known = shapes.iter().flatten().copied();
                if last {
                    known.next_back()
                } else {
                    known.next()
                }
            };
            let before = known(&shapes[at.saturating_sub(3)..at], true);
            let behind = known(&shapes[at + 1..shapes.len().min(at + 4)], false);
            before.or(behind) == Some(true) && before != Some(false) && behind != Some(false)
        })
    };
    let mut text = String::with_capacity(converted.text.len());
    let mut capitals = converted.capitals;
    let mut word = 0;
    // The conversion changes no white space, so that the words of both texts go in step.
    for piece in converted.text.split_inclusive(char::is_whitespace) {
        let blank = piece.trim().is_empty();
        if !blank && is_capital(word) {
            for c in piece.chars() {
                capitals += usize::from(c.is_lowercase());
                text.extend(c.to_uppercase());
            }
        } else {
            text.push_str(piece);
        }
        word += usize::from(!blank);
    }
    Converted {
        text,
        capitals,
        ..converted
    }
}

/// Whether a word was set in capitals; `None` if it does not show.
fn set_in_capitals(word: &str) -> Option<bool> {
    let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
    if word.bytes().any(|b| b.is_ascii_lowercase()) {
        return Some(false);
    }
    (capitals >= 2).then_some(true)
}

fn by_bytes(text: &str, letter: fn(u8) -> Option<char>) -> Converted {
    let mut letters = 0;
    let text = text
        .chars()
        .map(|c| match carrier::byte(c).and_then(letter) {
            Some(letter) => {
                letters += 1;
                letter
            }
            None => c,
        })
        .collect();
    Converted {
        text,
        letters,
        capitals: 0,
    }
}

fn viscii(byte: u8) -> Option<char> {
    match byte {
        0x02 => Some('Ẳ'),
        0x05 => Some('Ẵ'),
        0x06 => Some('Ẫ'),
        0x14 => Some('Ỷ'),
        0x19 => Some('Ỹ'),
        0x1e => Some('Ỵ'),
        0x80.. => VISCII.chars().nth(usize::from(byte - 0x80)),
        _ => None,
    }
}

/// VISCII from 0x80 to 0xFF (RFC 1456, section 2).
const VISCII: &str = "\
    ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ\
    Õắằặấầẩậẽẹếềểễệốồổỗ\u{1ee0}\u{1a0}ộờởịỰỨỪỬơớƯ\
    ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư\
    àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";

/// Where Windows-1258 differs from Windows-1252 (Unicode consortium, CP1258.TXT).
fn windows_1258(byte: u8) -> Option<char> {
    Some(match byte {
        0xc3 => 'Ă',
        0xcc => '\u{300}',
        0xd0 => 'Đ',
        0xd2 => '\u{309}',
        0xd5 => 'Ơ',
        0xdd => 'Ư',
        0xde => '\u{303}',
        0xe3 => 'ă',
        0xec => '\u{301}',
        0xf0 => 'đ',
        0xf2 => '\u{323}',
        0xf5 => 'ơ',
        0xfd => 'ư',
        0xfe => '₫',
        _ => return None,
    })
}

/// Puts combining tones on the letters before them.
fn compose(converted: &Converted) -> Converted {
    let mut text = String::with_capacity(converted.text.len());
    for c in converted.text.chars() {
        let composed =
            Tone::of_combining(c).and_then(|tone| toned(text.chars().next_back()?, tone));
        if composed.is_some() {
            text.pop();
        }
        text.push(composed.unwrap_or(c));
    }
    Converted { text, ..*converted }
}

/// A letter of either case with a tone.
fn toned(letter: char, tone: Tone) -> Option<char> {
    on_lower(letter, |lower| {
        let bare = letters::letter(lower);
        (bare.tone == Tone::Level)
            .then(|| letters::with_tone(bare.quality, tone))
            .flatten()
    })
}

/// Changes the small form of a letter and gives the result the letter's case.
fn on_lower(letter: char, change: impl Fn(char) -> Option<char>) -> Option<char> {
    let mut lower = letter.to_lowercase();
    let changed = change(lower.next()?)?;
    if letter.is_uppercase() {
        changed.to_uppercase().next()
    } else {
        Some(changed)
    }
}

/// VIQR: signs behind letters, `dd`, a backslash before what is meant as it stands.
///
/// A full stop at the end of a word is punctuation where a capital or nothing follows, closing quotation
/// marks and brackets aside.
fn viqr(text: &str) -> Converted {
    let mut converted = Converted {
        text: String::with_capacity(text.len()),
        letters: 0,
        capitals: 0,
    };
    let mut rest = text.chars();
    // Whether the letter written last can still take a mark.
    let mut open = false;
    while let Some(c) = rest.next() {
        if c == '\\' {
            converted.text.push(rest.next().unwrap_or(c));
            open = false;
            continue;
        }
        let last = converted.text.chars().next_back().filter(|_| open);
        let ends = c == '.' && ends_sentence(rest.as_str());
        match last
            .filter(|_| !ends)
            .and_then(|letter| viqr_letter(letter, c))
        {
            Some(letter) => {
                converted.text.pop();
                converted.text.push(letter);
                converted.letters += 1;
            }
            None => {
                converted.text.push(c);
                open = c.is_ascii_alphabetic();
            }
        }
    }
    converted
}

fn ends_sentence(behind: &str) -> bool {
    const CLOSING: &[char] = &['"', '\'', '”', '’', '»', ')', ']', '}'];
    let behind = behind.trim_start_matches(CLOSING);
    let next = behind.trim_start();
    next.is_empty()
        || (next.len() < behind.len()
            && next.starts_with(|c: char| !c.is_lowercase() && !c.is_ascii_digit()))
}

fn viqr_letter(letter: char, sign: char) -> Option<char> {
    let tone = match sign {
        '`' => Some(Tone::Grave),
        '?' => Some(Tone::Hook),
        '~' => Some(Tone::Tilde),
        '\'' => Some(Tone::Acute),
        '.' => Some(Tone::Dot),
        _ => None,
    };
    if let Some(tone) = tone {
        return toned(letter, tone);
    }
    let mark = match sign {
        '(' => '\u{306}',
        '^' => '\u{302}',
        '+' | '*' => '\u{31b}',
        'd' | 'D' if letter == 'd' => return Some('đ'),
        'd' | 'D' if letter == 'D' => return Some('Đ'),
        _ => return None,
    };
    on_lower(letter, |lower| letters::with_mark(lower, mark))
}
