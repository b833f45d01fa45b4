//! Makes the catalogue of documents.

use std::collections::{BTreeMap, BTreeSet};

use danbiet_text::Span;

use super::{Amount, Catalogue, Column, Entry};
use crate::{
    annotate::{CitationKind, OrganisationClass},
    document::Document,
    metadata::Fact,
    sort,
};

/// A column that grows: entries by what makes values one.
#[derive(Default)]
struct Growing {
    entries: BTreeMap<String, Known>,
}

#[derive(Default)]
struct Known {
    value: String,
    aliases: BTreeSet<String>,
    documents: Vec<u32>,
    not_stated: Vec<u32>,
}

impl Growing {
    /// Adds a value of a document; of the values with one key the first is shown.
    fn add(&mut self, number: u32, key: String, value: &str) -> &mut Known {
        let known = self.entries.entry(key).or_insert_with(|| Known {
            value: value.to_owned(),
            ..Known::default()
        });
        if known.value != value {
            known.aliases.insert(value.to_owned());
        }
        if known.documents.last() != Some(&number) {
            known.documents.push(number);
        }
        known
    }

    /// Adds a fact of a document.
    fn fact(&mut self, number: u32, fact: Option<&Fact<String>>) {
        if let Some(fact) = fact {
            let known = self.add(number, fact.value.clone(), &fact.value);
            if !fact.is_stated() {
                known.not_stated.push(number);
            }
        }
    }

    fn done(self) -> Column {
        let mut entries: Vec<Entry> = self
            .entries
            .into_values()
            .map(|known| Entry {
                value: known.value,
                aliases: known.aliases.into_iter().collect(),
                documents: known.documents,
                not_stated: known.not_stated,
            })
            .collect();
        sort::by(&mut entries, |a, b| a.value.cmp(&b.value));
        Column {
            entries,
            ..Column::default()
        }
    }
}

/// What bodies are called in everyday texts, so that `org:HĐND` finds them by their normal forms.
const BODIES: [(&str, &str); 9] = [
    ("Hội đồng nhân dân", "HĐND"),
    ("Ủy ban nhân dân", "UBND"),
    ("Mặt trận Tổ quốc", "MTTQ"),
    ("Ban Chấp hành", "BCH"),
    ("Ban Thường vụ", "BTV"),
    ("Ban Chỉ đạo", "BCĐ"),
    ("Liên hiệp Phụ nữ", "LHPN"),
    ("Cựu chiến binh", "CCB"),
    ("Liên đoàn Lao động", "LĐLĐ"),
];

/// As [`BODIES`], for the type words of places.
const PLACES: [(&str, &str); 3] = [("thành phố", "TP"), ("thị xã", "TX"), ("thị trấn", "TT")];

/// A normal form with its words in short, if it has any that are.
fn in_short(normal: &str, forms: &[(&str, &str)]) -> Option<String> {
    let short = forms
        .iter()
        .fold(normal.to_owned(), |name, (words, short)| {
            name.replace(words, short)
        });
    (short != normal).then_some(short)
}

/// Makes the catalogue of documents, which are in order.
pub(crate) fn build<'d>(documents: impl IntoIterator<Item = &'d Document>) -> Catalogue {
    let [
        mut place,
        mut province,
        mut year,
        mut publisher,
        mut site,
        mut event,
    ] = std::array::from_fn(|_| Growing::default());
    let [mut persons, mut organisations, mut places, mut instruments] =
        std::array::from_fn(|_| Growing::default());
    let mut catalogue = Catalogue::default();
    let mut amounts: Vec<(u32, f64, Option<&str>)> = Vec::new();
    for (number, document) in (0..).zip(documents) {
        let metadata = &document.metadata;
        place.fact(number, metadata.place.as_ref());
        province.fact(number, metadata.province.as_ref());
        publisher.fact(number, metadata.publisher.as_ref());
        site.fact(number, metadata.site.as_ref());
        event.fact(number, metadata.event.as_ref());
        if let Some(date) = &metadata.date {
            catalogue.dates.push((number, date.value));
            let value = date.value.year.map(|value| value.to_string());
            let basis = date.basis.clone();
            year.fact(number, value.map(|value| Fact { value, basis }).as_ref());
        }
        let counts = |span: Span| {
            let zone = document.zone_at(span);
            zone.is_none_or(|zone| !zone.is_furniture())
        };
        let layers = &document.layers;
        for person in layers.persons.iter().filter(|m| counts(m.span)) {
            persons.add(number, person.key(), &person.name);
        }
        for body in layers.organisations.iter().filter(|m| counts(m.span)) {
            if !matches!(
                body.class,
                OrganisationClass::Sport | OrganisationClass::Site
            ) {
                let known = organisations.add(number, body.normal.clone(), &body.normal);
                known.aliases.extend(in_short(&body.normal, &BODIES));
            }
        }
        for named in layers.places.iter().filter(|m| counts(m.span)) {
            let known = places.add(number, named.normal.clone(), &named.normal);
            known.aliases.extend(in_short(&named.normal, &PLACES));
        }
        for citation in layers.instruments.iter().filter(|m| counts(m.span)) {
            let identity = &citation.instrument;
            let known = instruments.add(number, identity.clone(), identity);
            known.aliases.insert(citation.normal.clone());
            if citation.kind != CitationKind::Anaphoric {
                let printed: Vec<&str> = citation
                    .span
                    .of(&document.text)
                    .split_whitespace()
                    .collect();
                known.aliases.insert(printed.join(" "));
            }
        }
        let figures = layers.figures.iter().filter(|m| counts(m.span));
        amounts.extend(figures.map(|f| (number, f.value, f.unit.as_deref())));
    }
    let units: BTreeSet<&str> = amounts.iter().filter_map(|(_, _, unit)| *unit).collect();
    let units: Vec<&str> = units.into_iter().collect();
    let unit = |unit: &str| units.binary_search(&unit).ok();
    catalogue.figures = amounts
        .iter()
        .map(|&(document, value, named)| Amount {
            document,
            value,
            unit: named.and_then(unit).and_then(|at| u32::try_from(at).ok()),
        })
        .collect();
    Catalogue {
        place: place.done(),
        province: province.done(),
        year: year.done(),
        publisher: publisher.done(),
        site: site.done(),
        event: event.done(),
        persons: persons.done(),
        organisations: organisations.done(),
        places: places.done(),
        instruments: instruments.done(),
        units: units.into_iter().map(str::to_owned).collect(),
        ..catalogue
    }
}
