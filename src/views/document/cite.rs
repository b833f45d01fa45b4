//! The citation of a document, in the form that is chosen.

use danbiet_corpus::{
    cite::{self, Citation, Format},
    document::DocId,
};
use leptos::prelude::*;

use crate::{
    components::carry::Carry,
    messages::verify::{Words, say},
    route::{Reading, View},
    views::{Room, carrier},
};

/// The section of the facts.
pub fn cite(room: Room, number: DocId) -> AnyView {
    let corpus = room.session.corpus();
    let Ok(document) = corpus.document(number) else {
        return ().into_any();
    };
    let id = document.id.clone();
    let address = carrier::link(room, View::Document(Reading::of(&id)));
    let citation = Citation::of(document, &address, None);
    let format = RwSignal::new(Format::Plain);
    let text = Signal::derive(move || {
        cite::write(std::slice::from_ref(&citation), format.get(), room.language)
    });
    let save = Callback::new(move |()| {
        let format = format.get_untracked();
        let text = text.read_untracked();
        carrier::save(&id, format.ending(), format.media(), &text)
    });
    let words = |words| say(room.language, words);
    view! {
        <section class="cite" data-testid="cite">
            <h3 class="margin-title">{words(Words::Cite)}</h3>
            {carrier::choice(words(Words::FormatIs), "cite-format", &Format::ALL, format, move |format| {
                (format.name(), say(room.language, Words::Format(format)))
            })}
            <Carry
                id="citation"
                labels=carrier::labels(room, Words::Citation, true)
                text=text
                on_save=save
            />
        </section>
    }
    .into_any()
}
