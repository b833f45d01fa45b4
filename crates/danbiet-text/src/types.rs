//! Types: what tokens that are printed alike have in common.
//!
//! Of a hundred running tokens three are printed as none before them. Whatever depends on nothing
//! but the letters of a token (its keys, its spelling, the words that it can begin) is worked out
//! once for its type and looked up by the number of the type.
//!
//! ```
//! use danbiet_text::types::Types;
//!
//! let mut types = Types::default();
//! let tokens = types.read("dân biết, dân bàn");
//! let numbers: Vec<u32> = tokens.iter().map(|token| token.of_type).collect();
//! assert_eq!(numbers, [0, 1, 0, 2]);
//! let printed: Vec<&str> = types.printed(0).collect();
//! assert_eq!(printed, ["dân", "biết", "bàn"]);
//! ```

use crate::{Span, hash::Map, token};

/// A token with its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it is.
    pub span: Span,
    /// The number of its type.
    pub of_type: u32,
}

/// Types with their numbers, which count from 0 in the order of first occurrence.
#[derive(Clone, Debug, Default)]
pub struct Types {
    /// The types of up to 16 bytes, which nearly all are: they are compared as two numbers.
    short: Map<(u64, u64), u32>,
    long: Map<Box<str>, u32>,
    printed: Vec<Box<str>>,
}

impl Types {
    /// The tokens of a text, with their types.
    #[must_use]
    pub fn read(&mut self, text: &str) -> Vec<Token> {
        // Syllables of Vietnamese have five bytes with their blank.
        let mut tokens = Vec::with_capacity(text.len() / 4);
        for span in token::tokens(text) {
            let of_type = self.number(text, span);
            tokens.push(Token { span, of_type });
        }
        tokens
    }

    /// The number of the type of a token, given out when it is new.
    #[must_use]
    pub fn number(&mut self, text: &str, token: Span) -> u32 {
        let next = self.printed.len() as u32;
        let number = match packed(text.as_bytes(), token) {
            Some(packed) => *self.short.entry(packed).or_insert(next),
            None => match self.long.get(token.of(text)) {
                Some(&number) => number,
                None => {
                    self.long.insert(token.of(text).into(), next);
                    next
                }
            },
        };
        if number == next {
            self.printed.push(token.of(text).into());
        }
        number
    }

    /// How many types there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.printed.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.printed.is_empty()
    }

    /// The types from a number on, as they are printed.
    pub fn printed(&self, from: usize) -> impl Iterator<Item = &str> {
        self.printed.iter().skip(from).map(|printed| &**printed)
    }
}

/// The bytes of a token as two numbers, with zeros behind them (no token has any); `None` if they
/// are more than 16.
fn packed(text: &[u8], token: Span) -> Option<(u64, u64)> {
    let (from, length) = (token.start as usize, token.len());
    // Whole numbers are read where the text goes on behind the token; what is too much is cut off.
    let mut near = [0; 16];
    match text.get(from..from + 16) {
        Some(bytes) => near.copy_from_slice(bytes),
        None => near[..length.min(16)].copy_from_slice(&text[from..from + length.min(16)]),
    }
    let [low, high] = [0, 8].map(|at| {
        let mut eight = [0; 8];
        eight.copy_from_slice(&near[at..at + 8]);
        u64::from_le_bytes(eight)
    });
    let first = |bytes: usize| u64::MAX.checked_shr(64 - 8 * bytes as u32).unwrap_or(0);
    match length {
        0..=8 => Some((low & first(length), 0)),
        9..=16 => Some((low, high & first(length - 8))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_of_a_type_are_printed_alike() {
        let text = "Nghiêng nghiêng nghiêngnghiêng NghiêngNghiêng nghiêngnghiêng a ab abc abcd abcdefgh \
                    abcdefghi abcdefghijklmnop abcdefghijklmnopq abcdefghijklmnop a ab a";
        let mut types = Types::default();
        let tokens = types.read(text);
        let spans: Vec<Span> = tokens.iter().map(|token| token.span).collect();
        assert_eq!(spans, token::tokens(text).collect::<Vec<_>>());
        let printed: Vec<&str> = types.printed(0).collect();
        for token in &tokens {
            assert_eq!(printed[token.of_type as usize], token.span.of(text));
        }
        assert_eq!((types.len(), printed.len()), (12, 12));
        assert_eq!(types.printed(10).collect::<Vec<_>>(), &printed[10..]);
        // The same numbers in another text, wherever the tokens stand in it.
        let again = types.read("abcd nghiêngnghiêng");
        assert_eq!((again[0].of_type, again[1].of_type), (7, 2));
    }
}
