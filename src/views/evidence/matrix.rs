//! Places (or provinces, or documents) crossed with the themes of the corpus.

use std::sync::Arc;

use danbiet_corpus::evidence::{Matrix, MatrixCell, MatrixRow, Proof, Subject};
use danbiet_query::Language;
use leptos::prelude::*;

use super::{Desk, table::step};
use crate::{
    layers::Layer,
    messages::{self, Message},
    route::{Direction, Opened, ROWS, Sheet},
    views::{Room, quotes},
};

/// The matrix.
pub fn matrix(desk: Desk) -> AnyView {
    let room = desk.room;
    let themes: Vec<String> = (0..room.session.corpus().info().themes.len())
        .map(|theme| name(room, theme))
        .collect();
    let ids = (room.session.corpus().info().themes.iter())
        .map(|theme| theme.id.clone())
        .collect::<Vec<_>>();
    let heads: Vec<_> = themes
        .iter()
        .zip(ids)
        .map(|(name, id)| head_of(desk, Signal::stored(name.clone()), id))
        .collect();
    let rows = move || {
        let Some(matrix) = desk.matrix.get() else {
            return Vec::new();
        };
        (0..matrix.rows.len())
            .map(|at| row(desk, &matrix, at))
            .collect()
    };
    let subject = move || {
        let subject = messages::evidence::subject(room.language, desk.shown.read().subject);
        subject.to_owned()
    };
    view! {
        <div class="sheet-scroll">
            <table
                class="evidence-table matrix"
                role="grid"
                aria-label=messages::evidence::sheet(room.language, Sheet::Matrix)
                data-testid="evidence-table"
            >
                <thead role="rowgroup">
                    <tr role="row">
                        {head_of(desk, Signal::derive(subject), ROWS.to_owned())}
                        {heads}
                    </tr>
                </thead>
                {rows}
            </table>
        </div>
    }
    .into_any()
}

/// The head of a column, which sorts by it.
fn head_of(desk: Desk, name: Signal<String>, id: String) -> AnyView {
    let own = id.clone();
    let sorted = move || {
        let shown = desk.shown.read();
        let (by, direction) = shown.ranked.as_ref()?;
        (*by == own).then_some(match direction {
            Direction::Ascending => "ascending",
            Direction::Descending => "descending",
        })
    };
    let title = move || {
        desk.room.say(Message::SortBy {
            column: &name.read(),
        })
    };
    view! {
        <th scope="col" role="columnheader" aria-sort=sorted>
            <button
                type="button"
                class="sort"
                data-testid=["sort-", &id].concat()
                title=title
                on:click=move |_| desk.change(|evidence| evidence.ranked_by(&id))
            >
                {name}
            </button>
        </th>
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
    // The Tab key comes to one cell of the matrix; the arrow keys lead to the others.
    let entry = row.cells.iter().position(Option::is_some);
    let entry = entry.filter(|_| at == 0);
    let cells: Vec<_> = row
        .cells
        .iter()
        .enumerate()
        .map(|(theme, of)| cell(desk, (theme, entry == Some(theme)), &key, *of, open))
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
    (theme, entry): (usize, bool),
    row: &str,
    of: Option<MatrixCell>,
    open: Memo<Option<String>>,
) -> AnyView {
    let room = desk.room;
    let corpus = room.session.corpus();
    let name = name(room, theme);
    let Some(found) = of else {
        return view! {
            <td role="gridcell" data-label=name>
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
    let (own, hook) = (cell.cell.clone(), ["theme-", &cell.cell].concat());
    let expanded = move || open.read().as_ref() == Some(&own);
    let text = room.say(Message::ThemeCell {
        hits: found.hits as usize,
    });
    let label = room.say(Message::OpenCell {
        column: &name,
        value: &text,
    });
    view! {
        <td role="gridcell" data-label=name>
            <button
                type="button"
                class="evidence-cell"
                data-testid=["theme-", &cell.cell].concat()
                data-row=row.to_owned()
                title=label
                tabindex=if entry { "0" } else { "-1" }
                aria-expanded=move || expanded().to_string()
                on:click=move |_| desk.toggle(&cell)
                on:keydown=move |event| step(&event, hook.clone())
            >
                {text}
            </button>
        </td>
    }
    .into_any()
}

/// The sentences of a cell, and the figures in them.
fn opened(room: Room, matrix: &Matrix, at: usize, theme: &str, span: usize) -> AnyView {
    let corpus = room.session.corpus();
    let themes = &corpus.info().themes;
    let theme = themes.iter().position(|known| known.id == theme);
    let proofs = theme.and_then(|theme| matrix.proofs(&corpus, at, theme).ok());
    let proofs = proofs.unwrap_or_default();
    view! {
        <tr role="row" class="opened" data-testid="opened">
            <td role="gridcell" colspan=span.to_string()>
                {figures(room, &proofs)}
                {quotes::quotes(room, &proofs, None)}
            </td>
        </tr>
    }
    .into_any()
}

/// The figures in the sentences of a cell, each a link to its place; nothing where there are none.
fn figures(room: Room, proofs: &[Proof]) -> Option<AnyView> {
    let (corpus, overlay) = (room.session.corpus(), room.session.overlay());
    let figures = Matrix::figures(&corpus, overlay.as_deref(), proofs).ok()?;
    let links: Vec<_> = figures
        .iter()
        .filter_map(|figure| {
            let text = &corpus.document(figure.document).ok()?.text;
            let words: Vec<&str> = figure.span.of(text).split_whitespace().collect();
            let link = quotes::link(room, *figure, Some(Layer::Figure));
            Some(view! {
                <li>
                    <a href=link lang="vi" data-testid="matrix-figure">
                        {words.join(" ")}
                    </a>
                    " "
                    <small class="basis">{quotes::short(room, figure.document)}</small>
                </li>
            })
        })
        .collect();
    (!links.is_empty()).then(|| {
        let heading = messages::evidence::figures_there(room.language, links.len());
        view! {
            <h3 class="opened-item">{heading}</h3>
            <ul class="matrix-figures">{links}</ul>
        }
        .into_any()
    })
}
