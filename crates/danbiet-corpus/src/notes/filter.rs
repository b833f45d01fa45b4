//! Choosing among notes.

use danbiet_text::{fold, token};

use super::{Colour, Note};

/// Which notes are meant. The default means all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Those of a colour.
    pub colour: Option<Colour>,
    /// Those with a label.
    pub label: Option<String>,
    /// Those of the document with this id.
    pub document: Option<String>,
    /// Those whose label, text or quote has all of these words, each from its beginning. Marks that
    /// are typed must be there; those that are not are free.
    pub find: String,
}

impl Filter {
    /// Whether a note is meant.
    #[must_use]
    pub fn takes(&self, note: &Note) -> bool {
        let is = |wanted: &Option<String>, value: &str| {
            wanted.as_deref().is_none_or(|wanted| wanted == value)
        };
        self.colour.is_none_or(|colour| colour == note.colour)
            && is(&self.label, &note.label)
            && is(&self.document, &note.document)
            && self.finds(note)
    }

    fn finds(&self, note: &Note) -> bool {
        let keys = |text: &str| -> Vec<String> {
            let tokens = token::tokens(text);
            tokens.map(|token| fold::typed(token.of(text))).collect()
        };
        let wanted = keys(&self.find);
        if wanted.is_empty() {
            return true;
        }
        let texts = [&note.label, &note.text, &note.anchor.exact];
        let there: Vec<String> = texts.into_iter().flat_map(|text| keys(text)).collect();
        let has = |key: &String| there.iter().any(|there| fold::prefix_matches(key, there));
        wanted.iter().all(has)
    }
}
