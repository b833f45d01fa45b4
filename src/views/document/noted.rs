//! The notes of the open document, listed in its margin.

use danbiet_corpus::{anchor::Found, document::DocId, notes::Note};
use leptos::prelude::*;

use super::{marked, note};
use crate::{
    app::commands,
    desk::Desk,
    messages::notes::{Words, say},
    views::Room,
};

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
                on:click=move |_| _ = commands::open_note(session, &id, note::TITLE)
            >
                {marked::swatch(note.colour)}
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
pub(super) fn shortened(quote: &str) -> String {
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
