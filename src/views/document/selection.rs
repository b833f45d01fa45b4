//! What can be done with a passage of the text that the reader has selected: a bar of actions that
//! stands where the selection ends.

use danbiet_corpus::document::DocId;
use danbiet_text::Span;
use leptos::{ev, prelude::*};

use super::{Place, article::TEXT, marked, noted};
use crate::{
    browser::{page, selection, timer},
    components::Text,
    keys::Step,
    messages::{
        notes::{Words, say},
        verify,
    },
    passage::{self, Edge, Unit},
    route::At,
    views::{
        Room,
        carrier::{self, Carrier},
    },
};

/// The id of the button that selects a sentence; a key presses it too.
pub const CHOOSE: &str = "choose-sentence";

/// The id of the bar.
const BAR: &str = "selection";

/// How long a selection must stand still before something is offered, in milliseconds.
const STILL: u32 = 200;

/// A passage that something is done with.
#[derive(Clone, Copy)]
pub struct Passage {
    /// The document.
    pub document: DocId,
    /// The place in its text, without blanks at its ends.
    pub span: Span,
    /// What the bar says has become of it.
    pub said: RwSignal<Option<Text>>,
}

/// Something that can be done with a passage.
pub struct Action {
    /// What tests call it: `selection-NAME`.
    pub name: &'static str,
    /// What it is called.
    pub label: Text,
    /// What its button shows, if not what it is called.
    pub face: Option<AnyView>,
    /// Does it.
    pub run: Callback<Passage>,
    /// What becomes of the selection.
    pub after: After,
}

/// What becomes of a selection when something was done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// It stays, and the bar with it.
    Stay,
    /// It is given up.
    Leave,
}

/// All that can be done, in the order of the buttons.
fn actions(room: Room) -> Vec<Action> {
    marked::actions(room)
        .into_iter()
        .chain(quoting(room))
        .collect()
}

/// Taking the passage along as a quote.
fn quoting(room: Room) -> Vec<Action> {
    let Some(carrier) = Carrier::here() else {
        return Vec::new();
    };
    let quote = move |passage: Passage| carrier::quote(room, passage.document, passage.span);
    let copy = Callback::new(move |passage: Passage| {
        if let Some(quote) = quote(passage) {
            carrier.copy(room, quote, move |said| {
                _ = passage.said.try_set(Some(said))
            });
        }
    });
    let show = Callback::new(move |passage: Passage| {
        if let Some(quote) = quote(passage) {
            carrier.show(quote);
        }
    });
    let action = |name, label, run| Action {
        name,
        label: verify::say(room.language, label),
        face: None,
        run,
        after: After::Stay,
    };
    vec![
        action("quote", verify::Words::CopyQuote, copy),
        action("quote-as", verify::Words::QuoteAs, show),
    ]
}

/// What the bar works on; a handle that is copied freely.
#[derive(Clone, Copy)]
pub struct Bar {
    room: Room,
    document: DocId,
    chosen: RwSignal<Option<Chosen>>,
    said: RwSignal<Option<Text>>,
}

/// A selection that stands still.
#[derive(Clone, Copy, PartialEq)]
struct Chosen {
    span: Span,
    left: f64,
    below: f64,
}

/// The bar; hidden where nothing is selected.
pub fn bar(bar: Bar) -> AnyView {
    let room = bar.room;
    let waiting = StoredValue::new_local(None::<timer::Timeout>);
    selection::on_change(move || {
        let later = timer::Timeout::new(STILL, move || bar.look());
        // What was waited for before is given up.
        waiting.try_set_value(Some(later));
    });
    let (chosen, said) = (bar.chosen, bar.said);
    let left = move || chosen.get().map(|it| [&it.left.to_string(), "px"].concat());
    let below = move || {
        chosen
            .get()
            .map(|it| [&it.below.to_string(), "px"].concat())
    };
    let words = move |words| say(room.language, words);
    let buttons: Vec<_> = actions(room)
        .into_iter()
        .map(|action| bar.button(action))
        .collect();
    view! {
        <div
            class="selection"
            hidden=move || chosen.get().is_none()
            style:--left=left
            style:--below=below
        >
            <div
                class="selection-bar"
                id=BAR
                role="toolbar"
                aria-label=words(Words::Passage)
                data-testid="selection"
                // A press must not take the selection away.
                on:mousedown=|event| event.prevent_default()
                on:keydown=move |event| bar.key(&event)
            >
                <div class="selection-buttons">{buttons}</div>
                <p class="selection-said" role="status" data-testid="selection-said">
                    {move || said.get()}
                </p>
                <p class="selection-keys">{words(Words::PassageKeys)}</p>
            </div>
        </div>
    }
    .into_any()
}

/// The button of the document's toolbar that selects a sentence with the keys.
pub fn choose(bar: Bar, place: Place) -> AnyView {
    let Bar { room, document, .. } = bar;
    let press = move |_| {
        let corpus = room.session.corpus();
        let Ok(text) = corpus.document(document) else {
            return;
        };
        // What is selected already is gone on with.
        let selected = selection::selected(TEXT).is_some();
        let found = if selected {
            None
        } else {
            let seen = || selection::first_seen(TEXT);
            let byte = here(room, place, document).or_else(seen).unwrap_or(0);
            passage::sentence_at(text, byte)
        };
        if let Some(span) = found {
            selection::select(TEXT, span);
        }
        bar.look();
        bar.tell();
        timer::after_update(|| _ = page::focus_first_in(BAR));
    };
    view! {
        <button
            type="button"
            class="button tool"
            id=CHOOSE
            data-testid=CHOOSE
            title=say(room.language, Words::ChooseSentenceIs)
            on:click=press
        >
            {say(room.language, Words::ChooseSentence)}
        </button>
    }
    .into_any()
}

/// The byte of the text that the address points at: an annotation, a hit, a sentence.
fn here(room: Room, place: Place, number: DocId) -> Option<u32> {
    if let Some(At { span, .. }) = place.at.get_untracked() {
        return Some(span.start);
    }
    if let Some(hit) = place.hit.get_untracked() {
        let answer = room.session.answer.read_untracked();
        let hits = room.session.hits(answer.document(number)?);
        return Some(hits.get(hit as usize - 1)?.span.start);
    }
    let sentence = place.sentence.get_untracked()? as usize;
    let corpus = room.session.corpus();
    let document = corpus.document(number).ok()?;
    Some(document.sentences.get(sentence - 1)?.start)
}

impl Bar {
    /// A bar over a document.
    #[must_use]
    pub fn new(room: Room, document: DocId) -> Bar {
        Bar {
            room,
            document,
            chosen: RwSignal::new(None),
            said: RwSignal::new(None),
        }
    }

    /// Says what is selected, to those who have selected it with the keys.
    fn tell(self) {
        let corpus = self.room.session.corpus();
        let words = self.chosen.get_untracked().and_then(|chosen| {
            let document = corpus.document(self.document).ok()?;
            let words = document.text.get(chosen.span.range())?;
            Some(Text::Owned(["“", &noted::shortened(words), "”"].concat()))
        });
        self.said.set(words);
    }

    fn button(self, action: Action) -> AnyView {
        let Action {
            name,
            label,
            face,
            run,
            after,
        } = action;
        let press = move |_| {
            let Some(Chosen { span, .. }) = self.chosen.get_untracked() else {
                return;
            };
            run.run(Passage {
                document: self.document,
                span,
                said: self.said,
            });
            if after == After::Leave {
                self.leave();
            }
        };
        let title = label.clone();
        let face = match face {
            Some(face) => view! { {face} <span class="unseen">{label}</span> }.into_any(),
            None => label.into_any(),
        };
        view! {
            <button
                type="button"
                class="button tool"
                title=title
                data-testid=["selection-", name].concat()
                on:click=press
            >
                {face}
            </button>
        }
        .into_any()
    }

    /// Takes over what is selected now.
    fn look(self) {
        let corpus = self.room.session.corpus();
        let Ok(document) = corpus.document(self.document) else {
            return;
        };
        let selected = selection::selected(TEXT).and_then(|it| {
            let span = passage::trimmed(&document.text, it.span)?;
            let (left, below) = (it.left, it.below);
            Some(Chosen { span, left, below })
        });
        // Where the focus goes into the bar, some browsers forget what was selected.
        if selected.is_none() && page::has_focus_in(BAR) {
            return;
        }
        // The screen may be gone by now.
        if self
            .chosen
            .try_get_untracked()
            .is_some_and(|chosen| chosen != selected)
        {
            self.said.set(None);
            self.chosen.set(selected);
        }
    }

    fn leave(self) {
        selection::clear();
        self.chosen.set(None);
        self.said.set(None);
    }

    /// Arrow keys choose another passage; with nothing held, those to the side go from button to
    /// button.
    fn key(self, event: &ev::KeyboardEvent) {
        let step = match event.key().as_str() {
            "ArrowLeft" | "ArrowUp" => Step::Previous,
            "ArrowRight" | "ArrowDown" => Step::Next,
            "Escape" => {
                event.prevent_default();
                event.stop_propagation();
                self.leave();
                page::focus(CHOOSE);
                return;
            }
            _ => return,
        };
        let upright = matches!(event.key().as_str(), "ArrowUp" | "ArrowDown");
        event.prevent_default();
        event.stop_propagation();
        let Some(Chosen { span, .. }) = self.chosen.get_untracked() else {
            return;
        };
        let corpus = self.room.session.corpus();
        let Ok(document) = corpus.document(self.document) else {
            return;
        };
        let edge = match event.ctrl_key() || event.meta_key() || event.alt_key() {
            true => Edge::Start,
            false => Edge::End,
        };
        let next = match (event.shift_key(), upright) {
            (false, false) => {
                let step = if step == Step::Next { 1 } else { -1 };
                page::focus_neighbour("#selection button", step);
                return;
            }
            (false, true) => passage::beside(document, span, step),
            (true, false) => passage::moved(document, span, edge, Unit::Syllable, step),
            (true, true) => passage::moved(document, span, edge, Unit::Sentence, step),
        };
        if let Some(next) = next {
            selection::select(TEXT, next);
            self.look();
            self.tell();
        }
    }
}
