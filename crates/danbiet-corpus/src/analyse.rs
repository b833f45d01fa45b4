//! One file → one analysed document: the pipeline, step by step.
//!
//! This is the only place that knows the order of the steps. It needs the [`Lexicons`], which the
//! app's first load does not carry: the app opens what was analysed when it was built.

use danbiet_text::{
    Span, sentence,
    word::{self, Segmenter},
};

use crate::{
    annotate::{self, Gazetteer, View},
    compile::File,
    document::{Document, Source, Words},
    given,
    ingest::{Decoded, IngestError},
    material::Material,
    metadata::{self, Metadata},
    zone::{self, Line},
};

/// The tables that analysis looks things up in.
#[derive(Clone, Debug)]
pub struct Lexicons {
    /// Which syllables make words.
    pub segmenter: Segmenter,
    /// The units of administration.
    pub gazetteer: Gazetteer,
}

impl Lexicons {
    /// The tables that the program carries.
    ///
    /// # Panics
    /// Never: the tables are part of the program, and a test reads them.
    #[must_use]
    pub fn shipped() -> Lexicons {
        Lexicons {
            segmenter: Segmenter::parse(word::LEXICON, word::RULES)
                .expect("the shipped rules are well formed"),
            gazetteer: Gazetteer::shipped(),
        }
    }
}

/// Reads and analyses a file of plain text. `given` is what its keeper says about it.
///
/// # Errors
/// If it cannot be read as text.
pub fn document(
    file: &File<'_>,
    lexicons: &Lexicons,
    given: Option<&Metadata>,
) -> Result<Document, IngestError> {
    let material = Material::plain(file.name, file.bytes)?;
    let lines = zone::lines(&material.text);
    Ok(read(file.id(), material, lines, lexicons, given))
}

/// Analyses what was read from a file, whose lines have their zones already.
#[must_use]
pub fn read(
    id: &str,
    material: Material,
    lines: Vec<Line>,
    lexicons: &Lexicons,
    given: Option<&Metadata>,
) -> Document {
    let file = material.name();
    let mut document = zoned(id, material.text, lines, lexicons, given);
    document.source = Source {
        file,
        format: material.format,
        bytes: material.bytes,
        sha256: material.sha256,
        encoding: material.encoding,
        repairs: material.repairs,
        places: material.places,
    };
    document
}

/// Analyses a text.
#[must_use]
pub fn text(
    id: &str,
    decoded: &Decoded,
    lexicons: &Lexicons,
    given: Option<&Metadata>,
) -> Document {
    let lines = zone::lines(&decoded.text);
    zoned(id, decoded.text.clone(), lines, lexicons, given)
}

fn zoned(
    id: &str,
    text: String,
    lines: Vec<Line>,
    lexicons: &Lexicons,
    given: Option<&Metadata>,
) -> Document {
    let sentences = sentences(&text, &lines);
    let words = words(&text, &lines, &sentences, &lexicons.segmenter);
    let words = Words::new(&text, &words);
    let province = given.and_then(|given| given.province.as_ref());
    let province = province.map(|province| province.value.as_str());
    let view = View::new(&text, &lines, &sentences);
    let layers = annotate::annotate(&view, province, &lexicons.gazetteer);
    let mut metadata = metadata::infer(&view, &layers, &lexicons.gazetteer);
    if let Some(given) = given {
        given::complete(&mut metadata, given);
    }
    Document {
        id: id.to_owned(),
        source: Source::default(),
        text,
        lines,
        sentences,
        words,
        metadata,
        layers,
    }
}

/// The sentences of the prose, line by line: in these texts a line is a paragraph.
pub(crate) fn sentences(text: &str, lines: &[Line]) -> Vec<Span> {
    let prose = lines.iter().filter(|line| line.zone.is_prose());
    prose
        .flat_map(|line| sentence::sentences(text, line.content(text)))
        .collect()
}

/// The words of all lines: sentence by sentence in prose, line by line elsewhere.
fn words(text: &str, lines: &[Line], sentences: &[Span], segmenter: &Segmenter) -> Vec<Span> {
    let mut words = Vec::new();
    let mut rest = sentences;
    for line in lines {
        let count = rest.partition_point(|sentence| sentence.end <= line.span.end);
        let (own, others) = rest.split_at(count);
        rest = others;
        let marker = line.marker.map(|marker| segmenter.words(text, marker));
        words.extend(marker.into_iter().flatten());
        if own.is_empty() {
            words.extend(segmenter.words(text, line.content(text)));
        } else {
            words.extend(own.iter().flat_map(|s| segmenter.words(text, *s)));
        }
    }
    words
}
