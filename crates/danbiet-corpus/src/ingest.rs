//! Bytes of a file → the printed text.
//!
//! The text is kept as it was printed: any newline, any Unicode form. A byte order mark is not part
//! of the text. UTF-16 is recognised by its byte order mark or its zeros, encodings from before
//! Unicode by what they yield ([`danbiet_text::legacy`]); what was repaired or noticed is reported.
//!
//! Plain text is read by [`decode`]. A reader of a format takes [`characters`] apart first, and has
//! what it finds [`repaired`]: markup would hide what the text is written in.

mod characters;
mod older;

use std::fmt;

use danbiet_text::legacy::{self, Carrier, Repair, RepairKind};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use characters::{Characters, characters, characters_behind_signs, repaired};

/// The largest file that is taken as one document, in bytes.
pub const LIMIT: usize = 16 * 1024 * 1024;

/// In a text of UTF-8, one broken place is forgiven for this many letters beyond ASCII: it was cut
/// off or pasted together, and what is lost is reported.
const LETTERS_FOR_BROKEN: usize = 100;

/// How bytes stand for letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8 without byte order mark.
    #[default]
    Utf8,
    /// UTF-8 with byte order mark.
    Utf8Bom,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// TCVN 5712 (ABC fonts), in bytes or in Unicode made of such bytes.
    Tcvn3,
    /// VNI-Windows, likewise.
    VniWindows,
    /// VISCII, likewise.
    Viscii,
    /// Windows-1258.
    Windows1258,
    /// VIQR, ASCII signs for marks.
    Viqr,
    /// Windows-1252, where a page says so, or writes what that lacks as references.
    Windows1252,
}

impl Encoding {
    /// The name in the exported forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf8Bom => "UTF-8 with byte order mark",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Tcvn3 => "TCVN3",
            Encoding::VniWindows => "VNI-Windows",
            Encoding::Viscii => "VISCII",
            Encoding::Windows1258 => "Windows-1258",
            Encoding::Viqr => "VIQR",
            Encoding::Windows1252 => "Windows-1252",
        }
    }
}

/// What a file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// How it was encoded.
    pub encoding: Encoding,
    /// What was repaired or noticed on the way.
    pub repairs: Vec<Repair>,
}

/// Why a file cannot be read as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum IngestError {
    /// There is nothing but white space in it.
    Empty,
    /// It is longer than [`LIMIT`].
    TooLarge {
        /// Its length in bytes.
        length: usize,
    },
    /// It is no text: a byte stands in it that no text has.
    Binary {
        /// Where, in bytes.
        offset: usize,
        /// The byte.
        byte: u8,
    },
    /// It is neither UTF-8 nor UTF-16 with a byte order mark, nor an older encoding of Vietnamese.
    NotUtf8 {
        /// The first byte that does not fit.
        offset: usize,
        /// Its line, from 1.
        line: usize,
        /// The byte.
        byte: u8,
    },
    /// It has the byte order mark of UTF-16, but is not UTF-16.
    NotUtf16 {
        /// The first byte that does not fit.
        offset: usize,
    },
}

impl fmt::Display for IngestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            IngestError::Empty => {
                f.write_str("the file holds no text; remove it or put the text into it")
            }
            IngestError::TooLarge { length } => write!(
                f,
                "the file has {length} bytes, a document may have {LIMIT} at most; \
                 split it into several files"
            ),
            IngestError::Binary { offset, byte } => write!(
                f,
                "the file is no text: byte {offset} is {byte:#04x}; \
                 save what it holds as plain text (.txt)"
            ),
            IngestError::NotUtf8 { offset, line, byte } => write!(
                f,
                "the file is not UTF-8: byte {offset} (line {line}) is {byte:#04x}; \
                 save it as UTF-8"
            ),
            IngestError::NotUtf16 { offset } => write!(
                f,
                "the file begins like UTF-16, but byte {offset} does not fit; save it as UTF-8"
            ),
        }
    }
}

impl std::error::Error for IngestError {}

/// Reads the bytes of a file as text.
///
/// # Errors
/// As [`IngestError`] lists. The length is looked at first, so that a huge file costs nothing.
///
/// ```
/// use danbiet_corpus::ingest::{Encoding, decode};
///
/// let decoded = decode("\u{feff}Dân biết\r\n".as_bytes()).unwrap();
/// assert_eq!(decoded.text, "Dân biết\r\n");
/// assert_eq!(decoded.encoding, Encoding::Utf8Bom);
/// ```
pub fn decode(bytes: &[u8]) -> Result<Decoded, IngestError> {
    if bytes.len() > LIMIT {
        return Err(IngestError::TooLarge {
            length: bytes.len(),
        });
    }
    if let Some(decoded) = older::whole(bytes) {
        return Ok(decoded);
    }
    let (text, encoding, repairs) = unicode(bytes)?;
    noticed(text, encoding, repairs)
}

/// The end of decoding: single lines of an older encoding, and what is noticed.
fn noticed(
    text: String,
    encoding: Encoding,
    mut repairs: Vec<Repair>,
) -> Result<Decoded, IngestError> {
    if is_blank(&text) {
        return Err(IngestError::Empty);
    }
    let (text, lines) = older::lines(text);
    match lines.is_empty() {
        true => repairs.extend(legacy::notice(&text)),
        false => repairs.extend(lines),
    }
    Ok(Decoded {
        text,
        encoding,
        repairs,
    })
}

/// Unicode, in any of its forms.
fn unicode(bytes: &[u8]) -> Result<(String, Encoding, Vec<Repair>), IngestError> {
    let (text, encoding) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (utf16(rest, 2, u16::from_le_bytes)?, Encoding::Utf16Le),
        [0xFE, 0xFF, rest @ ..] => (utf16(rest, 2, u16::from_be_bytes)?, Encoding::Utf16Be),
        [0xEF, 0xBB, 0xBF, rest @ ..] => {
            let (text, repairs) = utf8(rest, 3)?;
            return Ok((text, Encoding::Utf8Bom, repairs));
        }
        _ if !bytes.contains(&0) => {
            let (text, repairs) = utf8(bytes, 0)?;
            return Ok((text, Encoding::Utf8, repairs));
        }
        // Zeros stand in no other text.
        _ => match legacy::detect(bytes).carrier {
            Carrier::Utf16Le => (utf16(bytes, 0, u16::from_le_bytes)?, Encoding::Utf16Le),
            Carrier::Utf16Be => (utf16(bytes, 0, u16::from_be_bytes)?, Encoding::Utf16Be),
            Carrier::Utf8 | Carrier::Bytes => {
                let (text, repairs) = utf8(bytes, 0)?;
                return Ok((text, Encoding::Utf8, repairs));
            }
        },
    };
    Ok((text, encoding, Vec::new()))
}

/// The SHA-256 of bytes, in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    // Piece by piece, so that a browser's compiler sees a function that is called often: it makes those fast.
    let mut sha = Sha256::new();
    bytes.chunks(1 << 14).for_each(|piece| sha.update(piece));
    hexadecimal(&sha.finalize())
}

pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: [u8; 16] = *b"0123456789abcdef";
    let digit = |n: u8| char::from(DIGITS[usize::from(n)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// `skipped` bytes of the file stand before `bytes`.
fn utf8(bytes: &[u8], skipped: usize) -> Result<(String, Vec<Repair>), IngestError> {
    if let Some(at) = bytes.iter().position(|b| is_control(*b)) {
        return Err(IngestError::Binary {
            offset: skipped + at,
            byte: bytes[at],
        });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), Vec::new())),
        Err(error) => {
            let broken = bytes
                .utf8_chunks()
                .filter(|chunk| !chunk.invalid().is_empty())
                .count();
            let letters = bytes.iter().filter(|byte| **byte >= 0xC2).count();
            if broken * LETTERS_FOR_BROKEN <= letters {
                let lost = Repair {
                    kind: RepairKind::Undecodable,
                    count: broken,
                };
                return Ok((String::from_utf8_lossy(bytes).into_owned(), vec![lost]));
            }
            let at = error.valid_up_to();
            Err(IngestError::NotUtf8 {
                offset: skipped + at,
                line: 1 + bytes[..at].iter().filter(|b| **b == b'\n').count(),
                byte: bytes[at],
            })
        }
    }
}

/// `skipped` bytes of the file stand before `bytes`.
fn utf16(bytes: &[u8], skipped: usize, unit: fn([u8; 2]) -> u16) -> Result<String, IngestError> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut offset = skipped;
    for c in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match c {
            Ok('\0') | Err(_) => return Err(IngestError::NotUtf16 { offset }),
            Ok(c) => {
                text.push(c);
                offset += 2 * c.len_utf16();
            }
        }
    }
    if odd.is_empty() {
        Ok(text)
    } else {
        Err(IngestError::NotUtf16 { offset })
    }
}

/// Control characters other than tab, line ends and form feed stand in no text of Unicode.
const fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F)
}

fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newlines_and_unicode_forms_are_kept() {
        for text in [
            "a\r\nb\rc\u{2028}d\n",
            "qua\u{309}n ly\u{301}",
            "Ủy\u{a0}viên",
        ] {
            let decoded = decode(text.as_bytes()).unwrap();
            assert_eq!(decoded.text, text);
            assert_eq!(decoded.encoding, Encoding::Utf8);
        }
    }

    #[test]
    fn utf16_is_known_by_its_mark() {
        let text = "Dân biết 𝄞\r\n";
        let units: Vec<u16> = std::iter::once(0xFEFF).chain(text.encode_utf16()).collect();
        let le: Vec<u8> = units.iter().flat_map(|u| u.to_le_bytes()).collect();
        let be: Vec<u8> = units.iter().flat_map(|u| u.to_be_bytes()).collect();
        assert_eq!(decode(&le).unwrap().text, text);
        assert_eq!(decode(&be).unwrap().encoding, Encoding::Utf16Be);
        assert_eq!(
            decode(&le[..le.len() - 1]),
            Err(IngestError::NotUtf16 {
                offset: le.len() - 2
            })
        );
    }

    #[test]
    fn utf16_without_a_mark_is_known_by_its_zeros() {
        let text = "Dân biết, dân bàn, dân làm, dân kiểm tra\n";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let decoded = decode(&le).unwrap();
        assert_eq!(decoded.text, text);
        assert_eq!(decoded.encoding, Encoding::Utf16Le);
    }

    #[test]
    fn a_broken_place_in_a_long_text_is_reported_and_not_fatal() {
        let mut bytes = "dân biết, dân bàn, dân làm ".repeat(20).into_bytes();
        bytes.push(0xff);
        let decoded = decode(&bytes).unwrap();
        assert!(decoded.text.ends_with("làm \u{fffd}"));
        let lost = (RepairKind::Undecodable, 1);
        assert_eq!((decoded.repairs[0].kind, decoded.repairs[0].count), lost);
    }

    #[test]
    fn unusual_forms_are_noticed_and_left() {
        let decoded = decode("Ðảng qua\u{309}n ly\u{301}".as_bytes()).unwrap();
        assert_eq!(decoded.text, "Ðảng qua\u{309}n ly\u{301}");
        let found: Vec<(&str, usize)> = decoded
            .repairs
            .iter()
            .map(|repair| (repair.kind.name(), repair.count))
            .collect();
        assert_eq!(found, [("stand-in bars", 1), ("loose marks", 2)]);
    }

    #[test]
    fn what_a_parser_finds_is_repaired_behind_it() {
        let page =
            b"<p class='noi-dung'>C\xe9ng ho\xb5 x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam</p>";
        let characters = characters(page).unwrap();
        let inner = characters.text[20..characters.text.len() - 4].to_owned();
        let decoded = repaired(inner, &characters).unwrap();
        assert_eq!(decoded.text, "Cộng hoà xã hội chủ nghĩa Việt Nam");
        assert_eq!(decoded.encoding, Encoding::Tcvn3);
        let other = super::characters(b"<p>\xcf\xf0\xe8\xe2\xe5\xf2</p>").unwrap();
        assert!(matches!(
            repaired(other.text.clone(), &other),
            Err(IngestError::NotUtf8 { offset: 3, .. })
        ));
    }

    #[test]
    fn texts_from_before_unicode_are_repaired_and_reported() {
        let tcvn3 = b"C\xe9ng ho\xb5 x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam";
        let decoded = decode(tcvn3).unwrap();
        assert_eq!(decoded.text, "Cộng hoà xã hội chủ nghĩa Việt Nam");
        assert_eq!(decoded.encoding, Encoding::Tcvn3);
        assert!(!decoded.repairs.is_empty());
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_place() {
        assert_eq!(decode(b""), Err(IngestError::Empty));
        assert_eq!(decode(" \n\u{feff}".as_bytes()), Err(IngestError::Empty));
        assert_eq!(
            decode(b"m\xe9t\n"),
            Err(IngestError::NotUtf8 {
                offset: 1,
                line: 1,
                byte: 0xe9
            })
        );
        assert_eq!(
            decode(b"\xef\xbb\xbfa\nb\xff"),
            Err(IngestError::NotUtf8 {
                offset: 6,
                line: 2,
                byte: 0xff
            })
        );
        assert_eq!(
            decode(b"PK\x03\x04"),
            Err(IngestError::Binary { offset: 2, byte: 3 })
        );
        let huge = vec![b'a'; 50 * 1024 * 1024];
        let error = decode(&huge).unwrap_err();
        assert_eq!(error, IngestError::TooLarge { length: huge.len() });
        assert!(error.to_string().contains("split"));
    }
}
