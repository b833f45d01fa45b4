//! A table of mentions.

use std::sync::Arc;

use danbiet_corpus::evidence::{Cell, Column, Row, Table, TableKind, Value};
use leptos::{ev, prelude::*};

use super::{Desk, sums};
use crate::{
    browser::page,
    evidence,
    layers::Layer,
    messages::{
        self, Message,
        corrections::{self, Words},
        evidence::Silence,
    },
    route::{Direction, Opened, Sheet},
    views::quotes,
};

/// How many rows are shown at first, and how many more each time.
const STEP: usize = 100;

/// The table.
pub fn table(desk: Desk, kind: TableKind) -> AnyView {
    let room = desk.room;
    let shown = RwSignal::new(STEP);
    let total = move || desk.table.get().map_or(0, |table| table.rows.len());
    let more = move || total().saturating_sub(shown.get()).min(STEP);
    let rows = move || {
        let Some(table) = desk.table.get().filter(|table| table.kind == kind) else {
            return Vec::new();
        };
        let count = table.rows.len().min(shown.get());
        (0..count).map(|at| row(desk, &table, at)).collect()
    };
    let sums = (kind == TableKind::Figures).then(|| {
        view! { <th scope="col" role="columnheader" class="sum-check">{room.say(Message::Sum)}</th> }
    });
    let heads: Vec<_> = kind
        .columns()
        .iter()
        .filter(|column| has_cells(**column))
        .map(|&column| head(desk, column))
        .collect();
    view! {
        <div class="sheet-scroll">
            <table
                class="evidence-table"
                role="grid"
                aria-label=messages::evidence::sheet(room.language, Sheet::Table(kind))
                data-testid="evidence-table"
            >
                <thead role="rowgroup">
                    <tr role="row">{sums} {heads}</tr>
                </thead>
                {rows}
            </table>
        </div>
        <p class="evidence-none" hidden=move || total() != 0>
            {room.say(Message::NoRows)}
        </p>
        <button
            type="button"
            class="button"
            hidden=move || more() == 0
            on:click=move |_| shown.update(|shown| *shown += STEP)
        >
            {move || room.say(Message::MoreRows { rows: more() })}
        </button>
    }
    .into_any()
}

/// The head of a column, which sorts by it.
fn head(desk: Desk, column: Column) -> AnyView {
    let name = messages::evidence::column(desk.room.language, column);
    let sorted = move || match desk.choice.read().sorted {
        Some((by, direction)) if by == column => match direction {
            Direction::Ascending => Some("ascending"),
            Direction::Descending => Some("descending"),
        },
        _ => None,
    };
    view! {
        <th scope="col" role="columnheader" aria-sort=sorted>
            <button
                type="button"
                class="sort"
                data-testid=["sort-", column.name()].concat()
                title=desk.room.say(Message::SortBy { column: name })
                on:click=move |_| desk.change(|evidence| evidence.sorted_by(column))
            >
                {name}
            </button>
        </th>
    }
    .into_any()
}

/// A row, and below it the sentences of the cell that is open.
fn row(desk: Desk, table: &Arc<Table>, at: usize) -> AnyView {
    let Some(row) = table.rows.get(at) else {
        return ().into_any();
    };
    let id = row.id.clone();
    let open = Memo::new(move |_| {
        let shown = desk.shown.read();
        let open = shown.open.as_ref().filter(|open| open.row == id)?;
        Some(open.cell.clone())
    });
    let session = desk.room.session;
    let overlay = session.overlay();
    let corrected = overlay
        .is_some_and(|it| evidence::is_corrected(&session.corpus(), &it, table.kind, row))
        .then(|| {
            let said = corrections::say(desk.room.language, Words::Corrected);
            view! { <small class="corrected-row" data-testid="corrected-row">{said}</small> }
        });
    let mut mark = corrected.into_iter();
    // The Tab key comes to one cell of the table; the arrow keys lead to the others.
    let stated = |cell: &Cell| cell.value != Value::NotStated;
    let shown = table.columns().iter().zip(&row.cells);
    let entry = shown
        .filter(|(column, _)| has_cells(**column))
        .position(|(_, cell)| stated(cell))
        .filter(|_| at == 0);
    let cells: Vec<_> = table
        .columns()
        .iter()
        .zip(&row.cells)
        .filter(|(column, _)| has_cells(**column))
        .enumerate()
        .map(|(nth, (&column, of))| {
            let upper = match column {
                Column::Number => table.cell(row, Column::Upper),
                _ => None,
            };
            let parts = said(desk, &of.value, upper);
            let silence = silence(table, row, column);
            let entry = entry == Some(nth);
            let cell = cell(
                desk,
                row,
                (column, entry),
                (&of.value, parts, silence),
                open,
            );
            let name = messages::evidence::column(desk.room.language, column);
            let mark = mark.next();
            view! { <td role="gridcell" data-label=name>{cell} {mark}</td> }
        })
        .collect();
    let check = (table.kind == TableKind::Figures).then(|| sums::check(desk, table, at));
    let span = cells.len() + usize::from(check.is_some());
    let table = table.clone();
    let opened = move || {
        let cell = open.get()?;
        Some(opened(desk, &table, at, &cell, span))
    };
    view! {
        <tbody role="rowgroup">
            <tr role="row" class="evidence-row" class:open=move || open.read().is_some()>
                {check}
                {cells}
            </tr>
            {opened}
        </tbody>
    }
    .into_any()
}

/// Whether a column has cells of its own: the upper end of a range stands beside the lower one.
const fn has_cells(column: Column) -> bool {
    !matches!(column, Column::Upper)
}

/// What a cell says, with the upper end of its range.
fn said(desk: Desk, value: &Value, upper: Option<&Cell>) -> Vec<String> {
    let mut parts = quotes::value(desk.room, value);
    if let (Some(first), Some(Cell { value, .. })) = (parts.first_mut(), upper) {
        for end in quotes::value(desk.room, value) {
            first.push('–');
            first.push_str(&end);
        }
    }
    parts
}

/// What is said where a cell says nothing.
fn silence(table: &Table, row: &Row, column: Column) -> Silence {
    let missing = table.cell(row, Column::Missing).map(|cell| &cell.value);
    match column {
        Column::Missing => Silence::NothingMissing,
        Column::Limb(act) => match missing {
            Some(Value::Items(items)) if items.iter().any(|i| i.text == act.name()) => Silence::Gap,
            _ => Silence::NotOfTheForm,
        },
        _ => Silence::NotStated,
    }
}

/// What stands in a cell of a row, and whether the Tab key comes to it.
fn cell(
    desk: Desk,
    row: &Row,
    (column, entry): (Column, bool),
    (value, parts, silence): (&Value, Vec<String>, Silence),
    open: Memo<Option<String>>,
) -> AnyView {
    let room = desk.room;
    let name = messages::evidence::column(room.language, column);
    if parts.is_empty() {
        let none = messages::evidence::silence(room.language, silence);
        let class = match silence {
            Silence::Gap => "limb-gap",
            _ => "not-stated",
        };
        return view! { <span class=class>{none}</span> }.into_any();
    }
    let cell = Opened {
        row: row.id.clone(),
        cell: column.name().to_owned(),
    };
    let expanded = move || open.read().as_deref() == Some(column.name());
    let label = Message::OpenCell {
        column: name,
        value: &parts.join("; "),
    };
    let label = room.say(label);
    let class = match value {
        Value::Number(_) | Value::Count(_) => "evidence-cell number",
        _ => "evidence-cell",
    };
    let foreign = !matches!(value, Value::Term(_) | Value::Time(_));
    let parts: Vec<_> = parts
        .into_iter()
        .map(|part| view! { <span class="part" lang=foreign.then_some("vi")>{part}</span> })
        .collect();
    view! {
        <button
            type="button"
            class=class
            data-testid=["cell-", column.name()].concat()
            title=label
            tabindex=if entry { "0" } else { "-1" }
            aria-expanded=move || expanded().to_string()
            on:click=move |_| desk.toggle(&cell)
            on:keydown=move |event| step(&event, ["cell-", column.name()].concat())
        >
            {parts}
        </button>
    }
    .into_any()
}

/// Moves the focus by an arrow key: along what can be done in the cells, or along those of the same
/// column, which have this hook.
pub(super) fn step(event: &ev::KeyboardEvent, hook: String) {
    const CELLS: &str = ".evidence-cell, tbody .sum-check input";
    let same = ["[data-testid=\"", &hook, "\"]"].concat();
    let (cells, step) = match event.key().as_str() {
        "ArrowRight" => (CELLS, 1),
        "ArrowLeft" => (CELLS, -1),
        "ArrowDown" => (same.as_str(), 1),
        "ArrowUp" => (same.as_str(), -1),
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    page::focus_neighbour(cells, step);
}

/// The sentences of a cell.
fn opened(desk: Desk, table: &Table, at: usize, cell: &str, span: usize) -> AnyView {
    let Some(row) = table.rows.get(at) else {
        return ().into_any();
    };
    let room = desk.room;
    let column = table.columns().iter().copied().find(|c| c.name() == cell);
    let layer = Layer::of_table(table.kind);
    // Only the places of the row itself are annotations of its table.
    let layer_of = |group: &evidence::Group| {
        let own = group.proofs.iter().all(|proof| row.proofs.contains(proof));
        layer.filter(|_| own)
    };
    let groups: Vec<_> = evidence::proofs(table, row, column)
        .into_iter()
        .map(|group| {
            let heading = group.item.as_ref().map(|item| {
                view! { <h3 class="opened-item" lang="vi">{quotes::item(room, item)}</h3> }
            });
            view! {
                {heading}
                {quotes::quotes(room, &group.proofs, layer_of(&group))}
            }
        })
        .collect();
    view! {
        <tr role="row" class="opened" data-testid="opened">
            <td role="gridcell" colspan=span.to_string()>
                {groups}
            </td>
        </tr>
    }
    .into_any()
}
