//! How often words, syllables and sequences of them occur, and what is peculiar about that.
//!
//! [`Symbols`] says what counts as the same: with or without marks, with case or without.
//! [`list`] gives the frequency list of a [`Part`]; for the whole of a large corpus it lies in the
//! pack ([`stored`]) and is only read. [`keywords`] compares two parts, [`collocates`] compares
//! what stands near the hits of a query with everything that was searched. [`Stops`] hides what is
//! not to be looked at; [`query`] is the query that finds what a row counts.

mod collocates;
mod counter;
mod keywords;
mod query;
mod stops;
pub mod stored;
mod symbols;
pub mod table;
mod units;

use std::ops::Range;

pub use collocates::{Collocate, collocates};
pub use keywords::{Comparison, Keyword, keywords};
pub use query::query;
pub use stops::{Stops, USUAL_STOPS};
pub use symbols::{Same, Symbols};

use crate::{
    corpus::Corpus, document::DocId, index::Index, pack::PackError, search::Zones, sort,
    statistics::dispersion, subcorpus::Subcorpus,
};
use counter::Sequences;
use units::Units;

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

impl Unit {
    /// Both, in the order in which they are shown.
    pub const ALL: [Unit; 2] = [Unit::Word, Unit::Syllable];

    /// The name in addresses and exports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Unit::Word => "word",
            Unit::Syllable => "syllable",
        }
    }
}

/// A frequency list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frequencies {
    /// How many units (for sequences: how many sequences) were counted. Shares are of this number.
    pub total: u64,
    /// How many tokens there are in the part.
    pub tokens: u64,
    /// In how many documents something was counted.
    pub documents: u32,
    /// The share of the smallest of these documents: what [`Row::dp`] can fall short of 1 by.
    pub smallest: f64,
    /// The rows: the most frequent first, equal ones in the order of their first occurrence.
    pub rows: Vec<Row>,
}

/// A row of a frequency list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// How often it occurs.
    pub count: u32,
    /// In how many documents.
    pub range: u32,
    /// Gries' deviation of proportions over the documents ([`dispersion`]): 0 is perfectly even,
    /// near 1 all in one small document.
    pub dp: f32,
    /// The tokens of its first occurrence.
    pub first: (u32, u32),
}

impl Row {
    /// [`dp`](Self::dp) divided by its largest possible value in this list.
    #[must_use]
    pub fn dp_norm(&self, list: &Frequencies) -> f64 {
        dispersion::normalised(f64::from(self.dp), list.smallest)
    }
}

/// A part of a corpus and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The articles of all documents.
    Articles,
    /// Anything else.
    Other(Subcorpus),
}

impl Part {
    /// The stretches of the part.
    #[must_use]
    pub fn subcorpus(&self, index: &Index<'_>) -> Subcorpus {
        match self {
            Part::Articles => Subcorpus::zones(index, Zones::ARTICLE),
            Part::Other(part) => part.clone(),
        }
    }
}

/// The frequency list of a part.
///
/// Of sequences that occur less than `least` times there is no row; they are in the total all the
/// same. With a `least` of 2 or more long sequences are counted much faster.
///
/// # Errors
/// If a part of the pack that is needed is damaged.
pub fn list(
    corpus: &Corpus,
    symbols: &Symbols<'_>,
    part: &Part,
    config: Config,
    least: u32,
) -> Result<Frequencies, PackError> {
    let index = corpus.index()?;
    let stored = match part {
        Part::Articles => stored::list(corpus, symbols.same(), config)?,
        Part::Other(_) => None,
    };
    let mut list = match stored {
        Some(list) => list,
        None => count(&index, symbols, &part.subcorpus(&index), config, least),
    };
    list.rows.retain(|row| row.count >= least);
    Ok(list)
}

/// Counts what stands in a part of a corpus, from its tokens.
#[must_use]
pub fn count(
    index: &Index<'_>,
    symbols: &Symbols<'_>,
    part: &Subcorpus,
    config: Config,
    least: u32,
) -> Frequencies {
    let units = Units::read(index, symbols, &[part], config, least);
    ranked(&units, part.tokens())
}

/// The list of the first part that was read, which has so many tokens.
fn ranked(units: &Units, tokens: u64) -> Frequencies {
    let mut tally = Tally::new(units, 0);
    let rows = tally.rows.iter();
    let mut rows: Vec<Row> = rows.copied().filter(|row| row.count > 0).collect();
    sort::by(&mut rows, |a, b| b.count.cmp(&a.count));
    tally.rows = Vec::new();
    Frequencies {
        total: tally.total,
        tokens,
        documents: tally.documents,
        smallest: tally.smallest,
        rows,
    }
}

/// What was counted in one part: a row for each number of [`Units`], with zero counts too.
struct Tally {
    total: u64,
    documents: u32,
    smallest: f64,
    rows: Vec<Row>,
}

impl Tally {
    fn new(units: &Units, part: usize) -> Tally {
        let none = Row {
            count: 0,
            range: 0,
            dp: 0.0,
            first: (0, 0),
        };
        let mut counts = Counts {
            rows: vec![none; units.numbered as usize],
            here: vec![0; units.numbered as usize],
            seen: Vec::new(),
            shares: Vec::new(),
        };
        let parts = units.parts.get(part).map_or(&[][..], Vec::as_slice);
        let sizes: Vec<u64> = parts
            .iter()
            .map(|(_, range)| units.sequences(range.clone()))
            .collect();
        let total: u64 = sizes.iter().sum();
        for ((_, range), &size) in parts.iter().zip(&sizes) {
            counts.add(units, range.clone(), size as f64 / total as f64);
        }
        let Counts {
            mut rows, shares, ..
        } = counts;
        // DP is half of all differences. Documents without an occurrence differ by their share;
        // all shares together are 1.
        let mut dp = vec![1.0f64; rows.len()];
        for (number, share, count) in shares {
            let of_all = f64::from(count) / f64::from(rows[number as usize].count);
            dp[number as usize] += (of_all - share).abs() - share;
        }
        for (row, dp) in rows.iter_mut().zip(dp) {
            row.dp = (dp / 2.0).max(0.0) as f32;
        }
        let filled = sizes.iter().filter(|size| **size > 0);
        let smallest = filled.clone().min().copied().unwrap_or(0);
        Tally {
            total,
            documents: filled.count() as u32,
            smallest: if total == 0 {
                0.0
            } else {
                smallest as f64 / total as f64
            },
            rows,
        }
    }
}

/// What was counted so far.
struct Counts {
    rows: Vec<Row>,
    /// How often each number occurs in the document that is read.
    here: Vec<u32>,
    /// The numbers that do.
    seen: Vec<u32>,
    /// What each document holds of each number: (number, its share of the tokens, occurrences).
    shares: Vec<(u32, f64, u32)>,
}

impl Counts {
    /// Counts the units of a document, which has a share of all tokens.
    // By itself, as whoever compiles while the program runs makes fast what is called often.
    #[inline(never)]
    fn add(&mut self, units: &Units, document: Range<usize>, share: f64) {
        for at in document {
            let Some(number) = units.number(at) else {
                continue;
            };
            let row = &mut self.rows[number as usize];
            if row.count == 0 {
                row.first = units.tokens(at);
            }
            row.count += 1;
            let here = &mut self.here[number as usize];
            if *here == 0 {
                row.range += 1;
                self.seen.push(number);
            }
            *here += 1;
        }
        for number in self.seen.drain(..) {
            let count = std::mem::take(&mut self.here[number as usize]);
            self.shares.push((number, share, count));
        }
    }
}

/// For each row of a list of single units how often another list has the same.
fn counts_elsewhere(symbols: &Symbols<'_>, list: &Frequencies, other: &Frequencies) -> Vec<u32> {
    // The list is the shorter one as a rule: its rows are numbered, the others looked up.
    let mut sequences = Sequences::new(symbols.bound());
    for row in &list.rows {
        sequences.place(of(symbols, row));
    }
    let mut counts = vec![0; list.rows.len()];
    for row in &other.rows {
        if let Some(place) = sequences.find(of(symbols, row)) {
            counts[place as usize] = row.count;
        }
    }
    counts
}

/// The symbols of a row.
fn of(symbols: &Symbols<'_>, row: &Row) -> impl Iterator<Item = u32> {
    let tokens: Range<u32> = row.first.0..row.first.1;
    tokens.map(|position| symbols.at(position))
}

/// What a row says, printed as where it first occurs, in lower case if case makes no difference.
/// Of the marks between its tokens only those remain that tie them (`02-NQ/TU`): rows are the same
/// whatever brackets, quotes or commas stand there.
///
/// # Errors
/// If the document's part of the pack is damaged.
pub fn label(corpus: &Corpus, same: Same, row: &Row) -> Result<String, PackError> {
    let index = corpus.index()?;
    let document = index.document_of(row.first.0);
    let text = &corpus.document(document)?.text;
    let span = index.places(document, text).span(row.first.0, row.first.1);
    let printed = tied(span.of(text));
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

/// Tokens with the marks that tie them, or else a blank, between them.
fn tied(printed: &str) -> String {
    const TIES: [&str; 8] = ["-", "–", "/", ".", ",", "&", "_", "@"];
    let mut text = String::with_capacity(printed.len());
    let mut end = 0;
    for token in danbiet_text::token::tokens(printed) {
        let between = &printed[end..token.start as usize];
        if !text.is_empty() {
            text.push_str(if TIES.contains(&between) {
                between
            } else {
                " "
            });
        }
        text.push_str(token.of(printed));
        end = token.end as usize;
    }
    text
}

/// How often a row occurs in each document of a part: (document, occurrences, units), documents
/// without an occurrence too.
#[must_use]
pub fn spread(
    index: &Index<'_>,
    symbols: &Symbols<'_>,
    part: &Subcorpus,
    config: Config,
    row: &Row,
) -> Vec<(DocId, u64, u64)> {
    let units = Units::read(index, symbols, &[part], config, 1);
    let mut documents = Vec::new();
    let number = units.parts.iter().flatten().find_map(|(_, range)| {
        let at = range.clone().find(|&at| {
            let tokens = units.number(at).map(|_| units.tokens(at));
            tokens == Some(row.first)
        })?;
        units.number(at)
    });
    for (document, range) in units.parts.iter().flatten() {
        let here = range.clone().filter(|&at| units.number(at) == number);
        let count = if number.is_some() { here.count() } else { 0 };
        documents.push((*document, count as u64, units.sequences(range.clone())));
    }
    documents
}

#[cfg(test)]
mod tests;
