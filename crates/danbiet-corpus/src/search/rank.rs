//! How good an answer a document is.
//!
//! Hits are weighed by BM25F (Robertson, Zaragoza and Taylor 2004): the occurrences of a word are
//! added up over the zones, each zone with a weight, before they are damped; a word counts the more
//! the fewer documents have it. On top of that all words side by side count as a word of their own,
//! and hits count less the farther they are from what was typed.
//!
//! Natural questions are ranked without hits: [`question`] weighs each syllable and each pair of
//! neighbours of the question in every document. For Vietnamese, where a word is often two
//! syllables, pairs do what a word segmenter would do, and they make no mistakes.

use danbiet_text::fold;

use super::{
    answer::{Found, Group, Level},
    occurrences::{self, Occurrence},
    request::Reading,
    run::WHOLE,
    terms::{self, Slot},
};
use crate::{document::DocId, index::Index, sort, zone::Zone};

/// How fast further occurrences stop counting, and how much long documents are damped: the values
/// that BM25 is usually given.
const K1: f32 = 1.2;
const B: f32 = 0.75;

/// How much the occurrence of a word in a zone counts.
fn weight(zone: Zone) -> f32 {
    match zone {
        Zone::Title => 4.0,
        Zone::Lead => 2.0,
        Zone::Body => 1.0,
        Zone::Caption => 0.8,
        Zone::Byline | Zone::Source | Zone::Dateline => 0.5,
        Zone::RepeatedTitle | Zone::Boilerplate => 0.2,
    }
}

/// How much a hit counts by its nearness to what was typed and to the other words.
fn nearness(hit: &Found) -> f32 {
    let level = match hit.level {
        Level::Typed => 1.0,
        Level::Any => 0.8,
        Level::Short => 0.7,
        Level::Decoded => 1.0,
    };
    let group = match hit.group {
        Group::Adjacent => 1.0,
        Group::Sentence => 0.6,
        Group::Document => 0.3,
        Group::Some => 0.2,
    };
    level * group
}

/// Scores documents by their hits.
pub(crate) struct Scorer<'a> {
    index: &'a Index<'a>,
    mean: f32,
    /// What each of the things that were asked for counts, the last one all of them together.
    rarity: Vec<f32>,
}

impl<'a> Scorer<'a> {
    /// Weighs the things that were asked for by how rare their hits are.
    pub fn new(index: &'a Index<'a>, places: usize, hits: &[Found]) -> Self {
        let mut counts = vec![0u32; places + 1];
        let last = places;
        for hit in hits {
            let at = if hit.unit == WHOLE {
                last
            } else {
                usize::from(hit.unit).min(last)
            };
            counts[at] += 1;
        }
        let tokens = index.tokens() as f32;
        let rarity = |&count: &u32| (1.0 + tokens / (1.0 + count as f32)).ln();
        Self {
            index,
            mean: (tokens / index.documents().max(1) as f32).max(1.0),
            rarity: counts.iter().map(rarity).collect(),
        }
    }

    /// The score of a document with these hits.
    pub fn score(&self, document: DocId, hits: &[Found]) -> f32 {
        let length = self.index.document(document).len() as f32 / self.mean;
        let damping = K1 * (1.0 - B + B * length);
        let last = self.rarity.len() - 1;
        let mut sums = [0.0f32; 8];
        for hit in hits {
            // Queries have few words; what is beyond the table shares its last places.
            let unit = if hit.unit == WHOLE {
                last
            } else {
                usize::from(hit.unit)
            };
            sums[unit % 8] += weight(hit.zone) * nearness(hit);
        }
        let mut score = 0.0;
        for (unit, sum) in sums.iter().enumerate() {
            let rarity = self.rarity.get(unit).or(self.rarity.last());
            score += rarity.copied().unwrap_or_default() * sum * (K1 + 1.0) / (sum + damping);
        }
        score
    }
}

/// Scores every document for a question: BM25 over its syllables without marks and over its pairs
/// of neighbours, and, where the question has any marks, over all its syllables as typed; to this comes
/// what the document's best sentence has of the question, for an answer stands in one place. The
/// scores are in document order.
pub(crate) fn question(index: &Index<'_>, syllables: &[String]) -> Vec<f32> {
    let mut scores = vec![0.0; index.documents() as usize];
    let keys: Vec<String> = syllables.iter().map(|s| fold::typed(s)).collect();
    let slot = |key: &String| terms::whole(&index.lexicon, key, Reading::Any);
    let slots: Vec<Slot> = keys.iter().map(slot).collect();
    // Who types marks means the bare syllables to be bare, too.
    let marked = keys.iter().any(|key| fold::has_marks(key));
    let mut sentences = Vec::new();
    let mut done: Vec<&Slot> = Vec::new();
    for (key, slot) in keys.iter().zip(&slots) {
        if done.contains(&slot) {
            continue;
        }
        done.push(slot);
        let found = occurrences::phrase(index, std::slice::from_ref(slot), None);
        let worth = add(index, &found, SYLLABLE, &mut scores);
        in_sentences(index, &found, worth, &mut sentences);
        if marked {
            let typed = terms::whole(&index.lexicon, key, Reading::Typed);
            let found = occurrences::phrase(index, &[typed], None);
            add(index, &found, MARKED, &mut scores);
        }
    }
    let mut pairs: Vec<&[Slot]> = Vec::new();
    for pair in slots.windows(2) {
        if !pairs.contains(&pair) {
            pairs.push(pair);
            let found = occurrences::phrase(index, pair, None);
            let worth = add(index, &found, PAIR, &mut scores);
            in_sentences(index, &found, worth, &mut sentences);
        }
    }
    add_best_sentences(index, sentences, &mut scores);
    scores
}

/// Notes what each sentence with one of the occurrences has: its first token and the worth.
fn in_sentences(
    index: &Index<'_>,
    found: &[Occurrence],
    worth: f32,
    sentences: &mut Vec<(u32, f32)>,
) {
    let mut end = 0;
    for occurrence in found {
        if occurrence.start >= end {
            let sentence = index.sentence(occurrence.start);
            end = sentence.end;
            sentences.push((sentence.start, worth));
        }
    }
}

/// Adds to each document what its best sentence has.
fn add_best_sentences(index: &Index<'_>, mut sentences: Vec<(u32, f32)>, scores: &mut [f32]) {
    // A stable sort: sums of floats must not depend on chance.
    sort::by_key(&mut sentences, |&(start, _)| start);
    let mut best = vec![0.0f32; scores.len()];
    let mut id = DocId(0);
    for sentence in sentences.chunk_by(|a, b| a.0 == b.0) {
        id = index.document_from(id, sentence[0].0);
        let sum: f32 = sentence.iter().map(|(_, worth)| worth).sum();
        if let Some(best) = best.get_mut(id.0 as usize) {
            *best = best.max(sum);
        }
    }
    for (score, best) in scores.iter_mut().zip(best) {
        *score += SENTENCE * best;
    }
}

/// What a syllable, a syllable with its marks, a pair of syllables and the best sentence count in a
/// question. Chosen from a coarse grid on questions about encyclopedia articles, marked and
/// unmarked (XQuAD, Vietnamese part).
const SYLLABLE: f32 = 1.0;
const MARKED: f32 = 0.3;
const PAIR: f32 = 0.7;
const SENTENCE: f32 = 0.6;

/// Adds the BM25 score of what occurs here to the scores of the documents, and says what one
/// occurrence is worth.
fn add(index: &Index<'_>, found: &[Occurrence], weight: f32, scores: &mut [f32]) -> f32 {
    let mut counts: Vec<(DocId, u32)> = Vec::new();
    let mut end = 0;
    for occurrence in found {
        if occurrence.start >= end {
            let from = counts.last().map_or(DocId(0), |&(id, _)| id);
            let id = index.document_from(from, occurrence.start);
            end = index.document(id).end;
            counts.push((id, 0));
        }
        if let Some((_, count)) = counts.last_mut() {
            *count += 1;
        }
    }
    let documents = index.documents() as f32;
    let having = counts.len() as f32;
    let rarity = (1.0 + (documents - having + 0.5) / (having + 0.5)).ln();
    // A question is full of common syllables (`bao nhiêu`, `là gì`): rarity to the power of 1.5 keeps
    // many of them from outweighing the few that name what is asked.
    let rarity = rarity * rarity.sqrt();
    let mean = (index.tokens() as f32 / documents.max(1.0)).max(1.0);
    for (id, count) in counts {
        let length = index.document(id).len() as f32 / mean;
        let count = count as f32;
        let damped = count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * length));
        if let Some(score) = scores.get_mut(id.0 as usize) {
            *score += weight * rarity * damped;
        }
    }
    weight * rarity
}
