//! A stretch of a text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A stretch of a text: byte offsets into its UTF-8, end-exclusive, both on character boundaries.
///
/// Four bytes for each offset: no single document is longer than 4 GiB.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// First byte after the stretch.
    pub end: u32,
}

impl Span {
    /// The stretch `start..end`.
    ///
    /// # Panics
    /// If an offset does not fit into 32 bits; ingest refuses such texts before any span is made.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span ends before it starts: {start}..{end}");
        let fit = |n: usize| u32::try_from(n).expect("ingest refuses texts over 4 GiB");
        Self {
            start: fit(start),
            end: fit(end),
        }
    }

    /// The stretch as a range of `usize`, for slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The part of `text` that the span covers.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether nothing is covered.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside this span (equal spans contain each other).
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}
