//! Making corpora of a reader's own files.
//!
//! A batch grows file by file: the page sends one when the last one is done, so that no more than
//! one file is in the worker's memory as bytes, and a cancelled batch is one that is not asked for
//! again. What is slow about the first batch is the tables of the analysis: they are read when the page
//! sees files coming, and when a batch is finished at the latest.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use danbiet_corpus::{
    Corpus,
    analyse::Lexicons,
    batch::{self, Batch, Sealed},
};
use danbiet_formats::{Found, Limits, read};

use crate::{
    desk::{Corpora, Step, Work},
    protocol::{Failure, Files, Progress, Response},
};

/// Bytes of text that are analysed in one step: some ten milliseconds.
const STEP: usize = 64 * 1024;

/// The batches that are growing, by number, and the tables that all of them need.
#[derive(Clone, Default)]
pub struct Batches {
    growing: Rc<RefCell<BTreeMap<u32, Batch>>>,
    lexicons: Rc<RefCell<Option<Rc<Lexicons>>>>,
}

impl Batches {
    fn lexicons(&self) -> Rc<Lexicons> {
        let mut lexicons = self.lexicons.borrow_mut();
        Rc::clone(lexicons.get_or_insert_with(|| Rc::new(Lexicons::shipped())))
    }

    /// Reads the tables, if they are not there yet.
    pub fn prepare(&self) {
        self.lexicons();
    }

    /// Forgets a batch.
    pub fn forget(&self, number: u32) {
        self.growing.borrow_mut().remove(&number);
    }
}

/// Reads a file into a batch.
pub struct Take {
    /// The batches.
    pub batches: Batches,
    /// Which one grows.
    pub number: u32,
    /// Where the file lay.
    pub path: String,
    /// The only file.
    pub files: Files,
}

impl Work for Take {
    fn step(&mut self, _: &mut Corpora, report: &mut dyn FnMut(Progress)) -> Step {
        let Some(bytes) = self.files.pop() else {
            return Step::Failed(Failure::Garbled);
        };
        let mut growing = self.batches.growing.borrow_mut();
        let batch = growing.entry(self.number).or_default();
        let before = batch.len();
        let mut files = 0;
        let reports = read(
            &self.path,
            &bytes,
            &Limits::default(),
            &mut |found| match found {
                Found::Text(material) => batch.add(material),
                Found::File => {
                    files += 1;
                    report(Progress { done: files, of: 0 });
                }
            },
        );
        let documents = u32::try_from(batch.len() - before).unwrap_or(u32::MAX);
        Step::Done(Response::Taken { reports, documents }, Files::new())
    }
}

/// Makes a pack of a batch.
pub struct Finish {
    batches: Batches,
    number: u32,
    title: String,
    sealed: Option<Sealed>,
}

impl Finish {
    /// Of the batch of this number.
    #[must_use]
    pub fn new(batches: Batches, number: u32, title: String) -> Self {
        Finish {
            batches,
            number,
            title,
            sealed: None,
        }
    }
}

impl Work for Finish {
    fn step(&mut self, _: &mut Corpora, _: &mut dyn FnMut(Progress)) -> Step {
        let Some(mut sealed) = self.sealed.take() else {
            let batch = self.batches.growing.borrow_mut().remove(&self.number);
            let Some(batch) = batch else {
                return Step::Failed(Failure::NoCorpus);
            };
            // This can take a while: the first progress is told behind it.
            self.batches.prepare();
            return self.more(batch.seal(&self.title));
        };
        let (done, of) = sealed.progress();
        if done < of {
            sealed.step(STEP, &self.batches.lexicons());
            return self.more(sealed);
        }
        match sealed.store() {
            Ok(pack) => Step::Done(Response::Pack, vec![pack]),
            Err(error) => Step::Failed(Failure::Damaged(error.to_string())),
        }
    }
}

impl Finish {
    fn more(&mut self, sealed: Sealed) -> Step {
        let (done, of) = sealed.progress();
        self.sealed = Some(sealed);
        Step::More(Progress {
            done: done as u64,
            of: of as u64,
        })
    }
}

/// Makes one pack of several.
pub fn join(title: &str, packs: Files) -> Result<(Response, Files), Failure> {
    let damaged = |error: &dyn std::fmt::Display| Failure::Damaged(error.to_string());
    let corpora: Result<Vec<Corpus>, _> = packs.into_iter().map(Corpus::open).collect();
    let corpora = corpora.map_err(|error| damaged(&error))?;
    let pack = batch::join(&corpora, title).map_err(|error| damaged(&error))?;
    Ok((Response::Pack, vec![pack]))
}

/// Reads the whole of a pack, and hands it back if it is sound.
pub fn verify(mut packs: Files) -> Result<(Response, Files), Failure> {
    let pack = packs.pop().ok_or(Failure::Garbled)?;
    let damaged = |error: danbiet_corpus::PackError| Failure::Damaged(error.to_string());
    let corpus = Corpus::open(pack).map_err(damaged)?;
    corpus.check().map_err(damaged)?;
    Ok((Response::Pack, vec![corpus.bytes().to_vec()]))
}
