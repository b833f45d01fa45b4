//! The two tables as CSV.

use danbiet_corpus::{
    evidence::{Term, export},
    map::tally::Tally,
    timeline::Timeline,
};
use leptos::prelude::*;

use super::{Shown, map::value};
use crate::{
    browser::download,
    messages::places::Words,
    route::{Count, Named},
};

/// A button that saves a table: `lines` makes its columns and lines.
pub fn button(
    shown: Shown,
    name: &'static str,
    lines: impl Fn() -> Option<(Vec<&'static str>, Vec<Vec<String>>)> + Send + Sync + 'static,
) -> AnyView {
    let save = move |_| {
        // Without a file there is nothing to say that the browser does not say.
        let _ = lines().and_then(|(columns, lines)| save(shown, name, &columns, &lines));
    };
    view! {
        <button type="button" class="button" on:click=save>
            {shown.say(Words::SaveCsv)}
        </button>
    }
    .into_any()
}

fn save(shown: Shown, name: &str, columns: &[&str], lines: &[Vec<String>]) -> Option<()> {
    let session = shown.room.session;
    let search = session.search.get_untracked();
    let asked = !search.query.is_empty();
    let filters = search.filters.iter().flat_map(|(facet, values)| {
        let name = facet.name();
        values.iter().map(move |value| (name, value.as_str()))
    });
    let header = export::Header {
        query: asked.then_some(search.query.as_str()),
        level: asked.then(|| session.answer.read_untracked().reading.name()),
        zones: vec![search.scope.name()],
        filters: filters.collect(),
    };
    let text = export::lines_csv(&session.corpus(), name, &header, columns, lines);
    let mut file = String::from("dan-biet-");
    file.push_str(name);
    file.push_str(".csv");
    download::save(&file, "text/csv;charset=utf-8", &text)
}

/// The table of times: those of the documents themselves, then those that they name. Offsets
/// are counted in Unicode scalar values, as in all exports.
pub fn times(shown: Shown, timeline: &Timeline) -> (Vec<&'static str>, Vec<Vec<String>>) {
    let corpus = shown.room.session.corpus();
    let columns = vec![
        "document", "text", "normal", "kind", "basis", "start", "end",
    ];
    let mut lines = Vec::new();
    for entry in &timeline.entries {
        let Ok(document) = corpus.document(entry.document) else {
            continue;
        };
        if let Some(date) = &document.metadata.date {
            lines.push(vec![
                document.id.clone(),
                String::new(),
                date.value.to_string(),
                String::from("document"),
                String::from(Term::Basis((&date.basis).into()).name()),
                String::new(),
                String::new(),
            ]);
        }
        for mark in &entry.marks {
            lines.push(vec![
                document.id.clone(),
                mark.printed.clone(),
                mark.normal.clone(),
                mark.kind.name().to_owned(),
                String::from(Term::Basis(mark.basis).name()),
                scalars(&document.text, mark.proof.span.start),
                scalars(&document.text, mark.proof.span.end),
            ]);
        }
    }
    (columns, lines)
}

/// How many scalar values stand before a byte.
fn scalars(text: &str, byte: u32) -> String {
    let before = text.get(..byte as usize).unwrap_or_default();
    before.chars().count().to_string()
}

/// The table of provinces: name, then what is counted; what lies in none has no name.
pub fn provinces(shown: Shown) -> Option<(Vec<&'static str>, Vec<Vec<String>>)> {
    let (map, tallies) = (shown.map()?, shown.tallies.get_untracked()?);
    let era = shown.era.get_untracked();
    let mut columns = vec!["province"];
    columns.extend(Count::NAMES.iter().map(|(_, name)| *name));
    let line = |name: &str, tally: &Tally| {
        let mut line = vec![name.to_owned()];
        let counts = Count::NAMES.iter();
        line.extend(counts.map(|&(count, _)| value(tally, count).to_string()));
        line
    };
    let provinces = tallies.provinces.iter().enumerate();
    let mut lines: Vec<_> = provinces
        .filter(|(_, tally)| !tally.is_empty())
        .map(|(at, tally)| line(map.name(era, at), tally))
        .collect();
    if !tallies.elsewhere.is_empty() {
        lines.push(line("", &tallies.elsewhere));
    }
    Some((columns, lines))
}
