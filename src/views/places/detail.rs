//! The chosen province: the documents about it, and the places in it with their sentences.

use std::collections::BTreeSet;

use danbiet_corpus::{
    Corpus,
    annotate::gazetteer::Era,
    evidence::Proof,
    map::{
        Map,
        tally::{Place, Tally},
    },
};
use leptos::prelude::*;

use super::{Shown, provinces::NOWHERE, sentence_link, title};
use crate::{
    browser::{page, timer},
    messages::{Message, partial_date, places::Words},
    route::{Facet, View},
};

const HEADING: &str = "places-detail";

/// How many sentences of a place are shown at first.
const SENTENCES: usize = 3;

/// The chosen province; nothing if none is chosen.
pub fn detail(shown: Shown) -> AnyView {
    let Some(name) = shown.at.get() else {
        return ().into_any();
    };
    let (Some(map), Some(tallies)) = (shown.map(), shown.tallies.get()) else {
        return ().into_any();
    };
    let era = shown.era.get();
    let number = map.named(era, &name);
    let tally = match number {
        Some(number) => tallies.provinces.get(number),
        None if name == NOWHERE => Some(&tallies.elsewhere),
        None => None,
    };
    let nothing = Tally::default();
    let tally = tally.unwrap_or(&nothing);
    let corpus = shown.room.session.corpus();
    let heading = if name == NOWHERE {
        shown.say(Words::Elsewhere)
    } else {
        name.into()
    };
    let documents: Vec<_> = tally
        .documents
        .iter()
        .map(|&id| document(shown, &corpus, id))
        .collect();
    let no_documents = documents.is_empty().then(|| {
        view! { <p>{shown.say(Words::NoDocuments)}</p> }
    });
    let named: Vec<_> = tally
        .places
        .iter()
        .map(|place| named(shown, &corpus, place))
        .collect();
    let named = (!named.is_empty()).then(|| {
        view! {
            <h4>{shown.say(Words::NamedHere)}</h4>
            <ul class="places-named">{named}</ul>
        }
    });
    timer::after_update(|| {
        page::focus(HEADING);
    });
    view! {
        <section class="places-detail" data-testid="place-detail" aria-labelledby=HEADING>
            <h3 id=HEADING tabindex="-1" lang="vi">
                {heading}
            </h3>
            {number.map(|number| other_era(shown, &map, era, number))}
            {only(shown, &corpus, tally)}
            {no_documents}
            <ul class="places-documents">{documents}</ul>
            {named}
        </section>
    }
    .into_any()
}

/// What the province is in the other era.
fn other_era(shown: Shown, map: &Map, era: Era, number: usize) -> AnyView {
    let text = match era {
        Era::Districts => {
            let joined = u16::try_from(number).map(|n| map.in_era(Era::TwoTiers, n));
            let name = map.name(Era::TwoTiers, joined.unwrap_or_default());
            shown.say(Words::Joined { name })
        }
        Era::TwoTiers => {
            let parts = map.provinces.iter();
            let parts = parts.filter(|p| usize::from(p.joined) == number);
            let names: Vec<&str> = parts.map(|p| p.name.as_str()).collect();
            let names = names.join(", ");
            shown.say(Words::Parts { names: &names })
        }
    };
    view! { <p class="places-note">{text}</p> }.into_any()
}

/// Narrows the search to the documents of the province.
fn only(shown: Shown, corpus: &Corpus, tally: &Tally) -> AnyView {
    let documents = tally.documents.iter();
    let values: BTreeSet<String> = documents
        .filter_map(|&id| corpus.document(id).ok())
        .filter_map(|document| Some(document.metadata.province.as_ref()?.value.clone()))
        .collect();
    if values.is_empty() {
        return ().into_any();
    }
    let session = shown.room.session;
    let narrow = move |_| {
        let values = values.clone();
        session.refine(|search| {
            search.filters.set(Facet::Province, values);
        });
    };
    view! {
        <button type="button" class="button" on:click=narrow data-testid="only-here">
            {shown.say(Words::Only)}
        </button>
    }
    .into_any()
}

fn document(shown: Shown, corpus: &Corpus, id: danbiet_corpus::DocId) -> AnyView {
    let room = shown.room;
    let Ok(document) = corpus.document(id) else {
        return ().into_any();
    };
    let reading = room.session.reading(&document.id, None);
    let link = room.session.link(View::Document(reading));
    let date = document.metadata.date.as_ref();
    let when = date.map(|fact| partial_date(room.language, fact.value));
    let doubt = document.metadata.province.as_ref();
    let doubt = doubt
        .and_then(|fact| room.doubt(fact, Message::Inferred))
        .map(|(_, basis)| {
            let name = room.say(Message::FactProvince);
            view! { <small class="basis">{name} ": " {basis}</small> }
        });
    view! {
        <li>
            <a href=link lang="vi">
                {title(room, corpus, id)}
            </a>
            " "
            <small>{when}</small>
            " "
            {doubt}
        </li>
    }
    .into_any()
}

/// A place with the sentences that name it.
fn named(shown: Shown, corpus: &Corpus, place: &Place) -> AnyView {
    let mut sentences = place.mentions.clone();
    sentences.dedup_by_key(|proof| (proof.document, proof.sentence));
    let rest = sentences.len().saturating_sub(SENTENCES);
    let mut items: Vec<AnyView> = sentences
        .iter()
        .map(|proof| sentence(shown, corpus, proof))
        .collect();
    let more = items.split_off(items.len() - rest);
    let more = (rest > 0).then(|| {
        view! {
            <details>
                <summary>{shown.say(Words::MoreSentences { sentences: rest })}</summary>
                <ul>{more}</ul>
            </details>
        }
    });
    let way = place.way.map_or(Words::NoWay, Words::Way);
    let mentions = place.mentions.len();
    view! {
        <li>
            <p>
                <b lang="vi">{place.name.clone()}</b>
                " "
                <small>
                    {shown.say(Words::MentionCount { mentions })} " · "
                    <span class="basis">{shown.say(way)}</span>
                </small>
            </p>
            <ul>{items}</ul>
            {more}
        </li>
    }
    .into_any()
}

/// A sentence with the place marked in it.
fn sentence(shown: Shown, corpus: &Corpus, proof: &Proof) -> AnyView {
    let Ok(document) = corpus.document(proof.document) else {
        return ().into_any();
    };
    let text = |from: u32, to: u32| {
        let part = document.text.get(from as usize..to as usize);
        part.unwrap_or_default().to_owned()
    };
    let (whole, span) = (proof.sentence, proof.span);
    view! {
        <li>
            <a class="places-sentence" href=sentence_link(shown.room, corpus, proof) lang="vi">
                {text(whole.start, span.start)}
                <mark class="hit">{text(span.start, span.end)}</mark>
                {text(span.end, whole.end)}
            </a>
        </li>
    }
    .into_any()
}
