//! A text as what is compared: tokens and punctuation marks, each with a number that equals have.

use std::{collections::HashMap, ops::Range};

use danbiet_text::{fold, letters, token};

/// A token or a punctuation mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// Its bytes.
    pub range: Range<usize>,
    /// Equal for tokens with one typed key, and for marks that differ in typography alone.
    pub key: u32,
    /// Equal for tokens with one any key; of a mark its key.
    pub any: u32,
    /// Which of the two it is.
    pub sort: Sort,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Token,
    Mark,
}

/// The numbers that were given so far.
#[derive(Debug, Default)]
pub(super) struct Keys {
    numbers: HashMap<String, u32>,
}

impl Keys {
    fn number(&mut self, key: &str) -> u32 {
        let next = self.numbers.len() as u32;
        match self.numbers.get(key) {
            Some(number) => *number,
            None => {
                self.numbers.insert(key.to_owned(), next);
                next
            }
        }
    }

    /// The units of a text, in order. Between them stand white space and invisible characters.
    pub fn units(&mut self, text: &str) -> Vec<Unit> {
        let mut units = Vec::new();
        let mut behind = 0;
        let mut key = String::new();
        for span in token::tokens(text) {
            self.marks(text, behind..span.range().start, &mut units);
            behind = span.range().end;
            key.clear();
            fold::typed_into(span.of(text), &mut key);
            units.push(Unit {
                range: span.range(),
                key: self.number(&key),
                any: self.number(&["?", &fold::any_of_typed(&key)].concat()),
                sort: Sort::Token,
            });
        }
        self.marks(text, behind..text.len(), &mut units);
        units
    }

    fn marks(&mut self, text: &str, gap: Range<usize>, units: &mut Vec<Unit>) {
        let mut at = gap.start;
        while let Some(c) = text[at..gap.end].chars().next() {
            let run = text[at..gap.end].len() - text[at..gap.end].trim_start_matches('.').len();
            let (length, key) = match c {
                '.' if run >= 3 => (run, '…'),
                c => (c.len_utf8(), plain(c)),
            };
            if !is_invisible(c) {
                let key = self.number(key.encode_utf8(&mut [0; 4]));
                units.push(Unit {
                    range: at..at + length,
                    key,
                    any: key,
                    sort: Sort::Mark,
                });
            }
            at += length;
        }
    }
}

/// Whether nothing is seen of a character between tokens.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || letters::is_ignorable(c)
        || letters::is_combining(c)
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}')
}

/// A mark in its plainest form: typography is no difference in what is said.
fn plain(c: char) -> char {
    match c {
        '“' | '”' | '„' | '«' | '»' | '″' | '＂' => '"',
        '‘' | '’' | '‚' | '′' | '`' | '´' => '\'',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        c => c,
    }
}
