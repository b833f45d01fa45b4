//! Short forms and what they stand for.

use std::collections::BTreeMap;

use super::{
    gather::{self, Page},
    order,
    table::{Cell, Proof, Row, Term, Value},
};
use crate::annotate::{Abbreviation, AbbreviationKind};

/// What is known of one short form with one meaning.
#[derive(Default)]
struct Known<'a> {
    kind: Option<AbbreviationKind>,
    mentions: Vec<Proof>,
    definitions: Vec<Proof>,
    expansion: Option<&'a str>,
}

pub fn rows(pages: &[Page<'_>]) -> Vec<Row> {
    let mut found: BTreeMap<(String, &str), Known<'_>> = BTreeMap::new();
    for page in pages {
        for short in &page.layers.abbreviations {
            let Some(proof) = page.proof(short.span) else {
                continue;
            };
            let Abbreviation { expansion, .. } = short;
            let key = (
                page.words(short.span),
                expansion.as_deref().unwrap_or_default(),
            );
            let known = found.entry(key).or_default();
            known.kind.get_or_insert(short.kind);
            known.expansion = expansion.as_deref();
            known.mentions.push(proof);
            known
                .definitions
                .extend(short.definition.map(|span| page.anywhere(span)));
        }
    }
    let rows = found.into_iter().map(|((form, expansion), mut known)| {
        known.definitions.sort_unstable();
        known.definitions.dedup();
        let definitions = if known.definitions.is_empty() {
            Value::NotStated
        } else {
            gather::documents(&known.definitions)
        };
        Row {
            id: [form.as_str(), expansion].join("="),
            cells: vec![
                Cell::text(Some(form)),
                Cell::text(known.expansion),
                Cell::term(known.kind.map(Term::Abbreviation)),
                Cell::count(known.mentions.len()),
                Cell::of(gather::documents(&known.mentions)),
                Cell::of(definitions),
            ],
            proofs: known.mentions,
        }
    });
    order::by_name(rows.collect())
}
