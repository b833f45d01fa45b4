//! The facets, each value with the number of documents that have it.

use danbiet_corpus::search::{self, Answer, Request};
use leptos::prelude::*;

use crate::{
    components::{
        facet_group::{FacetGroup, FacetValue},
        sheet::Sheet,
    },
    facets,
    messages::Message,
    route::{Facet, Filters, Named, Search},
    views::Room,
};

/// The facets beside the page, or in a sheet over it.
pub fn filters(room: Room) -> AnyView {
    let session = room.session;
    let chosen = move || session.search.read().filters.len();
    let facets: Vec<_> = Facet::NAMES
        .iter()
        .map(|&(facet, _)| facet_group(room, facet))
        .collect();
    view! {
        <Sheet id="facets" title=room.say(Message::Facets) count=Signal::derive(chosen)>
            {facets}
            <button
                type="button"
                class="button"
                hidden=move || chosen() == 0
                on:click=move |_| session.refine(|search| search.filters = Filters::default())
            >
                {room.say(Message::ClearFilters)}
            </button>
        </Sheet>
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
            all=Callback::new(move |values| room.say(Message::ShowAllValues { values }))
            fewer=room.say(Message::FewerValues)
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
    let chosen = search.filters.of(facet).next().is_some();
    let documents: Vec<_> = if chosen {
        let request = Request {
            within: facets::within(&corpus, &search.filters.without(facet)),
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
    let values = facets::values(&corpus, facet, documents.into_iter(), &search.filters);
    // A facet of which nothing is known sorts nothing out.
    if values.iter().all(|value| value.value.is_empty()) && !chosen {
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
            chosen: search.filters.has(facet, &value.value),
            basis: value.basis.and_then(|basis| room.doubt_of(&basis, doubt)),
            value: value.value,
        })
        .collect()
}
