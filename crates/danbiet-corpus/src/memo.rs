//! What is known of the types of a corpus, kept from document to document.
//!
//! Documents of one corpus share nearly all their types ([`danbiet_text::types`]): what follows from
//! the letters of a token alone is worked out for the first document that has it, and looked up in
//! the others.

use danbiet_text::{
    types::{Token, Types},
    word::{Known, Segmenter},
};

use crate::annotate::Word;

/// How many types are kept. Running text has some ten thousand; what has more is full of numbers and
/// codes, of which few come again.
const LIMIT: usize = 1 << 18;

/// What is known of types, by their numbers. Begins empty and grows with what is read; what it
/// holds changes no result.
#[derive(Clone, Debug, Default)]
pub struct Memo {
    types: Types,
    syllables: Vec<Known>,
    words: Vec<Word>,
}

impl Memo {
    /// The tokens of a text. Their types are known until the next text is read.
    #[must_use]
    pub fn read(&mut self, text: &str) -> Vec<Token> {
        if self.types.len() > LIMIT {
            *self = Memo::default();
        }
        self.types.read(text)
    }

    /// What the segmenter knows of the types: always the same segmenter.
    pub fn syllables(&mut self, segmenter: &Segmenter) -> &[Known] {
        let new = self.types.printed(self.syllables.len());
        self.syllables
            .extend(new.map(|token| segmenter.know(token)));
        &self.syllables
    }

    /// What the annotators know of the types.
    pub fn words(&mut self) -> &[Word] {
        let new = self.types.printed(self.words.len());
        self.words.extend(new.map(Word::of));
        &self.words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_begins_anew_before_it_grows_without_end() {
        let mut memo = Memo::default();
        let text: Vec<String> = (0..=LIMIT).map(|number| number.to_string()).collect();
        assert_eq!(memo.read(&text.join(" ")).len(), LIMIT + 1);
        let next = memo.read("dân biết dân");
        let numbers: Vec<u32> = next.iter().map(|token| token.of_type).collect();
        assert_eq!(numbers, [0, 1, 0]);
        assert_eq!(memo.words(), ["dân", "biết"].map(Word::of));
    }
}
