//! Stretches of rows that the same gaps divide.

use std::ops::Range;

use super::{
    Line,
    rows::{GUTTER, Row, joined},
};

/// Rows of a band stand at most this many heights apart: lines of a table with room around them do,
/// the head and the foot of a page stand further off.
const APART: f32 = 2.5;

/// A row of more parts is no row of columns.
const PARTS: usize = 40;

/// Rows one under the other that are divided at the same places.
#[derive(Debug)]
pub(super) struct Band {
    pub(super) rows: Range<usize>,
    pub(super) gaps: Vec<Gap>,
}

/// What lies between two columns, from where to where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap {
    from: f32,
    to: f32,
}

/// The bands of a page, of two rows or more. Each row is looked at once: a band goes on as long as one of
/// its gaps does.
pub(super) fn bands(rows: &[Row]) -> Vec<Band> {
    let mut bands = Vec::new();
    let mut start = 0;
    while start < rows.len() {
        let mut gaps = gaps(&rows[start]);
        let mut end = start + 1;
        while end < rows.len() && is_under(&rows[end - 1], &rows[end]) {
            let left = narrowed(&gaps, &rows[end]);
            if left.is_empty() {
                break;
            }
            gaps = left;
            end += 1;
        }
        if end - start > 1 {
            bands.push(Band {
                rows: start..end,
                gaps,
            });
        }
        start = end;
    }
    bands
}

/// What a row of a band has in each column.
pub(super) fn cells(row: Row, gaps: &[Gap]) -> Vec<Option<Line>> {
    let mut parts = row.into_iter().peekable();
    let mut cells: Vec<Option<Line>> = gaps
        .iter()
        .map(|gap| joined(std::iter::from_fn(|| parts.next_if(|part| part.x < gap.to))))
        .collect();
    cells.push(joined(parts));
    cells
}

fn is_under(above: &Row, row: &Row) -> bool {
    let below = above[0].y - row[0].y;
    below > 0.0 && below <= above[0].size.max(row[0].size) * APART
}

fn gaps(row: &Row) -> Vec<Gap> {
    if row.len() > PARTS {
        return Vec::new();
    }
    let between = |pair: &[Line]| Gap {
        from: pair[0].end,
        to: pair[1].x,
    };
    row.windows(2).map(between).collect()
}

/// What a row leaves of gaps; of one that it divides, the wider part.
fn narrowed(gaps: &[Gap], row: &Row) -> Vec<Gap> {
    if row.len() > PARTS {
        return Vec::new();
    }
    let size = row.iter().map(|part| part.size).fold(0.0, f32::max);
    let widest = |gap: &Gap| {
        // Before the first part, between the parts, behind the last.
        let ends = [f32::NEG_INFINITY].into_iter();
        let ends = ends.chain(row.iter().map(|part| part.end));
        let starts = row.iter().map(|part| part.x).chain([f32::INFINITY]);
        let free = ends.zip(starts).map(|(from, to)| Gap {
            from: gap.from.max(from),
            to: gap.to.min(to),
        });
        free.max_by(|a, b| (a.to - a.from).total_cmp(&(b.to - b.from)))
            .filter(|gap| gap.to - gap.from >= size * GUTTER)
    };
    gaps.iter().filter_map(widest).collect()
}
