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
    answer::{DocumentHits, Found, Group, Level},
    occurrences,
    patience::Patience,
    request::{Reach, Reading},
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

/// How many things are weighed by themselves; those of longer queries share the last place.
const THINGS: usize = 8;

/// Hits by document, and what is counted on the way.
#[derive(Default)]
pub(crate) struct Tally {
    /// The documents that have hits, in order, not scored yet.
    pub documents: Vec<DocumentHits>,
    /// How many hits there are of each group.
    pub groups: [usize; 4],
    /// How many hits there are at each level.
    pub levels: [usize; 4],
    /// How many things are weighed, all of them together as the last.
    things: usize,
    /// For each document what the hits of each thing weigh.
    weights: Vec<f32>,
    /// How many hits each thing has.
    counts: Vec<usize>,
}

/// Goes through hits once. `places` is the number of things that were asked for.
pub(crate) fn tally(index: &Index<'_>, places: usize, hits: &[Found]) -> Tally {
    let things = places.min(THINGS) + 1;
    let mut tally = Tally {
        things,
        counts: vec![0; things],
        ..Tally::default()
    };
    let mut id = DocId(0);
    let mut at = 0;
    while let Some(first) = hits.get(at) {
        id = index.document_from(id, first.start);
        let end = index.document(id).end;
        let from = at;
        let weights = tally.weights.len();
        tally.weights.resize(weights + things, 0.0);
        while let Some(like) = hits.get(at).filter(|hit| hit.start < end || at == from) {
            // Most hits of a document are of one kind: they are weighed together.
            let kind = like.kind();
            let same = |hit: &&Found| hit.kind() == kind && hit.start < end;
            let count = 1 + hits[at + 1..].iter().take_while(same).count();
            at += count;
            let thing = if like.unit == WHOLE {
                things - 1
            } else {
                usize::from(like.unit).min(things - 1)
            };
            tally.weights[weights + thing] += weight(like.zone) * nearness(like) * count as f32;
            tally.counts[thing] += count;
            tally.groups[like.group as usize] += count;
            tally.levels[like.level as usize] += count;
        }
        tally.documents.push(DocumentHits {
            document: id,
            score: 0.0,
            count: (at - from) as u32,
            first: from as u32,
        });
    }
    tally
}

impl Tally {
    /// Whether all hits are of groups that are listed.
    pub fn is_listed(&self, reach: Reach) -> bool {
        let farther = match reach {
            Reach::Adjacent => Group::Sentence,
            Reach::Sentence => Group::Document,
            Reach::Document => Group::Some,
            Reach::Some => return true,
        };
        self.groups[farther as usize..]
            .iter()
            .all(|&count| count == 0)
    }

    /// Scores the documents: each thing counts by how rare its hits are.
    pub fn score(&mut self, index: &Index<'_>) {
        let tokens = index.tokens() as f32;
        let mean = (tokens / index.documents().max(1) as f32).max(1.0);
        let rarity = |&count: &usize| (1.0 + tokens / (1.0 + count as f32)).ln() * (K1 + 1.0);
        let rarity: Vec<f32> = self.counts.iter().map(rarity).collect();
        let weights = self.weights.chunks_exact(self.things);
        for (entry, weights) in self.documents.iter_mut().zip(weights) {
            let length = index.document(entry.document).len() as f32 / mean;
            let damping = K1 * (1.0 - B + B * length);
            let things = rarity.iter().zip(weights);
            entry.score = things
                .map(|(rarity, sum)| rarity * sum / (sum + damping))
                .sum();
        }
    }
}

/// Scores every document for a question: BM25 over its syllables without marks and over its pairs
/// of neighbours, and, where the question has any marks, over all its syllables as typed; to this comes
/// what the document's best sentence has of the question, for an answer stands in one place. The
/// scores are in document order.
pub(crate) fn question(
    index: &Index<'_>,
    syllables: &[String],
    patience: &Patience<'_>,
) -> Vec<f32> {
    let mut scores = vec![0.0; index.documents() as usize];
    let keys: Vec<String> = syllables.iter().map(|s| fold::typed(s)).collect();
    let slot = |key: &String| terms::whole(&index.lexicon, key, Reading::Any);
    let slots: Vec<Slot> = keys.iter().map(slot).collect();
    // Who types marks means the bare syllables to be bare, too.
    let marked = keys.iter().any(|key| fold::has_marks(key));
    let mut sentences = Vec::new();
    let mut done: Vec<&Slot> = Vec::new();
    for (key, slot) in keys.iter().zip(&slots) {
        if done.contains(&slot) || patience.is_over() {
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
        if !pairs.contains(&pair) && !patience.is_over() {
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
fn in_sentences(index: &Index<'_>, found: &[Found], worth: f32, sentences: &mut Vec<(u32, f32)>) {
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
fn add(index: &Index<'_>, found: &[Found], weight: f32, scores: &mut [f32]) -> f32 {
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
