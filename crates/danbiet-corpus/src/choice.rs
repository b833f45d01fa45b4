//! Parts of a corpus as a person chooses them: by a document, by a value of a facet, by what a
//! query has found, or as what is left.

use crate::{
    corpus::Corpus,
    document::DocId,
    facet::{self, Facet, Filters},
    frequency::Part,
    index::Index,
    pack::PackError,
    search::{Answer, Zones},
    subcorpus::{Subcorpus, Window},
};

/// A part of a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Choice {
    /// The documents that were searched: all that pass the filters.
    #[default]
    Searched,
    /// The documents of the answer: those with hits, or all that were searched where the query is
    /// empty.
    Found,
    /// The sentences with hits.
    Sentences,
    /// All documents.
    Whole,
    /// What is not in the other part of a comparison.
    Rest,
    /// The document with this id.
    Document(String),
    /// The documents with this value of a facet.
    Facet(Facet, String),
}

impl Choice {
    /// The choice that `found`, `document:000` or `place:Hà Tĩnh` names.
    #[must_use]
    pub fn parse(text: &str) -> Option<Choice> {
        Some(match text.split_once(':') {
            Some(("document", id)) => Choice::Document(id.to_owned()),
            Some((name, value)) => Choice::Facet(Facet::named(name)?, value.to_owned()),
            None => match text {
                "searched" => Choice::Searched,
                "found" => Choice::Found,
                "sentences" => Choice::Sentences,
                "whole" => Choice::Whole,
                "rest" => Choice::Rest,
                _ => return None,
            },
        })
    }

    /// What [`parse`](Self::parse) reads.
    #[must_use]
    pub fn print(&self) -> String {
        match self {
            Choice::Searched => "searched".to_owned(),
            Choice::Found => "found".to_owned(),
            Choice::Sentences => "sentences".to_owned(),
            Choice::Whole => "whole".to_owned(),
            Choice::Rest => "rest".to_owned(),
            Choice::Document(id) => ["document:", id].concat(),
            Choice::Facet(facet, value) => [facet.name(), ":", value].concat(),
        }
    }
}

/// The part that is chosen, as far as it stands in the zones of the answer. `target` is the other
/// part of a comparison, which [`Choice::Rest`] is the rest of; without one the rest is everything.
///
/// # Errors
/// If a part of the pack that is needed is damaged.
pub fn part(
    corpus: &Corpus,
    answer: &Answer,
    choice: &Choice,
    target: Option<&Subcorpus>,
) -> Result<Part, PackError> {
    let index = corpus.index()?;
    let zones = answer.zones;
    Ok(match choice {
        Choice::Whole => whole(&index, zones),
        Choice::Searched => of(&index, searched(answer), zones),
        Choice::Found => {
            let found = answer.documents.iter().map(|entry| entry.document);
            of(&index, found.collect(), zones)
        }
        Choice::Sentences => Part::Other(Subcorpus::around(&index, answer, Window::Sentence)),
        Choice::Rest => match target {
            Some(target) => Part::Other(Subcorpus::zones(&index, zones).without(target)),
            None => whole(&index, zones),
        },
        Choice::Document(id) => {
            let document = corpus.find(id)?;
            of(&index, document.into_iter().collect(), zones)
        }
        Choice::Facet(facet, value) => {
            let mut filters = Filters::default();
            filters.add(*facet, value.clone());
            let documents = facet::within(corpus, &filters)?.unwrap_or_default();
            of(&index, documents, zones)
        }
    })
}

/// The documents that an answer was looked for in, in order.
#[must_use]
pub fn searched(answer: &Answer) -> Vec<DocId> {
    let found = answer.documents.iter().map(|entry| entry.document);
    DocId::in_order(found.chain(answer.absent.iter().copied()))
}

/// What stands in these zones of some documents.
fn of(index: &Index<'_>, mut documents: Vec<DocId>, zones: Zones) -> Part {
    documents.sort_unstable();
    if documents.len() == index.documents() as usize {
        whole(index, zones)
    } else {
        Part::Other(Subcorpus::documents(index, &documents, zones))
    }
}

fn whole(index: &Index<'_>, zones: Zones) -> Part {
    if zones == Zones::ARTICLE {
        Part::Articles
    } else {
        Part::Other(Subcorpus::zones(index, zones))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        search::{self, Request},
        testing::corpus,
    };

    #[test]
    fn choices_are_printed_and_read() {
        for choice in [
            Choice::Searched,
            Choice::Found,
            Choice::Sentences,
            Choice::Whole,
            Choice::Rest,
            Choice::Document("000_a:b".to_owned()),
            Choice::Facet(Facet::Instrument, "nghị định 34: một".to_owned()),
        ] {
            assert_eq!(Choice::parse(&choice.print()), Some(choice));
        }
        assert_eq!(Choice::parse("somewhere"), None);
        assert_eq!(Choice::parse("colour:red"), None);
    }

    #[test]
    fn parts_have_the_tokens_that_were_chosen() {
        let corpus = corpus(&[&["a b c", "d e"], &["a a"], &["x y z"]]);
        let index = corpus.index().unwrap();
        let answer = |query| search::search(&corpus, &Request::new(query)).unwrap();
        let found = answer("a");
        let tokens = |choice: &Choice, target: Option<&Subcorpus>| {
            let part = part(&corpus, &found, choice, target).unwrap();
            part.subcorpus(&index).tokens()
        };
        assert_eq!(tokens(&Choice::Found, None), 7);
        assert_eq!(tokens(&Choice::Searched, None), 10);
        assert_eq!(tokens(&Choice::Sentences, None), 5);
        assert_eq!(tokens(&Choice::Whole, None), 10);
        assert_eq!(tokens(&Choice::Document("002".to_owned()), None), 3);
        assert_eq!(tokens(&Choice::Document("nobody".to_owned()), None), 0);
        let target = part(&corpus, &found, &Choice::Sentences, None).unwrap();
        let target = target.subcorpus(&index);
        assert_eq!(tokens(&Choice::Rest, Some(&target)), 5);
        // An empty query finds all documents.
        let all = part(&corpus, &answer(""), &Choice::Found, None).unwrap();
        assert_eq!(all, Part::Articles);
    }
}
