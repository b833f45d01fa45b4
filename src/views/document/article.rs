//! The text of a document: paragraphs by their zones, sentences with their anchors, hits as marks,
//! furniture in folded blocks.

use danbiet_corpus::{document::DocId, zone::Zone};
use leptos::prelude::*;

use super::{HEADING, Place};
use crate::{
    app::commands,
    messages::Message,
    reading::{self, Block, Paragraph, Part, Piece},
    route::{Furniture, Numbers, Reading, View},
    views::Room,
};

/// The article.
pub fn article(room: Room, place: Place, number: DocId) -> AnyView {
    let corpus = room.session.corpus();
    let title = corpus
        .document(number)
        .ok()
        .and_then(|d| d.metadata.title.as_ref());
    let untitled = title.is_none().then(|| {
        view! {
            <h1 class="article-title no-title" id=HEADING tabindex="-1">
                {room.say(Message::NoTitle)}
            </h1>
        }
    });
    view! {
        <article
            class="article"
            data-testid="reader"
            lang="vi"
            class:numbered=move || place.numbers.get() == Numbers::Shown
        >
            {untitled}
            {move || text(room, place, number)}
        </article>
    }
    .into_any()
}

fn text(room: Room, place: Place, number: DocId) -> Vec<AnyView> {
    let session = room.session;
    let corpus = session.corpus();
    let Ok(document) = corpus.document(number) else {
        return Vec::new();
    };
    let answer = session.answer.read();
    let hits = match answer.document(number) {
        Some(entry) => session.hits(entry),
        None => Vec::new(),
    };
    let numbers = place.numbers.get() == Numbers::Shown;
    let mut print = Print {
        room,
        place,
        id: document.id.clone(),
        numbers,
        headed: document.metadata.title.is_none(),
    };
    let blocks = reading::blocks(document, &hits).into_iter();
    blocks.map(|block| print.block(block)).collect()
}

/// What printing needs to know.
struct Print {
    room: Room,
    place: Place,
    id: String,
    numbers: bool,
    /// Whether the heading has been printed: a page has one.
    headed: bool,
}

impl Print {
    fn block(&mut self, block: Block) -> AnyView {
        match block {
            Block::Article(paragraph) => self.paragraph(paragraph),
            Block::Furniture(lines) => self.furniture(lines),
        }
    }

    fn furniture(&mut self, lines: Vec<Paragraph>) -> AnyView {
        let session = self.room.session;
        let folded = self
            .room
            .say(Message::FurnitureFolded { lines: lines.len() });
        let shown = self.place.furniture.get() == Furniture::Shown;
        let lines = shown.then(|| {
            let lines: Vec<_> = lines.into_iter().map(|line| self.paragraph(line)).collect();
            view! { <div class="furniture-lines" data-testid="furniture">{lines}</div> }
        });
        view! {
            <div class="furniture">
                <button
                    type="button"
                    class="furniture-fold"
                    lang=crate::messages::tag(self.room.language)
                    aria-expanded=shown.to_string()
                    on:click=move |_| {
                        commands::toggle_furniture(session);
                    }
                >
                    {folded}
                </button>
                {lines}
            </div>
        }
        .into_any()
    }

    fn paragraph(&mut self, paragraph: Paragraph) -> AnyView {
        let parts: Vec<_> = paragraph
            .parts
            .into_iter()
            .map(|part| self.part(part))
            .collect();
        match paragraph.zone {
            Zone::Title if !self.headed => {
                self.headed = true;
                view! {
                    <h1 class="article-title" id=HEADING tabindex="-1">
                        {parts}
                    </h1>
                }
                .into_any()
            }
            zone => view! { <p class=class(zone)>{parts}</p> }.into_any(),
        }
    }

    fn part(&self, part: Part) -> AnyView {
        let pieces: Vec<_> = part
            .pieces
            .into_iter()
            .map(|piece| self.piece(piece))
            .collect();
        match part.sentence {
            Some(number) => {
                let target = self.place.sentence;
                let anchor = self.numbers.then(|| self.anchor(number));
                view! {
                    <span
                        class="sentence"
                        id=format!("s{number}")
                        class:target=move || target.get() == Some(number)
                    >
                        {anchor}
                        {pieces}
                    </span>
                }
                .into_any()
            }
            None if part.marker => {
                view! { <span class="article-marker">{pieces}</span> }.into_any()
            }
            None => pieces.into_any(),
        }
    }

    /// The number of a sentence, which is the link to it.
    fn anchor(&self, number: u32) -> AnyView {
        let session = self.room.session;
        let reading = Reading {
            sentence: Some(number),
            ..session.reading(&self.id, None)
        };
        let label = self.room.say(Message::Sentence {
            number: number as usize,
        });
        view! {
            <a class="sentence-number" href=session.link(View::Document(reading)) aria-label=label>
                {number}
            </a>
        }
        .into_any()
    }

    fn piece(&self, piece: Piece) -> AnyView {
        let Some(number) = piece.hit else {
            return piece.text.into_any();
        };
        let hit = self.place.hit;
        let current = move || hit.get() == Some(number);
        view! {
            <mark
                class="hit"
                id=piece.begins.then(|| format!("hit-{number}"))
                class:current=current
                aria-current=move || current().then_some("true")
                data-testid=move || current().then_some("hit-current")
            >
                {piece.text}
            </mark>
        }
        .into_any()
    }
}

const fn class(zone: Zone) -> &'static str {
    match zone {
        Zone::Title => "article-subtitle",
        Zone::Lead => "article-lead",
        Zone::Body => "article-body",
        Zone::Caption => "article-caption",
        Zone::Byline => "article-byline",
        Zone::Source => "article-source",
        Zone::Dateline => "article-dateline",
        Zone::RepeatedTitle | Zone::Boilerplate => "article-furniture",
    }
}
