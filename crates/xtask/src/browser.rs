//! The browsers at work: the tests of the built site, and pictures of it.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use e2e::engine::{ENGINE, Engine};
use e2e::page::{AXE, ONE_FILE};
use e2e::server::Server;
use e2e::webdriver::{Browser, DIST, DRIVER, Options};

use crate::drivers::{self, Driver};
use crate::{run, single_file, tools};

/// Tests that some engines cannot run.
struct LeftOut {
    /// The beginning of their names.
    tests: &'static str,
    /// Where they do not run.
    engines: &'static [Engine],
    /// Why not; printed when such an engine is run.
    because: &'static str,
}

const BUT_CHROMIUM: &[Engine] = &[Engine::Firefox, Engine::WebKit];
const WEBKIT: &[Engine] = &[Engine::WebKit];

const NARROW: &str = "their windows cannot be as narrow as a telephone";
const MEDIA: &str =
    "what readers ask their system for is emulated by Chromium's developer protocol";

const LEFT_OUT: [LeftOut; 14] = [
    LeftOut {
        tests: "access::axe_finds_nothing_",
        engines: BUT_CHROMIUM,
        because: NARROW,
    },
    LeftOut {
        tests: "access::every_screen_has_its_landmarks_",
        engines: BUT_CHROMIUM,
        because: "the accessibility tree comes by Chromium's developer protocol",
    },
    LeftOut {
        tests: "access::for_those_who_asked_for_less_motion_",
        engines: BUT_CHROMIUM,
        because: MEDIA,
    },
    LeftOut {
        tests: "access::nothing_sticks_out_",
        engines: BUT_CHROMIUM,
        because: NARROW,
    },
    LeftOut {
        tests: "access::with_forced_colours_",
        engines: BUT_CHROMIUM,
        because: MEDIA,
    },
    LeftOut {
        tests: "documents::a_full_store_",
        engines: BUT_CHROMIUM,
        because: "how much room a site has is set by Chromium's developer protocol",
    },
    LeftOut {
        tests: "evidence::a_narrow_page_",
        engines: BUT_CHROMIUM,
        because: NARROW,
    },
    LeftOut {
        tests: "everywhere::nothing_overflows_a_narrow_screen",
        engines: BUT_CHROMIUM,
        because: NARROW,
    },
    LeftOut {
        tests: "large::without_a_worker_",
        engines: BUT_CHROMIUM,
        because: "workers are taken away by Chromium's developer protocol",
    },
    LeftOut {
        tests: "print::",
        engines: BUT_CHROMIUM,
        because: "paper is emulated by Chromium's developer protocol",
    },
    LeftOut {
        tests: "privacy::on_a_full_tour_",
        engines: BUT_CHROMIUM,
        because: "whom a browser asks on its own behalf is known of Chromium alone",
    },
    LeftOut {
        tests: "start::nothing_moves_",
        engines: BUT_CHROMIUM,
        because: "Chromium alone measures what moves",
    },
    LeftOut {
        tests: "start::without_scripts_",
        engines: WEBKIT,
        because: "its driver needs scripts",
    },
    LeftOut {
        tests: "start::without_wasm_",
        engines: WEBKIT,
        because: "it is not started without wasm",
    },
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
    let tests = |names: &[&str]| -> Result<Command> {
        let mut tests = run::cargo(&["test", "--package", "e2e", "--test", "browser", "--"]);
        tests.arg("--ignored").args(names);
        // The other drivers open one browser at a time.
        let threads = if engine == Engine::Chromium { "2" } else { "1" };
        tests
            .args(["--test-threads", threads])
            .env(AXE, tools::axe()?)
            .env(DRIVER, &driver.address)
            .env(ENGINE, engine.name())
            .env(DIST, run::dist())
            .env(ONE_FILE, &one_file)
            // The message of a failed test says all; where in the client it arose does not help.
            .env("RUST_BACKTRACE", "0");
        Ok(tests)
    };
    let mut first = tests(names)?;
    for left_out in LEFT_OUT {
        if left_out.engines.contains(&engine) {
            let LeftOut {
                tests: name,
                because,
                ..
            } = left_out;
            println!("left out in {}: {name}: {because}", engine.name());
            first.args(["--skip", name]);
        }
    }
    let (passed, printed) = run::watched(&mut first)?;
    if passed {
        return Ok(());
    }
    let failed = failed(&printed);
    if failed.is_empty() || failed.len() > AGAIN {
        bail!("the browser tests failed in {}", engine.name());
    }
    println!(
        "── a second time in {}, since browsers and their drivers fail now and then: {}",
        engine.name(),
        failed.join(", ")
    );
    let mut second = tests(&failed)?;
    run::run(second.arg("--exact"))?;
    println!("Passed only the second time: {}", failed.join(", "));
    Ok(())
}

/// So many failed tests are run a second time; more are no accident.
const AGAIN: usize = 5;

/// The names of the tests that failed, as the last list of what the tests printed has them.
fn failed(printed: &str) -> Vec<&str> {
    let list = printed
        .rsplit_once("\nfailures:\n")
        .map_or("", |(_, list)| list);
    list.lines()
        .map_while(|line| line.strip_prefix("    "))
        .collect()
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

#[cfg(test)]
mod tests {
    #[test]
    fn failed_tests_are_read_from_the_last_list() {
        let printed = "test a::b ... ok\n\nfailures:\n\n---- a::c stdout ----\nError: x\n\n\nfailures:\n    a::c\n    d::e\n\n\
                       test result: FAILED. 1 passed; 2 failed\n";
        assert_eq!(super::failed(printed), ["a::c", "d::e"]);
        assert!(super::failed("error: could not compile").is_empty());
    }
}
