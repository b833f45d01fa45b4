//! Places: one row for each, by its name and the place it lies in, as there is a *xã Tân Tiến* in
//! many districts.

use std::collections::BTreeMap;

use super::{
    gather::{self, Items, Page},
    order,
    table::{Cell, Proof, Row, Term},
};
use crate::annotate::Level;

/// What is known of one place.
#[derive(Default)]
struct Known {
    level: Option<Level>,
    spellings: Items,
    mentions: Vec<Proof>,
}

pub fn rows(pages: &[Page<'_>]) -> Vec<Row> {
    let mut found: BTreeMap<(&str, Option<&str>), Known> = BTreeMap::new();
    for page in pages {
        for place in &page.layers.places {
            let Some(proof) = page.proof(place.span) else {
                continue;
            };
            let known = found
                .entry((&place.normal, place.parent.as_deref()))
                .or_default();
            known.level = known.level.or(place.level);
            known.spellings.add(page.words(place.span), None, proof);
            known.mentions.push(proof);
        }
    }
    let rows = found.into_iter().map(|((name, parent), known)| Row {
        id: match parent {
            Some(parent) => [name, parent].join(", "),
            None => name.to_owned(),
        },
        cells: vec![
            Cell::text(Some(name)),
            Cell::term(known.level.map(Term::Level)),
            Cell::text(parent),
            Cell::of(known.spellings.value()),
            Cell::count(known.mentions.len()),
            Cell::of(gather::documents(&known.mentions)),
        ],
        proofs: known.mentions,
    });
    order::by_name(rows.collect())
}
