//! Which values the documents have, and how many documents have each.

use danbiet_corpus::{
    Corpus,
    document::DocId,
    facet::{self, Filters},
    metadata::Basis,
};
use danbiet_query::Language;

use crate::route::Facet;

/// A value of a facet among some documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// The value; empty for documents of which it is not known.
    pub value: String,
    /// How many of the documents have it.
    pub documents: usize,
    /// How the value is known of the first of them of which the text does not state it.
    pub basis: Option<Basis>,
}

/// How many values of a facet of which a document has many are listed, chosen ones aside.
const LISTED: usize = 12;

/// The documents that have one of the chosen values in each facet; `None` where nothing is chosen.
#[must_use]
pub fn within(corpus: &Corpus, filters: &Filters) -> Option<Vec<DocId>> {
    // Where the corpus is damaged, nothing fits.
    facet::within(corpus, filters).unwrap_or_else(|_| Some(Vec::new()))
}

/// The values of a facet among some documents, the most frequent first; years the latest first.
/// Values that were chosen are there even if none of the documents has them.
#[must_use]
pub fn values(
    corpus: &Corpus,
    facet: Facet,
    documents: impl Iterator<Item = DocId>,
    filters: &Filters,
) -> Vec<Value> {
    let mut own = Filters::default();
    own.set(facet, filters.of(facet).map(str::to_owned));
    let counts = facet::counts(corpus, facet, documents, &own).unwrap_or_default();
    let is_chosen = |value: &Option<String>| own.has(facet, value.as_deref().unwrap_or_default());
    let counts = counts
        .into_iter()
        .enumerate()
        .filter(|(at, count)| !facet.is_multiple() || *at < LISTED || is_chosen(&count.value));
    let basis = |id| facet.basis(corpus.document(id).ok()?).cloned();
    counts
        .map(|(_, count)| Value {
            value: count.value.unwrap_or_default(),
            documents: count.documents as usize,
            basis: count.example.and_then(basis),
        })
        .collect()
}

/// What a value is called: that of a theme is its id, which has a name.
#[must_use]
pub fn label(corpus: &Corpus, facet: Facet, value: &str, language: Language) -> String {
    let mut themes = corpus.info().themes.iter();
    let theme = themes.find(|theme| facet == Facet::Theme && theme.id == value);
    let name = theme.and_then(|theme| match language {
        Language::Vi => theme.name.vi.as_ref().or(theme.name.en.as_ref()),
        Language::En => theme.name.en.as_ref().or(theme.name.vi.as_ref()),
    });
    name.map_or(value, String::as_str).to_owned()
}

#[cfg(test)]
mod tests {
    use danbiet_corpus::{
        CorpusInfo, Document,
        metadata::{Certainty, Fact, Metadata, PartialDate},
    };

    use super::*;

    fn corpus() -> Corpus {
        let document = |id: &str, place: Option<&str>, year: Option<u16>| Document {
            id: id.to_owned(),
            metadata: Metadata {
                place: place.map(|place| Fact {
                    value: place.to_owned(),
                    basis: Basis::Given {
                        basis: "site".to_owned(),
                        certainty: Certainty::High,
                    },
                }),
                date: year.map(|year| Fact {
                    value: PartialDate {
                        year: Some(year),
                        ..PartialDate::default()
                    },
                    basis: Basis::Stated {
                        evidence: danbiet_text::Span::default(),
                    },
                }),
                ..Metadata::default()
            },
            ..Document::default()
        };
        let documents = vec![
            document("0", Some("Hà Tĩnh"), Some(2022)),
            document("1", Some("Sóc Trăng"), Some(2023)),
            document("2", Some("Hà Tĩnh"), None),
        ];
        Corpus::build(CorpusInfo::default(), documents).unwrap()
    }

    fn counted(facet: Facet) -> Vec<(String, usize)> {
        let corpus = corpus();
        let values = values(&corpus, facet, corpus.ids(), &Filters::default());
        values.into_iter().map(|v| (v.value, v.documents)).collect()
    }

    #[test]
    fn values_are_counted() {
        let of = |pairs: &[(&str, usize)]| -> Vec<(String, usize)> {
            pairs.iter().map(|&(v, n)| (v.to_owned(), n)).collect()
        };
        assert_eq!(
            counted(Facet::Place),
            of(&[("Hà Tĩnh", 2), ("Sóc Trăng", 1)])
        );
        assert_eq!(
            counted(Facet::Year),
            of(&[("2023", 1), ("2022", 1), ("", 1)])
        );
    }

    #[test]
    fn what_the_text_does_not_state_keeps_its_basis() {
        let corpus = corpus();
        let places = values(&corpus, Facet::Place, corpus.ids(), &Filters::default());
        assert!(places.iter().all(|place| place.basis.is_some()));
        let years = values(&corpus, Facet::Year, corpus.ids(), &Filters::default());
        assert!(years.iter().all(|year| year.basis.is_none()));
    }

    #[test]
    fn facets_narrow_together_and_values_of_one_widen() {
        let corpus = corpus();
        let chosen = |pairs: &[(Facet, &str)]| {
            let mut filters = Filters::default();
            for &(facet, value) in pairs {
                filters.add(facet, value.to_owned());
            }
            within(&corpus, &filters).map(|ids| ids.iter().map(|id| id.0).collect::<Vec<_>>())
        };
        assert_eq!(chosen(&[]), None);
        assert_eq!(chosen(&[(Facet::Place, "Hà Tĩnh")]), Some(vec![0, 2]));
        assert_eq!(
            chosen(&[(Facet::Place, "Hà Tĩnh"), (Facet::Place, "Sóc Trăng")]),
            Some(vec![0, 1, 2])
        );
        assert_eq!(
            chosen(&[(Facet::Place, "Hà Tĩnh"), (Facet::Year, "")]),
            Some(vec![2])
        );
    }
}
