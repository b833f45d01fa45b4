//! Which forms of the lexicon a term of the query stands for.

use std::ops::Range;

use danbiet_query::ast::Pattern;
use danbiet_text::{fold, letters};

use super::request::Reading;
use crate::index::{Index, Lexicon};

/// A set of forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Forms {
    /// All from one number to another.
    Range(Range<u32>),
    /// These, in order.
    List(Vec<u32>),
}

impl Forms {
    /// No form.
    pub const NONE: Forms = Forms::Range(0..0);

    /// The forms of a list in order.
    pub fn of(list: Vec<u32>) -> Forms {
        match (list.first(), list.last()) {
            (Some(&first), Some(&last)) if (last - first) as usize + 1 == list.len() => {
                Forms::Range(first..last + 1)
            }
            (None, _) => Forms::NONE,
            _ => Forms::List(list),
        }
    }

    fn one(form: Option<u32>) -> Forms {
        form.map_or(Forms::NONE, |form| Forms::Range(form..form + 1))
    }

    /// Whether the form is in the set.
    #[inline]
    pub fn contains(&self, form: u32) -> bool {
        match self {
            Forms::Range(range) => range.contains(&form),
            Forms::List(list) => list.binary_search(&form).is_ok(),
        }
    }

    /// Whether a form is in both sets.
    pub fn overlaps(&self, other: &Forms) -> bool {
        let (few, many) = if self.len() < other.len() {
            (self, other)
        } else {
            (other, self)
        };
        few.iter().any(|form| many.contains(form))
    }

    /// The last form.
    pub fn last(&self) -> Option<u32> {
        match self {
            Forms::Range(range) => range.clone().next_back(),
            Forms::List(list) => list.last().copied(),
        }
    }

    /// How many forms there are.
    pub fn len(&self) -> usize {
        match self {
            Forms::Range(range) => range.len(),
            Forms::List(list) => list.len(),
        }
    }

    /// The forms, in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        let (range, list): (Range<u32>, &[u32]) = match self {
            Forms::Range(range) => (range.clone(), &[]),
            Forms::List(list) => (0..0, list),
        };
        range.chain(list.iter().copied())
    }
}

/// One token of what is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Slot {
    /// The forms that match at the reading of the query.
    pub forms: Forms,
    /// Those of them that match as typed.
    pub typed: Forms,
    /// What the token must be, letter by letter.
    pub exact: Option<String>,
    /// The typed key, for a whole token.
    pub key: Option<String>,
}

/// The forms that a pattern stands for.
pub(crate) fn slot(index: &Index<'_>, pattern: &Pattern, reading: Reading) -> Slot {
    let lexicon = &index.lexicon;
    match pattern {
        Pattern::Token(text) => whole(lexicon, &fold::typed(text), reading),
        Pattern::Exact(text) => Slot {
            exact: Some(text.clone()),
            ..whole(lexicon, &fold::typed(text), Reading::Typed)
        },
        Pattern::Prefix(text) => shaped(lexicon, &format_star(text), reading),
        Pattern::Wildcard(text) => shaped(lexicon, text, reading),
        Pattern::Typing(text) => Slot {
            forms: typing(lexicon, text),
            typed: shape_forms(lexicon, &Shape::new(&format_star(text), Reading::Typed)),
            exact: None,
            key: None,
        },
    }
}

/// The forms of a whole token.
pub(crate) fn whole(lexicon: &Lexicon<'_>, key: &str, reading: Reading) -> Slot {
    let typed = Forms::one(lexicon.find(key));
    let forms = match reading {
        Reading::Typed => typed.clone(),
        Reading::Any => lexicon
            .find_any(&fold::any_of_typed(key))
            .map_or(Forms::NONE, |any| Forms::Range(lexicon.forms_of(any))),
    };
    Slot {
        forms,
        typed,
        exact: None,
        key: Some(key.to_owned()),
    }
}

fn format_star(text: &str) -> String {
    let mut shape = text.to_owned();
    shape.push('*');
    shape
}

fn shaped(lexicon: &Lexicon<'_>, text: &str, reading: Reading) -> Slot {
    let typed = shape_forms(lexicon, &Shape::new(text, Reading::Typed));
    let forms = match reading {
        Reading::Typed => typed.clone(),
        Reading::Any => shape_forms(lexicon, &Shape::new(text, Reading::Any)),
    };
    Slot {
        forms,
        typed,
        exact: None,
        key: None,
    }
}

/// What a token with wildcards must look like. `?` is one letter or digit, `*` any number.
///
/// Its tone is compared apart from its letters, because it floats in the keys. A tone that was
/// typed must be there; where none was typed, a tone may be there if a vowel under a wildcard can
/// carry it.
struct Shape {
    letters: Vec<char>,
    tones: Vec<char>,
    reading: Reading,
}

impl Shape {
    fn new(text: &str, reading: Reading) -> Shape {
        let mut key = fold::typed(text);
        // Two stars side by side are one.
        while key.contains("**") {
            key = key.replace("**", "*");
        }
        let (tones, letters): (Vec<char>, Vec<char>) = key
            .chars()
            .partition(|&c| letters::Tone::of_combining(c).is_some());
        match reading {
            Reading::Typed => Shape {
                letters,
                tones,
                reading,
            },
            Reading::Any => Shape {
                letters: letters
                    .into_iter()
                    .filter(|&c| !letters::is_combining(c))
                    .map(letters::base)
                    .collect(),
                tones: Vec::new(),
                reading,
            },
        }
    }

    /// The letters before the first wildcard, without marks.
    fn prefix(&self) -> String {
        let fixed = self.letters.iter().take_while(|c| !is_wild(**c));
        let fixed: String = fixed.collect();
        fold::any_of_typed(&fixed)
    }

    /// Whether a typed key (or an any key, when any marks are read) has the shape.
    fn matches(&self, key: &str) -> bool {
        let is_tone = |c: &char| letters::Tone::of_combining(*c).is_some();
        let mut tones = key.chars().filter(is_tone);
        let toned = match self.reading {
            Reading::Any => false,
            Reading::Typed if self.tones.is_empty() => tones.next().is_some(),
            Reading::Typed if tones.by_ref().eq(self.tones.iter().copied()) => false,
            Reading::Typed => return false,
        };
        let mut written: Vec<char> = key.chars().filter(|c| !is_tone(c)).collect();
        glob(&self.letters, &written, toned) || {
            // `ly*` reaches `lý`, whose key is written with i.
            let is_free = matches!(
                written[..],
                ['h' | 'k' | 'l' | 'm' | 's' | 't', 'i'] | ['q', 'u', 'i']
            );
            is_free && {
                written.pop();
                written.push('y');
                glob(&self.letters, &written, toned)
            }
        }
    }
}

fn is_wild(c: char) -> bool {
    matches!(c, '*' | '?')
}

/// Whether `key` has the shape; with `vowel` only if a wildcard takes in at least one vowel.
///
/// Tokens of thousands of letters are not compared with shapes as long: nobody writes either, and
/// comparing takes as many steps as both multiplied.
fn glob(shape: &[char], key: &[char], vowel: bool) -> bool {
    // Most tokens differ in what comes before the first wildcard, or there is one star behind it.
    let fixed = shape.iter().take_while(|c| !is_wild(**c)).count();
    let (Some(key), shape) = (key.strip_prefix(&shape[..fixed]), &shape[fixed..]) else {
        return false;
    };
    if shape == ['*'] {
        return !vowel || key.iter().any(|&letter| is_vowel(letter));
    }
    let letters = shape.iter().filter(|&&c| c != '*').count();
    if letters > key.len() || shape.len().saturating_mul(key.len()) > LONGEST {
        return false;
    }
    // For each place in the key: reachable without, and with, a vowel under a wildcard.
    let mut reach = vec![[false; 2]; key.len() + 1];
    reach[0][0] = true;
    for &c in shape {
        let mut next = vec![[false; 2]; key.len() + 1];
        for at in 0..=key.len() {
            for seen in 0..2 {
                let from_star = c == '*' && next[at][seen];
                if !reach[at][seen] && !from_star {
                    continue;
                }
                if c == '*' {
                    next[at][seen] = true;
                }
                let Some(&letter) = key.get(at) else { continue };
                if is_wild(c) {
                    let seen = seen | usize::from(is_vowel(letter));
                    next[at + 1][seen] = true;
                } else if c == letter {
                    next[at + 1][seen] = true;
                }
            }
        }
        reach = next;
    }
    let [without, with] = reach[key.len()];
    with || (without && !vowel)
}

/// The most steps that comparing one token with a shape may take.
const LONGEST: usize = 1 << 20;

fn is_vowel(letter: char) -> bool {
    matches!(letters::base(letter), 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

fn shape_forms(lexicon: &Lexicon<'_>, shape: &Shape) -> Forms {
    let prefix = shape.prefix();
    let anys = lexicon.anys_with_prefix(&prefix);
    let plain = shape.letters.last() == Some(&'*')
        && shape.letters.iter().filter(|c| is_wild(**c)).count() == 1;
    let is_range = shape.reading == Reading::Any && plain;
    if is_range && with_i(&prefix).is_none() {
        return Forms::Range(lexicon.forms_of_all(anys));
    }
    let mut found = Vec::new();
    for any in with_twin(lexicon, anys, &prefix) {
        let forms = lexicon.forms_of(any);
        match shape.reading {
            Reading::Any if shape.matches(lexicon.any(any)) => found.extend(forms),
            Reading::Any => {}
            Reading::Typed => found.extend(forms.filter(|&f| shape.matches(lexicon.form(f)))),
        }
    }
    Forms::of(found)
}

/// The forms that a token which is still being typed may become.
fn typing(lexicon: &Lexicon<'_>, text: &str) -> Forms {
    let so_far = fold::typed(text);
    let base = fold::any_of_typed(&so_far);
    let mut anys: Vec<u32> = lexicon.anys_with_prefix(&base).collect();
    if let Some(stem) = base.strip_suffix('i')
        && is_free_stem(stem)
    {
        anys.extend(lexicon.anys_with_prefix(&format_y(stem)));
    }
    let forms = anys
        .into_iter()
        .flat_map(|any| lexicon.forms_of(any))
        .filter(|&form| fold::prefix_matches(&so_far, lexicon.form(form)))
        .collect();
    Forms::of(forms)
}

/// Whether the keys write an i after this where texts may have y.
fn is_free_stem(stem: &str) -> bool {
    matches!(stem, "h" | "k" | "l" | "m" | "s" | "t" | "qu")
}

fn format_y(stem: &str) -> String {
    let mut other = stem.to_owned();
    other.push('y');
    other
}

/// `li` for `ly`: the key of the open syllable that begins like this.
fn with_i(prefix: &str) -> Option<String> {
    let stem = prefix.strip_suffix('y').filter(|stem| is_free_stem(stem))?;
    let mut other = stem.to_owned();
    other.push('i');
    Some(other)
}

/// The any keys of a range, and the one of the open syllable that is written with i, in order.
fn with_twin(
    lexicon: &Lexicon<'_>,
    anys: Range<u32>,
    prefix: &str,
) -> impl Iterator<Item = u32> + use<> {
    let twin = with_i(prefix).and_then(|twin| lexicon.find_any(&twin));
    twin.into_iter().chain(anys)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(shape: &str, token: &str, reading: Reading) -> bool {
        let key = match reading {
            Reading::Typed => fold::typed(token),
            Reading::Any => fold::any(token),
        };
        Shape::new(shape, reading).matches(&key)
    }

    #[test]
    fn a_question_mark_is_one_letter_and_a_star_any_number() {
        for token in ["thành", "thình", "thanh"] {
            assert!(has("th?nh", token, Reading::Any), "{token}");
        }
        for token in ["thn", "thiênh", "thnh", "thanhs"] {
            assert!(!has("th?nh", token, Reading::Any), "{token}");
        }
        for token in ["nghiêm", "nghiệm", "nghm"] {
            assert!(has("ngh*m", token, Reading::Any), "{token}");
        }
        assert!(!has("ngh*m", "nghiêng", Reading::Any));
    }

    #[test]
    fn marks_that_were_typed_must_be_there() {
        assert!(has("giám*", "Giám", Reading::Typed));
        assert!(!has("giám*", "giảm", Reading::Typed));
        assert!(has("đ*", "đổi", Reading::Typed));
        assert!(!has("đ*", "dân", Reading::Typed));
        assert!(has("đ?i", "đổi", Reading::Typed));
        assert!(!has("gia*", "giám", Reading::Typed));
        assert!(has("gi*", "giám", Reading::Typed));
    }

    #[test]
    fn free_i_and_y_are_reached_by_a_prefix() {
        assert!(has("ly*", "lý", Reading::Any));
        assert!(has("ly*", "lynx", Reading::Any));
        assert!(!has("ly*", "liên", Reading::Any));
    }
}
