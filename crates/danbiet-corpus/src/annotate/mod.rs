//! Annotation layers: what is named in the text, each mention with its span and its normal form.
//!
//! One kind per file. Every annotator is a pure function of the analysed text; rules are small
//! tables and matchers over tokens ([`view`]).
//!
//! Names are found in an order in which each step leans on the one before: [`abbreviation`] learns
//! what the document's short forms mean, [`place`] reads the gazetteer and settles where the
//! document is at home ([`place::Home`]), [`organisation`] builds bodies out of heads, modifiers
//! and places, [`role`] puts offices before bodies, and [`person`] ties names to roles.
//!
//! Facts lean on the names: an [`instrument`] is issued by a body of a province, a [`date`] is not
//! the number of an instrument, and a [`figure`] is none of these. [`principle`] and [`topic`] stand
//! by themselves.

use serde::{Deserialize, Serialize};

use crate::corrections::Corrected;

pub mod abbreviation;
pub mod body;
pub mod calendar;
pub mod cue;
pub mod date;
pub mod figure;
pub mod gazetteer;
pub mod instrument;
pub mod names;
mod naming;
pub mod number;
pub mod organisation;
pub mod person;
pub mod place;
pub mod principle;
pub mod role;
pub mod sic;
mod spans;
pub mod spelling;
pub mod topic;
pub mod view;

pub use abbreviation::{Abbreviation, AbbreviationKind};
pub use date::{Date, DateKind, PartOfDay};
pub use figure::Figure;
pub use gazetteer::Gazetteer;
pub use instrument::{Citation, CitationKind};
pub use organisation::{Branch, Organisation, OrganisationClass};
pub use person::{Honorific, Person, PersonKind};
pub use place::{Home, Level, Place};
pub use principle::{Principle, PrincipleKind};
pub use role::{Role, RoleKind};
pub use sic::Misprint;
pub use topic::TopicTerm;
pub use view::{View, Word};

/// The layers of one document. Spans are over its text; each list is ordered by span (start, then
/// the longer first).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Layers {
    /// People, with the offices given beside the name.
    pub persons: Vec<Person>,
    /// Bodies of Party, state, front and people; nested ones are mentions of their own.
    pub organisations: Vec<Organisation>,
    /// Named places, also inside the names of bodies.
    pub places: Vec<Place>,
    /// Short forms, also inside instrument numbers.
    pub abbreviations: Vec<Abbreviation>,
    /// Citations of legal and Party instruments.
    pub instruments: Vec<Citation>,
    /// Figures, with what they count.
    pub figures: Vec<Figure>,
    /// Dates and spans of time.
    pub dates: Vec<Date>,
    /// Mottos and formulas, limb by limb.
    pub principles: Vec<Principle>,
    /// The topic of the corpus in all its forms.
    pub topics: Vec<TopicTerm>,
    /// Misprints, with what was meant.
    pub misprints: Vec<Misprint>,
    /// What a person has corrected in the other layers, in the order in which it was done.
    pub corrected: Vec<Corrected>,
}

/// Finds everything that is named in a text. `province` is the one that the document is known to
/// belong to, with type word (`tỉnh Hà Tĩnh`), where whoever keeps the corpus has said so; otherwise
/// the text has to tell.
#[inline(never)]
#[must_use]
pub fn annotate(view: &View<'_>, province: Option<&str>, gazetteer: &Gazetteer) -> Layers {
    let mut abbreviations = abbreviation::find(view);
    let (mut places, home) = place::find(view, gazetteer, province);
    abbreviation::suit(&mut abbreviations, &home);
    let bodies = organisation::find(view, &mut places, &home);
    let persons = person::find(view, &places, &bodies, &home);
    let organisations = bodies.organisations;
    let instruments = instrument::find(view, &organisations, home.province.as_deref());
    let dates = date::find(view, &instruments);
    let figures = figure::find(
        view,
        &dates,
        &instruments,
        &organisations,
        &places,
        &persons,
    );
    Layers {
        persons,
        places,
        organisations,
        abbreviations,
        instruments,
        figures,
        dates,
        principles: principle::find(view),
        topics: topic::find(view),
        misprints: sic::find(view),
        corrected: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
