//! The legend of the annotation layers: each entry shows its style and turns its layer on or off.

use danbiet_corpus::document::DocId;
use leptos::prelude::*;

use super::Place;
use crate::{
    layers::{Layer, LayerSet, spans},
    messages::{Message, evidence},
    route::{Named, View},
    session::Step,
    views::Room,
};

/// The legend of a document; layers that hold nothing are left out.
pub fn legend(room: Room, place: Place, number: DocId) -> AnyView {
    let corpus = room.session.corpus();
    let Ok(document) = corpus.document(number) else {
        return ().into_any();
    };
    let entries: Vec<_> = Layer::NAMES
        .iter()
        .map(|&(layer, _)| (layer, spans(&document.layers, layer).len()))
        .filter(|&(_, count)| count > 0)
        .map(|(layer, count)| entry(room, place, layer, count))
        .collect();
    let all = move || place.layers.get() == LayerSet::all();
    let toggle_all = move |_| {
        let next = match place.layers.get_untracked() == LayerSet::all() {
            true => LayerSet::default(),
            false => LayerSet::all(),
        };
        show(room, next);
    };
    view! {
        <div class="legend" data-testid="legend">
            <h2 class="margin-title">{room.say(Message::Layers)}</h2>
            <div class="legend-entries">
                <button
                    type="button"
                    class="legend-entry"
                    data-testid="layers-all"
                    aria-pressed=move || all().to_string()
                    on:click=toggle_all
                >
                    {room.say(Message::AllLayers)}
                </button>
                {entries}
            </div>
        </div>
    }
    .into_any()
}

fn entry(room: Room, place: Place, layer: Layer, count: usize) -> AnyView {
    let on = move || place.layers.get().has(layer);
    let sample = ["legend-name note-", layer.name()].concat();
    view! {
        <button
            type="button"
            class="legend-entry"
            data-testid=["layer-", layer.name()].concat()
            aria-pressed=move || on().to_string()
            on:click=move |_| show(room, place.layers.get_untracked().toggled(layer))
        >
            <span class=sample>{evidence::layer(room.language, layer)}</span>
            " "
            <span class="legend-count">{room.number(count)}</span>
        </button>
    }
    .into_any()
}

/// Shows these layers.
fn show(room: Room, layers: LayerSet) {
    let session = room.session;
    let mut route = session.route.get_untracked();
    if let View::Document(reading) = &mut route.view {
        reading.layers = layers;
    }
    session.go(route, Step::Same);
}
