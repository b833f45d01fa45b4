//! What is asked of the engine.

pub use danbiet_query::Level as Reading;
use serde::{Deserialize, Serialize};

use crate::{document::DocId, zone::Zone};

/// A question to a corpus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// What was typed, in the query language.
    pub query: String,
    /// Whether the text is still being typed: then its last token is the beginning of a token.
    pub typing: bool,
    /// How marks are read. `None`: as the marks in the query (or its `level:`) ask.
    pub reading: Option<Reading>,
    /// How far apart the words of the query may stand for their hits to be listed.
    pub reach: Reach,
    /// Whether short forms count as what they stand for, and the other way round.
    pub abbreviations: bool,
    /// The zones that are searched where the query names none.
    pub zones: Zones,
    /// The documents that are searched, in order; `None`: all.
    pub within: Option<Vec<DocId>>,
    /// The order of the documents in the answer.
    pub sort: Sort,
}

impl Request {
    /// A committed query with everything else as it is by default: reading by the marks of the
    /// query, hits up to the sentence, short forms read, no furniture, best documents first.
    #[must_use]
    pub fn new(query: impl Into<String>) -> Self {
        Self {
            query: query.into(),
            typing: false,
            reading: None,
            reach: Reach::default(),
            abbreviations: true,
            zones: Zones::ARTICLE,
            within: None,
            sort: Sort::default(),
        }
    }
}

/// The farthest group of hits that is listed.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub enum Reach {
    /// Only the words side by side.
    Adjacent,
    /// Also all words in one sentence.
    #[default]
    Sentence,
    /// Also all words in one document.
    Document,
    /// Also any of the words, ranked.
    Some,
}

/// The order of the documents in an answer; ties are in document order.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub enum Sort {
    /// The best answer first.
    #[default]
    Relevance,
    /// Document order.
    Document,
    /// By place, in Vietnamese order; documents without one last.
    Place,
    /// By date, the earliest first; documents without one last.
    Date,
    /// By title, in Vietnamese order; documents without one last.
    Title,
    /// The most hits first.
    Hits,
}

/// A set of zones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "u16", into = "u16")]
pub struct Zones(u16);

impl Zones {
    /// No zone.
    pub const NONE: Zones = Zones(0);
    /// Every zone.
    pub const ALL: Zones = Zones::of(&Zone::ALL);
    /// Everything but furniture.
    pub const ARTICLE: Zones = Zones(Zones::ALL.0 & !Zones::FURNITURE.0);
    /// The furniture of the page.
    pub const FURNITURE: Zones = Zones::of(&[Zone::RepeatedTitle, Zone::Boilerplate]);

    /// The set of these zones.
    #[must_use]
    pub const fn of(zones: &[Zone]) -> Zones {
        let mut bits = 0;
        let mut at = 0;
        while at < zones.len() {
            bits |= 1 << zones[at] as u16;
            at += 1;
        }
        Zones(bits)
    }

    /// The set as it is stored: a bit for each zone, in the order of [`Zone::ALL`].
    pub(crate) const fn bits(self) -> u16 {
        self.0
    }

    /// The set that was stored like this; bits that stand for no zone are left out.
    pub(crate) const fn from_bits(bits: u16) -> Zones {
        Zones(bits & Zones::ALL.0)
    }

    /// Whether the zone is in the set.
    #[must_use]
    pub const fn contains(self, zone: Zone) -> bool {
        self.0 >> zone as u16 & 1 == 1
    }

    /// The zones that are in both sets.
    #[must_use]
    pub const fn and(self, other: Zones) -> Zones {
        Zones(self.0 & other.0)
    }

    /// The zones that are in either set.
    #[must_use]
    pub const fn or(self, other: Zones) -> Zones {
        Zones(self.0 | other.0)
    }

    /// The zones that are in this set only.
    #[must_use]
    pub const fn without(self, other: Zones) -> Zones {
        Zones(self.0 & !other.0)
    }

    /// Whether the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The zones of the set, in the order of [`Zone::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Zone> {
        Zone::ALL
            .into_iter()
            .filter(move |&zone| self.contains(zone))
    }
}

impl From<u16> for Zones {
    fn from(bits: u16) -> Self {
        Zones::from_bits(bits)
    }
}

impl From<Zones> for u16 {
    fn from(zones: Zones) -> Self {
        zones.bits()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn article_and_furniture_share_nothing_and_are_everything() {
        assert!(Zones::ARTICLE.and(Zones::FURNITURE).is_empty());
        assert_eq!(Zones::ARTICLE.or(Zones::FURNITURE), Zones::ALL);
        for zone in Zone::ALL {
            assert_eq!(Zones::FURNITURE.contains(zone), zone.is_furniture());
        }
        assert_eq!(Zones::ALL.iter().count(), Zone::ALL.len());
    }
}
