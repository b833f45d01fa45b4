//! Lines over a scale: how much of several things there was at each of several times.

use leptos::prelude::*;

use super::{Text, chart};

/// A place on the scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it lies: years, for instance.
    pub at: i32,
    /// What it is called.
    pub name: String,
    /// The value of each series there; `None` where nothing is known.
    pub values: Vec<Option<f64>>,
}

const WIDTH: i32 = 720;
const HEIGHT: i32 = 260;
const LEFT: i32 = 70;
const RIGHT: i32 = 24;
const TOP: i32 = 14;
const BOTTOM: i32 = 34;

/// A chart of lines over places that are in order. `top` is the largest value as written. `title`
/// names the chart, `description` says what it shows; its table stands beside it.
pub fn line_chart(
    id: &'static str,
    title: Text,
    description: String,
    top: String,
    ticks: Vec<Tick>,
) -> AnyView {
    let values = ticks.iter().flat_map(|tick| tick.values.iter().flatten());
    let most = values.copied().fold(0.0, f64::max);
    let (first, last) = match (ticks.first(), ticks.last()) {
        (Some(first), Some(last)) => (first.at, last.at),
        _ => (0, 0),
    };
    let x = |at: i32| {
        let room = WIDTH - LEFT - RIGHT;
        match last - first {
            0 => LEFT + room / 2,
            all => LEFT + (at - first) * room / all,
        }
    };
    let y = |value: f64| {
        let room = f64::from(HEIGHT - TOP - BOTTOM);
        let share = if most > 0.0 { value / most } else { 0.0 };
        HEIGHT - BOTTOM - (room * share).round() as i32
    };
    let count = ticks.first().map_or(0, |tick| tick.values.len());
    let lines: Vec<_> = (0..count)
        .map(|series| {
            let known = ticks.iter().filter_map(|tick| {
                let value = (*tick.values.get(series)?)?;
                Some((x(tick.at), y(value)))
            });
            let points: Vec<(i32, i32)> = known.collect();
            line(series, &points)
        })
        .collect();
    let mut written: Option<i32> = None;
    let names: Vec<_> = ticks
        .iter()
        .filter_map(|tick| {
            let at = x(tick.at);
            // Names that would run into each other are left to the table.
            let room = written.is_none_or(|before| at - before >= 44);
            room.then_some(())?;
            written = Some(at);
            let name = tick.name.clone();
            let middle = "chart-soft chart-middle";
            Some(view! { <text class=middle x=at y=HEIGHT - 14>{name}</text> }.into_any())
        })
        .collect();
    let base = HEIGHT - BOTTOM;
    let axes = format!("M{LEFT} {TOP}V{base}H{}", WIDTH - RIGHT);
    let (name, about) = ([id, "-title"].concat(), [id, "-desc"].concat());
    view! {
        <svg
            id=id
            class="chart"
            role="img"
            viewBox=format!("0 0 {WIDTH} {HEIGHT}")
            aria-labelledby=name
            aria-describedby=about
        >
            <title id=name.clone()>{title}</title>
            <desc id=about.clone()>{description}</desc>
            <path class="chart-axis" d=axes />
            <text class="chart-soft chart-name" x=LEFT - 8 y=TOP>
                {top}
            </text>
            <text class="chart-soft chart-name" x=LEFT - 8 y=base>
                "0"
            </text>
            {names}
            {lines}
        </svg>
    }
    .into_any()
}

fn line(series: usize, points: &[(i32, i32)]) -> AnyView {
    let mut path = String::new();
    for (at, (x, y)) in points.iter().enumerate() {
        path.push_str(&format!("{}{x} {y}", if at == 0 { "M" } else { "L" }));
    }
    let marks: Vec<_> = points
        .iter()
        .map(|&(x, y)| {
            // A shape of its own for each series.
            let class = chart::series(series);
            match series % 2 {
                0 => view! { <circle class=class cx=x cy=y r="4" /> }.into_any(),
                _ => view! { <rect class=class x=x - 4 y=y - 4 width="8" height="8" /> }.into_any(),
            }
        })
        .collect();
    view! {
        <g>
            <path class=chart::series(series) d=path />
            {marks}
        </g>
    }
    .into_any()
}
