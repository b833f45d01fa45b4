//! Corrections: what people say of annotations that the rules have got wrong.
//!
//! A correction of a mention says that it is wrong, or gives another normal form; a merge says that
//! two names of a layer mean the same. [`Corrections`] is a list of both, as `corrections.toml`
//! beside the documents ([`Corrections::from_toml`]) or as JSON on a reader's device
//! ([`Corrections::from_json`]); [`Corrections::to_toml`] writes what a reader has collected as a
//! file that the build takes.
//!
//! ```toml
//! [[mention]]
//! document = "000_c7764ab0d62457ae"
//! layer = "persons"
//! quote = "Hà Huy Tập"              # the words of the mention as printed
//! before = "UBND phường "           # what stands before and behind them
//! after = " Nguyễn"
//! start = 3460                      # the byte at which they stood
//! wrong = true                      # or: normal = "…"
//! note = "tên phường"               # optional
//!
//! [[merge]]
//! layer = "persons"
//! from = "Ngô Văn Huynh"
//! into = "Ngô Văn Huỳnh"
//! ```
//!
//! A mention is found again by its quote with what stands around it; `start` decides where that
//! occurs more than once. So a correction survives a rebuild and small changes of the file, and one
//! that fits nothing any more is a [`Problem`].
//!
//! [`apply`] changes the layers of one document and keeps a record of what was done
//! ([`Corrected`]), so that it can be shown as the keeper's or the reader's.

mod apply;
mod collect;
mod find;
mod form;

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

pub use apply::{apply, has};
pub use collect::{Entry, names};
pub use find::at;
pub use form::{JsonError, Located};

/// Corrections of the layers of a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// Those of single mentions.
    pub mentions: Vec<MentionCorrection>,
    /// Those of all mentions of a name.
    pub merges: Vec<Merge>,
}

/// A correction of one mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionCorrection {
    /// The id of the document.
    pub document: String,
    /// The layer.
    pub layer: Layer,
    /// The words of the mention as printed.
    pub quote: String,
    /// What stands right before them.
    pub before: String,
    /// What stands right behind them.
    pub after: String,
    /// The byte of the text at which they stood.
    pub start: u32,
    /// What is to be done.
    pub change: Change,
    /// Why.
    pub note: Option<String>,
}

/// What is to be done with a mention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// It is none: take it away.
    Wrong,
    /// This is its normal form. For a figure it is the value, with a decimal point.
    Normal(String),
}

/// Says that two names of a layer mean the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The layer.
    pub layer: Layer,
    /// The name that is replaced ([`name`](Layer) of the layer).
    pub from: String,
    /// The name that stays.
    pub into: String,
    /// Why.
    pub note: Option<String>,
}

/// The layers that can be corrected, each with what its mentions are called by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Layer {
    /// People, by name.
    Persons,
    /// Bodies, by normal form.
    Organisations,
    /// Places, by normal form.
    Places,
    /// Short forms, by what they stand for.
    Abbreviations,
    /// Citations, by the identity of the instrument: `nghị quyết 02-NQ/TU tỉnh Hà Tĩnh`.
    Instruments,
    /// Figures, by value.
    Figures,
    /// Dates, by normal form.
    Dates,
    /// Principles; they have no normal form and can only be wrong.
    Principles,
    /// The topic of the corpus, by variant.
    Topics,
    /// Misprints, by what was meant.
    Misprints,
}

/// Who corrects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum By {
    /// Whoever keeps the corpus.
    Keeper,
    /// Whoever reads it.
    Reader,
}

/// What was corrected in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrected {
    /// The mention.
    pub span: Span,
    /// Its layer.
    pub layer: Layer,
    /// What was done.
    pub change: Change,
    /// What it was called before.
    pub was: String,
    /// Who did it.
    pub by: By,
    /// Why.
    pub note: Option<String>,
}

/// A correction that could not be applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which one: its number among [`Corrections::mentions`].
    pub mention: usize,
    /// Why.
    pub reason: Reason,
}

/// Why a correction could not be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// There is no document of this id.
    NoDocument,
    /// The quote, with what stands around it, is not in the text.
    NoQuote,
    /// It is there several times, and none of them begins at `start`.
    SeveralQuotes,
    /// The layer has no mention there.
    NoMention,
    /// The layer has no normal forms.
    NoNormalForm,
    /// The value of a figure is no number.
    NoNumber,
}

impl Layer {
    /// All layers.
    pub const ALL: [Layer; 10] = [
        Layer::Persons,
        Layer::Organisations,
        Layer::Places,
        Layer::Abbreviations,
        Layer::Instruments,
        Layer::Figures,
        Layer::Dates,
        Layer::Principles,
        Layer::Topics,
        Layer::Misprints,
    ];

    /// The name in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Layer::Persons => "persons",
            Layer::Organisations => "organisations",
            Layer::Places => "places",
            Layer::Abbreviations => "abbreviations",
            Layer::Instruments => "instruments",
            Layer::Figures => "figures",
            Layer::Dates => "dates",
            Layer::Principles => "principles",
            Layer::Topics => "topics",
            Layer::Misprints => "misprints",
        }
    }

    /// The layer with this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Layer> {
        Layer::ALL.into_iter().find(|layer| layer.name() == name)
    }
}

impl Reason {
    /// What is wrong and what to do, for whoever builds the corpus.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Reason::NoDocument => {
                "there is no such document; write the name of a file without its ending, or remove \
                 the entry"
            }
            Reason::NoQuote => {
                "the quote with what stands around it is not in the document; copy it anew, or \
                 remove the entry"
            }
            Reason::SeveralQuotes => {
                "the quote stands in several places and none begins at `start`; quote more of what \
                 stands around it"
            }
            Reason::NoMention => {
                "the layer has no mention of just these words; remove the entry, or quote the \
                 whole mention"
            }
            Reason::NoNormalForm => "this layer has no normal forms; write wrong = true",
            Reason::NoNumber => "the value of a figure is a number with a decimal point: 8.7",
        }
    }
}
