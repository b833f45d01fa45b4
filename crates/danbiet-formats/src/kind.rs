//! Which format a file has.

use danbiet_corpus::{batch::Problem, material::Format};

/// The format of a file, from its first bytes where they are unmistakable, otherwise from its name;
/// a file without a known ending is plain text if it looks like one.
///
/// # Errors
/// [`Problem::OldWord`], [`Problem::UnknownKind`].
pub fn kind(path: &str, bytes: &[u8]) -> Result<Format, Problem> {
    let named = by_name(path);
    if bytes.starts_with(b"%PDF-") {
        return Ok(Format::Pdf);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Err(Problem::OldWord);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return match (named, ending(path).as_str()) {
            (Some(Format::Docx), _) => Ok(Format::Docx),
            (Some(Format::Zip), _) | (_, "") => Ok(Format::Zip),
            // Spreadsheets, books and programs are archives too.
            _ => Err(Problem::UnknownKind),
        };
    }
    match named {
        Some(format) => Ok(format),
        None if ending(path).is_empty() && !bytes.iter().take(1024).any(|b| *b == 0) => {
            Ok(Format::Text)
        }
        None => Err(Problem::UnknownKind),
    }
}

/// The format that the ending of a name stands for.
pub(crate) fn by_name(path: &str) -> Option<Format> {
    Some(match ending(path).as_str() {
        "txt" | "text" => Format::Text,
        "md" | "markdown" => Format::Markdown,
        "html" | "htm" | "xhtml" => Format::Html,
        "docx" | "docm" => Format::Docx,
        "pdf" => Format::Pdf,
        "csv" | "tsv" => Format::Csv,
        "json" | "jsonl" | "ndjson" => Format::JsonLines,
        "zip" => Format::Zip,
        _ => return None,
    })
}

/// What stands behind the last full stop of the file's name, in small letters; nothing if that is
/// no ending.
fn ending(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    match name.rsplit_once('.') {
        Some((stem, ending))
            if !stem.is_empty()
                && (1..=8).contains(&ending.len())
                && ending.bytes().all(|b| b.is_ascii_alphanumeric())
                // `Báo cáo 12.2021` ends in a year.
                && !ending.bytes().all(|b| b.is_ascii_digit()) =>
        {
            ending.to_ascii_lowercase()
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_first_bytes_tell() {
        let of = |path: &str, bytes: &[u8]| kind(path, bytes);
        assert_eq!(of("a/B.TXT", b"x"), Ok(Format::Text));
        assert_eq!(of("x.txt", b"%PDF-1.4"), Ok(Format::Pdf));
        assert_eq!(of("x.docx", b"PK\x03\x04"), Ok(Format::Docx));
        assert_eq!(of("x.json", b"[]"), Ok(Format::JsonLines));
        assert_eq!(of("x", b"PK\x03\x04"), Ok(Format::Zip));
        assert_eq!(of("x.xlsx", b"PK\x03\x04"), Err(Problem::UnknownKind));
        assert_eq!(of("ghi chú", "một".as_bytes()), Ok(Format::Text));
        assert_eq!(of("Điều 1. Phạm vi", b"x"), Ok(Format::Text));
        assert_eq!(of("Báo cáo 12.2021", b"x"), Ok(Format::Text));
        assert_eq!(of("x.png", b"\x89PNG"), Err(Problem::UnknownKind));
        let ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0];
        assert_eq!(of("x.doc", &ole), Err(Problem::OldWord));
        assert_eq!(of("x.docx", &ole), Err(Problem::OldWord));
    }
}
