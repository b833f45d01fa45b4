//! The reader's corrections: kept on the device, one list for each corpus, and shown in place of what
//! the rules say.
//!
//! The list is kept as the JSON of [`Corrections::to_json`] under a key with the hash of the corpus:
//! corrections of other texts are none of this one's.

use std::sync::Arc;

use danbiet_corpus::{
    Corpus,
    corrections::{By, Corrections, Problem},
    evidence::Overlay,
};
use leptos::prelude::*;

use crate::browser::storage;

/// The list of a reader, and what follows from it.
#[derive(Clone, Copy)]
pub struct Notebook {
    key: StoredValue<String>,
    list: RwSignal<Corrections>,
    /// Whether the browser keeps it.
    pub kept: RwSignal<bool>,
    /// The layers as corrected.
    pub overlay: Memo<Arc<Overlay>>,
    /// The corrections that do not fit the corpus.
    pub problems: Memo<Vec<Problem>>,
}

impl Notebook {
    /// The list that the browser keeps for a corpus. One that cannot be read counts as empty; it is
    /// written over by the next change only.
    #[must_use]
    pub fn open(corpus: Arc<Corpus>) -> Notebook {
        let key = key(&corpus);
        let stored = storage::read(&key);
        let kept = RwSignal::new(stored.is_ok());
        let text = stored.ok().flatten().unwrap_or_default();
        let list = RwSignal::new(Corrections::from_json(&text).unwrap_or_default());
        let applied = Memo::new_with_compare(
            move |_| {
                // A document that is damaged is not shown either.
                let applied = Overlay::of(&corpus, &list.read(), By::Reader);
                let (overlay, problems) = applied.unwrap_or_default();
                (Arc::new(overlay), problems)
            },
            |_, _| true,
        );
        Notebook {
            key: StoredValue::new(key),
            list,
            kept,
            overlay: Memo::new_with_compare(move |_| applied.read().0.clone(), |_, _| true),
            problems: Memo::new(move |_| applied.read().1.clone()),
        }
    }

    /// The list, tracked.
    #[must_use]
    pub fn list(&self) -> Corrections {
        self.list.get()
    }

    /// The list, for those who do not follow it.
    #[must_use]
    pub fn list_untracked(&self) -> Corrections {
        self.list.get_untracked()
    }

    /// How many corrections there are, tracked.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.read().entries().len()
    }

    /// Whether there are none, tracked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.read().is_empty()
    }

    /// Changes the list and keeps it.
    pub fn change(&self, change: impl FnOnce(&mut Corrections)) {
        self.list.update(change);
        let text = self.list.read_untracked().to_json();
        let key = self.key.get_value();
        self.kept.set(storage::write(&key, &text).is_ok());
    }
}

fn key(corpus: &Corpus) -> String {
    ["danbiet.corrections.", &corpus.info().hash].concat()
}
