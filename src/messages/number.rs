//! Numbers and dates as each language writes them.

use danbiet_corpus::metadata::PartialDate;
use danbiet_query::Language;

/// A whole number with its thousands set apart.
#[must_use]
pub fn number(language: Language, value: usize) -> String {
    grouped(language, &value.to_string())
}

fn grouped(language: Language, digits: &str) -> String {
    let separator = match language {
        Language::Vi => '.',
        Language::En => ',',
    };
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// A number with this many decimals, four at most.
#[must_use]
pub fn fixed(language: Language, value: f64, places: u32) -> String {
    let places = places.min(4);
    let (whole, rest) = split(value, 10u64.pow(places));
    let mut out = String::new();
    if value < 0.0 && (whole, rest) != (0, 0) {
        out.push('−');
    }
    out.push_str(&grouped(language, &whole.to_string()));
    if places > 0 {
        out.push(point(language));
        let rest = rest.to_string();
        let zeros = places as usize - rest.len();
        out.extend(std::iter::repeat_n('0', zeros));
        out.push_str(&rest);
    }
    out
}

/// A number with up to four decimals, those that are zero left out.
#[must_use]
pub fn decimal(language: Language, value: f64) -> String {
    let (whole, mut rest) = split(value, 10_000);
    let mut out = String::new();
    if value < 0.0 {
        out.push('−');
    }
    out.push_str(&grouped(language, &whole.to_string()));
    if rest > 0 {
        out.push(point(language));
        let mut unit = 1000;
        while rest > 0 {
            out.push_str(&(rest / unit).to_string());
            rest %= unit;
            unit /= 10;
        }
    }
    out
}

/// The whole part of a number without its sign, and its decimals as so many parts of one, rounded. In 64 bits wherever
/// it runs: sums of money do not fit into the `usize` of a browser.
fn split(value: f64, parts: u64) -> (u64, u64) {
    let value = value.abs();
    let rest = (value.fract() * parts as f64).round() as u64;
    (value.trunc() as u64 + rest / parts, rest % parts)
}

const fn point(language: Language) -> char {
    match language {
        Language::Vi => ',',
        Language::En => '.',
    }
}

/// A time in ISO 8601 as each language writes it; what is not understood stays as it is:
/// `2022-05-16`, `--05-16`, `2021/2026`, `P5Y`, `past`.
#[must_use]
pub fn time(language: Language, iso: &str) -> String {
    if let Some((from, to)) = iso.split_once('/') {
        return [time(language, from).as_str(), " – ", &time(language, to)].concat();
    }
    let (vi, en) = match iso {
        "past" => ("đã qua", "past"),
        "present" => ("hiện nay", "present"),
        "future" => ("sắp tới", "future"),
        "" | ".." => ("", ""),
        _ => {
            let known = length(language, iso).or_else(|| day(language, iso));
            return known.unwrap_or_else(|| iso.to_owned());
        }
    };
    let word = match language {
        Language::Vi => vi,
        Language::En => en,
    };
    word.to_owned()
}

/// `P5Y`: five years.
fn length(language: Language, iso: &str) -> Option<String> {
    let rest = iso.strip_prefix('P')?;
    let unit = rest.chars().last()?;
    let count: usize = rest.strip_suffix(unit)?.parse().ok()?;
    let (vi, one, many) = match unit {
        'Y' => ("năm", "year", "years"),
        'M' => ("tháng", "month", "months"),
        'W' => ("tuần", "week", "weeks"),
        'D' => ("ngày", "day", "days"),
        _ => return None,
    };
    let unit = match language {
        Language::Vi => vi,
        Language::En if count == 1 => one,
        Language::En => many,
    };
    Some([&number(language, count), "\u{a0}", unit].concat())
}

/// `2022-05-16`, `2022-05`, `2022`, `--05-16`, with an hour behind it or not.
fn day(language: Language, iso: &str) -> Option<String> {
    let (day, hour) = iso.split_once('T').unwrap_or((iso, ""));
    let (year, rest) = match day.strip_prefix("--") {
        Some(rest) => (None, rest),
        None => {
            let (year, rest) = day.split_once('-').unwrap_or((day, ""));
            (Some(year.parse().ok()?), rest)
        }
    };
    let (month, day) = rest.split_once('-').unwrap_or((rest, ""));
    let part = |text: &str| match text {
        "" => Some(None),
        text => text.parse::<u8>().ok().map(Some),
    };
    let mut out = date(language, year, part(month)?, part(day)?);
    if !hour.is_empty() {
        out.push(' ');
        out.push_str(hour);
    }
    Some(out)
}

/// A share between 0 and 1 in per cent: whole ones, or tenths below ten per cent.
#[must_use]
pub fn percent(language: Language, share: f64) -> String {
    let tenths = (share * 1000.0).round().max(0.0) as usize;
    let mut out = number(language, tenths / 10);
    if tenths < 100 && !tenths.is_multiple_of(10) {
        out.push(match language {
            Language::Vi => ',',
            Language::En => '.',
        });
        out.push_str(&(tenths % 10).to_string());
    }
    out.push_str(match language {
        Language::Vi => "\u{a0}%",
        Language::En => "%",
    });
    out
}

/// A date of which parts may be missing: `16/5/2022`, `tháng 5/2022`; `16 May 2022`, `May 2022`.
#[must_use]
pub fn date(language: Language, year: Option<u16>, month: Option<u8>, day: Option<u8>) -> String {
    match (language, year, month, day) {
        (_, None, None, _) => String::new(),
        (_, Some(year), None, _) => year.to_string(),
        (Language::Vi, year, Some(month), day) => {
            let mut out = match day {
                Some(day) => day.to_string(),
                None => String::from("tháng\u{a0}"),
            };
            if day.is_some() {
                out.push('/');
            }
            out.push_str(&month.to_string());
            if let Some(year) = year {
                out.push('/');
                out.push_str(&year.to_string());
            }
            out
        }
        (Language::En, year, Some(month), day) => {
            let mut out = String::new();
            if let Some(day) = day {
                out.push_str(&day.to_string());
                out.push('\u{a0}');
            }
            out.push_str(PartialDate::english_month(month));
            if let Some(year) = year {
                out.push('\u{a0}');
                out.push_str(&year.to_string());
            }
            out
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        let vi = |n| number(Language::Vi, n);
        assert_eq!(
            [vi(0), vi(999), vi(1000), vi(1_234_567)],
            ["0", "999", "1.000", "1.234.567"]
        );
        assert_eq!(number(Language::En, 29_642), "29,642");
    }

    #[test]
    fn decimals_are_those_that_count() {
        let vi = |n| decimal(Language::Vi, n);
        assert_eq!(
            [vi(73.95), vi(18_000.0), vi(8.7), vi(0.05), vi(-2.5)],
            ["73,95", "18.000", "8,7", "0,05", "−2,5"]
        );
        assert_eq!(decimal(Language::En, 1256.25), "1,256.25");
        assert_eq!(vi(4_950e9), "4.950.000.000.000");
        assert_eq!([vi(0.99999), vi(7.99999)], ["1", "8"]);
    }

    #[test]
    fn times_are_written_out() {
        let vi = |iso| time(Language::Vi, iso);
        assert_eq!(vi("2022-05-16"), "16/5/2022");
        assert_eq!(vi("--05-16"), "16/5");
        assert_eq!(vi("2021/2026"), "2021 – 2026");
        assert_eq!(vi("P5Y"), "5\u{a0}năm");
        assert_eq!(vi("2024-11-02T17:55"), "2/11/2024 17:55");
        assert_eq!(vi("future"), "sắp tới");
        assert_eq!(time(Language::En, "P1Y"), "1\u{a0}year");
        assert_eq!(time(Language::En, "XXXX"), "XXXX");
    }

    #[test]
    fn shares_are_rounded() {
        assert_eq!(percent(Language::Vi, 0.0834), "8,3\u{a0}%");
        assert_eq!(percent(Language::En, 0.0834), "8.3%");
        assert_eq!(percent(Language::En, 0.416), "41%");
        assert_eq!(percent(Language::En, 0.0), "0%");
    }

    #[test]
    fn dates_say_what_is_known() {
        let vi = |y, m, d| date(Language::Vi, y, m, d);
        assert_eq!(vi(Some(2022), Some(5), Some(16)), "16/5/2022");
        assert_eq!(vi(None, Some(5), Some(16)), "16/5");
        assert_eq!(vi(Some(2022), Some(5), None), "tháng\u{a0}5/2022");
        assert_eq!(vi(Some(2022), None, None), "2022");
        assert_eq!(vi(None, None, None), "");
        let en = |y, m, d| date(Language::En, y, m, d);
        assert_eq!(en(Some(2022), Some(5), Some(16)), "16\u{a0}May\u{a0}2022");
        assert_eq!(en(None, Some(13), None), "?");
    }
}
