//! Forms of address: *ông*, *đồng chí*, and the *các đồng chí* that serves a whole list.

use std::ops::Range;

use super::{
    super::{
        cue::Cue,
        role::Office,
        spelling,
        view::{Gap, View},
    },
    Honorific, Named,
};

/// Forms of address of one syllable.
pub(super) const ADDRESSES: [&str; 12] = [
    "ông", "bà", "anh", "chị", "cụ", "cô", "chú", "em", "thầy", "cháu", "bác", "già",
];

/// Forms of address of two syllables: `đồng chí`, and what people are called by.
const PAIRS: [&str; 12] = [
    "đồng chí",
    "thầy giáo",
    "cô giáo",
    "hòa thượng",
    "thượng tọa",
    "đại đức",
    "linh mục",
    "mục sư",
    "bác sĩ",
    "luật sư",
    "nghệ nhân",
    "già làng",
];

/// A list goes on at a token: behind a mark, or at its beginning.
pub(super) fn after_list_mark(view: &View<'_>, at: usize) -> bool {
    matches!(
        view.gap(at),
        Gap::Comma | Gap::Semicolon | Gap::Colon | Gap::Dash
    ) || (view.gap(at) == Gap::Blank && matches!(view.word(at.wrapping_sub(1)), "và" | "chí"))
}

/// What a form of address for several people begins with.
pub(in super::super) const PLURAL: &str = "các";

/// "các đồng chí" at a token: its range.
pub(super) fn plural_honorific(view: &View<'_>, at: usize) -> Option<Range<usize>> {
    const PLURALS: [&str; 5] = ["các đồng chí", "các ông bà", "các ông", "các bà", "các anh"];
    if !view.has(at, Cue::Plural) {
        return None;
    }
    let slashed = view.word(at + 1) == "đ" && view.word(at + 2) == "c";
    let length = view
        .any_phrase(at, &PLURALS)
        .map(|(_, length)| length)
        .or(slashed.then_some(3))?;
    let mut end = at + length;
    // "các ông, bà:".
    if view.gap(end) == Gap::Comma && view.word(end) == "bà" {
        end += 1;
    }
    Some(at..end)
}

/// The form of address that ends right before a token.
pub(super) fn honorific_before(view: &View<'_>, at: usize) -> Option<Honorific> {
    if at == 0 || !matches!(view.gap(at), Gap::Blank | Gap::Colon) {
        return None;
    }
    let plural = (2..=4)
        .filter(|back| at >= *back)
        .find_map(|back| plural_honorific(view, at - back).filter(|range| range.end == at));
    if let Some(range) = plural {
        return Some(honorific(view, range));
    }
    if view.gap(at) != Gap::Blank {
        return None;
    }
    if at >= 2 && view.any_phrase(at - 2, &PAIRS).is_some() {
        return Some(honorific(view, at - 2..at));
    }
    if at >= 2
        && view.word(at - 2) == "đ"
        && view.word(at - 1) == "c"
        && view.between(at - 1) == "/"
    {
        return Some(honorific(view, at - 2..at));
    }
    ADDRESSES
        .contains(&view.word(at - 1))
        .then(|| honorific(view, at - 1..at))
}

pub(super) fn honorific(view: &View<'_>, range: Range<usize>) -> Honorific {
    let span = view.span(range);
    let normal = spelling::phrase(span.of(view.text)).to_lowercase();
    Honorific {
        span,
        normal: normal.replace("đ/c", "đồng chí"),
    }
}

/// For each name the "các đồng chí" whose list it stands in.
pub(super) fn scopes(
    view: &View<'_>,
    named: &[Named],
    offices: &[Office],
) -> Vec<Option<Range<usize>>> {
    let mut scopes = vec![None; named.len()];
    let mut open: Option<Range<usize>> = None;
    let mut next = 0;
    for at in 0..view.len() {
        if matches!(view.gap(at), Gap::Line | Gap::Stop) {
            open = None;
        }
        if let Some(range) = plural_honorific(view, at)
            && opens_list(view, range.end, named, offices)
        {
            open = Some(range);
        }
        if named.get(next).is_some_and(|name| name.range.start == at) {
            scopes[next].clone_from(&open);
            next += 1;
        }
    }
    scopes
}

/// Whether names follow a plural form of address: at once, or behind a colon that is near.
fn opens_list(view: &View<'_>, at: usize, named: &[Named], offices: &[Office]) -> bool {
    let name = named
        .binary_search_by_key(&at, |name| name.range.start)
        .is_ok();
    let office = offices
        .binary_search_by_key(&at, |office| office.range.start)
        .is_ok();
    let colon = (at..at + 10)
        .take_while(|&at| !matches!(view.gap(at), Gap::Line | Gap::Stop | Gap::Semicolon))
        .any(|at| view.gap(at) == Gap::Colon);
    name || office || colon
}
