//! Letters → rows → lines in the order of reading → paragraphs.
//!
//! Letters are taken in the order in which they are drawn, which is the order of reading in what
//! writing programs make, and [`rows`] puts those of one base line into a row. Where rows one under
//! the other are divided at the same places ([`bands`]), the order of drawing leaves open what
//! belongs together. [`reading`] tells by what stands in the columns:
//!
//! - **Columns of prose** are read one after the other: each has lines enough, half of them full,
//!   some that begin within a sentence ([`columns::are_prose`]), and no row where all begin anew
//!   under a hole.
//! - **The letterhead** of an official document, and its end, are read column by column, each line
//!   for itself ([`letterhead`]): so they stand in texts that were typed.
//! - Everything else is a **table**. A row stays a row, with tabs. A row below that only goes on
//!   with what did not fit above belongs to it: each of its parts stands under one that was full, and
//!   none begins with a capital. A cell that goes on with a name or a figure alone is not told.
//!
//! What stands above and below a band stays there.

mod bands;
mod columns;
mod letterhead;
mod reading;
mod rows;
mod stacks;

use self::{columns::Edges, reading::Place, stacks::Stack};
use super::page::Run;

/// Lines of a paragraph stand at most this many heights apart.
const APART: f32 = 2.0;

/// A first line of a paragraph is set in by at least this many heights.
const INDENT: f32 = 0.8;

/// Letters of one paragraph differ in height by at most this share.
const ALIKE: f32 = 0.15;

/// A stack of few lines is prose if it is this many heights wide: names and headings are narrower.
const PASSAGE: f32 = 15.0;

/// A line of a page, or a part of one.
#[derive(Clone, Debug)]
struct Line {
    x: f32,
    y: f32,
    end: f32,
    size: f32,
    text: String,
}

/// The paragraphs of a page in the order of reading.
pub(super) fn paragraphs(runs: Vec<Run>) -> Vec<String> {
    let placed = reading::order(rows::rows(runs));
    let lines: Vec<&Line> = placed.iter().map(|placed| &placed.line).collect();
    let edges = columns::edges(&lines);
    let stacks = stacks::stacks(&placed);
    let mut paragraphs: Vec<String> = Vec::new();
    let mut before: Option<Standing> = None;
    for ((placed, edges), stack) in placed.into_iter().zip(edges).zip(stacks) {
        let standing = Standing {
            line: placed.line,
            place: placed.place,
            edges,
            stack,
        };
        let text = &standing.line.text;
        match paragraphs.last_mut() {
            Some(last) if before.is_some_and(|before| goes_on(&before, &standing)) => {
                if !last.ends_with([' ', '-']) {
                    last.push(' ');
                }
                last.push_str(text);
            }
            _ => paragraphs.push(text.clone()),
        }
        before = Some(standing);
    }
    paragraphs
}

/// A line, and what it stands in.
struct Standing {
    line: Line,
    place: Place,
    edges: Edges,
    stack: Stack,
}

/// Whether a line goes on with the paragraph of the line before it.
fn goes_on(above: &Standing, standing: &Standing) -> bool {
    let (before, line) = (&above.line, &standing.line);
    let size = before.size.max(line.size);
    let below = before.y - line.y;
    let is_below = below > 0.0 && below <= size * APART;
    let are_alike = (before.size - line.size).abs() <= size * ALIKE;
    // A line under a centred one is centred itself.
    let is_set_in =
        |edges: Edges| line.x > edges.left + size * INDENT && line.x > before.x + size * INDENT;
    let is_within = is_going_on(&line.text);
    // What begins small behind a sentence that is over explains another word of a list.
    let is_over = is_within && before.text.trim_end().ends_with(['.', ':', ';']);
    let fills = |stack: Stack| {
        let edges = stack.edges;
        let is_cut = edges.leave_no_room(before.end, line);
        let is_full = if stack.is_prose {
            is_cut || edges.reach(before.end)
        } else {
            is_cut && is_within && edges.are_wide(size, PASSAGE)
        };
        is_full && !is_over && above.stack == stack && !is_set_in(edges)
    };
    let goes_on = match (above.place, standing.place) {
        (Place::Page, Place::Page) => {
            let is_heading = letterhead::is_head(&before.text);
            // The next row of a table, under another row or the last cell of one.
            let is_row = line.text.contains('\t')
                && (before.text.contains('\t') || line.x < before.x - size * APART);
            let is_full = above.edges.reach(before.end) && !is_set_in(standing.edges);
            is_below && !is_heading && !is_row && (is_full || fills(standing.stack))
        }
        (Place::Column(one), Place::Column(other)) if one == other => {
            is_below && fills(standing.stack)
        }
        // A sentence goes on at the head of the next column.
        (Place::Column(edges), Place::Column(_)) => {
            edges.leave_no_room(before.end, line) && is_within
        }
        // Lines of a letterhead are centred: only a word that begins small goes on.
        (Place::Head, Place::Head) => return is_below && is_within,
        _ => false,
    };
    goes_on && are_alike && !begins_item(&line.text)
}

/// Whether a text begins within a sentence, with a small letter.
fn is_going_on(text: &str) -> bool {
    let first = text.trim_start().chars().next();
    first.is_some_and(char::is_lowercase)
}

/// Whether a line begins like an item of a list or an article of a law.
fn begins_item(line: &str) -> bool {
    let line = line.trim_start();
    let first = line.split_whitespace().next().unwrap_or_default();
    let is_number = first.len() <= 5
        && first.ends_with(['.', ')'])
        && first.starts_with(|c: char| c.is_alphanumeric());
    is_number && line.len() > first.len() || matches!(first, "-" | "–" | "•" | "+" | "*" | "Điều")
}

#[cfg(test)]
mod tests;
