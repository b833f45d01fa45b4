//! The offices that stand beside a name: before it, behind it, and behind *làm*.

use std::ops::Range;

use super::{
    super::{
        Role,
        body::Tail,
        role::{self, Names, Office, RoleKind},
        view::{Gap, View},
    },
    Named,
    address::honorific_before,
};

/// The offices beside a name.
pub(super) struct Sides {
    pub(super) before: Vec<Office>,
    pub(super) after: Vec<Office>,
    /// The token after the last office, or after the name.
    pub(super) end: usize,
}

pub(super) fn sides(view: &View<'_>, offices: &[Office], named: &[Named], number: usize) -> Sides {
    let name = &named[number].range;
    let ending_at = |at: usize| {
        offices
            .binary_search_by_key(&at, |office| office.range.end)
            .ok()
            .map(|number| &offices[number])
    };
    let starting_at = |at: usize| {
        offices
            .binary_search_by_key(&at, |office| office.range.start)
            .ok()
            .map(|number| &offices[number])
    };
    let name_starts = |at: usize| {
        view.gap(at) == Gap::Blank
            && named
                .binary_search_by_key(&at, |name| name.range.start)
                .is_ok()
    };
    let ending_name = |at: usize| {
        let number = named.binary_search_by_key(&at, |name| name.range.end);
        number.ok().map(|number| &named[number].range)
    };
    // `Phó Bí thư Đảng ủy Lê A, Chủ tịch HĐND xã, Trưởng ban B`: a name that has an office before it
    // leaves the offices behind it to the next name, if they lead to one.
    let is_titled =
        |name: &Range<usize>| view.gap(name.start) == Gap::Blank && ending_at(name.start).is_some();

    let mut before: Vec<Office> = Vec::new();
    let mut at = name.start;
    let office_behind = matches!(view.gap(name.end), Gap::Comma | Gap::Dash | Gap::Opening)
        && starting_at(name.end).is_some();
    // `Theo Chủ tịch Hội CCB xã, ông A`: an office that opens its clause is that of the name behind
    // the comma, unless that name has one of its own.
    let apposed = |from: usize| {
        let opens = |office: &Office| {
            office.body.is_some()
                && match view.gap(office.range.start) {
                    Gap::Blank => !matches!(view.word(office.range.start - 1), "và" | "kiêm"),
                    gap => !matches!(gap, Gap::Comma | Gap::Dash | Gap::Closing),
                }
        };
        !office_behind && view.gap(from) == Gap::Comma && ending_at(from).is_some_and(opens)
    };
    let mut direct = true;
    // A form of address may stand between office and name.
    if let Some(honorific) = honorific_before(view, at)
        && view.gap(at) == Gap::Blank
    {
        let from = view.token_from(honorific.span.start);
        if view.gap(from) == Gap::Blank && ending_at(from).is_some() {
            at = from;
        } else if !honorific.normal.starts_with("các") && apposed(from) {
            at = from;
            direct = false;
        }
    }
    loop {
        let (office, linked) = match view.gap(at) {
            Gap::Blank
                if direct
                    || before
                        .last()
                        .is_some_and(|o: &Office| o.kind == RoleKind::Rank) =>
            {
                (ending_at(at), true)
            }
            Gap::Dash if direct => (ending_at(at), true),
            Gap::Comma if !direct => (ending_at(at), true),
            Gap::Blank if matches!(view.word(at.wrapping_sub(1)), "kiêm" | "và") => {
                (ending_at(at - 1), true)
            }
            _ => (None, false),
        };
        let Some(office) = office.filter(|_| linked) else {
            break;
        };
        // Offices behind a name and a comma are that one's; the last, right before this name, is not.
        let of_other = matches!(view.gap(office.range.start), Gap::Comma | Gap::Dash)
            && ending_name(office.range.start).is_some();
        let left_to_us = ending_name(office.range.start).is_some_and(is_titled);
        if of_other && !direct && !left_to_us {
            before.truncate(1);
            break;
        }
        before.push(office.clone());
        at = office.range.start;
        direct = false;
        if of_other {
            break;
        }
    }
    before.reverse();
    if is_titled(name) && leads_to_name(view, name.end, starting_at, name_starts) {
        return Sides {
            before,
            after: Vec::new(),
            end: name.end,
        };
    }

    let mut after = Vec::new();
    let mut at = name.end;
    loop {
        let start = match view.gap(at) {
            Gap::Comma | Gap::Dash | Gap::Opening => at,
            Gap::Blank if !after.is_empty() && matches!(view.word(at), "kiêm" | "và") => at + 1,
            _ => break,
        };
        let Some(office) = starting_at(start) else {
            break;
        };
        // "A, Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh B": the last is B's.
        // A rank stands before its name only.
        if name_starts(office.range.end) || office.kind == RoleKind::Rank {
            break;
        }
        after.push(office.clone());
        at = office.range.end;
    }
    Sides {
        before,
        after,
        end: at,
    }
}

/// Whether the offices behind commas from a token on go on to a name.
fn leads_to_name<'o>(
    view: &View<'_>,
    mut at: usize,
    starting_at: impl Fn(usize) -> Option<&'o Office>,
    name_starts: impl Fn(usize) -> bool,
) -> bool {
    while view.gap(at) == Gap::Comma
        && let Some(office) = starting_at(at)
    {
        if name_starts(office.range.end) {
            return true;
        }
        at = office.range.end;
    }
    false
}

/// "Đoàn kiểm tra … do đồng chí A, …, làm Trưởng đoàn": the office behind "làm".
pub(super) fn role_behind_lam(names: &Names<'_>, start: usize, end: usize) -> Option<Role> {
    let view = names.view;
    let at = if view.gap(end) == Gap::Comma || view.gap(end) == Gap::Blank {
        end
    } else {
        return None;
    };
    if view.word(at) != "làm" || view.gap(at + 1) != Gap::Blank {
        return None;
    }
    // "do", right before the name or its form of address.
    let before = honorific_before(view, start).map_or(start, |h| view.token_from(h.span.start));
    let by = before.checked_sub(1).filter(|&at| view.word(at) == "do")?;
    let (title, length) = role::title_alone(view, at + 1)?;
    let found = names.found;
    let led = found
        .organisations
        .iter()
        .enumerate()
        .filter(|(_, body)| body.nested_in.is_none() && view.token_from(body.span.end) == by);
    let led = led.map(|(number, _)| number).next();
    if let Some(office) = role::office_at(names, at + 1)
        && office.body.is_some()
    {
        return Some(office.role(view, found));
    }
    let head = led
        .map(|number| found.heads[number])
        .filter(|head| head.tail == Tail::AdHoc && matches!(title, "Trưởng" | "Phó Trưởng"));
    Some(Role {
        span: view.span(at + 1..at + 1 + length),
        normal: head.map_or(title.to_owned(), |head| format!("{title} {}", head.name)),
        kind: RoleKind::Office,
        organisation: led.map(|number| found.organisations[number].normal.clone()),
    })
}
