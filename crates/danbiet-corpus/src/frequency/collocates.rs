//! Collocates: what stands near the hits of a query more often than elsewhere.

use super::{Frequencies, Row};
use crate::statistics::association::Counts;

/// A row of a list of collocates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Collocate<'a> {
    /// The row of the list of what stands near the hits.
    pub row: &'a Row,
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
}

/// Compares what stands near `hits` hits with everything that was searched. Both lists were
/// counted alike; `near` is part of `all`. The strongest by logDice first, equal ones in the order
/// of the list.
#[must_use]
pub fn collocates<'a>(near: &'a Frequencies, all: &Frequencies, hits: u64) -> Vec<Collocate<'a>> {
    let collocate = |row: &'a Row| {
        let counts = Counts {
            together: u64::from(row.count),
            near: near.total,
            node: hits,
            collocate: u64::from(all.row(&row.symbols).map_or(row.count, |all| all.count)),
            tokens: all.total,
        };
        Some(Collocate {
            row,
            counts,
            log_dice: counts.log_dice()?,
            mutual_information: counts.mutual_information()?,
            t_score: counts.t_score()?,
            delta_p: counts.delta_p_collocate().unwrap_or(0.0),
        })
    };
    let mut all: Vec<Collocate<'a>> = near.rows.iter().filter_map(collocate).collect();
    all.sort_by(|a, b| b.log_dice.total_cmp(&a.log_dice));
    all
}
