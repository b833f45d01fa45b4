//! The numbers of figures: digits or words, ranges, and numbers written together with their unit.

use std::ops::Range;

use super::{
    super::{
        cue::Cue,
        number::{is_free, number},
        view::{Gap, Shape, View},
    },
    units::{Units, rate},
};

/// A number with what belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// Its tokens: those of both ends and the word or dash between them, in a range.
    pub tokens: Range<usize>,
    /// The value; the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub upper: Option<f64>,
    /// What it is out of, in `50/59`.
    pub whole: Option<f64>,
    /// The unit that is written together with the digits: `3.400ha`.
    pub unit: Option<String>,
    /// Whether it is written in words.
    pub in_words: bool,
}

/// Words for numbers. *một* is the article far more often, *năm* the year.
pub const WORDS: [(&str, f64); 8] = [
    ("hai", 2.0),
    ("ba", 3.0),
    ("bốn", 4.0),
    ("sáu", 6.0),
    ("bảy", 7.0),
    ("tám", 8.0),
    ("chín", 9.0),
    ("mười", 10.0),
];

/// Multipliers.
const MULTIPLIERS: [(&str, f64); 7] = [
    ("chục", 10.0),
    ("trăm", 100.0),
    ("nghìn", 1e3),
    ("ngàn", 1e3),
    ("vạn", 1e4),
    ("triệu", 1e6),
    ("tỷ", 1e9),
];

/// Units that people write together with the number.
const TIGHT_UNITS: [&str; 14] = [
    "km2", "km²", "m2", "m3", "m²", "m³", "km", "ha", "kg", "tấn", "mw", "m", "đ", "đồng",
];

/// The amount that begins at a token.
pub fn at(view: &View<'_>, units: &Units, at: usize) -> Option<Amount> {
    if !is_free(view, at) {
        return None;
    }
    range(view, units, at)
        .or_else(|| digits(view, at))
        .or_else(|| with_unit(view, at))
        .or_else(|| in_words(view, at))
}

/// Whether a number begins at a token, in digits or as a word.
pub fn begins(view: &View<'_>, at: usize) -> bool {
    view.shape(at) == Shape::Number || view.has(at, Cue::Number)
}

/// The factor of the multiplier at a token.
pub fn multiplier(view: &View<'_>, at: usize) -> Option<f64> {
    let found = MULTIPLIERS.iter().find(|(word, _)| view.word(at) == *word);
    found
        .filter(|_| view.gap(at) == Gap::Blank)
        .map(|(_, factor)| *factor)
}

/// What follows a number and its multiplier with a smaller one: `12 tỷ 350 triệu`. Its value and
/// its number of tokens.
pub fn smaller_part(view: &View<'_>, at: usize) -> Option<(f64, usize)> {
    let before = multiplier(view, at.checked_sub(1)?)?;
    let (value, end) = plain(view, at).filter(|_| view.gap(at) == Gap::Blank)?;
    let factor = multiplier(view, end).filter(|factor| *factor < before)?;
    let whole = value * factor;
    (whole < before).then_some((whole, end + 1 - at))
}

/// Whether a per cent sign stands behind the token before `end`.
pub fn is_percent(view: &View<'_>, end: usize) -> bool {
    let behind = &view.text[view.tokens[end - 1].span.end as usize..];
    behind.trim_start_matches([' ', '\u{a0}']).starts_with('%')
}

/// Whether a number is printed as a year is, without points.
pub fn is_year(view: &View<'_>, amount: &Amount) -> bool {
    let Range { start, end } = amount.tokens;
    end == start + 1 && super::super::calendar::year(view, start).is_some()
}

/// Whether a number without a unit may be a part of a phone number, an address or a name: `256 Trần
/// Phú`, `lữ đoàn 125`. A word that announces an amount, or a point for thousands, says it is none.
pub fn may_be_code(view: &View<'_>, amount: &Amount) -> bool {
    let Range { start, end } = amount.tokens;
    let number_beside = (view.gap(start) == Gap::Blank
        && view.shape(start.wrapping_sub(1)) == Shape::Number)
        || (view.gap(end) == Gap::Blank && view.shape(end) == Shape::Number);
    let printed = view.printed(start);
    let dialled = printed.len() >= 3 && printed.starts_with('0');
    // `256 Trần Phú`: a house in a street.
    let house = view.gap(end) == Gap::Blank && view.shape(end) == Shape::Capital;
    let announced = matches!(
        view.word(start.wrapping_sub(1)),
        "là" | "đạt"
            | "được"
            | "gồm"
            | "số"
            | "còn"
            | "lên"
            | "khoảng"
            | "với"
            | "có"
            | "trên"
            | "hơn"
            | "gần"
    );
    let named = end == start + 1 && amount.whole.is_none() && !announced;
    number_beside || dialled || house || named
}

impl Amount {
    /// Multiplies both ends.
    pub fn multiply(&mut self, factor: f64) {
        self.value *= factor;
        self.upper = self.upper.map(|upper| upper * factor);
    }
}

/// A number in digits.
fn digits(view: &View<'_>, at: usize) -> Option<Amount> {
    let number = number(view, at)?;
    let sensible = number.whole.is_none_or(|whole| whole > 0.0);
    sensible.then_some(Amount {
        tokens: number.tokens,
        value: number.value,
        upper: None,
        whole: number.whole,
        unit: None,
        in_words: false,
    })
}

/// `hai xã`: a number as a word.
fn in_words(view: &View<'_>, at: usize) -> Option<Amount> {
    let (_, value) = WORDS.iter().find(|(word, _)| view.word(at) == *word)?;
    // `thứ hai`, `cả hai`, `hai ba`: ordinals and set phrases; a name has a capital.
    let before = view.word(at.wrapping_sub(1));
    let plain = view.shape(at) == Shape::Lower
        && !matches!(before, "thứ" | "mười" | "tháng" | "ngày" | "lần")
        && !WORDS.iter().any(|(word, _)| *word == before);
    plain.then_some(Amount {
        tokens: at..at + 1,
        value: *value,
        upper: None,
        whole: None,
        unit: None,
        in_words: true,
    })
}

/// `5 đến 7 triệu đồng`, `30-100 ha`, `3 - 4 lần`: two numbers of one unit, the smaller first. The
/// unit has to be a known one: `2-1` is the result of a match.
fn range(view: &View<'_>, units: &Units, at: usize) -> Option<Amount> {
    let (lower, next) = plain(view, at)?;
    let dash = matches!(view.between(next).trim(), "-" | "–" | "—");
    let word = matches!(view.word(next), "đến" | "tới")
        && view.gap(next) == Gap::Blank
        && view.gap(next + 1) == Gap::Blank;
    let second = match (dash, word) {
        (true, _) => next,
        (_, true) => next + 1,
        _ => return None,
    };
    let (upper, end) = plain(view, second)?;
    let counted = units.at(view, end).is_some() || multiplier(view, end).is_some();
    let measured = counted || (is_percent(view, end) && view.gap(end) != Gap::Joined);
    (measured && lower < upper).then_some(Amount {
        tokens: at..end,
        value: lower,
        upper: Some(upper),
        whole: None,
        unit: None,
        in_words: false,
    })
}

/// The digits at a token without what stands around them: value and the token behind.
fn plain(view: &View<'_>, at: usize) -> Option<(f64, usize)> {
    let (value, length) = printed_number(view, at)?;
    let until = view.tokens[at].span.start + length as u32;
    let end = view.token_from(until);
    (view.tokens[end - 1].span.end == until).then_some((value, end))
}

/// `3.400ha`, `1000m2`: the unit is written together with the number.
fn with_unit(view: &View<'_>, at: usize) -> Option<Amount> {
    let (value, length) = printed_number(view, at)?;
    let until = view.tokens[at].span.start as usize + length;
    let end = view.token_from(until as u32);
    let last = view.tokens.get(end.checked_sub(1)?)?.span;
    let unit = view.text.get(until..last.end as usize)?.to_lowercase();
    let ends = view.gap(end) != Gap::Joined || rate(view, end) > 0;
    (TIGHT_UNITS.contains(&unit.as_str()) && ends).then_some(Amount {
        tokens: at..end,
        value,
        upper: None,
        whole: None,
        unit: Some(unit),
        in_words: false,
    })
}

/// The number printed from the beginning of a token on, points for thousands and a comma for
/// decimals: its value and its length in bytes.
fn printed_number(view: &View<'_>, at: usize) -> Option<(f64, usize)> {
    let text = &view.text[view.tokens.get(at)?.span.start as usize..];
    let digits = |from: usize| {
        let rest = text[from..].bytes();
        rest.take_while(u8::is_ascii_digit).count()
    };
    let mut end = digits(0);
    if end == 0 || end > 9 {
        return None;
    }
    let mut all = text[..end].to_owned();
    if end <= 3 {
        while text[end..].starts_with('.') && digits(end + 1) == 3 {
            all += &text[end + 1..end + 4];
            end += 4;
        }
    }
    if text[end..].starts_with(',') && (1..=2).contains(&digits(end + 1)) {
        let decimals = digits(end + 1);
        all.push('.');
        all += &text[end + 1..end + 1 + decimals];
        end += 1 + decimals;
    }
    Some((all.parse().ok()?, end))
}
