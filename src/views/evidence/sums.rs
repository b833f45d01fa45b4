//! Figures that the reader adds up: derived, and marked as such, each with what it was made from.

use std::sync::Arc;

use danbiet_corpus::evidence::{Column, Table, TableKind};
use leptos::prelude::*;

use super::{Desk, table::step};
use crate::{
    evidence::{self, Sum},
    layers::Layer,
    messages::{Message, decimal},
    views::quotes,
};

/// The sums of the rows that were chosen; nothing where none was.
pub fn sums(desk: Desk) -> AnyView {
    let sums = move || {
        let summed = desk.shown.read().summed.clone();
        let table: Arc<Table> = desk.table.get()?;
        if table.kind != TableKind::Figures || summed.is_empty() {
            return None;
        }
        Some(section(desk, evidence::sums(&table, &summed)))
    };
    view! { {sums} }.into_any()
}

fn section(desk: Desk, sums: Vec<Sum>) -> AnyView {
    let room = desk.room;
    let sums: Vec<_> = sums.into_iter().map(|sum| self::sum(desk, sum)).collect();
    view! {
        <section class="sums" data-testid="sums" aria-labelledby="sums-heading">
            <h2 class="sums-heading" id="sums-heading">
                {room.say(Message::SumsHeading)}
            </h2>
            <p class="sums-derived">{room.say(Message::SumsDerived)}</p>
            {sums}
        </section>
    }
    .into_any()
}

fn sum(desk: Desk, sum: Sum) -> AnyView {
    let room = desk.room;
    let written = |value| decimal(room.language, value);
    let parts: Vec<String> = sum.parts.iter().copied().map(written).collect();
    let derived = sum.derived;
    let inexact = derived.inexact.then(|| {
        view! { <small class="basis">{room.say(Message::SumInexact)}</small> }
    });
    view! {
        <details class="sum" open data-testid="sum">
            <summary>
                <strong class="sum-value">{written(derived.value)}</strong>
                " "
                <span lang="vi">{derived.unit}</span>
                <span class="sum-parts">" = " {parts.join(" + ")}</span>
                " "
                <small class="basis">"(" {room.say(Message::Inferred)} ")"</small>
                " "
                {inexact}
            </summary>
            {quotes::quotes(room, &derived.sources, Some(Layer::Figure))}
        </details>
    }
    .into_any()
}

/// The box that adds a row up.
pub fn check(desk: Desk, table: &Table, at: usize) -> Option<AnyView> {
    let row = table.rows.get(at)?;
    let printed = table.cell(row, Column::Printed)?;
    let name = quotes::value(desk.room, &printed.value).join(" ");
    let label = desk.room.say(Message::SumRow { row: &name });
    let (id, own) = (row.id.clone(), row.id.clone());
    let checked = move || desk.shown.read().summed.contains(&own);
    Some(
        view! {
            <td class="sum-check" role="gridcell">
                <input
                    type="checkbox"
                    data-testid="cell-sum"
                    tabindex="-1"
                    on:keydown=move |event| step(&event, "cell-sum".to_owned())
                    aria-label=label.clone()
                    title=label
                    prop:checked=checked
                    on:change=move |_| desk.change(|evidence| evidence.summing(&id))
                />
            </td>
        }
        .into_any(),
    )
}
