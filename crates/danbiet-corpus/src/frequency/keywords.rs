//! Keywords: what is more frequent, or less, in one part than in another.

use super::{Frequencies, Row};
use crate::statistics::keyness::Counts;

/// A row of a list of keywords.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Keyword<'a> {
    /// The row of the list in which it was found: the target's, or else the reference's.
    pub row: &'a Row,
    /// The four numbers behind the measures.
    pub counts: Counts,
    /// How sure the difference is ([`Counts::log_likelihood`]).
    pub log_likelihood: f64,
    /// How large it is ([`Counts::log_ratio`]).
    pub log_ratio: f64,
}

/// Compares two lists that were counted alike: the surest difference first, equal ones in the
/// order of the lists.
#[must_use]
pub fn keywords<'a>(target: &'a Frequencies, reference: &'a Frequencies) -> Vec<Keyword<'a>> {
    let keyword = |row: &'a Row, in_target: u32, in_reference: u32| {
        let counts = Counts {
            target: u64::from(in_target),
            reference: u64::from(in_reference),
            target_tokens: target.total,
            reference_tokens: reference.total,
        };
        Some(Keyword {
            row,
            counts,
            log_likelihood: counts.log_likelihood(),
            log_ratio: counts.log_ratio()?,
        })
    };
    let in_target = target.rows.iter().filter_map(|row| {
        let other = reference.row(&row.symbols).map_or(0, |other| other.count);
        keyword(row, row.count, other)
    });
    let missing = reference.rows.iter().filter_map(|row| {
        let absent = target.row(&row.symbols).is_none();
        absent.then(|| keyword(row, 0, row.count)).flatten()
    });
    let mut all: Vec<Keyword<'a>> = in_target.chain(missing).collect();
    all.sort_by(|a, b| b.log_likelihood.total_cmp(&a.log_likelihood));
    all
}
