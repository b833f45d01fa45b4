//! Letters → lines → paragraphs.

mod columns;

use self::columns::Edges;
use super::page::Run;

/// Base lines that differ by less than this share of the letters' height are one line.
const SAME_LINE: f32 = 0.5;

/// A gap of this share of the height is a blank, one of the other a gap between columns.
const BLANK: f32 = 0.15;
const COLUMN: f32 = 2.0;

/// Lines of a paragraph stand at most this many heights apart.
const APART: f32 = 2.0;

/// A first line of a paragraph is set in by at least this many heights.
const INDENT: f32 = 0.8;

/// A line of a page.
#[derive(Debug)]
struct Line {
    x: f32,
    y: f32,
    end: f32,
    size: f32,
    text: String,
}

/// The paragraphs of a page, in the order in which their letters are drawn, which is the order of
/// reading in what writing programs make.
pub(super) fn paragraphs(runs: Vec<Run>) -> Vec<String> {
    let lines = lines(runs);
    let edges = columns::edges(&lines);
    let mut paragraphs: Vec<String> = Vec::new();
    let mut before: Option<(Line, Edges)> = None;
    for (line, edges) in lines.into_iter().zip(edges) {
        let goes_on = before.as_ref().is_some_and(|(before, within)| {
            let size = before.size.max(line.size);
            let below = before.y - line.y;
            let is_full = within.reach(before.end);
            let is_set_in =
                line.x > edges.left + size * INDENT && line.x > before.x + size * INDENT;
            let alike = (before.size - line.size).abs() <= size * 0.15;
            // A line under a centred one is centred itself.
            below > 0.0
                && below <= size * APART
                && is_full
                && alike
                && !is_set_in
                && !begins_item(&line.text)
        });
        match paragraphs.last_mut() {
            Some(last) if goes_on => {
                if !last.ends_with([' ', '-']) {
                    last.push(' ');
                }
                last.push_str(&line.text);
            }
            _ => paragraphs.push(line.text.clone()),
        }
        before = Some((line, edges));
    }
    paragraphs
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

fn lines(runs: Vec<Run>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for run in runs {
        let sound = [run.x, run.y, run.end, run.size];
        if !sound.iter().all(|n| n.is_finite()) {
            continue;
        }
        let size = if run.size > 0.0 { run.size } else { 1.0 };
        match lines.last_mut() {
            Some(line)
                if (line.y - run.y).abs() <= size.max(line.size) * SAME_LINE
                    && run.x >= line.x - size =>
            {
                let gap = run.x - line.end;
                let touches = line.text.ends_with(char::is_whitespace)
                    || run.text.starts_with(char::is_whitespace);
                if gap > size * COLUMN && !run.text.trim().is_empty() {
                    line.text.push('\t');
                } else if gap > size * BLANK && !touches {
                    line.text.push(' ');
                }
                line.text.push_str(&run.text);
                if !run.text.trim().is_empty() {
                    line.end = line.end.max(run.end);
                    line.size = line.size.max(size);
                }
            }
            // Blanks alone make no line.
            _ if run.text.trim().is_empty() => {}
            _ => lines.push(Line {
                x: run.x,
                y: run.y,
                end: run.end,
                size,
                text: run.text,
            }),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(x: f32, y: f32, end: f32, text: &str) -> Run {
        Run {
            x,
            y,
            end,
            size: 12.0,
            text: text.to_owned(),
        }
    }

    #[test]
    fn lines_that_reach_the_edge_go_on() {
        let page = vec![
            run(200.0, 800.0, 300.0, "QUY CHẾ"),
            run(70.0, 770.0, 200.0, "Thực hiện dân"),
            run(203.0, 770.0, 500.0, "chủ ở cơ sở, các xã đã"),
            run(50.0, 755.0, 120.0, "làm tốt."),
            run(70.0, 740.0, 495.0, "Điều khác nữa được nói ở đây"),
            run(50.0, 725.0, 90.0, "rồi."),
            run(50.0, 700.0, 100.0, "Số"),
            run(400.0, 700.0, 450.0, "Năm"),
        ];
        assert_eq!(
            paragraphs(page),
            [
                "QUY CHẾ",
                "Thực hiện dân chủ ở cơ sở, các xã đã làm tốt.",
                "Điều khác nữa được nói ở đây rồi.",
                "Số\tNăm",
            ]
        );
    }

    #[test]
    fn columns_have_edges_of_their_own() {
        let mut page = vec![run(50.0, 820.0, 500.0, "TÊN CỦA CẢ TRANG")];
        for (left, name) in [(50.0, "a"), (300.0, "b")] {
            for row in 0..8_i16 {
                let y = 780.0 - f32::from(row) * 15.0;
                // Every fourth line ends a paragraph.
                let end = if row % 4 == 3 { 90.0 } else { 200.0 };
                page.push(run(left, y, left + end, name));
            }
        }
        let title = ["TÊN CỦA CẢ TRANG"];
        let expected = ["a a a a", "a a a a", "b b b b", "b b b b"];
        let expected: Vec<&str> = title.into_iter().chain(expected).collect();
        assert_eq!(paragraphs(page), expected);
        // Columns of a table are ragged: their cells stay lines.
        let mut table = Vec::new();
        for left in [50.0, 300.0] {
            for (row, end) in [40.0, 90.0, 60.0, 120.0, 70.0, 50.0, 80.0, 200.0]
                .into_iter()
                .enumerate()
            {
                let y = 780.0 - row as f32 * 15.0;
                table.push(run(left, y, left + end, "ô"));
            }
        }
        assert_eq!(paragraphs(table).len(), 16);
    }

    #[test]
    fn odd_numbers_are_no_places() {
        let page = vec![run(f32::NAN, 1.0, 2.0, "x"), run(0.0, 0.0, 1.0, "y")];
        assert_eq!(paragraphs(page), ["y"]);
    }
}
