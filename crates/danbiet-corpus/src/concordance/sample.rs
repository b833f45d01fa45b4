//! Random samples that anyone can draw again.

/// A random sample of the lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sample {
    /// How many lines it has at most.
    pub lines: u32,
    /// The number the drawing starts from: the same seed draws the same lines of the same answer.
    pub seed: u64,
}

impl Sample {
    /// Draws from `all`, each item at most once, in the order of `all`.
    ///
    /// Selection sampling: item *i* of *n* is taken with probability (still wanted) / (still left).
    /// Source: D. Knuth, "The Art of Computer Programming", vol. 2, algorithm 3.4.2 S; the random
    /// numbers are SplitMix64 (G. Steele et al., 2014).
    pub(super) fn of<T: Copy>(self, all: &[T]) -> Vec<T> {
        let mut state = self.seed;
        let mut wanted = (self.lines as usize).min(all.len());
        let mut taken = Vec::with_capacity(wanted);
        for (at, &item) in all.iter().enumerate() {
            let left = all.len() - at;
            // The upper half of the product maps 64 random bits evenly onto 0..left.
            let drawn = ((u128::from(next(&mut state)) * left as u128) >> 64) as usize;
            if drawn < wanted {
                taken.push(item);
                wanted -= 1;
            }
        }
        taken
    }
}

/// The next number of SplitMix64.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_numbers_are_those_of_the_published_generator() {
        let mut state = 1_234_567;
        let first: Vec<u64> = (0..3).map(|_| next(&mut state)).collect();
        assert_eq!(
            first,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
    }

    #[test]
    fn a_sample_has_its_size_keeps_the_order_and_comes_again() {
        let all: Vec<u32> = (0..1000).collect();
        let sample = Sample { lines: 50, seed: 7 };
        let drawn = sample.of(&all);
        assert_eq!(drawn.len(), 50);
        assert!(drawn.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(drawn, sample.of(&all));
        assert_ne!(drawn, Sample { lines: 50, seed: 8 }.of(&all));
        assert_eq!(
            Sample {
                lines: 5000,
                seed: 1
            }
            .of(&all),
            all
        );
    }

    #[test]
    fn every_item_is_drawn_about_as_often() {
        let all: Vec<usize> = (0..10).collect();
        let mut counts = [0u32; 10];
        for seed in 0..2000 {
            for item in (Sample { lines: 3, seed }).of(&all) {
                counts[item] += 1;
            }
        }
        // 600 expected; 8 standard deviations are about 160.
        assert!(counts.iter().all(|n| (440..760).contains(n)), "{counts:?}");
    }
}
