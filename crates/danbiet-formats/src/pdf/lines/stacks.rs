//! Lines that stand one under the other, such as those of a cell, or of a column on a page that has
//! other things too.

use super::{
    ALIKE, APART, Line,
    columns::{self, Edges},
    reading::{Place, Placed},
};

/// The first line of a stack is set in, or out, by less than this many heights.
const INDENT: f32 = 3.0;

/// Lines that are drawn one after the other, one under the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stack {
    pub(super) edges: Edges,
    /// Whether they are lines of prose for certain.
    pub(super) is_prose: bool,
}

/// The stack of each line.
pub(super) fn stacks(placed: &[Placed]) -> Vec<Stack> {
    let whole = Edges::of(placed.iter().map(|placed| &placed.line));
    let mut stacks = Vec::with_capacity(placed.len());
    let mut rest = placed;
    while let Some(first) = rest.first() {
        let is_next = |pair: &&[Placed]| is_under(&first.line, &pair[0], &pair[1]);
        let count = 1 + rest.windows(2).take_while(is_next).count();
        let lines: Vec<&Line> = rest[..count].iter().map(|placed| &placed.line).collect();
        let stack = match first.place {
            Place::Column(edges) => Stack {
                edges,
                is_prose: true,
            },
            _ => Stack {
                edges: Edges::of(lines.iter().copied()),
                is_prose: columns::are_prose(&lines, whole, false),
            },
        };
        stacks.extend(std::iter::repeat_n(stack, count));
        rest = &rest[count..];
    }
    stacks
}

/// Whether a line stands under the one before it in a stack that begins with `first`.
fn is_under(first: &Line, above: &Placed, placed: &Placed) -> bool {
    let (before, line) = (&above.line, &placed.line);
    let size = before.size.max(line.size);
    let below = before.y - line.y;
    above.place == placed.place
        && !before.text.contains('\t')
        && !line.text.contains('\t')
        && below > 0.0
        && below <= size * APART
        && (before.size - line.size).abs() <= size * ALIKE
        && (line.x - first.x).abs() <= size * INDENT
}
