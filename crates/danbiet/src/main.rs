//! The command line of Dân Biết: one file for each verb.

mod annotate;
mod eval;

use std::process::ExitCode;

use anyhow::Result;
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
    /// Measure the analysis against gold data
    Eval(eval::Args),
}

fn main() -> Result<ExitCode> {
    let done = match Cli::parse().verb {
        Verb::Eval(args) => eval::run(&args)?,
    };
    Ok(if done {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
