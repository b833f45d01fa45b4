//! The place that a document is about, and its province.

use std::collections::BTreeMap;

use danbiet_text::Span;

use super::{Basis, Certainty, Fact, Reason};
use crate::{
    annotate::{Gazetteer, Level, Place},
    zone::{Line, Zone},
};

/// How much a mention says about what a document is about: its headline most, its lead more than
/// the rest.
const fn weight(zone: Zone) -> u32 {
    match zone {
        Zone::Title => 6,
        Zone::Lead | Zone::Dateline => 3,
        Zone::Body | Zone::Caption => 1,
        _ => 0,
    }
}

/// Place and province.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// The place, with type word.
    pub place: Option<Fact<String>>,
    /// Its province, with type word.
    pub province: Option<Fact<String>>,
}

/// The place that the article speaks of most, and its province. Where the article names none, the
/// province that the page's furniture names most.
#[must_use]
pub fn infer(lines: &[Line], places: &[Place], gazetteer: &Gazetteer) -> Home {
    let mut scores: BTreeMap<&str, (u32, &Place)> = BTreeMap::new();
    for place in places.iter().filter(|place| is_administrative(place)) {
        let score = weight(zone_of(lines, place.span));
        if score > 0 {
            scores.entry(&place.normal).or_insert((0, place)).0 += score;
        }
    }
    // Of equals, the one that is named first.
    let best = scores
        .values()
        .max_by_key(|(score, place)| (*score, std::cmp::Reverse(place.span.start)));
    let Some((_, place)) = best else {
        return furniture_only(lines, places, gazetteer);
    };
    let province = province_name(place, gazetteer);
    Home {
        place: Some(Fact {
            value: place.normal.clone(),
            basis: Basis::Stated {
                evidence: place.span,
            },
        }),
        province: province.map(|value| province_fact(value, place, lines, places)),
    }
}

/// Stated where the article names the province itself, inferred from the place otherwise.
fn province_fact(value: String, place: &Place, lines: &[Line], places: &[Place]) -> Fact<String> {
    let named = places
        .iter()
        .find(|p| p.normal == value && !zone_of(lines, p.span).is_furniture());
    let basis = match named {
        Some(named) => Basis::Stated {
            evidence: named.span,
        },
        None => Basis::Inferred {
            reason: Reason::Gazetteer,
            evidence: vec![place.span],
            certainty: Certainty::High,
        },
    };
    Fact { value, basis }
}

fn furniture_only(lines: &[Line], places: &[Place], gazetteer: &Gazetteer) -> Home {
    let mut mentions: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    for place in places.iter().filter(|place| is_administrative(place)) {
        if !zone_of(lines, place.span).is_furniture() {
            continue;
        }
        if let Some(province) = province_name(place, gazetteer) {
            mentions.entry(province).or_default().push(place.span);
        }
    }
    let most = mentions.values().map(Vec::len).max().unwrap_or(0);
    let mut best = mentions
        .into_iter()
        .filter(|(_, spans)| spans.len() == most);
    // One mention may be of anywhere, and two provinces with as many say nothing.
    let (Some((province, evidence)), None, 2..) = (best.next(), best.next(), most) else {
        return Home::default();
    };
    let fact = Fact {
        value: province,
        basis: Basis::Inferred {
            reason: Reason::FurnitureOnly,
            evidence,
            certainty: Certainty::Medium,
        },
    };
    Home {
        place: Some(fact.clone()),
        province: Some(fact),
    }
}

fn is_administrative(place: &Place) -> bool {
    !matches!(
        place.level,
        None | Some(
            Level::Nation | Level::Region | Level::Neighbourhood | Level::Street | Level::Country
        )
    )
}

/// The province of a place: itself, its parent, or the only one that the gazetteer knows for it.
fn province_name(place: &Place, gazetteer: &Gazetteer) -> Option<String> {
    if matches!(place.level, Some(Level::Province | Level::Municipality)) {
        return Some(place.normal.clone());
    }
    let mut names: Vec<&str> = gazetteer
        .full_named(&place.normal)
        .filter(|number| {
            let parent = gazetteer.unit(*number).parent;
            place.parent.as_deref().is_none_or(|name| {
                parent.is_some_and(|parent| {
                    gazetteer.unit(parent).full == name
                        || gazetteer.unit(gazetteer.province_of(*number)).full == name
                })
            })
        })
        .map(|number| gazetteer.unit(gazetteer.province_of(number)).full.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    match names.as_slice() {
        [only] => Some((*only).to_owned()),
        _ => None,
    }
}

fn zone_of(lines: &[Line], span: Span) -> Zone {
    let at = lines.partition_point(|line| line.span.end <= span.start);
    lines.get(at).map_or(Zone::Boilerplate, |line| line.zone)
}
