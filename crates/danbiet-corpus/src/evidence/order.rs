//! Orders of rows: texts as in Vietnamese dictionaries, numbers by value, what is not stated last.

use std::cmp::Reverse;

use danbiet_text::collate::{self, Numbers};

use super::{
    column::Column,
    table::{Row, Table, Term, Value},
};
use crate::{document::DocId, sort};

/// What a cell is compared by. Cells of one column have keys of one kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64),
    Document(DocId),
    Term(Term),
    /// Times with a year come before those without one (`--05-16`), these before spans of time
    /// (`P5Y`) and words.
    Time(u8, String),
    Text(collate::Key),
}

impl Table {
    /// Sorts the rows by a column; what it does not state comes last either way. Equal rows keep
    /// their order.
    pub fn sort(&mut self, column: Column, descending: bool) {
        let Some(at) = self.columns().iter().position(|c| *c == column) else {
            return;
        };
        let key = |row: &Row| row.cells.get(at).and_then(|cell| key(&cell.value));
        if descending {
            sort::by_cached_key(&mut self.rows, |row| {
                let key = key(row);
                (key.is_none(), Reverse(key))
            });
        } else {
            sort::by_cached_key(&mut self.rows, |row| {
                let key = key(row);
                (key.is_none(), key)
            });
        }
    }
}

/// Puts rows in dictionary order of their first cell.
pub fn by_name(mut rows: Vec<Row>) -> Vec<Row> {
    sort::by_cached_key(&mut rows, |row| {
        row.cells.first().and_then(|cell| key(&cell.value))
    });
    rows
}

fn key(value: &Value) -> Option<Key> {
    Some(match value {
        Value::NotStated => return None,
        Value::Text(text) => text_key(text),
        Value::Number(number) => Key::Number(by_value(*number)),
        Value::Count(count) => Key::Number(by_value(f64::from(*count))),
        Value::Time(time) => time_key(time),
        Value::Term(term) => Key::Term(*term),
        Value::Document(document) => Key::Document(*document),
        Value::Items(items) => text_key(&items.first()?.text),
        Value::Documents(documents) => Key::Number(by_value(documents.len() as f64)),
    })
}

fn time_key(time: &str) -> Key {
    let rank = match time.bytes().next() {
        Some(b'0'..=b'9') => 0,
        Some(b'-') => 1,
        _ => 2,
    };
    Key::Time(rank, time.to_owned())
}

fn text_key(text: &str) -> Key {
    Key::Text(collate::key(text, Numbers::ByValue))
}

/// A whole number that compares as the number does (the total order of IEEE 754).
fn by_value(number: f64) -> i64 {
    let bits = number.to_bits().cast_signed();
    bits ^ (((bits >> 63).cast_unsigned()) >> 1).cast_signed()
}
