//! What can be worked out from figures and no text states.

use super::{
    column::Column,
    table::{Proof, Row, Table, Value},
};

/// A value that was worked out, with the places it was made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    /// The value.
    pub value: f64,
    /// The unit that all its sources have.
    pub unit: Option<String>,
    /// Whether a source is only a bound or an estimate (*trên, gần, khoảng*) or the lower end of a
    /// range: then so is the value.
    pub inexact: bool,
    /// The figures it was made from, in order.
    pub sources: Vec<Proof>,
}

/// Why figures cannot be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoSum {
    /// There are none, or the rows are no figures.
    NoFigures,
    /// They count or measure different things: the first two units that differ.
    Units(Option<String>, Option<String>),
}

/// Adds the figures of some rows of a table of figures.
///
/// # Errors
/// [`NoSum`]: figures of different units have no sum.
pub fn sum<'r>(table: &Table, rows: impl IntoIterator<Item = &'r Row>) -> Result<Derived, NoSum> {
    let mut sum: Option<Derived> = None;
    let mut decimals = 0;
    for row in rows {
        let value = |column| table.cell(row, column).map(|cell| &cell.value);
        let Some(&Value::Number(number)) = value(Column::Number) else {
            return Err(NoSum::NoFigures);
        };
        let unit = match value(Column::Unit) {
            Some(Value::Text(unit)) => Some(unit.clone()),
            _ => None,
        };
        let inexact = matches!(value(Column::Qualifier), Some(Value::Term(_)))
            || matches!(value(Column::Upper), Some(Value::Number(_)));
        decimals = decimals.max(decimals_of(number));
        let sum = sum.get_or_insert_with(|| Derived {
            value: 0.0,
            unit: unit.clone(),
            inexact: false,
            sources: Vec::new(),
        });
        if sum.unit != unit {
            return Err(NoSum::Units(sum.unit.take(), unit));
        }
        sum.value += number;
        sum.inexact |= inexact;
        sum.sources.extend(&row.proofs);
    }
    let mut sum = sum.ok_or(NoSum::NoFigures)?;
    // The sum has as many decimals as its parts: 0,1 + 0,2 is 0,3.
    let scale = 10f64.powi(decimals);
    sum.value = (sum.value * scale).round() / scale;
    sum.sources.sort_unstable();
    Ok(sum)
}

/// How many decimals a number is written with.
fn decimals_of(number: f64) -> i32 {
    let written = number.to_string();
    let decimals = written
        .split_once('.')
        .map_or(0, |(_, behind)| behind.len());
    i32::try_from(decimals).unwrap_or(0)
}
