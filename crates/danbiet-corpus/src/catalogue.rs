//! What documents are and name, in columns: which values there are, and which documents have each.
//!
//! Facets and the fields of queries ask for documents by what is known about them. The catalogue is
//! made with the corpus and stored in a section of its own, so that no document has to be decoded
//! for that. It is decoded when it is first asked for.
//!
//! What is named in furniture does not count: a page's footer is not what a document is about.

mod build;
mod keys;

use serde::{Deserialize, Serialize};

use crate::{document::DocId, metadata::PartialDate};

pub(crate) use build::build;
pub(crate) use keys::Asked;

/// What documents are and name.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Catalogue {
    /// The places that documents are about.
    pub place: Column,
    /// Their provinces.
    pub province: Column,
    /// The years of what is reported.
    pub year: Column,
    /// Who published.
    pub publisher: Column,
    /// The sites of the publishers.
    pub site: Column,
    /// The kinds of events.
    pub event: Column,
    /// The people named.
    pub persons: Column,
    /// The bodies named, sports teams and sites aside.
    pub organisations: Column,
    /// The places named.
    pub places: Column,
    /// The instruments cited, by identity; with their normal forms and spellings.
    pub instruments: Column,
    /// The dates of what is reported, in document order.
    pub dates: Vec<(u32, PartialDate)>,
    /// The units of figures, each once, in order.
    pub units: Vec<String>,
    /// The figures, in document order.
    pub figures: Vec<Amount>,
}

/// The values of one thing that is known about documents, in order.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Column {
    pub entries: Vec<Entry>,
    #[serde(skip)]
    keys: keys::Cached,
}

/// A value and who has it.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Entry {
    /// The value.
    pub value: String,
    /// What else it is called.
    pub aliases: Vec<String>,
    /// The numbers of the documents that have it, in order.
    pub documents: Vec<u32>,
    /// Those of them that do not state it.
    pub not_stated: Vec<u32>,
}

/// A figure.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Amount {
    /// The number of its document.
    pub document: u32,
    /// Its value.
    pub value: f64,
    /// Its unit: its number among [`Catalogue::units`].
    pub unit: Option<u32>,
}

impl Column {
    /// The documents of all values that hold what is asked for, in order.
    pub fn documents(&self, asked: &Asked) -> Vec<DocId> {
        let keys = self.keys.get(&self.entries);
        let fitting = self
            .entries
            .iter()
            .zip(keys)
            .filter(|(_, keys)| keys.iter().any(|key| asked.is_in(key)));
        DocId::in_order(fitting.flat_map(|(entry, _)| entry.documents.iter().copied().map(DocId)))
    }
}
