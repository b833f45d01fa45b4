//! One document, set for reading, with its hits, its facts and its furniture.

mod article;
mod cite;
pub mod correct;
mod facts;
mod legend;
pub mod marked;
mod note;
pub mod noted;
pub mod panel;
pub mod selection;

use danbiet_corpus::document::DocId;
use danbiet_text::Span;
use leptos::prelude::*;

use selection::Bar;

use super::{Room, library::strips};
use crate::{
    app::commands,
    browser::{page, timer},
    components::{dispersion::dispersion, icon::Icon, sheet::Sheet},
    desk::Marked,
    hits,
    keys::Step,
    layers::{LayerSet, Note},
    messages::Message,
    route::{At, Correcting, Furniture, Numbers, Reading, View},
    session,
};

/// The id of the heading, which gets the focus when a document opens.
pub const HEADING: &str = "heading";

/// The document with this id, or what to say when there is none.
pub fn document(room: Room, id: &str) -> AnyView {
    let corpus = room.session.corpus();
    let number = match corpus.find(id) {
        Ok(Some(number)) => number,
        Ok(None) => return missing(room, Message::NoDocument { id }),
        Err(_) => return missing(room, Message::DamagedDocument),
    };
    if corpus.document(number).is_err() {
        return missing(room, Message::DamagedDocument);
    }
    let place = Place::new(room, number);
    let bar = Bar::new(room, number);
    follow(place);
    view! {
        <div class="screen reading">
            <Sheet id="facts" title=room.say(Message::Facts) count=Signal::derive(|| 0)>
                {facts::facts(room, number)}
            </Sheet>
            <div class="page">
                {toolbar(room, place, number, bar)}
                <div class="passages">
                    {article::article(room, place, number)} {selection::bar(bar)}
                </div>
            </div>
            <aside class="margin">
                {panel::panel(room, place, number)}
                {note::panel(room, place)}
                {noted::list(room, number)}
                <Sheet
                    id="layers"
                    title=room.say(Message::Layers)
                    count=Signal::derive(move || place.layers.get().len())
                >
                    {legend::legend(room, place, number)}
                    {move || strip(room, place, number)}
                </Sheet>
            </aside>
        </div>
    }
    .into_any()
}

/// Where the reader is in the open document.
#[derive(Clone, Copy)]
pub struct Place {
    /// The hit, from 1.
    pub hit: Memo<Option<u32>>,
    /// The sentence, from 1.
    pub sentence: Memo<Option<u32>>,
    /// Whether the furniture is shown.
    pub furniture: Memo<Furniture>,
    /// Whether sentences show their numbers.
    pub numbers: Memo<Numbers>,
    /// The annotation layers that are shown.
    pub layers: Memo<LayerSet>,
    /// What the address points at.
    pub at: Memo<Option<At>>,
    /// Whether the reader corrects what it points at.
    pub correcting: Memo<Correcting>,
    /// The words that are marked because the address points at them: those of no annotation, or of
    /// one whose layer is not shown.
    pub pointed: Memo<Option<Span>>,
    /// The passages that the reader has marked.
    pub marked: Memo<Vec<Marked>>,
    /// The note that is open.
    pub note: Memo<Option<String>>,
}

impl Place {
    fn new(room: Room, document: DocId) -> Self {
        let route = room.session.route;
        let reading = Memo::new(move |_| match &route.read().view {
            View::Document(reading) => reading.clone(),
            _ => Reading::default(),
        });
        Self {
            hit: Memo::new(move |_| reading.read().hit),
            sentence: Memo::new(move |_| reading.read().sentence),
            furniture: Memo::new(move |_| reading.read().furniture),
            numbers: Memo::new(move |_| reading.read().numbers),
            layers: Memo::new(move |_| reading.read().layers),
            at: Memo::new(move |_| reading.read().at),
            correcting: Memo::new(move |_| reading.read().correcting),
            pointed: Memo::new(move |_| {
                let Reading { at, layers, .. } = *reading.read();
                let shown = |at: &At| at.layer.is_some_and(|layer| layers.has(layer));
                Some(at.filter(|at| !shown(at))?.span)
            }),
            marked: Memo::new(move |_| {
                let desk = room.session.desk.get_value();
                desk.map_or_else(Vec::new, |desk| desk.marked(document))
            }),
            note: Memo::new(move |_| reading.read().note.clone()),
        }
    }
}

/// Keeps in view what the address points at. A document that opens without a place opens at its
/// heading.
fn follow(place: Place) {
    Effect::new(move |opened: Option<Option<String>>| {
        let (hit, sentence, at) = (place.hit.get(), place.sentence.get(), place.at.get());
        let note = place.note.get();
        let first = opened.is_none();
        // Where a note was closed, the reader stays where they read.
        if note.is_none() && opened.is_some_and(|before| before.is_some()) {
            return note;
        }
        let open = note.clone();
        timer::after_update(move || {
            if first {
                page::open_at_top(HEADING);
            }
            if let Some(open) = open {
                marked::show(&open, first);
                return;
            }
            match (at, hit, sentence) {
                (Some(at), ..) => drop(show_place(at, first)),
                (None, Some(hit), _) => drop(page::show(&format!("hit-{hit}"))),
                (None, None, Some(sentence)) => drop(page::show(&format!("s{sentence}"))),
                (None, None, None) => {}
            }
        });
        note
    });
}

/// Brings what the address points at into view. Where the document was open already, the page moves
/// no more than it must.
fn show_place(at: At, first: bool) -> Option<()> {
    let note = at.layer.map(|layer| {
        let span = at.span;
        Note { span, layer }.id()
    });
    let id = note.filter(|id| page::element(id).is_some());
    let id = id.as_deref().unwrap_or("at");
    if first {
        page::show(id)
    } else {
        page::show_if_hidden(id)
    }
}

fn missing(room: Room, message: Message<'_>) -> AnyView {
    let back = room.session.link(View::Library);
    view! {
        <div class="screen">
            <div class="page notice">
                <h1 id=HEADING tabindex="-1">{room.say(message)}</h1>
                <p>
                    <a href=back>{room.say(Message::BackToLibrary)}</a>
                </p>
            </div>
        </div>
    }
    .into_any()
}

/// The way back, the steps through hits and documents, what is shown.
fn toolbar(room: Room, place: Place, number: DocId, bar: Bar) -> AnyView {
    let session = room.session;
    let back = move || {
        let route = session.route.read();
        route.on(View::Library).print()
    };
    let back_name = move || {
        room.say(if session.search.read().query.is_empty() {
            Message::BackToLibrary
        } else {
            Message::BackToResults
        })
    };
    let where_hit = move || {
        let order = session.order.read();
        let total = hits::total(&order);
        let here = place
            .hit
            .get()
            .and_then(|hit| hits::overall(&order, number, hit));
        room.say(match here {
            Some(number) => Message::HitOf { number, total },
            None if hits::count(&order, number).unwrap_or(0) == 0 => Message::NoHitHere,
            None => Message::Hits { hits: total },
        })
    };
    let no_hits = move || hits::total(&session.order.read()) == 0;
    let step = move |name, icon: Icon, label, step| {
        view! {
            <button
                type="button"
                class="button tool"
                data-testid=name
                title=room.say(label)
                aria-label=room.say(label)
                on:click=move |_| {
                    commands::go_to_hit(session, step);
                }
            >
                {icon.view()}
            </button>
        }
    };
    view! {
        <div class="toolbar" role="toolbar">
            <a class="button tool" href=back data-testid="back">
                {Icon::Back.view()}
                {back_name}
            </a>
            <span class="toolbar-hits" hidden=no_hits>
                {step("hit-previous", Icon::Previous, Message::PreviousHit, Step::Previous)}
                <span class="toolbar-place" role="status" data-testid="hit-place">
                    {where_hit}
                </span>
                {step("hit-next", Icon::Next, Message::NextHit, Step::Next)}
            </span>
            {toggles(room, place, bar)}
        </div>
    }
    .into_any()
}

fn toggles(room: Room, place: Place, bar: Bar) -> AnyView {
    let session = room.session;
    let shown = move || place.furniture.get() == Furniture::Shown;
    let numbered = move || place.numbers.get() == Numbers::Shown;
    let number = move |_| {
        let mut route = session.route.get_untracked();
        if let View::Document(reading) = &mut route.view {
            reading.numbers = match reading.numbers {
                Numbers::Hidden => Numbers::Shown,
                Numbers::Shown => Numbers::Hidden,
            };
        }
        session.go(route, session::Step::Same);
    };
    view! {
        {selection::choose(bar, place)}
        <button
            type="button"
            class="button tool toolbar-end"
            aria-pressed=move || numbered().to_string()
            on:click=number
        >
            {room.say(Message::ShowNumbers)}
        </button>
        <button
            type="button"
            class="button tool"
            data-testid="furniture-toggle"
            title=room.say(Message::FurnitureIs)
            aria-pressed=move || shown().to_string()
            on:click=move |_| {
                commands::toggle_furniture(session);
            }
        >
            {room.say(Message::ShowFurniture)}
        </button>
    }
    .into_any()
}

/// Where the hits stand: in this document, then in the others.
fn strip(room: Room, place: Place, number: DocId) -> AnyView {
    let answer = room.session.answer.read();
    let current = place.hit.get();
    let entries = answer.documents.iter().filter(|entry| entry.count > 0);
    let strips: Vec<_> = entries
        .filter_map(|entry| {
            strips::strip(room, entry, current.filter(|_| entry.document == number))
        })
        .collect();
    if strips.is_empty() {
        return ().into_any();
    }
    dispersion(room.say(Message::Dispersion), strips)
}
