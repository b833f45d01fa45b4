//! The notes of a reader: passages that are marked in a colour, with a label and a text.
//!
//! A [`Note`] knows its document by id and its place by an [`Anchor`], so that it outlives the corpus
//! it was made in. [`annotations`] writes and reads notes as W3C Web Annotations, [`placed`] finds
//! their places in a corpus, [`Filter`] chooses among them.

pub mod annotations;
mod filter;
#[cfg(test)]
mod tests;

pub use filter::Filter;

use crate::{
    Corpus, DocId,
    anchor::{self, Anchor, Found},
    sort,
};

/// The colour of a mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Colour {
    /// Rose.
    #[default]
    Rose,
    /// Violet.
    Violet,
    /// Green.
    Green,
    /// Teal.
    Teal,
}

impl Colour {
    /// All colours, in the order in which they are shown.
    pub const ALL: [Colour; 4] = [Colour::Rose, Colour::Violet, Colour::Green, Colour::Teal];

    /// The name in addresses and files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Colour::Rose => "rose",
            Colour::Violet => "violet",
            Colour::Green => "green",
            Colour::Teal => "teal",
        }
    }

    /// The colour of this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Colour> {
        Colour::ALL.into_iter().find(|colour| colour.name() == name)
    }
}

/// A passage that a reader has marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// Its name, an IRI (`urn:uuid:…`), by which it is known again in other files.
    pub id: String,
    /// The id of the document.
    pub document: String,
    /// Where it is in the document.
    pub anchor: Anchor,
    /// The colour.
    pub colour: Colour,
    /// What the reader files it under; may be empty.
    pub label: String,
    /// What the reader says; may be empty.
    pub text: String,
    /// When it was made, as XML Schema's dateTime; empty where that is unknown.
    pub created: String,
    /// When it was changed last, likewise.
    pub modified: String,
}

/// The notes of a reader, each with an id of its own, in the order in which they were made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    list: Vec<Note>,
}

/// What became of the notes of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// So many are new.
    pub added: usize,
    /// So many took the place of an older form of themselves.
    pub replaced: usize,
    /// So many were there already, in this form or a newer one.
    pub known: usize,
}

impl Notes {
    /// The notes.
    #[must_use]
    pub fn all(&self) -> &[Note] {
        &self.list
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The note with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Note> {
        self.list.iter().find(|note| note.id == id)
    }

    /// Takes a note in, in place of the one with its id.
    pub fn put(&mut self, note: Note) {
        match self.list.iter_mut().find(|known| known.id == note.id) {
            Some(known) => *known = note,
            None => self.list.push(note),
        }
    }

    /// Takes a note away.
    pub fn remove(&mut self, id: &str) {
        self.list.retain(|note| note.id != id);
    }

    /// Takes the notes of a file in. Of two notes with one id the one that was changed last counts.
    pub fn merge(&mut self, others: &[Note]) -> Merged {
        let mut merged = Merged::default();
        for note in others {
            match self.list.iter_mut().find(|known| known.id == note.id) {
                None => {
                    merged.added += 1;
                    self.list.push(note.clone());
                }
                Some(known) if known.modified < note.modified => {
                    merged.replaced += 1;
                    *known = note.clone();
                }
                Some(_) => merged.known += 1,
            }
        }
        merged
    }

    /// The labels, in order, each once.
    #[must_use]
    pub fn labels(&self) -> Vec<&str> {
        let labels = self.list.iter().map(|note| note.label.as_str());
        let mut labels: Vec<&str> = labels.filter(|label| !label.is_empty()).collect();
        labels.sort_unstable();
        labels.dedup();
        labels
    }
}

impl FromIterator<Note> for Notes {
    /// Of two notes with one id the later counts.
    fn from_iter<I: IntoIterator<Item = Note>>(notes: I) -> Self {
        let mut all = Notes::default();
        for note in notes {
            all.put(note);
        }
        all
    }
}

/// A note and where it is in a corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The note.
    pub note: Note,
    /// Its document; `None` if the corpus has none of that id, or it is damaged.
    pub document: Option<DocId>,
    /// Its place there.
    pub found: Found,
}

/// Finds the places of notes in a corpus; they are given in the order of [`arrange`].
#[must_use]
pub fn placed(corpus: &Corpus, notes: &Notes) -> Vec<Placed> {
    let mut placed: Vec<Placed> = notes.all().iter().map(|it| place(corpus, it)).collect();
    arrange(&mut placed);
    placed
}

/// Finds the place of a note in a corpus.
#[must_use]
pub fn place(corpus: &Corpus, note: &Note) -> Placed {
    let number = corpus.find(&note.document).ok().flatten();
    let document = number.and_then(|number| Some((number, corpus.document(number).ok()?)));
    Placed {
        note: note.clone(),
        document: document.map(|(number, _)| number),
        found: document.map_or(Found::Orphan, |(_, document)| {
            anchor::locate(&document.text, &note.anchor)
        }),
    }
}

/// Puts notes into the order of documents and texts, the longer first; orphans stand behind the others
/// of their document, and those without a document at the end.
pub fn arrange(placed: &mut [Placed]) {
    sort::by_key(placed, |it| {
        let span = it.found.span();
        let place = span.map(|span| (span.start, u32::MAX - span.end));
        (it.document.is_none(), it.document, span.is_none(), place)
    });
}
