//! The text of a document: paragraphs by their zones, sentences with their anchors, hits as marks,
//! furniture in folded blocks.

use danbiet_corpus::{annotate::Layers, corrections::Change, document::DocId, zone::Zone};
use danbiet_text::Span;
use leptos::{ev, prelude::*};

use super::{HEADING, Place, marked, panel};
use crate::{
    app::commands,
    browser::page,
    desk::Marked,
    layers::{self, Layer, Note},
    messages::{self, Message, evidence},
    reading::{self, Block, Node, Over, Paragraph, Part},
    route::{At, Furniture, Named, Numbers, Reading, View},
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
}

impl Print<'_> {
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
                    <h1 class="article-title" id=HEADING tabindex="-1" data-at=at>
                        {parts}
                    </h1>
                }
                .into_any()
            }
            zone => view! {
                <p class=class(zone) data-at=at>
                    {parts}
                </p>
            }
            .into_any(),
        }
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

    fn nodes(&self, nodes: Vec<Node>) -> Vec<AnyView> {
        nodes.into_iter().map(|node| self.node(node)).collect()
    }

    fn node(&self, node: Node) -> AnyView {
        match node {
            Node::Text(text) => text.into_any(),
            Node::Marked {
                over,
                begins,
                inside,
            } => {
                let inside = self.nodes(inside);
                match over {
                    Over::Hit(number, _) => self.hit(number, begins, inside),
                    Over::Pointed(_) => pointed(begins, inside),
                    Over::Marked(number, _) => match self.marked.get(number) {
                        Some(it) => marked::passage(self.room, self.place, it, begins, inside),
                        None => inside.into_any(),
                    },
                    Over::Note(note) => self.note(note, begins, inside),
                }
            }
        }
    }

    fn hit(&self, number: u32, begins: bool, inside: Vec<AnyView>) -> AnyView {
        let hit = self.place.hit;
        let current = move || hit.get() == Some(number);
        view! {
            <mark
                class="hit"
                id=begins.then(|| format!("hit-{number}"))
                class:current=current
                aria-current=move || current().then_some("true")
                data-testid=move || current().then_some("hit-current")
            >
                {inside}
            </mark>
        }
        .into_any()
    }

    /// An annotation: a link to its panel.
    fn note(&self, note: Note, begins: bool, inside: Vec<AnyView>) -> AnyView {
        let session = self.room.session;
        let at = self.place.at;
        let here = At {
            span: note.span,
            layer: Some(note.layer),
        };
        let selected = move || at.get() == Some(here);
        let layer = evidence::layer(self.room.language, note.layer);
        let normal = layers::normal(self.layers, note);
        let title = normal.map_or_else(
            || layer.to_owned(),
            |normal| {
                let label = Message::NoteLabel { layer, normal };
                self.room.say(label).into_owned()
            },
        );
        let corrected = layers::corrected(self.layers, note);
        let wrong = corrected.is_some_and(|it| it.change == Change::Wrong);
        let title = match corrected {
            Some(it) => [&*title, " · ", &self.room.say(panel::record(it))].concat(),
            None => title,
        };
        let misprint = normal.filter(|_| begins && note.layer == Layer::Misprint);
        let entry = begins && self.first_note == Some(note);
        let pressed = move |event: ev::KeyboardEvent| {
            let step = match event.key().as_str() {
                "Enter" | " " => None,
                "ArrowRight" => Some(1),
                "ArrowLeft" => Some(-1),
                _ => return,
            };
            // Neither scrolls the page nor walks through the hits.
            event.prevent_default();
            event.stop_propagation();
            match step {
                Some(step) => drop(page::focus_neighbour("[data-note]", step)),
                None => drop(commands::open_panel(session, here)),
            }
        };
        view! {
            <span
                class=["note note-", note.layer.name()].concat()
                class:selected=selected
                class:corrected=corrected.is_some()
                class:wrong=wrong
                id=begins.then(|| note.id())
                role="link"
                tabindex=if entry { "0" } else { "-1" }
                title=title
                lang="vi"
                data-testid="note"
                data-note=begins.then(|| note.layer.name())
                data-normal=misprint.map(str::to_owned)
                aria-current=move || selected().then_some("true")
                on:click=move |event| {
                    event.stop_propagation();
                    commands::open_panel(session, here);
                }
                on:keydown=pressed
            >
                {inside}
            </span>
        }
        .into_any()
    }
}

/// The words that the address points at.
fn pointed(begins: bool, inside: Vec<AnyView>) -> AnyView {
    view! {
        <mark class="pointed" id=begins.then_some("at") data-testid="pointed">
            {inside}
        </mark>
    }
    .into_any()
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
