//! Help: the query language by examples that run, the keys, and what can be set.

use leptos::prelude::*;

use super::Room;
use crate::{
    keys::Shortcuts,
    messages::{
        Message,
        help::{Words, say},
    },
    preferences::Size,
    route::{Route, Search, View},
};

const HEADING: &str = "help-heading";

/// Queries that run when they are pressed, and what each shows.
const EXAMPLES: [(&str, Words); 11] = [
    ("đối thoại", Words::ExampleWord),
    ("doi thoai", Words::ExampleUnmarked),
    ("\"quy chế dân chủ\"", Words::ExamplePhrase),
    ("giám sát nhân dân", Words::ExampleWords),
    ("Hồng Lĩnh | Sóc Trăng", Words::ExampleOr),
    ("dân chủ -MTTQ", Words::ExampleNot),
    ("giám*", Words::ExamplePrefix),
    ("giám NEAR/5 sát", Words::ExampleNear),
    ("02-NQ/TU", Words::ExampleNumber),
    ("title:dân", Words::ExampleZone),
    ("năm:2022", Words::ExampleField),
];

const KEYS: [(&[&str], Words); 9] = [
    (&["/", "Ctrl+K", "⌘K"], Words::KeySearch),
    (&["Esc"], Words::KeyEscape),
    (&["n", "p"], Words::KeyHits),
    (&["j", "k"], Words::KeyResults),
    (&["[", "]"], Words::KeyDocuments),
    (&["f"], Words::KeyFurniture),
    (&["m"], Words::KeyChoose),
    (&["t"], Words::KeyTheme),
    (&["?"], Words::KeyHelp),
];

/// The page.
pub fn help(room: Room) -> AnyView {
    super::focus_heading(HEADING);
    let examples: Vec<_> = EXAMPLES
        .iter()
        .map(|example| self::example(room, example))
        .collect();
    let keys: Vec<_> = KEYS.iter().map(|key| self::key(room, key)).collect();
    view! {
        <div class="screen prose" data-testid="help">
            <h1 id=HEADING tabindex="-1">
                {room.say(Message::Help)}
            </h1>
            <p class="prose-lead">{say(room.language, Words::HelpLead)}</p>
            <section>
                <h2>{say(room.language, Words::QueryLanguage)}</h2>
                <dl class="examples">{examples}</dl>
            </section>
            <section>
                <h2>{say(room.language, Words::Keys)}</h2>
                <dl class="examples">{keys}</dl>
                {shortcuts(room)}
            </section>
            <section>
                <h2>{say(room.language, Words::TextSize)}</h2>
                {sizes(room)}
            </section>
        </div>
    }
    .into_any()
}

fn example(room: Room, &(query, meaning): &(&'static str, Words)) -> AnyView {
    let route = Route {
        view: View::Library,
        search: Search {
            query: query.to_owned(),
            corpus: room.session.search.read_untracked().corpus.clone(),
            ..Search::default()
        },
    };
    view! {
        <div class="example">
            <dt>
                <a class="example-query" href=route.print() lang="vi">
                    {query}
                </a>
            </dt>
            <dd>{say(room.language, meaning)}</dd>
        </div>
    }
    .into_any()
}

fn key(room: Room, (keys, meaning): &(&'static [&'static str], Words)) -> AnyView {
    let keys: Vec<_> = keys
        .iter()
        .map(|&key| view! { <kbd>{key}</kbd> " " })
        .collect();
    view! {
        <div class="example">
            <dt>{keys}</dt>
            <dd>{say(room.language, *meaning)}</dd>
        </div>
    }
    .into_any()
}

fn shortcuts(room: Room) -> AnyView {
    let preferences = room.preferences;
    let toggle = move |_| {
        preferences.change(|choices| {
            choices.shortcuts = match choices.shortcuts {
                Shortcuts::On => Shortcuts::Off,
                Shortcuts::Off => Shortcuts::On,
            };
        });
    };
    view! {
        <label class="setting">
            <input
                type="checkbox"
                data-testid="shortcuts"
                prop:checked=move || preferences.get().shortcuts == Shortcuts::On
                on:change=toggle
            />
            " "
            {say(room.language, Words::ShortcutsOn)}
        </label>
    }
    .into_any()
}

fn sizes(room: Room) -> AnyView {
    let preferences = room.preferences;
    let size = |size, name| {
        view! {
            <label class="setting">
                <input
                    type="radio"
                    name="size"
                    prop:checked=move || preferences.get().size == size
                    on:change=move |_| preferences.change(|choices| choices.size = size)
                />
                " "
                {say(room.language, name)}
            </label>
        }
    };
    view! {
        <div role="radiogroup" aria-label=say(room.language, Words::TextSize)>
            {size(Size::Usual, Words::SizeUsual)} {size(Size::Large, Words::SizeLarge)}
            {size(Size::Larger, Words::SizeLarger)}
        </div>
    }
    .into_any()
}
