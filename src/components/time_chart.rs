//! Rows on a scale of time: for each when it was, the days that it names, the stretches.
//!
//! Across, everything lies in parts of the width and letters keep their size, so the chart fits any screen.
//! How the keys work in it says [`super::plot`].

use leptos::prelude::*;

use super::{
    Text,
    chart::short,
    plot::{self, Rows},
};

/// A stretch of the scale: where it begins and how long it is, in hundredths of a per cent.
pub type Place = (u32, u32);

/// What lies on one line of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What tells it from others.
    pub id: String,
    /// Its name.
    pub name: String,
    /// When it was and how that is known, in words.
    pub when: String,
    /// Its name and what it has, in words.
    pub label: String,
    /// The link to it.
    pub link: String,
    /// What is drawn.
    pub moments: Vec<Moment>,
}

/// A time.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// Where it lies.
    pub place: Place,
    /// How it is drawn.
    pub look: Look,
    /// What it is, in words.
    pub label: String,
    /// The link to where it is said.
    pub link: String,
}

/// How a time is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// What the row is about, as the text states it.
    Stated,
    /// What the row is about, inferred or given.
    Inferred,
    /// A day that is named.
    Named,
    /// A stretch that is named.
    Stretch,
}

/// A year on the scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it begins, in hundredths of a per cent.
    pub at: u32,
    /// The year, as written.
    pub name: String,
}

/// The height of the scale and of a row, in pixels.
const SCALE: u32 = 24;
const ROW: u32 = 112;
/// The middles of what a row has, in pixels below its beginning.
const NAME: u32 = 14;
const WHEN: u32 = 34;
const OWN: u32 = 56;
const NAMED: u32 = 76;
const STRETCH: u32 = 95;
/// Half the length of a stroke.
const HALF: u32 = 8;
/// From this width on, in hundredths of a per cent, what is drawn as a disc else becomes a bar.
const BROAD: u32 = 200;
/// Up to how many letters of a name are written.
const LETTERS: usize = 90;

/// The chart. `label` describes the whole.
pub fn time_chart(id: &'static str, label: Text, rows: Vec<Row>, ticks: &[Tick]) -> AnyView {
    let height = SCALE + ROW * rows.len() as u32;
    let years: Vec<_> = ticks
        .iter()
        .map(|tick| {
            let x = across(tick.at);
            // What would run out of the picture is written before its line.
            let (class, dx) = match tick.at {
                ..9_000 => ("chart-soft", "4"),
                _ => ("chart-soft chart-name", "-4"),
            };
            view! {
                <line class="time-line" x1=x.clone() x2=x.clone() y1="0" y2=height />
                <text class=class x=x dx=dx y=SCALE / 2>
                    {tick.name.clone()}
                </text>
            }
            .into_any()
        })
        .collect();
    let mut plot = Rows::new(id, rows.len());
    let drawn: Vec<_> = rows
        .into_iter()
        .enumerate()
        .map(|(number, row)| one(&mut plot, number, row))
        .collect();
    view! {
        <svg
            id=id
            class="chart plot times-chart"
            role="group"
            height=height
            aria-label=label
            on:keydown=plot.along()
        >
            <g aria-hidden="true">{years}</g>
            {drawn}
        </svg>
    }
    .into_any()
}

fn one(plot: &mut Rows, number: usize, row: Row) -> AnyView {
    let top = SCALE + ROW * number as u32;
    let moments = row.moments.into_iter().enumerate();
    let marks = moments.map(|(at, moment)| plot::Mark {
        class: moment.look.class(),
        shape: shape(moment.look, moment.place, top, at),
        label: moment.label,
        link: moment.link,
    });
    let marks = plot.marks(number, marks.collect());
    let name = view! {
        <text lang="vi" x="4" y=top + NAME>
            {short(&row.name, LETTERS)}
        </text>
    };
    view! {
        <g
            role="group"
            aria-label=row.label
            data-testid="times-document"
            data-document=row.id
            on:keydown=plot.up_and_down(number)
        >
            <line class="chart-axis" x1="0" x2="100%" y1=top y2=top />
            {plot::name(row.link, name)}
            <text class="chart-soft" x="4" y=top + WHEN>
                {row.when}
            </text>
            {marks}
        </g>
    }
    .into_any()
}

/// What is drawn, and over it what is pressed: at least 24 pixels each way. `at` tells stretches apart that lie
/// over one another.
fn shape(look: Look, (from, length): Place, top: u32, at: usize) -> AnyView {
    let (first, last) = (across(from), across(from + length));
    let middle = across(from + length / 2);
    let (y, drawn) = match look {
        Look::Stated | Look::Inferred => {
            let y = top + OWN;
            let drawn = match length {
                ..BROAD => view! { <circle cx=middle cy=y r="7" /> }.into_any(),
                _ => {
                    let width = percent(inside(from + length) - inside(from));
                    view! { <rect x=first.clone() y=y - 7 width=width height="14" rx="7" /> }
                        .into_any()
                }
            };
            (y, drawn)
        }
        Look::Named => {
            let y = top + NAMED;
            let x = middle.clone();
            let drawn = view! { <line x1=x x2=middle y1=y - HALF y2=y + HALF /> };
            (y, drawn.into_any())
        }
        Look::Stretch => {
            let y = top + STRETCH + [0, 5, 10][at % 3];
            let line = |from: &String, to: &String, down| {
                view! { <line x1=from.clone() x2=to.clone() y1=y y2=y + down /> }
            };
            let ends = (line(&first, &first, 5), line(&last, &last, 5));
            (y, (line(&first, &last, 0), ends).into_any())
        }
    };
    view! {
        {drawn}
        <line class="time-target" x1=first x2=last y1=y y2=y />
    }
    .into_any()
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Look::Stated => "plot-mark moment stated",
            Look::Inferred => "plot-mark moment inferred",
            Look::Named => "plot-mark moment named",
            Look::Stretch => "plot-mark moment stretch",
        }
    }
}

/// A place of the scale as a place of the picture, which has a margin on both sides; both in hundredths of a
/// per cent.
const fn inside(at: u32) -> u32 {
    150 + at * 97 / 100
}

/// The same as it is written.
fn across(at: u32) -> String {
    percent(inside(at))
}

/// Hundredths of a per cent as attributes are written.
fn percent(hundredths: u32) -> String {
    let mut out = (hundredths / 100).to_string();
    let rest = hundredths % 100;
    if rest > 0 {
        out.push_str(if rest < 10 { ".0" } else { "." });
        out.push_str(&rest.to_string());
    }
    out.push('%');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hundredths_of_a_per_cent() {
        let written: Vec<String> = [0, 5, 50, 100, 5006, 10_000].map(percent).into();
        assert_eq!(written, ["0%", "0.05%", "0.50%", "1%", "50.06%", "100%"]);
    }

    #[test]
    fn the_scale_lies_within_margins() {
        assert_eq!(across(0), "1.50%");
        assert_eq!(across(10_000), "98.50%");
    }
}
