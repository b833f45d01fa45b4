//! Tokens: maximal runs of letters or digits. A letter token of Vietnamese is a syllable (*tiếng*).

use crate::{Span, letters};

/// The tokens of a text, in order. Tokens and the gaps between them joined give the text back.
///
/// A combining mark or an invisible character ([`letters::is_ignorable`]) belongs to the token
/// when it stands inside or behind one.
pub fn tokens(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut chars = text.char_indices();
    std::iter::from_fn(move || {
        let (start, first) = chars.find(|&(_, c)| letters::is_token(c))?;
        let mut end = start + first.len_utf8();
        // What ends a token is no part of another one, so nothing is looked at twice.
        for (at, c) in chars.by_ref() {
            if letters::is_token(c) || letters::is_combining(c) {
                end = at + c.len_utf8();
            } else if !letters::is_ignorable(c) {
                break;
            }
        }
        Some(Span::new(start, end))
    })
}

/// Whether two tokens with this gap between them can belong to one phrase.
///
/// White space, hyphens and dashes, underscores (names of files), slashes, commas, brackets and quotes may stand between, and
/// `. : ; ? !` only where no white space (nor the end of the gap's line) follows them, as in `1.281`
/// or `soctrang.gov.vn`. Line ends are the caller's business: it knows which of them are soft.
#[must_use]
pub fn joins(gap: &str) -> bool {
    let mut after_stop = false;
    for c in gap.chars() {
        match c {
            c if c.is_whitespace() || c == '\u{200b}' => {
                if after_stop {
                    return false;
                }
            }
            '.' | ':' | ';' | '?' | '!' => after_stop = true,
            // A closing quote or bracket between a full stop and the blank does not weaken the stop.
            '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»' | '(' | ')' | '[' | ']' | '{' | '}' =>
                {}
            '-' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '/' | '\\' | ',' => {
                after_stop = false
            }
            c if letters::is_ignorable(c) || letters::is_combining(c) => {}
            _ => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        tokens(text).map(|t| t.of(text)).collect()
    }

    #[test]
    fn tokens_are_runs_of_letters_or_digits() {
        assert_eq!(
            cut("02-NQ/TU ngày 12/5/2017"),
            ["02", "NQ", "TU", "ngày", "12", "5", "2017"]
        );
        assert_eq!(cut("18 nghìn m2, 8,7%"), ["18", "nghìn", "m2", "8", "7"]);
        assert_eq!(cut(""), [""; 0]);
        assert_eq!(cut("… “”"), [""; 0]);
    }

    #[test]
    fn combining_marks_stay_with_their_letter() {
        assert_eq!(cut("qua\u{309}n ly\u{301}."), ["qua\u{309}n", "ly\u{301}"]);
    }

    #[test]
    fn what_may_stand_inside_a_phrase() {
        for gap in [
            " ", "\u{a0}", "  ", ", ", " - ", "/", " (", " “", ".", "-", "_",
        ] {
            assert!(joins(gap), "{gap:?}");
        }
        for gap in [
            ". ", "; ", ": ", "? ", "! ", "… ", ".” ", "... ", " • ", " % ",
        ] {
            assert!(!joins(gap), "{gap:?}");
        }
    }
}
