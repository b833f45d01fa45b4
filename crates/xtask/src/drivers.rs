//! The browsers and their drivers: whether they are there, how they are installed, started and stopped.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use e2e::engine::Engine;

use crate::{run, tools};

/// A running driver; dropping it stops it.
pub struct Driver {
    process: Child,
    /// Where it answers.
    pub address: String,
}

impl Driver {
    /// Starts the driver of an engine on a free port, after installing what is missing.
    ///
    /// # Errors
    /// When browser or driver are missing and cannot be installed.
    pub fn start(engine: Engine) -> Result<Self> {
        install(engine)?;
        match engine {
            Engine::Chromium => Self::announced(
                &mut run::command("chromedriver", &["--port=0", "--log-level=SEVERE"]),
                "started successfully on port ",
            ),
            Engine::Firefox => {
                let mut command = Command::new(tools::geckodriver()?);
                command.args(["--port", "0"]).stdin(Stdio::null());
                Self::announced(&mut command, "Listening on 127.0.0.1:")
            }
            Engine::WebKit => Self::webkit(),
        }
    }

    /// Starts a driver that says on which port it listens.
    fn announced(command: &mut Command, words: &str) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let mut process = command
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("{name} cannot be started"))?;
        let output = process.stdout.take();
        let mut driver = Self {
            process,
            address: String::new(),
        };
        let mut lines = BufReader::new(output.context("a driver has no output")?).lines();
        for line in lines.by_ref() {
            let line = line?;
            if let Some((_, rest)) = line.split_once(words) {
                let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
                let port: u16 = digits
                    .parse()
                    .with_context(|| format!("{name} names its port in an unknown way: {line}"))?;
                driver.address = format!("http://127.0.0.1:{port}");
                break;
            }
        }
        if driver.address.is_empty() {
            bail!("{name} ended before it was ready");
        }
        // Whatever else it prints is read away, or it would stand still when the pipe is full.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(driver)
    }

    /// WebKitWebDriver says nothing and takes no port by itself; it needs a screen, which xvfb gives it. Without
    /// `-noreset` that screen is gone for a moment whenever a browser has been closed, and the next one may miss it.
    fn webkit() -> Result<Self> {
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let mut command = run::command(
            "xvfb-run",
            &[
                "--auto-servernum",
                "--server-args=-screen 0 1600x1200x24 -noreset",
            ],
        );
        command
            .arg("WebKitWebDriver")
            .arg(format!("--port={port}"))
            // The superuser has no sandbox, and this machine no graphics card.
            .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
            .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let driver = Self {
            process: own_group(&mut command)
                .spawn()
                .context("xvfb-run cannot be started")?,
            address: format!("http://127.0.0.1:{port}"),
        };
        let start = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            if start.elapsed() > Duration::from_secs(20) {
                bail!("WebKitWebDriver does not answer on port {port}");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended already. A driver under xvfb-run is ended by its group, which is its own.
        if cfg!(unix) {
            let group = format!("-{}", self.process.id());
            drop(run::output(&mut run::command("kill", &["--", &group])));
        }
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// Lets a process lead a group of its own, which can be ended as a whole.
fn own_group(command: &mut Command) -> &mut Command {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    command
}

/// Whether browser and driver of an engine are there.
pub fn present(engine: Engine) -> bool {
    let answers = |name: &str| run::output(&mut run::command(name, &["--version"])).is_some();
    match engine {
        Engine::Chromium => {
            let browsers = ["chromium", "google-chrome", "chrome", "chromium-browser"];
            answers("chromedriver") && browsers.into_iter().any(answers)
        }
        Engine::Firefox => ["firefox-esr", "firefox"].into_iter().any(answers),
        // It answers no question for its version.
        Engine::WebKit => on_path("WebKitWebDriver") && on_path("xvfb-run"),
    }
}

fn on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// The packages of Debian that bring an engine and its driver.
const fn packages(engine: Engine) -> &'static [&'static str] {
    match engine {
        Engine::Chromium => &["chromium", "chromium-driver"],
        Engine::Firefox => &["firefox-esr"],
        Engine::WebKit => &["webkit2gtk-driver", "xvfb", "xauth"],
    }
}

/// Makes sure that browser and driver of an engine are there.
fn install(engine: Engine) -> Result<()> {
    if present(engine) {
        return Ok(());
    }
    let root = run::output(&mut run::command("id", &["-u"])).is_some_and(|id| id.trim() == "0");
    if Path::new("/etc/debian_version").is_file() && root {
        let packages = packages(engine);
        println!("Installing {} (apt-get)", packages.join(", "));
        let apt = |arguments: &[&str]| {
            run::run(run::command("apt-get", arguments).env("DEBIAN_FRONTEND", "noninteractive"))
        };
        apt(&["update"])?;
        apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat())?;
        if present(engine) {
            return Ok(());
        }
    }
    bail!("{}", advice(engine))
}

/// What to do where an engine is missing.
const fn advice(engine: Engine) -> &'static str {
    match engine {
        Engine::Chromium => {
            "the browser tests need Chromium (or Chrome) and the chromedriver of the same version on PATH.\n  \
             Debian, Ubuntu: sudo apt-get install chromium chromium-driver\n  \
             Fedora: sudo dnf install chromium chromedriver\n  \
             macOS: brew install --cask google-chrome chromedriver\n  \
             Windows: winget install Google.Chrome, and chromedriver from \
             https://googlechromelabs.github.io/chrome-for-testing/"
        }
        Engine::Firefox => {
            "these tests need Firefox on PATH.\n  \
             Debian: sudo apt-get install firefox-esr; Ubuntu, Fedora: firefox; macOS: brew install --cask firefox\n  \
             (its driver is built by this command)"
        }
        Engine::WebKit => {
            "these tests need WebKitGTK's driver and a screen that is not there.\n  \
             Debian, Ubuntu: sudo apt-get install webkit2gtk-driver xvfb\n  \
             Elsewhere they are left out: Safari's own driver is not supported"
        }
    }
}
