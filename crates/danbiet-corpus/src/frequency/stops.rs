//! Words that are not to be looked at.

use std::collections::BTreeSet;

use danbiet_text::{fold, token};

use super::{Row, Same, Unit};
use crate::index::Index;

/// Grammatical words that most lists are clearer without, one to a line: conjunctions,
/// prepositions, classifiers, pronouns, particles of tense and degree. Chosen by hand from the
/// word classes of Vietnamese grammars; a reader can change the list.
pub const USUAL_STOPS: &str = include_str!("../../data/stops.txt");

/// A list of words that hides rows.
#[derive(Clone, Debug, Default)]
pub struct Stops {
    /// The typed or any keys of the words, as numbers of the lexicon.
    words: BTreeSet<Vec<u32>>,
    any: bool,
}

impl Stops {
    /// A list of words, for rows that count what is the same as `same` says. Case makes no
    /// difference, marks do unless rows are counted without them.
    #[must_use]
    pub fn new<'w>(
        index: &Index<'_>,
        same: Same,
        words: impl IntoIterator<Item = &'w str>,
    ) -> Self {
        let any = same == Same::Any;
        let lexicon = &index.lexicon;
        // A word that has a token that the corpus has not is in no row.
        let key = |word: &str| {
            let tokens = token::tokens(word).map(|span| span.of(word));
            let numbers = tokens.map(|token| match any {
                true => lexicon.find_any(&fold::any(token)),
                false => lexicon.find(&fold::typed(token)),
            });
            let key = numbers.collect::<Option<Vec<u32>>>();
            key.filter(|key| !key.is_empty())
        };
        let words = words.into_iter().filter_map(key).collect();
        Self { words, any }
    }

    /// Whether the list is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether a row is hidden: its first or its last unit is on the list. A sequence that begins
    /// or ends with a grammatical word is a torn-off piece more often than a phrase.
    #[must_use]
    pub fn hide(&self, index: &Index<'_>, unit: Unit, row: &Row) -> bool {
        if self.words.is_empty() {
            return false;
        }
        let (start, end) = row.first;
        let last = end.saturating_sub(1);
        let (first, last) = match unit {
            Unit::Syllable => (start..start + 1, last..end),
            Unit::Word => (index.word(start), index.word(last)),
        };
        let has = |tokens: std::ops::Range<u32>| {
            let number = |position| match self.any {
                true => index.lexicon.any_of(index.form(position)),
                false => index.form(position),
            };
            self.words.contains(&tokens.map(number).collect::<Vec<_>>())
        };
        has(first) || has(last)
    }
}
