//! The documents as a table: facts, article, and what is named in it.

use danbiet_corpus::{
    Corpus, Document, PackError,
    export::{self, Cell, Header, Table},
    metadata::Fact,
    zone::Zone,
};
use danbiet_text::Span;

/// The columns, in order. Of an annotation layer the normal forms are listed, each once.
const COLUMNS: [&str; 26] = [
    "id",
    "source_file",
    "sha256",
    "title",
    "place",
    "province",
    "date",
    "publisher",
    "site",
    "event",
    "author",
    "photographer",
    "lead",
    "article",
    "captions",
    "furniture",
    "persons",
    "organisations",
    "places",
    "instruments",
    "figures",
    "dates",
    "principles",
    "topics",
    "abbreviations",
    "misprints",
];

/// The table as CSV.
pub fn csv(corpus: &Corpus) -> Result<String, PackError> {
    let mut header = Header::of(corpus, "documents");
    header.built = crate::source::built();
    let mut table = Table::new(header, &COLUMNS);
    for document in corpus.documents() {
        table.rows.push(row(document?));
    }
    Ok(export::csv(&table))
}

fn row(document: &Document) -> Vec<Cell> {
    let meta = &document.metadata;
    let layers = &document.layers;
    let of = |span: Span| span.of(&document.text).to_owned();
    let date = meta.date.as_ref().map(|fact| fact.value.to_string());
    vec![
        Cell::Text(document.id.clone()),
        Cell::Text(document.source.file.clone()),
        Cell::Text(document.source.sha256.clone()),
        fact(&meta.title),
        fact(&meta.place),
        fact(&meta.province),
        date.map_or(Cell::Empty, Cell::Text),
        fact(&meta.publisher),
        fact(&meta.site),
        fact(&meta.event),
        fact(&meta.author),
        fact(&meta.photographer),
        lines(document, |zone| zone == Zone::Lead),
        lines(document, |zone| !zone.is_furniture()),
        lines(document, |zone| zone == Zone::Caption),
        lines(document, Zone::is_furniture),
        once(layers.persons.iter().map(|person| person.name.clone())),
        once(layers.organisations.iter().map(|body| body.normal.clone())),
        once(layers.places.iter().map(|place| place.normal.clone())),
        once(
            layers
                .instruments
                .iter()
                .map(|cited| cited.instrument.clone()),
        ),
        once(layers.figures.iter().map(|figure| of(figure.span))),
        once(layers.dates.iter().map(|date| date.normal.clone())),
        once(layers.principles.iter().map(|principle| of(principle.span))),
        once(layers.topics.iter().map(|topic| of(topic.span))),
        once(layers.abbreviations.iter().map(|short| of(short.span))),
        once(layers.misprints.iter().map(|misprint| of(misprint.span))),
    ]
}

fn fact(fact: &Option<Fact<String>>) -> Cell {
    let value = fact.as_ref().map(|fact| fact.value.clone());
    value.map_or(Cell::Empty, Cell::Text)
}

/// The lines of some zones, one below the other.
fn lines(document: &Document, chosen: impl Fn(Zone) -> bool) -> Cell {
    let lines = document.lines.iter().filter(|line| chosen(line.zone));
    let lines = lines.map(|line| line.content(&document.text).of(&document.text));
    let lines: Vec<&str> = lines.collect();
    match lines.is_empty() {
        true => Cell::Empty,
        false => Cell::Text(lines.join("\n")),
    }
}

/// A list without repetitions, in order of first mention.
fn once(values: impl Iterator<Item = String>) -> Cell {
    let mut seen: Vec<String> = Vec::new();
    for value in values {
        if !seen.contains(&value) {
            seen.push(value);
        }
    }
    match seen.is_empty() {
        true => Cell::Empty,
        false => Cell::List(seen.into_iter().map(Cell::Text).collect()),
    }
}
