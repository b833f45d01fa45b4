//! The stretch of a document that shows most of its hits.

use danbiet_text::Span;

use super::runs::Run;

/// A stretch of a document with its hits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// Where it stands in the document's text; begins and ends at tokens.
    pub span: Span,
    /// Its runs, joined the span again; each with the numbers of the hits over it, counted from
    /// the document's first hit.
    pub runs: Vec<Run<u32>>,
    /// Whether text of the same line stands before it.
    pub more_before: bool,
    /// Whether text of the same line stands after it.
    pub more_after: bool,
}
