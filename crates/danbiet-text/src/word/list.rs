//! A list of words to cut queries with.

use std::ops::Range;

use crate::fold::Level;

/// Words of several syllables, known at both levels.
///
/// ```
/// use danbiet_text::{fold::Level, word::Words};
///
/// let words = Words::from_list(["dân chủ", "đối thoại", "quy chế dân chủ"]);
/// let cut = words.cut(&["quy", "che", "dan", "chu", "va", "doi", "thoai"], Level::Any);
/// assert_eq!(cut, [0..4, 4..5, 5..7]);
/// assert_eq!(words.cut(&["doi", "thoai"], Level::Typed), [0..1, 1..2]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Keys of the words, each with one blank between its syllables' keys; sorted, no doubles.
    typed: Vec<Box<str>>,
    any: Vec<Box<str>>,
}

impl Words {
    /// Makes a list of the words given, each with white space between its syllables. What has one
    /// syllable only is left out: it is a word of its own anyway.
    pub fn from_list<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut list = Self::default();
        for word in words {
            let syllables: Vec<&str> = word.split_whitespace().collect();
            if syllables.len() > 1 {
                list.typed.push(key(&syllables, Level::Typed).into());
                list.any.push(key(&syllables, Level::Any).into());
            }
        }
        for keys in [&mut list.typed, &mut list.any] {
            keys.sort_unstable();
            keys.dedup();
        }
        list
    }

    /// Whether the list holds no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.typed.is_empty()
    }

    /// Cuts tokens into words, compared at `level`: from the left, each time the longest word of the
    /// list; what no word covers stands alone. The ranges follow each other and cover all tokens.
    #[must_use]
    pub fn cut(&self, tokens: &[&str], level: Level) -> Vec<Range<usize>> {
        let keys: Vec<String> = tokens.iter().map(|token| level.key(token)).collect();
        let list = match level {
            Level::Typed => &self.typed,
            Level::Any => &self.any,
        };
        let mut cut = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let length = longest(list, &keys[at..]);
            cut.push(at..at + length);
            at += length;
        }
        cut
    }
}

fn key(syllables: &[&str], level: Level) -> String {
    let keys: Vec<String> = syllables.iter().map(|s| level.key(s)).collect();
    keys.join(" ")
}

/// How many keys the longest word of the list at their head has; 1 if none.
fn longest(list: &[Box<str>], keys: &[String]) -> usize {
    let mut longest = 1;
    let mut head = keys[0].clone();
    for (at, key) in keys.iter().enumerate().skip(1) {
        head.push(' ');
        head.push_str(key);
        let place = list.partition_point(|word| **word < *head);
        match list.get(place) {
            Some(word) if **word == *head => longest = at + 1,
            // The list is sorted: where the next word does not begin like this, none does.
            Some(word) if word.starts_with(head.as_str()) => {}
            _ => break,
        }
    }
    longest
}
