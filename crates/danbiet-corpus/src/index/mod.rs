//! The index: where every token of a corpus stands.
//!
//! All tokens of all documents are numbered through ([`crate::document::Position`]). Over these
//! numbers the index keeps
//!
//! * a **lexicon**: the typed keys ("forms"), sorted by their any key, so that all forms of one
//!   any key, and of one beginning of an any key, are neighbours ([`lexicon`]);
//! * **postings**: for each form its positions ([`postings`]);
//! * the **form of each position**, so that a phrase is found by looking at the neighbours of its
//!   rarest token;
//! * three **bitmaps**: positions that no phrase may run into from the left, positions that
//!   begin a sentence, and positions that begin a word;
//! * where documents and zones begin, and the byte at which every 64th token stands ([`places`]);
//! * the corpus' own **words** of several syllables ([`words`]) and its **short forms** with what
//!   each mention stands for ([`shorts`]).
//!
//! [`build`] writes it as sections of a pack; [`Index`] is a view of those bytes that decodes what
//! it is asked for, so making one costs the same for a small corpus and a large one. A pack may
//! come from a stranger: whatever its bytes are, looking things up gives an answer (a wrong one, if
//! the checksums were forged) and never a panic.

pub mod build;
pub mod lexicon;
pub mod places;
pub mod postings;
pub mod shorts;
pub mod view;
pub mod words;

use std::ops::Range;

pub use build::build;
pub use lexicon::Lexicon;
pub use places::Places;
pub use postings::Postings;
pub use shorts::Shorts;
pub use words::Words;

use crate::{document::DocId, search::Zones, zone::Zone};
use view::{Bits, Packed, U32s};

/// The names of the sections that [`build`] writes and [`Index::read`] asks for.
pub const SECTIONS: [[u8; 4]; 10] = [
    COUNTS, LEXICON, DIRECTORY, POSTINGS, FORMS, BITS, STARTS, ANCHORS, WORDS, SHORTS,
];
pub(crate) const COUNTS: [u8; 4] = *b"icnt";
pub(crate) const LEXICON: [u8; 4] = *b"ilex";
pub(crate) const DIRECTORY: [u8; 4] = *b"idir";
pub(crate) const POSTINGS: [u8; 4] = *b"ipos";
pub(crate) const FORMS: [u8; 4] = *b"ifrm";
pub(crate) const BITS: [u8; 4] = *b"ibit";
pub(crate) const STARTS: [u8; 4] = *b"ista";
pub(crate) const ANCHORS: [u8; 4] = *b"ianc";
pub(crate) const WORDS: [u8; 4] = *b"iwrd";
pub(crate) const SHORTS: [u8; 4] = *b"isho";

/// A view of an index. Cheap to make and to copy.
#[derive(Clone, Copy, Debug)]
pub struct Index<'a> {
    /// The forms.
    pub lexicon: Lexicon<'a>,
    /// The positions of each form.
    pub postings: Postings<'a>,
    /// The words of several syllables.
    pub words: Words<'a>,
    /// The short forms.
    pub shorts: Shorts<'a>,
    tokens: u32,
    has_zones: Zones,
    forms: Packed<'a>,
    breaks: Bits<'a>,
    sentences: Bits<'a>,
    word_starts: Bits<'a>,
    documents: U32s<'a>,
    zone_starts: U32s<'a>,
    zones: &'a [u8],
    anchors: U32s<'a>,
}

/// The first numbers of an index, from which the sizes of all other parts follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sizes {
    pub tokens: u32,
    pub forms: u32,
    pub documents: u32,
    pub zones: u32,
    /// The zones that occur, as the bits of [`Zones`].
    pub has_zones: u32,
}

impl<'a> Index<'a> {
    /// Makes a view of the sections that `section` gives for the names of [`SECTIONS`].
    ///
    /// # Errors
    /// What `section` says where it has none.
    pub fn read<E>(
        mut section: impl FnMut([u8; 4]) -> Result<&'a [u8], E>,
    ) -> Result<Index<'a>, E> {
        let counts = U32s::new(section(COUNTS)?);
        let sizes = Sizes {
            tokens: counts.get(0),
            forms: counts.get(1),
            documents: counts.get(2),
            zones: counts.get(3),
            has_zones: counts.get(4),
        };
        let bits = section(BITS)?;
        let (breaks, bits) = bits.split_at(bits.len() / 3);
        let (sentences, word_starts) = bits.split_at(bits.len() / 2);
        let starts = section(STARTS)?;
        let cut = |from: usize, len: usize| starts.get(from..from + len).unwrap_or_default();
        let documents = 4 * (sizes.documents as usize + 1);
        let zones = 4 * sizes.zones as usize;
        Ok(Index {
            lexicon: Lexicon::read(section(LEXICON)?, sizes.forms),
            postings: Postings::new(section(DIRECTORY)?, section(POSTINGS)?),
            words: Words::read(section(WORDS)?),
            shorts: Shorts::read(section(SHORTS)?),
            tokens: sizes.tokens,
            has_zones: Zones::from_bits(sizes.has_zones as u16),
            forms: Packed::new(section(FORMS)?, view::width(sizes.forms)),
            breaks: Bits::new(breaks),
            sentences: Bits::new(sentences),
            word_starts: Bits::new(word_starts),
            documents: U32s::new(cut(0, documents)),
            zone_starts: U32s::new(cut(documents, zones)),
            zones: cut(documents + zones, sizes.zones as usize),
            anchors: U32s::new(section(ANCHORS)?),
        })
    }

    /// Whether the parts are as long as the counts say and whatever has to be in order is: what every
    /// look-up takes for granted. Says what is wrong. Costs as much as there are documents and forms.
    ///
    /// # Errors
    /// The first thing that does not fit.
    pub fn validate(&self) -> Result<(), &'static str> {
        let tokens = self.tokens as usize;
        let words = tokens.div_ceil(64);
        let ordered = |numbers: U32s<'_>, end: u32| {
            let mut last = 0;
            (0..numbers.len()).all(|at| {
                let before = std::mem::replace(&mut last, numbers.get(at));
                before <= last
            }) && last <= end
        };
        let documents = self.documents();
        if !ordered(self.documents, self.tokens)
            || self.documents.get(0) != 0
            || self.documents.get(documents as usize) != self.tokens
        {
            return Err("the documents do not follow each other");
        }
        if !ordered(self.zone_starts, self.tokens)
            || self.zones.len() != self.zone_starts.len()
            || (tokens > 0 && (self.zones.is_empty() || self.zone_starts.get(0) != 0))
        {
            return Err("the zones do not follow each other");
        }
        if !self.lexicon.is_ordered() {
            return Err("the forms are not in order");
        }
        let bits = [self.breaks, self.sentences, self.word_starts];
        if bits.iter().any(|bits| bits.words() != words)
            || self.forms.len() < tokens
            || self.postings.forms() < self.lexicon.forms() as usize
            || self.anchors.len() != tokens.div_ceil(places::STEP as usize)
        {
            return Err("a part is shorter than it should be");
        }
        Ok(())
    }

    /// How many tokens there are.
    #[must_use]
    pub fn tokens(&self) -> u32 {
        self.tokens
    }

    /// How many documents there are.
    #[must_use]
    pub fn documents(&self) -> u32 {
        (self.documents.len() as u32).saturating_sub(1)
    }

    /// The positions of a document.
    #[must_use]
    pub fn document(&self, document: DocId) -> Range<u32> {
        let at = document.0 as usize;
        self.documents.get(at)..self.documents.get(at + 1)
    }

    /// The first position of each document and, last, the number of tokens.
    #[must_use]
    pub fn document_starts(&self) -> U32s<'a> {
        self.documents
    }

    /// The document that a position is in.
    #[must_use]
    pub fn document_of(&self, position: u32) -> DocId {
        let behind = self.documents.partition_point(|start| start <= position);
        DocId((behind as u32).saturating_sub(1))
    }

    /// The document that a position is in, looked for from the document `from` on.
    #[inline]
    #[must_use]
    pub fn document_from(&self, from: DocId, position: u32) -> DocId {
        let behind = self
            .documents
            .gallop(from.0 as usize, |start| start <= position);
        DocId((behind as u32).saturating_sub(1))
    }

    /// The form at a position.
    #[inline]
    #[must_use]
    pub fn form(&self, position: u32) -> u32 {
        self.forms.get(position as usize)
    }

    /// Whether a phrase may run from the token before into this one.
    #[inline]
    #[must_use]
    pub fn joins(&self, position: u32) -> bool {
        !self.breaks.get(position as usize)
    }

    /// Whether a phrase may run through all of these positions.
    #[must_use]
    pub fn joined(&self, positions: Range<u32>) -> bool {
        (positions.start + 1..positions.end).all(|position| self.joins(position))
    }

    /// The positions of the sentence (or the line without sentences) that a position is in.
    #[must_use]
    pub fn sentence(&self, position: u32) -> Range<u32> {
        let at = position as usize;
        let start = self.sentences.last_up_to(at).unwrap_or(0) as u32;
        let end = self.sentences.first_from(at + 1);
        start..end.map_or(self.tokens, |end| end as u32)
    }

    /// The positions of the word that a position is in. A token that no word of several syllables
    /// covers is a word by itself.
    #[must_use]
    pub fn word(&self, position: u32) -> Range<u32> {
        let at = position as usize;
        let start = self.word_starts.last_up_to(at).unwrap_or(at) as u32;
        start..self.word_end(position)
    }

    /// The position behind the word that a position is in.
    #[must_use]
    pub fn word_end(&self, position: u32) -> u32 {
        let end = self.word_starts.first_from(position as usize + 1);
        end.map_or(self.tokens, |end| end as u32)
    }

    /// Whether a word begins at a position.
    #[inline]
    #[must_use]
    pub fn begins_word(&self, position: u32) -> bool {
        self.word_starts.get(position as usize)
    }

    /// The zone of a position.
    #[must_use]
    pub fn zone(&self, position: u32) -> Zone {
        self.zone_run(position).1
    }

    /// The positions around this one that are in the same zone of the same document without a
    /// break, and that zone.
    #[must_use]
    pub fn zone_run(&self, position: u32) -> (Range<u32>, Zone) {
        let behind = self.zone_starts.partition_point(|start| start <= position);
        self.zone_run_at(behind.saturating_sub(1))
    }

    /// The number of the run of one zone that a position is in, looked for from the run `from` on.
    #[inline]
    #[must_use]
    pub fn zone_number(&self, from: usize, position: u32) -> usize {
        let behind = self.zone_starts.gallop(from, |start| start <= position);
        behind.saturating_sub(1)
    }

    /// The run of one zone with this number. Runs cover all positions, in order.
    #[must_use]
    pub fn zone_run_at(&self, at: usize) -> (Range<u32>, Zone) {
        let zone = self.zones.get(at).copied().unwrap_or_default();
        let zone = Zone::ALL.get(zone as usize).copied().unwrap_or(Zone::Body);
        let start = self.zone_starts.get(at);
        let end = if at + 1 < self.zone_starts.len() {
            self.zone_starts.get(at + 1)
        } else {
            self.tokens
        };
        (start..end, zone)
    }

    /// The zones that the corpus has.
    #[must_use]
    pub fn zones(&self) -> Zones {
        self.has_zones
    }

    /// How many runs of zones there are.
    #[must_use]
    pub fn zone_runs(&self) -> usize {
        self.zone_starts.len()
    }

    /// A reader of the places of tokens in the text of a document.
    #[must_use]
    pub fn places<'t>(&self, document: DocId, text: &'t str) -> Places<'a, 't> {
        Places::new(self.anchors, self.document(document), text)
    }
}
