//! Rows → lines in the order of reading.

use super::{
    APART, Line,
    bands::{self, Gap, cells},
    columns::{self, Edges},
    is_going_on, letterhead,
    rows::{Row, append, is_gap, joined},
};

/// Rows of a table that have room around them stand apart by more than this many times what the
/// lines of a cell do.
const ROOM: f32 = 1.15;

/// A table or columns have at least this many rows.
const ROWS: usize = 3;

/// A line where it is read.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) line: Line,
    pub(super) place: Place,
}

/// What a line is part of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Place {
    /// The page.
    Page,
    /// One of the columns that were drawn row by row, between these edges.
    Column(Edges),
    /// A letterhead.
    Head,
    /// A row of a table whose cells are whole.
    Whole,
}

/// What the rows of a band have in each column.
type Grid = Vec<Vec<Option<Line>>>;

/// The lines of a page in the order of reading, those in tables with tabs.
pub(super) fn order(rows: Vec<Row>) -> Vec<Placed> {
    let bands = bands::bands(&rows);
    let mut placed = Vec::with_capacity(rows.len());
    let mut rows = rows.into_iter();
    let mut at = 0;
    for band in bands {
        rows.by_ref()
            .take(band.rows.start - at)
            .for_each(|row| single(row, &mut placed));
        at = band.rows.end;
        let inside = rows.by_ref().take(band.rows.len()).collect();
        read(inside, &band.gaps, &mut placed);
    }
    rows.for_each(|row| single(row, &mut placed));
    placed
}

/// A row by itself.
fn single(row: Row, placed: &mut Vec<Placed>) {
    if letterhead::is_number_and_day(&row) {
        let part = |line| Placed {
            line,
            place: Place::Head,
        };
        placed.extend(row.into_iter().map(part));
    } else {
        placed.extend(joined(row).map(|line| Placed {
            line,
            place: Place::Page,
        }));
    }
}

fn read(mut rows: Vec<Row>, gaps: &[Gap], placed: &mut Vec<Placed>) {
    let below = rows.split_off(letterhead::rows(&rows));
    by_columns(grid(rows, gaps), |_| Place::Head, placed);
    // In fewer rows, gaps between words come to lie over one another by chance.
    let has_gap = |row: &Row| row.windows(2).any(|pair| is_gap(&pair[0], &pair[1]));
    let divided = below.iter().filter(|row| row.len() > 1).count();
    if below.len() < ROWS || divided < ROWS && !below.iter().any(has_gap) {
        below.into_iter().for_each(|row| single(row, placed));
        return;
    }
    let grid = grid(below, gaps);
    match prose(&grid) {
        Some(edges) => by_columns(grid, |column| Place::Column(edges[column]), placed),
        None => by_rows(grid, placed),
    }
}

fn grid(rows: Vec<Row>, gaps: &[Gap]) -> Grid {
    rows.into_iter().map(|row| cells(row, gaps)).collect()
}

fn by_columns(mut grid: Grid, place: impl Fn(usize) -> Place, placed: &mut Vec<Placed>) {
    let columns = grid.first().map_or(0, Vec::len);
    for column in 0..columns {
        for line in grid.iter_mut().filter_map(|row| row[column].take()) {
            let place = place(column);
            placed.push(Placed { line, place });
        }
    }
}

/// The edges of each column, if all are prose.
fn prose(grid: &Grid) -> Option<Vec<Edges>> {
    let count = grid.first()?.len();
    let whole = Edges::of(grid.iter().flatten().flatten());
    let columns = (0..count).map(|column| {
        let lines: Vec<&Line> = grid.iter().filter_map(|row| row[column].as_ref()).collect();
        let is_prose = columns::are_prose(&lines, whole, column + 1 == count);
        is_prose.then(|| Edges::of(lines.iter().copied()))
    });
    let edges: Vec<Edges> = columns.collect::<Option<_>>()?;
    (!has_rows(grid)).then_some(edges)
}

/// Whether columns of prose are those of a table: where all of them begin anew, as cells do in each
/// row, one above has come to its end before the others, or there is more room. Paragraphs of
/// columns begin independently of one another, and leave no hole.
fn has_rows(grid: &Grid) -> bool {
    let count = grid.first().map_or(0, Vec::len);
    let step = |pair: &[Vec<Option<Line>>]| {
        let y = |row: &[Option<Line>]| row.iter().flatten().next().map_or(0.0, |line| line.y);
        y(&pair[0]) - y(&pair[1])
    };
    let least = grid.windows(2).map(step).fold(f32::INFINITY, f32::min);
    let begins = |cell: &Option<Line>| cell.as_ref().is_some_and(|l| !is_going_on(&l.text));
    let begin_all = |pair: &&[Vec<Option<Line>>]| {
        let is_apart = pair[0].iter().any(Option::is_none) || step(pair) > least * ROOM;
        is_apart && pair[1].iter().all(begins)
    };
    let rows = grid.windows(2).filter(begin_all).count();
    let beginnings = |column: usize| grid[1..].iter().filter(|row| begins(&row[column])).count();
    let fewest = (0..count).map(beginnings).min().unwrap_or(0);
    rows > 0 && rows * 2 >= fewest
}

/// Rows with tabs; one that only goes on with the cells above becomes a part of theirs.
fn by_rows(grid: Grid, placed: &mut Vec<Placed>) {
    let count = grid.first().map_or(0, Vec::len);
    let column = |column: usize| Edges::of(grid.iter().filter_map(|row| row[column].as_ref()));
    let edges: Vec<Edges> = (0..count).map(column).collect();
    // What is a gap between columns in one row is one in all.
    let is_gap = |column: usize| {
        let sides = |row: &Vec<Option<Line>>| match (&row[column - 1], &row[column]) {
            (Some(left), Some(right)) => is_gap(left, right),
            _ => false,
        };
        column > 0 && grid.iter().any(sides)
    };
    let gaps: Vec<bool> = (0..count).map(is_gap).collect();
    let mut open: Option<(Vec<Option<Line>>, Place)> = None;
    for row in grid {
        match &mut open {
            Some((above, place)) if go_on(above, &row, &edges) => {
                *place = Place::Whole;
                for (above, cell) in above.iter_mut().zip(row) {
                    if let (Some(above), Some(cell)) = (above, cell) {
                        append_below(above, cell);
                    }
                }
            }
            _ => close(open.replace((row, Place::Page)), &gaps, placed),
        }
    }
    close(open, &gaps, placed);
}

/// Whether a row only goes on with what the cells above had no room for.
fn go_on(above: &[Option<Line>], row: &[Option<Line>], edges: &[Edges]) -> bool {
    let is_inner = |c: char| c.is_lowercase() || c.is_numeric() || c == '(';
    let goes_on = |((above, cell), edges): ((&Option<Line>, &Option<Line>), &Edges)| {
        let Some(cell) = cell else { return true };
        let Some(above) = above else { return false };
        let below = above.y - cell.y;
        below > 0.0
            && below <= above.size.max(cell.size) * APART
            && edges.are_wide(cell.size, columns::SENTENCE)
            && edges.leave_no_room(above.end, cell)
            // What is still divided is no single cell.
            && !above.text.contains('\t')
            && !cell.text.contains('\t')
            && cell.text.trim_start().starts_with(is_inner)
    };
    above.iter().flatten().count() > 1
        && row.iter().flatten().any(|cell| is_going_on(&cell.text))
        && above.iter().zip(row).zip(edges).all(goes_on)
}

fn append_below(above: &mut Line, cell: Line) {
    if !above.text.ends_with([' ', '-']) {
        above.text.push(' ');
    }
    above.text.push_str(&cell.text);
    (above.y, above.end) = (cell.y, cell.end);
}

/// Adds a row of a table; `gaps` says before which columns there is a gap.
fn close(row: Option<(Vec<Option<Line>>, Place)>, gaps: &[bool], placed: &mut Vec<Placed>) {
    let Some((row, place)) = row else { return };
    let cells = row.into_iter().zip(gaps);
    let cells = cells.filter_map(|(cell, gap)| Some((cell?, *gap)));
    let line = cells.reduce(|(line, first), (cell, gap)| {
        let gap = gap || is_gap(&line, &cell);
        (append(line, cell, gap), first)
    });
    placed.extend(line.map(|(line, _)| Placed { line, place }));
}
