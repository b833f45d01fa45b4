//! Help: the query language by examples that run, the keys, and what can be set.

use leptos::prelude::*;

use super::Room;
use crate::{
    keys::Shortcuts,
    messages::Message,
    preferences::Size,
    route::{Route, Search, View},
};

const HEADING: &str = "help-heading";

/// Queries that run when they are pressed, and what each shows.
const EXAMPLES: [(&str, Message<'static>); 11] = [
    ("đối thoại", Message::ExampleWord),
    ("doi thoai", Message::ExampleUnmarked),
    ("\"quy chế dân chủ\"", Message::ExamplePhrase),
    ("giám sát nhân dân", Message::ExampleWords),
    ("Hồng Lĩnh | Sóc Trăng", Message::ExampleOr),
    ("dân chủ -MTTQ", Message::ExampleNot),
    ("giám*", Message::ExamplePrefix),
    ("giám NEAR/5 sát", Message::ExampleNear),
    ("02-NQ/TU", Message::ExampleNumber),
    ("title:dân", Message::ExampleZone),
    ("năm:2022", Message::ExampleField),
];

const KEYS: [(&[&str], Message<'static>); 8] = [
    (&["/", "Ctrl+K", "⌘K"], Message::KeySearch),
    (&["Esc"], Message::KeyEscape),
    (&["n", "p"], Message::KeyHits),
    (&["j", "k"], Message::KeyResults),
    (&["[", "]"], Message::KeyDocuments),
    (&["f"], Message::KeyFurniture),
    (&["t"], Message::KeyTheme),
    (&["?"], Message::KeyHelp),
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
            <p class="prose-lead">{room.say(Message::HelpLead)}</p>
            <section>
                <h2>{room.say(Message::QueryLanguage)}</h2>
                <dl class="examples">{examples}</dl>
            </section>
            <section>
                <h2>{room.say(Message::Keys)}</h2>
                <dl class="examples">{keys}</dl>
                {shortcuts(room)}
            </section>
            <section>
                <h2>{room.say(Message::TextSize)}</h2>
                {sizes(room)}
            </section>
        </div>
    }
    .into_any()
}

fn example(room: Room, &(query, meaning): &(&'static str, Message<'static>)) -> AnyView {
    let route = Route {
        view: View::Library,
        search: Search {
            query: query.to_owned(),
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
            <dd>{room.say(meaning)}</dd>
        </div>
    }
    .into_any()
}

fn key(room: Room, (keys, meaning): &(&'static [&'static str], Message<'static>)) -> AnyView {
    let keys: Vec<_> = keys
        .iter()
        .map(|&key| view! { <kbd>{key}</kbd> " " })
        .collect();
    view! {
        <div class="example">
            <dt>{keys}</dt>
            <dd>{room.say(*meaning)}</dd>
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
            {room.say(Message::ShortcutsOn)}
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
                {room.say(name)}
            </label>
        }
    };
    view! {
        <div role="radiogroup" aria-label=room.say(Message::TextSize)>
            {size(Size::Usual, Message::SizeUsual)} {size(Size::Large, Message::SizeLarge)}
            {size(Size::Larger, Message::SizeLarger)}
        </div>
    }
    .into_any()
}
