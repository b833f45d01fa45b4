//! The words of several syllables that occur in a corpus: a query is cut into words by them.

use std::{cmp::Ordering, ops::Range};

use super::{
    lexicon::Lexicon,
    view::{U32s, partition_point, put},
};

/// Words as sequences of forms, sorted by their any keys and then by their forms.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    longest: usize,
    offsets: U32s<'a>,
    forms: U32s<'a>,
}

impl<'a> Words<'a> {
    pub(crate) fn read(section: &'a [u8]) -> Self {
        let header = U32s::new(section);
        let offsets = 4 * (header.get(0) as usize + 1);
        Self {
            longest: header.get(1) as usize,
            offsets: U32s::new(section.get(8..8 + offsets).unwrap_or_default()),
            forms: U32s::new(section.get(8 + offsets..).unwrap_or_default()),
        }
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of syllables of the longest word.
    #[must_use]
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// The forms of a word.
    pub fn word(&self, at: usize) -> impl Iterator<Item = u32> + 'a {
        let forms = self.forms;
        let range = self.offsets.get(at)..self.offsets.get(at + 1).min(forms.len() as u32);
        range.map(move |at| forms.get(at as usize))
    }

    /// Whether a word has these any keys.
    #[must_use]
    pub fn has_anys(&self, lexicon: &Lexicon<'_>, anys: &[u32]) -> bool {
        self.like(lexicon, anys).next().is_some()
    }

    /// Whether a word has these forms.
    #[must_use]
    pub fn has_forms(&self, lexicon: &Lexicon<'_>, forms: &[u32]) -> bool {
        let anys: Vec<u32> = forms.iter().map(|&form| lexicon.any_of(form)).collect();
        self.like(lexicon, &anys)
            .any(|at| self.word(at).eq(forms.iter().copied()))
    }

    /// The words that have these any keys.
    fn like(&self, lexicon: &Lexicon<'_>, anys: &[u32]) -> impl Iterator<Item = usize> {
        // The forms of one any key are neighbours and in the order of the any keys: comparing with
        // the first and the last of them is comparing any keys.
        let anys: Vec<Range<u32>> = anys.iter().map(|&any| lexicon.forms_of(any)).collect();
        let compare = move |at: usize| {
            let sides = self.word(at).zip(&anys).map(|(form, forms)| {
                let behind = u32::from(form >= forms.end);
                (u32::from(form >= forms.start) + behind).cmp(&1)
            });
            let sides = sides.fold(Ordering::Equal, Ordering::then);
            sides.then(self.word(at).count().cmp(&anys.len()))
        };
        let is_before = |at| compare(at) == Ordering::Less;
        let first = partition_point(self.len(), is_before, |at| at);
        (first..self.len()).take_while(move |&at| compare(at) == Ordering::Equal)
    }
}

/// Writes the section for words in the order of [`Words`].
pub(crate) fn write(words: &[Vec<u32>]) -> Vec<u8> {
    let longest = words.iter().map(Vec::len).max().unwrap_or(0);
    let mut section = Vec::new();
    put(&mut section, words.len() as u32);
    put(&mut section, longest as u32);
    let mut offset = 0;
    for word in words {
        put(&mut section, offset);
        offset += word.len() as u32;
    }
    put(&mut section, offset);
    for &form in words.iter().flatten() {
        put(&mut section, form);
    }
    section
}
