//! What is printed: one matcher for each way to name a time, tried in turn at every token.

mod longer;

use std::ops::Range;

use super::{
    super::{
        Citation, calendar,
        cue::Cue,
        number::{sign, small},
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

/// The first words of all that the matchers look for, numbers aside.
pub(super) fn cues() -> impl Iterator<Item = &'static str> {
    const OTHERS: [&str; 14] = [
        "hàng", "hằng", "mỗi", "sáng", "trưa", "chiều", "tối", "đêm", "ngày", "thời", "năm",
        "tháng", "quý", "những",
    ];
    let vague = VAGUE.iter().map(|(words, _)| *words);
    OTHERS.into_iter().chain(vague).chain(longer::cues())
}

/// All times of a text, in order, with what is printed.
pub fn read(view: &View<'_>, citations: &[Citation]) -> Vec<Date> {
    let matchers: [fn(&View<'_>, usize) -> Option<Found>; 14] = [
        encoded,
        recurrent,
        vague,
        part_of_day,
        day_with_head,
        bare_day,
        clock_and_day,
        longer::duration,
        longer::interval,
        longer::year,
        longer::month,
        longer::bare_month,
        longer::quarter,
        cut_short,
    ];
    let mut dates: Vec<Date> = Vec::new();
    let mut at = 0;
    while at < view.len() {
        if view.shape(at) != Shape::Number && !view.has(at, Cue::Time) {
            at += 1;
            continue;
        }
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
        let Some(found) = found.or_else(|| longer::next_year(view, at, dates.last())) else {
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
    if !(digits && named) {
        return None;
    }
    let file = (at..view.len()).take(40).any(|token| {
        matches!(
            view.word(token),
            "mp3" | "mp4" | "jpg" | "jpeg" | "png" | "webp" | "m4a" | "wav"
        ) && view.tokens[token].line == view.tokens[at].line
    });
    file.then(|| Found::new(at..at + 1, DateKind::Encoded, printed.to_owned()))
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
    let opened = view.gap(at) == Gap::Opening;
    // `Sáng nay (10-7)`.
    let told = opened && matches!(view.word(at.wrapping_sub(1)), "nay" | "qua");
    let (day, end) = calendar::day(view, at).or_else(|| headed(view, at).filter(|_| told))?;
    let bracketed = opened && view.gap(end) == Gap::Closing;
    let spelt = view.word(at + 1) == "tháng";
    // `hoàn thành trước 30/6.`: a fraction would have a whole behind it.
    let due = view.gap(at) == Gap::Blank
        && matches!(
            view.word(at.wrapping_sub(1)),
            "trước" | "sau" | "hết" | "vào"
        )
        && !matches!(view.gap(end), Gap::Blank | Gap::Joined);
    (day.year.is_some() || bracketed || spelt || due)
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
