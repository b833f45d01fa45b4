//! `danbiet annotate`: what the analysis finds in files, no corpus needed.

mod layers;

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::Context;
use danbiet_corpus::{
    Document,
    analyse::{self, Lexicons},
    compile::File,
    metadata::{Basis, Fact, PartialDate},
};
use danbiet_text::Span;
use serde_json::{Map, Value, json};

use layers::Printed;

/// What the verb takes.
#[derive(clap::Args)]
pub struct Args {
    /// The files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print one JSON object for each file, one per line; offsets in Unicode scalar values
    #[arg(long)]
    json: bool,
}

/// Runs the verb. A file that cannot be read is named, and the others go on.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    let lexicons = Lexicons::shipped();
    let mut out = std::io::stdout().lock();
    let mut all_read = true;
    for path in &args.files {
        match analysed(path, &lexicons) {
            Ok(document) if args.json => {
                writeln!(out, "{}", object(path, &document))?;
            }
            Ok(document) => table(&mut out, &document)?,
            Err(error) => {
                eprintln!("danbiet: {error:#}");
                all_read = false;
            }
        }
    }
    Ok(all_read)
}

/// The analysis of one file, as the verb prints it.
///
/// # Errors
/// If the file cannot be read or is not text.
pub fn file(path: &Path) -> anyhow::Result<Value> {
    Ok(object(path, &analysed(path, &Lexicons::shipped())?))
}

fn analysed(path: &Path, lexicons: &Lexicons) -> anyhow::Result<Document> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let file = File {
        name: &name,
        bytes: &bytes,
    };
    analyse::document(&file, lexicons, None).with_context(|| path.display().to_string())
}

fn table(out: &mut impl Write, document: &Document) -> std::io::Result<()> {
    writeln!(out, "{}", document.source.file)?;
    for line in &document.lines {
        let text: String = line.span.of(&document.text).chars().take(72).collect();
        writeln!(out, "{:>5} {:<15} {text}", line.number, line.zone.name())?;
    }
    Ok(())
}

fn object(path: &Path, document: &Document) -> Value {
    let scalars = Scalars::of(&document.text);
    let mut object = Map::new();
    object.insert("file".to_owned(), json!(path.display().to_string()));
    for (key, value) in parts(document, &scalars) {
        object.insert(key.to_owned(), value);
    }
    Value::Object(object)
}

/// What the analysis has found in a document, part by part; offsets in Unicode scalar values.
pub fn parts(document: &Document, scalars: &Scalars) -> Vec<(&'static str, Value)> {
    let spans = |spans: &[Span]| -> Value {
        spans
            .iter()
            .map(|span| Value::Object(scalars.span(*span)))
            .collect()
    };
    let zones: Vec<Value> = document
        .lines
        .iter()
        .map(|line| {
            let mut object = scalars.span(line.span);
            object.insert("zone".to_owned(), json!(line.zone.name()));
            object.insert("line".to_owned(), json!(line.number));
            Value::Object(object)
        })
        .collect();
    let repairs: Vec<Value> = document
        .source
        .repairs
        .iter()
        .map(|(kind, count)| json!({"kind": kind, "count": count}))
        .collect();
    let printed = Printed { document, scalars };
    let mut parts = vec![
        (
            "encoding",
            json!({"from": document.source.encoding.name(), "repairs": repairs}),
        ),
        ("meta", meta(document, scalars)),
        ("zones", Value::Array(zones)),
        ("sentences", spans(&document.sentences)),
        ("words", spans(&document.words.spans(&document.text))),
    ];
    parts.extend(printed.layers());
    parts
}

fn meta(document: &Document, scalars: &Scalars) -> Value {
    let meta = &document.metadata;
    let mut values = Map::new();
    let mut bases = Map::new();
    let texts = [
        ("title", &meta.title),
        ("place", &meta.place),
        ("province", &meta.province),
        ("publisher", &meta.publisher),
        ("site", &meta.site),
        ("event", &meta.event),
        ("author", &meta.author),
        ("photographer", &meta.photographer),
    ];
    for (key, fact) in texts {
        values.insert(key.to_owned(), json!(fact.as_ref().map(|fact| &fact.value)));
        if let Some(fact) = fact {
            bases.insert(key.to_owned(), basis(&fact.basis, scalars));
        }
    }
    let date = meta.date.as_ref();
    values.insert("date".to_owned(), json!(date.map(written)));
    if let Some(fact) = date {
        bases.insert("date".to_owned(), basis(&fact.basis, scalars));
    }
    values.insert("basis".to_owned(), Value::Object(bases));
    Value::Object(values)
}

fn written(fact: &Fact<PartialDate>) -> String {
    fact.value.to_string()
}

fn basis(basis: &Basis, scalars: &Scalars) -> Value {
    let evidence: Vec<Value> = basis
        .evidence()
        .iter()
        .map(|span| Value::Object(scalars.span(*span)))
        .collect();
    match basis {
        Basis::Stated { .. } => json!({"kind": "stated", "evidence": evidence}),
        Basis::Inferred {
            reason, certainty, ..
        } => {
            json!({"kind": "inferred", "reason": reason, "certainty": certainty, "evidence": evidence})
        }
        Basis::Given { basis, certainty } => {
            json!({"kind": "given", "reason": basis, "certainty": certainty})
        }
    }
}

/// Byte offsets → Unicode scalar values.
pub struct Scalars {
    /// For each byte, how many characters begin before it.
    before: Vec<u32>,
}

impl Scalars {
    /// Of this text.
    pub fn of(text: &str) -> Scalars {
        let mut before = Vec::with_capacity(text.len() + 1);
        for (count, c) in (0..).zip(text.chars()) {
            before.extend(std::iter::repeat_n(count, c.len_utf8()));
        }
        before.push(before.last().map_or(0, |count| count + 1));
        Scalars { before }
    }

    /// The start and end of a span, as the keys `start` and `end`.
    pub fn span(&self, span: Span) -> Map<String, Value> {
        let at = |byte: u32| json!(self.before[byte as usize]);
        let pairs = [("start", at(span.start)), ("end", at(span.end))];
        pairs
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect()
    }
}
