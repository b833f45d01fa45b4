//! Words: how often each occurs, what is peculiar to a part, what stands together, how queries run
//! through time, places and documents.

mod controls;
mod table;
mod trends;

use std::sync::Arc;

use danbiet_corpus::{frequency::Same, search::Reading as Level};
use danbiet_query::Language;
use leptos::prelude::*;

use super::{Room, library::filters};
use crate::{
    messages::words::{self as texts, Say},
    route::{self, Abbreviations, Named, Search, Tab, View},
    session::Step,
    words::{self, Sheet},
};

const HEADING: &str = "words-heading";

/// What the parts of the screen work with.
#[derive(Clone, Copy)]
pub struct Desk {
    /// Corpus, route, language.
    room: Room,
    /// What of the words is shown.
    shown: Memo<route::Words>,
    /// The table; none where there is none, or where the corpus is damaged.
    sheet: Memo<Option<Arc<Sheet>>>,
}

impl Desk {
    fn new(room: Room) -> Self {
        let session = room.session;
        let shown = Memo::new(move |_| match &session.route.read().view {
            View::Words(words) => words.clone(),
            _ => route::Words::default(),
        });
        let sheet = Memo::new(move |_| {
            let answer = session.answer.get();
            let sheet = words::sheet(&session.corpus(), &answer, &shown.read());
            sheet.ok().flatten().map(Arc::new)
        });
        Self { room, shown, sheet }
    }

    /// Says something.
    fn say(self, what: Say) -> &'static str {
        texts::say(self.room.language, what)
    }

    /// Shows something else of the words, without a step of the history.
    fn change(self, change: impl FnOnce(&mut route::Words)) {
        let mut words = self.shown.get_untracked();
        change(&mut words);
        let session = self.room.session;
        let route = session.route.read_untracked().on(View::Words(words));
        session.go(route, Step::Same);
    }

    /// The search that finds exactly what a row counts.
    fn search_of(self, query: String) -> Search {
        let same = self.shown.read_untracked().same;
        Search {
            query,
            level: Some(match same {
                Same::Any => Level::Any,
                _ => Level::Typed,
            }),
            abbreviations: Abbreviations::Literal,
            ..self.room.session.search.get_untracked()
        }
    }
}

/// The screen.
pub fn words(room: Room) -> AnyView {
    super::focus_heading(HEADING);
    let desk = Desk::new(room);
    let tab = Memo::new(move |_| desk.shown.read().tab);
    let body = move || match tab.get() {
        Tab::Trends => trends::trends(desk),
        tab => view! { {controls::controls(desk, tab)} {table::table(desk, tab)} }.into_any(),
    };
    view! {
        <div class="screen library evidence words" data-testid="words">
            {filters::filters(room)}
            <div class="page">
                <h1 class="evidence-title" id=HEADING tabindex="-1">
                    {desk.say(Say::Words)}
                </h1>
                {tabs(desk, tab)}
                <p class="evidence-lead">{move || texts::lead(room.language, tab.get())}</p>
                {body}
            </div>
        </div>
    }
    .into_any()
}

/// The tables, each a link.
fn tabs(desk: Desk, shown: Memo<Tab>) -> AnyView {
    let room = desk.room;
    let tabs: Vec<_> = Tab::NAMES
        .iter()
        .map(|&(tab, name)| {
            let link = move || {
                // What is counted stays the same; what only one table has does not.
                let now = desk.shown.read();
                let next = route::Words {
                    unit: now.unit,
                    same: now.same,
                    stop: now.stop.clone(),
                    ..route::Words::of(tab)
                };
                room.session.route.read().on(View::Words(next)).print()
            };
            let here = move || (shown.get() == tab).then_some("page");
            view! {
                <a class="tab" href=link aria-current=here data-testid=["words-", name].concat()>
                    {texts::tab(room.language, tab)}
                </a>
            }
        })
        .collect();
    view! {
        <nav class="tabs" aria-label=desk.say(Say::Tabs)>
            {tabs}
        </nav>
    }
    .into_any()
}

/// The address of the concordance of a search.
fn concordance(search: Search) -> String {
    route::Route {
        view: View::Concordance(route::Concordance::default()),
        search,
    }
    .print()
}

/// A share of a document as each language writes it.
fn share(language: Language, hundredths: u32) -> String {
    crate::messages::percent(language, f64::from(hundredths) / 10_000.0)
}
