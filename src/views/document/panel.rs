//! The panel of the selected annotation: normal form, what is stated of it, every other mention
//! with its sentence.

use danbiet_corpus::{document::DocId, evidence::Column};
use leptos::prelude::*;

use super::Place;
use crate::{
    app::commands,
    card::{Card, Others, card},
    components::icon::Icon,
    messages::{Message, evidence, tag},
    views::{Room, quotes},
};

/// The id of the panel's heading, which gets the focus when an annotation is opened.
pub const TITLE: &str = "panel-title";

/// The panel; nothing where no annotation is selected.
pub fn panel(room: Room, place: Place, number: DocId) -> AnyView {
    let card = Memo::new(move |_| {
        let at = place.at.get()?;
        card(&room.session.corpus(), number, at).ok().flatten()
    });
    let shown = move || card.get().map(|card| self::shown(room, &card));
    view! { {shown} }.into_any()
}

fn shown(room: Room, card: &Card) -> AnyView {
    let session = room.session;
    let name = evidence::layer(room.language, card.layer);
    view! {
        <section class="panel" data-testid="panel" aria-labelledby=TITLE>
            <div class="panel-head">
                <h2 class="panel-title" id=TITLE tabindex="-1">
                    <small class="panel-layer">{name}</small>
                    " "
                    <span lang="vi">{heading(card)}</span>
                </h2>
                <button
                    type="button"
                    class="button tool"
                    data-testid="panel-close"
                    title=room.say(Message::Close)
                    aria-label=room.say(Message::Close)
                    on:click=move |_| {
                        commands::close_panel(session);
                    }
                >
                    {Icon::Close.view()}
                </button>
            </div>
            {facts(room, card)}
            {others(room, card)}
        </section>
    }
    .into_any()
}

/// The name, where it has one, or the words as printed.
fn heading(card: &Card) -> String {
    use danbiet_corpus::evidence::Value;
    let name = card.lines.iter().find_map(|(column, value)| match value {
        Value::Text(name) if *column == Column::Name => Some(name),
        _ => None,
    });
    name.unwrap_or(&card.printed).clone()
}

fn facts(room: Room, card: &Card) -> AnyView {
    let heading = heading(card);
    let printed = (heading != card.printed).then(|| {
        let text = &card.printed;
        view! { <p class="panel-printed">{room.say(Message::Printed { text })}</p> }
    });
    let meant = card.meant.as_ref().map(|normal| {
        view! { <p class="panel-meant">{room.say(Message::Misprinted { normal })}</p> }
    });
    let mut lines: Vec<AnyView> = Vec::new();
    if !card.roles.is_empty() {
        let roles: Vec<_> = card
            .roles
            .iter()
            .map(|role| {
                // Each title with the documents that give it.
                let mut documents: Vec<DocId> = role.proofs.iter().map(|p| p.document).collect();
                documents.dedup();
                let places: Vec<_> = documents
                    .into_iter()
                    .filter_map(|id| {
                        let proof = role.proofs.iter().find(|p| p.document == id)?;
                        let link = quotes::link(room, *proof, None);
                        Some(view! { " " <a class="panel-source" href=link>{quotes::short(room, id)}</a> })
                    })
                    .collect();
                view! { <li><span lang="vi">{role.text.clone()}</span> {places}</li> }
            })
            .collect();
        let roles = view! { <ul class="panel-roles" data-testid="panel-roles">{roles}</ul> };
        lines.push(line(room, Column::Roles, roles.into_any()));
    }
    for (column, value) in &card.lines {
        if *column == Column::Name {
            continue;
        }
        let parts: Vec<_> = quotes::value(room, value)
            .into_iter()
            .map(|part| view! { <span class="panel-part" lang="vi">{part}</span> })
            .collect();
        lines.push(line(room, *column, parts.into_any()));
    }
    view! {
        {printed}
        {meant}
        <dl class="facts">{lines}</dl>
    }
    .into_any()
}

fn line(room: Room, column: Column, value: AnyView) -> AnyView {
    view! {
        <div class="fact">
            <dt>{evidence::column(room.language, column)}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}

fn others(room: Room, card: &Card) -> AnyView {
    if card.others.is_empty() {
        let none = card
            .meant
            .is_none()
            .then(|| room.say(Message::NoOtherMention));
        return view! { <p class="panel-none">{none}</p> }.into_any();
    }
    let mut documents: Vec<DocId> = card.others.iter().map(|proof| proof.document).collect();
    documents.sort_unstable();
    documents.dedup();
    let (mentions, documents) = (card.others.len(), documents.len());
    let heading = room.say(match card.others_are {
        Others::Same => Message::OtherMentions {
            mentions,
            documents,
        },
        Others::Similar => Message::SimilarMentions {
            mentions,
            documents,
        },
    });
    view! {
        <h3 class="panel-heading" lang=tag(room.language)>
            {heading}
        </h3>
        {quotes::quotes(room, &card.others, Some(card.layer))}
    }
    .into_any()
}
