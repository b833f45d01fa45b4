//! People.

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use super::Role;

/// A mention of a person by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The bare name.
    pub span: Span,
    /// The name with single blanks and the usual placement of tones.
    pub name: String,
    /// Number of the person in the document, from 0 in order of first mention.
    pub entity: u32,
    /// What the mention is.
    pub kind: PersonKind,
    /// The form of address before the name; one `các đồng chí` serves a whole list.
    pub honorific: Option<Honorific>,
    /// The offices and ranks given beside this mention, in order.
    pub roles: Vec<Role>,
}

/// A form of address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Honorific {
    /// Where it stands.
    pub span: Span,
    /// In lower case: `đồng chí`, `ông`, `bà`.
    pub normal: String,
}

/// What a mention of a person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PersonKind {
    /// Somebody the text speaks of.
    Named,
    /// The author or photographer.
    Byline,
}

impl Person {
    /// A key that is equal for mentions of the same name in any document: the typed keys of the
    /// name's syllables, joined by blanks.
    #[must_use]
    pub fn key(&self) -> String {
        danbiet_text::token::tokens(&self.name)
            .map(|token| danbiet_text::fold::typed(token.of(&self.name)))
            .collect::<Vec<_>>()
            .join(" ")
    }
}
