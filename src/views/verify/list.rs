//! The reading list: citations of the documents that answer the search.

use std::collections::BTreeSet;

use danbiet_corpus::{
    cite::{self, Citation, Format},
    document::DocId,
};
use leptos::prelude::*;

use super::{Room, Words, say};
use crate::{
    components::carry::Carry,
    messages::Message,
    route::{Reading, View},
    views::{carrier, quotes},
};

/// The id of the field that holds the list.
const LIST: &str = "reading-list";

/// How many documents are listed by name.
const LISTED: usize = 200;

/// The section of the reading list.
pub fn list(room: Room) -> AnyView {
    let session = room.session;
    let words = move |words| say(room.language, words);
    let documents = Memo::new(move |_| {
        let answer = session.answer.read();
        answer
            .documents
            .iter()
            .map(|entry| entry.document)
            .collect::<Vec<DocId>>()
    });
    let left_out = RwSignal::new(BTreeSet::<DocId>::new());
    let format = RwSignal::new(Format::Plain);
    let made = RwSignal::new(None::<Vec<DocId>>);
    // Another search is another list.
    Effect::new(move || {
        documents.track();
        made.set(None);
    });
    let make = move |_| {
        let left_out = left_out.read_untracked();
        let chosen = documents.get_untracked().into_iter();
        made.set(Some(chosen.filter(|id| !left_out.contains(id)).collect()));
    };
    let boxes = move || boxes(room, &documents.read(), left_out, made);
    let text = Signal::derive(move || {
        let made = made.read();
        made.as_ref()
            .map(|ids| citations(room, ids, format.get()))
            .unwrap_or_default()
    });
    let shown = move || {
        let ids = made.read();
        let ids = ids.as_ref()?;
        if ids.is_empty() {
            return Some(view! { <p role="status">{words(Words::NoDocuments)}</p> }.into_any());
        }
        let save = Callback::new(move |()| {
            let format = format.get_untracked();
            let text = text.read_untracked();
            carrier::save(LIST, format.ending(), format.media(), &text)
        });
        let labels = carrier::labels(room, Words::ReadingList, true);
        Some(view! { <Carry id=LIST labels=labels text=text on_save=save /> }.into_any())
    };
    let lead = move || {
        let documents = documents.read().len();
        words(Words::ReadingListLead { documents })
    };
    view! {
        <section class="verify-list" data-testid="reading-list-section">
            <h2>{words(Words::ReadingList)}</h2>
            <p>
                {lead} " "
                <a href=move || {
                    session.route.read().on(View::Library).print()
                }>{room.say(Message::Library)}</a>
            </p>
            {boxes}
            <div class="verify-buttons">
                {carrier::choice(
                    words(Words::FormatIs),
                    "reading-list-format",
                    &Format::ALL,
                    format,
                    move |format| (format.name(), say(room.language, Words::Format(format))),
                )}
                <button
                    type="button"
                    class="button"
                    data-testid="reading-list-make"
                    on:click=make
                >
                    {words(Words::MakeList)}
                </button>
            </div>
            {shown}
        </section>
    }
    .into_any()
}

/// The documents, each with a box that leaves it out.
fn boxes(
    room: Room,
    documents: &[DocId],
    left_out: RwSignal<BTreeSet<DocId>>,
    made: RwSignal<Option<Vec<DocId>>>,
) -> AnyView {
    let rows: Vec<_> = documents
        .iter()
        .take(LISTED)
        .map(|&id| {
            let toggle = move |_| {
                left_out.update(|ids| {
                    if !ids.remove(&id) {
                        ids.insert(id);
                    }
                });
                made.set(None);
            };
            view! {
                <label>
                    <input
                        type="checkbox"
                        prop:checked=move || !left_out.read().contains(&id)
                        on:change=toggle
                    />
                    <span>{quotes::name(room, id)}</span>
                </label>
            }
        })
        .collect();
    let more = documents.len().saturating_sub(LISTED);
    let words = Words::MoreDocuments { documents: more };
    let more = (more > 0).then(|| view! { <p>{say(room.language, words)}</p> });
    let name = say(room.language, Words::Documents);
    view! {
        <div class="verify-documents" role="group" aria-label=name tabindex="0">
            {rows}
            {more}
        </div>
    }
    .into_any()
}

/// The citations of some documents; one that cannot be read is left out.
fn citations(room: Room, ids: &[DocId], format: Format) -> String {
    let corpus = room.session.corpus();
    let citations: Vec<Citation> = ids
        .iter()
        .filter_map(|&id| {
            let document = corpus.document(id).ok()?;
            let reading = Reading::of(&document.id);
            let link = carrier::link(room, View::Document(reading));
            Some(Citation::of(document, &link, None))
        })
        .collect();
    cite::write(&citations, format, room.language)
}
