//! The form of the note that is open.

use danbiet_corpus::notes::Colour;
use leptos::prelude::*;

use super::{HEADING, Place, marked, noted};
use crate::{
    app::commands,
    browser::{page, timer},
    components::icon::Icon,
    desk::Desk,
    messages::notes::{Words, say},
    route::{Notes, View},
    views::Room,
};

/// The ids of the parts of the form.
pub(super) const TITLE: &str = "note-title";
const LABEL: &str = "note-label";
const LABELS: &str = "note-labels";
pub(super) const TEXT: &str = "note-text";

/// The form; nothing where no note is open.
pub fn panel(room: Room, place: Place) -> AnyView {
    let Some(desk) = room.session.desk.get_value() else {
        return ().into_any();
    };
    // Typing in the form changes the note and must not draw the form anew.
    let open = Memo::new(move |_| place.note.get().filter(|id| desk.note(id).is_some()));
    let shown = move || open.get().map(|id| form(room, desk, &id));
    view! { {shown} }.into_any()
}

fn form(room: Room, desk: Desk, id: &str) -> AnyView {
    let words = move |words| say(room.language, words);
    let note = desk.note_untracked(id).unwrap_or_default();
    let (id, for_text, for_remove) = (id.to_owned(), id.to_owned(), id.to_owned());
    let found = {
        let (placed, id) = (desk.placed, id.clone());
        move || {
            let placed = placed.read();
            let it = placed.iter().find(|it| it.note.id == id)?;
            noted::fate(room, it.found)
        }
    };
    let options = move || {
        let notes = desk.notes();
        let labels = notes.labels().into_iter().map(str::to_owned);
        labels
            .map(|label| view! { <option value=label></option> })
            .collect::<Vec<_>>()
    };
    let remove = move |_| {
        desk.removed.set(desk.note_untracked(&for_remove));
        commands::close_panel(room.session);
        desk.remove(&for_remove);
        timer::after_update(|| _ = page::focus(HEADING));
    };
    let all = move || room.session.link(View::Notes(Notes::default()));
    view! {
        <section class="panel note-panel" data-testid="note-panel" aria-labelledby=TITLE>
            <div class="panel-head">
                <h2 class="panel-title" id=TITLE tabindex="-1">
                    <small class="panel-layer">{words(Words::Note)}</small>
                    " "
                    <q lang="vi">{noted::shortened(&note.anchor.exact)}</q>
                </h2>
                <button
                    type="button"
                    class="button tool"
                    data-testid="note-close"
                    title=words(Words::Close)
                    aria-label=words(Words::Close)
                    on:click=move |_| _ = commands::close_panel(room.session)
                >
                    {Icon::Close.view()}
                </button>
            </div>
            {found}
            {colours(room, desk, &id, note.colour)}
            <label class="note-field" for=LABEL>
                {words(Words::LabelField)}
            </label>
            <input
                id=LABEL
                class="note-input"
                type="text"
                autocomplete="off"
                list=LABELS
                data-testid="note-label"
                prop:value=note.label.clone()
                on:input=move |event| {
                    let label = event_target_value(&event);
                    desk.edit(&id, |note| note.label = label.trim().to_owned());
                }
            />
            <datalist id=LABELS>{options}</datalist>
            <label class="note-field" for=TEXT>
                {words(Words::TextField)}
            </label>
            <textarea
                id=TEXT
                class="note-input"
                rows="5"
                data-testid="note-text"
                prop:value=note.text.clone()
                on:input=move |event| {
                    let text = event_target_value(&event);
                    desk.edit(&for_text, |note| note.text = text);
                }
            ></textarea>
            <p class="correct-note" role="status" data-testid="note-kept">
                {move || words(if desk.kept.get() { Words::KeptHere } else { Words::NotKept })} " "
                <a href=all>{move || words(Words::All { notes: desk.len() })}</a>
            </p>
            <button type="button" class="button" data-testid="note-remove" on:click=remove>
                {words(Words::Remove)}
            </button>
        </section>
    }
    .into_any()
}

fn colours(room: Room, desk: Desk, id: &str, chosen: Colour) -> AnyView {
    let choice = |colour: Colour| {
        let id = id.to_owned();
        view! {
            <label class="note-colour">
                <input
                    type="radio"
                    name="note-colour"
                    value=colour.name()
                    prop:checked=colour == chosen
                    on:change=move |_| {
                        desk.colour.set(colour);
                        desk.edit(&id, |note| note.colour = colour);
                    }
                />
                {marked::swatch(colour)}
                <span>{say(room.language, Words::Colour(colour))}</span>
            </label>
        }
    };
    let choices: Vec<_> = Colour::ALL.into_iter().map(choice).collect();
    view! {
        <fieldset class="note-colours">
            <legend class="note-field">{say(room.language, Words::ColourField)}</legend>
            {choices}
        </fieldset>
    }
    .into_any()
}
