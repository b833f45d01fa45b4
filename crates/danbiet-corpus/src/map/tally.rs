//! What of a corpus belongs to which province.

use super::{
    Map,
    assign::{self, Way},
};
use crate::{
    annotate::gazetteer::Era,
    corpus::Corpus,
    document::DocId,
    evidence::{self, Column, Proof, Scope, TableKind, Value},
    pack::PackError,
    search::Answer,
};

/// What belongs to one province, or to none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The documents about it, in the order of the answer.
    pub documents: Vec<DocId>,
    /// How many hits they have together.
    pub hits: u32,
    /// The places in it that the documents of the answer name, in the order of their names.
    pub places: Vec<Place>,
}

/// A place that documents name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its name with type word.
    pub name: String,
    /// How its province is known; `None`: it is not.
    pub way: Option<Way>,
    /// Where it is named.
    pub mentions: Vec<Proof>,
}

impl Tally {
    /// How often documents name the province or a place in it.
    #[must_use]
    pub fn mentions(&self) -> usize {
        self.places.iter().map(|place| place.mentions.len()).sum()
    }

    /// Whether nothing belongs here.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.places.is_empty()
    }
}

/// The tallies of a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tallies {
    /// One for each province of the era, by its number.
    pub provinces: Vec<Tally>,
    /// Documents of which no province is known, and places that lie in none, or in one that the
    /// gazetteer does not tell.
    pub elsewhere: Tally,
}

/// Counts the documents of an answer, their hits, and the places that they name.
///
/// # Errors
/// If a document is damaged.
pub fn tally(
    corpus: &Corpus,
    map: &Map,
    era: Era,
    answer: &Answer,
    scope: &Scope<'_>,
) -> Result<Tallies, PackError> {
    let mut tallies = Tallies {
        provinces: vec![Tally::default(); map.count(era)],
        elsewhere: Tally::default(),
    };
    for entry in &answer.documents {
        let home = home(corpus, map, entry.document)?;
        let tally = tallies.of(map, era, home);
        tally.documents.push(entry.document);
        tally.hits += entry.count;
    }
    let table = evidence::table(corpus, TableKind::Places, scope)?;
    for row in &table.rows {
        let text = |column| match table.cell(row, column).map(|cell| &cell.value) {
            Some(Value::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        let name = text(Column::Name).unwrap_or_default();
        let parent = text(Column::Parent);
        // The same name may mean another district in a document of another province.
        for mentions in row.proofs.chunk_by(|a, b| a.document == b.document) {
            let home = home(corpus, map, mentions[0].document)?;
            let found = assign::province(map, name, parent, home);
            let tally = tallies.of(map, era, found.map(|(province, _)| province));
            let way = found.map(|(_, way)| way);
            match tally.places.last_mut() {
                Some(last) if last.name == name && last.way == way => {
                    last.mentions.extend(mentions);
                }
                _ => tally.places.push(Place {
                    name: name.to_owned(),
                    way,
                    mentions: mentions.to_vec(),
                }),
            }
        }
    }
    Ok(tallies)
}

impl Tallies {
    fn of(&mut self, map: &Map, era: Era, province: Option<u16>) -> &mut Tally {
        province
            .and_then(|province| self.provinces.get_mut(map.in_era(era, province)))
            .unwrap_or(&mut self.elsewhere)
    }
}

/// The province of a document.
fn home(corpus: &Corpus, map: &Map, document: DocId) -> Result<Option<u16>, PackError> {
    let province = corpus.document(document)?.metadata.province.as_ref();
    Ok(province.and_then(|fact| assign::by_name(map, &fact.value)))
}
