//! The passages that the reader has marked: in the text, in the margin, and the form of a note.

use danbiet_corpus::{
    anchor::Found,
    document::DocId,
    notes::{Colour, Note},
};
use leptos::{ev, prelude::*};

use super::Place;
use crate::{
    app::commands,
    browser::{page, selection, timer},
    components::{Text, icon::Icon},
    desk::{Desk, Marked},
    messages::notes::{Words, say},
    route::{Notes, View},
    views::Room,
};

use super::selection::{Action, After, Passage};

/// The ids of the parts of the form.
const TITLE: &str = "note-title";
const LABEL: &str = "note-label";
const LABELS: &str = "note-labels";
const TEXT: &str = "note-text";

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
                commands::open_note(room.session, &id, TEXT);
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
        commands::open_note(session, id, TITLE);
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

/// The notes of the open document, in its order.
pub fn list(room: Room, document: DocId) -> AnyView {
    let Some(desk) = room.session.desk.get_value() else {
        return ().into_any();
    };
    let here = Memo::new(move |_| {
        let placed = desk.placed.read();
        let here = placed.iter().filter(|it| it.document == Some(document));
        here.map(|it| (it.note.clone(), it.found))
            .collect::<Vec<_>>()
    });
    let shown = move || {
        let entries: Vec<_> = here.get().into_iter().map(|it| entry(room, &it)).collect();
        let heading = Words::InDocument {
            notes: entries.len(),
        };
        (!entries.is_empty()).then(|| {
            view! {
                <section class="noted" data-testid="noted">
                    <h2 class="margin-title">{say(room.language, heading)}</h2>
                    <ul>{entries}</ul>
                </section>
            }
        })
    };
    view! { {shown} {removed(room, desk)} }.into_any()
}

fn entry(room: Room, (note, found): &(Note, Found)) -> AnyView {
    let session = room.session;
    let id = note.id.clone();
    let label = (!note.label.is_empty())
        .then(|| view! { <strong class="noted-label">{note.label.clone()}</strong> });
    let text = (!note.text.is_empty())
        .then(|| view! { <span class="noted-text">{note.text.clone()}</span> });
    view! {
        <li>
            <button
                type="button"
                class="noted-entry"
                data-testid="noted-entry"
                on:click=move |_| _ = commands::open_note(session, &id, TITLE)
            >
                {swatch(note.colour)}
                <span class="unseen">{say(room.language, Words::Colour(note.colour))} ": "</span>
                {label}
                <q class="noted-quote" lang="vi">{shortened(&note.anchor.exact)}</q>
                {text}
                {fate(room, *found)}
            </button>
        </li>
    }
    .into_any()
}

/// What has become of the place of a note, if it is not what it was.
pub fn fate(room: Room, found: Found) -> Option<AnyView> {
    (!matches!(found, Found::Here(_))).then(|| {
        let said = say(room.language, Words::Found(found));
        view! { <em class="noted-fate" data-testid="note-fate">{said}</em> }.into_any()
    })
}

/// The beginning of a quote, cut behind a word.
fn shortened(quote: &str) -> String {
    const MOST: usize = 90;
    let Some((cut, _)) = quote.char_indices().nth(MOST) else {
        return quote.to_owned();
    };
    let end = quote[..cut].rfind(char::is_whitespace).unwrap_or(cut);
    [quote[..end].trim_end(), "…"].concat()
}

/// Word that a note was deleted, and the way back.
pub fn removed(room: Room, desk: Desk) -> AnyView {
    let words = move |words| say(room.language, words);
    let back = move |_| {
        if let Some(note) = desk.removed.get_untracked() {
            desk.removed.set(None);
            desk.change(|made| made.notes.put(note));
        }
    };
    view! {
        <p class="noted-removed" role="status" hidden=move || desk.removed.read().is_none()>
            {move || desk.removed.read().is_some().then(|| words(Words::Removed))} " "
            <button type="button" class="button" data-testid="note-undo" on:click=back>
                {words(Words::Undo)}
            </button>
        </p>
    }
    .into_any()
}

/// The form of the note that is open; nothing where none is.
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
            fate(room, it.found)
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
        timer::after_update(|| _ = page::focus(super::HEADING));
    };
    let all = move || room.session.link(View::Notes(Notes::default()));
    view! {
        <section class="panel note-panel" data-testid="note-panel" aria-labelledby=TITLE>
            <div class="panel-head">
                <h2 class="panel-title" id=TITLE tabindex="-1">
                    <small class="panel-layer">{words(Words::Note)}</small>
                    " "
                    <q lang="vi">{shortened(&note.anchor.exact)}</q>
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
                {swatch(colour)}
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
