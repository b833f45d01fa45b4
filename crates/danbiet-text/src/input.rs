//! Queries typed in raw keystrokes, because the keyboard's Vietnamese was off.
//!
//! `daan chur`, `da6n chu3` and `da^n chu?` all mean *dân chủ*. A decoded reading is only ever an
//! alternative: `as` is a word of English, and Telex for *á*. The caller takes it where the literal text
//! has no hits and the decoded one has.
//!
//! Keys may come in any order that the usual keyboards allow: marks and tones right behind their letter or
//! at the end of the syllable. Whatever does not decode to a syllable of Vietnamese
//! ([`crate::syllable`]) is refused.
//!
//! ```
//! use danbiet_text::input::{Method, decode};
//!
//! assert_eq!(decode(Method::Telex, "dduowcj ddoois thoaij").as_deref(), Some("được đối thoại"));
//! assert_eq!(decode(Method::Vni, "da6n chu3").as_deref(), Some("dân chủ"));
//! assert_eq!(decode(Method::Viqr, "da^n chu?").as_deref(), Some("dân chủ"));
//! assert_eq!(decode(Method::Telex, "windows"), None);
//! ```

mod draft;
mod telex;
mod viqr;
mod vni;

use crate::{
    fold, letters,
    syllable::{self, Placement},
};
use draft::Draft;

/// A way of typing Vietnamese on a keyboard without Vietnamese letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Method {
    /// Letters: `aa ee oo aw ow uw dd`, tones `s f r x j`, `z` for none.
    Telex,
    /// Digits: tones `1`–`5`, `6` circumflex, `7` horn, `8` breve, `9` đ, `0` for no tone.
    Vni,
    /// Signs (RFC 1456): tones `' ` `` ` `` ` ? ~ .`, `^` circumflex, `+` or `*` horn, `(` breve, `dd`.
    Viqr,
}

impl Method {
    /// The methods, most used first.
    pub const ALL: [Method; 3] = [Method::Telex, Method::Vni, Method::Viqr];

    fn press(self) -> fn(char, &Draft, &mut Vec<Draft>) {
        match self {
            Method::Telex => telex::press,
            Method::Vni => vni::press,
            Method::Viqr => viqr::press,
        }
    }

    fn is_key(self, c: char) -> bool {
        c.is_alphanumeric()
            || letters::is_combining(c)
            || (self == Method::Viqr && viqr::is_sign(c))
    }
}

/// Decodes the tokens of a query that are keystrokes of the method; the rest stays as it is. `None` if
/// nothing was decoded.
#[must_use]
pub fn decode(method: Method, query: &str) -> Option<String> {
    let mut decoded = String::with_capacity(query.len() + 8);
    let mut changed = false;
    let mut rest = query;
    while let Some(first) = rest.chars().next() {
        let is_key = method.is_key(first);
        let end = rest
            .find(|c| method.is_key(c) != is_key)
            .unwrap_or(rest.len());
        let (run, behind) = rest.split_at(end);
        match is_key.then(|| decode_token(method, run)).flatten() {
            Some(token) => {
                changed = true;
                decoded.push_str(&token);
            }
            None => decoded.push_str(run),
        }
        rest = behind;
    }
    changed.then_some(decoded)
}

/// Decodes one token. `None` if it is no keystroke sequence of a Vietnamese syllable, or if nothing
/// in it is a keystroke.
///
/// Letter case is kept letter by letter; the tone is placed in the old style (`hòa`).
#[must_use]
pub fn decode_token(method: Method, token: &str) -> Option<String> {
    // The longest syllable takes eleven keys (`nghieengs`, `nghie6ng1`); more is no syllable.
    if token.chars().count() > 12 || !token.starts_with(char::is_alphabetic) {
        return None;
    }
    let press = method.press();
    let mut drafts = vec![Draft::default()];
    for key in token.chars() {
        let mut next = Vec::with_capacity(drafts.len() * 2);
        for draft in &drafts {
            press(key, draft, &mut next);
        }
        // Keys with several readings are few: the list stays short, and is cut for those who play.
        next.truncate(64);
        drafts = next;
    }
    let draft = drafts.into_iter().find(Draft::is_syllable)?;
    let syllable = syllable::of_parts(&draft.plain(), draft.tone)?;
    let decoded = draft.dress(&syllable.spell(Placement::Old));
    // To place the tone elsewhere is to write the same syllable.
    (fold::typed(&decoded) != fold::typed(token)).then_some(decoded)
}

#[cfg(test)]
mod tests;
