//! Bodies: one row for each, by its normal form.

use std::collections::BTreeMap;

use super::{
    gather::{self, Items, Page},
    order,
    table::{Cell, Proof, Row, Term},
};
use crate::annotate::Organisation;

/// What is known of one body.
struct Known<'a> {
    first: &'a Organisation,
    spellings: Items,
    mentions: Vec<Proof>,
}

pub fn rows(pages: &[Page<'_>]) -> Vec<Row> {
    let mut found: BTreeMap<&str, Known<'_>> = BTreeMap::new();
    for page in pages {
        for body in &page.layers.organisations {
            let Some(proof) = page.proof(body.span) else {
                continue;
            };
            let known = found.entry(&body.normal).or_insert_with(|| Known {
                first: body,
                spellings: Items::default(),
                mentions: Vec::new(),
            });
            known.spellings.add(page.words(body.span), None, proof);
            known.mentions.push(proof);
        }
    }
    let rows = found.into_iter().map(|(normal, known)| Row {
        id: normal.to_owned(),
        cells: vec![
            Cell::text(Some(normal)),
            Cell::term(Some(Term::Class(known.first.class))),
            Cell::term(known.first.level.map(Term::Level)),
            Cell::term(known.first.branch.map(Term::Branch)),
            Cell::of(known.spellings.value()),
            Cell::count(known.mentions.len()),
            Cell::of(gather::documents(&known.mentions)),
        ],
        proofs: known.mentions,
    });
    order::by_name(rows.collect())
}
