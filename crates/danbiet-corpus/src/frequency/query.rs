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
    let positions = row.first.0..row.first.1;
    // What stands before a token.
    let separator = |position: u32| match unit {
        _ if position == row.first.0 => "",
        Unit::Word if !index.begins_word(position) => "_",
        Unit::Word => "+",
        Unit::Syllable => " ",
    };
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
            for (position, token) in positions.zip(danbiet_text::token::tokens(printed)) {
                query.push_str(separator(position));
                query.push_str(token.of(printed));
            }
        }
        Same::Typed | Same::Any => {
            for position in positions {
                query.push_str(separator(position));
                let form = index.form(position);
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
