//! What a mention stands for: which unit of the gazetteer, and where the document is at home.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{
    super::{
        Gazetteer,
        gazetteer::Era,
        spelling,
        view::{Gap, View},
    },
    Home, Level, Mention,
    name::{level_of, normal},
};
use crate::zone::Zone;

/// Settles which unit each mention stands for.
pub(super) fn resolve(
    view: &View<'_>,
    gazetteer: &Gazetteer,
    province: Option<u32>,
    mentions: &mut [Mention],
) {
    // What a name was called with a type word decides for its bare mentions.
    let mut stated: BTreeMap<String, Level> = BTreeMap::new();
    for mention in mentions.iter() {
        if let Some(level) = mention.stated {
            stated
                .entry(name_words(view, mention.name.clone()))
                .or_insert(level);
        }
    }
    let districts: BTreeSet<u32> = mentions
        .iter()
        .flat_map(|mention| candidates(view, gazetteer, mention))
        .filter(|&number| gazetteer.unit(number).level.tier() == Some(2))
        .collect();
    let outer = outer_units(view, gazetteer, mentions);
    for (at, mention) in mentions.iter_mut().enumerate() {
        let words = name_words(view, mention.name.clone());
        // A bare name that a province has means the province.
        let of_province = candidates(view, gazetteer, mention)
            .any(|number| gazetteer.unit(number).level.tier() == Some(1));
        let elsewhere = stated.get(&words).copied().filter(|_| !of_province);
        let wanted = mention.stated.or(mention.told).or(elsewhere);
        let score = |number: u32| {
            let unit = gazetteer.unit(number);
            let in_province = province.is_some_and(|home| {
                first_of_name(gazetteer, gazetteer.province_of(number)) == home
            });
            let in_district = unit
                .parent
                .is_some_and(|parent| districts.contains(&parent));
            let exact = wanted.is_some_and(|wanted| {
                wanted == unit.level || (wanted == Level::City && unit.level == Level::Municipality)
            });
            let fitting = wanted.is_none_or(|wanted| fits(wanted, unit.level));
            let upper = 3 - unit.level.tier().unwrap_or(3);
            let old = unit.era == Era::Districts;
            let inside = lies_in_one(gazetteer, number, &outer[at]);
            (fitting, inside, in_province, upper, in_district, exact, old)
        };
        let all: Vec<u32> = candidates(view, gazetteer, mention).collect();
        let provinces: BTreeSet<u32> = all
            .iter()
            .map(|&number| first_of_name(gazetteer, gazetteer.province_of(number)))
            .collect();
        // A commune of another province is a namesake; so is one of many where nothing tells.
        let vouched = |number: &u32| {
            let (_, inside, in_province, ..) = score(*number);
            let alone = province.is_none() && provinces.len() == 1;
            let tier = gazetteer.unit(*number).level.tier();
            // `Bình Phước` alone is the province, unless the document has told of a commune.
            let namesake = of_province
                && mention.stated.or(mention.told).is_none()
                && !stated.contains_key(&words)
                && tier != Some(1);
            !namesake && (tier != Some(3) || inside || in_province || alone)
        };
        mention.unit = all
            .iter()
            .copied()
            .filter(vouched)
            .max_by_key(|&number| (score(number), std::cmp::Reverse(number)));
    }
}

/// For each mention the units that the mention right behind it can stand for, where that names what
/// it lies in: `xã Tân Thành, TP Cà Mau`, `xã Đoan Bái (Hiệp Hòa, Bắc Giang)`.
fn outer_units(view: &View<'_>, gazetteer: &Gazetteer, mentions: &[Mention]) -> Vec<Vec<u32>> {
    let outer = |pair: &[Mention]| {
        let next = &pair[1];
        let follows = pair[0].whole.end == next.whole.start
            && matches!(
                view.gap(next.whole.start),
                Gap::Comma | Gap::Opening | Gap::Blank | Gap::Dash
            );
        let units: Vec<u32> = if follows {
            candidates(view, gazetteer, next).collect()
        } else {
            Vec::new()
        };
        units
    };
    let mut all: Vec<Vec<u32>> = mentions.windows(2).map(outer).collect();
    all.push(Vec::new());
    all
}

/// Whether a unit lies in one of the others.
fn lies_in_one(gazetteer: &Gazetteer, number: u32, others: &[u32]) -> bool {
    let mut parent = gazetteer.unit(number).parent;
    while let Some(unit) = parent {
        if others.contains(&unit) {
            return true;
        }
        parent = gazetteer.unit(unit).parent;
    }
    false
}

/// The units a mention can stand for.
pub(super) fn candidates<'g>(
    view: &View<'_>,
    gazetteer: &'g Gazetteer,
    mention: &Mention,
) -> impl Iterator<Item = u32> + use<'g> {
    let stated = mention.stated.or(mention.told);
    let words = match name_words(view, mention.name.clone()) {
        short if short == "hcm" => "hồ chí minh".to_owned(),
        words => words,
    };
    let found: Vec<u32> = gazetteer
        .named(&words)
        .filter(|(_, unit)| stated.is_none_or(|stated| fits(stated, unit.level)))
        .map(|(number, _)| number)
        .collect();
    found.into_iter()
}

/// Whether a type word can name a unit of this level: units are raised to wards and cities in the
/// course of time, so the two lower tiers only have to agree in the tier.
pub(super) fn fits(stated: Level, unit: Level) -> bool {
    match stated {
        Level::City => unit == Level::Municipality || unit.tier() == Some(2),
        _ => stated.tier() == unit.tier(),
    }
}

/// The province that most of the mentions point at. Furniture counts little, title and lead more.
pub(super) fn home_province(
    view: &View<'_>,
    gazetteer: &Gazetteer,
    mentions: &[Mention],
    given: Option<&str>,
) -> Option<u32> {
    if let Some(given) = given {
        let bare = given
            .split_once("thành phố ")
            .or_else(|| given.split_once("tỉnh "))
            .map_or(given, |(_, bare)| bare);
        return gazetteer
            .named(&words_of(bare))
            .find(|(_, unit)| unit.level.tier() == Some(1))
            .map(|(number, _)| number);
    }
    let mut votes: BTreeMap<u32, u32> = BTreeMap::new();
    for mention in mentions {
        let weight = match view.tokens[mention.whole.start].zone {
            Zone::Title | Zone::Lead => 40,
            Zone::Boilerplate | Zone::RepeatedTitle => 4,
            _ => 20,
        };
        let provinces: BTreeSet<u32> = candidates(view, gazetteer, mention)
            .map(|number| first_of_name(gazetteer, gazetteer.province_of(number)))
            .collect();
        // A name that many provinces have says little.
        for province in &provinces {
            *votes.entry(*province).or_default() += weight / (provinces.len() as u32).pow(2);
        }
    }
    votes
        .into_iter()
        .filter(|&(_, votes)| votes > 0)
        .max_by_key(|&(province, votes)| (votes, std::cmp::Reverse(province)))
        .map(|(province, _)| province)
}

/// The first unit of the first tier with the same name: provinces stand in the list once an era.
pub(super) fn first_of_name(gazetteer: &Gazetteer, province: u32) -> u32 {
    let bare = words_of(gazetteer.unit(province).bare());
    gazetteer
        .named(&bare)
        .find(|(_, unit)| unit.level.tier() == Some(1))
        .map_or(province, |(number, _)| number)
}

/// Where the text is at home.
pub(super) fn home(
    view: &View<'_>,
    gazetteer: &Gazetteer,
    province: Option<u32>,
    given: Option<&str>,
    mentions: &[Mention],
) -> Home {
    let mut tally: BTreeMap<(u8, String), u32> = BTreeMap::new();
    let mut totals = [0u32; 4];
    for mention in mentions {
        let weight = match view.tokens[mention.whole.start].zone {
            Zone::Boilerplate => continue,
            Zone::Title | Zone::Lead => 3,
            _ => 1,
        };
        let full = normal(view, gazetteer, mention);
        if let Some(tier) = level_of(gazetteer, mention).and_then(Level::tier) {
            *tally.entry((tier, full)).or_default() += weight;
            totals[tier as usize] += weight;
        }
    }
    // One unit is at home if it makes up half of what is said of its tier.
    let top = |tier: u8| {
        let of_tier = || tally.iter().filter(|((t, _), _)| *t == tier);
        of_tier()
            .max_by_key(|&((_, name), votes)| (votes, std::cmp::Reverse(name)))
            .filter(|&(_, &votes)| votes * 2 >= totals[tier as usize])
            // Of two that are named as often, neither is.
            .filter(|&(_, &most)| of_tier().filter(|&(_, &votes)| votes == most).count() == 1)
            .map(|((_, name), _)| name.clone())
    };
    // Communes that all lie in one district tell the district where none is named.
    let of_communes = || {
        let mut named = BTreeSet::new();
        let mut districts = BTreeSet::new();
        for mention in mentions {
            let prose = view.tokens[mention.whole.start].zone != Zone::Boilerplate;
            let unit = mention.unit.map(|number| gazetteer.unit(number));
            if let Some(unit) = unit.filter(|unit| prose && unit.level.tier() == Some(3)) {
                named.insert(unit.full.as_str());
                districts.insert(unit.parent);
            }
        }
        let mut parents = districts.into_iter().flatten();
        let parent = gazetteer.unit(parents.next()?);
        let only = parents.next().is_none() && named.len() > 1 && totals[2] == 0;
        (only && parent.level.tier() == Some(2)).then(|| parent.full.clone())
    };
    Home {
        province: given
            .map(str::to_owned)
            .or_else(|| province.map(|number| gazetteer.unit(number).full.clone())),
        district: top(2).or_else(of_communes),
        commune: top(3),
    }
}

pub(super) fn words_of(name: &str) -> String {
    danbiet_text::token::tokens(name)
        .map(|token| spelling::word(token.of(name)))
        .collect::<Vec<_>>()
        .join(" ")
}

pub(super) fn name_words(view: &View<'_>, name: Range<usize>) -> String {
    let mut words = String::new();
    for at in name {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(view.word(at));
    }
    words
}
