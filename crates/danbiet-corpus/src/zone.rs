//! What is the article, and what is furniture of the page around it.
//!
//! A page that was saved as text is a column of lines: menus, the headline, perhaps a date, the
//! paragraphs with captions of pictures between them, the author, related news, counters, contact
//! data. [`lines`] gives each line its part by what the line itself looks like ([`shape`]), by
//! phrases that only furniture uses ([`furniture`]), by forms of credits ([`credit`]) and captions
//! ([`caption`]), and by where it stands ([`article`]). [`recurring`] adds what only many pages of
//! one site can show: lines that all of them have.
//!
//! No rule knows a document or a site; what a rule is for stands beside it.

pub mod article;
pub mod caption;
pub mod credit;
pub mod furniture;
pub mod recurring;
pub mod shape;

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

pub use article::lines;

/// The part a line plays in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Zone {
    /// The headline.
    Title,
    /// The first paragraph of prose after the title.
    Lead,
    /// Running text.
    Body,
    /// Names or describes a picture.
    Caption,
    /// Author or photographer.
    Byline,
    /// The publisher's name, on its own line or as a marker before the lead.
    Source,
    /// Place and date on a line of their own.
    Dateline,
    /// The headline once more, as the text that stands for a picture. Furniture.
    RepeatedTitle,
    /// Menus, related news, counters, forms, contact data. Furniture.
    Boilerplate,
}

impl Zone {
    /// All zones, in the order in which they are listed.
    pub const ALL: [Zone; 9] = [
        Zone::Title,
        Zone::Lead,
        Zone::Body,
        Zone::Caption,
        Zone::Byline,
        Zone::Source,
        Zone::Dateline,
        Zone::RepeatedTitle,
        Zone::Boilerplate,
    ];

    /// Whether search leaves the zone out unless it is asked for.
    #[must_use]
    pub const fn is_furniture(self) -> bool {
        matches!(self, Zone::RepeatedTitle | Zone::Boilerplate)
    }

    /// Whether the zone holds prose, which is cut into sentences.
    #[must_use]
    pub const fn is_prose(self) -> bool {
        matches!(self, Zone::Lead | Zone::Body | Zone::Caption)
    }

    /// The name of the zone in the stored and exported forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Zone::Title => "title",
            Zone::Lead => "lead",
            Zone::Body => "body",
            Zone::Caption => "caption",
            Zone::Byline => "byline",
            Zone::Source => "source",
            Zone::Dateline => "dateline",
            Zone::RepeatedTitle => "repeated-title",
            Zone::Boilerplate => "boilerplate",
        }
    }
}

/// A line that holds something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Number of the line in the file, from 1; blank lines count.
    pub number: u32,
    /// The line without the white space around it (U+00A0 is white space).
    pub span: Span,
    /// The part it plays.
    pub zone: Zone,
    /// The publisher's marker at its start, `(Baohatinh.vn) -`, which is zone [`Zone::Source`].
    pub marker: Option<Span>,
}

impl Line {
    /// The line without its marker.
    #[must_use]
    pub fn content(&self, text: &str) -> Span {
        let Some(marker) = self.marker else {
            return self.span;
        };
        let rest = &text[marker.end as usize..self.span.end as usize];
        Span {
            start: self.span.end - rest.trim_start().len() as u32,
            end: self.span.end,
        }
    }
}
