//! The passages that the reader has marked, as they stand in the text, and marking one.

use danbiet_corpus::notes::Colour;
use leptos::{ev, prelude::*};

use super::{
    Place, note,
    selection::{Action, After, Passage},
};
use crate::{
    app::commands,
    browser::{page, selection, timer},
    components::Text,
    desk::Marked,
    messages::notes::{Words, say},
    views::Room,
};

/// The id of the sign that stands where a note begins.
#[must_use]
pub fn sign(id: &str) -> String {
    ["marked-", id].concat()
}

/// What can be done with a selected passage: marking it in each colour, and noting something.
pub fn actions(room: Room) -> Vec<Action> {
    let Some(desk) = room.session.desk.get_value() else {
        return Vec::new();
    };
    let mark = move |colour: Colour| Action {
        name: colour.name(),
        label: say(room.language, Words::MarkIn(colour)),
        face: Some(swatch(colour)),
        run: Callback::new(move |it: Passage| {
            if let Some(id) = desk.mark(it.document, it.span, colour) {
                timer::after_update(move || _ = page::focus(&sign(&id)));
            }
        }),
        after: After::Leave,
    };
    let note = Action {
        name: "note",
        label: say(room.language, Words::MakeNote),
        face: None,
        run: Callback::new(move |it: Passage| {
            let colour = desk.colour.get_untracked();
            if let Some(id) = desk.mark(it.document, it.span, colour) {
                commands::open_note(room.session, &id, note::TEXT);
            }
        }),
        after: After::Leave,
    };
    Colour::ALL.into_iter().map(mark).chain([note]).collect()
}

/// The sign of a colour: each has a form of its own.
pub fn swatch(colour: Colour) -> AnyView {
    let class = ["swatch swatch-", colour.name()].concat();
    view! { <span class=class aria-hidden="true"></span> }.into_any()
}

/// A stretch of a marked passage. Where the passage begins stands its sign, a button.
pub fn passage(
    room: Room,
    place: Place,
    it: &Marked,
    begins: bool,
    inside: Vec<AnyView>,
) -> AnyView {
    let Marked { id, colour, .. } = it.clone();
    let says = it.says;
    let session = room.session;
    let open = move |id: &str| {
        commands::open_note(session, id, note::TITLE);
    };
    let here = {
        let id = id.clone();
        move || place.note.read().as_deref() == Some(&*id)
    };
    let pressed = {
        let id = id.clone();
        move |event: ev::MouseEvent| {
            // A press at the end of a selection is none.
            if !selection::is_any() {
                event.stop_propagation();
                open(&id);
            }
        }
    };
    let sign = begins.then(|| {
        let (label, name) = (id.clone(), sign(&id));
        let label = move || name_of(room, &label, colour);
        view! {
            <button
                type="button"
                class="marked-sign"
                id=name
                data-beside
                data-testid="marked-sign"
                aria-label=label.clone()
                title=label
                on:click=move |event| {
                    event.stop_propagation();
                    open(&id);
                }
            >
                {swatch(colour)}
            </button>
        }
    });
    view! {
        <mark
            class=["marked marked-", colour.name()].concat()
            class:says=says
            class:open=here
            data-testid="marked"
            on:click=pressed
        >
            {sign}
            {inside}
        </mark>
    }
    .into_any()
}

/// What a note is called, tracked: its colour and label.
fn name_of(room: Room, id: &str, colour: Colour) -> Text {
    let desk = room.session.desk.get_value();
    let note = desk.and_then(|desk| desk.note(id)).unwrap_or_default();
    let label = &note.label;
    say(room.language, Words::Named { colour, label })
}

/// Brings an open note into view.
pub fn show(id: &str, first: bool) {
    let id = sign(id);
    let _ = if first {
        page::show(&id)
    } else {
        page::show_if_hidden(&id)
    };
}
