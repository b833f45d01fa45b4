//! How long a reader with a slow line and a slow telephone waits: `cargo xtask first-load` and `cargo xtask lighthouse`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use e2e::engine::Engine;
use e2e::server::Server;
use e2e::webdriver::{Browser, Options};
use serde_json::{Value, json};

use crate::drivers::Driver;
use crate::{run, tools};

/// How often the page is loaded; the medians count.
const RUNS: usize = 5;

/// What the reader types as soon as there is a box, and by what the answer is known.
const TYPES: &str = "
    addEventListener('DOMContentLoaded', () => {
        const box = document.getElementById('first-search');
        box.value = 'doi thoai';
        box.dispatchEvent(new Event('input', { bubbles: true }));
        const look = () => {
            if (!document.querySelector('[data-testid=document-card] mark')) return requestAnimationFrame(look);
            // The frame that shows it has been painted when the one after it begins.
            requestAnimationFrame(() => { window.__answered = performance.now(); });
        };
        look();
    });";

/// Loads the built site at 150 ms of round trip and 1.6 Mbit/s, with the processor slowed down four times and gzip
/// served, and prints the medians of first text and of the first answer to what is typed at once: `[--dist DIR]`.
///
/// # Errors
/// When the site is not built or the browser fails.
pub fn run(arguments: &[String]) -> Result<()> {
    let dist = dist(arguments)?;
    let server = Server::start(&dist, "/", 0)?;
    server.compress();
    let driver = Driver::start(Engine::Chromium)?;
    let (mut texts, mut answers) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let browser = Browser::open(&driver.address, &Options::default())?;
        browser.developer("Network.enable", &json!({}))?;
        let line = json!({
            "offline": false, "latency": 150,
            "downloadThroughput": 1.6e6 / 8.0, "uploadThroughput": 0.75e6 / 8.0,
        });
        browser.developer("Network.emulateNetworkConditions", &line)?;
        browser.developer("Emulation.setCPUThrottlingRate", &json!({ "rate": 4 }))?;
        browser.developer(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source": TYPES }),
        )?;
        browser.go(&server.url())?;
        let times = browser.wait("the answer is painted", || {
            let times = browser.script(
                "const paint = performance.getEntriesByName('first-contentful-paint')[0];
                 return window.__answered && paint ? [paint.startTime, window.__answered] : null",
                &json!([]),
            )?;
            Ok(Some(times).filter(|times| !times.is_null()))
        })?;
        texts.push(times[0].as_f64().context("no time of the first text")?);
        answers.push(times[1].as_f64().context("no time of the answer")?);
    }
    println!(
        "first text:   {:.2} s (target 1.0)",
        median(&mut texts) / 1000.0
    );
    println!(
        "first answer: {:.2} s (target 3.5)",
        median(&mut answers) / 1000.0
    );
    Ok(())
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Runs Lighthouse over the built site, with a slow 4G line and a processor four times slower simulated, keeps its
/// report, and prints the scores: `[--dist DIR] [--out DIR]`.
///
/// # Errors
/// When Lighthouse cannot be installed or run, or when access, best practices or search engines score below 100. The
/// speed is printed: it is as much the machine's as ours.
pub fn lighthouse(arguments: &[String]) -> Result<()> {
    let dist = dist(arguments)?;
    let out = match run::option(arguments, "--out")? {
        Some(out) => run::root().join(out),
        None => run::root().join("target/lighthouse"),
    };
    std::fs::create_dir_all(&out)?;
    let program = tools::lighthouse()?;
    let server = Server::start(&dist, "/", 0)?;
    server.compress();
    let mut command = std::process::Command::new(program);
    command
        .arg(server.url())
        .args(["--quiet", "--output=json", "--output=html"])
        .arg(format!("--output-path={}", out.join("report").display()))
        .arg("--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage");
    if let Some(chromium) = chromium() {
        command.env("CHROME_PATH", chromium);
    }
    run::run(&mut command)?;
    let report = std::fs::read(out.join("report.report.json"))?;
    let report: Value = serde_json::from_slice(&report)?;
    let mut low = Vec::new();
    for (name, bar) in [
        ("accessibility", Some(100)),
        ("best-practices", Some(100)),
        ("seo", Some(100)),
        ("performance", None),
    ] {
        let score = report["categories"][name]["score"].as_f64();
        let score =
            (score.with_context(|| format!("Lighthouse gave no {name}"))? * 100.0).round() as u32;
        println!("{name:<16} {score}");
        if bar.is_some_and(|bar| score < bar) {
            low.push(name);
        }
    }
    for name in [
        "first-contentful-paint",
        "largest-contentful-paint",
        "total-blocking-time",
        "cumulative-layout-shift",
    ] {
        println!(
            "{name:<26} {}",
            report["audits"][name]["displayValue"]
                .as_str()
                .unwrap_or("?")
        );
    }
    ensure!(
        low.is_empty(),
        "below 100: {} (see {})",
        low.join(", "),
        out.display()
    );
    Ok(())
}

/// The browser that Lighthouse is to start, where it does not find one by itself.
fn chromium() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .flat_map(|folder| {
            ["chromium", "google-chrome", "chromium-browser"].map(|name| folder.join(name))
        })
        .find(|program| Path::new(program).is_file())
}

fn dist(arguments: &[String]) -> Result<PathBuf> {
    Ok(run::option(arguments, "--dist")?.map_or_else(run::dist, PathBuf::from))
}
