//! The browser: finding or installing it, running the tests in it, taking pictures with it.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use anyhow::{Context, Result, bail};
use e2e::server::Server;
use e2e::webdriver::{Browser, DIST, DRIVER, Options};

use crate::run;

/// A running driver; dropping it stops it.
pub struct Driver {
    process: Child,
    /// Where it answers.
    pub address: String,
}

/// Runs the browser tests of the site in `dist/`; with names, those whose name contains one of them.
///
/// # Errors
/// When the browser is missing and cannot be installed, the site is not built, or a test fails.
pub fn test(names: &[String]) -> Result<()> {
    if !run::dist().join("index.html").is_file() {
        bail!("dist/ holds no site: `cargo xtask build` first");
    }
    let driver = Driver::start()?;
    let arguments = ["test", "--package", "e2e", "--test", "browser", "--"];
    let mut tests = run::cargo(&arguments);
    tests
        .args(["--ignored", "--test-threads", "2"])
        .args(names)
        .env(DRIVER, &driver.address)
        .env(DIST, run::dist())
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
    let driver = Driver::start()?;
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

impl Driver {
    /// Starts the driver on a free port, after installing what is missing.
    ///
    /// # Errors
    /// When it is missing and cannot be installed.
    pub fn start() -> Result<Self> {
        install()?;
        let mut process = run::command("chromedriver", &["--port=0", "--log-level=SEVERE"])
            .stdout(Stdio::piped())
            .spawn()
            .context("chromedriver cannot be started")?;
        let output = process
            .stdout
            .take()
            .context("chromedriver has no output")?;
        let mut driver = Self {
            process,
            address: String::new(),
        };
        let mut lines = BufReader::new(output).lines();
        for line in lines.by_ref() {
            let line = line?;
            // “ChromeDriver was started successfully on port 40183.”
            if let Some((_, port)) = line.split_once("started successfully on port ") {
                let port: u16 = port.trim_end_matches('.').parse().with_context(|| {
                    format!("chromedriver names its port in an unknown way: {line}")
                })?;
                driver.address = format!("http://127.0.0.1:{port}");
                break;
            }
        }
        if driver.address.is_empty() {
            bail!("chromedriver ended before it was ready");
        }
        // Whatever else it prints is read away, or it would stand still when the pipe is full.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended already.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// Makes sure that Chromium and its driver are there.
fn install() -> Result<()> {
    let present = || {
        run::output(&mut run::command("chromedriver", &["--version"])).is_some()
            && ["chromium", "google-chrome", "chrome", "chromium-browser"]
                .iter()
                .any(|name| run::output(&mut run::command(name, &["--version"])).is_some())
    };
    if present() {
        return Ok(());
    }
    let root = run::output(&mut run::command("id", &["-u"])).is_some_and(|id| id.trim() == "0");
    if Path::new("/etc/debian_version").is_file() && root {
        println!("Installing chromium and chromium-driver (apt-get)");
        for arguments in [
            &["update"][..],
            &[
                "install",
                "--yes",
                "--no-install-recommends",
                "chromium",
                "chromium-driver",
            ],
        ] {
            run::run(run::command("apt-get", arguments).env("DEBIAN_FRONTEND", "noninteractive"))?;
        }
        if present() {
            return Ok(());
        }
    }
    bail!(
        "the browser tests need Chromium (or Chrome) and the chromedriver of the same version on PATH.\n  \
         Debian, Ubuntu: sudo apt-get install chromium chromium-driver\n  \
         Fedora: sudo dnf install chromium chromedriver\n  \
         macOS: brew install --cask google-chrome chromedriver\n  \
         Windows: winget install Google.Chrome, and chromedriver from \
         https://googlechromelabs.github.io/chrome-for-testing/"
    )
}
