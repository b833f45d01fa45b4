//! Words (*từ*): which syllables belong together.
//!
//! Vietnamese writes a blank between syllables, not between words: *dân chủ* is one word of two
//! syllables. [`Segmenter`] finds the words of a sentence by the method of RDRsegmenter (Nguyen et al.,
//! LREC 2018): first the longest words of a lexicon and runs of capitalised syllables, then
//! ripple-down rules that mend what those get wrong. Syllables are compared by [`crate::fold::typed`], so that
//! neither letter case nor the place of a tone hides a word.
//!
//! Words are made of whole tokens. What stands together without a blank around a digit or a code stays
//! one word: `02-NQ/TU`, `12/5/2017`, `8,7`, `1.281.540`, `CB-CC-VC`. Punctuation is no word.
//!
//! The shipped data ([`LEXICON`] 458,085 bytes, 144 kB gzip; [`RULES`] 128,508 bytes, 12 kB gzip) is for
//! build time and for dropped documents. The app cuts queries with [`Words`], the far smaller list of
//! words that occur in the open corpus.

mod common;
mod conventions;
mod initial;
mod list;
mod openers;
mod places;
mod rules;
mod unit;
mod vocabulary;

use std::fmt;

use crate::{
    Span,
    types::{Token, Types},
};
use conventions::Conventions;
pub use list::Words;
use openers::Openers;
use rules::{Context, Rules, Tag, Word};
pub use unit::Known;
use unit::{Kind, Unit};
use vocabulary::Vocabulary;

/// The shipped lexicon: 34,203 words of several syllables, from RDRsegmenter (Apache-2.0).
pub const LEXICON: &str = include_str!("../data/segmentation/lexicon.txt");

/// The shipped rules: 1,447, from RDRsegmenter (Apache-2.0).
pub const RULES: &str = include_str!("../data/segmentation/rules.rdr");

/// Finds the words of a text. Built once from a lexicon and a rule file.
#[derive(Clone, Debug)]
pub struct Segmenter {
    vocabulary: Vocabulary,
    rules: Rules,
    openers: Openers,
    conventions: Conventions,
}

/// Why a rule file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// The line of the rule file, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a line of a rule file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The line is indented by more than one tab beyond the line before it.
    Depth,
    /// A condition is not of the form `object.<field> == "<value>"` with one of the ten fields.
    Condition,
    /// The line does not end in ` : object.conclusion = "B"` or `"I"`.
    Conclusion,
    /// There are more rules than 32 bits can number.
    TooMany,
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problem = match self.problem {
            Problem::Depth => "is indented by more than one tab beyond the rule that it excepts",
            Problem::Condition => "has a condition that is not `object.<field> == \"<value>\"`",
            Problem::Conclusion => "does not end in ` : object.conclusion = \"B\"` or `\"I\"`",
            Problem::TooMany => "is one rule too many",
        };
        write!(f, "line {} of the segmentation rules {problem}", self.line)
    }
}

impl std::error::Error for ParseError {}

impl Segmenter {
    /// Reads a lexicon (one word on a line, blanks between its syllables) and a rule file.
    ///
    /// # Errors
    /// If a line of the rule file is not a rule.
    pub fn parse(lexicon: &str, rules: &str) -> Result<Self, ParseError> {
        let mut vocabulary = Vocabulary::default();
        for word in lexicon.lines() {
            vocabulary.add(word);
        }
        for word in [common::WORDS, places::PLACES]
            .iter()
            .flat_map(|list| list.split(','))
        {
            vocabulary.add(word);
        }
        let rules = Rules::parse(rules, &mut vocabulary)?;
        let openers = Openers::new(&mut vocabulary);
        let conventions = Conventions::new(&mut vocabulary);
        Ok(Self {
            vocabulary,
            rules,
            openers,
            conventions,
        })
    }

    /// Adds words, place names for instance, to those of the lexicon.
    pub fn learn<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) {
        for word in words {
            self.vocabulary.add(word);
        }
    }

    /// The words of `text` inside `within`, in order. `within` should be one sentence: the first and
    /// the last syllable of what is given count as beginning and end of a sentence.
    ///
    /// Every token inside `within` belongs to exactly one word.
    #[must_use]
    pub fn words(&self, text: &str, within: Span) -> Vec<Span> {
        let mut types = Types::default();
        let mut tokens = types.read(within.of(text));
        for Token { span, .. } in &mut tokens {
            *span = Span {
                start: span.start + within.start,
                end: span.end + within.start,
            };
        }
        let known: Vec<Known> = types.printed(0).map(|token| self.know(token)).collect();
        let mut words = Vec::new();
        self.cut(text, within, &tokens, &known, &mut words);
        words
    }

    /// What is known of a token that is printed like this, wherever it stands.
    #[must_use]
    pub fn know(&self, token: &str) -> Known {
        Known::token(token, &self.vocabulary)
    }

    /// As [`Self::words`], where the tokens inside `within` are read already, and [`Self::know`] has
    /// told what is known of each type. The words are put behind those of `words`.
    ///
    /// # Panics
    /// If the type of a token is not known.
    pub fn cut(
        &self,
        text: &str,
        within: Span,
        tokens: &[Token],
        known: &[Known],
        words: &mut Vec<Span>,
    ) {
        let units = unit::units(text, within, tokens, known, &self.vocabulary);
        let first = initial::tags(&units, &self.vocabulary, &self.openers);
        let mut tags = self.mended(&units, &first);
        self.conventions.apply(&units, &mut tags, &self.vocabulary);
        let before = words.len();
        for (at, unit) in units
            .iter()
            .enumerate()
            .filter(|(_, unit)| unit.kind != Kind::Sign)
        {
            match words[before..].last_mut() {
                Some(word) if tags[at] == Tag::Inside && joins(text, &units, at) => {
                    *word = word.cover(unit.span);
                }
                _ => words.push(unit.span),
            }
        }
    }

    /// The tags, mended by the rules.
    fn mended(&self, units: &[Unit], first: &[Tag]) -> Vec<Tag> {
        // Nothing stands at the two places before the first unit and behind the last.
        const BESIDE: usize = rules::HERE;
        let mut words = vec![Word::Nothing; units.len() + 2 * BESIDE];
        let mut tags = vec![None; words.len()];
        for (at, (unit, tag)) in units.iter().zip(first).enumerate() {
            words[at + BESIDE] = unit.word;
            tags[at + BESIDE] = Some(*tag);
        }
        let places = words.windows(2 * BESIDE + 1);
        let around = places.zip(tags.windows(2 * BESIDE + 1));
        let contexts = around.map(|(words, tags)| Context { words, tags });
        let mended = first.iter().zip(contexts);
        mended
            .map(|(first, context)| self.rules.apply(&context).unwrap_or(*first))
            .collect()
    }
}

/// Whether a unit can belong to the word of the unit before it: both syllables, a blank between.
fn joins(text: &str, units: &[Unit], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| units[before]) else {
        return false;
    };
    before.kind == Kind::Syllable
        && units[at].kind == Kind::Syllable
        && is_blank(&text[before.span.end as usize..units[at].span.start as usize])
}

fn is_blank(gap: &str) -> bool {
    gap == " " || gap.chars().all(char::is_whitespace)
}

#[cfg(test)]
mod tests;
