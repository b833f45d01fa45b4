//! What chooses among the notes.

use danbiet_corpus::notes::{Colour, Filter};
use leptos::prelude::*;

use super::Table;
use crate::{
    messages::notes::Words,
    route::{Named, View},
    session::Step,
    views::quotes,
};

/// Chooses other notes.
fn choose(table: Table, change: impl FnOnce(&mut Filter)) {
    let session = table.room.session;
    let mut route = session.route.get_untracked();
    if let View::Notes(notes) = &mut route.view {
        change(&mut notes.filter);
    }
    session.go(route, Step::Same);
}

/// The controls. They hold what was chosen; only other notes draw them anew.
pub fn controls(table: Table, filter: Memo<Filter>) -> AnyView {
    let Table { desk, .. } = table;
    let now = filter.get_untracked();
    let notes = desk.notes();
    let colours = Colour::ALL.map(|colour| {
        let name = colour.name().to_owned();
        (name, table.say(Words::Colour(colour)).into_owned())
    });
    let labels = notes.labels().into_iter();
    let labels: Vec<_> = labels
        .map(|label| (label.to_owned(), label.to_owned()))
        .collect();
    let mut documents: Vec<&str> = notes.all().iter().map(|it| &*it.document).collect();
    documents.sort_unstable();
    documents.dedup();
    let corpus = table.room.session.corpus();
    let documents = documents.into_iter().map(|id| {
        let number = corpus.find(id).ok().flatten();
        let line = number.map(|number| quotes::line(table.room, number));
        (id.to_owned(), line.unwrap_or_else(|| id.to_owned()))
    });
    let given = |value: String| Some(value).filter(|value| !value.is_empty());
    view! {
        <search class="notes-controls" aria-label=table.say(Words::Find)>
            <label>
                {table.say(Words::Find)}
                <input
                    type="search"
                    data-testid="notes-find"
                    autocomplete="off"
                    prop:value=now.find.clone()
                    on:input=move |event| {
                        let find = event_target_value(&event);
                        choose(table, |filter| filter.find = find);
                    }
                />
            </label>
            {select(
                table,
                (Words::ColourField, Words::AnyColour),
                "notes-colour",
                colours.into(),
                now.colour.map(|colour| colour.name().to_owned()),
                move |value| choose(table, |filter| filter.colour = Colour::named(&value)),
            )}
            {select(
                table,
                (Words::LabelField, Words::AnyLabel),
                "notes-label",
                labels,
                now.label,
                move |value| choose(table, |filter| filter.label = given(value)),
            )}
            {select(
                table,
                (Words::DocumentField, Words::AnyDocument),
                "notes-document",
                documents.collect(),
                now.document,
                move |value| choose(table, |filter| filter.document = given(value)),
            )}
        </search>
    }
    .into_any()
}

/// A choice among values, or any of them.
fn select(
    table: Table,
    (label, any): (Words<'static>, Words<'static>),
    name: &'static str,
    values: Vec<(String, String)>,
    now: Option<String>,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let options: Vec<_> = values
        .into_iter()
        .map(|(value, said)| {
            let chosen = now.as_ref() == Some(&value);
            view! {
                <option value=value prop:selected=chosen>
                    {said}
                </option>
            }
        })
        .collect();
    view! {
        <label>
            {table.say(label)}
            <select
                data-testid=name
                on:change=move |event| choose(event_target_value(&event))
            >
                <option value="">{table.say(any)}</option>
                {options}
            </select>
        </label>
    }
    .into_any()
}
