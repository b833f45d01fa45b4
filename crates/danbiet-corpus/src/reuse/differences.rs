//! Which words of two short sequences answer to each other.

/// What has to be aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// Both sequences from end to end.
    Whole,
    /// As much of their beginnings as is more alike than different; perhaps nothing.
    Beginning,
}

/// A pair of equal symbols counts for them, one without a partner against.
const EQUAL: i32 = 2;
const ALONE: i32 = 1;

/// Pairs of places with equal symbols, rising on both sides: as many as can be (the longest common
/// subsequence), or for [`Extent::Beginning`] those of the beginnings with the best score (2 for a
/// pair, −1 for a symbol without). The time is the product of the lengths.
pub(super) fn align(left: &[u32], right: &[u32], extent: Extent) -> Vec<(usize, usize)> {
    let width = right.len() + 1;
    let mut scores = vec![0i32; (left.len() + 1) * width];
    let mut best = (0, 0);
    for i in 0..=left.len() {
        for j in 0..=right.len() {
            if (i, j) == (0, 0) {
                continue;
            }
            let above = (i > 0).then(|| scores[(i - 1) * width + j] - ALONE);
            let before = (j > 0).then(|| scores[i * width + j - 1] - ALONE);
            let pair = (i > 0 && j > 0 && left[i - 1] == right[j - 1])
                .then(|| scores[(i - 1) * width + j - 1] + EQUAL);
            let score = above.max(before).max(pair).unwrap_or(0);
            scores[i * width + j] = score;
            if score > scores[best.0 * width + best.1] {
                best = (i, j);
            }
        }
    }
    let (mut i, mut j) = match extent {
        Extent::Whole => (left.len(), right.len()),
        Extent::Beginning => best,
    };
    let mut pairs = Vec::new();
    while i > 0 && j > 0 {
        let score = scores[i * width + j];
        if left[i - 1] == right[j - 1] && score == scores[(i - 1) * width + j - 1] + EQUAL {
            i -= 1;
            j -= 1;
            pairs.push((i, j));
        } else if score == scores[(i - 1) * width + j] - ALONE {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    pairs.reverse();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(left: &str, right: &str, extent: Extent, expected: &str) {
        let symbols = |text: &str| text.chars().map(u32::from).collect::<Vec<_>>();
        let pairs = align(&symbols(left), &symbols(right), extent);
        let letters: Vec<char> = left.chars().collect();
        let common: String = pairs.iter().map(|&(at, _)| letters[at]).collect();
        assert_eq!(common, expected, "{left} and {right}");
        assert!(pairs.is_sorted_by(|a, b| a.0 < b.0 && a.1 < b.1));
    }

    #[test]
    fn the_longest_common_subsequence() {
        check("abcbdab", "bdcaba", Extent::Whole, "bcba");
        check("abc", "xyz", Extent::Whole, "");
        check("", "abc", Extent::Whole, "");
    }

    #[test]
    fn a_beginning_goes_on_as_long_as_it_is_worth_it() {
        check("xyabc", "abc", Extent::Beginning, "abc");
        check("xyzuvwa", "a", Extent::Beginning, "");
        check("abxxxxxc", "abyyyyyc", Extent::Beginning, "ab");
    }
}
