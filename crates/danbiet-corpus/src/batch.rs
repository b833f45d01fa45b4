//! Many files → one corpus, step by step.
//!
//! [`compile`](mod@compile) is for a folder that is kept: what is wrong stops it. A batch is for
//! whatever a reader has: a file that cannot be read is named in the [`Report`] with the
//! [`Problem`], and the others go on. The work is cut into steps, so that whoever runs it can show
//! how far it is, and stop:
//!
//! 1. [`Batch::add`] each [`Material`]: its lines get their zones.
//! 2. [`Batch::seal`]: ids are given, and lines that most documents share become furniture.
//! 3. [`Sealed::step`] until nothing is left: documents are analysed.
//! 4. [`Sealed::store`]: the pack.
//!
//! [`join`] makes one corpus of several that are analysed already.

mod ids;
mod report;

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::{
    Corpus,
    analyse::{self, Lexicons},
    compile::{self, Beside, CompileError, Known, Sha},
    corpus::{self, BuildError, CorpusInfo, Localised},
    document::Document,
    given::Given,
    ingest,
    material::Material,
    memo::Memo,
    metadata::Metadata,
    sort,
    zone::{self, Line, recurring},
};

pub use report::{Outcome, Problem, Remark, Report, Taken, share_of_syllables};

/// Texts that were read, before they are analysed.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    read: Vec<(Material, Vec<Line>)>,
}

impl Batch {
    /// Takes a text in.
    pub fn add(&mut self, material: Material) {
        let lines = zone::lines(&material.text);
        self.read.push((material, lines));
    }

    /// How many texts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.read.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.read.is_empty()
    }

    /// Ends the taking in: the texts get their order and ids, and shared lines their zone. The same
    /// texts give the same corpus in whatever order they came.
    #[must_use]
    pub fn seal(self, title: &str) -> Sealed {
        let title = (!title.trim().is_empty()).then(|| title.trim().to_owned());
        let given = Given {
            title: Localised {
                vi: title.clone(),
                en: title,
            },
            ..Given::default()
        };
        self.seal_given(given, Beside::default())
    }

    /// As [`Batch::seal`], with what a keeper has written beside the files.
    ///
    /// # Errors
    /// If `corpus.toml` is wrong, or speaks of files that are not there or are others.
    pub fn seal_beside(mut self, beside: Beside<'_>) -> Result<Sealed, CompileError> {
        let given = compile::given(beside)?;
        self.order();
        let ids = ids::ids(self.read.iter().map(|(material, _)| material));
        let known = ids.iter().zip(&self.read).map(|(id, (material, _))| Known {
            id,
            name: &material.path,
            sha256: Sha::Is(&material.sha256),
        });
        compile::match_files(&given, known.collect())?;
        Ok(self.seal_given(given, beside))
    }

    pub(crate) fn seal_given(mut self, given: Given, beside: Beside<'_>) -> Sealed {
        self.order();
        let ids = ids::ids(self.read.iter().map(|(material, _)| material));
        let views: Vec<(&str, &[Line])> = self
            .read
            .iter()
            .map(|(material, lines)| (material.text.as_str(), lines.as_slice()))
            .collect();
        let shared = recurring::recurring(&views);
        for (material, lines) in &mut self.read {
            recurring::demote(&material.text, lines, &shared);
        }
        let hash = hash(&self.read, beside);
        let facts = given.documents.into_iter();
        let mut waiting: Vec<Waiting> = ids
            .into_iter()
            .zip(self.read)
            .map(|(id, (material, lines))| Waiting {
                id,
                material,
                lines,
            })
            .collect();
        // The first is taken from the end.
        waiting.reverse();
        Sealed {
            info: CorpusInfo {
                title: given.title,
                language: given.language.unwrap_or_else(|| "vi".to_owned()),
                site_url: given.site_url,
                themes: given.themes.into_iter().map(|(theme, _)| theme).collect(),
                hash,
                ..CorpusInfo::default()
            },
            given: facts.map(|(id, given)| (id, given.facts)).collect(),
            corrections: beside.corrections.map(<[u8]>::to_vec),
            waiting,
            done: Vec::new(),
            memo: Memo::default(),
        }
    }

    fn order(&mut self) {
        sort::by(&mut self.read, |(a, _), (b, _)| {
            (&a.path, &a.part, &a.sha256).cmp(&(&b.path, &b.part, &b.sha256))
        });
    }
}

/// The hash of all input: for each text, in order, its name and the SHA-256 of its file; then the
/// name and bytes of what a keeper has written beside them. Each with its length before it.
fn hash(read: &[(Material, Vec<Line>)], beside: Beside<'_>) -> String {
    let mut sha = Sha256::new();
    let mut add = |part: &[u8]| {
        sha.update((part.len() as u64).to_le_bytes());
        sha.update(part);
    };
    for (material, _) in read {
        add(material.name().as_bytes());
        add(material.sha256.as_bytes());
    }
    let kept = [
        (compile::TOML, beside.toml),
        (compile::CORRECTIONS, beside.corrections),
    ];
    for (name, bytes) in kept {
        if let Some(bytes) = bytes {
            add(name.as_bytes());
            add(bytes);
        }
    }
    ingest::hexadecimal(&sha.finalize())
}

/// A text that is to be analysed.
#[derive(Debug)]
struct Waiting {
    id: String,
    material: Material,
    lines: Vec<Line>,
}

/// A batch on its way through the analysis.
#[derive(Debug)]
pub struct Sealed {
    info: CorpusInfo,
    /// What is given for documents, by id.
    given: BTreeMap<String, Metadata>,
    corrections: Option<Vec<u8>>,
    waiting: Vec<Waiting>,
    done: Vec<Document>,
    memo: Memo,
}

impl Sealed {
    /// Analyses documents until at least this many bytes of text are done; at least one, if any is
    /// left. Always with the same lexicons.
    pub fn step(&mut self, bytes: usize, lexicons: &Lexicons) {
        let mut done = 0;
        while let Some(Waiting {
            id,
            material,
            lines,
        }) = self.waiting.pop()
        {
            done += material.text.len();
            let given = self.given.get(&id);
            let memo = &mut self.memo;
            self.done
                .push(analyse::read(&id, material, lines, lexicons, given, memo));
            if done >= bytes {
                return;
            }
        }
    }

    /// How many documents are analysed, and how many there are.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.done.len(), self.done.len() + self.waiting.len())
    }

    /// Makes the stored corpus of what is analysed.
    ///
    /// # Errors
    /// If there is no document, if `corrections.toml` is wrong, and as [`corpus::stored`].
    pub fn store(mut self) -> Result<Vec<u8>, CompileError> {
        if self.done.is_empty() {
            return Err(CompileError::NoDocuments);
        }
        if let Some(bytes) = &self.corrections {
            compile::correct(&mut self.done, bytes)?;
        }
        corpus::stored(self.info, self.done).map_err(CompileError::Build)
    }
}

/// Makes one corpus of several. An id that several have gets the number of its corpus behind it;
/// themes of the same id and query are one.
///
/// # Errors
/// If one of the corpora is damaged, or all together are too large.
pub fn join(corpora: &[Corpus], title: &str) -> Result<Vec<u8>, BuildError> {
    let mut sha = Sha256::new();
    let mut info = CorpusInfo {
        title: Localised {
            vi: Some(title.to_owned()),
            en: Some(title.to_owned()),
        },
        language: "vi".to_owned(),
        ..CorpusInfo::default()
    };
    let mut documents: Vec<Document> = Vec::new();
    for (corpus, number) in corpora.iter().zip(1..) {
        sha.update(corpus.info().hash.as_bytes());
        for theme in &corpus.info().themes {
            if !info.themes.iter().any(|known| known.id == theme.id) {
                info.themes.push(theme.clone());
            }
        }
        for document in corpus.documents() {
            documents.push(document?.clone());
        }
        mark(&mut documents, corpus.len(), number);
    }
    info.hash = ingest::hexadecimal(&sha.finalize());
    corpus::stored(info, documents)
}

/// Gives the last `own` documents other ids where one before has the same.
fn mark(documents: &mut [Document], own: usize, number: usize) {
    let (before, own) = documents.split_at_mut(documents.len() - own);
    let mut taken: BTreeSet<String> = before.iter().map(|document| document.id.clone()).collect();
    let mut suffix = String::from("-");
    suffix.push_str(&number.to_string());
    for document in own {
        while taken.contains(&document.id) {
            document.id.push_str(&suffix);
        }
        taken.insert(document.id.clone());
    }
}

#[cfg(test)]
mod tests;
