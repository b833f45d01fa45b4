//! `danbiet build`: a folder of documents → a pack.

use std::{fs, path::PathBuf};

use anyhow::Context;

use crate::files;

/// What the verb takes.
#[derive(clap::Args)]
pub struct Args {
    /// The folder, with a corpus.toml or without: .txt, .md, .html, .docx, .pdf, .csv, .json, .jsonl, .zip
    folder: PathBuf,
    /// The pack to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Write nothing if a file has to be left out
    #[arg(long)]
    strict: bool,
}

/// Runs the verb. What was left out, repaired or is remarkable is said on standard error; the
/// verb succeeds as long as there is a pack.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    let left_out = match args.strict {
        true => files::LeftOut::Fails,
        false => files::LeftOut::IsSaid,
    };
    let pack = files::pack(&args.folder, left_out)?;
    fs::write(&args.out, &pack.bytes).with_context(|| args.out.display().to_string())?;
    println!(
        "{}: {} documents, {} bytes",
        args.out.display(),
        pack.documents,
        pack.bytes.len()
    );
    Ok(true)
}
