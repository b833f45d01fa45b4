//! Queries along years, places and documents, and where they stand in each document.

mod chart;
mod plot;

use std::sync::Arc;

use danbiet_corpus::{
    PackError,
    choice::searched,
    document::DocId,
    export::{Header, Table},
    facet::Facet,
    frequency::table::{self, Places},
    search::{self, Answer, Request},
    trend::{self, Axis, Bin, Trend},
};
use leptos::prelude::*;

use super::{Desk, controls::select};
use crate::{
    components::chart::legend,
    messages::{Message, words::Say},
    route::{Reading, Scale, Search, View},
    views::exports::{self, Source},
};

/// The ids of the drawings.
const CHART: &str = "words-trend";
const PLOT: &str = "words-dispersion";
/// No more queries than these are followed.
const QUERIES: usize = 4;

/// What is followed.
#[derive(Clone)]
struct Followed {
    queries: Vec<String>,
    answers: Vec<Arc<Answer>>,
    trend: Trend,
    places: Vec<Places>,
}

/// The screen.
pub fn trends(desk: Desk) -> AnyView {
    let room = desk.room;
    let session = room.session;
    let followed = Memo::new_with_compare(move |_| follow(desk).ok().map(Arc::new), |_, _| true);
    let body = move || {
        let found = followed.get()?;
        let any = found.answers.iter().any(|answer| answer.total() > 0);
        if !any {
            return Some(
                view! { <p class="evidence-none">{desk.say(Say::NothingFound)}</p> }.into_any(),
            );
        }
        Some(
            view! {
                {legend(found.queries.clone())}
                {chart::drawn(desk, &found)}
                {saved(desk, followed, "trends", CHART)}
                {chart::figures(desk, &found)}
                <h2 class="words-subtitle">{desk.say(Say::PlotTitle)}</h2>
                <p class="evidence-lead">{desk.say(Say::PlotLead)}</p>
                {plot::plot(desk, &found)}
                {saved(desk, followed, "dispersion", PLOT)}
                {plot::positions(desk, &found)}
            }
            .into_any(),
        )
    };
    let axes: Vec<_> = [
        Axis::Facet(Facet::Year),
        Axis::Facet(Facet::Place),
        Axis::Facet(Facet::Province),
        Axis::Facet(Facet::Publisher),
        Axis::Facet(Facet::Event),
        Axis::Document,
    ]
    .into_iter()
    .map(|axis| (axis_name(axis), axis_title(desk, axis)))
    .collect();
    let by = select(
        desk.say(Say::By),
        "words-by",
        axes,
        move || axis_name(desk.shown.read().axis).to_owned(),
        move |name| {
            let axis = match name.as_str() {
                "document" => Some(Axis::Document),
                name => Facet::named(name).map(Axis::Facet),
            };
            desk.change(|words| words.axis = axis.unwrap_or(words.axis));
        },
    );
    let scales = vec![
        ("million", desk.say(Say::ScaleMillion).to_owned()),
        ("hits", desk.say(Say::ScaleHits).to_owned()),
    ];
    let scale = select(
        desk.say(Say::Scale),
        "words-scale",
        scales,
        move || match desk.shown.read().scale {
            Scale::PerMillion => "million".to_owned(),
            Scale::Hits => "hits".to_owned(),
        },
        move |name| {
            desk.change(|words| {
                words.scale = match name.as_str() {
                    "hits" => Scale::Hits,
                    _ => Scale::PerMillion,
                }
            });
        },
    );
    let idle = move || session.search.read().query.is_empty();
    view! {
        <div class="words-controls">{by} {scale}</div>
        <div hidden=idle>{more(desk)}</div>
        <p class="evidence-none" hidden=move || !idle()>
            {desk.say(Say::NoQuery)}
        </p>
        <div data-testid="words-trends">{move || (!idle()).then(body)}</div>
    }
    .into_any()
}

fn follow(desk: Desk) -> Result<Followed, PackError> {
    let session = desk.room.session;
    let corpus = session.corpus();
    let (first, request, shown) = (
        session.answer.get(),
        session.request.get(),
        desk.shown.get(),
    );
    let mut queries = vec![request.query.clone()];
    let mut answers = vec![first.clone()];
    for query in shown.with.iter().take(QUERIES - 1) {
        let request = Request {
            query: query.clone(),
            typing: false,
            ..request.clone()
        };
        queries.push(query.clone());
        answers.push(Arc::new(search::search(&corpus, &request)?));
    }
    let documents = searched(&first);
    let all: Vec<&Answer> = answers.iter().map(Arc::as_ref).collect();
    let trend = trend::trend(&corpus, &all, &documents, first.zones, shown.axis)?;
    let index = corpus.index()?;
    let mut places = Vec::new();
    for &document in &documents {
        for (query, answer) in answers.iter().enumerate() {
            if let Some(entry) = answer.document(document).filter(|entry| entry.count > 0) {
                places.push(Places {
                    document,
                    query,
                    hits: trend::positions(&index, answer, entry),
                });
            }
        }
    }
    Ok(Followed {
        queries,
        answers,
        trend,
        places,
    })
}

/// The queries beside the one that is searched: a field to add one, a button to leave each.
fn more(desk: Desk) -> AnyView {
    let typed = RwSignal::new(String::new());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let query = typed.get_untracked().trim().to_owned();
        if !query.is_empty() {
            desk.change(|words| words.with.push(query));
            typed.set(String::new());
        }
    };
    let others = move || {
        let with = desk.shown.read().with.clone();
        let chips = with.into_iter().enumerate().map(|(at, query)| {
            let label = [desk.say(Say::Remove), " ", &query].concat();
            view! {
                <button
                    type="button"
                    class="chip"
                    aria-label=label
                    on:click=move |_| {
                        desk.change(|words| {
                            if at < words.with.len() {
                                words.with.remove(at);
                            }
                        });
                    }
                >
                    <span lang="vi">{query}</span>
                    " ✕"
                </button>
            }
        });
        chips.collect::<Vec<_>>()
    };
    view! {
        <form class="words-more" on:submit=add>
            <label>
                <span class="unseen">{desk.say(Say::AddQuery)}</span>
                <input
                    type="text"
                    lang="vi"
                    autocomplete="off"
                    placeholder=desk.say(Say::AddQuery)
                    data-testid="words-add"
                    prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </label>
            <button type="submit" class="button">
                {desk.say(Say::Add)}
            </button>
            {others}
        </form>
    }
    .into_any()
}

/// A table under its drawing, which can be folded away.
fn folded(
    desk: Desk,
    (hook, label): (&'static str, &'static str),
    open: bool,
    heads: Vec<AnyView>,
    rows: Vec<AnyView>,
) -> AnyView {
    view! {
        <details class="words-figures" open=open>
            <summary>{desk.say(Say::TableOf)}</summary>
            <div class="sheet-scroll">
                <table
                    class="evidence-table words-table"
                    role="table"
                    data-testid=hook
                    aria-label=label
                >
                    <thead role="rowgroup">
                        <tr role="row">{heads}</tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}

/// The head of a column of words.
fn head(text: impl IntoView + 'static) -> AnyView {
    view! { <th scope="col" role="columnheader">{text}</th> }.into_any()
}

/// The head of a column of numbers.
fn number_head(text: impl IntoView + 'static, language: Option<&'static str>) -> AnyView {
    view! { <th scope="col" role="columnheader" class="number" lang=language>{text}</th> }
        .into_any()
}

/// Buttons that save a chart and its table.
fn saved(
    desk: Desk,
    followed: Memo<Option<Arc<Followed>>>,
    name: &'static str,
    chart: &'static str,
) -> AnyView {
    let source = Source {
        name,
        chart: Some(chart),
    };
    exports::buttons(desk.room, source, move |header: Header| -> Option<Table> {
        let found = followed.get_untracked()?;
        let mut header = header;
        header.query = Some(found.queries.join(" · "));
        let axis = desk.shown.read_untracked().axis;
        header.settings.push(("by", axis_name(axis).to_owned()));
        match name {
            "trends" => Some(table::trend(header, &found.queries, &found.trend)),
            _ => {
                let corpus = desk.room.session.corpus();
                table::places(&corpus, header, &found.queries, &found.places).ok()
            }
        }
    })
}

/// The id of a document and its title.
fn names(desk: Desk, id: DocId) -> Option<(String, String)> {
    let corpus = desk.room.session.corpus();
    let document = corpus.document(id).ok()?;
    let title = document
        .metadata
        .title
        .as_ref()
        .map(|title| title.value.clone());
    Some((
        document.id.clone(),
        title.unwrap_or_else(|| document.id.clone()),
    ))
}

/// The address of a document, or of a hit in it.
fn document(id: &str, hit: Option<u32>, search: Search) -> String {
    let reading = Reading {
        hit,
        ..Reading::of(id)
    };
    crate::route::Route {
        view: View::Document(reading),
        search,
    }
    .print()
}

const fn axis_name(axis: Axis) -> &'static str {
    match axis {
        Axis::Document => "document",
        Axis::Facet(facet) => facet.name(),
    }
}

fn axis_title(desk: Desk, axis: Axis) -> String {
    match axis {
        Axis::Document => desk.say(Say::ByDocument).to_owned(),
        Axis::Facet(facet) => desk.room.say(Message::FacetName(facet)).into_owned(),
    }
}

fn bin_name(desk: Desk, axis: Axis, bin: &Bin) -> String {
    match (axis, &bin.value) {
        (_, None) => desk.say(Say::Unknown).to_owned(),
        (Axis::Document, Some(id)) => {
            let corpus = desk.room.session.corpus();
            let number = corpus.find(id).ok().flatten();
            let names = number.and_then(|number| names(desk, number));
            names.map_or_else(|| id.clone(), |(_, title)| title)
        }
        (Axis::Facet(_), Some(value)) => value.clone(),
    }
}
