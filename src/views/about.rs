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
    messages::{
        Message,
        about::{Words, say},
        percent,
    },
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
    let section = |title, texts: &[Words]| {
        let texts: Vec<_> = texts
            .iter()
            .map(|&text| view! { <p>{say(room.language, text)}</p> })
            .collect();
        view! {
            <section>
                <h2>{say(room.language, title)}</h2>
                {texts}
            </section>
        }
    };
    let counting = [
        Words::CountingTokens,
        Words::CountingHits,
        Words::CountingLevels,
        Words::CountingGroups,
    ];
    let licences = [
        Words::LicenceCode,
        Words::LicenceFonts,
        Words::LicenceMap,
        Words::LicenceTexts,
    ];
    view! {
        <div class="screen prose" data-testid="about">
            <h1 id=HEADING tabindex="-1">
                {room.say(Message::About)}
            </h1>
            <p class="prose-lead">{say(room.language, Words::AboutLead)}</p>
            <section>
                <h2>{say(room.language, Words::Sources)}</h2>
                <p>{say(room.language, Words::SourcesLead)}</p>
                <ol class="sources">{sources}</ol>
            </section>
            {section(Words::FurnitureHeading, &[Words::FurnitureText])}
            {section(Words::Counting, &counting)}
            {section(Words::Privacy, &[Words::PrivacyText])}
            {device::device(room)}
            <section>
                <h2>{say(room.language, Words::Versions)}</h2>
                <p>{concat!("danbiet-viewer ", env!("CARGO_PKG_VERSION"))}</p>
                <p>{say(room.language, Words::CorpusHash)} ": " <code class="hash">{info.hash.clone()}</code></p>
            </section>
            {section(Words::Licences, &licences)}
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
    let verdict = RwSignal::new(Words::Checking);
    let id = document.id.clone();
    timer::after_update(move || verdict.set(check(room, &id)));
    let class = move || match verdict.get() {
        Words::HashSame => "verdict same",
        Words::HashDiffers => "verdict differs",
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
                {say(room.language, Words::FurnitureHeading)} " " {percent(room.language, share)}
            </p>
            <p class="source-hash">
                <code class="hash">{document.source.sha256.clone()}</code>
                <span class=class data-testid="hash-verdict">
                    {move || say(room.language, verdict.get())}
                </span>
            </p>
        </li>
    }
    .into_any()
}

/// Computes the hash of a document again from the text that is read.
fn check(room: Room, id: &str) -> Words {
    let corpus = room.session.corpus();
    let number = corpus.find(id).ok().flatten();
    let Some(document) = number.and_then(|number| corpus.document(number).ok()) else {
        return Words::Unreadable;
    };
    if document.source.encoding != Encoding::Utf8 {
        return Words::HashOfOtherEncoding;
    }
    if sha256(document.text.as_bytes()) == document.source.sha256 {
        Words::HashSame
    } else {
        Words::HashDiffers
    }
}
