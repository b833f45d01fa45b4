//! Bytes of a file that a parser takes apart before its letters are repaired.

use danbiet_text::legacy::{self, Carrier, Repair, RepairKind, Script};

use super::{Decoded, Encoding, IngestError, LIMIT, is_control, noticed, older, unicode};

/// How many letters that only Vietnamese has must stand in a page of Windows-1252 as references.
const REFERENCES: usize = 5;

/// The characters of a file that is more than text, before it is taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Characters {
    /// The characters, without byte order mark. Where the file is no Unicode, one for each byte, as
    /// in Windows-1252.
    pub text: String,
    /// How they were stored.
    encoding: Encoding,
    repairs: Vec<Repair>,
    /// Why the file is no Unicode, if it is none.
    strange: Option<IngestError>,
    /// What the whole file is written in, once that was looked at.
    script: Script,
}

/// Reads the bytes of a file that a parser is to take apart.
///
/// # Errors
/// If it is too large, or no text at all.
pub fn characters(bytes: &[u8]) -> Result<Characters, IngestError> {
    match unicode(bytes) {
        Ok((text, encoding, repairs)) => Ok(Characters {
            text,
            encoding,
            repairs,
            strange: None,
            script: Script::Unicode,
        }),
        Err(error) if may_be_older(bytes, &error) => {
            let carrier = match std::str::from_utf8(bytes) {
                Ok(_) => Carrier::Utf8,
                Err(_) => Carrier::Bytes,
            };
            let script = Script::Unicode;
            Ok(Characters {
                text: legacy::decode(bytes, legacy::Encoding { carrier, script }).0,
                encoding: Encoding::Utf8,
                repairs: Vec::new(),
                strange: Some(error),
                script,
            })
        }
        Err(error) => Err(error),
    }
}

/// As [`characters`], with VIQR read already: its signs would mean something to the parser.
///
/// # Errors
/// As there.
pub fn characters_behind_signs(bytes: &[u8]) -> Result<Characters, IngestError> {
    let mut characters = characters(bytes)?;
    let decoded = older::whole(characters.text.as_bytes());
    if let Some(decoded) = decoded.filter(|decoded| decoded.encoding == Encoding::Viqr) {
        characters.text = decoded.text;
        characters.encoding = decoded.encoding;
        let made = |repair: &Repair| repair.kind == RepairKind::LegacyLetters;
        characters
            .repairs
            .extend(decoded.repairs.into_iter().filter(made));
    }
    Ok(characters)
}

/// Whether bytes that are no Unicode may be an encoding from before it.
fn may_be_older(bytes: &[u8], error: &IngestError) -> bool {
    match error {
        IngestError::NotUtf8 { .. } => true,
        // VISCII has six capitals at places of control characters.
        IngestError::Binary { .. } => !bytes
            .iter()
            .any(|b| is_control(*b) && !matches!(b, 0x02 | 0x05 | 0x06 | 0x14 | 0x19 | 0x1E)),
        _ => false,
    }
}

impl Characters {
    /// The characters of a file whose format says that they are Unicode.
    #[must_use]
    pub const fn of_unicode(text: String) -> Characters {
        Characters {
            text,
            encoding: Encoding::Utf8,
            repairs: Vec::new(),
            strange: None,
            script: Script::Unicode,
        }
    }

    /// The same without the text, but with what the whole is written in: for repairing many parts
    /// of it.
    #[must_use]
    pub fn bare(&self) -> Characters {
        Characters {
            text: String::new(),
            encoding: self.encoding,
            repairs: self.repairs.clone(),
            strange: self.strange.clone(),
            script: legacy::detect(self.text.as_bytes()).script,
        }
    }

    /// A part of the file that is too short to tell what it is written in, such as the name of a
    /// column.
    #[must_use]
    pub fn part(&self, text: &str) -> String {
        older::part(text, self.script).map_or_else(|| text.to_owned(), |(text, _)| text)
    }

    /// Whether the file is no Unicode.
    #[must_use]
    pub const fn is_strange(&self) -> bool {
        self.strange.is_some()
    }

    /// The characters of a file that says that it is Windows-1252, if it is no Unicode.
    #[must_use]
    pub fn said_to_be_western(mut self) -> Characters {
        if self.strange.take().is_some() {
            self.encoding = Encoding::Windows1252;
        }
        self
    }
}

/// The text that a parser took out of characters, with letters of an older encoding repaired. Line
/// ends stay where they are.
///
/// # Errors
/// If there is no text, if it is too long, or if it is neither Unicode nor an older encoding of
/// Vietnamese.
pub fn repaired(text: String, from: &Characters) -> Result<Decoded, IngestError> {
    if text.len() > LIMIT {
        return Err(IngestError::TooLarge { length: text.len() });
    }
    if let Some(decoded) = older::whole(text.as_bytes()) {
        return Ok(decoded);
    }
    if let Some((text, repairs)) = older::part(&text, from.script) {
        return Ok(Decoded {
            text,
            encoding: from.encoding,
            repairs,
        });
    }
    let encoding = match &from.strange {
        Some(IngestError::NotUtf8 { .. }) if has_references(&text) => Encoding::Windows1252,
        // In a file that is known, a part without letters of it may hold odd signs.
        Some(error)
            if from.script == Script::Unicode
                && text.bytes().any(|b| !b.is_ascii() || is_control(b)) =>
        {
            return Err(error.clone());
        }
        _ => from.encoding,
    };
    noticed(text, encoding, from.repairs.clone())
}

/// Whether a text that was taken out of one byte for each letter has letters that no such byte
/// stands for: they were written as references, as programs write what Windows-1252 lacks.
fn has_references(text: &str) -> bool {
    let lacking = |c: &char| matches!(c, 'ă' | 'đ' | 'ơ' | 'ư' | '\u{1ea0}'..='\u{1ef9}');
    text.chars().filter(lacking).take(REFERENCES).count() == REFERENCES
}
