//! The form by which a reader corrects the selected annotation: it is none, its normal form is
//! another, or its name is another name's.

use std::collections::BTreeSet;

use danbiet_corpus::{
    corrections::{self, Change, Corrections, Entry, Layer as Target, Merge},
    document::DocId,
};
use leptos::{html, prelude::*};

use crate::{
    browser::{page, timer},
    corrections::Notebook,
    layers::Layer,
    messages::corrections::{Words, say},
    route::{At, Correcting, Evidence, Sheet, View},
    session::Step,
    views::{Room, document::panel},
};

/// The ids of the fields.
const NORMAL: &str = "correct-normal";
const INTO: &str = "correct-into";
const NAMES: &str = "correct-names";

/// What is corrected.
#[derive(Clone)]
struct Subject {
    room: Room,
    notebook: Notebook,
    layer: Layer,
    at: At,
    document: String,
    text: String,
    /// What the rules call it.
    name: String,
}

/// The form; nothing where the address points at no annotation.
pub fn form(room: Room, number: DocId, at: At) -> AnyView {
    let Some(subject) = subject(room, number, at) else {
        return ().into_any();
    };
    let words = move |words| say(room.language, words);
    let (wrong, all) = (subject.clone(), subject.notebook);
    let list = move || {
        let evidence = Evidence::of(Sheet::Corrections);
        room.session.link(View::Evidence(evidence))
    };
    view! {
        <section class="correct" data-testid="correct" aria-label=words(Words::Heading)>
            <h3 class="panel-heading">{words(Words::Heading)}</h3>
            <button
                type="button"
                class="button"
                data-testid="correct-wrong"
                on:click=move |_| wrong.put(Change::Wrong)
            >
                {words(Words::NoAnnotation { layer: subject.layer })}
            </button>
            {normal(&subject)}
            {merge(&subject)}
            {undo(&subject)}
            <p class="correct-note">
                {move || words(if all.kept.get() { Words::KeptHere } else { Words::NotKept })} " "
                <a href=list>{move || words(Words::All { corrections: all.len() })}</a>
            </p>
            <button type="button" class="button" on:click=move |_| close(room)>
                {words(Words::Close)}
            </button>
        </section>
    }
    .into_any()
}

fn subject(room: Room, number: DocId, at: At) -> Option<Subject> {
    let corpus = room.session.corpus();
    let document = corpus.document(number).ok()?;
    let layer = at.layer?;
    let names = corrections::names(&document.layers, layer.target());
    // Of several annotations with the same words the last names them, as in the layer itself.
    let (_, name) = names.into_iter().rfind(|(span, _)| *span == at.span)?;
    Some(Subject {
        room,
        notebook: room.session.notebook.get_value()?,
        layer,
        at,
        document: document.id.clone(),
        text: document.text.clone(),
        name,
    })
}

impl Subject {
    fn target(&self) -> Target {
        self.layer.target()
    }

    /// Corrects the annotation.
    fn put(&self, change: Change) {
        let target = self.target();
        let correction = corrections::at(&self.document, &self.text, target, self.at.span, change);
        self.change(|list| list.correct(correction));
    }

    /// Changes the list; the focus goes back to the panel's heading, since the panel is drawn anew.
    fn change(&self, change: impl FnOnce(&mut Corrections)) {
        self.notebook.change(change);
        timer::after_update(|| {
            page::focus(panel::TITLE);
        });
    }

    /// The corrections of this annotation and of its name in a list.
    fn entries(&self, list: &Corrections) -> Vec<Entry> {
        let mention = list.of_mention(&self.document, self.target(), self.at.span);
        let name = list.of_name(self.target(), &self.name);
        // The later in the list first, so that the numbers of the others stay right.
        name.into_iter().chain(mention).collect()
    }
}

/// The field for another normal form. Principles have none.
fn normal(subject: &Subject) -> AnyView {
    if subject.layer == Layer::Principle {
        return ().into_any();
    }
    let (room, it) = (subject.room, subject.clone());
    let words = move |words| say(room.language, words);
    let figure = subject.layer == Layer::Figure;
    let label = if figure { Words::Value } else { Words::Normal };
    let refused = RwSignal::new(false);
    let field = NodeRef::<html::Input>::new();
    let save = move || {
        let typed = field.get_untracked().map(|field| field.value());
        let typed = typed.unwrap_or_default();
        let typed = typed.trim();
        // A comma is the decimal mark where Vietnamese is written.
        let value = if figure {
            typed.replace(',', ".")
        } else {
            typed.to_owned()
        };
        let sound = !value.is_empty() && (!figure || value.parse::<f64>().is_ok());
        refused.set(!sound);
        if sound {
            it.put(Change::Normal(value));
        }
    };
    view! {
        <form
            class="correct-field"
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <label for=NORMAL>{words(label)}</label>
            <input
                id=NORMAL
                node_ref=field
                type="text"
                lang="vi"
                autocomplete="off"
                data-testid="correct-normal"
                value=subject.name.clone()
            />
            <button type="submit" class="button" data-testid="correct-save">
                {words(Words::Save)}
            </button>
            <p role="alert" hidden=move || !refused.get()>
                {move || refused.get().then(|| words(Words::NotANumber))}
            </p>
        </form>
    }
    .into_any()
}

/// The field for the name that all mentions of this one's name belong to.
fn merge(subject: &Subject) -> AnyView {
    let merges = matches!(
        subject.layer,
        Layer::Person | Layer::Organisation | Layer::Place | Layer::Instrument
    );
    if !merges {
        return ().into_any();
    }
    let (room, it) = (subject.room, subject.clone());
    let words = move |words| say(room.language, words);
    let options: Vec<_> = names(subject)
        .into_iter()
        .map(|name| view! { <option value=name></option> })
        .collect();
    let field = NodeRef::<html::Input>::new();
    let save = move || {
        let into = field.get_untracked().map(|field| field.value());
        let into = into.unwrap_or_default();
        if into.trim().is_empty() {
            return;
        }
        let merge = Merge {
            layer: it.target(),
            from: it.name.clone(),
            into: into.trim().to_owned(),
            note: None,
        };
        it.change(|list| list.merge(merge));
    };
    view! {
        <form
            class="correct-field"
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <label for=INTO>{words(Words::Into { name: &subject.name })}</label>
            <input
                id=INTO
                node_ref=field
                type="text"
                lang="vi"
                autocomplete="off"
                list=NAMES
                data-testid="correct-into"
            />
            <datalist id=NAMES>{options}</datalist>
            <button type="submit" class="button" data-testid="correct-merge">
                {words(Words::Merge)}
            </button>
        </form>
    }
    .into_any()
}

/// The other names of the layer in the whole corpus, in order.
fn names(subject: &Subject) -> BTreeSet<String> {
    let corpus = subject.room.session.corpus();
    let documents = corpus.ids().filter_map(|id| corpus.document(id).ok());
    documents
        .flat_map(|document| corrections::names(&document.layers, subject.target()))
        .map(|(_, name)| name)
        .filter(|name| *name != subject.name)
        .collect()
}

/// Takes back what was corrected here.
fn undo(subject: &Subject) -> AnyView {
    let (room, it, shown) = (subject.room, subject.clone(), subject.clone());
    let press = move |_| {
        it.change(|list| {
            let entries = it.entries(list);
            entries.into_iter().for_each(|entry| list.undo(entry));
        });
    };
    view! {
        <button
            type="button"
            class="button"
            data-testid="correct-undo"
            hidden=move || shown.entries(&shown.notebook.list()).is_empty()
            on:click=press
        >
            {say(room.language, Words::Undo)}
        </button>
    }
    .into_any()
}

/// Closes the form.
fn close(room: Room) {
    let session = room.session;
    let mut route = session.route.get_untracked();
    if let View::Document(reading) = &mut route.view {
        reading.correcting = Correcting::Closed;
    }
    session.go(route, Step::Same);
}
