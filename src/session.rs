//! What the page works on: the corpus, the route, and everything that follows from the two.
//!
//! Whatever can be derived is a memo over shared data; nothing is kept twice. The one thing that is
//! neither in the route nor derived is the text being typed, until it is committed.

pub mod answers;
pub mod beside;

use std::sync::Arc;

use danbiet_corpus::{
    Corpus, PackError,
    evidence::Overlay,
    map::Map,
    search::{Answer, DocumentHits, Hit, Request, Zones},
};
use leptos::prelude::*;

use crate::{
    browser::address,
    corrections::Notebook,
    desk::Desk,
    facets,
    hits::{self, Order},
    route::{Abbreviations, Correcting, Furniture, Grammar, Reading, Route, Scope, Search, View},
};
use answers::{Outcome, Source, Wait};

/// The state of the page; a handle that is copied freely.
#[derive(Clone, Copy)]
pub struct Session {
    corpus: StoredValue<Arc<Corpus>>,
    /// The addresses that the program knows.
    grammar: StoredValue<Grammar>,
    /// What is shown.
    pub route: RwSignal<Route>,
    /// What stands in the search box while it is being typed; `None` once it is committed.
    pub typed: RwSignal<Option<String>>,
    /// What is searched.
    pub search: Memo<Search>,
    /// What is searched, the text being typed included: for links.
    asked: Memo<Search>,
    /// What was asked of the engine.
    pub request: Memo<Request>,
    /// What it answered last.
    pub answer: Memo<Arc<Answer>>,
    /// The answer with the question that it answers, which may be the one before [`Session::request`].
    pub outcome: Signal<Outcome>,
    /// How long the answer to the present question has been on its way.
    pub wait: Signal<Wait>,
    /// What is damaged in the corpus, so that nothing can be found.
    pub damage: Memo<Option<PackError>>,
    /// The order of all hits.
    pub order: Memo<Order>,
    /// The document that was read last, for the way back to the list.
    pub last_read: StoredValue<Option<String>>,
    /// The map, once a view has asked for it.
    pub map: RwSignal<Loading<Map>>,
    /// What the reader has corrected, in an edition that can show it.
    pub notebook: StoredValue<Option<Notebook>>,
    /// What the reader has noted and kept, likewise.
    pub desk: StoredValue<Option<Desk>>,
}

/// Something that is loaded when it is first needed.
#[derive(Clone, Debug)]
pub enum Loading<T> {
    /// Nobody has asked for it.
    NotYet,
    /// It is on its way.
    UnderWay,
    /// It is here.
    Here(Arc<T>),
    /// It did not come.
    Failed(Failure),
}

/// Why something could not be loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The file was not to be had: no connection, or a page opened from a folder.
    Unreachable,
    /// The file is not what it should be.
    Damaged,
}

/// Whether a change of the route is a step of the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Going back undoes it.
    New,
    /// Going back goes behind it.
    Same,
}

impl Session {
    /// A session over a corpus, at the address that the page was opened with, as `grammar` reads it.
    /// `source` makes the answers.
    #[must_use]
    pub fn new(corpus: Arc<Corpus>, grammar: Grammar, source: Source) -> Self {
        let corpus = StoredValue::new(corpus);
        let fragment = address::fragment().unwrap_or_default();
        let route = RwSignal::new(grammar.parse(&fragment));
        let typed = RwSignal::new(None::<String>);
        let search = Memo::new(move |_| route.read().search.clone());
        let asked = Memo::new(move |_| asked(&search.read(), typed.get()));
        let request = Memo::new(move |_| {
            let typed = typed.get();
            request(&corpus.read_value(), &search.read(), typed)
        });
        let answers::Answers { outcome, wait } = source(corpus, request);
        let answer = Memo::new_with_compare(move |_| outcome.read().answer.clone(), |_, _| true);
        address::on_change(move |fragment| {
            let next = grammar.parse(&fragment);
            if *route.read_untracked() != next {
                typed.set(None);
                route.set(next);
            }
        });
        Self {
            corpus,
            grammar: StoredValue::new(grammar),
            route,
            typed,
            search,
            asked,
            request,
            answer,
            outcome,
            wait,
            damage: Memo::new(move |_| outcome.read().damage.clone()),
            order: Memo::new(move |_| hits::order(&answer.get())),
            last_read: StoredValue::new(None),
            map: RwSignal::new(Loading::NotYet),
            notebook: StoredValue::new(None),
            desk: StoredValue::new(None),
        }
    }

    /// The corpus.
    #[must_use]
    pub fn corpus(&self) -> Arc<Corpus> {
        self.corpus.get_value()
    }

    /// The layers as the reader has corrected them, tracked; `None` in an edition that shows none.
    #[must_use]
    pub fn overlay(&self) -> Option<Arc<Overlay>> {
        self.notebook
            .get_value()
            .map(|notebook| notebook.overlay.get())
    }

    /// Shows something else, and says so in the address.
    pub fn go(&self, route: Route, step: Step) {
        if *self.route.read_untracked() == route {
            return;
        }
        let fragment = self.print(&route);
        // An address that cannot be changed is no reason not to show what was asked for.
        let _ = match step {
            Step::New => address::push(&fragment),
            Step::Same => address::replace(&fragment),
        };
        if let View::Document(reading) = &self.route.read_untracked().view {
            self.last_read.set_value(Some(reading.document.clone()));
        }
        self.route.set(route);
    }

    /// Searches otherwise, on the same screen.
    pub fn refine(&self, change: impl FnOnce(&mut Search)) {
        self.commit(Step::Same);
        let mut search = self.search.get_untracked();
        change(&mut search);
        let route = self.route.read_untracked().searching(search);
        self.go(route, Step::New);
    }

    /// Takes what is in the search box as the query. On screens that show no answer, the library
    /// opens.
    pub fn commit(&self, step: Step) {
        let Some(query) = self.typed.get_untracked() else {
            return;
        };
        let mut route = self.route.get_untracked();
        route.search.query = query.trim().to_owned();
        let mut route = route.searching(route.search.clone());
        if !matches!(
            route.view,
            View::Library
                | View::Document(_)
                | View::Concordance(_)
                | View::Evidence(_)
                | View::Compare(_)
                | View::Words(_)
                | View::Places(_)
        ) {
            route.view = View::Library;
        }
        // One change for everyone who looks at both.
        self.typed.update_untracked(|typed| *typed = None);
        self.go(route, step);
        self.typed.notify();
    }

    /// The address of something, for links.
    #[must_use]
    pub fn link(&self, view: View) -> String {
        let search = self.asked.get_untracked();
        self.print(&Route { view, search })
    }

    /// The address of a route.
    #[must_use]
    pub fn print(&self, route: &Route) -> String {
        self.grammar.read_value().print(route)
    }

    /// The place of a hit of a document, for links and steps.
    #[must_use]
    pub fn reading(&self, document: &str, hit: Option<u32>) -> Reading {
        let mut reading = match &self.route.read_untracked().view {
            View::Document(reading) if reading.document == document => reading.clone(),
            View::Document(reading) => Reading {
                numbers: reading.numbers,
                layers: reading.layers,
                ..Reading::of(document)
            },
            _ => Reading::of(document),
        };
        if self.search.read_untracked().scope == Scope::All {
            reading.furniture = Furniture::Shown;
        }
        reading.sentence = None;
        reading.at = None;
        reading.correcting = Correcting::Closed;
        reading.note = None;
        reading.hit = hit;
        reading
    }

    /// The hits of a document, with their places in its text.
    #[must_use]
    pub fn hits(&self, document: &DocumentHits) -> Vec<Hit> {
        let hits = self.answer.read().hits(&self.corpus.read_value(), document);
        hits.unwrap_or_default()
    }
}

/// The search that a link takes along: a token that is being typed becomes the beginning of one.
fn asked(search: &Search, typed: Option<String>) -> Search {
    let Some(typed) = typed else {
        return search.clone();
    };
    let mut query = typed.trim().to_owned();
    if typed.ends_with(char::is_alphanumeric) {
        query.push('*');
    }
    Search {
        query,
        ..search.clone()
    }
}

/// The question that a search and the text being typed make.
fn request(corpus: &Corpus, search: &Search, typed: Option<String>) -> Request {
    // A blank behind the last token ends it.
    let typing = typed
        .as_ref()
        .is_some_and(|typed| !typed.ends_with(char::is_whitespace));
    Request {
        typing,
        reading: search.level,
        reach: search.reach,
        abbreviations: search.abbreviations == Abbreviations::Read,
        zones: match search.scope {
            Scope::Article => Zones::ARTICLE,
            Scope::All => Zones::ALL,
        },
        within: facets::within(corpus, &search.filters),
        sort: search.sort,
        ..Request::new(typed.unwrap_or_else(|| search.query.clone()))
    }
}
