//! `danbiet site`: a folder of documents and the built app → a static site, or one file.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};
use danbiet_corpus::Corpus;
use danbiet_site::{self as site, copy_app, fill, single_file};

use crate::files::{self, LeftOut};

/// What the verb takes.
#[derive(clap::Args)]
pub struct Args {
    /// The folder, with a corpus.toml or without: .txt, .md, .html, .docx, .pdf, .csv, .json, .jsonl, .zip
    folder: PathBuf,
    /// Where the site is written: a folder that is new or empty; with --single-file a file
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
    /// The built app: what `cargo xtask build` has written, or the unpacked archive of a release
    #[arg(long, value_name = "DIR", default_value = "dist")]
    app: PathBuf,
    /// Write one file of HTML with everything in it, which opens by a double click
    #[arg(long)]
    single_file: bool,
    /// Write nothing if a file has to be left out
    #[arg(long)]
    strict: bool,
}

/// Runs the verb. What cannot be read of the documents is found before anything is written.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    let left_out = match args.strict {
        true => LeftOut::Fails,
        false => LeftOut::IsSaid,
    };
    let pack = files::pack(&args.folder, left_out)?;
    let corpus = Corpus::open(pack.bytes)?;
    if args.single_file {
        one_file(args, &corpus)?;
    } else {
        copy_app(&args.app, &args.out)?;
        fill(&args.out, &corpus, site::Pack::File)?;
    }
    println!(
        "{}: {} documents, {} bytes of text",
        args.out.display(),
        corpus.len(),
        corpus.info().text_bytes
    );
    Ok(true)
}

/// Writes the site as one file, by way of a folder beside it that is gone afterwards.
fn one_file(args: &Args, corpus: &Corpus) -> anyhow::Result<()> {
    let named = || args.out.display().to_string();
    let name = args.out.file_name().with_context(named)?;
    ensure!(
        !args.out.is_dir(),
        "{} is a folder; name a file for --single-file",
        named()
    );
    let folder = args
        .out
        .with_file_name([".", &name.to_string_lossy(), ".parts"].concat());
    ensure!(
        !folder.exists(),
        "{} is in the way; remove it",
        folder.display()
    );
    let made = page(&args.app, &folder, corpus);
    let gone = fs::remove_dir_all(&folder);
    fs::write(&args.out, made?).with_context(named)?;
    gone.with_context(|| folder.display().to_string())
}

fn page(app: &Path, folder: &Path, corpus: &Corpus) -> anyhow::Result<String> {
    copy_app(app, folder)?;
    fill(folder, corpus, site::Pack::File)?;
    single_file::make(folder)
}
