//! Tables as CSV and JSON, under a header that says what was asked.
//!
//! CSV begins with lines `# name: value`; then come a line of the names of the columns and one
//! line for each row, separated by commas and quoted as in RFC 4180. The last columns, `sources` and
//! `sentence`, say where the row stands and quote the sentence of the first place.
//! JSON is one object with the header's keys, `columns` and `rows`; a row has one key for each
//! column, its `id` and its `proofs`.
//!
//! Offsets are counted in Unicode scalar values of the document's text, end-exclusive. Numbers have
//! a decimal point, whatever the language of the interface. What a text does not state is an empty
//! field in CSV and `null` in JSON.

use danbiet_text::Span;

use super::{
    matrix::{Matrix, MatrixRow},
    table::{Cell, Proof, Table, Value},
};
use crate::{corpus::Corpus, document::DocId, json::Json, pack::PackError};

/// What was asked: the header of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header<'a> {
    /// The query, if there is one.
    pub query: Option<&'a str>,
    /// How marks were read: `typed` or `any`.
    pub level: Option<&'a str>,
    /// The names of the zones that were searched.
    pub zones: Vec<&'a str>,
    /// The facets' values that were chosen: name and value.
    pub filters: Vec<(&'a str, &'a str)>,
}

/// A table as CSV.
///
/// # Errors
/// If a document of the table is damaged.
pub fn csv(corpus: &Corpus, table: &Table, header: &Header<'_>) -> Result<String, PackError> {
    let mut out = String::new();
    header.csv(corpus, table.kind.name(), &mut out);
    let columns = table.columns().iter().map(|column| column.name());
    record(columns.chain(["sources", "sentence"]), &mut out);
    let mut offsets = Offsets::new(corpus);
    for row in &table.rows {
        let mut fields = Vec::with_capacity(row.cells.len() + 2);
        for cell in &row.cells {
            fields.push(field(corpus, &cell.value)?);
        }
        fields.push(sources(&row.proofs, &mut offsets)?);
        fields.push(first_sentence(corpus, &row.proofs)?);
        record(fields.iter().map(String::as_str), &mut out);
    }
    Ok(out)
}

/// Lines of texts as CSV under the same header: for tables that are no [`Table`]. `name` says which.
#[must_use]
pub fn lines_csv(
    corpus: &Corpus,
    name: &str,
    header: &Header<'_>,
    columns: &[&str],
    lines: &[Vec<String>],
) -> String {
    let mut out = String::new();
    header.csv(corpus, name, &mut out);
    record(columns.iter().copied(), &mut out);
    for line in lines {
        record(line.iter().map(String::as_str), &mut out);
    }
    out
}

/// A table as JSON.
///
/// # Errors
/// If a document of the table is damaged.
pub fn json(corpus: &Corpus, table: &Table, header: &Header<'_>) -> Result<String, PackError> {
    let mut offsets = Offsets::new(corpus);
    let mut json = Json::default();
    json.open('{');
    header.json(corpus, table.kind.name(), &mut json);
    json.key("columns").open('[');
    for column in table.columns() {
        json.string(column.name());
    }
    json.close(']');
    json.key("rows").open('[');
    for row in &table.rows {
        json.open('{');
        json.key("id").string(&row.id);
        for (column, cell) in table.columns().iter().zip(&row.cells) {
            json.key(column.name());
            value(&mut json, corpus, cell, &mut offsets)?;
        }
        json.key("proofs");
        proofs(&mut json, &row.proofs, &mut offsets)?;
        json.close('}');
    }
    json.close(']');
    json.close('}');
    Ok(json.into_string())
}

/// A matrix as CSV: one line for each row and theme that the row says something on.
///
/// # Errors
/// If a document of the matrix is damaged.
pub fn matrix_csv(
    corpus: &Corpus,
    matrix: &Matrix,
    header: &Header<'_>,
) -> Result<String, PackError> {
    let mut out = String::new();
    header.csv(corpus, "matrix", &mut out);
    record(
        ["row", "theme", "hits", "documents", "sources", "sentence"],
        &mut out,
    );
    let mut offsets = Offsets::new(corpus);
    for (at, row) in matrix.rows.iter().enumerate() {
        for (theme, cell) in row.cells.iter().enumerate() {
            let proofs = matrix.proofs(corpus, at, theme)?;
            let count = |number: Option<u32>| number.map(|n| n.to_string()).unwrap_or_default();
            let fields = [
                row.name.clone().unwrap_or_default(),
                theme_id(corpus, theme).to_owned(),
                count(cell.map(|cell| cell.hits)),
                count(cell.map(|cell| cell.documents)),
                sources(&proofs, &mut offsets)?,
                first_sentence(corpus, &proofs)?,
            ];
            record(fields.iter().map(String::as_str), &mut out);
        }
    }
    Ok(out)
}

/// A matrix as JSON: its `rows` have one key for each theme in `cells`.
///
/// # Errors
/// If a document of the matrix is damaged.
pub fn matrix_json(
    corpus: &Corpus,
    matrix: &Matrix,
    header: &Header<'_>,
) -> Result<String, PackError> {
    let mut offsets = Offsets::new(corpus);
    let mut json = Json::default();
    json.open('{');
    header.json(corpus, "matrix", &mut json);
    json.key("themes").open('[');
    for theme in &corpus.info().themes {
        json.open('{');
        json.key("id").string(&theme.id);
        json.key("query").string(&theme.query);
        json.close('}');
    }
    json.close(']');
    json.key("rows").open('[');
    for (at, row) in matrix.rows.iter().enumerate() {
        matrix_row(&mut json, corpus, matrix, (at, row), &mut offsets)?;
    }
    json.close(']');
    json.close('}');
    Ok(json.into_string())
}

fn matrix_row(
    json: &mut Json,
    corpus: &Corpus,
    matrix: &Matrix,
    (at, row): (usize, &MatrixRow),
    offsets: &mut Offsets<'_>,
) -> Result<(), PackError> {
    json.open('{');
    json.key("name").optional(row.name.as_deref());
    let basis = row.basis.map(|basis| super::Term::Basis(basis).name());
    json.key("basis").optional(basis);
    json.key("documents").open('[');
    for &id in &row.documents {
        json.string(corpus.name(id)?);
    }
    json.close(']');
    json.key("cells").open('{');
    for (theme, cell) in row.cells.iter().enumerate() {
        json.key(theme_id(corpus, theme));
        let Some(cell) = cell else {
            json.word("null");
            continue;
        };
        json.open('{');
        json.key("hits").word(&cell.hits.to_string());
        json.key("documents").word(&cell.documents.to_string());
        json.key("proofs");
        proofs(json, &matrix.proofs(corpus, at, theme)?, offsets)?;
        json.close('}');
    }
    json.close('}');
    json.close('}');
    Ok(())
}

fn theme_id(corpus: &Corpus, theme: usize) -> &str {
    let theme = corpus.info().themes.get(theme);
    theme.map_or("", |theme| theme.id.as_str())
}

impl Header<'_> {
    fn csv(&self, corpus: &Corpus, table: &str, out: &mut String) {
        let mut line = |name: &str, value: &str| {
            let value: Vec<&str> = value.split_whitespace().collect();
            for part in ["# ", name, ": ", &value.join(" "), "\r\n"] {
                out.push_str(part);
            }
        };
        line("table", table);
        line("query", self.query.unwrap_or_default());
        line("level", self.level.unwrap_or_default());
        line("zones", &self.zones.join(" "));
        for (name, value) in &self.filters {
            line(&["filter", name].join(" "), value);
        }
        line("corpus", &corpus.info().hash);
    }

    fn json(&self, corpus: &Corpus, table: &str, json: &mut Json) {
        json.key("table").string(table);
        json.key("query").optional(self.query);
        json.key("level").optional(self.level);
        json.key("zones").open('[');
        for zone in &self.zones {
            json.string(zone);
        }
        json.close(']');
        json.key("filters").open('[');
        for (name, value) in &self.filters {
            json.open('{');
            json.key("name").string(name);
            json.key("value").string(value);
            json.close('}');
        }
        json.close(']');
        json.key("corpus").string(&corpus.info().hash);
    }
}

/// One line of CSV.
fn record<'f>(fields: impl IntoIterator<Item = &'f str>, out: &mut String) {
    for (at, field) in fields.into_iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        if field.contains([',', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&field.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(field);
        }
    }
    out.push_str("\r\n");
}

/// A cell as one field: lists with `; ` between, each text with how often it occurs.
fn field(corpus: &Corpus, value: &Value) -> Result<String, PackError> {
    Ok(match value {
        Value::NotStated => String::new(),
        Value::Text(text) | Value::Time(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Count(count) => count.to_string(),
        Value::Term(term) => term.name().to_owned(),
        Value::Document(id) => corpus.name(*id)?.to_owned(),
        Value::Items(items) => {
            let item =
                |item: &super::Item| [&item.text, " ×", &item.proofs.len().to_string()].concat();
            items.iter().map(item).collect::<Vec<_>>().join("; ")
        }
        Value::Documents(documents) => {
            let mut fields = Vec::with_capacity(documents.len());
            for there in documents {
                let count = there.proofs.len().to_string();
                fields.push([corpus.name(there.document)?, " ×", &count].concat());
            }
            fields.join("; ")
        }
    })
}

/// A cell as JSON.
fn value(
    json: &mut Json,
    corpus: &Corpus,
    cell: &Cell,
    offsets: &mut Offsets<'_>,
) -> Result<(), PackError> {
    match &cell.value {
        Value::NotStated => json.word("null"),
        Value::Text(text) | Value::Time(text) => json.string(text),
        Value::Number(number) => json.number(*number),
        Value::Count(count) => json.word(&count.to_string()),
        Value::Term(term) => json.string(term.name()),
        Value::Document(id) => json.string(corpus.name(*id)?),
        Value::Items(items) => {
            json.open('[');
            for item in items {
                json.open('{');
                json.key("text").string(&item.text);
                if let Some(term) = item.term {
                    json.key("kind").string(term.name());
                }
                json.key("count").word(&item.proofs.len().to_string());
                json.key("proofs");
                proofs(json, &item.proofs, offsets)?;
                json.close('}');
            }
            json.close(']');
        }
        Value::Documents(documents) => {
            json.open('[');
            for there in documents {
                json.open('{');
                json.key("document").string(corpus.name(there.document)?);
                json.key("count").word(&there.proofs.len().to_string());
                json.close('}');
            }
            json.close(']');
        }
    }
    Ok(())
}

fn proofs(json: &mut Json, proofs: &[Proof], offsets: &mut Offsets<'_>) -> Result<(), PackError> {
    json.open('[');
    for proof in proofs {
        let text = &offsets.corpus.document(proof.document)?.text;
        json.open('{');
        json.key("document")
            .string(offsets.corpus.name(proof.document)?);
        place(json, text, proof.document, proof.span, offsets);
        json.key("zone").string(proof.zone.name());
        json.key("sentence").open('{');
        place(json, text, proof.document, proof.sentence, offsets);
        json.close('}');
        json.close('}');
    }
    json.close(']');
    Ok(())
}

fn place(json: &mut Json, text: &str, id: DocId, span: Span, offsets: &mut Offsets<'_>) {
    let start = offsets.scalars(id, text, span.start);
    let end = offsets.scalars(id, text, span.end);
    json.key("start").word(&start.to_string());
    json.key("end").word(&end.to_string());
    json.key("text").string(span.of(text));
}

/// Where a row stands: `000_c7764ab0d62457ae:1215-1334`, with blanks between several.
fn sources(proofs: &[Proof], offsets: &mut Offsets<'_>) -> Result<String, PackError> {
    let mut sources = String::new();
    for proof in proofs {
        let text = &offsets.corpus.document(proof.document)?.text;
        let start = offsets.scalars(proof.document, text, proof.span.start);
        let end = offsets.scalars(proof.document, text, proof.span.end);
        if !sources.is_empty() {
            sources.push(' ');
        }
        let name = offsets.corpus.name(proof.document)?;
        for part in [name, ":", &start.to_string(), "-", &end.to_string()] {
            sources.push_str(part);
        }
    }
    Ok(sources)
}

fn first_sentence(corpus: &Corpus, proofs: &[Proof]) -> Result<String, PackError> {
    let Some(proof) = proofs.first() else {
        return Ok(String::new());
    };
    let text = &corpus.document(proof.document)?.text;
    let words: Vec<&str> = proof.sentence.of(text).split_whitespace().collect();
    Ok(words.join(" "))
}

/// Counts in Unicode scalar values. Places come mostly in order, so it goes on from the last one.
struct Offsets<'c> {
    corpus: &'c Corpus,
    last: (DocId, u32, usize),
}

impl<'c> Offsets<'c> {
    fn new(corpus: &'c Corpus) -> Self {
        Offsets {
            corpus,
            last: (DocId(0), 0, 0),
        }
    }

    fn scalars(&mut self, id: DocId, text: &str, byte: u32) -> usize {
        let (last_id, last_byte, last_count) = self.last;
        let (from, before) = match last_id == id && last_byte <= byte {
            true => (last_byte, last_count),
            false => (0, 0),
        };
        let between = text.get(from as usize..byte as usize).unwrap_or_default();
        let count = before + between.chars().count();
        self.last = (id, byte, count);
        count
    }
}
