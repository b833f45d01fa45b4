//! The words of the language: operators, fields, zones and levels in Vietnamese and English.
//!
//! A Vietnamese name is understood with its marks or without any; hyphens and underscores in it
//! may be left out. A name with other marks is another word: `năm:` and `nam:` are the year,
//! `nằm:` is no field.

use danbiet_text::fold;

use crate::ast::{FieldName, Level, ZoneName};

/// What stands before a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    Field(FieldName),
    Within(ZoneName),
    Level,
}

/// An operator written as a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    Or,
    And,
    Not,
    /// NEAR with its distance; `None` where it is not a number.
    Near(Option<u32>),
}

/// How far apart the sides of a NEAR without a distance may stand.
pub(crate) const NEAR: u32 = 10;

/// The first name of each is the one that is printed, the second the Vietnamese one.
const FIELDS: [(Name, &[&str]); 13] = [
    (Name::Field(FieldName::In), &["in", "vùng", "phần"]),
    (Name::Field(FieldName::Word), &["word", "từ"]),
    (Name::Field(FieldName::Place), &["place", "nơi"]),
    (Name::Field(FieldName::Person), &["person", "người"]),
    (Name::Field(FieldName::Org), &["org", "cơ-quan", "tổ-chức"]),
    (Name::Field(FieldName::Cites), &["cites", "văn-bản"]),
    (Name::Field(FieldName::Site), &["site", "trang"]),
    (Name::Field(FieldName::Theme), &["theme", "chủ-đề"]),
    (Name::Field(FieldName::Year), &["year", "năm"]),
    (Name::Field(FieldName::Date), &["date", "ngày"]),
    (Name::Field(FieldName::Figure), &["figure", "số-liệu"]),
    (Name::Field(FieldName::Unit), &["unit", "đơn-vị"]),
    (Name::Level, &["level", "mức"]),
];

const ZONES: [(ZoneName, &[&str]); 9] = [
    (ZoneName::Title, &["title", "tiêu-đề", "nhan-đề"]),
    (ZoneName::Lead, &["lead", "mở-đầu", "sapo"]),
    (ZoneName::Body, &["body", "thân-bài", "nội-dung"]),
    (ZoneName::Caption, &["caption", "chú-thích"]),
    (ZoneName::Byline, &["byline", "tác-giả"]),
    (ZoneName::Source, &["source", "nguồn"]),
    (ZoneName::Dateline, &["dateline", "nơi-ngày"]),
    (
        ZoneName::Furniture,
        &["furniture", "khung-trang", "ngoài-bài"],
    ),
    (ZoneName::All, &["all", "tất-cả"]),
];

const LEVELS: [(Level, &[&str]); 2] = [
    (Level::Typed, &["typed", "như-gõ", "đúng-dấu"]),
    (Level::Any, &["any", "bất-kể-dấu", "mọi-dấu"]),
];

/// What a name before a colon stands for. Every zone can stand there.
pub(crate) fn before_colon(name: &str) -> Option<Name> {
    find(&FIELDS, name).or_else(|| zone(name).map(Name::Within))
}

/// The zone with this name.
pub(crate) fn zone(name: &str) -> Option<ZoneName> {
    find(&ZONES, name)
}

/// The level with this name.
pub(crate) fn level(name: &str) -> Option<Level> {
    find(&LEVELS, name)
}

/// The name that is printed for a field.
pub(crate) fn of_field(field: FieldName) -> &'static str {
    printed(&FIELDS, Name::Field(field))
}

/// The name that is printed for a zone.
pub(crate) fn of_zone(zone: ZoneName) -> &'static str {
    printed(&ZONES, zone)
}

/// The name that is printed for a level.
pub(crate) fn of_level(level: Level) -> &'static str {
    printed(&LEVELS, level)
}

/// The field whose name is nearest to what was typed: one letter off, or two in a long name.
pub(crate) fn nearest(name: &str) -> Option<&'static str> {
    let typed = fold::any_of_typed(&key(name));
    let mut best = None;
    for candidate in all() {
        let other = fold::any_of_typed(&key(candidate));
        let allowed = if other.len() > 4 { 2 } else { 1 };
        let steps = distance(&typed, &other);
        if steps <= allowed && best.is_none_or(|(least, _)| steps < least) {
            best = Some((steps, candidate));
        }
    }
    best.map(|(_, name)| name)
}

/// All names that can stand before a colon.
fn all() -> impl Iterator<Item = &'static str> {
    let fields = FIELDS.iter().flat_map(|(_, names)| *names);
    fields
        .chain(ZONES.iter().flat_map(|(_, names)| *names))
        .copied()
}

/// The operator that a word stands for, and whether the word is Vietnamese and so can also be meant
/// as itself in a line of capitals. Operators are written in capitals.
pub(crate) fn operator(word: &str) -> Option<(Word, bool)> {
    match word {
        "OR" => return Some((Word::Or, false)),
        "AND" => return Some((Word::And, false)),
        "NOT" => return Some((Word::Not, false)),
        "NEAR" => return Some((Word::Near(Some(NEAR)), false)),
        _ => {}
    }
    if let Some((name, distance)) = word.split_once('/') {
        let near = name == "NEAR" || is_capitals(name) && fold::typed(name) == fold::typed("gần");
        return near.then(|| (Word::Near(distance.parse().ok()), false));
    }
    // "không" is the longest of them: other words need not be folded.
    if !is_capitals(word) || word.chars().count() > "KHO\u{302}NG".chars().count() {
        return None;
    }
    let key = fold::typed(word);
    let same = |other| key == fold::typed(other);
    Some((
        match () {
            () if same("hoặc") => Word::Or,
            () if same("và") => Word::And,
            () if same("không") => Word::Not,
            () => return None,
        },
        true,
    ))
}

fn is_capitals(word: &str) -> bool {
    !word.chars().any(char::is_lowercase)
}

fn find<T: Copy, const N: usize>(table: &[(T, &[&str]); N], name: &str) -> Option<T> {
    let typed = key(name);
    let marked = fold::has_marks(&typed);
    table
        .iter()
        .find(|(_, names)| {
            names.iter().any(|name| {
                let key = key(name);
                key == typed || !marked && fold::any_of_typed(&key) == typed
            })
        })
        .map(|(what, _)| *what)
}

fn printed<T: PartialEq, const N: usize>(
    table: &[(T, &[&'static str]); N],
    what: T,
) -> &'static str {
    table
        .iter()
        .find(|(other, _)| *other == what)
        .map_or("", |(_, names)| names[0])
}

/// The typed keys of the syllables of a name, run together.
fn key(name: &str) -> String {
    let mut key = String::new();
    for syllable in name.split(|c: char| matches!(c, '-' | '_') || c.is_whitespace()) {
        fold::typed_into(syllable, &mut key);
    }
    key
}

/// The number of letters to put in, take out or change (Levenshtein), by rows.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, c) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &d) in b.iter().enumerate() {
            let change = diagonal + usize::from(c != d);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_with_their_marks_and_without_any() {
        for name in ["cơ-quan", "co-quan", "CƠ_QUAN", "coquan", "org", "Org"] {
            assert_eq!(
                before_colon(name),
                Some(Name::Field(FieldName::Org)),
                "{name}"
            );
        }
        for name in ["cỏ-quan", "quan", "nằm", ""] {
            assert_eq!(before_colon(name), None, "{name}");
        }
        assert_eq!(zone("tieu de"), Some(ZoneName::Title));
        assert_eq!(level("bat-ke-dau"), Some(Level::Any));
    }

    #[test]
    fn no_name_means_two_things() {
        let unmarked = |name: &str| fold::any_of_typed(&key(name));
        for name in all() {
            assert!(before_colon(name).is_some(), "{name}");
            assert_eq!(before_colon(&unmarked(name)), before_colon(name), "{name}");
            let same = all().filter(|other| unmarked(other) == unmarked(name));
            assert_eq!(same.count(), 1, "{name}");
        }
    }

    #[test]
    fn the_nearest_name_is_suggested_when_it_is_near() {
        assert_eq!(nearest("plase"), Some("place"));
        assert_eq!(nearest("nguoii"), Some("người"));
        assert_eq!(nearest("abcdef"), None);
    }

    #[test]
    fn operators_are_capitals() {
        assert_eq!(operator("OR"), Some((Word::Or, false)));
        assert_eq!(operator("or"), None);
        assert_eq!(operator("HOẶC"), Some((Word::Or, true)));
        assert_eq!(operator("Không"), None);
        assert_eq!(operator("GẦN/3"), Some((Word::Near(Some(3)), false)));
        assert_eq!(operator("NEAR/x"), Some((Word::Near(None), false)));
        assert_eq!(operator("02-NQ/TU"), None);
    }
}
