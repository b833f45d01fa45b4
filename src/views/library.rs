//! The library: facets, the documents that answer the search, and where the hits stand in them.

mod absence;
mod cards;
pub mod strips;

use danbiet_corpus::search::{self, Answer, Request, Sort};
use leptos::prelude::*;

use super::Room;
use crate::{
    browser::{page, timer},
    components::{
        facet_group::{FacetGroup, FacetValue},
        sheet::Sheet,
    },
    facets,
    messages::Message,
    route::{Facet, Named, Route, Search},
};

/// The library. `unknown` is a fragment that led nowhere.
pub fn library(room: Room, unknown: Option<String>) -> AnyView {
    let session = room.session;
    return_to_last_read(room);
    let chosen = move || {
        session
            .search
            .read()
            .filters
            .values()
            .map(|v| v.len())
            .sum::<usize>()
    };
    let facets: Vec<_> = Facet::NAMES
        .iter()
        .map(|&(facet, _)| facet_group(room, facet))
        .collect();
    let notice = unknown.map(|fragment| {
        view! {
            <section class="notice" data-testid="unknown-address">
                <h1>{room.say(Message::UnknownAddress)}</h1>
                <p>{room.say(Message::UnknownAddressKept { fragment: &fragment })}</p>
                <p>
                    <a href=Route::default().print()>{room.say(Message::BackToLibrary)}</a>
                </p>
            </section>
        }
    });
    view! {
        <div class="screen library" data-testid="library">
            <Sheet id="facets" title=room.say(Message::Facets) count=Signal::derive(chosen)>
                {facets}
                <button
                    type="button"
                    class="button"
                    hidden=move || chosen() == 0
                    on:click=move |_| session.refine(|search| search.filters.clear())
                >
                    {room.say(Message::ClearFilters)}
                </button>
            </Sheet>
            <div class="page">
                {notice}
                <h1 class="unseen">{room.say(Message::Library)}</h1>
                {sorting(room)}
                {move || cards::cards(room, &session.answer.read())}
                {move || absence::absence(room, &session.answer.read())}
            </div>
            <aside class="margin">{move || strips::strips(room, &session.answer.read())}</aside>
        </div>
    }
    .into_any()
}

/// Puts the focus on the document that the reader comes back from.
fn return_to_last_read(room: Room) {
    let last_read = room.session.last_read;
    if let Some(id) = last_read.get_value() {
        last_read.set_value(None);
        timer::after_update(move || {
            page::focus(&format!("card-{id}"));
        });
    }
}

fn sorting(room: Room) -> AnyView {
    let session = room.session;
    let choose = move |event| {
        if let Some(sort) = Sort::named(&event_target_value(&event)) {
            session.refine(|search| search.sort = sort);
        }
    };
    let options: Vec<_> = Sort::NAMES
        .iter()
        .map(|&(sort, name)| {
            let selected = move || session.search.read().sort == sort;
            view! {
                <option value=name selected=selected>
                    {room.say(Message::SortName(sort))}
                </option>
            }
        })
        .collect();
    view! {
        <label class="sorting">
            {room.say(Message::Sort)} " "
            <select on:change=choose data-testid="sort">
                {options}
            </select>
        </label>
    }
    .into_any()
}

fn facet_group(room: Room, facet: Facet) -> AnyView {
    let session = room.session;
    let values = Memo::new(move |_| {
        let search = session.search.read();
        let answer = session.answer.read();
        values(room, &search, &session.request.read(), &answer, facet)
    });
    let toggle = Callback::new(move |value: String| {
        session.refine(|search| *search = search.toggled(facet, &value));
    });
    view! {
        <FacetGroup
            name=facet.name()
            title=room.say(Message::FacetName(facet))
            values=values
            on_toggle=toggle
        />
    }
    .into_any()
}

/// The values of a facet among the documents that answer everything but this facet's own filter.
fn values(
    room: Room,
    search: &Search,
    request: &Request,
    answer: &Answer,
    facet: Facet,
) -> Vec<FacetValue> {
    let corpus = room.session.corpus();
    let chosen = search.filters.get(&facet);
    let documents: Vec<_> = if chosen.is_some() {
        let mut others = search.filters.clone();
        others.remove(&facet);
        let request = Request {
            within: facets::within(&corpus, &others),
            ..request.clone()
        };
        let answer = search::search(&corpus, &request).unwrap_or_else(|_| Answer::nothing());
        answer.documents.iter().map(|d| d.document).collect()
    } else {
        answer.documents.iter().map(|d| d.document).collect()
    };
    let doubt = match facet {
        Facet::Year => Message::YearInferred,
        _ => Message::Inferred,
    };
    let values = facets::values(&corpus, facet, documents.into_iter(), chosen);
    // A facet of which nothing is known sorts nothing out.
    if values.iter().all(|value| value.value.is_empty()) && chosen.is_none() {
        return Vec::new();
    }
    values
        .into_iter()
        .map(|value| FacetValue {
            label: if value.value.is_empty() {
                room.say(Message::FacetUnknown).into_owned()
            } else {
                facets::label(&corpus, facet, &value.value, room.language)
            },
            count: room.number(value.documents),
            chosen: chosen.is_some_and(|chosen| chosen.contains(&value.value)),
            basis: value.basis.and_then(|basis| room.doubt_of(&basis, doubt)),
            value: value.value,
        })
        .collect()
}
