//! Figures: `trên 18 nghìn m2 đất`, `50/59 tiêu chí`, `143 cuộc tiếp công dân`, `8,7%`.
//!
//! A figure is a number that counts or measures: [qualifier] number [multiplier] unit. Dates,
//! classes (*loại II*), ordinals, terms of office, numbers of instruments, houses, wards and phones
//! are none; nor is anything in the furniture of a page.

mod units;

use std::ops::Range;

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use super::{
    Citation, Date, DateKind, Organisation, OrganisationClass, Place,
    number::number,
    view::{Gap, Shape, View},
};
use units::{Class, Units};

/// A figure in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// From the qualifier to the unit or the head of what is counted.
    pub span: Span,
    /// The number as printed.
    pub number: Span,
    /// Its value, multiplied out: 18000 for `18 nghìn`.
    pub value: f64,
    /// What it is out of, in `50/59`.
    pub denominator: Option<f64>,
    /// What the number is a number of, in one spelling: `m2`, `%`, `tiêu chí`. `None` where the
    /// text does not say.
    pub unit: Option<String>,
    /// How exact it is.
    pub qualifier: Option<Qualifier>,
    /// The words that count or name what is measured.
    pub counted: Option<Span>,
    /// The time that the sentence gives for it.
    pub period: Option<Period>,
    /// The body that the sentence names before it: who did, or has, what is counted.
    pub who: Option<Span>,
}

/// A word that says how exact a figure is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Qualifier {
    /// The word as printed.
    pub span: Span,
    /// What it says.
    pub sense: Sense,
}

/// What a qualifier says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Sense {
    /// *trên, hơn*
    MoreThan,
    /// *gần*
    Nearly,
    /// *khoảng, chừng, ước*
    About,
    /// *dưới, chưa đến*
    LessThan,
    /// *ít nhất, tối thiểu*
    AtLeast,
    /// *nhiều nhất, tối đa, không quá*
    AtMost,
}

/// The time of a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The words that state it.
    pub span: Span,
    /// The normal form of that time; for a duration that is counted from a known day, its anchor.
    pub normal: String,
}

/// Qualifiers, the longer before the shorter.
const QUALIFIERS: [(&str, Sense); 17] = [
    ("ước khoảng", Sense::About),
    ("ước tính", Sense::About),
    ("xấp xỉ", Sense::About),
    ("ít nhất", Sense::AtLeast),
    ("tối thiểu", Sense::AtLeast),
    ("nhiều nhất", Sense::AtMost),
    ("tối đa", Sense::AtMost),
    ("không quá", Sense::AtMost),
    ("chưa đến", Sense::LessThan),
    ("chưa đầy", Sense::LessThan),
    ("khoảng", Sense::About),
    ("chừng", Sense::About),
    ("ước", Sense::About),
    ("gần", Sense::Nearly),
    ("hơn", Sense::MoreThan),
    ("trên", Sense::MoreThan),
    ("dưới", Sense::LessThan),
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

/// Words before a number that make it a name, a class or an ordinal: `loại 2`, `mức độ 4`,
/// `Phường 3`, `khóa 13`, `Điều 5`. Some are also verbs or amounts: see [`MAY_COUNT`].
const NUMBERED: [&str; 58] = [
    "số",
    "thứ",
    "loại",
    "cấp",
    "mức",
    "độ",
    "khóa",
    "kỳ",
    "lớp",
    "hạng",
    "vùng",
    "điều",
    "khoản",
    "điểm",
    "mục",
    "chương",
    "phần",
    "phường",
    "quận",
    "tổ",
    "thôn",
    "ấp",
    "khu",
    "khối",
    "đường",
    "phố",
    "lộ",
    "bản",
    "đội",
    "nhà",
    "ngõ",
    "hẻm",
    "phòng",
    "tầng",
    "bài",
    "trang",
    "hình",
    "bảng",
    "biểu",
    "lần",
    "đợt",
    "đoạn",
    "quý",
    "xóm",
    "tiểu",
    "nhóm",
    "covid",
    "ql",
    "đt",
    "fax",
    "tel",
    "hotline",
    "thoại",
    "trình",
    "án",
    "kênh",
    "buổi",
    "tuần",
];

/// Of [`NUMBERED`], those that may stand before a real figure if a known unit follows it:
/// `cấp 500 giấy chứng nhận`, `mức 5 triệu đồng`, `tổng số 301 văn bản`.
const MAY_COUNT: [&str; 11] = [
    "số", "cấp", "mức", "điểm", "kỳ", "phần", "lần", "nhà", "trình", "án", "buổi",
];

/// Finds the figures of the article: nothing in its furniture.
#[must_use]
pub fn find(
    view: &View<'_>,
    dates: &[Date],
    citations: &[Citation],
    organisations: &[Organisation],
    places: &[Place],
) -> Vec<Figure> {
    let units = Units::shipped();
    let taken = |span: Span| {
        dates.iter().any(|d| d.span.overlaps(span))
            || citations
                .iter()
                .any(|c| c.number_span.is_some_and(|n| n.overlaps(span)))
            || places.iter().any(|p| p.span.overlaps(span))
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < view.len() {
        let token = view.tokens[at];
        let figure = (!token.zone.is_furniture() && !taken(token.span))
            .then(|| reading(view, &units, organisations, at))
            .flatten();
        let Some(reading) = figure else {
            at += 1;
            continue;
        };
        at = reading.tokens.end;
        found.push(complete(view, dates, organisations, reading));
    }
    found
}

/// A figure while it is being read.
struct Reading {
    /// From the qualifier to the end of the span.
    tokens: Range<usize>,
    number: Range<usize>,
    value: f64,
    whole: Option<f64>,
    unit: Option<String>,
    /// Where the unit begins; the end of the number if there is none.
    unit_at: usize,
    /// Whether the unit measures, so that what is measured stands before the number.
    measures: bool,
    qualifier: Option<(Range<usize>, Sense)>,
}

fn reading(
    view: &View<'_>,
    units: &Units,
    organisations: &[Organisation],
    at: usize,
) -> Option<Reading> {
    let (range, mut value, whole, in_words) = amount(view, at)?;
    let mut end = range.end;
    while let Some((_, factor)) = (MULTIPLIERS.iter())
        .find(|(word, _)| view.word(end) == *word && view.gap(end) == Gap::Blank)
    {
        value *= factor;
        end += 1;
    }
    let multiplied = end > range.end;
    let percent = is_percent(view, end);
    let known = if percent { None } else { units.at(view, end) };
    let named = NUMBERED.contains(&view.word(at.wrapping_sub(1))) && view.gap(at) == Gap::Blank;
    if named {
        let may = MAY_COUNT.contains(&view.word(at - 1)) && (known.is_some() || percent);
        if !may {
            return None;
        }
    }
    if in_words && !matches!(known, Some((Class::Noun | Class::Classifier, _))) {
        return None;
    }
    let unit_at = end;
    let mut measures = percent;
    let unit = match known {
        _ if percent => Some("%".to_owned()),
        Some((class, length)) => {
            measures = class == Class::Measure;
            end += length;
            Some(words(view, unit_at..end))
        }
        None => {
            let length = any_noun(view, end);
            end += length;
            (length > 0).then(|| words(view, unit_at..end))
        }
    };
    let worth = unit.is_some() || multiplied || whole.is_some() || value >= 100.0;
    if !worth || (unit.is_none() && view.tokens[at].zone == crate::Zone::Byline) {
        return None;
    }
    end = head(
        view,
        units,
        organisations,
        unit_at,
        end,
        known.map(|k| k.0),
        percent,
    );
    let qualifier = qualifier(view, at, multiplied || measures || value >= 20.0);
    let from = qualifier.as_ref().map_or(at, |(range, _)| range.start);
    // The per cent sign is no token: a span that ends with it is stretched in `complete`.
    Some(Reading {
        tokens: from..end,
        number: range,
        value,
        whole,
        unit,
        unit_at,
        measures,
        qualifier,
    })
}

/// The number at a token, in digits or as a word: its tokens, value, whole, and whether it is
/// written in words.
fn amount(view: &View<'_>, at: usize) -> Option<(Range<usize>, f64, Option<f64>, bool)> {
    const WORDS: [(&str, f64); 8] = [
        ("hai", 2.0),
        ("ba", 3.0),
        ("bốn", 4.0),
        ("sáu", 6.0),
        ("bảy", 7.0),
        ("tám", 8.0),
        ("chín", 9.0),
        ("mười", 10.0),
    ];
    if let Some(number) = number(view, at) {
        let sensible = number.whole.is_none_or(|whole| whole > 0.0);
        return sensible.then_some((number.tokens, number.value, number.whole, false));
    }
    let (_, value) = WORDS.iter().find(|(word, _)| view.word(at) == *word)?;
    // `thứ hai`, `cả hai`, `hai ba`: ordinals and set phrases; a name has a capital.
    let before = view.word(at.wrapping_sub(1));
    let plain = view.shape(at) == Shape::Lower
        && !matches!(before, "thứ" | "mười" | "tháng" | "ngày" | "lần")
        && !WORDS.iter().any(|(word, _)| *word == before);
    plain.then_some((at..at + 1, *value, None, true))
}

/// Whether a per cent sign stands behind the token before `end`.
fn is_percent(view: &View<'_>, end: usize) -> bool {
    let behind = &view.text[view.tokens[end - 1].span.end as usize..];
    behind.trim_start_matches([' ', '\u{a0}']).starts_with('%')
}

/// How many tokens the next noun has where the table knows none. Two, as most words of reports,
/// unless only one stands there.
fn any_noun(view: &View<'_>, at: usize) -> usize {
    let noun = |at: usize| {
        view.gap(at) == Gap::Blank
            && view.shape(at) == Shape::Lower
            && !units::is_function_word(view.word(at))
    };
    match (noun(at), noun(at + 1)) {
        (true, true) => 2,
        (true, false) => 1,
        _ => 0,
    }
}

/// The end of the span: behind a classifier or a measure, the noun that it measures out.
fn head(
    view: &View<'_>,
    units: &Units,
    organisations: &[Organisation],
    unit_at: usize,
    end: usize,
    class: Option<Class>,
    percent: bool,
) -> usize {
    if percent {
        let noun = units
            .at(view, end)
            .filter(|(class, _)| *class == Class::Noun);
        return end + noun.map_or(0, |(_, length)| length);
    }
    if view.gap(end) != Gap::Blank {
        return end;
    }
    let unit = view.tokens.get(unit_at).map(|t| t.span.start);
    let body = organisations
        .iter()
        .filter(|o| Some(o.span.start) == unit && o.class == OrganisationClass::Type)
        .max_by_key(|o| o.span.end);
    match class {
        Some(Class::Classifier) => {
            if let Some(body) = body {
                return view.token_from(body.span.end).max(end);
            }
            if let Some(length) = units::known_body(view, unit_at) {
                return unit_at + length;
            }
            if let Some(length) = units::events(view, end) {
                return end + length;
            }
            end + units
                .at(view, end)
                .map_or_else(|| any_noun(view, end), |(_, n)| n)
        }
        Some(Class::Measure) => end + units::measured(view, end),
        _ => end,
    }
}

/// The qualifier before a number. *trên* and *dưới* are prepositions too: they qualify what is
/// measured, multiplied or large, and not `trên 5 lĩnh vực`.
fn qualifier(view: &View<'_>, at: usize, large: bool) -> Option<(Range<usize>, Sense)> {
    if view.gap(at) != Gap::Blank {
        return None;
    }
    QUALIFIERS.iter().find_map(|(words, sense)| {
        let length = words.split(' ').count();
        let from = at.checked_sub(length)?;
        view.phrase(from, words)?;
        let preposition = matches!(*words, "trên" | "dưới");
        (!preposition || large).then_some((from..at, *sense))
    })
}

/// Adds what the sentence says about a figure.
fn complete(
    view: &View<'_>,
    dates: &[Date],
    organisations: &[Organisation],
    reading: Reading,
) -> Figure {
    let mut span = view.span(reading.tokens.clone());
    let percent = reading.unit.as_deref() == Some("%");
    if percent && reading.tokens.end == reading.unit_at {
        let behind = &view.text[span.end as usize..];
        span.end += behind.find('%').map_or(0, |at| at as u32 + 1);
    }
    let sentence = sentence_of(view, span);
    let mut counted = if reading.measures && reading.tokens.end <= reading.unit_at + 1 {
        subject(view, reading.tokens.start, sentence)
    } else {
        counted(view, &reading)
    };
    let before =
        |other: Span| other.end <= span.start && sentence.is_some_and(|s| s.contains(other));
    // A time that stands in the phrase itself is not counted but says when: `8 nhiệm vụ … năm 2020`.
    let inside = dates
        .iter()
        .find(|date| counted.is_some_and(|c| c.contains(date.span) && span.end <= date.span.start));
    if let (Some(counted), Some(time)) = (&mut counted, inside) {
        let at = view.token_from(time.span.start);
        let preposition = matches!(view.word(at - 1), "trong" | "từ" | "đến" | "vào" | "của");
        counted.end = view.tokens[at - 1 - usize::from(preposition)].span.end;
    }
    let time = dates.iter().rfind(|date| {
        before(date.span)
            && matches!(
                date.kind,
                DateKind::Year
                    | DateKind::Interval
                    | DateKind::Duration
                    | DateKind::Vague
                    | DateKind::Recurrent
            )
    });
    let who = organisations
        .iter()
        .filter(|o| o.nested_in.is_none() && before(o.span));
    Figure {
        span,
        number: view.span(reading.number),
        value: reading.value,
        denominator: reading.whole,
        unit: reading.unit,
        qualifier: reading.qualifier.map(|(range, sense)| Qualifier {
            span: view.span(range),
            sense,
        }),
        counted,
        period: inside.or(time).map(|date| Period {
            span: date.span,
            normal: date.anchor.clone().unwrap_or_else(|| date.normal.clone()),
        }),
        who: who.max_by_key(|o| o.span.end).map(|o| o.span),
    }
}

/// What is counted: the noun and what belongs to it, up to the end of the phrase.
fn counted(view: &View<'_>, reading: &Reading) -> Option<Span> {
    let from = reading.unit_at;
    let mut end = reading.tokens.end;
    if end <= from {
        return None;
    }
    while end < view.len() && view.gap(end) == Gap::Blank && !units::ends_phrase(view.word(end)) {
        end += 1;
    }
    Some(view.span(from..end))
}

/// What is measured, where it stands before the number: `tổng số điểm đạt 73,95 điểm`.
fn subject(view: &View<'_>, to: usize, sentence: Option<Span>) -> Option<Span> {
    let mut end = to;
    while end > 0
        && matches!(
            view.word(end - 1),
            "là" | "đạt" | "được" | "gồm" | "còn" | "lên"
        )
    {
        end -= 1;
    }
    let mut from = end;
    while from > 0
        && matches!(view.gap(from), Gap::Blank)
        && sentence.is_none_or(|s| s.start < view.tokens[from].span.start)
    {
        from -= 1;
    }
    (from < end).then(|| view.span(from..end))
}

/// The words of a unit in one spelling, the commas between them kept: `xã, thị trấn`.
fn words(view: &View<'_>, tokens: Range<usize>) -> String {
    let mut words = String::new();
    for at in tokens.clone() {
        if at > tokens.start {
            words.push_str(if view.gap(at) == Gap::Comma {
                ", "
            } else {
                " "
            });
        }
        words += view.word(at);
    }
    words
}

fn sentence_of(view: &View<'_>, span: Span) -> Option<Span> {
    let at = view.sentences.partition_point(|s| s.end <= span.start);
    view.sentences.get(at).copied().filter(|s| s.overlaps(span))
}

#[cfg(test)]
mod tests;
