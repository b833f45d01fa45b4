//! The two tables as files.

use danbiet_corpus::{
    evidence::Term,
    export::{Cell, Header, Offsets, Table},
    map::tally::Tally,
    timeline::Timeline,
};
use leptos::prelude::*;

use super::{Shown, map::value};
use crate::route::{Count, Named};

/// The table of times: those of the documents themselves, then those that they name.
pub fn times(shown: Shown, timeline: &Timeline, header: Header) -> Option<Table> {
    let corpus = shown.room.session.corpus();
    let columns = [
        "document", "text", "normal", "kind", "basis", "start", "end",
    ];
    let mut table = Table::new(header, &columns);
    let mut offsets = Offsets::new(&corpus);
    for entry in &timeline.entries {
        let document = corpus.document(entry.document).ok()?;
        let id = || Cell::from(document.id.as_str());
        let basis = |basis| Cell::from(Term::Basis(basis).name());
        if let Some(date) = &document.metadata.date {
            table.rows.push(vec![
                id(),
                Cell::Empty,
                date.value.to_string().into(),
                "document".into(),
                basis((&date.basis).into()),
                Cell::Empty,
                Cell::Empty,
            ]);
        }
        for mark in &entry.marks {
            let (start, end) = offsets.of(entry.document, mark.proof.span).ok()?;
            table.rows.push(vec![
                id(),
                mark.printed.as_str().into(),
                mark.normal.as_str().into(),
                mark.kind.name().into(),
                basis(mark.basis),
                start.into(),
                end.into(),
            ]);
        }
    }
    Some(table)
}

/// The table of provinces: name, then what is counted; what lies in none has no name.
pub fn provinces(shown: Shown, mut header: Header) -> Option<Table> {
    let (map, tallies) = (shown.map()?, shown.tallies.get_untracked()?);
    let era = shown.era.get_untracked();
    header
        .settings
        .push(("provinces", String::from(era.name())));
    let mut columns = vec!["province"];
    columns.extend(Count::NAMES.iter().map(|(_, name)| *name));
    let mut table = Table::new(header, &columns);
    let row = |name: Cell, tally: &Tally| {
        let counts = Count::NAMES.iter();
        let counts = counts.map(|&(count, _)| Cell::from(value(tally, count)));
        [name].into_iter().chain(counts).collect()
    };
    let provinces = tallies.provinces.iter().enumerate();
    let named = provinces.filter(|(_, tally)| !tally.is_empty());
    table
        .rows
        .extend(named.map(|(at, tally)| row(map.name(era, at).into(), tally)));
    if !tallies.elsewhere.is_empty() {
        table.rows.push(row(Cell::Empty, &tallies.elsewhere));
    }
    Some(table)
}
