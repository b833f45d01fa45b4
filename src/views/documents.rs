//! The reader's own documents: taking files in, what became of them, and the corpora on this device.

mod intake;
mod kept;
mod report;

use leptos::prelude::*;

use super::{Room, focus_heading};
use crate::{
    components::Text,
    messages::{
        Message,
        documents::{Words, say},
    },
    shelf::Shelf,
};

const HEADING: &str = "documents-heading";

/// What the parts of this screen work with.
#[derive(Clone, Copy)]
struct Desk {
    room: Room,
    shelf: Shelf,
}

impl Desk {
    fn say(&self, words: Words<'_>) -> Text {
        say(self.room.language, words)
    }
}

/// The screen.
pub fn documents(room: Room) -> AnyView {
    // The full edition stands on a shelf, and only it draws this screen.
    let Some(shelf) = Shelf::here() else {
        return ().into_any();
    };
    let desk = Desk { room, shelf };
    focus_heading(HEADING);
    view! {
        <div class="screen documents" data-testid="documents">
            <div class="page">
                <h1 id=HEADING tabindex="-1">
                    {room.say(Message::MyDocuments)}
                </h1>
                <p class="documents-lead">{desk.say(Words::Lead)}</p>
                {intake::intake(desk)}
                {kept::kept(desk)}
                {intake::from_address(desk)}
            </div>
        </div>
    }
    .into_any()
}
