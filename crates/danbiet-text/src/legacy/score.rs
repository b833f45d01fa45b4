//! How Vietnamese a reading looks.

use crate::{syllable, token};

/// Counts over the tokens of a text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Score {
    /// Tokens of letters that are syllables of Vietnamese.
    syllables: usize,
    /// Those of them with a mark.
    marked: usize,
    /// Tokens of letters that are none.
    strange: usize,
    /// Those of them with a letter beyond ASCII.
    strange_marked: usize,
}

impl Score {
    /// Looks at the tokens of a text.
    pub(super) fn of(text: &str) -> Self {
        let mut score = Self::default();
        for token in token::tokens(text).map(|span| span.of(text)) {
            let marked = usize::from(!token.is_ascii());
            if syllable::is_syllable(token) {
                score.syllables += 1;
                score.marked += marked;
            } else if !token.bytes().any(|b| b.is_ascii_digit()) {
                score.strange += 1;
                score.strange_marked += marked;
            }
        }
        score
    }

    /// Whether the text can pass for Vietnamese: most tokens are syllables, nearly all tokens with
    /// letters beyond ASCII are, and marks are as frequent as Vietnamese has them.
    pub(super) fn is_vietnamese(self) -> bool {
        let tokens = self.syllables + self.strange;
        self.marked >= 2
            && self.syllables * 10 >= tokens * 7
            && self.marked * 5 >= tokens
            && self.marked * 10 >= (self.marked + self.strange_marked) * 8
    }

    /// Marked syllables less what the reading leaves strange: for choosing between readings.
    pub(super) fn merit(self) -> isize {
        let count = |n: usize| isize::try_from(n).unwrap_or(isize::MAX / 4);
        count(self.marked) + count(self.syllables) - 3 * count(self.strange_marked)
    }
}
