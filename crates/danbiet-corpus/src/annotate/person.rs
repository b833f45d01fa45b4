//! People: names in capitals that begin with a family name, or that a form of address or an
//! office announces, with the offices and ranks given beside them.
//!
//! An office belongs to the name right behind it (`Bí thư Thành ủy Dương Tất Thắng`) or, behind a
//! comma or dash, to the name before it; a list of offices goes on over commas. One "các đồng
//! chí" serves all names of its sentence that have no form of address of their own.

mod address;
mod beside;
mod name;

pub(super) use address::PLURAL;

use std::{collections::HashMap, ops::Range};

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use super::{
    Home, Place, Role,
    body::Tail,
    organisation::Found,
    role::{self, Names, Office},
    spelling,
    view::{Gap, View},
};

/// A mention of a person by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The bare name.
    pub span: Span,
    /// The name with single blanks and the usual placement of tones.
    pub name: String,
    /// Number of the person in the document, from 0 in order of first mention.
    pub entity: u32,
    /// What the mention is.
    pub kind: PersonKind,
    /// The form of address before the name; one `các đồng chí` serves a whole list.
    pub honorific: Option<Honorific>,
    /// The offices and ranks given beside this mention, in order.
    pub roles: Vec<Role>,
}

/// A form of address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Honorific {
    /// Where it stands.
    pub span: Span,
    /// In lower case: `đồng chí`, `ông`, `bà`.
    pub normal: String,
}

/// What a mention of a person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PersonKind {
    /// Somebody the text speaks of.
    Named,
    /// The author or photographer.
    Byline,
}

impl Person {
    /// A key that is equal for mentions of the same name in any document: the typed keys of the
    /// name's syllables, joined by blanks.
    #[must_use]
    pub fn key(&self) -> String {
        danbiet_text::token::tokens(&self.name)
            .map(|token| danbiet_text::fold::typed(token.of(&self.name)))
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// A name in the text. Ranges are of tokens.
#[derive(Clone, Debug)]
struct Named {
    range: Range<usize>,
    kind: PersonKind,
}

/// Finds the people of a text.
#[inline(never)]
#[must_use]
pub fn find(view: &View<'_>, places: &[Place], found: &Found, home: &Home) -> Vec<Person> {
    let names = Names::new(view, places, found);
    let offices = offices(&names, home);
    let named = name::named(&names, &offices);
    let scopes = address::scopes(view, &named, &offices);
    let mut entities: HashMap<String, u32> = HashMap::new();
    let mut persons = Vec::with_capacity(named.len());
    for (number, name) in named.iter().enumerate() {
        let span = view.span(name.range.clone());
        let mut person = Person {
            span,
            name: usual_capitals(spelling::phrase(span.of(view.text))),
            entity: 0,
            kind: name.kind,
            honorific: None,
            roles: Vec::new(),
        };
        let next = entities.len() as u32;
        person.entity = *entities.entry(person.key()).or_insert(next);
        if name.kind == PersonKind::Named {
            let sides = beside::sides(view, &offices, &named, number);
            let start = sides
                .before
                .first()
                .map_or(name.range.start, |o| o.range.start);
            person.honorific = address::honorific_before(view, start)
                .or_else(|| address::honorific_before(view, name.range.start))
                .or_else(|| {
                    scopes[number]
                        .clone()
                        .map(|range| address::honorific(view, range))
                });
            let all = sides.before.iter().chain(&sides.after);
            person.roles = all.map(|office| office.role(view, found)).collect();
            person
                .roles
                .extend(beside::role_behind_lam(&names, start, sides.end));
        }
        persons.push(person);
    }
    persons
}

/// The offices of a text.
fn offices(names: &Names<'_>, home: &Home) -> Vec<Office> {
    let mut offices = Vec::new();
    let mut at = 0;
    while at < names.view.len() {
        match role::office_at(names, at) {
            Some(mut office) => {
                office.member_of = member_of(names.view, &office, home);
                at = office.range.end;
                offices.push(office);
            }
            None => at += 1,
        }
    }
    supply_committees(names, &mut offices);
    offices
}

/// The committee of a member who is named in short: `UVBTV, Trưởng Ban Dân vận Tỉnh ủy` sits in the
/// *Ban Thường vụ Tỉnh ủy*.
fn supply_committees(names: &Names<'_>, offices: &mut [Office]) {
    const MEMBERS: [&str; 2] = ["Ủy viên Ban Thường vụ", "Ủy viên Thường vụ"];
    let found = names.found;
    for number in 0..offices.len() {
        let office = &offices[number];
        if office.body.is_some() || !MEMBERS.contains(&office.normal.as_str()) {
            continue;
        }
        let mut end = office.range.end;
        let list = offices[number + 1..].iter().take_while(|next| {
            let listed = next.range.start == end && names.view.gap(end) == Gap::Comma;
            end = next.range.end;
            listed
        });
        let committee = list.filter_map(|next| next.body).find_map(|body| {
            let inside = |at: &usize| found.organisations[*at].nested_in == Some(body);
            let numbers =
                std::iter::once(body as usize).chain((0..found.organisations.len()).filter(inside));
            numbers
                .into_iter()
                .find(|&at| found.heads[at].tail == Tail::Committee)
        });
        if let Some(committee) = committee {
            let board = format!("Ban Thường vụ {}", found.organisations[committee].normal);
            let normal = format!("Ủy viên Ban Thường vụ {}", found.local[committee]);
            offices[number].member_of = Some(board);
            offices[number].normal = normal;
        }
    }
}

/// The committee that "Tỉnh ủy viên" is a member of.
fn member_of(view: &View<'_>, office: &Office, home: &Home) -> Option<String> {
    use super::Level;
    let at = office.range.start;
    let (levels, committee): (&[Level], &str) = match (view.word(at), view.word(at + 1)) {
        ("tỉnh", "ủy") => (&[Level::Province], "Tỉnh ủy"),
        ("thành", "ủy") => (&[Level::City, Level::Municipality], "Thành ủy"),
        ("thị", "ủy") => (&[Level::Town], "Thị ủy"),
        ("huyện", "ủy") => (&[Level::District], "Huyện ủy"),
        ("quận", "ủy") => (&[Level::UrbanDistrict], "Quận ủy"),
        _ => return None,
    };
    let unit = levels
        .iter()
        .find_map(|&level| home.unit(level)?.strip_prefix(level.word()));
    Some(format!("{committee}{}", unit.unwrap_or_default()))
}

/// A name that is printed in capitals throughout in its usual form: `Thanh Hải`.
fn usual_capitals(name: String) -> String {
    if name.chars().any(char::is_lowercase) {
        return name;
    }
    let syllable = |syllable: &str| {
        let mut letters = syllable.chars();
        let first = letters.next();
        let rest = letters.flat_map(char::to_lowercase);
        first.into_iter().chain(rest).collect::<String>()
    };
    let syllables: Vec<String> = name.split(' ').map(syllable).collect();
    syllables.join(" ")
}
