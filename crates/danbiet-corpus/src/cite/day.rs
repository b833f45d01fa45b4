//! Days of which parts may be missing or not stated.

use danbiet_query::Language;

use super::{is_sure, words};
use crate::metadata::{Basis, Fact, PartialDate, Reason};

/// A day with what is doubtful in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The day.
    pub day: PartialDate,
    /// What of it the document does not state.
    pub doubt: Doubt,
}

/// What of a day its document does not state. What is not sure gets a question mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It states all that is known.
    None,
    /// It does not state the year.
    Year {
        /// Whether the year is as good as sure.
        sure: bool,
    },
    /// It does not state all of it, or none.
    All {
        /// Whether it is as good as sure.
        sure: bool,
    },
}

/// The day of a fact with its doubt.
#[must_use]
pub fn dated(fact: &Fact<PartialDate>) -> Dated {
    let sure = is_sure(&fact.basis);
    let doubt = match &fact.basis {
        Basis::Stated { .. } => Doubt::None,
        // These rules find a year for a day that the text states.
        Basis::Inferred {
            reason: Reason::ReviewAfterYears | Reason::ReportsYear | Reason::YearNamedInText,
            ..
        } => Doubt::Year { sure },
        Basis::Inferred { .. } | Basis::Given { .. } => Doubt::All { sure },
    };
    Dated {
        day: fact.value,
        doubt,
    }
}

impl Dated {
    /// The day in words: `16/5/[2022]`, `[tháng 12/2019?]`; `16 May [2022]`.
    #[must_use]
    pub fn written(&self, language: Language) -> String {
        let PartialDate { year, month, day } = self.day;
        let bracket = |text: String, sure: bool| {
            let end = if sure { "]" } else { "?]" };
            ["[", &text, end].concat()
        };
        let year = year.map(|year| match self.doubt {
            Doubt::Year { sure } => bracket(year.to_string(), sure),
            _ => year.to_string(),
        });
        let month = month.map(|month| match language {
            Language::Vi => month.to_string(),
            Language::En => PartialDate::english_month(month).to_owned(),
        });
        let day = day.filter(|_| month.is_some()).map(|day| day.to_string());
        let separator = match language {
            Language::Vi => "/",
            Language::En => " ",
        };
        let only_month = language == Language::Vi && month.is_some() && day.is_none();
        let parts: Vec<String> = [day, month, year].into_iter().flatten().collect();
        let mut text = parts.join(separator);
        if only_month {
            text.insert_str(0, "tháng ");
        }
        match self.doubt {
            Doubt::All { sure } if !text.is_empty() => bracket(text, sure),
            _ => text,
        }
    }

    /// The year as it is cited alone: `2022`, `[2022]`, `[2022?]`.
    pub(super) fn year(&self) -> Option<String> {
        let year = self.day.year?.to_string();
        Some(match self.doubt {
            Doubt::None => year,
            Doubt::Year { sure: true } | Doubt::All { sure: true } => ["[", &year, "]"].concat(),
            Doubt::Year { sure: false } | Doubt::All { sure: false } => ["[", &year, "?]"].concat(),
        })
    }

    /// What must be said of it: of what it is the day, and how it is known where the text does not
    /// state it.
    pub(super) fn remark(&self, basis: &Basis, language: Language) -> Vec<String> {
        let of = match language {
            Language::Vi => "Ngày là ngày của sự việc được nêu",
            Language::En => "The date is that of what is reported",
        };
        let part = match self.doubt {
            Doubt::None => None,
            Doubt::Year { .. } => words::known("year", basis, language),
            Doubt::All { .. } => words::known("date", basis, language),
        };
        std::iter::once(of.to_owned()).chain(part).collect()
    }
}
