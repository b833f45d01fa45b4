//! Dispersion: how evenly something is spread over the parts of a corpus (its documents).

/// How something is spread over the parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dispersion {
    /// Parts in which it occurs.
    pub range: usize,
    /// Gries' deviation of proportions: 0 is perfectly even, near 1 all in one small part.
    pub dp: f64,
    /// [`dp`](Self::dp) divided by its largest possible value, so that 1 is reached.
    pub dp_norm: f64,
}

/// How occurrences are spread. Each part is (occurrences in it, tokens in it).
///
/// *DP = ½ Σ |v − s|*, where *s* is a part's share of the tokens and *v* its share of the
/// occurrences: S. Gries, "Dispersions and adjusted frequencies in corpora", 2008; normalised by
/// *1 − min s*: J. Lijffijt and S. Gries, 2012. Parts without a token are left out.
/// `None` if there is no occurrence.
#[must_use]
pub fn dispersion(parts: &[(u64, u64)]) -> Option<Dispersion> {
    let tokens: u64 = parts.iter().map(|part| part.1).sum();
    let count: u64 = parts.iter().map(|part| part.0).sum();
    if count == 0 || tokens == 0 {
        return None;
    }
    let shares = parts
        .iter()
        .filter(|part| part.1 > 0)
        .map(|&(seen, size)| (seen as f64 / count as f64, size as f64 / tokens as f64));
    let (sum, smallest) = shares.fold((0.0, f64::INFINITY), |(sum, smallest), (v, s)| {
        (sum + (v - s).abs(), s.min(smallest))
    });
    let dp = sum / 2.0;
    Some(Dispersion {
        range: parts.iter().filter(|part| part.0 > 0).count(),
        dp,
        dp_norm: normalised(dp, smallest),
    })
}

/// DP divided by its largest possible value, where the smallest part has this share of the tokens.
/// 0 where there is one part only.
#[must_use]
pub fn normalised(dp: f64, smallest: f64) -> f64 {
    let most = 1.0 - smallest;
    if most > 0.0 { dp / most } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::close;

    #[test]
    fn the_example_of_gries_2008() {
        // Five parts of 9, 10, 10, 10 and 11 tokens that hold the word 1 to 5 times: DP = .18.
        let found = dispersion(&[(1, 9), (2, 10), (3, 10), (4, 10), (5, 11)]).unwrap();
        assert_eq!(found.range, 5);
        close(found.dp, 0.18);
        close(found.dp_norm, 0.18 / 0.82);
    }

    #[test]
    fn even_and_lumped() {
        close(dispersion(&[(1, 10), (2, 20), (3, 30)]).unwrap().dp, 0.0);
        let lumped = dispersion(&[(4, 10), (0, 30)]).unwrap();
        close(lumped.dp, 0.75);
        close(lumped.dp_norm, 1.0);
        assert_eq!(lumped.range, 1);
    }

    #[test]
    fn one_part_is_even_and_no_occurrence_is_no_number() {
        close(dispersion(&[(3, 10)]).unwrap().dp_norm, 0.0);
        assert_eq!(dispersion(&[(0, 10)]), None);
        assert_eq!(dispersion(&[]), None);
    }
}
