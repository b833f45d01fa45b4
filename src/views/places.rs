//! Places and times: the documents that answer the search on a map of the provinces and on a scale
//! of time, each with a table of the same data.

mod detail;
mod map;
mod provinces;
mod tables;
mod times;

use std::sync::Arc;

use danbiet_corpus::{
    Corpus,
    document::DocId,
    evidence::{Proof, Scope},
    map::{Map, bytes, tally::Tallies},
    search::{Answer, Request},
};
use leptos::prelude::*;

use super::Room;
use crate::{
    browser::assets,
    components::{Text, chip::ChoiceChip},
    messages::{
        Message,
        places::{Words, say},
    },
    route::{Count, Era, Named, Places, Reading, View},
    session::{Failure, Loading, Step},
};

const HEADING: &str = "places-heading";

/// The file of the map beside the page; its name changes with what is in it.
const MAP_FILE: &str = env!("MAP_FILE");

/// What the parts of this screen work with.
#[derive(Clone, Copy)]
struct Shown {
    room: Room,
    era: Memo<Era>,
    count: Memo<Count>,
    /// The name of the chosen province.
    at: Memo<Option<String>>,
    /// What belongs where, once the map is here.
    tallies: Memo<Option<Arc<Tallies>>>,
}

impl Shown {
    fn say(&self, words: Words<'_>) -> Text {
        say(self.room.language, words)
    }

    /// The address of this screen with something else chosen.
    fn link(&self, change: impl FnOnce(&mut Places)) -> String {
        let mut places = self.places();
        change(&mut places);
        self.room.session.link(View::Places(places))
    }

    fn choose(&self, change: impl FnOnce(&mut Places)) {
        let mut places = self.places();
        change(&mut places);
        let session = self.room.session;
        let route = session.route.read_untracked().on(View::Places(places));
        session.go(route, Step::New);
    }

    fn places(&self) -> Places {
        of(&self.room.session.route.read_untracked().view)
    }

    fn map(&self) -> Option<Arc<Map>> {
        match &*self.room.session.map.read() {
            Loading::Here(map) => Some(map.clone()),
            _ => None,
        }
    }
}

fn of(view: &View) -> Places {
    match view {
        View::Places(places) => places.clone(),
        _ => Places::default(),
    }
}

/// The screen.
pub fn places(room: Room) -> AnyView {
    let session = room.session;
    super::focus_heading(HEADING);
    load(room);
    let chosen = Memo::new(move |_| of(&session.route.read().view));
    let era = Memo::new(move |_| chosen.read().era);
    let tallies = Memo::new_with_compare(
        move |_| {
            let Loading::Here(map) = session.map.get() else {
                return None;
            };
            let answer = session.answer.read();
            let tallies = with_scope(&session.request.read(), &answer, |scope| {
                danbiet_corpus::map::tally::tally(
                    &session.corpus(),
                    &map,
                    era.get(),
                    &answer,
                    scope,
                )
            });
            tallies.ok().map(Arc::new)
        },
        |_, _| true,
    );
    let shown = Shown {
        room,
        era,
        count: Memo::new(move |_| chosen.read().count),
        at: Memo::new(move |_| chosen.read().at.clone()),
        tallies,
    };
    view! {
        <div class="screen places" data-testid="places">
            <h1 id=HEADING tabindex="-1">
                {room.say(Message::Places)}
            </h1>
            <section class="places-where" aria-labelledby="places-where">
                <h2 id="places-where">{shown.say(Words::Places)}</h2>
                {move || choices(shown)}
                <div class="places-columns">
                    <div>{move || picture(shown)}</div>
                    <div>
                        {move || provinces::table(shown)}
                        {move || detail::detail(shown)}
                    </div>
                </div>
            </section>
            <section class="places-when" aria-labelledby="places-when">
                <h2 id="places-when">{shown.say(Words::Times)}</h2>
                {move || times::times(shown)}
            </section>
        </div>
    }
    .into_any()
}

/// Asks for the map, unless it is here or on its way.
fn load(room: Room) {
    let state = room.session.map;
    if matches!(
        *state.read_untracked(),
        Loading::Here(_) | Loading::UnderWay
    ) {
        return;
    }
    state.set(Loading::UnderWay);
    assets::load("vietnam.map", MAP_FILE, move |loaded| {
        state.set(match loaded.map(|bytes| bytes::decode(&bytes)) {
            Ok(Ok(map)) => Loading::Here(Arc::new(map)),
            Ok(Err(_)) => Loading::Failed(Failure::Damaged),
            Err(assets::Unreachable) => Loading::Failed(Failure::Unreachable),
        });
    });
}

/// The map, or why there is none.
fn picture(shown: Shown) -> AnyView {
    let failure = match &*shown.room.session.map.read() {
        Loading::Here(map) => return map::map(shown, map),
        Loading::NotYet | Loading::UnderWay => {
            return view! { <p role="status">{shown.say(Words::Loading)}</p> }.into_any();
        }
        Loading::Failed(failure) => *failure,
    };
    let why = match failure {
        Failure::Unreachable => Words::Unreachable,
        Failure::Damaged => Words::Damaged,
    };
    view! {
        <div class="notice" role="alert" data-testid="map-failure">
            <p>{shown.say(why)}</p>
            <button type="button" class="button" on:click=move |_| load(shown.room)>
                {shown.say(Words::TryAgain)}
            </button>
        </div>
    }
    .into_any()
}

/// Which provinces, and what is counted.
fn choices(shown: Shown) -> AnyView {
    let chip = |words, chosen, choose| {
        let text = shown.say(words);
        view! { <ChoiceChip text=text.clone() title=text chosen=chosen on_choose=choose /> }
            .into_any()
    };
    let eras: Vec<_> = Era::NAMES
        .iter()
        .map(|&(era, _)| {
            let choose = Callback::new(move |()| {
                shown.choose(|places| {
                    places.era = era;
                    places.at = None;
                });
            });
            chip(Words::Era(era), shown.era.get() == era, choose)
        })
        .collect();
    let counts: Vec<_> = Count::NAMES
        .iter()
        .map(|&(count, _)| {
            let choose = Callback::new(move |()| shown.choose(|places| places.count = count));
            chip(Words::Counts(count), shown.count.get() == count, choose)
        })
        .collect();
    view! {
        <div class="places-choices">
            <div
                class="choice"
                role="group"
                aria-label=shown.say(Words::EraChoice)
                data-testid="era"
            >
                {eras}
            </div>
            <div
                class="choice"
                role="group"
                aria-label=shown.say(Words::CountChoice)
                data-testid="count"
            >
                {counts}
            </div>
        </div>
    }
    .into_any()
}

/// Calls `then` with the scope of an answer: all that its documents say in the zones searched.
fn with_scope<T>(request: &Request, answer: &Answer, then: impl FnOnce(&Scope<'_>) -> T) -> T {
    let mut documents: Vec<DocId> = answer.documents.iter().map(|d| d.document).collect();
    documents.sort_unstable();
    then(&Scope {
        documents: Some(&documents),
        zones: request.zones,
        ..Scope::default()
    })
}

/// The link to the sentence of a proof.
fn sentence_link(room: Room, corpus: &Corpus, proof: &Proof) -> String {
    let session = room.session;
    let Ok(document) = corpus.document(proof.document) else {
        return String::new();
    };
    let number = document
        .sentences
        .iter()
        .position(|sentence| *sentence == proof.sentence);
    let number = number.and_then(|number| u32::try_from(number + 1).ok());
    session.link(View::Document(Reading {
        sentence: number,
        ..session.reading(&document.id, None)
    }))
}

/// What a document is called.
fn title(room: Room, corpus: &Corpus, document: DocId) -> Text {
    let document = corpus.document(document).ok();
    let title = document.and_then(|document| document.metadata.title.as_ref());
    match title {
        Some(title) => title.value.clone().into(),
        None => room.say(Message::NoTitle),
    }
}
