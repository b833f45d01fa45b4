//! Places.

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

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
