//! Where in a corpus words may stand: by the index, without reading texts.
//!
//! A sequence is looked for by its rarest token. Where it is nowhere as a whole, pairs of neighbours
//! vote for the place where the quote would begin, the rare ones with more weight; places with many
//! votes are worth reading.

use std::ops::Range;

use danbiet_text::{fold, token};

use crate::{document::DocId, index::Index};

/// The forms of each token of a quote: numbers of the lexicon, none for a token that is nowhere.
pub(super) type Forms = Vec<Range<u32>>;

/// The forms that have the typed keys of the tokens.
pub(super) fn typed(index: &Index<'_>, words: &str) -> Forms {
    let mut key = String::new();
    let forms = token::tokens(words).map(|span| {
        key.clear();
        fold::typed_into(span.of(words), &mut key);
        index.lexicon.find(&key).map_or(0..0, |form| form..form + 1)
    });
    forms.collect()
}

/// The forms that have their any keys.
pub(super) fn any(index: &Index<'_>, words: &str) -> Forms {
    let forms = token::tokens(words).map(|span| {
        let any = index.lexicon.find_any(&fold::any(span.of(words)));
        any.map_or(0..0, |any| index.lexicon.forms_of(any))
    });
    forms.collect()
}

/// How many positions forms have together.
fn count(index: &Index<'_>, forms: &Range<u32>) -> u64 {
    let counts = forms.clone().map(|form| index.postings.count(form));
    counts.map(u64::from).sum()
}

/// Where a sequence stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Occurrences {
    /// The first positions, in order; not more than were asked for.
    pub starts: Vec<u32>,
    /// How many there are in all.
    pub count: usize,
}

/// The places of a sequence of tokens, in a document or in all.
pub(super) fn occurrences(
    index: &Index<'_>,
    forms: &Forms,
    within: Option<DocId>,
    limit: usize,
) -> Occurrences {
    let mut found = Occurrences::default();
    let rarest = (0..forms.len()).min_by_key(|&at| count(index, &forms[at]));
    let Some(rarest) = rarest.filter(|&at| count(index, &forms[at]) > 0) else {
        return found;
    };
    let length = forms.len() as u32;
    let mut each = |position: u32| {
        let Some(start) = position.checked_sub(rarest as u32) else {
            return;
        };
        let stands = (start..)
            .zip(forms)
            .all(|(at, forms)| at < index.tokens() && forms.contains(&index.form(at)));
        if !stands {
            return;
        }
        let document = index.document_of(start);
        if index.document(document).end < start.saturating_add(length) {
            return;
        }
        found.count += 1;
        if found.starts.len() < limit {
            found.starts.push(start);
        }
    };
    // A sequence of typed keys has one form for each token.
    for form in forms[rarest].clone() {
        match within {
            Some(document) => {
                let range = index.document(document);
                index.postings.for_each_within(form, &[range], &mut each);
            }
            None => index.postings.for_each(form, &mut each),
        }
    }
    found
}

/// A stretch of a document that a quote may be of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// The document.
    pub document: DocId,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// How many of them are expected before the quote.
    pub lead: usize,
}

/// How many tokens a passage may have before and behind a quote of so many.
fn slack(tokens: usize) -> u32 {
    (tokens as u32 / 4).clamp(12, 128)
}

/// The stretch around a quote of some tokens that begins at a position of a document.
pub(super) fn window(index: &Index<'_>, start: u32, document: DocId, tokens: usize) -> Window {
    let whole = index.document(document);
    let slack = slack(tokens);
    let from = start.saturating_sub(slack).clamp(whole.start, whole.end);
    let end = start.saturating_add(tokens as u32 + slack);
    Window {
        document,
        tokens: from..end.clamp(from, whole.end),
        lead: start.saturating_sub(from) as usize,
    }
}

/// How many positions are looked at for one quote.
const BUDGET: u64 = 3_000_000;

/// How many votes are kept.
const VOTES: usize = 400_000;

/// A token that is no rarer than this votes only together with a neighbour.
const RARE: u64 = 64;

/// The stretches with the most votes, at most `limit`, the best first.
pub(super) fn windows(
    index: &Index<'_>,
    forms: &Forms,
    within: Option<DocId>,
    limit: usize,
) -> Vec<Window> {
    let mut votes = votes(index, forms, within);
    votes.sort_unstable();
    let width = i64::from(slack(forms.len()));
    // For each vote the sum of those from it to the end of a window.
    let mut sums: Vec<(u32, usize)> = Vec::with_capacity(votes.len());
    let (mut end, mut sum) = (0, 0);
    for (at, vote) in votes.iter().enumerate() {
        while end < votes.len() && votes[end].start - vote.start <= width {
            sum += votes[end].weight;
            end += 1;
        }
        sums.push((sum, at));
        sum -= vote.weight;
    }
    sums.sort_unstable_by_key(|&(sum, at)| (std::cmp::Reverse(sum), at));
    let mut chosen: Vec<i64> = Vec::new();
    let mut windows = Vec::new();
    for (_, at) in sums {
        if windows.len() == limit {
            break;
        }
        let vote = &votes[at];
        if chosen
            .iter()
            .any(|other| (other - vote.start).abs() <= width)
        {
            continue;
        }
        chosen.push(vote.start);
        let document = index.document_of(vote.position);
        let start = u32::try_from(vote.start.max(0)).unwrap_or(u32::MAX);
        windows.push(window(index, start, document, forms.len()));
    }
    windows
}

/// A vote for the place where a quote begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Vote {
    /// The position of the first token, which may lie before the corpus.
    start: i64,
    /// The position that votes.
    position: u32,
    weight: u32,
}

/// A pair of neighbours, or a token alone, that can vote.
struct Voter {
    /// The rarer token of the pair.
    at: usize,
    /// Its neighbour.
    beside: Option<usize>,
    count: u64,
}

fn votes(index: &Index<'_>, forms: &Forms, within: Option<DocId>) -> Vec<Vote> {
    let counts: Vec<u64> = forms.iter().map(|forms| count(index, forms)).collect();
    let mut voters: Vec<Voter> = Vec::new();
    for (at, &count) in counts.iter().enumerate() {
        if count > 0 && (count <= RARE || forms.len() == 1) {
            let beside = None;
            voters.push(Voter { at, beside, count });
        }
        let next = counts.get(at + 1).copied().unwrap_or(0);
        if count > 0 && next > 0 {
            let (at, beside) = if count <= next {
                (at, at + 1)
            } else {
                (at + 1, at)
            };
            voters.push(Voter {
                at,
                beside: Some(beside),
                count: count.min(next),
            });
        }
    }
    voters.sort_by_key(|voter| (voter.count, voter.at));
    let mut votes = Vec::new();
    let mut spent = 0;
    for voter in voters {
        spent += voter.count;
        if spent > BUDGET && !votes.is_empty() {
            break;
        }
        let weight = 1 + voter.count.leading_zeros().saturating_sub(40);
        let mut each = |position: u32| {
            let is_pair = voter.beside.is_none_or(|beside| {
                let there = (i64::from(position) + beside as i64) - voter.at as i64;
                u32::try_from(there).is_ok_and(|there| {
                    there < index.tokens() && forms[beside].contains(&index.form(there))
                })
            });
            if is_pair && votes.len() < VOTES {
                votes.push(Vote {
                    start: i64::from(position) - voter.at as i64,
                    position,
                    weight,
                });
            }
        };
        for form in forms[voter.at].clone() {
            match within {
                Some(document) => {
                    let range = index.document(document);
                    index.postings.for_each_within(form, &[range], &mut each);
                }
                None => index.postings.for_each(form, &mut each),
            }
        }
    }
    votes
}
