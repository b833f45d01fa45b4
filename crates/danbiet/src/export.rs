//! `danbiet export`: the whole corpus in forms that other programs read.

mod fields;
mod table;
mod tei;

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use clap::ValueEnum;
use danbiet_corpus::Corpus;
use serde_json::json;

use crate::source::CorpusSource;

/// What the verb takes.
#[derive(clap::Args)]
pub struct Args {
    /// The form
    #[arg(long, value_enum)]
    format: Format,
    #[command(flatten)]
    source: CorpusSource,
    /// The file to write; without one it is printed
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// What the bulk form calls the index
    #[arg(long, value_name = "NAME", default_value = "danbiet")]
    index: String,
}

/// The forms.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object for each document, one per line
    Ndjson,
    /// One row for each document, under a header of lines that begin with #
    Csv,
    /// TEI P5: one teiCorpus with a TEI element for each document
    Tei,
    /// What the _bulk interface of OpenSearch and Elasticsearch takes; its index is described in a
    /// file beside it
    OpensearchBulk,
}

/// What the index of the bulk form is made of.
const MAPPING: &str = include_str!("export/mapping.json");

/// Runs the verb.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    let corpus = args.source.open()?;
    let Some(path) = &args.out else {
        if args.format == Format::OpensearchBulk {
            bail!(
                "the bulk form has a second file beside it, which describes the index: name a file by --out"
            );
        }
        write(&mut std::io::stdout().lock(), &corpus, args)?;
        return Ok(true);
    };
    let file = File::create(path).with_context(|| path.display().to_string())?;
    let mut out = BufWriter::new(file);
    write(&mut out, &corpus, args)?;
    out.flush().with_context(|| path.display().to_string())?;
    if args.format == Format::OpensearchBulk {
        let beside = beside(path);
        std::fs::write(&beside, MAPPING).with_context(|| beside.display().to_string())?;
        println!(
            "{}: {} documents; make the index “{}” of {} first",
            path.display(),
            corpus.len(),
            args.index,
            beside.display()
        );
    } else {
        println!("{}: {} documents", path.display(), corpus.len());
    }
    Ok(true)
}

/// The file of the mapping: that of the documents with another ending.
fn beside(path: &Path) -> PathBuf {
    path.with_extension("mapping.json")
}

fn write(out: &mut impl Write, corpus: &Corpus, args: &Args) -> anyhow::Result<()> {
    match args.format {
        Format::Csv => write!(out, "{}", table::csv(corpus)?)?,
        Format::Tei => tei::write(out, corpus)?,
        Format::Ndjson => {
            for document in corpus.documents() {
                writeln!(out, "{}", fields::whole(document?))?;
            }
        }
        Format::OpensearchBulk => {
            for document in corpus.documents() {
                let document = document?;
                let action = json!({"index": {"_index": args.index, "_id": document.id}});
                writeln!(out, "{action}")?;
                writeln!(out, "{}", fields::indexed(document))?;
            }
        }
    }
    Ok(())
}
