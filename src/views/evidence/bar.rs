//! Above a table: how many rows, how near to the hits, what can be done with the rows.

use danbiet_corpus::{
    evidence::{Near, Subject, TableKind, export},
    search::Reading as Level,
};
use leptos::prelude::*;

use super::Desk;
use crate::{
    browser::download,
    messages::{self, Message},
    route::{Evidence, Named, Sheet},
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
            <span class="evidence-downloads">
                {save(desk, Form::Csv)}
                {save(desk, Form::Json)}
            </span>
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

/// What a table is saved as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Csv,
    Json,
}

fn save(desk: Desk, form: Form) -> AnyView {
    let room = desk.room;
    let (name, message) = match form {
        Form::Csv => ("download-csv", Message::DownloadCsv),
        Form::Json => ("download-json", Message::DownloadJson),
    };
    view! {
        <button
            type="button"
            class="button"
            data-testid=name
            on:click=move |_| {
                write(desk, form);
            }
        >
            {room.say(message)}
        </button>
    }
    .into_any()
}

/// Writes what is shown as a file under a header that says what was asked.
fn write(desk: Desk, form: Form) -> Option<()> {
    let session = desk.room.session;
    let corpus = session.corpus();
    let search = session.search.get_untracked();
    let level: Level = session.answer.read_untracked().reading;
    let filters = search.filters.iter().flat_map(|(facet, values)| {
        let name = facet.name();
        values.iter().map(move |value| (name, value.as_str()))
    });
    let asked = !search.query.is_empty();
    let header = export::Header {
        query: asked.then_some(search.query.as_str()),
        level: asked.then(|| level.name()),
        zones: vec![search.scope.name()],
        filters: filters.collect(),
    };
    let (table, matrix) = (desk.table.get_untracked(), desk.matrix.get_untracked());
    let text = match (table, matrix, form) {
        (Some(table), _, Form::Csv) => export::csv(&corpus, &table, &header),
        (Some(table), _, Form::Json) => export::json(&corpus, &table, &header),
        (None, Some(matrix), Form::Csv) => export::matrix_csv(&corpus, &matrix, &header),
        (None, Some(matrix), Form::Json) => export::matrix_json(&corpus, &matrix, &header),
        (None, None, _) => return None,
    };
    let (ending, kind) = match form {
        Form::Csv => (".csv", "text/csv;charset=utf-8"),
        Form::Json => (".json", "application/json"),
    };
    let sheet = desk.shown.read_untracked().sheet.name();
    let name = ["dan-biet-", sheet, ending].concat();
    download::save(&name, kind, &text.ok()?)
}
