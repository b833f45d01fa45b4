//! Bars side by side, in groups: how much of several things there is in each of several places.

use leptos::prelude::*;

use super::{Text, chart};

/// Bars that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they are of.
    pub label: String,
    /// The bars, one for each series.
    pub bars: Vec<Bar>,
}

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// How long it is; not negative.
    pub value: f64,
    /// The same, as written.
    pub written: String,
}

/// Widths and heights, in units of the drawing.
const WIDTH: i32 = 720;
const NAMES: i32 = 220;
const NUMBERS: i32 = 80;
const BAR: i32 = 16;
const GAP: i32 = 10;
const TOP: i32 = 6;

/// A chart of bars. `title` names it, `description` says what it shows; its table stands beside it.
pub fn bar_chart(
    id: &'static str,
    title: Text,
    description: String,
    groups: Vec<Group>,
) -> AnyView {
    let values = groups.iter().flat_map(|group| &group.bars);
    let most = values.map(|bar| bar.value).fold(0.0, f64::max);
    let mut y = TOP;
    let drawn: Vec<_> = groups
        .into_iter()
        .map(|group| {
            let height = BAR * group.bars.len().max(1) as i32;
            let middle = y + height / 2;
            let bars: Vec<_> = group
                .bars
                .into_iter()
                .enumerate()
                .map(|(series, bar)| {
                    let top = y + BAR * series as i32;
                    one(bar, most, series, top)
                })
                .collect();
            y += height + GAP;
            view! {
                <g>
                    <text class="chart-name" lang="vi" x=NAMES - 8 y=middle>
                        {chart::short(&group.label, 32)}
                    </text>
                    {bars}
                </g>
            }
            .into_any()
        })
        .collect();
    let axis = format!("M{NAMES} 0V{y}");
    let (name, about) = ([id, "-title"].concat(), [id, "-desc"].concat());
    view! {
        <svg
            id=id
            class="chart"
            role="img"
            viewBox=format!("0 0 {WIDTH} {y}")
            aria-labelledby=name
            aria-describedby=about
        >
            <title id=name.clone()>{title}</title>
            <desc id=about.clone()>{description}</desc>
            <path class="chart-axis" d=axis />
            {drawn}
        </svg>
    }
    .into_any()
}

fn one(bar: Bar, most: f64, series: usize, top: i32) -> AnyView {
    let room = f64::from(WIDTH - NAMES - NUMBERS);
    let share = if most > 0.0 { bar.value / most } else { 0.0 };
    let width = (room * share).round() as i32;
    // Where there is something there is something to be seen.
    let width = if bar.value > 0.0 { width.max(1) } else { 0 };
    view! {
        <rect class=chart::series(series) x=NAMES y=top + 2 width=width height=BAR - 4 />
        <text class="chart-number" x=NAMES + width + 6 y=top + BAR / 2>
            {bar.written}
        </text>
    }
    .into_any()
}
