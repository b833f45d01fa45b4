//! What lies over the text: hits, annotations, passages that were marked or are pointed at.

use danbiet_corpus::corrections::Change;
use leptos::{ev, prelude::*};

use super::Print;
use crate::{
    app::commands,
    browser::page,
    layers::{self, Layer, Note},
    messages::{Message, evidence},
    reading::{Node, Over},
    route::{At, Named},
    views::document::{marked, panel},
};

impl Print<'_> {
    /// The nodes of a stretch of text.
    pub fn nodes(&self, nodes: Vec<Node>) -> Vec<AnyView> {
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
