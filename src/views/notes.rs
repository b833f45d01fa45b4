//! All that the reader has made: notes, kept queries, and the files that carry both elsewhere.

mod controls;
mod files;
mod list;
mod project;
mod queries;

use leptos::prelude::*;

use super::{Room, focus_heading};
use crate::{
    browser::page,
    components::Text,
    desk::Desk,
    messages::{
        Message,
        notes::{Words, say},
    },
    views::document::noted,
};

const HEADING: &str = "notes-heading";

/// What the parts of this screen work with.
#[derive(Clone, Copy)]
struct Table {
    room: Room,
    desk: Desk,
}

impl Table {
    fn say(&self, words: Words<'_>) -> Text {
        say(self.room.language, words)
    }
}

/// The screen.
pub fn notes(room: Room) -> AnyView {
    // The full edition has a desk, and only it draws this screen.
    let Some(desk) = room.session.desk.get_value() else {
        return ().into_any();
    };
    let table = Table { room, desk };
    focus_heading(HEADING);
    view! {
        <div class="screen notes" data-testid="notes">
            <div class="page">
                <div class="notes-head">
                    <h1 id=HEADING tabindex="-1">
                        {room.say(Message::Notes)}
                    </h1>
                    <button
                        type="button"
                        class="button notes-print"
                        on:click=move |_| _ = page::print()
                    >
                        {table.say(Words::Print)}
                    </button>
                </div>
                <p class="notes-lead">{table.say(Words::Lead)}</p>
                {state(table)}
                {queries::keeping(table)}
                {list::list(table)}
                {noted::removed(room, desk)}
                {queries::queries(table)}
                {files::files(table)}
                {project::project(table)}
            </div>
        </div>
    }
    .into_any()
}

/// What has to be said of how the notes are kept.
fn state(table: Table) -> AnyView {
    let Table { desk, .. } = table;
    let said = move || {
        let broken = desk.broken.get();
        let lines = [
            broken.map(|error| table.say(Words::Broken(&error))),
            (!desk.kept.get()).then(|| table.say(Words::NotKept)),
            desk.taken_along.get().then(|| table.say(Words::TakenAlong)),
        ];
        let lines = lines.into_iter().flatten();
        lines
            .map(|line| view! { <p class="notice">{line}</p> })
            .collect::<Vec<_>>()
    };
    view! {
        <div role="status" data-testid="notes-state">
            {said}
        </div>
    }
    .into_any()
}
