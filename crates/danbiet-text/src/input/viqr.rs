//! VIQR: signs behind the letters (RFC 1456).

use super::draft::Draft;
use crate::letters::Tone;

/// Whether a sign is a key of the method.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '\'' | '`' | '?' | '~' | '.' | '^' | '(' | '+' | '*')
}

/// The drafts that a key makes of a draft, likeliest first. A sign that marks nothing makes none.
pub(super) fn press(key: char, draft: &Draft, next: &mut Vec<Draft>) {
    let tone = match key {
        '\'' => Tone::Acute,
        '`' => Tone::Grave,
        '?' => Tone::Hook,
        '~' => Tone::Tilde,
        '.' => Tone::Dot,
        '^' => {
            let marked = [('a', 'â'), ('e', 'ê'), ('o', 'ô')];
            next.extend(
                marked
                    .into_iter()
                    .filter_map(|(c, marked)| draft.with_mark(c, marked)),
            );
            return;
        }
        '+' | '*' => return next.extend(draft.with_horn()),
        '(' => return next.extend(draft.with_mark('a', 'ă')),
        'd' | 'D' => {
            next.extend(draft.with_bar());
            return next.push(draft.with_letter(key));
        }
        'o' | 'O' => {
            next.extend(draft.with_horned_o(key));
            return next.push(draft.with_letter(key));
        }
        _ => return next.push(draft.with_letter(key)),
    };
    next.extend(draft.with_tone(tone));
}
