//! Search: which hits a query has, how near each is to what was typed, and how it was counted.
//!
//! [`search`] reads a [`Request`] and gives an [`Answer`] of plain data. On the way the query is
//! parsed, planned over the corpus' own words, run over the index from its rarest token, and its
//! hits are put into groups and ranked.
//!
//! A hit is **where** ([`Hit::document`], [`Hit::span`]), **how near to what was typed**
//! ([`Level`]) and **how near to the other words of the query** ([`Group`]). List, reader,
//! concordance and export use that one identity, in that one order: documents as
//! [`Answer::documents`] lists them, hits inside a document from its beginning to its end.
//!
//! An answer keeps its hits as token positions; [`Answer::hits`] makes spans of those of a document
//! that is to be shown. A word with a hundred thousand hits is thus answered as fast as its twenty
//! first lines.

pub mod answer;
pub mod request;
pub mod runs;
pub mod snippet;

mod engine;
mod exact;
mod fields;
mod occurrences;
mod order;
mod patience;
mod plan;
mod positions;
mod radix;
mod rank;
pub(crate) mod regex;
mod run;
mod suggest;
mod terms;
mod theme;
mod together;
mod travel;

pub use answer::{Answer, Counts, DocumentHits, Group, Groups, Hit, Level, LevelReason};
pub use engine::{search, search_while};
pub use request::{Reach, Reading, Request, Sort, Zones};
pub use snippet::Snippet;

pub(crate) use answer::Found;
pub(crate) use engine::{Afterthought, afterthought};
pub(crate) use plan::Planner;
pub(crate) use theme::{asks_for_themes, theme_documents};
