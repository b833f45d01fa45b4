//! In English.

use std::borrow::Cow;

use danbiet_corpus::{
    anchor::Found,
    notes::{Colour, Merged, annotations::What},
};
use danbiet_query::Language;

use super::Words;
use crate::messages::number;

const fn colour(colour: Colour) -> &'static str {
    match colour {
        Colour::Rose => "rose",
        Colour::Violet => "violet",
        Colour::Green => "green",
        Colour::Teal => "teal",
    }
}

/// A count with its noun.
fn count(number_of: usize, one: &str, several: &str) -> String {
    let noun = if number_of == 1 { one } else { several };
    [&number(Language::En, number_of), " ", noun].concat()
}

pub(super) fn say(words: Words<'_>) -> Cow<'static, str> {
    let n = |count: usize| number(Language::En, count);
    let notes_are = |notes| count(notes, "note", "notes");
    let documents_are = |documents| count(documents, "document", "documents");
    match words {
        Words::Passage => "Selected passage",
        Words::ChooseSentence => "Select a sentence",
        Words::ChooseSentenceIs => "Select a sentence with the keyboard (m)",
        Words::PassageKeys => {
            "↑ ↓: sentence before, after · Shift+← →: move the end · Ctrl+Shift+← →: move the \
             beginning · Shift+↑ ↓: a sentence less, more"
        }
        Words::MarkIn(it) => return format!("Mark in {}", colour(it)).into(),
        Words::MakeNote => "Note",
        Words::Note => "Your note",
        Words::Colour(it) => {
            let name = colour(it);
            return [&name[..1].to_uppercase(), &name[1..]].concat().into();
        }
        Words::Named { colour: it, label } => {
            let colour = colour(it);
            return match label {
                "" => format!("Note in {colour}"),
                label => format!("Note in {colour}: {label}"),
            }
            .into();
        }
        Words::InDocument { notes } => return format!("Notes in this document ({})", n(notes)).into(),
        Words::ColourField => "Colour",
        Words::LabelField => "Label",
        Words::TextField => "Text",
        Words::Remove => "Delete the note",
        Words::Removed => "A note was deleted.",
        Words::Undo => "Undo",
        Words::Close => "Close",
        Words::KeptHere => "Kept on this device only; nothing is sent.",
        Words::NotKept => {
            "The browser keeps nothing, or has no room left: notes are lost when the page is closed. Save them \
             as a file."
        }
        Words::All { notes } => return format!("All your notes ({})", n(notes)).into(),
        Words::Found(found) => match found {
            Found::Here(_) => "where it was",
            Found::Moved(_) => "the words now stand elsewhere in the document",
            Found::Altered { syllables: 0, .. } => {
                "signs, blanks or spelling are not what they were when this was noted"
            }
            Found::Altered { syllables, .. } => {
                let syllables = count(syllables as usize, "syllable is", "syllables are");
                return format!("{syllables} not what they were when this was noted").into();
            }
            Found::Orphan => "the words are no longer in the document",
        },
        Words::NoDocument => "this corpus has no such document",
        Words::Open => "Open in the document",
        Words::Lead => {
            "The passages that you have marked, and what you say of them. They are kept on this device only; when \
             a document changes or the corpus is built anew, each note is found again by its words."
        }
        Words::None => {
            "No notes yet. Open a document, select a passage (or press m) and choose a colour."
        }
        Words::NoneSo => "There are no such notes.",
        Words::AnyColour => "All colours",
        Words::AnyLabel => "All labels",
        Words::AnyDocument => "All documents",
        Words::DocumentField => "Document",
        Words::Find => "Search the notes",
        Words::Shown { shown, notes } => {
            return match shown == notes {
                true => notes_are(notes),
                false => format!("{} of {}", n(shown), notes_are(notes)),
            }
            .into();
        }
        Words::Print => "Print",
        Words::TakenAlong => {
            "The corpus was built anew since your last visit: your notes were taken along and found again by \
             their words. What was kept for the old one is untouched."
        }
        Words::Broken(error) => {
            return format!(
                "What this device keeps cannot be read ({error}). It is left as it is; new notes are kept apart."
            )
            .into();
        }
        Words::Files => "Files of notes",
        Words::FilesLead => {
            "Notes as W3C Web Annotations (JSON-LD), for other programs and other devices. What a file holds is \
             added to what you have; of two forms of one note the newer stays."
        }
        Words::SaveNotes => "Save the notes",
        Words::OpenNotes => "Open a file of notes",
        Words::NotSaved => "The browser could not save this file.",
        Words::Unreadable => "The browser cannot read this file as text (UTF-8).",
        Words::Merged(Merged { added, replaced, known }) => {
            return format!(
                "{} added, {} replaced by a newer form, {} known already.",
                n(added), n(replaced), n(known)
            )
            .into();
        }
        Words::LeftOut { number, id, what } => {
            let id = if id.is_empty() { String::new() } else { format!(" ({id})") };
            return format!("Entry {number}{id}: {}", left_out(what)).into();
        }
        Words::FileError(error) => return format!("Nothing was taken over: {error}.").into(),
        Words::Project => "Project",
        Words::ProjectLead => {
            "One file with all that you have made over this corpus: kept queries (with groups and selected lines), \
             notes, corrections of annotations, and the screen that you were on. Open it on another device and go on."
        }
        Words::SaveProject => "Save the project",
        Words::OpenProject => "Open a project",
        Words::ProjectError(error) => {
            return format!("It cannot be opened: {error}. Nothing was changed.").into();
        }
        Words::Holds { queries, notes, corrections } => {
            return format!(
                "It holds {}, {} and {}.",
                count(queries, "query", "queries"),
                notes_are(notes),
                count(corrections, "correction", "corrections")
            )
            .into();
        }
        Words::Same => "It was made over this very corpus.",
        Words::Other { title } => {
            let title = if title.is_empty() { "without a title" } else { title };
            return format!("It was made over another corpus ({title}). Compared with this one:").into();
        }
        Words::Missing { documents } => return format!("{} not here", documents_are(documents)).into(),
        Words::Added { documents } => return format!("{} new here", documents_are(documents)).into(),
        Words::Changed { documents } => {
            return format!("{} with another text", documents_are(documents)).into();
        }
        Words::Moved { notes } => {
            return format!("{} found again elsewhere or over changed words", notes_are(notes)).into();
        }
        Words::Orphans { notes } => {
            return format!("{} without a place; kept with the quote", notes_are(notes)).into();
        }
        Words::Misfits { corrections } => {
            return format!(
                "{} that no longer fit",
                count(corrections, "correction", "corrections")
            )
            .into();
        }
        Words::UnknownFields { fields } => {
            return format!(
                "{} not taken, as this version does not know them (if another version wrote the file, open it with \
                 that; if it was written by hand, look at the names):",
                count(fields, "field", "fields")
            )
            .into();
        }
        Words::TakeOver => "Add to what I have",
        Words::LeaveIt => "Leave it",
        Words::Taken => "Added.",
        Words::GoThere => "Go to the screen of the project",
        Words::Queries => "Kept queries",
        Words::NoQueries => "No query is kept yet. Press “Keep this query” under the search box of any screen.",
        Words::KeepLead => "Keep what is shown under a name:",
        Words::KeepName => "Name of the query",
        Words::Keep => "Keep",
        Words::Forget { name } => return format!("Drop the query “{name}”").into(),
    }
    .into()
}

fn left_out(what: &What) -> String {
    match what {
        What::Type(name) => format!("left out, it is no Annotation but “{name}”"),
        What::Lacks(field) => format!("left out, “{field}” is missing or wrong"),
        What::Selector(names) => format!("left out, its place is given by “{names}” only"),
        What::Targets(count) => format!("left out, it is about {count} places at once"),
        What::Motivation(name) => format!("left out, its purpose is “{name}”"),
        What::Body(name) => format!("left out, it has a body of type “{name}”"),
        What::Field(name) => format!("taken, but for its field “{name}”"),
    }
}
