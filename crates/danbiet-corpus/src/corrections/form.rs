//! Corrections as TOML and as JSON.

use std::fmt;

use serde::Deserialize;
use toml::Spanned;

use super::{Change, Corrections, Layer, MentionCorrection, Merge};
use crate::{
    given::{self, Place, TomlError},
    json::{
        Json,
        read::{self, Value},
    },
};

/// Corrections of a file, each with its place in it.
#[derive(Clone, Debug, Default)]
pub struct Located {
    /// The corrections.
    pub corrections: Corrections,
    /// Where each of [`Corrections::mentions`] begins.
    pub mentions: Vec<Place>,
    /// Where each of [`Corrections::merges`] begins.
    pub merges: Vec<Place>,
}

/// Why a text is no list of corrections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonError {
    /// It is no JSON from this byte on.
    Syntax {
        /// The byte.
        at: usize,
    },
    /// An entry lacks something or says what cannot be.
    Entry {
        /// Its number in the list, from 0.
        number: usize,
        /// The key that is missing or wrong.
        key: &'static str,
    },
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            JsonError::Syntax { at } => write!(f, "it is no JSON from byte {at} on"),
            JsonError::Entry { number, key } => {
                write!(f, "“{key}” is missing or wrong in entry {}", number + 1)
            }
        }
    }
}

impl std::error::Error for JsonError {}

impl Corrections {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.mentions.is_empty() && self.merges.is_empty()
    }

    /// Reads a `corrections.toml`.
    ///
    /// # Errors
    /// If it is no TOML, if a key is missing, unknown or of another type, or a layer is unknown.
    pub fn from_toml(text: &str) -> Result<Located, TomlError> {
        let file: File = toml::from_str(text).map_err(|error| TomlError {
            place: error.span().map(|span| given::place(text, span.start)),
            message: error.message().to_owned(),
        })?;
        let mut located = Located::default();
        for table in file.mention {
            let place = given::place(text, table.span().start);
            located.mentions.push(place);
            let mention = table.into_inner().read(text)?;
            located.corrections.mentions.push(mention);
        }
        for table in file.merge {
            let place = given::place(text, table.span().start);
            located.merges.push(place);
            let merge = table.into_inner();
            located.corrections.merges.push(Merge {
                layer: layer(text, &merge.layer)?,
                from: merge.from,
                into: merge.into,
                note: merge.note,
            });
        }
        Ok(located)
    }

    /// Writes a `corrections.toml`.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut out = String::new();
        for mention in &self.mentions {
            out.push_str("[[mention]]\n");
            line("document", &mention.document, &mut out);
            line("layer", mention.layer.name(), &mut out);
            line("quote", &mention.quote, &mut out);
            line("before", &mention.before, &mut out);
            line("after", &mention.after, &mut out);
            for part in ["start = ", &mention.start.to_string(), "\n"] {
                out.push_str(part);
            }
            match &mention.change {
                Change::Wrong => out.push_str("wrong = true\n"),
                Change::Normal(normal) => line("normal", normal, &mut out),
            }
            note(mention.note.as_deref(), &mut out);
        }
        for merge in &self.merges {
            out.push_str("[[merge]]\n");
            line("layer", merge.layer.name(), &mut out);
            line("from", &merge.from, &mut out);
            line("into", &merge.into, &mut out);
            note(merge.note.as_deref(), &mut out);
        }
        out
    }

    /// Reads what [`Corrections::to_json`] has written.
    ///
    /// # Errors
    /// If it is no JSON, or an entry is not whole.
    pub fn from_json(text: &str) -> Result<Corrections, JsonError> {
        let root = read::read(text).map_err(|at| JsonError::Syntax { at })?;
        Corrections::from_value(&root)
    }

    /// Reads what is part of a longer text.
    pub(crate) fn from_value(root: &Value) -> Result<Corrections, JsonError> {
        let mut corrections = Corrections::default();
        for (number, entry) in root.get("mention").list().iter().enumerate() {
            let text = |key| string(entry, number, key);
            let start = match entry.get("start") {
                Value::Number(start) if *start >= 0.0 && *start <= f64::from(u32::MAX) => {
                    *start as u32
                }
                _ => {
                    return Err(JsonError::Entry {
                        number,
                        key: "start",
                    });
                }
            };
            corrections.mentions.push(MentionCorrection {
                document: text("document")?,
                layer: json_layer(entry, number)?,
                quote: text("quote")?,
                before: text("before")?,
                after: text("after")?,
                start,
                change: match entry.get("wrong") {
                    Value::Bool(true) => Change::Wrong,
                    _ => Change::Normal(text("normal")?),
                },
                note: entry.get("note").text().map(str::to_owned),
            });
        }
        for (number, entry) in root.get("merge").list().iter().enumerate() {
            corrections.merges.push(Merge {
                layer: json_layer(entry, number)?,
                from: string(entry, number, "from")?,
                into: string(entry, number, "into")?,
                note: entry.get("note").text().map(str::to_owned),
            });
        }
        Ok(corrections)
    }

    /// Writes JSON, with the keys of `corrections.toml`.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = Json::default();
        json.open('{');
        json.key("mention").open('[');
        for mention in &self.mentions {
            json.open('{');
            json.key("document").string(&mention.document);
            json.key("layer").string(mention.layer.name());
            json.key("quote").string(&mention.quote);
            json.key("before").string(&mention.before);
            json.key("after").string(&mention.after);
            json.key("start").word(&mention.start.to_string());
            match &mention.change {
                Change::Wrong => json.key("wrong").word("true"),
                Change::Normal(normal) => json.key("normal").string(normal),
            }
            if let Some(note) = &mention.note {
                json.key("note").string(note);
            }
            json.close('}');
        }
        json.close(']');
        json.key("merge").open('[');
        for merge in &self.merges {
            json.open('{');
            json.key("layer").string(merge.layer.name());
            json.key("from").string(&merge.from);
            json.key("into").string(&merge.into);
            if let Some(note) = &merge.note {
                json.key("note").string(note);
            }
            json.close('}');
        }
        json.close(']');
        json.close('}');
        json.into_string()
    }
}

fn string(entry: &Value, number: usize, key: &'static str) -> Result<String, JsonError> {
    let text = entry.get(key).text().map(str::to_owned);
    text.ok_or(JsonError::Entry { number, key })
}

fn json_layer(entry: &Value, number: usize) -> Result<Layer, JsonError> {
    let layer = entry.get("layer").text().and_then(Layer::of_name);
    layer.ok_or(JsonError::Entry {
        number,
        key: "layer",
    })
}

/// A line of TOML with a basic string.
fn line(key: &str, text: &str, out: &mut String) {
    out.push_str(key);
    out.push_str(" = \"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                out.push_str("\\u");
                for shift in [12, 8, 4, 0] {
                    out.extend(char::from_digit(c as u32 >> shift & 15, 16));
                }
            }
            c => out.push(c),
        }
    }
    out.push_str("\"\n");
}

/// The last line of an entry, and the blank line behind it.
fn note(note: Option<&str>, out: &mut String) {
    if let Some(note) = note {
        line("note", note, out);
    }
    out.push('\n');
}

fn layer(text: &str, name: &Spanned<String>) -> Result<Layer, TomlError> {
    Layer::of_name(name.get_ref()).ok_or_else(|| {
        let names = Layer::ALL.map(Layer::name).join(", ");
        TomlError {
            place: Some(given::place(text, name.span().start)),
            message: format!("there is no layer “{}”; there are {names}", name.get_ref()),
        }
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    mention: Vec<Spanned<MentionTable>>,
    #[serde(default)]
    merge: Vec<Spanned<MergeTable>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MentionTable {
    document: String,
    layer: Spanned<String>,
    quote: String,
    #[serde(default)]
    before: String,
    #[serde(default)]
    after: String,
    #[serde(default)]
    start: u32,
    wrong: Option<Spanned<bool>>,
    normal: Option<String>,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MergeTable {
    layer: Spanned<String>,
    from: String,
    into: String,
    note: Option<String>,
}

impl MentionTable {
    fn read(self, text: &str) -> Result<MentionCorrection, TomlError> {
        let change = match (&self.wrong, self.normal) {
            (Some(wrong), None) if *wrong.get_ref() => Change::Wrong,
            (None, Some(normal)) => Change::Normal(normal),
            _ => {
                return Err(TomlError {
                    place: Some(given::place(text, self.layer.span().start)),
                    message: "write either wrong = true or normal = \"…\"".to_owned(),
                });
            }
        };
        Ok(MentionCorrection {
            document: self.document,
            layer: layer(text, &self.layer)?,
            quote: self.quote,
            before: self.before,
            after: self.after,
            start: self.start,
            change,
            note: self.note,
        })
    }
}
