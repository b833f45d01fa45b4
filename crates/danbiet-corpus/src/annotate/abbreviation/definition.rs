//! Short forms that the document itself explains: `quy chế dân chủ (QCDC)`.

use std::collections::HashMap;

use danbiet_text::{Span, letters};

use super::{
    super::{
        spelling,
        view::{Gap, Shape, View},
    },
    AbbreviationKind,
};

/// A form that the document defines.
pub(super) struct Definition {
    pub(super) span: Span,
    pub(super) expansion: String,
    pub(super) kind: AbbreviationKind,
}

/// The forms that the document defines, `quy chế dân chủ (QCDC)`.
pub(super) fn definitions<'a>(view: &View<'a>) -> HashMap<&'a str, Definition> {
    let mut learned = HashMap::new();
    for at in 1..view.len() {
        if view.shape(at) != Shape::Upper || !view.between(at).trim().ends_with('(') {
            continue;
        }
        let after = view.tokens[at].span.end as usize;
        if !view.text[after..].starts_with(')') {
            continue;
        }
        let Some(start) = long_form(view, at) else {
            continue;
        };
        let long = spelling::phrase(view.span(start..at).of(view.text));
        let kind = if BODY_WORDS.contains(&view.word(start)) {
            AbbreviationKind::Organisation
        } else {
            AbbreviationKind::Term
        };
        learned.entry(view.printed(at)).or_insert(Definition {
            span: Span {
                start: view.tokens[start].span.start,
                end: after as u32 + 1,
            },
            expansion: long,
            kind,
        });
    }
    learned
}

/// Words that begin the name of a body.
const BODY_WORDS: [&str; 14] = [
    "ban", "bộ", "công", "cục", "đảng", "đoàn", "hội", "liên", "mặt", "phòng", "sở", "trung", "ủy",
    "viện",
];

/// Where the long form begins whose initials spell the form at `at`, which follows it.
fn long_form(view: &View<'_>, at: usize) -> Option<usize> {
    // Words such as "và" and "của" may be left out of the initials, two at most.
    const SPARE: usize = 2;
    let initial = |c: char| letters::base(letters::letter(c).quality) as u32;
    let wanted: Vec<char> = view.word(at).chars().collect();
    let mut spare = SPARE;
    let mut here = at;
    for &letter in wanted.iter().rev() {
        loop {
            if here == 0 || view.tokens[here - 1].line != view.tokens[at].line {
                return None;
            }
            let crosses = !matches!(view.gap(here), Gap::Blank | Gap::Comma | Gap::Dash);
            if here < at && crosses {
                return None;
            }
            here -= 1;
            let first = view.word(here).chars().next()?;
            if initial(first) == initial(letter) {
                break;
            }
            if here + 1 == at || spare == 0 {
                return None;
            }
            spare -= 1;
        }
    }
    Some(here)
}
