//! What values are compared by: the keys of their tokens, each between blanks.

use std::sync::OnceLock;

use danbiet_query::ast::{Pattern, Term};
use danbiet_text::{fold, letters, token};

use super::Entry;

/// The keys of a column's values and aliases, made when a query first asks for them.
#[derive(Debug, Default)]
pub(super) struct Cached(OnceLock<Vec<Vec<Key>>>);

/// A text as the keys of its tokens: ` 02 nq tu `.
#[derive(Debug)]
pub(super) struct Key {
    typed: String,
    any: String,
}

impl Cached {
    pub fn get(&self, entries: &[Entry]) -> &[Vec<Key>] {
        self.0.get_or_init(|| {
            let keys = |entry: &Entry| {
                let texts = std::iter::once(&entry.value).chain(&entry.aliases);
                texts.map(|text| Key::of(text)).collect()
            };
            entries.iter().map(keys).collect()
        })
    }
}

impl Key {
    fn of(text: &str) -> Key {
        let mut typed = String::from(" ");
        for token in token::tokens(text) {
            fold::typed_into(token.of(text), &mut typed);
            typed.push(' ');
        }
        Key {
            any: fold::any_of_typed(&typed),
            typed,
        }
    }
}

/// The value of a field: tokens side by side, at the level that their own marks ask for.
#[derive(Debug)]
pub(crate) struct Asked {
    /// The keys of the tokens, and whether each is only a beginning.
    tokens: Vec<(String, bool)>,
    marked: bool,
    /// All tokens between blanks, where none of them is only a beginning.
    joined: Option<String>,
}

impl Asked {
    pub fn of(terms: &[Term]) -> Asked {
        let typed: Vec<String> = terms
            .iter()
            .map(|t| fold::typed(t.pattern.text()))
            .collect();
        let marked = typed.iter().any(|key| fold::has_marks(key));
        let tokens: Vec<(String, bool)> = terms
            .iter()
            .zip(typed)
            .map(|(term, key)| {
                let open = matches!(term.pattern, Pattern::Prefix(_) | Pattern::Typing(_));
                let key = if marked {
                    key
                } else {
                    fold::any_of_typed(&key)
                };
                (key, open)
            })
            .collect();
        let whole = !tokens.is_empty() && tokens.iter().all(|(_, open)| !open);
        let joined = whole.then(|| {
            let mut joined = String::from(" ");
            for (key, _) in &tokens {
                joined.push_str(key);
                joined.push(' ');
            }
            joined
        });
        Asked {
            tokens,
            marked,
            joined,
        }
    }

    /// Whether a text holds the tokens side by side.
    pub fn is_in_text(&self, text: &str) -> bool {
        self.is_in(&Key::of(text))
    }

    pub(super) fn is_in(&self, key: &Key) -> bool {
        let key = if self.marked { &key.typed } else { &key.any };
        if let Some(joined) = &self.joined {
            return key.contains(joined.as_str());
        }
        let there: Vec<&str> = key.split(' ').filter(|token| !token.is_empty()).collect();
        !self.tokens.is_empty()
            && there.windows(self.tokens.len()).any(|window| {
                let mut pairs = window.iter().zip(&self.tokens);
                pairs.all(|(token, (key, open))| token == key || (*open && begins(key, token)))
            })
    }
}

/// Whether a key begins like another, tones aside where the beginning has none.
fn begins(beginning: &str, key: &str) -> bool {
    let letters = |key: &str| -> String {
        key.chars()
            .filter(|&c| letters::Tone::of_combining(c).is_none())
            .collect()
    };
    fold::prefix_matches(beginning, key) && letters(key).starts_with(&letters(beginning))
}
