//! How bytes make characters.

use std::borrow::Cow;

/// How bytes make characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Carrier {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// One byte for each character, as in Windows-1252.
    Bytes,
}

/// How much of a text is looked at to tell its encoding.
const SAMPLE: usize = 1 << 16;

/// The beginning of the bytes, cut where it harms no character.
pub(super) fn sample(bytes: &[u8]) -> &[u8] {
    if bytes.len() <= SAMPLE {
        return bytes;
    }
    // A line end is a good place in all carriers of one-byte units; UTF-16 is cut at an even place.
    let cut = bytes[..SAMPLE]
        .iter()
        .rposition(|&b| b == b'\n')
        .unwrap_or(SAMPLE);
    &bytes[..cut & !1]
}

/// Tells the carrier by its marks, by the zeros of UTF-16, or by whether the bytes are good UTF-8.
pub(super) fn detect(bytes: &[u8]) -> Carrier {
    match bytes {
        [0xff, 0xfe, ..] => return Carrier::Utf16Le,
        [0xfe, 0xff, ..] => return Carrier::Utf16Be,
        [0xef, 0xbb, 0xbf, ..] => return Carrier::Utf8,
        _ => {}
    }
    let pairs = sample(bytes).chunks_exact(2);
    let count = pairs.len();
    let (mut high, mut low) = (0, 0);
    for pair in pairs {
        low += usize::from(pair[0] == 0);
        high += usize::from(pair[1] == 0);
    }
    // Vietnamese text has an ASCII letter or a blank in more than every third place.
    if count > 0 && high * 3 > count && low * 20 < count {
        return Carrier::Utf16Le;
    }
    if count > 0 && low * 3 > count && high * 20 < count {
        return Carrier::Utf16Be;
    }
    let broken = invalid_sequences(bytes);
    let wide = bytes.iter().filter(|&&b| b >= 0xc2).count();
    // A text cut off or pasted together may hold a few broken places and still be UTF-8.
    if broken * 10 <= wide {
        Carrier::Utf8
    } else {
        Carrier::Bytes
    }
}

fn invalid_sequences(bytes: &[u8]) -> usize {
    bytes
        .utf8_chunks()
        .filter(|chunk| !chunk.invalid().is_empty())
        .count()
}

/// The characters that bytes make, the number of byte order marks taken off, and of undecodable places.
pub(super) fn characters(bytes: &[u8], carrier: Carrier) -> (Cow<'_, str>, usize, usize) {
    match carrier {
        Carrier::Utf8 => {
            let bare = bytes.strip_prefix(b"\xef\xbb\xbf");
            let marks = usize::from(bare.is_some());
            let bytes = bare.unwrap_or(bytes);
            (
                String::from_utf8_lossy(bytes),
                marks,
                invalid_sequences(bytes),
            )
        }
        Carrier::Utf16Le => utf16(bytes, u16::from_le_bytes),
        Carrier::Utf16Be => utf16(bytes, u16::from_be_bytes),
        Carrier::Bytes => {
            let text: String = bytes.iter().map(|&byte| windows(byte)).collect();
            (text.into(), 0, 0)
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (Cow<'_, str>, usize, usize) {
    let pairs = bytes.chunks_exact(2);
    let mut undecodable = pairs.remainder().len();
    let units = pairs.map(|pair| unit([pair[0], pair[1]]));
    let mut text = String::with_capacity(bytes.len());
    for decoded in char::decode_utf16(units) {
        text.push(decoded.unwrap_or_else(|_| {
            undecodable += 1;
            char::REPLACEMENT_CHARACTER
        }));
    }
    let marks = usize::from(text.starts_with('\u{feff}'));
    if marks == 1 {
        text.drain(..'\u{feff}'.len_utf8());
    }
    (text.into(), marks, undecodable)
}

/// The character of a byte in Windows-1252; the five bytes that it leaves free are control characters.
fn windows(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// The byte of a character in Windows-1252 or Latin-1.
pub(super) fn byte(c: char) -> Option<u8> {
    match u8::try_from(c) {
        Ok(byte) => Some(byte),
        Err(_) => {
            let at = WINDOWS.iter().position(|&special| special == c)?;
            u8::try_from(0x80 + at).ok()
        }
    }
}

/// Windows-1252 from 0x80 to 0x9F (Unicode consortium, CP1252.TXT).
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];
