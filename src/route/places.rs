//! What the view of places and times shows, and its part of the address.

pub use danbiet_corpus::annotate::gazetteer::Era;

use super::Named;

/// What of the map is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The provinces of which time.
    pub era: Era,
    /// What the numbers on the map count.
    pub count: Count,
    /// The name of the province that was chosen.
    pub at: Option<String>,
}

/// What the numbers on the map count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Count {
    /// Documents about the province.
    #[default]
    Documents,
    /// Hits in these documents.
    Hits,
    /// How often documents name a place in the province.
    Mentions,
}

impl Named for Era {
    const NAMES: &'static [(Self, &'static str)] = &[(Era::Districts, "63"), (Era::TwoTiers, "34")];
}

impl Named for Count {
    const NAMES: &'static [(Self, &'static str)] = &[
        (Count::Documents, "documents"),
        (Count::Hits, "hits"),
        (Count::Mentions, "mentions"),
    ];
}

impl Places {
    /// Takes over one parameter. An unknown name or value changes nothing.
    pub(super) fn set(&mut self, name: &str, value: String) {
        match name {
            "era" => self.era = Era::named(&value).unwrap_or(self.era),
            "count" => self.count = Count::named(&value).unwrap_or(self.count),
            "at" => self.at = Some(value).filter(|name| !name.is_empty()),
            _ => {}
        }
    }

    /// Its parameters, without those that are as usual.
    pub(super) fn parameters(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let usual = Self::default();
        let era = (self.era != usual.era).then(|| ("era", self.era.name()));
        let count = (self.count != usual.count).then(|| ("count", self.count.name()));
        let at = self.at.as_deref().map(|name| ("at", name));
        [era, count, at].into_iter().flatten()
    }
}
