//! People: one row for each name, whatever documents it stands in.
//!
//! Nothing in a text tells two people of the same name apart, so a row may stand for both; its
//! roles, each with its document, let a reader see it.

use std::collections::BTreeMap;

use super::{
    gather::{self, Items, Page},
    order,
    table::{Cell, Item, Proof, Row, Term, Value},
};
use crate::annotate::PersonKind;

/// What is known of one name.
#[derive(Default)]
struct Known {
    names: Items,
    named: bool,
    roles: Items,
    bodies: Items,
    mentions: Vec<Proof>,
}

pub fn rows(pages: &[Page<'_>]) -> Vec<Row> {
    let mut found: BTreeMap<String, Known> = BTreeMap::new();
    for page in pages {
        for person in &page.layers.persons {
            let Some(proof) = page.proof(person.span) else {
                continue;
            };
            let known = found.entry(person.key()).or_default();
            known.names.add(person.name.clone(), None, proof);
            known.named |= person.kind == PersonKind::Named;
            known.mentions.push(proof);
            for role in &person.roles {
                let proof = page.anywhere(role.span);
                known.roles.add(role.normal.clone(), None, proof);
                if let Some(body) = &role.organisation {
                    known.bodies.add(body.clone(), None, proof);
                }
            }
        }
    }
    let rows = found.into_iter().map(|(key, known)| {
        let kind = match known.named {
            true => PersonKind::Named,
            false => PersonKind::Byline,
        };
        Row {
            cells: vec![
                Cell::text(Some(most_frequent(known.names.value()).unwrap_or_default())),
                Cell::of(Value::Term(Term::Person(kind))),
                Cell::of(known.roles.value()),
                Cell::of(known.bodies.value()),
                Cell::count(known.mentions.len()),
                Cell::of(gather::documents(&known.mentions)),
            ],
            id: key,
            proofs: known.mentions,
        }
    });
    order::by_name(rows.collect())
}

/// The first text of a list.
fn most_frequent(list: Value) -> Option<String> {
    match list {
        Value::Items(items) => items.into_iter().next().map(|Item { text, .. }| text),
        _ => None,
    }
}
