//! `danbiet site`: a folder of documents and the built app → a static site.

use std::path::PathBuf;

use anyhow::{Context, ensure};
use danbiet_corpus::Corpus;
use danbiet_site::{Pack, copy_app, fill};

use crate::folder;

/// What the verb takes.
#[derive(clap::Args)]
pub struct Args {
    /// The folder of .txt files, with a corpus.toml or without
    folder: PathBuf,
    /// Where the site is written: a folder that is new or empty
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The built app: what `cargo xtask build` has written, or the unpacked archive of a release
    #[arg(long, value_name = "DIR", default_value = "dist")]
    app: PathBuf,
}

/// Runs the verb. What cannot be read of the documents is found before anything is written.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    let folder = folder::read(&args.folder)?;
    let name = || args.folder.display().to_string();
    ensure!(
        !folder.documents.is_empty(),
        "{} holds no .txt file: a site is made of documents",
        name()
    );
    let corpus = Corpus::open(folder.compile().with_context(name)?)?;
    copy_app(&args.app, &args.out)?;
    fill(&args.out, &corpus, Pack::File)?;
    println!(
        "{}: {} documents, {} bytes of text",
        args.out.display(),
        corpus.len(),
        corpus.info().text_bytes
    );
    Ok(true)
}
