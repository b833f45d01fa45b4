//! `danbiet export`: the whole corpus in forms that other programs read.

mod bulk;
mod fields;
mod table;
mod tei;

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::PathBuf,
};

use anyhow::{Context, bail};
use clap::ValueEnum;
use danbiet_corpus::Corpus;

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
    /// How long a file of the bulk form becomes before the next one begins, in megabytes; engines
    /// refuse more than 100 at a time
    #[arg(long, value_name = "N", default_value_t = 50.0)]
    part_megabytes: f64,
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
    if args.format == Format::OpensearchBulk {
        bulk::write(path, &corpus, &args.index, args.part_megabytes)?;
    } else {
        let file = File::create(path).with_context(|| path.display().to_string())?;
        let mut out = BufWriter::new(file);
        write(&mut out, &corpus, args)?;
        out.flush().with_context(|| path.display().to_string())?;
        println!("{}: {} documents", path.display(), corpus.len());
    }
    Ok(true)
}

/// Writes one of the forms that are one file.
fn write(out: &mut impl Write, corpus: &Corpus, args: &Args) -> anyhow::Result<()> {
    match args.format {
        Format::Csv => write!(out, "{}", table::csv(corpus)?)?,
        Format::Tei => tei::write(out, corpus)?,
        Format::Ndjson => {
            for document in corpus.documents() {
                writeln!(out, "{}", fields::whole(document?))?;
            }
        }
        Format::OpensearchBulk => bail!("the bulk form is several files"),
    }
    Ok(())
}
