//! The head of an official document: the body that issues it on the left, the state on the right.
//!
//! What it looks like is laid down (Decree 30/2020/NĐ-CP, appendix I): two short columns of centred
//! lines, which look like a small table. Their words tell them: each line is one of the text, as it
//! is in a file that was typed.

use std::sync::LazyLock;

use danbiet_corpus::zone::{credit, shape};

use super::{Line, rows::Row};

/// Lines that only stand in letterheads: the state and its motto, and the Party.
const HEADS: &[&str] = &[
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Độc lập - Tự do - Hạnh phúc",
    "Đảng Cộng sản Việt Nam",
];

/// Whom the document goes to stands at its end, beside the office that signs it.
const RECEIVERS: &str = "Nơi nhận";

/// What the number of a document begins with.
const NUMBER: &str = "Số";

/// A word of every day of issue.
const DAY: &str = "ngày";

static KEYS: LazyLock<Vec<String>> = LazyLock::new(|| shape::keys(HEADS));

/// Whether the line names the state, its motto or the Party and nothing else.
pub(super) fn is_head(text: &str) -> bool {
    // Three to eight words: most lines need no key.
    text.len() <= 80 && KEYS.contains(&shape::key(text))
}

/// How many of these rows of two columns are a letterhead, or the end of a document beside its
/// signature: the rows to read column by column.
pub(super) fn rows(rows: &[Row]) -> usize {
    let is_head = |row: &Row| row.iter().any(|part| is_head(&part.text));
    if rows.iter().any(is_head) {
        // What stands below on one side only is the document.
        return rows
            .iter()
            .rposition(|row| row.len() > 1)
            .map_or(0, |at| at + 1);
    }
    let receivers = shape::key(RECEIVERS);
    if rows[0].len() > 1 && shape::key(&rows[0][0].text) == receivers {
        return rows.len();
    }
    0
}

/// Whether a row is the number of a document beside the place and the day of its issue.
pub(super) fn is_number_and_day(row: &[Line]) -> bool {
    let [number, day] = row else { return false };
    let (number, day) = (shape::shapes(&number.text), shape::shapes(&day.text));
    let is_day = |shape: &shape::Shape<'_>| {
        // Columns of numbers and days in figures are those of a table.
        shape.has(&shape::key(DAY)) && credit::dateline(shape).is_some()
    };
    number.iter().any(|shape| shape.begins(&shape::key(NUMBER))) && day.iter().any(is_day)
}
