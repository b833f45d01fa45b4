//! Keywords: what is more frequent, or less, in one part than in another.

use super::{Config, Frequencies, Row, Symbols, Tally, Units};
use crate::{index::Index, sort, statistics::keyness::Counts, subcorpus::Subcorpus};

/// A row of a list of keywords.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Keyword {
    /// What is counted: the row of the target's list, or of the reference's if it is only there.
    pub row: Row,
    /// The four numbers behind the measures.
    pub counts: Counts,
    /// In how many documents of the target it occurs.
    pub target_range: u32,
    /// In how many documents of the reference it occurs.
    pub reference_range: u32,
    /// How sure the difference is ([`Counts::log_likelihood`]).
    pub log_likelihood: f64,
    /// How large it is ([`Counts::log_ratio`]).
    pub log_ratio: f64,
}

/// A comparison of two parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// What was counted in the target, without its rows.
    pub target: Frequencies,
    /// What was counted in the reference, without its rows.
    pub reference: Frequencies,
    /// The surest difference first, equal ones in the order of first occurrence.
    pub rows: Vec<Keyword>,
}

/// Compares two parts of a corpus. What occurs less than `least` times in both together has no row.
#[must_use]
pub fn keywords(
    index: &Index<'_>,
    symbols: &Symbols<'_>,
    (target, reference): (&Subcorpus, &Subcorpus),
    config: Config,
    least: u32,
) -> Comparison {
    let units = Units::read(index, symbols, &[target, reference], config, least);
    let (in_target, in_reference) = (Tally::new(&units, 0), Tally::new(&units, 1));
    let pairs = in_target.rows.iter().zip(&in_reference.rows);
    let mut rows: Vec<Keyword> = pairs
        .filter_map(|(here, there)| {
            let counts = Counts {
                target: u64::from(here.count),
                reference: u64::from(there.count),
                target_tokens: in_target.total,
                reference_tokens: in_reference.total,
            };
            (counts.target + counts.reference >= u64::from(least)).then_some(())?;
            Some(Keyword {
                row: if here.count > 0 { *here } else { *there },
                counts,
                target_range: here.range,
                reference_range: there.range,
                log_likelihood: counts.log_likelihood(),
                log_ratio: counts.log_ratio()?,
            })
        })
        .collect();
    sort::by(&mut rows, |a, b| {
        b.log_likelihood.total_cmp(&a.log_likelihood)
    });
    let list = |tally: Tally, part: &Subcorpus| Frequencies {
        total: tally.total,
        tokens: part.tokens(),
        documents: tally.documents,
        smallest: tally.smallest,
        rows: Vec::new(),
    };
    Comparison {
        target: list(in_target, target),
        reference: list(in_reference, reference),
        rows,
    }
}
