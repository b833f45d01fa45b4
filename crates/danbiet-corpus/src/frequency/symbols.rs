//! What counts as the same when it is counted.

use std::collections::HashMap;

use danbiet_text::token;

use crate::{corpus::Corpus, index::Index, pack::PackError};

/// What counts as the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Same {
    /// Case and tone placement make no difference, marks do.
    #[default]
    Typed,
    /// Marks make no difference either.
    Any,
    /// Only what is printed the same.
    Printed,
}

impl Same {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Same; 3] = [Same::Typed, Same::Any, Same::Printed];

    /// The name in addresses and exports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Same::Typed => "typed",
            Same::Any => "any",
            Same::Printed => "printed",
        }
    }
}

/// A number for each position of a corpus: equal numbers count as the same.
#[derive(Clone, Debug)]
pub struct Symbols<'a> {
    index: Index<'a>,
    same: Same,
    /// For [`Same::Any`] the any key of each form, for [`Same::Printed`] the number of each
    /// position.
    numbers: Vec<u32>,
    bound: u32,
}

impl<'a> Symbols<'a> {
    /// Numbers the positions of a corpus. [`Same::Printed`] has to read all its documents.
    ///
    /// # Errors
    /// If a part of the pack that is needed is damaged.
    pub fn new(corpus: &'a Corpus, same: Same) -> Result<Symbols<'a>, PackError> {
        let index = corpus.index()?;
        Ok(match same {
            Same::Typed => Symbols::typed(index),
            Same::Any => Symbols::any(index),
            Same::Printed => {
                let mut known: HashMap<&str, u32> = HashMap::new();
                let mut numbers = Vec::with_capacity(index.tokens() as usize);
                for document in corpus.documents() {
                    let text = &document?.text;
                    for span in token::tokens(text) {
                        let next = known.len() as u32;
                        numbers.push(*known.entry(span.of(text)).or_insert(next));
                    }
                }
                Symbols {
                    index,
                    same,
                    numbers,
                    // One more for what is not there.
                    bound: known.len() as u32 + 1,
                }
            }
        })
    }

    /// Numbers the positions of an index by their typed keys.
    pub(super) fn typed(index: Index<'a>) -> Symbols<'a> {
        Symbols {
            index,
            same: Same::Typed,
            numbers: Vec::new(),
            bound: index.lexicon.forms().saturating_add(1),
        }
    }

    /// Numbers the positions of an index by their any keys.
    pub(super) fn any(index: Index<'a>) -> Symbols<'a> {
        let lexicon = &index.lexicon;
        let forms = 0..lexicon.forms();
        Symbols {
            index,
            same: Same::Any,
            numbers: forms.map(|form| lexicon.any_of(form)).collect(),
            bound: lexicon.anys().saturating_add(1),
        }
    }

    /// What counts as the same.
    #[must_use]
    pub fn same(&self) -> Same {
        self.same
    }

    /// All numbers are below this one.
    pub(super) fn bound(&self) -> u32 {
        self.bound
    }

    /// The number of a position.
    #[inline]
    pub(super) fn at(&self, position: u32) -> u32 {
        let number = match self.same {
            Same::Typed => Some(self.index.form(position)),
            Same::Any => {
                let form = self.index.form(position) as usize;
                self.numbers.get(form).copied()
            }
            Same::Printed => self.numbers.get(position as usize).copied(),
        };
        // A forged pack may hold numbers that are none.
        let none = self.bound - 1;
        number.map_or(none, |number| number.min(none))
    }
}
