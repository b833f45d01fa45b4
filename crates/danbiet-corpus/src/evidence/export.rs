//! Tables of evidence in the two [forms of a file](crate::export).
//!
//! In CSV the last columns, `sources` and `sentence`, say where the row stands and quote the sentence
//! of the first place. In JSON a row has one key for each column, its `id` and its `proofs`. A matrix
//! has the figures of the sentences of each cell as well, as the corpus was built: what a reader has
//! corrected does not change them.

use danbiet_text::Span;

use super::{
    matrix::{Matrix, MatrixRow},
    table::{Cell, Proof, Table, Value},
};
use crate::{
    corpus::Corpus,
    document::DocId,
    export::{self, Header, Offsets},
    json::Json,
    pack::PackError,
};

/// A table as CSV. The header need not name the table.
///
/// # Errors
/// If a document of the table is damaged.
pub fn csv(corpus: &Corpus, table: &Table, header: &Header) -> Result<String, PackError> {
    let columns = table.columns().iter().map(|column| column.name());
    let columns: Vec<_> = columns.chain(["sources", "sentence"]).collect();
    let mut out = export::Table::new(named(header, table.kind.name()), &columns);
    let mut offsets = Offsets::new(corpus);
    for row in &table.rows {
        let mut cells = Vec::with_capacity(columns.len());
        for cell in &row.cells {
            cells.push(field(corpus, &cell.value)?);
        }
        cells.push(sources(&row.proofs, &mut offsets)?.into());
        cells.push(first_sentence(corpus, &row.proofs)?.into());
        out.rows.push(cells);
    }
    Ok(export::csv(&out))
}

/// The header of a table with this name.
fn named(header: &Header, table: &'static str) -> Header {
    Header {
        table,
        ..header.clone()
    }
}

/// A table as JSON.
///
/// # Errors
/// If a document of the table is damaged.
pub fn json(corpus: &Corpus, table: &Table, header: &Header) -> Result<String, PackError> {
    let mut offsets = Offsets::new(corpus);
    let mut json = Json::default();
    json.open('{');
    named(header, table.kind.name()).json(&mut json);
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
pub fn matrix_csv(corpus: &Corpus, matrix: &Matrix, header: &Header) -> Result<String, PackError> {
    let columns = [
        "row",
        "theme",
        "hits",
        "documents",
        "figures",
        "sources",
        "sentence",
    ];
    let mut out = export::Table::new(named(header, "matrix"), &columns);
    let mut offsets = Offsets::new(corpus);
    for (at, row) in matrix.rows.iter().enumerate() {
        for (theme, cell) in row.cells.iter().enumerate() {
            let proofs = matrix.proofs(corpus, at, theme)?;
            out.rows.push(vec![
                row.name.as_deref().into(),
                theme_id(corpus, theme).into(),
                cell.map(|cell| cell.hits).into(),
                cell.map(|cell| cell.documents).into(),
                export::Cell::List(figures(corpus, &proofs)?),
                sources(&proofs, &mut offsets)?.into(),
                first_sentence(corpus, &proofs)?.into(),
            ]);
        }
    }
    Ok(export::csv(&out))
}

/// A matrix as JSON: its `rows` have one key for each theme in `cells`.
///
/// # Errors
/// If a document of the matrix is damaged.
pub fn matrix_json(corpus: &Corpus, matrix: &Matrix, header: &Header) -> Result<String, PackError> {
    let mut offsets = Offsets::new(corpus);
    let mut json = Json::default();
    json.open('{');
    named(header, "matrix").json(&mut json);
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
        let places = matrix.proofs(corpus, at, theme)?;
        json.key("figures");
        proofs(json, &Matrix::figures(corpus, None, &places)?, offsets)?;
        json.key("proofs");
        proofs(json, &places, offsets)?;
        json.close('}');
    }
    json.close('}');
    json.close('}');
    Ok(())
}

/// The words of the figures that stand in the sentences of some places.
fn figures(corpus: &Corpus, places: &[Proof]) -> Result<Vec<export::Cell>, PackError> {
    let mut figures = Vec::new();
    for figure in Matrix::figures(corpus, None, places)? {
        let text = &corpus.document(figure.document)?.text;
        let words: Vec<&str> = figure.span.of(text).split_whitespace().collect();
        figures.push(words.join(" ").into());
    }
    Ok(figures)
}

fn theme_id(corpus: &Corpus, theme: usize) -> &str {
    let theme = corpus.info().themes.get(theme);
    theme.map_or("", |theme| theme.id.as_str())
}

/// A cell in CSV; each text of a list with how often it occurs.
fn field(corpus: &Corpus, value: &Value) -> Result<export::Cell, PackError> {
    let times = |name: &str, proofs: &[Proof]| {
        export::Cell::from([name, " ×", &proofs.len().to_string()].concat())
    };
    Ok(match value {
        Value::NotStated => export::Cell::Empty,
        Value::Text(text) | Value::Time(text) => text.as_str().into(),
        Value::Number(number) => (*number).into(),
        Value::Count(count) => (*count).into(),
        Value::Term(term) => term.name().into(),
        Value::Document(id) => corpus.name(*id)?.into(),
        Value::Items(items) => {
            let items = items.iter().map(|item| times(&item.text, &item.proofs));
            export::Cell::List(items.collect())
        }
        Value::Documents(documents) => {
            let mut cells = Vec::with_capacity(documents.len());
            for there in documents {
                cells.push(times(corpus.name(there.document)?, &there.proofs));
            }
            export::Cell::List(cells)
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
        json.open('{');
        json.key("document")
            .string(offsets.corpus().name(proof.document)?);
        place(json, proof.document, proof.span, offsets)?;
        json.key("zone").string(proof.zone.name());
        json.key("sentence").open('{');
        place(json, proof.document, proof.sentence, offsets)?;
        json.close('}');
        json.close('}');
    }
    json.close(']');
    Ok(())
}

fn place(
    json: &mut Json,
    id: DocId,
    span: Span,
    offsets: &mut Offsets<'_>,
) -> Result<(), PackError> {
    let (start, end) = offsets.of(id, span)?;
    json.key("start").word(&start.to_string());
    json.key("end").word(&end.to_string());
    let text = &offsets.corpus().document(id)?.text;
    json.key("text").string(span.of(text));
    Ok(())
}

/// Where a row stands: `000_c7764ab0d62457ae:1215-1334`, with blanks between several.
fn sources(proofs: &[Proof], offsets: &mut Offsets<'_>) -> Result<String, PackError> {
    let mut sources = String::new();
    for proof in proofs {
        let (start, end) = offsets.of(proof.document, proof.span)?;
        if !sources.is_empty() {
            sources.push(' ');
        }
        let name = offsets.corpus().name(proof.document)?;
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
