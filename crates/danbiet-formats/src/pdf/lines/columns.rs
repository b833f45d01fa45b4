//! How far lines reach: to the edges of the page's text, or of the column that they stand in.

use super::{Line, is_going_on};

/// A line that goes on reaches this near to the right edge, in the width between the edges.
const FULL: f32 = 0.12;

/// A column has at least this many lines, and is this wide, in the width of what is divided.
const LINES: usize = 6;
const WIDTH: f32 = 0.2;

/// The last of several columns may end after this many.
const LAST: usize = 3;

/// Lines of a column begin at its edge, this many heights to and fro; the first ones of paragraphs
/// are set in.
const ALIGNED: f32 = 0.5;

/// Of the lines of prose, one in this many at least begins within a sentence, with a small letter:
/// of long columns every second or third one does. Cells of a table begin with capitals and figures.
const WITHIN: usize = 4;

/// Of the lines of a page, one in this many may lie across its columns, such as a headline.
const ACROSS: usize = 5;

/// A page with more lines than this is no page of prose.
const MOST: usize = 400;

/// A column that is narrower than this many heights holds names and figures, no sentences.
pub(super) const SENTENCE: f32 = 8.0;

/// No word is wider than this share of its column: Vietnamese ones are syllables.
const WORD: f32 = 0.33;

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

    /// Whether the first word of a line would not have found room behind one that ends here.
    pub(super) fn leave_no_room(self, end: f32, line: &Line) -> bool {
        let all = line.text.chars().count().max(1) as f32;
        let word = line.text.split_whitespace().next().unwrap_or_default();
        let width = (line.end - line.x) * (word.chars().count() as f32 + 1.0) / all;
        end + width.min(self.width() * WORD) > self.right
    }

    /// Whether there is room for this many heights of letters.
    pub(super) fn are_wide(self, size: f32, heights: f32) -> bool {
        self.width() >= size * heights
    }

    fn width(self) -> f32 {
        self.right - self.left
    }

    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a Line>) -> Edges {
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

/// Whether lines one under the other are prose: enough of them, and wide enough; half of them are
/// as full as the next word lets them be, and begin at one edge; some begin within a sentence.
/// `is_last` of several columns that are read one after the other.
pub(super) fn are_prose(lines: &[&Line], whole: Edges, is_last: bool) -> bool {
    let own = Edges::of(lines.iter().copied());
    let next = lines.iter().skip(1).map(Some).chain([None]);
    let is_full = |(line, next): &(&&Line, Option<&&Line>)| {
        own.reach(line.end) || next.is_some_and(|next| own.leave_no_room(line.end, next))
    };
    let full = lines.iter().zip(next).filter(is_full).count();
    let is_aligned = |line: &&&Line| line.x <= own.left + line.size * ALIGNED;
    let aligned = lines.iter().filter(is_aligned).count();
    let within = lines.iter().filter(|line| is_going_on(&line.text)).count();
    let size = lines.iter().map(|line| line.size).fold(0.0, f32::max);
    lines.len() >= if is_last { LAST } else { LINES }
        && full * 2 >= lines.len()
        && aligned * 2 >= lines.len()
        && within * WITHIN >= lines.len()
        && own.are_wide(size, SENTENCE)
        && own.width() >= whole.width() * WIDTH
}

/// The edges of the page, or of one of its columns, for each of its lines.
pub(super) fn edges(lines: &[&Line]) -> Vec<Edges> {
    let mut edges = vec![Edges::of(lines.iter().copied()); lines.len()];
    if lines.len() <= MOST {
        divide((0..lines.len()).collect(), lines, &mut edges, DEEP);
    }
    edges
}

/// Divides lines at the gap between two columns, if there is one.
fn divide(all: Vec<usize>, lines: &[&Line], edges: &mut [Edges], deep: usize) {
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
        let own = Edges::of(column.iter().map(|at| lines[*at]));
        for at in &column {
            edges[*at] = own;
        }
        divide(column, lines, edges, deep - 1);
    }
}

/// Where the second of two columns begins: lines of prose stand before it and behind, and few
/// across.
fn gap(all: &[usize], lines: &[&Line]) -> Option<f32> {
    let whole = Edges::of(all.iter().map(|at| lines[*at]));
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
        let lines = || all.iter().map(|at| lines[*at]);
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
