//! The order of the documents in an answer.

use danbiet_text::collate::{self, Numbers};

use super::{answer::DocumentHits, radix, request::Sort};
use crate::{corpus::Corpus, document::Document, pack::PackError, sort};

/// Puts documents, which are in document order, in the order that is asked for. Ties stay in
/// document order.
pub(crate) fn sort(
    corpus: &Corpus,
    sort: Sort,
    documents: &mut Vec<DocumentHits>,
) -> Result<(), PackError> {
    match sort {
        Sort::Document => {}
        // Scores are never negative, so their bits are in the order of their values.
        Sort::Relevance => falling(documents, |entry| entry.score.max(0.0).to_bits()),
        Sort::Hits => falling(documents, |entry| entry.count),
        Sort::Place => by(corpus, documents, |document| {
            let place = document.metadata.place.as_ref()?;
            Some(collate::key(&place.value, Numbers::ByValue))
        })?,
        Sort::Title => by(corpus, documents, |document| {
            let title = document.metadata.title.as_ref()?;
            Some(collate::key(&title.value, Numbers::ByValue))
        })?,
        Sort::Date => by(corpus, documents, |document| {
            let date = document.metadata.date.as_ref()?.value;
            Some((date.year.is_none(), date.year, date.month, date.day))
        })?,
    }
    Ok(())
}

/// Sorts by a number, the greatest first.
fn falling(documents: &mut Vec<DocumentHits>, number: fn(&DocumentHits) -> u32) {
    let order = radix::order(documents.iter().map(|entry| !number(entry)));
    let sorted = order.iter().map(|&from| documents[from as u32 as usize]);
    *documents = sorted.collect();
}

/// Sorts by a key; documents without one come last.
fn by<K: Ord>(
    corpus: &Corpus,
    documents: &mut [DocumentHits],
    key: impl Fn(&Document) -> Option<K>,
) -> Result<(), PackError> {
    let mut keyed = Vec::with_capacity(documents.len());
    for entry in documents.iter() {
        let key = key(corpus.document(entry.document)?);
        keyed.push((key.is_none(), key, *entry));
    }
    sort::by(&mut keyed, |a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    for (entry, (.., sorted)) in documents.iter_mut().zip(keyed) {
        *entry = sorted;
    }
    Ok(())
}
