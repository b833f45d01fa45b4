//! Where the hits stand in each document, as a plot and as its table.

use danbiet_corpus::document::DocId;
use leptos::prelude::*;

use super::{Followed, PLOT, document, folded, head, names, number_head};
use crate::{
    components::{
        chart,
        dispersion_plot::{Mark, Track, dispersion_plot},
    },
    messages::{Message, words::Say},
    route::Search,
    views::words::{Desk, share},
};

/// No more documents than these are drawn; the table has all.
const DRAWN: usize = 60;

/// Where the hits stand, document by document.
pub fn plot(desk: Desk, found: &Followed) -> AnyView {
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
    dispersion_plot(PLOT, desk.say(Say::PlotTitle).into(), tracks)
}

/// The places of the plot as a table.
pub fn positions(desk: Desk, found: &Followed) -> AnyView {
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
    let heads = vec![
        head(desk.say(Say::DocumentsGroup)),
        head(desk.say(Say::Queries)),
        number_head(desk.say(Say::ScaleHits), None),
        head(desk.say(Say::Positions)),
    ];
    let table = ("position-table", desk.say(Say::PlotTitle));
    folded(desk, table, false, heads, rows)
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
