//! Queries along years, places and documents, and where they stand in each document.

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

use super::{Desk, concordance, controls::select, share};
use crate::{
    components::{
        bar_chart::{Bar, Group, bar_chart},
        chart,
        dispersion_plot::{Mark, Track, dispersion_plot},
        line_chart::{Tick, line_chart},
    },
    messages::{self, Message, words as texts, words::Say},
    route::{Reading, Scale, Search, View},
    views::exports::{self, Source},
};

/// No more documents than these are drawn; the table has all.
const DRAWN: usize = 60;
/// No more groups than these are drawn.
const GROUPS: usize = 40;
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
                {chart::legend(found.queries.clone())}
                {drawn(desk, &found)}
                {saved(desk, followed, "trends", "words-trend")}
                {figures(desk, &found)}
                <h2 class="words-subtitle">{desk.say(Say::PlotTitle)}</h2>
                <p class="evidence-lead">{desk.say(Say::PlotLead)}</p>
                {plot(desk, &found)}
                {saved(desk, followed, "dispersion", "words-dispersion")}
                {positions(desk, &found)}
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

/// The chart: lines along years, bars along anything else.
fn drawn(desk: Desk, found: &Followed) -> AnyView {
    let language = desk.room.language;
    let (axis, scale) = (
        desk.shown.read_untracked().axis,
        desk.shown.read_untracked().scale,
    );
    let value = |bin: &Bin, query: usize| match scale {
        Scale::PerMillion => bin.per_million(query),
        Scale::Hits => bin.series.get(query).map(|count| count.hits as f64),
    };
    let written = |value: f64| messages::decimal(language, value.round());
    let count = found.queries.len();
    let bins = &found.trend.bins;
    let values = bins.iter().flat_map(|bin| {
        (0..count).filter_map(move |query| Some((value(bin, query)?, bin.value.clone())))
    });
    let highest = values.max_by(|a, b| a.0.total_cmp(&b.0));
    let (most, place) = highest.unwrap_or_default();
    let place = place.unwrap_or_else(|| desk.say(Say::Unknown).to_owned());
    let peak = [place.as_str(), ", ", &written(most)].concat();
    let title = [
        found.queries.join(" · ").as_str(),
        ": ",
        &axis_title(desk, axis),
    ]
    .concat();
    let about = texts::chart(language, bins.len(), count, &peak);
    let years: Vec<Tick> = bins
        .iter()
        .filter_map(|bin| {
            let name = bin.value.clone()?;
            Some(Tick {
                at: name.parse().ok()?,
                values: (0..count).map(|query| value(bin, query)).collect(),
                name,
            })
        })
        .collect();
    if axis == Axis::Facet(Facet::Year) && years.len() > 1 {
        return line_chart("words-trend", title.into(), about, written(most), years);
    }
    let groups = bins.iter().take(GROUPS).map(|bin| Group {
        label: bin_name(desk, axis, bin),
        bars: (0..count)
            .map(|query| {
                let value = value(bin, query).unwrap_or(0.0);
                Bar {
                    value,
                    written: written(value),
                }
            })
            .collect(),
    });
    bar_chart("words-trend", title.into(), about, groups.collect())
}

/// The figures of the chart.
fn figures(desk: Desk, found: &Followed) -> AnyView {
    let language = desk.room.language;
    let axis = desk.shown.read_untracked().axis;
    let spread = found.trend.dispersion.iter().map(|spread| {
        let dp = spread.map(|spread| messages::decimal(language, (spread.dp * 1e3).round() / 1e3));
        dp.unwrap_or_else(|| "–".to_owned())
    });
    let spread: Vec<_> = spread
        .map(|dp| view! { <td role="cell" class="number">{dp}</td> })
        .collect();
    let heads: Vec<_> = found
        .queries
        .iter()
        .map(|query| {
            view! { <th scope="col" role="columnheader" class="number" lang="vi">{query.clone()}</th> }
        })
        .collect();
    let rows: Vec<_> = found
        .trend
        .bins
        .iter()
        .map(|bin| figure(desk, found, axis, bin))
        .collect();
    view! {
        <details class="words-figures" open=true>
            <summary>{desk.say(Say::TableOf)}</summary>
            <div class="sheet-scroll">
                <table class="evidence-table words-table" role="table" data-testid="trend-table" aria-label=desk.say(Say::TableOf)>
                    <thead role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader">
                                {axis_title(desk, axis)}
                            </th>
                            {heads}
                            <th scope="col" role="columnheader" class="number">
                                {texts::unit(language, danbiet_corpus::frequency::Unit::Syllable)}
                            </th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">
                        {rows}
                        <tr role="row">
                            <th scope="row" role="rowheader">
                                {desk.say(Say::SpreadOf)}
                            </th>
                            {spread}
                            <td role="cell"></td>
                        </tr>
                    </tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}

/// A row of the figures: each number opens its lines.
fn figure(desk: Desk, found: &Followed, axis: Axis, bin: &Bin) -> AnyView {
    let language = desk.room.language;
    let cells: Vec<_> = found
        .queries
        .iter()
        .zip(&bin.series)
        .enumerate()
        .map(|(number, (query, count))| {
            let mut search = Search {
                query: query.clone(),
                ..desk.room.session.search.get_untracked()
            };
            let link = match (axis, &bin.value) {
                (Axis::Facet(facet), Some(value)) => {
                    search.filters.set(facet, [value.clone()]);
                    Some(concordance(search))
                }
                (Axis::Document, Some(id)) => Some(document(id, None, search)),
                (_, None) => None,
            };
            let hits = desk.room.number(usize::try_from(count.hits).unwrap_or(usize::MAX));
            let share = bin.per_million(number).map(|share| {
                let share = messages::decimal(language, share.round());
                view! { <small class="words-share">{share} " " {desk.say(Say::ScaleMillion)}</small> }
            });
            let name = query.clone();
            view! {
                <td role="cell" class="number" data-label=name>
                    <span>
                        {match link {
                            Some(link) => view! { <a href=link>{hits}</a> }.into_any(),
                            None => hits.into_any(),
                        }} " " {share}
                    </span>
                </td>
            }
            .into_any()
        })
        .collect();
    let tokens = desk
        .room
        .number(usize::try_from(bin.tokens).unwrap_or(usize::MAX));
    let unit = texts::unit(language, danbiet_corpus::frequency::Unit::Syllable);
    view! {
        <tr role="row">
            <th scope="row" role="rowheader" lang="vi">
                {bin_name(desk, axis, bin)}
            </th>
            {cells}
            <td role="cell" class="number" data-label=unit>
                <span>{tokens}</span>
            </td>
        </tr>
    }
    .into_any()
}

/// Where the hits stand, document by document.
fn plot(desk: Desk, found: &Followed) -> AnyView {
    let language = desk.room.language;
    let search = desk.room.session.search.get_untracked();
    let mut tracks: Vec<Track> = Vec::new();
    for id in documents(found).into_iter().take(DRAWN) {
        let Some((name, title)) = names(desk, id) else {
            continue;
        };
        let mut total = 0;
        let lanes: Vec<Vec<Mark>> = found
            .queries
            .iter()
            .enumerate()
            .map(|(query, text)| {
                let hits = hits(found, id, query);
                total += hits.len();
                let search = Search {
                    query: text.clone(),
                    ..search.clone()
                };
                (1..)
                    .zip(hits)
                    .map(|(number, &at)| Mark {
                        at,
                        label: format!("{text}, {title}, {}", share(language, at)),
                        link: document(&name, Some(number), search.clone()),
                    })
                    .collect()
            })
            .collect();
        let label = desk.room.say(Message::DispersionOf {
            document: &title,
            hits: total,
        });
        tracks.push(Track {
            name: chart::short(&title, 32),
            label: label.into_owned(),
            link: document(&name, None, search.clone()),
            lanes,
        });
    }
    dispersion_plot("words-dispersion", desk.say(Say::PlotTitle).into(), tracks)
}

/// The places of the plot as a table.
fn positions(desk: Desk, found: &Followed) -> AnyView {
    let language = desk.room.language;
    let rows: Vec<_> = found
        .places
        .iter()
        .filter_map(|of| {
            let (_, title) = names(desk, of.document)?;
            let query = found.queries.get(of.query)?.clone();
            let places: Vec<String> = of.hits.iter().map(|&at| share(language, at)).collect();
            Some(
                view! {
                    <tr role="row">
                        <th scope="row" role="rowheader" lang="vi">
                            {title}
                        </th>
                        <td role="cell" lang="vi">
                            {query}
                        </td>
                        <td role="cell" class="number">
                            {desk.room.number(places.len())}
                        </td>
                        <td role="cell">{places.join("; ")}</td>
                    </tr>
                }
                .into_any(),
            )
        })
        .collect();
    view! {
        <details class="words-figures">
            <summary>{desk.say(Say::TableOf)}</summary>
            <div class="sheet-scroll">
                <table class="evidence-table words-table" role="table" data-testid="position-table" aria-label=desk.say(Say::PlotTitle)>
                    <thead role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader">
                                {desk.say(Say::DocumentsGroup)}
                            </th>
                            <th scope="col" role="columnheader">
                                {desk.say(Say::Queries)}
                            </th>
                            <th scope="col" role="columnheader" class="number">
                                {desk.say(Say::ScaleHits)}
                            </th>
                            <th scope="col" role="columnheader">
                                {desk.say(Say::Positions)}
                            </th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
        </details>
    }
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

/// The documents with hits, in order.
fn documents(found: &Followed) -> Vec<DocId> {
    let mut documents: Vec<DocId> = found.places.iter().map(|of| of.document).collect();
    documents.dedup();
    documents
}

fn hits(found: &Followed, document: DocId, query: usize) -> &[u32] {
    let mut places = found.places.iter();
    let of = places.find(|of| of.document == document && of.query == query);
    of.map_or(&[], |of| &of.hits)
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
