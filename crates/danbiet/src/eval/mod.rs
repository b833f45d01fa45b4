//! `danbiet eval`: how right the analysis is, measured against what people wrote down.
//!
//! Every measure answers with a [`Report`]: the lines to print, the same as JSON, and its named
//! figures, which `--bar NAME=X` holds to a least value.

mod citations;
mod gold;
mod ir;
mod score;
mod truth;
mod words;

use std::{fmt::Write as _, path::PathBuf, str::FromStr};

use anyhow::{Result, bail};
use serde_json::Value;

use crate::source::CorpusSource;

/// Measures the analysis against gold data; the exit code tells whether every bar was reached.
#[derive(clap::Args)]
#[command(group(clap::ArgGroup::new("measure").required(true).multiple(false)))]
pub struct Args {
    /// A folder of gold annotations (`*.json`): precision, recall and F1 of every layer
    #[arg(long, value_name = "DIR", group = "measure")]
    gold: Option<PathBuf>,
    /// Hits counted by hand (JSON): does search find the same? Every row has to be right
    #[arg(long, value_name = "FILE", group = "measure")]
    truth: Option<PathBuf>,
    /// Passages, questions and which answers which: R@1, R@10 and MRR@10
    #[arg(long, value_name = "DIR", group = "measure")]
    ir: Option<PathBuf>,
    /// Citations with type and number, one JSON object a line, also gzipped: are both right?
    #[arg(long, value_name = "FILE", group = "measure")]
    citations: Option<PathBuf>,
    /// A treebank in CoNLL-U: F1 of the spans of words
    #[arg(long, value_name = "FILE", group = "measure")]
    words: Option<PathBuf>,
    /// Where the documents are; by default the folder of the gold itself, then `DIR/../seeds`, and
    /// for counted hits the seeds
    #[arg(long, value_name = "DIR")]
    docs: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// The least F1 of a layer (or share of right answers), such as `persons=0.98`; repeatable
    #[arg(long = "bar", value_name = "LAYER=X")]
    bars: Vec<Bar>,
}

/// What one measure found.
pub struct Report {
    /// For people.
    pub text: String,
    /// For programs.
    pub json: Value,
    /// The figures that a bar can be set for. `None`: nothing to measure in this data.
    pub figures: Vec<(String, Option<f64>)>,
}

/// A least value that a figure has to reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    name: String,
    least: f64,
}

impl FromStr for Bar {
    type Err = String;

    fn from_str(bar: &str) -> Result<Self, String> {
        let (name, least) = bar
            .split_once('=')
            .ok_or("a bar is written LAYER=X, such as persons=0.98")?;
        match least.parse() {
            Ok(least) if (0.0..=1.0).contains(&least) => Ok(Bar {
                name: name.to_owned(),
                least,
            }),
            _ => Err(format!("{least} is not a share between 0 and 1")),
        }
    }
}

/// Runs the measure that was asked for, prints it and says whether all bars were reached.
///
/// # Errors
/// If a file cannot be read or understood, or a bar names no figure of the measure.
pub fn run(args: &Args) -> Result<bool> {
    let report = if let Some(dir) = &args.gold {
        gold::measure(dir, args.docs.as_deref())?
    } else if let Some(file) = &args.truth {
        let corpus = CorpusSource::folder(args.docs.clone()).open()?;
        truth::measure(file, &corpus)?
    } else if let Some(dir) = &args.ir {
        ir::measure(dir)?
    } else if let Some(file) = &args.citations {
        citations::measure(file)?
    } else if let Some(file) = &args.words {
        words::measure(file)?
    } else {
        bail!("say what to measure: --gold, --truth, --ir, --citations or --words");
    };

    let mut bars = args.bars.clone();
    if args.truth.is_some() && bars.is_empty() {
        bars.push(Bar {
            name: "rows".to_owned(),
            least: 1.0,
        });
    }
    let failed = below(&bars, &report.figures)?;
    if args.json {
        println!("{}", report.json);
    } else {
        print!("{}", report.text);
    }
    for line in &failed {
        eprintln!("{line}");
    }
    Ok(failed.is_empty())
}

/// The bars that were not reached, worded. A figure that could not be measured reaches no bar.
fn below(bars: &[Bar], figures: &[(String, Option<f64>)]) -> Result<Vec<String>> {
    let mut failed = Vec::new();
    for Bar { name, least } in bars {
        let Some((_, figure)) = figures.iter().find(|(figure, _)| figure == name) else {
            let known: Vec<&str> = figures.iter().map(|(name, _)| name.as_str()).collect();
            bail!(
                "no bar can be set for {name:?}; there are: {}",
                known.join(", ")
            );
        };
        match figure {
            Some(figure) if figure >= least => {}
            Some(figure) => failed.push(format!("{name} {figure:.4} is below the bar of {least}")),
            None => failed.push(format!("{name}: nothing to measure for the bar of {least}")),
        }
    }
    Ok(failed)
}

/// A share as text: four digits, or a dash where there is nothing to measure.
fn share(figure: Option<f64>) -> String {
    figure.map_or_else(|| "-".to_owned(), |x| format!("{x:.4}"))
}

/// Appends a line to a text.
fn line(text: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_needs_a_name_and_a_share() {
        let bar: Bar = "persons=0.98".parse().expect("a bar");
        assert_eq!((bar.name.as_str(), bar.least), ("persons", 0.98));
        for wrong in ["persons", "persons=", "persons=98", "persons=x"] {
            assert!(wrong.parse::<Bar>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn bars_are_compared_with_figures() {
        let figures = [
            ("legal".to_owned(), Some(0.9)),
            ("dates".to_owned(), Some(1.0)),
            ("places".to_owned(), None),
        ];
        let bars = |text: &str| {
            let bars: Vec<Bar> = text.split(' ').map(|b| b.parse().expect("a bar")).collect();
            below(&bars, &figures)
        };
        assert_eq!(bars("legal=0.9 dates=1").expect("known"), [""; 0]);
        assert_eq!(bars("legal=0.91 places=0.1").expect("known").len(), 2);
        let unknown = bars("lines=0.5").expect_err("an unknown layer");
        assert!(unknown.to_string().contains("legal, dates, places"));
    }
}
