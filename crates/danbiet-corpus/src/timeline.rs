//! Documents and the times that they name, on one scale of days.
//!
//! A time may be known to the day, the month or the year, or be a stretch between two of these:
//! each is a [`Stretch`], as long as what is not known of it. What cannot be put on the scale (a day
//! without a year, *hàng năm*, *thời gian tới*) has none and is listed all the same.

use crate::{
    annotate::DateKind,
    corpus::Corpus,
    document::DocId,
    evidence::{self, BasisKind, Column, Proof, Scope, TableKind, Term, Value},
    metadata::PartialDate,
    pack::PackError,
    search::Answer,
};

/// Days, both ends included, counted from 1970-01-01, which is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// The first day.
    pub from: i32,
    /// The last day.
    pub to: i32,
}

/// A document on the scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The document.
    pub document: DocId,
    /// The days on which what it reports may have happened; `None` if its year is not known.
    pub stretch: Option<Stretch>,
    /// The times that it names, in the order of its text.
    pub marks: Vec<Mark>,
}

/// A time that a document names.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its days; for a duration those that it is counted from and to.
    pub stretch: Option<Stretch>,
    /// What kind of time it is.
    pub kind: DateKind,
    /// As printed.
    pub printed: String,
    /// In normal form; for a duration with a beginning and an end: those.
    pub normal: String,
    /// How it is known.
    pub basis: BasisKind,
    /// Where it is named.
    pub proof: Proof,
}

/// Documents in the order of their dates, and the scale that they stand on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// The documents; those without a year come last.
    pub entries: Vec<Entry>,
    /// The first and the last year of the scale, if there is anything on it.
    pub years: Option<(i32, i32)>,
    /// How many marks lie outside the scale.
    pub outside: usize,
}

/// How many years before the first and after the last document the scale may reach, so that one
/// old year does not crowd everything else.
const BEFORE: i32 = 25;
const AFTER: i32 = 10;

/// Puts the documents of an answer and the times they name on a scale.
///
/// # Errors
/// If a document is damaged.
pub fn timeline(
    corpus: &Corpus,
    answer: &Answer,
    scope: &Scope<'_>,
) -> Result<Timeline, PackError> {
    let mut entries = Vec::with_capacity(answer.documents.len());
    for found in &answer.documents {
        let date = corpus.document(found.document)?.metadata.date.as_ref();
        entries.push(Entry {
            document: found.document,
            stretch: date.and_then(|fact| of_date(fact.value)),
            marks: Vec::new(),
        });
    }
    // By number first, to find them; by date at the end.
    entries.sort_unstable_by_key(|entry| entry.document);
    for mark in marks(corpus, scope)? {
        let found = entries.binary_search_by_key(&mark.proof.document, |entry| entry.document);
        if let Ok(at) = found {
            entries[at].marks.push(mark);
        }
    }
    entries.sort_by_key(|entry| (entry.stretch.is_none(), entry.stretch, entry.document));
    let years = years(&entries);
    let mut timeline = Timeline {
        entries,
        years,
        outside: 0,
    };
    let marks = timeline.entries.iter().flat_map(|entry| &entry.marks);
    let stretches = marks.filter_map(|mark| mark.stretch);
    timeline.outside = stretches.filter(|s| timeline.place(*s).is_none()).count();
    Ok(timeline)
}

/// The times of a scope.
fn marks(corpus: &Corpus, scope: &Scope<'_>) -> Result<Vec<Mark>, PackError> {
    let table = evidence::table(corpus, TableKind::Dates, scope)?;
    let marks = table.rows.iter().filter_map(|row| {
        let value = |column| table.cell(row, column).map(|cell| &cell.value);
        let time = |column| match value(column) {
            Some(Value::Time(time)) => Some(time.clone()),
            _ => None,
        };
        let normal = time(Column::Anchor).or_else(|| time(Column::Time))?;
        Some(Mark {
            stretch: of_iso(&normal),
            kind: match value(Column::Kind) {
                Some(Value::Term(Term::Date(kind))) => *kind,
                _ => return None,
            },
            printed: match value(Column::Printed) {
                Some(Value::Text(text)) => text.clone(),
                _ => String::new(),
            },
            normal,
            basis: match value(Column::Basis) {
                Some(Value::Term(Term::Basis(basis))) => *basis,
                _ => BasisKind::Stated,
            },
            proof: *row.proofs.first()?,
        })
    });
    Ok(marks.collect())
}

/// The years from the first to the last of what is shown.
fn years(entries: &[Entry]) -> Option<(i32, i32)> {
    let span = |stretches: &mut dyn Iterator<Item = Stretch>| {
        stretches.fold(None, |span: Option<(i32, i32)>, stretch| {
            let (from, to) = (year_of(stretch.from), year_of(stretch.to));
            Some(span.map_or((from, to), |(a, b)| (a.min(from), b.max(to))))
        })
    };
    let documents = span(&mut entries.iter().filter_map(|entry| entry.stretch));
    let mut marks = entries
        .iter()
        .flat_map(|entry| entry.marks.iter().filter_map(|mark| mark.stretch));
    let Some((first, last)) = documents else {
        return span(&mut marks);
    };
    let near = |stretch: &Stretch| {
        year_of(stretch.from) >= first - BEFORE && year_of(stretch.to) <= last + AFTER
    };
    let marks = span(&mut marks.filter(near));
    Some(marks.map_or((first, last), |(a, b)| (a.min(first), b.max(last))))
}

impl Timeline {
    /// Where a stretch begins on the scale and how long it is, in hundredths of a per cent; `None`
    /// if it is not wholly on it.
    #[must_use]
    pub fn place(&self, stretch: Stretch) -> Option<(u32, u32)> {
        let (first, last) = self.years?;
        let from = day_number(first, 1, 1);
        let whole = day_number(last + 1, 1, 1) - from;
        let on = |day: i32| u32::try_from(i64::from(day - from) * 10_000 / i64::from(whole)).ok();
        let (begin, end) = (on(stretch.from)?, on(stretch.to.checked_add(1)?)?);
        (begin <= end && end <= 10_000).then(|| (begin, end - begin))
    }

    /// The years to be written along the scale, at most `most` of them, each with its place in
    /// hundredths of a per cent.
    #[must_use]
    pub fn ticks(&self, most: usize) -> Vec<(i32, u32)> {
        let Some((first, last)) = self.years else {
            return Vec::new();
        };
        let count = last - first + 1;
        let most = i32::try_from(most).unwrap_or(i32::MAX).max(1);
        let steps = [1, 2, 5, 10, 20, 50, 100, 1000];
        let fits = |step: &&i32| count <= **step * most;
        let step = *steps.iter().find(fits).unwrap_or(&10_000);
        (first..=last)
            .filter(|year| year % step == 0)
            .filter_map(|year| {
                let day = day_number(year, 1, 1);
                let stretch = Stretch { from: day, to: day };
                Some((year, self.place(stretch)?.0))
            })
            .collect()
    }
}

/// The days that a date of which parts may be missing may mean; `None` without a year or if there
/// is no such day.
#[must_use]
pub fn of_date(date: PartialDate) -> Option<Stretch> {
    let year = i32::from(date.year?);
    match (date.month.map(i32::from), date.day.map(i32::from)) {
        (None, _) => Some(Stretch {
            from: day_number(year, 1, 1),
            to: day_number(year + 1, 1, 1) - 1,
        }),
        (Some(month @ 1..=12), None) => Some(Stretch {
            from: day_number(year, month, 1),
            to: day_number(year + month / 12, month % 12 + 1, 1) - 1,
        }),
        (Some(month @ 1..=12), Some(day)) => {
            let first = day_number(year, month, 1);
            let next = day_number(year + month / 12, month % 12 + 1, 1);
            let number = first + day - 1;
            (day >= 1 && number < next).then_some(Stretch {
                from: number,
                to: number,
            })
        }
        _ => None,
    }
}

/// The days of a time in ISO 8601: `2022`, `2022-05`, `2022-05-16`, with or without a time of day,
/// or two of them with `/` between. `None` for everything else.
#[must_use]
pub fn of_iso(iso: &str) -> Option<Stretch> {
    let one = |text: &str| {
        let (date, _) = text.split_once('T').unwrap_or((text, ""));
        of_date(date.parse().ok()?)
    };
    match iso.split_once('/') {
        None => one(iso),
        Some((from, to)) => {
            let (from, to) = (one(from)?.from, one(to)?.to);
            (from <= to).then_some(Stretch { from, to })
        }
    }
}

/// The number of a day of the Gregorian calendar, 1970-01-01 being 0. (Howard Hinnant,
/// “chrono-Compatible Low-Level Date Algorithms”: years that begin in March, in eras of 400.)
fn day_number(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    era * 146_097 + days - 719_468
}

/// The year of a day.
fn year_of(day: i32) -> i32 {
    // A year has 365.2425 days: the guess is wrong by one at most.
    let guess = 1970 + (i64::from(day) * 10_000 / 3_652_425) as i32;
    if day < day_number(guess, 1, 1) {
        guess - 1
    } else if day >= day_number(guess + 1, 1, 1) {
        guess + 1
    } else {
        guess
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_numbered_as_the_calendar_goes() {
        assert_eq!(day_number(1970, 1, 1), 0);
        assert_eq!(day_number(2000, 3, 1), 11_017);
        assert_eq!(day_number(1998, 2, 18), 10_275);
        for year in 1890..2110 {
            assert_eq!(year_of(day_number(year, 1, 1)), year);
            assert_eq!(year_of(day_number(year, 12, 31)), year);
            let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
            let length = day_number(year + 1, 1, 1) - day_number(year, 1, 1);
            assert_eq!(length, if leap { 366 } else { 365 }, "{year}");
        }
    }

    #[test]
    fn what_is_not_known_makes_a_stretch_longer() {
        let days = |iso: &str| of_iso(iso).map(|s| s.to - s.from + 1);
        assert_eq!(days("2022-05-16"), Some(1));
        assert_eq!(days("2024-11-02T17:55"), Some(1));
        assert_eq!(days("2020-02"), Some(29));
        assert_eq!(days("2019-12"), Some(31));
        assert_eq!(days("2022"), Some(365));
        assert_eq!(days("2021/2026"), Some(6 * 365 + 1));
        assert_eq!(days("2017-05-12/2022-05-16"), Some(1831));
    }

    #[test]
    fn what_has_no_place_has_no_stretch() {
        for iso in [
            "--05-16",
            "P5Y",
            "past",
            "2022-13",
            "2022-02-30",
            "2022-05-00",
            "2026/2021",
            "",
            "/",
            "dân",
        ] {
            assert_eq!(of_iso(iso), None, "{iso}");
        }
    }

    fn scale(first: i32, last: i32) -> Timeline {
        Timeline {
            years: Some((first, last)),
            ..Timeline::default()
        }
    }

    #[test]
    fn the_scale_runs_from_the_first_day_to_the_last() {
        let scale = scale(2020, 2021);
        let place = |iso: &str| scale.place(of_iso(iso).unwrap());
        assert_eq!(place("2020/2021"), Some((0, 10_000)));
        assert_eq!(place("2021"), Some((5006, 4994)));
        assert_eq!(place("2019"), None);
        assert_eq!(place("2021/2022"), None);
        assert_eq!(Timeline::default().place(of_iso("2021").unwrap()), None);
    }

    #[test]
    fn years_are_written_where_there_is_room() {
        let years = |first, last, most| -> Vec<i32> {
            let ticks = scale(first, last).ticks(most);
            ticks.into_iter().map(|(year, _)| year).collect()
        };
        assert_eq!(years(2019, 2022, 8), [2019, 2020, 2021, 2022]);
        assert_eq!(years(1998, 2026, 8), [2000, 2005, 2010, 2015, 2020, 2025]);
        assert_eq!(years(2022, 2022, 8), [2022]);
        assert!(Timeline::default().ticks(8).is_empty());
    }
}
