//! Short forms.

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

/// A mention of a short form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Abbreviation {
    /// The short form.
    pub span: Span,
    /// What it stands for here; `None` where neither the document nor the shipped table says.
    pub expansion: Option<String>,
    /// What kind of thing it stands for.
    pub kind: AbbreviationKind,
    /// The place in the document that defines it: `quy chế dân chủ (QCDC)`.
    pub definition: Option<Span>,
}

/// What kind of thing a short form stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum AbbreviationKind {
    /// A body: `HĐND`.
    Organisation,
    /// A term: `QCDC`.
    Term,
    /// A plain word: `TP`.
    Word,
    /// A part of an instrument's number: `NQ`, `TU`.
    InstrumentNumber,
    /// A unit: `m2`.
    Unit,
    /// A part of a product's name: `ID`.
    ProductName,
}
