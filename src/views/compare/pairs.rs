//! Who shares with whom, as a list.

use danbiet_corpus::reuse::{Pair, SPREAD};
use leptos::prelude::*;

use super::Desk;
use crate::{
    messages::{Message, compare::Words},
    views::{exports, quotes},
};

/// How many rows are shown at first, and how many more each time.
const STEP: usize = 100;

/// The table.
pub fn pairs(desk: Desk) -> AnyView {
    let room = desk.room;
    let shown = RwSignal::new(STEP);
    let count = move || {
        desk.formulas
            .get()
            .map_or(0, |formulas| formulas.pairs.len())
    };
    let rows = move || {
        let Some(formulas) = desk.formulas.get() else {
            return Vec::new();
        };
        let pairs = formulas.pairs.iter().take(shown.get());
        pairs.map(|pair| row(desk, pair)).collect()
    };
    let more = move || count().saturating_sub(shown.get()).min(STEP);
    let nothing = move || {
        let nothing = count() == 0 && desk.formulas.read().is_some();
        nothing.then(|| view! { <p class="notice">{desk.say(Words::NothingShared)}</p> })
    };
    let export = export(desk);
    let spread = SPREAD as usize;
    view! {
        <p class="compare-note">{desk.say(Words::PairsNote { spread })}</p>
        {nothing}
        <div class="sheet-scroll">
            <table class="compare-table" role="table" data-testid="pairs" aria-label=desk.say(Words::List(crate::route::Listing::Pairs))>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">
                            {desk.say(Words::Document)}
                        </th>
                        <th scope="col" role="columnheader">
                            {desk.say(Words::OtherDocument)}
                        </th>
                        <th scope="col" role="columnheader" class="number">
                            {desk.say(Words::SharedFormulas)}
                        </th>
                        <th scope="col" role="columnheader" class="number">
                            {desk.say(Words::Longest)}
                        </th>
                        <th scope="col" role="columnheader" class="number">
                            {desk.say(Words::SharedSyllables)}
                        </th>
                        <th scope="col" role="columnheader">
                            {desk.say(Words::Choose)}
                        </th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
        <button
            type="button"
            class="button"
            hidden=move || more() == 0
            on:click=move |_| shown.update(|shown| *shown += STEP)
        >
            {move || room.say(Message::MoreRows { rows: more() })}
        </button>
        {export}
    }
    .into_any()
}

/// The buttons that save the pairs, which the matrix shows too.
pub fn export(desk: Desk) -> AnyView {
    let room = desk.room;
    let source = exports::Source {
        name: "pairs",
        chart: None,
    };
    exports::buttons(room, source, move |mut header| {
        header
            .settings
            .extend(desk.request.get_untracked().settings());
        let formulas = desk.formulas.get_untracked()?;
        formulas.pairs_table(&room.session.corpus(), header).ok()
    })
}

fn row(desk: Desk, pair: &Pair) -> AnyView {
    let room = desk.room;
    let [left, right] = pair.documents;
    let number = |words, number: u32| {
        view! {
            <td role="cell" class="number" data-label=desk.say(words)>
                {room.number(number as usize)}
            </td>
        }
    };
    let both = pair.syllables.map(|n| room.number(n as usize)).join(" / ");
    let text = desk.say(Words::PlaceBeside {
        left: &quotes::short(room, left),
        right: &quotes::short(room, right),
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                {quotes::name(room, left)}
            </th>
            <td role="cell" data-label=desk.say(Words::OtherDocument)>
                <span>{quotes::name(room, right)}</span>
            </td>
            {number(Words::SharedFormulas, pair.formulas)}
            {number(Words::Longest, pair.longest)}
            <td role="cell" class="number" data-label=desk.say(Words::SharedSyllables)>
                {both}
            </td>
            <td role="cell">
                <a class="button" data-testid="beside" href=desk.beside(left, right)>
                    {text}
                </a>
            </td>
        </tr>
    }
    .into_any()
}
