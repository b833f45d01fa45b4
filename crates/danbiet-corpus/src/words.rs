//! The words of several syllables that occur in a corpus, for cutting a query into words.

use danbiet_text::{fold, token};
use serde::{Deserialize, Serialize};

use crate::document::Document;

/// The distinct words of two syllables or more, as keys.
///
/// A word is written as the keys of its tokens with one blank between them. Words of one syllable
/// are left out: what no word covers stands alone anyway.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordList {
    /// By the "as typed" keys ([`fold::typed`]), sorted.
    typed: Vec<String>,
    /// By the "any marks" keys ([`fold::any`]), sorted.
    any: Vec<String>,
}

impl WordList {
    /// The words of these documents.
    #[must_use]
    pub fn of(documents: &[Document]) -> WordList {
        let (mut typed, mut any) = (Vec::new(), Vec::new());
        for document in documents {
            for word in &document.words {
                let text = word.of(&document.text);
                if token::tokens(text).nth(1).is_some() {
                    typed.push(key(text, fold::typed));
                    any.push(key(text, fold::any));
                }
            }
        }
        for keys in [&mut typed, &mut any] {
            keys.sort_unstable();
            keys.dedup();
        }
        WordList { typed, any }
    }

    /// The words by their "as typed" keys, sorted.
    #[must_use]
    pub fn typed(&self) -> &[String] {
        &self.typed
    }

    /// The words by their "any marks" keys, sorted.
    #[must_use]
    pub fn any(&self) -> &[String] {
        &self.any
    }

    /// How many tokens from the first on make the longest word, by "as typed" keys; 1 if no word
    /// begins here, 0 for no tokens.
    #[must_use]
    pub fn longest_typed<S: AsRef<str>>(&self, keys: &[S]) -> usize {
        longest(&self.typed, keys)
    }

    /// As [`WordList::longest_typed`], by "any marks" keys.
    #[must_use]
    pub fn longest_any<S: AsRef<str>>(&self, keys: &[S]) -> usize {
        longest(&self.any, keys)
    }

    /// Whether the lists are sorted, as looking up takes for granted.
    pub(crate) fn validate(&self) -> Result<(), &'static str> {
        let sorted = |keys: &[String]| keys.is_sorted_by(|a, b| a < b);
        if sorted(&self.typed) && sorted(&self.any) {
            Ok(())
        } else {
            Err("the words are not in order")
        }
    }
}

fn key(word: &str, fold: impl Fn(&str) -> String) -> String {
    let mut key = String::with_capacity(word.len());
    for token in token::tokens(word) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&fold(token.of(word)));
    }
    key
}

fn longest<S: AsRef<str>>(words: &[String], keys: &[S]) -> usize {
    let mut best = keys.len().min(1);
    let mut word = String::new();
    for (at, key) in keys.iter().enumerate() {
        if at > 0 {
            word.push(' ');
        }
        word.push_str(key.as_ref());
        let from = words.partition_point(|w| w.as_str() < word.as_str());
        match words.get(from) {
            Some(found) if *found == word => best = at + 1,
            Some(found) if found.starts_with(&word) => {}
            _ => break,
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(words: &[&str]) -> WordList {
        let text = words.join("\n");
        let mut at = 0;
        let words = words
            .iter()
            .map(|word| {
                let span = danbiet_text::Span::new(at, at + word.len());
                at += word.len() + 1;
                span
            })
            .collect();
        WordList::of(&[Document {
            text,
            words,
            ..Document::default()
        }])
    }

    #[test]
    fn the_longest_word_wins() {
        let words = list(&["Nhân dân", "nhân dân", "dân chủ", "Ban Chấp hành", "dân"]);
        assert_eq!(words.any(), ["ban chap hanh", "dan chu", "nhan dan"]);
        assert_eq!(words.longest_any(&["dan", "chu", "o"]), 2);
        assert_eq!(words.longest_any(&["ban", "chap", "hanh"]), 3);
        assert_eq!(words.longest_any(&["ban", "chap"]), 1);
        assert_eq!(words.longest_any(&[""; 0]), 0);
        let key = |syllable| fold::typed(syllable);
        assert_eq!(words.longest_typed(&[key("dân"), key("chủ")]), 2);
        assert_eq!(words.longest_typed(&[key("dan"), key("chu")]), 1);
    }
}
