//! From the request to the answer: reading, levels, counts, order.

use danbiet_query::{Query, ast::Pattern};
use danbiet_text::input::{self, Method};

use super::{
    answer::{Answer, Counts, DocumentHits, Found, Group, Groups, Level, LevelReason},
    order,
    plan::{Planner, Tree},
    rank,
    request::{Reach, Reading, Request, Zones},
    run::{self, Matches},
    suggest,
};
use crate::{corpus::Corpus, document::DocId, index::Index, pack::PackError, sort};

/// What one reading of a query has found.
struct Looked {
    tree: Option<Tree>,
    matches: Matches,
}

/// Answers a request.
///
/// # Errors
/// If a part of the pack that is needed is damaged. A query never fails: what is wrong with it is
/// in [`Answer::diagnostics`].
pub fn search(corpus: &Corpus, request: &Request) -> Result<Answer, PackError> {
    let (query, mut diagnostics) = if request.typing {
        danbiet_query::parse_typing(&request.query)
    } else {
        danbiet_query::parse(&request.query)
    };
    let index = corpus.index()?;
    let marked = danbiet_query::has_marked_text_term(&query);
    let (reading, reason) = match (request.reading.or(query.level), marked) {
        (Some(reading), _) => (reading, LevelReason::Asked),
        (None, true) => (Reading::Typed, LevelReason::Marked),
        (None, false) => (Reading::Any, LevelReason::Unmarked),
    };
    let mut planner = Planner {
        corpus,
        index,
        reading,
        abbreviations: request.abbreviations,
        spans: Vec::new(),
        diagnostics: Vec::new(),
        cut: None,
    };
    let mut found = look(&mut planner, &query, request)?;
    diagnostics.append(&mut planner.diagnostics);
    let (spans, cut) = (std::mem::take(&mut planner.spans), planner.cut);

    let mut decoded = None;
    let mut suggestions = Vec::new();
    let mut furniture = furniture(&index, found.tree.as_ref(), request);
    if is_empty(&found.matches) && furniture == 0 && !request.typing {
        if let Some((text, other)) = decode(&mut planner, request)? {
            decoded = Some(text);
            furniture = self::furniture(&index, other.tree.as_ref(), request);
            found = other;
        } else {
            suggestions = suggest::suggestions(corpus, &index, &query)?;
        }
    }
    let Looked { tree, matches } = found;
    let groups = groups(&matches.hits);
    let mut listed = matches.hits;
    let without_hits = documents_without_hits(&index, matches.documents, &listed);
    listed.retain(|hit| is_listed(hit, request.reach));
    let mut counts = Counts {
        short: listed.iter().filter(|h| h.level == Level::Short).count(),
        furniture,
        ..Counts::default()
    };
    let here = listed.len() - counts.short;
    if decoded.is_none() {
        let other = other_count(&mut planner, &query, request, tree.as_ref(), &listed)?;
        (counts.typed, counts.any) = match reading {
            // What is still being typed is read leniently at either reading.
            _ if request.typing => (other, here),
            Reading::Typed => (here, other),
            Reading::Any => (other, here),
        };
    }
    let mut documents = entries(&index, &listed, &without_hits);
    score(
        &index,
        &query,
        request,
        tree.as_ref(),
        &listed,
        &mut documents,
    );
    let absent = absent(&index, request, &documents);
    order::sort(corpus, request.sort, &mut documents)?;
    Ok(Answer {
        query,
        diagnostics,
        reading,
        reason,
        counts,
        groups,
        documents,
        absent,
        zones: zones(tree.as_ref(), request),
        decoded,
        suggestions,
        cut,
        found: listed,
        spans,
    })
}

/// Plans and runs a query at the planner's reading.
fn look(planner: &mut Planner<'_>, query: &Query, request: &Request) -> Result<Looked, PackError> {
    let Some(root) = &query.root else {
        return Ok(Looked {
            tree: None,
            matches: Matches {
                documents: asks_nothing(request).then(|| everything(&planner.index, request)),
                ..Matches::default()
            },
        });
    };
    let tree = planner.plan(root)?;
    let mut matches = run::run(&planner.index, &tree, request.zones, request.reach);
    if let Some(within) = &request.within {
        run::keep_documents(&planner.index, &mut matches.hits, within);
        if let Some(documents) = &mut matches.documents {
            documents.retain(|id| within.binary_search(id).is_ok());
        }
    }
    Ok(Looked {
        tree: Some(tree),
        matches,
    })
}

/// Whether nothing was typed: then all documents are the answer, as in a library.
fn asks_nothing(request: &Request) -> bool {
    request.query.trim().is_empty()
}

/// All documents that may be searched.
fn everything(index: &Index<'_>, request: &Request) -> Vec<DocId> {
    let all = || (0..index.documents()).map(DocId).collect();
    request.within.clone().unwrap_or_else(all)
}

fn is_empty(matches: &Matches) -> bool {
    matches.hits.is_empty() && matches.documents.as_ref().is_none_or(Vec::is_empty)
}

/// The query read as keystrokes, if that has hits.
fn decode(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<Option<(String, Looked)>, PackError> {
    for method in Method::ALL {
        let Some(text) = input::decode(method, &request.query) else {
            continue;
        };
        let (query, _) = danbiet_query::parse(&text);
        planner.reading = Reading::Typed;
        let mut found = look(planner, &query, request)?;
        if !found.matches.hits.is_empty() {
            for hit in &mut found.matches.hits {
                if hit.level != Level::Short {
                    hit.level = Level::Decoded;
                }
            }
            return Ok(Some((text, found)));
        }
    }
    Ok(None)
}

fn groups(hits: &[Found]) -> Groups {
    let mut groups = Groups::default();
    for hit in hits.iter().filter(|hit| hit.level != Level::Short) {
        match hit.group {
            Group::Adjacent => groups.adjacent += 1,
            Group::Sentence => groups.sentence += 1,
            Group::Document => groups.document += 1,
            Group::Some => groups.some += 1,
        }
    }
    groups
}

fn is_listed(hit: &Found, reach: Reach) -> bool {
    match hit.group {
        Group::Adjacent => true,
        Group::Sentence => reach >= Reach::Sentence,
        Group::Document => reach >= Reach::Document,
        Group::Some => reach == Reach::Some,
    }
}

/// How many listed hits there would be in the zones that were left out, short forms aside.
fn furniture(index: &Index<'_>, tree: Option<&Tree>, request: &Request) -> usize {
    let hidden = Zones::FURNITURE.without(request.zones).and(index.zones());
    let Some(tree) = tree.filter(|tree| !hidden.is_empty() && !run::names_zones(tree)) else {
        return 0;
    };
    let mut hits = run::run(index, tree, hidden, request.reach).hits;
    if let Some(within) = &request.within {
        run::keep_documents(index, &mut hits, within);
    }
    let counts = |hit: &&Found| hit.level != Level::Short && is_listed(hit, request.reach);
    hits.iter().filter(counts).count()
}

/// How many hits the query has at the other reading.
fn other_count(
    planner: &mut Planner<'_>,
    query: &Query,
    request: &Request,
    tree: Option<&Tree>,
    listed: &[Found],
) -> Result<usize, PackError> {
    let typed_here = planner.reading == Reading::Any && tree.is_some_and(is_one_thing);
    if typed_here || request.typing {
        return Ok(listed.iter().filter(|h| h.level == Level::Typed).count());
    }
    planner.reading = match planner.reading {
        Reading::Typed => Reading::Any,
        Reading::Any => Reading::Typed,
    };
    planner.abbreviations = false;
    let found = look(planner, query, request)?;
    planner.diagnostics.clear();
    let counts = |hit: &&Found| hit.level != Level::Short && is_listed(hit, request.reach);
    Ok(found.matches.hits.iter().filter(counts).count())
}

/// Whether what is looked for is one thing, so that its hits at "as typed" are among those at "any
/// marks". Of several things the groups may change with the reading.
fn is_one_thing(tree: &Tree) -> bool {
    match tree {
        Tree::Leaf(_) => true,
        Tree::All(all) => {
            all.places == 1
                && all.conditions.is_empty()
                && all.without.is_empty()
                && all
                    .edges
                    .iter()
                    .all(|edge| matches!(edge.what, Tree::Leaf(_)))
        }
        _ => false,
    }
}

/// The documents of a plan that have no hits, near or far.
fn documents_without_hits(
    index: &Index<'_>,
    documents: Option<Vec<DocId>>,
    hits: &[Found],
) -> Vec<DocId> {
    let Some(mut documents) = documents else {
        return Vec::new();
    };
    let with = run::documents_of(index, hits);
    documents.retain(|id| with.binary_search(id).is_err());
    documents
}

/// The entries of the answer in document order.
fn entries(index: &Index<'_>, listed: &[Found], without_hits: &[DocId]) -> Vec<DocumentHits> {
    let mut entries: Vec<DocumentHits> = Vec::new();
    let mut end = 0;
    for (at, hit) in listed.iter().enumerate() {
        if hit.start >= end {
            let from = entries.last().map_or(DocId(0), |entry| entry.document);
            let document = index.document_from(from, hit.start);
            end = index.document(document).end;
            entries.push(DocumentHits {
                document,
                score: 0.0,
                count: 0,
                first: at as u32,
            });
        }
        if let Some(entry) = entries.last_mut() {
            entry.count += 1;
        }
    }
    if !without_hits.is_empty() {
        entries.extend(without_hits.iter().map(|&document| DocumentHits {
            document,
            score: 0.0,
            count: 0,
            first: 0,
        }));
        sort::by_key(&mut entries, |entry| entry.document);
    }
    entries
}

fn score(
    index: &Index<'_>,
    query: &Query,
    request: &Request,
    tree: Option<&Tree>,
    listed: &[Found],
    documents: &mut [DocumentHits],
) {
    if request.reach == Reach::Some {
        let terms = danbiet_query::text_terms(query);
        let whole = |pattern: &Pattern| match pattern {
            Pattern::Token(text) | Pattern::Exact(text) => Some(text.clone()),
            Pattern::Prefix(_) | Pattern::Wildcard(_) | Pattern::Typing(_) => None,
        };
        let syllables: Vec<String> = terms.iter().filter_map(|t| whole(&t.pattern)).collect();
        let scores = rank::question(index, &syllables);
        for entry in documents {
            entry.score = scores
                .get(entry.document.0 as usize)
                .copied()
                .unwrap_or(0.0);
        }
        return;
    }
    let places = match tree {
        Some(Tree::All(all)) => all.places,
        _ => 1,
    };
    let scorer = rank::Scorer::new(index, places, listed);
    for entry in documents {
        let hits = &listed[entry.first as usize..(entry.first + entry.count) as usize];
        entry.score = scorer.score(entry.document, hits);
    }
}

/// The documents that were searched and are not in the answer (whose entries are in document
/// order).
fn absent(index: &Index<'_>, request: &Request, entries: &[DocumentHits]) -> Vec<DocId> {
    let mut at = 0;
    let is_absent = |id: &DocId| {
        let there = entries.get(at).is_some_and(|entry| entry.document == *id);
        at += usize::from(there);
        !there
    };
    match &request.within {
        Some(within) => within.iter().copied().filter(is_absent).collect(),
        None => (0..index.documents())
            .map(DocId)
            .filter(is_absent)
            .collect(),
    }
}

/// The zones that were searched: those that the query names for all of it, or those of the
/// request.
fn zones(tree: Option<&Tree>, request: &Request) -> Zones {
    match tree {
        Some(Tree::All(all)) => all.zones.unwrap_or(request.zones),
        Some(Tree::Zoned(zones, _)) => *zones,
        _ => request.zones,
    }
}
