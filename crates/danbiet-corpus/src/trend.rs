//! How often queries are found along something: documents, places, years.
//!
//! [`trend`] puts documents into [`Bin`]s and counts in each the hits of every query and the
//! syllables in which they could have been found, so that bins of different size can be compared.
//! [`positions`] says where in a document the hits stand.

use crate::{
    corpus::Corpus,
    document::DocId,
    facet::{self, Facet},
    index::Index,
    pack::PackError,
    search::{Answer, DocumentHits, Zones},
    sort,
    statistics::{
        dispersion::{self, Dispersion},
        per_million,
    },
};

/// What queries are followed along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Axis {
    /// Documents, in their order.
    Document,
    /// The values of a facet: years in their order, anything else by the number of documents.
    Facet(Facet),
}

impl Default for Axis {
    fn default() -> Self {
        Axis::Facet(Facet::Year)
    }
}

/// Queries along an axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trend {
    /// The bins, in order; the one without a value comes last.
    pub bins: Vec<Bin>,
    /// For each query how evenly its hits are spread over the documents; `None` without hits.
    pub dispersion: Vec<Option<Dispersion>>,
}

/// Documents that are counted together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bin {
    /// The value of the facet, or the id of the document; `None` where it is not known.
    pub value: Option<String>,
    /// The documents, in order.
    pub documents: Vec<DocId>,
    /// How many syllables of theirs were searched.
    pub tokens: u64,
    /// What each query has there.
    pub series: Vec<Count>,
}

/// What a query has in a bin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Hits.
    pub hits: u64,
    /// Documents with a hit.
    pub documents: u32,
}

impl Bin {
    /// The hits of a query for each million syllables; `None` where nothing was searched.
    #[must_use]
    pub fn per_million(&self, query: usize) -> Option<f64> {
        let count = self.series.get(query)?;
        (self.tokens > 0).then(|| per_million(count.hits, self.tokens))
    }
}

/// Follows the hits of queries along an axis, through the documents that were searched. A
/// document with two values of a facet is in two bins.
///
/// # Errors
/// If a part of the pack that is needed is damaged.
pub fn trend(
    corpus: &Corpus,
    answers: &[&Answer],
    documents: &[DocId],
    zones: Zones,
    axis: Axis,
) -> Result<Trend, PackError> {
    let index = corpus.index()?;
    let tokens = tokens(&index, zones);
    let hits: Vec<Vec<u32>> = answers
        .iter()
        .map(|answer| {
            let mut hits = vec![0; corpus.len()];
            for entry in &answer.documents {
                if let Some(hits) = hits.get_mut(entry.document.0 as usize) {
                    *hits = entry.count;
                }
            }
            hits
        })
        .collect();
    let size = |id: &DocId| tokens.get(id.0 as usize).copied().unwrap_or(0);
    let bins = bins(corpus, documents, axis)?
        .into_iter()
        .map(|(value, documents)| Bin {
            tokens: documents.iter().map(size).sum(),
            series: hits.iter().map(|hits| count(hits, &documents)).collect(),
            value,
            documents,
        });
    let spread = |hits: &Vec<u32>| {
        let part = |id: &DocId| (u64::from(hits[id.0 as usize]), size(id));
        let inside = documents.iter().filter(|id| (id.0 as usize) < hits.len());
        dispersion::dispersion(&inside.map(part).collect::<Vec<_>>())
    };
    Ok(Trend {
        bins: bins.collect(),
        dispersion: hits.iter().map(spread).collect(),
    })
}

fn count(hits: &[u32], documents: &[DocId]) -> Count {
    let here = documents
        .iter()
        .filter_map(|id| hits.get(id.0 as usize))
        .filter(|hits| **hits > 0);
    Count {
        hits: here.clone().map(|&hits| u64::from(hits)).sum(),
        documents: here.count() as u32,
    }
}

fn bins(
    corpus: &Corpus,
    documents: &[DocId],
    axis: Axis,
) -> Result<Vec<facet::Members>, PackError> {
    let facet = match axis {
        Axis::Document => {
            let bin = |&id: &DocId| Ok((Some(corpus.name(id)?.to_owned()), vec![id]));
            return documents.iter().map(bin).collect();
        }
        Axis::Facet(facet) => facet,
    };
    let mut bins = facet::members(corpus, facet, documents.iter().copied())?;
    match facet {
        Facet::Year => sort::by(&mut bins, |a, b| {
            (a.0.is_none(), &a.0).cmp(&(b.0.is_none(), &b.0))
        }),
        _ => sort::by_key(&mut bins, |(value, documents)| {
            (value.is_none(), std::cmp::Reverse(documents.len()))
        }),
    }
    Ok(bins)
}

/// How many tokens each document has in these zones.
fn tokens(index: &Index<'_>, zones: Zones) -> Vec<u64> {
    let mut tokens = vec![0; index.documents() as usize];
    let mut document = DocId(0);
    for run in 0..index.zone_runs() {
        let (stretch, zone) = index.zone_run_at(run);
        if stretch.is_empty() || !zones.contains(zone) {
            continue;
        }
        document = index.document_from(document, stretch.start);
        if let Some(tokens) = tokens.get_mut(document.0 as usize) {
            *tokens += u64::from(stretch.end - stretch.start);
        }
    }
    tokens
}

/// Where the hits of a document stand, in hundredths of a per cent of its tokens.
#[must_use]
pub fn positions(index: &Index<'_>, answer: &Answer, entry: &DocumentHits) -> Vec<u32> {
    let tokens = index.document(entry.document);
    let all = u64::from(tokens.end.saturating_sub(tokens.start)).max(1);
    let place = |start: u32| {
        let before = u64::from(start.saturating_sub(tokens.start)).min(all);
        (before * 10_000 / all) as u32
    };
    let found = answer.found(entry).iter();
    found.map(|hit| place(hit.start)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        CorpusInfo,
        metadata::{Basis, Certainty, Fact, PartialDate},
        search::{self, Request},
        statistics::close,
        testing::document,
    };

    /// Three documents: of 2021, of 2020, without a year.
    fn corpus() -> Corpus {
        let year = |year| Fact {
            value: PartialDate {
                year: Some(year),
                month: None,
                day: None,
            },
            basis: Basis::Given {
                basis: String::new(),
                certainty: Certainty::High,
            },
        };
        let mut documents = vec![
            document(0, &["a b c d", "a a"]),
            document(1, &["b b"]),
            document(2, &["a b"]),
        ];
        documents[0].metadata.date = Some(year(2021));
        documents[1].metadata.date = Some(year(2020));
        Corpus::build(CorpusInfo::default(), documents).unwrap()
    }

    #[test]
    fn hits_are_counted_along_years() {
        let corpus = corpus();
        let answer = |query| search::search(&corpus, &Request::new(query)).unwrap();
        let (a, b) = (answer("a"), answer("b"));
        let all: Vec<DocId> = corpus.ids().collect();
        let axis = Axis::Facet(Facet::Year);
        let found = trend(&corpus, &[&a, &b], &all, Zones::ARTICLE, axis).unwrap();
        let rows: Vec<_> = found
            .bins
            .iter()
            .map(|bin| {
                (
                    bin.value.as_deref(),
                    bin.tokens,
                    bin.series[0].hits,
                    bin.series[1].hits,
                )
            })
            .collect();
        let expected = [
            (Some("2020"), 2, 0, 2),
            (Some("2021"), 6, 3, 1),
            (None, 2, 1, 1),
        ];
        assert_eq!(rows, expected);
        close(found.bins[1].per_million(0).unwrap(), 500_000.0);
        // a: 3/4, 0, 1/4 against .6, .2, .2.
        close(found.dispersion[0].unwrap().dp, 0.2);
        assert_eq!(found.dispersion[1].unwrap().range, 3);
    }

    #[test]
    fn documents_are_bins_of_their_own() {
        let corpus = corpus();
        let answer = search::search(&corpus, &Request::new("d")).unwrap();
        let some = [DocId(0), DocId(2)];
        let found = trend(&corpus, &[&answer], &some, Zones::ARTICLE, Axis::Document).unwrap();
        let rows: Vec<_> = found.bins.iter().map(|bin| bin.series[0].hits).collect();
        assert_eq!(rows, [1, 0]);
        assert_eq!(found.bins[1].value.as_deref(), Some("002"));
    }

    #[test]
    fn positions_are_shares_of_the_document() {
        let corpus = corpus();
        let answer = search::search(&corpus, &Request::new("a")).unwrap();
        let entry = answer.document(DocId(0)).unwrap();
        let index = corpus.index().unwrap();
        assert_eq!(positions(&index, &answer, entry), [0, 6666, 8333]);
    }
}
