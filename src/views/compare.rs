//! Compare: the word sequences that documents share, and two documents side by side.

mod bar;
mod beside;
mod finding;
mod formulas;
mod matrix;
mod pairs;
mod panes;

use std::sync::Arc;

use danbiet_corpus::{
    document::DocId,
    reuse::{Formulas, Request, ShortForms},
};
use leptos::prelude::*;

use super::{Room, library::filters};
use crate::{
    components::Text,
    messages::{
        Message,
        compare::{Words, say},
    },
    route::{Abbreviations, Compare, Listing, Named, View},
    session::Step,
};
use finding::{Finding, State};

const HEADING: &str = "compare-heading";

/// What the parts of the screen work with.
#[derive(Clone, Copy)]
struct Desk {
    room: Room,
    /// What of the comparison is shown.
    shown: Memo<Compare>,
    /// What is looked for.
    request: Memo<Request>,
    /// What was found; none where the corpus is damaged, or large and nobody has asked.
    formulas: Memo<Option<Arc<Formulas>>>,
    /// How far the finding in a large corpus is.
    finding: Finding,
}

impl Desk {
    fn new(room: Room) -> Self {
        let session = room.session;
        let shown = Memo::new(move |_| of(&session.route.read().view));
        let request = Memo::new(move |_| {
            let (shortest, spread) = {
                let shown = shown.read();
                (shown.shortest, shown.spread)
            };
            Request {
                within: within(room),
                zones: session.request.read().zones,
                shorts: match session.search.read().abbreviations {
                    Abbreviations::Read => ShortForms::Folded,
                    Abbreviations::Literal => ShortForms::Printed,
                },
                shortest,
                documents: spread,
                ..Request::default()
            }
        });
        let finding = Finding::new();
        let formulas = Memo::new_with_compare(
            move |_| {
                let (corpus, request) = (session.corpus(), request.read());
                if finding::is_small(&corpus) {
                    return finding::at_once(&corpus, &request).map(Arc::new);
                }
                match finding.state(&request) {
                    State::Here(_, found) => Some(found),
                    _ => None,
                }
            },
            |_, _| true,
        );
        Self {
            room,
            shown,
            request,
            formulas,
            finding,
        }
    }

    fn say(self, words: Words<'_>) -> Text {
        say(self.room.language, words)
    }

    /// The address of this screen with something else shown.
    fn link(self, change: impl FnOnce(&mut Compare)) -> String {
        let mut compare = self.shown.get();
        change(&mut compare);
        let route = self.room.session.route.read();
        route.on(View::Compare(compare)).print()
    }

    /// Shows something else, without a step of the history.
    fn change(self, change: impl FnOnce(&mut Compare)) {
        self.go(change, Step::Same);
    }

    fn go(self, change: impl FnOnce(&mut Compare), step: Step) {
        let mut compare = self.shown.get_untracked();
        change(&mut compare);
        let session = self.room.session;
        let route = session.route.read_untracked().on(View::Compare(compare));
        session.go(route, step);
    }

    /// The id of a document.
    fn name(self, document: DocId) -> String {
        let corpus = self.room.session.corpus();
        corpus.name(document).unwrap_or_default().to_owned()
    }

    /// The address of two documents side by side.
    fn beside(self, left: DocId, right: DocId) -> String {
        let (left, right) = (self.name(left), self.name(right));
        self.link(|compare| *compare = compare.beside(&left, &right))
    }
}

fn of(view: &View) -> Compare {
    match view {
        View::Compare(compare) => compare.clone(),
        _ => Compare::default(),
    }
}

/// The documents that answer the search, in order; `None` where nothing is searched.
fn within(room: Room) -> Option<Vec<DocId>> {
    let session = room.session;
    let search = session.search.read();
    if search.query.is_empty() && search.filters.is_empty() {
        return None;
    }
    let answer = session.answer.read();
    let mut documents: Vec<DocId> = answer.documents.iter().map(|d| d.document).collect();
    documents.sort_unstable();
    Some(documents)
}

/// The screen.
pub fn compare(room: Room) -> AnyView {
    super::focus_heading(HEADING);
    let desk = Desk::new(room);
    let sides = Memo::new(move |_| {
        let shown = desk.shown.read();
        Some((shown.left.clone()?, shown.right.clone()?))
    });
    let body = move || match sides.get() {
        Some((left, right)) => beside::beside(desk, &left, &right),
        None => map(desk),
    };
    view! {
        <div class="screen library compare" data-testid="compare">
            {filters::filters(room)}
            <div class="page">
                <h1 class="compare-title" id=HEADING tabindex="-1">
                    {room.say(Message::Compare)}
                </h1>
                {body}
            </div>
        </div>
    }
    .into_any()
}

/// What the corpus shares.
fn map(desk: Desk) -> AnyView {
    let list = Memo::new(move |_| desk.shown.read().list);
    let listed = move || match list.get() {
        Listing::Formulas => formulas::formulas(desk),
        Listing::Pairs => pairs::pairs(desk),
        Listing::Matrix => matrix::matrix(desk),
    };
    let tabs: Vec<_> = Listing::NAMES
        .iter()
        .map(|&(listing, name)| {
            let here = move || (list.get() == listing).then_some("page");
            view! {
                <a
                    class="tab"
                    href=move || desk.link(|compare| compare.list = listing)
                    aria-current=here
                    data-testid=["compare-", name].concat()
                >
                    {desk.say(Words::List(listing))}
                </a>
            }
        })
        .collect();
    view! {
        <p class="compare-lead">{desk.say(Words::Lead)}</p>
        {bar::sides(desk)}
        {bar::bar(desk)}
        <nav class="tabs" aria-label=desk.say(Words::Lists)>
            {tabs}
        </nav>
        {listed}
    }
    .into_any()
}
