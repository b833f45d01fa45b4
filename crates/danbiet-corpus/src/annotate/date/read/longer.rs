//! Times longer than a day: durations, months, quarters, years, and from one year to another.

use super::{
    super::super::{
        calendar,
        number::{number, sign, small},
        view::{Gap, View},
    },
    super::{Date, DateKind},
    Found,
};
use crate::metadata::PartialDate;

/// Number words before a unit of time. *năm* for five is left out: it is the year far more often.
const NUMBER_WORDS: [(&str, u16); 10] = [
    ("một", 1),
    ("hai", 2),
    ("ba", 3),
    ("bốn", 4),
    ("sáu", 6),
    ("bảy", 7),
    ("tám", 8),
    ("chín", 9),
    ("mười", 10),
    ("nửa", 0),
];

/// Words before two years.
const HEADS: [&str; 11] = [
    "nhiệm kỳ",
    "nhiệm kì",
    "giai đoạn",
    "thời kỳ",
    "niên khóa",
    "năm học",
    "các năm",
    "những năm",
    "hai năm",
    "khóa",
    "năm",
];

/// The first words of durations and of what stands between two years.
pub(super) fn cues() -> impl Iterator<Item = &'static str> {
    let numbers = NUMBER_WORDS.iter().map(|(word, _)| *word);
    numbers.chain(HEADS)
}

/// `5 năm`, `5 năm qua`, `6 tháng đầu năm 2022`, `02 ngày`.
pub(super) fn duration(view: &View<'_>, at: usize) -> Option<Found> {
    let (amount, unit) = amount(view, at)?;
    if view.gap(unit) != Gap::Blank {
        return None;
    }
    let designator = match view.word(unit) {
        "năm" => "Y",
        "tháng" => "M",
        "tuần" => "W",
        "ngày" => "D",
        _ => return None,
    };
    // `5 ngày công`, `18 năm tuổi`, `năm 5 năm 2022` measure something else.
    let behind = view.word(unit + 1);
    if view.gap(unit + 1) == Gap::Blank
        && (matches!(behind, "công" | "tuổi" | "hội" | "một" | "lễ")
            || (designator == "Y" && calendar::year(view, unit + 1).is_some() && amount < 1.0))
    {
        return None;
    }
    // `trong 2 năm 2020 và 2021`: the years are named.
    let named = designator == "Y"
        && calendar::year(view, unit + 1).is_some()
        && (view.gap(unit + 2) == Gap::Comma || view.word(unit + 2) == "và")
        && (2..=3).any(|behind| calendar::year(view, unit + behind).is_some());
    if named {
        return None;
    }
    let mut end = unit + 1;
    const SIDES: [&str; 8] = [
        "vừa qua",
        "gần đây",
        "trở lại đây",
        "tiếp theo",
        "qua",
        "tới",
        "nay",
        "liền",
    ];
    if view.gap(end) == Gap::Blank
        && let Some((_, length)) = view.any_phrase(end, &SIDES)
    {
        end += length;
    }
    if let Some(found) = part_of_year(view, at, unit, amount) {
        return Some(found);
    }
    Some(Found::new(
        at..end,
        DateKind::Duration,
        format!("P{amount}{designator}"),
    ))
}

/// How much, and the token behind it.
fn amount(view: &View<'_>, at: usize) -> Option<(f64, usize)> {
    if let Some(number) = number(view, at) {
        let plain = number.whole.is_none() && number.value > 0.0 && number.value < 1000.0;
        return plain.then_some((number.value, number.tokens.end));
    }
    let word = view.word(at);
    let (_, value) = NUMBER_WORDS.iter().find(|(number, _)| *number == word)?;
    // `thứ hai`, `tháng ba`: an ordinal; `ba, bốn năm`: not one amount.
    let ordinal = matches!(
        view.word(at.wrapping_sub(1)),
        "thứ" | "tháng" | "năm" | "mười" | "hai" | "ba" | "bốn"
    );
    let plain = !ordinal && *value > 1;
    plain.then_some((f64::from(*value), at + 1))
}

/// `6 tháng đầu năm 2022`, `6 tháng cuối năm`, `9 tháng năm 2022`: the months from one to another.
fn part_of_year(view: &View<'_>, at: usize, unit: usize, amount: f64) -> Option<Found> {
    if view.word(unit) != "tháng" || !(2.0..=11.0).contains(&amount) {
        return None;
    }
    let side = view.word(unit + 1);
    let sided = matches!(side, "đầu" | "cuối") && view.gap(unit + 1) == Gap::Blank;
    let head = unit + 1 + usize::from(sided);
    let months = amount as u16;
    let (from, to) = if side == "cuối" {
        (13 - months, 12)
    } else {
        (1, months)
    };
    if let Some((year, end)) = calendar::behind(view, head) {
        let normal = format!("{year}-{from:02}/{year}-{to:02}");
        let mut found = Found::new(at..end, DateKind::Interval, normal);
        found.given.year = Some(year);
        return Some(found);
    }
    let whole = sided && view.word(head) == "năm" && view.gap(head) == Gap::Blank;
    let now = view.word(head + 1) == "nay" && view.gap(head + 1) == Gap::Blank;
    whole.then(|| {
        let normal = format!("--{from:02}/--{to:02}");
        Found::new(at..head + 1 + usize::from(now), DateKind::Interval, normal)
    })
}

/// `nhiệm kỳ 2021 - 2026`, `giai đoạn 2016-2020`, `2020 - 2025`.
pub(super) fn interval(view: &View<'_>, at: usize) -> Option<Found> {
    let head = view.any_phrase(at, &HEADS).map_or(0, |(_, length)| length);
    let first = at + head;
    if head > 0 && view.gap(first) != Gap::Blank || head == 0 && calendar::tight(view, at) {
        return None;
    }
    let from = calendar::year(view, first)?;
    let to = calendar::year(view, first + 1)?;
    let dash = matches!(view.between(first + 1).trim(), "-" | "–" | "—" | "−");
    if !dash || from > to || calendar::tight(view, first + 2) {
        return None;
    }
    let mut found = Found::new(at..first + 2, DateKind::Interval, format!("{from}/{to}"));
    found.given.year = Some(from);
    Some(found)
}

/// `năm 2021`.
pub(super) fn year(view: &View<'_>, at: usize) -> Option<Found> {
    if view.word(at) != "năm" || view.gap(at + 1) != Gap::Blank {
        return None;
    }
    let year = calendar::year(view, at + 1)?;
    if calendar::tight(view, at + 2) {
        return None;
    }
    Some(Found::calendar(
        at..at + 2,
        PartialDate {
            year: Some(year),
            ..PartialDate::default()
        },
    ))
}

/// `tháng 5/2022`, `tháng 5 năm 2022`, `tháng 5`.
pub(super) fn month(view: &View<'_>, at: usize) -> Option<Found> {
    let (month, end) = calendar::month_and_year(view, at)?;
    Some(Found::calendar(at..end, month))
}

/// `từ 7/2023 đến …`, `(7/2023)`: a month with its year, without head word.
pub(super) fn bare_month(view: &View<'_>, at: usize) -> Option<Found> {
    const BEFORE: [&str; 9] = [
        "từ", "đến", "tới", "hết", "trước", "sau", "cuối", "đầu", "vào",
    ];
    let month = small(view, at, 2).filter(|month| (1..=12).contains(month))? as u8;
    let year = calendar::year(view, at + 1).filter(|_| sign(view, at + 1) == Some('/'))?;
    let told = view.gap(at) == Gap::Blank && BEFORE.contains(&view.word(at.wrapping_sub(1)));
    let bracketed = view.gap(at) == Gap::Opening && view.gap(at + 2) == Gap::Closing;
    let alone = !calendar::tight(view, at) && !calendar::tight(view, at + 2);
    let given = PartialDate {
        year: Some(year),
        month: Some(month),
        day: None,
    };
    ((told || bracketed) && alone).then(|| Found::calendar(at..at + 2, given))
}

/// `quý I/2022`, `quý II năm 2022`.
pub(super) fn quarter(view: &View<'_>, at: usize) -> Option<Found> {
    if view.word(at) != "quý" || view.gap(at + 1) != Gap::Blank {
        return None;
    }
    let printed = view.printed(at + 1);
    let quarter = calendar::roman(printed)
        .or_else(|| small(view, at + 1, 1))
        .filter(|quarter| (1..=4).contains(quarter))?;
    let slashed =
        matches!(sign(view, at + 2), Some('/' | '-')).then(|| calendar::year(view, at + 2));
    let (year, end) = match slashed.flatten() {
        Some(year) => (Some(year), at + 3),
        None => match calendar::behind(view, at + 2) {
            Some((year, end)) => (Some(year), end),
            None => (None, at + 2),
        },
    };
    let (from, to) = (quarter * 3 - 2, quarter * 3);
    let normal = match year {
        Some(year) => format!("{year}-{from:02}/{year}-{to:02}"),
        None => format!("--{from:02}/--{to:02}"),
    };
    let mut found = Found::new(at..end, DateKind::Interval, normal);
    found.given.year = year;
    Some(found)
}

/// A year without its head word that goes on with a list of years: `năm 2020, 2021 và 2022`,
/// `từ năm 2017 đến 2022`.
pub(super) fn next_year(view: &View<'_>, at: usize, last: Option<&Date>) -> Option<Found> {
    let last = last.filter(|last| last.kind == DateKind::Year)?;
    let year = calendar::year(view, at).filter(|_| !calendar::tight(view, at + 1))?;
    let between = &view.text[last.span.end as usize..view.tokens[at].span.start as usize];
    let lists = matches!(
        between.trim(),
        "," | "và" | "đến" | ", và" | "đến hết" | "hoặc"
    );
    (lists && view.gap(at) != Gap::Line).then(|| {
        Found::calendar(
            at..at + 1,
            PartialDate {
                year: Some(year),
                ..PartialDate::default()
            },
        )
    })
}
