//! `cargo xtask ingest FILE [--megabytes N] [--dist DIR]`: how fast a reader's own documents can be searched.
//!
//! The built site takes files in as a reader would give them to it: chosen in "My documents", read and analysed by the
//! worker, kept in the browser's database. In the same page MiniSearch builds its index of the same texts. Needs npm
//! for MiniSearch. Nothing here is a test.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use e2e::engine::Engine;
use e2e::server::Server;
use e2e::webdriver::{Browser, Options};
use flate2::read::MultiGzDecoder;
use serde_json::{Value, json};

use crate::drivers::Driver;
use crate::{browser, run};

/// How many small files there are, and how many bytes each has at least.
const SMALL: (usize, usize) = (1000, 3000);

/// How long a reader looks for a file at the least: the dialog of the browser is open meanwhile.
const LOOKING: Duration = Duration::from_secs(1);

/// How long is waited for one batch of files.
const PATIENCE: Duration = Duration::from_secs(600);

/// What is compared with.
const PEER: &str = "minisearch@7.2.0";

/// What is asked as soon as the documents are there.
const QUERY: &str = "quy định";

/// Notes when files are chosen, then opens what was made of them and asks; notes when it is kept and when the answer
/// stands there.
const WATCH: &str = "
    const [query] = arguments;
    const times = window.__times = {};
    const find = name => document.querySelector(`[data-testid='${name}']`);
    addEventListener('change', () => { times.start ??= performance.now(); }, { capture: true });
    const until = (found, then) => {
        const it = found();
        if (it) then(it); else requestAnimationFrame(() => until(found, then));
    };
    // What the page says that it is doing: the first two words, and since when.
    times.stages = [];
    const stage = () => {
        const words = (find('intake-state')?.textContent ?? '').split(' ').slice(0, 2).join(' ');
        if (words && times.stages.at(-1)?.[0] !== words) times.stages.push([words, performance.now()]);
        if (!times.kept) requestAnimationFrame(stage);
    };
    stage();
    until(() => find('open-made'), made => {
        times.kept = performance.now();
        made.click();
        until(() => find('document-card') && find('search-box'), box => {
            box.value = query;
            box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
            until(() => document.querySelector('[data-testid=document-card] mark'), () => {
                times.answered = performance.now();
            });
        });
    });";

/// Notes when the answer of a page that is loaded anew stands there.
const ANSWERED: &str = "
    const look = () => {
        if (!document.querySelector('[data-testid=document-card] mark')) return requestAnimationFrame(look);
        window.__answered = performance.now();
    };
    look();";

/// Builds the index of the rows given, of the texts as they stand or without marks as well.
const MINISEARCH: &str = "
    const [rows, both] = arguments;
    const fold = text => text.normalize('NFD').replace(/\\p{M}/gu, '').replace(/[đĐ]/g, 'd');
    const fields = both ? ['text', 'folded'] : ['text'];
    const start = performance.now();
    const index = new MiniSearch({ fields, tokenize: s => s.toLowerCase().match(/[\\p{L}\\p{N}\\p{M}]+/gu) ?? [] });
    rows.forEach((text, id) => index.add(both ? { id, text, folded: fold(text) } : { id, text }));
    return (performance.now() - start) / 1000;";

/// Measures and prints.
///
/// # Errors
/// When no file of documents is named, the site is not built, or the browser fails.
pub fn run(arguments: &[String]) -> Result<()> {
    let Some(file) = arguments.first().filter(|file| !file.starts_with("--")) else {
        bail!(
            "name a file of documents: one JSON object with `title` and `text` on each line, gzip or plain"
        );
    };
    let megabytes: f64 = run::option(arguments, "--megabytes")?
        .unwrap_or("10")
        .parse()
        .context("--megabytes needs a number")?;
    let dist = run::option(arguments, "--dist")?.map_or_else(run::dist, PathBuf::from);
    let texts = texts(Path::new(file), (megabytes * 1e6) as usize)?;
    let folder = run::root().join("target/ingest");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let script = minisearch()?;

    let server = Server::start(&dist, "/", 0)?;
    let driver = Driver::start(Engine::Chromium)?;
    let browser = Browser::open(&driver.address, &Options::default())?;
    let page = |fragment: &str| format!("{}#{fragment}", server.url());
    browser.go(&page("documents"))?;
    browser::settle(&browser)?;

    let bytes: usize = texts.iter().map(String::len).sum();
    let mb = bytes as f64 / 1e6;
    println!("{} documents, {mb:.1} MB of text", texts.len());
    let times = take(&browser, &[whole(&folder, &texts)?])?;
    let ours = times.kept;
    println!(
        "read, analysed, indexed and kept: {ours:.1} s, {:.2} MB/s; first answer after {:.1} s ({})",
        mb / ours,
        times.answered,
        times.stages
    );
    for (what, both) in [
        ("as the texts stand", false),
        ("with and without marks", true),
    ] {
        let built = browser.script(&format!("{script}\n{MINISEARCH}"), &json!([texts, both]))?;
        let built = built.as_f64().context("MiniSearch gave no time")?;
        println!(
            "MiniSearch, {what}: {built:.1} s, {:.2} MB/s, {:.2} of our time",
            mb / built,
            built / ours
        );
    }

    let small = small(&folder, &texts)?;
    browser.go("about:blank")?;
    browser.go(&page("documents"))?;
    browser::settle(&browser)?;
    let times = take(&browser, &small)?;
    println!(
        "{} files of {} bytes: kept after {:.1} s, first answer after {:.1} s ({})",
        small.len(),
        SMALL.1,
        times.kept,
        times.answered,
        times.stages
    );
    browser.developer(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({ "source": ANSWERED }),
    )?;
    // The corpus and the query stand in the address, which is opened as a link would be.
    let kept = format!("{}&q={QUERY}", browser.url()?);
    browser.go("about:blank")?;
    browser.go(&kept)?;
    let answered = browser.wait("the kept corpus answers", || {
        let answered = browser.script("return window.__answered ?? null", &json!([]))?;
        Ok(answered.as_f64())
    })?;
    println!(
        "page opened on the kept corpus: first answer after {:.2} s",
        answered / 1000.0
    );
    Ok(())
}

/// Seconds from the choice of files on.
struct Times {
    /// Until they are kept in the browser's database.
    kept: f64,
    /// Until the first answer.
    answered: f64,
    /// What the page said in between, with the second from which on.
    stages: String,
}

/// Gives files to the page, which stands on "My documents".
fn take(browser: &Browser, files: &[PathBuf]) -> Result<Times> {
    let paths = files.iter().map(|file| file.display().to_string());
    let paths = paths.collect::<Vec<_>>().join("\n");
    browser.script(WATCH, &json!([QUERY]))?;
    let picker = browser.wait_for("[data-testid=pick-files]")?;
    // The driver opens no dialog: what comes before it is done as a reader would do it.
    browser.script(
        "document.querySelector('[data-testid=pick-files]').focus()",
        &json!([]),
    )?;
    std::thread::sleep(LOOKING);
    picker.type_in(&paths)?;
    let start = Instant::now();
    loop {
        let times = browser.script("return window.__times", &json!([]))?;
        let at = |name: &str| times[name].as_f64();
        if let (Some(start), Some(kept), Some(answered)) = (at("start"), at("kept"), at("answered"))
        {
            let seconds = |end: f64| (end - start) / 1000.0;
            let stages = times["stages"].as_array().into_iter().flatten();
            let stages = stages.map(|stage| {
                let since = stage[1].as_f64().map_or(0.0, seconds);
                format!("{} {since:.1}", stage[0].as_str().unwrap_or_default())
            });
            return Ok(Times {
                kept: seconds(kept),
                answered: seconds(answered),
                stages: stages.collect::<Vec<_>>().join(", "),
            });
        }
        ensure!(
            start.elapsed() < PATIENCE,
            "the files are not read after {} s: {times}",
            PATIENCE.as_secs()
        );
        // Asking takes time away from what is measured.
        std::thread::sleep(Duration::from_millis(500));
    }
}

/// The texts of the first documents of a file, up to so many bytes.
fn texts(file: &Path, bytes: usize) -> Result<Vec<String>> {
    let mut plain = fs::read(file).with_context(|| file.display().to_string())?;
    if plain.starts_with(&[0x1f, 0x8b]) {
        let packed = std::mem::take(&mut plain);
        MultiGzDecoder::new(packed.as_slice()).read_to_end(&mut plain)?;
    }
    let (mut texts, mut length) = (Vec::new(), 0);
    for line in BufReader::new(plain.as_slice()).lines() {
        if length >= bytes {
            break;
        }
        let row: Value = serde_json::from_str(&line?)?;
        let field = |name: &str| row[name].as_str().unwrap_or_default();
        let text = [field("title"), field("text")].join("\n");
        length += text.len();
        texts.push(text);
    }
    Ok(texts)
}

/// All texts as one file of JSON Lines.
fn whole(folder: &Path, texts: &[String]) -> Result<PathBuf> {
    let file = folder.join("all.jsonl");
    let lines = texts.iter().map(|text| json!({ "text": text }).to_string());
    fs::write(&file, lines.collect::<Vec<_>>().join("\n"))?;
    Ok(file)
}

/// The lines of the texts, cut into small files.
fn small(folder: &Path, texts: &[String]) -> Result<Vec<PathBuf>> {
    let mut lines = texts.iter().flat_map(|text| text.lines());
    let mut files = Vec::new();
    for number in 0..SMALL.0 {
        let mut text = String::new();
        while text.len() < SMALL.1 {
            let line = lines.next().context("there is too little text")?;
            text.push_str(line);
            text.push('\n');
        }
        let file = folder.join(format!("{number:04}.txt"));
        fs::write(&file, text)?;
        files.push(file);
    }
    Ok(files)
}

/// The program of MiniSearch, which leaves itself in the page's global object.
fn minisearch() -> Result<String> {
    let folder = run::root().join("target/peers");
    let file = folder.join("node_modules/minisearch/dist/umd/index.js");
    if !file.exists() {
        let mut npm = Command::new("npm");
        npm.args(["install", "--no-audit", "--no-fund", "--prefix"]);
        run::run(npm.arg(&folder).arg(PEER))?;
    }
    fs::read_to_string(&file).with_context(|| file.display().to_string())
}
