//! The sentences of a document that show its hits best.

use danbiet_corpus::{document::Document, search::Hit, sort};
use danbiet_text::{Span, token};

use crate::reading::Piece;
use danbiet_corpus::search::runs::{Mark, flatten};

/// A stretch of a document with its hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The number of its first hit, from 1.
    pub hit: u32,
    /// Its pieces.
    pub pieces: Vec<Piece>,
    /// Whether text of the sentence stands before it, and after it.
    pub cut: (bool, bool),
}

/// Up to `count` sentences with the most hits, in the order of the text, none longer than some
/// `limit` bytes.
#[must_use]
pub fn excerpts(document: &Document, hits: &[Hit], count: usize, limit: usize) -> Vec<Excerpt> {
    let mut found: Vec<(Span, usize, usize)> = Vec::new();
    for (at, hit) in hits.iter().enumerate() {
        match found.last_mut() {
            Some((span, _, last)) if span.contains(hit.span) => *last = at + 1,
            _ => found.push((around(document, hit.span), at, at + 1)),
        }
    }
    let mut best: Vec<usize> = (0..found.len()).collect();
    sort::by_key(&mut best, |&at| {
        std::cmp::Reverse(found[at].2 - found[at].1)
    });
    best.truncate(count);
    sort::by(&mut best, Ord::cmp);
    best.into_iter()
        .map(|at| {
            let (whole, first, last) = found[at];
            let span = window(document, whole, hits[first].span, limit);
            let marks: Vec<Mark<u32>> = (first..last)
                .map(|at| Mark {
                    span: hits[at].span,
                    what: at as u32 + 1,
                })
                .collect();
            let pieces = flatten(span, &marks)
                .into_iter()
                .map(|run| Piece {
                    text: run.span.of(&document.text).to_owned(),
                    hit: run.marks.first().copied(),
                    begins: true,
                })
                .collect();
            Excerpt {
                hit: first as u32 + 1,
                pieces,
                cut: (whole.start < span.start, span.end < whole.end),
            }
        })
        .collect()
}

/// The sentence that a hit stands in, or the line.
fn around(document: &Document, hit: Span) -> Span {
    let sentence = document.sentences.partition_point(|s| s.end <= hit.start);
    let sentence = document.sentences.get(sentence).copied();
    let line = || {
        let at = document.lines.partition_point(|l| l.span.end <= hit.start);
        document.lines.get(at).map(|line| line.span)
    };
    let whole = sentence.filter(|s| s.overlaps(hit)).or_else(line);
    whole.map_or(hit, |whole| whole.cover(hit))
}

/// A part of a stretch, of whole words, that holds a hit some way from its beginning.
fn window(document: &Document, whole: Span, hit: Span, limit: usize) -> Span {
    if whole.len() <= limit {
        return whole;
    }
    let limit = limit as u32;
    let from = hit.start.saturating_sub(limit / 3).max(whole.start);
    let to = (from + limit).max(hit.end).min(whole.end);
    let mut span = hit;
    for token in token::tokens(whole.of(&document.text)) {
        let token = Span {
            start: whole.start + token.start,
            end: whole.start + token.end,
        };
        if token.start >= from && token.end <= to {
            span = span.cover(token);
        }
    }
    if to == whole.end {
        span.end = to;
    }
    if from == whole.start {
        span.start = from;
    }
    span
}

#[cfg(test)]
mod tests {
    use danbiet_corpus::{
        document::DocId,
        search::{Group, Level},
        zone::{Line, Zone},
    };

    use super::*;

    fn check(sentences: &[&str], word: &str, limit: usize, expected: &[&str]) {
        let mut document = Document::default();
        for sentence in sentences {
            let start = document.text.len();
            document.text.push_str(sentence);
            document
                .sentences
                .push(Span::new(start, document.text.len()));
            document.text.push(' ');
        }
        document.lines.push(Line {
            number: 1,
            span: Span::new(0, document.text.len()),
            zone: Zone::Body,
            marker: None,
        });
        let hits: Vec<Hit> = document
            .text
            .match_indices(word)
            .map(|(at, word)| Hit {
                document: DocId(0),
                span: Span::new(at, at + word.len()),
                level: Level::Typed,
                group: Group::Adjacent,
                zone: Zone::Body,
            })
            .collect();
        let shown: Vec<String> = excerpts(&document, &hits, 2, limit)
            .into_iter()
            .map(|excerpt| {
                let mut out = String::from(if excerpt.cut.0 { "…" } else { "" });
                for piece in excerpt.pieces {
                    match piece.hit {
                        Some(hit) => out += &format!("[{hit} {}]", piece.text),
                        None => out += &piece.text,
                    }
                }
                out += if excerpt.cut.1 { "…" } else { "" };
                out
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn sentences_with_the_most_hits_in_the_order_of_the_text() {
        check(
            &["Dân bàn.", "Một hai.", "dân làm, dân hưởng.", "Một dân."],
            "dân",
            100,
            &["[1 dân] làm, [2 dân] hưởng.", "Một [3 dân]."],
        );
    }

    #[test]
    fn long_sentences_are_cut_between_words() {
        check(
            &["mot hai ba bon nam sau bay tam chin muoi"],
            "nam",
            18,
            &["…bon [1 nam] sau bay…"],
        );
    }
}
