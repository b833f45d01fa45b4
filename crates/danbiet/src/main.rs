//! The command line of Dân Biết: one file for each verb.

mod annotate;
mod build;
mod check;
mod cite;
mod compare;
mod concordance;
mod eval;
mod evidence;
mod export;
mod files;
mod search;
mod site;
mod source;
mod stats;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Reads, searches and measures a corpus of Vietnamese documents.
#[derive(Parser)]
#[command(name = "danbiet", version)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

/// What is to be done.
#[derive(Subcommand)]
enum Verb {
    /// Make a pack from a folder of documents of any format that is read
    Build(build::Args),
    /// Verify a pack, and list what is remarkable about its documents with what to do about it
    Check(check::Args),
    /// Make a whole static site, or one file, from a folder of documents and the built app
    Site(site::Args),
    /// Analyse files: zones, sentences, words, names, instruments, figures, dates
    Annotate(annotate::Args),
    /// Find what a query asks for
    Search(search::Args),
    /// List every hit with what stands to its left and right
    Concordance(concordance::Args),
    /// List people, bodies, places, instruments, figures, dates and principles with their proofs
    Evidence(evidence::Args),
    /// Find the passages that documents share: formulas of the corpus, or two texts side by side
    Compare(compare::Args),
    /// Count words and sequences, find keywords and collocates, follow queries along time and place
    Stats(stats::Args),
    /// Say whether a quote stands in the documents word for word; fails where it does not
    Verify(verify::Args),
    /// Write citations of documents
    Cite(cite::Args),
    /// Write the whole corpus in a form that other programs read
    Export(export::Args),
    /// Measure the analysis against gold data
    Eval(eval::Args),
}

fn main() -> ExitCode {
    let done = match Cli::parse().verb {
        Verb::Build(args) => build::run(&args),
        Verb::Check(args) => check::run(&args),
        Verb::Site(args) => site::run(&args),
        Verb::Annotate(args) => annotate::run(&args),
        Verb::Search(args) => search::run(&args),
        Verb::Concordance(args) => concordance::run(&args),
        Verb::Evidence(args) => evidence::run(&args),
        Verb::Compare(args) => compare::run(&args),
        Verb::Stats(args) => stats::run(&args),
        Verb::Verify(args) => verify::run(&args),
        Verb::Cite(args) => cite::run(&args),
        Verb::Export(args) => export::run(&args),
        Verb::Eval(args) => eval::run(&args),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever reads our output has gone, as `head` does: nobody is left to tell.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("danbiet: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<std::io::Error>()
        .is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
