//! Files → a corpus on the shelf: file by file through the worker, then kept on the device.

use std::{
    collections::{BTreeSet, VecDeque},
    sync::Arc,
};

use danbiet_corpus::{
    Corpus,
    batch::{Outcome, Problem, Report},
};
use danbiet_formats::Limits;
use danbiet_worker::protocol::{Failure, Progress, Request, Response, encode};
use leptos::prelude::*;

use super::{Entry, Shelf, Word};
use crate::browser::{
    asking::{Asked, Waiter, ask},
    database::{self, Trouble},
    files::File,
    task, timer, worker,
};

/// How files of stored corpora end.
pub const PACK: &str = ".pack";

/// The longest pack that is taken in: half of what the program can address.
const LONGEST_PACK: u64 = 2 * 1024 * 1024 * 1024;

/// The longest file that counts as small: some are read while the worker still has one before them, as the browser
/// takes longer to find a small file than the worker to read it; and not each of them is shown.
const SMALL: u64 = 1024 * 1024;

/// How many small files are in memory at most.
const AHEAD: usize = 16;

/// Milliseconds between two small files that are shown: to show each of thousands takes longer than to read it.
const SHOWN: f64 = 100.0;

/// How many files may stop the worker before the batch is given up.
const FATAL: usize = 5;

/// What is being read.
#[derive(Clone, Debug, PartialEq)]
pub enum Intake {
    /// Nothing.
    Idle,
    /// A file.
    Reading {
        /// Which one.
        path: String,
        /// How many are done, and how many there are.
        files: (usize, usize),
        /// How many files of an archive are done.
        inside: u64,
        /// How many documents there are so far.
        documents: usize,
    },
    /// Documents are analysed.
    Analysing {
        /// How many are done.
        done: u64,
        /// How many there are; 0 before it is known.
        of: u64,
    },
    /// The corpus is written to the device.
    Keeping,
    /// It is over.
    Over(Over),
}

impl Intake {
    /// Whether something is going on.
    #[must_use]
    pub const fn is_under_way(&self) -> bool {
        !matches!(self, Intake::Idle | Intake::Over(_))
    }
}

/// What came of reading files.
#[derive(Clone, Debug, PartialEq)]
pub struct Over {
    /// The corpus that was made, if there was a document.
    pub made: Option<Entry>,
    /// Whether it is kept on the device, or why it is not.
    pub kept: Result<(), Trouble>,
    /// What became of each file.
    pub reports: Vec<Report>,
    /// Why nothing could be made, if it is not the files' fault.
    pub failure: Option<String>,
}

/// The job that is waited for, if any; and the number of the batch.
#[derive(Default)]
pub struct Waiting {
    waiter: Option<Waiter>,
    batch: u32,
}

impl Shelf {
    /// Reads files into a new corpus of this name. Packs among them are corpora already.
    pub fn take_in(self, files: Vec<File>, name: String) {
        if self.intake.read_untracked().is_under_way() || files.is_empty() {
            return;
        }
        self.word.set(None);
        let (packs, files): (Vec<File>, Vec<File>) = files
            .into_iter()
            .partition(|file| file.path.to_lowercase().ends_with(PACK));
        self.intake.set(Intake::Analysing { done: 0, of: 0 });
        task::begin(async move {
            let mut reports = Vec::new();
            let mut over = None;
            for pack in packs {
                let stem = pack.path.rsplit('/').next().unwrap_or_default();
                let stem = stem[..stem.len() - PACK.len()].to_owned();
                let taken = match pack.length > LONGEST_PACK {
                    true => Err(Problem::TooLarge {
                        bytes: pack.length,
                        limit: LONGEST_PACK,
                    }),
                    false => self.take_pack(&pack, &stem).await,
                };
                match taken {
                    Ok(taken) => over = Some(taken),
                    Err(problem) => reports.push(Report {
                        path: pack.path,
                        outcome: Outcome::Skipped(problem),
                    }),
                }
            }
            if !files.is_empty() {
                let Some(read) = self.read(&files, &name, &mut reports).await else {
                    // It was cancelled, and the shelf says so already.
                    return;
                };
                over = Some(read);
            }
            let over = over.unwrap_or(Over {
                made: None,
                kept: Ok(()),
                reports: Vec::new(),
                failure: None,
            });
            self.intake.try_set(Intake::Over(Over {
                reports: match over.reports.is_empty() {
                    true => reports,
                    false => over.reports,
                },
                ..over
            }));
            self.look_up();
        });
    }

    /// Starts the worker and lets it read its tables, while the reader still looks for the files.
    pub fn expect_files(self) {
        task::begin(async move {
            let mut waiter = None;
            // If it fails, it fails again when there are files, and is told then.
            let _ = ask(
                Request::Prepare,
                Vec::new(),
                |_| (),
                |held| waiter = Some(held),
            )
            .await;
        });
    }

    /// Stops reading; nothing is kept of it.
    pub fn cancel(self) {
        let batch = self.job.try_update_value(|job| {
            // Whoever waits hears that nothing comes any more.
            job.waiter = None;
            job.batch += 1;
            job.batch - 1
        });
        if let Some(batch) = batch {
            let forget = Request::Forget { batch };
            task::begin(async move {
                let mut waiter = None;
                let held = |held| waiter = Some(held);
                let _ = ask(forget, Vec::new(), |_| (), held).await;
            });
        }
        self.intake.set(Intake::Idle);
    }

    /// Asks the worker; `None` if the reader has cancelled.
    async fn ask(
        self,
        request: Request,
        files: Vec<worker::File>,
        progress: impl FnMut(Progress) + 'static,
    ) -> Option<Asked> {
        let waiting = move |waiter| {
            self.job.try_update_value(|job| job.waiter = Some(waiter));
        };
        let asked = ask(request, files, progress, waiting).await;
        if asked.is_some() {
            self.job.try_update_value(|job| job.waiter = None);
        }
        asked
    }

    /// Reads files, one after the other; `None` if the reader has cancelled.
    async fn read(self, files: &[File], name: &str, before: &mut [Report]) -> Option<Over> {
        let mut fatal: BTreeSet<usize> = BTreeSet::new();
        let failed = |reports, failure: Failure| {
            Some(Over {
                made: None,
                kept: Ok(()),
                reports,
                failure: Some(worded(failure)),
            })
        };
        // A file that stops the worker takes the batch with it: once more without that file.
        'batch: loop {
            let batch = self.job.try_update_value(|job| {
                job.batch += 1;
                job.batch
            })?;
            // A worker that does not come at all is no fault of a file.
            let awake = Request::Forget { batch };
            if let Err(failure) = self.ask(awake, Vec::new(), |_| ()).await? {
                return failed(before.to_vec(), failure);
            }
            let mut reports = before.to_vec();
            let mut kept: Vec<File> = Vec::new();
            let mut documents = 0;
            let mut shown: Option<f64> = None;
            // The bytes of this file and the next ones, those of small files only.
            let mut ahead = VecDeque::new();
            for (number, file) in files.iter().enumerate() {
                let now = timer::now();
                let since = now.zip(shown).map(|(now, shown)| now - shown);
                if file.length > SMALL || since.is_none_or(|since| since >= SHOWN) {
                    shown = now;
                    self.intake.try_set(Intake::Reading {
                        path: file.path.clone(),
                        files: (number, files.len()),
                        inside: 0,
                        documents,
                    });
                }
                while ahead.len() < AHEAD
                    && let Some(next) = files.get(number + ahead.len())
                {
                    ahead.push_back((next.length <= SMALL).then(|| next.read()));
                }
                let read = ahead.pop_front().flatten();
                let skipped = |problem| Report {
                    path: file.path.clone(),
                    outcome: Outcome::Skipped(problem),
                };
                let limit = Limits::default().of(&file.path);
                if fatal.contains(&number) {
                    reports.push(skipped(Problem::Fatal));
                    continue;
                }
                if file.length > limit {
                    let bytes = file.length;
                    reports.push(skipped(Problem::TooLarge { bytes, limit }));
                    continue;
                }
                let bytes = match read {
                    Some(bytes) => bytes.await,
                    None => file.read().await,
                };
                let Some(bytes) = bytes else {
                    reports.push(skipped(Problem::Unreadable));
                    continue;
                };
                // The reader may have cancelled while the browser was reading.
                if self.job.try_with_value(|job| job.batch)? != batch {
                    return None;
                }
                let path = file.path.clone();
                let progress = move |progress: Progress| {
                    self.intake.try_update(|intake| {
                        if let Intake::Reading { inside, .. } = intake {
                            *inside = progress.done;
                        }
                    });
                };
                let bytes = vec![worker::File::from_buffer(bytes)];
                match self
                    .ask(Request::Take { batch, path }, bytes, progress)
                    .await?
                {
                    Ok((
                        Response::Taken {
                            reports: more,
                            documents: found,
                        },
                        _,
                    )) => {
                        reports.extend(more);
                        documents += found as usize;
                        if found > 0 {
                            kept.push(file.clone());
                        }
                    }
                    Ok(_) => return failed(reports, Failure::Garbled),
                    Err(Failure::Stopped(_)) if fatal.len() < FATAL => {
                        fatal.insert(number);
                        continue 'batch;
                    }
                    Err(failure) => return failed(reports, failure),
                }
            }
            if documents == 0 {
                return Some(Over {
                    made: None,
                    kept: Ok(()),
                    reports,
                    failure: None,
                });
            }
            self.intake.try_set(Intake::Analysing {
                done: 0,
                of: documents as u64,
            });
            let progress = move |Progress { done, of }: Progress| {
                self.intake.try_set(Intake::Analysing { done, of });
            };
            let title = name.to_owned();
            let finish = Request::Finish { batch, title };
            let pack = match self.ask(finish, Vec::new(), progress).await? {
                Ok((Response::Pack, mut packs)) => packs.pop().unwrap_or_default(),
                Ok(_) => return failed(reports, Failure::Garbled),
                Err(failure) => return failed(reports, failure),
            };
            return match Corpus::open(pack) {
                Ok(corpus) => Some(self.put(corpus, name, reports, kept).await),
                Err(error) => failed(reports, Failure::Damaged(error.to_string())),
            };
        }
    }

    /// Takes a stored corpus in.
    async fn take_pack(self, file: &File, name: &str) -> Result<Over, Problem> {
        let bytes = file.read().await.ok_or(Problem::Unreadable)?;
        let files = vec![worker::File::from_buffer(bytes)];
        let corpus = self.verified(files).await.map_err(Problem::Pack)?;
        Ok(self.put(corpus, name, Vec::new(), Vec::new()).await)
    }

    /// A stored corpus that was read as a whole and is sound; otherwise what is wrong.
    async fn verified(self, pack: Vec<worker::File>) -> Result<Corpus, String> {
        match self.ask(Request::Verify, pack, |_| ()).await {
            Some(Ok((Response::Pack, mut packs))) => {
                let corpus = Corpus::open(packs.pop().unwrap_or_default());
                corpus.map_err(|error| error.to_string())
            }
            Some(Err(failure)) => Err(worded(failure)),
            Some(Ok(_)) | None => Err(worded(Failure::Garbled)),
        }
    }

    /// Puts a corpus on the shelf and keeps it on the device, if the browser lets us. A corpus that
    /// came as a pack is called what it calls itself, if it does.
    async fn put(self, corpus: Corpus, name: &str, reports: Vec<Report>, files: Vec<File>) -> Over {
        self.intake.try_set(Intake::Keeping);
        let corpus = Arc::new(corpus);
        let title = corpus
            .info()
            .title
            .vi
            .clone()
            .filter(|_| reports.is_empty());
        let entry = Entry {
            reports: reports.clone(),
            files: files.iter().map(|file| file.path.clone()).collect(),
            ..Entry::of(&corpus, title.as_deref().unwrap_or(name))
        };
        self.remember(&entry.id, corpus.clone());
        let written = database::keep(&entry.id, &encode(&entry), corpus.bytes(), &files).await;
        // Neither is loose: one that is kept at last, and one that was kept before and stays so.
        let is_same = |other: &Entry| other.id == entry.id;
        let before = |kept: &Option<Result<Vec<Entry>, Trouble>>| {
            kept.iter().flatten().flatten().any(is_same)
        };
        let is_kept = written.is_ok() || self.kept.try_with_untracked(before).unwrap_or_default();
        self.loose.try_update(|all| {
            all.retain(|other| !is_same(other));
            if !is_kept {
                all.push(entry.clone());
            }
        });
        if written.is_ok() {
            // The browser may ask the reader, who may take any time to answer.
            task::begin(async move {
                let promised = database::ask_to_persist().await;
                self.promised.try_set(promised);
            });
        }
        Over {
            made: Some(entry),
            kept: written,
            reports,
            failure: None,
        }
    }

    /// Makes one corpus of several.
    pub fn join(self, ids: Vec<String>, name: String) {
        if self.intake.read_untracked().is_under_way() {
            return;
        }
        self.intake.set(Intake::Analysing { done: 0, of: 0 });
        task::begin(async move {
            let mut packs = Vec::new();
            for id in &ids {
                if let Ok(pack) = self.pack(id).await {
                    packs.push(worker::File::of(&pack));
                }
            }
            let title = name.clone();
            let asked = self.ask(Request::Join { title }, packs, |_| ()).await;
            let made = match asked {
                Some(Ok((Response::Pack, mut packs))) => {
                    Corpus::open(packs.pop().unwrap_or_default()).map_err(|e| e.to_string())
                }
                Some(Err(failure)) => Err(worded(failure)),
                Some(Ok(_)) => Err(worded(Failure::Garbled)),
                None => return,
            };
            self.end(made, &name).await;
        });
    }

    /// Takes in the pack at an address of this host.
    pub fn take_from(self, address: String) {
        if self.intake.read_untracked().is_under_way() {
            return;
        }
        self.intake.set(Intake::Analysing { done: 0, of: 0 });
        task::begin(async move {
            let made = match crate::browser::packs::fetch(&address, LONGEST_PACK).await {
                Ok(pack) => {
                    let pack = vec![worker::File::from_buffer(pack)];
                    self.verified(pack).await
                }
                Err(error) => {
                    self.word.try_set(Some(error.into()));
                    self.intake.try_set(Intake::Idle);
                    return;
                }
            };
            let file = address.rsplit('/').next().unwrap_or_default();
            let name = file.strip_suffix(PACK).unwrap_or(file).to_owned();
            self.end(made, &name).await;
        });
    }

    /// Puts what was made on the shelf, or says why nothing was.
    async fn end(self, made: Result<Corpus, String>, name: &str) {
        match made {
            Ok(corpus) => {
                let over = self.put(corpus, name, Vec::new(), Vec::new()).await;
                self.intake.try_set(Intake::Over(over));
            }
            Err(what) => {
                self.word.try_set(Some(Word::Damaged(what)));
                self.intake.try_set(Intake::Idle);
            }
        }
        self.look_up();
    }
}

/// A failure in the words of the core.
fn worded(failure: Failure) -> String {
    match failure {
        Failure::Damaged(what) | Failure::Stopped(what) => what,
        Failure::NoCorpus => "the worker has lost the documents".to_owned(),
        Failure::Garbled => "the worker is of another build: reload the page".to_owned(),
    }
}
