//! Places: every name of a unit of administration, village, street, region or country, with its
//! type word.
//!
//! A type word before capitals makes a place (`xã Thạch Hạ`), with the gazetteer saying where the
//! name ends (`xã Thạch Hạ Nguyễn Huy Đức`); without a type word only names that the gazetteer
//! knows count, and those of the lower tiers only where the document or its province vouches for
//! them. What a mention stands for is settled by type word, by the province most of the document
//! points at, and by the districts it names.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::OnceLock,
};

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use super::{
    Gazetteer,
    gazetteer::{Era, Unit},
    names, spelling,
    view::{Gap, Shape, View},
};
use crate::zone::Zone;

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
const TYPE_WORDS: [(&str, Level); 26] = [
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
    ("đường", Level::Street),
    ("phố", Level::Street),
];

/// The type word that begins at a token: its level and its length in tokens.
#[must_use]
pub fn type_word(view: &View<'_>, at: usize) -> Option<(Level, usize)> {
    if matches!(view.word(at), "tp" | "tx" | "tt") && view.shape(at) == Shape::Lower {
        return None;
    }
    // Most tokens begin no type word; comparing first bytes settles that cheaply.
    let first = view.word(at).as_bytes().first();
    TYPE_WORDS
        .iter()
        .filter(|(word, _)| word.as_bytes().first() == first)
        .find_map(|&(word, level)| Some((level, view.phrase(at, word)?)))
}

/// Finds the places of a text, and where the text is at home.
#[must_use]
pub fn find(
    view: &View<'_>,
    gazetteer: &Gazetteer,
    given_province: Option<&str>,
) -> (Vec<Place>, Home) {
    let mut mentions = typed_mentions(view, gazetteer);
    let province = home_province(view, gazetteer, &mentions, given_province);
    bare_mentions(view, gazetteer, province, &mut mentions);
    mentions.sort_by_key(|mention| mention.whole.start);
    // Bare names tell of the province as well.
    let province = province.or_else(|| home_province(view, gazetteer, &mentions, given_province));
    resolve(view, gazetteer, province, &mut mentions);
    let home = home(view, gazetteer, province, given_province, &mentions);
    let mut places: Vec<Place> = mentions
        .iter()
        .map(|mention| to_place(view, gazetteer, &home, mention))
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
    (places, home)
}

/// The mentions with a type word, and the lists that one type word heads.
fn typed_mentions(view: &View<'_>, gazetteer: &Gazetteer) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < view.len() {
        let Some((level, length)) = type_word(view, at) else {
            at += 1;
            continue;
        };
        let from = at + length;
        if begins_longer_name(view, gazetteer, at, from) {
            at = from;
            continue;
        }
        let short_form = matches!(view.word(at), "tp" | "tx" | "tt");
        if view.gap(from) == Gap::Colon && is_plural(view, at) {
            at = colon_list(view, gazetteer, level, from, &mut mentions);
            continue;
        }
        let follows = match view.gap(from) {
            // `VHTT&TT Huyện Yên Lạc`: no township is called "Huyện …".
            _ if short_form && heads_a_name(view, gazetteer, from) => false,
            _ if view.word(at) == "làng" && view.word(at.wrapping_sub(1)) == "già" => false,
            Gap::Blank => true,
            Gap::Stop | Gap::Joined => short_form && view.between(from).trim() == ".",
            _ => false,
        };
        let name = follows
            .then(|| name_end(view, gazetteer, at, from, level))
            .flatten();
        let Some(end) = name else {
            at = from;
            continue;
        };
        mentions.push(Mention {
            whole: at..end,
            name: from..end,
            stated: Some(level),
            told: None,
            unit: None,
        });
        at = end;
        if is_plural(view, mentions[mentions.len() - 1].whole.start) {
            at = list_of(view, gazetteer, level, at, &mut mentions);
        }
    }
    mentions
}

/// Whether a type word stands at a token that is no part of a longer name.
fn heads_a_name(view: &View<'_>, gazetteer: &Gazetteer, at: usize) -> bool {
    type_word(view, at)
        .is_some_and(|(_, length)| !begins_longer_name(view, gazetteer, at, at + length))
}

/// Whether a type word with a capital begins the name of a unit: `Buôn Ma Thuột`, `Phố Lu`.
fn begins_longer_name(view: &View<'_>, gazetteer: &Gazetteer, at: usize, from: usize) -> bool {
    let small = matches!(
        view.word(at),
        "buôn" | "bản" | "làng" | "phố" | "xóm" | "thôn" | "đường"
    );
    small
        && view.is_capital(at)
        && view.is_capital(from)
        && view.gap(from) == Gap::Blank
        && longest_unit(view, gazetteer, at, run_end(view, at), |_| true)
            .is_some_and(|end| end > from)
}

/// Whether the type word at a token heads a list: `các xã A, B và C`.
fn is_plural(view: &View<'_>, at: usize) -> bool {
    at > 0
        && view.gap(at) == Gap::Blank
        && (matches!(
            view.word(at - 1),
            "các" | "những" | "hai" | "ba" | "bốn" | "năm" | "nhiều" | "một"
        ) || view.shape(at - 1) == Shape::Number)
        || (at > 1 && view.gap(at) == Gap::Colon)
}

/// `Các phường: A, B và C`; gives the token after the list.
fn colon_list(
    view: &View<'_>,
    gazetteer: &Gazetteer,
    level: Level,
    from: usize,
    mentions: &mut Vec<Mention>,
) -> usize {
    if type_word(view, from).is_some() {
        return from;
    }
    let Some(end) = name_end(view, gazetteer, from, from, level) else {
        return from;
    };
    mentions.push(Mention {
        whole: from..end,
        name: from..end,
        stated: Some(level),
        told: None,
        unit: None,
    });
    list_of(view, gazetteer, level, end, mentions)
}

/// The further names of a list; gives the token after it.
fn list_of(
    view: &View<'_>,
    gazetteer: &Gazetteer,
    level: Level,
    mut at: usize,
    mentions: &mut Vec<Mention>,
) -> usize {
    loop {
        let from = match view.gap(at) {
            Gap::Comma => at,
            Gap::Blank if matches!(view.word(at), "và" | "với") => at + 1,
            _ => return at,
        };
        if type_word(view, from).is_some() {
            return at;
        }
        let Some(end) = name_end(view, gazetteer, from, from, level) else {
            return at;
        };
        mentions.push(Mention {
            whole: from..end,
            name: from..end,
            stated: Some(level),
            told: None,
            unit: None,
        });
        at = end;
    }
}

/// Where the name that begins at `from` behind a type word ends.
fn name_end(
    view: &View<'_>,
    gazetteer: &Gazetteer,
    type_at: usize,
    from: usize,
    level: Level,
) -> Option<usize> {
    if view.shape(from) == Shape::Number {
        return numbered_end(view, from, level);
    }
    if matches!(view.word(from), "số") && view.shape(from + 1) == Shape::Number {
        return numbered_end(view, from + 1, level);
    }
    if !view.is_capital(from) {
        return None;
    }
    let run = run_end(view, from);
    if level.tier().is_some()
        && let Some(end) = longest_unit(view, gazetteer, from, run, |unit| fits(level, unit.level))
    {
        return Some(end);
    }
    unknown_end(view, type_at, from, run, level)
}

/// `Phường 3`, `ấp 2`: a number as the name.
fn numbered_end(view: &View<'_>, from: usize, level: Level) -> Option<usize> {
    let short = view.printed(from).len() <= 2;
    let named_by_number = match level {
        Level::Ward | Level::UrbanDistrict => true,
        Level::Neighbourhood => !matches!(view.word(from - 1), "bản" | "làng"),
        _ => false,
    };
    // "tăng 2 phường, 3 xã" counts: the number of a name has no unit after it but places.
    let counts = view.gap(from + 1) == Gap::Blank
        && view.shape(from + 1) == Shape::Lower
        && matches!(
            view.word(from + 1),
            "người"
                | "hộ"
                | "xã"
                | "cuộc"
                | "triệu"
                | "nghìn"
                | "tỷ"
                | "lần"
                | "năm"
                | "ngày"
                | "tháng"
                | "tuần"
                | "giờ"
                | "lượt"
                | "vụ"
                | "ý"
        );
    (short && named_by_number && !counts).then_some(from + 1)
}

/// The end of the run of capitalised tokens that begins at a token. A hyphen joins
/// (`Bà Rịa - Vũng Tàu`), so does an apostrophe (`Ea H'leo`).
fn run_end(view: &View<'_>, from: usize) -> usize {
    let mut end = from + 1;
    while end < view.len() && end < from + 9 {
        let joins = match view.gap(end) {
            Gap::Blank => true,
            Gap::Joined | Gap::Opening => matches!(view.between(end), "'" | "’" | "-"),
            Gap::Closing => view.between(end) == "’",
            _ => false,
        };
        if !joins || !(view.is_capital(end) || view.between(end) == "'") {
            break;
        }
        end += 1;
    }
    end
}

/// The longest name of a fitting unit that begins at `from` and ends in or right behind the run
/// (a number may follow: `Long Phú 1`). What is left of the run must not be a single syllable.
fn longest_unit(
    view: &View<'_>,
    gazetteer: &Gazetteer,
    from: usize,
    run: usize,
    fits: impl Fn(&Unit) -> bool,
) -> Option<usize> {
    let mut words = String::new();
    let mut longest = None;
    let mut end = from;
    while end < view.len() && end < from + 6 {
        let crossing = end >= run;
        let dash = crossing && matches!(view.gap(end), Gap::Dash | Gap::Joined);
        if crossing && !dash && view.shape(end) != Shape::Number {
            break;
        }
        if crossing && view.gap(end) != Gap::Blank && !dash {
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(view.word(end));
        end += 1;
        let rest = run.saturating_sub(end);
        if rest != 1 && gazetteer.named(&words).any(|(_, unit)| fits(unit)) {
            longest = Some(end);
        }
    }
    longest
}

/// The end of a name that the gazetteer does not know.
fn unknown_end(
    view: &View<'_>,
    type_at: usize,
    from: usize,
    run: usize,
    level: Level,
) -> Option<usize> {
    let length = run - from;
    if is_rank(view, from) {
        return None;
    }
    if level == Level::Street {
        let words = ["lối", "dây", "bộ"];
        return (!words.contains(&view.word(from)) && (length >= 2 || is_road_name(view, from)))
            .then_some(run);
    }
    if view.shape(from) == Shape::Upper {
        return city_short_form(view, from, level);
    }
    let starts_person = |at: usize| {
        let family = names::family(view.word(at));
        let telling_middle = matches!(view.word(at + 1), "văn" | "thị") && run - at >= 3;
        (family == Some(names::Family::Sure) && run - at >= 2)
            || (family.is_some() && telling_middle)
            // The gazetteer has every district, so an unknown one is a person more likely.
            || (family.is_some() && level.tier() == Some(2) && run - at >= 3)
    };
    // "Trưởng thôn Nguyễn Văn A", "UBND huyện Lê Văn B": the run is a person.
    if starts_person(from) && (length >= 3 || view.word(type_at.wrapping_sub(1)) == "trưởng") {
        return None;
    }
    if length == 1 {
        // A capital at the beginning of a common word, "văn bản Nghị quyết", is no name.
        let village = matches!(
            view.word(type_at),
            "thôn" | "ấp" | "xóm" | "buôn" | "khóm" | "xã" | "phường"
        );
        let followed = view.gap(run) == Gap::Blank && view.shape(run) == Shape::Lower;
        return (village && !(followed && is_head_word(view.word(from)))).then_some(run);
    }
    // A person may follow a village: cut where a family name has two syllables after it.
    let cut = (from + 1..run).find(|&at| starts_person(at) && run - at >= 3 && at > from + 1);
    let end = cut.unwrap_or(run);
    (end - from <= 4).then_some(end)
}

/// `Trưởng Công an huyện Thượng tá A`: a rank of officers, whose first syllable has the capital.
fn is_rank(view: &View<'_>, at: usize) -> bool {
    matches!(view.word(at), "thiếu" | "trung" | "thượng" | "đại")
        && matches!(view.word(at + 1), "úy" | "tá" | "tướng")
        && view.gap(at + 1) == Gap::Blank
}

/// Words that begin common nouns and names of bodies rather than names of places.
fn is_head_word(word: &str) -> bool {
    matches!(
        word,
        "nghị"
            | "ban"
            | "đảng"
            | "hội"
            | "ủy"
            | "chủ"
            | "nhân"
            | "bí"
            | "phó"
            | "quy"
            | "kế"
            | "báo"
            | "mặt"
            | "đoàn"
            | "công"
            | "tỉnh"
            | "trung"
            | "quyết"
            | "chỉ"
            | "kết"
            | "hiến"
            | "luật"
            | "thông"
    )
}

fn is_road_name(view: &View<'_>, at: usize) -> bool {
    view.shape(at + 1) == Shape::Number
}

/// `TP HCM`.
fn city_short_form(view: &View<'_>, from: usize, level: Level) -> Option<usize> {
    (level == Level::City && view.word(from) == "hcm").then_some(from + 1)
}

/// Whether a type word can name a unit of this level: units are raised to wards and cities in the
/// course of time, so the two lower tiers only have to agree in the tier.
fn fits(stated: Level, unit: Level) -> bool {
    match stated {
        Level::City => unit == Level::Municipality || unit.tier() == Some(2),
        _ => stated.tier() == unit.tier(),
    }
}

/// The province that most of the mentions point at. Furniture counts little, title and lead more.
fn home_province(
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
fn first_of_name(gazetteer: &Gazetteer, province: u32) -> u32 {
    let bare = words_of(gazetteer.unit(province).bare());
    gazetteer
        .named(&bare)
        .find(|(_, unit)| unit.level.tier() == Some(1))
        .map_or(province, |(number, _)| number)
}

fn words_of(name: &str) -> String {
    danbiet_text::token::tokens(name)
        .map(|token| spelling::word(token.of(name)))
        .collect::<Vec<_>>()
        .join(" ")
}

fn name_words(view: &View<'_>, name: Range<usize>) -> String {
    let mut words = String::new();
    for at in name {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(view.word(at));
    }
    words
}

/// The units a mention can stand for.
fn candidates<'g>(
    view: &View<'_>,
    gazetteer: &'g Gazetteer,
    mention: &Mention,
) -> impl Iterator<Item = u32> + use<'g> {
    let stated = mention.stated.or(mention.told);
    let words = name_words(view, mention.name.clone());
    let found: Vec<u32> = gazetteer
        .named(&words)
        .filter(|(_, unit)| stated.is_none_or(|stated| fits(stated, unit.level)))
        .map(|(number, _)| number)
        .collect();
    found.into_iter()
}

/// Adds the names without type word.
fn bare_mentions(
    view: &View<'_>,
    gazetteer: &Gazetteer,
    province: Option<u32>,
    mentions: &mut Vec<Mention>,
) {
    let typed: BTreeSet<String> = mentions
        .iter()
        .map(|mention| name_words(view, mention.name.clone()))
        .collect();
    let mut taken = vec![false; view.len()];
    for mention in mentions.iter() {
        taken[mention.whole.clone()].fill(true);
    }
    let mut at = 0;
    while at < view.len() {
        // The names of authors are often names of places as well.
        let byline = view.tokens[at].zone == Zone::Byline;
        if taken[at] || byline || view.shape(at) != Shape::Capital {
            at += 1;
            continue;
        }
        let run = (at..run_end(view, at))
            .find(|&end| taken[end])
            .unwrap_or_else(|| run_end(view, at));
        if is_street_of_address(view, at) {
            mentions.push(Mention {
                whole: at..run,
                name: at..run,
                stated: Some(Level::Street),
                told: None,
                unit: None,
            });
            at = run;
            continue;
        }
        let Some(end) = bare_end(view, gazetteer, at, run, province, &typed) else {
            at += 1;
            continue;
        };
        mentions.push(Mention {
            whole: at..end,
            name: at..end,
            stated: None,
            told: level_of_committee(view, at),
            unit: None,
        });
        at = end;
    }
}

/// "Địa chỉ: 56 Lê Duẩn": the name behind a house number.
fn is_street_of_address(view: &View<'_>, at: usize) -> bool {
    let numbered = at > 0 && view.gap(at) == Gap::Blank && view.shape(at - 1) == Shape::Number;
    let line = view.tokens[at].line;
    let first = view.tokens.partition_point(|token| token.line < line);
    numbered
        && (first..at).any(|at| {
            matches!(
                view.any_phrase(at, &["địa chỉ", "trụ sở", "tòa soạn"]),
                Some((_, length)) if view.gap(at + length) == Gap::Colon
            )
        })
}

/// The end of a bare name of a place that begins at a token of a run of capitalised tokens.
fn bare_end(
    view: &View<'_>,
    gazetteer: &Gazetteer,
    at: usize,
    run: usize,
    province: Option<u32>,
    typed: &BTreeSet<String>,
) -> Option<usize> {
    let inside_run = at > 0 && view.gap(at) == Gap::Blank && view.is_capital(at - 1);
    if inside_run && !may_stand_before(view, at - 1) {
        return None;
    }
    if at > 0 && view.gap(at) == Gap::Blank && is_address_form(view, at - 1) {
        return None;
    }
    if view.gap(at) == Gap::Joined || view.gap(run) == Gap::Joined {
        return None;
    }
    let after_body =
        at > 0 && view.gap(at) == Gap::Blank && matches!(view.word(at - 1), "ủy" | "đoàn");
    let is_home = |words: &str| typed.contains(words);
    let mut words = String::new();
    let mut longest = None;
    for end in at + 1..=run.min(at + 6) {
        if end > at + 1 {
            words.push(' ');
        }
        words.push_str(view.word(end - 1));
        let rest = run - end;
        let person_follows = rest >= 2 && names::family(view.word(end)).is_some();
        let dash_follows = rest == 0 || view.gap(end) == Gap::Dash;
        if !(dash_follows || person_follows) || is_product(view, end) {
            continue;
        }
        let single = end == at + 1;
        let accepted = other_place(&words).is_some()
            || gazetteer
                .named(&words)
                .any(|(number, unit)| match unit.level.tier() {
                    Some(1) => words != "hồ chí minh" && (!single || is_home(&words)),
                    Some(2) => {
                        is_home(&words)
                            || is_before_its_province(view, gazetteer, end, number)
                            || (!single
                                && (after_body
                                    || province.is_some_and(|home| {
                                        first_of_name(gazetteer, gazetteer.province_of(number))
                                            == home
                                    })))
                    }
                    _ => !single && (is_home(&words) || after_body),
                });
        // Two syllables that may well be a person need a type word elsewhere.
        if accepted {
            longest = Some(end);
        }
    }
    // `Bà Rịa - Vũng Tàu`: the dash of a double name.
    if view.gap(run) == Gap::Dash && view.is_capital(run) {
        let second = run_end(view, run);
        let words = name_words(view, at..second);
        let double = gazetteer
            .named(&words)
            .any(|(_, unit)| unit.level.tier() == Some(1));
        if double || other_place(&words).is_some() {
            return Some(second);
        }
    }
    longest
}

/// `Hiệp Hòa, Bắc Giang`: the province of a bare name follows it.
fn is_before_its_province(view: &View<'_>, gazetteer: &Gazetteer, end: usize, number: u32) -> bool {
    if view.gap(end) != Gap::Comma || !view.is_capital(end) {
        return false;
    }
    let province = gazetteer.unit(gazetteer.province_of(number)).bare();
    let words = words_of(province);
    words_at(view, end, &words)
}

/// Whether words stand at a token, and nothing in capitals behind them.
fn words_at(view: &View<'_>, at: usize, words: &str) -> bool {
    view.phrase(at, words).is_some_and(|length| {
        let behind = at + length;
        !(view.gap(behind) == Gap::Blank && view.is_capital(behind))
    })
}

/// The level that the committee before a bare name is of: `Huyện ủy Vạn Ninh`, `Tỉnh đoàn Hà Giang`.
fn level_of_committee(view: &View<'_>, at: usize) -> Option<Level> {
    let organ = at >= 2
        && view.gap(at) == Gap::Blank
        && view.gap(at - 1) == Gap::Blank
        && matches!(view.word(at - 1), "ủy" | "đoàn");
    match view.word(at.wrapping_sub(2)) {
        _ if !organ => None,
        "tỉnh" => Some(Level::Province),
        "thành" => Some(Level::City),
        "thị" => Some(Level::Town),
        "huyện" => Some(Level::District),
        "quận" => Some(Level::UrbanDistrict),
        _ => None,
    }
}

/// Whether a capitalised word may stand right before a bare name without being a part of it:
/// words that begin sentences and names of bodies.
fn may_stand_before(view: &View<'_>, at: usize) -> bool {
    matches!(
        view.word(at),
        "tại"
            | "ở"
            | "từ"
            | "về"
            | "theo"
            | "người"
            | "báo"
            | "đài"
            | "đến"
            | "và"
            | "với"
            | "cùng"
            | "tỉnh"
            | "ủy"
            | "đoàn"
            | "trường"
            | "qua"
            | "nhân"
            | "quê"
            | "của"
            | "cho"
    )
}

/// Whether the word before says that a person follows.
fn is_address_form(view: &View<'_>, at: usize) -> bool {
    matches!(
        view.word(at),
        "chí" | "ông" | "bà" | "anh" | "chị" | "em" | "cụ"
    )
}

/// Whether the name goes on as that of a product or club: `Thái Nguyên ID`.
fn is_product(view: &View<'_>, end: usize) -> bool {
    view.gap(end) == Gap::Blank
        && matches!(
            view.printed(end),
            "ID" | "FC" | "TV" | "App" | "Online" | "Smart" | "Digital" | "Plus"
        )
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
                    Some((words_of(name), level))
                })
                .collect()
        })
        .get(words)
        .copied()
}

/// Settles which unit each mention stands for.
fn resolve(
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

/// Where the text is at home.
fn home(
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
        tally
            .iter()
            .filter(|((t, _), _)| *t == tier)
            .max_by_key(|&((_, name), votes)| (votes, std::cmp::Reverse(name)))
            .filter(|&(_, &votes)| votes * 2 >= totals[tier as usize])
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

fn level_of(gazetteer: &Gazetteer, mention: &Mention) -> Option<Level> {
    let unit = mention.unit.map(|number| gazetteer.unit(number).level);
    match (mention.stated, unit) {
        (Some(Level::City), Some(Level::Municipality)) => Some(Level::Municipality),
        (Some(stated), _) => Some(stated),
        (None, unit) => unit,
    }
}

/// The normal form: type word of the text, or of the unit where the text has none.
fn normal(view: &View<'_>, gazetteer: &Gazetteer, mention: &Mention) -> String {
    let printed = spelling::phrase(view.span(mention.name.clone()).of(view.text));
    let shouted = mention.name.len() > 1
        && mention
            .name
            .clone()
            .all(|at| view.shape(at) == Shape::Upper);
    let bare = match (printed.as_str(), mention.unit) {
        ("HCM", _) => "Hồ Chí Minh".to_owned(),
        (_, Some(number)) if shouted => gazetteer.unit(number).bare().to_owned(),
        _ => printed,
    };
    let word = match (mention.stated, mention.unit) {
        (Some(level @ (Level::Neighbourhood | Level::Street)), _) if !mention.whole.is_empty() => {
            // These have many type words: the one that is printed.
            if mention.whole.start < mention.name.start {
                let words = name_words(view, mention.whole.start..mention.name.start);
                return format!(
                    "{} {bare}",
                    if words == "tdp" {
                        "tổ dân phố"
                    } else {
                        &words
                    }
                );
            }
            level.word()
        }
        (Some(level), _) => level.word(),
        (None, Some(number)) => gazetteer.unit(number).level.word(),
        (None, None) => return bare,
    };
    format!("{word} {bare}")
}

fn to_place(view: &View<'_>, gazetteer: &Gazetteer, home: &Home, mention: &Mention) -> Place {
    let words = || name_words(view, mention.name.clone());
    let level = level_of(gazetteer, mention).or_else(|| other_place(&words()));
    let parent = mention
        .unit
        .and_then(|number| gazetteer.unit(number).parent);
    let parent = match level {
        Some(Level::Province | Level::Municipality) => Some("Việt Nam".to_owned()),
        Some(Level::Street | Level::Neighbourhood) => home.commune.clone(),
        Some(level) if level.tier() == Some(3) && parent.is_none() => home.district.clone(),
        _ => parent.map(|number| gazetteer.unit(number).full.clone()),
    };
    let normal = match (level, mention.stated, mention.unit) {
        (Some(Level::Province), None, None) => {
            format!("tỉnh {}", normal(view, gazetteer, mention))
        }
        _ => normal(view, gazetteer, mention),
    };
    Place {
        span: view.span(mention.whole.clone()),
        name: view.span(mention.name.clone()),
        normal,
        level,
        parent,
        in_organisation: false,
    }
}
