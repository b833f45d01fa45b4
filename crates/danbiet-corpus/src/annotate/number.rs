//! Numbers as they are printed: `1.281.540`, `73,95`, `50/59`, `02`.

use std::ops::Range;

use super::view::{Gap, Shape, View};

/// A number in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its value: the point is the mark of thousands, the comma that of decimals.
    pub value: f64,
    /// What it is out of, in `50/59`.
    pub whole: Option<f64>,
}

/// The number that begins at a token, if it stands by itself: not glued to letters, to a further
/// group of digits that makes no sense (`0299.3822339`) or to a sign of a code.
#[must_use]
pub fn number(view: &View<'_>, from: usize) -> Option<Number> {
    if !is_free(view, from) {
        return None;
    }
    let (value, mut end) = plain(view, from)?;
    let mut whole = None;
    if sign(view, end) == Some('/')
        && let Some((out_of, behind)) = plain(view, end)
    {
        whole = Some(out_of);
        end = behind;
    }
    if glued(view, end) {
        return None;
    }
    Some(Number {
        tokens: from..end,
        value,
        whole,
    })
}

/// A whole number of at most `digits` digits that is one token.
#[must_use]
pub fn small(view: &View<'_>, at: usize, digits: usize) -> Option<u16> {
    let printed = view.printed(at);
    if view.shape(at) != Shape::Number || printed.len() > digits {
        return None;
    }
    printed.parse().ok()
}

/// The sign that alone stands between a token and the one before it.
#[must_use]
pub fn sign(view: &View<'_>, at: usize) -> Option<char> {
    let mut between = view.between(at).chars();
    match (between.next(), between.next()) {
        (Some(only), None) if !only.is_whitespace() => Some(only),
        _ => None,
    }
}

/// Digits with the marks of thousands and decimals: the value and the token behind.
fn plain(view: &View<'_>, from: usize) -> Option<(f64, usize)> {
    let digits = |at: usize| {
        let printed = view.printed(at);
        (view.shape(at) == Shape::Number && printed.bytes().all(|b| b.is_ascii_digit()))
            .then_some(printed)
    };
    let first = digits(from)?;
    let mut all = first.to_owned();
    let mut end = from + 1;
    // The mark of thousands may be a comma too (`1,281,540`), if there are two of them.
    let group = |end: usize, mark: char| {
        digits(end).filter(|group| group.len() == 3 && sign(view, end) == Some(mark))
    };
    let mark = match (group(end, '.'), group(end, ','), group(end + 1, ',')) {
        (Some(_), ..) => '.',
        (_, Some(_), Some(_)) => ',',
        _ => '\0',
    };
    if (1..=3).contains(&first.len()) {
        while let Some(group) = group(end, mark) {
            all += group;
            end += 1;
        }
    }
    let decimal = if mark == ',' { '.' } else { ',' };
    let fraction = digits(end).filter(|_| sign(view, end) == Some(decimal));
    // `8.7%`: a point is taken for a decimal mark where no group of thousands can be meant.
    let pointed = || {
        digits(end).filter(|fraction| {
            end == from + 1 && fraction.len() < 3 && sign(view, end) == Some('.')
        })
    };
    if let Some(fraction) = fraction.or_else(pointed) {
        all.push('.');
        all += fraction;
        end += 1;
    }
    Some((all.parse().ok()?, end))
}

/// Whether a number may begin at a token: it is not a later part of a code. Behind the unit of
/// another number it may: `198 lượt/221 người`.
#[must_use]
pub fn is_free(view: &View<'_>, at: usize) -> bool {
    !glued(view, at) || is_behind_unit(view, at)
}

/// Whether a slash divides a token from a number with its unit.
fn is_behind_unit(view: &View<'_>, at: usize) -> bool {
    /// The most words that a unit has.
    const LONGEST: usize = 4;
    if sign(view, at) != Some('/') {
        return false;
    }
    let unit = (1..=LONGEST)
        .take_while(|back| at > *back && view.shape(at - back) == Shape::Lower)
        .find(|back| view.shape(at - back - 1) == Shape::Number);
    unit.is_some_and(|back| (at - back..at).all(|token| view.gap(token) == Gap::Blank))
}

/// Whether a token is written together with the one before it, as the parts of a code are.
fn glued(view: &View<'_>, at: usize) -> bool {
    let between = view.between(at);
    !between.contains(char::is_whitespace)
        && between.starts_with(['-', '–', '/', '.', ',', ':', '_', '@', '+', '='])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::view::tests::body;

    fn check(text: &str, expected: Option<(f64, Option<f64>, usize)>) {
        let lines = body(text);
        let view = View::new(text, &lines, &[]);
        let found = number(&view, 0).map(|n| (n.value, n.whole, n.tokens.end));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn points_are_thousands_and_commas_decimals() {
        check("301 văn bản", Some((301.0, None, 1)));
        check("1.281.540", Some((1_281_540.0, None, 3)));
        check("1,281,540", Some((1_281_540.0, None, 3)));
        check("4950 tỷ", Some((4950.0, None, 1)));
        check("73,95 điểm", Some((73.95, None, 2)));
        check("2.345,6 ha", Some((2345.6, None, 3)));
        check("8.7%", Some((8.7, None, 2)));
        check("8,7%", Some((8.7, None, 2)));
        check("02 cuộc", Some((2.0, None, 1)));
    }

    #[test]
    fn a_part_of_a_whole() {
        check("50/59 tiêu chí", Some((50.0, Some(59.0), 2)));
        check("1.020/1.200 hộ", Some((1020.0, Some(1200.0), 4)));
    }

    #[test]
    fn codes_are_no_numbers() {
        for text in [
            "0299.3822339",
            "02-NQ/TU",
            "12/5/2017",
            "2020-2025",
            "17:55",
            "02993.626252",
            "m2",
        ] {
            check(text, None);
        }
    }
}
