//! Who shares with whom: the documents crossed with each other.

use std::collections::BTreeMap;

use danbiet_corpus::{
    document::DocId,
    reuse::{Formulas, Pair, SPREAD},
};
use leptos::prelude::*;

use super::{Desk, pairs};
use crate::{messages::compare::Words, views::quotes};

/// No more documents than these have a row: those that share most.
const ROWS: usize = 30;

/// The matrix. The list of pairs is its table.
pub fn matrix(desk: Desk) -> AnyView {
    let table = move || {
        let formulas = desk.formulas.get()?;
        Some(crossed(desk, &formulas))
    };
    let spread = SPREAD as usize;
    view! {
        <p class="compare-note">
            {desk.say(Words::MatrixNote)} " " {desk.say(Words::PairsNote { spread })}
        </p>
        {table}
        {pairs::export(desk)}
    }
    .into_any()
}

fn crossed(desk: Desk, formulas: &Formulas) -> AnyView {
    let (documents, cut) = documents(formulas);
    let cells: BTreeMap<[DocId; 2], &Pair> = formulas
        .pairs
        .iter()
        .map(|pair| (pair.documents, pair))
        .collect();
    let most = formulas.pairs.iter().flat_map(|pair| pair.syllables).max();
    let heads: Vec<_> = documents
        .iter()
        .map(|&id| {
            let title = quotes::line(desk.room, id);
            let name = quotes::short(desk.room, id);
            view! {
                <th scope="col" role="columnheader">
                    <abbr title=title>{name}</abbr>
                </th>
            }
        })
        .collect();
    let rows: Vec<_> = documents
        .iter()
        .map(|&row| {
            let columns = documents.iter();
            let cells: Vec<_> = columns
                .map(|&column| {
                    let pair = cells.get(&[row.min(column), row.max(column)]).copied();
                    cell(desk, (row, column), pair, most.unwrap_or(1))
                })
                .collect();
            view! {
                <tr role="row">
                    <th scope="row" role="rowheader">
                        {quotes::name(desk.room, row)}
                    </th>
                    {cells}
                </tr>
            }
        })
        .collect();
    let cut = cut.then(|| {
        let documents = documents.len();
        view! { <p class="compare-note">{desk.say(Words::MatrixCut { documents })}</p> }
    });
    let nothing = documents
        .is_empty()
        .then(|| view! { <p class="notice">{desk.say(Words::NothingShared)}</p> });
    view! {
        {nothing}
        {cut}
        <div class="sheet-scroll">
            <table class="compare-table compare-matrix" role="table" data-testid="compare-cells" aria-label=desk.say(Words::List(crate::route::Listing::Matrix))>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">
                            {desk.say(Words::Document)}
                        </th>
                        {heads}
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The documents that share most, in the order of the corpus, and whether there are more.
fn documents(formulas: &Formulas) -> (Vec<DocId>, bool) {
    let mut shared: BTreeMap<DocId, u64> = BTreeMap::new();
    for pair in &formulas.pairs {
        for (id, syllables) in pair.documents.into_iter().zip(pair.syllables) {
            *shared.entry(id).or_default() += u64::from(syllables);
        }
    }
    let mut order: Vec<(DocId, u64)> = shared.into_iter().collect();
    order.sort_by_key(|&(_, syllables)| std::cmp::Reverse(syllables));
    let cut = order.len() > ROWS;
    order.truncate(ROWS);
    let mut documents: Vec<DocId> = order.into_iter().map(|(id, _)| id).collect();
    documents.sort_unstable();
    (documents, cut)
}

/// How much of the row's document the column's has too.
fn cell(desk: Desk, (row, column): (DocId, DocId), pair: Option<&Pair>, most: u32) -> AnyView {
    if row == column {
        return view! { <td role="cell" class="compare-self"></td> }.into_any();
    }
    let name = |id| quotes::short(desk.room, id);
    let Some(pair) = pair else {
        let nothing = desk.say(Words::Nothing);
        return view! {
            <td role="cell" class="number">
                <span aria-hidden="true">"–"</span>
                <span class="only-read">{nothing}</span>
            </td>
        }
        .into_any();
    };
    let syllables = pair.syllables[usize::from(row > column)];
    let label = desk.say(Words::Cell {
        row: &name(row),
        column: &name(column),
        syllables: syllables as usize,
        formulas: pair.formulas as usize,
        longest: pair.longest as usize,
    });
    // Five steps of shade; the number says the same.
    let step = (syllables * 5)
        .div_ceil(most.max(1))
        .clamp(1, 5)
        .to_string();
    view! {
        <td role="cell" class="number" data-step=step>
            <a
                href=desk.beside(row, column)
                title=label.clone()
                aria-label=label
                data-testid="compare-cell"
            >
                {desk.room.number(syllables as usize)}
            </a>
        </td>
    }
    .into_any()
}
