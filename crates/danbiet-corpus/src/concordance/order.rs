//! The order of the lines.

use danbiet_text::collate::{self, Numbers};

use super::{KEYS, Line, Slot, SortKey, numbering::Numbering, slot};
use crate::{
    corpus::Corpus,
    facet::{self, Facet},
    index::Index,
    pack::PackError,
    sort,
};

/// Sorts lines that are in document order; equal ones stay in their order.
///
/// Each key of each line becomes a number first, so that lines are compared without looking
/// anything up.
pub(super) fn sort(corpus: &Corpus, lines: &mut [Line], keys: &[SortKey]) -> Result<(), PackError> {
    if keys.is_empty() {
        return Ok(());
    }
    // The last number is the line itself: what is otherwise equal stays in its order.
    let mut ranked: Vec<[u32; KEYS + 1]> = (0..lines.len() as u32)
        .map(|at| {
            let mut ranks = [0; KEYS + 1];
            ranks[KEYS] = at;
            ranks
        })
        .collect();
    for (at, key) in keys.iter().take(KEYS).enumerate() {
        let ranks = match *key {
            SortKey::Slot(slot) => of_slot(&corpus.index()?, lines, slot),
            SortKey::Document => lines.iter().map(|line| line.document.0).collect(),
            SortKey::Place => of_documents(lines, &places(corpus)?),
            SortKey::Date => of_documents(lines, &dates(corpus)?),
        };
        for (line, rank) in ranked.iter_mut().zip(ranks) {
            line[at] = rank;
        }
    }
    ranked.sort_unstable();
    let before = lines.to_vec();
    for (line, ranks) in lines.iter_mut().zip(ranked) {
        *line = before[ranks[KEYS] as usize];
    }
    Ok(())
}

/// For each line the rank of its word in a slot among all of them; 0 where there is none.
fn of_slot(index: &Index<'_>, lines: &[Line], at: Slot) -> Vec<u32> {
    let mut numbering = Numbering::default();
    let mut words: Vec<Vec<u32>> = Vec::new();
    let mut forms = Vec::new();
    let mut numbers: Vec<u32> = Vec::with_capacity(lines.len());
    for line in lines {
        forms.clear();
        forms.extend(slot(index, line, at).map(|position| index.form(position)));
        let number = numbering.number(&forms);
        if number as usize == words.len() {
            words.push(forms.clone());
        }
        numbers.push(number);
    }
    let ranks = word_ranks(index, &words);
    let rank = |number: u32| ranks.get(number as usize).copied().unwrap_or_default();
    numbers.into_iter().map(rank).collect()
}

/// The ranks of words in the order of Vietnamese dictionaries: syllable by syllable, a shorter word
/// before the longer ones that begin with it; from 1 on, 0 for no word.
fn word_ranks(index: &Index<'_>, words: &[Vec<u32>]) -> Vec<u32> {
    let mut forms: Vec<u32> = words.iter().flatten().copied().collect();
    forms.sort_unstable();
    forms.dedup();
    let keys: Vec<_> = forms
        .iter()
        .map(|&form| collate::key(index.lexicon.form(form), Numbers::ByValue))
        .collect();
    let mut rank_of_form = vec![0; forms.len()];
    let by_key = sort::order(forms.len(), &mut |a, b| keys[a].cmp(&keys[b]));
    for (rank, form) in (0u32..).zip(by_key) {
        rank_of_form[form as usize] = rank;
    }
    let ranked: Vec<Vec<u32>> = words
        .iter()
        .map(|word| {
            let places = word
                .iter()
                .filter_map(|form| forms.binary_search(form).ok());
            places.map(|place| rank_of_form[place]).collect()
        })
        .collect();
    let order = sort::order(words.len(), &mut |a, b| ranked[a].cmp(&ranked[b]));
    let mut ranks = vec![0; words.len()];
    for (rank, word) in (1u32..).zip(order) {
        if !words[word as usize].is_empty() {
            ranks[word as usize] = rank;
        }
    }
    ranks
}

/// The rank of each line's document.
fn of_documents(lines: &[Line], ranks: &[u32]) -> Vec<u32> {
    let rank = |line: &Line| ranks.get(line.document.0 as usize).copied();
    lines
        .iter()
        .map(|line| rank(line).unwrap_or(u32::MAX))
        .collect()
}

/// The rank of each document by its place; what has none comes last.
fn places(corpus: &Corpus) -> Result<Vec<u32>, PackError> {
    let mut values: Vec<_> = facet::members(corpus, Facet::Place, corpus.ids())?
        .into_iter()
        .filter_map(|(name, documents)| Some((collate::key(&name?, Numbers::ByValue), documents)))
        .collect();
    sort::by(&mut values, |a, b| a.0.cmp(&b.0));
    let mut ranks = vec![u32::MAX; corpus.len()];
    for (rank, (_, documents)) in (0..).zip(values) {
        for document in documents {
            if let Some(place) = ranks.get_mut(document.0 as usize) {
                *place = rank;
            }
        }
    }
    Ok(ranks)
}

/// The rank of each document by its date; one whose year is not known comes behind those whose is,
/// one without a date last.
fn dates(corpus: &Corpus) -> Result<Vec<u32>, PackError> {
    let mut ranks = vec![u32::MAX; corpus.len()];
    for &(document, date) in &corpus.catalogue()?.dates {
        let part = |part: Option<u8>| u32::from(part.unwrap_or_default());
        if let Some(place) = ranks.get_mut(document as usize) {
            let year = u32::from(date.year.unwrap_or(u16::MAX));
            *place = year << 9 | part(date.month) << 5 | part(date.day).min(31);
        }
    }
    Ok(ranks)
}
