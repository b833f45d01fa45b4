//! What came of looking for pasted words.

use std::{collections::BTreeSet, ops::Range};

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use super::{Kind, Pasted, Piece};
use crate::document::DocId;

/// How many places of one part are listed.
pub const SHOWN: usize = 50;

/// What came of verifying.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verification {
    /// What was pasted.
    pub pasted: Pasted,
    /// What became of the document that the quote names; `None` where it names none.
    pub named: Option<Named>,
    /// The parts between omissions, in order; none where there are no words.
    pub parts: Vec<Part>,
    /// Whether the parts stand in one document, one behind the other; always so for one part.
    pub in_order: bool,
}

/// The document that a quote names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Its number in this corpus, if it is there.
    pub document: Option<DocId>,
    /// Its text.
    pub text: NamedText,
    /// Whether the words stand at the very bytes that the quote names, every byte of them.
    pub in_place: bool,
}

/// The text of a document that a quote names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NamedText {
    /// It is the one that was quoted: its hash is the same.
    Same,
    /// It has another hash: the text is not the one that was quoted.
    Changed,
    /// The corpus has no document with this id.
    Missing,
}

/// A part of a quote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Its bytes in the words that were pasted.
    pub words: Range<usize>,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of looking for a part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Outcome {
    /// It stands there byte for byte.
    Exact {
        /// The first places, at most [`SHOWN`].
        places: Vec<Place>,
        /// Whether there are more.
        more: bool,
    },
    /// It stands there with other spaces, characters, capitals or placement of tones.
    Near {
        /// The first places, at most [`SHOWN`].
        places: Vec<Place>,
        /// Whether there are more.
        more: bool,
        /// The first of them beside the quote.
        pieces: Vec<Piece>,
    },
    /// A passage is like it, but says something else.
    Altered {
        /// The passage.
        place: Place,
        /// It beside the quote.
        pieces: Vec<Piece>,
        /// Whether nothing but punctuation differs.
        only_marks: bool,
    },
    /// No passage is like it.
    Absent {
        /// The bytes, in the pasted words, of tokens that the corpus has nowhere.
        nowhere: Vec<Range<usize>>,
        /// The longest stretch of it that was found, and where; of at least two tokens.
        longest: Option<(Range<usize>, Place)>,
    },
}

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The document.
    pub document: DocId,
    /// Its bytes.
    pub span: Span,
    /// What it differs in from the quote, but for words.
    pub kinds: BTreeSet<Kind>,
}

/// The outcome in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Every byte of it stands in one document.
    Exact,
    /// All its words do.
    Near,
    /// A passage is like it; or its parts come from several places, or in another order.
    Altered,
    /// At least one part is like nothing.
    Absent,
    /// There were no words.
    Nothing,
}

impl Verdict {
    /// The name in the exported forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Verdict::Exact => "exact",
            Verdict::Near => "near",
            Verdict::Altered => "altered",
            Verdict::Absent => "absent",
            Verdict::Nothing => "nothing",
        }
    }
}

impl Verification {
    /// The outcome in a word: that of the worst part.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let parts = self.parts.iter().map(|part| part.outcome.verdict());
        let worst = parts.max().unwrap_or(Verdict::Nothing);
        match worst {
            Verdict::Exact | Verdict::Near if !self.in_order => Verdict::Altered,
            worst => worst,
        }
    }

    /// Whether the quote holds: every byte stands in one document and, where it names one, in that.
    #[must_use]
    pub fn holds(&self) -> bool {
        let stands = |part: &Part| match (&self.named, &part.outcome) {
            (Some(named), Outcome::Exact { places, .. }) => places
                .iter()
                .any(|place| Some(place.document) == named.document),
            (None, Outcome::Exact { .. }) => true,
            _ => false,
        };
        self.verdict() == Verdict::Exact && !self.pasted.cut && self.parts.iter().all(stands)
    }
}

impl Outcome {
    /// The outcome in a word.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        match self {
            Outcome::Exact { .. } => Verdict::Exact,
            Outcome::Near { .. } => Verdict::Near,
            Outcome::Altered { .. } => Verdict::Altered,
            Outcome::Absent { .. } => Verdict::Absent,
        }
    }

    /// The place to look at first.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        match self {
            Outcome::Exact { places, .. } | Outcome::Near { places, .. } => places.first(),
            Outcome::Altered { place, .. } => Some(place),
            Outcome::Absent { longest, .. } => longest.as_ref().map(|(_, place)| place),
        }
    }

    pub(super) fn is_found(&self) -> bool {
        self.verdict() <= Verdict::Near
    }
}
