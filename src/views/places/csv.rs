//! The two tables as CSV.

use danbiet_corpus::{evidence::export, map::tally::Tally};
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
