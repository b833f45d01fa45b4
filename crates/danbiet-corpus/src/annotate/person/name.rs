//! Which runs of capitals are names of people.

use std::ops::Range;

use super::{
    super::{
        abbreviation,
        names::{self, Family},
        place,
        role::{Names, Office},
        view::{Gap, Shape, View},
    },
    Named, PersonKind,
    address::{ADDRESSES, after_list_mark, honorific_before, plural_honorific},
};
use crate::zone::Zone;

/// The names of a text.
pub(super) fn named(names: &Names<'_>, offices: &[Office]) -> Vec<Named> {
    let view = names.view;
    let starts: Vec<usize> = offices.iter().map(|office| office.range.start).collect();
    let ends: Vec<usize> = offices.iter().map(|office| office.range.end).collect();
    let mut found: Vec<Named> = Vec::new();
    let mut doubtful: Vec<Named> = Vec::new();
    let mut listing = false;
    let mut at = 0;
    while at < view.len() {
        if matches!(view.gap(at), Gap::Line | Gap::Stop) {
            listing = false;
        }
        listing |= plural_honorific(view, at).is_some();
        if let Some(range) = byline(view, at) {
            at = range.end;
            found.push(Named {
                range,
                kind: PersonKind::Byline,
            });
            continue;
        }
        let Some(range) = run(names, at, offices) else {
            at += 1;
            continue;
        };
        at = range.end;
        let announced = honorific_before(view, range.start).is_some()
            || ends.contains(&range.start) && view.gap(range.start) == Gap::Blank
            || (listing && after_list_mark(view, range.start));
        let explained = matches!(view.gap(range.end), Gap::Comma | Gap::Dash | Gap::Opening)
            && starts.binary_search(&range.end).is_ok();
        match verdict(view, &range, announced, explained) {
            Verdict::Person => found.push(Named {
                range,
                kind: PersonKind::Named,
            }),
            Verdict::IfNamedElsewhere => doubtful.push(Named {
                range,
                kind: PersonKind::Named,
            }),
            Verdict::No => {}
        }
    }
    let key = |name: &Named| {
        let words: Vec<&str> = name.range.clone().map(|at| view.word(at)).collect();
        words.join(" ")
    };
    let known: std::collections::HashSet<String> = found
        .iter()
        .filter(|name| name.kind == PersonKind::Named)
        .map(key)
        .collect();
    found.extend(
        doubtful
            .into_iter()
            .filter(|name| known.contains(&key(name))),
    );
    found.sort_by_key(|name| name.range.start);
    found
}

enum Verdict {
    Person,
    IfNamedElsewhere,
    No,
}

/// Whether a run of capitals is a person.
fn verdict(view: &View<'_>, range: &Range<usize>, announced: bool, explained: bool) -> Verdict {
    let family = names::family(view.word(range.start));
    let length = range.len();
    if follows_thing_named_after(view, range.start) {
        return Verdict::No;
    }
    let middle = view.word(range.start + 1);
    let telling_middle = matches!(
        middle,
        "văn" | "thị" | "đức" | "hữu" | "đình" | "xuân" | "ngọc" | "quang"
    );
    match (family, length) {
        (_, 0 | 1) => Verdict::No,
        (Some(Family::Sure), 3..) => Verdict::Person,
        (Some(Family::Doubtful), 3..) if announced || explained || telling_middle => {
            Verdict::Person
        }
        (Some(Family::Doubtful), 3) if is_uncle_ho(view, range) => Verdict::Person,
        (Some(_), 2) if announced || explained || speaks(view, range.end) => Verdict::Person,
        (Some(_), _) => Verdict::IfNamedElsewhere,
        (None, 2..=4) if announced && !is_no_name(view, range) => Verdict::Person,
        (None, _) => Verdict::No,
    }
}

/// Whether capitals behind an office are a country or begin the name of an institution: `Chủ tịch
/// Viện Hàn lâm …`.
fn is_no_name(view: &View<'_>, range: &Range<usize>) -> bool {
    let institution = matches!(
        view.word(range.start),
        "viện"
            | "trường"
            | "ban"
            | "hội"
            | "sở"
            | "bộ"
            | "đại"
            | "ngân"
            | "tòa"
            | "tập"
            | "tổng"
            | "liên"
            | "quỹ"
            | "cục"
            | "phòng"
            | "trung"
            | "ủy"
    );
    let words: Vec<&str> = range.clone().map(|at| view.word(at)).collect();
    institution || place::other_place(&words.join(" ")).is_some()
}

fn is_uncle_ho(view: &View<'_>, range: &Range<usize>) -> bool {
    view.phrase(range.start, "hồ chí minh").is_some()
}

/// Words that only a person is the subject of.
fn speaks(view: &View<'_>, at: usize) -> bool {
    const VERBS: [&str; 12] = [
        "cho biết",
        "nhấn mạnh",
        "phát biểu",
        "khẳng định",
        "chia sẻ",
        "trình bày",
        "chủ trì",
        "kết luận",
        "cho rằng",
        "bày tỏ",
        "phấn khởi",
        "tâm sự",
    ];
    view.gap(at) == Gap::Blank && view.any_phrase(at, &VERBS).is_some()
}

/// Whether the words before say that a thing bears the name: a street, a school, a prize.
fn follows_thing_named_after(view: &View<'_>, at: usize) -> bool {
    if at == 0 || view.gap(at) != Gap::Blank {
        return false;
    }
    let two = |phrases: &[&str]| at >= 2 && view.any_phrase(at - 2, phrases).is_some();
    let one = matches!(
        view.word(at - 1),
        "đường" | "trường" | "thpt" | "thcs" | "quỹ" | "ngõ" | "hẻm" | "chợ" | "đền" | "chùa"
    );
    let street = view.word(at - 1) == "phố" && !two(&["thành phố"]);
    one || street
        || two(&[
            "tiểu học",
            "đại học",
            "mầm non",
            "phổ thông",
            "quảng trường",
            "bảo tàng",
            "giải thưởng",
            "công viên",
            "bệnh viện",
            "tượng đài",
        ])
}

/// The run of capitalised syllables at a token that no body, place or office covers.
fn run(names: &Names<'_>, at: usize, offices: &[Office]) -> Option<Range<usize>> {
    /// The longest Vietnamese names have five syllables, those of other peoples six.
    const LONGEST: usize = 6;
    let view = names.view;
    let free = |at: usize| {
        at < view.len()
            && view.shape(at) == Shape::Capital
            && !names.covered[at]
            && view.tokens[at].zone != Zone::Source
            && !is_title_word(offices, at)
    };
    if !free(at) {
        return None;
    }
    // A form of address or the first word of a sentence may stand before the name.
    let mut start = at;
    if free(at + 1) && view.gap(at + 1) == Gap::Blank {
        let address = ADDRESSES.contains(&view.word(at));
        let starter = names::family(view.word(at)).is_none()
            && names::family(view.word(at + 1)) == Some(Family::Sure);
        if address || starter {
            start = at + 1;
        }
    }
    let mut end = start + 1;
    while free(end) && joins_name(view, end) && end - start < LONGEST {
        end += 1;
    }
    // Something else in capitals may end where a name begins: `Dệt may Hải Phương Bùi Đức Thắng`.
    let sure = |at: usize| names::family(view.word(at)) == Some(Family::Sure);
    if names::family(view.word(start)).is_none()
        && let Some(inner) = (start + 1..end).find(|&at| sure(at) && end - at >= 3)
    {
        start = inner;
    }
    Some(start..end)
}

/// Whether a syllable goes on with the name before it; a hyphen or apostrophe may join.
fn joins_name(view: &View<'_>, at: usize) -> bool {
    view.gap(at) == Gap::Blank || matches!(view.between(at), "-" | "’" | "'")
}

fn is_title_word(offices: &[Office], at: usize) -> bool {
    let next = offices.partition_point(|office| office.range.end <= at);
    offices
        .get(next)
        .is_some_and(|office| office.range.contains(&at))
}

/// The name of an author or photographer at a token: on a line of its own, or behind "Ảnh:".
fn byline(view: &View<'_>, at: usize) -> Option<Range<usize>> {
    let token = view.tokens.get(at)?;
    let in_place = token.zone == Zone::Byline || token.before == Gap::Colon;
    if !in_place || !matches!(token.shape, Shape::Capital | Shape::Upper) {
        return None;
    }
    let credits = matches!(
        view.word(at.wrapping_sub(1)),
        "ảnh" | "bài" | "tin" | "clip"
    ) || matches!(
        view.any_phrase(at.saturating_sub(2), &["tác giả", "thực hiện"]),
        Some((_, 2))
    );
    let credited = view.gap(at) == Gap::Colon && credits;
    let on_own_line = token.zone == Zone::Byline
        && matches!(
            view.gap(at),
            Gap::Line
                | Gap::Comma
                | Gap::Dash
                | Gap::Colon
                | Gap::Semicolon
                | Gap::Opening
                | Gap::Joined
                | Gap::Other
        );
    let shape = token.shape;
    // `THANH HẢI`: names of authors are often printed in capitals; `TTXVN` is no name.
    let shouted = shape == Shape::Upper && on_own_line && abbreviation::is_syllable(view.word(at));
    if !(credited || on_own_line) || !(shape == Shape::Capital || shouted) {
        return None;
    }
    let mut end = at + 1;
    let fits = |at: usize| {
        view.shape(at) == shape && (!shouted || abbreviation::is_syllable(view.word(at)))
    };
    while fits(end) && joins_name(view, end) && end < at + 4 {
        end += 1;
    }
    // One syllable is a word ("Ảnh:") or a pen name that cannot be told from one.
    (end - at >= 2).then_some(at..end)
}
