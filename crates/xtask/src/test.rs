//! Everything that must hold before a change is published, step by step.

use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::tools::WASM;
use crate::{browser, run, site, size};

/// The libraries that the site links: each must compile for the browser alone.
const LIBRARIES: [&str; 3] = ["danbiet-text", "danbiet-query", "danbiet-corpus"];

/// Where the property tests look for the number that their examples are drawn from.
const SEED: &str = "PROPTEST_RNG_SEED";

/// A named step.
struct Step {
    name: &'static str,
    what: &'static str,
    run: fn() -> Result<()>,
}

const STEPS: [Step; 8] = [
    Step {
        name: "format",
        what: "the code is formatted",
        run: format,
    },
    Step {
        name: "lint",
        what: "no warning, natively",
        run: lint,
    },
    Step {
        name: "lint-web",
        what: "no warning in what is compiled for the browser",
        run: lint_web,
    },
    Step {
        name: "unit",
        what: "unit, property and documentation tests",
        run: unit,
    },
    Step {
        name: "libraries",
        what: "each library compiles for the browser by itself",
        run: libraries,
    },
    Step {
        name: "build",
        what: "the site builds for publication",
        run: site::build,
    },
    Step {
        name: "size",
        what: "the first load keeps its budget",
        run: size::run,
    },
    Step {
        name: "browser",
        what: "the built site works in the browsers that are here",
        run: browser::test_everywhere,
    },
];

/// Runs all steps, or those named by `--only`; stops at the first that fails.
///
/// # Errors
/// When a step fails or an argument is unknown.
pub fn run(arguments: &[String]) -> Result<()> {
    let mut chosen: Vec<&Step> = Vec::new();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--list" => {
                for step in &STEPS {
                    println!("{:<10} {}", step.name, step.what);
                }
                return Ok(());
            }
            "--only" => {
                let name = arguments
                    .next()
                    .context("--only needs the name of a step")?;
                let step = STEPS.iter().find(|step| step.name == name);
                chosen.push(step.with_context(|| {
                    format!("there is no step “{name}”: `cargo xtask test --list` names them")
                })?);
            }
            other => bail!("unknown argument {other}"),
        }
    }
    if chosen.is_empty() {
        chosen.extend(&STEPS);
    }
    let start = Instant::now();
    let mut times = Vec::new();
    for step in chosen {
        println!("── {}: {}", step.name, step.what);
        let began = Instant::now();
        (step.run)().with_context(|| {
            format!(
                "step “{}” failed; again alone: cargo xtask test --only {}",
                step.name, step.name
            )
        })?;
        times.push((step.name, began.elapsed()));
    }
    println!("── all steps passed");
    for (name, time) in times {
        println!("{name:<10} {:>7.1} s", time.as_secs_f64());
    }
    println!(
        "{:<10} {:>7.1} s",
        "together",
        start.elapsed().as_secs_f64()
    );
    Ok(())
}

fn format() -> Result<()> {
    run::run(&mut run::cargo(&["fmt", "--all", "--", "--check"]))
}

fn lint() -> Result<()> {
    run::run(&mut run::cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))
}

fn lint_web() -> Result<()> {
    crate::tools::install_target()?;
    let mut clippy = run::cargo(&[
        "clippy",
        "--target",
        WASM,
        "--package",
        "danbiet-viewer",
        "--package",
        "danbiet-worker",
    ]);
    for library in LIBRARIES {
        clippy.args(["--package", library]);
    }
    run::run(clippy.args(["--", "-D", "warnings"]))
}

/// Property tests draw the same examples each time, so that a commit that passed passes again. Whoever looks for more
/// sets the variable to another number.
fn unit() -> Result<()> {
    let mut tests = run::cargo(&["test", "--workspace", "--quiet"]);
    if std::env::var_os(SEED).is_none() {
        tests.env(SEED, "1945");
    }
    run::run(&mut tests)
}

fn libraries() -> Result<()> {
    crate::tools::install_target()?;
    for library in LIBRARIES {
        run::run(&mut run::cargo(&[
            "check",
            "--target",
            WASM,
            "--package",
            library,
        ]))?;
    }
    Ok(())
}
