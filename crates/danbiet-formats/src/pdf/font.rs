//! From the codes of a font to letters and widths.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Encoding, Error, Object};

/// Widths are given in thousandths of the font's size.
const EM: f32 = 1000.0;

/// The code of the hyphen in the second place (ISO 32000-1, annex D.2, note 6).
const SECOND_HYPHEN: u8 = 0xAD;

/// How many shapes were seen, and for how many of them no letter is known.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) shapes: usize,
    pub(super) letterless: usize,
}

/// A font of a page.
pub(super) struct Font<'a> {
    encoding: Encoding<'a>,
    /// Bytes of one code.
    bytes: usize,
    /// Whether the codes mean letters at all.
    has_letters: bool,
    widths: BTreeMap<u32, f32>,
    usual: f32,
}

/// Letters that were shown, and how far they reach in units of the font's size.
pub(super) struct Shown {
    pub(super) text: String,
    pub(super) width: f32,
    /// How many codes there were, and how many of them were a single byte of a blank: both take
    /// spacing of their own.
    pub(super) codes: usize,
    pub(super) blanks: usize,
}

impl<'a> Font<'a> {
    /// Reads a font. `with_letters_only` is the same dictionary without its `Encoding`, if it has a
    /// `ToUnicode`: that says what the letters are, the encoding only which shapes they have.
    pub(super) fn read(
        document: &'a Document,
        font: &'a Dictionary,
        with_letters_only: &'a Dictionary,
        limit: usize,
    ) -> Result<Font<'a>, Error> {
        let encoding = with_letters_only.get_font_encoding_with_limit(document, limit)?;
        let kind = font.get(b"Subtype").and_then(Object::as_name);
        let is_composite = kind.is_ok_and(|kind| kind == b"Type0");
        let has_letters = !is_composite || !matches!(encoding, Encoding::OneByteEncoding(_));
        let (widths, usual) = if is_composite {
            composite_widths(document, font)
        } else {
            simple_widths(document, font)
        };
        Ok(Font {
            encoding,
            bytes: if is_composite { 2 } else { 1 },
            has_letters,
            widths,
            usual,
        })
    }

    /// What codes show.
    pub(super) fn show(&self, codes: &[u8], seen: &mut Seen) -> Shown {
        let count = codes.len() / self.bytes;
        let text = if self.has_letters {
            self.letters(codes)
        } else {
            String::new()
        };
        seen.shapes += count;
        // Codes of one byte that mean nothing leave no trace.
        let lost = match self.bytes {
            1 => count.saturating_sub(text.chars().count()),
            _ if text.is_empty() => count,
            _ => 0,
        };
        seen.letterless += lost + text.matches(char::REPLACEMENT_CHARACTER).count();
        let width = codes.chunks_exact(self.bytes).map(|code| {
            let code = code
                .iter()
                .fold(0, |code, byte| code << 8 | u32::from(*byte));
            self.widths.get(&code).copied().unwrap_or(self.usual)
        });
        Shown {
            width: width.sum::<f32>() / EM,
            // What has no letter must not glue its neighbours together.
            text: text
                .chars()
                .filter(|c| *c != '\0' && *c != char::REPLACEMENT_CHARACTER)
                .collect(),
            codes: count,
            blanks: match self.bytes {
                1 => codes.iter().filter(|code| **code == b' ').count(),
                _ => 0,
            },
        }
    }
}

impl Font<'_> {
    /// The letters of codes. Standard encodings have the hyphen twice: what the second code stands for
    /// is left to whoever sees the whole text, since fonts of TCVN3 have their ư there.
    fn letters(&self, codes: &[u8]) -> String {
        let of = |codes: &[u8]| self.encoding.bytes_to_string(codes).unwrap_or_default();
        if self.bytes == 1 && codes.contains(&SECOND_HYPHEN) && of(&[SECOND_HYPHEN]) == "-" {
            let pieces: Vec<String> = codes.split(|code| *code == SECOND_HYPHEN).map(of).collect();
            pieces.join("\u{ad}")
        } else {
            of(codes)
        }
    }
}

/// The same font without what hides its `ToUnicode`.
pub(super) fn with_letters_only(font: &Dictionary) -> Dictionary {
    let mut letters = font.clone();
    if letters.has(b"ToUnicode") {
        letters.remove(b"Encoding");
    }
    letters
}

fn simple_widths(document: &Document, font: &Dictionary) -> (BTreeMap<u32, f32>, f32) {
    let first = font
        .get_deref(b"FirstChar", document)
        .and_then(Object::as_i64);
    let first = first.ok().and_then(|first| u32::try_from(first).ok());
    let widths = font
        .get_deref(b"Widths", document)
        .and_then(Object::as_array);
    let numbers = widths.into_iter().flatten().map(|w| number(document, w));
    let widths: BTreeMap<u32, f32> = (first.unwrap_or(0)..).zip(numbers).collect();
    // The standard fonts need not say; half the size is their letters' mean.
    (widths, 500.0)
}

fn composite_widths(document: &Document, font: &Dictionary) -> (BTreeMap<u32, f32>, f32) {
    let descendant = || -> Result<&Dictionary, Error> {
        let all = font.get_deref(b"DescendantFonts", document)?.as_array()?;
        let first = all.first().ok_or(Error::DictKey(String::new()))?;
        document.dereference(first)?.1.as_dict()
    };
    let mut widths = BTreeMap::new();
    let Ok(descendant) = descendant() else {
        return (widths, EM);
    };
    let usual = descendant
        .get_deref(b"DW", document)
        .and_then(Object::as_float);
    let list = descendant
        .get_deref(b"W", document)
        .and_then(Object::as_array);
    // `first [w w w …]` and `first last w`, one behind the other.
    let mut list = list.into_iter().flatten();
    while let (Some(first), Some(second)) = (list.next(), list.next()) {
        let first = number(document, first) as u32;
        match document.dereference(second).map(|(_, object)| object) {
            Ok(Object::Array(each)) => {
                let each = each.iter().map(|width| number(document, width));
                widths.extend((first..).zip(each));
            }
            Ok(last) => {
                let Some(width) = list.next().map(|width| number(document, width)) else {
                    break;
                };
                // Codes have two bytes: a longer range is a lie.
                let last = (number(document, last) as u32).min(0xFFFF);
                widths.extend((first..=last).map(|code| (code, width)));
            }
            Err(_) => break,
        }
    }
    (widths, usual.unwrap_or(EM))
}

fn number(document: &Document, object: &Object) -> f32 {
    let object = document.dereference(object).map(|(_, object)| object);
    object.and_then(Object::as_float).unwrap_or_default()
}
