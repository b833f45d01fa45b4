//! Facets: what documents can be chosen by, and how many documents have which value.
//!
//! Values of one facet are joined by "or", facets by "and". A document may have no value for a
//! facet: that is a value of its own, `None`, so that nothing falls out of sight.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    corpus::Corpus,
    document::{DocId, Document},
    metadata::{Basis, Fact},
    pack::PackError,
    sort,
};

/// What documents can be chosen by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    /// The place a document is about.
    Place,
    /// The province of that place.
    Province,
    /// The year of what is reported.
    Year,
    /// Who published it.
    Publisher,
    /// The kind of event reported.
    Event,
}

impl Facet {
    /// All facets, in the order in which they are shown.
    pub const ALL: [Facet; 5] = [
        Facet::Place,
        Facet::Province,
        Facet::Year,
        Facet::Publisher,
        Facet::Event,
    ];

    /// The value of a document and how it is known.
    #[must_use]
    pub fn value(self, document: &Document) -> Option<(String, &Basis)> {
        let metadata = &document.metadata;
        let text = |fact: &'_ Fact<String>| fact.value.clone();
        let fact = match self {
            Facet::Place => &metadata.place,
            Facet::Province => &metadata.province,
            Facet::Publisher => &metadata.publisher,
            Facet::Event => &metadata.event,
            Facet::Year => {
                let date = metadata.date.as_ref()?;
                return Some((date.value.year?.to_string(), &date.basis));
            }
        };
        fact.as_ref().map(|fact| (text(fact), &fact.basis))
    }
}

/// The values that were chosen. `None` stands for "not stated".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    chosen: BTreeMap<Facet, BTreeSet<Option<String>>>,
}

impl Filters {
    /// Chooses a value, or takes the choice back.
    pub fn toggle(&mut self, facet: Facet, value: Option<String>) {
        let values = self.chosen.entry(facet).or_default();
        if !values.remove(&value) {
            values.insert(value);
        }
        if values.is_empty() {
            self.chosen.remove(&facet);
        }
    }

    /// Whether nothing is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty()
    }

    /// Whether the value is chosen.
    #[must_use]
    pub fn has(&self, facet: Facet, value: Option<&str>) -> bool {
        self.values(facet).any(|chosen| chosen == value)
    }

    /// The chosen values of a facet, in order.
    pub fn values(&self, facet: Facet) -> impl Iterator<Item = Option<&str>> {
        self.chosen
            .get(&facet)
            .into_iter()
            .flatten()
            .map(Option::as_deref)
    }

    /// Whether a document has one of the chosen values in each facet.
    #[must_use]
    pub fn fit(&self, document: &Document) -> bool {
        self.chosen
            .iter()
            .all(|(facet, chosen)| chosen.contains(&facet.value(document).map(|(value, _)| value)))
    }

    /// The same without one facet: what its own counts are made with, so that a second value can
    /// be added to the first.
    #[must_use]
    pub fn without(&self, facet: Facet) -> Filters {
        let mut others = self.clone();
        others.chosen.remove(&facet);
        others
    }
}

/// A value of a facet, and how many documents have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The value; `None`: it is not known.
    pub value: Option<String>,
    /// How many documents have it.
    pub documents: u32,
    /// For how many of them it is inferred or given, not stated.
    pub not_stated: u32,
}

/// The documents that fit, in order; `None` where nothing is chosen.
///
/// # Errors
/// If a document is damaged.
pub fn within(corpus: &Corpus, filters: &Filters) -> Result<Option<Vec<DocId>>, PackError> {
    if filters.is_empty() {
        return Ok(None);
    }
    let mut fitting = Vec::new();
    for id in corpus.ids() {
        if filters.fit(corpus.document(id)?) {
            fitting.push(id);
        }
    }
    Ok(Some(fitting))
}

/// The values of a facet among `documents`: the most frequent first, years the latest first, "not
/// known" last. A chosen value is listed even where no document has it.
///
/// # Errors
/// If a document is damaged.
pub fn counts(
    corpus: &Corpus,
    facet: Facet,
    documents: impl IntoIterator<Item = DocId>,
    filters: &Filters,
) -> Result<Vec<Count>, PackError> {
    let mut counts: BTreeMap<Option<String>, (u32, u32)> = filters
        .values(facet)
        .map(|value| (value.map(str::to_owned), (0, 0)))
        .collect();
    let others = filters.without(facet);
    for id in documents {
        let document = corpus.document(id)?;
        if !others.fit(document) {
            continue;
        }
        let value = facet.value(document);
        let stated = value
            .as_ref()
            .is_none_or(|(_, basis)| matches!(basis, Basis::Stated { .. }));
        let entry = counts.entry(value.map(|(value, _)| value)).or_default();
        entry.0 += 1;
        entry.1 += u32::from(!stated);
    }
    let mut counts: Vec<Count> = counts
        .into_iter()
        .map(|(value, (documents, not_stated))| Count {
            value,
            documents,
            not_stated,
        })
        .collect();
    match facet {
        Facet::Year => sort::by(&mut counts, |a, b| b.value.cmp(&a.value)),
        _ => sort::by_key(&mut counts, |c| {
            (c.value.is_none(), std::cmp::Reverse(c.documents))
        }),
    }
    Ok(counts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        corpus::CorpusInfo,
        metadata::{Certainty, Metadata, PartialDate},
    };

    fn given<T>(value: T) -> Option<Fact<T>> {
        let basis = Basis::Given {
            basis: "vì thế".to_owned(),
            certainty: Certainty::Low,
        };
        Some(Fact { value, basis })
    }

    fn corpus() -> Corpus {
        let document = |id: &str, place: &str, year: Option<u16>| Document {
            id: id.to_owned(),
            metadata: Metadata {
                place: given(place.to_owned()),
                date: year.and_then(|year| {
                    given(PartialDate {
                        year: Some(year),
                        ..PartialDate::default()
                    })
                }),
                ..Metadata::default()
            },
            ..Document::default()
        };
        let documents = vec![
            document("a", "xã A", Some(2020)),
            document("b", "xã B", Some(2021)),
            document("c", "xã A", Some(2021)),
            document("d", "xã A", None),
        ];
        Corpus::build(CorpusInfo::default(), documents).unwrap()
    }

    fn listed(facet: Facet, filters: &Filters) -> Vec<(String, u32)> {
        let corpus = corpus();
        let counts = counts(&corpus, facet, corpus.ids(), filters).unwrap();
        let name = |count: &Count| count.value.clone().unwrap_or_else(|| "?".to_owned());
        counts.iter().map(|c| (name(c), c.documents)).collect()
    }

    fn pairs(expected: &[(&str, u32)]) -> Vec<(String, u32)> {
        expected
            .iter()
            .map(|(v, n)| ((*v).to_owned(), *n))
            .collect()
    }

    #[test]
    fn or_inside_a_facet_and_between_facets() {
        let mut filters = Filters::default();
        assert_eq!(
            listed(Facet::Place, &filters),
            pairs(&[("xã A", 3), ("xã B", 1)])
        );
        filters.toggle(Facet::Year, Some("2021".to_owned()));
        assert_eq!(
            listed(Facet::Place, &filters),
            pairs(&[("xã A", 1), ("xã B", 1)])
        );
        // A facet's own choice does not shrink its counts.
        assert_eq!(
            listed(Facet::Year, &filters),
            pairs(&[("2021", 2), ("2020", 1), ("?", 1)])
        );
        filters.toggle(Facet::Year, None);
        filters.toggle(Facet::Place, Some("xã A".to_owned()));
        let fitting = within(&corpus(), &filters).unwrap();
        assert_eq!(fitting, Some(vec![DocId(2), DocId(3)]));
        filters.toggle(Facet::Place, Some("xã C".to_owned()));
        assert!(listed(Facet::Place, &filters).contains(&("xã C".to_owned(), 0)));
    }

    #[test]
    fn nothing_chosen_restricts_nothing() {
        let mut filters = Filters::default();
        filters.toggle(Facet::Event, None);
        filters.toggle(Facet::Event, None);
        assert!(filters.is_empty());
        assert_eq!(within(&corpus(), &filters), Ok(None));
    }
}
