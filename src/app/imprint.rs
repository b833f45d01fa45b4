//! What is printed below every screen: where the page comes from, so that paper can be checked, too.

use danbiet_corpus::document::{DocId, Document};
use danbiet_query::Language;
use leptos::prelude::*;

use crate::{
    browser::{address, page},
    messages::{Message, date, imprint::Words},
    route::View,
    views::Room,
};

/// How many documents are listed.
const LISTED: usize = 50;

/// The footer. It is drawn when the reader prints: nobody sees it before.
pub fn imprint(room: Room) -> AnyView {
    let prints = RwSignal::new(0_u32);
    page::before_print(move || _ = prints.try_update(|prints| *prints += 1));
    view! {
        <footer class="imprint" data-testid="imprint">
            {move || (prints.get() > 0).then(|| lines(room))}
        </footer>
    }
    .into_any()
}

fn lines(room: Room) -> AnyView {
    let corpus = room.session.corpus();
    let info = corpus.info();
    let title = match room.language {
        Language::Vi => info.title.vi.as_ref().or(info.title.en.as_ref()),
        Language::En => info.title.en.as_ref().or(info.title.vi.as_ref()),
    };
    let answer = room.session.answer.read_untracked();
    let query = answer.query.root.as_ref().map(|_| {
        let text = danbiet_query::restate(&answer.query, room.language);
        view! { <p>{room.say(Message::Understood { text: &text })}</p> }
    });
    let documents = match &room.session.route.read_untracked().view {
        View::Document(reading) => corpus
            .find(&reading.document)
            .ok()
            .flatten()
            .into_iter()
            .collect(),
        _ => answer
            .documents
            .iter()
            .map(|hits| hits.document)
            .collect::<Vec<DocId>>(),
    };
    let listed: Vec<_> = documents
        .iter()
        .take(LISTED)
        .filter_map(|&number| Some(source(room, corpus.document(number).ok()?)))
        .collect();
    let more = documents.len().saturating_sub(LISTED);
    let more = (more > 0).then(|| view! { <p>{Words::More(more).say(room.language)}</p> });
    view! {
        <p>
            {room.say(Message::Name)} " · " {title.cloned()} " · "
            {Words::Address.say(room.language)} " " {address::whole()}
        </p>
        {query}
        <p>{Words::Hash.say(room.language)} ": " {info.hash.clone()}</p>
        <h2>{Words::Sources.say(room.language)}</h2>
        <ol>{listed}</ol>
        {more}
    }
    .into_any()
}

/// A document in one line: title, publisher, date, file, hash.
fn source(room: Room, document: &Document) -> AnyView {
    let metadata = &document.metadata;
    let title = metadata.title.as_ref().map(|title| title.value.clone());
    let publisher = metadata
        .publisher
        .as_ref()
        .map(|publisher| publisher.value.clone());
    let day = metadata.date.as_ref().map(|fact| {
        let day = fact.value;
        date(room.language, day.year, day.month, day.day)
    });
    let mut line = String::new();
    for part in [title, publisher, day].into_iter().flatten() {
        line.push_str(&part);
        line.push_str(" · ");
    }
    view! {
        <li lang="vi">
            {line} {document.source.file.clone()} " · SHA-256 " {document.source.sha256.clone()}
        </li>
    }
    .into_any()
}
