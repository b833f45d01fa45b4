//! One file → one analysed document: the pipeline, step by step.
//!
//! This is the only place that knows the order of the steps. It needs the [`Lexicons`], which the
//! app's first load does not carry: the app opens what was analysed when it was built.

use danbiet_text::{Span, sentence};

use crate::{
    annotate::Layers,
    compile::File,
    document::{Document, Source},
    given,
    ingest::{self, Decoded, IngestError},
    metadata::{self, Metadata},
    zone::{self, Line},
};

/// The tables that analysis looks things up in.
#[derive(Debug, Default)]
pub struct Lexicons {}

impl Lexicons {
    /// The tables that the program carries.
    #[must_use]
    pub fn shipped() -> Lexicons {
        Lexicons {}
    }
}

/// Reads and analyses a file. `given` is what its keeper says about it.
///
/// # Errors
/// If it cannot be read as text.
pub fn document(
    file: &File<'_>,
    lexicons: &Lexicons,
    given: Option<&Metadata>,
) -> Result<Document, IngestError> {
    let decoded = ingest::decode(file.bytes)?;
    let mut document = text(file.id(), &decoded, lexicons, given);
    document.source = Source {
        file: file.name.to_owned(),
        bytes: file.bytes.len() as u64,
        sha256: ingest::sha256(file.bytes),
        encoding: decoded.encoding,
    };
    Ok(document)
}

/// Analyses a text.
#[must_use]
pub fn text(
    id: &str,
    decoded: &Decoded,
    _lexicons: &Lexicons,
    given: Option<&Metadata>,
) -> Document {
    let text = decoded.text.as_str();
    let lines = zone::lines(text);
    let sentences = sentences(text, &lines);
    let words = Vec::new();
    let layers = Layers::default();
    let mut metadata = metadata::infer(text, &lines, &sentences);
    if let Some(given) = given {
        given::complete(&mut metadata, given);
    }
    Document {
        id: id.to_owned(),
        source: Source::default(),
        text: decoded.text.clone(),
        lines,
        sentences,
        words,
        metadata,
        layers,
    }
}

/// The sentences of the prose, line by line: in these texts a line is a paragraph.
fn sentences(text: &str, lines: &[Line]) -> Vec<Span> {
    let prose = lines.iter().filter(|line| line.zone.is_prose());
    prose
        .flat_map(|line| sentence::sentences(text, line.content(text)))
        .collect()
}
