//! Lines that many pages of a batch share.

use std::collections::{BTreeMap, BTreeSet};

use super::{Line, Zone, shape};

/// The keys of the lines that recur in at least half of the documents, and in three at least.
///
/// Pages of one site share their menus and their foot. Lines with the parts of an article count
/// too: it is their recurring that shows that they are none.
#[must_use]
pub fn recurring(documents: &[(&str, &[Line])]) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (text, lines) in documents {
        let keys: BTreeSet<String> = lines.iter().map(|l| shape::key(l.span.of(text))).collect();
        for key in keys {
            *counts.entry(key).or_default() += 1;
        }
    }
    let enough = documents.len().div_ceil(2).max(3);
    counts
        .into_iter()
        .filter(|(key, count)| *count >= enough && key.len() > 1)
        .map(|(key, _)| key)
        .collect()
}

/// Makes boilerplate of the lines whose keys recur. A headline stays: documents may be versions of
/// one another.
pub fn demote(text: &str, lines: &mut [Line], recurring: &BTreeSet<String>) {
    for line in lines {
        let keeps = matches!(line.zone, Zone::Title | Zone::RepeatedTitle);
        if !keeps && recurring.contains(&shape::key(line.span.of(text))) {
            line.zone = Zone::Boilerplate;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_most_pages_have_is_furniture() {
        let texts: Vec<String> = ["một", "hai", "ba", "bốn"]
            .iter()
            .map(|n| format!("Bài số {n} của trang này\nỦng hộ quỹ khuyến học của chúng tôi."))
            .collect();
        let lines: Vec<Vec<Line>> = texts.iter().map(|text| super::super::lines(text)).collect();
        let documents: Vec<(&str, &[Line])> = texts
            .iter()
            .zip(&lines)
            .map(|(text, lines)| (text.as_str(), lines.as_slice()))
            .collect();
        let keys = recurring(&documents);
        assert_eq!(keys.len(), 1);
        let mut first = lines[0].clone();
        demote(&texts[0], &mut first, &keys);
        assert_eq!(first[0].zone, Zone::Title);
        assert_eq!(first[1].zone, Zone::Boilerplate);
        assert!(recurring(&documents[..2]).is_empty());
    }
}
