//! Numbers and dates as each language writes them.

use danbiet_query::Language;

/// A whole number with its thousands set apart.
#[must_use]
pub fn number(language: Language, value: usize) -> String {
    let separator = match language {
        Language::Vi => '.',
        Language::En => ',',
    };
    let digits = value.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
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

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date of which parts may be missing: `16/5/2022`, `tháng 5/2022`; `16 May 2022`, `May 2022`.
#[must_use]
pub fn date(language: Language, year: Option<u16>, month: Option<u8>, day: Option<u8>) -> String {
    let month_name = |month: u8| MONTHS.get(usize::from(month).wrapping_sub(1)).copied();
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
            out.push_str(month_name(month).unwrap_or("?"));
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
