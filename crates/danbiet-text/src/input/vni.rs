//! VNI: digits behind the letters.

use super::draft::Draft;
use crate::letters::Tone;

/// The drafts that a key makes of a draft, likeliest first. A digit that marks nothing makes none.
pub(super) fn press(key: char, draft: &Draft, next: &mut Vec<Draft>) {
    let tone = match key {
        '0' => Tone::Level,
        '1' => Tone::Acute,
        '2' => Tone::Grave,
        '3' => Tone::Hook,
        '4' => Tone::Tilde,
        '5' => Tone::Dot,
        '6' => {
            let marked = [('a', 'â'), ('e', 'ê'), ('o', 'ô')];
            next.extend(
                marked
                    .into_iter()
                    .filter_map(|(c, marked)| draft.with_mark(c, marked)),
            );
            return;
        }
        '7' => return next.extend(draft.with_horn()),
        '8' => return next.extend(draft.with_mark('a', 'ă')),
        '9' => return next.extend(draft.with_bar()),
        'o' | 'O' => {
            next.extend(draft.with_horned_o(key));
            return next.push(draft.with_letter(key));
        }
        _ => return next.push(draft.with_letter(key)),
    };
    next.extend(draft.with_tone(tone));
}
