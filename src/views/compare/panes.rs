//! The two texts, each in a box that scrolls, and how one follows the other.

use danbiet_corpus::{
    reuse::{Kind, Shared, Side},
    zone::Zone,
};
use leptos::prelude::*;

use super::beside::Sides;
use crate::{
    browser::{panes, timer},
    compare::{self, Line, Part},
    messages::compare::Words,
    route::{Scrolling, View},
    views::quotes,
};

const LEFT: &str = "pane-left";
const RIGHT: &str = "pane-right";

/// At which height of the boxes passages are brought beside each other.
const HEIGHT: f64 = 0.25;

const fn pane_of(side: Side) -> &'static str {
    match side {
        Side::Left => LEFT,
        Side::Right => RIGHT,
    }
}

const fn other(side: Side) -> Side {
    match side {
        Side::Left => Side::Right,
        Side::Right => Side::Left,
    }
}

/// The id of a passage on a side.
fn passage_id(side: Side, passage: usize) -> String {
    [pane_of(side), "-", &(passage + 1).to_string()].concat()
}

/// Both texts.
pub fn panes(sides: Sides) -> AnyView {
    // The box that the reader scrolls; the other one follows, and its scrolling moves nothing.
    let leader = StoredValue::new(None::<Side>);
    Effect::new(move || {
        if let Some(passage) = sides.current.get() {
            leader.set_value(None);
            // A passage that is not drawn is not shown.
            timer::after_update(move || _ = show(passage));
        }
    });
    view! {
        <div class="compare-panes">
            {pane(sides, Side::Left, leader)} {pane(sides, Side::Right, leader)}
        </div>
    }
    .into_any()
}

/// Brings both sides of a passage beside each other, as near to the usual height as both texts
/// allow: neither can be scrolled over its ends.
fn show(passage: usize) -> Option<()> {
    let sides = [Side::Left, Side::Right];
    let mut height = HEIGHT * panes::height(LEFT)?;
    let mut places = [0.0; 2];
    for (place, side) in places.iter_mut().zip(sides) {
        *place = panes::place(pane_of(side), &passage_id(side, passage))?;
        height = height.min(*place);
    }
    for (place, side) in places.into_iter().zip(sides) {
        height = height.max(place - panes::end(pane_of(side))?);
    }
    for (place, side) in places.into_iter().zip(sides) {
        panes::scroll(pane_of(side), place - height)?;
    }
    Some(())
}

/// Scrolls the other box to what belongs beside this one.
fn follow(sides: Sides, side: Side) -> Option<()> {
    let (here, there) = (pane_of(side), pane_of(other(side)));
    let both = sides.both.get_untracked()?;
    let height = HEIGHT * panes::height(here)?;
    let mut stops = vec![(0.0, 0.0)];
    for passage in both.spine() {
        let stop = |side| {
            let place = panes::place(pane_of(side), &passage_id(side, passage))?;
            Some((place - height).max(0.0))
        };
        stops.push((stop(side)?, stop(other(side))?));
    }
    stops.push((panes::end(here)?, panes::end(there)?));
    // Rounding and short texts must not turn the order around.
    stops.retain(|stop| stop.0.is_finite() && stop.1.is_finite());
    stops.sort_by(|a, b| a.0.total_cmp(&b.0));
    stops.dedup_by(|a, b| a.0 <= b.0);
    panes::scroll(there, compare::follow(&stops, panes::scrolled(here)?)?)
}

fn pane(sides: Sides, side: Side, leader: StoredValue<Option<Side>>) -> AnyView {
    let room = sides.desk.room;
    let corpus = room.session.corpus();
    let id = sides.documents[side as usize];
    let Ok(document) = corpus.document(id) else {
        return ().into_any();
    };
    let name = quotes::line(room, id);
    let label = sides.desk.say(Words::Pane { document: &name });
    let lead = move || leader.set_value(Some(side));
    let scrolled = move |_| {
        let together = sides.desk.shown.read_untracked().scrolling == Scrolling::Together;
        if together && leader.get_value() == Some(side) {
            // A text that is not there any more needs not follow.
            let _ = follow(sides, side);
        }
    };
    let share = move || {
        let both = sides.both.get()?;
        let words = Words::Share {
            syllables: both.shared() as usize,
            total: both.syllables[side as usize] as usize,
        };
        Some(sides.desk.say(words))
    };
    let lines = {
        let corpus = corpus.clone();
        move || {
            let both = sides.both.get()?;
            let document = corpus.document(id).ok()?;
            let lines = compare::lines(document, &both, side, sides.furniture.get());
            let lines = lines.into_iter().map(|line| self::line(sides, side, line));
            Some(lines.collect::<Vec<_>>())
        }
    };
    let read = {
        let reading = room.session.reading(&document.id, None);
        room.session.link(View::Document(reading))
    };
    view! {
        <section class="compare-side">
            <h2 class="compare-heading">
                {quotes::name(room, id)}
            </h2>
            <p class="compare-note">
                {share} " · " <a href=read>{sides.desk.say(Words::Read)}</a>
            </p>
            <div
                class="compare-pane"
                id=pane_of(side)
                data-testid=pane_of(side)
                role="region"
                aria-label=label
                tabindex="0"
                lang="vi"
                on:scroll=scrolled
                on:pointerenter=move |_| lead()
                on:pointerdown=move |_| lead()
                on:wheel=move |_| lead()
                on:touchstart=move |_| lead()
                on:keydown=move |_| lead()
                on:focusin=move |_| lead()
            >
                {lines}
            </div>
        </section>
    }
    .into_any()
}

fn line(sides: Sides, side: Side, line: Line) -> AnyView {
    let class = match line.zone {
        Zone::Title => "compare-title-line",
        zone if zone.is_furniture() => "compare-furniture",
        _ => "compare-line",
    };
    let parts = line
        .parts
        .into_iter()
        .map(|part| self::part(sides, side, part));
    let parts: Vec<_> = parts.collect();
    view! { <p class=class>{parts}</p> }.into_any()
}

fn part(sides: Sides, side: Side, part: Part) -> AnyView {
    let pieces = part
        .pieces
        .into_iter()
        .map(|(kind, text)| piece(side, kind, text));
    let pieces: Vec<_> = pieces.collect();
    let Some(passage) = part.passage else {
        return pieces.into_any();
    };
    let current = move || sides.current.get() == Some(passage);
    let number = part.begins.then(|| {
        let number = passage + 1;
        view! {
            <a
                class="passage-number"
                href=move || sides.passage(passage)
                aria-label=sides.desk.say(Words::Passage { number })
                data-testid="passage"
            >
                {sides.desk.room.number(number)}
            </a>
        }
    });
    view! {
        <mark
            class="shared"
            class:current=current
            id=part.begins.then(|| passage_id(side, passage))
            aria-current=move || current().then_some("true")
        >
            {number}
            {pieces}
        </mark>
    }
    .into_any()
}

/// A piece of a passage: what only this side says is deleted on the left and inserted on the
/// right.
fn piece(side: Side, kind: Kind, text: String) -> AnyView {
    match (kind, side) {
        (Kind::Same, _) => text.into_any(),
        (Kind::Spelling, _) => view! { <span class="spelling">{text}</span> }.into_any(),
        (Kind::Wording, Side::Left) => view! { <del>{text}</del> }.into_any(),
        (Kind::Wording, Side::Right) => view! { <ins>{text}</ins> }.into_any(),
    }
}

/// One side of a passage by itself.
pub fn pieces(text: &str, shared: &Shared, at: usize) -> Vec<AnyView> {
    let side = if at == 0 { Side::Left } else { Side::Right };
    let mut end = shared.spans[at].start;
    let mut pieces = Vec::new();
    for found in shared
        .pieces
        .iter()
        .filter(|found| !found.spans[at].is_empty())
    {
        let span = found.spans[at];
        // Blanks and marks between pieces.
        let between = text.get(end as usize..span.start as usize);
        pieces.push(between.unwrap_or_default().to_owned().into_any());
        pieces.push(piece(side, found.kind, span.of(text).to_owned()));
        end = span.end;
    }
    pieces
}
