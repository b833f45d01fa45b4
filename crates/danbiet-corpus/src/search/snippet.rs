//! The stretch of a document that shows most of its hits.

use std::ops::Range;

use danbiet_text::Span;

use super::{
    answer::{Answer, DocumentHits, Found, Group, Hit},
    runs::{Mark, Run, flatten},
};
use crate::{corpus::Corpus, pack::PackError};

/// A stretch of a document with its hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// Where it stands in the document's text; begins and ends at tokens.
    pub span: Span,
    /// Its runs, joined the span again; each with the numbers of the hits over it, counted from
    /// the document's first hit.
    pub runs: Vec<Run<u32>>,
    /// Whether text of the same line stands before it.
    pub more_before: bool,
    /// Whether text of the same line stands after it.
    pub more_after: bool,
}

/// The stretch of a document with the most hits that is about `length` bytes long, from one line.
/// A document without hits is shown from the beginning of its prose. `None` for a document without
/// text.
///
/// Where the most hits are is looked for in tokens, so that only the neighbourhood of what is shown
/// has to be cut into tokens.
///
/// # Errors
/// If the document's part of the pack is damaged.
pub fn snippet(
    corpus: &Corpus,
    answer: &Answer,
    entry: &DocumentHits,
    length: u32,
) -> Result<Option<Snippet>, PackError> {
    let document = corpus.document(entry.document)?;
    let index = corpus.index()?;
    let positions = index.document(entry.document);
    let mut places = index.places(entry.document, &document.text);
    let all = answer.found(entry);
    let crowd = crowd(all, (length / TOKEN).max(1));
    let hits = all[crowd.clone()].iter();
    let hits: Vec<Hit> = hits
        .map(|found| answer.hit(entry.document, found, &mut places))
        .collect();
    let line_of = |byte: u32| {
        let at = document.lines.partition_point(|line| line.span.end <= byte);
        document.lines.get(at).or(document.lines.last())
    };
    let (first, last) = densest(&hits, length, |hit| {
        line_of(hit.span.start).map(|l| l.number)
    });
    let line = match hits.get(first) {
        Some(hit) => line_of(hit.span.start),
        None => {
            let prose = document.lines.iter().find(|line| line.zone.is_prose());
            prose.or(document.lines.first())
        }
    };
    let Some(line) = line else {
        return Ok(None);
    };
    let (Some(from), Some(to)) = (hits.get(first), hits.get(last)) else {
        let core = Span {
            start: line.span.start,
            end: line.span.start,
        };
        let span = around(&document.text, line.span, core, length);
        return Ok(Some(Snippet::of(span, line.span, &[])));
    };
    let core = from.span.cover(to.span);
    // A forged pack may put a token anywhere.
    let core = Span {
        start: core.start.clamp(line.span.start, line.span.end),
        end: core.end.clamp(line.span.start, line.span.end),
    };
    let span = around(&document.text, line.span, core, length);
    // The tokens of the stretch, and with them all hits that lie over it.
    let found = all[crowd.start + first];
    let inside = |position: u32| position.clamp(positions.start, positions.end);
    let (mut start, mut end) = (inside(found.start), inside(found.end));
    while start > positions.start && places.token(start - 1).end > span.start {
        start -= 1;
    }
    while end < positions.end && places.token(end).start < span.end {
        end += 1;
    }
    let over = all.iter().enumerate();
    // A hit without a token of its own is kept under the token behind it.
    let over = over.filter(|(_, found)| found.end > start && found.start <= end);
    let marks: Vec<Mark<u32>> = over
        .map(|(what, found)| Mark {
            span: answer.hit(entry.document, found, &mut places).span,
            what: what as u32,
        })
        .collect();
    Ok(Some(Snippet::of(span, line.span, &marks)))
}

impl Snippet {
    fn of(span: Span, line: Span, marks: &[Mark<u32>]) -> Snippet {
        Snippet {
            span,
            runs: flatten(span, marks),
            more_before: span.start > line.start,
            more_after: span.end < line.end,
        }
    }
}

/// How many bytes a syllable of Vietnamese and the blank behind it take, about.
const TOKEN: u32 = 5;

/// How much a hit counts for where the most are: nearer ones more than farther ones.
fn weight(group: Group) -> u32 {
    match group {
        Group::Adjacent => 4,
        Group::Sentence => 2,
        Group::Document | Group::Some => 1,
    }
}

/// The hits within so many tokens that count most; of equal stretches the first.
fn crowd(found: &[Found], tokens: u32) -> Range<usize> {
    let mut best = (0, 0..0);
    let mut first = 0;
    let mut sum = 0;
    for (last, hit) in found.iter().enumerate() {
        sum += weight(hit.group);
        while first < last && hit.end > found[first].start.saturating_add(tokens) {
            sum -= weight(found[first].group);
            first += 1;
        }
        if sum > best.0 {
            best = (sum, first..last + 1);
        }
    }
    best.1
}

/// The first and the last of the hits of one line that fit into `length` bytes and are most.
/// Nearer hits count more than farther ones; of equal stretches the first is taken.
fn densest<L: PartialEq>(hits: &[Hit], length: u32, line: impl Fn(&Hit) -> L) -> (usize, usize) {
    let weight = |hit: &Hit| weight(hit.group);
    let mut best = (0, 0, 0);
    let mut first = 0;
    let mut sum = 0;
    for (last, hit) in hits.iter().enumerate() {
        sum += weight(hit);
        while first < last
            && (hit.span.end.saturating_sub(hits[first].span.start) > length
                || line(&hits[first]) != line(hit))
        {
            sum -= weight(&hits[first]);
            first += 1;
        }
        if sum > best.0 {
            best = (sum, first, last);
        }
    }
    (best.1, best.2)
}

/// Widens a stretch of a line to about `length` bytes, ending at tokens: about a third of what is
/// free goes before it.
fn around(text: &str, line: Span, core: Span, length: u32) -> Span {
    let free = length.saturating_sub(core.end - core.start);
    let mut start = core.start.saturating_sub(free / 3).max(line.start);
    let mut end = (start + length).max(core.end).min(line.end);
    start = end.saturating_sub(length).max(line.start).min(start);
    while !text.is_char_boundary(start as usize) {
        start -= 1;
    }
    while !text.is_char_boundary(end as usize) {
        end += 1;
    }
    // Not into the middle of a word: forward to the next blank, if one comes before the hits.
    if start > line.start
        && let Some(blank) = text[start as usize..core.start as usize].find(char::is_whitespace)
    {
        let rest = &text[start as usize + blank..core.start as usize];
        start = core.start - rest.trim_start().len() as u32;
    }
    if end < line.end
        && let Some(blank) = text[core.end as usize..end as usize].rfind(char::is_whitespace)
    {
        let kept = &text[core.end as usize..core.end as usize + blank];
        end = core.end + kept.trim_end().len() as u32;
    }
    Span { start, end }
}
