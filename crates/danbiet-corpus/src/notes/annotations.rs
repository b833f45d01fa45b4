//! Notes as W3C Web Annotations, in JSON-LD.
//!
//! Written is an `AnnotationCollection` with all notes on its first page:
//!
//! ```json
//! {"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:uuid:…", "type": "AnnotationCollection",
//!  "total": 1, "first": {"id": "urn:uuid:…", "type": "AnnotationPage", "startIndex": 0, "items": [
//!   {"id": "urn:uuid:…", "type": "Annotation", "motivation": ["highlighting", "commenting", "tagging"],
//!    "created": "2024-05-06T07:08:09Z", "modified": "2024-05-06T07:08:09Z",
//!    "body": [{"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": "…"},
//!             {"type": "TextualBody", "purpose": "tagging", "value": "…"}],
//!    "target": {"type": "SpecificResource", "source": "https://…/#document/000_c776", "styleClass": "rose",
//!     "selector": [{"type": "TextPositionSelector", "start": 12, "end": 20},
//!                  {"type": "TextQuoteSelector", "exact": "…", "prefix": "…", "suffix": "…"}]}}]}}
//! ```
//!
//! Positions count Unicode code points of the printed text, as the model asks. Read is the same, and a
//! page, a list or a single annotation besides. What other programs write and notes do not have is
//! said by name ([`Problem`]); the rest of the file is taken.

use std::fmt;

use super::{Note, Notes};
use crate::{
    CorpusInfo,
    anchor::Anchor,
    given::{self, Place},
    json::{
        Json,
        read::{self, Value},
    },
};

mod reading;

pub use reading::{Problem, Read, What};

/// The context that names all words of the model.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// What stands before the id of a document in an address of the app.
const DOCUMENT: &str = "#document/";

/// Why a text is no file of notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is no JSON from here on.
    Syntax(Place),
    /// It is JSON, but no annotation, page or collection of annotations.
    NoAnnotations,
    /// It is a collection whose pages lie elsewhere.
    PagesElsewhere,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FileError::Syntax(Place { line, column }) => {
                write!(f, "it is no JSON from line {line}, column {column} on")
            }
            FileError::NoAnnotations => f.write_str("it holds no web annotations"),
            FileError::PagesElsewhere => f.write_str("its annotations lie in other files"),
        }
    }
}

impl std::error::Error for FileError {}

/// Writes notes of a corpus.
#[must_use]
pub fn write(notes: &Notes, info: &CorpusInfo) -> String {
    let mut json = Json::default();
    write_into(notes, info, &mut json);
    json.into_string()
}

/// The same, into a longer text.
pub(crate) fn write_into(notes: &Notes, info: &CorpusInfo, json: &mut Json) {
    json.open('{');
    json.key("@context").string(CONTEXT);
    json.key("id").string(&uuid_of(&info.hash, '0'));
    json.key("type").string("AnnotationCollection");
    json.key("total").word(&notes.len().to_string());
    json.key("first").open('{');
    json.key("id").string(&uuid_of(&info.hash, '1'));
    json.key("type").string("AnnotationPage");
    json.key("startIndex").word("0");
    json.key("items").open('[');
    for note in notes.all() {
        annotation(note, info.site_url.as_deref(), json);
    }
    json.close(']');
    json.close('}');
    json.close('}');
}

/// A UUID of the free form (RFC 9562, version 8) out of a hash.
fn uuid_of(hash: &str, part: char) -> String {
    let mut digits = hash.chars().chain(std::iter::repeat('0'));
    let mut uuid = String::from("urn:uuid:");
    for at in 0..32 {
        let digit = digits.next().unwrap_or('0');
        if matches!(at, 8 | 12 | 16 | 20) {
            uuid.push('-');
        }
        uuid.push(match at {
            12 | 16 => '8',
            31 => part,
            _ => digit,
        });
    }
    uuid
}

fn annotation(note: &Note, site: Option<&str>, json: &mut Json) {
    json.open('{');
    json.key("id").string(&note.id);
    json.key("type").string("Annotation");
    let purposes = [("commenting", &note.text), ("tagging", &note.label)];
    let bodies = purposes.iter().filter(|(_, value)| !value.is_empty());
    json.key("motivation").open('[');
    json.string("highlighting");
    bodies.clone().for_each(|(purpose, _)| json.string(purpose));
    json.close(']');
    for (key, time) in [("created", &note.created), ("modified", &note.modified)] {
        if !time.is_empty() {
            json.key(key).string(time);
        }
    }
    if bodies.clone().next().is_some() {
        json.key("body").open('[');
        for (purpose, value) in bodies {
            json.open('{');
            json.key("type").string("TextualBody");
            json.key("purpose").string(purpose);
            json.key("format").string("text/plain");
            json.key("value").string(value);
            json.close('}');
        }
        json.close(']');
    }
    let Anchor {
        position,
        exact,
        prefix,
        suffix,
    } = &note.anchor;
    json.key("target").open('{');
    json.key("type").string("SpecificResource");
    json.key("source").string(&source(&note.document, site));
    json.key("styleClass").string(note.colour.name());
    json.key("selector").open('[');
    if let Some((start, end)) = position {
        json.open('{');
        json.key("type").string("TextPositionSelector");
        json.key("start").word(&start.to_string());
        json.key("end").word(&end.to_string());
        json.close('}');
    }
    json.open('{');
    json.key("type").string("TextQuoteSelector");
    json.key("exact").string(exact);
    json.key("prefix").string(prefix);
    json.key("suffix").string(suffix);
    json.close('}');
    json.close(']');
    json.close('}');
    json.close('}');
}

/// The address of a document.
fn source(id: &str, site: Option<&str>) -> String {
    let mut source = String::from(site.unwrap_or_default());
    source.push_str(DOCUMENT);
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            source.push(char::from(byte));
        } else {
            let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
            source.push('%');
            source.push(digit(byte >> 4).to_ascii_uppercase());
            source.push(digit(byte & 15).to_ascii_uppercase());
        }
    }
    source
}

/// Reads the notes of a file.
///
/// # Errors
/// If it is no JSON, or nothing like web annotations.
pub fn read(text: &str) -> Result<Read, FileError> {
    let root = read::read(text).map_err(|at| FileError::Syntax(given::place(text, at)))?;
    read_value(&root)
}

/// Reads what is part of a longer text.
pub(crate) fn read_value(root: &Value) -> Result<Read, FileError> {
    Ok(reading::notes(reading::items(root)?))
}
