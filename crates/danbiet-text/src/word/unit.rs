//! What words are made of: syllables, numbers and codes kept whole, signs.

use super::{rules::Word, vocabulary::Vocabulary};
use crate::{Span, fold, letters, syllable, token, types::Token};

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

/// What a syllable, sign or code is by itself, wherever it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    pub(super) kind: Kind,
    pub(super) shape: Shape,
    pub(super) word: Word,
}

impl Unit {
    fn of(span: Span, known: Known) -> Unit {
        Unit {
            span,
            kind: known.kind,
            shape: known.shape,
            word: known.word,
        }
    }
}

impl Known {
    /// What a token is by itself.
    pub(super) fn token(token: &str, vocabulary: &Vocabulary) -> Known {
        Known::of(kind(token), token, &fold::typed(token), vocabulary)
    }

    fn of(kind: Kind, printed: &str, key: &str, vocabulary: &Vocabulary) -> Known {
        Known {
            kind,
            shape: shape(printed),
            word: vocabulary.find(key).map_or(Word::Unknown, Word::Known),
        }
    }
}

/// The units of `text` inside `within`, of which these are the tokens; `known` is what is known of
/// their types.
pub(super) fn units(
    text: &str,
    within: Span,
    tokens: &[Token],
    known: &[Known],
    vocabulary: &Vocabulary,
) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(tokens.len() + tokens.len() / 4);
    let mut done = within.start;
    let mut tokens = tokens.iter().peekable();
    while let Some(first) = tokens.next() {
        signs(
            text,
            Span {
                start: done,
                end: first.span.start,
            },
            vocabulary,
            &mut units,
        );
        let mut whole = first.span;
        let mut last = first.span;
        while let Some(&next) = tokens.peek() {
            if !holds_together(text, within, whole, last, next.span, vocabulary) {
                break;
            }
            last = next.span;
            whole = whole.cover(last);
            tokens.next();
        }
        done = whole.end;
        let known = if whole == first.span {
            known[first.of_type as usize]
        } else {
            let printed = whole.of(text);
            Known::of(Kind::Whole, printed, &fold::typed(printed), vocabulary)
        };
        units.push(Unit::of(whole, known));
    }
    signs(
        text,
        Span {
            start: done,
            end: within.end,
        },
        vocabulary,
        &mut units,
    );
    units
}

/// Makes a unit of each sign of a gap; three dots are one.
fn signs(text: &str, gap: Span, vocabulary: &Vocabulary, units: &mut Vec<Unit>) {
    let mut rest = gap.of(text);
    if rest == " " {
        return;
    }
    while let Some(c) = rest.chars().next() {
        let length = if rest.starts_with("...") {
            3
        } else {
            c.len_utf8()
        };
        let (sign, behind) = rest.split_at(length);
        if !c.is_whitespace() && !letters::is_ignorable(c) {
            let start = gap.end as usize - rest.len();
            let known = Known::of(Kind::Sign, sign, sign_key(sign), vocabulary);
            units.push(Unit::of(Span::new(start, start + length), known));
        }
        rest = behind;
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
    text: &str,
    within: Span,
    so_far: Span,
    last: Span,
    next: Span,
    vocabulary: &Vocabulary,
) -> bool {
    let gap = &text[last.end as usize..next.start as usize];
    if gap == " " {
        return false;
    }
    let (left, right) = (last.of(text), next.of(text));
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
                || (code(left) && code(right) && so_far.of(text).contains('.'))
        }
        "," | ":" => digits(left) && digits(right),
        "/" => code(left) && code(right) && has_digit(so_far.of(text), right),
        "-" | "_" | "@" | "\u{2010}" | "\u{2011}" | "://" => {
            (code(left) && code(right)) || !two_words(text, within, last, next, vocabulary)
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
fn two_words(text: &str, within: Span, last: Span, next: Span, vocabulary: &Vocabulary) -> bool {
    let number = |token: &str| vocabulary.find(&fold::typed(token));
    let blank = |gap: &str| !gap.is_empty() && gap.chars().all(char::is_whitespace);
    let before = &text[within.start as usize..last.start as usize];
    let earlier = before.trim_end();
    let earlier_token = earlier
        .rsplit(|c: char| !c.is_alphanumeric() && !letters::is_combining(c))
        .next()
        .unwrap_or_default();
    let behind = &text[next.end as usize..within.end as usize];
    let later = token::tokens(behind).next();
    let pair = |a: &str, b: &str| vocabulary.longest([number(a), number(b)].into_iter()) == 2;
    (blank(&before[earlier.len()..]) && pair(earlier_token, last.of(text)))
        || later.is_some_and(|later| {
            blank(&behind[..later.start as usize]) && pair(next.of(text), later.of(behind))
        })
}
