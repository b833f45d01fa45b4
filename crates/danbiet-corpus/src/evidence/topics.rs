//! The topic of the corpus in all its forms.

use std::collections::BTreeMap;

use super::{
    gather::{self, Page},
    order,
    table::{Cell, Proof, Row},
};

pub fn rows(pages: &[Page<'_>]) -> Vec<Row> {
    let mut found: BTreeMap<&str, Vec<Proof>> = BTreeMap::new();
    for page in pages {
        for topic in &page.layers.topics {
            if let Some(proof) = page.proof(topic.span) {
                found.entry(&topic.variant).or_default().push(proof);
            }
        }
    }
    let rows = found.into_iter().map(|(variant, proofs)| Row {
        id: variant.to_owned(),
        cells: vec![
            Cell::text(Some(variant)),
            Cell::count(proofs.len()),
            Cell::of(gather::documents(&proofs)),
        ],
        proofs,
    });
    order::by_name(rows.collect())
}
