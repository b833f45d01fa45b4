//! Years that are not printed, and what durations are counted from.

use danbiet_text::Span;

use super::{
    super::{
        Citation, calendar,
        view::{Gap, View},
    },
    Date, DateKind, event, without_year,
};
use crate::metadata::{Basis, Certainty, Fact, PartialDate, Reason};

/// From this month on, a year that is reported as complete is taken for the one still running:
/// reviews of a year are held from November to the spring after it.
const YEAR_END: u8 = 11;

/// The year of a day that is printed without one. In order of strength:
///
/// 1. the same day is printed elsewhere with its year;
/// 2. the page says when it was published, some weeks after the day at most;
/// 3. the day is that of a review *N years* after an instrument with a date;
/// 4. the day opens a span of time whose end is printed with its year;
/// 5. the sentence of the day names the one year it speaks of;
/// 6. a part of a year is reviewed or planned (*6 tháng đầu năm 2023*), which tells the year;
/// 7. results of a past year are reported, so the day is of the year after it.
#[must_use]
pub fn of_event(
    view: &View<'_>,
    citations: &[Citation],
    dates: &[Date],
    day: &Date,
) -> Option<Fact<u16>> {
    same_day(dates, day)
        .or_else(|| published(view, dates, day))
        .or_else(|| review(view, citations, dates))
        .or_else(|| end_of_span(view, dates, day))
        .or_else(|| named(view, dates, day))
        .or_else(|| part_of_year(view, citations, dates, day))
        .or_else(|| reported(view, citations, dates, day))
}

/// Fills in what can be inferred.
pub fn complete(view: &View<'_>, citations: &[Citation], dates: &mut [Date]) {
    for at in 0..dates.len() {
        let day = &dates[at];
        let incomplete = matches!(day.kind, DateKind::PartialDate)
            && day.given.year.is_none()
            && zone_is_prose(view, day.span)
            && !comes_again(view, day);
        if !incomplete {
            continue;
        }
        // Of a month alone, only the end of its span tells the year.
        let year = match day.given.day {
            Some(_) => of_event(view, citations, dates, day),
            None => end_of_span(view, dates, day),
        };
        if let Some(year) = year {
            dates[at].normal = without_year(dates[at].given, Some(year.value));
            dates[at].basis = year.basis;
        }
    }
    anchor(view, citations, dates);
    for at in 0..dates.len() {
        if dates[at].kind == DateKind::Encoded
            && let Some(date) = decode(&dates[at].normal, dates)
        {
            let span = dates[at].span;
            dates[at].normal = calendar::iso(date);
            dates[at].basis = inferred(Reason::FileName, vec![span], Certainty::Low);
        }
    }
}

/// `ngày 19/5 hằng năm`: a day of every year.
fn comes_again(view: &View<'_>, day: &Date) -> bool {
    let at = view.token_from(day.span.end);
    matches!(view.word(at), "hàng" | "hằng") && view.word(at + 1) == "năm"
}

fn same_day(dates: &[Date], day: &Date) -> Option<Fact<u16>> {
    let same = dates.iter().find(|other| {
        other.given.year.is_some()
            && (other.given.month, other.given.day) == (day.given.month, day.given.day)
    })?;
    Some(Fact {
        value: same.given.year?,
        basis: inferred(Reason::YearNamedInText, vec![same.span], Certainty::High),
    })
}

/// News of 16/6 on a page of 17/6/2022.
fn published(view: &View<'_>, dates: &[Date], day: &Date) -> Option<Fact<u16>> {
    /// News is printed within so many days.
    const FRESH: u16 = 60;
    /// The days of a year whose months all have 31.
    const YEAR: u16 = 372;
    let number = |date: PartialDate| Some(u16::from(date.month?) * 31 + u16::from(date.day?));
    let dateline = |date: &&Date| {
        let token = view.tokens.get(view.token_from(date.span.start));
        token.is_some_and(|token| token.zone == crate::Zone::Dateline)
    };
    let page = dates
        .iter()
        .filter(dateline)
        .find(|date| date.given.year.is_some() && date.given.day.is_some())?;
    let (printed, told) = (number(page.given)?, number(day.given)?);
    let year = page.given.year?;
    let value = match printed.checked_sub(told) {
        Some(since) => (since <= FRESH).then_some(year),
        None => (printed + YEAR - told <= FRESH).then(|| year - 1),
    };
    Some(Fact {
        value: value?,
        basis: inferred(Reason::YearNamedInText, vec![page.span], Certainty::High),
    })
}

/// *Sơ kết 5 năm* of a resolution of 12/5/2017: 2022.
fn review(view: &View<'_>, citations: &[Citation], dates: &[Date]) -> Option<Fact<u16>> {
    const REVIEWS: [&str; 3] = ["sơ kết", "tổng kết", "sơ, tổng kết"];
    let years = dates.iter().filter_map(|date| {
        let at = view.token_from(date.span.start);
        let reviewed = (1..=4).any(|back| {
            at.checked_sub(back)
                .is_some_and(|from| view.any_phrase(from, &REVIEWS).is_some())
        });
        let years = years_of(date).filter(|_| reviewed)?;
        Some((date.span, years))
    });
    for (span, years) in years {
        let sentence = sentence_of(view, span);
        // The licence of a page is nothing that is reviewed.
        let dated =
            |c: &&Citation| c.date.is_some() && c.number.is_some() && zone_is_prose(view, c.span);
        let here = |c: &&Citation| sentence.is_some_and(|s| s.contains(c.span));
        let cited = citations.iter().filter(dated).find(here);
        let Some(date) = cited
            .or_else(|| citations.iter().find(dated))
            .and_then(|c| c.date)
        else {
            continue;
        };
        if let Some(year) = year_printed(view, date) {
            return Some(Fact {
                value: year + years,
                basis: inferred(Reason::ReviewAfterYears, vec![span, date], Certainty::High),
            });
        }
    }
    None
}

/// The year that the sentence of the day speaks of, if it is but one and not one that is over.
fn named(view: &View<'_>, dates: &[Date], day: &Date) -> Option<Fact<u16>> {
    const OVER: [&str; 4] = ["tổng kết", "sơ kết", "kết quả", "tổng kết công tác"];
    let sentence = sentence_of(view, day.span)?;
    let mut years = dates.iter().filter(|d| {
        d.kind == DateKind::Year && sentence.contains(d.span) && d.given.year.is_some()
    });
    let only = years.next()?;
    let from = view.token_from(sentence.start);
    let to = view.token_from(only.span.start);
    let over = (from..to).any(|at| view.any_phrase(at, &OVER).is_some());
    if over || years.next().is_some() {
        return None;
    }
    Some(Fact {
        value: only.given.year?,
        basis: inferred(Reason::YearNamedInText, vec![only.span], Certainty::Medium),
    })
}

/// `từ tháng 3 đến tháng 9/2022`: the end tells the year of the beginning.
fn end_of_span(view: &View<'_>, dates: &[Date], day: &Date) -> Option<Fact<u16>> {
    let at = view.token_from(day.span.end);
    let dash = matches!(view.between(at).trim(), "-" | "–");
    let word = matches!(view.word(at), "đến" | "tới") && view.gap(at) == Gap::Blank;
    let next = match (dash, word) {
        (true, _) => at,
        (_, true) => at + 1,
        _ => return None,
    };
    let begin = view.tokens.get(next)?.span.start;
    let end = dates.iter().find(|date| date.span.start == begin)?;
    let wraps = (day.given.month, day.given.day) > (end.given.month, end.given.day)
        && end.given.month.is_some();
    Some(Fact {
        value: end.given.year? - u16::from(wraps),
        basis: inferred(Reason::YearNamedInText, vec![end.span], Certainty::High),
    })
}

/// The year of a half or a quarter that the article reviews or plans: a day of its months, or of
/// those after it, is of the same year; an earlier one of the next. What the day's own sentence
/// says goes first.
fn part_of_year(
    view: &View<'_>,
    citations: &[Citation],
    dates: &[Date],
    day: &Date,
) -> Option<Fact<u16>> {
    let month = day.given.month?;
    let sentence = sentence_of(view, day.span);
    let parts = dates.iter().filter_map(|date| {
        let (year, first) = part(date)?;
        let of_instrument = citations.iter().any(|c| c.extent.contains(date.span));
        (!of_instrument && zone_is_prose(view, date.span)).then_some((date.span, year, first))
    });
    let here = |span: Span| sentence.is_some_and(|s| s.contains(span));
    let (span, year, first) = parts.max_by_key(|(span, year, _)| (here(*span), *year))?;
    let certainty = match here(span) {
        true => Certainty::High,
        false => Certainty::Medium,
    };
    Some(Fact {
        value: year + u16::from(month < first),
        basis: inferred(Reason::YearNamedInText, vec![span], certainty),
    })
}

/// The year of a span of some months of it, and its first month: `2023-07/2023-12`.
fn part(date: &Date) -> Option<(u16, u8)> {
    if date.kind != DateKind::Interval {
        return None;
    }
    let (from, to) = date.normal.split_once('/')?;
    let (year, month) = from.split_once('-')?;
    let same = to.split_once('-').is_some_and(|(other, _)| other == year);
    same.then_some(())?;
    Some((year.parse().ok()?, month.get(..2)?.parse().ok()?))
}

/// The last year of which the article reports results.
fn reported(
    view: &View<'_>,
    citations: &[Citation],
    dates: &[Date],
    day: &Date,
) -> Option<Fact<u16>> {
    const DONE: [&str; 5] = ["đã", "được", "đạt", "tổng kết", "kết quả"];
    let of_instrument = |d: &Date| citations.iter().any(|c| c.extent.contains(d.span));
    let years = dates
        .iter()
        .filter(|d| d.kind == DateKind::Year && zone_is_prose(view, d.span) && !of_instrument(d));
    let past = years.filter(|d| !is_planned(view, d)).filter(|d| {
        sentence_of(view, d.span).is_some_and(|sentence| {
            let tokens = view.token_from(sentence.start)..view.token_from(sentence.end);
            tokens
                .into_iter()
                .any(|at| view.any_phrase(at, &DONE).is_some())
        })
    });
    let last = past.max_by_key(|d| (d.given.year, std::cmp::Reverse(d.span)))?;
    let running = day.given.month.is_some_and(|month| month >= YEAR_END);
    let value = last.given.year? + u16::from(!running);
    Some(Fact {
        value,
        basis: inferred(Reason::ReportsYear, vec![last.span], Certainty::Medium),
    })
}

/// Whether a year is one to come: `triển khai nhiệm vụ năm 2020`.
fn is_planned(view: &View<'_>, year: &Date) -> bool {
    const PLANS: [&str; 5] = [
        "nhiệm vụ",
        "phương hướng",
        "kế hoạch",
        "chương trình công tác",
        "dự toán",
    ];
    /// How far back in the clause the plan is named.
    const REACH: usize = 12;
    let at = view.token_from(year.span.start);
    (1..=REACH)
        .take_while(|back| at >= *back && view.gap(at + 1 - back) == Gap::Blank)
        .any(|back| view.any_phrase(at - back, &PLANS).is_some())
}

/// Counts *5 năm* from an instrument to the event, where the years between them are just as many.
fn anchor(view: &View<'_>, citations: &[Citation], dates: &mut [Date]) {
    let Some(event) = event(view, citations, dates).filter(|event| event.value.year.is_some())
    else {
        return;
    };
    let started = citations.iter().filter_map(|c| {
        let span = c.date.filter(|_| c.number.is_some())?;
        let (date, _) = calendar::day(view, view.token_from(span.start) + 1)?;
        Some((span, date))
    });
    let started: Vec<(Span, PartialDate)> = started.collect();
    for date in dates.iter_mut() {
        let Some(years) = years_of(date) else {
            continue;
        };
        let fits = |from: &&(Span, PartialDate)| {
            let from = from.1.year.map(|year| year + years);
            from.is_some() && from == event.value.year
        };
        if let Some((span, from)) = started.iter().find(fits) {
            date.anchor = Some(format!(
                "{}/{}",
                calendar::iso(*from),
                calendar::iso(event.value)
            ));
            let mut evidence = vec![*span];
            evidence.extend(event.basis.evidence().first());
            date.basis = inferred(Reason::ReviewAfterYears, evidence, Certainty::Medium);
        }
    }
}

/// The day that digits in the name of a file stand for, if there is one reading that fits the years
/// named in the text. `251219` is 25/12/2019 or 19/12/2025.
fn decode(digits: &str, dates: &[Date]) -> Option<PartialDate> {
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<u16>().ok();
    let date = |year: u16, month: u16, day: u16| {
        ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(PartialDate {
            year: Some(year),
            month: Some(month as u8),
            day: Some(day as u8),
        })
    };
    let readings = if digits.len() == 8 {
        [
            date(part(4, 8)?, part(2, 4)?, part(0, 2)?),
            date(part(0, 4)?, part(4, 6)?, part(6, 8)?),
        ]
    } else {
        [
            date(2000 + part(4, 6)?, part(2, 4)?, part(0, 2)?),
            date(2000 + part(0, 2)?, part(2, 4)?, part(4, 6)?),
        ]
    };
    let mut readings = readings.into_iter().flatten();
    let years: Vec<u16> = dates.iter().filter_map(|d| d.given.year).collect();
    let near = |date: &PartialDate| {
        years
            .iter()
            .any(|year| date.year.is_some_and(|y| y.abs_diff(*year) <= 1))
    };
    let all: Vec<PartialDate> = readings.by_ref().collect();
    match all.as_slice() {
        [only] => Some(*only),
        several => several.iter().copied().find(near),
    }
}

/// `P5Y`: 5.
fn years_of(date: &Date) -> Option<u16> {
    if date.kind != DateKind::Duration {
        return None;
    }
    date.normal
        .strip_prefix('P')?
        .strip_suffix('Y')?
        .parse()
        .ok()
}

fn year_printed(view: &View<'_>, date: Span) -> Option<u16> {
    let at = view.token_from(date.start) + 1;
    let day = calendar::day(view, at).and_then(|(date, _)| date.year);
    day.or_else(|| calendar::year(view, at))
}

fn sentence_of(view: &View<'_>, span: Span) -> Option<Span> {
    let at = view.sentences.partition_point(|s| s.end <= span.start);
    view.sentences.get(at).copied().filter(|s| s.contains(span))
}

fn zone_is_prose(view: &View<'_>, span: Span) -> bool {
    let token = view.tokens.get(view.token_from(span.start));
    token.is_some_and(|token| token.zone.is_prose())
}

fn inferred(reason: Reason, evidence: Vec<Span>, certainty: Certainty) -> Basis {
    Basis::Inferred {
        reason,
        evidence,
        certainty,
    }
}
