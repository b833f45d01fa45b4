//! Figures: `trên 18 nghìn m2 đất`, `50/59 tiêu chí`, `143 cuộc tiếp công dân`, `8,7%`.
//!
//! A figure is a number that counts or measures: [qualifier] number [multiplier] unit. Dates,
//! classes (*loại II*), ordinals, terms of office, numbers of instruments, houses, wards and phones
//! are none; nor is anything in the furniture of a page.

mod amount;
mod context;
mod units;

use std::ops::Range;

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use super::{
    Citation, Date, Organisation, OrganisationClass, Person, Place, abbreviation,
    cue::Cue,
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
    /// The body that the sentence names before it: who did, or has, what is counted. Bodies that
    /// only say what office somebody holds are passed over.
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

/// Words that figures begin with, where they do not begin with a digit.
pub(super) fn cues() -> impl Iterator<Item = &'static str> {
    amount::WORDS.iter().map(|(word, _)| *word)
}

/// Finds the figures of the article: nothing in its furniture.
#[inline(never)]
#[must_use]
pub fn find(
    view: &View<'_>,
    dates: &[Date],
    citations: &[Citation],
    organisations: &[Organisation],
    places: &[Place],
    persons: &[Person],
) -> Vec<Figure> {
    let roles: Vec<Span> = (persons.iter().flat_map(|person| &person.roles))
        .map(|role| role.span)
        .collect();
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
        let digit = view.printed(at).as_bytes()[0].is_ascii_digit();
        let begins = digit || view.has(at, Cue::Number);
        let figure = (begins && !token.zone.is_furniture() && !taken(token.span))
            .then(|| reading(view, units, organisations, at))
            .flatten();
        let Some(reading) = figure else {
            at += 1;
            continue;
        };
        at = reading.tokens.end;
        found.push(context::complete(
            view,
            dates,
            organisations,
            &roles,
            reading,
        ));
    }
    context::part(view, &mut found);
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
    if units::is_numbered(view, at) && !(units::MAY_COUNT.contains(&view.word(at - 1)) && measured)
    {
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
            end += length + units::doer(view, end + length);
            let named = unit_at + units::number_of(view, unit_at);
            if measures {
                counted_at = end;
            }
            Some(words(view, named.min(end - 1)..end))
        }
        None => {
            let length = any_noun(view, end);
            end += length + units::doer(view, end + length);
            (length > 0).then(|| words(view, unit_at..end))
        }
    };
    let rate = units::rate(view, end);
    let unit = unit.map(|unit| {
        let per = (end..end + rate).map(|at| format!("/{}", view.word(at)));
        per.fold(unit, |unit, per| unit + &per)
    });
    end += rate;
    if rate > 0 && measures {
        counted_at = end;
    }
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
        // `50% TTHC`: the noun in short.
        let short = view.between(end).trim() == "%"
            && abbreviation::written_out(view.printed(end))
                .is_some_and(|words| words.starts_with(char::is_lowercase));
        return end + noun.map_or(usize::from(short), |(_, length)| length);
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

#[cfg(test)]
mod tests;
