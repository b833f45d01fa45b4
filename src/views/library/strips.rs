//! Where the hits stand, document by document.

use danbiet_corpus::{
    document::Document,
    search::{Answer, DocumentHits},
};
use leptos::prelude::*;

use crate::{
    components::dispersion::{Strip, Tick, dispersion},
    messages::Message,
    route::View,
    views::Room,
};

/// How many documents and how many hits of each are drawn.
const DOCUMENTS: usize = 40;
const TICKS: usize = 400;

/// The strips of an answer; nothing where it has no hits.
pub fn strips(room: Room, answer: &Answer) -> AnyView {
    let with_hits = answer.documents.iter().filter(|entry| entry.count > 0);
    let strips: Vec<Strip> = with_hits
        .take(DOCUMENTS)
        .filter_map(|entry| strip(room, entry, None))
        .collect();
    if strips.is_empty() {
        return ().into_any();
    }
    dispersion(room.say(Message::Dispersion), strips)
}

/// The strip of one document, on which the reader may stand on a hit.
pub fn strip(room: Room, entry: &DocumentHits, current: Option<u32>) -> Option<Strip> {
    let session = room.session;
    let corpus = session.corpus();
    let document: &Document = corpus.document(entry.document).ok()?;
    let length = document.text.len().max(1);
    let ticks = session.hits(entry).into_iter().take(TICKS).zip(1..);
    let ticks = ticks
        .map(|(hit, number)| {
            let left = hit.span.start as usize * 10_000 / length;
            Tick {
                left,
                link: session.link(View::Document(session.reading(&document.id, Some(number)))),
                label: room.say(Message::HitAt {
                    number: number as usize,
                    percent: left / 100,
                }),
                current: current == Some(number),
            }
        })
        .collect();
    let hits = entry.count as usize;
    let title = document.metadata.title.as_ref();
    let name = title.map_or(document.id.as_str(), |title| title.value.as_str());
    Some(Strip {
        id: format!("strip-{}", document.id),
        name: short_name(&document.id).to_owned(),
        label: room.say(Message::DispersionOf {
            document: name,
            hits,
        }),
        count: room.number(hits),
        ticks,
    })
}

/// The part of an id that tells documents apart at a glance: of a number and a hash the number, of
/// other ids the whole.
pub fn short_name(id: &str) -> &str {
    match id.split_once('_') {
        Some((number, hash))
            if number.parse::<u32>().is_ok()
                && hash.len() == 16
                && hash.bytes().all(|b| b.is_ascii_hexdigit()) =>
        {
            number
        }
        _ => id,
    }
}

#[cfg(test)]
mod tests {
    use super::short_name;

    #[test]
    fn names_of_files_are_not_cut() {
        assert_eq!(short_name("000_c7764ab0d62457ae"), "000");
        for id in ["bao_cao_1", "bao_cao_2", "_1", "2021_hop", "ghi chú", ""] {
            assert_eq!(short_name(id), id);
        }
    }
}
