//! Files of a folder that somebody keeps → the stored corpus: what is wrong stops it.

use std::fmt;

use danbiet_query::Language;

use crate::{
    analyse::Lexicons,
    batch::Batch,
    corpus::BuildError,
    corrections::{self, By, Corrections, Located, Reason},
    document::Document,
    given::{Given, GivenDocument, Place},
    ingest::{self, IngestError},
    material::Material,
    search,
};

/// The name of the file beside the documents that says what they do not.
pub const TOML: &str = "corpus.toml";

/// The name of the file beside the documents that says which annotations are wrong.
pub const CORRECTIONS: &str = "corrections.toml";

/// The bytes of the files that a keeper writes beside the documents.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside<'a> {
    /// `corpus.toml`; without one, the corpus has no title and no themes.
    pub toml: Option<&'a [u8]>,
    /// `corrections.toml`.
    pub corrections: Option<&'a [u8]>,
}

/// A file in memory.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Its name without folders: `000.txt`.
    pub name: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

impl<'a> File<'a> {
    /// The id of the document: the name without its last ending.
    #[must_use]
    pub fn id(&self) -> &'a str {
        match self.name.rsplit_once('.') {
            Some((stem, _)) if !stem.is_empty() => stem,
            _ => self.name,
        }
    }
}

/// Why files make no corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompileError {
    /// There is no document.
    NoDocuments,
    /// A file cannot be read as text.
    Ingest {
        /// Its name.
        file: String,
        /// Why.
        error: IngestError,
    },
    /// `corpus.toml` is not UTF-8.
    TomlNotUtf8 {
        /// The first byte that does not fit.
        offset: usize,
    },
    /// `corpus.toml` is wrong.
    Toml {
        /// Where.
        place: Option<Place>,
        /// What is wrong and what to do.
        message: String,
    },
    /// The query of a theme had to be read leniently.
    Theme {
        /// Where the query stands.
        place: Place,
        /// The theme.
        id: String,
        /// The part of the query that is wrong.
        part: String,
        /// What is wrong and what to do.
        message: String,
    },
    /// `corpus.toml` speaks of a document that is not there.
    UnknownDocument {
        /// Where it does.
        place: Place,
        /// The id.
        id: String,
        /// The ids that there are, the first few.
        known: Vec<String>,
    },
    /// A file is not the one whose SHA-256 `corpus.toml` records.
    OtherFile {
        /// Its name.
        file: String,
        /// Where the hash is recorded.
        place: Place,
        /// The SHA-256 that the file has.
        found: String,
        /// The SHA-256 that is recorded.
        recorded: String,
    },
    /// `corrections.toml` is wrong, or what it corrects is not there.
    Corrections {
        /// Where.
        place: Option<Place>,
        /// What is wrong and what to do.
        message: String,
    },
    /// The documents do not fit together.
    Build(BuildError),
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CompileError::NoDocuments => {
                f.write_str("there is no document: put .txt files into the folder")
            }
            CompileError::Ingest { file, error } => write!(f, "{file}: {error}"),
            CompileError::TomlNotUtf8 { offset } => write!(
                f,
                "{TOML}: it is not UTF-8 (byte {offset}); save it as UTF-8"
            ),
            CompileError::Toml { place, message } => match place {
                Some(at) => write!(f, "{TOML}:{}:{}: {message}", at.line, at.column),
                None => write!(f, "{TOML}: {message}"),
            },
            CompileError::Theme {
                place,
                id,
                part,
                message,
            } => write!(
                f,
                "{TOML}:{}:{}: the query of theme “{id}”, at “{part}”: {message}",
                place.line, place.column
            ),
            CompileError::UnknownDocument { place, id, known } => write!(
                f,
                "{TOML}:{}:{}: there is no file for “{id}”; write the name of a file without its \
                 ending ({}), or remove the entry",
                place.line,
                place.column,
                known.join(", ")
            ),
            CompileError::OtherFile {
                file,
                place,
                found,
                recorded,
            } => write!(
                f,
                "{file}: its SHA-256 is {found}, but {TOML}:{} records {recorded}; \
                 restore the file, or record the new hash",
                place.line
            ),
            CompileError::Corrections { place, message } => match place {
                Some(at) => write!(f, "{CORRECTIONS}:{}:{}: {message}", at.line, at.column),
                None => write!(f, "{CORRECTIONS}: {message}"),
            },
            CompileError::Build(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for CompileError {}

/// Reads, analyses and stores documents that have no corrections. Their order does not matter.
///
/// # Errors
/// As [`compile_with`].
pub fn compile(
    files: &[File<'_>],
    toml: Option<&[u8]>,
    lexicons: &Lexicons,
) -> Result<Vec<u8>, CompileError> {
    let beside = Beside {
        toml,
        corrections: None,
    };
    compile_with(files, beside, lexicons)
}

/// Reads, analyses, corrects and stores documents. Their order does not matter.
///
/// # Errors
/// The first thing that is wrong, in the order of the names of the files; then in
/// `corrections.toml`.
pub fn compile_with(
    files: &[File<'_>],
    beside: Beside<'_>,
    lexicons: &Lexicons,
) -> Result<Vec<u8>, CompileError> {
    let mut files = files.to_vec();
    files.sort_by_key(|file| file.name);
    if files.is_empty() {
        return Err(CompileError::NoDocuments);
    }
    let given = given(beside)?;
    let known = files.iter().map(|file| Known {
        id: file.id(),
        name: file.name,
        sha256: Sha::Of(file.bytes),
    });
    match_files(&given, known.collect())?;
    if let Some(pair) = files.windows(2).find(|pair| pair[0].id() == pair[1].id()) {
        let id = pair[0].id().to_owned();
        return Err(CompileError::Build(BuildError::SameId { id }));
    }
    let mut batch = Batch::default();
    for file in &files {
        let material = Material::plain(file.name, file.bytes);
        batch.add(material.map_err(|error| CompileError::Ingest {
            file: file.name.to_owned(),
            error,
        })?);
    }
    let mut sealed = batch.seal_given(given, beside);
    sealed.step(usize::MAX, lexicons);
    sealed.store()
}

/// What `corpus.toml` says; nothing if there is none.
pub(crate) fn given(beside: Beside<'_>) -> Result<Given, CompileError> {
    let given = match beside.toml {
        Some(bytes) => read_toml(bytes)?,
        None => Given::default(),
    };
    check_themes(&given)?;
    Ok(given)
}

fn read_toml(bytes: &[u8]) -> Result<Given, CompileError> {
    let text = std::str::from_utf8(bytes).map_err(|error| CompileError::TomlNotUtf8 {
        offset: error.valid_up_to(),
    })?;
    Given::parse(text).map_err(|error| CompileError::Toml {
        place: error.place,
        message: error.message,
    })
}

/// A person's slip is read leniently; in a file that is kept, it is an error.
fn check_themes(given: &Given) -> Result<(), CompileError> {
    for (theme, place) in &given.themes {
        let (_, remarks) = danbiet_query::parse(&theme.query);
        if let Some(remark) = remarks.first() {
            return Err(CompileError::Theme {
                place: *place,
                id: theme.id.clone(),
                part: remark.span.of(&theme.query).to_owned(),
                message: remark.message(&theme.query, Language::En),
            });
        }
        if search::asks_for_themes(&theme.query) {
            return Err(CompileError::Theme {
                place: *place,
                id: theme.id.clone(),
                part: "theme:".to_owned(),
                message: "a theme cannot ask for themes; write their queries instead".to_owned(),
            });
        }
    }
    Ok(())
}

/// A file that `corpus.toml` may speak of.
pub(crate) struct Known<'a> {
    /// The id of its document.
    pub(crate) id: &'a str,
    /// Its name.
    pub(crate) name: &'a str,
    /// Its SHA-256.
    pub(crate) sha256: Sha<'a>,
}

/// A SHA-256 that may still have to be computed.
pub(crate) enum Sha<'a> {
    /// In hexadecimal.
    Is(&'a str),
    /// Of these bytes.
    Of(&'a [u8]),
}

/// Whether what is given belongs to the files that are there.
pub(crate) fn match_files(given: &Given, files: Vec<Known<'_>>) -> Result<(), CompileError> {
    for (id, document) in &given.documents {
        let Some(file) = files.iter().find(|file| file.id == id) else {
            return Err(CompileError::UnknownDocument {
                place: document.place,
                id: id.clone(),
                known: files.iter().take(5).map(|f| f.id.to_owned()).collect(),
            });
        };
        same_file(file, document)?;
    }
    Ok(())
}

fn same_file(file: &Known<'_>, given: &GivenDocument) -> Result<(), CompileError> {
    let Some(recorded) = &given.sha256 else {
        return Ok(());
    };
    let found = match file.sha256 {
        Sha::Is(sha256) => sha256.to_owned(),
        Sha::Of(bytes) => ingest::sha256(bytes),
    };
    if found == *recorded {
        return Ok(());
    }
    Err(CompileError::OtherFile {
        file: file.name.to_owned(),
        place: given.place,
        found,
        recorded: recorded.clone(),
    })
}

/// Applies `corrections.toml`. One that does not fit is an error: a file that is kept must hold.
pub(crate) fn correct(documents: &mut [Document], bytes: &[u8]) -> Result<(), CompileError> {
    let wrong =
        |place: Option<Place>, message: String| CompileError::Corrections { place, message };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        wrong(
            None,
            format!("it is not UTF-8 (byte {at}); save it as UTF-8"),
        )
    })?;
    let located =
        Corrections::from_toml(text).map_err(|error| wrong(error.place, error.message))?;
    let Located {
        corrections,
        mentions,
        merges,
    } = &located;
    for (mention, place) in corrections.mentions.iter().zip(mentions) {
        if !documents.iter().any(|d| d.id == mention.document) {
            let message = Reason::NoDocument.message().to_owned();
            return Err(wrong(Some(*place), message));
        }
    }
    for (merge, place) in corrections.merges.iter().zip(merges) {
        if !documents.iter().any(|d| corrections::has(&d.layers, merge)) {
            let message = format!(
                "no document has “{}” in the layer {}; write it as the table shows it, or remove \
                 the entry",
                merge.from,
                merge.layer.name()
            );
            return Err(wrong(Some(*place), message));
        }
    }
    for document in documents {
        let Document {
            id, text, layers, ..
        } = document;
        let problems = corrections::apply(id, text, layers, corrections, By::Keeper);
        if let Some(problem) = problems.first() {
            let place = mentions.get(problem.mention).copied();
            return Err(wrong(place, problem.reason.message().to_owned()));
        }
    }
    Ok(())
}
