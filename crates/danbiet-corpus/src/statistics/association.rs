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

    /// Pairs of neighbours: the window is the one token behind each node.
    fn bigram(node: u64, collocate: u64, together: u64, tokens: u64) -> Counts {
        Counts {
            together,
            near: node,
            node,
            collocate,
            tokens,
        }
    }

    /// Words of the New York Times in C. Manning and H. Schütze, "Foundations of statistical
    /// natural language processing", 1999: table 5.14 for MI, section 5.3.1 for t.
    #[test]
    fn the_tables_of_manning_and_schuetze_1999() {
        const N: u64 = 14_307_668;
        for (node, collocate, published) in [
            (42, 20, 18.38),        // Ayatollah Ruhollah
            (41, 27, 17.98),        // Bette Midler
            (30, 117, 16.31),       // Agatha Christie
            (77, 59, 15.94),        // videocassette recorder
            (24, 320, 15.19),       // unsalted butter
            (14_907, 9_017, 1.09),  // first made
            (13_484, 10_570, 1.01), // over many
            (14_734, 13_478, 0.53), // into them
            (14_093, 14_776, 0.46), // like people
            (15_019, 15_629, 0.29), // time last
        ] {
            let found = bigram(node, collocate, 20, N).mutual_information().unwrap();
            assert!(
                (found - published).abs() < 0.006,
                "{found}, not {published}"
            );
        }
        // new companies
        let found = bigram(15_828, 4_675, 8, N).t_score().unwrap();
        assert!((found - 0.999_932).abs() < 1e-5, "{found}");
    }

    /// "of course" in the spoken part of the British National Corpus: S. Gries, "50-something years
    /// of work on collocations", 2013.
    #[test]
    fn the_example_of_gries_2013() {
        let of_course = bigram(174_548, 7_867, 5_610, 10_409_868);
        let forward = of_course.delta_p_collocate().unwrap();
        let backward = of_course.delta_p_node().unwrap();
        assert!((forward - 0.032).abs() < 5e-4, "{forward}");
        assert!((backward - 0.697).abs() < 5e-4, "{backward}");
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
