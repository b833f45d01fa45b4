//! Text of a query, cut into terms.

use std::ops::Range;

use danbiet_text::{letters, token};

use crate::ast::{Joint, Pattern, QuerySpan, Term};
use crate::diagnostic::{Diagnostic, DiagnosticKind};

use super::is_blank;

/// Whether a token can start with the character. In exact text `*` and `?` are punctuation.
pub(super) fn starts(c: char, exact: bool) -> bool {
    c.is_alphanumeric() || !exact && matches!(c, '*' | '?')
}

/// Whether the character is part of a word of letters.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphabetic() || letters::is_combining(c) || letters::is_ignorable(c)
}

/// The terms of a stretch of the query, which may hold blanks (it then stands in quotes). `=` at
/// the start of a piece makes the terms of the piece exact; `exact` does so for all.
pub(super) fn terms(
    query: &str,
    stretch: Range<usize>,
    exact: bool,
) -> (Vec<Term>, Vec<Diagnostic>) {
    let mut terms: Vec<Term> = Vec::new();
    let mut remarks = Vec::new();
    let mut at = stretch.start;
    let mut piece = Piece {
        exact,
        marked: false,
        begun: false,
    };
    let mut sign = at;
    while let Some(c) = query[at..stretch.end].chars().next() {
        if is_blank(c) {
            piece = Piece {
                exact,
                marked: false,
                begun: false,
            };
        } else if c == '=' && !piece.begun {
            (piece.exact, piece.marked, sign) = (true, true, at);
        } else if starts(c, piece.exact) {
            let mut end = token_end(&query[at..stretch.end], piece.exact) + at;
            if !piece.exact {
                // A question mark at the end is punctuation: people ask questions.
                end = at
                    + query[at..end]
                        .trim_end_matches(|c| c == '?' || letters::is_ignorable(c))
                        .len();
            }
            let start = if piece.marked && !piece.begun {
                sign
            } else {
                at
            };
            match pattern(&query[at..end], piece.exact) {
                Some(pattern) => terms.push(Term {
                    span: QuerySpan::new(start, end),
                    joint: Joint::Apart,
                    pattern,
                }),
                None if query[at..end].contains('*') => remarks.push(Diagnostic {
                    span: QuerySpan::new(at, end),
                    kind: DiagnosticKind::BareWildcard,
                }),
                None => {}
            }
            piece.begun = true;
            at = end.max(at + c.len_utf8());
            continue;
        }
        at += c.len_utf8();
    }
    glue(query, &mut terms);
    (terms, remarks)
}

/// What is known of the piece (text without blanks) that is being read.
struct Piece {
    exact: bool,
    /// Whether it has an `=` of its own.
    marked: bool,
    /// Whether a token of it was seen.
    begun: bool,
}

/// Where the token at the start of `text` ends.
fn token_end(text: &str, exact: bool) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if starts(c, exact) || letters::is_combining(c) {
            end = at + c.len_utf8();
        } else if !letters::is_ignorable(c) {
            break;
        }
    }
    end
}

/// The pattern that a token writes; `None` for one without a letter or digit.
fn pattern(token: &str, exact: bool) -> Option<Pattern> {
    if !token.contains(char::is_alphanumeric) {
        return None;
    }
    if exact {
        return Some(Pattern::Exact(token.to_owned()));
    }
    if !token.contains(['*', '?']) {
        return Some(Pattern::Token(token.to_owned()));
    }
    let mut shape = String::with_capacity(token.len());
    for c in token.chars() {
        if c != '*' || !shape.ends_with('*') {
            shape.push(c);
        }
    }
    Some(match shape.strip_suffix('*') {
        Some(start) if !start.contains(['*', '?']) => Pattern::Prefix(start.to_owned()),
        _ => Pattern::Wildcard(shape),
    })
}

/// Glues numbers (`02-NQ/TU`, `12/5/2017`, `8,7`) and chains of abbreviations (`CB-CC-VC`): terms
/// of which one holds a digit or all are capitals, with no blank and nothing but what may stand
/// inside a phrase between them. So are syllables and words that are written as such (`quy_chế+dân_chủ`). Other
/// syllables with a hyphen (`Thừa Thiên-Huế`) stay apart, so that they can still be cut into words.
fn glue(query: &str, terms: &mut [Term]) {
    let mut rest = terms;
    while !rest.is_empty() {
        let chain = 1 + rest
            .windows(2)
            .take_while(|pair| {
                let gap = &query[pair[0].span.end..pair[1].span.start];
                let inside = token::joins(gap) || gap == "+";
                !gap.contains(is_blank) && !gap.contains('=') && inside
            })
            .count();
        let (group, others) = rest.split_at_mut(chain);
        if is_number(group) || is_capitals(group) {
            for at in 1..group.len() {
                let gap = &query[group[at - 1].span.end..group[at].span.start];
                let sign = gap.chars().find(|c| "-/,.:'’–_+".contains(*c));
                group[at].joint = Joint::Glued(sign.unwrap_or('-'));
            }
        } else {
            for at in 1..group.len() {
                let gap = &query[group[at - 1].span.end..group[at].span.start];
                if let "_" | "+" = gap {
                    group[at].joint = Joint::Glued(if gap == "_" { '_' } else { '+' });
                }
            }
        }
        rest = others;
    }
}

fn is_number(group: &[Term]) -> bool {
    group
        .iter()
        .any(|term| term.pattern.text().contains(|c: char| c.is_ascii_digit()))
}

fn is_capitals(group: &[Term]) -> bool {
    group.iter().all(|term| {
        let text = term.pattern.text();
        text.contains(char::is_uppercase) && !text.contains(char::is_lowercase)
    })
}
