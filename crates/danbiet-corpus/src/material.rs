//! What a reader of a format hands to the analysis: a text, and the way back into the file.
//!
//! Readers of formats live in crates of their own (HTML and PDF parsers are large); what they hand
//! over is plain data, defined here so that the stored form, the command line and the app agree on
//! it. [`Material::plain`] makes it of plain text, which needs no parser.

use danbiet_query::Language;
use danbiet_text::legacy::Repair;
use serde::{Deserialize, Serialize};

use crate::{
    ingest::{self, Decoded, Encoding, IngestError},
    quote::one_line,
};

/// A kind of file.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// Markdown.
    Markdown,
    /// A page of the web.
    Html,
    /// A text document of Office Open XML.
    Docx,
    /// A portable document with text in it.
    Pdf,
    /// A table with one document in each row, with separators.
    Csv,
    /// One JSON object with one document on each line.
    JsonLines,
    /// An archive of files.
    Zip,
}

impl Format {
    /// The name in the exported forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "Markdown",
            Format::Html => "HTML",
            Format::Docx => "DOCX",
            Format::Pdf => "PDF",
            Format::Csv => "CSV",
            Format::JsonLines => "JSON Lines",
            Format::Zip => "ZIP",
        }
    }
}

/// A place in the file that a text was taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// A line, from 1.
    Line(u32),
    /// A page, from 1.
    Page(u32),
    /// A paragraph, from 1; empty ones count.
    Paragraph(u32),
    /// A row of a table or a line of JSON, from 1; the row of column names counts.
    Row(u32),
    /// An element, as a CSS selector that finds it: `#main > p:nth-of-type(2)`.
    Element(String),
}

impl Place {
    /// The place in words: `trang 3`, `page 3`.
    #[must_use]
    pub fn written(&self, language: Language) -> String {
        let (vi, en, which) = match self {
            Place::Line(number) => ("dòng", "line", number.to_string()),
            Place::Page(number) => ("trang", "page", number.to_string()),
            Place::Paragraph(number) => ("đoạn", "paragraph", number.to_string()),
            Place::Row(number) => ("hàng", "row", number.to_string()),
            Place::Element(selector) => ("phần tử", "element", one_line(selector)),
        };
        let name = match language {
            Language::Vi => vi,
            Language::En => en,
        };
        [name, " ", &which].concat()
    }
}

/// A text that was read from a file, before anything is known about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Material {
    /// Where the file lay, folders and archives included, with `/` between them.
    pub path: String,
    /// What tells this text from others of the same file: the number of its row, or its id there.
    pub part: Option<String>,
    /// The kind of file.
    pub format: Format,
    /// The length of the file in bytes.
    pub bytes: u64,
    /// The SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// How letters were stored.
    pub encoding: Encoding,
    /// What reading repaired or noticed.
    pub repairs: Vec<(String, u32)>,
    /// The text; a line is a paragraph.
    pub text: String,
    /// Where lines were taken from: the number of a line of the text, from 1, and its place in the
    /// file, which holds until the next entry. In order.
    pub places: Vec<(u32, Place)>,
}

impl Material {
    /// What a file of plain text holds.
    ///
    /// # Errors
    /// If it cannot be read as text.
    pub fn plain(path: &str, bytes: &[u8]) -> Result<Material, IngestError> {
        Ok(Material::of(
            path,
            Format::Text,
            bytes,
            ingest::decode(bytes)?,
        ))
    }

    /// A text that was read from a file.
    #[must_use]
    pub fn of(path: &str, format: Format, bytes: &[u8], decoded: Decoded) -> Material {
        Material {
            path: path.to_owned(),
            part: None,
            format,
            bytes: bytes.len() as u64,
            sha256: ingest::sha256(bytes),
            encoding: decoded.encoding,
            repairs: decoded.repairs.iter().map(named).collect(),
            text: decoded.text,
            places: Vec::new(),
        }
    }

    /// Its path and part, for people.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.part {
            Some(part) => [&self.path, "#", part].concat(),
            None => self.path.clone(),
        }
    }
}

/// A repair as it is kept: its name in the exported forms, and how often.
fn named(repair: &Repair) -> (String, u32) {
    let count = u32::try_from(repair.count).unwrap_or(u32::MAX);
    (repair.kind.name().to_owned(), count)
}
