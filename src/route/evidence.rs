//! What of the evidence is shown, and its parameters in the address.
//!
//! ```text
//! #evidence/figures?q=đối+thoại&near=document&by=value&order=descending&open=000_c7.1609&cell=who
//! #evidence/matrix?rows=province&open=Hà+Tĩnh&cell=doi-thoai
//! ```

use std::collections::BTreeSet;

use danbiet_corpus::evidence::{Column, Near, Subject, TableKind};

use super::Named;

/// What of the evidence is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Which table.
    pub sheet: Sheet,
    /// The column that the rows are sorted by, and which way; without it they are in their order.
    pub sorted: Option<(Column, Direction)>,
    /// What the rows of the matrix are sorted by: the id of a theme, or [`ROWS`] for their names.
    pub ranked: Option<(String, Direction)>,
    /// How near to a hit a mention must stand.
    pub near: Near,
    /// What the rows of the matrix stand for.
    pub subject: Subject,
    /// The cell whose sentences are shown.
    pub open: Option<Opened>,
    /// The rows that are added up, by their ids.
    pub summed: BTreeSet<String>,
}

/// What stands in the address where the matrix is sorted by the names of its rows.
pub const ROWS: &str = "name";

/// A table of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// One of the tables of mentions.
    Table(TableKind),
    /// Places crossed with themes.
    Matrix,
    /// What the reader has corrected.
    Corrections,
}

impl Default for Sheet {
    fn default() -> Self {
        Sheet::Table(TableKind::Figures)
    }
}

impl Sheet {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Sheet; 10] = [
        Sheet::Table(TableKind::Figures),
        Sheet::Table(TableKind::Instruments),
        Sheet::Table(TableKind::People),
        Sheet::Table(TableKind::Organisations),
        Sheet::Table(TableKind::Places),
        Sheet::Table(TableKind::Dates),
        Sheet::Table(TableKind::Principles),
        Sheet::Table(TableKind::Abbreviations),
        Sheet::Matrix,
        Sheet::Corrections,
    ];

    /// The name in the address.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Sheet::Table(kind) => kind.name(),
            Sheet::Matrix => "matrix",
            Sheet::Corrections => "corrections",
        }
    }

    /// The table with this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Sheet> {
        Sheet::ALL.into_iter().find(|sheet| sheet.name() == name)
    }

    /// Its column with this name.
    #[must_use]
    pub fn column(self, name: &str) -> Option<Column> {
        let Sheet::Table(kind) = self else {
            return None;
        };
        let mut columns = kind.columns().iter().copied();
        columns.find(|column| column.name() == name)
    }
}

/// Which way rows are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// The smallest first.
    #[default]
    Ascending,
    /// The largest first.
    Descending,
}

impl Direction {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Direction::Ascending => Direction::Descending,
            Direction::Descending => Direction::Ascending,
        }
    }
}

impl Named for Direction {
    const NAMES: &'static [(Self, &'static str)] = &[
        (Direction::Ascending, "ascending"),
        (Direction::Descending, "descending"),
    ];
}

impl Named for Near {
    const NAMES: &'static [(Self, &'static str)] =
        &[(Near::Sentence, "sentence"), (Near::Document, "document")];
}

impl Named for Subject {
    const NAMES: &'static [(Self, &'static str)] = &[
        (Subject::Place, "place"),
        (Subject::Province, "province"),
        (Subject::Document, "document"),
    ];
}

/// A cell that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The row: the id of a row of a table; the name of a row of the matrix, empty for the row
    /// without a name.
    pub row: String,
    /// The name of the column, or the id of a theme; empty for the whole row.
    pub cell: String,
}

impl Evidence {
    /// The beginning of a table.
    #[must_use]
    pub fn of(sheet: Sheet) -> Self {
        Self {
            sheet,
            ..Self::default()
        }
    }

    /// The same sorted by a column: the other way if it was sorted by it.
    #[must_use]
    pub fn sorted_by(&self, column: Column) -> Self {
        let direction = match self.sorted {
            Some((sorted, Direction::Ascending)) if sorted == column => Direction::Descending,
            _ => Direction::Ascending,
        };
        Self {
            sorted: Some((column, direction)),
            ..self.clone()
        }
    }

    /// The same matrix sorted by a theme, or by the names of the rows: the other way if it was. Of
    /// themes the largest numbers come first, of names the first of the alphabet.
    #[must_use]
    pub fn ranked_by(&self, by: &str) -> Self {
        let first = match by {
            ROWS => Direction::Ascending,
            _ => Direction::Descending,
        };
        let direction = match &self.ranked {
            Some((ranked, direction)) if ranked == by && *direction == first => first.other(),
            _ => first,
        };
        Self {
            ranked: Some((by.to_owned(), direction)),
            ..self.clone()
        }
    }

    /// The same with a cell opened, or closed where it was open.
    #[must_use]
    pub fn toggled(&self, cell: &Opened) -> Self {
        let open = match &self.open {
            Some(open) if open == cell => None,
            _ => Some(cell.clone()),
        };
        Self {
            open,
            ..self.clone()
        }
    }

    /// The same with a row added up, or left out where it was.
    #[must_use]
    pub fn summing(&self, row: &str) -> Self {
        let mut next = self.clone();
        if !next.summed.remove(row) {
            next.summed.insert(row.to_owned());
        }
        next
    }

    /// Takes over one parameter. An unknown name or value changes nothing.
    pub(super) fn set(&mut self, name: &str, value: String) {
        match name {
            "by" if self.sheet == Sheet::Matrix => {
                self.ranked = Some((value, Direction::default()));
            }
            "by" => {
                if let Some(column) = self.sheet.column(&value) {
                    let direction = self.sorted.map(|(_, direction)| direction);
                    self.sorted = Some((column, direction.unwrap_or_default()));
                }
            }
            "order" => {
                let table = self.sorted.as_mut().map(|(_, order)| order);
                let order = table.or(self.ranked.as_mut().map(|(_, order)| order));
                if let (Some(direction), Some(order)) = (Direction::named(&value), order) {
                    *order = direction;
                }
            }
            "near" => self.near = Near::named(&value).unwrap_or(self.near),
            "rows" => self.subject = Subject::named(&value).unwrap_or(self.subject),
            "open" => {
                self.open = Some(Opened {
                    row: value,
                    cell: String::new(),
                });
            }
            "cell" => {
                if let Some(open) = &mut self.open {
                    open.cell = value;
                }
            }
            "sum" => {
                self.summed.insert(value);
            }
            _ => {}
        }
    }

    /// The parameters that are not as usual, in order.
    pub(super) fn parameters(&self) -> Vec<(&'static str, &str)> {
        let mut parameters = Vec::new();
        if let Some((column, direction)) = self.sorted {
            parameters.push(("by", column.name()));
            if direction != Direction::default() {
                parameters.push(("order", direction.name()));
            }
        }
        if let Some((by, direction)) = &self.ranked {
            parameters.push(("by", by.as_str()));
            if *direction != Direction::default() {
                parameters.push(("order", direction.name()));
            }
        }
        if self.near != Near::default() {
            parameters.push(("near", self.near.name()));
        }
        if self.subject != Subject::default() {
            parameters.push(("rows", self.subject.name()));
        }
        if let Some(open) = &self.open {
            parameters.push(("open", open.row.as_str()));
            if !open.cell.is_empty() {
                parameters.push(("cell", open.cell.as_str()));
            }
        }
        parameters.extend(self.summed.iter().map(|row| ("sum", row.as_str())));
        parameters
    }
}
