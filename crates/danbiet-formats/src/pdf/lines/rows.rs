//! Letters → rows: what stands on one base line, cut at its gaps.

use super::{super::page::Run, Line};

/// Base lines that differ by less than this share of the letters' height are one line.
const SAME_LINE: f32 = 0.5;

/// A gap of this share of the height is a blank.
const BLANK: f32 = 0.15;

/// A gap that may lie between two columns, in heights: cells of Word keep 10.8 points, which is this
/// much of letters of 14. Words of justified lines come as far apart, but not in line after line at
/// the same place.
pub(super) const GUTTER: f32 = 0.75;

/// A gap that lies between two columns wherever it is met.
const COLUMN: f32 = 2.0;

/// Of the steps from a row to the next, one in this many may go down on a page that is drawn from
/// the bottom to the top.
const DOWN: usize = 8;

/// So few rows show no direction.
const FEW: usize = 6;

/// The parts of a row between its gaps, from the left to the right; never empty.
pub(super) type Row = Vec<Line>;

/// The rows of a page in the order of drawing, unless that cannot be an order of reading.
pub(super) fn rows(runs: Vec<Run>) -> Vec<Row> {
    let mut rows = drawn(runs);
    let up = rows.windows(2).filter(|w| w[0][0].y < w[1][0].y).count();
    if rows.len() >= FEW && (rows.len() - 1 - up) * DOWN <= rows.len() {
        rows.sort_by(|a, b| b[0].y.total_cmp(&a[0].y));
    }
    // Some programs draw the foot of a page first.
    let foot = rows.first().map_or(0.0, |row| row[0].y);
    if rows.iter().skip(1).all(|row| row[0].y > foot) && !rows.is_empty() {
        rows.rotate_left(1);
    }
    rows
}

/// Parts of a row as one line, with a tab for each gap between columns. `None` if there are none.
pub(super) fn joined(parts: impl IntoIterator<Item = Line>) -> Option<Line> {
    parts.into_iter().reduce(|line, part| {
        let gap = is_gap(&line, &part);
        append(line, part, gap)
    })
}

/// Whether one part of a row stands so far from the next that they are of two columns.
pub(super) fn is_gap(left: &Line, right: &Line) -> bool {
    right.x - left.end > right.size * COLUMN
}

/// A line with the next part of its row; `gap` says that they are of two columns.
pub(super) fn append(mut line: Line, part: Line, gap: bool) -> Line {
    if gap {
        line.text.push('\t');
    } else if !touch(&line.text, &part.text) {
        line.text.push(' ');
    }
    line.text.push_str(&part.text);
    line.end = line.end.max(part.end);
    line.size = line.size.max(part.size);
    line
}

fn drawn(runs: Vec<Run>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for run in runs {
        let sound = [run.x, run.y, run.end, run.size];
        if !sound.iter().all(|n| n.is_finite()) {
            continue;
        }
        let is_blank = run.text.trim().is_empty();
        let size = if run.size > 0.0 { run.size } else { 1.0 };
        let row = rows.last_mut().filter(|row| {
            let first = &row[0];
            (first.y - run.y).abs() <= size.max(first.size) * SAME_LINE && run.x >= first.x - size
        });
        let part = Line {
            x: run.x,
            y: run.y,
            end: run.end,
            size,
            text: run.text,
        };
        match row {
            // Blanks alone make no line.
            None if is_blank => {}
            None => rows.push(vec![part]),
            Some(row) => match row.last_mut() {
                Some(last) if is_blank || part.x - last.end <= size * GUTTER => {
                    let is_apart = part.x - last.end > size * BLANK;
                    if is_apart && !touch(&last.text, &part.text) {
                        last.text.push(' ');
                    }
                    last.text.push_str(&part.text);
                    if !is_blank {
                        last.end = last.end.max(part.end);
                        last.size = last.size.max(size);
                    }
                }
                _ => row.push(part),
            },
        }
    }
    rows
}

/// Whether white space stands already between one text and the next.
fn touch(before: &str, behind: &str) -> bool {
    before.ends_with(char::is_whitespace) || behind.starts_with(char::is_whitespace)
}
