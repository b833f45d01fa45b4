//! Telex: letters that Vietnamese has no other use for where they stand.

use super::draft::Draft;
use crate::letters::Tone;

/// The drafts that a key makes of a draft, likeliest first.
pub(super) fn press(key: char, draft: &Draft, next: &mut Vec<Draft>) {
    let lower = key.to_ascii_lowercase();
    let tone = match lower {
        's' => Some(Tone::Acute),
        'f' => Some(Tone::Grave),
        'r' => Some(Tone::Hook),
        'x' => Some(Tone::Tilde),
        'j' => Some(Tone::Dot),
        'z' => Some(Tone::Level),
        _ => None,
    };
    if let Some(tone) = tone.filter(|_| draft.has_vowel()) {
        // No Vietnamese syllable has one of these letters behind its vowel.
        next.extend(draft.with_tone(tone));
        return;
    }
    match lower {
        'a' => next.extend(draft.with_mark('a', 'â')),
        'e' => next.extend(draft.with_mark('e', 'ê')),
        'o' => {
            next.extend(draft.with_double_o());
            next.extend(draft.with_horned_o(key));
            next.extend(draft.with_mark('o', 'ô'));
        }
        'd' => next.extend(draft.with_bar()),
        'w' => {
            next.extend(draft.with_horn());
            next.extend(draft.with_mark('a', 'ă'));
            // A w that finds no letter to mark is a ư of its own.
            next.push(draft.with_letter(if key == 'W' { 'Ư' } else { 'ư' }));
            return;
        }
        _ => {}
    }
    next.push(draft.with_letter(key));
}
