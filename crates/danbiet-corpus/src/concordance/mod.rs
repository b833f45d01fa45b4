//! Concordance: every hit of a query on a line of its own, with what stands to its left and right.
//!
//! [`concordance`] takes the hits of an [`Answer`], thins them to a sample if asked, and puts them
//! in order; [`Concordance::groups`] counts what lines have in common and [`Concordance::only`]
//! keeps those of one group. A [`Line`] knows token positions only; [`Concordance::rows`] makes
//! spans for the lines that are shown, and [`table`] writes all of them for a file. Neighbours are
//! counted in words (*từ*): L1 is the first word to the left of the node. They never reach out of
//! the node's zone.

mod file;
mod groups;
mod names;
mod numbering;
mod order;
mod sample;

use std::ops::Range;

use danbiet_text::Span;

pub use file::{settings, table};
pub use groups::{Group, GroupBy, REACH};
pub use sample::Sample;

use crate::{
    corpus::Corpus,
    document::DocId,
    index::{Index, Places},
    pack::PackError,
    search::{Answer, Hit},
    sort,
};

/// How the lines are chosen and put in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// What decides first, second, third; ties are in the order of the documents. Keys behind the
    /// [`KEYS`]th are not looked at.
    pub sort: Vec<SortKey>,
    /// A random sample instead of all lines.
    pub sample: Option<Sample>,
}

/// How many keys lines are sorted by at most.
pub const KEYS: usize = 3;

/// What lines can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SortKey {
    /// A neighbour of the node, or the node itself, in Vietnamese order; lines without one first.
    Slot(Slot),
    /// The order of the documents.
    Document,
    /// The place of the document, in Vietnamese order; documents without one last.
    Place,
    /// The date of the document, the earliest first; documents without one last.
    Date,
}

/// A word of a line, counted from the node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    /// The first, second … word to the left.
    Left(u8),
    /// The hit itself.
    Node,
    /// The first, second … word to the right.
    Right(u8),
}

/// One hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The document.
    pub document: DocId,
    /// Which of the document's hits it is, from 0.
    pub number: u32,
    /// The tokens of the hit.
    start: u32,
    end: u32,
    /// The hit as the answer has it.
    found: u32,
}

/// The lines of an answer in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concordance {
    /// The lines.
    pub lines: Vec<Line>,
    /// How many lines there were before a sample was taken.
    pub total: usize,
}

/// What of its surroundings a row shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// How many words there are to either side.
    pub width: u32,
    /// Words whose places are wanted besides, such as those that the lines are sorted by.
    pub slots: Vec<Slot>,
}

/// A line with its places in the document's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line.
    pub line: Line,
    /// The hit: the node.
    pub hit: Hit,
    /// From the first word of the left context to the node; empty if there is none.
    pub left: Span,
    /// From the node to the last word of the right context; empty if there is none.
    pub right: Span,
    /// The words of the slots that were asked for; `None` where the zone ends before.
    pub slots: Vec<Option<Span>>,
}

/// Makes the lines of an answer.
///
/// # Errors
/// If a part of the pack that is needed for the order is damaged.
pub fn concordance(
    corpus: &Corpus,
    answer: &Answer,
    config: &Config,
) -> Result<Concordance, PackError> {
    let mut lines = Vec::with_capacity(answer.total());
    let mut entries: Vec<_> = answer.documents.iter().collect();
    sort::by_key(&mut entries, |entry| entry.document);
    for entry in entries {
        for (number, hit) in (0..).zip(answer.found(entry)) {
            lines.push(Line {
                document: entry.document,
                number,
                start: hit.start,
                end: hit.end,
                found: entry.first + number,
            });
        }
    }
    let total = lines.len();
    if let Some(sample) = config.sample {
        lines = sample.of(&lines);
    }
    order::sort(corpus, &mut lines, &config.sort)?;
    Ok(Concordance { lines, total })
}

impl Concordance {
    /// The place in the table of a hit of a document, counted from 0, if its line is there.
    #[must_use]
    pub fn find(&self, document: DocId, number: u32) -> Option<usize> {
        let mut lines = self.lines.iter();
        lines.position(|line| (line.document, line.number) == (document, number))
    }

    /// The lines of a stretch of the table.
    ///
    /// # Errors
    /// If a document's part of the pack is damaged.
    pub fn rows(
        &self,
        corpus: &Corpus,
        answer: &Answer,
        which: Range<usize>,
        context: &Context,
    ) -> Result<Vec<Row>, PackError> {
        let index = corpus.index()?;
        let which = which.start.min(self.lines.len())..which.end.min(self.lines.len());
        let lines = &self.lines[which];
        // The lines of one document are read one after the other, so that it is cut into tokens
        // once, wherever they stand in the table.
        let mut order: Vec<usize> = (0..lines.len()).collect();
        sort::by_key(&mut order, |&at| (lines[at].document, lines[at].start));
        let mut rows = Vec::with_capacity(lines.len());
        let mut reading: Option<(DocId, Places<'_, '_>)> = None;
        for at in order {
            let line = &lines[at];
            let (_, places) = match &mut reading {
                Some(open) if open.0 == line.document => open,
                closed => {
                    let text = &corpus.document(line.document)?.text;
                    closed.insert((line.document, index.places(line.document, text)))
                }
            };
            rows.push((at, row(&index, answer, places, line, context)));
        }
        sort::by_key(&mut rows, |&(at, _)| at);
        Ok(rows.into_iter().map(|(_, row)| row).collect())
    }
}

fn row(
    index: &Index<'_>,
    answer: &Answer,
    places: &mut Places<'_, '_>,
    line: &Line,
    context: &Context,
) -> Row {
    let hit = answer.hit(line.document, &answer.found[line.found as usize], places);
    let span = hit.span;
    let around = around(index, line, context.width);
    let mut place =
        |tokens: Range<u32>| (!tokens.is_empty()).then(|| places.span(tokens.start, tokens.end));
    let left = place(around.start..line.start);
    let right = place(line.end..around.end);
    let slots = context.slots.iter();
    Row {
        line: *line,
        hit,
        left: Span {
            start: left.map_or(span.start, |left| left.start).min(span.start),
            end: span.start,
        },
        right: Span {
            start: span.end,
            end: right.map_or(span.end, |right| right.end).max(span.end),
        },
        slots: slots.map(|&at| place(slot(index, line, at))).collect(),
    }
}

/// The tokens of a line with `width` words to either side, inside its zone.
fn around(index: &Index<'_>, line: &Line, width: u32) -> Range<u32> {
    let (zone, _) = index.zone_run(line.start);
    let (mut start, mut end) = (line.start, line.end);
    for _ in 0..width {
        if start > zone.start {
            start = index.word(start - 1).start.max(zone.start);
        }
        if end < zone.end {
            end = index.word(end).end.min(zone.end);
        }
    }
    start..end
}

/// The tokens of a word of a line; empty where the zone ends before.
fn slot(index: &Index<'_>, line: &Line, slot: Slot) -> Range<u32> {
    let (steps, forward) = match slot {
        Slot::Node => return line.start..line.end,
        Slot::Left(steps) => (steps, false),
        Slot::Right(steps) => (steps, true),
    };
    let (zone, _) = index.zone_run(line.start);
    let mut word = line.start..line.end;
    for _ in 0..steps {
        word = match forward {
            true if word.end < zone.end => word.end..index.word(word.end).end.min(zone.end),
            false if word.start > zone.start => {
                index.word(word.start - 1).start.max(zone.start)..word.start
            }
            _ => return word.end..word.end,
        };
    }
    word
}

#[cfg(test)]
mod tests;
