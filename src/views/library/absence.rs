//! The proof of absence: for each document without hits, what was searched and what is near.

use danbiet_corpus::{
    document::DocId,
    search::{self, Answer, Reach, Reading as Level, Request, Zones},
};
use leptos::prelude::*;

use crate::{components::Text, facets, messages::Message, route::View, views::Room};

/// How many documents are listed.
const DOCUMENTS: usize = 20;

/// The documents that were searched and have nothing.
pub fn absence(room: Room, answer: &Answer) -> AnyView {
    let documents = answer.absent.len();
    if documents == 0 || answer.query.root.is_none() {
        return ().into_any();
    }
    let items: Vec<_> = answer
        .absent
        .iter()
        .take(DOCUMENTS)
        .filter_map(|&id| item(room, id, answer.reading))
        .collect();
    view! {
        <section class="absence" data-testid="absence">
            <h2 class="absence-title">{room.say(Message::Absent { documents })}</h2>
            <ul>{items}</ul>
        </section>
    }
    .into_any()
}

fn item(room: Room, id: DocId, level: Level) -> Option<AnyView> {
    let session = room.session;
    let corpus = session.corpus();
    let document = corpus.document(id).ok()?;
    let link = session.link(View::Document(session.reading(&document.id, None)));
    let title = match &document.metadata.title {
        Some(title) => title.value.clone(),
        None => document.id.clone(),
    };
    // What it takes several searches to say is found out when someone asks.
    let open = RwSignal::new(false);
    let proof = move || {
        open.get().then(|| {
            let lines: Vec<_> = proof(room, id, level)
                .into_iter()
                .map(|line| view! { <li>{line}</li> })
                .collect();
            view! { <ul class="proof">{lines}</ul> }
        })
    };
    let item = view! {
        <li data-testid="absent" data-document=document.id.clone()>
            <a href=link lang="vi">
                {title}
            </a>
            <details on:toggle=move |_| open.set(true)>
                <summary>{room.say(Message::Why)}</summary>
                {proof}
            </details>
        </li>
    };
    Some(item.into_any())
}

/// The filters of the search: other documents were not searched.
fn filters(room: Room) -> String {
    let corpus = room.session.corpus();
    let search = room.session.search.read_untracked();
    let mut text = String::new();
    let mut last = None;
    for (facet, value) in search.filters.iter() {
        if last.replace(facet) == Some(facet) {
            text.push_str(", ");
        } else {
            text.push_str(if text.is_empty() { "" } else { "; " });
            text.push_str(&room.say(Message::FacetName(facet)));
            text.push_str(": ");
        }
        match value {
            "" => text.push_str(&room.say(Message::FacetUnknown)),
            value => text.push_str(&facets::label(&corpus, facet, value, room.language)),
        }
    }
    text
}

/// What was searched in the document, and what it has that is near.
fn proof(room: Room, id: DocId, level: Level) -> Vec<Text> {
    let session = room.session;
    let corpus = session.corpus();
    let request = session.request.get_untracked();
    let count = |change: &dyn Fn(&mut Request)| {
        let mut request = Request {
            within: Some(vec![id]),
            ..request.clone()
        };
        change(&mut request);
        search::search(&corpus, &request).map_or(0, |answer| answer.total())
    };
    let name = |level| {
        room.say(match level {
            Level::Typed => Message::LevelTyped,
            Level::Any => Message::LevelAny,
        })
    };
    let zones: Vec<Text> = request
        .zones
        .iter()
        .map(|zone| room.say(Message::ZoneName(zone)))
        .collect();
    let mut lines = vec![
        room.say(Message::AbsentLevel {
            level: &name(level),
        }),
        room.say(Message::AbsentZones {
            zones: &zones.join(", "),
        }),
    ];
    let filters = filters(room);
    if !filters.is_empty() {
        lines.push(room.say(Message::AbsentFilters { filters: &filters }));
    }
    if level == Level::Typed {
        let hits = count(&|request| request.reading = Some(Level::Any));
        let level = name(Level::Any);
        lines.push(room.say(Message::AbsentOtherLevel {
            level: &level,
            hits,
        }));
    }
    if request.zones == Zones::ARTICLE {
        let hits = count(&|request| request.zones = Zones::FURNITURE);
        lines.push(room.say(Message::AbsentFurniture { hits }));
    }
    if request.reach < Reach::Some {
        let hits = count(&|request| request.reach = Reach::Some);
        lines.push(room.say(Message::AbsentWiderGroup { hits }));
    }
    lines
}
