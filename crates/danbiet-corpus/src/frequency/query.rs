//! From a row of a list to its lines.

use super::{Row, Same, Unit};
use crate::index::Index;

/// The query that finds what a row of a list counts: the same syllables side by side, for words
/// those that are whole words. Marks must be read as the list reads them: [`Same::Typed`] and
/// [`Same::Any`] are levels of a search, [`Same::Printed`] says so in the query.
///
/// `printed` is the row's first occurrence as the text prints it; only [`Same::Printed`] looks at
/// it.
#[must_use]
pub fn query(index: &Index<'_>, same: Same, unit: Unit, row: &Row, printed: &str) -> String {
    let forms = (row.first.0..row.first.1).map(|position| index.form(position));
    let lexicon = &index.lexicon;
    let mut query = String::from(match unit {
        Unit::Word => "word:",
        Unit::Syllable => "",
    });
    if same == Same::Printed {
        query.push('=');
    }
    query.push('"');
    match same {
        Same::Printed => {
            for (at, token) in danbiet_text::token::tokens(printed).enumerate() {
                if at > 0 {
                    query.push(' ');
                }
                query.push_str(token.of(printed));
            }
        }
        Same::Typed | Same::Any => {
            for (at, form) in forms.enumerate() {
                if at > 0 {
                    query.push(' ');
                }
                query.push_str(match same {
                    Same::Any => lexicon.any(lexicon.any_of(form)),
                    _ => lexicon.form(form),
                });
            }
        }
    }
    query.push('"');
    query
}
