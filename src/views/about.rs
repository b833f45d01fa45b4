//! About: where the texts come from, whether they are what they should be, how numbers are counted.

mod device;

use danbiet_corpus::{
    document::Document,
    ingest::{Encoding, sha256},
};
use leptos::prelude::*;

use super::Room;
use crate::{
    browser::timer,
    messages::{Message, percent},
    reading::Length,
    route::View,
};

const HEADING: &str = "about-heading";

/// The page.
pub fn about(room: Room) -> AnyView {
    let corpus = room.session.corpus();
    let info = corpus.info();
    super::focus_heading(HEADING);
    let sources: Vec<_> = corpus
        .documents()
        .flatten()
        .map(|document| source(room, document))
        .collect();
    let section = |title, texts: &[Message<'static>]| {
        let texts: Vec<_> = texts
            .iter()
            .map(|&text| view! { <p>{room.say(text)}</p> })
            .collect();
        view! {
            <section>
                <h2>{room.say(title)}</h2>
                {texts}
            </section>
        }
    };
    let counting = [
        Message::CountingTokens,
        Message::CountingHits,
        Message::CountingLevels,
        Message::CountingGroups,
    ];
    let licences = [
        Message::LicenceCode,
        Message::LicenceFonts,
        Message::LicenceMap,
        Message::LicenceTexts,
    ];
    view! {
        <div class="screen prose" data-testid="about">
            <h1 id=HEADING tabindex="-1">
                {room.say(Message::About)}
            </h1>
            <p class="prose-lead">{room.say(Message::AboutLead)}</p>
            <section>
                <h2>{room.say(Message::Sources)}</h2>
                <p>{room.say(Message::SourcesLead)}</p>
                <ol class="sources">{sources}</ol>
            </section>
            {section(Message::FurnitureHeading, &[Message::FurnitureText])}
            {section(Message::Counting, &counting)}
            {section(Message::Privacy, &[Message::PrivacyText])}
            {device::device(room)}
            <section>
                <h2>{room.say(Message::Versions)}</h2>
                <p>{concat!("danbiet-viewer ", env!("CARGO_PKG_VERSION"))}</p>
                <p>{room.say(Message::CorpusHash)} ": " <code class="hash">{info.hash.clone()}</code></p>
            </section>
            {section(Message::Licences, &licences)}
        </div>
    }
    .into_any()
}

/// A document with its hash, which is computed again when the page stands.
fn source(room: Room, document: &Document) -> AnyView {
    let session = room.session;
    let link = session.link(View::Document(session.reading(&document.id, None)));
    let title = match &document.metadata.title {
        Some(title) => title.value.clone(),
        None => document.id.clone(),
    };
    let share = Length::of(document).share();
    let verdict = RwSignal::new(Message::Checking);
    let id = document.id.clone();
    timer::after_update(move || verdict.set(check(room, &id)));
    let class = move || match verdict.get() {
        Message::HashSame => "verdict same",
        Message::HashDiffers => "verdict differs",
        _ => "verdict",
    };
    view! {
        <li class="source" data-testid="source">
            <a href=link lang="vi">
                {title}
            </a>
            <p class="source-facts">
                {document.source.file.clone()} " · "
                {room.say(Message::Bytes { bytes: document.source.bytes as usize })} " · "
                {room.say(Message::FurnitureHeading)} " " {percent(room.language, share)}
            </p>
            <p class="source-hash">
                <code class="hash">{document.source.sha256.clone()}</code>
                <span class=class data-testid="hash-verdict">
                    {move || room.say(verdict.get())}
                </span>
            </p>
        </li>
    }
    .into_any()
}

/// Computes the hash of a document again from the text that is read.
fn check(room: Room, id: &str) -> Message<'static> {
    let corpus = room.session.corpus();
    let number = corpus.find(id).ok().flatten();
    let Some(document) = number.and_then(|number| corpus.document(number).ok()) else {
        return Message::DamagedDocument;
    };
    if document.source.encoding != Encoding::Utf8 {
        return Message::HashOfOtherEncoding;
    }
    if sha256(document.text.as_bytes()) == document.source.sha256 {
        Message::HashSame
    } else {
        Message::HashDiffers
    }
}
