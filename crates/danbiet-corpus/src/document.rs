//! One analysed document.

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use crate::{annotate::Layers, metadata::Metadata, zone::Line};

/// The number of a document in its corpus: documents are ordered by their ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DocId(pub u32);

/// The place of a token, counted from 0 through all documents of a corpus.
///
/// Not a byte offset: only the index knows which [`Span`] it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position(pub u32);

/// A document with everything that is known about it. All spans are over `text`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Name without folder and ending, unique in the corpus: `000_c7764ab0d62457ae`.
    pub id: String,
    /// The printed text as it was found, after decoding; never changed.
    pub text: String,
    /// The lines that hold something, each with its zone, in order.
    pub lines: Vec<Line>,
    /// The sentences of lead, body and captions, in order.
    pub sentences: Vec<Span>,
    /// The words (*từ*) of the text, in order; each is made of whole tokens.
    pub words: Vec<Span>,
    /// What the document says about itself and what is known about it.
    pub metadata: Metadata,
    /// What is named in the text.
    pub layers: Layers,
}
