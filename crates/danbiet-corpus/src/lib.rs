//! A corpus of Vietnamese documents: what is in it, and every question that can be asked of it.
//!
//! The way from bytes to answers:
//!
//! [`ingest`] (bytes → text; [`material`] for what other readers of formats hand over) → [`zone`] (what is the article, what is furniture) → sentences and
//! words → [`annotate`] (people, bodies, places, instruments, figures, dates, principles) →
//! [`metadata`] (stated or inferred, with basis) → [`Document`] → [`pack`] → [`Corpus`] →
//! [`search`] and [`evidence`]. What is taken along leads back: [`quote`] and [`cite`].
//!
//! The same functions run when the app is built, on the command line and in the browser. They do
//! no input or output and know no clock, so the same bytes always give the same corpus.

pub mod ingest;
pub mod material;
pub mod zone;

pub mod annotate;
pub mod metadata;

pub mod analyse;
pub mod audit;
pub mod batch;
pub mod compile;
pub mod corrections;
mod depth;
pub mod document;
pub mod given;
pub mod memo;

mod catalogue;
pub mod corpus;
pub mod facet;
pub mod pack;

pub mod index;
pub mod search;

pub mod anchor;
pub mod choice;
pub mod subcorpus;

pub mod cite;
pub mod concordance;
pub mod evidence;
pub mod export;
pub mod frequency;
pub mod map;
pub mod notes;
pub mod project;
pub mod quote;
pub mod reuse;
pub mod statistics;
pub mod timeline;
pub mod trend;

pub use corpus::{Corpus, CorpusInfo};
pub use danbiet_text::sort;
pub use document::{DocId, Document};
pub use pack::PackError;
pub use zone::Zone;

mod json;

#[cfg(test)]
mod testing;
