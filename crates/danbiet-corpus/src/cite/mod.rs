//! Citations of documents, and lists of them, in the forms that programs and papers take.
//!
//! What the document does not state itself stands in brackets, with a question mark where it is not
//! sure: `16/5/[2022]`, `[2019?]`; the note of a citation says how it is known. The date is the day of
//! what the document reports: a day of publication is not known. The day of access is not known to a
//! program either and is an argument.

mod bibtex;
mod csl;
mod day;
mod latex;
mod plain;
mod ris;
mod words;

use danbiet_query::Language;
use danbiet_text::{Span, letters, token};

use crate::{
    document::Document,
    ingest,
    metadata::{Basis, Certainty, Fact, PartialDate},
    quote,
};

pub use day::{Dated, Doubt, dated};
pub(crate) use words::bracketed;

/// A form of citations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A paragraph, in the style of a language.
    Plain,
    /// BibTeX in UTF-8, for Biber and every newer engine.
    Bibtex,
    /// BibTeX in ASCII, letters as commands of LaTeX (encoding T5).
    BibtexAscii,
    /// RIS, which programs for references import.
    Ris,
    /// CSL-JSON, what citeproc works on.
    CslJson,
}

impl Format {
    /// All forms, in the order in which they are offered.
    pub const ALL: [Format; 5] = [
        Format::Plain,
        Format::Bibtex,
        Format::BibtexAscii,
        Format::Ris,
        Format::CslJson,
    ];

    /// The name on the command line and in the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Format::Plain => "plain",
            Format::Bibtex => "bibtex",
            Format::BibtexAscii => "bibtex-ascii",
            Format::Ris => "ris",
            Format::CslJson => "csl-json",
        }
    }

    /// How names of such files end.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Format::Plain => ".txt",
            Format::Bibtex | Format::BibtexAscii => ".bib",
            Format::Ris => ".ris",
            Format::CslJson => ".json",
        }
    }

    /// The media type.
    #[must_use]
    pub const fn media(self) -> &'static str {
        match self {
            Format::Plain => "text/plain;charset=utf-8",
            Format::Bibtex | Format::BibtexAscii => "application/x-bibtex;charset=utf-8",
            Format::Ris => "application/x-research-info-systems;charset=utf-8",
            Format::CslJson => "application/vnd.citationstyles.csl+json",
        }
    }
}

/// What is cited of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The id of the document in its corpus.
    pub document: String,
    /// The key in BibTeX: ASCII, the same for the same id, another for another one.
    pub key: String,
    /// The title; of a document without one its first words.
    pub title: Title,
    /// Who wrote it.
    pub author: Option<Fact<String>>,
    /// Who published it.
    pub publisher: Option<Fact<String>>,
    /// The address of the publisher's site, without scheme.
    pub site: Option<Fact<String>>,
    /// The day of what it reports, with its basis.
    pub date: Option<(Dated, Basis)>,
    /// The address at which the document can be read; empty where none is known.
    pub address: String,
    /// The day on which it was read.
    pub accessed: Option<PartialDate>,
    /// The SHA-256 of its text as UTF-8, in hexadecimal.
    pub sha256: String,
}

/// What a document is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Title {
    /// The title that the document has.
    Stated(String),
    /// The first words of a document without title.
    FirstWords(String),
}

impl Citation {
    /// The citation of a document that can be read at an address (empty: at none that is known).
    #[must_use]
    pub fn of(document: &Document, address: &str, accessed: Option<PartialDate>) -> Citation {
        let metadata = &document.metadata;
        Citation {
            document: document.id.clone(),
            key: key(&document.id),
            title: match &metadata.title {
                Some(title) => Title::Stated(quote::one_line(&title.value)),
                None => Title::FirstWords(first_words(document)),
            },
            author: metadata.author.clone(),
            publisher: metadata.publisher.clone(),
            site: metadata.site.clone(),
            date: metadata
                .date
                .as_ref()
                .map(|fact| (dated(fact), fact.basis.clone())),
            address: address.to_owned(),
            accessed,
            sha256: quote::text_hash(document),
        }
    }

    /// Who answers for it: the author, or else the publisher.
    fn responsible(&self) -> Option<&Fact<String>> {
        self.author.as_ref().or(self.publisher.as_ref())
    }

    /// The title as it is cited: brackets around first words.
    fn titled(&self) -> String {
        match &self.title {
            Title::Stated(title) => title.clone(),
            Title::FirstWords(words) => ["[", words, "…]"].concat(),
        }
    }

    /// The publisher's site as an address.
    fn site_address(&self) -> Option<String> {
        let site = &self.site.as_ref()?.value;
        let has_scheme = site.contains("://");
        Some(if has_scheme {
            site.clone()
        } else {
            ["https://", site.as_str()].concat()
        })
    }

    /// What a reader must know beside the fields: how the date is known, the id and the hash.
    fn note(&self, language: Language) -> String {
        let mut parts = Vec::new();
        if let Some((date, basis)) = &self.date {
            parts.extend(date.remark(basis, language));
        }
        if let (Some(publisher), true) = (&self.publisher, self.publisher_is_doubtful()) {
            parts.extend(words::known("publisher", &publisher.basis, language));
        }
        parts.push(words::identity(&self.document, &self.sha256, language));
        parts.join(". ")
    }

    fn publisher_is_doubtful(&self) -> bool {
        self.publisher.as_ref().is_some_and(|it| !it.is_stated())
    }
}

/// Citations in a form, in the order given; worded in a language where the form has words.
#[must_use]
pub fn write(citations: &[Citation], format: Format, language: Language) -> String {
    match format {
        Format::Plain => plain::write(citations, language),
        Format::Bibtex => bibtex::write(citations, latex::Letters::Utf8, language),
        Format::BibtexAscii => bibtex::write(citations, latex::Letters::Ascii, language),
        Format::Ris => ris::write(citations, language),
        Format::CslJson => csl::write(citations, language),
    }
}

/// The key of a document: its id where that is made of a–z, digits and `-_.` alone; otherwise what of
/// it can be written like that and, behind a colon, the beginning of the SHA-256 of the whole. Keys
/// that differ in capitals alone are the same to BibTeX, so capitals count as other letters.
fn key(id: &str) -> String {
    let plain = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '-' | '_' | '.');
    if !id.is_empty() && id.chars().all(plain) {
        return ["danbiet-", id].concat();
    }
    let mut key = String::from("danbiet-");
    for c in id.chars().map(letters::lower) {
        let written = letters::letter(c);
        match letters::base(written.quality) {
            c if plain(c) => key.push(c),
            c if letters::is_combining(c) => {}
            _ if key.ends_with('-') => {}
            _ => key.push('-'),
        }
    }
    let hash = ingest::sha256(id.as_bytes());
    key.push(':');
    key.push_str(&hash[..12]);
    key
}

/// How many tokens stand for a title that is not there.
const FIRST_WORDS: usize = 10;

/// The first words of the article.
fn first_words(document: &Document) -> String {
    let mut lines = document.lines.iter();
    let line = lines.find(|line| line.zone.is_prose());
    let line = line.or_else(|| document.lines.iter().find(|line| !line.zone.is_furniture()));
    let span = line.map_or(Span::new(0, document.text.len()), |line| {
        line.content(&document.text)
    });
    let content = span.of(&document.text);
    let end = token::tokens(content).take(FIRST_WORDS).last();
    quote::one_line(&content[..end.map_or(0, |token| token.range().end)])
}

/// Whether something is as good as sure.
fn is_sure(basis: &Basis) -> bool {
    match basis {
        Basis::Stated { .. } => true,
        Basis::Inferred { certainty, .. } | Basis::Given { certainty, .. } => {
            *certainty == Certainty::High
        }
    }
}

#[cfg(test)]
mod tests;
