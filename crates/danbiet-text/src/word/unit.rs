//! What words are made of: syllables, numbers and codes kept whole, signs.

use super::{rules::Word, vocabulary::Vocabulary};
use crate::{Span, fold, letters, syllable, token};

/// A piece of a sentence that no word boundary goes through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) span: Span,
    pub(super) kind: Kind,
    pub(super) shape: Shape,
    pub(super) word: Word,
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One token of letters.
    Syllable,
    /// A number or a code: it stands alone.
    Whole,
    /// Punctuation: no word, but the rules look at it.
    Sign,
}

/// How a syllable is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// With a small first letter, or no letter at all.
    Small,
    /// With a capital first letter.
    Capitalised,
    /// With capitals only, two or more.
    Capitals,
    /// With capitals only, and no syllable of Vietnamese: an abbreviation (`HĐND`, `VTV`).
    Abbreviation,
}

/// The units of `text` inside `within`.
pub(super) fn units(text: &str, within: Span, vocabulary: &Vocabulary) -> Vec<Unit> {
    let stretch = within.of(text);
    let mut units: Vec<Unit> = Vec::with_capacity(stretch.len() / 4);
    let mut key = String::new();
    let mut make = |start: usize, end: usize, kind: Kind, units: &mut Vec<Unit>| {
        let printed = &stretch[start..end];
        key.clear();
        match kind {
            Kind::Sign => key.push_str(sign_key(printed)),
            _ => fold::typed_into(printed, &mut key),
        }
        units.push(Unit {
            span: Span::new(within.start as usize + start, within.start as usize + end),
            kind,
            shape: shape(printed),
            word: vocabulary.find(&key).map_or(Word::Unknown, Word::Known),
        });
    };
    let mut done = 0;
    let mut tokens = token::tokens(stretch).peekable();
    while let Some(first) = tokens.next() {
        signs(stretch, done, first.start as usize, &mut make, &mut units);
        let mut last = first;
        let mut kind = kind(first.of(stretch));
        while let Some(&next) = tokens.peek() {
            let gap = &stretch[last.end as usize..next.start as usize];
            if !holds_together(stretch, first.cover(last), gap, last, next, vocabulary) {
                break;
            }
            kind = Kind::Whole;
            last = next;
            tokens.next();
        }
        done = last.end as usize;
        make(first.start as usize, done, kind, &mut units);
    }
    signs(stretch, done, stretch.len(), &mut make, &mut units);
    units
}

/// Makes a unit of each sign of a gap; three dots are one.
fn signs(
    stretch: &str,
    from: usize,
    to: usize,
    make: &mut impl FnMut(usize, usize, Kind, &mut Vec<Unit>),
    units: &mut Vec<Unit>,
) {
    let mut at = from;
    while let Some(c) = stretch[at..to].chars().next() {
        let length = if stretch[at..to].starts_with("...") {
            3
        } else {
            c.len_utf8()
        };
        if !c.is_whitespace() && !letters::is_ignorable(c) {
            make(at, at + length, Kind::Sign, units);
        }
        at += length;
    }
}

/// Signs as the rules write them.
fn sign_key(printed: &str) -> &str {
    match printed {
        "\"" | "“" | "”" | "«" | "»" => "''",
        "…" => "...",
        "–" | "—" => "-",
        other => other,
    }
}

fn kind(token: &str) -> Kind {
    if token.starts_with(|c: char| c.is_numeric()) {
        Kind::Whole
    } else {
        Kind::Syllable
    }
}

fn shape(printed: &str) -> Shape {
    let mut letters = printed.chars();
    if !letters.next().is_some_and(char::is_uppercase) {
        return Shape::Small;
    }
    let mut rest = letters.filter(|c| c.is_alphabetic()).peekable();
    if rest.peek().is_none() || !rest.all(char::is_uppercase) {
        Shape::Capitalised
    } else if syllable::is_syllable(printed) {
        Shape::Capitals
    } else {
        Shape::Abbreviation
    }
}

/// Whether `next`, which follows what has been put together so far across `gap`, belongs to it.
fn holds_together(
    stretch: &str,
    so_far: Span,
    gap: &str,
    last: Span,
    next: Span,
    vocabulary: &Vocabulary,
) -> bool {
    let (left, right) = (last.of(stretch), next.of(stretch));
    let digits = |token: &str| token.starts_with(|c: char| c.is_numeric());
    let code = |token: &str| digits(token) || shape(token) != Shape::Small;
    let small_ascii = |token: &str| {
        token
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    match gap {
        "." => {
            // `1.281`, `gov.vn`, and `18.1.NĐ.1.3` once a stop has joined digits.
            (digits(left) && digits(right))
                || (left.is_ascii() && small_ascii(right))
                || (code(left) && code(right) && so_far.of(stretch).contains('.'))
        }
        "," | ":" => digits(left) && digits(right),
        "/" => code(left) && code(right) && has_digit(so_far.of(stretch), right),
        "-" | "_" | "@" | "\u{2010}" | "\u{2011}" | "://" => {
            (code(left) && code(right)) || !two_words(stretch, last, next, vocabulary)
        }
        "–" => digits(left) && digits(right),
        _ => false,
    }
}

fn has_digit(so_far: &str, right: &str) -> bool {
    so_far.chars().chain(right.chars()).any(char::is_numeric)
}

/// Whether the hyphen in `kinh tế-xã hội` stands between two words: the syllable before it ends a
/// word of the lexicon that began earlier, or the one behind it begins one that goes on.
fn two_words(stretch: &str, last: Span, next: Span, vocabulary: &Vocabulary) -> bool {
    let number = |token: &str| vocabulary.find(&fold::typed(token));
    let blank = |gap: &str| !gap.is_empty() && gap.chars().all(char::is_whitespace);
    let before = &stretch[..last.start as usize];
    let earlier = before.trim_end();
    let earlier_token = earlier
        .rsplit(|c: char| !c.is_alphanumeric() && !letters::is_combining(c))
        .next()
        .unwrap_or_default();
    let behind = &stretch[next.end as usize..];
    let later = token::tokens(behind).next();
    let pair = |a: &str, b: &str| vocabulary.longest([number(a), number(b)].into_iter()) == 2;
    (blank(&before[earlier.len()..]) && pair(earlier_token, last.of(stretch)))
        || later.is_some_and(|later| {
            blank(&behind[..later.start as usize]) && pair(next.of(stretch), later.of(behind))
        })
}
