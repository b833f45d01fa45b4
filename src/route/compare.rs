//! What of the comparison is shown, and its parameters in the address.
//!
//! ```text
//! #compare?shortest=8&spread=3&list=pairs
//! #compare?by=length&open=002_1e2f9386158c8bca.2113.19
//! #compare?left=002_1e2f9386158c8bca&right=003_d04be4df1517faf1&passage=2&scroll=apart
//! ```
//!
//! Zones and the reading of short forms are those of the search.

use super::{Direction, Named};

/// What of the comparison is shown. With both `left` and `right` these documents side by side,
/// otherwise what the corpus shares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compare {
    /// The id of the document on the left.
    pub left: Option<String>,
    /// The id of the document on the right.
    pub right: Option<String>,
    /// The passage that the reader stands on, counted from 1.
    pub passage: Option<u32>,
    /// Whether both texts scroll together.
    pub scrolling: Scrolling,
    /// The shortest passage, in folded syllables.
    pub shortest: u32,
    /// In how many documents a formula occurs at least.
    pub spread: u32,
    /// What is listed.
    pub list: Listing,
    /// What formulas are sorted by, and which way.
    pub by: (Measure, Direction),
    /// The formula whose passages are shown: the document and the first byte of its first
    /// passage, and its length.
    pub open: Option<String>,
}

impl Default for Compare {
    fn default() -> Self {
        Compare {
            left: None,
            right: None,
            passage: None,
            scrolling: Scrolling::Together,
            shortest: 6,
            spread: 2,
            list: Listing::Formulas,
            by: (Measure::Weight, Direction::Descending),
            open: None,
        }
    }
}

/// Whether both texts scroll together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scrolling {
    /// The other text follows, passage by passage.
    Together,
    /// Each by itself.
    Apart,
}

/// What is listed of what the corpus shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// The formulas.
    Formulas,
    /// The pairs of documents that share some.
    Pairs,
    /// The documents crossed with each other.
    Matrix,
}

/// What formulas are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Length × documents.
    Weight,
    /// Length.
    Length,
    /// In how many documents.
    Documents,
    /// How often.
    Count,
}

impl Named for Scrolling {
    const NAMES: &'static [(Self, &'static str)] = &[
        (Scrolling::Together, "together"),
        (Scrolling::Apart, "apart"),
    ];
}

impl Named for Listing {
    const NAMES: &'static [(Self, &'static str)] = &[
        (Listing::Formulas, "formulas"),
        (Listing::Pairs, "pairs"),
        (Listing::Matrix, "matrix"),
    ];
}

impl Named for Measure {
    const NAMES: &'static [(Self, &'static str)] = &[
        (Measure::Length, "length"),
        (Measure::Documents, "documents"),
        (Measure::Count, "count"),
        (Measure::Weight, "weight"),
    ];
}

impl Compare {
    /// Two documents side by side, everything else as it is here.
    #[must_use]
    pub fn beside(&self, left: &str, right: &str) -> Self {
        Compare {
            left: Some(left.to_owned()),
            right: Some(right.to_owned()),
            passage: None,
            ..self.clone()
        }
    }

    /// The same sorted by a measure: the other way if it was sorted by it.
    #[must_use]
    pub fn sorted_by(&self, measure: Measure) -> Self {
        let direction = match self.by {
            (by, Direction::Descending) if by == measure => Direction::Ascending,
            _ => Direction::Descending,
        };
        Compare {
            by: (measure, direction),
            ..self.clone()
        }
    }

    /// Takes over one parameter. An unknown name or value changes nothing.
    pub(super) fn set(&mut self, name: &str, value: String) {
        let number = || value.parse().ok().filter(|&number| number > 0);
        match name {
            "left" => self.left = Some(value).filter(|id| !id.is_empty()),
            "right" => self.right = Some(value).filter(|id| !id.is_empty()),
            "passage" => self.passage = number(),
            "scroll" => self.scrolling = Scrolling::named(&value).unwrap_or(self.scrolling),
            "shortest" => self.shortest = number().unwrap_or(self.shortest),
            "spread" => self.spread = number().unwrap_or(self.spread),
            "list" => self.list = Listing::named(&value).unwrap_or(self.list),
            "by" => self.by.0 = Measure::named(&value).unwrap_or(self.by.0),
            "order" => self.by.1 = Direction::named(&value).unwrap_or(self.by.1),
            "open" => self.open = Some(value).filter(|open| !open.is_empty()),
            _ => {}
        }
    }

    /// The parameters that are not as usual, in order.
    pub(super) fn parameters(&self) -> Vec<(&'static str, String)> {
        let usual = Compare::default();
        let number = |number: u32| number.to_string();
        let named = |name: &str| name.to_owned();
        let parameters = [
            ("left", self.left.clone()),
            ("right", self.right.clone()),
            ("passage", self.passage.map(number)),
            (
                "scroll",
                (self.scrolling != usual.scrolling).then(|| named(self.scrolling.name())),
            ),
            (
                "shortest",
                (self.shortest != usual.shortest).then(|| number(self.shortest)),
            ),
            (
                "spread",
                (self.spread != usual.spread).then(|| number(self.spread)),
            ),
            (
                "list",
                (self.list != usual.list).then(|| named(self.list.name())),
            ),
            (
                "by",
                (self.by.0 != usual.by.0).then(|| named(self.by.0.name())),
            ),
            (
                "order",
                (self.by.1 != usual.by.1).then(|| named(self.by.1.name())),
            ),
            ("open", self.open.clone()),
        ];
        let stated = |(name, value): (_, Option<String>)| Some((name, value?));
        parameters.into_iter().filter_map(stated).collect()
    }
}
