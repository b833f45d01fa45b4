//! The corpora that the reader can choose among: the embedded one, those that are kept on the
//! device, and those that were made during this visit.
//!
//! Which one is shown stands in the address (`corpus=…`), so that a reload shows it again; the app
//! stands over one corpus, and over another one it is set up anew ([`house`]). What is read of a
//! reader's files goes on whatever screen is shown ([`intake`]). Only the full edition calls any of
//! this.

pub mod house;
pub mod intake;

use std::{collections::BTreeMap, sync::Arc};

use danbiet_corpus::{Corpus, batch::Report};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    browser::{
        database::{self, Trouble},
        download, task,
    },
    route::Route,
};
use danbiet_worker::protocol::{decode, encode};

pub use intake::Intake;

/// How many characters of a corpus' hash are its id: enough to tell what one reader has.
const ID: usize = 16;

/// What is said of a corpus that a reader made or took in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// What addresses call it: the beginning of its hash, so that the same files have the same
    /// address everywhere.
    pub id: String,
    /// What the reader calls it.
    pub name: String,
    /// How many documents it has.
    pub documents: u32,
    /// How many bytes of text they have.
    pub text_bytes: u64,
    /// How long its pack is.
    pub pack_bytes: u64,
    /// What became of each file that it was made of; nothing for one that came as a pack.
    pub reports: Vec<Report>,
    /// The paths of the files that are kept with it, in the order of their numbers.
    pub files: Vec<String>,
}

impl Entry {
    /// What is to be said of an opened corpus.
    #[must_use]
    pub fn of(corpus: &Corpus, name: &str) -> Entry {
        let info = corpus.info();
        Entry {
            id: info.hash.chars().take(ID).collect(),
            name: name.to_owned(),
            documents: info.documents,
            text_bytes: info.text_bytes,
            pack_bytes: corpus.bytes().len() as u64,
            reports: Vec::new(),
            files: Vec::new(),
        }
    }
}

/// What stands open.
#[derive(Clone, Debug)]
pub enum Shown {
    /// A corpus; the embedded one has no id.
    Open {
        /// Its id.
        id: String,
        /// Itself.
        corpus: Arc<Corpus>,
    },
    /// A corpus that is being fetched from the device.
    Opening {
        /// Its id.
        id: String,
    },
    /// The embedded corpus, in place of one that cannot be opened.
    Missing {
        /// Its id.
        id: String,
        /// Why it cannot.
        why: Missing,
    },
}

impl Shown {
    /// The id that the address has.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Shown::Open { id, .. } | Shown::Opening { id } | Shown::Missing { id, .. } => id,
        }
    }
}

/// Why a corpus cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// None of that id is kept here.
    Unknown,
    /// The browser lets nothing be read.
    Trouble(Trouble),
    /// It is damaged.
    Damaged(String),
}

/// All corpora of the reader; a handle that is copied freely.
#[derive(Clone, Copy)]
pub struct Shelf {
    /// What stands open.
    pub shown: RwSignal<Shown>,
    /// What is kept on the device, or why nothing is; `None` until it was looked up.
    pub kept: RwSignal<Option<Result<Vec<Entry>, Trouble>>>,
    /// What was made during this visit and is not kept: there was no room, or no leave.
    pub loose: RwSignal<Vec<Entry>>,
    /// Whether the browser has promised not to clear what is kept.
    pub promised: RwSignal<bool>,
    /// What is being read.
    pub intake: RwSignal<Intake>,
    /// What became of the last thing that the reader asked for.
    pub word: RwSignal<Option<Word>>,
    /// The corpora that were opened during this visit, by id.
    opened: StoredValue<BTreeMap<String, Arc<Corpus>>>,
    /// The job that is waited for.
    job: StoredValue<intake::Waiting, LocalStorage>,
}

/// What became of something that the reader asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// The browser keeps nothing, or no more.
    Trouble(Trouble),
    /// An address leads to another host.
    Foreign,
    /// Nothing was found at an address.
    Unreachable,
    /// What was found is no sound pack.
    Damaged(String),
}

impl Shelf {
    /// A shelf with the embedded corpus on it.
    #[must_use]
    pub fn new(embedded: Arc<Corpus>) -> Self {
        let opened = BTreeMap::from([(String::new(), embedded.clone())]);
        let shelf = Shelf {
            shown: RwSignal::new(Shown::Open {
                id: String::new(),
                corpus: embedded,
            }),
            kept: RwSignal::new(None),
            loose: RwSignal::new(Vec::new()),
            promised: RwSignal::new(false),
            intake: RwSignal::new(Intake::Idle),
            word: RwSignal::new(None),
            opened: StoredValue::new(opened),
            job: StoredValue::new_local(intake::Waiting::default()),
        };
        shelf.look_up();
        shelf
    }

    /// The shelf of the page, where there is one.
    #[must_use]
    pub fn here() -> Option<Shelf> {
        use_context()
    }

    /// The corpus of this id, if it was opened before.
    #[must_use]
    pub fn opened(&self, id: &str) -> Option<Arc<Corpus>> {
        self.opened.read_value().get(id).cloned()
    }

    /// All corpora besides the embedded one: those that are kept, then the others.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        let kept = self.kept.get().and_then(Result::ok).unwrap_or_default();
        kept.into_iter().chain(self.loose.get()).collect()
    }

    /// The corpus that the address names.
    fn follow(self, fragment: &str) {
        let id = Route::parse(fragment).search.corpus;
        if self.shown.read_untracked().id() == id {
            return;
        }
        if let Some(corpus) = self.opened(&id) {
            self.shown.set(Shown::Open { id, corpus });
            return;
        }
        self.shown.set(Shown::Opening { id: id.clone() });
        task::begin(async move {
            let shown = match self.fetch(&id).await {
                Ok(corpus) => Shown::Open {
                    id: id.clone(),
                    corpus,
                },
                Err(why) => Shown::Missing {
                    id: id.clone(),
                    why,
                },
            };
            // The reader may have gone elsewhere meanwhile.
            if self.shown.read_untracked().id() == id {
                self.shown.set(shown);
            }
        });
    }

    /// A corpus that is kept, opened.
    async fn fetch(self, id: &str) -> Result<Arc<Corpus>, Missing> {
        if let Some(corpus) = self.opened(id) {
            return Ok(corpus);
        }
        let pack = database::pack(id).await.map_err(Missing::Trouble)?;
        let corpus = Corpus::open(pack.ok_or(Missing::Unknown)?);
        let corpus = Arc::new(corpus.map_err(|error| Missing::Damaged(error.to_string()))?);
        self.remember(id, corpus.clone());
        Ok(corpus)
    }

    fn remember(self, id: &str, corpus: Arc<Corpus>) {
        self.opened.update_value(|opened| {
            opened.insert(id.to_owned(), corpus);
        });
    }

    /// The pack of a corpus, for saving or joining.
    pub async fn pack(self, id: &str) -> Result<Vec<u8>, Missing> {
        Ok(self.fetch(id).await?.bytes().to_vec())
    }

    /// Reads what is said of the corpora that are kept.
    pub fn look_up(self) {
        task::begin(async move {
            let found = database::entries().await.map(|entries| {
                let entries = entries.iter().filter_map(|entry| decode(entry).ok());
                let mut entries: Vec<Entry> = entries.collect();
                entries.sort_by(|a, b| a.name.cmp(&b.name));
                entries
            });
            self.kept.try_set(Some(found));
        });
    }

    /// Gives a corpus another name.
    pub fn rename(self, mut entry: Entry, name: &str) {
        entry.name = name.trim().to_owned();
        let is_loose = |other: &Entry| other.id == entry.id;
        if let Some(at) = self.loose.read_untracked().iter().position(is_loose) {
            self.loose.update(|loose| loose[at] = entry);
            return;
        }
        task::begin(async move {
            let done = database::describe(&entry.id, &encode(&entry)).await;
            self.tell(done);
        });
    }

    /// Hands the reader the pack of a corpus as a file.
    pub fn save_pack(self, id: String, name: &str) {
        let file = [name, intake::PACK].concat();
        task::begin(async move {
            if let Ok(corpus) = self.fetch(&id).await {
                let _ = download::save_bytes(&file, "application/octet-stream", corpus.bytes());
            }
        });
    }

    /// Hands the reader a file that a corpus was made of, as it was.
    pub fn save_file(self, id: String, number: usize, path: String) {
        task::begin(async move {
            let name = path.rsplit('/').next().unwrap_or_default();
            match database::file(&id, number).await {
                Ok(Some(file)) => _ = download::save_blob(name, &file),
                Ok(None) => {}
                Err(trouble) => _ = self.word.try_set(Some(Word::Trouble(trouble))),
            }
        });
    }

    /// Removes a corpus from the device.
    pub fn remove(self, id: String) {
        self.loose
            .update(|loose| loose.retain(|entry| entry.id != id));
        self.opened.update_value(|opened| {
            opened.remove(&id);
        });
        task::begin(async move {
            let done = database::remove(&id).await;
            self.tell(done);
        });
    }

    /// Says what became of a change, and looks up what is there now.
    fn tell(self, done: Result<(), Trouble>) {
        self.word.try_set(done.err().map(Word::Trouble));
        self.look_up();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use danbiet_corpus::{
        CorpusInfo,
        batch::{Outcome, Problem},
    };

    #[test]
    fn an_entry_comes_back_from_its_bytes() {
        let info = CorpusInfo {
            hash: "0123456789abcdef0123456789abcdef".to_owned(),
            ..CorpusInfo::default()
        };
        let corpus = Corpus::build(info, Vec::new()).unwrap();
        let mut entry = Entry::of(&corpus, "Hồ sơ");
        assert_eq!(entry.id, "0123456789abcdef");
        entry.reports.push(Report {
            path: "a.pdf".to_owned(),
            outcome: Outcome::Skipped(Problem::NoTextInPdf { pages: 3 }),
        });
        assert_eq!(decode::<Entry>(&encode(&entry)), Ok(entry));
        // What another version wrote is passed over.
        assert!(decode::<Entry>(b"\xff\xff").is_err());
    }
}
