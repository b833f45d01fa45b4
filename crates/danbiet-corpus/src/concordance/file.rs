//! All lines as a table to be saved.

use super::{Concordance, Config, Context, Line};
use crate::{
    corpus::Corpus,
    export::{Cell, Header, Offsets, Table},
    pack::PackError,
    search::Answer,
};

/// How many lines are read at a time.
const STEP: usize = 256;

/// What the header of a file says of how `found` lines were chosen and put in order.
#[must_use]
pub fn settings(config: &Config, width: u32, found: usize) -> Vec<(&'static str, String)> {
    let mut settings = Vec::new();
    if !config.sort.is_empty() {
        let keys: Vec<&str> = config.sort.iter().map(|key| key.name()).collect();
        settings.push(("sort", keys.join(" ")));
    }
    settings.push(("width", width.to_string()));
    settings.push(("lines", found.to_string()));
    if let Some(sample) = config.sample {
        settings.push(("sample", sample.lines.to_string()));
        settings.push(("seed", sample.seed.to_string()));
    }
    settings
}

/// The lines as a table: where each stands, its contexts of `width` words, and what `name` calls the
/// group that the reader put it in.
///
/// # Errors
/// If a document's part of the pack is damaged.
pub fn table(
    corpus: &Corpus,
    answer: &Answer,
    lines: &Concordance,
    width: u32,
    header: Header,
    name: impl Fn(&Line) -> Option<String>,
) -> Result<Table, PackError> {
    let columns = [
        "line", "document", "place", "date", "start", "end", "level", "group", "zone", "left",
        "node", "right", "set",
    ];
    let mut table = Table::new(header, &columns);
    table.rows.reserve(lines.lines.len());
    let mut offsets = Offsets::new(corpus);
    let context = Context {
        width,
        ..Context::default()
    };
    for from in (0..lines.lines.len()).step_by(STEP) {
        for row in lines.rows(corpus, answer, from..from + STEP, &context)? {
            let document = corpus.document(row.line.document)?;
            let known = &document.metadata;
            let (start, end) = offsets.of(row.line.document, row.hit.span)?;
            let words = |span: danbiet_text::Span| -> Cell {
                let words: Vec<&str> = span.of(&document.text).split_whitespace().collect();
                words.join(" ").into()
            };
            table.rows.push(vec![
                (table.rows.len() + 1).into(),
                document.id.as_str().into(),
                known.place.as_ref().map(|fact| fact.value.as_str()).into(),
                known
                    .date
                    .as_ref()
                    .map(|fact| fact.value.to_string())
                    .into(),
                start.into(),
                end.into(),
                row.hit.level.name().into(),
                row.hit.group.name().into(),
                row.hit.zone.name().into(),
                words(row.left),
                words(row.hit.span),
                words(row.right),
                name(&row.line).into(),
            ]);
        }
    }
    Ok(table)
}
