//! The typed keys of a corpus ("forms"), sorted by any key and then by themselves.
//!
//! Because of that order the forms of one any key are a range of numbers, and so are those of all
//! any keys with one beginning: most questions about sets of forms are comparisons of two numbers.

use std::ops::Range;

use danbiet_text::fold;

use super::view::{U32s, partition_point, put};
use crate::sort;

/// The forms, numbered in order.
#[derive(Clone, Copy, Debug)]
pub struct Lexicon<'a> {
    forms: u32,
    anys: u32,
    /// The first form of each any key, and the number of forms.
    firsts: U32s<'a>,
    any_offsets: U32s<'a>,
    form_offsets: U32s<'a>,
    strings: &'a [u8],
}

impl<'a> Lexicon<'a> {
    pub(crate) fn read(section: &'a [u8], forms: u32) -> Self {
        let anys = U32s::new(section).get(0);
        let part = |from: usize, len: usize| section.get(from..from + len).unwrap_or_default();
        let (per_any, per_form) = (4 * (anys as usize + 1), 4 * (forms as usize + 1));
        Self {
            forms,
            anys,
            firsts: U32s::new(part(4, per_any)),
            any_offsets: U32s::new(part(4 + per_any, per_any)),
            form_offsets: U32s::new(part(4 + 2 * per_any, per_form)),
            strings: section
                .get(4 + 2 * per_any + per_form..)
                .unwrap_or_default(),
        }
    }

    /// Whether the numbers of the section are all there and in order.
    pub(crate) fn is_ordered(&self) -> bool {
        let ordered = |numbers: U32s<'_>, len: u32, end: usize| {
            let in_order = (1..numbers.len()).all(|at| numbers.get(at - 1) <= numbers.get(at));
            let last = numbers.get(len as usize) as usize;
            numbers.len() == len as usize + 1 && in_order && last <= end
        };
        ordered(self.firsts, self.anys, self.forms as usize)
            && ordered(self.any_offsets, self.anys, self.strings.len())
            && ordered(self.form_offsets, self.forms, self.strings.len())
    }

    /// How many forms there are.
    #[must_use]
    pub fn forms(&self) -> u32 {
        self.forms
    }

    /// How many any keys there are.
    #[must_use]
    pub fn anys(&self) -> u32 {
        self.anys
    }

    /// The typed key of a form; empty if there is no such form.
    #[must_use]
    pub fn form(&self, form: u32) -> &'a str {
        self.string(self.form_offsets, form)
    }

    /// The any key with this number.
    #[must_use]
    pub fn any(&self, any: u32) -> &'a str {
        self.string(self.any_offsets, any)
    }

    /// The number of the any key of a form.
    #[must_use]
    pub fn any_of(&self, form: u32) -> u32 {
        let behind = self.firsts.partition_point(|first| first <= form);
        (behind as u32).saturating_sub(1)
    }

    /// The forms of an any key.
    #[must_use]
    pub fn forms_of(&self, any: u32) -> Range<u32> {
        let at = any as usize;
        self.firsts.get(at)..self.firsts.get(at + 1).min(self.forms)
    }

    /// The form with this typed key.
    #[must_use]
    pub fn find(&self, typed: &str) -> Option<u32> {
        let forms = self.forms_of(self.find_any(&fold::any_of_typed(typed))?);
        let at = partition_point(
            forms.len(),
            |form: u32| self.form(form) < typed,
            |at| forms.start + at as u32,
        );
        let form = forms.start + at as u32;
        (forms.contains(&form) && self.form(form) == typed).then_some(form)
    }

    /// The number of an any key.
    #[must_use]
    pub fn find_any(&self, any: &str) -> Option<u32> {
        let at = self.first_any(|key| key < any);
        (at < self.anys && self.any(at) == any).then_some(at)
    }

    /// The any keys that begin like this.
    #[must_use]
    pub fn anys_with_prefix(&self, prefix: &str) -> Range<u32> {
        let start = self.first_any(|key| key < prefix);
        start..self.first_any(|key| key < prefix || key.starts_with(prefix))
    }

    /// The forms of all any keys of a range.
    #[must_use]
    pub fn forms_of_all(&self, anys: Range<u32>) -> Range<u32> {
        if anys.is_empty() {
            return 0..0;
        }
        self.forms_of(anys.start).start..self.forms_of(anys.end - 1).end
    }

    fn first_any(&self, mut before: impl FnMut(&str) -> bool) -> u32 {
        let at = partition_point(
            self.anys as usize,
            |any: u32| before(self.any(any)),
            |at| at as u32,
        );
        at as u32
    }

    fn string(&self, offsets: U32s<'a>, at: u32) -> &'a str {
        let at = at as usize;
        let range = offsets.get(at) as usize..offsets.get(at + 1) as usize;
        let bytes = self.strings.get(range).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }
}

/// Writes the section for typed keys in the order of the lexicon (see [`sort`]).
pub(crate) fn write(forms: &[String]) -> Vec<u8> {
    let (mut firsts, mut any_offsets, mut form_offsets) = (Vec::new(), Vec::new(), Vec::new());
    let mut strings = Vec::new();
    let mut anys = 0;
    let mut last = None;
    for (number, form) in forms.iter().enumerate() {
        let any = fold::any_of_typed(form);
        if last.as_ref() != Some(&any) {
            put(&mut firsts, number as u32);
            put(&mut any_offsets, strings.len() as u32);
            strings.extend_from_slice(any.as_bytes());
            anys += 1;
            last = Some(any);
        }
    }
    put(&mut firsts, forms.len() as u32);
    put(&mut any_offsets, strings.len() as u32);
    for form in forms {
        put(&mut form_offsets, strings.len() as u32);
        strings.extend_from_slice(form.as_bytes());
    }
    put(&mut form_offsets, strings.len() as u32);

    let mut section = Vec::new();
    put(&mut section, anys);
    for part in [firsts, any_offsets, form_offsets, strings] {
        section.extend_from_slice(&part);
    }
    section
}

/// Puts typed keys in the order of the lexicon.
pub(crate) fn sort(forms: &mut [String]) {
    sort::by_cached_key(forms, |form| (fold::any_of_typed(form), form.clone()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_found_by_either_key_and_by_prefix() {
        let mut forms: Vec<String> = ["đối", "đổi", "doi", "thoại", "tho", "an", "02"]
            .iter()
            .map(|token| fold::typed(token))
            .collect();
        sort(&mut forms);
        let section = write(&forms);
        let lexicon = Lexicon::read(&section, forms.len() as u32);
        for (number, form) in forms.iter().enumerate() {
            let number = number as u32;
            assert_eq!(lexicon.form(number), form);
            assert_eq!(lexicon.find(form), Some(number));
            let any = lexicon.any_of(number);
            assert_eq!(lexicon.any(any), fold::any_of_typed(form));
            assert!(lexicon.forms_of(any).contains(&number));
        }
        assert_eq!(lexicon.find(&fold::typed("đôi")), None);
        assert_eq!(
            lexicon
                .find_any("thoai")
                .map(|any| lexicon.forms_of(any).len()),
            Some(1)
        );
        let tho = lexicon.forms_of_all(lexicon.anys_with_prefix("tho"));
        let tho: Vec<&str> = tho.map(|form| lexicon.form(form)).collect();
        assert_eq!(tho, ["tho", "thoai\u{323}"]);
        assert_eq!(lexicon.anys_with_prefix("x").len(), 0);
        assert_eq!(lexicon.anys_with_prefix("").len() as u32, lexicon.anys());
    }
}
