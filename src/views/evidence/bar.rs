//! Above a table: how many rows, how near to the hits, what can be done with the rows.

use danbiet_corpus::evidence::{Near, Subject, TableKind, export};
use leptos::prelude::*;

use super::Desk;
use crate::{
    components::export::Form,
    messages::{self, Message},
    route::{Evidence, Named, Sheet},
    views::exports::{self, Source},
};

/// No more rows than these are added up at once: the address names each.
const SUMMED: usize = 60;

/// The bar.
pub fn bar(desk: Desk) -> AnyView {
    let room = desk.room;
    let rows = move || {
        let table = desk.table.get().map(|table| table.rows.len());
        let rows = table.or_else(|| desk.matrix.get().map(|matrix| matrix.rows.len()));
        rows.unwrap_or(0)
    };
    view! {
        <div class="evidence-bar">
            <span role="status" data-testid="evidence-rows">
                {move || room.say(Message::Rows { rows: rows() })}
            </span>
            {near(desk)}
            {subject(desk)}
            {sum(desk)}
            {move || save(desk)}
        </div>
    }
    .into_any()
}

/// How near to the hits of the query mentions must stand, where there is a query.
fn near(desk: Desk) -> AnyView {
    let room = desk.room;
    let idle = move || {
        let search = room.session.search.read();
        search.query.is_empty() || desk.choice.read().sheet == Sheet::Matrix
    };
    let names = [
        (Near::Sentence, Message::NearSentence),
        (Near::Document, Message::NearDocument),
    ];
    let chosen = move |near| desk.choice.read().near == near;
    let choose = move |near| {
        desk.change(|evidence| Evidence {
            near,
            ..evidence.clone()
        })
    };
    let buttons: Vec<_> = names
        .into_iter()
        .map(|(near, name)| {
            view! {
                <button
                    type="button"
                    class="chip"
                    aria-pressed=move || chosen(near).to_string()
                    on:click=move |_| choose(near)
                >
                    {room.say(name)}
                </button>
            }
        })
        .collect();
    view! {
        <span class="choice" role="group" aria-label=room.say(Message::Near) hidden=idle>
            {buttons}
        </span>
    }
    .into_any()
}

/// What the rows of the matrix stand for.
fn subject(desk: Desk) -> AnyView {
    let room = desk.room;
    let idle = move || desk.choice.read().sheet != Sheet::Matrix;
    let buttons: Vec<_> = Subject::NAMES
        .iter()
        .map(|&(subject, name)| {
            let chosen = move || desk.shown.read().subject == subject;
            view! {
                <button
                    type="button"
                    class="chip"
                    data-testid=["rows-", name].concat()
                    aria-pressed=move || chosen().to_string()
                    on:click=move |_| {
                        desk.change(|evidence| Evidence { subject, ..evidence.clone() });
                    }
                >
                    {messages::evidence::subject(room.language, subject)}
                </button>
            }
        })
        .collect();
    view! {
        <span class="choice" role="group" aria-label=room.say(Message::RowsAre) hidden=idle>
            {room.say(Message::RowsAre)} " " {buttons}
        </span>
    }
    .into_any()
}

/// Adds up all figures that are shown, or stops adding up.
fn sum(desk: Desk) -> AnyView {
    let room = desk.room;
    let summing = move || !desk.shown.read().summed.is_empty();
    let idle = move || {
        let table = desk.table.get();
        table.is_none_or(|table| {
            table.kind != TableKind::Figures
                || (!summing() && !(1..=SUMMED).contains(&table.rows.len()))
        })
    };
    let press = move |_| {
        let ids = desk.table.get_untracked().into_iter();
        let ids = ids.flat_map(|table| {
            let ids: Vec<String> = table.rows.iter().map(|row| row.id.clone()).collect();
            ids
        });
        let summed = match desk.shown.read_untracked().summed.is_empty() {
            true => ids.collect(),
            false => Default::default(),
        };
        desk.change(|evidence| Evidence {
            summed,
            ..evidence.clone()
        });
    };
    view! {
        <button type="button" class="button" data-testid="sum-all" hidden=idle on:click=press>
            {move || room.say(if summing() { Message::SumNone } else { Message::SumAll })}
        </button>
    }
    .into_any()
}

/// The buttons that save the table.
fn save(desk: Desk) -> AnyView {
    let source = Source {
        name: desk.choice.read().sheet.name(),
        chart: None,
    };
    exports::buttons_of(desk.room, source, Form::TABLE, move |form| {
        write(desk, form)
    })
}

/// Writes what is shown as a file under a header that says what was asked.
fn write(desk: Desk, form: Form) -> Option<String> {
    let corpus = desk.room.session.corpus();
    let mut header = exports::header(desk.room, "");
    let notebook = desk.room.session.notebook.get_value();
    let corrections = notebook.map_or(0, |notebook| notebook.list_untracked().entries().len());
    if corrections > 0 {
        let corrections = corrections.to_string();
        header
            .settings
            .push(("corrections_of_the_reader", corrections));
    }
    let (table, matrix) = (desk.table.get_untracked(), desk.matrix.get_untracked());
    let text = match (table, matrix, form) {
        (Some(table), _, Form::Json) => export::json(&corpus, &table, &header),
        (Some(table), _, _) => export::csv(&corpus, &table, &header),
        (None, Some(matrix), Form::Json) => export::matrix_json(&corpus, &matrix, &header),
        (None, Some(matrix), _) => export::matrix_csv(&corpus, &matrix, &header),
        (None, None, _) => return None,
    };
    text.ok()
}
