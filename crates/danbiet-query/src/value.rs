//! The values of fields that are no text: numbers, years and dates, alone, compared or in ranges.

use std::ops::Bound;

use crate::ast::{Decimal, PartialDay, Range};

/// A range that was read, and whether it had to be turned round.
pub(crate) type Read<T> = (Range<T>, bool);

/// Reads numbers: `300`, `>300`, `8,7..9`, `300-500`.
pub(crate) fn numbers(text: &str) -> Option<Read<Decimal>> {
    range(text, true, decimal, |a, b| a.value() > b.value())
}

/// Reads years: `2020`, `2019..2022`, `2019-2022`, `>2019`.
pub(crate) fn years(text: &str) -> Option<Read<u16>> {
    range(text, true, year, |a, b| a > b)
}

/// Reads dates: `16/5/2022`, `5/2022..`, `2022-05-16`.
pub(crate) fn dates(text: &str) -> Option<Read<PartialDay>> {
    range(text, false, day, |a, b| {
        a.year.is_some()
            && b.year.is_some()
            && (a.year, a.month, a.day) > (b.year, b.month, b.day)
            // The month 5/2022 does not end before one of its days starts.
            && !(a.year == b.year && (b.month.is_none() || a.month == b.month && b.day.is_none()))
    })
}

fn range<T: Copy>(
    text: &str,
    dash: bool,
    one: impl Fn(&str) -> Option<T>,
    after: impl Fn(T, T) -> bool,
) -> Option<Read<T>> {
    use Bound::{Excluded, Included, Unbounded};
    let found = |from, to| Some((Range { from, to }, false));
    for (sign, end) in [(">=", 0), ("≥", 0), (">", 1), ("<=", 2), ("≤", 2), ("<", 3)] {
        if let Some(rest) = text.strip_prefix(sign) {
            let value = one(rest.trim())?;
            return match end {
                0 => found(Included(value), Unbounded),
                1 => found(Excluded(value), Unbounded),
                2 => found(Unbounded, Included(value)),
                _ => found(Unbounded, Excluded(value)),
            };
        }
    }
    let text = text.strip_prefix('=').unwrap_or(text);
    let ends = text
        .split_once("..")
        .or_else(|| text.split_once('…'))
        .or_else(|| text.split_once(['-', '–']).filter(|_| dash));
    let Some((from, to)) = ends else {
        let value = one(text)?;
        return found(Included(value), Included(value));
    };
    match (from.trim(), to.trim_start_matches('.').trim()) {
        ("", "") => None,
        (from, "") => found(Included(one(from)?), Unbounded),
        ("", to) => found(Unbounded, Included(one(to)?)),
        (from, to) => {
            let (from, to) = (one(from)?, one(to)?);
            let turn = after(from, to);
            let (from, to) = if turn { (to, from) } else { (from, to) };
            let ends = Range {
                from: Included(from),
                to: Included(to),
            };
            Some((ends, turn))
        }
    }
}

/// Reads a number as Vietnamese writes it: points part thousands, a comma the decimals. A single
/// point that cannot part thousands (`8.7`) is read as the comma.
fn decimal(text: &str) -> Option<Decimal> {
    let (whole, part) = match text.split_once(',') {
        Some((whole, part)) => (whole, part),
        None if thousands(text) => (text, ""),
        None => text.split_once('.').unwrap_or((text, "")),
    };
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty()
        || !(plain(whole) || thousands(whole))
        || !plain(part)
        || part.is_empty() && text.ends_with([',', '.'])
    {
        return None;
    }
    let part = part.trim_end_matches('0');
    let mut digits: u64 = 0;
    for b in whole.bytes().chain(part.bytes()).filter(|&b| b != b'.') {
        digits = digits.checked_mul(10)?.checked_add(u64::from(b - b'0'))?;
    }
    let scale = u8::try_from(part.len()).ok().filter(|&n| n <= 19)?;
    Some(Decimal { digits, scale })
}

/// Whether points part the digits into groups of three: `1.281`.
fn thousands(text: &str) -> bool {
    let mut groups = text.split('.');
    let first = groups.next().unwrap_or_default();
    let mut more = groups.peekable();
    (1..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_digit())
        && more.peek().is_some()
        && more.all(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()))
}

fn number(text: &str) -> Option<u16> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

fn year(text: &str) -> Option<u16> {
    number(text).filter(|year| (1000..3000).contains(year))
}

fn day(text: &str) -> Option<PartialDay> {
    let separator = text.find(['/', '-', '.']).map(|at| text.as_bytes()[at]);
    let Some(separator) = separator else {
        return Some(PartialDay {
            year: Some(year(text)?),
            month: None,
            day: None,
        });
    };
    let mut parts = text.split(separator as char).map(str::trim);
    let (first, second) = (number(parts.next()?)?, number(parts.next()?)?);
    let third = parts.next().map(number);
    if parts.next().is_some() || third == Some(None) {
        return None;
    }
    let (year, month, day) = match (first, second, third.flatten()) {
        (y @ 1000.., m, d) => (Some(y), m, d),
        (m, y @ 1000.., None) => (Some(y), m, None),
        (d, m, y) => (y, m, Some(d)),
    };
    let year = match year {
        Some(year) if !(1000..3000).contains(&year) => return None,
        year => year,
    };
    let month = u8::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
    let longest = match (month, year) {
        (2, Some(y)) if y % 4 != 0 || y % 100 == 0 && y % 400 != 0 => 28,
        (2, _) => 29,
        (4 | 6 | 9 | 11, _) => 30,
        _ => 31,
    };
    let day = match day {
        Some(day) => Some(
            u8::try_from(day)
                .ok()
                .filter(|d| (1..=longest).contains(d))?,
        ),
        None => None,
    };
    Some(PartialDay {
        year,
        month: Some(month),
        day,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_in_vietnamese() {
        let read = |text| decimal(text).map(|n| (n.digits, n.scale));
        assert_eq!(read("1.281"), Some((1281, 0)));
        assert_eq!(read("8,7"), Some((87, 1)));
        assert_eq!(read("8.7"), Some((87, 1)));
        assert_eq!(read("1.281,50"), Some((12815, 1)));
        assert_eq!(read("0,05"), Some((5, 2)));
        for bad in [
            "",
            "x",
            "1,2,3",
            "1.28,5",
            "5,",
            "5.",
            ".5",
            "99999999999999999999",
            "-5",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }

    #[test]
    fn dates_have_parts() {
        let read = |text| day(text).map(|d| (d.year, d.month, d.day));
        assert_eq!(read("16/5/2022"), Some((Some(2022), Some(5), Some(16))));
        assert_eq!(read("2022-05-16"), Some((Some(2022), Some(5), Some(16))));
        assert_eq!(read("5/2022"), Some((Some(2022), Some(5), None)));
        assert_eq!(read("16/5"), Some((None, Some(5), Some(16))));
        assert_eq!(read("2022"), Some((Some(2022), None, None)));
        for bad in [
            "",
            "5",
            "31/2/2022",
            "29/2/2023",
            "1/13",
            "1/2/3/4",
            "a/b",
            "16/5/22",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }

    #[test]
    fn ranges_are_turned_round_when_they_end_before_they_start() {
        let (years, turned) = years("2022..2019").unwrap();
        assert_eq!(years.from, Bound::Included(2019));
        assert!(turned);
        assert!(!dates("5/2022..2022").unwrap().1);
        assert!(!dates("16/5/2022..5/2022").unwrap().1);
        assert!(dates("6/2022..5/2022").unwrap().1);
    }
}
