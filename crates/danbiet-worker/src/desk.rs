//! Where jobs are taken in and done, step by step.

use std::collections::BTreeMap;

use danbiet_corpus::Corpus;

use crate::{
    formulas::Formulas,
    ingest::{self, Batches, Finish, Take},
    protocol::{Failure, Files, FromWorker, Job, Progress, Request, Response, ToWorker},
    search,
};

/// The corpora that are open, by name.
pub type Corpora = BTreeMap<String, Corpus>;

/// A piece of work that is done in steps.
pub trait Work {
    /// Does the next step. A step should take some ten milliseconds: between steps the job can be
    /// cancelled, and more urgent ones go first. Where a step cannot be that short, `report` tells
    /// the page at once how far it has come.
    fn step(&mut self, corpora: &mut Corpora, report: &mut dyn FnMut(Progress)) -> Step;
}

/// What came of a step.
pub enum Step {
    /// There is more to do.
    More(Progress),
    /// It is done: the answer, and the files that belong to it.
    Done(Response, Files),
    /// It cannot be done.
    Failed(Failure),
}

/// Work that is done in one step.
impl<F> Work for Option<F>
where
    F: FnOnce(&mut Corpora) -> Result<(Response, Files), Failure>,
{
    fn step(&mut self, corpora: &mut Corpora, _: &mut dyn FnMut(Progress)) -> Step {
        match self.take().map(|work| work(corpora)) {
            Some(Ok((response, files))) => Step::Done(response, files),
            Some(Err(failure)) => Step::Failed(failure),
            None => Step::Failed(Failure::Garbled),
        }
    }
}

/// The jobs in hand and the corpora they work on.
#[derive(Default)]
pub struct Desk {
    corpora: Corpora,
    batches: Batches,
    /// Jobs that someone waits for while typing, in the order in which they came.
    urgent: Vec<InHand>,
    /// The others. They take turns.
    patient: Vec<InHand>,
}

struct InHand {
    job: Job,
    work: Box<dyn Work>,
}

/// A message and the files that travel beside it.
pub type Message = (FromWorker, Files);

impl Desk {
    /// Takes a message in. Nothing is done yet.
    pub fn receive(&mut self, message: ToWorker, files: Files) {
        match message {
            ToWorker::Begin { job, request } => {
                let jobs = match request.is_urgent() {
                    true => &mut self.urgent,
                    false => &mut self.patient,
                };
                let work = begin(request, files, &self.batches);
                jobs.push(InHand { job, work });
            }
            ToWorker::Cancel { job } => {
                self.urgent.retain(|other| other.job != job);
                self.patient.retain(|other| other.job != job);
            }
        }
    }

    /// Whether there is nothing to do.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.urgent.is_empty() && self.patient.is_empty()
    }

    /// Does one step of one job, and says what there is to say about it.
    pub fn step(&mut self, say: &mut dyn FnMut(Message)) {
        let urgent = !self.urgent.is_empty();
        let jobs = match urgent {
            true => &mut self.urgent,
            false => &mut self.patient,
        };
        if jobs.is_empty() {
            return;
        }
        let mut next = jobs.remove(0);
        let job = next.job;
        let mut report =
            |progress: Progress| say((FromWorker::Progress { job, progress }, Files::new()));
        match next.work.step(&mut self.corpora, &mut report) {
            Step::More(progress) => {
                report(progress);
                match urgent {
                    // Urgent jobs are done in order: a corpus is opened before it is searched.
                    true => jobs.insert(0, next),
                    false => jobs.push(next),
                }
            }
            Step::Done(response, files) => say((FromWorker::Done { job, response }, files)),
            Step::Failed(failure) => say((FromWorker::Failed { job, failure }, Files::new())),
        }
    }
}

/// The work that a request asks for.
fn begin(request: Request, mut files: Files, batches: &Batches) -> Box<dyn Work> {
    let batches = batches.clone();
    match request {
        Request::Open { corpus } => Box::new(Some(move |corpora: &mut Corpora| {
            let pack = files.pop().ok_or(Failure::Garbled)?;
            let opened = Corpus::open(pack).map_err(|e| Failure::Damaged(e.to_string()))?;
            corpora.insert(corpus, opened);
            Ok((Response::Opened, Files::new()))
        })),
        Request::Close { corpus } => Box::new(Some(move |corpora: &mut Corpora| {
            let closed = corpora.remove(&corpus).ok_or(Failure::NoCorpus)?;
            drop(closed);
            Ok((Response::Closed, Files::new()))
        })),
        Request::Search { corpus, request } => Box::new(Some(move |corpora: &mut Corpora| {
            search::search(corpora, &corpus, &request)
        })),
        Request::Prepare => Box::new(Some(move |_: &mut Corpora| {
            batches.prepare();
            Ok((Response::Ready, Files::new()))
        })),
        Request::Take { batch, path } => Box::new(Take {
            batches,
            number: batch,
            path,
            files,
        }),
        Request::Finish { batch, title } => Box::new(Finish::new(batches, batch, title)),
        Request::Forget { batch } => Box::new(Some(move |_: &mut Corpora| {
            batches.forget(batch);
            Ok((Response::Closed, Files::new()))
        })),
        Request::Join { title } => {
            Box::new(Some(move |_: &mut Corpora| ingest::join(&title, files)))
        }
        Request::Verify => Box::new(Some(move |_: &mut Corpora| ingest::verify(files))),
        Request::Formulas { corpus, request } => Box::new(Formulas::new(corpus, request)),
        Request::Quote { corpus, pasted } => Box::new(Some(move |corpora: &mut Corpora| {
            search::verify(corpora, &corpus, &pasted)
        })),
    }
}
