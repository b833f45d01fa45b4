//! The line of a quote that programs read.

use std::fmt;

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

/// Where the words of a quote stand, and in which text.
///
/// Printed as `[danbiet:1 document=ID bytes=START-END sha256=HEX]`; in the id, what would end the line
/// or a field is percent-encoded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The id of the document.
    pub document: String,
    /// The bytes of its text, as UTF-8.
    pub span: Span,
    /// The SHA-256 of that text, in small hexadecimal letters.
    pub sha256: String,
}

/// How the line begins; the number is that of its form.
const OPEN: &str = "[danbiet:1 ";

impl Stamp {
    /// The first stamp in a text, with the bytes of the text that it takes up. Line breaks and the
    /// signs that mails put before quoted lines may stand between its fields.
    #[must_use]
    pub fn find(text: &str) -> Option<(Stamp, std::ops::Range<usize>)> {
        let mut from = 0;
        while let Some(at) = text[from..].find(OPEN) {
            let start = from + at;
            let inside = start + OPEN.len();
            let length = text[inside..].find(']')?;
            if let Some(stamp) = read(&text[inside..inside + length]) {
                return Some((stamp, start..inside + length + 1));
            }
            from = inside;
        }
        None
    }
}

fn read(fields: &str) -> Option<Stamp> {
    let field = |name: &str| {
        let mut fields = fields.split_whitespace();
        fields.find_map(|field| field.strip_prefix(name)?.strip_prefix('='))
    };
    let (start, end) = field("bytes")?.split_once('-')?;
    let (start, end): (u32, u32) = (start.parse().ok()?, end.parse().ok()?);
    let sha256 = field("sha256")?.to_ascii_lowercase();
    let is_hash = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit());
    (start < end && is_hash).then_some(Stamp {
        document: decoded(field("document")?),
        span: Span { start, end },
        sha256,
    })
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(OPEN)?;
        f.write_str("document=")?;
        for c in self.document.chars() {
            if c.is_whitespace() || c.is_control() || matches!(c, '%' | ']' | '[' | '<' | '>' | '`')
            {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    write!(f, "%{byte:02X}")?;
                }
            } else {
                write!(f, "{c}")?;
            }
        }
        let Span { start, end } = self.span;
        write!(f, " bytes={start}-{end} sha256={}]", self.sha256)
    }
}

/// The text behind a percent-encoded one; what is no proper encoding stands for itself.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digit = |at: usize| char::from(*after.get(at)?).to_digit(16);
        match (byte, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &after[2..];
            }
            _ => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_read_again(document in "\\PC{1,20}", start in 0u32..1000, length in 1u32..1000) {
            let span = Span { start, end: start + length };
            let stamp = Stamp { document, span, sha256: "0a".repeat(32) };
            let line = stamp.to_string();
            let text = format!("trước\n> {}\nsau", line.replace(' ', "\n> "));
            let (found, _) = Stamp::find(&line).unwrap();
            prop_assert_eq!(&found, &stamp);
            // A mail that breaks and quotes the line; the form's own blank must stay.
            let text = text.replacen("[danbiet:1\n> ", "[danbiet:1 ", 1);
            prop_assert_eq!(Stamp::find(&text).map(|found| found.0), Some(stamp));
        }
    }

    #[test]
    fn what_is_no_stamp_is_none() {
        let hash = "0".repeat(64);
        for text in [
            "",
            "[danbiet:1 ",
            "[danbiet:1 document=a bytes=1-2]",
            "[danbiet:2 document=a bytes=1-2 sha256=0]",
            &format!("[danbiet:1 document=a bytes=2-2 sha256={hash}]"),
            &format!("[danbiet:1 bytes=1-2 sha256={hash}]"),
            &format!("[danbiet:1 document=a bytes=1-99999999999 sha256={hash}]"),
        ] {
            assert_eq!(Stamp::find(text), None, "{text}");
        }
        let two = format!("[danbiet:1 x] [danbiet:1 document=a bytes=1-2 sha256={hash}]");
        assert!(Stamp::find(&two).is_some());
    }
}
