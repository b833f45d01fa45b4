//! The sets that a reader puts lines into: six at most, each with a colour, a letter and a name.

use leptos::prelude::*;

use super::Desk;
use crate::{
    messages::concordance::Words,
    route::{Concordance, LineId, SETS},
    session::Step,
};

/// At most so many lines are put into a set at once: the address names each.
const AT_ONCE: usize = 300;

/// The letter of a set.
pub const fn letter(at: usize) -> &'static str {
    const LETTERS: [&str; SETS] = ["A", "B", "C", "D", "E", "F"];
    if at < SETS { LETTERS[at] } else { "" }
}

/// The class that gives a set its colour.
pub const fn colour(at: usize) -> &'static str {
    const COLOURS: [&str; SETS] = ["set-a", "set-b", "set-c", "set-d", "set-e", "set-f"];
    if at < SETS { COLOURS[at] } else { "" }
}

/// The sets, and what can be done with the one that is chosen.
pub fn sets(desk: Desk) -> AnyView {
    let count = Memo::new(move |_| desk.shown.read().sets.len());
    let pens = move || -> Vec<AnyView> { (0..count.get()).map(|at| pen(desk, at)).collect() };
    let open = count.get_untracked() > 0;
    let chosen = Memo::new(move |_| desk.pen.get());
    let tools = move || {
        let at = chosen.get();
        (at < count.get()).then(|| tools(desk, at))
    };
    view! {
        <details class="concordance-sets" open=open data-testid="sets">
            <summary>{desk.say(Words::Sets)} " (" {move || desk.room.number(count.get())} ")"</summary>
            <p class="hint">{desk.say(Words::SetsLead)}</p>
            <div class="choice" role="group" aria-label=desk.say(Words::Sets)>
                {pens}
                <button
                    type="button"
                    class="chip"
                    data-testid="new-set"
                    hidden=move || { count.get() >= SETS }
                    aria-pressed=move || (desk.pen.get() >= count.get()).to_string()
                    on:click=move |_| desk.pen.set(count.get_untracked())
                >
                    "+ "
                    {desk.say(Words::NewSet)}
                </button>
            </div>
            {tools}
            {put_all(desk)}
        </details>
    }
    .into_any()
}

/// The button that chooses a set.
fn pen(desk: Desk, at: usize) -> AnyView {
    let text = move || {
        let shown = desk.shown.read();
        let set = shown.sets.get(at).cloned().unwrap_or_default();
        let name = [letter(at), set.name.as_str()].join(" ");
        desk.say(Words::SetLines {
            set: name.trim(),
            lines: set.lines.len(),
        })
    };
    view! {
        <button
            type="button"
            class=["chip", colour(at)].join(" ")
            data-testid="set"
            aria-pressed=move || (desk.pen.get() == at).to_string()
            on:click=move |_| desk.pen.set(at)
        >
            {text}
        </button>
    }
    .into_any()
}

/// What can be done with a set.
fn tools(desk: Desk, at: usize) -> AnyView {
    let set = letter(at);
    let name = move || {
        let shown = desk.shown.read();
        shown
            .sets
            .get(at)
            .map(|set| set.name.clone())
            .unwrap_or_default()
    };
    let rename = move |event| {
        let name = event_target_value(&event).trim().to_owned();
        desk.change(Step::Same, |shown| {
            let mut next = shown.clone();
            if let Some(set) = next.sets.get_mut(at) {
                set.name = name;
            }
            next
        });
    };
    let only = move || desk.shown.read().within == Some(at + 1);
    let toggle = move |_| {
        let within = (!untrack(only)).then_some(at + 1);
        desk.change(Step::New, |shown| Concordance {
            within,
            ..shown.clone()
        });
    };
    let empty = move |_| {
        desk.change(Step::Same, |shown| {
            let mut next = shown.clone();
            if let Some(set) = next.sets.get_mut(at) {
                set.lines.clear();
            }
            next
        });
    };
    let label = desk.say(Words::SetName { set });
    view! {
        <div class="set-tools">
            <input
                type="text"
                class="set-name"
                data-testid="set-name"
                aria-label=label.clone()
                placeholder=label
                prop:value=name
                on:change=rename
            />
            <button
                type="button"
                class="button"
                data-testid="only-set"
                aria-pressed=move || only().to_string()
                on:click=toggle
            >
                {desk.say(Words::OnlySet)}
            </button>
            <button type="button" class="button" on:click=empty>
                {desk.say(Words::TakeAll)}
            </button>
            <button
                type="button"
                class="button"
                data-testid="drop-set"
                on:click=move |_| desk.change(Step::Same, |shown| shown.without_set(at))
            >
                {desk.say(Words::DropSet { set })}
            </button>
        </div>
    }
    .into_any()
}

/// Puts all lines that are shown into the set, where they are not too many.
fn put_all(desk: Desk) -> AnyView {
    let lines = move || desk.lines.read().lines.lines.len();
    let press = move |_| {
        let found = desk.lines.get_untracked();
        let lines: Vec<LineId> = found.lines.lines.iter().map(LineId::of).collect();
        let pen = desk.pen.get_untracked();
        desk.change(Step::Same, |shown| shown.putting(&lines, Some(pen)));
    };
    view! {
        <button
            type="button"
            class="button"
            data-testid="put-all"
            hidden=move || !(1..=AT_ONCE).contains(&lines())
            on:click=press
        >
            {move || desk.say(Words::PutAll { lines: lines() })}
        </button>
    }
    .into_any()
}
