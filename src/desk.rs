//! What a reader makes: notes and kept queries, kept on the device as a project.
//!
//! The list is kept as the JSON of [`project::write`] under a key with the hash of the corpus, from the
//! first note on and not before. A corpus that was built anew has another hash: what was made over the
//! last corpus of the same title is then taken along, and its notes are found again by their anchors.
//! Another tab may have the same corpus open: every change is made to what is kept at that moment.

use std::{collections::BTreeMap, sync::Arc};

use danbiet_corpus::{
    Corpus, DocId,
    corrections::Corrections,
    notes::{self, Colour, Note, Notes, Placed},
    project::{self, Kept, Mark, Project, ProjectError},
};
use danbiet_text::Span;
use leptos::prelude::*;

use crate::{
    browser::{chance, storage, timer},
    route::{Route, View},
};

/// What all keys begin with.
const KEY: &str = "danbiet.project.";

/// The notes and kept queries of a reader; a handle that is copied freely.
#[derive(Clone, Copy)]
pub struct Desk {
    corpus: StoredValue<Arc<Corpus>>,
    key: StoredValue<String>,
    /// What is kept, as we know it.
    stored: StoredValue<Option<String>>,
    made: RwSignal<Project>,
    /// Whether the browser keeps it.
    pub kept: RwSignal<bool>,
    /// Why what was kept cannot be read, if it cannot.
    pub broken: RwSignal<Option<ProjectError>>,
    /// Whether it was made over another corpus of the same title.
    pub taken_along: RwSignal<bool>,
    /// The notes with their places.
    pub placed: Memo<Arc<Vec<Placed>>>,
    /// The colour that was used last.
    pub colour: RwSignal<Colour>,
    /// The note that was deleted last, as long as it can be had back.
    pub removed: RwSignal<Option<Note>>,
    /// The address of the screen that the reader was on before this one.
    pub behind: StoredValue<String>,
}

/// A passage as it is drawn in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The id of its note.
    pub id: String,
    /// Where it is.
    pub span: Span,
    /// Its colour.
    pub colour: Colour,
    /// Whether its note says something.
    pub says: bool,
}

impl Desk {
    /// What the browser keeps for a corpus.
    #[must_use]
    pub fn open(corpus: Arc<Corpus>) -> Desk {
        let mark = Mark::of(&corpus);
        let key = [KEY, &mark.hash].concat();
        let stored = storage::read(&key);
        let kept = stored.is_ok();
        let stored = stored.ok().flatten();
        let read = stored.as_deref().map(project::read).transpose();
        let (found, broken) = match read {
            Ok(found) => (found.map(|it| it.project), None),
            Err(error) => (None, Some(error)),
        };
        let earlier = match stored {
            None => earlier(&mark.title),
            Some(_) => None,
        };
        let taken_along = earlier.is_some();
        let mut project = found.or(earlier).unwrap_or_default();
        project.corpus = mark;
        let made = RwSignal::new(project);
        let placed = Memo::new({
            let corpus = corpus.clone();
            move |before: Option<&Arc<Vec<Placed>>>| {
                let before = before.map_or(&[][..], |before| before);
                Arc::new(place_again(&corpus, &made.read().notes, before))
            }
        });
        Desk {
            corpus: StoredValue::new(corpus),
            key: StoredValue::new(key),
            stored: StoredValue::new(stored),
            made,
            kept: RwSignal::new(kept),
            broken: RwSignal::new(broken),
            taken_along: RwSignal::new(taken_along),
            placed,
            colour: RwSignal::new(Colour::default()),
            removed: RwSignal::new(None),
            behind: StoredValue::new(String::new()),
        }
    }

    /// Remembers which screen the reader was on before they came to their notes.
    pub fn follow(self, route: RwSignal<Route>) {
        Effect::new(move |_| {
            let route = route.read();
            if !matches!(route.view, View::Notes(_)) {
                self.behind.set_value(route.print());
            }
        });
    }

    /// Makes a note of a passage. Its id.
    pub fn mark(&self, document: DocId, span: Span, colour: Colour) -> Option<String> {
        let corpus = self.corpus.get_value();
        let document = corpus.document(document).ok()?;
        document.text.get(span.range())?;
        let now = timer::date();
        let note = Note {
            id: chance::uuid(),
            document: document.id.clone(),
            anchor: danbiet_corpus::anchor::Anchor::of(&document.text, span),
            colour,
            created: now.clone(),
            modified: now,
            ..Note::default()
        };
        let id = note.id.clone();
        self.colour.set(colour);
        self.change(|made| made.notes.put(note));
        Some(id)
    }

    /// Changes a note.
    pub fn edit(&self, id: &str, edit: impl FnOnce(&mut Note)) {
        self.change(|made| {
            if let Some(note) = made.notes.get(id) {
                let mut note = note.clone();
                edit(&mut note);
                note.modified = timer::date();
                made.notes.put(note);
            }
        });
    }

    /// Takes a note away.
    pub fn remove(&self, id: &str) {
        self.change(|made| made.notes.remove(id));
    }

    /// Changes what was made, and keeps it.
    pub fn change(&self, change: impl FnOnce(&mut Project)) {
        let key = self.key.get_value();
        let now = storage::read(&key).ok().flatten();
        let mut project = self.made.get_untracked();
        if now != self.stored.get_value()
            && let Some(Ok(elsewhere)) = now.as_deref().map(project::read)
        {
            let corpus = project.corpus;
            project = elsewhere.project;
            project.corpus = corpus;
        }
        change(&mut project);
        project.saved = timer::date();
        let text = project::write(&project);
        // What cannot be read is put aside, not written over.
        if self.broken.get_untracked().is_some()
            && let Some(broken) = self.stored.get_value()
        {
            let aside = [&key, ".", &project.saved].concat();
            if storage::write(&aside, &broken).is_ok() {
                self.broken.set(None);
            }
        }
        let is_whole = self.broken.get_untracked().is_none();
        let kept = is_whole && storage::write(&key, &text).is_ok();
        if kept {
            self.stored.set_value(Some(text));
        }
        self.kept.set(kept);
        self.made.set(project);
    }

    /// The notes, tracked.
    #[must_use]
    pub fn notes(&self) -> Notes {
        self.made.read().notes.clone()
    }

    /// A note, tracked.
    #[must_use]
    pub fn note(&self, id: &str) -> Option<Note> {
        self.made.read().notes.get(id).cloned()
    }

    /// A note, for those who do not follow it.
    #[must_use]
    pub fn note_untracked(&self, id: &str) -> Option<Note> {
        self.made.read_untracked().notes.get(id).cloned()
    }

    /// The kept queries, tracked.
    #[must_use]
    pub fn queries(&self) -> Vec<Kept> {
        self.made.read().queries.clone()
    }

    /// How many notes there are, tracked.
    #[must_use]
    pub fn len(&self) -> usize {
        self.made.read().notes.len()
    }

    /// Whether there are none, tracked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.made.read().notes.is_empty()
    }

    /// The passages of a document that are marked, in the order of its text, tracked.
    #[must_use]
    pub fn marked(&self, document: DocId) -> Vec<Marked> {
        let placed = self.placed.read();
        let here = placed.iter().filter(|it| it.document == Some(document));
        here.filter_map(|it| {
            Some(Marked {
                id: it.note.id.clone(),
                span: it.found.span()?,
                colour: it.note.colour,
                says: !it.note.text.is_empty(),
            })
        })
        .collect()
    }

    /// The notes as a file of web annotations.
    #[must_use]
    pub fn annotations(&self) -> String {
        let corpus = self.corpus.get_value();
        notes::annotations::write(&self.made.read_untracked().notes, corpus.info())
    }

    /// All that was made, as a file; `None` if a document of the corpus is damaged.
    #[must_use]
    pub fn project(&self, view: String, corrections: Corrections) -> Option<String> {
        let corpus = self.corpus.get_value();
        Some(project::write(&Project {
            corpus: Mark::whole(&corpus).ok()?,
            saved: timer::date(),
            view,
            corrections,
            ..self.made.get_untracked()
        }))
    }
}

/// What was made last over another corpus of this title.
fn earlier(title: &str) -> Option<Project> {
    let keys = storage::keys(KEY).ok()?;
    let projects = keys.iter().filter_map(|key| {
        let text = storage::read(key).ok()??;
        let project = project::read(&text).ok()?.project;
        (!title.is_empty() && project.corpus.title == title).then_some(project)
    });
    projects.max_by(|a, b| a.saved.cmp(&b.saved))
}

/// The places of notes; those that were placed before are not looked for again.
fn place_again(corpus: &Corpus, all: &Notes, before: &[Placed]) -> Vec<Placed> {
    let known = before.iter().map(|it| (it.note.id.as_str(), it));
    let known: BTreeMap<&str, &Placed> = known.collect();
    let place = |note: &Note| match known.get(note.id.as_str()) {
        Some(it) if it.note.anchor == note.anchor && it.note.document == note.document => Placed {
            note: note.clone(),
            ..(*it).clone()
        },
        _ => notes::place(corpus, note),
    };
    let mut placed: Vec<Placed> = all.all().iter().map(place).collect();
    notes::arrange(&mut placed);
    placed
}
