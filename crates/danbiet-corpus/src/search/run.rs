//! Combines the lists of a plan into hits.

use std::ops::Range;

use super::{
    answer::{Found, Group, Level},
    occurrences::{self, in_order},
    plan::{All, Tree},
    request::{Reach, Zones},
    together,
};
use crate::{document::DocId, index::Index, sort};

/// What a part of the plan has found.
#[derive(Debug, Default)]
pub(crate) struct Matches {
    /// The hits, in order.
    pub hits: Vec<Found>,
    /// The documents, in order; `None`: those of the hits.
    pub documents: Option<Vec<DocId>>,
    /// Hits of the group [`Group::Document`] that were counted and not kept. Short forms are not
    /// counted.
    pub beyond: usize,
}

/// Runs a plan over hits in some zones. With `Reach::Some` the words of the outermost conjunction
/// are hits also where not all of them are; with a reach below `Reach::Document` those that are not
/// near each other need only be counted.
pub(crate) fn run(index: &Index<'_>, tree: Tree, zones: Zones, reach: Reach) -> Matches {
    match tree {
        Tree::Leaf(mut hits) => {
            if !index.zones().without(zones).is_empty() {
                hits.retain(|hit| zones.contains(hit.zone));
            }
            Matches {
                hits,
                ..Matches::default()
            }
        }
        Tree::All(all) => conjunction(index, all, zones, reach),
        Tree::Together(words) => together::run(index, &words, zones),
        Tree::Either(parts) => either(index, parts, zones),
        Tree::Zoned(named, inner) => run(index, *inner, named, Reach::Document),
        Tree::Documents(documents) => Matches {
            documents: Some(documents),
            ..Matches::default()
        },
    }
}

/// Whether a part of the query says which zones it means.
pub(crate) fn names_zones(tree: &Tree) -> bool {
    match tree {
        Tree::Leaf(_) | Tree::Together(_) | Tree::Documents(_) => false,
        Tree::Zoned(..) => true,
        Tree::Either(parts) => parts.iter().any(names_zones),
        Tree::All(all) => {
            all.zones.is_some()
                || all.edges.iter().any(|edge| names_zones(&edge.what))
                || all.conditions.iter().any(names_zones)
        }
    }
}

/// Any of some parts. Of hits in one place the nearest is kept.
fn either(index: &Index<'_>, parts: Vec<Tree>, zones: Zones) -> Matches {
    let mut hits = Vec::new();
    let mut documents: Option<Vec<DocId>> = None;
    for part in parts {
        let found = run(index, part, zones, Reach::Document);
        if let Some(more) = found.documents {
            documents.get_or_insert_default().extend(more);
        }
        hits.extend(found.hits);
    }
    in_order(&mut hits);
    if let Some(documents) = &mut documents {
        documents.extend(documents_of(index, &hits));
        *documents = DocId::in_order(documents.drain(..));
    }
    Matches {
        hits,
        documents,
        beyond: 0,
    }
}

/// The documents of some hits, in order.
pub(crate) fn documents_of(index: &Index<'_>, hits: &[Found]) -> Vec<DocId> {
    let mut documents = Vec::new();
    let mut id = DocId(0);
    let mut end = 0;
    for hit in hits {
        if hit.start >= end {
            id = index.document_from(id, hit.start);
            end = index.document(id).end;
            documents.push(id);
        }
    }
    documents
}

/// Keeps the hits that lie in these documents.
pub(crate) fn keep_documents(index: &Index<'_>, hits: &mut Vec<Found>, documents: &[DocId]) {
    let mut at = 0;
    let range = |at: usize| documents.get(at).map(|&id| index.document(id));
    let mut here = range(0);
    hits.retain(|hit| {
        while here.as_ref().is_some_and(|range| range.end <= hit.start) {
            at += 1;
            here = range(at);
        }
        here.as_ref().is_some_and(|range| range.start <= hit.start)
    });
}

/// The documents that a part has found.
fn documents(index: &Index<'_>, found: &Matches) -> Vec<DocId> {
    match &found.documents {
        Some(documents) => documents.clone(),
        None => documents_of(index, &found.hits),
    }
}

/// All of some things, hits grouped by how near the things are.
fn conjunction(index: &Index<'_>, all: All, zones: Zones, reach: Reach) -> Matches {
    let zones = all.zones.unwrap_or(zones);
    let places = all.places;
    let mut edges = Vec::with_capacity(all.edges.len());
    let mut lists = Vec::with_capacity(all.edges.len());
    let mut whole_documents = None;
    for edge in all.edges {
        let is_one = places == 1 && matches!(edge.what, Tree::Leaf(_));
        let mut found = run(index, edge.what, zones, Reach::Document);
        // What was found as one thing is one thing here, however it was put together.
        if !is_one {
            for hit in &mut found.hits {
                hit.unit = u8::try_from(edge.from).unwrap_or(u8::MAX);
                if places > 1 {
                    hit.group = Group::Adjacent;
                }
            }
        }
        if places == 1 && found.documents.is_some() {
            whole_documents = Some(documents(index, &found));
        }
        lists.push(found.hits);
        edges.push(edge.from..edge.to);
    }
    let conditions = all.conditions.into_iter();
    let conditions: Vec<Matches> = conditions
        .map(|tree| run(index, tree, zones, Reach::Document))
        .collect();
    let mut allowed: Option<Vec<DocId>> = None;
    for condition in &conditions {
        let these = documents(index, condition);
        allowed = Some(match allowed {
            None => these,
            Some(before) => intersection(&before, &these),
        });
    }
    for tree in all.without {
        let without = documents(index, &run(index, tree, zones, Reach::Document));
        let before = allowed.unwrap_or_else(|| (0..index.documents()).map(DocId).collect());
        allowed = Some(difference(&before, &without));
    }

    // Only hits that are listed are kept, unless others depend on them.
    let keep = reach >= Reach::Document
        || !all.distinct
        || conditions.iter().any(|found| !found.hits.is_empty());
    let mut beyond = 0;
    let (mut hits, matched) = match places {
        0 => {
            let every = || (0..index.documents()).map(DocId).collect();
            (Vec::new(), Some(allowed.clone().unwrap_or_else(every)))
        }
        1 => {
            let mut hits = lists.pop().unwrap_or_default();
            if !lists.is_empty() {
                lists.iter().for_each(|list| hits.extend(list));
                in_order(&mut hits);
            }
            (hits, whole_documents)
        }
        _ => {
            let things = Things {
                places,
                edges: &edges,
                lists: &lists,
            };
            let candidates = candidates(index, &things, reach);
            let candidates = match &allowed {
                Some(allowed) => intersection(&candidates, allowed),
                None => candidates,
            };
            let some = reach == Reach::Some;
            let found = grouped(index, &things, candidates, keep, some);
            beyond = found.beyond;
            (found.hits, None)
        }
    };
    let Some(allowed) = allowed else {
        return Matches {
            hits,
            documents: matched,
            beyond,
        };
    };
    let matched = matched.unwrap_or_else(|| documents_of(index, &hits));
    let matched = intersection(&matched, &allowed);
    // The hits of conditions are as near as the nearest others of their document.
    let shown = conditions.into_iter().flat_map(|found| found.hits);
    let shown: Vec<Found> = shown
        .map(|hit| {
            let range = index.document(index.document_of(hit.start));
            let from = hits.partition_point(|other| other.start < range.start);
            let here = hits[from..].iter().take_while(|h| h.start < range.end);
            let group = here.map(|h| h.group).min().unwrap_or(Group::Adjacent);
            Found { group, ..hit }
        })
        .collect();
    if !shown.is_empty() {
        hits.extend(shown);
        in_order(&mut hits);
    }
    keep_documents(index, &mut hits, &matched);
    Matches {
        hits,
        documents: Some(matched),
        beyond,
    }
}

fn intersection(a: &[DocId], b: &[DocId]) -> Vec<DocId> {
    let mut at = 0;
    let in_b = |id: &&DocId| {
        while b.get(at).is_some_and(|other| other < *id) {
            at += 1;
        }
        b.get(at) == Some(*id)
    };
    a.iter().filter(in_b).copied().collect()
}

fn difference(a: &[DocId], b: &[DocId]) -> Vec<DocId> {
    let mut at = 0;
    let not_in_b = |id: &&DocId| {
        while b.get(at).is_some_and(|other| other < *id) {
            at += 1;
        }
        b.get(at) != Some(*id)
    };
    a.iter().filter(not_in_b).copied().collect()
}

/// The things of a conjunction, looked up.
struct Things<'l> {
    places: usize,
    /// For each list the things that its hits stand for.
    edges: &'l [Range<usize>],
    lists: &'l [Vec<Found>],
}

impl Things<'_> {
    /// The lists whose hits stand for each thing.
    fn covering(&self) -> Vec<Vec<usize>> {
        let covering = |place| {
            let edges = self.edges.iter().enumerate();
            let covers = edges.filter(|(_, edge)| edge.contains(&place));
            covers.map(|(at, _)| at).collect()
        };
        (0..self.places).map(covering).collect()
    }
}

/// The documents that may have all things, or, with `Reach::Some`, that have any.
fn candidates(index: &Index<'_>, things: &Things<'_>, reach: Reach) -> Vec<DocId> {
    if reach == Reach::Some {
        return union_of_documents(index, things.lists.iter());
    }
    // A document has all things only if it has the rarest.
    let covering = things.covering();
    let count = |lists: &&Vec<usize>| {
        lists
            .iter()
            .map(|&at| things.lists[at].len())
            .sum::<usize>()
    };
    let rarest = covering.iter().min_by_key(count);
    union_of_documents(
        index,
        rarest.into_iter().flatten().map(|&at| &things.lists[at]),
    )
}

/// The hits of several things, document by document: near each other, with `keep` also those that
/// are not, and with `some` also those of documents that do not have all things.
fn grouped(
    index: &Index<'_>,
    things: &Things<'_>,
    candidates: Vec<DocId>,
    keep: bool,
    some: bool,
) -> Matches {
    let covering = things.covering();
    let lists = things.lists;
    let mut hits: Vec<Found> = Vec::new();
    let mut beyond = 0;
    let mut cursors = vec![0; lists.len()];
    let mut here: Vec<&[Found]> = vec![&[]; lists.len()];
    let mut sentences = Vec::new();
    for id in candidates {
        let range = index.document(id);
        for ((list, cursor), here) in lists.iter().zip(&mut cursors).zip(&mut here) {
            let from = gallop(list, *cursor, range.start);
            let until = gallop(list, from, range.end);
            *here = &list[from..until];
            *cursor = until;
        }
        let has = |lists: &Vec<usize>| lists.iter().any(|&at| !here[at].is_empty());
        let from = hits.len();
        if covering.iter().all(has) {
            chains(index, things, &here, &mut hits);
            complete_sentences(index, &covering, &here, &mut sentences);
            beyond += loners(&here, &sentences, from, keep, &mut hits);
        } else if some {
            hits.extend(here.iter().copied().flatten().map(|hit| Found {
                group: Group::Some,
                ..*hit
            }));
        }
        occurrences::sort(&mut hits[from..]);
    }
    hits.dedup_by_key(|hit| (hit.start, hit.end, hit.exact));
    Matches {
        hits,
        documents: None,
        beyond,
    }
}

/// The documents that have a hit of one of the lists, in order.
fn union_of_documents<'l>(
    index: &Index<'_>,
    lists: impl Iterator<Item = &'l Vec<Found>>,
) -> Vec<DocId> {
    DocId::in_order(lists.flat_map(|list| documents_of(index, list)))
}

/// The first hit at or after `from` that does not begin before `position`, by doubling steps.
fn gallop(list: &[Found], from: usize, position: u32) -> usize {
    let mut low = from;
    let mut step = 1;
    while list
        .get(low + step - 1)
        .is_some_and(|hit| hit.start < position)
    {
        low += step;
        step *= 2;
    }
    let high = (low + step - 1).min(list.len());
    low + list[low..high].partition_point(|hit| hit.start < position)
}

/// The unit of a hit that is all things together.
pub(crate) const WHOLE: u8 = u8::MAX;

/// All things side by side, in order.
fn chains(index: &Index<'_>, things: &Things<'_>, here: &[&[Found]], hits: &mut Vec<Found>) {
    // For each thing the chains that have come to it.
    let mut open: Vec<Vec<Found>> = vec![Vec::new(); things.places + 1];
    for (edge, list) in things.edges.iter().zip(here) {
        if edge.start == 0 {
            open[edge.end].extend(list.iter().map(|hit| Found { exact: 0, ..*hit }));
        }
    }
    for place in 1..things.places {
        let mut chains = std::mem::take(&mut open[place]);
        // Of chains over the same tokens the nearest goes on: however many ways lead to a place, not
        // more chains do than it has tokens before it.
        in_order(&mut chains);
        chains.retain(|chain| index.joins(chain.end));
        for (edge, list) in things.edges.iter().zip(here) {
            if edge.start != place || list.is_empty() {
                continue;
            }
            for chain in &chains {
                let from = list.partition_point(|next| next.start < chain.end);
                let next = list[from..].iter();
                let next = next.take_while(|next| next.start == chain.end);
                open[edge.end].extend(next.map(|next| Found {
                    end: next.end,
                    level: chain.level.max(next.level),
                    ..*chain
                }));
            }
        }
    }
    let whole = open.pop().unwrap_or_default();
    hits.extend(whole.into_iter().map(|chain| Found {
        zone: chain.zone,
        unit: WHOLE,
        ..Found::new(chain.start, chain.end, chain.level)
    }));
}

/// The hits that are in no chain (the chains of this document are `hits[from..]`), grouped by
/// whether their sentence is one of those that have all things. Those outside are counted, short
/// forms aside, if they are not to be kept.
fn loners(
    here: &[&[Found]],
    sentences: &[Range<u32>],
    from: usize,
    keep: bool,
    hits: &mut Vec<Found>,
) -> usize {
    let until = hits.len();
    occurrences::sort(&mut hits[from..until]);
    let mut beyond = 0;
    for list in here {
        let (mut chain, mut sentence) = (from, 0);
        for hit in *list {
            while chain < until && hits[chain].start <= hit.start {
                chain += 1;
            }
            // Chains of one query are about equally long: those that begin nearest suffice.
            let mut nearest = hits[from..chain].iter().rev().take(8);
            if nearest.any(|chain| hit.end <= chain.end) {
                continue;
            }
            while sentences.get(sentence).is_some_and(|s| s.end <= hit.start) {
                sentence += 1;
            }
            let near = sentences
                .get(sentence)
                .is_some_and(|s| s.start <= hit.start);
            if near || keep {
                hits.push(Found {
                    group: if near {
                        Group::Sentence
                    } else {
                        Group::Document
                    },
                    ..*hit
                });
            } else {
                beyond += usize::from(hit.level != Level::Short);
            }
        }
    }
    beyond
}

/// Collects the sentences that have all things, in order. They have the thing with the fewest hits,
/// so only its sentences are looked at.
fn complete_sentences(
    index: &Index<'_>,
    covering: &[Vec<usize>],
    here: &[&[Found]],
    complete: &mut Vec<Range<u32>>,
) {
    complete.clear();
    let count = |lists: &&Vec<usize>| lists.iter().map(|&at| here[at].len()).sum::<usize>();
    let Some(fewest) = covering.iter().min_by_key(count) else {
        return;
    };
    for &list in fewest {
        let mut last = 0..0;
        for hit in here[list] {
            if last.contains(&hit.start) {
                continue;
            }
            last = index.sentence(hit.start);
            let inside = |&list: &usize| {
                let list = here[list];
                let at = list.partition_point(|hit| hit.start < last.start);
                list.get(at).is_some_and(|hit| hit.start < last.end)
            };
            if covering.iter().all(|lists| lists.iter().any(inside)) {
                complete.push(last.clone());
            }
        }
    }
    if fewest.len() > 1 {
        sort::by_key(complete, |sentence| sentence.start);
        complete.dedup();
    }
}
