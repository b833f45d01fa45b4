//! What can be done with a passage of the text that the reader has selected: a bar of actions that
//! stands where the selection ends.

mod bar;

use danbiet_corpus::document::DocId;
use danbiet_text::Span;
use leptos::prelude::*;

use bar::BAR;
pub use bar::{Bar, bar};

use super::{Place, article::TEXT, marked};
use crate::{
    browser::{page, selection, timer},
    components::Text,
    messages::{
        notes::{Words, say},
        verify,
    },
    passage,
    route::At,
    views::{
        Room,
        carrier::{self, Carrier},
    },
};

/// The id of the button that selects a sentence; a key presses it too.
pub const CHOOSE: &str = "choose-sentence";

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
