//! Cutting the fonts that the site ships.
//!
//! The packages of Fontsource bring each family in several parts; the letters of Vietnamese are spread over two of them.
//! Both parts are cut to the characters that the reading room needs, put together and narrowed to the weights that it
//! uses (`fonts/cut.py`, which runs fontTools). What comes out lies in `fonts/`, beside the licences, and is checked in:
//! building the site needs neither npm nor Python.

use anyhow::{Context, Result};

use crate::{run, tools};

/// The packages and the version of both.
const PACKAGES: [&str; 2] = ["noto-serif", "source-sans-3"];
const VERSION: &str = "5.3.0";

/// What Python needs.
const PYTHON: [&str; 2] = ["fonttools==4.68.0", "brotli==1.2.1"];

/// Cuts all fonts anew.
///
/// # Errors
/// When npm or Python is missing or the script fails.
pub fn run() -> Result<()> {
    let home = tools::cache()?.join(format!("fonts-{VERSION}"));
    let packages = home.join("node_modules/@fontsource-variable");
    if !PACKAGES
        .iter()
        .all(|package| packages.join(package).is_dir())
    {
        println!(
            "Installing the packages of the fonts into {}",
            home.display()
        );
        let names = PACKAGES.map(|package| format!("@fontsource-variable/{package}@{VERSION}"));
        tools::install_packages(&names, &home)?;
    }
    let environment = home.join("python");
    let python = environment.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    if !python.is_file() {
        println!("Installing {} into {}", PYTHON.join(", "), home.display());
        run::run(run::command("python3", &["-m", "venv"]).arg(&environment))
            .context("Python 3 with venv is needed (Debian: `apt-get install python3-venv`)")?;
    }
    let python = python.display().to_string();
    run::run(run::command(&python, &["-m", "pip", "install", "--quiet"]).args(PYTHON))?;
    run::run(
        run::command(&python, &["fonts/cut.py"])
            .arg(packages)
            .arg("fonts"),
    )
}
