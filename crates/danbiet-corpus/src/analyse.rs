//! One file → one analysed document: the pipeline, step by step.
//!
//! This is the only place that knows the order of the steps. It needs the [`Lexicons`], which the
//! app's first load does not carry: the app opens what was analysed when it was built.

use std::borrow::Cow;

use danbiet_text::{
    Span, sentence,
    types::Token,
    word::{self, Segmenter},
};

use crate::{
    annotate::{self, Gazetteer, View},
    compile::File,
    document::{Document, Source, Words},
    given,
    ingest::{Decoded, IngestError},
    material::Material,
    memo::Memo,
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
    Ok(read(
        file.id(),
        material,
        lines,
        lexicons,
        given,
        &mut Memo::default(),
    ))
}

/// Analyses what was read from a file, whose lines have their zones already. `memo` goes from
/// document to document, always beside the same lexicons.
#[must_use]
pub fn read(
    id: &str,
    material: Material,
    lines: Vec<Line>,
    lexicons: &Lexicons,
    given: Option<&Metadata>,
    memo: &mut Memo,
) -> Document {
    let file = material.name();
    let mut document = zoned(id, material.text, lines, lexicons, given, memo);
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
    let memo = &mut Memo::default();
    zoned(id, decoded.text.clone(), lines, lexicons, given, memo)
}

// This and the stages that it calls stay functions of their own: a browser makes those fast that are
// called often, one by one, and takes long over a large one.
#[inline(never)]
fn zoned(
    id: &str,
    text: String,
    lines: Vec<Line>,
    lexicons: &Lexicons,
    given: Option<&Metadata>,
    memo: &mut Memo,
) -> Document {
    let tokens = memo.read(&text);
    let sentences = sentences(&text, &lines);
    let cutter = Cutter {
        segmenter: &lexicons.segmenter,
        known: memo.syllables(&lexicons.segmenter),
        text: &text,
    };
    let words = cutter.words(&lines, &sentences, &tokens);
    let words = Words::over(tokens.iter().map(|token| token.span), &words);
    let province = given.and_then(|given| given.province.as_ref());
    let province = province.map(|province| province.value.as_str());
    let known = Cow::Borrowed(memo.words());
    let view = View::over(&text, &lines, &sentences, &tokens, known);
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
#[inline(never)]
pub(crate) fn sentences(text: &str, lines: &[Line]) -> Vec<Span> {
    let prose = lines.iter().filter(|line| line.zone.is_prose());
    prose
        .flat_map(|line| sentence::sentences(text, line.content(text)))
        .collect()
}

/// What cuts a text into words.
struct Cutter<'a> {
    segmenter: &'a Segmenter,
    /// What the segmenter knows of each type.
    known: &'a [word::Known],
    text: &'a str,
}

impl Cutter<'_> {
    /// The words of all lines: sentence by sentence in prose, line by line elsewhere.
    #[inline(never)]
    fn words(&self, lines: &[Line], sentences: &[Span], tokens: &[Token]) -> Vec<Span> {
        let mut words = Vec::with_capacity(tokens.len());
        let (mut sentences, mut tokens) = (sentences, tokens);
        for line in lines {
            let count = sentences.partition_point(|sentence| sentence.end <= line.span.end);
            let (own, others) = sentences.split_at(count);
            sentences = others;
            if let Some(marker) = line.marker {
                tokens = self.cut(marker, tokens, &mut words);
            }
            if own.is_empty() {
                tokens = self.cut(line.content(self.text), tokens, &mut words);
            } else {
                for sentence in own {
                    tokens = self.cut(*sentence, tokens, &mut words);
                }
            }
        }
        words
    }

    /// Cuts a part of the text, which takes the first of the tokens; gives the others.
    fn cut<'t>(&self, within: Span, tokens: &'t [Token], words: &mut Vec<Span>) -> &'t [Token] {
        let count = tokens.partition_point(|token| token.span.start < within.end);
        let (own, others) = tokens.split_at(count);
        self.segmenter
            .cut(self.text, within, own, self.known, words);
        others
    }
}
