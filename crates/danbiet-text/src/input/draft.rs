//! A syllable while it is being typed.

use crate::{
    letters::{self, Tone},
    syllable,
};

/// Letters and the tone typed so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// Each letter in lower case without tone, and whether it was typed as a capital.
    letters: Vec<(char, bool)>,
    pub(super) tone: Tone,
}

impl Draft {
    /// The draft with one more letter. Letters that carry marks already keep them.
    pub(super) fn with_letter(&self, key: char) -> Draft {
        let mut draft = self.clone();
        let lower = letters::lower(key);
        if let Some(tone) = Tone::of_combining(lower) {
            draft.tone = tone;
            return draft;
        }
        let letter = letters::letter(lower);
        if letter.tone != Tone::Level {
            draft.tone = letter.tone;
        }
        draft.letters.push((letter.quality, lower != key));
        draft
    }

    /// The draft with a tone, if there is a vowel to bear it and no tone yet. A second tone is not
    /// taken for a correction: words of English (`express`) would too often turn into syllables.
    pub(super) fn with_tone(&self, tone: Tone) -> Option<Draft> {
        let free = self.tone == Tone::Level || tone == Tone::Level;
        (free && self.has_vowel()).then(|| Draft {
            letters: self.letters.clone(),
            tone,
        })
    }

    /// The draft with the last `plain` letter changed to `marked`.
    pub(super) fn with_mark(&self, plain: char, marked: char) -> Option<Draft> {
        let at = self.letters.iter().rposition(|&(c, _)| c == plain)?;
        let mut draft = self.clone();
        draft.letters[at].0 = marked;
        Some(draft)
    }

    /// The draft with `ô` and the second o of `xoong`, where three o were typed.
    pub(super) fn with_double_o(&self) -> Option<Draft> {
        let mut draft = self.clone();
        let last = draft.letters.last_mut().filter(|(c, _)| *c == 'ô')?;
        last.0 = 'o';
        let capital = last.1;
        draft.letters.push(('o', capital));
        Some(draft)
    }

    /// The draft with `ơ` behind `ư`, where the horn was typed once only, on the u.
    pub(super) fn with_horned_o(&self, key: char) -> Option<Draft> {
        let (last, _) = self.letters.last()?;
        (*last == 'ư').then(|| self.with_letter(if key == 'O' { 'Ơ' } else { 'ơ' }))
    }

    /// The drafts that a horn makes, likeliest first: `uo` → `ươ`, `o` → `ơ`, `u` → `ư`.
    pub(super) fn with_horn(&self) -> impl Iterator<Item = Draft> + '_ {
        let both = self
            .letters
            .windows(2)
            .rposition(|pair| matches!(pair[0].0, 'u' | 'ư') && pair[1].0 == 'o')
            .map(|at| {
                let mut draft = self.clone();
                draft.letters[at].0 = 'ư';
                draft.letters[at + 1].0 = 'ơ';
                draft
            });
        both.into_iter()
            .chain(self.with_mark('o', 'ơ'))
            .chain(self.with_mark('u', 'ư'))
    }

    /// The draft with its first letter d barred.
    pub(super) fn with_bar(&self) -> Option<Draft> {
        let mut draft = self.clone();
        let first = draft.letters.first_mut().filter(|(c, _)| *c == 'd')?;
        first.0 = 'đ';
        Some(draft)
    }

    pub(super) fn has_vowel(&self) -> bool {
        self.letters.iter().any(|&(c, _)| syllable::is_vowel(c))
    }

    /// The letters, lower case, without tone.
    pub(super) fn plain(&self) -> String {
        self.letters.iter().map(|&(c, _)| c).collect()
    }

    pub(super) fn is_syllable(&self) -> bool {
        syllable::of_parts(&self.plain(), self.tone).is_some()
    }

    /// Gives a spelling of the draft's letters the capitals that were typed.
    pub(super) fn dress(&self, spelled: &str) -> String {
        let mut dressed = String::with_capacity(spelled.len());
        for (c, &(_, capital)) in spelled.chars().zip(&self.letters) {
            dressed.push(if capital { letters::upper(c) } else { c });
        }
        dressed
    }
}
