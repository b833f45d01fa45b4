//! The lines: a table with the node in the middle; of a long one only what is seen is drawn.

use std::ops::Range;

use danbiet_corpus::{
    Document,
    concordance::{Context, Row, Slot, SortKey},
    metadata::Basis,
};
use danbiet_text::Span;
use leptos::prelude::*;

use super::{Desk, HEADING, sets};
use crate::{
    browser::{page, scroll, timer},
    components::Text,
    kwic::{self, Look, Piece},
    messages::concordance::Words,
    route::{Concordance, LineId, View},
    session::Step,
};

const TABLE: &str = "concordance-table";

/// Up to so many lines are all drawn, so that they can be printed and found in the page.
const WHOLE: usize = 200;

/// A line as it is drawn.
#[derive(Clone)]
struct Drawn {
    /// Its place in the table, from 0.
    at: usize,
    id: LineId,
    /// Where the node stands: the first hit of one query is another than that of the next.
    span: Span,
    link: String,
    /// Where and when: the place and the year of its document, or the title.
    source: String,
    title: String,
    /// Whether place and year are stated.
    stated: bool,
    left: Vec<Piece>,
    node: String,
    right: Vec<Piece>,
    /// What its texts are made with: other contexts are other rows.
    made: (u32, Vec<SortKey>),
}

/// The table.
pub fn table(desk: Desk) -> AnyView {
    let look = RwSignal::new(Look::default());
    let total = Memo::new(move |_| desk.lines.read().lines.lines.len());
    let long = Memo::new(move |_| total.get() > WHOLE);
    let which = Memo::new(move |_| match long.get() {
        true => kwic::drawn(look.get(), total.get()),
        false => 0..total.get(),
    });
    let made = Memo::new(move |_| {
        let shown = desk.shown.read();
        (shown.width, shown.sort.clone())
    });
    let rows = move || rows(desk, which.get(), made.get());
    let measure = move || {
        if let Some(view) = scroll::view(TABLE, ".kwic-row") {
            look.set(Look {
                top: view.top,
                height: view.height.max(Look::default().height),
                row: view.item,
            });
        }
    };
    // Lines of another order are seen from the first on.
    Effect::new(move |before: Option<()>| {
        desk.lines.track();
        if before.is_some() {
            let _ = scroll::to(TABLE, 0.0);
        }
        timer::after_update(measure);
    });
    return_to(desk);
    let space = move |rows: usize| [&px(rows as f64 * look.get().row), "px"].concat();
    let printed = move || {
        long.get().then(|| {
            let which = which.get();
            desk.say(Words::PrintedPart {
                from: which.start + 1,
                to: which.end,
                total: total.get(),
            })
        })
    };
    view! {
        <div
            class="kwic"
            class:long=move || long.get()
            id=TABLE
            hidden=move || total.get() == 0
            on:scroll=move |_| measure()
        >
            <table
                role="table"
                class="kwic-table"
                data-testid="kwic"
                aria-label=desk.say(Words::Table)
                aria-rowcount=move || total.get() + 1
            >
                <thead role="rowgroup">
                    <tr role="row" class="kwic-head" aria-rowindex="1">
                        <th role="columnheader" scope="col" class="kwic-set">
                            {desk.say(Words::Set)}
                        </th>
                        {head(desk, Column::Document)}
                        {head(desk, Column::Left)}
                        {head(desk, Column::Node)}
                        {head(desk, Column::Right)}
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    <tr role="none" style:height=move || space(which.get().start)></tr>
                    <For each=rows key=|row| (row.at, row.span, row.link.clone(), row.made.clone()) let:row>
                        {self::row(desk, row)}
                    </For>
                    <tr role="none" style:height=move || space(total.get() - which.get().end)></tr>
                </tbody>
            </table>
        </div>
        <p class="printed-part">{printed}</p>
    }
    .into_any()
}

/// A length for a style, in whole pixels.
fn px(length: f64) -> String {
    (length.round() as u64).to_string()
}

/// Puts the focus on the line that the reader comes back from.
fn return_to(desk: Desk) {
    let Some(at) = desk.shown.read_untracked().at else {
        return;
    };
    let focus = move || page::focus(&at.element()).is_some();
    timer::after_update(move || {
        if focus() {
            return;
        }
        // It may be far down a long table.
        let place = desk.lines.with_untracked(|found| {
            found
                .lines
                .find(danbiet_corpus::DocId(at.document), at.number)
        });
        let height = scroll::view(TABLE, ".kwic-row").map(|view| view.item);
        if let (Some(place), Some(height)) = (place, height) {
            let _ = scroll::to(TABLE, place.saturating_sub(4) as f64 * height);
            // One update draws the rows that are seen now, the next has them.
            timer::after_update(move || timer::after_update(move || _ = focus()));
        } else {
            page::focus(HEADING);
        }
    });
}

/// The lines of a stretch of the table as they are drawn.
fn rows(desk: Desk, which: Range<usize>, made: (u32, Vec<SortKey>)) -> Vec<Drawn> {
    let session = desk.room.session;
    let corpus = session.corpus();
    let found = desk.lines.get();
    let slots: Vec<Slot> = made.1.iter().filter_map(|key| slot(*key)).collect();
    let context = Context {
        width: made.0,
        slots,
    };
    let rows = found
        .lines
        .rows(&corpus, &found.answer, which.clone(), &context);
    let rows = which.zip(rows.unwrap_or_default());
    rows.filter_map(|(at, row)| {
        let document = corpus.document(row.line.document).ok()?;
        Some(drawn(desk, at, &row, document, &made))
    })
    .collect()
}

fn drawn(
    desk: Desk,
    at: usize,
    row: &Row,
    document: &Document,
    made: &(u32, Vec<SortKey>),
) -> Drawn {
    let session = desk.room.session;
    let text = &document.text;
    // Keys that are no words keep their place, so that the first key is always marked alike.
    let mut words = row.slots.iter();
    let keys: Vec<_> = made
        .1
        .iter()
        .map(|key| slot(*key).and_then(|_| words.next().copied().flatten()))
        .collect();
    let known = &document.metadata;
    let title = known.title.as_ref().map(|title| title.value.clone());
    let title = title.unwrap_or_else(|| document.id.clone());
    let place = known.place.as_ref().map(|place| place.value.clone());
    let year = known.date.as_ref().and_then(|date| date.value.year);
    let year = year.map(|year| year.to_string());
    let parts: Vec<String> = year.into_iter().chain(place).collect();
    let stated = |basis: &Basis| matches!(basis, Basis::Stated { .. });
    let number = Some(row.line.number + 1);
    Drawn {
        at,
        id: LineId::of(&row.line),
        span: row.hit.span,
        link: session.link(View::Document(session.reading(&document.id, number))),
        stated: known.place.as_ref().is_none_or(|fact| stated(&fact.basis))
            && known.date.as_ref().is_none_or(|fact| stated(&fact.basis)),
        source: match parts.is_empty() {
            true => title.clone(),
            false => parts.join(" · "),
        },
        title,
        left: kwic::pieces(text, row.left, &keys),
        node: kwic::one_line(row.hit.span.of(text)),
        right: kwic::pieces(text, row.right, &keys),
        made: made.clone(),
    }
}

const fn slot(key: SortKey) -> Option<Slot> {
    match key {
        SortKey::Slot(slot) => Some(slot),
        _ => None,
    }
}

/// The columns that lines can be sorted by.
#[derive(Clone, Copy, PartialEq)]
enum Column {
    Document,
    Left,
    Node,
    Right,
}

impl Column {
    /// What it is sorted by.
    const fn keys(self) -> &'static [SortKey] {
        match self {
            Column::Document => &[SortKey::Document],
            Column::Left => &[
                SortKey::Slot(Slot::Left(1)),
                SortKey::Slot(Slot::Left(2)),
                SortKey::Slot(Slot::Left(3)),
            ],
            Column::Node => &[SortKey::Slot(Slot::Node)],
            Column::Right => &[
                SortKey::Slot(Slot::Right(1)),
                SortKey::Slot(Slot::Right(2)),
                SortKey::Slot(Slot::Right(3)),
            ],
        }
    }

    /// The column that holds what a key looks at.
    const fn of(key: SortKey) -> Column {
        match key {
            SortKey::Slot(Slot::Left(_)) => Column::Left,
            SortKey::Slot(Slot::Node) => Column::Node,
            SortKey::Slot(Slot::Right(_)) => Column::Right,
            SortKey::Document | SortKey::Place | SortKey::Date => Column::Document,
        }
    }
}

/// The head of a column, which sorts by it.
fn head(desk: Desk, column: Column) -> AnyView {
    let (class, name, title, hook) = match column {
        Column::Document => (
            "kwic-document",
            Words::Document,
            Words::SortDocument,
            "sort-document",
        ),
        Column::Left => ("kwic-left", Words::Left, Words::SortLeft, "sort-left"),
        Column::Node => ("kwic-middle", Words::Node, Words::SortNode, "sort-node"),
        Column::Right => ("kwic-right", Words::Right, Words::SortRight, "sort-right"),
    };
    let sorted = move || {
        let first = desk.shown.read().sort.first().copied();
        let first = first.map_or(Column::Document, Column::of);
        (first == column).then_some("ascending")
    };
    let sort = move |_| desk.change(Step::New, |shown| shown.sorted_by(column.keys()));
    view! {
        <th role="columnheader" scope="col" class=class aria-sort=sorted>
            <button
                type="button"
                class="sort"
                data-testid=hook
                title=desk.say(title)
                on:click=sort
            >
                {desk.say(name)}
            </button>
        </th>
    }
    .into_any()
}

fn row(desk: Desk, row: Drawn) -> AnyView {
    let Drawn { at, id, .. } = row;
    let line = at + 1;
    let title: Text = match row.title == row.source {
        true => desk.say(Words::OpenLine { line }),
        false => [
            row.title.as_str(),
            " – ",
            &desk.say(Words::OpenLine { line }),
        ]
        .concat()
        .into(),
    };
    let keep = move |_| {
        desk.change(Step::Same, |shown| Concordance {
            at: Some(id),
            ..shown.clone()
        });
    };
    view! {
        <tr role="row" class="kwic-row" data-testid="line" aria-rowindex=(at + 2).to_string()>
            {tick(desk, id, line)}
            <td role="cell" class="kwic-document" lang="vi" title=row.title>
                <span class:basis=!row.stated>{row.source}</span>
            </td>
            <td role="cell" class="kwic-left" lang="vi">
                <span>{pieces(row.left)}</span>
            </td>
            <td role="cell" class="kwic-middle" lang="vi">
                <a class="kwic-node" id=id.element() href=row.link title=title on:click=keep>
                    <mark class="hit">{row.node}</mark>
                </a>
            </td>
            <td role="cell" class="kwic-right" lang="vi">
                <span>{pieces(row.right)}</span>
            </td>
        </tr>
    }
    .into_any()
}

/// Puts the line into the set that is chosen, and says which set it is in.
fn tick(desk: Desk, id: LineId, line: usize) -> AnyView {
    let set = Memo::new(move |_| desk.shown.read().set_of(id));
    let ticked = move || set.get().is_some_and(|set| set == desk.pen.get());
    let label = move || {
        let set = sets::letter(desk.pen.get());
        desk.say(Words::PutLine { line, set })
    };
    let toggle = move |_| {
        let pen = desk.pen.get_untracked();
        let into = (set.get_untracked() != Some(pen)).then_some(pen);
        desk.change(Step::Same, |shown| shown.putting(&[id], into));
    };
    let badge = move || {
        let set = set.get()?;
        Some(
            view! { <span class=["badge ", sets::colour(set)].concat()>{sets::letter(set)}</span> },
        )
    };
    view! {
        <td role="cell" class="kwic-set">
            <input
                type="checkbox"
                data-testid="tick"
                aria-label=label
                prop:checked=ticked
                on:change=toggle
            />
            {badge}
        </td>
    }
    .into_any()
}

fn pieces(pieces: Vec<Piece>) -> Vec<AnyView> {
    let view = |piece: Piece| match piece.key {
        Some(key) => {
            let class = ["sorted-1", "sorted-2", "sorted-3"][key.min(2)];
            view! { <b class=class>{piece.text}</b> }.into_any()
        }
        None => piece.text.into_any(),
    };
    pieces.into_iter().map(view).collect()
}
