//! Legal and Party instruments: one row for each, with every way in which it is cited.
//!
//! Citations mean the same instrument if kind and number are equal and, for one that a province
//! issues, the province too ([`Citation::instrument`]). A spelling that only another document of the
//! corpus settles is marked as inferred.

use std::collections::BTreeMap;

use danbiet_text::Span;

use super::{
    gather::{self, Items, Page},
    order,
    table::{BasisKind, Cell, Proof, Row, Term},
};
use crate::annotate::{Citation, CitationKind};

/// What is known of one instrument.
struct Known<'a> {
    first: &'a Citation,
    normal: &'a str,
    number: Option<&'a str>,
    spellings: Items,
    variants: Items,
    before: Items,
    mentions: Vec<Proof>,
    pointing: usize,
}

pub fn rows(pages: &[Page<'_>]) -> Vec<Row> {
    let mut found: BTreeMap<&str, Known<'_>> = BTreeMap::new();
    for page in pages {
        for citation in &page.layers.instruments {
            if let Some(proof) = page.proof(citation.span) {
                let known = found
                    .entry(&citation.instrument)
                    .or_insert_with(|| Known::new(citation));
                known.learn(page, citation, proof);
            }
        }
    }
    let rows = found.into_iter().map(|(instrument, known)| Row {
        id: instrument.to_owned(),
        cells: vec![
            Cell::text(Some(known.normal)),
            Cell::text(Some(known.first.of_type.as_str())),
            Cell::text(known.number),
            Cell::text(known.province()),
            Cell::of(known.spellings.value()),
            Cell::of(known.variants.value()),
            Cell::of(known.before.value()),
            Cell::count(known.mentions.len() - known.pointing),
            Cell::count(known.pointing),
            Cell::of(gather::documents(&known.mentions)),
        ],
        proofs: known.mentions,
    });
    order::by_name(rows.collect())
}

impl<'a> Known<'a> {
    fn new(citation: &'a Citation) -> Self {
        Known {
            first: citation,
            normal: &citation.normal,
            number: citation.number.as_deref(),
            spellings: Items::default(),
            variants: Items::default(),
            before: Items::default(),
            mentions: Vec::new(),
            pointing: 0,
        }
    }

    fn learn(&mut self, page: &'a Page<'_>, citation: &'a Citation, proof: Proof) {
        // Documents say more or less about an instrument: the fullest form is shown.
        if citation.normal.len() > self.normal.len() {
            self.normal = &citation.normal;
        }
        self.number = self.number.or(citation.number.as_deref());
        let words = page.words(citation.span);
        let kind = Some(match citation.named_in {
            Some(_) => Term::Basis(BasisKind::Inferred),
            None => Term::Citation(citation.kind),
        });
        if citation.kind == CitationKind::Variant {
            self.variants.add(words.clone(), kind, proof);
        }
        self.spellings.add(words, kind, proof);
        if let Some((name, span)) = named_before(page, proof) {
            self.before.add(name.to_owned(), None, page.anywhere(span));
        }
        self.pointing += usize::from(citation.kind == CitationKind::Anaphoric);
        self.mentions.push(proof);
    }

    /// The province that the identity of a local instrument ends with.
    fn province(&self) -> Option<&'a str> {
        let rest = self.first.instrument.strip_prefix(&self.first.of_type)?;
        let rest = rest.strip_prefix(' ')?.strip_prefix(self.number?)?;
        rest.strip_prefix(' ')
    }
}

/// The person or body that the sentence of a citation names first, if that is before the citation.
fn named_before<'a>(page: &'a Page<'_>, citation: Proof) -> Option<(&'a str, Span)> {
    let before = Span {
        start: citation.sentence.start,
        end: citation.span.start,
    };
    let persons = page
        .layers
        .persons
        .iter()
        .map(|p| (p.name.as_str(), p.span));
    let bodies = page.layers.organisations.iter();
    persons
        .chain(bodies.map(|body| (body.normal.as_str(), body.span)))
        .filter(|(_, span)| before.contains(*span))
        .min_by_key(|(_, span)| (span.start, std::cmp::Reverse(span.end)))
}
