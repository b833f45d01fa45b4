//! Bodies of Party, state, front and people.
//!
//! A name is a head (`Ban Dân vận`, see [`body`]) with what may follow it: a parent body
//! (`Tỉnh ủy`), a field of work, a task, and a level or place that closes it. Bodies inside the
//! name are mentions of their own. In a coordination ("HĐND, UBND thành phố") each head is a
//! mention; what they share counts for the normal form of all ([`naming`]).

mod read;
mod tail;

use std::ops::Range;

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use super::{
    Home, Level, Place,
    body::Head,
    naming::{self, Name},
    view::View,
};

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

/// A body before its normal form is made. Ranges are of tokens.
#[derive(Clone, Debug)]
pub(super) struct Body {
    /// The whole name.
    pub range: Range<usize>,
    /// The words that say what it is.
    pub head: &'static Head,
    /// Number of tokens of the head.
    pub head_length: usize,
    /// The field of work of a department.
    pub sector: Option<Range<usize>>,
    /// The task of a steering committee.
    pub task: Option<Range<usize>>,
    /// The level or place that closes the name.
    pub level: Option<LevelTail>,
    /// The bodies named inside; the last one is the parent.
    pub inner: Vec<Body>,
    /// Whether the last of `inner` is the body this one is an organ of.
    pub has_parent: bool,
    /// The place behind "tại".
    pub at_place: Option<Range<usize>>,
    /// The site's name, for a site that is named by its address.
    pub site: bool,
}

/// What closes the name of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LevelTail {
    /// "tỉnh", "thị xã": which one, the document tells.
    Bare(Range<usize>, Level),
    /// A named place, by its number in the list of places.
    Named(Range<usize>, u32),
    /// "các cấp", "cấp xã", "các xã, phường, thị trấn".
    Kind(Range<usize>),
    /// "Trung ương".
    Central(Range<usize>),
}

impl LevelTail {
    pub fn range(&self) -> &Range<usize> {
        match self {
            LevelTail::Bare(range, _)
            | LevelTail::Named(range, _)
            | LevelTail::Kind(range)
            | LevelTail::Central(range) => range,
        }
    }
}

/// Finds the bodies of a text and marks the places inside their names.
#[inline(never)]
#[must_use]
pub fn find(view: &View<'_>, places: &mut [Place], home: &Home) -> Found {
    let reader = read::Reader::new(view, places);
    let mut bodies = Vec::new();
    let mut at = 0;
    while at < view.len() {
        match reader.body(at) {
            Some(body) => {
                at = body.range.end;
                bodies.push(body);
            }
            None => at += 1,
        }
    }
    let names = naming::names(view, places, home, &bodies);
    let mut found = Found::default();
    for (body, name) in bodies.iter().zip(names) {
        push(view, body, &name, None, &mut found);
    }
    for place in places.iter_mut() {
        place.in_organisation = found
            .organisations
            .iter()
            .any(|organisation| organisation.span.contains(place.span));
    }
    found
}

/// The bodies of a text.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The mentions, ordered by span.
    pub organisations: Vec<Organisation>,
    /// For each mention its name without the place that the text leaves out, as roles use it.
    pub local: Vec<String>,
    /// For each mention the words that say what it is: `Đoàn kiểm tra`.
    pub heads: Vec<&'static Head>,
}

fn push(view: &View<'_>, body: &Body, name: &Name, outer: Option<u32>, found: &mut Found) {
    let number = found.organisations.len() as u32;
    found.organisations.push(Organisation {
        span: view.span(body.range.clone()),
        normal: name.normal.clone(),
        class: name.class,
        level: name.level,
        branch: name.branch,
        nested_in: outer,
    });
    found.local.push(name.local.clone());
    found.heads.push(body.head);
    for (inner, name) in body.inner.iter().zip(&name.inner) {
        push(view, inner, name, Some(number), found);
    }
}
