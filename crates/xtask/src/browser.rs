//! The browsers at work: the tests of the built site, and pictures of it.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use e2e::engine::{ENGINE, Engine};
use e2e::page::{AXE, ONE_FILE};
use e2e::server::Server;
use e2e::webdriver::{Browser, DIST, DRIVER, Options};

use crate::drivers::{self, Driver};
use crate::{run, single_file, tools};

/// Tests that need Chromium's developer protocol, by the beginnings of their names: what they look at is emulated or
/// recorded there, or is not a matter of the engine.
const CHROMIUM_ONLY: [&str; 10] = [
    "access::",
    "evidence::a_narrow_page_does_not_scroll_sideways",
    "everywhere::everything_comes_from_the_folder",
    "everywhere::nothing_overflows_a_narrow_screen",
    "large::without_a_worker",
    "print::",
    "privacy::",
    "start::nothing_moves",
    "start::without_scripts",
    "start::without_wasm",
];

/// Runs the browser tests of the site in `dist/`: `[--browser ENGINE] [NAME]…`, those whose name contains a NAME.
///
/// # Errors
/// When the browser is missing and cannot be installed, the site is not built, or a test fails.
pub fn test(arguments: &[String]) -> Result<()> {
    let (mut engine, mut names) = (Engine::Chromium, Vec::new());
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        if argument == "--browser" {
            let name = arguments
                .next()
                .context("--browser needs the name of an engine")?;
            engine = Engine::named(name)?;
        } else {
            names.push(argument.as_str());
        }
    }
    test_in(engine, &names)
}

/// Runs all browser tests in Chromium and in every other engine that is installed, and says which ran.
///
/// # Errors
/// As [`test`].
pub fn test_everywhere() -> Result<()> {
    let (there, missing): (Vec<Engine>, Vec<Engine>) = Engine::ALL
        .into_iter()
        .partition(|&engine| engine == Engine::Chromium || drivers::present(engine));
    for &engine in &there {
        println!("── in {}", engine.name());
        test_in(engine, &[])?;
    }
    let names = |engines: &[Engine]| -> String {
        let names: Vec<&str> = engines.iter().map(|engine| engine.name()).collect();
        names.join(", ")
    };
    println!("Browser tests ran in: {}", names(&there));
    if !missing.is_empty() {
        println!(
            "Not installed, left out: {} (`cargo xtask e2e --browser NAME` says what to do)",
            names(&missing)
        );
    }
    Ok(())
}

fn test_in(engine: Engine, names: &[&str]) -> Result<()> {
    if !run::dist().join("index.html").is_file() {
        bail!("dist/ holds no site: `cargo xtask build` first");
    }
    let one_file = run::root().join("target/browser-tests/dan-biet.html");
    single_file::write(&run::dist(), &one_file)?;
    let driver = Driver::start(engine)?;
    let mut tests = run::cargo(&["test", "--package", "e2e", "--test", "browser", "--"]);
    tests.arg("--ignored").args(names);
    if engine == Engine::Chromium {
        tests.args(["--test-threads", "2"]);
        tests.env(AXE, tools::axe()?);
    } else {
        // The other drivers open one browser at a time.
        tests.args(["--test-threads", "1"]);
        for name in CHROMIUM_ONLY {
            tests.args(["--skip", name]);
        }
    }
    tests
        .env(DRIVER, &driver.address)
        .env(ENGINE, engine.name())
        .env(DIST, run::dist())
        .env(ONE_FILE, one_file)
        // The message of a failed test says all; where in the client it arose does not help.
        .env("RUST_BACKTRACE", "0");
    run::run(&mut tests)
}

/// Takes a picture of the built site, for the eye.
///
/// # Errors
/// When an option is wrong, the browser is missing or the page does not start.
pub fn screenshot(arguments: &[String]) -> Result<()> {
    let number = |name: &str, default: u32| -> Result<u32> {
        match run::option(arguments, name)? {
            Some(text) => text
                .parse()
                .with_context(|| format!("{name} {text}: not a number of pixels")),
            None => Ok(default),
        }
    };
    let flag = |name: &str| arguments.iter().any(|argument| argument == name);
    let route = arguments
        .first()
        .filter(|route| !route.starts_with("--"))
        .context("name a fragment first, such as '#/'")?;
    let out = PathBuf::from(run::option(arguments, "--out")?.context("--out FILE.png is missing")?);
    let dist = run::option(arguments, "--dist")?.map_or_else(run::dist, PathBuf::from);
    let options = Options {
        size: (number("--width", 1280)?, number("--height", 900)?),
        dark: flag("--dark"),
        ..Options::default()
    };
    let driver = Driver::start(Engine::Chromium)?;
    let server = Server::start(&dist, "/", 0)?;
    let browser = Browser::open(&driver.address, &options)?;
    browser.go(&format!("{}{route}", server.url()))?;
    settle(&browser)?;
    if let Some(text) = run::option(arguments, "--type")? {
        browser
            .wait_for("[data-testid='search-box']")?
            .type_in(text)?;
        settle(&browser)?;
    }
    for line in browser.console()? {
        eprintln!("console: {line}");
    }
    browser.picture(&out, flag("--full"))?;
    println!("{}", out.display());
    Ok(())
}

/// Waits until fonts are there and the page has stood unchanged for a third of a second.
///
/// # Errors
/// When it never stands still.
pub fn settle(browser: &Browser) -> Result<()> {
    let script = "
        if (document.fonts.status !== 'loaded') return false;
        const now = document.body.innerHTML.length;
        if (window.__length !== now) { window.__length = now; window.__since = performance.now(); return false; }
        return performance.now() - window.__since > 350;";
    browser.wait("the page stands still", || {
        let still = browser.script(script, &serde_json::json!([]))?;
        Ok((still == true).then_some(()))
    })
}
