//! One analysed document.

use danbiet_text::{Span, sort, token};
use serde::{Deserialize, Serialize};

use crate::{
    annotate::Layers,
    ingest::Encoding,
    material::{Format, Place},
    metadata::Metadata,
    zone::{Line, Zone},
};

/// The number of a document in its corpus: documents are ordered by their ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DocId(pub u32);

impl DocId {
    /// Puts documents in order, each once.
    #[must_use]
    pub fn in_order(documents: impl IntoIterator<Item = DocId>) -> Vec<DocId> {
        let mut numbers: Vec<u32> = documents.into_iter().map(|id| id.0).collect();
        sort::distinct(&mut numbers);
        numbers.into_iter().map(DocId).collect()
    }
}

/// The place of a token, counted from 0 through all documents of a corpus.
///
/// Not a byte offset: only the index knows which [`Span`] it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position(pub u32);

/// A document with everything that is known about it. All spans are over `text`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Name without folder and ending, unique in the corpus: `000_c7764ab0d62457ae`.
    pub id: String,
    /// The file it was made from.
    pub source: Source,
    /// The printed text as it was found, after decoding; never changed.
    pub text: String,
    /// The lines that hold something, each with its zone, in order.
    pub lines: Vec<Line>,
    /// The sentences of lead, body and captions, in order.
    pub sentences: Vec<Span>,
    /// The words (*từ*) of the text.
    pub words: Words,
    /// What the document says about itself and what is known about it.
    pub metadata: Metadata,
    /// What is named in the text.
    pub layers: Layers,
}

/// The file that a document was made from, so that anyone can verify it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its name with its folders; for a text that is one of several in a file, `#` and its number
    /// or id in that file behind it.
    pub file: String,
    /// What kind of file it is.
    pub format: Format,
    /// Its length in bytes.
    pub bytes: u64,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
    /// How its bytes stand for letters.
    pub encoding: Encoding,
    /// What reading repaired or noticed, and how often: `legacy letters`, `font capitals`,
    /// `undecodable`, `stand-in bars`, `loose marks`, `byte order mark`.
    pub repairs: Vec<(String, u32)>,
    /// The way back into a file that is not plain text: the number of a line of the text and where
    /// it was taken from, which holds until the next entry. In order.
    pub places: Vec<(u32, Place)>,
}

impl Source {
    /// Where in the file a line of the text was taken from; `number` is its number, from 1. `None`
    /// for plain text, whose lines are those of the file.
    #[must_use]
    pub fn place(&self, number: u32) -> Option<&Place> {
        let behind = self.places.partition_point(|(line, _)| *line <= number);
        let (_, place) = self.places.get(behind.checked_sub(1)?)?;
        Some(place)
    }
}

/// The words (*từ*) of a text, each made of whole tokens; a token that belongs to no longer word is
/// a word by itself.
///
/// Kept as one bit for each token, which is a tenth of what spans need.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Eight tokens to the byte, the first in the lowest bit: whether the token goes on with the
    /// word of the one before.
    inner: Vec<u8>,
}

impl Words {
    /// The words at these spans, which are in order. Tokens must be those of the text.
    #[must_use]
    pub fn new(text: &str, spans: &[Span]) -> Words {
        Words::over(token::tokens(text), spans)
    }

    /// As [`Words::new`], where the tokens of the text are known.
    #[must_use]
    pub fn over(tokens: impl Iterator<Item = Span>, spans: &[Span]) -> Words {
        let mut words = Words::default();
        let mut spans = spans.iter().peekable();
        for (at, token) in tokens.enumerate() {
            while spans.next_if(|span| span.end <= token.start).is_some() {}
            let word = spans.peek();
            if at % 8 == 0 {
                words.inner.push(0);
            }
            if word.is_some_and(|word| word.start < token.start) {
                words.inner[at / 8] |= 1 << (at % 8);
            }
        }
        words
    }

    /// Whether a word begins at a token, counted from 0.
    #[must_use]
    pub fn begins(&self, token: usize) -> bool {
        let bits = self.inner.get(token / 8).copied().unwrap_or(0);
        bits >> (token % 8) & 1 == 0
    }

    /// The words, in order.
    #[must_use]
    pub fn spans(&self, text: &str) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for (at, token) in token::tokens(text).enumerate() {
            match spans.last_mut() {
                Some(word) if !self.begins(at) => word.end = token.end,
                _ => spans.push(token),
            }
        }
        spans
    }
}

impl Document {
    /// The line that holds the beginning of a place.
    #[must_use]
    pub fn line_at(&self, span: Span) -> Option<&Line> {
        let at = self
            .lines
            .partition_point(|line| line.span.end <= span.start);
        let line = self.lines.get(at);
        line.filter(|line| line.span.start <= span.start)
    }

    /// The zone that a place begins in; none between lines.
    #[must_use]
    pub fn zone_at(&self, span: Span) -> Option<Zone> {
        let line = self.line_at(span)?;
        let in_marker = line.marker.is_some_and(|marker| marker.contains(span));
        Some(if in_marker { Zone::Source } else { line.zone })
    }

    /// Whether every span lies within the text, on character boundaries, and every list is in
    /// order: what everyone who slices the text takes for granted. Says what is wrong.
    pub(crate) fn validate(&self) -> Result<(), &'static str> {
        self.validate_text()?;
        self.validate_layers()
    }

    /// The same without the layers.
    pub(crate) fn validate_text(&self) -> Result<(), &'static str> {
        let lies = |span: Span| self.text.get(span.range()).is_some();
        let ordered = |spans: &[Span]| spans.is_sorted_by(|a, b| a.end <= b.start);
        if !self.lines.iter().all(|line| {
            lies(line.span)
                && line
                    .marker
                    .is_none_or(|marker| lies(marker) && line.span.contains(marker))
        }) {
            return Err("a line lies outside its text");
        }
        if !self.lines.is_sorted_by(|a, b| a.span.end <= b.span.start) {
            return Err("the lines are not in order");
        }
        if !self.sentences.iter().all(|s| lies(*s)) {
            return Err("a sentence lies outside its text");
        }
        if !ordered(&self.sentences) {
            return Err("the sentences are not in order");
        }
        if !self.metadata.evidence().all(lies) {
            return Err("the evidence of a fact lies outside its text");
        }
        Ok(())
    }

    /// Whether the layers fit the text.
    fn validate_layers(&self) -> Result<(), &'static str> {
        let lies = |span: Span| self.text.get(span.range()).is_some();
        if !self.layers.spans().all(lies) {
            return Err("an annotation lies outside its text");
        }
        if !self.layers.is_nested_soundly() {
            return Err("a body lies in one that is not there");
        }
        Ok(())
    }
}
