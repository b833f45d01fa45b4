//! What is printed: one matcher for each way to name a time, tried in turn at every token.

use std::ops::Range;

use super::{
    super::{
        Citation, calendar,
        number::{number, sign, small},
        view::{Gap, Shape, View},
    },
    Date, DateKind, PartOfDay,
};
use crate::metadata::{Basis, PartialDate};

/// What a matcher found.
struct Found {
    tokens: Range<usize>,
    kind: DateKind,
    normal: String,
    given: PartialDate,
    part_of_day: Option<PartOfDay>,
}

impl Found {
    fn new(tokens: Range<usize>, kind: DateKind, normal: String) -> Self {
        Found {
            tokens,
            kind,
            normal,
            given: PartialDate::default(),
            part_of_day: None,
        }
    }

    fn calendar(tokens: Range<usize>, given: PartialDate) -> Self {
        let kind = match given {
            PartialDate {
                year: Some(_),
                month: Some(_),
                day: Some(_),
            } => DateKind::Date,
            PartialDate { month: None, .. } => DateKind::Year,
            _ => DateKind::PartialDate,
        };
        Found {
            given,
            ..Found::new(tokens, kind, calendar::iso(given))
        }
    }
}

/// Words for a time that say only on which side of now it lies; the longer before the shorter.
/// What follows *trong* or *từ* is listed without it.
const VAGUE: [(&str, &str); 45] = [
    ("thời gian vừa qua", "past"),
    ("thời gian gần đây", "past"),
    ("thời gian trước đây", "past"),
    ("thời gian qua", "past"),
    ("thời gian sắp tới", "future"),
    ("thời gian tiếp theo", "future"),
    ("thời gian tới đây", "future"),
    ("thời gian tới", "future"),
    ("những năm gần đây", "past"),
    ("những năm vừa qua", "past"),
    ("những năm qua", "past"),
    ("những năm trước đây", "past"),
    ("những năm trước", "past"),
    ("những năm tiếp theo", "future"),
    ("những năm tới", "future"),
    ("nhiều năm qua", "past"),
    ("nhiều năm nay", "past"),
    ("nhiều năm liền", "past"),
    ("các năm qua", "past"),
    ("các năm tiếp theo", "future"),
    ("năm vừa qua", "past"),
    ("năm qua", "past"),
    ("năm ngoái", "past"),
    ("năm nay", "present"),
    ("năm tới", "future"),
    ("năm tiếp theo", "future"),
    ("những tháng qua", "past"),
    ("những tháng tới", "future"),
    ("tháng qua", "past"),
    ("tháng tới", "future"),
    ("từ trước đến nay", "past"),
    ("từ trước tới nay", "past"),
    ("lâu nay", "past"),
    ("trước đây", "past"),
    ("gần đây", "past"),
    ("mới đây", "past"),
    ("vừa qua", "past"),
    ("đến nay", "present"),
    ("hiện nay", "present"),
    ("hiện tại", "present"),
    ("ngày nay", "present"),
    ("hôm nay", "present"),
    ("hôm qua", "past"),
    ("sắp tới", "future"),
    ("tới đây", "future"),
];

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

/// All times of a text, in order, with what is printed.
pub fn read(view: &View<'_>, citations: &[Citation]) -> Vec<Date> {
    let matchers: [fn(&View<'_>, usize) -> Option<Found>; 13] = [
        encoded,
        recurrent,
        vague,
        part_of_day,
        day_with_head,
        bare_day,
        clock_and_day,
        duration,
        interval,
        year,
        month,
        quarter,
        cut_short,
    ];
    let mut dates: Vec<Date> = Vec::new();
    let mut at = 0;
    while at < view.len() {
        let token = view.tokens[at].span;
        let in_number = |c: &Citation| c.number_span.is_some_and(|number| number.overlaps(token));
        // `đường 30/4`, `phố 2 tháng 9`: streets are named after days.
        let street = matches!(view.word(at.wrapping_sub(1)), "đường" | "phố" | "ql")
            && view.gap(at) == Gap::Blank;
        let found = if street || citations.iter().any(in_number) {
            None
        } else {
            matchers.iter().find_map(|matcher| matcher(view, at))
        };
        let Some(found) = found.or_else(|| next_year(view, at, dates.last())) else {
            at += 1;
            continue;
        };
        let span = view.span(found.tokens.clone());
        dates.push(Date {
            span,
            kind: found.kind,
            normal: found.normal,
            given: found.given,
            part_of_day: found.part_of_day,
            anchor: None,
            basis: Basis::Stated { evidence: span },
        });
        at = found.tokens.end;
    }
    dates
}

/// `251219_mixdown.mp3`: six or eight digits at the head of a file's name.
fn encoded(view: &View<'_>, at: usize) -> Option<Found> {
    let printed = view.printed(at);
    let digits = matches!(printed.len(), 6 | 8) && printed.bytes().all(|b| b.is_ascii_digit());
    let named =
        matches!(sign(view, at + 1), Some('_' | '-')) && view.shape(at + 1) != Shape::Number;
    let file = (at..view.len()).take(40).any(|token| {
        matches!(
            view.word(token),
            "mp3" | "mp4" | "jpg" | "jpeg" | "png" | "webp" | "m4a" | "wav"
        ) && view.tokens[token].line == view.tokens[at].line
    });
    if !(digits && named && file) {
        return None;
    }
    Some(Found::new(
        at..at + 1,
        DateKind::Encoded,
        printed.to_owned(),
    ))
}

fn recurrent(view: &View<'_>, at: usize) -> Option<Found> {
    if !matches!(view.word(at), "hàng" | "hằng" | "mỗi") || view.gap(at + 1) != Gap::Blank {
        return None;
    }
    let period = match view.word(at + 1) {
        "năm" => "P1Y",
        "quý" => "P3M",
        "tháng" => "P1M",
        "tuần" => "P1W",
        "ngày" => "P1D",
        _ => return None,
    };
    Some(Found::new(
        at..at + 2,
        DateKind::Recurrent,
        period.to_owned(),
    ))
}

fn vague(view: &View<'_>, at: usize) -> Option<Found> {
    let (side, length) = VAGUE
        .iter()
        .find_map(|(words, side)| Some((*side, view.phrase(at, words)?)))?;
    // `5 năm qua`, `6 tháng tới` are durations and begin at the number.
    Some(Found::new(
        at..at + length,
        DateKind::Vague,
        side.to_owned(),
    ))
}

/// `Chiều 16/5`, `Sáng ngày 16/5/2022`, `chiều nay`.
fn part_of_day(view: &View<'_>, at: usize) -> Option<Found> {
    let part = PartOfDay::of_word(view.word(at))?;
    if view.gap(at + 1) != Gap::Blank {
        return None;
    }
    if matches!(view.word(at + 1), "nay" | "qua") {
        let side = if view.word(at + 1) == "nay" {
            "present"
        } else {
            "past"
        };
        let mut found = Found::new(at..at + 2, DateKind::Vague, side.to_owned());
        found.part_of_day = Some(part);
        return Some(found);
    }
    let mut found = day_with_head(view, at + 1).or_else(|| {
        let (day, end) = headed(view, at + 1)?;
        Some(Found::calendar(at + 1..end, day))
    })?;
    found.tokens.start = at;
    found.part_of_day = Some(part);
    Some(found)
}

/// `ngày 12/5/2017`, `ngày 12 tháng 5 năm 2017`, `ngày 5 và 6/5`.
fn day_with_head(view: &View<'_>, at: usize) -> Option<Found> {
    if view.word(at) != "ngày" || view.gap(at + 1) != Gap::Blank {
        return None;
    }
    if let Some((day, end)) = headed(view, at + 1) {
        return Some(with_time(view, Found::calendar(at..end, day)));
    }
    // `ngày 5 và 6/5`, `ngày 5 - 6/5`, `ngày 5 đến 6/5/2022`.
    let first = small(view, at + 1, 2).filter(|day| (1..=31).contains(day))? as u8;
    let joined = matches!(view.word(at + 2), "và" | "đến" | "tới");
    let mut second = at + 2 + usize::from(joined);
    if view.word(second) == "ngày" {
        second += 1;
    }
    let dash = matches!(view.between(at + 2).trim(), "-" | "–" | ",");
    if !(joined || dash) {
        return None;
    }
    let (last, end) = headed(view, second)?;
    let from = PartialDate {
        day: Some(first),
        ..last
    };
    let normal = format!("{}/{}", calendar::iso(from), calendar::iso(last));
    let mut found = Found::new(at..end, DateKind::Interval, normal);
    found.given = from;
    Some(found)
}

/// A day behind a word that says it is one: there `16-5` and `16.5` are days too.
fn headed(view: &View<'_>, at: usize) -> Option<(PartialDate, usize)> {
    calendar::day(view, at).or_else(|| {
        let day = small(view, at, 2).filter(|day| (1..=31).contains(day))? as u8;
        let month = small(view, at + 1, 2).filter(|month| (1..=12).contains(month))? as u8;
        let marked =
            matches!(sign(view, at + 1), Some('-' | '.')) && !calendar::tight(view, at + 2);
        marked.then_some((
            PartialDate {
                year: None,
                month: Some(month),
                day: Some(day),
            },
            at + 2,
        ))
    })
}

/// A day without a head word: with its year, or in brackets.
fn bare_day(view: &View<'_>, at: usize) -> Option<Found> {
    if view.shape(at) != Shape::Number || calendar::tight(view, at) {
        return None;
    }
    let (day, end) = calendar::day(view, at)?;
    let bracketed = view.gap(at) == Gap::Opening && view.gap(end) == Gap::Closing;
    let spelt = view.word(at + 1) == "tháng";
    (day.year.is_some() || bracketed || spelt)
        .then(|| with_time(view, Found::calendar(at..end, day)))
}

/// `10:01, 07/01/2021`: the hour before a full date.
fn clock_and_day(view: &View<'_>, at: usize) -> Option<Found> {
    let hour = small(view, at, 2).filter(|hour| *hour < 24)?;
    let minute = small(view, at + 1, 2).filter(|minute| *minute < 60)?;
    let apart = matches!(view.between(at + 2).trim(), "" | "|" | "," | "-" | "–");
    if sign(view, at + 1) != Some(':') || calendar::tight(view, at) || !apart {
        return None;
    }
    let headed = usize::from(view.word(at + 2) == "ngày");
    let (day, end) = calendar::day(view, at + 2 + headed)?;
    day.year?;
    let date = Found::calendar(at..end, day);
    Some(Found {
        kind: DateKind::Datetime,
        normal: format!("{}T{hour:02}:{minute:02}", date.normal),
        ..date
    })
}

/// Adds the hour behind a full date: `02.11.2024 | 17:55 PM`.
fn with_time(view: &View<'_>, found: Found) -> Found {
    let end = found.tokens.end;
    let behind = matches!(view.between(end).trim(), "" | "|" | "," | "-");
    let hour = small(view, end, 2).filter(|hour| *hour < 24);
    let minute = small(view, end + 1, 2).filter(|minute| *minute < 60);
    let (Some(hour), Some(minute), Some(':'), DateKind::Date, true) =
        (hour, minute, sign(view, end + 1), found.kind, behind)
    else {
        return found;
    };
    let half = usize::from(matches!(view.word(end + 2), "pm" | "am"));
    Found {
        tokens: found.tokens.start..end + 2 + half,
        kind: DateKind::Datetime,
        normal: format!("{}T{hour:02}:{minute:02}", found.normal),
        ..found
    }
}

/// `5 năm`, `5 năm qua`, `6 tháng đầu năm 2022`, `02 ngày`.
fn duration(view: &View<'_>, at: usize) -> Option<Found> {
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
    whole.then(|| {
        let normal = format!("--{from:02}/--{to:02}");
        Found::new(at..head + 1, DateKind::Interval, normal)
    })
}

/// `nhiệm kỳ 2021 - 2026`, `giai đoạn 2016-2020`, `2020 - 2025`.
fn interval(view: &View<'_>, at: usize) -> Option<Found> {
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
fn year(view: &View<'_>, at: usize) -> Option<Found> {
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
fn month(view: &View<'_>, at: usize) -> Option<Found> {
    let (month, end) = calendar::month_and_year(view, at)?;
    Some(Found::calendar(at..end, month))
}

/// `quý I/2022`, `quý II năm 2022`.
fn quarter(view: &View<'_>, at: usize) -> Option<Found> {
    if view.word(at) != "quý" || view.gap(at + 1) != Gap::Blank {
        return None;
    }
    let printed = view.printed(at + 1);
    let quarter = calendar::roman(printed)
        .or_else(|| small(view, at + 1, 1))
        .filter(|quarter| (1..=4).contains(quarter))?;
    let slashed = matches!(sign(view, at + 2), Some('/')).then(|| calendar::year(view, at + 2));
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

/// Words that are missing in print: `trong 5 qua` for *trong 5 năm qua*, `trong thời:` for *trong
/// thời gian tới*.
fn cut_short(view: &View<'_>, at: usize) -> Option<Found> {
    if view.word(at.wrapping_sub(1)) != "trong" || view.gap(at) != Gap::Blank {
        return None;
    }
    if view.word(at) == "thời"
        && matches!(
            view.gap(at + 1),
            Gap::Colon | Gap::Comma | Gap::Semicolon | Gap::Stop
        )
    {
        return Some(Found::new(at..at + 1, DateKind::Vague, "future".to_owned()));
    }
    let years = small(view, at, 2)?;
    let ends = !matches!(view.gap(at + 2), Gap::Blank | Gap::Joined);
    (view.word(at + 1) == "qua" && view.gap(at + 1) == Gap::Blank && ends)
        .then(|| Found::new(at..at + 2, DateKind::Duration, format!("P{years}Y")))
}

/// A year without its head word that goes on with a list of years: `năm 2020, 2021 và 2022`,
/// `từ năm 2017 đến 2022`.
fn next_year(view: &View<'_>, at: usize, last: Option<&Date>) -> Option<Found> {
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
