//! Quotes on the page: sentences that prove something, each a link to its place.

use danbiet_corpus::{
    document::DocId,
    evidence::{Proof, Value},
};
use leptos::prelude::*;

use super::{
    Room,
    carrier::{self, Carrier},
    library::strips::short_name,
};
use crate::{
    components::{icon::Icon, mark::marked},
    layers::Layer,
    messages::{self, Message, verify},
    quotes::{Quote, Quoted, quoted},
    route::{At, Furniture, View},
};

/// How many quotes of a list are shown at first, and how many more each time.
const STEP: usize = 30;

/// The sentences of some places, under their documents; `layer` is the one that the places are
/// annotations of.
pub fn quotes(room: Room, proofs: &[Proof], layer: Option<Layer>) -> AnyView {
    let shown = RwSignal::new(STEP);
    let mut all = 0;
    let groups: Vec<_> = quoted(&room.session.corpus(), proofs)
        .into_iter()
        .map(|group| {
            let from = all;
            all += group.quotes.len();
            self::group(room, group, layer, (from, shown))
        })
        .collect();
    let more = move || all.saturating_sub(shown.get()).min(STEP);
    view! {
        <div class="quotes" data-testid="quotes">
            {groups}
            <button
                type="button"
                class="button"
                hidden=move || more() == 0
                on:click=move |_| shown.update(|shown| *shown += STEP)
            >
                {move || room.say(Message::MoreRows { rows: more() })}
            </button>
        </div>
    }
    .into_any()
}

fn group(
    room: Room,
    group: Quoted,
    layer: Option<Layer>,
    (from, shown): (usize, RwSignal<usize>),
) -> AnyView {
    let document = group.document;
    let entries: Vec<_> = group
        .quotes
        .into_iter()
        .zip(from..)
        .map(|(quote, number)| {
            let copy = copy(room, quote.place);
            let quote = self::quote(room, quote, layer);
            view! {
                <li class="quote-line" hidden=move || { number >= shown.get() }>
                    {quote}
                    {copy}
                </li>
            }
        })
        .collect();
    view! {
        <section class="quoted" hidden=move || { from >= shown.get() }>
            <h4 class="quoted-document">{name(room, document)}</h4>
            <ul>{entries}</ul>
        </section>
    }
    .into_any()
}

fn quote(room: Room, quote: Quote, layer: Option<Layer>) -> AnyView {
    let link = link(room, quote.place, layer);
    view! {
        <a class="quote" href=link data-testid="quote" lang="vi" title=room.say(Message::OpenPlace)>
            {marked(quote.pieces)}
        </a>
    }
    .into_any()
}

/// The button that takes a sentence along.
fn copy(room: Room, place: Proof) -> Option<AnyView> {
    let carrier = Carrier::here()?;
    let copied = RwSignal::new(false);
    let press = move |_| {
        let whole = place.sentence.cover(place.span);
        if let Some(quote) = carrier::quote(room, place.document, whole) {
            carrier.copy(room, quote, move |_| _ = copied.try_set(true));
        }
    };
    let name = move || {
        verify::say(
            room.language,
            match copied.get() {
                true => verify::Words::Copied,
                false => verify::Words::CopyQuote,
            },
        )
    };
    let icon = move || match copied.get() {
        true => Icon::Done.view(),
        false => Icon::Copy.view(),
    };
    Some(
        view! {
            <button
                type="button"
                class="button quote-copy"
                data-testid="quote-copy"
                title=name
                aria-label=name
                on:click=press
            >
                {icon}
            </button>
        }
        .into_any(),
    )
}

/// The address of a place in its document.
pub fn link(room: Room, place: Proof, layer: Option<Layer>) -> String {
    let corpus = room.session.corpus();
    let Ok(id) = corpus.name(place.document) else {
        return String::new();
    };
    let mut reading = room.session.reading(id, None);
    reading.at = Some(At {
        span: place.span,
        layer,
    });
    if place.zone.is_furniture() {
        reading.furniture = Furniture::Shown;
    }
    room.session.link(View::Document(reading))
}

/// A document in a line: its short name, the place it is about, its title.
pub fn name(room: Room, document: DocId) -> AnyView {
    let corpus = room.session.corpus();
    let Ok(document) = corpus.document(document) else {
        return ().into_any();
    };
    let metadata = &document.metadata;
    let place = metadata.place.as_ref().map(|fact| fact.value.clone());
    let title = metadata.title.as_ref().map(|fact| fact.value.clone());
    view! {
        <span class="quoted-id">{short_name(&document.id).to_owned()}</span>
        " "
        <span lang="vi">{place}</span>
        {title.map(|title| view! { <span class="quoted-title" lang="vi">" · " {title}</span> })}
    }
    .into_any()
}

/// A document in a line of plain text: its short name, the place it is about, its title.
pub fn line(room: Room, document: DocId) -> String {
    let mut line = short(room, document);
    let corpus = room.session.corpus();
    if let Ok(document) = corpus.document(document) {
        let metadata = &document.metadata;
        let facts = [&metadata.place, &metadata.title];
        for fact in facts.into_iter().flatten() {
            line.push_str(" · ");
            line.push_str(&fact.value);
        }
    }
    line
}

/// A value in words, one line for each part of it; none where nothing is stated.
pub fn value(room: Room, value: &Value) -> Vec<String> {
    let language = room.language;
    let term = |term| messages::evidence::term(language, term);
    match value {
        Value::NotStated => Vec::new(),
        Value::Text(text) => vec![text.clone()],
        Value::Number(number) => vec![messages::decimal(language, *number)],
        Value::Count(count) => vec![room.number(*count as usize)],
        Value::Time(time) => vec![messages::time(language, time)],
        Value::Term(it) => vec![term(*it).to_owned()],
        Value::Document(id) => vec![short(room, *id)],
        Value::Documents(documents) => {
            let names = documents.iter().map(|there| short(room, there.document));
            vec![names.collect::<Vec<_>>().join(", ")]
        }
        Value::Items(items) => items.iter().map(|item| self::item(room, item)).collect(),
    }
}

/// An item of a list: what it says, its kind, how often if more than once.
pub fn item(room: Room, item: &danbiet_corpus::evidence::Item) -> String {
    use danbiet_corpus::evidence::Term;
    let kind = item
        .term
        .map(|term| messages::evidence::term(room.language, term));
    let mut line = match (item.term, kind) {
        (Some(Term::Act(_)), Some(act)) => act.to_owned(),
        (Some(_), Some(kind)) => [item.text.as_str(), " (", kind, ")"].concat(),
        _ => item.text.clone(),
    };
    if item.proofs.len() > 1 {
        line.push_str(" ×");
        line.push_str(&room.number(item.proofs.len()));
    }
    line
}

/// A document in a word.
pub fn short(room: Room, document: DocId) -> String {
    let corpus = room.session.corpus();
    let name = corpus.name(document).unwrap_or_default();
    short_name(name).to_owned()
}
