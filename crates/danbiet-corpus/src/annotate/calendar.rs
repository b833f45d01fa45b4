//! Days, months and years as they are printed: `12/5/2017`, `12 tháng 5 năm 2017`, `16/5`.

use super::{
    number::{sign, small},
    view::{Gap, Shape, View},
};
use crate::metadata::PartialDate;

/// Years that a text of our time speaks of; a number outside is no year.
const YEARS: std::ops::RangeInclusive<u16> = 1850..=2099;

/// A year written with four digits.
#[must_use]
pub fn year(view: &View<'_>, at: usize) -> Option<u16> {
    (view.printed(at).len() == 4)
        .then(|| small(view, at, 4))
        .flatten()
        .filter(|year| YEARS.contains(year))
}

/// A day, with what is said of month and year, and the token behind: `12/5/2017`, `12-5-2017`,
/// `12.5.2017`, `16/5`, `12 tháng 5 năm 2017`, `12 tháng 5`.
#[must_use]
pub fn day(view: &View<'_>, at: usize) -> Option<(PartialDate, usize)> {
    let day = small(view, at, 2).filter(|day| (1..=31).contains(day))? as u8;
    if let Some(mark @ ('/' | '-' | '.' | '–')) = sign(view, at + 1) {
        let month = month(view, at + 1)?;
        let date = |year| PartialDate {
            year,
            month: Some(month),
            day: Some(day),
        };
        if sign(view, at + 2) == Some(mark) {
            let year = year(view, at + 2)?;
            return (real(day, month, Some(year)) && !tight(view, at + 3))
                .then(|| (date(Some(year)), at + 3));
        }
        // A point or hyphen without a year is a decimal, a section number or a score.
        let plain = mark == '/' && real(day, month, None) && !tight(view, at + 2);
        return plain.then(|| (date(None), at + 2));
    }
    let (mut date, end) = month_and_year(view, at + 1)?;
    if view.gap(at + 1) != Gap::Blank || !real(day, date.month?, date.year) {
        return None;
    }
    date.day = Some(day);
    Some((date, end))
}

/// A month, with its year if that is said, and the token behind: `tháng 5 năm 2017`,
/// `tháng 5/2017`, `tháng 5`.
#[must_use]
pub fn month_and_year(view: &View<'_>, at: usize) -> Option<(PartialDate, usize)> {
    if view.word(at) != "tháng" || view.gap(at + 1) != Gap::Blank {
        return None;
    }
    let month = Some(month(view, at + 1)?);
    let date = |year| PartialDate {
        year,
        month,
        day: None,
    };
    if matches!(sign(view, at + 2), Some('/' | '-' | '.')) {
        let year = year(view, at + 2)?;
        return (!tight(view, at + 3)).then(|| (date(Some(year)), at + 3));
    }
    if let Some((year, end)) = behind(view, at + 2) {
        return Some((date(Some(year)), end));
    }
    (!tight(view, at + 2)).then(|| (date(None), at + 2))
}

/// `năm 2017` behind a day, a month or a quarter.
#[must_use]
pub fn behind(view: &View<'_>, at: usize) -> Option<(u16, usize)> {
    if view.word(at) == "năm"
        && matches!(view.gap(at), Gap::Blank | Gap::Comma)
        && view.gap(at + 1) == Gap::Blank
    {
        return Some((year(view, at + 1)?, at + 2));
    }
    None
}

/// A Roman numeral in capitals (`XIII`), up to 399.
#[must_use]
pub fn roman(printed: &str) -> Option<u16> {
    let value = |c| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        _ => None,
    };
    let mut total = 0;
    let mut last = 0;
    for c in printed.chars().rev() {
        let value = value(c)?;
        if value < last {
            total -= value;
        } else {
            total += value;
            last = value;
        }
    }
    (total > 0).then_some(total as u16)
}

/// A date in ISO 8601, what is not known left out: `2017-05-12`, `2017-05`, `--05-16`, `2017`.
#[must_use]
pub fn iso(date: PartialDate) -> String {
    match (date.year, date.month, date.day) {
        (Some(y), Some(m), Some(d)) => format!("{y:04}-{m:02}-{d:02}"),
        (Some(y), Some(m), None) => format!("{y:04}-{m:02}"),
        (Some(y), None, _) => format!("{y:04}"),
        (None, Some(m), Some(d)) => format!("--{m:02}-{d:02}"),
        (None, Some(m), None) => format!("--{m:02}"),
        (None, None, Some(d)) => format!("---{d:02}"),
        (None, None, None) => String::new(),
    }
}

/// Whether a token is written together with the one before it, as the parts of a code are.
#[must_use]
pub fn tight(view: &View<'_>, at: usize) -> bool {
    let between = view.between(at);
    between.starts_with(['-', '–', '/', '.', ':', '_']) && !between.contains(char::is_whitespace)
}

fn month(view: &View<'_>, at: usize) -> Option<u8> {
    let by_word = match view.word(at) {
        "giêng" => Some(1),
        "chạp" => Some(12),
        _ => None,
    };
    by_word.or_else(|| {
        let month = small(view, at, 2).filter(|month| (1..=12).contains(month))?;
        (view.shape(at) == Shape::Number).then_some(month as u8)
    })
}

/// Whether there is such a day.
fn real(day: u8, month: u8, year: Option<u16>) -> bool {
    let leap = year
        .is_none_or(|y| y.is_multiple_of(4) && (!y.is_multiple_of(100) || y.is_multiple_of(400)));
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::view::tests::body;

    fn check(text: &str, expected: Option<(&str, usize)>) {
        let lines = body(text);
        let view = View::new(text, &lines, &[]);
        let found = day(&view, 0).map(|(date, end)| (iso(date), end));
        let expected = expected.map(|(date, end)| (date.to_owned(), end));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn days_in_all_spellings() {
        check("12/5/2017 của", Some(("2017-05-12", 3)));
        check("12-05-2017", Some(("2017-05-12", 3)));
        check("02.11.2024 | 17:55 PM", Some(("2024-11-02", 3)));
        check("16/5, TP", Some(("--05-16", 2)));
        check("12 tháng 5 năm 2017", Some(("2017-05-12", 5)));
        check("31 tháng 12", Some(("--12-31", 3)));
        check("10 tháng Giêng", Some(("--01-10", 3)));
    }

    #[test]
    fn what_is_no_day() {
        for text in [
            "50/59 tiêu chí",
            "31/4",
            "29/02/2021",
            "12/5/17",
            "8.7",
            "4-4",
            "02/2024/TT-BGTVT",
            "12/5-NQ",
            "12 năm",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn roman_numerals() {
        for (printed, value) in [("XIII", 13), ("IV", 4), ("XIX", 19), ("XLI", 41)] {
            assert_eq!(roman(printed), Some(value), "{printed}");
        }
        assert_eq!((roman("TU"), roman("")), (None, None));
    }
}
