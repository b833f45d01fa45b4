//! Family names: where the name of a person may begin.

use std::sync::OnceLock;

use danbiet_text::hash::Map;

use super::spelling;

/// What a syllable tells as the first of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Hardly ever anything but a family name: `Nguyễn`.
    Sure,
    /// Also a word or the beginning of place names: `Hà`, `Sơn`.
    Doubtful,
}

/// Whether a word ([`spelling::word`]) is a family name.
#[must_use]
pub fn family(word: &str) -> Option<Family> {
    static NAMES: OnceLock<Map<String, Family>> = OnceLock::new();
    NAMES
        .get_or_init(|| {
            include_str!("../../data/family-names.txt")
                .lines()
                .filter(|line| !line.starts_with('#'))
                .map(|line| match line.strip_suffix('*') {
                    Some(name) => (spelling::word(name), Family::Doubtful),
                    None => (spelling::word(line), Family::Sure),
                })
                .collect()
        })
        .get(word)
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn family_names_are_known_in_any_spelling() {
        assert_eq!(family("nguyễn"), Some(Family::Sure));
        assert_eq!(family("hà"), Some(Family::Doubtful));
        assert_eq!(family("chủ"), None);
    }

    #[test]
    fn no_name_stands_twice() {
        let mut seen = std::collections::HashSet::new();
        let lines = include_str!("../../data/family-names.txt").lines();
        for line in lines.filter(|line| !line.starts_with('#')) {
            assert!(seen.insert(line.trim_end_matches('*')), "{line}");
        }
    }
}
