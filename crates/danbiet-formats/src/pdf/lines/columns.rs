//! How far lines reach: to the edges of the page's text, or of the column that they stand in.

use super::Line;

/// A line that goes on reaches this near to the right edge, in the width between the edges.
const FULL: f32 = 0.12;

/// A column has at least this many lines, and is this wide, in the width of what is divided.
const LINES: usize = 6;
const WIDTH: f32 = 0.2;

/// Of the lines of a page, one in this many may lie across its columns, such as a headline.
const ACROSS: usize = 5;

/// A page with more lines than this is no page of prose.
const MOST: usize = 400;

/// How often columns are divided.
const DEEP: usize = 3;

/// Between where and where lines stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Edges {
    pub(super) left: f32,
    right: f32,
}

impl Edges {
    /// Whether a line that ends here goes on below.
    pub(super) fn reach(self, end: f32) -> bool {
        end > self.right - self.width() * FULL
    }

    fn width(self) -> f32 {
        self.right - self.left
    }

    fn of<'a>(lines: impl Iterator<Item = &'a Line>) -> Edges {
        let none = Edges {
            left: f32::INFINITY,
            right: f32::NEG_INFINITY,
        };
        lines.fold(none, |edges, line| Edges {
            left: edges.left.min(line.x),
            right: edges.right.max(line.end),
        })
    }
}

/// The edges that each line of a page stands between.
pub(super) fn edges(lines: &[Line]) -> Vec<Edges> {
    let mut edges = vec![Edges::of(lines.iter()); lines.len()];
    if lines.len() <= MOST {
        divide((0..lines.len()).collect(), lines, &mut edges, DEEP);
    }
    edges
}

/// Divides lines at the gap between two columns, if there is one.
fn divide(all: Vec<usize>, lines: &[Line], edges: &mut [Edges], deep: usize) {
    let Some(gap) = gap(&all, lines).filter(|_| deep > 0) else {
        return;
    };
    let left: Vec<usize> = all
        .iter()
        .copied()
        .filter(|at| lines[*at].end < gap)
        .collect();
    let right: Vec<usize> = all.into_iter().filter(|at| lines[*at].x >= gap).collect();
    for column in [left, right] {
        let own = Edges::of(column.iter().map(|at| &lines[*at]));
        for at in &column {
            edges[*at] = own;
        }
        divide(column, lines, edges, deep - 1);
    }
}

/// Where the second of two columns begins: lines of prose stand before it and behind, and few
/// across.
fn gap(all: &[usize], lines: &[Line]) -> Option<f32> {
    let whole = Edges::of(all.iter().map(|at| &lines[*at]));
    let is_column = |column: &[&Line]| {
        let own = Edges::of(column.iter().copied());
        let full = column.iter().filter(|line| own.reach(line.end)).count();
        column.len() >= LINES && full * 2 >= column.len() && own.width() >= whole.width() * WIDTH
    };
    let mut best: Option<(usize, f32)> = None;
    for at in all.iter().map(|at| lines[*at].x) {
        if best.is_some_and(|(_, known)| known == at) {
            continue;
        }
        let lines = || all.iter().map(|at| &lines[*at]);
        let left: Vec<&Line> = lines().filter(|line| line.end < at).collect();
        let right: Vec<&Line> = lines().filter(|line| line.x >= at).collect();
        let least = left.len().min(right.len());
        let across = all.len() - left.len() - right.len();
        if best.is_none_or(|(most, _)| least > most)
            && across * ACROSS <= all.len()
            && is_column(&left)
            && is_column(&right)
        {
            best = Some((least, at));
        }
    }
    best.map(|(_, at)| at)
}
