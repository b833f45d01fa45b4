//! The queries that the reader has kept, and the form that keeps one.

use danbiet_corpus::project::Kept;
use leptos::{html, prelude::*};

use super::{HEADING, Table};
use crate::{
    browser::{page, timer},
    messages::notes::Words,
    route::{Route, View},
    session::Step,
};

const NAME: &str = "keep-name";

/// The form for the address that the reader is about to keep; nothing where there is none.
pub fn keeping(table: Table) -> AnyView {
    let session = table.room.session;
    let address = Memo::new(move |_| match &session.route.read().view {
        View::Notes(notes) => notes.keep.clone(),
        _ => None,
    });
    let shown = move || address.get().map(|address| form(table, address));
    view! { {shown} }.into_any()
}

fn form(table: Table, address: String) -> AnyView {
    let Table { room, desk } = table;
    let session = room.session;
    let query = Route::parse(&address).search.query;
    let field = NodeRef::<html::Input>::new();
    let done = move || {
        let mut route = session.route.get_untracked();
        if let View::Notes(notes) = &mut route.view {
            notes.keep = None;
        }
        session.go(route, Step::Same);
        timer::after_update(|| _ = page::focus(HEADING));
    };
    let said = address.clone();
    let keep = move || {
        let typed = field.get_untracked().map(|field| field.value());
        let typed = typed.unwrap_or_default();
        let name = match typed.trim() {
            "" => address.clone(),
            name => name.to_owned(),
        };
        let kept = Kept {
            name,
            address: address.clone(),
        };
        desk.change(|made| {
            made.queries.retain(|other| other.name != kept.name);
            made.queries.push(kept);
        });
        done();
    };
    timer::after_update(|| _ = page::focus(NAME));
    view! {
        <form
            class="notice notes-keep"
            data-testid="keep"
            on:submit=move |event| {
                event.prevent_default();
                keep();
            }
        >
            <p>{table.say(Words::KeepLead)} " " <code>{said}</code></p>
            <label for=NAME>{table.say(Words::KeepName)}</label>
            <input
                id=NAME
                node_ref=field
                type="text"
                class="note-input"
                autocomplete="off"
                data-testid="keep-name"
                value=query
            />
            <p class="notes-actions">
                <button type="submit" class="button" data-testid="keep-save">
                    {table.say(Words::Keep)}
                </button>
                <button type="button" class="button" on:click=move |_| done()>
                    {table.say(Words::LeaveIt)}
                </button>
            </p>
        </form>
    }
    .into_any()
}

/// The kept queries, each a link to what it shows.
pub fn queries(table: Table) -> AnyView {
    let Table { desk, .. } = table;
    let shown = move || {
        let queries = desk.queries();
        if queries.is_empty() {
            return view! { <p>{table.say(Words::NoQueries)}</p> }.into_any();
        }
        let entries: Vec<_> = queries.into_iter().map(|it| entry(table, it)).collect();
        view! { <ul class="notes-queries">{entries}</ul> }.into_any()
    };
    view! {
        <section data-testid="kept-queries">
            <h2>{table.say(Words::Queries)}</h2>
            {shown}
        </section>
    }
    .into_any()
}

/// The address of something that was kept, over the corpus that is open.
pub fn here(table: Table, address: &str) -> Option<String> {
    let mut route = Route::parse(address);
    if address.is_empty() || matches!(route.view, View::Unknown(_)) {
        return None;
    }
    let search = table.room.session.search.read_untracked();
    route.search.corpus.clone_from(&search.corpus);
    Some(route.print())
}

fn entry(table: Table, Kept { name, address }: Kept) -> AnyView {
    let Table { desk, .. } = table;
    let forget = table.say(Words::Forget { name: &name });
    let title = forget.clone();
    let href = here(table, &address);
    let remove = {
        let name = name.clone();
        move |_| desk.change(|made| made.queries.retain(|other| other.name != name))
    };
    view! {
        <li>
            <a href=href data-testid="kept-query">{name}</a>
            " "
            <small class="notes-address">{address}</small>
            " "
            <button type="button" class="button tool" title=title on:click=remove>
                {crate::components::icon::Icon::Close.view()}
                <span class="unseen">{forget}</span>
            </button>
        </li>
    }
    .into_any()
}
