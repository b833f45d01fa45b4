//! Notes as a file of web annotations, out and in.

use danbiet_corpus::notes::{
    Merged,
    annotations::{self, FileError, Problem},
};
use leptos::{html, prelude::*};

use super::Table;
use crate::{
    browser::{
        download,
        files::{self, File},
        task,
    },
    components::Text,
    messages::notes::Words,
};

/// What became of the last file.
#[derive(Clone, Debug)]
enum Outcome {
    NotSaved,
    Unreadable,
    Refused(FileError),
    Taken(Merged, Vec<Problem>),
}

/// The section.
pub fn files(table: Table) -> AnyView {
    let Table { desk, .. } = table;
    let outcome = RwSignal::new(None::<Outcome>);
    let save = move |_| {
        let saved = download::save(
            "dan-biet-notes.jsonld",
            "application/ld+json",
            &desk.annotations(),
        );
        outcome.set(saved.is_none().then_some(Outcome::NotSaved));
    };
    let take = move |file: File| {
        task::begin(async move {
            let text = file.text().await;
            outcome.try_set(Some(match text.as_deref().map(annotations::read) {
                None => Outcome::Unreadable,
                Some(Err(error)) => Outcome::Refused(error),
                Some(Ok(read)) => {
                    let mut merged = Merged::default();
                    if !read.notes.is_empty() {
                        desk.change(|made| merged = made.notes.merge(&read.notes));
                    }
                    Outcome::Taken(merged, read.problems)
                }
            }));
        });
    };
    view! {
        <section class="notes-files">
            <h2>{table.say(Words::Files)}</h2>
            <p>{table.say(Words::FilesLead)}</p>
            <p class="notes-actions">
                <button type="button" class="button" data-testid="notes-save" on:click=save>
                    {table.say(Words::SaveNotes)}
                </button>
                {picker("notes-open", table.say(Words::OpenNotes), ".jsonld,.json", take)}
            </p>
            <div role="status" data-testid="notes-outcome">
                {move || outcome.get().map(|outcome| told(table, &outcome))}
            </div>
        </section>
    }
    .into_any()
}

/// A button that lets the reader choose a file.
pub fn picker(
    name: &'static str,
    label: Text,
    endings: &'static str,
    take: impl Fn(File) + 'static,
) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let chosen = input.get_untracked().map(|input| files::chosen(&input));
        if let Some(file) = chosen.unwrap_or_default().into_iter().next() {
            take(file);
        }
    };
    view! {
        <label class="button documents-picker">
            {label}
            <input
                type="file"
                class="unseen"
                accept=endings
                data-testid=name
                node_ref=input
                on:change=chosen
            />
        </label>
    }
    .into_any()
}

fn told(table: Table, outcome: &Outcome) -> AnyView {
    match outcome {
        Outcome::NotSaved => table.say(Words::NotSaved).into_any(),
        Outcome::Unreadable => table.say(Words::Unreadable).into_any(),
        Outcome::Refused(error) => table.say(Words::FileError(*error)).into_any(),
        Outcome::Taken(merged, problems) => view! {
            <p>{table.say(Words::Merged(*merged))}</p>
            {self::problems(table, problems)}
        }
        .into_any(),
    }
}

/// What of a file could not be taken over.
pub fn problems(table: Table, problems: &[Problem]) -> AnyView {
    let lines: Vec<_> = problems
        .iter()
        .map(|Problem { number, id, what }| {
            let said = table.say(Words::LeftOut {
                number: *number,
                id,
                what,
            });
            view! { <li>{said}</li> }
        })
        .collect();
    (!lines.is_empty())
        .then(|| view! { <ul class="notes-problems" data-testid="notes-problems">{lines}</ul> })
        .into_any()
}
