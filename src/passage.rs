//! A passage of a document that the reader has chosen: with the mouse, the finger or the keys.

use danbiet_corpus::document::Document;
use danbiet_text::{Span, letters, token};

use crate::keys::Step;

/// An end of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}

/// By how much an end is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// By a syllable.
    Syllable,
    /// By a sentence.
    Sentence,
}

/// What is meant by a selection: without blanks at its ends, and with all marks of its last letter.
/// `None` if nothing is left, or if it is no place of the text.
#[must_use]
pub fn trimmed(text: &str, span: Span) -> Option<Span> {
    let is_mark = |c: char| letters::is_combining(c);
    text.get(span.range())?;
    let rest = text.get(span.end as usize..)?;
    let marks = rest.len() - rest.trim_start_matches(is_mark).len();
    let before = text.get(..span.start as usize)?;
    let begun = match text.get(span.start as usize..)?.starts_with(is_mark) {
        true => before.trim_end_matches(is_mark).char_indices().next_back(),
        false => None,
    };
    let start = begun.map_or(span.start as usize, |(at, _)| at);
    let end = span.end as usize + marks;
    let whole = text.get(start..end)?;
    let content = whole.trim();
    let from = start + whole.len() - whole.trim_start().len();
    (!content.is_empty()).then(|| Span::new(from, from + content.len()))
}

/// The sentence at a byte of a document, or the next one; the line, in a document without sentences
/// behind it.
#[must_use]
pub fn sentence_at(document: &Document, byte: u32) -> Option<Span> {
    let at = document.sentences.partition_point(|s| s.end <= byte);
    let line = || {
        let line = document.lines.iter().find(|line| line.span.end > byte);
        line.map(|line| line.span)
    };
    let found = document.sentences.get(at).copied().or_else(line)?;
    trimmed(&document.text, found)
}

/// The sentence after a passage, or the one before it.
#[must_use]
pub fn beside(document: &Document, passage: Span, step: Step) -> Option<Span> {
    let sentences = &document.sentences;
    let found = match step {
        Step::Next => sentences.iter().find(|s| s.start >= passage.end),
        Step::Previous => sentences.iter().rfind(|s| s.end <= passage.start),
    };
    trimmed(&document.text, *found?)
}

/// A passage with one of its ends moved. `None` where there is nowhere to go, or nothing would be left.
#[must_use]
pub fn moved(
    document: &Document,
    passage: Span,
    edge: Edge,
    unit: Unit,
    step: Step,
) -> Option<Span> {
    let at = match edge {
        Edge::Start => passage.start,
        Edge::End => passage.end,
    };
    let place = |span: Span| match edge {
        Edge::Start => span.start,
        Edge::End => span.end,
    };
    let whole = |sentence: &Span| trimmed(&document.text, *sentence);
    let next = match unit {
        Unit::Syllable => neighbour(token::tokens(&document.text).map(place), at, step),
        Unit::Sentence => {
            let sentences = document.sentences.iter().filter_map(whole);
            neighbour(sentences.map(place), at, step)
        }
    }?;
    let (start, end) = match edge {
        Edge::Start => (next, passage.end),
        Edge::End => (passage.start, next),
    };
    (start < end).then_some(Span { start, end })
}

/// The place after `at`, or before it, among places in order.
fn neighbour(mut places: impl Iterator<Item = u32>, at: u32, step: Step) -> Option<u32> {
    match step {
        Step::Next => places.find(|place| *place > at),
        Step::Previous => places.take_while(|place| *place < at).last(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Document {
        let text = "Dân biết. Dân bàn, dân làm. Dân kiểm tra.";
        Document {
            text: text.to_owned(),
            sentences: vec![
                Span::new(0, 12),
                Span::new(12, 35),
                Span::new(35, text.len()),
            ],
            ..Document::default()
        }
    }

    #[test]
    fn a_selection_is_what_is_meant_by_it() {
        let text = "a \u{a0}viê\u{323}t b";
        let place = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let trimmed = |words| trimmed(text, place(words)).map(|span| span.of(text));
        assert_eq!(trimmed("\u{a0}viê"), Some("viê\u{323}"));
        assert_eq!(trimmed("\u{323}t "), Some("ê\u{323}t"));
        assert_eq!(trimmed(" \u{a0}"), None);
        assert_eq!(super::trimmed(text, Span::new(0, 99)), None);
    }

    #[test]
    fn ends_move_by_syllables_and_sentences() {
        let document = sample();
        let first = sentence_at(&document, 0).unwrap();
        let words = |span: Option<Span>| span.map(|span| span.of(&document.text));
        assert_eq!(words(Some(first)), Some("Dân biết."));
        let moved = |edge, unit, step| words(moved(&document, first, edge, unit, step));
        assert_eq!(
            moved(Edge::End, Unit::Syllable, Step::Next),
            Some("Dân biết. Dân")
        );
        assert_eq!(
            moved(Edge::End, Unit::Syllable, Step::Previous),
            Some("Dân biết")
        );
        assert_eq!(
            moved(Edge::Start, Unit::Syllable, Step::Next),
            Some("biết.")
        );
        assert_eq!(moved(Edge::Start, Unit::Syllable, Step::Previous), None);
        assert_eq!(
            moved(Edge::End, Unit::Sentence, Step::Next),
            Some("Dân biết. Dân bàn, dân làm.")
        );
        assert_eq!(moved(Edge::Start, Unit::Sentence, Step::Next), None);
        let next = beside(&document, first, Step::Next);
        assert_eq!(words(next), Some("Dân bàn, dân làm."));
        let back = beside(&document, next.unwrap(), Step::Previous);
        assert_eq!(words(back), Some("Dân biết."));
    }
}
