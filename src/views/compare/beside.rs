//! Two documents side by side: what they share, passage by passage.

use std::sync::Arc;

use danbiet_corpus::{
    document::DocId,
    reuse::{self, Comparison, Kind},
};
use leptos::prelude::*;

use super::{Desk, bar, panes};
use crate::{
    messages::{Message, compare::Words},
    route::{Scope, Scrolling},
    views::{exports, quotes},
};

/// What the two panes and their table work with.
#[derive(Clone, Copy)]
pub(super) struct Sides {
    pub desk: Desk,
    /// The left and the right document.
    pub documents: [DocId; 2],
    /// What they share; none where the corpus is damaged.
    pub both: Memo<Option<Arc<Comparison>>>,
    /// The passage that the reader stands on, from 0.
    pub current: Memo<Option<usize>>,
    /// Whether furniture is shown.
    pub furniture: Memo<bool>,
}

/// The documents with these ids.
pub fn beside(desk: Desk, left: &str, right: &str) -> AnyView {
    let corpus = desk.room.session.corpus();
    let find = |id: &str| corpus.find(id).ok().flatten();
    let missing = |id: &str| {
        view! {
            {bar::sides(desk)}
            <p class="notice" role="alert">
                {desk.room.say(Message::NoDocument { id })}
            </p>
        }
        .into_any()
    };
    let Some(first) = find(left) else {
        return missing(left);
    };
    let Some(second) = find(right) else {
        return missing(right);
    };
    let sides = Sides::new(desk, [first, second]);
    let same = (first == second).then(|| view! { <p class="notice">{desk.say(Words::Same)}</p> });
    view! {
        <p>
            <a
                href=move || desk.link(|compare| {
                    compare.left = None;
                    compare.right = None;
                    compare.passage = None;
                })
                data-testid="compare-back"
            >
                "← "
                {desk.say(Words::BackToMap)}
            </a>
        </p>
        {bar::sides(desk)}
        {same}
        <div class="compare-bar">
            {bar::shortest(desk)}
            {bar::switches(desk)}
            {scrolling(desk)}
            <span role="status" data-testid="compare-both">
                {move || summary(sides)}
            </span>
        </div>
        {steps(sides)}
        {panes::panes(sides)}
        {legend(desk)}
        {move || table(sides)}
    }
    .into_any()
}

impl Sides {
    fn new(desk: Desk, documents: [DocId; 2]) -> Self {
        let session = desk.room.session;
        let asked = Memo::new(move |_| {
            let request = desk.request.read();
            (request.zones, request.shorts, request.shortest)
        });
        let both = Memo::new_with_compare(
            move |_| {
                let (zones, shorts, shortest) = asked.get();
                let corpus = session.corpus();
                let both = reuse::compare(&corpus, documents, zones, shorts, shortest);
                both.ok().map(Arc::new)
            },
            |_, _| true,
        );
        let current = Memo::new(move |_| {
            let passage = desk.shown.read().passage?.checked_sub(1)? as usize;
            (passage < both.read().as_ref()?.passages.len()).then_some(passage)
        });
        Self {
            desk,
            documents,
            both,
            current,
            furniture: Memo::new(move |_| session.search.read().scope == Scope::All),
        }
    }

    /// How many passages there are.
    pub fn total(self) -> usize {
        let both = self.both.read();
        both.as_ref().map_or(0, |both| both.passages.len())
    }

    /// The address of a passage, from 0.
    pub fn passage(self, passage: usize) -> String {
        let number = u32::try_from(passage + 1).ok();
        self.desk.link(|compare| compare.passage = number)
    }
}

/// Whether both texts scroll together.
fn scrolling(desk: Desk) -> AnyView {
    let together = move || desk.shown.read().scrolling == Scrolling::Together;
    view! {
        <label class="compare-choice">
            <input
                type="checkbox"
                data-testid="compare-scrolling"
                prop:checked=together
                on:change=move |event| {
                    let scrolling = match event_target_checked(&event) {
                        true => Scrolling::Together,
                        false => Scrolling::Apart,
                    };
                    desk.change(|compare| compare.scrolling = scrolling);
                }
            />
            <span>{desk.say(Words::Scrolling)}</span>
        </label>
    }
    .into_any()
}

/// How much the two share.
fn summary(sides: Sides) -> String {
    let Some(both) = sides.both.get() else {
        return sides.desk.say(Words::Failed).into_owned();
    };
    let words = Words::Both {
        passages: both.passages.len(),
        shared: both.shared() as usize,
    };
    sides.desk.say(words).into_owned()
}

/// To the passage before and to the next one.
fn steps(sides: Sides) -> AnyView {
    let desk = sides.desk;
    let go = move |to: Option<usize>| {
        let number = to.and_then(|to| u32::try_from(to + 1).ok());
        if number.is_some() {
            desk.change(|compare| compare.passage = number);
        }
    };
    let before = move || match sides.current.get() {
        Some(current) => current.checked_sub(1),
        None => sides.total().checked_sub(1),
    };
    let next = move || {
        let next = sides.current.get().map_or(0, |current| current + 1);
        (next < sides.total()).then_some(next)
    };
    let here = move || {
        let total = sides.total();
        sides.current.get().map(|passage| {
            let number = passage + 1;
            desk.say(Words::PassageOf { number, total })
        })
    };
    view! {
        <div class="compare-steps" role="group" aria-label=desk.say(Words::LegendShared)>
            <button
                type="button"
                class="button"
                data-testid="passage-previous"
                disabled=move || before().is_none()
                on:click=move |_| go(before())
            >
                "◂ "
                {desk.say(Words::Previous)}
            </button>
            <button
                type="button"
                class="button"
                data-testid="passage-next"
                disabled=move || next().is_none()
                on:click=move |_| go(next())
            >
                {desk.say(Words::Next)}
                " ▸"
            </button>
            <span role="status" data-testid="passage-here">
                {here}
            </span>
        </div>
    }
    .into_any()
}

fn legend(desk: Desk) -> AnyView {
    let kind = |kind, sample| {
        view! {
            <li title=desk.say(Words::KindWhy(kind))>{sample} " " {desk.say(Words::KindWhy(kind))}</li>
        }
    };
    let spelling = view! { <span class="spelling">{desk.say(Words::Kind(Kind::Spelling))}</span> };
    let deleted = view! { <del>{desk.say(Words::Left)}</del> };
    let inserted = view! { <ins>{desk.say(Words::Right)}</ins> };
    view! {
        <ul class="compare-legend" aria-label=desk.say(Words::Legend)>
            <li>
                <mark class="shared">{desk.say(Words::LegendShared)}</mark>
            </li>
            {kind(Kind::Spelling, spelling.into_any())}
            {kind(Kind::Wording, view! { {deleted} " " {inserted} }.into_any())}
        </ul>
    }
    .into_any()
}

/// The passages once more, as a table.
fn table(sides: Sides) -> AnyView {
    let desk = sides.desk;
    let room = desk.room;
    let corpus = room.session.corpus();
    let Some(both) = sides.both.get() else {
        return ().into_any();
    };
    let source = exports::Source {
        name: "comparison",
        chart: None,
    };
    let documents = sides.documents;
    let export = exports::buttons(room, source, move |mut header| {
        header
            .settings
            .extend(desk.request.get_untracked().settings());
        let both = sides.both.get_untracked()?;
        both.table(&room.session.corpus(), documents, header).ok()
    });
    let rows: Vec<_> = both
        .passages
        .iter()
        .enumerate()
        .map(|(passage, shared)| {
            let cell = |side: usize| {
                let text = corpus.document(documents[side]).ok();
                let text = text
                    .map(|document| document.text.as_str())
                    .unwrap_or_default();
                panes::pieces(text, shared, side)
            };
            let (left, right) = (cell(0), cell(1));
            let number = passage + 1;
            view! {
                <tr role="row">
                    <th scope="row" role="rowheader" class="number">
                        <a
                            href=move || sides.passage(passage)
                            aria-label=desk.say(Words::Passage { number })
                        >
                            {room.number(number)}
                        </a>
                    </th>
                    <td role="cell" class="number" data-label=desk.say(Words::SyllablesHead)>
                        {room.number(shared.length as usize)}
                    </td>
                    <td role="cell" lang="vi" data-label=quotes::short(room, documents[0])>
                        <span>{left}</span>
                    </td>
                    <td role="cell" lang="vi" data-label=quotes::short(room, documents[1])>
                        <span>{right}</span>
                    </td>
                </tr>
            }
        })
        .collect();
    view! {
        <h2 class="compare-heading">{desk.say(Words::PassageTable)}</h2>
        <div class="sheet-scroll">
            <table class="compare-table" role="table" data-testid="passages" aria-label=desk.say(Words::PassageTable)>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader" class="number">
                            "№"
                        </th>
                        <th scope="col" role="columnheader" class="number">
                            {desk.say(Words::SyllablesHead)}
                        </th>
                        <th scope="col" role="columnheader">
                            {quotes::short(room, documents[0])}
                        </th>
                        <th scope="col" role="columnheader">
                            {quotes::short(room, documents[1])}
                        </th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
        {export}
    }
    .into_any()
}
