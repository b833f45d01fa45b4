//! Quotes that anyone can verify, and the verifying.
//!
//! A [`Quote`] is words exactly as a document prints them, with everything that leads back to them:
//! document, sentence, bytes, address, and the SHA-256 of the document's text. [`Quote::write`] makes
//! of it what a reader pastes into a mail or a paper; its last line, the [`Stamp`], can be read back
//! by a program:
//!
//! ```text
//! “Chủ tịch xã đối thoại với nhân dân”
//! — Đối thoại ở xã, Báo tỉnh, 16-5-[2022], câu 3, thân bài
//! https://example.org/#document/000_c7764ab0d62457ae?at=1215-1250
//! [danbiet:1 document=000_c7764ab0d62457ae bytes=1215-1250 sha256=0a9f…]
//! ```
//!
//! [`verify`] takes whatever was pasted, with such a line or bare words ([`Pasted`]), and says of each
//! part of it whether it stands in the corpus byte for byte, but for spaces and the like, altered (and
//! where) or not at all ([`Outcome`]).

mod align;
mod candidates;
mod compare;
mod outcome;
mod pasted;
mod reader;
mod stamp;
mod units;
mod verify;
mod write;

use danbiet_text::Span;

use crate::{
    cite::{self, Dated},
    document::Document,
    ingest, material,
    metadata::Fact,
    zone::Zone,
};

pub use align::{Piece, Relation};
pub use compare::Kind;
pub use outcome::{Named, NamedText, Outcome, Part, Place, SHOWN, Verdict, Verification};
pub use pasted::{LIMIT, Pasted};
pub use stamp::Stamp;
pub use verify::verify;
pub use write::Form;
pub(crate) use write::one_line;

/// Words of a document with the way back to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words as they are printed, every byte of them.
    pub words: String,
    /// Where they stand, for programs.
    pub stamp: Stamp,
    /// The title of the document.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<Fact<String>>,
    /// The day of what it reports.
    pub date: Option<Dated>,
    /// The number of the sentence that the words begin in, from 1; `None` outside of sentences.
    pub sentence: Option<u32>,
    /// The part of the document that they begin in.
    pub zone: Option<Zone>,
    /// The place in the file that the document was made from, where that is no plain text: the name
    /// of the file, and the page, element, paragraph or row.
    pub origin: Option<(String, material::Place)>,
    /// The address that opens the document at the words; empty where there is none.
    pub link: String,
}

impl Quote {
    /// The words at a place of a document, without the white space around them; `None` if there are
    /// none.
    #[must_use]
    pub fn of(document: &Document, span: Span, link: &str) -> Option<Quote> {
        let span = trimmed(document, span)?;
        Some(Quote {
            words: span.of(&document.text).to_owned(),
            stamp: Stamp {
                document: document.id.clone(),
                span,
                sha256: text_hash(document),
            },
            title: document.metadata.title.as_ref().map(|it| it.value.clone()),
            publisher: document.metadata.publisher.clone(),
            date: document.metadata.date.as_ref().map(cite::dated),
            sentence: sentence_number(document, span),
            zone: document.zone_at(span),
            origin: origin(document, span),
            link: link.to_owned(),
        })
    }
}

/// A place without the white space around its words; `None` if it holds no words or does not lie in
/// the text.
#[must_use]
pub fn trimmed(document: &Document, span: Span) -> Option<Span> {
    let words = document.text.get(span.range())?;
    let start = span.range().start + (words.len() - words.trim_start().len());
    let words = words.trim();
    (!words.is_empty()).then(|| Span::new(start, start + words.len()))
}

/// Where in the file of a document, and in which file, the words at a place were found; `None` for
/// plain text, whose bytes are those of the file.
#[must_use]
pub fn origin(document: &Document, span: Span) -> Option<(String, material::Place)> {
    let line = document.line_at(span)?;
    let place = document.source.place(line.number)?;
    Some((document.source.file.clone(), place.clone()))
}

/// The SHA-256 of the text of a document as UTF-8, in hexadecimal. Of a file that is plain UTF-8 it is
/// that of the file.
#[must_use]
pub fn text_hash(document: &Document) -> String {
    ingest::sha256(document.text.as_bytes())
}

/// The number of the sentence that a place begins in, from 1.
#[must_use]
pub fn sentence_number(document: &Document, span: Span) -> Option<u32> {
    let behind = document
        .sentences
        .partition_point(|sentence| sentence.end <= span.start);
    let sentence = document.sentences.get(behind)?;
    (sentence.start <= span.start).then_some(behind as u32 + 1)
}

#[cfg(test)]
mod tests;
