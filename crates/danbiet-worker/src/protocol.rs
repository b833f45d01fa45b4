//! What page and worker say to each other: one definition for both.
//!
//! A message is postcard, with long things (files, packs, answers) beside it as [`Files`], which the
//! browser hands over without copying.

use danbiet_corpus::{batch::Report, reuse, search};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Long things that travel beside a message.
pub type Files = Vec<Vec<u8>>;

/// The number by which the page knows a job again. Never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Job(pub u32);

/// From the page to the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToWorker {
    /// Begin a job.
    Begin {
        /// What it is called from now on.
        job: Job,
        /// What is to be done.
        request: Request,
    },
    /// Nobody waits for the job any more. It ends without a word.
    Cancel {
        /// Which job.
        job: Job,
    },
}

/// From the worker to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromWorker {
    /// How far a job has come.
    Progress {
        /// Which job.
        job: Job,
        /// How far.
        progress: Progress,
    },
    /// A job is done; the last word on it.
    Done {
        /// Which job.
        job: Job,
        /// What came of it.
        response: Response,
    },
    /// A job cannot be done; the last word on it.
    Failed {
        /// Which job.
        job: Job,
        /// Why not.
        failure: Failure,
    },
    /// The worker stops, in the middle of whatever it was doing.
    Stopped {
        /// What its program says about it.
        what: String,
    },
}

/// How much of a job is done, in whatever units it counts (documents, bytes).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Units that are done.
    pub done: u64,
    /// All of them; 0 where that is not known.
    pub of: u64,
}

/// What the worker is asked to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Open the pack that is the only file, under a name of the page's choice. A corpus that was
    /// open under the name is closed. Answered by [`Response::Opened`].
    Open {
        /// What the corpus is called from now on.
        corpus: String,
    },
    /// Close a corpus. Answered by [`Response::Closed`].
    Close {
        /// Which corpus.
        corpus: String,
    },
    /// Search a corpus that is open. Answered by [`Response::Answer`].
    Search {
        /// Which corpus.
        corpus: String,
        /// What is asked of it.
        request: search::Request,
    },
    /// Read the tables that a batch will need, before there is one. Answered by [`Response::Ready`].
    Prepare,
    /// Read the only file and keep its texts in a batch, which begins with its first file. Answered
    /// by [`Response::Taken`]; progress counts the files of an archive.
    Take {
        /// The number of the batch, of the page's choice.
        batch: u32,
        /// Where the file lay, with `/` between folders.
        path: String,
    },
    /// Make a corpus of a batch, which ends with it. Answered by [`Response::Pack`]; progress counts
    /// documents.
    Finish {
        /// The number of the batch.
        batch: u32,
        /// What the corpus is called.
        title: String,
    },
    /// Forget a batch. Answered by [`Response::Closed`].
    Forget {
        /// The number of the batch.
        batch: u32,
    },
    /// Make one corpus of the packs that are the files. Answered by [`Response::Pack`].
    Join {
        /// What the corpus is called.
        title: String,
    },
    /// Read the whole of the pack that is the only file. Answered by [`Response::Pack`] with the
    /// same pack if it is sound.
    Verify,
    /// Find the formulas of a corpus that is open. Answered by [`Response::Formulas`].
    Formulas {
        /// Which corpus.
        corpus: String,
        /// What is looked for.
        request: reuse::Request,
    },
    /// Verify pasted words in a corpus that is open. Answered by [`Response::Verified`].
    Quote {
        /// Which corpus.
        corpus: String,
        /// What was pasted.
        pasted: String,
    },
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Response {
    /// The corpus is open.
    Opened,
    /// The corpus is closed.
    Closed,
    /// The tables are read.
    Ready,
    /// The answer is the only file: [`search::Answer::from_bytes`].
    Answer,
    /// A file was read.
    Taken {
        /// What became of it, or of each file in it.
        reports: Vec<Report>,
        /// How many documents came out of it.
        documents: u32,
    },
    /// The pack is the only file.
    Pack,
    /// What was found is the only file: [`reuse::Formulas`], by [`encode`].
    Formulas,
    /// What came of verifying is the only file: [`danbiet_corpus::quote::Verification`], by [`encode`].
    Verified,
}

/// Why something could not be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// No corpus of that name is open.
    NoCorpus,
    /// A pack is damaged: what is wrong, and where.
    Damaged(String),
    /// The other side sent what is no message, or not the files that belong to it: the two programs
    /// are not of one build.
    Garbled,
    /// The worker has stopped in the middle: out of memory, or a fault of the program.
    Stopped(String),
}

impl Request {
    /// Whether a reader waits for it while typing: then it goes before work that takes long.
    #[must_use]
    pub fn is_urgent(&self) -> bool {
        match self {
            Request::Open { .. } | Request::Close { .. } | Request::Search { .. } => true,
            Request::Prepare
            | Request::Take { .. }
            | Request::Finish { .. }
            | Request::Forget { .. }
            | Request::Join { .. }
            | Request::Verify
            | Request::Formulas { .. }
            | Request::Quote { .. } => false,
        }
    }
}

/// A message as bytes.
#[must_use]
pub fn encode(message: &impl Serialize) -> Vec<u8> {
    // Serialising plain data into memory has no way to fail.
    postcard::to_allocvec(message).unwrap_or_default()
}

/// A message from its bytes.
///
/// # Errors
/// [`Failure::Garbled`] when they are those of no such message.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    match postcard::take_from_bytes(bytes) {
        Ok((message, [])) => Ok(message),
        _ => Err(Failure::Garbled),
    }
}
