//! What is not as it was when a project was saved.

use std::collections::BTreeMap;

use super::{Mark, Project};
use crate::{
    Corpus, PackError,
    anchor::Found,
    corrections::{By, Problem},
    evidence::Overlay,
    ingest,
    notes::{self, Placed},
};

/// How a project fits a corpus.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Differences {
    /// Whether it is the corpus that the project was made over.
    pub same: bool,
    /// The documents, by id, that the corpus lacks.
    pub missing: Vec<String>,
    /// Those that it has besides; nothing is said where the project names no documents.
    pub added: Vec<String>,
    /// Those whose text is another.
    pub changed: Vec<String>,
    /// The notes with their places here.
    pub notes: Vec<Placed>,
    /// The corrections that do not fit.
    pub corrections: Vec<Problem>,
}

impl Differences {
    /// How many notes stand elsewhere or over other words than they did.
    #[must_use]
    pub fn moved(&self) -> usize {
        let moved = |it: &&Placed| matches!(it.found, Found::Moved(_) | Found::Altered { .. });
        self.notes.iter().filter(moved).count()
    }

    /// The notes that have no place here.
    pub fn orphans(&self) -> impl Iterator<Item = &Placed> {
        let orphans = self.notes.iter();
        orphans.filter(|it| it.found == Found::Orphan)
    }
}

/// Compares a corpus with the one that a project was made over.
///
/// # Errors
/// If a document of the corpus is damaged.
pub fn differences(project: &Project, corpus: &Corpus) -> Result<Differences, PackError> {
    let Mark {
        hash, documents, ..
    } = &project.corpus;
    let (_, corrections) = Overlay::of(corpus, &project.corrections, By::Reader)?;
    let mut differences = Differences {
        same: *hash == corpus.info().hash,
        notes: notes::placed(corpus, &project.notes),
        corrections,
        ..Differences::default()
    };
    if differences.same || documents.is_empty() {
        return Ok(differences);
    }
    let mut known: BTreeMap<&str, &str> = documents
        .iter()
        .map(|(id, hash)| (id.as_str(), hash.as_str()))
        .collect();
    for document in corpus.documents() {
        let document = document?;
        match known.remove(document.id.as_str()) {
            None => differences.added.push(document.id.clone()),
            Some(hash) if hash != ingest::sha256(document.text.as_bytes()) => {
                differences.changed.push(document.id.clone());
            }
            Some(_) => {}
        }
    }
    differences.missing = known.into_keys().map(str::to_owned).collect();
    Ok(differences)
}
