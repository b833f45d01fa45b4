//! Figures: one row for each, with what is counted, by whom and when.

use super::{
    gather::Page,
    table::{Cell, Proof, Row, Term, Value},
};
use crate::annotate::Figure;

pub fn rows(pages: &[Page<'_>]) -> Vec<Row> {
    let mut rows = Vec::new();
    for page in pages {
        rows.extend(
            page.layers
                .figures
                .iter()
                .filter_map(|figure| row(page, figure)),
        );
    }
    rows
}

fn row(page: &Page<'_>, figure: &Figure) -> Option<Row> {
    let proof = page.proof(figure.span)?;
    let part = |span| page.anywhere(span);
    let words = |span: Option<danbiet_text::Span>| {
        let proofs: Vec<Proof> = span.map(part).into_iter().collect();
        Cell::text(span.map(|span| page.words(span))).proved(proofs)
    };
    let qualifier = figure.qualifier.as_ref();
    let period = match &figure.period {
        Some(period) => {
            Cell::of(Value::Time(period.normal.clone())).proved(vec![part(period.span)])
        }
        None => Cell::default(),
    };
    let upper = figure
        .upper
        .map(|_| part(figure.number))
        .into_iter()
        .collect();
    Some(Row {
        id: page.mention_id(figure.span),
        cells: vec![
            Cell::of(Value::Document(page.id)),
            Cell::text(page.place()),
            words(Some(figure.span)),
            Cell::term(qualifier.map(|qualifier| Term::Sense(qualifier.sense)))
                .proved(qualifier.map(|q| part(q.span)).into_iter().collect()),
            Cell::of(Value::Number(figure.value)).proved(vec![part(figure.number)]),
            Cell::number(figure.upper).proved(upper),
            Cell::number(figure.denominator),
            Cell::text(figure.unit.clone()),
            words(figure.counted),
            words(figure.who),
            period,
        ],
        proofs: vec![proof],
    })
}
