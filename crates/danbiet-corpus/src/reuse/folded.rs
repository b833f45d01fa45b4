//! A part of a corpus as a sequence of numbers in which the same words have the same numbers.

use std::{collections::HashMap, ops::Range};

use serde::{Deserialize, Serialize};

use super::repeats::Texts;
use crate::{
    document::DocId,
    index::{Index, Shorts},
    search::Zones,
    subcorpus::Subcorpus,
};

/// Whether a short form is read as what it stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ShortForms {
    /// `QCDC` counts as the four syllables `quy chế dân chủ`. Beside its own long form, as where
    /// it is defined (`quy chế dân chủ (QCDC)`), it says nothing new and is left out.
    #[default]
    Folded,
    /// Letters are letters.
    Printed,
}

/// Syllables as numbers. Case and tone placement make no difference.
///
/// A *symbol* is such a number, a *unit* what is printed for it: a token, or the tokens of a short
/// form, whose symbols all share it. A *stretch* is what a passage may lie in: it ends where no
/// phrase goes on (a sentence, a line, a zone).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The numbers.
    pub symbols: Vec<u32>,
    /// Behind the last symbol of each stretch; none is empty.
    pub stretches: Vec<u32>,
    /// The documents that have symbols, in order, each with the number behind its last symbol.
    pub documents: Vec<(DocId, u32)>,
    /// The first token of each symbol's unit.
    first: Vec<u32>,
    /// How many tokens that unit has.
    tokens: Vec<u8>,
}

impl Folded {
    /// The symbols of some documents, which are in order (`None`: of all), in these zones.
    #[must_use]
    pub fn new(
        index: &Index<'_>,
        documents: Option<&[DocId]>,
        zones: Zones,
        shorts: ShortForms,
    ) -> Folded {
        let part = match documents {
            Some(documents) => Subcorpus::documents(index, documents, zones),
            None => Subcorpus::zones(index, zones),
        };
        let mentions = match shorts {
            ShortForms::Folded => Mentions::of(index),
            ShortForms::Printed => Mentions::default(),
        };
        let mut folded = Folded::default();
        let mut next = 0;
        for stretch in part.stretches() {
            next += mentions.places[next..].partition_point(|m| m.tokens.start < stretch.start);
            next = folded.read(index, &mentions, next, stretch.clone());
            folded.end_stretch();
            folded.end_run(index.document_of(stretch.start));
        }
        folded
    }

    /// Appends a run of one zone. `next` is the first mention that does not begin before it; gives
    /// the first that does not begin in it.
    fn read(
        &mut self,
        index: &Index<'_>,
        mentions: &Mentions,
        mut next: usize,
        run: Range<u32>,
    ) -> usize {
        let mut position = run.start;
        while position < run.end {
            if !index.joins(position) {
                self.end_stretch();
            }
            while mentions
                .places
                .get(next)
                .is_some_and(|m| m.tokens.start < position)
            {
                next += 1;
            }
            let mention = mentions.places.get(next);
            let Some(mention) = mention.filter(|mention| {
                mention.tokens.start == position && mention.tokens.end <= run.end
            }) else {
                self.push(index.form(position), position, 1);
                position += 1;
                continue;
            };
            let expansion = &mentions.expansions[mention.expansion as usize];
            if !is_beside(index, expansion, &mention.tokens, &run) {
                let tokens = mention.tokens.len().min(usize::from(u8::MAX)) as u8;
                for &symbol in expansion {
                    self.push(symbol, position, tokens);
                }
            }
            position = mention.tokens.end;
        }
        next
    }

    fn push(&mut self, symbol: u32, first: u32, tokens: u8) {
        self.symbols.push(symbol);
        self.first.push(first);
        self.tokens.push(tokens);
    }

    fn end_stretch(&mut self) {
        let end = self.symbols.len() as u32;
        if self.stretches.last().copied().unwrap_or(0) < end {
            self.stretches.push(end);
        }
    }

    /// Says that the symbols behind those of the last document are of this one, if there are any.
    fn end_run(&mut self, document: DocId) {
        let end = self.symbols.len() as u32;
        let before = self.documents.last().map_or(0, |last| last.1);
        match self.documents.last_mut() {
            Some((last, until)) if *last == document => *until = end,
            _ if before < end => self.documents.push((document, end)),
            _ => {}
        }
    }

    /// Behind the last symbol of each document.
    #[must_use]
    pub fn ends(&self) -> Vec<u32> {
        self.documents.iter().map(|document| document.1).collect()
    }

    /// The documents as texts, with their [`Folded::ends`].
    #[must_use]
    pub fn texts<'a>(&'a self, ends: &'a [u32]) -> Texts<'a> {
        Texts {
            symbols: &self.symbols,
            stretches: &self.stretches,
            ends,
        }
    }

    /// The document of a symbol, as its place in `documents`.
    #[must_use]
    pub fn document_of(&self, symbol: u32) -> usize {
        self.documents.partition_point(|(_, end)| *end <= symbol)
    }

    /// The symbols of the document at a place of `documents`.
    #[must_use]
    pub fn document(&self, at: usize) -> Range<u32> {
        let end = |at: usize| self.documents.get(at).map_or(0, |document| document.1);
        at.checked_sub(1).map_or(0, end)..end(at)
    }

    /// The symbols of the stretch that a symbol is in.
    #[must_use]
    pub fn stretch(&self, symbol: u32) -> Range<u32> {
        let at = self.stretches.partition_point(|&end| end <= symbol);
        let start = at.checked_sub(1).map_or(0, |before| self.stretches[before]);
        start..self.stretches.get(at).copied().unwrap_or(start)
    }

    /// The tokens of a symbol's unit.
    #[must_use]
    pub fn unit(&self, symbol: u32) -> Range<u32> {
        let first = self.first[symbol as usize];
        first..first + u32::from(self.tokens[symbol as usize])
    }

    /// Whether a unit begins with a symbol: it is no inner syllable of a short form.
    #[must_use]
    pub fn begins_unit(&self, symbol: u32) -> bool {
        let at = symbol as usize;
        at == 0 || at >= self.first.len() || self.first[at] != self.first[at - 1]
    }

    /// The tokens of some symbols, the first and last unit as a whole. Empty for no symbols.
    #[must_use]
    pub fn tokens(&self, symbols: Range<u32>) -> Range<u32> {
        if symbols.is_empty() {
            let at = self.first.get(symbols.start as usize).copied();
            return at.map_or(0..0, |at| at..at);
        }
        self.unit(symbols.start).start..self.unit(symbols.end - 1).end
    }
}

/// Whether a short form stands right before or behind its own long form.
fn is_beside(
    index: &Index<'_>,
    expansion: &[u32],
    mention: &Range<u32>,
    within: &Range<u32>,
) -> bool {
    let length = expansion.len() as u32;
    let says = |tokens: Range<u32>| {
        within.start <= tokens.start
            && tokens.end <= within.end
            && tokens
                .clone()
                .map(|at| index.form(at))
                .eq(expansion.iter().copied())
            && index.joined(tokens.start.min(mention.start)..tokens.end.max(mention.end))
    };
    let before = mention.start.checked_sub(length);
    before.is_some_and(|start| says(start..mention.start))
        || says(mention.end..mention.end.saturating_add(length))
}

/// Where short forms stand and what for.
#[derive(Default)]
struct Mentions {
    /// In order, not overlapping.
    places: Vec<Mention>,
    /// What each pair stands for, in symbols.
    expansions: Vec<Vec<u32>>,
}

struct Mention {
    tokens: Range<u32>,
    expansion: u32,
}

impl Mentions {
    fn of(index: &Index<'_>) -> Mentions {
        let shorts: &Shorts<'_> = &index.shorts;
        // A syllable that the corpus has in no other place gets a number behind those of the forms.
        let mut unprinted: HashMap<&str, u32> = HashMap::new();
        let mut mentions = Mentions::default();
        for pair in 0..shorts.len() {
            let keys = shorts
                .expansion(pair)
                .split(' ')
                .filter(|key| !key.is_empty());
            let symbols: Vec<u32> = keys
                .map(|key| {
                    index.lexicon.find(key).unwrap_or_else(|| {
                        let next = index.lexicon.forms() + unprinted.len() as u32;
                        *unprinted.entry(key).or_insert(next)
                    })
                })
                .collect();
            if !symbols.is_empty() {
                let places = shorts.mentions(pair).filter(|(start, end)| start < end);
                mentions.places.extend(places.map(|(start, end)| Mention {
                    tokens: start..end,
                    expansion: pair as u32,
                }));
            }
            mentions.expansions.push(symbols);
        }
        // Of two that overlap, the first and then the longer one counts.
        let order = |m: &Mention| (m.tokens.start, u32::MAX - m.tokens.end, m.expansion);
        mentions.places.sort_unstable_by_key(order);
        let mut end = 0;
        mentions.places.retain(|mention| {
            let free = mention.tokens.start >= end;
            if free {
                end = mention.tokens.end;
            }
            free
        });
        mentions
    }
}
