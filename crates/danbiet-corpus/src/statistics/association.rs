//! Association of a node and a collocate.

/// What is counted around the node.
///
/// "Near" means: in the window that was chosen, so many tokens to either side of a node, or in the
/// node's sentence. A token that is near two nodes counts once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Occurrences of the collocate near the node: *O*, *f(x, y)*.
    pub together: u64,
    /// Tokens near the node, whatever they are: *R1*.
    pub near: u64,
    /// Occurrences of the node: *f(x)*.
    pub node: u64,
    /// Occurrences of the collocate in everything that was searched: *f(y)*, *C1*.
    pub collocate: u64,
    /// Tokens in everything that was searched: *N*.
    pub tokens: u64,
}

impl Counts {
    /// Occurrences of the collocate near the node if it were spread evenly:
    /// *E = R1 · C1 / N*. Source: S. Evert, "Corpora and collocations", 2008, section 4 (surface
    /// cooccurrence).
    #[must_use]
    pub fn expected(&self) -> f64 {
        if self.tokens == 0 {
            return 0.0;
        }
        self.near as f64 * self.collocate as f64 / self.tokens as f64
    }

    /// logDice, at most 14, one step for each doubling; does not depend on the corpus's size:
    /// *14 + log2(2 f(x, y) / (f(x) + f(y)))*.
    /// Source: P. Rychlý, "A lexicographer-friendly association score", 2008.
    /// `None` if the two never meet.
    #[must_use]
    pub fn log_dice(&self) -> Option<f64> {
        if self.together == 0 {
            return None;
        }
        let dice = 2.0 * self.together as f64 / (self.node + self.collocate) as f64;
        Some(14.0 + dice.log2())
    }

    /// Mutual information in bits, high for rare words: *log2(O / E)*.
    /// Source: K. Church and P. Hanks, "Word association norms", 1990. `None` if the two never meet.
    #[must_use]
    pub fn mutual_information(&self) -> Option<f64> {
        let expected = self.expected();
        (self.together > 0 && expected > 0.0).then(|| (self.together as f64 / expected).log2())
    }

    /// t-score, high for frequent words: *(O − E) / √O*.
    /// Source: K. Church et al., "Using statistics in lexical analysis", 1991.
    /// `None` if the two never meet.
    #[must_use]
    pub fn t_score(&self) -> Option<f64> {
        let seen = self.together as f64;
        (self.together > 0).then(|| (seen - self.expected()) / seen.sqrt())
    }

    /// ΔP of the collocate given the node, from −1 to 1: how much likelier a token is the
    /// collocate when it stands near the node than when it does not.
    /// Source: S. Gries, "50-something years of work on collocations", 2013.
    /// `None` where one of the two shares has nothing to be a share of.
    #[must_use]
    pub fn delta_p_collocate(&self) -> Option<f64> {
        delta(
            (self.together, self.near),
            (
                self.collocate.checked_sub(self.together)?,
                self.tokens.checked_sub(self.near)?,
            ),
        )
    }

    /// ΔP of the node given the collocate, from −1 to 1: how much likelier a token is near the
    /// node when it is the collocate than when it is not. Source as for
    /// [`delta_p_collocate`](Self::delta_p_collocate).
    #[must_use]
    pub fn delta_p_node(&self) -> Option<f64> {
        delta(
            (self.together, self.collocate),
            (
                self.near.checked_sub(self.together)?,
                self.tokens.checked_sub(self.collocate)?,
            ),
        )
    }
}

/// The difference of two shares, each (part, whole).
fn delta(with: (u64, u64), without: (u64, u64)) -> Option<f64> {
    let share = |(part, whole): (u64, u64)| (whole > 0).then(|| part as f64 / whole as f64);
    Some(share(with)? - share(without)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::close;

    /// Counts with round results: N = 1000, window of 200 tokens, 16 of 40 collocates inside.
    const ROUND: Counts = Counts {
        together: 16,
        near: 200,
        node: 24,
        collocate: 40,
        tokens: 1000,
    };

    #[test]
    fn measures_of_round_counts() {
        close(ROUND.expected(), 8.0);
        // 2 · 16 / (24 + 40) = 1/2.
        close(ROUND.log_dice().unwrap(), 13.0);
        close(ROUND.mutual_information().unwrap(), 1.0);
        close(ROUND.t_score().unwrap(), 2.0);
        // 16/200 − 24/800 and 16/40 − 184/960.
        close(ROUND.delta_p_collocate().unwrap(), 0.05);
        close(ROUND.delta_p_node().unwrap(), 0.4 - 184.0 / 960.0);
    }

    #[test]
    fn two_words_that_only_occur_together_reach_the_top_of_log_dice() {
        let counts = Counts {
            together: 7,
            near: 7,
            node: 7,
            collocate: 7,
            tokens: 1_000_000,
        };
        close(counts.log_dice().unwrap(), 14.0);
        close(counts.delta_p_collocate().unwrap(), 1.0);
    }

    #[test]
    fn nothing_together_is_no_number() {
        let never = Counts {
            together: 0,
            ..ROUND
        };
        assert_eq!(never.log_dice(), None);
        assert_eq!(never.mutual_information(), None);
        assert_eq!(never.t_score(), None);
    }

    #[test]
    fn an_empty_corpus_gives_no_number() {
        let empty = Counts {
            together: 0,
            near: 0,
            node: 0,
            collocate: 0,
            tokens: 0,
        };
        close(empty.expected(), 0.0);
        assert_eq!(empty.delta_p_collocate(), None);
        assert_eq!(empty.delta_p_node(), None);
    }
}
