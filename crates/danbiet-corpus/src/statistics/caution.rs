//! Which counts are too small for a measure to say anything.
//!
//! A measure gives a number for any counts; whether that number means something is another
//! question, and these are the answers that the literature gives.

use super::{association, keyness};

/// Below this many occurrences together, mutual information is ruled by chance: K. Church and
/// P. Hanks, "Word association norms", 1990, leave pairs out that occur five times or less.
pub const TOGETHER: u64 = 6;

/// Below this many hits of a node there is hardly a collocate that could occur [`TOGETHER`] times.
pub const NODE: u64 = 20;

/// Below this many parts a deviation of proportions has only few values that it can take, and a
/// word that occurs less often than there are parts cannot be spread evenly: S. Gries, "Analyzing
/// dispersion", 2020.
pub const PARTS: u64 = 10;

/// From this many tokens on, frequencies per million are counted and not projected.
pub const MILLION: u64 = 1_000_000;

/// Why numbers of a table must not be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caution {
    /// Frequencies per million are projected from less than a million tokens: one occurrence more
    /// or less changes them by `step`.
    Projected {
        /// How many tokens there are.
        tokens: u64,
        /// What one occurrence is per million.
        step: u64,
    },
    /// There are too few documents for dispersion.
    FewDocuments {
        /// How many there are.
        documents: u64,
    },
    /// A part is so small that a word of the mean frequency is expected in it less than once.
    SmallPart {
        /// How many units the smaller part has.
        units: u64,
        /// How often a word must occur in both together for its log-likelihood to be compared with
        /// the 0.01 % point of chi-square.
        least: u64,
    },
    /// There is nothing in one of the parts.
    EmptyPart,
    /// There are too few hits for collocates.
    FewHits {
        /// How many there are.
        hits: u64,
    },
}

/// What to say about a frequency list.
#[must_use]
pub fn of_list(tokens: u64, documents: u64) -> Vec<Caution> {
    let mut cautions = Vec::new();
    if tokens < MILLION && tokens > 0 {
        cautions.push(Caution::Projected {
            tokens,
            step: MILLION / tokens,
        });
    }
    if documents < PARTS {
        cautions.push(Caution::FewDocuments { documents });
    }
    cautions
}

/// What to say about a comparison of two parts with so many units.
#[must_use]
pub fn of_comparison(target: u64, reference: u64) -> Vec<Caution> {
    let (smaller, all) = (target.min(reference), target.saturating_add(reference));
    if smaller == 0 {
        return vec![Caution::EmptyPart];
    }
    // How often a word must occur in both for one to be expected in the smaller.
    let least = all.div_ceil(smaller);
    // Below that much text even what is common in a language is expected less than once.
    const COMMON: u64 = 100;
    if smaller < SMALL || least > COMMON {
        vec![Caution::SmallPart {
            units: smaller,
            least,
        }]
    } else {
        Vec::new()
    }
}

/// A part with fewer units than this has few words that occur in it [`EXPECTED`] times.
pub const SMALL: u64 = 5_000;

/// What to say about a list of collocates.
#[must_use]
pub fn of_collocates(hits: u64) -> Vec<Caution> {
    if hits < NODE {
        vec![Caution::FewHits { hits }]
    } else {
        Vec::new()
    }
}

/// Expected occurrences in either part from which on log-likelihood can be compared with the 0.01 %
/// point of chi-square: P. Rayson, D. Berridge and B. Francis, "Extending the Cochran rule for the
/// comparison of word frequencies between corpora", 2004.
pub const EXPECTED: f64 = 1.0;

/// The 0.01 % point of chi-square with one degree of freedom.
pub const SURE: f64 = 15.13;

/// Whether the counts of a keyword are large enough for its log-likelihood to be compared with
/// chi-square.
#[must_use]
pub fn holds_for_keyword(counts: &keyness::Counts) -> bool {
    let all = (counts.target_tokens + counts.reference_tokens) as f64;
    let seen = (counts.target + counts.reference) as f64;
    let smaller = counts.target_tokens.min(counts.reference_tokens) as f64;
    all > 0.0 && seen * smaller / all >= EXPECTED
}

/// Whether the counts of a collocate are large enough for mutual information.
#[must_use]
pub const fn holds_for_collocate(counts: &association::Counts) -> bool {
    counts.together >= TOGETHER
}

/// Whether a row occurs often enough for its deviation of proportions: it could have been found in
/// every document.
#[must_use]
pub const fn holds_for_dispersion(count: u64, documents: u64) -> bool {
    count >= documents
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_corpora_are_projected() {
        let cautions = of_list(2_500, 5);
        let projected = Caution::Projected {
            tokens: 2_500,
            step: 400,
        };
        let few = Caution::FewDocuments { documents: 5 };
        assert_eq!(cautions, [projected, few]);
        assert_eq!(of_list(MILLION, PARTS), []);
        assert_eq!(of_list(0, PARTS), []);
    }

    #[test]
    fn comparisons_need_two_parts_of_some_size() {
        assert_eq!(of_comparison(0, 9), [Caution::EmptyPart]);
        let small = Caution::SmallPart {
            units: 1_000,
            least: 10,
        };
        assert_eq!(of_comparison(9_000, 1_000), [small]);
        assert_eq!(of_comparison(50_000, 60_000), []);
        let lopsided = Caution::SmallPart {
            units: 10_000,
            least: 201,
        };
        assert_eq!(of_comparison(10_000, 2_000_000), [lopsided]);
    }

    #[test]
    fn a_keyword_must_be_expected_once_in_either_part() {
        let counts = |target, reference| keyness::Counts {
            target,
            reference,
            target_tokens: 1_000,
            reference_tokens: 9_000,
        };
        assert!(!holds_for_keyword(&counts(9, 0)));
        assert!(holds_for_keyword(&counts(9, 1)));
    }

    #[test]
    fn rows_that_are_too_rare() {
        let together = |together| association::Counts {
            together,
            near: 100,
            node: 50,
            collocate: 10,
            tokens: 1_000,
        };
        assert!(!holds_for_collocate(&together(5)));
        assert!(holds_for_collocate(&together(6)));
        assert!(!holds_for_dispersion(4, 5));
        assert!(holds_for_dispersion(5, 5));
        assert_eq!(of_collocates(NODE), []);
        assert_eq!(of_collocates(3), [Caution::FewHits { hits: 3 }]);
    }
}
