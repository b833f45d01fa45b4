//! `danbiet build`: a folder of documents → a pack.

use std::{fs, path::PathBuf};

use anyhow::Context;

use crate::folder;

/// What the verb takes.
#[derive(clap::Args)]
pub struct Args {
    /// The folder, with a corpus.toml or without
    folder: PathBuf,
    /// The pack to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Runs the verb.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    let folder = folder::read(&args.folder)?;
    let pack = folder
        .compile()
        .with_context(|| args.folder.display().to_string())?;
    fs::write(&args.out, &pack).with_context(|| args.out.display().to_string())?;
    println!(
        "{}: {} documents, {} bytes",
        args.out.display(),
        folder.documents.len(),
        pack.len()
    );
    Ok(true)
}
