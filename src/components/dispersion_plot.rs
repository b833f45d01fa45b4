//! Where things stand in documents: a track for each document, a lane for each series.

use leptos::prelude::*;

use super::{
    Text, chart,
    plot::{self, Rows},
};

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
    let mut rows = Rows::new(id, tracks.len());
    let mut y = TOP;
    let drawn: Vec<_> = tracks
        .into_iter()
        .enumerate()
        .map(|(number, track)| {
            let top = y;
            y += LANE * track.lanes.len().max(1) as i32 + GAP;
            one(&mut rows, number, top, track)
        })
        .collect();
    view! {
        <svg
            id=id
            class="chart plot"
            role="group"
            viewBox=format!("0 0 {WIDTH} {y}")
            aria-label=label
            on:keydown=rows.along()
        >
            {drawn}
        </svg>
    }
    .into_any()
}

fn one(rows: &mut Rows, number: usize, top: i32, track: Track) -> AnyView {
    let height = LANE * track.lanes.len().max(1) as i32;
    let lanes = track.lanes.into_iter().enumerate();
    let marks = lanes.flat_map(|(series, marks)| marks.into_iter().map(move |mark| (series, mark)));
    let marks = marks.map(|(series, mark)| {
        let room = (WIDTH - NAMES - 8) as u32;
        let x = NAMES + 4 + (mark.at.min(10_000) * room / 10_000) as i32;
        let y = top + LANE * series as i32;
        let line =
            view! { <line class=chart::series(series) x1=x x2=x y1=y + 2 y2=y + LANE - 2 /> };
        plot::Mark {
            class: "plot-mark",
            label: mark.label,
            link: mark.link,
            shape: line.into_any(),
        }
    });
    let marks = rows.marks(number, marks.collect());
    let name = view! {
        <text class="chart-name" lang="vi" x=NAMES - 8 y=top + height / 2>
            {track.name}
        </text>
    };
    view! {
        <g role="group" aria-label=track.label on:keydown=rows.up_and_down(number)>
            {plot::name(track.link, name)}
            <rect class="plot-track" x=NAMES y=top width=WIDTH - NAMES height=height />
            {marks}
        </g>
    }
    .into_any()
}
