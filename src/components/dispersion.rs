//! Where in a document its hits stand: a strip with a link for each hit.
//!
//! A strip takes one stop of the Tab key; left and right go through its hits.

use leptos::{ev, prelude::*};

use super::Text;
use crate::browser::page;

/// The strip of one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// The name of the strip in the page.
    pub id: String,
    /// The document in a word.
    pub name: String,
    /// The document and its number of hits in words.
    pub label: Text,
    /// The number of hits, as written.
    pub count: String,
    /// Its hits, in order.
    pub ticks: Vec<Tick>,
}

/// A hit on a strip.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// How far into the document it stands, in hundredths of one per cent. A whole number: writing out
    /// fractions takes ten kilobytes of the page.
    pub left: usize,
    /// The link to it.
    pub link: String,
    /// What it is called.
    pub label: Text,
    /// Whether the reader stands on it.
    pub current: bool,
}

/// The strips of some documents.
pub fn dispersion(title: Text, strips: Vec<Strip>) -> AnyView {
    let strips: Vec<_> = strips.into_iter().map(strip).collect();
    view! {
        <section class="dispersion" data-testid="dispersion" aria-label=title.clone()>
            <h2 class="margin-title">{title.clone()}</h2>
            {strips}
        </section>
    }
    .into_any()
}

fn strip(strip: Strip) -> AnyView {
    let selector = format!("#{} a", strip.id);
    let along = move |event: ev::KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => 1,
            "ArrowLeft" | "ArrowUp" => -1,
            _ => return,
        };
        event.prevent_default();
        page::focus_neighbour(&selector, step);
    };
    let entry = strip
        .ticks
        .iter()
        .position(|tick| tick.current)
        .unwrap_or(0);
    let ticks: Vec<_> = strip
        .ticks
        .into_iter()
        .enumerate()
        .map(|(at, tick)| {
            let current = tick.current.then_some("true");
            view! {
                <li style:left=format!("calc({}% / 100)", tick.left)>
                    <a
                        href=tick.link
                        title=tick.label.clone()
                        aria-label=tick.label
                        aria-current=current
                        tabindex=if at == entry { "0" } else { "-1" }
                    ></a>
                </li>
            }
        })
        .collect();
    view! {
        <div class="strip">
            <span class="strip-name" aria-hidden="true">{strip.name}</span>
            <ol class="strip-track" id=strip.id aria-label=strip.label on:keydown=along>
                {ticks}
            </ol>
            <span class="strip-count" aria-hidden="true">{strip.count}</span>
        </div>
    }
    .into_any()
}
