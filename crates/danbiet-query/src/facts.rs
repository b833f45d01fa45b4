//! What a planner and the interface ask of a query.

use danbiet_text::{fold, letters};

use crate::ast::{Expr, FieldName, Level, Node, Pattern, Query, Term, What};

/// Whether any text term of the query holds a mark (tone, vowel mark, đ): such a query is read at
/// [`Level::Typed`], any other at [`Level::Any`], unless `level:` says otherwise. Names and values
/// of fields have no say, except the text behind `title:`, `word:` and the like; a regular
/// expression has.
///
/// ```
/// use danbiet_query::{has_marked_text_term, parse};
///
/// assert!(has_marked_text_term(&parse("đoi thoai").0));
/// assert!(!has_marked_text_term(&parse("nơi:“Sóc Trăng” doi thoai").0));
/// ```
#[must_use]
pub fn has_marked_text_term(query: &Query) -> bool {
    let mut found = false;
    walk(query, &mut |leaf| {
        found |= match leaf {
            Leaf::Terms(terms) => terms.iter().any(|term| is_marked(term.pattern.text())),
            Leaf::Regex(source) => is_marked(source),
        };
    });
    found
}

/// The level at which the query is read: what `level:` says, or else what its marks say.
#[must_use]
pub fn level(query: &Query) -> Level {
    query.level.unwrap_or(if has_marked_text_term(query) {
        Level::Typed
    } else {
        Level::Any
    })
}

/// All terms of text in the order in which they stand, also those under NOT; values of fields other
/// than `word:` are not among them.
#[must_use]
pub fn text_terms(query: &Query) -> Vec<&Term> {
    let mut all = Vec::new();
    walk(query, &mut |leaf| {
        if let Leaf::Terms(terms) = leaf {
            all.extend(terms);
        }
    });
    all
}

/// The term that is still being typed, if there is one among the text terms.
#[must_use]
pub fn typing(query: &Query) -> Option<&Term> {
    text_terms(query)
        .into_iter()
        .find(|term| matches!(term.pattern, Pattern::Typing(_)))
}

/// Whether the query looks for any text.
pub(crate) fn has_text(query: &Query) -> bool {
    let mut found = false;
    walk(query, &mut |_| found = true);
    found
}

enum Leaf<'q> {
    Terms(&'q [Term]),
    Regex(&'q str),
}

fn walk<'q>(query: &'q Query, see: &mut impl FnMut(Leaf<'q>)) {
    if let Some(root) = &query.root {
        leaves(root, see);
    }
}

fn leaves<'q>(node: &'q Node, see: &mut impl FnMut(Leaf<'q>)) {
    match &node.expr {
        Expr::Run(terms) => see(Leaf::Terms(terms)),
        Expr::Phrase(phrase) => see(Leaf::Terms(&phrase.terms)),
        Expr::Regex(source) => see(Leaf::Regex(source)),
        Expr::Near { left, right, .. } => {
            leaves(left, see);
            leaves(right, see);
        }
        Expr::And(parts) | Expr::Or(parts) => {
            for part in parts {
                leaves(part, see);
            }
        }
        Expr::Not(inner) | Expr::Within { inner, .. } => leaves(inner, see),
        Expr::Field(field) if field.name == FieldName::Word => {
            for value in &field.values {
                if let What::Text(terms) = &value.what {
                    see(Leaf::Terms(terms));
                }
            }
        }
        Expr::Field(_) => {}
    }
}

/// Whether a text holds a mark, in whatever Unicode form.
fn is_marked(text: &str) -> bool {
    text.chars().map(letters::lower).any(|c| {
        letters::is_combining(c) || {
            let letter = letters::letter(c);
            letter.tone != letters::Tone::Level || letters::base(letter.quality) != letter.quality
        }
    }) && fold::has_marks(&fold::typed(text))
}
