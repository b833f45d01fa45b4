//! The panel of the selected annotation: normal form, what is stated of it, every other mention
//! with its sentence.

use danbiet_corpus::{
    corrections::{By, Change, Corrected},
    document::DocId,
    evidence::Column,
};
use leptos::prelude::*;

use super::{Place, correct};
use crate::{
    app::commands,
    card::{Card, Others, card},
    components::icon::Icon,
    messages::{Message, evidence, tag},
    route::{Correcting, View},
    session::Step,
    views::{Room, quotes},
};

/// The id of the panel's heading, which gets the focus when an annotation is opened.
pub const TITLE: &str = "panel-title";

/// The panel; nothing where no annotation is selected.
pub fn panel(room: Room, place: Place, number: DocId) -> AnyView {
    let session = room.session;
    let card = Memo::new(move |_| {
        let (at, overlay) = (place.at.get()?, session.overlay());
        let card = card(&session.corpus(), overlay.as_deref(), number, at);
        card.ok().flatten()
    });
    let form = move || {
        let at = place.at.get()?;
        Some(match place.correcting.get() {
            Correcting::Open => correct::form(room, number, at),
            Correcting::Closed => open_form(room),
        })
    };
    let shown = move || card.get().map(|card| self::shown(room, &card, form));
    view! { {shown} }.into_any()
}

/// Opens the form for corrections.
fn open_form(room: Room) -> AnyView {
    let session = room.session;
    let open = move |_| {
        let mut route = session.route.get_untracked();
        if let View::Document(reading) = &mut route.view {
            reading.correcting = Correcting::Open;
        }
        session.go(route, Step::Same);
    };
    view! {
        <button type="button" class="button" data-testid="panel-correct" on:click=open>
            {room.say(Message::Correct)}
        </button>
    }
    .into_any()
}

/// What to say of what was corrected.
pub fn record(corrected: &Corrected) -> Message<'_> {
    let was = corrected.was.as_str();
    match (corrected.by, &corrected.change) {
        (By::Reader, Change::Wrong) => Message::WrongByReader,
        (By::Keeper, Change::Wrong) => Message::WrongByKeeper,
        (By::Reader, Change::Normal(_)) => Message::ChangedByReader { was },
        (By::Keeper, Change::Normal(_)) => Message::ChangedByKeeper { was },
    }
}

fn shown(room: Room, card: &Card, form: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
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
            {card.corrected.as_ref().map(|corrected| {
                let said = room.say(record(corrected));
                view! { <p class="panel-corrected" data-testid="panel-corrected">{said}</p> }
            })}
            {facts(room, card)}
            {form}
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
        let wrong = card
            .corrected
            .as_ref()
            .is_some_and(|it| it.change == Change::Wrong);
        let none = (card.meant.is_none() && !wrong).then(|| room.say(Message::NoOtherMention));
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
