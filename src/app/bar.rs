//! The bar on top: name, search box, menu, language, look.

use leptos::prelude::*;

use crate::{
    browser::{page, timer},
    components::{
        Text,
        icon::Icon,
        search_box::{Commit, SearchBox},
    },
    messages::{self, Message, tag, words::Say},
    route::{Named, Search, Sheet, Tab, View, print_page},
    session::Step,
    views::Room,
};

const LANGUAGE_TOGGLE: &str = "language-toggle";

/// The bar.
pub fn bar(room: Room) -> AnyView {
    let evidence = ["evidence/", Sheet::default().name()].concat();
    let words = ["words/", Tab::default().name()].concat();
    view! {
        <header class="bar">
            <a class="bar-name" href=print_page("library", &Search::default()) lang="vi">
                {room.say(Message::Name)}
            </a>
            {search_box(room)}
            <nav class="bar-menu" aria-label=room.say(Message::Menu)>
                {entry(room, Message::Library, "library", |v| {
                    matches!(v, View::Library | View::Document(_))
                })}
                {entry(room, Message::Concordance, "concordance", |v| {
                    matches!(v, View::Concordance(_))
                })}
                {entry(room, Message::Evidence, &evidence, |v| {
                    matches!(v, View::Evidence(_))
                })}
                {entry(room, Message::Compare, "compare", |v| {
                    matches!(v, View::Compare(_))
                })}
                {named(room, messages::words::say(room.language, Say::Words).into(),
                    &words, |v| matches!(v, View::Words(_)))}
                {entry(room, Message::Places, "places", |v| {
                    matches!(v, View::Places(_))
                })}
                {entry(room, Message::Verify, "verify", |v| {
                    matches!(v, View::Verify(_))
                })}
                {entry(room, Message::Notes, "notes", |v| matches!(v, View::Notes(_)))}
                {entry(room, Message::MyDocuments, "documents", |v| *v == View::Documents)}
                {entry(room, Message::About, "about", |v| *v == View::About)}
                {entry(room, Message::Help, "help", |v| *v == View::Help)}
            </nav>
            <div class="bar-tools">{language_toggle(room)} {theme_toggle(room)}</div>
        </header>
        {move || {
            (!room.preferences.kept.get())
                .then(|| view! { <p class="notice" role="status">{room.say(Message::NotKept)}</p> })
        }}
    }
    .into_any()
}

fn search_box(room: Room) -> AnyView {
    let session = room.session;
    let committed = Callback::new(move |commit| match commit {
        Commit::Quietly => session.commit(Step::Same),
        Commit::Enter(step) => {
            if session.typed.read_untracked().is_some() {
                session.commit(Step::New);
            } else {
                super::commands::go_to_hit(session, step);
            }
        }
    });
    let text = session.typed.get_untracked();
    view! {
        <SearchBox
            query=Signal::derive(move || session.search.read().query.clone())
            typing=Signal::derive(move || session.typed.read().is_some())
            text=text.unwrap_or_else(|| session.search.read_untracked().query.clone())
            label=room.say(Message::SearchLabel)
            example=room.say(Message::SearchExample)
            typing_label=room.say(Message::Typing)
            on_typed=Callback::new(move |text| session.typed.set(Some(text)))
            on_commit=committed
        />
    }
    .into_any()
}

fn entry(room: Room, name: Message<'static>, path: &str, is_here: fn(&View) -> bool) -> AnyView {
    named(room, room.say(name), path, is_here)
}

fn named(room: Room, name: Text, path: &str, is_here: fn(&View) -> bool) -> AnyView {
    let route = room.session.route;
    let path = path.to_owned();
    let link = move || print_page(&path, &route.read().search);
    let here = move || is_here(&route.read().view).then_some("page");
    view! {
        <a class="bar-entry" href=link aria-current=here>
            {name}
        </a>
    }
    .into_any()
}

fn language_toggle(room: Room) -> AnyView {
    let other = match room.language {
        danbiet_query::Language::Vi => danbiet_query::Language::En,
        danbiet_query::Language::En => danbiet_query::Language::Vi,
    };
    let switch = move |_| {
        room.preferences.switch_language();
        // The bar is drawn anew: the focus goes to the button in its new form.
        timer::after_update(|| {
            page::focus(LANGUAGE_TOGGLE);
        });
    };
    view! {
        <button
            type="button"
            class="button bar-button"
            id=LANGUAGE_TOGGLE
            data-testid=LANGUAGE_TOGGLE
            title=room.say(Message::SwitchLanguage)
            aria-label=room.say(Message::SwitchLanguage)
            on:click=switch
        >
            <span lang=tag(other)>{room.say(Message::OtherLanguage)}</span>
        </button>
    }
    .into_any()
}

fn theme_toggle(room: Room) -> AnyView {
    view! {
        <button
            type="button"
            class="button bar-button"
            data-testid="theme-toggle"
            title=room.say(Message::SwitchTheme)
            aria-label=room.say(Message::SwitchTheme)
            on:click=move |_| room.preferences.switch_theme()
        >
            {Icon::Theme.view()}
        </button>
    }
    .into_any()
}
