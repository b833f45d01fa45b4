//! Places: every name of a unit of administration, village, street, region or country, with its
//! type word.
//!
//! A type word before capitals makes a place (`xã Thạch Hạ`), with the gazetteer saying where the
//! name ends (`xã Thạch Hạ Nguyễn Huy Đức`); without a type word only names that the gazetteer
//! knows count, and those of the lower tiers only where the document or its province vouches for
//! them. What a mention stands for is settled by type word, by the province most of the document
//! points at, and by the districts it names.

mod bare;
mod name;
mod resolve;
mod typed;

use std::{collections::BTreeMap, ops::Range, sync::OnceLock};

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use super::{
    Gazetteer,
    cue::Cue,
    view::{Gap, Shape, View},
};

/// A mention of a named place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The name with its type word: `thị xã Hồng Lĩnh`.
    pub span: Span,
    /// The bare name: `Hồng Lĩnh`.
    pub name: Span,
    /// With the full type word: `thành phố Hà Tĩnh` for `TP Hà Tĩnh`.
    pub normal: String,
    /// What kind of place it is, if known.
    pub level: Option<Level>,
    /// The place it lies in, with type word: `tỉnh Hà Tĩnh`.
    pub parent: Option<String>,
    /// Whether it stands inside the name of a body.
    pub in_organisation: bool,
}

/// The levels of administration, and the other kinds of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Level {
    /// The nation: *trung ương*.
    Nation,
    /// A region of several provinces: *vùng*.
    Region,
    /// *tỉnh*.
    Province,
    /// *thành phố trực thuộc trung ương*.
    Municipality,
    /// *thành phố thuộc tỉnh*.
    City,
    /// *thị xã*.
    Town,
    /// *quận*.
    UrbanDistrict,
    /// *huyện*.
    District,
    /// *đặc khu*.
    SpecialZone,
    /// *phường*.
    Ward,
    /// *thị trấn*.
    Township,
    /// *xã*.
    Commune,
    /// *thôn, ấp, tổ dân phố, khu phố*.
    Neighbourhood,
    /// *đường, phố*.
    Street,
    /// Another country.
    Country,
}

/// Where a document is at home: what an unnamed "tỉnh", "huyện", "xã" stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// The province with its type word.
    pub province: Option<String>,
    /// The district, town or city with its type word.
    pub district: Option<String>,
    /// The commune, ward or township with its type word.
    pub commune: Option<String>,
}

impl Level {
    /// The type word in the normal form of a place's name.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Level::Nation => "trung ương",
            Level::Region => "vùng",
            Level::Province => "tỉnh",
            Level::Municipality | Level::City => "thành phố",
            Level::Town => "thị xã",
            Level::UrbanDistrict => "quận",
            Level::District => "huyện",
            Level::SpecialZone => "đặc khu",
            Level::Ward => "phường",
            Level::Township => "thị trấn",
            Level::Commune => "xã",
            Level::Neighbourhood => "thôn",
            Level::Street => "đường",
            Level::Country => "quốc gia",
        }
    }

    /// The name of the level in the exported forms: as [`Level::word`], but cities apart by what
    /// they belong to.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Level::Municipality => "thành phố trực thuộc trung ương",
            Level::City => "thành phố (thuộc tỉnh)",
            other => other.word(),
        }
    }

    /// The tier of administration: 1 province, 2 district, 3 commune; `None` for the others.
    #[must_use]
    pub const fn tier(self) -> Option<u8> {
        match self {
            Level::Province | Level::Municipality => Some(1),
            Level::City | Level::Town | Level::UrbanDistrict | Level::District => Some(2),
            Level::Ward | Level::Township | Level::Commune | Level::SpecialZone => Some(3),
            _ => None,
        }
    }
}

impl Home {
    /// The level that an unnamed level word means here: *thành phố* is that of the first tier where
    /// the document is at home in one and in no city below it.
    #[must_use]
    pub fn level(&self, level: Level) -> Level {
        let first_tier = self.unit(level).is_some() && self.unit(level) == self.province.as_deref();
        match level {
            Level::City if first_tier => Level::Municipality,
            _ => level,
        }
    }

    /// The unit that an unnamed level word stands for here: "tỉnh" → `tỉnh Hà Tĩnh`.
    #[must_use]
    pub fn unit(&self, level: Level) -> Option<&str> {
        match level {
            Level::Province | Level::Municipality => self.province.as_deref(),
            Level::City | Level::Town | Level::UrbanDistrict | Level::District => {
                let unit = self.district.as_deref();
                unit.filter(|unit| unit.starts_with(level.word()))
                    .or_else(|| {
                        self.province
                            .as_deref()
                            .filter(|p| p.starts_with(level.word()))
                    })
            }
            Level::Ward | Level::Township | Level::Commune | Level::SpecialZone => self
                .commune
                .as_deref()
                .filter(|unit| unit.starts_with(level.word())),
            _ => None,
        }
    }
}

/// A mention before it is resolved.
#[derive(Clone, Debug)]
struct Mention {
    /// Tokens of the whole, type word included.
    whole: Range<usize>,
    /// Tokens of the bare name.
    name: Range<usize>,
    /// What the type word, or that of the list, says.
    stated: Option<Level>,
    /// What the word before a bare name says: `Huyện ủy Vạn Ninh` is of a district.
    told: Option<Level>,
    /// The unit, where it is known.
    unit: Option<u32>,
}

/// Type words with the level they state. Longer ones first where one begins another.
const TYPE_WORDS: [(&str, Level); 27] = [
    ("tổ dân phố", Level::Neighbourhood),
    ("khu dân cư", Level::Neighbourhood),
    ("khu phố", Level::Neighbourhood),
    ("khối phố", Level::Neighbourhood),
    ("thành phố", Level::City),
    ("thị xã", Level::Town),
    ("thị trấn", Level::Township),
    ("đặc khu", Level::SpecialZone),
    ("tp", Level::City),
    ("tx", Level::Town),
    ("tt", Level::Township),
    ("tdp", Level::Neighbourhood),
    ("tỉnh", Level::Province),
    ("quận", Level::UrbanDistrict),
    ("huyện", Level::District),
    ("phường", Level::Ward),
    ("xã", Level::Commune),
    ("thôn", Level::Neighbourhood),
    ("ấp", Level::Neighbourhood),
    ("xóm", Level::Neighbourhood),
    ("bản", Level::Neighbourhood),
    ("làng", Level::Neighbourhood),
    ("buôn", Level::Neighbourhood),
    ("khóm", Level::Neighbourhood),
    ("đại lộ", Level::Street),
    ("đường", Level::Street),
    ("phố", Level::Street),
];

/// Words that places begin with, where they do not begin with their name.
pub(super) fn cues() -> impl Iterator<Item = &'static str> {
    let words = TYPE_WORDS.iter().map(|(word, _)| *word);
    words.chain(typed::OTHER_WORDS)
}

/// The type word that begins at a token: its level and its length in tokens.
#[must_use]
pub fn type_word(view: &View<'_>, at: usize) -> Option<(Level, usize)> {
    if !view.has(at, Cue::Place)
        || (matches!(view.word(at), "tp" | "tx" | "tt") && view.shape(at) == Shape::Lower)
    {
        return None;
    }
    TYPE_WORDS
        .iter()
        .find_map(|&(word, level)| Some((level, view.phrase(at, word)?)))
}

/// Finds the places of a text, and where the text is at home.
#[inline(never)]
#[must_use]
pub fn find(
    view: &View<'_>,
    gazetteer: &Gazetteer,
    given_province: Option<&str>,
) -> (Vec<Place>, Home) {
    let mut mentions = typed::typed_mentions(view, gazetteer);
    let province = resolve::home_province(view, gazetteer, &mentions, given_province);
    bare::bare_mentions(view, gazetteer, province, &mut mentions);
    mentions.sort_by_key(|mention| mention.whole.start);
    // Bare names tell of the province as well.
    let province =
        province.or_else(|| resolve::home_province(view, gazetteer, &mentions, given_province));
    resolve::resolve(view, gazetteer, province, &mut mentions);
    let home = resolve::home(view, gazetteer, province, given_province, &mentions);
    let mut places: Vec<Place> = mentions
        .iter()
        .map(|mention| name::to_place(view, gazetteer, &home, mention))
        .collect();
    for (number, pair) in mentions.windows(2).enumerate() {
        let follows = pair[0].whole.end == pair[1].whole.start
            && matches!(
                view.gap(pair[1].whole.start),
                Gap::Comma | Gap::Opening | Gap::Blank
            );
        let tier = |number: usize| places[number].level.and_then(Level::tier);
        let outer =
            tier(number + 1).is_some_and(|outer| tier(number).is_none_or(|own| outer < own));
        let small = matches!(
            places[number].level,
            Some(Level::Neighbourhood | Level::Street)
        );
        let unit = tier(number).is_some();
        if follows && outer && (small || (unit && places[number].parent.is_none())) {
            places[number].parent = Some(places[number + 1].normal.clone());
        }
    }
    within_paragraphs(view, &mut places, &home);
    (places, home)
}

/// Gives villages and streets the commune, and communes that the gazetteer does not know the
/// district, that their paragraph has named last before them, if it has.
fn within_paragraphs(view: &View<'_>, places: &mut [Place], home: &Home) {
    let line = |place: &Place| {
        let token = view.tokens.get(view.token_from(place.span.start));
        token.map(|token| token.line)
    };
    for number in 1..places.len() {
        let place = &places[number];
        let (tier, supposed) = match place.level {
            Some(Level::Neighbourhood | Level::Street) => (3, &home.commune),
            Some(level) if level.tier() == Some(3) => (2, &home.district),
            _ => continue,
        };
        // What stands right behind a place, or the gazetteer, has told already.
        if place.parent.is_some() && place.parent != *supposed {
            continue;
        }
        let outer = places[..number].iter().rev().find(|outer| {
            line(outer) == line(place) && outer.level.and_then(Level::tier) == Some(tier)
        });
        if let Some(outer) = outer {
            places[number].parent = Some(outer.normal.clone());
        }
    }
}

/// The level of a place that is no unit.
pub(super) fn other_place(words: &str) -> Option<Level> {
    static OTHER: OnceLock<BTreeMap<String, Level>> = OnceLock::new();
    OTHER
        .get_or_init(|| {
            include_str!("../../data/places/other.tsv")
                .lines()
                .filter_map(|line| line.split_once('\t'))
                .filter_map(|(level, name)| {
                    let level = match level {
                        "province" => Level::Province,
                        "region" => Level::Region,
                        "country" => Level::Country,
                        _ => return None,
                    };
                    Some((resolve::words_of(name), level))
                })
                .collect()
        })
        .get(words)
        .copied()
}
