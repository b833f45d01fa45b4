//! `cargo xtask bench FILE [--documents N] [--no-tab] [--no-tantivy]`: measures the search engine beside others and
//! writes the table of `docs/BENCHMARKS.md`.
//!
//! All engines get the documents and queries of one run: the native benchmark writes them into `target/bench`, where
//! each engine leaves its times as `*.json`. Nothing here is a test, and nothing of it is part of the product.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{run, tools};

/// The kinds of queries that make up the 200 drawn ones; keystrokes are a row of their own.
const KEYSTROKES: &str = "keystrokes";

/// What stands around the table in the page.
const BEGIN: &str = "<!-- written by `cargo xtask bench` -->\n";
const END: &str = "<!-- end -->\n";

/// Runs what is asked for and writes the table.
///
/// # Errors
/// When no file of documents is named or an engine cannot be built or run.
pub fn run(arguments: &[String]) -> Result<()> {
    let Some(file) = arguments.first().filter(|file| !file.starts_with("--")) else {
        bail!(
            "name a file of documents: one JSON object with `title` and `text` on each line, gzip or plain"
        );
    };
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let limit = run::option(arguments, "--documents")?.unwrap_or("10000");
    let folder = run::root().join("target/bench");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let place = folder
        .to_str()
        .context("the path of target/bench is no text")?;
    run::run(&mut run::cargo(&[
        "run",
        "--release",
        "--manifest-path",
        "benches/native/Cargo.toml",
        "--",
        file,
        limit,
        place,
    ]))?;
    if !has("--no-tantivy") {
        let manifest = "benches/peers/tantivy/Cargo.toml";
        run::run(&mut run::cargo(&[
            "run",
            "--release",
            "--manifest-path",
            manifest,
            "--",
            place,
        ]))?;
    }
    if !has("--no-tab") {
        tab(&folder)?;
    }
    let reports = reports(&folder)?;
    let table = table(&reports)?;
    print!("{table}");
    let page = run::root().join("docs/BENCHMARKS.md");
    let text = std::fs::read_to_string(&page)?;
    let (before, rest) = text
        .split_once(BEGIN)
        .context("docs/BENCHMARKS.md has lost its mark")?;
    let (_, after) = rest
        .split_once(END)
        .context("docs/BENCHMARKS.md has lost its end mark")?;
    std::fs::write(page, format!("{before}{BEGIN}\n{table}\n{END}{after}"))?;
    Ok(())
}

/// The profiles that the engine is compiled with for the tab: that of what a page loads first, and that of what opens large
/// corpora, with which the others are compared.
const PROFILES: [&str; 2] = ["web", "web-fast"];

/// Builds the engine for the tab, gets the others, and runs the page.
fn tab(folder: &Path) -> Result<()> {
    let path = tools::install()?;
    let manifest = "benches/tab/Cargo.toml";
    // Outside of the folder that each run empties.
    let built = run::root().join("target/bench-tab");
    let engine = folder.join("engine");
    for profile in PROFILES {
        run::run(
            run::cargo(&[
                "build",
                "--profile",
                profile,
                "--target",
                tools::WASM,
                "--manifest-path",
                manifest,
            ])
            .env("CARGO_TARGET_DIR", &built),
        )?;
        let wasm = built.join(tools::WASM).join(profile).join("bench_tab.wasm");
        let mut bindgen = Command::new("wasm-bindgen");
        bindgen
            .args(["--target", "web", "--out-dir"])
            .arg(engine.join(profile))
            .arg(wasm);
        run::run(bindgen.env("PATH", &path))?;
    }
    let peers = run::root().join("benches/peers");
    run::run(
        Command::new("npm")
            // Not `ci`, which asks for the packages of all platforms in the lock file.
            .args(["install", "--no-save", "--no-audit", "--no-fund"])
            .current_dir(&peers),
    )?;
    run::run(
        Command::new("node")
            .arg(peers.join("pagefind.mjs"))
            .arg(folder),
    )?;
    let mut page = Command::new("node");
    page.arg(run::root().join("benches/tab/run.mjs"))
        .arg(folder)
        .arg(engine)
        .arg(peers.join("node_modules"))
        .arg(PROFILES.join(","));
    run::run(&mut page)
}

/// What the engines have left, ours first.
fn reports(folder: &Path) -> Result<Vec<Value>> {
    let mut reports = Vec::new();
    for name in ["native.json", "tantivy.json", "tab.json"] {
        let path: PathBuf = folder.join(name);
        let Ok(bytes) = std::fs::read(&path) else {
            continue;
        };
        match serde_json::from_slice(&bytes).with_context(|| path.display().to_string())? {
            Value::Array(several) => reports.extend(several),
            one => reports.push(one),
        }
    }
    Ok(reports)
}

/// The table: milliseconds, and how many times as long as ours in the same surroundings an engine takes.
fn table(reports: &[Value]) -> Result<String> {
    let first = reports.first().context("no engine has left its times")?;
    let mut text = format!(
        "{} documents, {:.1} MB of text. Milliseconds; in brackets the time divided by ours in the same surroundings.\n\n\
         | engine | build s | memory MB | size MB | open | p50 | p95 | max | keystrokes p95 |\n|---|---|---|---|---|---|---|---|---|\n",
        first["documents"],
        first["text_bytes"].as_f64().unwrap_or_default() / 1e6,
    );
    let mut ours = None;
    for report in reports {
        let name = report["engine"].as_str().unwrap_or("?");
        if let Some(error) = report["error"].as_str() {
            text.push_str(&format!("| {name} | did not run: {error} |\n"));
            continue;
        }
        let drawn = quantiles(report, |kind| kind != KEYSTROKES);
        let keys = quantiles(report, |kind| kind == KEYSTROKES);
        if name.starts_with("Dân Biết") {
            ours = Some((drawn, keys));
        }
        let (base, base_keys) = ours.unwrap_or((drawn, keys));
        let number = |name: &str, unit: f64| match report[name].as_f64() {
            Some(value) => format!("{:.1}", value / unit),
            None => "–".to_owned(),
        };
        let cell = |time: f64, base: f64| format!("{time:.2} ({:.1})", time / base);
        text.push_str(&format!(
            "| {name} | {} | {} | {} | {} | {} | {} | {} | {} |\n",
            number("build_s", 1.0),
            number("peak_kb", 1e3),
            number("bytes", 1e6),
            number("open_ms", 1.0),
            cell(drawn[0], base[0]),
            cell(drawn[1], base[1]),
            cell(drawn[2], base[2]),
            cell(keys[1], base_keys[1]),
        ));
    }
    Ok(text)
}

/// Median, 95th percentile and maximum of the times of some kinds of queries.
fn quantiles(report: &Value, kinds: impl Fn(&str) -> bool) -> [f64; 3] {
    let rows = report["times"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let asked = rows
        .iter()
        .filter(|row| row[0].as_str().is_some_and(&kinds));
    let mut times: Vec<f64> = asked.filter_map(|row| row[1].as_f64()).collect();
    times.sort_by(f64::total_cmp);
    let last = times.len().saturating_sub(1) as f64;
    [0.5, 0.95, 1.0].map(|share| {
        times
            .get((last * share) as usize)
            .copied()
            .unwrap_or(f64::NAN)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_peer_is_compared_with_ours_of_its_surroundings() {
        let report = |engine: &str, time: f64| serde_json::json!({ "engine": engine, "documents": 2, "times": [["word", time], ["keystrokes", time]] });
        let reports = [
            report("Dân Biết, native", 1.0),
            report("tantivy", 3.0),
            report("Dân Biết, tab", 2.0),
            report("x", 3.0),
        ];
        let table = table(&reports).unwrap();
        assert!(
            table.contains("| tantivy | – | – | – | – | 3.00 (3.0) |"),
            "{table}"
        );
        assert!(
            table.contains("| x | – | – | – | – | 3.00 (1.5) |"),
            "{table}"
        );
    }
}
