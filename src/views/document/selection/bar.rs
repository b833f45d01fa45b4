//! The bar itself: where it stands, what it says, which keys it takes.

use danbiet_corpus::document::DocId;
use danbiet_text::Span;
use leptos::{ev, prelude::*};

use super::{Action, After, CHOOSE, Passage, actions};
use crate::{
    browser::{page, selection, timer},
    components::Text,
    keys::Step,
    messages::notes::{Words, say},
    passage::{self, Edge, Unit},
    views::{
        Room,
        document::{article::TEXT, noted},
    },
};

/// The id of the bar.
pub const BAR: &str = "selection";

/// How long a selection must stand still before something is offered, in milliseconds.
const STILL: u32 = 200;

/// What the bar works on; a handle that is copied freely.
#[derive(Clone, Copy)]
pub struct Bar {
    /// What it speaks through.
    pub room: Room,
    /// The document under it.
    pub document: DocId,
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
                on:focusin=move |_| bar.keep()
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
    pub fn tell(self) {
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
    pub fn look(self) {
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

    /// Selects again what is worked on: WebKit gives a selection up when the focus goes elsewhere.
    fn keep(self) {
        if let Some(Chosen { span, .. }) = self.chosen.get_untracked()
            && !selection::is_any()
        {
            selection::select(TEXT, span);
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
