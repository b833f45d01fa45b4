//! The names of the country's provinces, districts and communes, of both eras: as until
//! 2025-06-30 (63 provinces, districts, communes) and since 2025-07-01 (34 provinces, communes).

use std::{collections::HashMap, fmt};

use danbiet_text::{hash::Map, token};

use super::{Level, spelling};

/// An administrative unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// What it is.
    pub level: Level,
    /// Its name with type word as in running text: `thị xã Hồng Lĩnh`.
    pub full: String,
    /// Length in bytes of the type word and the blank after it.
    bare_from: usize,
    /// Number of the unit it lies in.
    pub parent: Option<u32>,
    /// When it exists.
    pub era: Era,
}

/// The two orders of the country.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Era {
    /// Until 2025-06-30.
    #[default]
    Districts,
    /// Since 2025-07-01, without districts.
    TwoTiers,
}

impl Unit {
    /// The name without type word: `Hồng Lĩnh`.
    #[must_use]
    pub fn bare(&self) -> &str {
        &self.full[self.bare_from..]
    }
}

/// The shipped names of places, made ready for look-up.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    units: Vec<Unit>,
    by_name: Map<String, Vec<u32>>,
    /// The units in the order of their full names; those of one name in the order of the file.
    by_full: Vec<u32>,
}

/// A line of a gazetteer that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GazetteerError {
    /// Number of the line, from 1.
    pub line: usize,
}

impl fmt::Display for GazetteerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "line {} of the gazetteer is not \"level, code, full name, parent\" with tabs between",
            self.line
        )
    }
}

impl std::error::Error for GazetteerError {}

impl Gazetteer {
    /// The gazetteer that comes with this crate (source and licence in `data/places`).
    #[must_use]
    pub fn shipped() -> Self {
        // A test reads the shipped file, so it is never the empty one.
        Self::parse(include_str!("../../data/places/gazetteer.tsv")).unwrap_or_default()
    }

    /// Reads lines `level, code, full name, parent`, separated by tabs; lines that begin with `#`
    /// and the heading are passed over. Parents stand before their children.
    ///
    /// # Errors
    /// A line with too few fields or an unknown level or type word.
    pub fn parse(tsv: &str) -> Result<Self, GazetteerError> {
        let mut gazetteer = Gazetteer::default();
        let mut codes: HashMap<(&str, &str), u32> = HashMap::new();
        for (number, line) in tsv.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') || line.starts_with("level\t") {
                continue;
            }
            let error = GazetteerError { line: number + 1 };
            let mut fields = line.split('\t');
            let (Some(kind), Some(code), Some(full)) =
                (fields.next(), fields.next(), fields.next())
            else {
                return Err(error);
            };
            let (era, parent_kind) = match kind {
                "P63" => (Era::Districts, ""),
                "D" => (Era::Districts, "P63"),
                "W_old" => (Era::Districts, "D"),
                "P34" => (Era::TwoTiers, ""),
                "W_new" => (Era::TwoTiers, "P34"),
                _ => return Err(error),
            };
            let parent = fields
                .next()
                .and_then(|code| codes.get(&(parent_kind, code)).copied());
            let Some((level, word)) = type_word(full, kind) else {
                return Err(error);
            };
            let bare = full[word.len()..].trim_start();
            let unit = gazetteer.units.len() as u32;
            codes.insert((kind, code), unit);
            gazetteer.by_name.entry(key(bare)).or_default().push(unit);
            gazetteer.units.push(Unit {
                level,
                full: format!("{} {bare}", word.to_lowercase()),
                bare_from: word.len() + 1,
                parent,
                era,
            });
        }
        let Gazetteer { units, by_full, .. } = &mut gazetteer;
        by_full.extend(0..units.len() as u32);
        by_full.sort_unstable_by_key(|&number| (&units[number as usize].full, number));
        Ok(gazetteer)
    }

    /// The units whose bare name has the given words (joined by blanks), in the order of the file.
    pub fn named(&self, words: &str) -> impl Iterator<Item = (u32, &Unit)> {
        self.by_name
            .get(words)
            .into_iter()
            .flatten()
            .map(|&number| (number, &self.units[number as usize]))
    }

    /// The provinces of the older order, in the order of the file.
    #[must_use]
    pub fn provinces(&self) -> Vec<&Unit> {
        let is_province = |unit: &&Unit| unit.parent.is_none() && unit.era == Era::Districts;
        self.units.iter().filter(is_province).collect()
    }

    /// The numbers of the units of this name with its type word, in the order of the file.
    pub fn full_named<'a>(&'a self, full: &'a str) -> impl Iterator<Item = u32> + 'a {
        let name = |number: &u32| self.unit(*number).full.as_str();
        let from = self.by_full.partition_point(|number| name(number) < full);
        let same = self.by_full[from..].iter().copied();
        same.take_while(move |number| self.unit(*number).full == full)
    }

    /// A unit by its number.
    #[must_use]
    pub fn unit(&self, number: u32) -> &Unit {
        &self.units[number as usize]
    }

    /// The province a unit lies in, or the unit itself if it is one.
    #[must_use]
    pub fn province_of(&self, mut number: u32) -> u32 {
        while let Some(parent) = self.units[number as usize].parent {
            number = parent;
        }
        number
    }

    /// Number of units.
    #[must_use]
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether there is no unit.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }
}

/// The words of a name, joined by blanks.
fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for token in token::tokens(name) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&spelling::word(token.of(name)));
    }
    key
}

/// The type word at the beginning of a full name, and the level it means in this list.
fn type_word<'a>(full: &'a str, kind: &str) -> Option<(Level, &'a str)> {
    let levels = [
        ("thành phố ", Level::City),
        ("tỉnh ", Level::Province),
        ("thị xã ", Level::Town),
        ("thị trấn ", Level::Township),
        ("quận ", Level::UrbanDistrict),
        ("huyện ", Level::District),
        ("phường ", Level::Ward),
        ("xã ", Level::Commune),
        ("đặc khu ", Level::SpecialZone),
    ];
    // The file writes some type words with two capitals: `Thị Trấn`.
    let lower = full.to_lowercase();
    let (word, level) = levels
        .into_iter()
        .find(|(word, _)| lower.starts_with(word))?;
    let level = match (level, kind) {
        (Level::City, "P63" | "P34") => Level::Municipality,
        (level, _) => level,
    };
    Some((level, full.get(..word.len() - 1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_reads_whole() {
        let gazetteer =
            Gazetteer::parse(include_str!("../../data/places/gazetteer.tsv")).expect("it reads");
        let count = |level, era| {
            let of = |unit: &&Unit| unit.level == level && unit.era == era;
            gazetteer.units.iter().filter(of).count()
        };
        assert_eq!(count(Level::Province, Era::Districts), 57);
        assert_eq!(count(Level::Municipality, Era::Districts), 6);
        assert_eq!(count(Level::Province, Era::TwoTiers), 28);
        assert_eq!(gazetteer.len(), 63 + 696 + 10_035 + 34 + 3_321);
    }

    #[test]
    fn a_unit_knows_where_it_lies() {
        let gazetteer = Gazetteer::shipped();
        let found: Vec<_> = gazetteer
            .named("hồng lĩnh")
            .map(|(number, unit)| {
                let province = gazetteer.province_of(number);
                (unit.full.as_str(), gazetteer.unit(province).full.as_str())
            })
            .collect();
        assert_eq!(
            found,
            [
                ("thị xã Hồng Lĩnh", "tỉnh Hà Tĩnh"),
                ("xã Hồng Lĩnh", "tỉnh Thái Bình")
            ]
        );
    }

    #[test]
    fn a_bad_line_is_named() {
        let bad = "P63\t01\tThành phố Hà Nội\t\nP63\t02\n";
        assert_eq!(
            Gazetteer::parse(bad).err(),
            Some(GazetteerError { line: 2 })
        );
    }
}
