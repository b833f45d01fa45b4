//! Where things stand in documents: a track for each document, a lane for each series.
//!
//! The plot takes one stop of the Tab key; left and right go through its marks, up and down through
//! its documents. Each mark is a link.

use leptos::{ev, prelude::*, svg};

use super::{Text, chart};
use crate::browser::page;

/// A document.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// Its name, which fits.
    pub name: String,
    /// Its name and what it has, in words.
    pub label: String,
    /// The link to it.
    pub link: String,
    /// The marks of each series, in order.
    pub lanes: Vec<Vec<Mark>>,
}

/// A mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where it stands, in hundredths of a per cent.
    pub at: u32,
    /// What it is, in words.
    pub label: String,
    /// The link to it.
    pub link: String,
}

const WIDTH: i32 = 720;
const NAMES: i32 = 220;
const LANE: i32 = 16;
const GAP: i32 = 8;
const TOP: i32 = 6;

/// The plot. `label` describes the whole.
pub fn dispersion_plot(id: &'static str, label: Text, tracks: Vec<Track>) -> AnyView {
    let mut y = TOP;
    let drawn: Vec<_> = tracks
        .into_iter()
        .enumerate()
        .map(|(number, track)| {
            let top = y;
            y += LANE * track.lanes.len().max(1) as i32 + GAP;
            one(id, number, top, track)
        })
        .collect();
    let selector = ["#", id, " a.plot-mark"].concat();
    let along = move |event: ev::KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => -1,
            _ => return,
        };
        event.prevent_default();
        page::focus_neighbour(&selector, step);
    };
    view! {
        <svg
            id=id
            class="chart plot"
            role="group"
            viewBox=format!("0 0 {WIDTH} {y}")
            aria-label=label
            on:keydown=along
        >
            {drawn}
        </svg>
    }
    .into_any()
}

fn one(id: &'static str, number: usize, top: i32, track: Track) -> AnyView {
    let height = LANE * track.lanes.len().max(1) as i32;
    let up_and_down = move |event: ev::KeyboardEvent| {
        let next = match event.key().as_str() {
            "ArrowDown" => Some(number + 1),
            "ArrowUp" => number.checked_sub(1),
            _ => return,
        };
        event.prevent_default();
        if let Some(next) = next {
            page::focus(&first_of(id, next));
        }
    };
    let mut first = true;
    let marks: Vec<_> = track
        .lanes
        .into_iter()
        .enumerate()
        .flat_map(|(series, marks)| marks.into_iter().map(move |mark| (series, mark)))
        .map(|(series, mark)| {
            let entry = std::mem::take(&mut first);
            let name = entry.then(|| first_of(id, number));
            let tab = if entry && number == 0 { "0" } else { "-1" };
            let room = (WIDTH - NAMES - 8) as u32;
            let x = NAMES + 4 + (mark.at.min(10_000) * room / 10_000) as i32;
            let y = top + LANE * series as i32;
            let line =
                view! { <line class=chart::series(series) x1=x x2=x y1=y + 2 y2=y + LANE - 2 /> };
            // An `<a>` at the top of a `view!` would be one of HTML, which no drawing shows.
            svg::a()
                .attr("class", "plot-mark")
                .attr("href", mark.link)
                .attr("id", name)
                .attr("aria-label", mark.label.clone())
                .attr("tabindex", tab)
                .child((svg::title().child(mark.label), line))
                .into_any()
        })
        .collect();
    let name = view! {
        <text class="chart-name" lang="vi" x=NAMES - 8 y=top + height / 2>
            {track.name}
        </text>
    };
    let name = svg::a()
        .attr("class", "plot-name")
        .attr("href", track.link)
        .attr("tabindex", "-1")
        .child(name);
    view! {
        <g role="group" aria-label=track.label on:keydown=up_and_down>
            {name}
            <rect class="plot-track" x=NAMES y=top width=WIDTH - NAMES height=height />
            {marks}
        </g>
    }
    .into_any()
}

/// The id of the first mark of a document.
fn first_of(id: &str, number: usize) -> String {
    [id, "-", &number.to_string()].concat()
}
