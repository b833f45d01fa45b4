//! The first guess: the longest words of the lexicon, runs of capitalised syllables as names.
//!
//! The rules were learned against this guess, so it follows RDRsegmenter's step by step.

use super::{
    openers::Openers,
    rules::Tag,
    unit::{Kind, Shape, Unit},
    vocabulary::Vocabulary,
};

/// A guess covers at most so many syllables, as in the program that the rules were learned with.
const LONGEST: usize = 4;

/// The first tag of every unit.
pub(super) fn tags(units: &[Unit], vocabulary: &Vocabulary, openers: &Openers) -> Vec<Tag> {
    let mut tags = vec![Tag::Begin; units.len()];
    let mut at = 0;
    while at < units.len() {
        let (length, guess) = guess(units, at, vocabulary, openers);
        for tag in tags.iter_mut().skip(at + 1).take(length - 1) {
            *tag = Tag::Inside;
        }
        if length > 1 && guess == Guess::Name && continues_name(units, at, openers) {
            tags[at] = Tag::Inside;
        }
        at += length;
    }
    tags
}

/// What a guessed word was taken for.
#[derive(Clone, Copy, PartialEq)]
enum Guess {
    Word,
    Name,
}

/// How many units the guessed word at `at` covers, and why.
fn guess(units: &[Unit], at: usize, vocabulary: &Vocabulary, openers: &Openers) -> (usize, Guess) {
    let unit = units[at];
    let run = &units[at..units.len().min(at + LONGEST)];
    let next_is_name = run.get(1).is_some_and(|next| next.shape != Shape::Small);
    if unit.kind != Kind::Syllable || (unit.shape == Shape::Small && next_is_name) {
        return (1, Guess::Word);
    }
    let syllables = run.iter().take_while(|u| u.kind == Kind::Syllable);
    let longest = vocabulary.longest(syllables.map(|u| u.word.known()));
    if longest > 1 {
        return (longest, Guess::Word);
    }
    if unit.shape != Shape::Capitalised || openers.opens(unit.word, begins(units, at)) {
        return (1, Guess::Word);
    }
    // Here we differ from the original: an abbreviation is no part of a name.
    let named = |u: &&Unit| {
        u.kind == Kind::Syllable && matches!(u.shape, Shape::Capitalised | Shape::Capitals)
    };
    (run.iter().take_while(named).count().max(1), Guess::Name)
}

/// Whether a sentence or a quotation may begin here: nothing or a sign stands before.
fn begins(units: &[Unit], at: usize) -> bool {
    at == 0 || units[at - 1].kind == Kind::Sign
}

/// `Thị Hoa` behind a family name that was taken for something else goes on with that name.
fn continues_name(units: &[Unit], at: usize, openers: &Openers) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| units[before]) else {
        return false;
    };
    before.shape == Shape::Capitalised
        && openers.is_middle(units[at].word)
        && openers.is_family(before.word)
}
