//! Principles, limb by limb: one row for each time one is quoted.

use super::{
    gather::Page,
    table::{Cell, Item, Row, Term, Value},
};
use crate::annotate::{Principle, principle::Act};

pub fn rows(pages: &[Page<'_>]) -> Vec<Row> {
    let mut rows = Vec::new();
    for page in pages {
        rows.extend(
            page.layers
                .principles
                .iter()
                .filter_map(|principle| row(page, principle)),
        );
    }
    rows
}

fn row(page: &Page<'_>, principle: &Principle) -> Option<Row> {
    let proof = page.proof(principle.span)?;
    let mut cells = vec![
        Cell::of(Value::Document(page.id)),
        Cell::text(page.place()),
        Cell::of(Value::Term(Term::Principle(principle.kind))),
        Cell::count(usize::from(principle.form())),
    ];
    for act in Act::MOTTO {
        let limb = principle.limbs.iter().find(|limb| limb.act == act);
        let words = Cell::text(limb.map(|limb| page.words(limb.span)));
        cells.push(words.proved(limb.map(|l| page.anywhere(l.span)).into_iter().collect()));
    }
    let missing: Vec<Item> = principle
        .missing()
        .into_iter()
        .map(|act| Item {
            text: act.name().to_owned(),
            term: Some(Term::Act(act)),
            proofs: vec![proof],
        })
        .collect();
    cells.push(Cell::of(if missing.is_empty() {
        Value::NotStated
    } else {
        Value::Items(missing)
    }));
    cells.push(Cell::of(Value::Term(Term::Quoted(principle.quoted))));
    cells.push(Cell::text(Some(page.words(principle.span))));
    Some(Row {
        id: page.mention_id(principle.span),
        cells,
        proofs: vec![proof],
    })
}
