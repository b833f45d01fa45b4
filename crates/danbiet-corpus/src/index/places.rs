//! From token numbers to bytes: only the documents that are shown are ever tokenised, and of those
//! only the neighbourhood of what is shown.

use std::ops::Range;

use danbiet_text::{Span, token};

use super::view::U32s;

/// The byte of every `STEP`-th token of a corpus is kept.
pub(crate) const STEP: u32 = 64;

/// Finds the bytes of a document's tokens. Fastest when asked in order.
pub struct Places<'a, 't> {
    anchors: U32s<'a>,
    positions: Range<u32>,
    text: &'t str,
    /// The tokens that were cut last, which are neighbours, and the position of the first.
    cut: Vec<Span>,
    from: u32,
}

impl<'a, 't> Places<'a, 't> {
    pub(crate) fn new(anchors: U32s<'a>, positions: Range<u32>, text: &'t str) -> Self {
        Self {
            anchors,
            from: positions.start,
            positions,
            text,
            cut: Vec::new(),
        }
    }

    /// The bytes of a token. Empty, at the end of the text, if the document has no such token.
    pub fn token(&mut self, position: u32) -> Span {
        let known = self.from..self.from + self.cut.len() as u32;
        if !known.contains(&position) {
            self.cut_to(position);
        }
        let at = position.wrapping_sub(self.from) as usize;
        let end = self.text.len();
        self.cut.get(at).copied().unwrap_or(Span::new(end, end))
    }

    /// The bytes from the first to the last of some tokens.
    pub fn span(&mut self, start: u32, end: u32) -> Span {
        let first = self.token(start);
        first.cover(self.token(end.saturating_sub(1).max(start)))
    }

    /// The position of the first token that ends behind a byte; the document's end if none does.
    pub fn position_at(&mut self, byte: u32) -> u32 {
        let (mut low, mut high) = (self.positions.start, self.positions.end);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.token(middle).end <= byte {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Cuts on to a position: from what was cut last if the position or its anchor touches that, else
    /// from the anchor. What is shown of a text often lies on both sides of an anchor.
    fn cut_to(&mut self, position: u32) {
        if !self.positions.contains(&position) {
            return;
        }
        let known = self.from + self.cut.len() as u32;
        let anchor = (position / STEP * STEP).max(self.positions.start);
        let mut until = position + 1;
        let mut behind = Vec::new();
        if position < self.from || known < anchor {
            if position < self.from && self.from - anchor <= STEP {
                until = self.from;
                behind = std::mem::take(&mut self.cut);
            }
            self.cut.clear();
            self.from = anchor;
        }
        let byte = match self.cut.last() {
            // Where a token ends nothing of the next one has been read.
            Some(last) => last.end as usize,
            None if anchor > self.positions.start => {
                self.anchors.get((anchor / STEP) as usize) as usize
            }
            None => 0,
        };
        // An anchor that is no character boundary comes from a forged pack: nothing is found.
        let rest = self.text.get(byte..).unwrap_or_default();
        let missing = until - self.from - self.cut.len() as u32;
        let tokens = token::tokens(rest).take(missing as usize);
        self.cut.extend(
            tokens.map(|span| Span::new(byte + span.start as usize, byte + span.end as usize)),
        );
        self.cut.append(&mut behind);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::view::put;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn tokens_are_found_in_whatever_order_they_are_asked_for(
            lengths in prop::collection::vec(1usize..4, 1..400),
            first in 0u32..200,
            asked in prop::collection::vec(0usize..420, 1..40),
        ) {
            let text: Vec<String> = lengths.iter().map(|&length| "ộ".repeat(length)).collect();
            let text = text.join(", ");
            let spans: Vec<Span> = token::tokens(&text).collect();
            let positions = first..first + spans.len() as u32;
            let mut anchors = Vec::new();
            for anchor in (0..positions.end).step_by(STEP as usize) {
                let at = anchor.checked_sub(first).map(|at| spans[at as usize].start);
                put(&mut anchors, at.unwrap_or(0));
            }
            let mut places = Places::new(U32s::new(&anchors), positions, &text);
            let behind = Span::new(text.len(), text.len());
            for at in asked {
                let expected = spans.get(at).copied().unwrap_or(behind);
                prop_assert_eq!(places.token(first + at as u32), expected);
            }
        }
    }
}
