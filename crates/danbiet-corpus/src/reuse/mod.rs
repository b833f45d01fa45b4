//! Text reuse: the passages that documents share, and how two documents run side by side.
//!
//! A document is looked at as a sequence of numbers, one for each syllable, with case and tone
//! placement folded and short forms read as what they stand for ([`folded`]). What recurs is read
//! off a suffix array ([`suffix`], [`repeats`]), so the time is all but linear in the length of the
//! corpus. [`formulas`] ranks what recurs in a corpus and says who shares it with whom;
//! [`compare`] lays two documents side by side, passage by passage, down to the words that differ.

mod compare;
mod differences;
mod folded;
mod formulas;
mod pairs;
pub mod repeats;
pub mod suffix;
mod tables;
mod tiles;

pub use compare::{Comparison, Kind, Marked, Piece, Shared, Side, compare};
pub use folded::{Folded, ShortForms};
pub use formulas::{Formula, Formulas, Passage, Progress, Request, STEPS, Search, formulas};
pub use pairs::{Pair, SPREAD};

#[cfg(test)]
mod tests;
