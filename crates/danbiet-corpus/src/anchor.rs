//! Where a note belongs in a text, so that it is found again when the text has changed.
//!
//! An [`Anchor`] says it twice, with the two selectors of the W3C Web Annotation Data Model (§ 4.2.4
//! and § 4.2.5): by position, counted in Unicode code points, and by quote, with what stood before and
//! behind it. [`locate`] tries, in this order:
//!
//! 1. the same words where they stood, or where what stands around them agrees best; of several such
//!    places the nearest;
//! 2. words that are nearly the same: blanks, punctuation, letter case, the Unicode form and the place of tones
//!    make no difference, and of the syllables up to a quarter may be changed, added or left out;
//! 3. nothing: the note is an orphan and is shown with its quote.
//!
//! Short words stand in a text many times. They count as found only where what stands around them
//! agrees: a note that jumps to a place that its reader never marked is worse than an orphan.
//!
//! ```
//! use danbiet_corpus::anchor::{Anchor, Found, locate};
//! use danbiet_text::Span;
//!
//! let old = "Dân biết, dân bàn, dân làm, dân kiểm tra.";
//! let start = old.find("dân bàn").unwrap_or_default();
//! let anchor = Anchor::of(old, Span::new(start, start + "dân bàn".len()));
//! let new = "Phương châm: Dân biết, dân bàn, dân làm, dân kiểm tra.";
//! let found = locate(new, &anchor);
//! assert!(matches!(found, Found::Moved(span) if span.of(new) == "dân bàn"));
//! assert_eq!(locate("Một bài khác hẳn.", &anchor), Found::Orphan);
//! ```

mod fuzzy;
#[cfg(test)]
mod tests;

use danbiet_text::{Span, letters, token};

/// How many code points are quoted before and behind the words.
pub const CONTEXT: usize = 32;

/// From this many syllables on, words are taken for themselves wherever they stand.
const DISTINCT: usize = 5;

/// So many letters that agree around a place are two syllables at least: enough where no other place
/// has as many.
const NEAR: u32 = 6;

/// How many places where the same words stand are looked at.
const MOST: usize = 10_000;

/// A place of a text, by position and by quote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// The position in code points, from 0, end-exclusive; `None` where only the quote is known.
    pub position: Option<(u32, u32)>,
    /// The words.
    pub exact: String,
    /// What stands before them.
    pub prefix: String,
    /// What stands behind them.
    pub suffix: String,
}

/// What has become of the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The words stand where they stood.
    Here(Span),
    /// The words stand elsewhere.
    Moved(Span),
    /// Nearly the same words stand there.
    Altered {
        /// Where.
        span: Span,
        /// How many syllables were changed, added or left out; 0 if only blanks, punctuation or
        /// the spelling of letters differ.
        syllables: u32,
    },
    /// They are not there any more.
    Orphan,
}

impl Found {
    /// The place, if there is one.
    #[must_use]
    pub const fn span(self) -> Option<Span> {
        match self {
            Found::Here(span) | Found::Moved(span) | Found::Altered { span, .. } => Some(span),
            Found::Orphan => None,
        }
    }
}

impl Anchor {
    /// The anchor of a place of a text.
    ///
    /// # Panics
    /// If the span does not lie in the text.
    #[must_use]
    pub fn of(text: &str, span: Span) -> Anchor {
        let (before, exact) = (&text[..span.start as usize], span.of(text));
        let behind = &text[span.end as usize..];
        let start = before.chars().count() as u32;
        let first = before.char_indices().rev().take(CONTEXT).last();
        let last = behind.char_indices().nth(CONTEXT);
        Anchor {
            position: Some((start, start + exact.chars().count() as u32)),
            exact: exact.to_owned(),
            prefix: before[first.map_or(before.len(), |(at, _)| at)..].to_owned(),
            suffix: behind[..last.map_or(behind.len(), |(at, _)| at)].to_owned(),
        }
    }
}

/// Finds the place of an anchor in a text, which need not be the one it was made from.
#[must_use]
pub fn locate(text: &str, anchor: &Anchor) -> Found {
    if anchor.exact.is_empty() {
        return Found::Orphan;
    }
    let expected = anchor
        .position
        .and_then(|(start, _)| byte_of(text, start as usize));
    same(text, anchor, expected)
        .or_else(|| fuzzy::nearly(text, anchor, expected))
        .unwrap_or(Found::Orphan)
}

/// The byte at which a code point of a text begins, or at which the text ends.
fn byte_of(text: &str, point: usize) -> Option<u32> {
    let mut bytes = text.char_indices().map(|(at, _)| at);
    let byte = bytes
        .nth(point)
        .or((text.chars().count() == point).then_some(text.len()));
    byte.map(|byte| byte as u32)
}

/// A place that may be the one.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    span: Span,
    around: Around,
    /// How many bytes it is away from where the words stood.
    away: u32,
}

impl Candidate {
    fn new(text: &str, anchor: &Anchor, expected: Option<u32>, span: Span) -> Candidate {
        Candidate {
            span,
            around: Around::of(text, anchor, span),
            away: expected.map_or(span.start, |at| at.abs_diff(span.start)),
        }
    }

    /// The better first: more agrees around it, or it is nearer.
    fn rank(&self) -> (u32, u32) {
        (u32::MAX - self.around.agree, self.away)
    }
}

/// The same words.
fn same(text: &str, anchor: &Anchor, expected: Option<u32>) -> Option<Found> {
    let exact = anchor.exact.as_str();
    let mut candidates = Vec::new();
    if let Some(at) = expected
        && text[at as usize..].starts_with(exact)
    {
        let span = Span::new(at as usize, at as usize + exact.len());
        let here = Candidate::new(text, anchor, expected, span);
        if here.around.is_whole() {
            return Some(Found::Here(span));
        }
        candidates.push(here);
    }
    // Places may overlap: each begins a letter behind the one before.
    let mut from = 0;
    while let Some(at) = text[from..].find(exact).map(|at| from + at)
        && candidates.len() < MOST
    {
        let span = Span::new(at, at + exact.len());
        candidates.push(Candidate::new(text, anchor, expected, span));
        from = at + exact.chars().next().map_or(1, char::len_utf8);
    }
    let best = *candidates.iter().min_by_key(|candidate| candidate.rank())?;
    let here = candidates.iter().find(|candidate| candidate.away == 0);
    let here = here.filter(|_| expected.is_some());
    let long = || token::tokens(exact).nth(DISTINCT - 1).is_some();
    let found = if is_meant(&best, &candidates) {
        best
    } else if let Some(here) = here {
        *here
    } else if long() {
        best
    } else {
        return None;
    };
    Some(match expected {
        Some(at) if at == found.span.start => Found::Here(found.span),
        _ => Found::Moved(found.span),
    })
}

/// Whether the best of some places is the one that is meant, by what stands around it.
fn is_meant(best: &Candidate, all: &[Candidate]) -> bool {
    let mut others = all.iter().filter(|other| other.span != best.span);
    let around = best.around;
    if around.all == 0 {
        return others.next().is_none();
    }
    around.tells() || around.agree >= NEAR && others.all(|other| other.around.agree < around.agree)
}

/// How far what stands around a place agrees with what stood around the words, in letters and
/// digits: blanks, signs and marks make no difference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Around {
    /// How many agree, on both sides together.
    agree: u32,
    /// How many there are.
    all: u32,
    /// Whether all of one side agrees.
    one_side: bool,
}

impl Around {
    fn of(text: &str, anchor: &Anchor, span: Span) -> Around {
        let (before, behind) = (&text[..span.start as usize], &text[span.end as usize..]);
        let left = agreement(
            plain(before.chars().rev()),
            plain(anchor.prefix.chars().rev()),
        );
        let right = agreement(plain(behind.chars()), plain(anchor.suffix.chars()));
        // A few letters on one side are no proof; nothing at all is one at the edge of a text.
        let whole = |(agree, all): (u32, u32)| agree == all && all >= 8;
        Around {
            agree: left.0 + right.0,
            all: left.1 + right.1,
            one_side: whole(left) || whole(right),
        }
    }

    const fn is_whole(self) -> bool {
        self.agree == self.all
    }

    /// Whether it agrees so far that it can be no other place.
    const fn tells(self) -> bool {
        self.all > 0 && (self.one_side || self.agree * 2 >= self.all)
    }
}

/// How many of the second begin the first alike, and how many there are.
fn agreement(
    mut text: impl Iterator<Item = char>,
    quoted: impl Iterator<Item = char>,
) -> (u32, u32) {
    let (mut agree, mut all, mut open) = (0, 0, true);
    for c in quoted {
        all += 1;
        open = open && text.next() == Some(c);
        agree += u32::from(open);
    }
    (agree, all)
}

/// The letters and digits of a text in their plainest form: small and without marks.
fn plain(text: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    text.filter(|&c| letters::is_token(c))
        .map(|c| letters::base(letters::letter(letters::lower(c)).quality))
}
