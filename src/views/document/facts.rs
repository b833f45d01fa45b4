//! What is known about a document, each fact with how it is known.

use danbiet_corpus::{
    document::DocId,
    metadata::{Basis, Fact},
};
use leptos::prelude::*;

use crate::{
    messages::{Message, partial_date},
    reading::Length,
    views::Room,
};

/// The panel.
pub fn facts(room: Room, number: DocId) -> AnyView {
    let corpus = room.session.corpus();
    let Ok(document) = corpus.document(number) else {
        return ().into_any();
    };
    let metadata = &document.metadata;
    let texts = [
        (Message::FactPlace, &metadata.place),
        (Message::FactProvince, &metadata.province),
        (Message::FactEvent, &metadata.event),
        (Message::FactPublisher, &metadata.publisher),
        (Message::FactSite, &metadata.site),
        (Message::FactAuthor, &metadata.author),
        (Message::FactPhotographer, &metadata.photographer),
    ];
    let mut rows: Vec<AnyView> = Vec::with_capacity(texts.len() + 3);
    let date = metadata.date.as_ref().map(|date| {
        let text = partial_date(room.language, date.value);
        known(room, text, &date.basis)
    });
    rows.push(row(room, Message::FactDate, date));
    for (name, fact) in texts {
        let value = |fact: &Fact<String>| known(room, fact.value.clone(), &fact.basis);
        rows.push(row(room, name, fact.as_ref().map(value)));
    }
    let length = Length::of(document);
    let syllables = length.syllables;
    let share = length.share();
    let length = view! {
        {room.say(Message::Syllables { syllables })}
        <small class="basis-line" title=room.say(Message::FurnitureIs)>
            {room.say(Message::FurnitureShare { share })}
        </small>
    };
    rows.push(row(room, Message::FactLength, Some(length.into_any())));
    let file = view! { <span class="file-name">{document.source.file.clone()}</span> };
    rows.push(row(room, Message::FactFile, Some(file.into_any())));
    view! {
        <h2 class="margin-title">{room.say(Message::Facts)}</h2>
        <dl class="facts">{rows}</dl>
        {super::cite::cite(room, number)}
    }
    .into_any()
}

fn known(room: Room, text: String, basis: &Basis) -> AnyView {
    view! {
        <span lang="vi">{text}</span>
        <small class="basis-line">{room.basis(basis)}</small>
    }
    .into_any()
}

/// A fact; what is not stated is said to be so.
fn row(room: Room, name: Message<'_>, value: Option<AnyView>) -> AnyView {
    let value = value.unwrap_or_else(|| {
        view! { <span class="not-stated">{room.say(Message::NotStated)}</span> }.into_any()
    });
    view! {
        <div class="fact">
            <dt>{room.say(name)}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}
