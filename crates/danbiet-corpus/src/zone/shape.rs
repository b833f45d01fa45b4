//! What a line looks like, before anything is known about its part.

use std::cell::OnceCell;

use danbiet_text::{Span, fold, sentence, token};

/// A line that holds something, with what the rules look at.
#[derive(Clone, Debug)]
pub struct Shape<'a> {
    /// Number of the line in the file, from 1.
    pub number: u32,
    /// The line without the white space around it.
    pub span: Span,
    /// The same, as text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: Vec<Span>,
    /// What it ends with.
    pub end: End,
    /// Whether a blank line, or nothing, stands before it.
    pub after_blank: bool,
    // What most lines are never asked for.
    head: OnceCell<String>,
    key: OnceCell<String>,
    sentences: OnceCell<usize>,
}

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// `.`, `!`, `?`, `…`, `./.`, with closing quotes and brackets: a sentence is over.
    Stop,
    /// `:`, `;` or `,`: something follows.
    Opens,
    /// Anything else.
    Open,
}

/// Words at the beginning of a line, among which nearly all phrases end that it is asked for.
const HEAD: usize = 8;

impl Shape<'_> {
    /// The "as typed" keys of its tokens, with one blank before, between and behind them: a phrase
    /// occurs if its own key does.
    #[must_use]
    pub fn key(&self) -> &str {
        self.key.get_or_init(|| key(self.text))
    }

    /// How many sentences it makes.
    #[must_use]
    pub fn sentences(&self) -> usize {
        let whole = Span::new(0, self.text.len());
        let count = || sentence::sentences(self.text, whole).len();
        *self.sentences.get_or_init(count)
    }

    /// Whether it is a paragraph of running text: long enough for a sentence of news, and closed.
    #[must_use]
    pub fn is_flow(&self) -> bool {
        let n = self.tokens.len();
        (n >= 25 && self.end != End::Open) || n >= 60 || (n >= 16 && self.sentences() >= 2)
    }

    /// Whether it is a few words that make no sentence, as the entries of a menu are.
    #[must_use]
    pub fn is_fragment(&self) -> bool {
        self.tokens.len() <= 8 && self.end == End::Open
    }

    /// Whether it is the entry of a list: `- …`, `• …`, `+ …`.
    #[must_use]
    pub fn is_bullet(&self) -> bool {
        let mut chars = self.text.chars();
        let bullet = |c| matches!(c, '-' | '–' | '•' | '·' | '+' | '*' | '▪' | '●' | '»' | '>');
        chars.next().is_some_and(bullet) && chars.next().is_some_and(char::is_whitespace)
    }

    /// Whether the key of a phrase (see [`key`]) occurs.
    #[must_use]
    pub fn has(&self, phrase: &str) -> bool {
        self.key().contains(phrase)
    }

    /// Whether the line begins with the phrase of this key.
    #[must_use]
    pub fn begins(&self, phrase: &str) -> bool {
        let head = self.head.get_or_init(|| {
            let end = self
                .tokens
                .get(HEAD)
                .map_or(self.text.len(), |t| t.start as usize);
            key(&self.text[..end])
        });
        if phrase.len() <= head.len() {
            return starts(head, phrase);
        }
        starts(phrase, head) && self.key().starts_with(phrase)
    }

    /// Whether a line has the same words.
    #[must_use]
    pub fn says_the_same(&self, other: &Shape<'_>) -> bool {
        self.tokens.len() == other.tokens.len() && self.key() == other.key()
    }

    /// Whether the line ends with the phrase of this key.
    #[must_use]
    pub fn ends(&self, phrase: &str) -> bool {
        self.key().ends_with(phrase)
    }
}

/// The key of a phrase: the "as typed" keys of its tokens, a blank around each.
#[must_use]
pub fn key(phrase: &str) -> String {
    let mut key = String::with_capacity(phrase.len() + phrase.len() / 4);
    key.push(' ');
    for token in token::tokens(phrase) {
        fold::typed_into(token.of(phrase), &mut key);
        key.push(' ');
    }
    key
}

/// Whether a key starts with another one.
#[must_use]
pub fn starts(key: &str, with: &str) -> bool {
    // Nearly all that are asked for differ in the first letter, which stands behind the blank.
    key.as_bytes().get(1) == with.as_bytes().get(1) && key.starts_with(with)
}

/// The keys of phrases.
#[must_use]
pub fn keys(phrases: &[&str]) -> Vec<String> {
    phrases.iter().map(|phrase| key(phrase)).collect()
}

/// The lines of a text that hold something. A line ends at LF, CR LF, CR, U+0085, U+2028, U+2029,
/// vertical tab or form feed.
#[inline(never)]
#[must_use]
pub fn shapes(text: &str) -> Vec<Shape<'_>> {
    let mut shapes = Vec::new();
    let mut after_blank = true;
    for (number, line) in (1..).zip(cut(text)) {
        let printed = line.of(text);
        let from = line.start as usize + (printed.len() - printed.trim_start().len());
        let printed = printed.trim();
        let span = Span::new(from, from + printed.len());
        if printed.is_empty() {
            after_blank = true;
            continue;
        }
        // Syllables of Vietnamese have five bytes with their blank.
        let mut tokens = Vec::with_capacity(printed.len() / 4);
        tokens.extend(token::tokens(printed));
        shapes.push(Shape {
            number,
            span,
            text: printed,
            tokens,
            head: OnceCell::new(),
            key: OnceCell::new(),
            sentences: OnceCell::new(),
            end: end(printed),
            after_blank,
        });
        after_blank = false;
    }
    shapes
}

/// All lines, without their ends.
fn cut(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut lines = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < bytes.len() {
        let length = match &bytes[at..] {
            [b'\r', b'\n', ..] => 2,
            [b'\n' | b'\r' | 0xb | 0xc, ..] => 1,
            // U+0085.
            [0xc2, 0x85, ..] => 2,
            // U+2028 and U+2029.
            [0xe2, 0x80, 0xa8 | 0xa9, ..] => 3,
            _ => {
                at += 1;
                continue;
            }
        };
        lines.push(Span::new(start, at));
        at += length;
        start = at;
    }
    lines.push(Span::new(start, text.len()));
    lines
}

fn end(line: &str) -> End {
    let closing =
        |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']') || c.is_whitespace();
    match line.trim_end_matches(closing).chars().next_back() {
        Some('.' | '!' | '?' | '…') => End::Stop,
        Some(':' | ';' | ',') => End::Opens,
        _ => End::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_newline_counts() {
        let text = "một\r\nhai\rba\n\n bốn\u{a0}\u{2028}năm";
        let shapes = shapes(text);
        let lines: Vec<(u32, &str)> = shapes.iter().map(|s| (s.number, s.text)).collect();
        assert_eq!(
            lines,
            [(1, "một"), (2, "hai"), (3, "ba"), (5, "bốn"), (6, "năm")]
        );
        assert!(shapes.iter().all(|s| s.span.of(text) == s.text));
        let after_blank: Vec<bool> = shapes.iter().map(|s| s.after_blank).collect();
        assert_eq!(after_blank, [true, false, false, true, false]);
    }

    #[test]
    fn ends_see_through_closing_quotes() {
        assert_eq!(end("xong.”"), End::Stop);
        assert_eq!(end("xong./."), End::Stop);
        assert_eq!(end("gồm có:"), End::Opens);
        assert_eq!(end("Trang chủ"), End::Open);
    }
}
