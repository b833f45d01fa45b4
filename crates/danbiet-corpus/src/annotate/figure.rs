//! Figures: `trên 18 nghìn m2 đất`, `50/59 tiêu chí`, `143 cuộc tiếp công dân`, `8,7%`.
//!
//! A figure is a number that counts or measures: [qualifier] number [multiplier] unit. Dates,
//! classes (*loại II*), ordinals, terms of office, numbers of instruments, houses, wards and phones
//! are none; nor is anything in the furniture of a page.

mod amount;
mod units;

use std::ops::Range;

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use super::{
    Citation, Date, DateKind, Organisation, OrganisationClass, Place,
    view::{Gap, Shape, View},
};
use amount::Amount;
use units::{Class, Units};

/// A figure in the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// From the qualifier to the unit or the head of what is counted.
    pub span: Span,
    /// The number as printed.
    pub number: Span,
    /// Its value, multiplied out: 18000 for `18 nghìn`; the lower end of `từ 5 đến 7 triệu`.
    pub value: f64,
    /// The upper end, multiplied out as well, where a range is printed: `5 - 7 triệu đồng`.
    pub upper: Option<f64>,
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
    // A citation's number and what its name counts (`Nghị quyết Trung ương 4 khóa XII`) are none.
    let taken = |span: Span| {
        dates.iter().any(|d| d.span.overlaps(span))
            || citations.iter().any(|c| c.span.overlaps(span))
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
    amount: Amount,
    unit: Option<String>,
    /// Where the unit begins; the end of the number if there is none.
    unit_at: usize,
    /// Where the words of what is counted begin: at the unit, or behind one that measures.
    counted_at: usize,
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
    let mut amount = amount::at(view, units, at)?;
    let mut end = amount.tokens.end;
    while let Some(factor) = amount::multiplier(view, end) {
        amount.multiply(factor);
        end += 1;
    }
    let multiplied = end > amount.tokens.end;
    if multiplied && let Some((rest, length)) = amount::smaller_part(view, end) {
        amount.value += rest;
        end += length;
    }
    let percent = amount.unit.is_none() && amount::is_percent(view, end);
    let known = if percent || amount.unit.is_some() {
        None
    } else {
        units.at(view, end)
    };
    let measured = percent || known.is_some() || amount.unit.is_some();
    let named =
        units::NUMBERED.contains(&view.word(at.wrapping_sub(1))) && view.gap(at) == Gap::Blank;
    if named && !(units::MAY_COUNT.contains(&view.word(at - 1)) && measured) {
        return None;
    }
    // Hours and days are time that passes, not what is counted; `ngày công` is a unit.
    if !measured && view.gap(end) == Gap::Blank && units::is_time(view.word(end)) {
        return None;
    }
    let counts = matches!(known, Some((Class::Noun | Class::Classifier, _)));
    if amount.in_words && !counts {
        return None;
    }
    let unit_at = end;
    let mut counted_at = end;
    let mut measures = percent || amount.unit.is_some();
    let unit = match known {
        _ if percent => Some("%".to_owned()),
        _ if amount.unit.is_some() => amount.unit.clone(),
        Some((class, length)) => {
            measures = class == Class::Measure;
            end += length;
            let named = unit_at + units::number_of(view, unit_at);
            if measures {
                counted_at = end;
            }
            Some(words(view, named.min(end - 1)..end))
        }
        None => {
            let length = any_noun(view, end);
            end += length;
            (length > 0).then(|| words(view, unit_at..end))
        }
    };
    let bare = unit.is_none();
    let unknown = known.is_none() && !percent && amount.unit.is_none();
    let worth = !bare || multiplied || amount.whole.is_some() || amount.value >= 100.0;
    // A year without its head word has no unit that the table knows.
    let code = unknown
        && !multiplied
        && (amount::is_year(view, &amount) || (bare && amount::may_be_code(view, &amount)));
    if !worth || code || (bare && view.tokens[at].zone == crate::Zone::Byline) {
        return None;
    }
    end = head(
        view,
        units,
        organisations,
        unit_at,
        end,
        amount
            .unit
            .as_ref()
            .map(|_| Class::Measure)
            .or(known.map(|k| k.0)),
        percent,
    );
    let qualifier = qualifier(view, at, multiplied || measures || amount.value >= 20.0);
    let from = qualifier.as_ref().map_or(at, |(range, _)| range.start);
    // The per cent sign is no token: a span that ends with it is stretched in `complete`.
    Some(Reading {
        tokens: from..end,
        amount,
        unit,
        unit_at,
        counted_at,
        measures,
        qualifier,
    })
}

/// How many tokens the next noun has where the table knows none. Two, as most words of reports,
/// unless only one stands there.
fn any_noun(view: &View<'_>, at: usize) -> usize {
    let noun = |at: usize| {
        view.gap(at) == Gap::Blank
            && view.shape(at) == Shape::Lower
            && !units::is_function_word(view.word(at))
            && !units::is_time(view.word(at))
    };
    if units::is_verb(view.word(at)) {
        return 0;
    }
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
    units::QUALIFIERS.iter().find_map(|(words, sense)| {
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
    let mut counted = if reading.measures && reading.tokens.end <= reading.counted_at {
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
            && !is_compared_with(view, date.span)
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
        number: view.span(reading.amount.tokens),
        value: reading.amount.value,
        upper: reading.amount.upper,
        denominator: reading.amount.whole,
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

/// Whether a time is only what the figure is compared with: `giảm 28,77% so với năm 2019`.
fn is_compared_with(view: &View<'_>, time: Span) -> bool {
    /// `so với cùng kỳ của` stands before the time at most.
    const REACH: usize = 6;
    let at = view.token_from(time.start);
    (1..=REACH)
        .take_while(|back| at >= *back && view.gap(at + 1 - back) == Gap::Blank)
        .any(|back| view.phrase(at - back, "so với").is_some())
}

/// What is counted: the noun and what belongs to it, up to the end of the phrase or the next
/// number of a list (`6 tập thể và 6 cá nhân`).
fn counted(view: &View<'_>, reading: &Reading) -> Option<Span> {
    let from = reading.counted_at;
    let mut end = reading.tokens.end;
    if end <= from {
        return None;
    }
    let next_number = |at: usize| {
        view.word(at) == "và" && amount::begins(view, at + 1) && view.gap(at + 1) == Gap::Blank
    };
    // `thực hiện`, `phát hiện`: half of a verb, not *hiện* for now.
    let is_second_half = |at: usize| {
        view.word(at) == "hiện" && matches!(view.word(at - 1), "thực" | "phát" | "thể" | "xuất")
    };
    loop {
        // `nhóm nhiệm vụ, giải pháp`: the list goes on with what is like it.
        end += units::listed(view, units::FAMILIES, from, end);
        let goes_on = end < view.len()
            && view.gap(end) == Gap::Blank
            && (!units::ends_phrase(view.word(end)) || is_second_half(end))
            && !next_number(end);
        if !goes_on {
            return Some(view.span(from..end));
        }
        end += 1;
    }
}

/// What is measured, where it stands before the number: `tổng số điểm đạt 73,95 điểm`.
fn subject(view: &View<'_>, to: usize, sentence: Option<Span>) -> Option<Span> {
    let mut end = to;
    while end > 0
        && matches!(
            view.word(end - 1),
            "là" | "đạt"
                | "được"
                | "gồm"
                | "còn"
                | "chiếm"
                | "lên"
                | "xuống"
                | "từ"
                | "gấp"
                | "hàng"
                | "ước"
                | "khoảng"
        )
    {
        end -= 1;
    }
    const OPENERS: [&str; 8] = ["với", "đã", "để", "có", "bằng", "sẽ", "tốn", "hiến"];
    let mut from = end;
    while from > 0
        && matches!(view.gap(from), Gap::Blank)
        && !OPENERS.contains(&view.word(from - 1))
        && sentence.is_none_or(|s| s.start < view.tokens[from].span.start)
    {
        from -= 1;
    }
    // `35.400 ngày công và 127,5 tỷ đồng`: these words are what another figure counts.
    if from < end && view.shape(from) == Shape::Number {
        return None;
    }
    if view.phrase(from, "trong đó").is_some() {
        from += 2;
    }
    // `đạt 112%, tăng 15,2%`: what grew is named before.
    if from + 1 == end && matches!(view.word(from), "tăng" | "giảm" | "đạt") {
        return None;
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
