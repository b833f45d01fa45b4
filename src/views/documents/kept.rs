//! The corpora that are there: open, rename, join, save, remove.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{Desk, report};
use crate::{
    browser::{page, timer},
    messages::documents::Words,
    route::{Route, Search, View},
    shelf::Entry,
};

/// What is being done to one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Doing {
    Nothing,
    Renaming(String),
    Removing(String),
}

/// The list, with what can be done to each.
pub fn kept(desk: Desk) -> AnyView {
    let shelf = desk.shelf;
    let chosen = RwSignal::new(BTreeSet::<String>::new());
    let doing = RwSignal::new(Doing::Nothing);
    let list = move || {
        let entries = shelf.entries();
        let trouble = match shelf.kept.get() {
            None => Some(desk.say(Words::LookingUp)),
            Some(Err(trouble)) => Some(desk.say(Words::Trouble(trouble))),
            Some(Ok(_)) if entries.is_empty() => Some(desk.say(Words::None)),
            Some(Ok(_)) => None,
        };
        let items: Vec<AnyView> = entries
            .into_iter()
            .map(|entry| item(desk, entry, chosen, doing))
            .collect();
        view! {
            {trouble.map(|text| view! { <p class="documents-kinds">{text}</p> })}
            <ul class="documents-list">{items}</ul>
        }
    };
    let join = move |_| {
        let name = desk.say(Words::JoinedName).into_owned();
        shelf.join(chosen.get_untracked().into_iter().collect(), name);
        chosen.set(BTreeSet::new());
    };
    view! {
        <section data-testid="corpora">
            <h2>{desk.say(Words::Mine)}</h2>
            {list}
            {move || {
                let count = chosen.read().len();
                (count > 1)
                    .then(|| {
                        view! {
                            <button type="button" class="button" data-testid="join" on:click=join>
                                {desk.say(Words::Join { chosen: count })}
                            </button>
                        }
                    })
            }}
        </section>
    }
    .into_any()
}

fn item(
    desk: Desk,
    entry: Entry,
    chosen: RwSignal<BTreeSet<String>>,
    doing: RwSignal<Doing>,
) -> AnyView {
    let shelf = desk.shelf;
    let open = Route {
        view: View::Library,
        search: Search {
            corpus: entry.id.clone(),
            ..Search::default()
        },
    };
    let is_open = shelf.shown.read_untracked().id() == entry.id;
    let is_loose = shelf
        .loose
        .read_untracked()
        .iter()
        .any(|other| other.id == entry.id);
    let choose = {
        let id = entry.id.clone();
        move |_| {
            chosen.update(|chosen| {
                if !chosen.remove(&id) {
                    chosen.insert(id.clone());
                }
            });
        }
    };
    let is_chosen = {
        let id = entry.id.clone();
        move || chosen.read().contains(&id)
    };
    let facts = [
        desk.say(Words::Documents {
            documents: entry.documents as usize,
        }),
        desk.say(Words::Size {
            bytes: entry.pack_bytes,
        }),
    ]
    .join(" · ");
    let mark = |words| view! { " · " <em>{desk.say(words)}</em> };
    let label = desk.say(Words::Choose { name: &entry.name }).into_owned();
    let reports = report::report(desk, &entry.reports, Some(&entry), false);
    let below = {
        let entry = entry.clone();
        move || actions(desk, &entry, doing)
    };
    view! {
        <li class="documents-corpus" data-testid="corpus" data-corpus=entry.id.clone()>
            <p class="documents-head">
                <input type="checkbox" aria-label=label prop:checked=is_chosen on:change=choose />
                <a href=open.print() data-testid="corpus-open">
                    <bdi>{entry.name.clone()}</bdi>
                </a>
                <span class="documents-facts">
                    {facts} {is_open.then(|| mark(Words::IsOpen))}
                    {is_loose.then(|| mark(Words::Loose))}
                </span>
            </p>
            {below}
            {reports}
        </li>
    }
    .into_any()
}

/// What can be done to a corpus, or what is being asked about it.
fn actions(desk: Desk, entry: &Entry, doing: RwSignal<Doing>) -> AnyView {
    let shelf = desk.shelf;
    let (id, name) = (entry.id.clone(), entry.name.clone());
    let button = move |testid: &'static str, words, pressed: Callback<()>| {
        view! {
            <button
                type="button"
                class="button"
                id=testid
                data-testid=testid
                on:click=move |_| pressed.run(())
            >
                {desk.say(words)}
            </button>
        }
    };
    let turn = move |to: Doing, focus: &'static str| {
        Callback::new(move |()| {
            doing.set(to.clone());
            timer::after_update(move || {
                page::focus(focus);
            });
        })
    };
    match doing.get() {
        Doing::Renaming(other) if other == id => {
            let text = RwSignal::new(name);
            let entry = entry.clone();
            let submit = move |event: leptos::ev::SubmitEvent| {
                event.prevent_default();
                shelf.rename(entry.clone(), &text.get_untracked());
                doing.set(Doing::Nothing);
            };
            view! {
                <form class="documents-address" on:submit=submit>
                    <label>
                        {desk.say(Words::Name)}
                        <input
                            type="text"
                            id="rename-text"
                            data-testid="rename-text"
                            required=true
                            prop:value=move || text.get()
                            on:input=move |event| text.set(event_target_value(&event))
                        />
                    </label>
                    <button type="submit" class="button" data-testid="rename-done">
                        {desk.say(Words::Rename)}
                    </button>
                    {button("rename-no", Words::RemoveNo, turn(Doing::Nothing, super::HEADING))}
                </form>
            }
            .into_any()
        }
        Doing::Removing(other) if other == id => {
            let remove = Callback::new(move |()| {
                shelf.remove(id.clone());
                doing.set(Doing::Nothing);
                page::focus(super::HEADING);
            });
            view! {
                <p role="alert">{desk.say(Words::RemoveSure { name: &name })}</p>
                <p class="documents-actions">
                    {button("remove-yes", Words::RemoveYes, remove)}
                    {button("remove-no", Words::RemoveNo, turn(Doing::Nothing, super::HEADING))}
                </p>
            }
            .into_any()
        }
        _ => {
            let save = {
                let (id, name) = (id.clone(), name.clone());
                move |_| shelf.save_pack(id.clone(), &name)
            };
            let plain = move |testid: &'static str, words, pressed: Callback<()>| {
                view! {
                    <button
                        type="button"
                        class="button"
                        data-testid=testid
                        on:click=move |_| pressed.run(())
                    >
                        {desk.say(words)}
                    </button>
                }
            };
            view! {
                <p class="documents-actions">
                    <button type="button" class="button" data-testid="save-pack" on:click=save>
                        {desk.say(Words::Save)}
                    </button>
                    {plain("rename", Words::Rename, turn(Doing::Renaming(id.clone()), "rename-text"))}
                    {plain("remove", Words::Remove, turn(Doing::Removing(id.clone()), "remove-no"))}
                </p>
            }
            .into_any()
        }
    }
}
