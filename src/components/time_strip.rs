//! A strip of time: when something was, and under it the times that it names.

use leptos::{ev, prelude::*};

use super::Text;
use crate::browser::page;

/// A stretch on a strip: where it begins and how long it is, in hundredths of a per cent.
pub type Place = (u32, u32);

/// A thing on a strip.
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
    /// What the strip is about, as the text states it.
    Stated,
    /// What the strip is about, inferred or given.
    Inferred,
    /// A day that is named.
    Named,
    /// A stretch that is named.
    Stretch,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Look::Stated => "moment stated",
            Look::Inferred => "moment inferred",
            Look::Named => "moment named",
            Look::Stretch => "moment stretch",
        }
    }
}

/// A strip. It takes one stop of the Tab key; left and right go through its moments.
pub fn time_strip(id: String, label: Text, moments: Vec<Moment>, ticks: &[Tick]) -> AnyView {
    let mut selector = String::from("#");
    selector.push_str(&id);
    selector.push_str(" a");
    let along = move |event: ev::KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => 1,
            "ArrowLeft" | "ArrowUp" => -1,
            _ => return,
        };
        event.prevent_default();
        page::focus_neighbour(&selector, step);
    };
    let moments: Vec<_> = moments
        .into_iter()
        .enumerate()
        .map(|(at, moment)| {
            view! {
                <li
                    class=moment.look.class()
                    style:left=percent(moment.place.0)
                    style:width=percent(moment.place.1)
                >
                    <a
                        href=moment.link
                        title=moment.label.clone()
                        aria-label=moment.label
                        tabindex=if at == 0 { "0" } else { "-1" }
                    ></a>
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <div class="time-strip">
            {lines(ticks)} <ol id=id aria-label=label on:keydown=along>
                {moments}
            </ol>
        </div>
    }
    .into_any()
}

/// A year on the scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it begins, in hundredths of a per cent.
    pub at: u32,
    /// The year, as written.
    pub name: String,
}

/// The scale above the strips.
pub fn scale(ticks: &[Tick]) -> AnyView {
    let years: Vec<_> = ticks
        .iter()
        .map(|tick| view! { <li style:left=percent(tick.at)>{tick.name.clone()}</li> }.into_any())
        .collect();
    view! {
        <ol class="time-scale" aria-hidden="true">
            {years}
        </ol>
    }
    .into_any()
}

fn lines(ticks: &[Tick]) -> AnyView {
    let lines: Vec<_> = ticks
        .iter()
        .map(|tick| view! { <i style:left=percent(tick.at)></i> }.into_any())
        .collect();
    view! {
        <div class="time-lines" aria-hidden="true">
            {lines}
        </div>
    }
    .into_any()
}

/// Hundredths of a per cent as CSS writes them.
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
    use super::percent;

    #[test]
    fn hundredths_of_a_per_cent() {
        let written: Vec<String> = [0, 5, 50, 100, 5006, 10_000].map(percent).into();
        assert_eq!(written, ["0%", "0.05%", "0.50%", "1%", "50.06%", "100%"]);
    }
}
