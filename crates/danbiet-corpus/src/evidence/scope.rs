//! Which mentions a table is made from.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    annotate::Layers,
    corpus::Corpus,
    corrections::{self, By, Corrections, Problem, Reason},
    document::{DocId, Document},
    pack::PackError,
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
    /// The layers of a corpus as corrected, and the corrections that could not be applied.
    ///
    /// Only tables and pages that are given the overlay show it: facets and the fields of queries
    /// go by the corpus as it was built.
    ///
    /// # Errors
    /// If a document that is corrected is damaged; for merges, any document.
    pub fn of(
        corpus: &Corpus,
        corrections: &Corrections,
        by: By,
    ) -> Result<(Overlay, Vec<Problem>), PackError> {
        let mut problems = Vec::new();
        let mut ids = BTreeSet::new();
        for (mention, correction) in corrections.mentions.iter().enumerate() {
            match corpus.find(&correction.document)? {
                Some(id) => {
                    ids.insert(id);
                }
                None => problems.push(Problem {
                    mention,
                    reason: Reason::NoDocument,
                }),
            }
        }
        if !corrections.merges.is_empty() {
            for id in corpus.ids() {
                let layers = &corpus.document(id)?.layers;
                if corrections
                    .merges
                    .iter()
                    .any(|m| corrections::has(layers, m))
                {
                    ids.insert(id);
                }
            }
        }
        let mut overlay = Overlay::default();
        for id in ids {
            let Document {
                id: name,
                text,
                layers,
                ..
            } = corpus.document(id)?;
            let mut layers = layers.clone();
            problems.extend(corrections::apply(name, text, &mut layers, corrections, by));
            overlay.insert(id, layers);
        }
        Ok((overlay, problems))
    }

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
