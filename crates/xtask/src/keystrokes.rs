//! How long a keystroke takes until its answer is painted.
//!
//! Each state that the search box passes through while some words are typed is put into it at the beginning of a frame;
//! what is measured ends when that frame has been painted: the search, the new page, its layout and its painting. Below
//! the length of a frame, 16.7 ms at 60 Hz, the answer stands there with the letter.

use anyhow::{Context, Result, bail};
use e2e::engine::Engine;
use e2e::server::Server;
use e2e::webdriver::{Browser, Options};
use serde_json::json;

use crate::drivers::Driver;
use crate::{browser, run};

/// What is typed, key by key: without marks, as Telex passes through it, an abbreviation, and a number.
const TYPED: [&str; 5] = [
    "doi thoai",
    "đối thoại",
    "quy chế dân chủ",
    "BCĐ",
    "02-NQ/TU",
];

/// Puts each text into the box in a frame of its own and notes when that frame has been painted.
const SCRIPT: &str = "
    const [texts] = arguments;
    const box = document.querySelector(\"[data-testid='search-box']\");
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    window.__painted = null;
    (async () => {
        const painted = [];
        for (const text of texts) {
            await frame();
            const start = performance.now();
            box.value = text;
            box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
            await new Promise((done) => {
                const channel = new MessageChannel();
                channel.port1.onmessage = done;
                // Behind the painting of this frame.
                Promise.resolve().then(() => Promise.resolve()).then(() => channel.port2.postMessage(0));
            });
            painted.push(performance.now() - start);
            await frame();
        }
        window.__painted = painted;
    })();";

/// Prints how long keystrokes take, with the processor as it is and four times slower.
///
/// # Errors
/// When the site is not built, or the browser is missing or fails.
pub fn run(arguments: &[String]) -> Result<()> {
    let dist = run::option(arguments, "--dist")?.map_or_else(run::dist, std::path::PathBuf::from);
    let driver = Driver::start(Engine::Chromium)?;
    let server = Server::start(&dist, "/", 0)?;
    let browser = Browser::open(&driver.address, &Options::default())?;
    let states: Vec<String> = TYPED.iter().flat_map(|words| states(words)).collect();
    println!("keystrokes {}, milliseconds until painted", states.len());
    for slower in [1, 4] {
        browser.go(&server.url())?;
        browser::settle(&browser)?;
        browser.developer("Emulation.setCPUThrottlingRate", &json!({ "rate": slower }))?;
        // The first search builds what the others use.
        measure(&browser, &["d".to_owned()])?;
        let mut painted = measure(&browser, &states)?;
        painted.sort_by(f64::total_cmp);
        let at = |share: f64| painted[((painted.len() - 1) as f64 * share).round() as usize];
        println!(
            "processor {slower}x slower: median {:.1}, 95 % {:.1}, longest {:.1}",
            at(0.5),
            at(0.95),
            at(1.0)
        );
    }
    Ok(())
}

/// What the box holds after each key.
fn states(words: &str) -> Vec<String> {
    let ends = words.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.map(|end| words[..end].to_owned()).collect()
}

fn measure(browser: &Browser, states: &[String]) -> Result<Vec<f64>> {
    browser.script(SCRIPT, &json!([states]))?;
    let painted = browser.wait("all keystrokes are painted", || {
        let painted = browser.script("return window.__painted;", &json!([]))?;
        Ok((!painted.is_null()).then_some(painted))
    })?;
    let painted: Vec<f64> = serde_json::from_value(painted).context("the page noted no times")?;
    if painted.len() != states.len() {
        bail!("{} keystrokes, {} times", states.len(), painted.len());
    }
    Ok(painted)
}
