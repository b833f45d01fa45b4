//! Short forms: what they stand for, mention by mention.

use danbiet_text::{fold, token};

use super::view::{U32s, partition_point, put};
use crate::sort;

/// Pairs of a short form and what it stands for, each with its mentions; sorted by the any keys of
/// what they stand for.
#[derive(Clone, Copy, Debug)]
pub struct Shorts<'a> {
    /// Ends of the strings (expansion, short form; expansion, …), with a 0 before.
    strings: U32s<'a>,
    /// Ends of the mentions of each pair, with a 0 before.
    ends: U32s<'a>,
    /// The pairs in the order of the any keys of their short forms.
    by_short: U32s<'a>,
    /// First token and first token behind of each mention.
    mentions: U32s<'a>,
    bytes: &'a [u8],
}

/// A short form and one thing that it stands for, as it is written into the index.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pair {
    /// The typed keys of what it stands for, joined by blanks; see [`key`].
    pub expansion: String,
    /// The typed keys of the short form, joined by blanks.
    pub short: String,
}

/// The typed keys of the tokens of a text, joined by blanks.
#[must_use]
pub fn key(text: &str) -> String {
    let keys: Vec<String> = token::tokens(text)
        .map(|token| fold::typed(token.of(text)))
        .collect();
    keys.join(" ")
}

impl<'a> Shorts<'a> {
    pub(crate) fn read(section: &'a [u8]) -> Self {
        let header = U32s::new(section);
        let (pairs, mentions) = (header.get(0) as usize, header.get(1) as usize);
        let part = |from: usize, len: usize| {
            let range = 4 * from..4 * from.saturating_add(len);
            U32s::new(section.get(range).unwrap_or_default())
        };
        let at = 2;
        Self {
            strings: part(at, 2 * pairs + 1),
            ends: part(at + 2 * pairs + 1, pairs + 1),
            by_short: part(at + 3 * pairs + 2, pairs),
            mentions: part(at + 4 * pairs + 2, 2 * mentions),
            bytes: section
                .get(4 * (at + 4 * pairs + 2 + 2 * mentions)..)
                .unwrap_or_default(),
        }
    }

    /// How many pairs there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_short.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What the short form of a pair stands for, as [`key`].
    #[must_use]
    pub fn expansion(&self, pair: usize) -> &'a str {
        self.string(2 * pair)
    }

    /// The short form of a pair, as [`key`].
    #[must_use]
    pub fn short(&self, pair: usize) -> &'a str {
        self.string(2 * pair + 1)
    }

    /// First token and first token behind of each mention of a pair, in order.
    pub fn mentions(&self, pair: usize) -> impl Iterator<Item = (u32, u32)> + 'a {
        let (ends, mentions) = (self.ends, self.mentions);
        let last = (mentions.len() / 2) as u32;
        (ends.get(pair)..ends.get(pair + 1).min(last)).map(move |at| {
            let at = 2 * at as usize;
            (mentions.get(at), mentions.get(at + 1))
        })
    }

    /// The pairs whose expansion has these any keys, joined by blanks.
    pub fn of_expansion(&self, any: &str) -> impl Iterator<Item = usize> + use<'_, 'a> {
        let any_of = |pair: usize| fold::any_of_typed(self.expansion(pair));
        let first = partition_point(self.len(), |pair| any_of(pair).as_str() < any, |at| at);
        let any = any.to_string();
        (first..self.len()).take_while(move |&pair| any_of(pair) == any)
    }

    /// The pairs whose short form has these any keys, joined by blanks.
    pub fn of_short(&self, any: &str) -> impl Iterator<Item = usize> + use<'_, 'a> {
        let any_of = |pair: usize| fold::any_of_typed(self.short(pair));
        let pair = |at: usize| self.by_short.get(at) as usize;
        let first = partition_point(self.len(), |pair| any_of(pair).as_str() < any, pair);
        let any = any.to_string();
        (first..self.len())
            .map(pair)
            .take_while(move |&pair| any_of(pair) == any)
    }

    fn string(&self, at: usize) -> &'a str {
        let range = self.strings.get(at) as usize..self.strings.get(at + 1) as usize;
        let bytes = self.bytes.get(range).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }
}

/// Writes the section. Each pair comes with its mentions in order.
pub(crate) fn write(mut pairs: Vec<(Pair, Vec<(u32, u32)>)>) -> Vec<u8> {
    sort::by_cached_key(&mut pairs, |(pair, _)| {
        (fold::any_of_typed(&pair.expansion), pair.clone())
    });
    let mut by_short: Vec<u32> = (0..pairs.len() as u32).collect();
    sort::by_cached_key(&mut by_short, |&at| {
        (fold::any_of_typed(&pairs[at as usize].0.short), at)
    });
    let total: usize = pairs.iter().map(|(_, mentions)| mentions.len()).sum();

    let mut section = Vec::new();
    put(&mut section, pairs.len() as u32);
    put(&mut section, total as u32);
    let mut bytes = Vec::new();
    put(&mut section, 0);
    for (pair, _) in &pairs {
        for string in [&pair.expansion, &pair.short] {
            bytes.extend_from_slice(string.as_bytes());
            put(&mut section, bytes.len() as u32);
        }
    }
    let mut end = 0;
    put(&mut section, end);
    for (_, mentions) in &pairs {
        end += mentions.len() as u32;
        put(&mut section, end);
    }
    by_short.iter().for_each(|&at| put(&mut section, at));
    for &(start, end) in pairs.iter().flat_map(|(_, mentions)| mentions) {
        put(&mut section, start);
        put(&mut section, end);
    }
    section.extend_from_slice(&bytes);
    section
}
