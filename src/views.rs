//! The screens, named as in the menu. Each arranges what the core and the session give.

pub mod about;
pub mod carrier;
pub mod compare;
pub mod concordance;
pub mod document;
pub mod documents;
pub mod evidence;
pub mod exports;
pub mod help;
pub mod library;
pub mod notes;
pub mod places;
pub mod quotes;
pub mod verify;
pub mod words;

use danbiet_corpus::metadata::{Basis, Fact};
use danbiet_query::Language;

use crate::{
    browser::{page, timer},
    components::Text,
    messages::{self, Message},
    preferences::Preferences,
    session::Session,
};

/// What every screen works with.
#[derive(Clone, Copy)]
pub struct Room {
    /// Corpus, route, answer.
    pub session: Session,
    /// What is remembered.
    pub preferences: Preferences,
    /// The language of the interface.
    pub language: Language,
}

impl Room {
    /// Says something.
    #[must_use]
    pub fn say(&self, message: Message<'_>) -> Text {
        messages::say(self.language, message)
    }

    /// A whole number as it is written.
    #[must_use]
    pub fn number(&self, value: usize) -> String {
        messages::number(self.language, value)
    }

    /// How something is known, in words.
    #[must_use]
    pub fn basis(&self, basis: &Basis) -> String {
        let sure = |text: Text, certainty| {
            let certainty = self.say(Message::CertaintyText(certainty));
            format!("{text} ({certainty})")
        };
        match basis {
            Basis::Stated { .. } => self.say(Message::BasisStated).into_owned(),
            Basis::Inferred {
                reason, certainty, ..
            } => {
                let reason = self.say(Message::ReasonText(*reason));
                let text = self.say(Message::BasisInferred { reason: &reason });
                sure(text, *certainty)
            }
            Basis::Given { basis, certainty } => {
                sure(self.say(Message::BasisGiven { basis }), *certainty)
            }
        }
    }

    /// The mark of what the text does not state: `word`, and the whole in words.
    #[must_use]
    pub fn doubt<T>(&self, fact: &Fact<T>, word: Message<'_>) -> Option<(Text, String)> {
        self.doubt_of(&fact.basis, word)
    }

    /// The same for a basis alone.
    #[must_use]
    pub fn doubt_of(&self, basis: &Basis, word: Message<'_>) -> Option<(Text, String)> {
        let word = match basis {
            Basis::Stated { .. } => return None,
            Basis::Inferred { .. } => word,
            Basis::Given { .. } => Message::Given,
        };
        Some((self.say(word), self.basis(basis)))
    }
}

/// Moves the focus to the heading of a screen that opens.
fn focus_heading(id: &'static str) {
    timer::after_update(move || {
        page::open_at_top(id);
    });
}
