//! From the request to the answer: reading, levels, counts, order.

use danbiet_query::{
    Diagnostic, DiagnosticKind, Expr, Node, Query, QuerySpan,
    ast::{Pattern, Term},
};
use danbiet_text::{
    fold,
    input::{self, Method},
};

use super::{
    answer::{Answer, Counts, DocumentHits, Found, Group, Groups, Level, LevelReason},
    occurrences, order,
    patience::Patience,
    plan::{self, Planner, Scope, Tree},
    positions,
    rank::{self, Tally},
    request::{Reach, Reading, Request, Zones},
    run::{self, Matches},
    suggest, together,
};
use crate::{corpus::Corpus, document::DocId, index::Index, pack::PackError};

/// What came to mind when nothing was found.
pub(crate) enum Afterthought {
    /// The query was keystrokes of an input method: what they write, and what that finds.
    Decoded(String, Looked),
    /// Queries that find something, nearest first.
    Suggestions(Vec<String>),
}

/// Looks for something else where a query finds nothing.
pub(crate) fn afterthought(
    planner: &mut Planner<'_>,
    request: &Request,
    query: &Query,
) -> Result<Afterthought, PackError> {
    if let Some((text, found)) = decode(planner, request)? {
        return Ok(Afterthought::Decoded(text, found));
    }
    let near = suggest::suggestions(planner.corpus, &planner.index, query, planner.patience)?;
    Ok(Afterthought::Suggestions(near))
}

/// What one reading of a query has found.
pub(crate) struct Looked {
    matches: Matches,
    /// How many listed hits there would be in the zones that were left out, short forms aside.
    furniture: usize,
    /// How many things the query asks for.
    places: usize,
    /// The zones that were searched.
    zones: Zones,
}

/// Answers a request.
///
/// # Errors
/// If a part of the pack that is needed is damaged. A query never fails: what is wrong with it is
/// in [`Answer::diagnostics`].
pub fn search(corpus: &Corpus, request: &Request) -> Result<Answer, PackError> {
    let answer = search_while(corpus, request, &|| true)?;
    Ok(answer.unwrap_or_else(Answer::nothing))
}

/// Answers a request as long as the answer is wanted: `wanted` is asked every few milliseconds, and
/// once it says no, the answer is `None`.
///
/// # Errors
/// As [`search`].
pub fn search_while(
    corpus: &Corpus,
    request: &Request,
    wanted: &dyn Fn() -> bool,
) -> Result<Option<Answer>, PackError> {
    let patience = Patience::new(wanted);
    let answer = answer(corpus, request, &patience)?;
    Ok(Some(answer).filter(|_| !patience.is_over()))
}

/// The answer; of no use if `patience` ran out on the way.
fn answer(
    corpus: &Corpus,
    request: &Request,
    patience: &Patience<'_>,
) -> Result<Answer, PackError> {
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
        patience,
        reading,
        abbreviations: request.abbreviations,
        scope: match request.reach {
            Reach::Some => Scope::Corpus,
            Reach::Adjacent | Reach::Sentence | Reach::Document => Scope::Documents,
        },
        spans: Vec::new(),
        diagnostics: Vec::new(),
        cut: None,
        unfinished: false,
    };
    let mut found = look(&mut planner, &query, request)?;
    diagnostics.append(&mut planner.diagnostics);
    let (mut spans, mut cut) = (std::mem::take(&mut planner.spans), planner.cut);
    planner.patience.renew();

    let mut decoded = None;
    let mut suggestions = Vec::new();
    if is_empty(&found.matches) && found.furniture == 0 && !request.typing {
        match corpus.depth().afterthoughts {
            Some(think) => match think(&mut planner, request, &query)? {
                Afterthought::Decoded(text, other) => {
                    decoded = Some(text);
                    found = other;
                    (spans, cut) = (std::mem::take(&mut planner.spans), planner.cut);
                }
                Afterthought::Suggestions(near) => suggestions = near,
            },
            None => planner.unfinished = true,
        }
    }
    let Matches {
        hits: mut listed,
        documents,
        beyond,
    } = found.matches;
    let mut tally = rank::tally(&index, found.places, &listed);
    let groups = groups(&index, &tally, &listed, beyond);
    let without_hits = without(documents.unwrap_or_default(), &tally.documents);
    if !tally.is_listed(request.reach) {
        listed.retain(|hit| is_listed(hit, request.reach));
        tally = rank::tally(&index, found.places, &listed);
    }
    if patience.is_over() {
        return Ok(Answer::nothing());
    }
    tally.score(&index);
    let short = tally.levels[Level::Short as usize];
    let mut counts = Counts {
        short,
        furniture: found.furniture,
        ..Counts::default()
    };
    let here = listed.len() - short;
    if decoded.is_none() {
        let typed = tally.levels[Level::Typed as usize];
        let other = other_count(&mut planner, &query, request, typed)?;
        (counts.typed, counts.any) = match reading {
            // What is still being typed is read leniently at either reading.
            _ if request.typing => (other, here),
            Reading::Typed => (here, other),
            Reading::Any => (other, here),
        };
    }
    let mut documents = with(tally.documents, &without_hits);
    if request.reach == Reach::Some {
        score_as_question(&index, &query, patience, &mut documents);
    }
    if patience.is_exceeded() {
        let whole = QuerySpan::new(0, request.query.len());
        diagnostics.push(Diagnostic {
            span: query.root.as_ref().map_or(whole, |root| root.span),
            kind: DiagnosticKind::CutOff,
        });
        cut = cut.or(Some(DocId(0)));
    }
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
        zones: found.zones,
        decoded,
        suggestions,
        cut,
        unfinished: planner.unfinished,
        found: listed,
        spans,
    })
}

/// Plans and runs a query at the planner's reading.
fn look(planner: &mut Planner<'_>, query: &Query, request: &Request) -> Result<Looked, PackError> {
    let Some(root) = &query.root else {
        return Ok(Looked {
            matches: Matches {
                documents: asks_nothing(request).then(|| everything(&planner.index, request)),
                ..Matches::default()
            },
            furniture: 0,
            places: 1,
            zones: request.zones,
        });
    };
    let tree = plan_for(planner, root, request)?;
    let index = &planner.index;
    let (places, zones) = match &tree {
        Tree::All(all) => (all.places, all.zones.unwrap_or(request.zones)),
        Tree::Together(run) => (run.words.len(), request.zones),
        Tree::Zoned(zones, _) => (1, *zones),
        _ => (1, request.zones),
    };
    let hidden = Zones::FURNITURE.without(request.zones).and(index.zones());
    let furniture = if hidden.is_empty() || run::names_zones(&tree) {
        0
    } else {
        count_listed(index, tree.clone(), hidden, request)
    };
    Ok(Looked {
        matches: run_within(index, tree, request.zones, request),
        furniture,
        places,
        zones,
    })
}

/// Plans a query, in the cheapest way that finds what the request lists.
fn plan_for(planner: &mut Planner<'_>, root: &Node, request: &Request) -> Result<Tree, PackError> {
    let near = request.within.is_none() && request.reach <= Reach::Sentence;
    let tree = if near {
        planner.plan_near(root)?
    } else {
        planner.plan(root)?
    };
    // What was looked up in a hurry is not put together any more.
    let over = planner.patience.is_over();
    Ok(if over { Tree::Leaf(Vec::new()) } else { tree })
}

/// How many hits of some zones the request would list, short forms aside.
fn count_listed(index: &Index<'_>, tree: Tree, zones: Zones, request: &Request) -> usize {
    if let Tree::Together(words) = &tree {
        return together::count(index, words, zones, request.reach);
    }
    let hits = run_within(index, tree, zones, request).hits;
    let counts = |hit: &&Found| hit.level != Level::Short && is_listed(hit, request.reach);
    hits.iter().filter(counts).count()
}

/// Runs a plan in the documents of the request.
fn run_within(index: &Index<'_>, tree: Tree, zones: Zones, request: &Request) -> Matches {
    let Some(within) = &request.within else {
        return run::run(index, tree, zones, request.reach);
    };
    // What is counted and not kept could not be left out any more.
    let mut matches = run::run(index, tree, zones, request.reach.max(Reach::Document));
    run::keep_documents(index, &mut matches.hits, within);
    if let Some(documents) = &mut matches.documents {
        documents.retain(|id| within.binary_search(id).is_ok());
    }
    matches
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
    matches.hits.is_empty()
        && matches.beyond == 0
        && matches.documents.as_ref().is_none_or(Vec::is_empty)
}

/// The query read as keystrokes, if that has hits; hits that only furniture has are taken where no
/// way to read the keystrokes has others.
fn decode(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<Option<(String, Looked)>, PackError> {
    let mut hidden = None;
    let before = std::mem::replace(&mut planner.reading, Reading::Typed);
    for method in Method::ALL {
        let Some(text) = input::decode(method, &request.query) else {
            continue;
        };
        // Another place of a tone mark is no other text.
        let keys = |text: &str| text.split_whitespace().map(fold::typed).collect::<Vec<_>>();
        if keys(&text) == keys(&request.query) {
            continue;
        }
        let (query, _) = danbiet_query::parse(&text);
        planner.spans.clear();
        let mut found = look(planner, &query, request)?;
        if !found.matches.hits.is_empty() {
            for hit in &mut found.matches.hits {
                if hit.level != Level::Short {
                    hit.level = Level::Decoded;
                }
            }
            return Ok(Some((text, found)));
        }
        if found.furniture > 0 && hidden.is_none() {
            hidden = Some((text, found));
        }
    }
    planner.reading = before;
    Ok(hidden)
}

/// How many hits each group has. Short forms are in none.
fn groups(index: &Index<'_>, tally: &Tally, hits: &[Found], beyond: usize) -> Groups {
    let mut groups = tally.groups;
    if tally.levels[Level::Short as usize] > 0 {
        let mut others = hits.to_vec();
        others.retain(|hit| hit.level != Level::Short);
        groups = rank::tally(index, 1, &others).groups;
    }
    Groups {
        adjacent: groups[Group::Adjacent as usize],
        sentence: groups[Group::Sentence as usize],
        document: groups[Group::Document as usize] + beyond,
        some: groups[Group::Some as usize],
    }
}

fn is_listed(hit: &Found, reach: Reach) -> bool {
    match hit.group {
        Group::Adjacent => true,
        Group::Sentence => reach >= Reach::Sentence,
        Group::Document => reach >= Reach::Document,
        Group::Some => reach == Reach::Some,
    }
}

/// How many hits the query has at the other reading, `typed` of those that are listed being as
/// typed.
fn other_count(
    planner: &mut Planner<'_>,
    query: &Query,
    request: &Request,
    typed: usize,
) -> Result<usize, PackError> {
    let index = planner.index;
    // The hits of one thing at "as typed" are among those at "any marks". Of several things the
    // groups may change with the reading.
    let one = one_thing(&index, query);
    if request.typing || (planner.reading == Reading::Any && one.is_some()) {
        return Ok(typed);
    }
    planner.reading = match planner.reading {
        Reading::Typed => Reading::Any,
        Reading::Any => Reading::Typed,
    };
    if let Some(terms) = one
        && request.within.is_none()
    {
        let slots = planner.slots(terms);
        return Ok(match &slots[..] {
            [slot] if request.zones == Zones::ARTICLE => positions::count_in_article(&index, slot),
            slots if planner.may_look_up(slots) => {
                occurrences::starts_in(&index, slots, request.zones, None).len()
            }
            _ => 0,
        });
    }
    planner.abbreviations = false;
    let Some(root) = &query.root else {
        return Ok(0);
    };
    if matches!(root.expr, Expr::Run(_)) && request.reach <= Reach::Sentence {
        planner.scope = Scope::Sentences;
    }
    let tree = plan_for(planner, root, request)?;
    planner.diagnostics.clear();
    Ok(count_listed(&index, tree, request.zones, request))
}

/// The tokens of a query that asks for one thing, whichever way its marks are read: side by side,
/// and none of them letter by letter.
fn one_thing<'q>(index: &Index<'_>, query: &'q Query) -> Option<&'q [Term]> {
    let terms = match &query.root.as_ref()?.expr {
        Expr::Phrase(phrase) if phrase.slop == 0 || phrase.terms.len() == 1 => &phrase.terms,
        Expr::Run(terms) => {
            let is_word = |reading| plan::cut(index, terms, reading).len() == 1;
            if !is_word(Reading::Typed) || !is_word(Reading::Any) {
                return None;
            }
            terms
        }
        _ => return None,
    };
    let exact = |term: &Term| matches!(term.pattern, Pattern::Exact(_));
    (!terms.iter().any(exact)).then_some(terms)
}

/// The documents that are not among those with hits, near or far.
fn without(mut documents: Vec<DocId>, with: &[DocumentHits]) -> Vec<DocId> {
    let mut with = with.iter().peekable();
    documents.retain(|&id| {
        while with.next_if(|entry| entry.document < id).is_some() {}
        with.peek().is_none_or(|entry| entry.document != id)
    });
    documents
}

/// The entries of documents with hits and of some without, in document order.
fn with(entries: Vec<DocumentHits>, without_hits: &[DocId]) -> Vec<DocumentHits> {
    if without_hits.is_empty() {
        return entries;
    }
    let mut all = Vec::with_capacity(entries.len() + without_hits.len());
    let mut entries = entries.into_iter().peekable();
    for &document in without_hits {
        while let Some(entry) = entries.next_if(|entry| entry.document < document) {
            all.push(entry);
        }
        all.push(DocumentHits {
            document,
            score: 0.0,
            count: 0,
            first: 0,
        });
    }
    all.extend(entries);
    all
}

/// Scores documents that need not have all words.
fn score_as_question(
    index: &Index<'_>,
    query: &Query,
    patience: &Patience<'_>,
    documents: &mut [DocumentHits],
) {
    let terms = danbiet_query::text_terms(query);
    let whole = |pattern: &Pattern| match pattern {
        Pattern::Token(text) | Pattern::Exact(text) => Some(text.clone()),
        Pattern::Prefix(_) | Pattern::Wildcard(_) | Pattern::Typing(_) => None,
    };
    let syllables: Vec<String> = terms.iter().filter_map(|t| whole(&t.pattern)).collect();
    let scores = rank::question(index, &syllables, patience);
    for entry in documents {
        let score = scores.get(entry.document.0 as usize);
        entry.score = score.copied().unwrap_or(0.0);
    }
}

/// The documents that were searched and are not in the answer (whose entries are in document
/// order).
fn absent(index: &Index<'_>, request: &Request, entries: &[DocumentHits]) -> Vec<DocId> {
    let mut absent = Vec::new();
    let mut next = 0;
    for end in entries
        .iter()
        .map(|entry| entry.document.0)
        .chain([index.documents()])
    {
        absent.extend((next..end).map(DocId));
        next = end + 1;
    }
    if let Some(within) = &request.within {
        absent.retain(|id| within.binary_search(id).is_ok());
    }
    absent
}
