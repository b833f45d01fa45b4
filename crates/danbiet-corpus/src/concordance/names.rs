//! What addresses, the command line and files call slots, orders and groups: `l1`, `node`, `date`.

use super::{GroupBy, Slot, SortKey};
use crate::facet::Facet;

impl Slot {
    /// The slots that have a name, from left to right.
    pub const ALL: [Slot; 7] = [
        Slot::Left(3),
        Slot::Left(2),
        Slot::Left(1),
        Slot::Node,
        Slot::Right(1),
        Slot::Right(2),
        Slot::Right(3),
    ];

    /// The name; that of the last slot on its side for one farther away.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Slot::Left(0 | 1) => "l1",
            Slot::Left(2) => "l2",
            Slot::Left(_) => "l3",
            Slot::Node => "node",
            Slot::Right(0 | 1) => "r1",
            Slot::Right(2) => "r2",
            Slot::Right(_) => "r3",
        }
    }
}

impl SortKey {
    /// All keys that have a name, in the order in which they are offered.
    pub const ALL: [SortKey; 10] = [
        SortKey::Slot(Slot::ALL[0]),
        SortKey::Slot(Slot::ALL[1]),
        SortKey::Slot(Slot::ALL[2]),
        SortKey::Slot(Slot::Node),
        SortKey::Slot(Slot::ALL[4]),
        SortKey::Slot(Slot::ALL[5]),
        SortKey::Slot(Slot::ALL[6]),
        SortKey::Document,
        SortKey::Place,
        SortKey::Date,
    ];

    /// The name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            SortKey::Slot(slot) => slot.name(),
            SortKey::Document => "document",
            SortKey::Place => "place",
            SortKey::Date => "date",
        }
    }

    /// The key with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<SortKey> {
        SortKey::ALL.into_iter().find(|key| key.name() == name)
    }
}

impl GroupBy {
    /// Everything that lines can be put together by, in the order in which it is offered.
    pub const ALL: [GroupBy; 18] = [
        GroupBy::Slot(Slot::Node),
        GroupBy::Slot(Slot::ALL[0]),
        GroupBy::Slot(Slot::ALL[1]),
        GroupBy::Slot(Slot::ALL[2]),
        GroupBy::Slot(Slot::ALL[4]),
        GroupBy::Slot(Slot::ALL[5]),
        GroupBy::Slot(Slot::ALL[6]),
        GroupBy::Collocate,
        GroupBy::Document,
        GroupBy::Facet(Facet::Place),
        GroupBy::Facet(Facet::Province),
        GroupBy::Facet(Facet::Year),
        GroupBy::Facet(Facet::Publisher),
        GroupBy::Facet(Facet::Event),
        GroupBy::Facet(Facet::Organisation),
        GroupBy::Facet(Facet::Person),
        GroupBy::Facet(Facet::Instrument),
        GroupBy::Facet(Facet::Theme),
    ];

    /// The name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            GroupBy::Slot(slot) => slot.name(),
            GroupBy::Collocate => "collocate",
            GroupBy::Document => "document",
            GroupBy::Facet(Facet::Place) => "place",
            GroupBy::Facet(Facet::Province) => "province",
            GroupBy::Facet(Facet::Year) => "year",
            GroupBy::Facet(Facet::Publisher) => "publisher",
            GroupBy::Facet(Facet::Event) => "event",
            GroupBy::Facet(Facet::Organisation) => "org",
            GroupBy::Facet(Facet::Person) => "person",
            GroupBy::Facet(Facet::Instrument) => "cites",
            GroupBy::Facet(Facet::Theme) => "theme",
        }
    }

    /// What has this name.
    #[must_use]
    pub fn named(name: &str) -> Option<GroupBy> {
        GroupBy::ALL.into_iter().find(|by| by.name() == name)
    }
}
