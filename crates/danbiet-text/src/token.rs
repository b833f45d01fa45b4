//! Tokens: maximal runs of letters or digits. A letter token of Vietnamese is a syllable (*tiếng*).

use crate::{Span, letters};

/// The tokens of a text, in order. Tokens and the gaps between them joined give the text back.
///
/// A combining mark or an invisible character ([`letters::is_ignorable`]) belongs to the token
/// when it stands inside or behind one.
pub fn tokens(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = loop {
            let (part, length) = part(text, at)?;
            at += length;
            if part == Part::Letter {
                break at - length;
            }
        };
        let mut end = at;
        // What ends a token is no part of another one, so nothing is looked at twice.
        while let Some((part, length)) = part(text, at) {
            at += length;
            match part {
                Part::Letter | Part::Mark => end = at,
                Part::Invisible => {}
                Part::Other => break,
            }
        }
        Some(Span::new(start, end))
    })
}

/// The part that a character plays in tokens.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// A letter or digit.
    Letter,
    /// A combining mark.
    Mark,
    /// An invisible character inside a word.
    Invisible,
    /// What no token is made of.
    Other,
}

/// The part that the character at a byte offset plays, and its length in bytes.
#[inline]
fn part(text: &str, at: usize) -> Option<(Part, usize)> {
    let bytes = text.as_bytes();
    let first = *bytes.get(at)?;
    // What Vietnamese is written with is told by its bytes, without making characters of them.
    match first {
        0..0x80 if first.is_ascii_alphanumeric() => return Some((Part::Letter, 1)),
        0..0x80 => return Some((Part::Other, 1)),
        // U+0100 to U+01FF.
        0xc4..=0xc7 => return Some((Part::Letter, 2)),
        // U+1E80 to U+1EFF.
        0xe1 if matches!(bytes.get(at + 1), Some(0xba | 0xbb)) => {
            return Some((Part::Letter, 3));
        }
        _ => {}
    }
    let c = text[at..].chars().next()?;
    let part = if letters::is_token(c) {
        Part::Letter
    } else if letters::is_combining(c) {
        Part::Mark
    } else if letters::is_ignorable(c) {
        Part::Invisible
    } else {
        Part::Other
    };
    Some((part, c.len_utf8()))
}

/// Whether two tokens with this gap between them can belong to one phrase.
///
/// White space, hyphens and dashes, underscores (names of files), slashes, commas, brackets and quotes may stand between, and
/// `. : ; ? !` only where no white space (nor the end of the gap's line) follows them, as in `1.281`
/// or `soctrang.gov.vn`. Line ends are the caller's business: it knows which of them are soft.
#[must_use]
pub fn joins(gap: &str) -> bool {
    if gap == " " {
        return true;
    }
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
    fn bytes_tell_what_characters_are() {
        for c in '\0'..='\u{2ffff}' {
            let text = ["a", c.encode_utf8(&mut [0; 4]), "b"].concat();
            let one = letters::is_token(c) || letters::is_combining(c) || letters::is_ignorable(c);
            assert_eq!(cut(&text).len(), if one { 1 } else { 2 }, "{c:?}");
            let alone = c.to_string();
            assert_eq!(
                cut(&alone).len(),
                usize::from(letters::is_token(c)),
                "{c:?}"
            );
        }
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
