//! The words of a run: how it is cut, where they occur, and what may stand for them.

use std::ops::Range;

use danbiet_query::ast::{Joint, Pattern, Term};
use danbiet_text::fold;

use super::{All, Edge, Planner, Scope, Tree, around, overlaps, push};
use crate::{
    index::Index,
    pack::PackError,
    search::{answer::Found, occurrences, positions, radix, request::Reading, terms::Slot},
};

/// The most words that a short form is looked up for.
pub(super) const LONGEST_EXPANSION: usize = 12;

impl Planner<'_> {
    /// Cuts a run into words and appends them to a conjunction.
    pub(super) fn unquoted(&mut self, terms: &[Term], all: &mut All) -> Result<(), PackError> {
        let words = self.slots_of_words(terms);
        let shorts = self.shorts_of_words(&words);
        self.words(words, shorts, all)
    }

    /// Appends the words of a run, and what stands for some of them, to a conjunction.
    pub(super) fn words(
        &mut self,
        words: Vec<Vec<Slot>>,
        shorts: Vec<(Range<usize>, Vec<Found>)>,
        all: &mut All,
    ) -> Result<(), PackError> {
        let first = all.places;
        all.distinct = first == 0 && shorts.is_empty() && are_distinct(&words);
        for found in self.found_together(&words, &shorts)? {
            push(all, Tree::Leaf(found));
        }
        all.edges
            .extend(shorts.into_iter().map(|(places, found)| Edge {
                from: first + places.start,
                to: first + places.end,
                what: Tree::Leaf(found),
            }));
        Ok(())
    }

    /// The words of a run.
    pub(super) fn slots_of_words(&self, terms: &[Term]) -> Vec<Vec<Slot>> {
        let words = cut(&self.index, terms, self.reading);
        words
            .into_iter()
            .map(|word| self.slots(&terms[word]))
            .collect()
    }

    /// What stands for some words of a run in a row.
    pub(super) fn shorts_of_words(&self, words: &[Vec<Slot>]) -> Vec<(Range<usize>, Vec<Found>)> {
        let mut shorts = Vec::new();
        for from in 0..words.len() {
            for to in from + 1..=words.len().min(from + LONGEST_EXPANSION) {
                let key = joined_key(words[from..to].iter().flatten());
                let Some(key) = key.filter(|_| self.abbreviations) else {
                    break;
                };
                let found = self.shorts(&key);
                if !found.is_empty() {
                    shorts.push((from..to, found));
                }
            }
        }
        shorts
    }

    /// The occurrences of each word of a run; those outside the scope may be missing. The rarest
    /// word is looked up first, the others only near it.
    fn found_together(
        &self,
        words: &[Vec<Slot>],
        shorts: &[(Range<usize>, Vec<Found>)],
    ) -> Result<Vec<Vec<Found>>, PackError> {
        let index = &self.index;
        let covering = |word: usize| {
            let shorts = shorts
                .iter()
                .filter(move |(places, _)| places.contains(&word));
            shorts.map(|(_, found)| found)
        };
        let number = |(at, word): (usize, &Vec<Slot>)| {
            let rarest = word.iter().map(|slot| positions::count(index, slot)).min();
            (rarest.unwrap_or(0) + covering(at).map(Vec::len).sum::<usize>()) as u32
        };
        let tokens = words.iter().map(Vec::len).sum::<usize>() as u32;
        let mut lists = vec![Vec::new(); words.len()];
        let mut within: Option<Vec<Range<u32>>> = None;
        for at in radix::order(words.iter().enumerate().map(number)) {
            let at = at as u32 as usize;
            lists[at] = self.side_by_side(&words[at], within.as_deref())?;
            if self.scope == Scope::Corpus || words.len() == 1 {
                continue;
            }
            let mut here = lists[at].clone();
            here.extend(covering(at).flatten());
            occurrences::in_order(&mut here);
            let here: Vec<u32> = here.iter().map(|hit| hit.start).collect();
            let here = around(index, &here, self.scope, tokens);
            let here = match &within {
                Some(before) => overlaps(before, &here),
                None => here,
            };
            // Looking into most of the corpus piece by piece is slower than looking into all of it.
            let size: usize = here.iter().map(Range::len).sum();
            if size < index.tokens() as usize / 2 {
                within = Some(here);
            }
        }
        Ok(lists)
    }
}

/// The typed keys of slots that are whole tokens, joined by blanks.
pub(super) fn joined_key<'s>(slots: impl IntoIterator<Item = &'s Slot>) -> Option<String> {
    let keys: Option<Vec<&str>> = slots
        .into_iter()
        .map(|slot| slot.key.as_deref().filter(|_| slot.exact.is_none()))
        .collect();
    Some(keys?.join(" "))
}

/// Whether no token can be part of two of the words.
pub(super) fn are_distinct(words: &[Vec<Slot>]) -> bool {
    let differ = |a: &[Slot], b: &[Slot]| {
        let meets = |slot: &Slot| b.iter().any(|other| slot.forms.overlaps(&other.forms));
        !a.iter().any(meets)
    };
    (1..words.len()).all(|at| words[..at].iter().all(|before| differ(before, &words[at])))
}

/// Cuts a run into words by longest match over the words of the corpus: ranges of terms. What no
/// word covers stands alone; terms that are glued stay together.
pub(crate) fn cut(index: &Index<'_>, terms: &[Term], reading: Reading) -> Vec<Range<usize>> {
    // What the word list knows a term by; nothing for patterns and for parts of glued terms.
    let key = |at: usize| {
        let glued = |at: usize| terms.get(at).is_some_and(|term| term.joint != Joint::Apart);
        let Pattern::Token(text) = &terms[at].pattern else {
            return None;
        };
        if glued(at) || glued(at + 1) {
            return None;
        }
        let key = fold::typed(text);
        match reading {
            Reading::Typed => index.lexicon.find(&key),
            Reading::Any => index.lexicon.find_any(&fold::any_of_typed(&key)),
        }
    };
    let keys: Vec<Option<u32>> = (0..terms.len()).map(key).collect();
    let mut words = Vec::new();
    let mut at = 0;
    while at < terms.len() {
        let mut end = at + 1;
        while terms.get(end).is_some_and(|t| t.joint != Joint::Apart) {
            end += 1;
        }
        let known: Vec<u32> = keys[at..].iter().map_while(|key| *key).collect();
        let longest = index.words.longest().min(known.len());
        let is_word = |len: &usize| match reading {
            Reading::Typed => index.words.has_forms(&index.lexicon, &known[..*len]),
            Reading::Any => index.words.has_anys(&index.lexicon, &known[..*len]),
        };
        if let Some(len) = (2..=longest).rev().find(is_word) {
            end = at + len;
        }
        words.push(at..end);
        at = end;
    }
    words
}
