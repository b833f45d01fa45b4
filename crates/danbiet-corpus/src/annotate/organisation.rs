//! Bodies of Party, state, front and people.

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use super::Level;

/// A mention of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// The longest name, with a trailing level or place.
    pub span: Span,
    /// Written out, with the place that the text leaves out:
    /// `Ban Chấp hành Đảng bộ tỉnh Hà Tĩnh`.
    pub normal: String,
    /// How the body is named.
    pub class: OrganisationClass,
    /// The level it works at, if it is named or follows.
    pub level: Option<Level>,
    /// The branch it belongs to.
    pub branch: Option<Branch>,
    /// The number, in the layer's list, of the smallest body whose name holds this one.
    pub nested_in: Option<u32>,
}

/// How a body is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum OrganisationClass {
    /// One institution: `UBND thành phố`.
    Specific,
    /// One of the nation: `Quốc hội`.
    National,
    /// All of a kind: `HĐND các cấp`.
    Type,
    /// A site: `Baohatinh.vn`.
    Site,
    /// A sports team.
    Sport,
}

/// The branch of public life a body belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Branch {
    /// The Party.
    Party,
    /// Assemblies, government and administration.
    State,
    /// The Fatherland Front and its member organisations.
    Front,
    /// Boards elected by the people of a commune or the staff of an office.
    People,
    /// The army.
    Army,
    /// The police.
    Police,
}

impl Branch {
    /// The name in the exported forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Branch::Party => "party",
            Branch::State => "state",
            Branch::Front => "front",
            Branch::People => "people",
            Branch::Army => "army",
            Branch::Police => "police",
        }
    }
}
