//! The map of the country: its provinces in both eras, where a place lies on it, and what of a
//! corpus belongs where.
//!
//! The borders are arcs that neighbours share, as in TopoJSON, so that the 34 provinces of today
//! are drawn from the 63 of before by leaving out the arcs between those that were joined
//! ([`Map::outline`]). [`bytes`] is the form in which a map is stored, [`assign`] finds the province of
//! a place, and [`tally`] counts.
//!
//! Points are whole numbers on a sheet with the north at the top: [`project`] says how.

pub mod assign;
pub mod bytes;
mod outline;
pub mod tally;

use crate::annotate::gazetteer::Era;

pub use bytes::MapError;
pub use outline::Outline;

/// A point of the sheet: right of its left edge, below its upper edge, in [`UNITS`].
pub type Point = (i32, i32);

/// Units of the sheet to one degree of latitude: one is about 445 metres.
pub const UNITS: i32 = 250;

/// The left edge of the sheet in degrees of longitude, its upper edge in degrees of latitude.
const ORIGIN: (f64, f64) = (101.9, 23.6);

/// The cosine of 16° N, the middle of the country: a degree of longitude is so much narrower.
const NARROWING: f64 = 0.961_261_695_938_319;

/// The place of a longitude and a latitude on the sheet: an equirectangular projection that is true
/// at 16° N. Distances east and west are wrong by at most 5 % between 7° and 23° N.
#[must_use]
pub fn project(longitude: f64, latitude: f64) -> Point {
    let scale = f64::from(UNITS);
    let x = (longitude - ORIGIN.0) * NARROWING * scale;
    let y = (ORIGIN.1 - latitude) * scale;
    (x.round() as i32, y.round() as i32)
}

/// A province until 2025-06-30.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Province {
    /// Its name with type word: `tỉnh Hà Tĩnh`.
    pub name: String,
    /// Earlier names: `tỉnh Thừa Thiên Huế`.
    pub aliases: Vec<String>,
    /// The number of the province that it has been part of since 2025-07-01.
    pub joined: u16,
    /// Its borders: rings of arcs.
    pub rings: Vec<Vec<Arc>>,
}

/// An arc as part of a ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arc {
    /// Its number in [`Map::arcs`].
    pub number: u32,
    /// Whether it is walked from its end to its beginning.
    pub backward: bool,
}

/// A unit of the tier below the provinces, until 2025-06-30.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct District {
    /// Its name with type word: `thị xã Hồng Lĩnh`.
    pub name: String,
    /// The number of its province in [`Map::provinces`].
    pub province: u16,
}

/// The map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    /// Stretches of border, each point after the first.
    pub arcs: Vec<Vec<Point>>,
    /// The provinces until 2025-06-30.
    pub provinces: Vec<Province>,
    /// The names of the provinces since 2025-07-01, with type word.
    pub joined: Vec<String>,
    /// The districts, ordered by name.
    pub districts: Vec<District>,
}

impl Map {
    /// How many provinces an era has.
    #[must_use]
    pub fn count(&self, era: Era) -> usize {
        match era {
            Era::Districts => self.provinces.len(),
            Era::TwoTiers => self.joined.len(),
        }
    }

    /// The name of a province of an era, with type word; empty if there is none of this number.
    #[must_use]
    pub fn name(&self, era: Era, number: usize) -> &str {
        match era {
            Era::Districts => self.provinces.get(number).map_or("", |p| &p.name),
            Era::TwoTiers => self.joined.get(number).map_or("", |name| name),
        }
    }

    /// The number in an era of a province until 2025-06-30.
    #[must_use]
    pub fn in_era(&self, era: Era, province: u16) -> usize {
        match era {
            Era::Districts => usize::from(province),
            Era::TwoTiers => {
                let province = self.provinces.get(usize::from(province));
                province.map_or(0, |province| usize::from(province.joined))
            }
        }
    }

    /// The number of the province of an era with this name.
    #[must_use]
    pub fn named(&self, era: Era, name: &str) -> Option<usize> {
        (0..self.count(era)).find(|&number| self.name(era, number) == name)
    }

    /// The borders of a province of an era.
    #[must_use]
    pub fn outline(&self, era: Era, number: usize) -> Outline {
        let rings: Vec<&[Arc]> = match era {
            Era::Districts => {
                let province = self.provinces.get(number).into_iter();
                province.flat_map(|p| &p.rings).map(Vec::as_slice).collect()
            }
            Era::TwoTiers => {
                let members = self.provinces.iter();
                let members = members.filter(|p| usize::from(p.joined) == number);
                members.flat_map(|p| &p.rings).map(Vec::as_slice).collect()
            }
        };
        outline::of(&self.arcs, &rings)
    }

    /// Width and height of the sheet: every point lies in it.
    #[must_use]
    pub fn size(&self) -> Point {
        let points = self.arcs.iter().flatten();
        points.fold((0, 0), |(width, height), &(x, y)| {
            (width.max(x + UNITS / 4), height.max(y + UNITS / 4))
        })
    }
}

#[cfg(test)]
mod tests;
