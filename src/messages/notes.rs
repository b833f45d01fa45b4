//! What is said of the reader's notes, kept queries and projects, and of the passage that they have
//! selected.

use std::borrow::Cow;

use danbiet_corpus::{
    anchor::Found,
    notes::{
        Colour, Merged,
        annotations::{FileError, What},
    },
    project::ProjectError,
};
use danbiet_query::Language;

mod en;
mod vi;

/// Something to say.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "what a variant says stands in vi.rs and en.rs")]
pub enum Words<'a> {
    // The passage that is selected.
    Passage,
    ChooseSentence,
    ChooseSentenceIs,
    PassageKeys,
    MarkIn(Colour),
    MakeNote,
    // A note.
    Note,
    Colour(Colour),
    Named {
        colour: Colour,
        label: &'a str,
    },
    InDocument {
        notes: usize,
    },
    ColourField,
    LabelField,
    TextField,
    Remove,
    Removed,
    Undo,
    Close,
    KeptHere,
    NotKept,
    All {
        notes: usize,
    },
    Found(Found),
    NoDocument,
    Open,
    // All notes.
    Lead,
    None,
    NoneSo,
    AnyColour,
    AnyLabel,
    AnyDocument,
    DocumentField,
    Find,
    Shown {
        shown: usize,
        notes: usize,
    },
    Print,
    TakenAlong,
    Broken(&'a ProjectError),
    // Files.
    Files,
    FilesLead,
    SaveNotes,
    OpenNotes,
    NotSaved,
    Unreadable,
    Merged(Merged),
    LeftOut {
        number: usize,
        id: &'a str,
        what: &'a What,
    },
    FileError(FileError),
    // Projects.
    Project,
    ProjectLead,
    SaveProject,
    OpenProject,
    ProjectError(&'a ProjectError),
    Holds {
        queries: usize,
        notes: usize,
        corrections: usize,
    },
    Same,
    Other {
        title: &'a str,
    },
    Missing {
        documents: usize,
    },
    Added {
        documents: usize,
    },
    Changed {
        documents: usize,
    },
    Moved {
        notes: usize,
    },
    Orphans {
        notes: usize,
    },
    Misfits {
        corrections: usize,
    },
    UnknownFields {
        fields: usize,
    },
    TakeOver,
    LeaveIt,
    Taken,
    GoThere,
    // Queries.
    Queries,
    NoQueries,
    KeepLead,
    KeepName,
    Keep,
    Forget {
        name: &'a str,
    },
}

/// Says it.
#[must_use]
pub fn say(language: Language, words: Words<'_>) -> Cow<'static, str> {
    match language {
        Language::Vi => vi::say(words),
        Language::En => en::say(words),
    }
}
