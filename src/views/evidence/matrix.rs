//! Places (or provinces, or documents) crossed with the themes of the corpus.

use std::sync::Arc;

use danbiet_corpus::evidence::{Matrix, MatrixCell, MatrixRow, Subject};
use danbiet_query::Language;
use leptos::prelude::*;

use super::Desk;
use crate::{
    messages::{self, Message},
    route::{Opened, Sheet},
    views::{Room, quotes},
};

/// The matrix.
pub fn matrix(desk: Desk) -> AnyView {
    let room = desk.room;
    let themes: Vec<String> = (0..room.session.corpus().info().themes.len())
        .map(|theme| name(room, theme))
        .collect();
    let heads: Vec<_> = themes
        .iter()
        .map(|name| view! { <th scope="col" role="columnheader">{name.clone()}</th> })
        .collect();
    let rows = move || {
        let Some(matrix) = desk.matrix.get() else {
            return Vec::new();
        };
        (0..matrix.rows.len())
            .map(|at| row(desk, &matrix, at))
            .collect()
    };
    let subject = move || messages::evidence::subject(room.language, desk.shown.read().subject);
    view! {
        <div class="sheet-scroll">
            <table
                class="evidence-table matrix"
                role="table"
                aria-label=messages::evidence::sheet(room.language, Sheet::Matrix)
                data-testid="evidence-table"
            >
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">{subject}</th>
                        {heads}
                    </tr>
                </thead>
                {rows}
            </table>
        </div>
    }
    .into_any()
}

/// The name of a theme in the language of the interface, or in the other one, or its id.
fn name(room: Room, theme: usize) -> String {
    let corpus = room.session.corpus();
    let Some(theme) = corpus.info().themes.get(theme) else {
        return String::new();
    };
    let (first, second) = match room.language {
        Language::Vi => (&theme.name.vi, &theme.name.en),
        Language::En => (&theme.name.en, &theme.name.vi),
    };
    first
        .as_ref()
        .or(second.as_ref())
        .unwrap_or(&theme.id)
        .clone()
}

fn row(desk: Desk, matrix: &Arc<Matrix>, at: usize) -> AnyView {
    let Some(row) = matrix.rows.get(at) else {
        return ().into_any();
    };
    let room = desk.room;
    let key = row.name.clone().unwrap_or_default();
    let own = key.clone();
    let open = Memo::new(move |_| {
        let shown = desk.shown.read();
        let open = shown.open.as_ref().filter(|open| open.row == own)?;
        Some(open.cell.clone())
    });
    let cells: Vec<_> = row
        .cells
        .iter()
        .enumerate()
        .map(|(theme, of)| cell(desk, (theme, &key), *of, open))
        .collect();
    let span = cells.len() + 1;
    let matrix = matrix.clone();
    let head = head(room, matrix.subject, row_of(&matrix, at));
    let opened = move || Some(opened(room, &matrix, at, &open.get()?, span));
    view! {
        <tbody role="rowgroup">
            <tr role="row" class="evidence-row" class:open=move || open.read().is_some()>
                <th scope="row" role="rowheader" lang="vi">
                    {head}
                </th>
                {cells}
            </tr>
            {opened}
        </tbody>
    }
    .into_any()
}

fn row_of(matrix: &Matrix, at: usize) -> Option<&MatrixRow> {
    matrix.rows.get(at)
}

/// The name of a row, and how it is known where no text states it.
fn head(room: Room, subject: Subject, row: Option<&MatrixRow>) -> AnyView {
    use danbiet_corpus::evidence::Term;
    let Some(row) = row else {
        return ().into_any();
    };
    if let (Subject::Document, Some(&id)) = (subject, row.documents.first()) {
        return quotes::name(room, id);
    }
    let basis = row.basis.map(|basis| {
        let word = messages::evidence::term(room.language, Term::Basis(basis));
        view! { <small class="basis">{word}</small> }
    });
    let name = match &row.name {
        Some(name) => name.clone(),
        None => room.say(Message::FacetUnknown).into_owned(),
    };
    view! { {name} " " {basis} }.into_any()
}

fn cell(
    desk: Desk,
    (theme, row): (usize, &str),
    of: Option<MatrixCell>,
    open: Memo<Option<String>>,
) -> AnyView {
    let room = desk.room;
    let corpus = room.session.corpus();
    let name = name(room, theme);
    let Some(found) = of else {
        return view! {
            <td role="cell" data-label=name>
                <span class="not-stated">{room.say(Message::NotStated)}</span>
            </td>
        }
        .into_any();
    };
    let id = corpus
        .info()
        .themes
        .get(theme)
        .map(|theme| theme.id.clone());
    let cell = Opened {
        row: row.to_owned(),
        cell: id.unwrap_or_default(),
    };
    let own = cell.cell.clone();
    let expanded = move || open.read().as_ref() == Some(&own);
    let text = room.say(Message::ThemeCell {
        hits: found.hits as usize,
    });
    let label = room.say(Message::OpenCell {
        column: &name,
        value: &text,
    });
    view! {
        <td role="cell" data-label=name>
            <button
                type="button"
                class="evidence-cell"
                data-testid=["theme-", &cell.cell].concat()
                data-row=row.to_owned()
                title=label
                aria-expanded=move || expanded().to_string()
                on:click=move |_| desk.toggle(&cell)
            >
                {text}
            </button>
        </td>
    }
    .into_any()
}

/// The sentences of a cell.
fn opened(room: Room, matrix: &Matrix, at: usize, theme: &str, span: usize) -> AnyView {
    let corpus = room.session.corpus();
    let themes = &corpus.info().themes;
    let theme = themes.iter().position(|known| known.id == theme);
    let proofs = theme.and_then(|theme| matrix.proofs(&corpus, at, theme).ok());
    view! {
        <tr role="row" class="opened" data-testid="opened">
            <td role="cell" colspan=span.to_string()>
                {quotes::quotes(room, &proofs.unwrap_or_default(), None)}
            </td>
        </tr>
    }
    .into_any()
}
