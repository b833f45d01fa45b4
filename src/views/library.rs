//! The library: facets, the documents that answer the search, and where the hits stand in them.

mod absence;
mod cards;
pub mod filters;
pub mod strips;

use danbiet_corpus::search::Sort;
use leptos::prelude::*;

use super::Room;
use crate::{
    browser::{page, timer},
    messages::Message,
    route::{Named, Route},
};

/// The library. `unknown` is a fragment that led nowhere.
pub fn library(room: Room, unknown: Option<String>) -> AnyView {
    let session = room.session;
    return_to_last_read(room);
    let notice = unknown.map(|fragment| {
        view! {
            <section class="notice" data-testid="unknown-address">
                <h2>{room.say(Message::UnknownAddress)}</h2>
                <p>{room.say(Message::UnknownAddressKept { fragment: &fragment })}</p>
                <p>
                    <a href=session.print(&Route::default())>{room.say(Message::BackToLibrary)}</a>
                </p>
            </section>
        }
    });
    view! {
        <div class="screen library" data-testid="library">
            {filters::filters(room)}
            <div class="page">
                {notice}
                <h1 class="unseen">{room.say(Message::Library)}</h1>
                {sorting(room)}
                {move || cards::cards(room, &session.answer.read())}
                {move || absence::absence(room, &session.answer.read())}
            </div>
            <aside class="margin">{move || strips::strips(room, &session.answer.read())}</aside>
        </div>
    }
    .into_any()
}

/// Puts the focus on the document that the reader comes back from.
fn return_to_last_read(room: Room) {
    let last_read = room.session.last_read;
    if let Some(id) = last_read.get_value() {
        last_read.set_value(None);
        timer::after_update(move || {
            page::focus(&format!("card-{id}"));
        });
    }
}

fn sorting(room: Room) -> AnyView {
    let session = room.session;
    let choose = move |event| {
        if let Some(sort) = Sort::named(&event_target_value(&event)) {
            session.refine(|search| search.sort = sort);
        }
    };
    let options: Vec<_> = Sort::NAMES
        .iter()
        .map(|&(sort, name)| {
            let selected = move || session.search.read().sort == sort;
            view! {
                <option value=name selected=selected>
                    {room.say(Message::SortName(sort))}
                </option>
            }
        })
        .collect();
    view! {
        <label class="sorting">
            {room.say(Message::Sort)} " "
            <select on:change=choose data-testid="sort">
                {options}
            </select>
        </label>
    }
    .into_any()
}
