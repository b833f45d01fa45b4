//! Concordance: every hit on a line of its own, sorted, counted, sampled and put together.

mod controls;
mod groups;
mod lines;
mod sets;

use std::sync::Arc;

use danbiet_corpus::{
    concordance::{self, Concordance as Lines, Config, GroupBy},
    export::{Header, Table},
    search::Answer,
};
use leptos::prelude::*;

use super::{
    Room,
    exports::{self, Source},
    library::filters,
};
use crate::{
    components::Text,
    messages::{
        Message,
        concordance::{Words, say},
    },
    route::{Concordance, LineId, View},
    session::Step,
};

const HEADING: &str = "concordance-heading";

/// What the lines are saved as.
const SOURCE: Source = Source {
    name: "concordance",
    chart: None,
};

/// What the parts of the screen work with.
#[derive(Clone, Copy)]
struct Desk {
    room: Room,
    /// What of the concordance is shown.
    shown: Memo<Concordance>,
    /// All lines, or the sample.
    all: Memo<Found>,
    /// Those of them that are shown.
    lines: Memo<Found>,
    /// The set that lines are put into, from 0; one further than there are for a new one.
    pen: RwSignal<usize>,
}

/// Lines with the answer that they are made of.
#[derive(Clone)]
struct Found {
    answer: Arc<Answer>,
    lines: Arc<Lines>,
}

/// What narrows the lines that are shown.
#[derive(Clone, PartialEq)]
struct Narrow {
    group: Option<(GroupBy, String)>,
    set: Option<Vec<LineId>>,
}

impl Desk {
    fn new(room: Room) -> Self {
        let session = room.session;
        let shown = Memo::new(move |_| match &session.route.read().view {
            View::Concordance(shown) => shown.clone(),
            _ => Concordance::default(),
        });
        let config = Memo::new(move |_| {
            let shown = shown.read();
            Config {
                sort: shown.sort.clone(),
                sample: shown.sample,
            }
        });
        let all = Memo::new_with_compare(
            move |_| {
                let answer = session.answer.get();
                let lines = concordance::concordance(&session.corpus(), &answer, &config.read());
                // What is damaged is said above; there are no lines of it.
                let lines = Arc::new(lines.unwrap_or_default());
                Found { answer, lines }
            },
            |_, _| true,
        );
        let narrow = Memo::new(move |_| {
            let shown = shown.read();
            let set = shown.within.and_then(|at| shown.sets.get(at - 1));
            Narrow {
                group: shown.by.zip(shown.only.clone()),
                set: set.map(|set| set.lines.clone()),
            }
        });
        let lines = Memo::new_with_compare(
            move |_| {
                let mut found = all.get();
                let narrow = narrow.read();
                if let Some((by, key)) = &narrow.group {
                    let only = found.lines.only(&session.corpus(), *by, key);
                    found.lines = Arc::new(only.unwrap_or_default());
                }
                if let Some(set) = &narrow.set {
                    let lines = found.lines.lines.iter().copied();
                    let lines = lines.filter(|line| set.binary_search(&LineId::of(line)).is_ok());
                    found.lines = Arc::new(Lines {
                        lines: lines.collect(),
                        total: found.lines.total,
                    });
                }
                found
            },
            |_, _| true,
        );
        Self {
            room,
            shown,
            all,
            lines,
            pen: RwSignal::new(0),
        }
    }

    fn say(self, words: Words<'_>) -> Text {
        say(self.room.language, words)
    }

    /// Shows something else of the concordance.
    fn change(self, step: Step, change: impl FnOnce(&Concordance) -> Concordance) {
        let session = self.room.session;
        // What is being typed is asked for by then.
        session.commit(Step::Same);
        let next = change(&self.shown.read_untracked());
        let route = session.route.read_untracked().on(View::Concordance(next));
        session.go(route, step);
    }
}

/// The screen.
pub fn concordance(room: Room) -> AnyView {
    let desk = Desk::new(room);
    if desk.shown.read_untracked().at.is_none() {
        super::focus_heading(HEADING);
    }
    let asked = Memo::new(move |_| {
        let typed = room.session.typed.read().is_some();
        typed || !room.session.search.read().query.is_empty()
    });
    let body = move || match asked.get() {
        true => view! {
            {controls::controls(desk)}
            <div class="concordance-body" class:grouped=move || desk.shown.read().by.is_some()>
                <div class="concordance-main">
                    {summary(desk)}
                    {sets::sets(desk)}
                    {lines::table(desk)}
                    {exports::buttons(room, SOURCE, move |header| file(desk, header))}
                </div>
                {groups::groups(desk)}
            </div>
        }
        .into_any(),
        false => view! {
            <p class="notice" data-testid="concordance-empty">{desk.say(Words::NoQuery)}</p>
        }
        .into_any(),
    };
    view! {
        <div class="screen library concordance" data-testid="concordance">
            {filters::filters(room)}
            <div class="page">
                <h1 class="concordance-title" id=HEADING tabindex="-1">
                    {room.say(Message::Concordance)}
                </h1>
                <p class="concordance-lead">{desk.say(Words::Lead)}</p>
                {body}
            </div>
        </div>
    }
    .into_any()
}

/// How many lines there are, and of how many.
fn summary(desk: Desk) -> AnyView {
    let counts = Memo::new(move |_| {
        let (all, lines) = (desk.all.get(), desk.lines.get());
        (
            lines.lines.lines.len(),
            all.lines.lines.len(),
            all.lines.total,
        )
    });
    let text = move || {
        let (lines, all, total) = counts.get();
        match desk.shown.read().sample {
            _ if lines < all => desk.say(Words::OfGroup { lines, total: all }),
            Some(sample) => desk.say(Words::Sampled {
                lines,
                total,
                seed: sample.seed,
            }),
            None => desk.say(Words::Lines { lines }),
        }
    };
    let narrowed = move || {
        let shown = desk.shown.read();
        shown.only.is_some() || shown.within.is_some()
    };
    let widen = move |_| {
        desk.change(Step::New, |shown| Concordance {
            only: None,
            within: None,
            ..shown.clone()
        });
    };
    let none = move || {
        let (lines, all, _) = counts.get();
        let why = match all {
            0 => Words::NoLines,
            _ => Words::NoLinesHere,
        };
        (lines == 0).then(|| view! { <p class="concordance-none">{desk.say(why)}</p> })
    };
    view! {
        <div class="concordance-summary">
            <span role="status" data-testid="concordance-lines">{text}</span>
            <button
                type="button"
                class="button"
                data-testid="show-all"
                hidden=move || !narrowed()
                on:click=widen
            >
                {desk.say(Words::ShowAll)}
            </button>
        </div>
        {none}
    }
    .into_any()
}

/// The lines that are shown as a table.
fn file(desk: Desk, mut header: Header) -> Option<Table> {
    let shown = desk.shown.get_untracked();
    let found = desk.lines.get_untracked();
    let config = Config {
        sort: shown.sort.clone(),
        sample: shown.sample,
    };
    header.settings = concordance::settings(&config, shown.width, found.lines.total);
    if let (Some(by), Some(only)) = (shown.by, &shown.only) {
        header.settings.push(("by", by.name().to_owned()));
        header.settings.push(("only", only.clone()));
    }
    let name = |line: &concordance::Line| {
        let at = shown.set_of(LineId::of(line))?;
        let name = &shown.sets[at].name;
        Some([sets::letter(at), name].join(" ").trim().to_owned())
    };
    let corpus = desk.room.session.corpus();
    concordance::table(
        &corpus,
        &found.answer,
        &found.lines,
        shown.width,
        header,
        name,
    )
    .ok()
}
