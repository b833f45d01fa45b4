//! What is printed below every screen.

use danbiet_query::Language;

use super::number;

/// Something to say.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "what a variant says stands below, twice")]
pub enum Words {
    Address,
    Hash,
    Sources,
    More(usize),
}

impl Words {
    /// The text in a language.
    #[must_use]
    pub fn say(self, language: Language) -> String {
        match (self, language) {
            (Words::Address, Language::Vi) => "in từ".into(),
            (Words::Address, Language::En) => "printed from".into(),
            (Words::Hash, Language::Vi) => "Mã của kho".into(),
            (Words::Hash, Language::En) => "Corpus hash".into(),
            (Words::Sources, Language::Vi) => "Nguồn".into(),
            (Words::Sources, Language::En) => "Sources".into(),
            (Words::More(documents), Language::Vi) => {
                ["và ", &number(language, documents), " tài liệu khác."].concat()
            }
            (Words::More(documents), Language::En) => {
                let plural = if documents == 1 { "." } else { "s." };
                [
                    "and ",
                    &number(language, documents),
                    " more document",
                    plural,
                ]
                .concat()
            }
        }
    }
}
