//! Keyness: what is characteristic of one part (the target) against another (the reference).

/// Occurrences of one word in two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Occurrences in the target: *a*.
    pub target: u64,
    /// Occurrences in the reference: *b*.
    pub reference: u64,
    /// Tokens of the target: *c*.
    pub target_tokens: u64,
    /// Tokens of the reference: *d*.
    pub reference_tokens: u64,
}

impl Counts {
    /// Log-likelihood G², from 0; 3.84 is the 5 % point and 15.13 the 0.01 % point of chi-square
    /// with one degree of freedom: *2 (a ln(a / E1) + b ln(b / E2))* with *E1 = c (a + b) / (c + d)*
    /// and *E2 = d (a + b) / (c + d)*.
    /// Source: P. Rayson and R. Garside, "Comparing corpora using frequency profiling", 2000, after
    /// T. Dunning, 1993. It says how sure the difference is, not how large.
    #[must_use]
    pub fn log_likelihood(&self) -> f64 {
        let (c, d) = (self.target_tokens as f64, self.reference_tokens as f64);
        if c + d == 0.0 {
            return 0.0;
        }
        let mean = (self.target + self.reference) as f64 / (c + d);
        let term = |seen: u64, expected: f64| match seen {
            0 => 0.0,
            seen => seen as f64 * (seen as f64 / expected).ln(),
        };
        2.0 * (term(self.target, c * mean) + term(self.reference, d * mean))
    }

    /// *E1*: occurrences in the target if both parts had the same share; 0 for empty parts.
    #[must_use]
    pub fn expected_in_target(&self) -> f64 {
        let all = (self.target_tokens + self.reference_tokens) as f64;
        if all == 0.0 {
            return 0.0;
        }
        self.target_tokens as f64 * (self.target + self.reference) as f64 / all
    }

    /// Log ratio: how many times the relative frequency doubles from reference to target,
    /// *log2((a / c) / (b / d))*; a count of 0 is taken as 0.5, as its author does.
    /// Source: A. Hardie, "Log Ratio: an informal introduction", 2014. `None` if a part is empty or
    /// the word occurs in neither.
    #[must_use]
    pub fn log_ratio(&self) -> Option<f64> {
        if self.target_tokens == 0
            || self.reference_tokens == 0
            || self.target + self.reference == 0
        {
            return None;
        }
        let share = |count: u64, tokens: u64| (count as f64).max(0.5) / tokens as f64;
        let ratio =
            share(self.target, self.target_tokens) / share(self.reference, self.reference_tokens);
        Some(ratio.log2())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::close;

    fn counts(target: u64, target_tokens: u64, reference: u64, reference_tokens: u64) -> Counts {
        Counts {
            target,
            reference,
            target_tokens,
            reference_tokens,
        }
    }

    #[test]
    fn log_likelihood_of_counts_computed_apart() {
        // Computed with another program (natural logarithms, double precision).
        close(
            counts(10, 100, 5, 100).log_likelihood(),
            1.698_990_367_953_974_6,
        );
        close(
            counts(30, 1_000, 0, 9_000).log_likelihood(),
            138.155_105_579_642_74,
        );
    }

    #[test]
    fn the_same_share_is_no_difference() {
        let same = counts(5, 100, 50, 1_000);
        close(same.log_likelihood(), 0.0);
        close(same.log_ratio().unwrap(), 0.0);
    }

    #[test]
    fn expected_occurrences_follow_the_sizes() {
        close(counts(3, 100, 7, 300).expected_in_target(), 2.5);
        close(counts(0, 0, 0, 0).expected_in_target(), 0.0);
    }

    #[test]
    fn log_ratio_counts_doublings() {
        close(counts(8, 100, 10, 1_000).log_ratio().unwrap(), 3.0);
        // Nothing in the reference counts as half an occurrence.
        close(counts(4, 100, 0, 100).log_ratio().unwrap(), 3.0);
        assert_eq!(counts(0, 100, 0, 100).log_ratio(), None);
        assert_eq!(counts(1, 100, 0, 0).log_ratio(), None);
    }
}
