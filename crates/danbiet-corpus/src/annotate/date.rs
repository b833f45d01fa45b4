//! Dates, spans of time and the vaguer words for them.
//!
//! [`read`] finds them and says what is printed; [`year`] then works out the year of a day that is
//! printed without one, and what *5 năm* is counted from. What is inferred carries the rule and the
//! words it follows from.

mod read;
mod year;

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use super::{Citation, View, calendar};
use crate::metadata::{Basis, Fact, PartialDate};

pub use year::of_event;

/// A mention of a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Date {
    /// With its head word (*ngày, năm, Chiều, nhiệm kỳ*), without the preposition before it.
    pub span: Span,
    /// What kind of time is meant.
    pub kind: DateKind,
    /// In ISO 8601 where it can be said: `2022-05-16`, `--05-16` where the year stays unknown,
    /// `2021/2026`, `P5Y`; `past`, `present` and `future` for vague words.
    pub normal: String,
    /// What is printed of day, month and year, where it is a calendar date.
    pub given: PartialDate,
    /// The part of the day, if it is said.
    pub part_of_day: Option<PartOfDay>,
    /// For a duration: the days from which and to which it is counted, `2017-05-12/2022-05-16`.
    pub anchor: Option<String>,
    /// How the normal form (for a duration: its anchor) is known.
    pub basis: Basis,
}

/// Kinds of times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DateKind {
    /// Day, month and year are printed.
    Date,
    /// Parts are missing: `16/5`, `tháng 5/2022`.
    PartialDate,
    /// `năm 2021`.
    Year,
    /// `nhiệm kỳ 2021 - 2026`.
    Interval,
    /// `5 năm`.
    Duration,
    /// `hàng năm`.
    Recurrent,
    /// `thời gian tới`.
    Vague,
    /// With hour and minute: `02.11.2024 | 17:55`.
    Datetime,
    /// In the name of a file: `251219`.
    Encoded,
}

impl DateKind {
    /// The name in the exported forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            DateKind::Date => "date",
            DateKind::PartialDate => "partial-date",
            DateKind::Year => "year",
            DateKind::Interval => "interval",
            DateKind::Duration => "duration",
            DateKind::Recurrent => "recurrent",
            DateKind::Vague => "vague",
            DateKind::Datetime => "datetime",
            DateKind::Encoded => "encoded",
        }
    }
}

/// Parts of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PartOfDay {
    /// *sáng*
    Morning,
    /// *trưa*
    Noon,
    /// *chiều*
    Afternoon,
    /// *tối*
    Evening,
    /// *đêm*
    Night,
}

impl PartOfDay {
    /// The part of the day that a word names.
    #[must_use]
    pub fn of_word(word: &str) -> Option<PartOfDay> {
        match word {
            "sáng" => Some(PartOfDay::Morning),
            "trưa" => Some(PartOfDay::Noon),
            "chiều" => Some(PartOfDay::Afternoon),
            "tối" => Some(PartOfDay::Evening),
            "đêm" => Some(PartOfDay::Night),
            _ => None,
        }
    }

    /// The word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            PartOfDay::Morning => "sáng",
            PartOfDay::Noon => "trưa",
            PartOfDay::Afternoon => "chiều",
            PartOfDay::Evening => "tối",
            PartOfDay::Night => "đêm",
        }
    }
}

/// Words that times begin with, where they do not begin with a number.
pub(super) fn cues() -> impl Iterator<Item = &'static str> {
    read::cues()
}

/// Finds the times. The numbers of `citations` are no dates, their dates are.
#[inline(never)]
#[must_use]
pub fn find(view: &View<'_>, citations: &[Citation]) -> Vec<Date> {
    let mut dates = read::read(view, citations);
    year::complete(view, citations, &mut dates);
    dates
}

/// The day of what is reported: the first day named in the article that is not the date of an
/// instrument, its year inferred where it is not printed.
#[must_use]
pub fn event(view: &View<'_>, citations: &[Citation], dates: &[Date]) -> Option<Fact<PartialDate>> {
    let of_instrument = |date: &Date| {
        citations
            .iter()
            .any(|c| c.extent.contains(date.span) && c.date.is_some())
    };
    let zone = |date: &Date| {
        view.tokens
            .get(view.token_from(date.span.start))
            .map(|t| t.zone)
    };
    let days = dates.iter().filter(|date| {
        matches!(
            date.kind,
            DateKind::Date | DateKind::PartialDate | DateKind::Datetime
        ) && date.given.day.is_some()
            && !of_instrument(date)
            && zone(date).is_some_and(|zone| zone.is_prose() || zone == crate::Zone::Dateline)
    });
    let first = days.min_by_key(|date| date.span)?;
    let mut value = first.given;
    if value.year.is_none() {
        value.year = of_event(view, citations, dates, first).map(|fact| fact.value);
    }
    Some(Fact {
        value,
        basis: first.basis.clone(),
    })
}

/// What is known of a date without its year.
fn without_year(given: PartialDate, year: Option<u16>) -> String {
    calendar::iso(PartialDate { year, ..given })
}

#[cfg(test)]
mod tests;
