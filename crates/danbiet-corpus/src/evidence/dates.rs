//! Dates and spans of time: one row for each.

use danbiet_text::Span;

use super::{
    gather::Page,
    table::{Cell, Proof, Row, Term, Value},
};
use crate::annotate::Date;

pub fn rows(pages: &[Page<'_>]) -> Vec<Row> {
    let mut rows = Vec::new();
    for page in pages {
        rows.extend(page.layers.dates.iter().filter_map(|date| row(page, date)));
    }
    rows
}

fn row(page: &Page<'_>, date: &Date) -> Option<Row> {
    let proof = page.proof(date.span)?;
    let evidence: Vec<Proof> = date
        .basis
        .evidence()
        .iter()
        .map(|&span: &Span| page.anywhere(span))
        .collect();
    let time = |normal: Option<&String>| {
        Cell::of(normal.map_or(Value::NotStated, |normal| Value::Time(normal.clone())))
    };
    Some(Row {
        id: page.mention_id(date.span),
        cells: vec![
            Cell::of(Value::Document(page.id)),
            Cell::text(page.place()),
            Cell::text(Some(page.words(date.span))),
            Cell::of(Value::Term(Term::Date(date.kind))),
            time(Some(&date.normal)),
            Cell::term(date.part_of_day.map(Term::PartOfDay)),
            time(date.anchor.as_ref()),
            Cell::of(Value::Term(Term::Basis((&date.basis).into()))).proved(evidence),
        ],
        proofs: vec![proof],
    })
}
