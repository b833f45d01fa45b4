//! `danbiet build`: a folder of documents → a pack.

use std::{fs, io::Write, path::PathBuf};

use anyhow::Context;
use danbiet_corpus::{
    analyse::Lexicons,
    batch::{Batch, Outcome, Remark, Report},
};
use danbiet_formats::{Found, Limits};

use crate::files;

/// What the verb takes.
#[derive(clap::Args)]
pub struct Args {
    /// The folder, with a corpus.toml or without: .txt, .md, .html, .docx, .pdf, .csv, .jsonl, .zip
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
    let named = || args.folder.display().to_string();
    let limits = Limits::default();
    let mut batch = Batch::default();
    let mut reports: Vec<Report> = Vec::new();
    for path in files::below(&args.folder).with_context(named)? {
        reports.extend(files::read(&args.folder, &path, &limits, &mut |found| {
            if let Found::Text(material) = found {
                batch.add(material);
            }
        }));
    }
    let left_out = tell(&reports)?;
    if args.strict && left_out > 0 {
        anyhow::bail!(
            "{}: {left_out} files cannot be read; nothing was written",
            named()
        );
    }
    let beside = files::Beside::read(&args.folder)?;
    let mut sealed = batch.seal_beside(beside.view()).with_context(named)?;
    sealed.step(usize::MAX, &Lexicons::shipped());
    let (documents, _) = sealed.progress();
    let pack = sealed.store().with_context(named)?;
    fs::write(&args.out, &pack).with_context(|| args.out.display().to_string())?;
    println!(
        "{}: {documents} documents, {} bytes",
        args.out.display(),
        pack.len()
    );
    Ok(true)
}

/// Says what is to be said about files; how many were left out.
fn tell(reports: &[Report]) -> anyhow::Result<usize> {
    let mut left_out = 0;
    let mut out = std::io::stderr().lock();
    for report in reports {
        let path = &report.path;
        match &report.outcome {
            Outcome::Skipped(problem) => {
                left_out += 1;
                writeln!(out, "{path}: left out: {problem}")?;
            }
            Outcome::Taken(taken) => {
                if !taken.repairs.is_empty() {
                    let repairs: Vec<String> = taken
                        .repairs
                        .iter()
                        .map(|(name, count)| format!("{count} {name}"))
                        .collect();
                    let encoding = taken.encoding.name();
                    writeln!(out, "{path}: {encoding}: {}", repairs.join(", "))?;
                }
                for remark in &taken.remarks {
                    writeln!(out, "{path}: {}", worded(*remark))?;
                }
            }
        }
    }
    Ok(left_out)
}

fn worded(remark: Remark) -> String {
    match remark {
        Remark::OtherLanguage { percent } => {
            format!("only {percent} % of its words are Vietnamese syllables")
        }
        Remark::RowsLeftOut { count, first } => {
            format!("{count} rows have no text or cannot be read, the first is row {first}")
        }
        Remark::PagesWithoutText { count, of } => {
            format!("{count} of {of} pages have no text; have it recognised (OCR)")
        }
    }
}
