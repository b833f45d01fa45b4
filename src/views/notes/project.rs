//! The project: all that the reader has made, in one file, out and in. What a file would change is
//! said before anything is taken over.

use danbiet_corpus::{
    PackError,
    corrections::Corrections,
    project::{self, Differences, ProjectError, Read},
};
use leptos::prelude::*;

use super::{Table, files, queries};
use crate::{
    browser::{download, files::File, task},
    components::Text,
    messages::notes::Words,
};

/// What became of the last file.
#[derive(Clone, Debug)]
enum Outcome {
    NotSaved,
    Unreadable,
    Refused(ProjectError),
    Damaged(PackError),
    Opened(Box<(Read, Differences)>),
    Taken(Option<String>),
}

/// The section.
pub fn project(table: Table) -> AnyView {
    let Table { room, desk } = table;
    let session = room.session;
    let outcome = RwSignal::new(None::<Outcome>);
    let save = move |_| {
        let notebook = session.notebook.get_value();
        let corrections = notebook.map(|notebook| notebook.list_untracked());
        let view = desk.behind.get_value();
        let text = desk.project(view, corrections.unwrap_or_default());
        let saved = text
            .and_then(|text| download::save("dan-biet-project.json", "application/json", &text));
        outcome.set(saved.is_none().then_some(Outcome::NotSaved));
    };
    let open = move |file: File| {
        task::begin(async move {
            let text = file.text().await;
            outcome.try_set(Some(match text.as_deref().map(project::read) {
                None => Outcome::Unreadable,
                Some(Err(error)) => Outcome::Refused(error),
                Some(Ok(read)) => match project::differences(&read.project, &session.corpus()) {
                    Ok(differences) => Outcome::Opened(Box::new((read, differences))),
                    Err(error) => Outcome::Damaged(error),
                },
            }));
        });
    };
    view! {
        <section class="notes-project">
            <h2>{table.say(Words::Project)}</h2>
            <p>{table.say(Words::ProjectLead)}</p>
            <p class="notes-actions">
                <button type="button" class="button" data-testid="project-save" on:click=save>
                    {table.say(Words::SaveProject)}
                </button>
                {files::picker("project-open", table.say(Words::OpenProject), ".json", open)}
            </p>
            <div role="status" data-testid="project-outcome">
                {move || outcome.get().map(|it| told(table, outcome, &it))}
            </div>
        </section>
    }
    .into_any()
}

fn told(table: Table, place: RwSignal<Option<Outcome>>, outcome: &Outcome) -> AnyView {
    match outcome {
        Outcome::NotSaved => table.say(Words::NotSaved).into_any(),
        Outcome::Unreadable => table.say(Words::Unreadable).into_any(),
        Outcome::Refused(error) => table.say(Words::ProjectError(error)).into_any(),
        Outcome::Damaged(error) => error.to_string().into_any(),
        Outcome::Opened(opened) => offer(table, place, &opened.0, &opened.1),
        Outcome::Taken(view) => {
            let link = view.clone().map(|href| {
                view! { <a class="button" href=href>{table.say(Words::GoThere)}</a> }
            });
            view! { <p>{table.say(Words::Taken)} " " {link}</p> }.into_any()
        }
    }
}

/// What a project holds and what differs, before it is taken over.
fn offer(
    table: Table,
    outcome: RwSignal<Option<Outcome>>,
    read: &Read,
    differences: &Differences,
) -> AnyView {
    let Read {
        project,
        problems,
        unknown,
    } = read.clone();
    let Corrections { mentions, merges } = &project.corrections;
    let holds = Words::Holds {
        queries: project.queries.len(),
        notes: project.notes.len(),
        corrections: mentions.len() + merges.len(),
    };
    let which = match differences.same {
        true => Words::Same,
        false => Words::Other {
            title: &project.corpus.title,
        },
    };
    let (holds, which) = (table.say(holds), table.say(which));
    let take = move |_| {
        take_over(table, &project);
        outcome.set(Some(Outcome::Taken(queries::here(table, &project.view))));
    };
    view! {
        <div class="notice" data-testid="project-offer">
            <p>{holds}</p>
            <p>{which}</p>
            {self::differences(table, differences, &unknown)}
            {files::problems(table, &problems)}
            <p class="notes-actions">
                <button type="button" class="button" data-testid="project-take" on:click=take>
                    {table.say(Words::TakeOver)}
                </button>
                <button type="button" class="button" on:click=move |_| outcome.set(None)>
                    {table.say(Words::LeaveIt)}
                </button>
            </p>
        </div>
    }
    .into_any()
}

/// What is not as it was, and the fields that could not be taken.
fn differences(table: Table, differences: &Differences, unknown: &[String]) -> AnyView {
    let line = |said: Text, names: &[String]| {
        let names = (!names.is_empty()).then(|| {
            // Of many the first are enough to see which are meant.
            let names = names[..names.len().min(20)].join(", ");
            view! { <small class="notes-address">" " {names}</small> }
        });
        view! { <li>{said} {names}</li> }
    };
    let documents = [
        (&differences.missing, documents_missing as Said),
        (&differences.added, |documents| Words::Added { documents }),
        (&differences.changed, |documents| Words::Changed {
            documents,
        }),
    ];
    let mut lines = Vec::new();
    for (names, words) in documents {
        if !names.is_empty() {
            lines.push(line(table.say(words(names.len())), names));
        }
    }
    let counts = [
        (
            differences.moved(),
            (|notes| Words::Moved { notes }) as Said,
        ),
        (differences.orphans().count(), |notes| Words::Orphans {
            notes,
        }),
        (differences.corrections.len(), |corrections| {
            Words::Misfits { corrections }
        }),
    ];
    for (count, words) in counts {
        if count > 0 {
            lines.push(line(table.say(words(count)), &[]));
        }
    }
    if !unknown.is_empty() {
        let fields = unknown.len();
        lines.push(line(table.say(Words::UnknownFields { fields }), unknown));
    }
    (!lines.is_empty())
        .then(
            || view! { <ul class="notes-problems" data-testid="project-differences">{lines}</ul> },
        )
        .into_any()
}

/// How a count is said.
type Said = fn(usize) -> Words<'static>;

fn documents_missing(documents: usize) -> Words<'static> {
    Words::Missing { documents }
}

/// Adds what a project holds to what is there; nothing that is there is taken away.
fn take_over(table: Table, project: &project::Project) {
    let Table { room, desk } = table;
    desk.change(|made| {
        made.notes.merge(project.notes.all());
        for kept in &project.queries {
            if !made.queries.contains(kept) {
                made.queries.push(kept.clone());
            }
        }
    });
    let Corrections { mentions, merges } = &project.corrections;
    if mentions.is_empty() && merges.is_empty() {
        return;
    }
    if let Some(notebook) = room.session.notebook.get_value() {
        notebook.change(|list| {
            mentions.iter().for_each(|it| list.correct(it.clone()));
            merges.iter().for_each(|it| list.merge(it.clone()));
        });
    }
}
