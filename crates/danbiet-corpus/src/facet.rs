//! Facets: what documents can be chosen by, and how many documents have which value.
//!
//! Values of one facet are joined by "or", facets by "and". A document may have no value for a
//! facet: that is a value of its own, `None`, so that nothing falls out of sight. Of what is named
//! in its article a document may have many.
//!
//! [`counts`] and [`within`] read the columns of the catalogue, so they decode no documents.

use crate::{
    catalogue::Catalogue,
    corpus::Corpus,
    document::{DocId, Document},
    metadata::Basis,
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
    /// The bodies that its article names, by normal form.
    Organisation,
    /// The people that its article names.
    Person,
    /// The instruments that its article cites, by identity: `nghị quyết 02-NQ/TU tỉnh Hà Tĩnh`.
    Instrument,
    /// The themes of the corpus that are found in its article, by id.
    Theme,
}

impl Facet {
    /// All facets, in the order in which they are shown.
    pub const ALL: [Facet; 9] = [
        Facet::Place,
        Facet::Province,
        Facet::Year,
        Facet::Publisher,
        Facet::Event,
        Facet::Organisation,
        Facet::Person,
        Facet::Instrument,
        Facet::Theme,
    ];

    /// The name in addresses and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Facet::Place => "place",
            Facet::Province => "province",
            Facet::Year => "year",
            Facet::Publisher => "publisher",
            Facet::Event => "event",
            Facet::Organisation => "org",
            Facet::Person => "person",
            Facet::Instrument => "cites",
            Facet::Theme => "theme",
        }
    }

    /// The facet with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Facet> {
        Facet::ALL.into_iter().find(|facet| facet.name() == name)
    }

    /// Whether a document may have several values.
    #[must_use]
    pub const fn is_multiple(self) -> bool {
        matches!(
            self,
            Facet::Organisation | Facet::Person | Facet::Instrument | Facet::Theme
        )
    }

    /// How the value of a document is known; `None` where there is none, and for facets of what
    /// the text names.
    #[must_use]
    pub fn basis(self, document: &Document) -> Option<&Basis> {
        let metadata = &document.metadata;
        let fact = match self {
            Facet::Place => &metadata.place,
            Facet::Province => &metadata.province,
            Facet::Publisher => &metadata.publisher,
            Facet::Event => &metadata.event,
            Facet::Year => return metadata.date.as_ref().map(|date| &date.basis),
            Facet::Organisation | Facet::Person | Facet::Instrument | Facet::Theme => return None,
        };
        fact.as_ref().map(|fact| &fact.basis)
    }
}

/// The values that were chosen, facet by facet, each once and in order. The empty value stands for
/// "not known".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters(Vec<(Facet, String)>);

impl Filters {
    /// Chooses a value.
    pub fn add(&mut self, facet: Facet, value: String) {
        let chosen = (facet, value);
        let at = self.0.partition_point(|other| *other < chosen);
        if self.0.get(at) != Some(&chosen) {
            self.0.insert(at, chosen);
        }
    }

    /// Chooses a value, or takes the choice back.
    pub fn toggle(&mut self, facet: Facet, value: &str) {
        if self.has(facet, value) {
            self.0.retain(|(f, v)| (*f, v.as_str()) != (facet, value));
        } else {
            self.add(facet, value.to_owned());
        }
    }

    /// Chooses these values of a facet in place of others.
    pub fn set(&mut self, facet: Facet, values: impl IntoIterator<Item = String>) {
        self.0.retain(|(f, _)| *f != facet);
        for value in values {
            self.add(facet, value);
        }
    }

    /// Whether nothing is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many values are chosen.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the value is chosen.
    #[must_use]
    pub fn has(&self, facet: Facet, value: &str) -> bool {
        self.of(facet).any(|chosen| chosen == value)
    }

    /// The chosen values, facet by facet.
    pub fn iter(&self) -> impl Iterator<Item = (Facet, &str)> {
        self.0.iter().map(|(facet, value)| (*facet, value.as_str()))
    }

    /// The chosen values of a facet.
    pub fn of(&self, facet: Facet) -> impl Iterator<Item = &str> {
        self.iter()
            .filter(move |(f, _)| *f == facet)
            .map(|(_, value)| value)
    }

    /// The same without one facet: what its own counts are made with, so that a second value can
    /// be added to the first.
    #[must_use]
    pub fn without(&self, facet: Facet) -> Filters {
        let mut others = self.clone();
        others.0.retain(|(f, _)| *f != facet);
        others
    }
}

/// A value of a facet, and how many documents have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The value; `None`: it is not known, or there is none.
    pub value: Option<String>,
    /// How many documents have it.
    pub documents: u32,
    /// For how many of them it is inferred or given, not stated.
    pub not_stated: u32,
    /// The first of these: [`Facet::basis`] says how it is known there.
    pub example: Option<DocId>,
}

/// A value as the catalogue or a theme gives it.
struct Listed<'c> {
    value: &'c str,
    documents: Documents<'c>,
    not_stated: &'c [u32],
}

/// The documents of a value.
enum Documents<'c> {
    Numbers(&'c [u32]),
    Ids(&'c [DocId]),
}

impl Documents<'_> {
    fn iter(&self) -> impl Iterator<Item = u32> {
        let (numbers, ids): (&[u32], &[DocId]) = match self {
            Documents::Numbers(numbers) => (numbers, &[]),
            Documents::Ids(ids) => (&[], ids),
        };
        numbers.iter().copied().chain(ids.iter().map(|id| id.0))
    }
}

/// All values of a facet.
fn listed(corpus: &Corpus, facet: Facet) -> Result<Vec<Listed<'_>>, PackError> {
    let catalogue: &Catalogue = corpus.catalogue()?;
    let column = match facet {
        Facet::Place => &catalogue.place,
        Facet::Province => &catalogue.province,
        Facet::Year => &catalogue.year,
        Facet::Publisher => &catalogue.publisher,
        Facet::Event => &catalogue.event,
        Facet::Organisation => &catalogue.organisations,
        Facet::Person => &catalogue.persons,
        Facet::Instrument => &catalogue.instruments,
        Facet::Theme => {
            let mut themes = Vec::new();
            for (at, theme) in corpus.info().themes.iter().enumerate() {
                themes.push(Listed {
                    value: &theme.id,
                    documents: Documents::Ids(corpus.theme_documents(at)?),
                    not_stated: &[],
                });
            }
            return Ok(themes);
        }
    };
    Ok(column
        .entries
        .iter()
        .map(|entry| Listed {
            value: &entry.value,
            documents: Documents::Numbers(&entry.documents),
            not_stated: &entry.not_stated,
        })
        .collect())
}

/// The documents that have one of the chosen values in each facet, in order; `None` where nothing
/// is chosen.
///
/// # Errors
/// If the catalogue is damaged, or what a theme's search needs.
pub fn within(corpus: &Corpus, filters: &Filters) -> Result<Option<Vec<DocId>>, PackError> {
    if filters.is_empty() {
        return Ok(None);
    }
    let mut fitting = vec![true; corpus.len()];
    for chosen in filters.0.chunk_by(|a, b| a.0 == b.0) {
        let facet = chosen[0].0;
        let mut these = vec![false; corpus.len()];
        let mut without = vec![filters.has(facet, ""); corpus.len()];
        for value in listed(corpus, facet)? {
            let wanted = chosen.iter().any(|(_, chosen)| chosen == value.value);
            for number in value.documents.iter() {
                if let (Some(this), Some(without)) = (
                    these.get_mut(number as usize),
                    without.get_mut(number as usize),
                ) {
                    *this |= wanted;
                    *without = false;
                }
            }
        }
        for (at, fits) in fitting.iter_mut().enumerate() {
            *fits &= these[at] || without[at];
        }
    }
    let ids = corpus.ids().zip(fitting);
    Ok(Some(
        ids.filter(|(_, fits)| *fits).map(|(id, _)| id).collect(),
    ))
}

/// A value of a facet, `None` for "not known", with documents that have it.
pub type Members = (Option<String>, Vec<DocId>);

/// The documents of each value of a facet, as far as they are among `documents`: values in the order
/// of the catalogue, "not known" last; values that none of them has are left out.
///
/// # Errors
/// If the catalogue is damaged, or what a theme's search needs.
pub fn members(
    corpus: &Corpus,
    facet: Facet,
    documents: impl IntoIterator<Item = DocId>,
) -> Result<Vec<Members>, PackError> {
    let mut asked = vec![false; corpus.len()];
    for id in documents {
        if let Some(asked) = asked.get_mut(id.0 as usize) {
            *asked = true;
        }
    }
    let mut without = asked.clone();
    let mut all = Vec::new();
    for value in listed(corpus, facet)? {
        let numbers = value.documents.iter();
        let these: Vec<DocId> = numbers
            .filter(|&number| asked.get(number as usize) == Some(&true))
            .map(DocId)
            .collect();
        for id in &these {
            without[id.0 as usize] = false;
        }
        if !these.is_empty() {
            all.push((Some(value.value.to_owned()), these));
        }
    }
    let unknown: Vec<DocId> = corpus.ids().filter(|id| without[id.0 as usize]).collect();
    if !unknown.is_empty() {
        all.push((None, unknown));
    }
    Ok(all)
}

/// The values of a facet among `documents`: the most frequent first, years the latest first, "not
/// known" last. Values that none of them has are left out, but for chosen ones. The facet's own
/// choice does not count, so that a second value can be added to the first.
///
/// # Errors
/// If the catalogue is damaged, or what a theme's search needs.
pub fn counts(
    corpus: &Corpus,
    facet: Facet,
    documents: impl IntoIterator<Item = DocId>,
    filters: &Filters,
) -> Result<Vec<Count>, PackError> {
    let allowed = within(corpus, &filters.without(facet))?;
    let mut asked = vec![false; corpus.len()];
    for id in documents {
        let allowed = allowed
            .as_ref()
            .is_none_or(|ids| ids.binary_search(&id).is_ok());
        if let Some(asked) = asked.get_mut(id.0 as usize) {
            *asked = allowed;
        }
    }
    let is_asked = |number: &u32| asked.get(*number as usize) == Some(&true);
    let mut without = asked.clone();
    let mut counts = Vec::new();
    for value in listed(corpus, facet)? {
        let mut count = Count {
            value: Some(value.value.to_owned()),
            documents: 0,
            not_stated: 0,
            example: None,
        };
        for number in value.documents.iter().filter(is_asked) {
            count.documents += 1;
            without[number as usize] = false;
        }
        for &number in value.not_stated.iter().filter(|number| is_asked(number)) {
            count.not_stated += 1;
            count.example = count.example.or(Some(DocId(number)));
        }
        if count.documents > 0 || filters.has(facet, value.value) {
            counts.push(count);
        }
    }
    let unknown = without.iter().filter(|without| **without).count();
    let missing: Vec<&str> = filters
        .of(facet)
        .filter(|value| !value.is_empty())
        .filter(|value| !counts.iter().any(|c| c.value.as_deref() == Some(*value)))
        .collect();
    let nobody = |value: Option<&str>, documents| Count {
        value: value.map(str::to_owned),
        documents,
        not_stated: 0,
        example: None,
    };
    counts.extend(missing.into_iter().map(|value| nobody(Some(value), 0)));
    match facet {
        Facet::Year => sort::by(&mut counts, |a, b| b.value.cmp(&a.value)),
        _ => sort::by_key(&mut counts, |c| std::cmp::Reverse(c.documents)),
    }
    if unknown > 0 || filters.has(facet, "") {
        counts.push(nobody(None, u32::try_from(unknown).unwrap_or(u32::MAX)));
    }
    Ok(counts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        corpus::CorpusInfo,
        metadata::{Certainty, Fact, Metadata, PartialDate},
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
        filters.toggle(Facet::Year, "2021");
        assert_eq!(
            listed(Facet::Place, &filters),
            pairs(&[("xã A", 1), ("xã B", 1)])
        );
        // A facet's own choice does not shrink its counts.
        assert_eq!(
            listed(Facet::Year, &filters),
            pairs(&[("2021", 2), ("2020", 1), ("?", 1)])
        );
        filters.toggle(Facet::Year, "");
        filters.toggle(Facet::Place, "xã A");
        let fitting = within(&corpus(), &filters).unwrap();
        assert_eq!(fitting, Some(vec![DocId(2), DocId(3)]));
        filters.toggle(Facet::Place, "xã C");
        assert!(listed(Facet::Place, &filters).contains(&("xã C".to_owned(), 0)));
    }

    #[test]
    fn members_are_the_documents_of_each_value() {
        let corpus = corpus();
        let years = members(&corpus, Facet::Year, corpus.ids()).unwrap();
        let counts = counts(&corpus, Facet::Year, corpus.ids(), &Filters::default()).unwrap();
        assert_eq!(years.len(), counts.len());
        for count in counts {
            let same = years
                .iter()
                .find(|(value, _)| *value == count.value)
                .unwrap();
            assert_eq!(same.1.len(), count.documents as usize);
        }
        assert_eq!(years.last().unwrap().0, None);
        let first = members(&corpus, Facet::Place, [DocId(0)]).unwrap();
        assert_eq!(first, [(Some("xã A".to_owned()), vec![DocId(0)])]);
    }

    #[test]
    fn nothing_chosen_restricts_nothing() {
        let mut filters = Filters::default();
        filters.toggle(Facet::Event, "");
        filters.toggle(Facet::Event, "");
        assert!(filters.is_empty());
        assert_eq!(within(&corpus(), &filters), Ok(None));
    }
}
