//! The text as the annotators see it: tokens with their words, shapes, lines and zones.
//!
//! A rule never looks at bytes: it asks a [`View`] for the word of token *n* (one spelling for
//! each syllable, [`spelling::word`]), for its shape, and for what stands between it and the next.

use std::borrow::Cow;

use danbiet_text::{
    Span,
    types::{self, Types},
};

use super::{
    cue::{Cue, Cues},
    sic::Syllable,
    spelling,
};
use crate::zone::{Line, Zone};

/// What is known of the tokens of a type, wherever they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its one spelling ([`spelling::word`]).
    spelling: Box<str>,
    /// How it is written.
    shape: Shape,
    /// What it can begin.
    cues: Cues,
    /// What it is in the lexicon.
    syllable: Option<Syllable>,
}

impl Word {
    /// Of a token that is printed like this.
    #[must_use]
    pub fn of(printed: &str) -> Word {
        let spelling = spelling::word(printed);
        Word {
            shape: shape(printed),
            cues: Cues::of(&spelling),
            syllable: Syllable::of(&spelling),
            spelling: spelling.into(),
        }
    }
}

/// A token with everything a rule asks about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it is.
    pub span: Span,
    /// How it is written.
    pub shape: Shape,
    /// Number of its line in [`View::lines`].
    pub line: u32,
    /// The part it plays: that of its line, or [`Zone::Source`] in a marker before the lead.
    pub zone: Zone,
    /// What stands between it and the token before.
    pub before: Gap,
    /// What its word can begin.
    cues: Cues,
    /// The number of its type.
    of_type: u32,
}

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// `dân`.
    Lower,
    /// `Dân`; also a single capital letter.
    Capital,
    /// `QCDC`: two or more letters, all capital.
    Upper,
    /// `ThaiNguyen`, `iPhone`, `m2`.
    Mixed,
    /// `2017`.
    Number,
}

/// What stands between two tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gap {
    /// The line ends (or the text begins).
    Line,
    /// Only white space, within the line.
    Blank,
    /// A comma, and white space.
    Comma,
    /// A semicolon, and white space.
    Semicolon,
    /// A colon, and white space.
    Colon,
    /// A full stop, exclamation mark, question mark or dots, with white space.
    Stop,
    /// A dash or hyphen between blanks.
    Dash,
    /// An opening quote or bracket somewhere.
    Opening,
    /// A closing quote or bracket, and no opening one.
    Closing,
    /// A hyphen, slash, full stop … with no white space: the tokens are written together.
    Joined,
    /// Anything else.
    Other,
}

/// The tokens of the lines of a text.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// The printed text.
    pub text: &'a str,
    /// Its lines.
    pub lines: &'a [Line],
    /// Its sentences.
    pub sentences: &'a [Span],
    /// The tokens of all lines, in order.
    pub tokens: Vec<Token>,
    /// What is known of each type.
    words: Cow<'a, [Word]>,
}

impl<'a> View<'a> {
    /// Cuts the lines into tokens.
    #[must_use]
    pub fn new(text: &'a str, lines: &'a [Line], sentences: &'a [Span]) -> Self {
        let mut types = Types::default();
        let tokens = types.read(text);
        let words = types.printed(0).map(Word::of).collect();
        View::over(text, lines, sentences, &tokens, Cow::Owned(words))
    }

    /// The same where the tokens of the text are read already, and `words` tells of their types.
    #[inline(never)]
    #[must_use]
    pub fn over(
        text: &'a str,
        lines: &'a [Line],
        sentences: &'a [Span],
        tokens: &[types::Token],
        words: Cow<'a, [Word]>,
    ) -> Self {
        let mut seen = Vec::with_capacity(tokens.len());
        let mut rest = tokens;
        for (number, line) in lines.iter().enumerate() {
            let mut end = line.span.start;
            while let Some((&types::Token { span, of_type }, behind)) = rest.split_first()
                && span.start < line.span.end
            {
                rest = behind;
                let before = if end == line.span.start {
                    Gap::Line
                } else {
                    gap(&text[end as usize..span.start as usize])
                };
                let in_marker = line.marker.is_some_and(|marker| marker.contains(span));
                let word = &words[of_type as usize];
                seen.push(Token {
                    span,
                    shape: word.shape,
                    line: number as u32,
                    zone: if in_marker { Zone::Source } else { line.zone },
                    before,
                    cues: word.cues,
                    of_type,
                });
                end = span.end;
            }
        }
        View {
            text,
            lines,
            sentences,
            tokens: seen,
            words,
        }
    }

    /// Number of tokens.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is no token.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The word of a token ([`spelling::word`]); empty past either end.
    #[must_use]
    pub fn word(&self, at: usize) -> &str {
        self.tokens
            .get(at)
            .map_or("", |token| &*self.words[token.of_type as usize].spelling)
    }

    /// Whether the word of a token can begin something; false past either end.
    #[must_use]
    pub fn has(&self, at: usize, cue: Cue) -> bool {
        self.tokens.get(at).is_some_and(|token| token.cues.has(cue))
    }

    /// What the lexicon knows of a token; nothing past either end.
    #[must_use]
    pub(super) fn syllable(&self, at: usize) -> Option<Syllable> {
        let token = self.tokens.get(at)?;
        self.words[token.of_type as usize].syllable
    }

    /// The words of the tokens of a range.
    pub fn words(&self, range: std::ops::Range<usize>) -> impl Iterator<Item = &str> {
        let tokens = self.tokens[range].iter();
        tokens.map(|token| &*self.words[token.of_type as usize].spelling)
    }

    /// The token as printed; empty past the end.
    #[must_use]
    pub fn printed(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.text))
    }

    /// The shape of a token; [`Shape::Lower`] past the end.
    #[must_use]
    pub fn shape(&self, at: usize) -> Shape {
        self.tokens.get(at).map_or(Shape::Lower, |t| t.shape)
    }

    /// What stands before a token; [`Gap::Line`] past the end.
    #[must_use]
    pub fn gap(&self, at: usize) -> Gap {
        self.tokens.get(at).map_or(Gap::Line, |t| t.before)
    }

    /// The printed characters between token `at - 1` and token `at` of the same line.
    #[must_use]
    pub fn between(&self, at: usize) -> &'a str {
        match (
            at.checked_sub(1).and_then(|b| self.tokens.get(b)),
            self.tokens.get(at),
        ) {
            (Some(before), Some(after)) if before.line == after.line => {
                &self.text[before.span.end as usize..after.span.start as usize]
            }
            _ => "",
        }
    }

    /// The stretch from the first token to the last of a non-empty range.
    #[must_use]
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span {
            start: self.tokens[range.start].span.start,
            end: self.tokens[range.end - 1].span.end,
        }
    }

    /// Whether the words of a phrase (single blanks, [`spelling::word`]) begin at token `at`, with
    /// nothing but white space between them. Gives the number of tokens.
    ///
    /// The first token may have anything before it.
    #[inline]
    #[must_use]
    pub fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        if beginning(self.word(at)) != beginning(phrase) {
            return None;
        }
        self.whole_phrase(at, phrase)
    }

    fn whole_phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut rest = phrase.strip_prefix(self.word(at))?;
        let mut length = 1;
        while !rest.is_empty() {
            let here = at + length;
            let word = self.word(here);
            if self.gap(here) != Gap::Blank || word.is_empty() {
                return None;
            }
            rest = rest.strip_prefix(' ')?.strip_prefix(word)?;
            length += 1;
        }
        Some(length)
    }

    /// The first of the phrases that begins at token `at`: its place in the list and its length.
    #[must_use]
    pub fn any_phrase(&self, at: usize, phrases: &[&str]) -> Option<(usize, usize)> {
        let first = beginning(self.word(at));
        let all = phrases.iter().enumerate();
        all.filter(|(_, phrase)| beginning(phrase) == first)
            .find_map(|(number, phrase)| Some((number, self.whole_phrase(at, phrase)?)))
    }

    /// The token that begins at or after a byte offset.
    #[must_use]
    pub fn token_from(&self, offset: u32) -> usize {
        self.tokens.partition_point(|t| t.span.start < offset)
    }

    /// Whether the token is written with a capital at its beginning.
    #[must_use]
    pub fn is_capital(&self, at: usize) -> bool {
        match self.shape(at) {
            Shape::Capital | Shape::Upper => true,
            Shape::Mixed => self
                .printed(at)
                .chars()
                .next()
                .is_some_and(char::is_uppercase),
            Shape::Lower | Shape::Number => false,
        }
    }
}

/// Two bytes, by which nearly all words differ from a phrase that is asked for: neither has to be cut.
/// A word of one byte has a blank behind it, as in a phrase.
#[inline]
fn beginning(phrase: &str) -> [u8; 2] {
    match *phrase.as_bytes() {
        [] => [0, 0],
        [one] => [one, b' '],
        [one, two, ..] => [one, two],
    }
}

/// How a token is written.
fn shape(token: &str) -> Shape {
    let letters = || token.chars().filter(|c| c.is_alphabetic());
    if letters().next().is_none() {
        return Shape::Number;
    }
    if token.chars().any(char::is_numeric) {
        return Shape::Mixed;
    }
    let capital = |c: char| c.is_uppercase();
    let first = letters().next().is_some_and(capital);
    let rest = letters().skip(1).filter(|&c| capital(c)).count();
    match (first, rest, letters().count()) {
        (false, 0, _) => Shape::Lower,
        (true, 0, _) => Shape::Capital,
        (true, rest, all) if rest + 1 == all => Shape::Upper,
        _ => Shape::Mixed,
    }
}

/// What stands between two tokens of a line.
fn gap(between: &str) -> Gap {
    if between == " " || between.chars().all(char::is_whitespace) {
        return Gap::Blank;
    }
    let trimmed = between.trim();
    if trimmed.contains(['“', '"', '‘', '(', '[', '«', '\'']) {
        return Gap::Opening;
    }
    if trimmed.contains(['”', '’', ')', ']', '»']) {
        return Gap::Closing;
    }
    let spaced = trimmed.len() < between.len();
    match trimmed {
        "," => Gap::Comma,
        ";" => Gap::Semicolon,
        ":" => Gap::Colon,
        "-" | "–" | "—" | "−" if spaced => Gap::Dash,
        _ if trimmed.chars().all(|c| matches!(c, '.' | '…' | '!' | '?')) && spaced => Gap::Stop,
        _ if spaced => Gap::Other,
        _ => Gap::Joined,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Every non-blank line of a text as body.
    pub(crate) fn body(text: &str) -> Vec<Line> {
        let mut start = 0;
        let mut lines = Vec::new();
        for (number, line) in text.split('\n').enumerate() {
            let trimmed = line.trim();
            if !trimmed.is_empty() {
                let from = start + (line.len() - line.trim_start().len());
                lines.push(Line {
                    number: number as u32 + 1,
                    span: Span::new(from, from + trimmed.len()),
                    zone: Zone::Body,
                    marker: None,
                });
            }
            start += line.len() + 1;
        }
        lines
    }

    #[test]
    fn tokens_know_their_shape_and_what_stands_before_them() {
        let text = "Uỷ\u{a0}viên BTV, m2; “C-ThaiNguyen” - 5. Hết";
        let lines = body(text);
        let view = View::new(text, &lines, &[]);
        let seen: Vec<_> = (0..view.len())
            .map(|at| (view.word(at), view.shape(at), view.gap(at)))
            .collect();
        assert_eq!(
            seen,
            [
                ("ủy", Shape::Capital, Gap::Line),
                ("viên", Shape::Lower, Gap::Blank),
                ("btv", Shape::Upper, Gap::Blank),
                ("m2", Shape::Mixed, Gap::Comma),
                ("c", Shape::Capital, Gap::Opening),
                ("thainguyen", Shape::Mixed, Gap::Joined),
                ("5", Shape::Number, Gap::Closing),
                ("hết", Shape::Capital, Gap::Stop),
            ]
        );
    }

    #[test]
    fn phrases_are_found_across_any_white_space() {
        let text = "thị\u{a0} xã Uỷ viên";
        let lines = body(text);
        let view = View::new(text, &lines, &[]);
        assert_eq!(view.phrase(0, "thị xã"), Some(2));
        assert_eq!(view.any_phrase(2, &["xã", "ủy viên"]), Some((1, 2)));
        assert_eq!(view.phrase(1, "ủy viên"), None);
        assert_eq!(view.phrase(3, "viên chức"), None);
    }
}
