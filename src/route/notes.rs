//! Which notes are shown, and their part of the address.

use danbiet_corpus::notes::{Colour, Filter};

use super::Named;

/// The notes that are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// Which of them.
    pub filter: Filter,
    /// The address that the reader is about to keep as a query: `#concordance?q=…`.
    pub keep: Option<String>,
}

impl Named for Colour {
    const NAMES: &'static [(Self, &'static str)] = &[
        (Colour::Rose, Colour::Rose.name()),
        (Colour::Violet, Colour::Violet.name()),
        (Colour::Green, Colour::Green.name()),
        (Colour::Teal, Colour::Teal.name()),
    ];
}

impl Notes {
    /// Takes over one parameter. An unknown name or value changes nothing.
    pub(super) fn set(&mut self, name: &str, value: String) {
        let filter = &mut self.filter;
        match name {
            "colour" => filter.colour = Colour::named(&value),
            "label" => filter.label = Some(value).filter(|label| !label.is_empty()),
            "in" => filter.document = Some(value).filter(|id| !id.is_empty()),
            "find" => filter.find = value,
            "keep" => self.keep = Some(value).filter(|address| !address.is_empty()),
            _ => {}
        }
    }

    /// Its parameters, without those that are as usual.
    pub(super) fn parameters(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let Filter {
            colour,
            label,
            document,
            find,
        } = &self.filter;
        let all = [
            ("colour", colour.map(Named::name)),
            ("label", label.as_deref()),
            ("in", document.as_deref()),
            ("find", Some(find.as_str()).filter(|find| !find.is_empty())),
            ("keep", self.keep.as_deref()),
        ];
        all.into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
    }
}
