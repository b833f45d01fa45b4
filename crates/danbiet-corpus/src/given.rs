//! What whoever keeps the corpus says about it: `corpus.toml`.
//!
//! ```toml
//! language = "vi"
//! site_url = "https://example.org/doc/"        # optional
//!
//! [title]
//! vi = "Quy chế dân chủ ở cơ sở"
//! en = "Grassroots democracy"
//!
//! [[theme]]                                     # a query with a name
//! id = "doi-thoai"
//! name = { vi = "Đối thoại", en = "Dialogue" }
//! query = "đối thoại OR \"tiếp công dân\""
//!
//! [documents.003_d04be4df1517faf1]              # the file without its ending
//! sha256 = "d04b…"                              # the build stops if the file is another
//!
//! [documents.003_d04be4df1517faf1.province]     # a fact that the text does not state
//! value = "tỉnh Hà Tĩnh"
//! basis = "thị xã Hồng Lĩnh thuộc tỉnh Hà Tĩnh"
//! certainty = "high"                            # low, medium or high
//! ```
//!
//! Facts may be given for place, province, publisher, site, date (`2019`, `2019-12`,
//! `2019-12-25`), event, author and photographer. What the text itself states stands against them.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::{
    corpus::{Localised, Theme},
    metadata::{Basis, Certainty, Fact, Metadata, PartialDate},
};

/// A place in `corpus.toml`, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Line.
    pub line: usize,
    /// Character of the line.
    pub column: usize,
}

/// What is wrong with a `corpus.toml`, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TomlError {
    /// Where, if it has one place.
    pub place: Option<Place>,
    /// What is wrong and what to do.
    pub message: String,
}

/// `corpus.toml`, read.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// What the corpus is called.
    pub title: Localised,
    /// The language of the documents.
    pub language: Option<String>,
    /// Where the corpus is to be found on the web.
    pub site_url: Option<String>,
    /// Named queries, each with the place of the query in the file.
    pub themes: Vec<(Theme, Place)>,
    /// What is given for single documents, by id.
    pub documents: BTreeMap<String, GivenDocument>,
}

/// What is given for one document.
#[derive(Clone, Debug)]
pub struct GivenDocument {
    /// Where the file names it.
    pub place: Place,
    /// The SHA-256 that its file must have, in small hexadecimal letters.
    pub sha256: Option<String>,
    /// The facts, each with [`Basis::Given`].
    pub facts: Metadata,
}

impl Given {
    /// Reads a `corpus.toml`.
    ///
    /// # Errors
    /// If it is no TOML, if a key or a type is wrong, or a value cannot be.
    pub fn parse(toml: &str) -> Result<Given, TomlError> {
        let file: File = toml::from_str(toml).map_err(|error| TomlError {
            place: error.span().map(|span| place(toml, span.start)),
            message: error.message().to_owned(),
        })?;
        let mut themes: Vec<(Theme, Place)> = Vec::with_capacity(file.theme.len());
        for theme in file.theme {
            let at = place(toml, theme.query.span().start);
            let id = theme.id.get_ref();
            if id.is_empty()
                || !id
                    .bytes()
                    .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
            {
                return Err(TomlError {
                    place: Some(place(toml, theme.id.span().start)),
                    message: format!(
                        "the theme id “{id}” must be made of a–z, 0–9 and hyphens, for it is part of addresses"
                    ),
                });
            }
            if themes.iter().any(|(other, _)| other.id == *id) {
                return Err(TomlError {
                    place: Some(place(toml, theme.id.span().start)),
                    message: format!("a theme “{id}” stands above already; rename one of them"),
                });
            }
            themes.push((
                Theme {
                    id: theme.id.into_inner(),
                    name: theme.name.into(),
                    query: theme.query.into_inner(),
                },
                at,
            ));
        }
        let documents = file
            .documents
            .into_iter()
            .map(|(id, document)| {
                let at = place(toml, id.span().start);
                Ok((id.into_inner(), document.read(toml, at)?))
            })
            .collect::<Result<_, TomlError>>()?;
        Ok(Given {
            title: file.title.into(),
            language: file.language,
            site_url: file.site_url,
            themes,
            documents,
        })
    }
}

/// Adds what is given to what was found. What the text states stands; what was only inferred gives
/// way, unless both say the same: then the one with evidence stays. Of a date, the parts that are
/// missing are filled in.
pub fn complete(found: &mut Metadata, given: &Metadata) {
    let pairs = [
        (&mut found.place, &given.place),
        (&mut found.province, &given.province),
        (&mut found.publisher, &given.publisher),
        (&mut found.site, &given.site),
        (&mut found.event, &given.event),
        (&mut found.author, &given.author),
        (&mut found.photographer, &given.photographer),
    ];
    for (found, given) in pairs {
        let Some(given) = given else { continue };
        let stays = |found: &Fact<String>| found.is_stated() || found.value == given.value;
        if !found.as_ref().is_some_and(stays) {
            *found = Some(given.clone());
        }
    }
    if let Some(given) = &given.date {
        let old = found
            .date
            .as_ref()
            .map(|fact| fact.value)
            .unwrap_or_default();
        let value = PartialDate {
            year: old.year.or(given.value.year),
            month: old.month.or(given.value.month),
            day: old.day.or(given.value.day),
        };
        if value != old {
            found.date = Some(Fact {
                value,
                basis: given.basis.clone(),
            });
        }
    }
}

/// The line and column of a byte of the file.
pub(crate) fn place(toml: &str, at: usize) -> Place {
    let before = &toml[..toml.floor_char_boundary(at)];
    let line = before.rfind('\n').map_or(0, |newline| newline + 1);
    Place {
        line: 1 + before.matches('\n').count(),
        column: 1 + before[line..].chars().count(),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    title: Names,
    language: Option<String>,
    site_url: Option<String>,
    #[serde(default)]
    theme: Vec<NamedQuery>,
    #[serde(default)]
    documents: BTreeMap<Spanned<String>, DocumentTable>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    vi: Option<String>,
    en: Option<String>,
}

impl From<Names> for Localised {
    fn from(names: Names) -> Self {
        Localised {
            vi: names.vi,
            en: names.en,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NamedQuery {
    id: Spanned<String>,
    name: Names,
    query: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentTable {
    sha256: Option<Spanned<String>>,
    place: Option<FactTable>,
    province: Option<FactTable>,
    publisher: Option<FactTable>,
    site: Option<FactTable>,
    date: Option<FactTable>,
    event: Option<FactTable>,
    author: Option<FactTable>,
    photographer: Option<FactTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FactTable {
    value: Spanned<String>,
    basis: String,
    certainty: Certainty,
}

impl FactTable {
    fn text(self) -> Fact<String> {
        Fact {
            value: self.value.into_inner(),
            basis: Basis::Given {
                basis: self.basis,
                certainty: self.certainty,
            },
        }
    }
}

impl DocumentTable {
    fn read(self, toml: &str, at: Place) -> Result<GivenDocument, TomlError> {
        let sha256 = self.sha256.map(|sha| read_sha256(toml, &sha)).transpose()?;
        let date = self.date.map(|fact| read_date(toml, fact)).transpose()?;
        Ok(GivenDocument {
            place: at,
            sha256,
            facts: Metadata {
                title: None,
                place: self.place.map(FactTable::text),
                province: self.province.map(FactTable::text),
                publisher: self.publisher.map(FactTable::text),
                site: self.site.map(FactTable::text),
                date,
                event: self.event.map(FactTable::text),
                author: self.author.map(FactTable::text),
                photographer: self.photographer.map(FactTable::text),
            },
        })
    }
}

fn read_sha256(toml: &str, sha: &Spanned<String>) -> Result<String, TomlError> {
    let digits = sha.get_ref();
    if digits.len() == 64 && digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Ok(digits.to_ascii_lowercase());
    }
    Err(TomlError {
        place: Some(place(toml, sha.span().start)),
        message: "a SHA-256 has 64 hexadecimal digits; `sha256sum FILE` prints it".to_owned(),
    })
}

fn read_date(toml: &str, fact: FactTable) -> Result<Fact<PartialDate>, TomlError> {
    let wrong = TomlError {
        place: Some(place(toml, fact.value.span().start)),
        message: format!(
            "“{}” is no date; write it as 2019, 2019-12 or 2019-12-25",
            fact.value.get_ref()
        ),
    };
    let value: PartialDate = fact.value.get_ref().parse().map_err(|_| wrong)?;
    let Fact { basis, .. } = fact.text();
    Ok(Fact { value, basis })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(toml: &str) -> (usize, String) {
        let error = Given::parse(toml).unwrap_err();
        (error.place.map_or(0, |place| place.line), error.message)
    }

    #[test]
    fn facts_are_read_with_their_basis() {
        let given = Given::parse(
            "language = 'vi'\n[title]\nvi = 'Thử'\n\n[documents.a]\n[documents.a.date]\n\
             value = '2019-12'\nbasis = 'vì thế'\ncertainty = 'medium'\n",
        )
        .unwrap();
        assert_eq!(given.title.vi.as_deref(), Some("Thử"));
        let document = &given.documents["a"];
        assert_eq!(document.place.line, 5);
        let date = document.facts.date.clone().unwrap();
        assert_eq!((date.value.year, date.value.month), (Some(2019), Some(12)));
        assert_eq!(
            date.basis,
            Basis::Given {
                basis: "vì thế".to_owned(),
                certainty: Certainty::Medium
            }
        );
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        let (line, message) = error("language = 'vi'\nlanguages = 'en'\n");
        assert_eq!(line, 2);
        assert!(message.contains("languages"), "{message}");
        let (line, message) = error("\nlanguage = 3\n");
        assert_eq!(line, 2);
        assert!(message.contains("string"), "{message}");
        assert_eq!(error("[title\n").0, 1);
        let fact = "[documents.a.place]\nvalue = 'x'\nbasis = 'y'\ncertainty = 'sure'\n";
        assert_eq!(error(fact).0, 4);
        assert_eq!(error("[documents.a]\n\nsha256 = 'abc'\n").0, 3);
        let date = "[documents.a.date]\nvalue = '25/12'\nbasis = 'y'\ncertainty = 'low'\n";
        assert_eq!(error(date).0, 2);
        let theme = "[[theme]]\nid = 'a'\nname = { vi = 'A' }\nquery = 'a'\n";
        assert_eq!(error(&format!("{theme}{theme}")).0, 6);
        assert_eq!(error(&theme.replace("'a'", "'Â'")).0, 2);
    }

    #[test]
    fn what_the_text_states_stands() {
        let stated = |value: &str| {
            Some(Fact {
                value: value.to_owned(),
                basis: Basis::Stated {
                    evidence: danbiet_text::Span::new(0, 1),
                },
            })
        };
        let given = |value: &str| {
            Some(Fact {
                value: value.to_owned(),
                basis: Basis::Given {
                    basis: String::new(),
                    certainty: Certainty::High,
                },
            })
        };
        let mut found = Metadata {
            place: stated("thị xã A"),
            ..Metadata::default()
        };
        let from_keeper = Metadata {
            place: given("thị xã B"),
            province: given("tỉnh C"),
            ..Metadata::default()
        };
        complete(&mut found, &from_keeper);
        assert_eq!(found.place, stated("thị xã A"));
        assert_eq!(found.province, given("tỉnh C"));
    }
}
