//! The form of a project: JSON with a version.

use std::fmt;

use super::{Kept, Mark, Project, VERSION, fields};
use crate::{
    CorpusInfo,
    corrections::{Corrections, JsonError},
    given::{self, Place},
    json::{
        Json,
        read::{self, Value},
    },
    notes::{
        Notes,
        annotations::{self, FileError, Problem},
    },
};

/// What the first field of a project says.
const FORMAT: &str = "danbiet-project";

/// A project as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The project.
    pub project: Project,
    /// What of its notes could not be taken over.
    pub problems: Vec<Problem>,
    /// The fields that this version does not know, which were not taken: each once, with the way to it
    /// (`queries[].colour`), in the order of their letters. Those of notes are among the problems.
    pub unknown: Vec<String>,
}

/// Why a text is no project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProjectError {
    /// It is no JSON from here on: cut off, or another kind of file.
    Syntax(Place),
    /// It is JSON, but no project of this program.
    Foreign,
    /// It was written in another version of the form.
    Version {
        /// The version.
        found: String,
    },
    /// This part is missing or is of another kind.
    Part(&'static str),
    /// A kept query lacks its name or its address.
    Query {
        /// Its number, from 1.
        number: usize,
    },
    /// Its notes cannot be read.
    Notes(FileError),
    /// Its corrections cannot be read.
    Corrections(JsonError),
}

impl fmt::Display for ProjectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ProjectError::Syntax(Place { line, column }) => {
                write!(f, "it is no JSON from line {line}, column {column} on")
            }
            ProjectError::Foreign => f.write_str("it is no project of Dân Biết"),
            ProjectError::Version { found } => write!(
                f,
                "it was written in version {found} of the form, and this program reads version \
                 {VERSION}; open it with the program that wrote it"
            ),
            ProjectError::Part(part) => write!(f, "“{part}” is missing or wrong"),
            ProjectError::Query { number } => {
                write!(f, "query {number} lacks its name or its address")
            }
            ProjectError::Notes(error) => write!(f, "its notes: {error}"),
            ProjectError::Corrections(error) => write!(f, "its corrections: {error}"),
        }
    }
}

impl std::error::Error for ProjectError {}

/// Writes a project.
#[must_use]
pub fn write(project: &Project) -> String {
    let mut json = Json::default();
    json.open('{');
    json.key("format").string(FORMAT);
    json.key("version").word(&VERSION.to_string());
    json.key("saved").string(&project.saved);
    json.key("corpus").open('{');
    json.key("hash").string(&project.corpus.hash);
    json.key("title").string(&project.corpus.title);
    json.key("documents").open('[');
    for (id, hash) in &project.corpus.documents {
        json.open('{');
        json.key("id").string(id);
        json.key("sha256").string(hash);
        json.close('}');
    }
    json.close(']');
    json.close('}');
    json.key("view").string(&project.view);
    json.key("queries").open('[');
    for Kept { name, address } in &project.queries {
        json.open('{');
        json.key("name").string(name);
        json.key("address").string(address);
        json.close('}');
    }
    json.close(']');
    let info = CorpusInfo {
        hash: project.corpus.hash.clone(),
        ..CorpusInfo::default()
    };
    json.key("notes");
    annotations::write_into(&project.notes, &info, &mut json);
    json.key("corrections").word(&project.corrections.to_json());
    json.close('}');
    json.into_string()
}

/// Reads a project. What of a note is not to be taken over is named, and so are fields of an unknown
/// name; everything else must be whole.
///
/// # Errors
/// If it is no project of this version, or a part of it is missing or wrong.
pub fn read(text: &str) -> Result<Read, ProjectError> {
    let root = read::read(text).map_err(|at| ProjectError::Syntax(given::place(text, at)))?;
    if root.get("format").text() != Some(FORMAT) {
        return Err(ProjectError::Foreign);
    }
    match root.get("version") {
        Value::Number(version) if *version == f64::from(VERSION) => {}
        other => {
            return Err(ProjectError::Version {
                found: match other {
                    Value::Number(version) => version.to_string(),
                    other => other.text().unwrap_or("?").to_owned(),
                },
            });
        }
    }
    let part = |value: &Value, key, name| {
        let text = value.get(key).text().map(str::to_owned);
        text.ok_or(ProjectError::Part(name))
    };
    let list = |value: &Value, name| match value {
        Value::List(items) => Ok(items.clone()),
        _ => Err(ProjectError::Part(name)),
    };
    let corpus = root.get("corpus");
    let documents = list(corpus.get("documents"), "corpus.documents")?;
    let documents = documents.iter().map(|document| {
        let text = |key| part(document, key, "corpus.documents");
        Ok((text("id")?, text("sha256")?))
    });
    let queries = list(root.get("queries"), "queries")?;
    let queries = queries.iter().enumerate().map(|(at, query)| {
        let text = |key| query.get(key).text().map(str::to_owned);
        let kept = || {
            Some(Kept {
                name: text("name")?,
                address: text("address")?,
            })
        };
        kept().ok_or(ProjectError::Query { number: at + 1 })
    });
    let notes = annotations::read_value(root.get("notes")).map_err(ProjectError::Notes)?;
    let corrections = root.get("corrections");
    for (key, name) in [
        ("mention", "corrections.mention"),
        ("merge", "corrections.merge"),
    ] {
        if !matches!(corrections.get(key), Value::List(_)) {
            return Err(ProjectError::Part(name));
        }
    }
    let corrections = Corrections::from_value(corrections).map_err(ProjectError::Corrections)?;
    Ok(Read {
        project: Project {
            corpus: Mark {
                hash: part(corpus, "hash", "corpus.hash")?,
                title: part(corpus, "title", "corpus.title")?,
                documents: documents.collect::<Result<_, _>>()?,
            },
            saved: part(&root, "saved", "saved")?,
            view: part(&root, "view", "view")?,
            queries: queries.collect::<Result<_, _>>()?,
            notes: Notes::from_iter(notes.notes),
            corrections,
        },
        problems: notes.problems,
        unknown: fields::unknown(&root),
    })
}
