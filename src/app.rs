//! The frame around the screens: the bar, the chain of the search, and what keys do.

mod bar;
mod chain;
pub mod commands;
mod imprint;

use std::sync::Arc;

use danbiet_corpus::Corpus;
use danbiet_query::Language;
use leptos::prelude::*;

use crate::{
    browser::page,
    edition::{Edition, Screen},
    messages::{self, Message, say, words::Say},
    preferences::{Preferences, Size, Theme},
    route::View,
    session::Session,
    views::Room,
};

/// The app over a corpus.
///
/// Another language draws everything anew: texts are then plain values everywhere below.
#[component]
pub fn App(
    /// The corpus.
    corpus: Arc<Corpus>,
    /// The screens that this program has.
    edition: Edition,
) -> impl IntoView {
    let preferences = Preferences::load();
    let session = Session::new(corpus, edition.grammar, edition.source);
    (edition.begin)(session);
    commands::listen(session, preferences);
    look(preferences);
    move || {
        let room = Room {
            session,
            preferences,
            language: preferences.language.get(),
        };
        frame(room, edition)
    }
}

/// Keeps the root of the page as the reader wants it.
fn look(preferences: Preferences) {
    Effect::new(move || {
        let choices = preferences.get();
        let theme = match preferences.theme.get() {
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        let size = match choices.size {
            Size::Usual => "usual",
            Size::Large => "large",
            Size::Larger => "larger",
        };
        page::set_root("lang", messages::tag(preferences.language.get()));
        page::set_root("data-theme", theme);
        page::set_root("data-size", size);
    });
}

fn frame(room: Room, edition: Edition) -> AnyView {
    let Room {
        session, language, ..
    } = room;
    let screen = Memo::new(move |_| match &session.route.read().view {
        View::Library => Screen::Library,
        View::Document(reading) => Screen::Document(reading.document.clone()),
        View::Evidence(_) => Screen::Evidence,
        View::Concordance(_) => Screen::Concordance,
        View::Compare(_) => Screen::Compare,
        View::Words(_) => Screen::Words,
        View::Places(_) => Screen::Places,
        View::Verify(_) => Screen::Verify,
        View::Notes(_) => Screen::Notes,
        View::Documents => Screen::Documents,
        View::About => Screen::About,
        View::Help => Screen::Help,
        View::Unknown(fragment) => Screen::Unknown(fragment.clone()),
    });
    let shown = move || (edition.draw)(room, screen.get());
    name_window(room, screen);
    view! {
        <a class="skip" href="#main" on:click=move |event| {
            event.prevent_default();
            page::focus("main");
        }>
            {say(language, Message::SkipToContent)}
        </a>
        {bar::bar(room)}
        {chain::chain(room)}
        <main id="main" tabindex="-1">
            {shown}
        </main>
        {imprint::imprint(room)}
    }
    .into_any()
}

/// Names the window after what is shown.
fn name_window(room: Room, screen: Memo<Screen>) {
    Effect::new(move || {
        let corpus = room.session.corpus();
        let title = &corpus.info().title;
        let corpus_title = match room.language {
            Language::Vi => title.vi.as_ref().or(title.en.as_ref()),
            Language::En => title.en.as_ref().or(title.vi.as_ref()),
        };
        let page = match screen.get() {
            Screen::Document(id) => {
                let number = corpus.find(&id).ok().flatten();
                let document = number.and_then(|number| corpus.document(number).ok());
                document.and_then(|d| Some(d.metadata.title.as_ref()?.value.clone()))
            }
            Screen::Evidence => Some(room.say(Message::Evidence).into_owned()),
            Screen::Concordance => Some(room.say(Message::Concordance).into_owned()),
            Screen::Compare => Some(room.say(Message::Compare).into_owned()),
            Screen::Words => Some(messages::words::say(room.language, Say::Words).to_owned()),
            Screen::Places => Some(room.say(Message::Places).into_owned()),
            Screen::Verify => Some(room.say(Message::Verify).into_owned()),
            Screen::Notes => Some(room.say(Message::Notes).into_owned()),
            Screen::Documents => Some(room.say(Message::MyDocuments).into_owned()),
            Screen::About => Some(room.say(Message::About).into_owned()),
            Screen::Help => Some(room.say(Message::Help).into_owned()),
            Screen::Library | Screen::Unknown(_) => None,
        };
        let page = page.or_else(|| corpus_title.cloned());
        let name = room.say(Message::Name);
        page::set_title(&page.map_or(name.clone().into_owned(), |p| format!("{p} — {name}")));
    });
}
