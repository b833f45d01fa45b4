//! A list of corrections as a reader makes it: one for each mention, one for each name, each of which
//! can be taken back.

use danbiet_text::Span;

use super::{Corrections, Layer, MentionCorrection, Merge, apply::Named};
use crate::annotate::Layers;

/// One of the corrections of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Entry {
    /// Its number among [`Corrections::mentions`].
    Mention(usize),
    /// Its number among [`Corrections::merges`].
    Merge(usize),
}

impl Corrections {
    /// All corrections of the list: those of mentions, then merges.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        let mentions = (0..self.mentions.len()).map(Entry::Mention);
        let merges = (0..self.merges.len()).map(Entry::Merge);
        mentions.chain(merges).collect()
    }

    /// Takes up a correction of a mention, in place of an earlier one of the same mention.
    pub fn correct(&mut self, correction: MentionCorrection) {
        let same = |other: &MentionCorrection| {
            (&other.document, other.layer, other.start, &other.quote)
                == (
                    &correction.document,
                    correction.layer,
                    correction.start,
                    &correction.quote,
                )
        };
        match self.mentions.iter_mut().find(|other| same(other)) {
            Some(earlier) => *earlier = correction,
            None => self.mentions.push(correction),
        }
    }

    /// Takes up a merge, in place of an earlier one of the same name. A name is not merged into
    /// itself: that only takes the earlier one back.
    pub fn merge(&mut self, merge: Merge) {
        self.merges
            .retain(|other| (other.layer, &other.from) != (merge.layer, &merge.from));
        if merge.from != merge.into {
            self.merges.push(merge);
        }
    }

    /// Takes a correction back. Those behind it move up; a number that is none changes nothing.
    pub fn undo(&mut self, entry: Entry) {
        match entry {
            Entry::Mention(number) if number < self.mentions.len() => {
                self.mentions.remove(number);
            }
            Entry::Merge(number) if number < self.merges.len() => {
                self.merges.remove(number);
            }
            _ => {}
        }
    }

    /// The correction of the mention at a place of a document, if there is one.
    #[must_use]
    pub fn of_mention(&self, document: &str, layer: Layer, span: Span) -> Option<Entry> {
        let here = |correction: &MentionCorrection| {
            correction.document == document
                && correction.layer == layer
                && correction.start == span.start
                && correction.quote.len() == span.range().len()
        };
        self.mentions.iter().position(here).map(Entry::Mention)
    }

    /// The merge of a name, if there is one.
    #[must_use]
    pub fn of_name(&self, layer: Layer, name: &str) -> Option<Entry> {
        let here = |merge: &Merge| merge.layer == layer && merge.from == name;
        self.merges.iter().position(here).map(Entry::Merge)
    }
}

/// What each mention of a layer is called by ([`Layer`] says by what), in order. Mentions of
/// principles have no names: theirs are empty.
#[must_use]
pub fn names(layers: &Layers, layer: Layer) -> Vec<(Span, String)> {
    let names = Named::of(layers, layer).into_iter();
    names.map(|named| (named.span, named.name)).collect()
}
