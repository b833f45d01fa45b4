//! The formulas, each of which opens the places where it stands.

use std::{cmp::Ordering, sync::Arc};

use danbiet_corpus::{
    document::DocId,
    evidence::Proof,
    reuse::{Formula, Formulas},
};
use leptos::prelude::*;

use super::Desk;
use crate::{
    messages::{Message, compare::Words},
    route::{Direction, Measure, Named},
    views::{exports, quotes},
};

/// How many rows are shown at first, and how many more each time.
const STEP: usize = 100;
/// With how many other documents the first one can be laid side by side.
const BESIDE: usize = 8;

/// The table.
pub fn formulas(desk: Desk) -> AnyView {
    let room = desk.room;
    let shown = RwSignal::new(STEP);
    let order = Memo::new(move |_| {
        let by = desk.shown.read().by;
        desk.formulas
            .get()
            .map_or_else(Vec::new, |formulas| order(&formulas, by))
    });
    let rows = move || {
        let Some(formulas) = desk.formulas.get() else {
            return Vec::new();
        };
        let order = order.read();
        let rows = order.iter().take(shown.get());
        rows.map(|&at| row(desk, &formulas, at)).collect()
    };
    let more = move || order.read().len().saturating_sub(shown.get()).min(STEP);
    let nothing = move || {
        let nothing = order.read().is_empty() && desk.formulas.read().is_some();
        nothing.then(|| view! { <p class="notice">{desk.say(Words::NothingShared)}</p> })
    };
    let heads: Vec<_> = Measure::NAMES
        .iter()
        .map(|&(measure, name)| head(desk, measure, name))
        .collect();
    let source = exports::Source {
        name: "formulas",
        chart: None,
    };
    let export = exports::buttons(room, source, move |mut header| {
        header
            .settings
            .extend(desk.request.get_untracked().settings());
        let formulas = desk.formulas.get_untracked()?;
        formulas.table(&room.session.corpus(), header).ok()
    });
    view! {
        {nothing}
        <div class="sheet-scroll">
            <table class="compare-table" role="table" data-testid="formulas" aria-label=desk.say(Words::List(crate::route::Listing::Formulas))>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">
                            {desk.say(Words::Formula)}
                        </th>
                        {heads}
                    </tr>
                </thead>
                {rows}
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

/// The formulas in the order that was asked for; equal ones stay in their order.
fn order(formulas: &Formulas, (measure, direction): (Measure, Direction)) -> Vec<usize> {
    let value = |at: &usize| {
        let formula = &formulas.list[*at];
        match measure {
            Measure::Weight => formula.weight(),
            Measure::Length => formula.length.into(),
            Measure::Documents => formula.documents.into(),
            Measure::Count => formula.count.into(),
        }
    };
    let compare = |a: &usize, b: &usize| -> Ordering {
        match direction {
            Direction::Ascending => value(a).cmp(&value(b)),
            Direction::Descending => value(b).cmp(&value(a)),
        }
    };
    let mut order: Vec<usize> = (0..formulas.list.len()).collect();
    order.sort_by(compare);
    order
}

/// The head of a column, which sorts by it.
fn head(desk: Desk, measure: Measure, name: &'static str) -> AnyView {
    let sorted = move || {
        let (by, direction) = desk.shown.read().by;
        (by == measure).then(|| direction.name())
    };
    view! {
        <th scope="col" role="columnheader" class="number" aria-sort=sorted>
            <button
                type="button"
                class="sort"
                title=desk.say(Words::MeasureWhy(measure))
                data-testid=["sort-", name].concat()
                on:click=move |_| desk.change(|compare| *compare = compare.sorted_by(measure))
            >
                {desk.say(Words::Measure(measure))}
            </button>
        </th>
    }
    .into_any()
}

fn row(desk: Desk, formulas: &Arc<Formulas>, at: usize) -> AnyView {
    let corpus = desk.room.session.corpus();
    let Some(formula) = formulas.list.get(at) else {
        return ().into_any();
    };
    let printed = formula.passages.first().and_then(|passage| {
        let start = passage.span(&corpus).ok()?.start.to_string();
        let length = formula.length.to_string();
        let id = [&desk.name(passage.document), ".", &start, ".", &length].concat();
        Some((id, passage.printed(&corpus).ok()?))
    });
    // What cannot be read is not shown.
    let Some((id, text)) = printed else {
        return ().into_any();
    };
    let key = id.clone();
    let open = Memo::new(move |_| desk.shown.read().open.as_ref() == Some(&key));
    let toggle = move |_| {
        let id = id.clone();
        desk.change(|compare| compare.open = (compare.open.as_ref() != Some(&id)).then_some(id));
    };
    let numbers = Measure::NAMES.iter().map(|&(measure, _)| {
        let number = match measure {
            Measure::Length => formula.length as usize,
            Measure::Documents => formula.documents as usize,
            Measure::Count => formula.count as usize,
            Measure::Weight => formula.weight() as usize,
        };
        view! {
            <td role="cell" class="number" data-label=desk.say(Words::Measure(measure))>
                {desk.room.number(number)}
            </td>
        }
    });
    let numbers: Vec<_> = numbers.collect();
    let formulas = formulas.clone();
    let opened = move || {
        let formula = formulas.list.get(at).filter(|_| open.get());
        formula.map(|formula| opened(desk, formula))
    };
    view! {
        <tbody role="rowgroup">
            <tr role="row" class:open=move || open.get()>
                <th scope="row" role="rowheader">
                    <button
                        type="button"
                        class="formula"
                        lang="vi"
                        data-testid="formula"
                        title=desk.say(Words::OpenFormula)
                        aria-expanded=move || open.get().to_string()
                        on:click=toggle
                    >
                        {text}
                    </button>
                </th>
                {numbers}
            </tr>
            {opened}
        </tbody>
    }
    .into_any()
}

/// The sentences of a formula, and who can be laid beside whom.
fn opened(desk: Desk, formula: &Formula) -> AnyView {
    let corpus = desk.room.session.corpus();
    let proof = |passage: &danbiet_corpus::reuse::Passage| passage.proof(&corpus).ok();
    let proofs: Vec<Proof> = formula.passages.iter().filter_map(proof).collect();
    let mut documents: Vec<DocId> = proofs.iter().map(|proof| proof.document).collect();
    documents.dedup();
    let listed = formula.passages.len();
    let cut = (listed < formula.count as usize).then(|| {
        let count = formula.count as usize;
        view! { <p class="compare-note">{desk.say(Words::PassagesListed { listed, count })}</p> }
    });
    let short = |id| quotes::short(desk.room, id);
    let beside: Vec<_> = documents
        .iter()
        .skip(1)
        .take(BESIDE)
        .map(|&right| {
            let left = documents[0];
            let text = desk.say(Words::PlaceBeside {
                left: &short(left),
                right: &short(right),
            });
            view! {
                <li>
                    <a class="button" data-testid="beside" href=desk.beside(left, right)>
                        {text}
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <tr role="row" class="opened" data-testid="opened">
            <td role="cell" colspan="5">
                <ul class="compare-beside">{beside}</ul>
                {cut}
                {quotes::quotes(desk.room, &proofs, None)}
            </td>
        </tr>
    }
    .into_any()
}
