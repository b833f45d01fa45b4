//! What does occur and is near to a query that has no hits.
//!
//! Each token may be replaced by one whose any key is near it (one or two letters wrong, missing,
//! added or swapped); among the ways to do so those are taken whose neighbours really stand side
//! by side in the corpus. They are shown as the corpus prints them, which also gives back marks
//! that were left out or wrong.

use danbiet_query::{Query, ast::Pattern};
use danbiet_text::fold;

use super::{
    answer::Found,
    occurrences,
    patience::Patience,
    terms::{Forms, Slot},
};
use crate::{corpus::Corpus, index::Index, pack::PackError, sort};

/// How many suggestions are made, and how many candidates each token has.
const SUGGESTIONS: usize = 5;
const CANDIDATES: usize = 8;

/// The longest query that is looked at, in tokens.
const TOKENS: usize = 12;

/// A token that may be meant, and how far it is from what was typed.
#[derive(Clone, Copy)]
struct Candidate {
    any: u32,
    distance: u32,
    count: usize,
}

/// Texts of the corpus that are near to the query, nearest first.
pub(crate) fn suggestions(
    corpus: &Corpus,
    index: &Index<'_>,
    query: &Query,
    patience: &Patience<'_>,
) -> Result<Vec<String>, PackError> {
    let terms = danbiet_query::text_terms(query);
    let tokens: Vec<String> = terms
        .iter()
        .filter_map(|term| match &term.pattern {
            Pattern::Token(text) | Pattern::Exact(text) => Some(fold::any(text)),
            Pattern::Prefix(_) | Pattern::Wildcard(_) | Pattern::Typing(_) => None,
        })
        .take(TOKENS)
        .collect();
    let all: Vec<Vec<Candidate>> = tokens.iter().map(|t| candidates(index, t)).collect();
    let mut found = Vec::new();
    // The whole query if it can be mended; otherwise its longest parts that can.
    for len in (1..=all.len()).rev() {
        for part in all.windows(len) {
            if patience.is_over() {
                return Ok(found);
            }
            if len == 1 && all.len() > 1 && part[0].first().is_none_or(|c| c.distance == 0) {
                continue;
            }
            paths(corpus, index, part, &mut found)?;
        }
        if !found.is_empty() {
            break;
        }
    }
    found.truncate(SUGGESTIONS);
    Ok(found)
}

/// The any keys of the corpus that are near a token, nearest and then most frequent first.
fn candidates(index: &Index<'_>, token: &str) -> Vec<Candidate> {
    let typed: Vec<char> = token.chars().collect();
    let most = match typed.len() {
        0 | 1 => 0,
        2..=5 => 1,
        _ => 2,
    };
    let mut found = Vec::new();
    for any in 0..index.lexicon.anys() {
        let key = index.lexicon.any(any);
        let Some(distance) = distance(&typed, key, most) else {
            continue;
        };
        let forms = index.lexicon.forms_of(any);
        let count = forms.map(|form| index.postings.count(form) as usize).sum();
        found.push(Candidate {
            any,
            distance,
            count,
        });
    }
    sort::by(&mut found, |a, b| {
        (a.distance, b.count, a.any).cmp(&(b.distance, a.count, b.any))
    });
    found.truncate(CANDIDATES);
    found
}

/// The number of letters that are wrong, missing, added or swapped with their neighbour, if it is
/// at most `most` (optimal string alignment).
fn distance(typed: &[char], key: &str, most: u32) -> Option<u32> {
    if key.len().abs_diff(typed.len()) > most as usize && key.is_ascii() {
        return None;
    }
    let key: Vec<char> = key.chars().collect();
    let mut before: Vec<u32> = Vec::new();
    let mut row: Vec<u32> = (0..=key.len() as u32).collect();
    for (i, &a) in typed.iter().enumerate() {
        let mut next = vec![i as u32 + 1];
        for (j, &b) in key.iter().enumerate() {
            let mut least = (row[j] + u32::from(a != b))
                .min(row[j + 1] + 1)
                .min(next[j] + 1);
            if i > 0 && j > 0 && a == key[j - 1] && typed[i - 1] == b {
                least = least.min(before[j - 1] + 1);
            }
            next.push(least);
        }
        if next.iter().min().is_some_and(|&least| least > most) {
            return None;
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().filter(|&distance| distance <= most)
}

/// Appends the ways to choose one candidate for each token that occur side by side, least changed
/// and then most frequent first, as the corpus prints them.
fn paths(
    corpus: &Corpus,
    index: &Index<'_>,
    candidates: &[Vec<Candidate>],
    found: &mut Vec<String>,
) -> Result<(), PackError> {
    // Ways through the first tokens, with their distance and the occurrences they lead to.
    let mut ways: Vec<(u32, Vec<Slot>, Vec<Found>)> = vec![(0, Vec::new(), Vec::new())];
    for token in candidates {
        let mut longer = Vec::new();
        for (distance, slots, _) in &ways {
            for candidate in token {
                let mut slots = slots.clone();
                slots.push(slot(index, candidate.any));
                let occurrences = occurrences::phrase(index, &slots, None);
                if !occurrences.is_empty() {
                    longer.push((distance + candidate.distance, slots, occurrences));
                }
            }
        }
        sort::by(&mut longer, |a, b| (a.0, b.2.len()).cmp(&(b.0, a.2.len())));
        longer.truncate(CANDIDATES);
        ways = longer;
    }
    for (_, _, occurrences) in ways {
        let text = printed(corpus, index, &occurrences)?;
        if !text.is_empty() && !found.contains(&text) {
            found.push(text);
        }
    }
    Ok(())
}

fn slot(index: &Index<'_>, any: u32) -> Slot {
    let forms = Forms::Range(index.lexicon.forms_of(any));
    Slot {
        typed: forms.clone(),
        forms,
        exact: None,
        key: None,
    }
}

/// The most frequent way in which the corpus writes these occurrences, as it stands at its first
/// place.
fn printed(corpus: &Corpus, index: &Index<'_>, occurrences: &[Found]) -> Result<String, PackError> {
    // A sample suffices: what is shown is a proposal.
    let sample = &occurrences[..occurrences.len().min(1_000)];
    let forms = |o: &Found| -> Vec<u32> { (o.start..o.end).map(|p| index.form(p)).collect() };
    let mut written: Vec<(Vec<u32>, u32)> = sample.iter().map(|o| (forms(o), o.start)).collect();
    sort::by(&mut written, Ord::cmp);
    let mut best: Option<(usize, u32, u32)> = None;
    for same in written.chunk_by(|a, b| a.0 == b.0) {
        let start = same[0].1;
        if best.is_none_or(|(count, ..)| same.len() > count) {
            best = Some((same.len(), start, start + same[0].0.len() as u32));
        }
    }
    let Some((_, start, end)) = best else {
        return Ok(String::new());
    };
    let id = index.document_of(start);
    let text = &corpus.document(id)?.text;
    Ok(index.places(id, text).span(start, end).of(text).to_owned())
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn letters_wrong_missing_added_or_swapped() {
        let of = |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), b, 2);
        assert_eq!(of("chuu", "chu"), Some(1));
        assert_eq!(of("nguyn", "nguyen"), Some(1));
        assert_eq!(of("sco", "soc"), Some(1));
        assert_eq!(of("dan", "dan"), Some(0));
        assert_eq!(of("thaoi", "thoai"), Some(1));
        assert_eq!(of("abcd", "efgh"), None);
    }
}
