//! The day of what is reported, and the year where only day and month are printed.

use danbiet_text::Span;

use super::{Basis, Certainty, Fact, PartialDate, Reason, phrase::Phrase};
use crate::{
    annotate::{Date, View},
    zone::Zone,
};

/// A date as it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Printed {
    date: PartialDate,
    span: Span,
    /// The token where it begins and the one after it.
    tokens: (usize, usize),
}

/// A year as a sentence speaks of it, with the words that do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Year {
    year: u16,
    span: Span,
}

/// How far into a sentence the date of the event may begin: `Vừa qua, chiều ngày 5/5, …`.
const OPENING: usize = 5;

/// The date of the event.
#[must_use]
pub fn infer(view: &View<'_>, dates: &[Date]) -> Option<Fact<PartialDate>> {
    let lines = view.lines;
    let dateline = lines
        .iter()
        .filter(|line| line.zone == Zone::Dateline)
        .find_map(|line| {
            let phrase = Phrase::new(view, line.span);
            printed_dates(&phrase)
                .into_iter()
                .find(|d| d.date.year.is_some())
        });
    let sentences = view.sentences.iter();
    let sentences: Vec<Phrase<'_>> = sentences.map(|span| Phrase::new(view, *span)).collect();
    // Where, in a report, an event is dated: in the first sentences that open with a date.
    let opening = sentences.iter().take(8).enumerate().find_map(|(nth, s)| {
        let opens = |d: &Printed| d.tokens.0 <= OPENING && !(nth > 0 && dates_an_instrument(s, d));
        printed_dates(s).into_iter().find(opens)
    });
    let Some(printed) = opening else {
        return dateline.map(stated).or_else(|| undated(view, &sentences));
    };
    if printed.date.year.is_some() {
        return Some(stated(printed));
    }
    if let Some(line) = dateline {
        // The page's own date gives the year: the news is of the same year, or of the last days of
        // the year before.
        let is_later = (printed.date.month, printed.date.day) > (line.date.month, line.date.day);
        let year = line.date.year.map(|year| year - u16::from(is_later));
        return Some(inferred(
            PartialDate {
                year,
                ..printed.date
            },
            Reason::YearNamedInText,
            Certainty::High,
            vec![printed.span, line.span],
        ));
    }
    let year = review(&sentences)
        .or_else(|| annotated(dates, printed))
        .or_else(|| complete_year(&sentences, printed.date));
    Some(match year {
        Some((year, reason, certainty, mut evidence)) => {
            evidence.insert(0, printed.span);
            let year = Some(year);
            inferred(
                PartialDate {
                    year,
                    ..printed.date
                },
                reason,
                certainty,
                evidence,
            )
        }
        None => stated(printed),
    })
}

/// Whether a full date only says when an instrument was issued, as a report tells after its lead:
/// `Ngày 15/8/2020, UBND thành phố ban hành Quyết định số …`.
fn dates_an_instrument(sentence: &Phrase<'_>, printed: &Printed) -> bool {
    const ISSUES: &[&str] = &["ban hành", "ra quyết định", "ra chỉ thị", "ký ban hành"];
    /// How far behind the date the verb stands: a body and its place are between them.
    const REACH: usize = 14;
    let issued = ISSUES
        .iter()
        .filter_map(|verb| sentence.find(verb, printed.tokens.1));
    printed.date.year.is_some()
        && issued
            .min()
            .is_some_and(|(at, _)| at <= printed.tokens.1 + REACH)
}

/// The year that the layer of dates has worked out for the day: `6 tháng đầu năm 2023`.
fn annotated(dates: &[Date], printed: Printed) -> Option<Inferred> {
    let date = dates.iter().find(|date| date.span.overlaps(printed.span))?;
    let Basis::Inferred {
        reason: Reason::YearNamedInText,
        evidence,
        certainty,
    } = &date.basis
    else {
        return None;
    };
    let year = date.normal.split('-').next()?.parse().ok()?;
    Some((year, Reason::YearNamedInText, *certainty, evidence.clone()))
}

fn stated(printed: Printed) -> Fact<PartialDate> {
    Fact {
        value: printed.date,
        basis: Basis::Stated {
            evidence: printed.span,
        },
    }
}

fn inferred(
    value: PartialDate,
    reason: Reason,
    certainty: Certainty,
    evidence: Vec<Span>,
) -> Fact<PartialDate> {
    Fact {
        value,
        basis: Basis::Inferred {
            reason,
            evidence,
            certainty,
        },
    }
}

type Inferred = (u16, Reason, Certainty, Vec<Span>);

/// A review "after N years" of an instrument with a date is held N years later.
fn review(sentences: &[Phrase<'_>]) -> Option<Inferred> {
    const REVIEWS: &[&str] = &["sơ kết", "tổng kết", "nhìn lại"];
    sentences.iter().find_map(|sentence| {
        let (at, end) = REVIEWS.iter().find_map(|review| sentence.find(review, 0))?;
        // "sơ kết 5 năm", "tổng kết 10 năm"; a word may stand between.
        let number = (end..(end + 2).min(sentence.len()))
            .find(|n| sentence.is_phrase(n + 1, "năm") && sentence.number(*n).is_some())?;
        let years = sentence.number(number).filter(|n| (1..=50).contains(n))?;
        let of = printed_dates(sentence)
            .into_iter()
            .find(|d| d.tokens.0 > number && d.date.year.is_some())?;
        let year = of.date.year? + years;
        let evidence = vec![sentence.span(at, number + 2), of.span];
        Some((year, Reason::ReviewAfterYears, Certainty::High, evidence))
    })
}

/// A year is reported as over, so the event is of the next one; if it stands at the end of a year
/// for which plans are made, it is of that very year.
fn complete_year(sentences: &[Phrase<'_>], date: PartialDate) -> Option<Inferred> {
    let (over, plan) = (reported_year(sentences)?, planned_year(sentences));
    let late = date.month.is_some_and(|month| month >= 11);
    let is_last = plan.is_some_and(|plan| plan.year == over.year + 1) && late;
    let year = if is_last { over.year } else { over.year + 1 };
    let evidence = std::iter::once(over.span)
        .chain(plan.filter(|_| is_last).map(|plan| plan.span))
        .collect();
    Some((year, Reason::ReportsYear, Certainty::Medium, evidence))
}

/// No day is printed. A year with plans for the next one, or the year the text calls its own.
fn undated(view: &View<'_>, sentences: &[Phrase<'_>]) -> Option<Fact<PartialDate>> {
    let over = reported_year(sentences);
    let plan = planned_year(sentences);
    let year = match (over, plan) {
        (Some(over), Some(plan)) if plan.year == over.year + 1 => {
            Some((over, vec![over.span, plan.span]))
        }
        _ => own_year(sentences).map(|year| (year, vec![year.span])),
    };
    let (year, mut evidence) = year?;
    // The name of a sound file may carry the day; it counts if the text agrees about the year.
    if let Some((date, span)) = file_date(view).filter(|(d, _)| d.year == Some(year.year)) {
        evidence.push(span);
        return Some(inferred(
            date,
            Reason::FileName,
            Certainty::Medium,
            evidence,
        ));
    }
    let value = PartialDate {
        year: Some(year.year),
        ..PartialDate::default()
    };
    Some(inferred(
        value,
        Reason::YearNamedInText,
        Certainty::Medium,
        evidence,
    ))
}

/// `Năm 2019, …`, `Trong năm 2021, … đã …`: the latest year that opens a sentence about results.
fn reported_year(sentences: &[Phrase<'_>]) -> Option<Year> {
    const RESULTS: &[&str] = &["đã", "được", "đạt", "có nhiều chuyển biến"];
    let years = sentences.iter().filter_map(|sentence| {
        let start = ["trong năm", "năm"].iter().find_map(|opening| {
            sentence
                .is_phrase(0, opening)
                .then(|| opening.split(' ').count())
        })?;
        let year = sentence.year(start)?;
        let comma = sentence.gap(start + 1).starts_with(',');
        let results = RESULTS
            .iter()
            .any(|result| sentence.find(result, start).is_some());
        (comma && results).then(|| Year {
            year,
            span: sentence.span(0, start + 1),
        })
    });
    years.max_by_key(|year| year.year)
}

/// `nhiệm vụ … năm 2020`, `phương hướng … năm 2020`.
fn planned_year(sentences: &[Phrase<'_>]) -> Option<Year> {
    const PLANS: &[&str] = &[
        "nhiệm vụ",
        "phương hướng",
        "kế hoạch",
        "chương trình công tác",
    ];
    let dated = |sentence: &&Phrase<'_>| (0..sentence.len()).any(|at| sentence.year(at).is_some());
    sentences.iter().filter(dated).find_map(|sentence| {
        let (at, end) = PLANS.iter().find_map(|plan| sentence.find(plan, 0))?;
        let (year_at, year) = (end..(end + 12).min(sentence.len())).find_map(|n| {
            sentence
                .is_phrase(n, "năm")
                .then(|| Some((n, sentence.year(n + 1)?)))?
        })?;
        Some(Year {
            year,
            span: sentence.span(at, year_at + 2),
        })
    })
}

/// `Năm 2021 là năm …`.
fn own_year(sentences: &[Phrase<'_>]) -> Option<Year> {
    sentences.iter().find_map(|sentence| {
        let at = (0..sentence.len()).find(|at| {
            sentence.is_phrase(*at, "năm")
                && sentence.year(at + 1).is_some()
                && sentence.is_phrase(at + 2, "là năm")
        })?;
        Some(Year {
            year: sentence.year(at + 1)?,
            span: sentence.span(at, at + 4),
        })
    })
}

/// `251219_…mp3`: day, month and year of two digits each, or a year of four.
fn file_date(view: &View<'_>) -> Option<(PartialDate, Span)> {
    let text = view.text;
    let sounds = view.lines.iter().filter(|line| {
        line.zone == Zone::Boilerplate && {
            let name = line.span.of(text).to_lowercase();
            name.ends_with(".mp3") || name.ends_with(".mp4")
        }
    });
    sounds
        .flat_map(|line| {
            let phrase = Phrase::new(view, line.span);
            (0..phrase.len())
                .map(move |at| phrase.span(at, at + 1))
                .collect::<Vec<_>>()
        })
        .find_map(|span| {
            let digits = span.of(text);
            if !matches!(digits.len(), 6 | 8) || !digits.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            let number = |from: usize, to: usize| digits[from..to].parse::<u16>().ok();
            let year = match digits.len() {
                6 => number(4, 6).map(|year| 2000 + year),
                _ => number(4, 8),
            };
            Some((valid(number(0, 2)?, number(2, 4)?, year)?, span))
        })
}

/// The dates of a phrase, in order: `16/5`, `12/5/2017`, `5-5-2022`, `ngày 5 tháng 5 năm 2022`.
fn printed_dates(phrase: &Phrase<'_>) -> Vec<Printed> {
    let mut dates = Vec::new();
    let mut at = 0;
    while at < phrase.len() {
        match numeric(phrase, at).or_else(|| worded(phrase, at)) {
            Some(date) => {
                at = date.tokens.1;
                dates.push(date);
            }
            None => at += 1,
        }
    }
    dates
}

fn numeric(phrase: &Phrase<'_>, at: usize) -> Option<Printed> {
    let separator = phrase.gap(at + 1);
    if !matches!(separator, "/" | "-" | ".") || matches!(phrase.gap(at), "/" | "-" | ".") {
        return None;
    }
    let (day, month) = (phrase.number(at)?, phrase.number(at + 1)?);
    let year = (phrase.gap(at + 2) == separator)
        .then(|| phrase.year(at + 2))
        .flatten();
    // Without a year, only `16/5` or `16-5` behind a word for a day or a part of it is a date and no
    // fraction or score.
    let announced = at > 0
        && ["ngày", "sáng", "trưa", "chiều", "tối", "hôm", "nay", "qua"]
            .iter()
            .any(|word| phrase.is_phrase(at - 1, word));
    if year.is_none() && (!announced || phrase.gap(at + 2) == "/") {
        return None;
    }
    let end = at + if year.is_some() { 3 } else { 2 };
    Some(Printed {
        date: valid(day, month, year)?,
        span: phrase.span(with_heads(phrase, at), end),
        tokens: (with_heads(phrase, at), end),
    })
}

fn worded(phrase: &Phrase<'_>, at: usize) -> Option<Printed> {
    if !phrase.is_phrase(at, "ngày") || !phrase.is_phrase(at + 2, "tháng") {
        return None;
    }
    let (day, month) = (phrase.number(at + 1)?, phrase.number(at + 3)?);
    let year = phrase
        .is_phrase(at + 4, "năm")
        .then(|| phrase.year(at + 5))
        .flatten();
    let end = at + if year.is_some() { 6 } else { 4 };
    Some(Printed {
        date: valid(day, month, year)?,
        span: phrase.span(with_heads(phrase, at), end),
        tokens: (with_heads(phrase, at), end),
    })
}

/// Where a date begins with the words for its day: `Chiều ngày 5/5`.
fn with_heads(phrase: &Phrase<'_>, mut at: usize) -> usize {
    for heads in [&["ngày"][..], &["sáng", "trưa", "chiều", "tối", "hôm"][..]] {
        if at > 0 && heads.iter().any(|head| phrase.is_phrase(at - 1, head)) {
            at -= 1;
        }
    }
    at
}

fn valid(day: u16, month: u16, year: Option<u16>) -> Option<PartialDate> {
    let days = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    let day = u8::try_from(day)
        .ok()
        .filter(|day| (1..=days).contains(day))?;
    Some(PartialDate {
        year,
        month: u8::try_from(month).ok(),
        day: Some(day),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse;

    fn check(text: &str, date: &str, reason: Option<Reason>) {
        let lines = crate::zone::lines(text);
        let sentences = analyse::sentences(text, &lines);
        let found = infer(&View::new(text, &lines, &sentences), &[]);
        let value = found.as_ref().map(|fact| fact.value.to_string());
        assert_eq!(
            value.as_deref(),
            Some(date).filter(|d| !d.is_empty()),
            "{text}"
        );
        let why = found.and_then(|fact| match fact.basis {
            Basis::Inferred { reason, .. } => Some(reason),
            _ => None,
        });
        assert_eq!(why, reason, "{text}");
    }

    const REST: &str = "với sự tham dự của đông đảo đại biểu các ban, ngành, đoàn thể và các xã, phường trên địa bàn.";

    #[test]
    fn a_review_dates_itself() {
        let text = format!(
            "Sáng ngày 7/9, Huyện ủy A tổ chức hội nghị tổng kết 10 năm thực hiện Chỉ thị số 5-CT/TW ngày 3/2/2010 {REST}"
        );
        check(&text, "2020-09-07", Some(Reason::ReviewAfterYears));
    }

    #[test]
    fn a_year_that_is_over_dates_the_next() {
        let text = format!(
            "Ngày 14/2, Đoàn kiểm tra của tỉnh làm việc với xã B {REST}\n\nTrong năm 2017, xã đã tổ chức 12 cuộc đối thoại với người dân {REST}"
        );
        check(&text, "2018-02-14", Some(Reason::ReportsYear));
    }

    #[test]
    fn plans_and_file_names() {
        let body = format!(
            "Năm 2015, công tác dân vận được quan tâm {REST}\nHội nghị thống nhất 5 nhiệm vụ trọng tâm của huyện năm 2016 {REST}"
        );
        let title = "Huyện C làm tốt công tác dân vận";
        check(
            &format!("{title}\n{body}"),
            "2015",
            Some(Reason::YearNamedInText),
        );
        let audio = format!("{title}\nAudio: 231215_ban_tin.mp3\n{body}");
        check(&audio, "2015-12-23", Some(Reason::FileName));
        let other = format!("{title}\nAudio: 231211_ban_tin.mp3\n{body}");
        check(&other, "2015", Some(Reason::YearNamedInText));
    }

    #[test]
    fn what_is_printed_is_stated() {
        check(
            &format!("Ngày 5 tháng 6 năm 2020, xã D họp {REST}"),
            "2020-06-05",
            None,
        );
        for day in ["16/5", "16-5", "16.5", "nay (16/5)"] {
            check(
                &format!("Chiều {day}, thành phố họp {REST}"),
                "--05-16",
                None,
            );
        }
        check(
            &format!(
                "Xã E đối thoại với người dân\nThứ ba, 04/01/2022 | 08:30\nSáng 30/12, xã E tổ chức đối thoại {REST}"
            ),
            "2021-12-30",
            Some(Reason::YearNamedInText),
        );
    }

    #[test]
    fn fractions_and_past_instruments_are_no_dates() {
        check(
            &format!("Xã đạt 15/19 tiêu chí nông thôn mới {REST}"),
            "",
            None,
        );
        check(
            &format!(
                "Thực hiện tốt công tác tuyên truyền về Chỉ thị số 5-CT/TW ngày 3/2/2010 {REST}"
            ),
            "",
            None,
        );
    }
}
