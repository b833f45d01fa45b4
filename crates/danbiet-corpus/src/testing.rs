//! Small corpora for tests.

use danbiet_text::{Span, token};

use crate::{
    corpus::{Corpus, CorpusInfo},
    document::{Document, Words},
    zone::{Line, Zone},
};

/// A document of one-line sentences in which `_` joins the syllables of a word; it is printed as a
/// blank.
pub fn document(number: usize, lines: &[&str]) -> Document {
    let mut document = Document {
        id: format!("{number:03}"),
        ..Document::default()
    };
    let mut words = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let from = document.text.len();
        for (place, word) in line.split(' ').enumerate() {
            if place > 0 {
                document.text.push(' ');
            }
            let start = document.text.len();
            document.text.push_str(&word.replace('_', " "));
            let text = &document.text[start..];
            if let Some(first) = token::tokens(text).next() {
                let last = token::tokens(text).last().unwrap_or(first);
                let span = Span::new(start + first.start as usize, start + last.end as usize);
                words.push(span);
            }
        }
        let span = Span::new(from, document.text.len());
        document.lines.push(Line {
            number: at as u32 + 1,
            span,
            zone: Zone::Body,
            marker: None,
        });
        document.sentences.push(span);
        document.text.push('\n');
    }
    document.words = Words::new(&document.text, &words);
    document
}

/// A corpus of such documents, `000`, `001` and so on.
pub fn corpus(documents: &[&[&str]]) -> Corpus {
    let documents = documents.iter().enumerate();
    let documents = documents
        .map(|(number, lines)| document(number, lines))
        .collect();
    Corpus::build(CorpusInfo::default(), documents).unwrap()
}
