//! Tantivy over the documents and queries of a run of the benchmarks: `bench-tantivy FOLDER`.
//!
//! `FOLDER` holds `documents.jsonl` and `queries.json` as the native benchmark writes them; the times
//! go to `tantivy.json`. Two fields with positions: the text as it stands, and without marks. Each
//! query counts its documents, ranks the best twenty and makes their snippets. (Ours also gives every
//! hit in all documents; this asks tantivy for less.)

use std::{fs, io::BufRead, path::PathBuf, time::Instant};

use anyhow::Context;
use serde::Deserialize;
use tantivy::{
    Index, IndexWriter, TantivyDocument, Term, collector::{Count, TopDocs}, doc,
    query::{BooleanQuery, Occur, PhraseQuery, Query, RegexQuery, TermQuery},
    schema::{Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions, Value},
    snippet::SnippetGenerator,
};

/// A document with its text as it stands and without marks.
#[derive(Deserialize)]
struct Row {
    text: String,
    folded: String,
}

/// A query as every engine is asked it.
#[derive(Deserialize)]
struct Asked {
    kind: String,
    tokens: Vec<String>,
    /// Whether the tokens must stand side by side.
    phrase: bool,
    /// Whether the last token is a beginning.
    prefix: bool,
    /// Whether marks make no difference.
    folded: bool,
}

fn main() -> anyhow::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).context("name a folder")?);
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("default")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let options = TextOptions::default().set_indexing_options(indexing);
    let mut schema = Schema::builder();
    let text = schema.add_text_field("text", options.clone() | STORED);
    let folded = schema.add_text_field("folded", options | STORED);
    let place = folder.join("tantivy");
    fs::remove_dir_all(&place).ok();
    fs::create_dir_all(&place)?;
    let start = Instant::now();
    let index = Index::create_in_dir(&place, schema.build())?;
    let mut writer: IndexWriter = index.writer_with_num_threads(1, 500_000_000)?;
    let lines = fs::read(folder.join("documents.jsonl"))?;
    for line in lines.lines() {
        let row: Row = serde_json::from_str(&line?)?;
        writer.add_document(doc!(text => row.text, folded => row.folded))?;
    }
    writer.commit()?;
    let segments = index.searchable_segment_ids()?;
    if segments.len() > 1 {
        writer.merge(&segments).wait()?;
    }
    writer.wait_merging_threads()?;
    let build = start.elapsed().as_secs_f64();
    let mut size = 0;
    for file in fs::read_dir(&place)? {
        size += file?.metadata()?.len();
    }
    let start = Instant::now();
    let reader = Index::open_in_dir(&place)?.reader()?;
    let searcher = reader.searcher();
    let open = start.elapsed().as_secs_f64() * 1e3;

    let queries: Vec<Asked> = serde_json::from_slice(&fs::read(folder.join("queries.json"))?)?;
    let mut times = Vec::new();
    for asked in &queries {
        let field = if asked.folded { folded } else { text };
        let query = query(asked, field)?;
        let mut best = f64::MAX;
        for _ in 0..5 {
            let start = Instant::now();
            let top = TopDocs::with_limit(20).order_by_score();
            let (best_documents, _) = searcher.search(&query, &(top, Count))?;
            let mut snippets = SnippetGenerator::create(&searcher, &query, field)?;
            snippets.set_max_num_chars(200);
            for (_, address) in best_documents {
                let document: TantivyDocument = searcher.doc(address)?;
                let stored = document.get_first(field).and_then(|v| v.as_str()).unwrap_or("");
                std::hint::black_box(snippets.snippet(stored));
            }
            best = best.min(start.elapsed().as_secs_f64() * 1e3);
        }
        times.push((asked.kind.as_str(), best));
    }
    let report = serde_json::json!({
        "engine": "tantivy", "build_s": build, "bytes": size, "open_ms": open, "times": times,
    });
    fs::write(folder.join("tantivy.json"), report.to_string())?;
    Ok(())
}

fn query(asked: &Asked, field: Field) -> anyhow::Result<Box<dyn Query>> {
    let term = |token: &String| Term::from_field_text(field, token);
    let one = |token| -> Box<dyn Query> {
        Box::new(TermQuery::new(term(token), IndexRecordOption::WithFreqsAndPositions))
    };
    let tokens = &asked.tokens;
    if asked.phrase && tokens.len() > 1 {
        return Ok(Box::new(PhraseQuery::new(tokens.iter().map(term).collect())));
    }
    let mut parts = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let part = if asked.prefix && at + 1 == tokens.len() {
            Box::new(RegexQuery::from_pattern(&format!("{token}.*"), field)?)
        } else {
            one(token)
        };
        parts.push((Occur::Must, part));
    }
    Ok(Box::new(BooleanQuery::new(parts)))
}
