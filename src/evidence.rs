//! The tables of the evidence view: which rows, which sentences a cell opens, what is added up.

use std::collections::BTreeSet;

use danbiet_corpus::{
    Corpus, PackError,
    corrections::By,
    evidence::{
        self, Column, Item, Matrix, MatrixColumn, Near, Overlay, Proof, Row, Scope, Table,
        TableKind, Value,
        derived::{self, Derived},
    },
    search::{Answer, Zones},
};

use crate::{
    layers::Layer,
    route::{Direction, ROWS, Sheet},
};

/// What a table is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Which table.
    pub sheet: Sheet,
    /// How its rows are sorted.
    pub sorted: Option<(Column, Direction)>,
    /// How near to a hit a mention must stand.
    pub near: Near,
}

/// The table of what an answer holds in these zones, with the reader's corrections, in the order
/// that was chosen.
///
/// # Errors
/// If a document of the answer is damaged.
pub fn table(
    corpus: &Corpus,
    answer: &Answer,
    (zones, overlay): (Zones, Option<&Overlay>),
    kind: TableKind,
    choice: Choice,
) -> Result<Table, PackError> {
    let scope = Scope {
        answer: Some((answer, choice.near)),
        zones,
        overlay,
        ..Scope::default()
    };
    let mut table = evidence::table(corpus, kind, &scope)?;
    if let Some((column, direction)) = choice.sorted {
        table.sort(column, direction == Direction::Descending);
    }
    Ok(table)
}

/// Sorts a matrix as the address says: by the theme with this id, or by the names of its rows.
pub fn rank(corpus: &Corpus, matrix: &mut Matrix, by: Option<&(String, Direction)>) {
    let Some((by, direction)) = by else {
        return;
    };
    let mut themes = corpus.info().themes.iter();
    let column = match by.as_str() {
        ROWS => Some(MatrixColumn::Name),
        id => (themes.position(|theme| theme.id == id)).map(MatrixColumn::Theme),
    };
    if let Some(column) = column {
        matrix.sort(column, *direction == Direction::Descending);
    }
}

/// Places that prove a cell, or an item of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The item, where the cell lists several.
    pub item: Option<Item>,
    /// The places.
    pub proofs: Vec<Proof>,
}

/// What proves a cell of a row; without a column, the row.
#[must_use]
pub fn proofs(table: &Table, row: &Row, column: Option<Column>) -> Vec<Group> {
    let cell = column.and_then(|column| table.cell(row, column));
    let group = |item, proofs: &[Proof]| Group {
        item,
        proofs: proofs.to_vec(),
    };
    match cell {
        Some(cell) if !cell.proofs.is_empty() => vec![group(None, &cell.proofs)],
        Some(cell) => match &cell.value {
            Value::Items(items) => items
                .iter()
                .map(|item| group(Some(item.clone()), &item.proofs))
                .collect(),
            Value::Documents(documents) => {
                let proofs = documents.iter().flat_map(|there| there.proofs.clone());
                vec![group(None, &proofs.collect::<Vec<_>>())]
            }
            _ => vec![group(None, &row.proofs)],
        },
        None => vec![group(None, &row.proofs)],
    }
}

/// Whether the reader has corrected a mention of a row.
#[must_use]
pub fn is_corrected(corpus: &Corpus, overlay: &Overlay, kind: TableKind, row: &Row) -> bool {
    let target = Layer::of_table(kind).map(Layer::target);
    row.proofs.iter().any(|proof| {
        let document = corpus.document(proof.document);
        let layers = document.map(|document| overlay.layers(proof.document, document));
        layers.is_ok_and(|layers| {
            let mut corrected = layers.corrected.iter();
            corrected
                .any(|it| it.by == By::Reader && it.span == proof.span && Some(it.layer) == target)
        })
    })
}

/// A sum with the values it was made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    /// The sum.
    pub derived: Derived,
    /// The values, in the order of the table.
    pub parts: Vec<f64>,
}

/// Adds up the rows with these ids, each unit apart, in the order in which units come first.
#[must_use]
pub fn sums(table: &Table, ids: &BTreeSet<String>) -> Vec<Sum> {
    let mut units: Vec<(Option<&Value>, Vec<&Row>)> = Vec::new();
    for row in table.rows.iter().filter(|row| ids.contains(&row.id)) {
        let unit = table.cell(row, Column::Unit).map(|cell| &cell.value);
        match units.iter_mut().find(|(known, _)| *known == unit) {
            Some((_, rows)) => rows.push(row),
            None => units.push((unit, vec![row])),
        }
    }
    let number = |row: &&Row| match table.cell(row, Column::Number)?.value {
        Value::Number(number) => Some(number),
        _ => None,
    };
    let sum = |(_, rows): (_, Vec<&Row>)| {
        Some(Sum {
            derived: derived::sum(table, rows.iter().copied()).ok()?,
            parts: rows.iter().filter_map(number).collect(),
        })
    };
    units.into_iter().filter_map(sum).collect()
}

#[cfg(test)]
mod tests {
    use danbiet_corpus::{
        CorpusInfo, Document,
        annotate::Figure,
        search::{self, Request},
    };
    use danbiet_text::Span;

    use super::*;

    /// A corpus of one document that says `499 cuộc, 38 vụ việc, 757 cuộc.`
    fn corpus() -> Corpus {
        let mut document = Document {
            id: "a".to_owned(),
            ..Document::default()
        };
        for (value, unit) in [(499.0, "cuộc"), (38.0, "vụ việc"), (757.0, "cuộc")] {
            let start = document.text.len();
            document.text.push_str(&format!("{value} {unit}, "));
            let span = Span::new(start, document.text.len() - 2);
            document.layers.figures.push(Figure {
                span,
                number: Span::new(start, start + value.to_string().len()),
                value,
                upper: None,
                denominator: None,
                unit: Some(unit.to_owned()),
                qualifier: None,
                counted: None,
                period: None,
                who: None,
            });
        }
        Corpus::build(CorpusInfo::default(), vec![document]).unwrap()
    }

    fn figures(sorted: Option<(Column, Direction)>) -> Table {
        let corpus = corpus();
        let answer = search::search(&corpus, &Request::new("")).unwrap();
        let choice = Choice {
            sheet: Sheet::Table(TableKind::Figures),
            sorted,
            near: Near::Sentence,
        };
        table(
            &corpus,
            &answer,
            (Zones::ALL, None),
            TableKind::Figures,
            choice,
        )
        .unwrap()
    }

    #[test]
    fn rows_are_sorted_by_value() {
        let table = figures(Some((Column::Number, Direction::Descending)));
        let ids: Vec<&str> = table.rows.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(ids.len(), 3);
        assert!(ids[0].ends_with(".28"), "{ids:?}");
    }

    #[test]
    fn units_are_added_up_apart() {
        let table = figures(None);
        let all: BTreeSet<String> = table.rows.iter().map(|row| row.id.clone()).collect();
        let sums: Vec<(f64, Vec<f64>)> = sums(&table, &all)
            .into_iter()
            .map(|sum| (sum.derived.value, sum.parts))
            .collect();
        assert_eq!(sums, [(1256.0, vec![499.0, 757.0]), (38.0, vec![38.0])]);
        assert_eq!(super::sums(&table, &BTreeSet::new()), []);
    }

    #[test]
    fn a_cell_opens_what_proves_it() {
        let table = figures(None);
        let row = &table.rows[0];
        let spans = |column| -> Vec<(u32, u32)> {
            let groups = proofs(&table, row, column);
            let proofs = groups.iter().flat_map(|group| &group.proofs);
            proofs.map(|p| (p.span.start, p.span.end)).collect()
        };
        assert_eq!(spans(None), [(0, 10)]);
        assert_eq!(spans(Some(Column::Number)), [(0, 3)]);
        assert_eq!(spans(Some(Column::Unit)), [(0, 10)]);
    }
}
