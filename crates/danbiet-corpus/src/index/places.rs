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
    /// The stretch of tokens that was cut last, and its first position.
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
            self.cut_around(position);
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

    /// Cuts the stretch between two anchors that holds the position.
    fn cut_around(&mut self, position: u32) {
        self.cut.clear();
        if !self.positions.contains(&position) {
            self.from = self.positions.start;
            return;
        }
        let anchor = position / STEP * STEP;
        let (from, byte) = if anchor > self.positions.start {
            (anchor, self.anchors.get((anchor / STEP) as usize) as usize)
        } else {
            (self.positions.start, 0)
        };
        let until = (anchor + STEP).min(self.positions.end);
        self.from = from;
        // An anchor that is no character boundary comes from a forged pack: nothing is found.
        let Some(rest) = self.text.get(byte..) else {
            return;
        };
        self.cut.extend(
            token::tokens(rest)
                .take((until - from) as usize)
                .map(|span| Span::new(byte + span.start as usize, byte + span.end as usize)),
        );
    }
}
