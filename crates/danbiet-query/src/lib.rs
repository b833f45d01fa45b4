//! The query language: what a person types, read without ever failing.
//!
//! [`parse`] gives a tree ([`ast`]) whose parts know their places in the query, and remarks
//! ([`Diagnostic`]) on everything that had to be read leniently.

pub mod ast;
pub mod diagnostic;

pub use ast::{Expr, Level, Node, Query, QuerySpan};
pub use diagnostic::{Diagnostic, DiagnosticKind};

/// The languages of the interface: restatements and remarks are worded in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

/// Reads a query that is committed: every token is a whole token.
#[must_use]
pub fn parse(query: &str) -> (Query, Vec<Diagnostic>) {
    let _ = query;
    (Query::default(), Vec::new())
}

/// Reads a query while it is being typed: a last token that nothing follows is
/// [`ast::Pattern::Typing`], and what is merely unfinished at the end gives no remark.
#[must_use]
pub fn parse_typing(query: &str) -> (Query, Vec<Diagnostic>) {
    let _ = query;
    (Query::default(), Vec::new())
}

/// Whether any text term of the query holds a mark (tone, vowel mark, đ): such a query is read at
/// [`Level::Typed`], any other at [`Level::Any`], unless `level:` says otherwise. Names and values
/// of fields have no say, except the text behind `title:` and the like.
#[must_use]
pub fn has_marked_text_term(query: &Query) -> bool {
    let _ = query;
    false
}
