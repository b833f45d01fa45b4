//! What counts as the same when it is counted.

use std::collections::HashMap;

use danbiet_text::token;

use crate::{corpus::Corpus, pack::PackError};

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

/// A number for each position of a corpus: equal numbers count as the same.
#[derive(Clone, Debug)]
pub struct Symbols {
    same: Same,
    of: Vec<u32>,
}

impl Symbols {
    /// Numbers the positions of a corpus. [`Same::Printed`] has to read all its documents.
    ///
    /// # Errors
    /// If a part of the pack that is needed is damaged.
    pub fn new(corpus: &Corpus, same: Same) -> Result<Symbols, PackError> {
        let index = corpus.index()?;
        let of = match same {
            Same::Typed => (0..index.tokens()).map(|at| index.form(at)).collect(),
            Same::Any => {
                let forms = 0..index.lexicon.forms();
                let anys: Vec<u32> = forms.map(|form| index.lexicon.any_of(form)).collect();
                let any = |at| anys.get(index.form(at) as usize).copied();
                let none = index.lexicon.anys();
                (0..index.tokens())
                    .map(|at| any(at).unwrap_or(none))
                    .collect()
            }
            Same::Printed => {
                let mut numbers: HashMap<&str, u32> = HashMap::new();
                let mut of = Vec::with_capacity(index.tokens() as usize);
                for document in corpus.documents() {
                    let text = &document?.text;
                    for span in token::tokens(text) {
                        let next = numbers.len() as u32;
                        of.push(*numbers.entry(span.of(text)).or_insert(next));
                    }
                }
                of
            }
        };
        Ok(Symbols { same, of })
    }

    /// What counts as the same.
    #[must_use]
    pub fn same(&self) -> Same {
        self.same
    }

    /// The number of a position; there is none behind the last.
    #[inline]
    pub(super) fn at(&self, position: u32) -> u32 {
        self.of.get(position as usize).copied().unwrap_or(u32::MAX)
    }
}
