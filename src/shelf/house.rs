//! The app over the corpus that the address names.

use std::sync::Arc;

use danbiet_corpus::Corpus;
use leptos::prelude::*;

use super::{Missing, Shelf, Shown};
use crate::{
    app::App,
    browser::address,
    edition::Edition,
    messages::documents::{Words, say},
    preferences::Preferences,
    route::{Route, View},
    views::Room,
};

/// The app, set up anew whenever the address names another corpus.
pub fn house(embedded: Arc<Corpus>, edition: Edition) -> AnyView {
    let shelf = Shelf::new(embedded.clone());
    provide_context(shelf);
    address::on_change(move |fragment| shelf.follow(&fragment));
    shelf.follow(&address::fragment().unwrap_or_default());
    (move || match shelf.shown.get() {
        Shown::Open { corpus, .. } => view! { <App corpus=corpus edition=edition /> }.into_any(),
        Shown::Missing { .. } => {
            view! { <App corpus=embedded.clone() edition=edition /> }.into_any()
        }
        Shown::Opening { .. } => {
            let language = Preferences::load().language.get_untracked();
            view! { <p class="notice" role="status">{say(language, Words::Opening)}</p> }.into_any()
        }
    })
    .into_any()
}

/// Over every screen: which corpus is open, and how to close it; nothing for the embedded one.
pub fn sign(room: Room) -> Option<AnyView> {
    let shelf = Shelf::here()?;
    let language = room.language;
    let all = Route::default().print();
    let mine = move || room.session.link(View::Documents);
    match shelf.shown.get_untracked() {
        Shown::Open { id, .. } if id.is_empty() => None,
        Shown::Open { id, .. } => {
            let name = move || {
                let known = shelf.entries().into_iter().find(|entry| entry.id == id);
                known.map_or_else(|| id.clone(), |entry| entry.name)
            };
            Some(
                view! {
                    <p class="shelf-sign" data-testid="corpus-sign">
                        {say(language, Words::OpenCorpus)} " " <a href=mine>{name}</a> " · "
                        <a href=all data-testid="corpus-close">
                            {say(language, Words::Close)}
                        </a>
                    </p>
                }
                .into_any(),
            )
        }
        Shown::Missing { why, .. } => {
            let why = match why {
                Missing::Unknown => say(language, Words::UnknownCorpus),
                Missing::Trouble(trouble) => say(language, Words::Trouble(trouble)),
                Missing::Damaged(what) => say(language, Words::DamagedCorpus { what: &what }),
            };
            Some(
                view! {
                    <p class="notice" role="alert" data-testid="corpus-missing">
                        {why} " " {say(language, Words::EmbeddedInstead)} " "
                        <a href=all>{say(language, Words::ToEmbedded)}</a>
                    </p>
                }
                .into_any(),
            )
        }
        Shown::Opening { .. } => None,
    }
}
