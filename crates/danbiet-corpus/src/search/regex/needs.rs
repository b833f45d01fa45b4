//! What every match of an expression holds, so that only lines that have it are looked at.

use danbiet_text::{fold, letters};

use super::super::{
    positions,
    terms::{Forms, Slot},
};
use crate::index::Index;

/// Parts of tokens: of each list one is in every match. As any keys with i for y, because keys
/// write some y as i: what has the letters has the key, if not always the other way round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Needs {
    all: Vec<Vec<String>>,
}

/// Shorter parts are in most documents.
const SHORTEST: usize = 2;

/// The most lists that are kept, and the most parts in one: more do not make the lines fewer.
const LISTS: usize = 8;
const PARTS: usize = 32;

impl Needs {
    /// Adds the tokens, whole or not, of characters that stand side by side in every match.
    pub fn add_literal(&mut self, literal: &str) {
        for part in literal.split(|c| !letters::is_token(c)) {
            let part = key(part);
            if part.len() >= SHORTEST && self.all.len() < LISTS {
                self.all.push(vec![part]);
            }
        }
    }

    /// Adds what another part of every match holds.
    pub fn add(&mut self, other: Needs) {
        self.all.extend(other.all);
        self.all.truncate(LISTS);
    }

    /// What is held whichever of some alternatives is matched.
    pub fn either(parts: impl Iterator<Item = Needs>) -> Needs {
        let mut all = Vec::new();
        for part in parts {
            // Of each alternative the list whose shortest part is longest says most.
            let shortest = |list: &Vec<String>| list.iter().map(String::len).min();
            match part.all.into_iter().max_by_key(shortest) {
                Some(list) if all.len() + list.len() <= PARTS => all.extend(list),
                _ => return Needs::default(),
            }
        }
        Needs { all: vec![all] }
    }

    /// Where the tokens are of which each match holds one, in order; `None` if that is not known,
    /// or if so many tokens are such that every line may as well be looked at.
    pub fn positions(&self, index: &Index<'_>) -> Option<Vec<u32>> {
        let forms = self.all.iter().map(|list| forms(index, list));
        let slots = forms.map(|forms| Slot {
            forms: Forms::of(forms),
            typed: Forms::NONE,
            exact: None,
            key: None,
        });
        let counted = slots.map(|slot| (positions::count(index, &slot), slot));
        let (count, rarest) = counted.min_by_key(|(count, _)| *count)?;
        let worth = count <= index.tokens() as usize / 8;
        worth.then(|| positions::positions(index, &rarest, None))
    }
}

/// The forms with one of the parts in them, in order.
fn forms(index: &Index<'_>, parts: &[String]) -> Vec<u32> {
    let lexicon = &index.lexicon;
    let has = |any: &u32| {
        let key = with_i(lexicon.any(*any));
        parts.iter().any(|part| key.contains(part.as_str()))
    };
    let anys = (0..lexicon.anys()).filter(has);
    anys.flat_map(|any| lexicon.forms_of(any)).collect()
}

fn key(text: &str) -> String {
    with_i(&fold::any(text))
}

fn with_i(key: &str) -> String {
    key.replace('y', "i")
}

#[cfg(test)]
mod tests {
    use danbiet_text::fold::Level;
    use proptest::prelude::*;

    use super::super::{Pattern, fold as letters_of};
    use super::*;

    fn needs(source: &str) -> Vec<Vec<String>> {
        Pattern::new(source, Level::Any).unwrap().needs.all
    }

    #[test]
    fn what_no_match_can_be_without() {
        assert_eq!(needs(r"\d+ cuộc"), [["cuoc"]]);
        assert_eq!(needs("(quy|lý) chế?"), [vec!["qui", "li"], vec!["ch"]]);
        assert_eq!(needs("(dân chủ)+ cơ*sở"), [["dan"], ["chu"], ["so"]]);
        assert_eq!(needs("(dân|d) chủ"), [["chu"]]);
        assert_eq!(needs("(dân)* a|b"), [[""; 0]; 0]);
        assert_eq!(needs(r"[dân] .*\w\b"), [[""; 0]; 0]);
    }

    proptest! {
        #[test]
        fn the_letters_of_a_text_are_in_its_keys(text in "[a-yA-YđĐưởÜüÿýỷÝ\u{301}\u{308}\u{ad}]{1,8}") {
            let mut letters = Vec::new();
            letters_of(&text, Level::Any, &mut letters);
            let matched: String = letters.iter().map(|letter| letter.c).collect();
            prop_assert!(with_i(&fold::any(&text)).contains(&key(&matched)), "{matched}");
        }
    }
}
