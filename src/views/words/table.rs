//! A table of words: each row opens its concordance.

use danbiet_corpus::{
    frequency::table::{Kind, named},
    subcorpus::Window,
};
use leptos::prelude::*;

use super::{Desk, concordance};
use crate::{
    messages::{Message, words as texts, words::Say},
    route::{self, Abbreviations, Search, Tab, View},
    views::exports::{self, Source},
    words::{self, Basis, Column, Sheet},
};

/// How many rows are shown at first, and how many more each time.
const STEP: usize = 100;

/// The table, and what there is to say about it.
pub fn table(desk: Desk, tab: Tab) -> AnyView {
    let room = desk.room;
    let language = room.language;
    let shown = RwSignal::new(STEP);
    let total = move || {
        desk.sheet
            .read()
            .as_ref()
            .map_or(0, |sheet| sheet.rows.len())
    };
    let more = move || total().saturating_sub(shown.get()).min(STEP);
    let rows = move || -> Vec<AnyView> {
        let Some(sheet) = desk.sheet.get() else {
            return Vec::new();
        };
        let count = sheet.rows.len().min(shown.get());
        (0..count)
            .filter_map(|at| row(desk, tab, &sheet, at))
            .collect()
    };
    let none = move || match desk.sheet.read().as_ref() {
        None => Some(desk.say(Say::NoQuery)),
        Some(sheet) if sheet.rows.is_empty() => Some(desk.say(Say::NoRows)),
        Some(_) => None,
    };
    let heads: Vec<_> = words::columns(tab)
        .iter()
        .map(|&column| head(desk, tab, column))
        .collect();
    let name = match tab {
        Tab::List => "words",
        Tab::Ngrams => "ngrams",
        Tab::Keyness => "keyness",
        Tab::Collocates | Tab::Trends => "collocates",
    };
    let source = Source { name, chart: None };
    let save = exports::buttons(room, source, move |mut header| {
        header.settings = words::settings(&desk.shown.read_untracked());
        let sheet = desk.sheet.get_untracked()?;
        words::export(&room.session.corpus(), &sheet, header).ok()
    });
    view! {
        {cautions(desk)}
        <div class="evidence-bar">
            <span role="status" data-testid="words-rows">
                {move || counted(desk)}
            </span>
            {save}
        </div>
        <div class="sheet-scroll">
            <table class="evidence-table words-table" role="table" data-testid="words-table" aria-label=desk.say(Say::Text) hidden=move || total() == 0>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">
                            {desk.say(Say::Text)}
                        </th>
                        {heads}
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
        <p class="evidence-none" data-testid="words-none">
            {none}
        </p>
        <button
            type="button"
            class="button"
            hidden=move || more() == 0
            on:click=move |_| shown.update(|shown| *shown += STEP)
        >
            {move || room.say(Message::MoreRows { rows: more() })}
        </button>
        <details class="words-formulas">
            <summary>{desk.say(Say::Formulas)}</summary>
            <dl>
                {words::columns(tab)
                    .iter()
                    .map(|&column| {
                        view! {
                            <dt>{texts::column(language, column)}</dt>
                            <dd>{texts::formula(language, column)}</dd>
                        }
                    })
                    .collect::<Vec<_>>()}
            </dl>
        </details>
    }
    .into_any()
}

/// What was counted, in a line.
fn counted(desk: Desk) -> String {
    let language = desk.room.language;
    let Some(sheet) = desk.sheet.get() else {
        return String::new();
    };
    let basis = match sheet.basis {
        Basis::Part {
            words,
            syllables,
            documents,
        } => texts::counted(language, words, syllables, documents),
        Basis::Parts { target, reference } => texts::sizes(language, target, reference),
        Basis::Node { hits, near, all } => texts::node(language, hits, near, all),
    };
    [texts::rows(language, sheet.rows.len()), basis].join(" · ")
}

/// Why numbers must not be believed.
fn cautions(desk: Desk) -> AnyView {
    let language = desk.room.language;
    (move || {
        let cautions = desk.sheet.get().map(|sheet| sheet.cautions.clone())?;
        let lines: Vec<_> = cautions
            .into_iter()
            .map(|caution| view! { <li>{texts::caution(language, caution)}</li> })
            .collect();
        (!lines.is_empty()).then(|| {
            view! {
                <aside
                    class="words-caution"
                    data-testid="words-caution"
                    aria-label=desk.say(Say::Cautions)
                >
                    <strong>{desk.say(Say::Cautions)}</strong>
                    <ul>{lines}</ul>
                </aside>
            }
        })
    })
    .into_any()
}

/// The head of a column, which sorts by it where it can.
fn head(desk: Desk, tab: Tab, column: Column) -> AnyView {
    let language = desk.room.language;
    let name = texts::column(language, column);
    let Some(order) = column.order() else {
        return view! {
            <th scope="col" role="columnheader" class="number" title=texts::formula(language, column)>
                {name}
            </th>
        }
        .into_any();
    };
    let sorted = move || {
        let by = desk.shown.read().order.unwrap_or(words::usual_order(tab));
        (by == order).then_some("descending")
    };
    view! {
        <th scope="col" role="columnheader" class="number" aria-sort=sorted>
            <button
                type="button"
                class="sort"
                data-testid=["sort-", route::Named::name(order)].concat()
                title=texts::formula(language, column)
                on:click=move |_| desk.change(|words| words.order = Some(order))
            >
                {name}
            </button>
        </th>
    }
    .into_any()
}

fn row(desk: Desk, tab: Tab, sheet: &Sheet, at: usize) -> Option<AnyView> {
    let language = desk.room.language;
    let corpus = desk.room.session.corpus();
    let (text, query) = named(&corpus, sheet.kind, sheet.rows.row(at)?).ok()?;
    let search = match tab {
        Tab::Collocates => together(desk, sheet.kind, &corpus, sheet, at)?,
        _ => desk.search_of(query.clone()),
    };
    let cells: Vec<_> = words::columns(tab)
        .iter()
        .map(|&column| {
            let value = sheet.rows.number(at, column);
            let value = value.map(|value| words::written(language, column, value));
            let doubt = (!sheet.rows.holds(at, column)).then(|| {
                let why = desk.say(Say::TooFew);
                view! {
                    <abbr class="words-doubt" title=why>
                        "?"
                        <span class="unseen">{why}</span>
                    </abbr>
                }
            });
            let value = match column {
                Column::Dispersion => {
                    view! { <a href=spread(desk, &query) title=desk.say(Say::PlotTitle)>{value}</a> }
                        .into_any()
                }
                _ => value.into_any(),
            };
            let name = texts::column(language, column);
            view! {
                <td role="cell" class="number" data-label=name>
                    <span>{value} {doubt}</span>
                </td>
            }
            .into_any()
        })
        .collect();
    Some(
        view! {
            <tr role="row" data-testid="words-row">
                <th scope="row" role="rowheader">
                    <a href=concordance(search) lang="vi" title=desk.say(Say::LineNote)>
                        {text}
                    </a>
                </th>
                {cells}
            </tr>
        }
        .into_any(),
    )
}

/// The search for a node and its collocate near each other.
fn together(
    desk: Desk,
    kind: Kind,
    corpus: &danbiet_corpus::Corpus,
    sheet: &Sheet,
    at: usize,
) -> Option<Search> {
    let index = corpus.index().ok()?;
    let row = sheet.rows.row(at)?;
    let printed = danbiet_corpus::frequency::label(corpus, kind.same, row).ok()?;
    // NEAR takes phrases: the syllables of the word, wherever they stand.
    let syllables = danbiet_corpus::frequency::Unit::Syllable;
    let word = danbiet_corpus::frequency::query(&index, kind.same, syllables, row, &printed);
    let node = desk.room.session.search.read_untracked().query.clone();
    let node = match node.contains(['"', ' ', '|', ':']) {
        true if node.starts_with('"') && node.matches('"').count() == 2 => node,
        true if !node.contains(['"', '|', ':', '(']) => ["\"", &node, "\""].concat(),
        true => ["(", &node, ")"].concat(),
        false => node,
    };
    let query = match desk.shown.read_untracked().window {
        Window::Sentence => [&node, " ", &word].concat(),
        Window::Words { left, right } => {
            // The distance is counted in syllables, of which a word has two as a rule.
            let distance = (2 * left.max(right)).to_string();
            [&node, " NEAR/", &distance, " ", &word].concat()
        }
    };
    Some(Search {
        query,
        abbreviations: Abbreviations::Literal,
        ..desk.room.session.search.get_untracked()
    })
}

/// The address of the plot that shows where a row stands.
fn spread(desk: Desk, query: &str) -> String {
    let words = route::Words {
        axis: danbiet_corpus::trend::Axis::Document,
        ..route::Words::of(Tab::Trends)
    };
    route::Route {
        view: View::Words(words),
        search: desk.search_of(query.to_owned()),
    }
    .print()
}
