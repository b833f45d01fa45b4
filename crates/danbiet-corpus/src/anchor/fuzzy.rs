//! Finding words that are nearly the same: an approximate match over syllables.
//!
//! The distance is Levenshtein's over syllables, the text's beginning and end being free (P. Sellers,
//! “The theory and computation of evolutionary distances”, 1980), with the columns cut off where no
//! match can come of them any more (E. Ukkonen, “Finding approximate patterns in strings”, 1985): the
//! expected time is the length of the text times the number of differences allowed.

use std::collections::BTreeMap;

use danbiet_text::{Span, fold, letters, token};

use super::{Anchor, Candidate, DISTINCT, Found, is_meant};

/// From this many syllables on, words that are nearly the same are taken for the same even where
/// nothing around them agrees.
const TELLING: usize = 12;

/// How many pairs of syllables are compared at most; of a longer text what lies around the old place
/// is looked at.
const BUDGET: usize = 20_000_000;

/// The place of a text whose words are nearest to those of an anchor, if they are near enough.
pub fn nearly(text: &str, anchor: &Anchor, expected: Option<u32>) -> Option<Found> {
    let pattern = Pattern::of(anchor)?;
    let mut tokens: Vec<Span> = token::tokens(text).collect();
    let room = BUDGET / pattern.codes.len();
    if tokens.len() > room {
        let at = tokens.partition_point(|token| Some(token.start) < expected);
        let from = at.saturating_sub(room / 2).min(tokens.len() - room);
        tokens = tokens.split_off(from);
        tokens.truncate(room);
    }
    let matches = pattern.matches(text, &tokens);
    let least = matches.iter().map(|found| found.cost).min()?;
    let nearest = matches.iter().filter(|found| found.cost == least);
    let candidates = nearest.filter_map(|found| {
        let (first, last) = (tokens.get(found.from)?, tokens.get(found.to)?);
        let span = edges(text, anchor, first.cover(*last));
        Some(Candidate::new(text, anchor, expected, span))
    });
    let candidates: Vec<Candidate> = candidates.collect();
    let best = *candidates.iter().min_by_key(|candidate| candidate.rank())?;
    let length = pattern.codes.len();
    let here = least == 0 && best.away == 0 && expected.is_some();
    let sure = match least {
        0 => length >= DISTINCT,
        _ => length >= TELLING && least as usize <= length / 6,
    };
    (is_meant(&best, &candidates) || here || sure).then_some(Found::Altered {
        span: best.span,
        syllables: least,
    })
}

/// The signs at the ends of the words belong to the place where they still stand there.
fn edges(text: &str, anchor: &Anchor, span: Span) -> Span {
    let is_sign = |c: char| !letters::is_token(c);
    let head = anchor.exact.len() - anchor.exact.trim_start_matches(is_sign).len();
    let head = &anchor.exact[..head];
    let tail = anchor
        .exact
        .trim_end_matches(|c| is_sign(c) && !letters::is_combining(c));
    let tail = &anchor.exact[tail.len()..];
    let (before, behind) = (&text[..span.start as usize], &text[span.end as usize..]);
    let start = span.start as usize
        - if before.ends_with(head) {
            head.len()
        } else {
            0
        };
    let end = span.end as usize
        + if behind.starts_with(tail) {
            tail.len()
        } else {
            0
        };
    Span::new(start, end)
}

/// The words of an anchor.
struct Pattern {
    /// The syllables, each by the number of its key.
    codes: Vec<u32>,
    keys: BTreeMap<String, u32>,
    /// How many syllables may differ.
    most: u32,
}

/// A stretch of a text that is near to a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Match {
    /// Its first syllable.
    from: usize,
    /// Its last syllable.
    to: usize,
    /// By how many syllables it differs.
    cost: u32,
}

/// A cell of the table of distances: the distance, and the syllable at which the match begins.
#[derive(Clone, Copy)]
struct Cell {
    cost: u32,
    from: usize,
}

impl Pattern {
    /// `None` for words without a syllable.
    fn of(anchor: &Anchor) -> Option<Pattern> {
        let mut keys = BTreeMap::new();
        let mut codes = Vec::new();
        for token in token::tokens(&anchor.exact) {
            let next = keys.len() as u32;
            codes.push(
                *keys
                    .entry(fold::typed(token.of(&anchor.exact)))
                    .or_insert(next),
            );
        }
        let most = codes.len() as u32 / 4;
        (!codes.is_empty()).then_some(Pattern { codes, keys, most })
    }

    /// All stretches that are near enough, by their last syllable; of those that end at one syllable
    /// the nearest.
    fn matches(&self, text: &str, tokens: &[Span]) -> Vec<Match> {
        let most = self.most;
        // `column[i]`: how far the first `i` syllables of the pattern are from what ends here.
        let mut column: Vec<Cell> = (0..=self.codes.len() as u32)
            .map(|cost| Cell { cost, from: 0 })
            .collect();
        // Cells behind this one are further than may be.
        let mut last = most as usize;
        let mut found = Vec::new();
        let mut key = String::new();
        for (at, token) in tokens.iter().enumerate() {
            key.clear();
            fold::typed_into(token.of(text), &mut key);
            let code = self.keys.get(&key).copied();
            let mut left_above = Cell { cost: 0, from: at };
            column[0] = Cell {
                cost: 0,
                from: at + 1,
            };
            let until = (last + 1).min(self.codes.len());
            for i in 1..=until {
                let left = match i > last {
                    true => Cell {
                        cost: most + 1,
                        ..column[i]
                    },
                    false => column[i],
                };
                let above = column[i - 1];
                let same = code == Some(self.codes[i - 1]);
                let mut cell = Cell {
                    cost: left_above.cost + u32::from(!same),
                    ..left_above
                };
                for other in [above, left] {
                    if other.cost + 1 < cell.cost {
                        cell = Cell {
                            cost: other.cost + 1,
                            ..other
                        };
                    }
                }
                left_above = left;
                column[i] = cell;
            }
            last = until;
            while last > 0 && column[last].cost > most {
                last -= 1;
            }
            if last == self.codes.len() && column[last].from <= at {
                let Cell { cost, from } = column[last];
                found.push(Match { from, to: at, cost });
            }
        }
        found
    }
}
