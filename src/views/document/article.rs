//! The text of a document: paragraphs by their zones, sentences with their anchors, hits as marks,
//! furniture in folded blocks.

mod nodes;

use danbiet_corpus::{
    annotate::Layers,
    document::{DocId, Document},
    material::Place as Origin,
    zone::Zone,
};
use danbiet_text::Span;
use leptos::prelude::*;

use super::{HEADING, Place};
use crate::{
    app::commands,
    desk::Marked,
    layers::{self, Note},
    messages::{
        self, Message,
        documents::{self, Words},
    },
    reading::{self, Block, Paragraph, Part},
    route::{Furniture, Numbers, Reading, View},
    views::Room,
};

/// The id of the article.
pub const TEXT: &str = "article";

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
            id=TEXT
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
    // An address may point anywhere: only what is a place of this text is marked.
    let pointed = place.pointed.get();
    let pointed = pointed.filter(|at| document.text.get(at.range()).is_some());
    let overlay = session.overlay();
    let layers = overlay
        .as_ref()
        .map_or(&document.layers, |o| o.layers(number, document));
    let notes = layers::notes(layers, place.layers.get());
    let marked = place.marked.get();
    let spans: Vec<Span> = marked.iter().map(|it| it.span).collect();
    let mut print = Print {
        room,
        place,
        id: document.id.clone(),
        layers,
        numbers,
        headed: document.metadata.title.is_none(),
        first_note: notes.first().copied(),
        marked,
        document,
        origin: None,
    };
    let blocks = reading::blocks(document, &hits, pointed, &spans, &notes).into_iter();
    blocks.map(|block| print.block(block)).collect()
}

/// What printing needs to know.
struct Print<'d> {
    room: Room,
    place: Place,
    id: String,
    layers: &'d Layers,
    numbers: bool,
    /// Whether the heading has been printed: a page has one.
    headed: bool,
    /// The annotation that the Tab key comes to; the arrow keys lead to the others.
    first_note: Option<Note>,
    /// The passages that the reader has marked.
    marked: Vec<Marked>,
    document: &'d Document,
    /// The place in the file that was printed last.
    origin: Option<&'d Origin>,
}

impl<'d> Print<'d> {
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
                    lang=messages::tag(self.room.language)
                    data-beside
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
        let origin = self.origin(paragraph.start);
        // What the reader selects is found by it (browser/selection.rs).
        let at = paragraph.start.to_string();
        let parts: Vec<_> = paragraph
            .parts
            .into_iter()
            .map(|part| self.part(part))
            .collect();
        match paragraph.zone {
            Zone::Title if !self.headed => {
                self.headed = true;
                view! {
                    {origin}
                    <h1 class="article-title" id=HEADING tabindex="-1" data-at=at>
                        {parts}
                    </h1>
                }
                .into_any()
            }
            zone => view! {
                {origin}
                <p class=class(zone) data-at=at>
                    {parts}
                </p>
            }
            .into_any(),
        }
    }

    /// Where in the file a line was taken from, if the line before came from elsewhere. Pages are always
    /// told, smaller places with the numbers of the sentences.
    fn origin(&mut self, start: u32) -> Option<AnyView> {
        let lines = &self.document.lines;
        let line = lines.partition_point(|line| line.span.end <= start);
        let origin = self.document.source.place(lines.get(line)?.number)?;
        let told = self.numbers || matches!(origin, Origin::Page(_));
        if !told || self.origin.replace(origin) == Some(origin) {
            return None;
        }
        let language = self.room.language;
        let title = documents::say(language, Words::InFile(&self.document.source.file));
        Some(
            view! {
                <div
                    class="file-place"
                    lang=messages::tag(language)
                    title=title
                    data-beside
                    data-testid="file-place"
                >
                    {origin.written(language)}
                </div>
            }
            .into_any(),
        )
    }

    fn part(&self, part: Part) -> AnyView {
        let pieces = self.nodes(part.nodes);
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
            <a
                class="sentence-number"
                href=session.link(View::Document(reading))
                aria-label=label
                data-beside
            >
                {number}
            </a>
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
