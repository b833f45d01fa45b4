//! Measures of corpus linguistics, each a pure function of counts.
//!
//! The counts themselves come from the index; here stand only the formulas, each with its source,
//! so that a number on the screen can be recomputed with pencil and paper.
//!
//! * [`association`]: how strongly a collocate is tied to a node (logDice, MI, t-score, ΔP);
//! * [`keyness`]: how much more frequent something is in one part than in another
//!   (log-likelihood, log ratio);
//! * [`dispersion`]: how evenly something is spread over the parts (range, Gries' DP);
//! * [`caution`]: which counts are too small for a measure, and why.

pub mod association;
pub mod caution;
pub mod dispersion;
pub mod keyness;

/// Occurrences per million tokens; 0 for an empty corpus.
#[must_use]
pub fn per_million(count: u64, tokens: u64) -> f64 {
    if tokens == 0 {
        0.0
    } else {
        count as f64 * 1e6 / tokens as f64
    }
}

#[cfg(test)]
pub(crate) fn close(found: f64, expected: f64) {
    assert!(
        (found - expected).abs() < 1e-6 * expected.abs().max(1.0),
        "{found} instead of {expected}"
    );
}
