//! The documents of an answer as cards.

use danbiet_corpus::{
    document::Document,
    metadata::{Fact as Known, Metadata},
    search::{Answer, DocumentHits, Hit},
};
use leptos::prelude::*;

use crate::{
    components::document_card::{Card, Excerpt, Fact, document_card},
    excerpts::excerpts,
    messages::{Message, partial_date},
    reading::{Length, Piece, opening},
    route::View,
    views::Room,
};

/// How many documents are shown at first, and how many more each time.
const STEP: usize = 20;
/// How many excerpts a card has, and how long each may be, in bytes.
const EXCERPTS: usize = 3;
const EXCERPT: usize = 340;
/// How long the first lines of a document may be, in bytes.
const OPENING: usize = 320;

/// The cards, the first ones of a long list.
pub fn cards(room: Room, answer: &Answer) -> AnyView {
    let shown = RwSignal::new(STEP);
    let total = answer.documents.len();
    let more = move || total.saturating_sub(shown.get()).min(STEP);
    view! {
        <div class="cards">
            {move || {
                let answer = room.session.answer.read_untracked();
                let documents = answer.documents.iter().take(shown.get());
                documents.filter_map(|entry| card(room, entry)).map(document_card).collect::<Vec<_>>()
            }}
        </div>
        <button
            type="button"
            class="button"
            hidden=move || more() == 0
            on:click=move |_| shown.update(|shown| *shown += STEP)
        >
            {move || room.say(Message::MoreDocuments { documents: more() })}
        </button>
    }
    .into_any()
}

fn card(room: Room, entry: &DocumentHits) -> Option<Card> {
    let session = room.session;
    let corpus = session.corpus();
    let document = corpus.document(entry.document).ok()?;
    let hits = session.hits(entry);
    let first = (entry.count > 0).then_some(1);
    let title = document.metadata.title.as_ref();
    Some(Card {
        id: document.id.clone(),
        link: session.link(View::Document(session.reading(&document.id, first))),
        title: title
            .map(|title| title.value.clone())
            .ok_or_else(|| room.say(Message::NoTitle)),
        facts: facts(room, document),
        count: first.map(|_| {
            let hits = entry.count as usize;
            room.say(Message::Hits { hits }).into_owned()
        }),
        excerpts: shown(room, document, &hits),
    })
}

/// The best sentences, or the first lines where nothing was asked for.
fn shown(room: Room, document: &Document, hits: &[Hit]) -> Vec<Excerpt> {
    let session = room.session;
    let best = excerpts(document, hits, EXCERPTS, EXCERPT);
    if best.is_empty() {
        let opening = opening(document, OPENING).map(|(span, more)| Excerpt {
            link: None,
            pieces: vec![Piece {
                text: span.of(&document.text).to_owned(),
                hit: None,
                begins: false,
            }],
            cut: (false, more),
        });
        return opening.into_iter().collect();
    }
    let link = |hit| session.link(View::Document(session.reading(&document.id, Some(hit))));
    best.into_iter()
        .map(|excerpt| Excerpt {
            link: Some(link(excerpt.hit)),
            pieces: excerpt.pieces,
            cut: excerpt.cut,
        })
        .collect()
}

fn facts(room: Room, document: &Document) -> Vec<Fact> {
    let Metadata {
        place,
        publisher,
        event,
        date,
        ..
    } = &document.metadata;
    let text = |fact: &Option<Known<String>>| {
        fact.as_ref().map(|fact| Fact {
            text: fact.value.clone(),
            basis: room.doubt(fact, Message::Inferred),
        })
    };
    let date = date.as_ref().map(|date| Fact {
        text: partial_date(room.language, date.value),
        basis: room.doubt(date, Message::YearInferred),
    });
    let length = Length::of(document);
    let plain = |message| Fact {
        text: room.say(message).into_owned(),
        basis: None,
    };
    let syllables = length.syllables;
    let share = length.share();
    let measures = [
        Some(plain(Message::Syllables { syllables })),
        (share > 0.0).then(|| plain(Message::FurnitureShare { share })),
    ];
    let known = [text(place), date, text(publisher), text(event)];
    known.into_iter().chain(measures).flatten().collect()
}
