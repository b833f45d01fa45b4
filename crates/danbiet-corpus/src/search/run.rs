//! Combines the lists of a plan into hits.

use std::ops::Range;

use super::{
    answer::{Found, Group, Level},
    occurrences::Occurrence,
    plan::{All, Edge, Tree},
    request::{Reach, Zones},
};
use crate::{document::DocId, index::Index, sort};

/// What a part of the plan has found.
#[derive(Debug, Default)]
pub(crate) struct Matches {
    /// The hits, in order.
    pub hits: Vec<Found>,
    /// The documents, in order; `None`: those of the hits.
    pub documents: Option<Vec<DocId>>,
}

/// Runs a plan over hits in some zones. With `Reach::Some` the words of the outermost conjunction
/// are hits also where not all of them are.
pub(crate) fn run(index: &Index<'_>, tree: &Tree, zones: Zones, reach: Reach) -> Matches {
    match tree {
        Tree::Leaf(found) => Matches {
            hits: in_zones(index, found, zones),
            documents: None,
        },
        Tree::All(all) => conjunction(index, all, zones, reach),
        Tree::Either(parts) => either(index, parts, zones),
        Tree::Zoned(named, inner) => run(index, inner, *named, Reach::Document),
        Tree::Documents(documents) => Matches {
            hits: Vec::new(),
            documents: Some(documents.clone()),
        },
    }
}

/// Whether a part of the query says which zones it means.
pub(crate) fn names_zones(tree: &Tree) -> bool {
    match tree {
        Tree::Leaf(_) | Tree::Documents(_) => false,
        Tree::Zoned(..) => true,
        Tree::Either(parts) => parts.iter().any(names_zones),
        Tree::All(all) => {
            all.zones.is_some()
                || all.edges.iter().any(|edge| names_zones(&edge.what))
                || all.conditions.iter().any(names_zones)
        }
    }
}

/// The occurrences that begin in one of the zones, as hits.
fn in_zones(index: &Index<'_>, found: &[Occurrence], zones: Zones) -> Vec<Found> {
    let mut hits = Vec::with_capacity(found.len());
    let mut number = 0;
    let (mut run, mut zone) = index.zone_run_at(0);
    let mut inside = zones.contains(zone);
    for occurrence in found {
        if occurrence.start >= run.end {
            number = index.zone_number(number, occurrence.start);
            (run, zone) = index.zone_run_at(number);
            inside = zones.contains(zone);
        }
        if inside {
            hits.push(Found {
                start: occurrence.start,
                end: occurrence.end,
                level: occurrence.level,
                group: Group::Adjacent,
                zone,
                unit: 0,
                exact: occurrence.exact,
            });
        }
    }
    hits
}

/// Any of some parts. Of hits in one place the nearest is kept.
fn either(index: &Index<'_>, parts: &[Tree], zones: Zones) -> Matches {
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
        documents.sort_unstable();
        documents.dedup();
    }
    Matches { hits, documents }
}

/// Puts hits in order; of hits in one place the nearest is kept.
fn in_order(hits: &mut Vec<Found>) {
    hits.sort_unstable_by_key(place);
    hits.dedup_by_key(|hit| (hit.start, hit.end, hit.exact));
}

/// What hits are ordered by: where they stand, and in one place the nearest first.
fn place(hit: &Found) -> (u32, u32, u32, Level, Group) {
    (hit.start, hit.end, hit.exact, hit.level, hit.group)
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
fn conjunction(index: &Index<'_>, all: &All, zones: Zones, reach: Reach) -> Matches {
    let zones = all.zones.unwrap_or(zones);
    let mut lists = Vec::with_capacity(all.edges.len());
    let mut whole_documents = None;
    for edge in &all.edges {
        let found = run(index, &edge.what, zones, Reach::Document);
        if all.places == 1 && found.documents.is_some() {
            whole_documents = Some(documents(index, &found));
        }
        let mut hits = found.hits;
        // What was found as one thing is one thing here, however it was put together.
        for hit in &mut hits {
            hit.unit = u8::try_from(edge.from).unwrap_or(u8::MAX);
            if all.places > 1 {
                hit.group = Group::Adjacent;
            }
        }
        lists.push(hits);
    }
    let conditions: Vec<Matches> = all
        .conditions
        .iter()
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
    for tree in &all.without {
        let without = documents(index, &run(index, tree, zones, Reach::Document));
        let before = allowed.unwrap_or_else(|| (0..index.documents()).map(DocId).collect());
        allowed = Some(difference(&before, &without));
    }

    let (mut hits, matched) = match all.places {
        0 => {
            let every = || (0..index.documents()).map(DocId).collect();
            (Vec::new(), Some(allowed.clone().unwrap_or_else(every)))
        }
        1 => {
            let mut hits: Vec<Found> = lists.concat();
            if lists.len() > 1 {
                in_order(&mut hits);
            }
            (hits, whole_documents)
        }
        _ => grouped(index, all, &lists, reach),
    };
    let Some(allowed) = allowed else {
        return Matches {
            hits,
            documents: matched,
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

/// The hits of several things, document by document.
fn grouped(
    index: &Index<'_>,
    all: &All,
    lists: &[Vec<Found>],
    reach: Reach,
) -> (Vec<Found>, Option<Vec<DocId>>) {
    // The edges that cover each place.
    let covering: Vec<Vec<usize>> = (0..all.places)
        .map(|place| {
            let covers = |edge: &Edge| edge.from <= place && place < edge.to;
            let edges = all.edges.iter().enumerate();
            edges
                .filter(|(_, edge)| covers(edge))
                .map(|(at, _)| at)
                .collect()
        })
        .collect();
    let candidates = if reach == Reach::Some {
        union_of_documents(index, lists.iter())
    } else {
        // A document has all things only if it has the rarest.
        let count = |edges: &&Vec<usize>| edges.iter().map(|&at| lists[at].len()).sum::<usize>();
        let rarest = covering.iter().min_by_key(count);
        union_of_documents(index, rarest.into_iter().flatten().map(|&at| &lists[at]))
    };
    let mut hits: Vec<Found> = Vec::new();
    let mut matched = Vec::with_capacity(candidates.len());
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
        let has = |edges: &Vec<usize>| edges.iter().any(|&at| !here[at].is_empty());
        let from = hits.len();
        if covering.iter().all(has) {
            chains(index, all, &here, &mut hits);
            complete_sentences(index, &covering, &here, &mut sentences);
            loners(&here, &sentences, from, &mut hits);
        } else if reach == Reach::Some {
            hits.extend(here.iter().copied().flatten().map(|hit| Found {
                group: Group::Some,
                ..*hit
            }));
        }
        hits[from..].sort_unstable_by_key(place);
        if hits.len() > from {
            matched.push(id);
        }
    }
    hits.dedup_by_key(|hit| (hit.start, hit.end, hit.exact));
    (hits, Some(matched))
}

/// The documents that have a hit of one of the lists, in order.
fn union_of_documents<'l>(
    index: &Index<'_>,
    lists: impl Iterator<Item = &'l Vec<Found>>,
) -> Vec<DocId> {
    let mut documents: Vec<DocId> = lists.flat_map(|list| documents_of(index, list)).collect();
    documents.sort_unstable();
    documents.dedup();
    documents
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
fn chains(index: &Index<'_>, all: &All, here: &[&[Found]], hits: &mut Vec<Found>) {
    // A chain that has come to a place, with its first token and the worst level on the way.
    let mut open: Vec<(usize, u32, u32, Level)> = Vec::new();
    for (edge, list) in all.edges.iter().zip(here) {
        if edge.from != 0 {
            continue;
        }
        for hit in *list {
            open.push((edge.to, hit.start, hit.end, hit.level));
            while let Some((place, start, end, level)) = open.pop() {
                if place == all.places {
                    hits.push(Found {
                        start,
                        end,
                        level,
                        group: Group::Adjacent,
                        zone: hit.zone,
                        unit: WHOLE,
                        exact: 0,
                    });
                    continue;
                }
                if !index.joins(end) {
                    continue;
                }
                for (edge, list) in all.edges.iter().zip(here) {
                    if edge.from != place {
                        continue;
                    }
                    let first = list.partition_point(|next| next.start < end);
                    for next in list[first..].iter().take_while(|next| next.start == end) {
                        open.push((edge.to, start, next.end, level.max(next.level)));
                    }
                }
            }
        }
    }
}

/// The hits that are in no chain (the chains of this document are `hits[from..]`), grouped by
/// whether their sentence is one of those that have all things.
fn loners(here: &[&[Found]], sentences: &[Range<u32>], from: usize, hits: &mut Vec<Found>) {
    let until = hits.len();
    hits[from..until].sort_unstable_by_key(place);
    for list in here {
        for hit in *list {
            let chains = &hits[from..until];
            let before = chains.partition_point(|chain| chain.start <= hit.start);
            // Chains of one query are about equally long: those that begin nearest suffice.
            let mut nearest = chains[..before].iter().rev().take(8);
            if nearest.any(|chain| hit.end <= chain.end) {
                continue;
            }
            let before = sentences.partition_point(|sentence| sentence.start <= hit.start);
            let near = before > 0 && sentences[before - 1].contains(&hit.start);
            hits.push(Found {
                group: if near {
                    Group::Sentence
                } else {
                    Group::Document
                },
                ..*hit
            });
        }
    }
}

/// Collects the sentences that have all things, in order. They have the first thing, so only its
/// sentences are looked at.
fn complete_sentences(
    index: &Index<'_>,
    covering: &[Vec<usize>],
    here: &[&[Found]],
    complete: &mut Vec<Range<u32>>,
) {
    complete.clear();
    let Some((first, rest)) = covering.split_first() else {
        return;
    };
    for &edge in first {
        let mut last = 0..0;
        for hit in here[edge] {
            if last.contains(&hit.start) {
                continue;
            }
            last = index.sentence(hit.start);
            let inside = |&edge: &usize| {
                let list = here[edge];
                let at = list.partition_point(|hit| hit.start < last.start);
                list.get(at).is_some_and(|hit| hit.start < last.end)
            };
            if rest.iter().all(|edges| edges.iter().any(inside)) {
                complete.push(last.clone());
            }
        }
    }
    if first.len() > 1 {
        sort::by_key(complete, |sentence| sentence.start);
        complete.dedup();
    }
}
