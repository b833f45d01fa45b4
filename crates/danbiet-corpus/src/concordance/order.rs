//! The order of the lines.

use std::cmp::Ordering;

use danbiet_text::collate::{self, Numbers};

use super::{Line, Slot, SortKey, slot};
use crate::{
    corpus::Corpus,
    document::DocId,
    index::{Index, Lexicon},
    pack::PackError,
    sort,
};

/// Sorts lines that are in document order; the sort is stable.
pub(super) fn sort(corpus: &Corpus, lines: &mut [Line], keys: &[SortKey]) -> Result<(), PackError> {
    let index = corpus.index()?;
    let uses = |wanted: fn(&SortKey) -> bool| keys.iter().any(wanted);
    let ranks = if uses(|key| matches!(key, SortKey::Slot(_))) {
        ranks(&index.lexicon)
    } else {
        Vec::new()
    };
    let documents = if uses(|key| matches!(key, SortKey::Place | SortKey::Date)) {
        Documents::of(corpus, lines)?
    } else {
        Documents::default()
    };
    // The tokens of a slot are looked up once for each line, not once for each comparison.
    let mut keyed: Vec<(Vec<Part>, Line)> = lines
        .iter()
        .map(|line| {
            let part = |key: &SortKey| match *key {
                SortKey::Slot(at) => Part::of_slot(&index, &ranks, line, at),
                SortKey::Document => Part::Number(line.document.0),
                SortKey::Place => Part::Number(documents.place(line.document)),
                SortKey::Date => Part::Number(documents.date(line.document)),
            };
            (keys.iter().map(part).collect(), *line)
        })
        .collect();
    sort::by(&mut keyed, |a, b| {
        let parts = a.0.iter().zip(&b.0);
        parts
            .map(|(a, b)| a.compare(b, &index, &ranks))
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    });
    for (place, (_, line)) in lines.iter_mut().zip(keyed) {
        *place = line;
    }
    Ok(())
}

/// The rank of each form in the order of Vietnamese dictionaries.
pub(super) fn ranks(lexicon: &Lexicon<'_>) -> Vec<u32> {
    let mut forms: Vec<u32> = (0..lexicon.forms()).collect();
    sort::by_cached_key(&mut forms, |&form| {
        collate::key(lexicon.form(form), Numbers::ByValue)
    });
    let mut ranks = vec![0; forms.len()];
    for (rank, form) in (0..).zip(forms) {
        ranks[form as usize] = rank;
    }
    ranks
}

/// One key of one line.
enum Part {
    /// Smaller first.
    Number(u32),
    /// The rank of a slot's first token and where the others stand; no token sorts first.
    Tokens { first: u32, start: u32, end: u32 },
}

impl Part {
    fn of_slot(index: &Index<'_>, ranks: &[u32], line: &Line, at: Slot) -> Part {
        let tokens = slot(index, line, at);
        Part::Tokens {
            first: tokens
                .clone()
                .next()
                .map_or(0, |position| rank(index, ranks, position) + 1),
            start: tokens.start,
            end: tokens.end,
        }
    }

    fn compare(&self, other: &Part, index: &Index<'_>, ranks: &[u32]) -> Ordering {
        match (self, other) {
            (Part::Number(a), Part::Number(b)) => a.cmp(b),
            (
                Part::Tokens { first, start, end },
                Part::Tokens {
                    first: other_first,
                    start: other_start,
                    end: other_end,
                },
            ) => first.cmp(other_first).then_with(|| {
                let rest = |from: u32, to: u32| {
                    (from.saturating_add(1)..to).map(|at| rank(index, ranks, at))
                };
                rest(*start, *end).cmp(rest(*other_start, *other_end))
            }),
            // Both lines have the same keys in the same order.
            _ => Ordering::Equal,
        }
    }
}

fn rank(index: &Index<'_>, ranks: &[u32], position: u32) -> u32 {
    let form = index.form(position) as usize;
    ranks.get(form).copied().unwrap_or(u32::MAX)
}

/// The ranks of documents by place and by date; what has none comes last.
#[derive(Default)]
struct Documents {
    ids: Vec<DocId>,
    places: Vec<u32>,
    dates: Vec<u32>,
}

impl Documents {
    fn of(corpus: &Corpus, lines: &[Line]) -> Result<Documents, PackError> {
        let mut ids: Vec<DocId> = lines.iter().map(|line| line.document).collect();
        ids.dedup();
        ids.sort_unstable();
        ids.dedup();
        let mut places = Vec::with_capacity(ids.len());
        let mut dates = Vec::with_capacity(ids.len());
        for &id in &ids {
            let known = &corpus.document(id)?.metadata;
            let place = known.place.as_ref().map(|fact| &fact.value);
            places.push(place.map(|name| collate::key(name, Numbers::ByValue)));
            let date = known.date.as_ref().map(|fact| fact.value);
            dates.push(date.map(|date| (date.year.unwrap_or(u16::MAX), date.month, date.day)));
        }
        Ok(Documents {
            places: dense_ranks(&places),
            dates: dense_ranks(&dates),
            ids,
        })
    }

    fn rank(&self, document: DocId, of: &[u32]) -> u32 {
        let at = self.ids.binary_search(&document);
        at.ok()
            .and_then(|at| of.get(at).copied())
            .unwrap_or(u32::MAX)
    }

    fn place(&self, document: DocId) -> u32 {
        self.rank(document, &self.places)
    }

    fn date(&self, document: DocId) -> u32 {
        self.rank(document, &self.dates)
    }
}

/// Equal values get equal ranks; `None` gets the last.
fn dense_ranks<T: Ord>(values: &[Option<T>]) -> Vec<u32> {
    let mut sorted: Vec<&T> = values.iter().flatten().collect();
    sorted.sort();
    sorted.dedup();
    let rank = |value: &Option<T>| match value {
        Some(value) => sorted.partition_point(|other| *other < value) as u32,
        None => u32::MAX,
    };
    values.iter().map(rank).collect()
}
