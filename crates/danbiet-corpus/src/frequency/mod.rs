//! How often words, syllables and sequences of them occur.
//!
//! [`Symbols`] says what counts as the same: keys with or without marks, or the printed form with
//! its case. [`count`] makes the list of a [`Subcorpus`]; [`keywords`] compares two lists,
//! [`collocates`] compares what stands near the hits of a query with the whole.

mod collocates;
mod counter;
mod keywords;
mod symbols;

use std::ops::Range;

pub use collocates::{Collocate, collocates};
pub use keywords::{Keyword, keywords};
pub use symbols::{Same, Symbols};

use crate::{
    corpus::Corpus, document::DocId, index::Index, pack::PackError, statistics::dispersion,
    statistics::dispersion::Dispersion, subcorpus::Subcorpus,
};
use counter::Counter;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Config {
    /// Words or syllables.
    pub unit: Unit,
    /// How many of them in a row, from 1 to [`LONGEST`]; other numbers are brought into that range.
    pub length: u8,
}

/// The longest sequences that are counted.
pub const LONGEST: u8 = 6;

/// What a text is counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Words (*từ*), as the segmenter cut them.
    #[default]
    Word,
    /// Tokens (*tiếng*, numbers).
    Syllable,
}

/// A frequency list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frequencies {
    /// What was counted.
    pub config: Config,
    /// How many units (for sequences: how many sequences) were counted. Shares are of this number.
    pub total: u64,
    /// How many tokens they are made of.
    pub tokens: u64,
    /// In how many documents.
    pub documents: u32,
    /// The rows: the most frequent first, equal ones in the order of their first occurrence.
    pub rows: Vec<Row>,
    counter: Counter,
    /// The row of each number of the counter.
    places: Vec<u32>,
}

/// A row of a frequency list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What is counted, as symbols.
    pub symbols: Box<[u32]>,
    /// How often it occurs.
    pub count: u32,
    /// In how many documents.
    pub range: u32,
    /// The tokens of its first occurrence.
    pub first: (u32, u32),
}

impl Frequencies {
    /// The row of a sequence of symbols.
    #[must_use]
    pub fn row(&self, symbols: &[u32]) -> Option<&Row> {
        let number = self.counter.find(symbols)?;
        self.rows.get(*self.places.get(number as usize)? as usize)
    }
}

/// Counts what stands in a part of a corpus.
#[must_use]
pub fn count(
    index: &Index<'_>,
    symbols: &Symbols,
    part: &Subcorpus,
    config: Config,
) -> Frequencies {
    let mut counter = Counter::default();
    let mut rows: Vec<Row> = Vec::new();
    let mut last: Vec<u32> = Vec::new();
    let (mut total, mut documents, mut before) = (0, 0, None);
    for_each(index, symbols, part, config, |document, sequence, at| {
        total += 1;
        if before != Some(document) {
            before = Some(document);
            documents += 1;
        }
        let number = counter.number(sequence) as usize;
        if number == rows.len() {
            rows.push(Row {
                symbols: sequence.into(),
                count: 0,
                range: 0,
                first: (at.start, at.end),
            });
            last.push(u32::MAX);
        }
        rows[number].count += 1;
        if last[number] != document.0 {
            last[number] = document.0;
            rows[number].range += 1;
        }
    });
    let mut order: Vec<u32> = (0..rows.len() as u32).collect();
    order.sort_by_key(|&number| (u32::MAX - rows[number as usize].count, number));
    let mut places = vec![0; rows.len()];
    for (place, &number) in (0..).zip(&order) {
        places[number as usize] = place;
    }
    let mut unsorted: Vec<Option<Row>> = rows.into_iter().map(Some).collect();
    let row = |&number: &u32| unsorted[number as usize].take();
    Frequencies {
        config,
        total,
        tokens: part.tokens(),
        documents,
        rows: order.iter().filter_map(row).collect(),
        counter,
        places,
    }
}

/// How evenly some rows of a list are spread over the documents of the part they were counted in.
#[must_use]
pub fn spread(
    index: &Index<'_>,
    symbols: &Symbols,
    part: &Subcorpus,
    config: Config,
    rows: &[&Row],
) -> Vec<Option<Dispersion>> {
    let mut wanted = Counter::default();
    for row in rows {
        wanted.number(&row.symbols);
    }
    // For each row (document, count) in document order; for each document its size.
    let mut seen: Vec<Vec<(DocId, u64)>> = vec![Vec::new(); rows.len()];
    let mut sizes: Vec<(DocId, u64)> = Vec::new();
    let add = |list: &mut Vec<(DocId, u64)>, document| match list.last_mut() {
        Some((last, count)) if *last == document => *count += 1,
        _ => list.push((document, 1)),
    };
    for_each(index, symbols, part, config, |document, sequence, _| {
        add(&mut sizes, document);
        if let Some(number) = wanted.find(sequence) {
            add(&mut seen[number as usize], document);
        }
    });
    let of = |row: &&Row| {
        let mut counts = seen[wanted.find(&row.symbols)? as usize].iter().peekable();
        let parts: Vec<(u64, u64)> = sizes
            .iter()
            .map(|&(document, size)| {
                let here = counts.next_if(|(at, _)| *at == document);
                (here.map_or(0, |&(_, count)| count), size)
            })
            .collect();
        dispersion::dispersion(&parts)
    };
    rows.iter().map(of).collect()
}

/// What a row says, printed as where it first occurs, in lower case if case makes no difference.
///
/// # Errors
/// If the document's part of the pack is damaged.
pub fn label(corpus: &Corpus, same: Same, row: &Row) -> Result<String, PackError> {
    let index = corpus.index()?;
    let document = index.document_of(row.first.0);
    let text = &corpus.document(document)?.text;
    let span = index.places(document, text).span(row.first.0, row.first.1);
    let blanks = span.of(text).split_whitespace();
    let printed = blanks.collect::<Vec<_>>().join(" ");
    Ok(match same {
        Same::Printed => printed,
        Same::Typed => printed.to_lowercase(),
        Same::Any => {
            // Marks make no difference, so none are shown; what stands between tokens is.
            let mut folded = String::with_capacity(printed.len());
            let mut end = 0;
            for token in danbiet_text::token::tokens(&printed) {
                folded.push_str(&printed[end..token.start as usize]);
                folded.push_str(&danbiet_text::fold::any(token.of(&printed)));
                end = token.end as usize;
            }
            folded
        }
    })
}

/// Calls `each` with every sequence of a part: its document, its symbols, its positions.
///
/// Sequences do not run across places that no phrase may run across (ends of sentences, for
/// instance). Words that stand only partly in the part are left out.
fn for_each(
    index: &Index<'_>,
    symbols: &Symbols,
    part: &Subcorpus,
    config: Config,
    mut each: impl FnMut(DocId, &[u32], Range<u32>),
) {
    let length = config.length.clamp(1, LONGEST) as usize;
    let starts = index.document_starts();
    let mut next_document = 0;
    let mut borders: Vec<u32> = Vec::new();
    let mut sequence: Vec<u32> = Vec::new();
    for stretch in part.stretches() {
        while next_document + 1 < starts.len() && starts.get(next_document + 1) <= stretch.start {
            next_document += 1;
        }
        let document = DocId(next_document as u32);
        let mut rest = stretch.clone();
        while !rest.is_empty() {
            units(index, config.unit, &mut rest, &mut borders);
            for unit in borders.windows(length + 1) {
                let range = unit[0]..unit[length];
                sequence.clear();
                sequence.extend(range.clone().map(|position| symbols.at(position)));
                each(document, &sequence, range);
            }
        }
    }
}

/// Takes units off the beginning of a stretch, up to a place where the next does not join; gives
/// the borders between them, the outer ones included.
fn units(index: &Index<'_>, unit: Unit, rest: &mut Range<u32>, borders: &mut Vec<u32>) {
    borders.clear();
    while rest.start < rest.end {
        let position = rest.start;
        if !borders.is_empty() && !index.joins(position) {
            return;
        }
        let (begins, end) = match unit {
            Unit::Syllable => (true, position + 1),
            Unit::Word => (index.begins_word(position), index.word(position).end),
        };
        rest.start = end.clamp(position + 1, rest.end);
        if !begins || end > rest.end {
            // Half a word is no word, and what stands around it is no sequence.
            return;
        }
        if borders.is_empty() {
            borders.push(position);
        }
        borders.push(end);
    }
}

#[cfg(test)]
mod tests;
