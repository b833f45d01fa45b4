//! What is known about a document, and how it is known.

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use crate::{
    annotate::{Gazetteer, Layers, View},
    zone::Zone,
};

mod date;
mod event;
mod people;
mod phrase;
mod place;
mod publisher;

/// A value together with how it is known. No value without its basis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact<T> {
    /// The value.
    pub value: T,
    /// How it is known.
    pub basis: Basis,
}

/// How a value is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// The text says so, here.
    Stated {
        /// The words that say it.
        evidence: Span,
    },
    /// It follows from what the text says.
    Inferred {
        /// The rule that was followed.
        reason: Reason,
        /// The words it follows from.
        evidence: Vec<Span>,
        /// How sure the rule is.
        certainty: Certainty,
    },
    /// The text does not say it; whoever keeps the corpus does (`corpus.toml`).
    Given {
        /// Why it is so, in the keeper's words.
        basis: String,
        /// How sure the keeper is.
        certainty: Certainty,
    },
}

/// How sure something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// A guess.
    Low,
    /// Likely.
    Medium,
    /// As good as stated.
    High,
}

/// The rules that infer metadata. The interface words them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// A review "after N years" of an instrument with a date: its year plus N.
    ReviewAfterYears,
    /// A past year is reported as complete, so the text is of the year after it.
    ReportsYear,
    /// A year stands near the date or in the plan for the year to come.
    YearNamedInText,
    /// The name of an audio or picture file carries a date.
    FileName,
    /// A body of this place acts, so the text is about the place.
    ActingBody,
    /// Only the page's furniture names the place.
    FurnitureOnly,
    /// The gazetteer says which province the place belongs to, and no other place has the name.
    Gazetteer,
    /// The site belongs to this publisher.
    SiteOwner,
    /// The first paragraphs name no event, so it is an article about something.
    NoEventNamed,
}

/// A date of which parts may be missing.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub struct PartialDate {
    /// Year, if known.
    pub year: Option<u16>,
    /// Month from 1 to 12, if known.
    pub month: Option<u8>,
    /// Day of the month from 1, if known.
    pub day: Option<u8>,
}

/// What is known about a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// The headline; `None` where the text has none: none is made up.
    pub title: Option<Fact<String>>,
    /// The place it is about, with its type word: `thị xã Hồng Lĩnh`.
    pub place: Option<Fact<String>>,
    /// The province of that place, with its type word, in the era of the document.
    pub province: Option<Fact<String>>,
    /// Who published it.
    pub publisher: Option<Fact<String>>,
    /// The address of the publisher's site, without scheme.
    pub site: Option<Fact<String>>,
    /// The day of what is reported. Day and month may be stated and the year inferred: then the
    /// basis is that of the year.
    pub date: Option<Fact<PartialDate>>,
    /// The kind of event reported, in a normal form: `hội nghị sơ kết`.
    pub event: Option<Fact<String>>,
    /// Who wrote it.
    pub author: Option<Fact<String>>,
    /// Who took the pictures.
    pub photographer: Option<Fact<String>>,
}

impl PartialDate {
    /// The English name of a month from 1 to 12; `?` for another number.
    #[must_use]
    pub fn english_month(number: u8) -> &'static str {
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
        let at = usize::from(number).wrapping_sub(1);
        MONTHS.get(at).copied().unwrap_or("?")
    }
}

impl<T> Fact<T> {
    /// Whether the text itself says so.
    #[must_use]
    pub fn is_stated(&self) -> bool {
        matches!(self.basis, Basis::Stated { .. })
    }
}

impl Basis {
    /// The stretches of the text that prove it; none for what was given.
    #[must_use]
    pub fn evidence(&self) -> &[Span] {
        match self {
            Basis::Stated { evidence } => std::slice::from_ref(evidence),
            Basis::Inferred { evidence, .. } => evidence,
            Basis::Given { .. } => &[],
        }
    }
}

impl Metadata {
    /// The evidence of all facts.
    pub fn evidence(&self) -> impl Iterator<Item = Span> + '_ {
        let texts = [
            &self.title,
            &self.place,
            &self.province,
            &self.publisher,
            &self.site,
            &self.event,
            &self.author,
            &self.photographer,
        ];
        let bases = texts.into_iter().flatten().map(|fact| &fact.basis);
        bases
            .chain(self.date.iter().map(|fact| &fact.basis))
            .flat_map(|basis| basis.evidence().iter().copied())
    }
}

/// What a text says about itself.
#[inline(never)]
#[must_use]
pub fn infer(view: &View<'_>, layers: &Layers, gazetteer: &Gazetteer) -> Metadata {
    let (text, lines) = (view.text, view.lines);
    let title = lines.iter().find(|line| line.zone == Zone::Title);
    let home = place::infer(lines, &layers.places, gazetteer);
    let publication = publisher::infer(view, gazetteer);
    let (author, photographer) = people::infer(text, lines);
    Metadata {
        title: title.map(|line| Fact {
            value: line.span.of(text).to_owned(),
            basis: Basis::Stated {
                evidence: line.span,
            },
        }),
        place: home.place,
        province: home.province,
        publisher: publication.publisher,
        site: publication.site,
        date: date::infer(view, &layers.dates),
        event: event::infer(view),
        author,
        photographer,
    }
}

impl std::str::FromStr for PartialDate {
    type Err = ();

    /// Reads `2019`, `2019-12` and `2019-12-25`.
    fn from_str(text: &str) -> Result<Self, ()> {
        let digits = |part: &str, length| {
            let all = part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
            all.then(|| part.parse::<u16>().ok()).flatten()
        };
        let mut parts = text.split('-');
        let year = digits(parts.next().unwrap_or_default(), 4).ok_or(())?;
        let small = |part: Option<&str>, most| match part.map(|part| digits(part, 2)) {
            None => Ok(None),
            Some(Some(number)) if (1..=most).contains(&number) => Ok(u8::try_from(number).ok()),
            Some(_) => Err(()),
        };
        let month = small(parts.next(), 12)?;
        let day = small(parts.next(), 31)?;
        match parts.next() {
            None => Ok(PartialDate {
                year: Some(year),
                month,
                day,
            }),
            Some(_) => Err(()),
        }
    }
}

impl std::fmt::Display for PartialDate {
    /// Writes `2019-12-25`, `2019-12`, `2019`; with the year missing `--12-25`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}")?,
            None => f.write_str("-")?,
        }
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        }
        Ok(())
    }
}
