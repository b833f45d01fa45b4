//! A sentence as tokens with keys, for rules that look for phrases and numbers.

use danbiet_text::{Span, fold, token};

/// The tokens of a stretch of text.
#[derive(Clone, Debug)]
pub struct Phrase<'a> {
    text: &'a str,
    tokens: Vec<Span>,
    keys: Vec<String>,
}

impl<'a> Phrase<'a> {
    /// The tokens of `text` inside `within`.
    #[must_use]
    pub fn new(text: &'a str, within: Span) -> Phrase<'a> {
        let start = within.start as usize;
        let tokens: Vec<Span> = token::tokens(within.of(text))
            .map(|t| Span::new(start + t.start as usize, start + t.end as usize))
            .collect();
        let keys = tokens.iter().map(|t| fold::typed(t.of(text))).collect();
        Phrase { text, tokens, keys }
    }

    /// How many tokens there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether the words of `phrase` stand at `at`, one after the other.
    #[must_use]
    pub fn is_phrase(&self, at: usize, phrase: &str) -> bool {
        let mut count = 0;
        phrase.split(' ').enumerate().all(|(n, word)| {
            count += 1;
            self.keys
                .get(at + n)
                .is_some_and(|key| *key == fold::typed(word))
        }) && count > 0
    }

    /// The first place from `from` on where `phrase` stands: its first token and the one after it.
    #[must_use]
    pub fn find(&self, phrase: &str, from: usize) -> Option<(usize, usize)> {
        let count = phrase.split(' ').count();
        (from..self.len())
            .find(|at| self.is_phrase(*at, phrase))
            .map(|at| (at, at + count))
    }

    /// The number that a token is, up to four digits.
    #[must_use]
    pub fn number(&self, at: usize) -> Option<u16> {
        let word = self.tokens.get(at)?.of(self.text);
        (word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit()))
            .then(|| word.parse().ok())
            .flatten()
    }

    /// The year that a token is: four digits, 1945 to 2100.
    #[must_use]
    pub fn year(&self, at: usize) -> Option<u16> {
        self.number(at).filter(|n| (1945..=2100).contains(n))
    }

    /// What stands before a token, back to the token before it.
    #[must_use]
    pub fn gap(&self, at: usize) -> &'a str {
        let end = |at: usize| self.tokens.get(at).map(|t| t.end as usize);
        match (at.checked_sub(1).and_then(end), self.tokens.get(at)) {
            (Some(start), Some(token)) => &self.text[start..token.start as usize],
            _ => "",
        }
    }

    /// The stretch from one token to before another.
    #[must_use]
    pub fn span(&self, from: usize, to: usize) -> Span {
        let first = self.tokens.get(from).copied().unwrap_or_default();
        let last = self.tokens[..to.min(self.len())]
            .last()
            .copied()
            .unwrap_or_default();
        Span {
            start: first.start,
            end: last.end.max(first.start),
        }
    }
}
