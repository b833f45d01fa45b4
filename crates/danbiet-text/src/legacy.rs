//! Encodings that Vietnamese was stored in before Unicode, and their repair.
//!
//! Texts of the 1990s and 2000s come as bytes of TCVN3 (the ABC fonts), VNI-Windows, VISCII or
//! Windows-1258, as VIQR, or as Unicode made of such bytes by a program that took them for Latin-1
//! (`Céng hoµ x· héi chñ nghÜa`). [`detect`] says what bytes are, [`decode`] makes Unicode of them and
//! counts what it repaired.
//!
//! A reading is accepted for what it yields: tokens that are syllables of Vietnamese. Text that is
//! good Unicode, in whatever language, is left alone. The encoding is decided before anything else
//! is cleaned: TCVN3 writes ư as U+00AD, the soft hyphen.
//!
//! ```
//! use danbiet_text::legacy::{Carrier, Script, detect, read};
//!
//! let bytes = "Céng hoµ x· héi chñ nghÜa ViÖt Nam".as_bytes();
//! let found = detect(bytes);
//! assert_eq!((found.carrier, found.script), (Carrier::Utf8, Script::Tcvn3));
//! assert_eq!(read(bytes).text, "Cộng hoà xã hội chủ nghĩa Việt Nam");
//! ```

mod carrier;
mod score;
mod script;

pub use carrier::Carrier;
pub use script::Script;

/// How a text is stored: what makes its characters, and what those characters stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Encoding {
    /// How bytes make characters.
    pub carrier: Carrier,
    /// How characters write Vietnamese.
    pub script: Script,
}

/// Something that reading a text changed or found. Counts are of characters of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Repair {
    /// What was done or seen.
    pub kind: RepairKind,
    /// How many times; never 0.
    pub count: usize,
}

/// The kinds of [`Repair`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RepairKind {
    /// A byte order mark at the beginning was taken off.
    ByteOrderMark,
    /// Letters were made from the codes of a legacy encoding.
    LegacyLetters,
    /// Small letters were made capitals because their font showed capitals (`CéNG` for `CỘNG`).
    FontCapitals,
    /// Bytes that mean nothing in the encoding became U+FFFD.
    Undecodable,
    /// Ð, ð or Ɖ stand where đ is meant. They were **not** changed: keys read them as đ.
    StandInBars,
    /// Marks stand as characters of their own behind their letter (NFD, or half composed). They were
    /// **not** changed: keys read both forms alike.
    LooseMarks,
}

impl RepairKind {
    /// The name in stored and exported forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            RepairKind::ByteOrderMark => "byte order mark",
            RepairKind::LegacyLetters => "legacy letters",
            RepairKind::FontCapitals => "font capitals",
            RepairKind::Undecodable => "undecodable",
            RepairKind::StandInBars => "stand-in bars",
            RepairKind::LooseMarks => "loose marks",
        }
    }
}

/// A text that was read, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The text in Unicode.
    pub text: String,
    /// What its bytes were taken for.
    pub encoding: Encoding,
    /// What was repaired or noticed.
    pub repairs: Vec<Repair>,
}

/// Says how bytes are encoded. Never fails: what is no Unicode and nothing Vietnamese is
/// [`Carrier::Bytes`] of [`Script::Unicode`], that is Windows-1252.
#[must_use]
pub fn detect(bytes: &[u8]) -> Encoding {
    // Good UTF-8 is nothing else, as nearly all files are; but UTF-16 of plain letters, which is full of zeros,
    // looks like it.
    if let Ok(text) = std::str::from_utf8(bytes)
        && !bytes.contains(&0)
    {
        let sample = &text[..text.floor_char_boundary(carrier::sample(bytes).len())];
        let bare = sample.strip_prefix('\u{feff}').unwrap_or(sample);
        return Encoding {
            carrier: Carrier::Utf8,
            script: script::detect(bare),
        };
    }
    let carrier = carrier::detect(bytes);
    let sample = carrier::sample(bytes);
    let (text, ..) = carrier::characters(sample, carrier);
    Encoding {
        carrier,
        script: script::detect(&text),
    }
}

/// Makes Unicode of bytes in a known encoding. Bytes that mean nothing become U+FFFD and are counted.
#[must_use]
pub fn decode(bytes: &[u8], encoding: Encoding) -> (String, Vec<Repair>) {
    let (characters, marks, undecodable) = carrier::characters(bytes, encoding.carrier);
    let converted = script::convert(characters, encoding.script);
    let mut repairs = counted([
        (RepairKind::ByteOrderMark, marks),
        (RepairKind::LegacyLetters, converted.letters),
        (RepairKind::FontCapitals, converted.capitals),
        (RepairKind::Undecodable, undecodable),
    ]);
    repairs.extend(notice(&converted.text));
    (converted.text, repairs)
}

/// What is unusual in a text, and is left as it is: [`RepairKind::StandInBars`],
/// [`RepairKind::LooseMarks`].
#[must_use]
pub fn notice(text: &str) -> Vec<Repair> {
    let (mut bars, mut marks) = (0, 0);
    for c in text.chars() {
        match c {
            '\u{d0}' | '\u{f0}' | '\u{189}' => bars += 1,
            // The marks of Vietnamese: tones, circumflex, breve, horn.
            '\u{300}'..='\u{303}' | '\u{306}' | '\u{309}' | '\u{31b}' | '\u{323}' => marks += 1,
            _ => {}
        }
    }
    counted([
        (RepairKind::StandInBars, bars),
        (RepairKind::LooseMarks, marks),
    ])
}

fn counted<const N: usize>(counts: [(RepairKind, usize); N]) -> Vec<Repair> {
    counts
        .into_iter()
        .filter(|&(_, count)| count > 0)
        .map(|(kind, count)| Repair { kind, count })
        .collect()
}

/// Detects the encoding and decodes.
#[must_use]
pub fn read(bytes: &[u8]) -> Text {
    let encoding = detect(bytes);
    let (text, repairs) = decode(bytes, encoding);
    Text {
        text,
        encoding,
        repairs,
    }
}

#[cfg(test)]
mod tests;
