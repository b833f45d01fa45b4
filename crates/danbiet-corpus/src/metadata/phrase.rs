//! A stretch of the text as tokens with their words, for rules that look for phrases and numbers.

use danbiet_text::Span;

use crate::annotate::{View, view::Shape};

/// The tokens of a stretch of text.
#[derive(Clone, Copy, Debug)]
pub struct Phrase<'a> {
    view: &'a View<'a>,
    /// Its first token, and the one behind it, in the view.
    from: usize,
    to: usize,
}

impl<'a> Phrase<'a> {
    /// The tokens inside `within`, which cuts none of them.
    #[must_use]
    pub fn new(view: &'a View<'a>, within: Span) -> Phrase<'a> {
        Phrase {
            view,
            from: view.token_from(within.start),
            to: view.token_from(within.end),
        }
    }

    /// How many tokens there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.to - self.from
    }

    /// The words of the tokens.
    pub fn words(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.view.words(self.from..self.to)
    }

    /// Where a token is.
    fn token(&self, at: usize) -> Option<Span> {
        (at < self.len()).then(|| self.view.tokens[self.from + at].span)
    }

    /// Whether the words of `phrase` ([`crate::annotate::spelling::word`], single blanks) stand at
    /// `at`, one after the other, whatever stands between them.
    #[must_use]
    pub fn is_phrase(&self, at: usize, phrase: &str) -> bool {
        // Nearly everywhere the first word is another one.
        at < self.len()
            && phrase.starts_with(self.view.word(self.from + at))
            && (at..)
                .zip(phrase.split(' '))
                .all(|(at, word)| at < self.len() && self.view.word(self.from + at) == word)
    }

    /// The first place from `from` on where `phrase` stands: its first token and the one after it.
    #[must_use]
    pub fn find(&self, phrase: &str, from: usize) -> Option<(usize, usize)> {
        let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
        let count = phrase.split(' ').count();
        (from..)
            .zip(self.words().skip(from))
            .filter(|(_, word)| *word == first)
            .find(|(at, _)| rest.is_empty() || self.is_phrase(at + 1, rest))
            .map(|(at, _)| (at, at + count))
    }

    /// The number that a token is, up to four digits.
    #[must_use]
    pub fn number(&self, at: usize) -> Option<u16> {
        if self.view.shape(self.from + at) != Shape::Number {
            return None;
        }
        let word = self.token(at)?.of(self.view.text);
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
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        match (before, self.token(at)) {
            (Some(before), Some(token)) => {
                &self.view.text[before.end as usize..token.start as usize]
            }
            _ => "",
        }
    }

    /// The stretch from one token to before another.
    #[must_use]
    pub fn span(&self, from: usize, to: usize) -> Span {
        let first = self.token(from).unwrap_or_default();
        let last = to.min(self.len()).checked_sub(1);
        let last = last.and_then(|last| self.token(last)).unwrap_or_default();
        Span {
            start: first.start,
            end: last.end.max(first.start),
        }
    }
}
