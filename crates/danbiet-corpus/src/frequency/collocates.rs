//! Collocates: what stands near the hits of a query more often than elsewhere.

use super::{Frequencies, Row, Symbols, counts_elsewhere};
use crate::{sort, statistics::association::Counts};

/// A row of a list of collocates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Collocate {
    /// The row of the list of what stands near the hits.
    pub row: Row,
    /// The numbers behind the measures.
    pub counts: Counts,
    /// [`Counts::log_dice`].
    pub log_dice: f64,
    /// [`Counts::mutual_information`].
    pub mutual_information: f64,
    /// [`Counts::t_score`].
    pub t_score: f64,
    /// [`Counts::delta_p_collocate`].
    pub delta_p: f64,
    /// [`Counts::delta_p_node`].
    pub delta_p_node: f64,
}

/// Compares what stands near `hits` hits with everything that was searched. Both lists were
/// counted alike, by single units; `near` is part of `all`. The strongest by logDice first, equal
/// ones in the order of the list.
#[must_use]
pub fn collocates(
    symbols: &Symbols<'_>,
    near: &Frequencies,
    all: &Frequencies,
    hits: u64,
) -> Vec<Collocate> {
    let counts = counts_elsewhere(symbols, near, all);
    let collocate = |(row, everywhere): (&Row, u32)| {
        let counts = Counts {
            together: u64::from(row.count),
            near: near.total,
            node: hits,
            collocate: u64::from(everywhere.max(row.count)),
            tokens: all.total,
        };
        Some(Collocate {
            row: *row,
            counts,
            log_dice: counts.log_dice()?,
            mutual_information: counts.mutual_information()?,
            t_score: counts.t_score()?,
            delta_p: counts.delta_p_collocate().unwrap_or(0.0),
            delta_p_node: counts.delta_p_node().unwrap_or(0.0),
        })
    };
    let mut all: Vec<Collocate> = near.rows.iter().zip(counts).filter_map(collocate).collect();
    sort::by(&mut all, |a, b| b.log_dice.total_cmp(&a.log_dice));
    all
}
