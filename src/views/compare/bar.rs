//! What is looked for, and which two documents are laid side by side.

use danbiet_corpus::{document::DocId, reuse::STEPS};
use leptos::{ev, prelude::*};

use super::{
    Desk,
    finding::{self, State},
};
use crate::{
    messages::compare::Words,
    route::{Abbreviations, Compare, Scope},
    session::Step,
    views::quotes,
};

/// Lengths to choose from, in syllables.
const LENGTHS: &[u32] = &[4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 50];
/// Spreads to choose from, in documents.
const SPREADS: &[u32] = &[2, 3, 4, 5, 10, 20, 50, 100, 500];
/// No more documents than these are offered: a search names fewer.
const OFFERED: usize = 500;

/// How long and how widespread, furniture, short forms; how much was found.
pub fn bar(desk: Desk) -> AnyView {
    let spread = number(desk, Words::Spread, "spread", SPREADS, |compare| {
        &mut compare.spread
    });
    view! {
        <div class="compare-bar">
            {shortest(desk)}
            {spread}
            {switches(desk)}
            {move || work(desk)}
            <span role="status" data-testid="compare-found">
                {move || found(desk)}
            </span>
        </div>
    }
    .into_any()
}

/// How long a passage has to be.
pub fn shortest(desk: Desk) -> AnyView {
    number(desk, Words::Shortest, "shortest", LENGTHS, |compare| {
        &mut compare.shortest
    })
}

/// A choice of numbers. One that the address names is offered even if it is none of these.
fn number(
    desk: Desk,
    label: Words<'static>,
    name: &'static str,
    offered: &'static [u32],
    field: fn(&mut Compare) -> &mut u32,
) -> AnyView {
    let chosen = Memo::new(move |_| *field(&mut desk.shown.get()));
    let options = move || {
        let chosen = chosen.get();
        let mut offered = offered.to_vec();
        if let Err(place) = offered.binary_search(&chosen) {
            offered.insert(place, chosen);
        }
        let option = |number: u32| {
            let value = number.to_string();
            let text = desk.room.number(number as usize);
            view! { <option value=value selected=number == chosen>{text}</option> }
        };
        offered.into_iter().map(option).collect::<Vec<_>>()
    };
    let choose = move |event: ev::Event| {
        if let Ok(number) = event_target_value(&event).parse() {
            desk.change(|compare| *field(compare) = number);
        }
    };
    view! {
        <label class="compare-choice">
            <span>{desk.say(label)}</span>
            <select data-testid=["compare-", name].concat() on:change=choose>
                {options}
            </select>
        </label>
    }
    .into_any()
}

/// Whether furniture is looked at, and short forms are read; both are of the search as a whole.
pub fn switches(desk: Desk) -> AnyView {
    let session = desk.room.session;
    let all = move || session.search.read().scope == Scope::All;
    let read = move || session.search.read().abbreviations == Abbreviations::Read;
    view! {
        <label class="compare-choice">
            <input
                type="checkbox"
                data-testid="compare-furniture"
                prop:checked=all
                on:change=move |event| {
                    let scope = match event_target_checked(&event) {
                        true => Scope::All,
                        false => Scope::Article,
                    };
                    session.refine(|search| search.scope = scope);
                }
            />
            <span>{desk.say(Words::Furniture)}</span>
        </label>
        <label class="compare-choice">
            <input
                type="checkbox"
                data-testid="compare-short-forms"
                prop:checked=read
                on:change=move |event| {
                    let abbreviations = match event_target_checked(&event) {
                        true => Abbreviations::Read,
                        false => Abbreviations::Literal,
                    };
                    session.refine(|search| search.abbreviations = abbreviations);
                }
            />
            <span>{desk.say(Words::ShortForms)}</span>
        </label>
    }
    .into_any()
}

/// What begins and stops the work in a large corpus.
fn work(desk: Desk) -> Option<AnyView> {
    let session = desk.room.session;
    if finding::is_small(&session.corpus()) {
        return None;
    }
    match desk.finding.state(&desk.request.read()) {
        State::Here(..) => None,
        State::Working(done) => Some(
            view! {
                <progress
                    max=STEPS.to_string()
                    value=done.to_string()
                    aria-label=desk.say(Words::Working)
                ></progress>
                <button
                    type="button"
                    class="button"
                    data-testid="compare-stop"
                    on:click=move |_| desk.finding.stop()
                >
                    {desk.say(Words::Cancel)}
                </button>
            }
            .into_any(),
        ),
        State::Waiting | State::Stopped | State::Failed => Some(
            view! {
                <button
                    type="button"
                    class="button"
                    data-testid="compare-start"
                    on:click=move |_| {
                        desk.finding.start(session.corpus(), desk.request.get_untracked());
                    }
                >
                    {desk.say(Words::Start)}
                </button>
            }
            .into_any(),
        ),
    }
}

/// How much was found, or why nothing is there.
fn found(desk: Desk) -> String {
    let Some(formulas) = desk.formulas.get() else {
        let documents = desk.room.session.corpus().len();
        let state = desk.finding.state(&desk.request.read());
        let words = match state {
            _ if finding::is_small(&desk.room.session.corpus()) => Words::Failed,
            State::Waiting => Words::Large { documents },
            State::Working(_) | State::Here(..) => Words::Working,
            State::Stopped => Words::Cancelled,
            State::Failed => Words::Failed,
        };
        return desk.say(words).into_owned();
    };
    let number = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let mut text = desk
        .say(Words::Found {
            formulas: number(formulas.found),
            documents: formulas.documents as usize,
            syllables: number(formulas.syllables),
        })
        .into_owned();
    let listed = formulas.list.len();
    if (listed as u64) < formulas.found {
        text.push_str("; ");
        text.push_str(&desk.say(Words::Listed { listed }));
    }
    text
}

/// Two lists of documents, to lay two side by side.
pub fn sides(desk: Desk) -> AnyView {
    let left = side(desk, Words::Left, "left", |compare| &mut compare.left);
    let right = side(desk, Words::Right, "right", |compare| &mut compare.right);
    let swap = move |_| {
        desk.go(
            |compare| std::mem::swap(&mut compare.left, &mut compare.right),
            Step::New,
        );
    };
    view! {
        <fieldset class="compare-sides">
            <legend>{desk.say(Words::Choose)}</legend>
            {left}
            {right}
            <button type="button" class="button" data-testid="compare-swap" on:click=swap>
                {desk.say(Words::Swap)}
            </button>
        </fieldset>
    }
    .into_any()
}

fn side(
    desk: Desk,
    label: Words<'static>,
    name: &'static str,
    field: fn(&mut Compare) -> &mut Option<String>,
) -> AnyView {
    let chosen = Memo::new(move |_| field(&mut desk.shown.get()).take());
    let options = move || {
        let chosen = chosen.get();
        let none = view! {
            <option value="" selected=chosen.is_none()>
                {desk.say(Words::NoDocument)}
            </option>
        };
        let documents: Vec<_> = offered(desk, chosen.as_deref())
            .into_iter()
            .map(|id| {
                let name = desk.name(id);
                let selected = chosen.as_deref() == Some(&name);
                view! {
                    <option value=name selected=selected lang="vi">
                        {quotes::line(desk.room, id)}
                    </option>
                }
            })
            .collect();
        (none, documents)
    };
    let choose = move |event: ev::Event| {
        let id = Some(event_target_value(&event)).filter(|id| !id.is_empty());
        desk.go(
            |compare| {
                *field(compare) = id;
                compare.passage = None;
            },
            Step::New,
        );
    };
    view! {
        <label class="compare-choice">
            <span>{desk.say(label)}</span>
            <select
                data-testid=["compare-", name].concat()
                on:change=choose
            >
                {options}
            </select>
        </label>
    }
    .into_any()
}

/// The documents that answer the search, and the one that is chosen.
fn offered(desk: Desk, chosen: Option<&str>) -> Vec<DocId> {
    let corpus = desk.room.session.corpus();
    let within = super::within(desk.room).unwrap_or_else(|| corpus.ids().take(OFFERED).collect());
    let mut offered: Vec<DocId> = within.into_iter().take(OFFERED).collect();
    let chosen = chosen.and_then(|id| corpus.find(id).ok().flatten());
    if let Some(chosen) = chosen
        && let Err(place) = offered.binary_search(&chosen)
    {
        offered.insert(place, chosen);
    }
    offered
}
