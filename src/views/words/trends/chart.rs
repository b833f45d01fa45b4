//! The hits of queries along years, places or documents, as a chart and as its figures.

use danbiet_corpus::{
    facet::Facet,
    frequency::Unit,
    trend::{Axis, Bin},
};
use leptos::prelude::*;

use super::{CHART, Followed, axis_title, bin_name, document, folded, head, number_head};
use crate::{
    components::{
        bar_chart::{Bar, Group, bar_chart},
        line_chart::{Tick, line_chart},
    },
    messages::{self, words as texts, words::Say},
    route::{Scale, Search},
    views::words::{Desk, concordance},
};

/// No more groups than these are drawn.
const GROUPS: usize = 40;

/// The chart: lines along years, bars along anything else.
pub fn drawn(desk: Desk, found: &Followed) -> AnyView {
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
        return line_chart(CHART, title.into(), about, written(most), years);
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
    bar_chart(CHART, title.into(), about, groups.collect())
}

/// The figures of the chart.
pub fn figures(desk: Desk, found: &Followed) -> AnyView {
    let language = desk.room.language;
    let axis = desk.shown.read_untracked().axis;
    let spread = found.trend.dispersion.iter().map(|spread| {
        let dp = spread.map(|spread| messages::decimal(language, (spread.dp * 1e3).round() / 1e3));
        dp.unwrap_or_else(|| "–".to_owned())
    });
    let spread: Vec<_> = spread
        .map(|dp| view! { <td role="cell" class="number">{dp}</td> })
        .collect();
    let queries = found.queries.iter();
    let heads = std::iter::once(head(axis_title(desk, axis)))
        .chain(queries.map(|query| number_head(query.clone(), Some("vi"))))
        .chain([number_head(texts::unit(language, Unit::Syllable), None)]);
    let spread = view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                {desk.say(Say::SpreadOf)}
            </th>
            {spread}
            <td role="cell"></td>
        </tr>
    };
    let bins = found.trend.bins.iter();
    let rows = bins.map(|bin| figure(desk, found, axis, bin));
    let rows = rows.chain([spread.into_any()]);
    let table = ("trend-table", desk.say(Say::TableOf));
    folded(desk, table, true, heads.collect(), rows.collect())
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
    let unit = texts::unit(language, Unit::Syllable);
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
