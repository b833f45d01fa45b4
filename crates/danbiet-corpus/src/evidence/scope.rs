//! Which mentions a table is made from.

use std::collections::BTreeMap;

use crate::{
    annotate::Layers,
    document::{DocId, Document},
    search::{Answer, Zones},
};

/// Which mentions count.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// Only these documents, in order; `None`: all.
    pub documents: Option<&'a [DocId]>,
    /// Only what a query has found, and how near to its hits.
    pub answer: Option<(&'a Answer, Near)>,
    /// Only mentions that begin in one of these zones.
    pub zones: Zones,
    /// Layers that stand in place of those of the corpus: a reader's corrections.
    pub overlay: Option<&'a Overlay>,
}

/// How near to a hit a mention must stand. A document of an answer that has no hits (the query
/// asks for facts only) counts as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Near {
    /// In a sentence with a hit.
    #[default]
    Sentence,
    /// In a document with a hit.
    Document,
}

impl Default for Scope<'_> {
    /// Everything in the articles of all documents.
    fn default() -> Self {
        Scope {
            documents: None,
            answer: None,
            zones: Zones::ARTICLE,
            overlay: None,
        }
    }
}

/// Layers of single documents that stand in place of those of the corpus.
#[derive(Clone, Debug, Default)]
pub struct Overlay {
    layers: BTreeMap<DocId, Layers>,
}

impl Overlay {
    /// Puts layers in place of a document's own. Their spans must be over the same text.
    pub fn insert(&mut self, id: DocId, layers: Layers) {
        self.layers.insert(id, layers);
    }

    /// The layers that count for a document.
    #[must_use]
    pub fn layers<'a>(&'a self, id: DocId, document: &'a Document) -> &'a Layers {
        self.layers.get(&id).unwrap_or(&document.layers)
    }
}
