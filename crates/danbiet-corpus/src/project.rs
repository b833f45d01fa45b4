//! A project: all that a reader has made over a corpus, in one file that opens elsewhere.
//!
//! It holds the queries that were kept (with the groups, selections and filters that their addresses name),
//! the notes, the corrections and what was shown; and it says which corpus it was made over, document by
//! document. [`write`] and [`read`] are its form, which `docs/PROJECT.md` describes; [`differences`]
//! says, before anything is taken over, what is not as it was. The app keeps what a reader has made in
//! the same form.

mod compare;
mod fields;
mod form;
#[cfg(test)]
mod tests;

pub use compare::{Differences, differences};
pub use form::{ProjectError, Read, read, write};

use crate::{Corpus, PackError, corrections::Corrections, ingest, notes::Notes};

/// The version of the form that this program writes, and the only one that it reads.
pub const VERSION: u32 = 1;

/// What a reader has made over a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Project {
    /// The corpus.
    pub corpus: Mark,
    /// When it was saved, as XML Schema's dateTime; empty where that is unknown.
    pub saved: String,
    /// What was shown: the part of the address behind the page, `#concordance?q=…`; may be empty.
    pub view: String,
    /// The queries that were kept.
    pub queries: Vec<Kept>,
    /// The notes.
    pub notes: Notes,
    /// The corrections of annotations.
    pub corrections: Corrections,
}

/// By what a corpus is known again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Its hash ([`crate::CorpusInfo::hash`]).
    pub hash: String,
    /// What it is called; may be empty.
    pub title: String,
    /// Its documents with the SHA-256 of their texts, ordered by id; none where that was not asked.
    pub documents: Vec<(String, String)>,
}

/// A query that was kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// What its reader calls it.
    pub name: String,
    /// What it shows: an address as [`Project::view`].
    pub address: String,
}

impl Mark {
    /// The mark of a corpus without its documents.
    #[must_use]
    pub fn of(corpus: &Corpus) -> Mark {
        let info = corpus.info();
        let title = info.title.vi.as_ref().or(info.title.en.as_ref());
        Mark {
            hash: info.hash.clone(),
            title: title.cloned().unwrap_or_default(),
            documents: Vec::new(),
        }
    }

    /// The mark of a corpus with its documents, each of which is read.
    ///
    /// # Errors
    /// If one of them is damaged.
    pub fn whole(corpus: &Corpus) -> Result<Mark, PackError> {
        let documents = corpus.documents().map(|document| {
            let document = document?;
            Ok((
                document.id.clone(),
                ingest::sha256(document.text.as_bytes()),
            ))
        });
        Ok(Mark {
            documents: documents.collect::<Result<_, PackError>>()?,
            ..Mark::of(corpus)
        })
    }
}
