//! `danbiet search`: the hits of a query, the very ones that the app shows.

use std::io::Write;

use clap::ValueEnum;
use danbiet_corpus::{
    Corpus, Document,
    search::{self, Answer, DocumentHits, Hit, Reach, Request},
};
use danbiet_query::{Diagnostic, Language, restate};
use danbiet_text::Span;
use serde_json::{Map, Value, json};

use crate::{annotate::Scalars, source::CorpusSource};

/// What the verb takes.
#[derive(clap::Args)]
pub struct Args {
    /// The query, in the query language
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    query: String,
    #[command(flatten)]
    source: CorpusSource,
    /// How far apart the words of the query may stand for their hits to be listed
    #[arg(long, value_enum, default_value_t = Farthest::Sentence)]
    group: Farthest,
    /// List this many documents at most; everything is counted all the same
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Do not read short forms as what they stand for
    #[arg(long)]
    no_abbreviations: bool,
    /// Print one JSON object; offsets in Unicode scalar values
    #[arg(long)]
    json: bool,
}

/// The farthest group of hits that is listed.
#[derive(Clone, Copy, ValueEnum)]
enum Farthest {
    Adjacent,
    Sentence,
    Document,
    Some,
}

/// How many documents the table lists without `--limit`.
const DOCUMENTS: usize = 20;

/// How many hits of a document the table shows.
const HITS: usize = 5;

/// How many characters the table shows on either side of a hit.
const CONTEXT: usize = 40;

/// Runs the verb. That nothing was found is an answer, not a failure.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    let corpus = args.source.open()?;
    let request = Request {
        reach: match args.group {
            Farthest::Adjacent => Reach::Adjacent,
            Farthest::Sentence => Reach::Sentence,
            Farthest::Document => Reach::Document,
            Farthest::Some => Reach::Some,
        },
        abbreviations: !args.no_abbreviations,
        ..Request::new(&args.query)
    };
    let answer = search::search(&corpus, &request)?;
    let mut out = std::io::stdout().lock();
    if args.json {
        let limit = args.limit.unwrap_or(usize::MAX);
        writeln!(out, "{}", object(&corpus, &request, &answer, limit)?)?;
    } else {
        table(
            &mut out,
            &corpus,
            &request,
            &answer,
            args.limit.unwrap_or(DOCUMENTS),
        )?;
    }
    Ok(true)
}

fn object(
    corpus: &Corpus,
    request: &Request,
    answer: &Answer,
    limit: usize,
) -> anyhow::Result<Value> {
    let mut documents = Vec::new();
    for entry in answer.documents.iter().take(limit) {
        let document = corpus.document(entry.document)?;
        let scalars = Scalars::of(&document.text);
        let hits: Vec<Value> = answer
            .hits(corpus, entry)?
            .iter()
            .map(|hit| hit_object(hit, document, &scalars))
            .collect();
        documents.push(json!({"id": document.id, "score": entry.score, "hits": hits}));
    }
    let absent: Vec<&str> = answer
        .absent
        .iter()
        .map(|&id| corpus.name(id))
        .collect::<Result<_, _>>()?;
    let counts = &answer.counts;
    let groups = &answer.groups;
    let zones: Vec<&str> = answer.zones.iter().map(|zone| zone.name()).collect();
    let remarks: Vec<Value> = answer
        .diagnostics
        .iter()
        .map(|remark| remark_object(remark, &request.query))
        .collect();
    Ok(json!({
        "query": request.query,
        "restated": {
            "vi": restate(&answer.query, Language::Vi),
            "en": restate(&answer.query, Language::En),
        },
        "level": answer.reading.name(),
        "zones": zones,
        "counts": {
            "typed": counts.typed, "any": counts.any, "short": counts.short,
            "furniture": counts.furniture,
        },
        "groups": {
            "adjacent": groups.adjacent, "sentence": groups.sentence,
            "document": groups.document, "some": groups.some,
        },
        "diagnostics": remarks,
        "decoded": answer.decoded,
        "suggestions": answer.suggestions,
        "cut": answer.cut.map(|id| corpus.name(id)).transpose()?,
        "documents": documents,
        "absent": absent,
    }))
}

fn hit_object(hit: &Hit, document: &Document, scalars: &Scalars) -> Value {
    let mut object: Map<String, Value> = scalars.span(hit.span);
    let more = [
        ("text", hit.span.of(&document.text)),
        ("level", hit.level.name()),
        ("group", hit.group.name()),
        ("zone", hit.zone.name()),
    ];
    object.extend(more.map(|(key, value)| (key.to_owned(), json!(value))));
    Value::Object(object)
}

fn remark_object(remark: &Diagnostic, query: &str) -> Value {
    let scalars = |byte: usize| query[..byte].chars().count();
    json!({
        "start": scalars(remark.span.start),
        "end": scalars(remark.span.end),
        "message": {
            "vi": remark.message(query, Language::Vi),
            "en": remark.message(query, Language::En),
        },
    })
}

fn table(
    out: &mut impl Write,
    corpus: &Corpus,
    request: &Request,
    answer: &Answer,
    limit: usize,
) -> anyhow::Result<()> {
    writeln!(out, "{}", restate(&answer.query, Language::En))?;
    for remark in &answer.diagnostics {
        writeln!(out, "  {}", remark.message(&request.query, Language::En))?;
    }
    if let Some(decoded) = &answer.decoded {
        writeln!(out, "  read as keystrokes: {decoded}")?;
    }
    let counts = &answer.counts;
    let groups = &answer.groups;
    writeln!(
        out,
        "{} hits in {} of {} documents (read at level {})",
        answer.total(),
        answer.documents.len(),
        answer.documents.len() + answer.absent.len(),
        answer.reading.name()
    )?;
    writeln!(
        out,
        "  marks as typed {}, any marks {}, short forms {}, in furniture {}",
        counts.typed, counts.any, counts.short, counts.furniture
    )?;
    writeln!(
        out,
        "  adjacent {}, in one sentence {}, in one document {}, some words {}",
        groups.adjacent, groups.sentence, groups.document, groups.some
    )?;
    for entry in answer.documents.iter().take(limit) {
        document_rows(out, corpus, answer, entry)?;
    }
    if answer.documents.len() > limit {
        let more = answer.documents.len() - limit;
        writeln!(
            out,
            "and {more} more documents (--limit {})",
            answer.documents.len()
        )?;
    }
    if !answer.suggestions.is_empty() {
        writeln!(out, "Did you mean: {}", answer.suggestions.join(" · "))?;
    }
    Ok(())
}

fn document_rows(
    out: &mut impl Write,
    corpus: &Corpus,
    answer: &Answer,
    entry: &DocumentHits,
) -> anyhow::Result<()> {
    let document = corpus.document(entry.document)?;
    let hits = answer.hits(corpus, entry)?;
    writeln!(
        out,
        "\n{} (hits: {}, score {:.3})",
        document.id,
        hits.len(),
        entry.score
    )?;
    for hit in hits.iter().take(HITS) {
        let (before, after) = around(&document.text, hit.span);
        let shown = one_line(hit.span.of(&document.text));
        writeln!(out, "{before:>CONTEXT$} [{shown}] {after}")?;
    }
    if hits.len() > HITS {
        writeln!(out, "{:>CONTEXT$}  {} more", "…", hits.len() - HITS)?;
    }
    Ok(())
}

/// The text around a span, on one line.
fn around(text: &str, span: Span) -> (String, String) {
    let range = span.range();
    let start = text[..range.start]
        .char_indices()
        .rev()
        .nth(CONTEXT - 1)
        .map_or(0, |(at, _)| at);
    let rest = &text[range.end..];
    let end = rest
        .char_indices()
        .nth(CONTEXT)
        .map_or(rest.len(), |(at, _)| at);
    (one_line(&text[start..range.start]), one_line(&rest[..end]))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
