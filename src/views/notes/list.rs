//! The list of notes.

use danbiet_corpus::{
    Zone,
    anchor::Found,
    notes::{Filter, Placed},
};
use leptos::prelude::*;

use super::{Table, controls};
use crate::{
    messages::notes::Words,
    route::{Furniture, Reading, View},
    views::{
        document::{marked, noted},
        quotes,
    },
};

/// The list under its controls.
pub fn list(table: Table) -> AnyView {
    let Table { room, desk } = table;
    let filter = Memo::new(move |_| match &room.session.route.read().view {
        View::Notes(notes) => notes.filter.clone(),
        _ => Filter::default(),
    });
    let chosen = Memo::new(move |_| {
        let (placed, filter) = (desk.placed.read(), filter.read());
        let chosen = placed.iter().filter(|it| filter.takes(&it.note));
        chosen.cloned().collect::<Vec<_>>()
    });
    let shown = move || {
        let chosen = chosen.read();
        if chosen.is_empty() {
            let words = if desk.is_empty() {
                Words::None
            } else {
                Words::NoneSo
            };
            return view! { <p class="notes-none">{table.say(words)}</p> }.into_any();
        }
        groups(table, &chosen)
    };
    let counted = move || {
        let words = Words::Shown {
            shown: chosen.read().len(),
            notes: desk.len(),
        };
        (!desk.is_empty()).then(|| table.say(words))
    };
    view! {
        <section class="notes-list" data-testid="notes-list">
            {move || (!desk.is_empty()).then(|| controls::controls(table, filter))}
            <p role="status" class="notes-count" data-testid="notes-count">
                {counted}
            </p>
            {shown}
        </section>
    }
    .into_any()
}

/// The notes under their documents.
fn groups(table: Table, chosen: &[Placed]) -> AnyView {
    let same = |a: &Placed, b: &Placed| a.note.document == b.note.document;
    let groups: Vec<_> = chosen
        .chunk_by(same)
        .map(|group| {
            let heading = match group[0].document {
                Some(number) => quotes::name(table.room, number),
                None => group[0].note.document.clone().into_any(),
            };
            let entries: Vec<_> = group.iter().map(|it| entry(table, it)).collect();
            view! {
                <section class="notes-group">
                    <h2 class="notes-document">{heading}</h2>
                    <ul>{entries}</ul>
                </section>
            }
        })
        .collect();
    groups.into_any()
}

fn entry(table: Table, it: &Placed) -> AnyView {
    let Table { room, desk } = table;
    let note = &it.note;
    let class = ["notes-quote marked-", note.colour.name()].concat();
    let quote = view! {
        <blockquote class=class lang="vi">
            {note.anchor.exact.clone()}
        </blockquote>
    };
    let link = it.found.span().map(|span| {
        let mut reading = Reading {
            note: Some(note.id.clone()),
            ..room.session.reading(&note.document, None)
        };
        let corpus = room.session.corpus();
        let document = it.document.and_then(|number| corpus.document(number).ok());
        let zone = document.and_then(|document| document.zone_at(span));
        if zone.is_some_and(Zone::is_furniture) {
            reading.furniture = Furniture::Shown;
        }
        let href = room.session.link(View::Document(reading));
        view! {
            <a class="button" href=href data-testid="note-open">
                {table.say(Words::Open)}
            </a>
        }
    });
    let fate = match (it.document, it.found) {
        (None, _) => {
            let said = table.say(Words::NoDocument);
            Some(view! { <em class="noted-fate" data-testid="note-fate">{said}</em> }.into_any())
        }
        (_, Found::Here(_)) => None,
        (_, found) => noted::fate(room, found),
    };
    let id = note.id.clone();
    let remove = move |_| {
        desk.removed.set(desk.note_untracked(&id));
        desk.remove(&id);
    };
    let day = note
        .modified
        .split('T')
        .next()
        .unwrap_or_default()
        .to_owned();
    view! {
        <li class="notes-entry" data-testid="notes-entry" data-note=note.id.clone()>
            <p class="notes-what">
                {marked::swatch(note.colour)}
                <span class="notes-colour">{table.say(Words::Colour(note.colour))}</span>
                " "
                <strong>{note.label.clone()}</strong>
                " "
                <time class="notes-day">{day}</time>
            </p>
            {quote}
            {(!note.text.is_empty())
                .then(|| view! { <p class="notes-text">{note.text.clone()}</p> })}
            {fate}
            <p class="notes-actions">
                {link}
                <button type="button" class="button" data-testid="notes-remove" on:click=remove>
                    {table.say(Words::Remove)}
                </button>
            </p>
        </li>
    }
    .into_any()
}
