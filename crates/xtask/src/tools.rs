//! The programs that the build needs, at pinned versions.
//!
//! [`TOOLS`] is the only place where their versions stand for this program; `Trunk.toml` and the root `Cargo.toml`
//! repeat those that Trunk and cargo read there, and a test compares the three.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::run;

/// A program that the build calls.
#[derive(Clone, Copy, Debug)]
pub struct Tool {
    /// The name of the program and of its folder in the cache.
    pub program: &'static str,
    /// The version that is installed and accepted.
    pub version: &'static str,
    /// Where it comes from.
    pub source: Source,
}

/// Where a [`Tool`] comes from.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    /// A crate, built by `cargo install --locked` with these further arguments.
    Crate(&'static str, &'static [&'static str]),
    /// A package of npm that brings the program ready to run.
    Npm(&'static str),
}

/// Every program that the build of the site calls.
pub const TOOLS: [Tool; 3] = [
    Tool {
        program: "trunk",
        version: "0.21.14",
        source: Source::Crate("trunk", &[]),
    },
    Tool {
        program: "wasm-bindgen",
        version: "0.2.129",
        source: Source::Crate("wasm-bindgen-cli", &["--no-default-features"]),
    },
    Tool {
        program: "wasm-opt",
        version: "132",
        source: Source::Npm("binaryen"),
    },
];

/// The driver of Firefox, for the browser tests only.
const GECKODRIVER: Tool = Tool {
    program: "geckodriver",
    version: "0.37.1",
    source: Source::Crate("geckodriver", &[]),
};

/// The version of axe-core, which looks for obstacles on a page; for the browser tests only.
const AXE: &str = "4.11.0";

/// The version of Lighthouse, which measures the first load.
const LIGHTHOUSE: &str = "12.8.2";

/// The compilation target of the site.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Installs what is missing and gives the search path under which every tool is found.
///
/// # Errors
/// When a tool cannot be installed; the message says what to do by hand.
pub fn install() -> Result<OsString> {
    install_target()?;
    let mut folders = Vec::new();
    for tool in TOOLS {
        folders.extend(ensure(tool)?);
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    folders.extend(std::env::split_paths(&path));
    std::env::join_paths(folders).context("a folder of PATH cannot be written into PATH again")
}

/// The driver of Firefox, installed if it is missing.
///
/// # Errors
/// When it cannot be built.
pub fn geckodriver() -> Result<PathBuf> {
    let folder = ensure(GECKODRIVER)?.unwrap_or_default();
    Ok(folder.join(GECKODRIVER.program))
}

/// The script of axe-core, installed if it is missing.
///
/// # Errors
/// When npm is missing or fails.
pub fn axe() -> Result<PathBuf> {
    let home = cache()?.join(format!("axe-core-{AXE}"));
    let script = home.join("node_modules/axe-core/axe.min.js");
    if !script.is_file() {
        println!("Installing axe-core {AXE} into {} (once)", home.display());
        install_packages(&[format!("axe-core@{AXE}")], &home)?;
    }
    Ok(script)
}

/// The program of Lighthouse, installed if it is missing.
///
/// # Errors
/// When npm is missing or fails.
pub fn lighthouse() -> Result<PathBuf> {
    let home = cache()?.join(format!("lighthouse-{LIGHTHOUSE}"));
    let program = home.join("node_modules/.bin/lighthouse");
    if !program.exists() {
        println!(
            "Installing lighthouse {LIGHTHOUSE} into {} (once)",
            home.display()
        );
        install_packages(&[format!("lighthouse@{LIGHTHOUSE}")], &home)?;
    }
    Ok(program)
}

/// The folder in the user's cache where the tools of this project are kept.
///
/// # Errors
/// When the environment names no home.
pub fn cache() -> Result<PathBuf> {
    let variable = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let base = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library/Caches"))
    } else {
        variable("XDG_CACHE_HOME").or_else(|| variable("HOME").map(|home| home.join(".cache")))
    };
    base.map(|base| base.join("danbiet-tools"))
        .context("no cache folder: set HOME (Windows: LOCALAPPDATA)")
}

/// Installs the target that the site is compiled for, through rustup.
///
/// # Errors
/// When the compiler lacks it and rustup cannot add it.
pub fn install_target() -> Result<()> {
    let sysroot = run::output(&mut run::command("rustc", &["--print", "sysroot"]))
        .context("rustc cannot be started: install Rust from https://rustup.rs")?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib").join(WASM);
    if library.is_dir() {
        return Ok(());
    }
    println!("Installing the target {WASM} (rustup target add)");
    run::run(&mut run::command("rustup", &["target", "add", WASM])).with_context(|| {
        format!("the compiler lacks the target {WASM}; with rustup: `rustup target add {WASM}`")
    })
}

/// Makes sure that a tool is there; gives the folder to put on the search path unless it is there already.
fn ensure(tool: Tool) -> Result<Option<PathBuf>> {
    if answers(Path::new(tool.program), tool) {
        return Ok(None);
    }
    let home = cache()?.join(format!("{}-{}", folder(tool), tool.version));
    let folder = match tool.source {
        Source::Crate(..) => home.join("bin"),
        Source::Npm(_) => home.join("node_modules/.bin"),
    };
    let program = folder.join(tool.program);
    if !answers(&program, tool) {
        println!(
            "Installing {} {} into {} (once; it may take some minutes)",
            tool.program,
            tool.version,
            home.display()
        );
        match tool.source {
            Source::Crate(name, arguments) => install_crate(name, tool.version, arguments, &home)?,
            Source::Npm(name) => install_packages(&[format!("{name}@{}", tool.version)], &home)?,
        }
        if !answers(&program, tool) {
            bail!(
                "{} was installed but does not answer as version {}: remove {} and try again",
                tool.program,
                tool.version,
                home.display()
            );
        }
    }
    Ok(Some(folder))
}

/// The first part of the name of a tool's folder.
fn folder(tool: Tool) -> &'static str {
    match tool.source {
        Source::Crate(..) => tool.program,
        Source::Npm(name) => name,
    }
}

/// Whether a program can be started and names the wanted version.
fn answers(program: &Path, tool: Tool) -> bool {
    run::output(Command::new(program).arg("--version")).is_some_and(|text| {
        text.split_whitespace()
            .any(|word| word == tool.version || word == format!("v{}", tool.version))
    })
}

fn install_crate(name: &str, version: &str, arguments: &[&str], home: &Path) -> Result<()> {
    std::fs::create_dir_all(home).with_context(|| format!("{} cannot be made", home.display()))?;
    let mut install = run::cargo(&["install", "--locked", "--version", version, name]);
    install
        .args(arguments)
        .arg("--root")
        .arg(home)
        .current_dir(home)
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("RUSTFLAGS")
        // These run for seconds: a quick build is worth more than a quick program.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    run::run(&mut install).with_context(|| {
        format!(
            "{name} {version} cannot be built: a C compiler and an open connection are needed; by hand: \
             `cargo install --locked --version {version} {name}`"
        )
    })
}

/// Installs packages of npm (`name@version`) into a folder, in place of those that it held.
///
/// # Errors
/// When npm is missing or fails.
pub fn install_packages(packages: &[String], home: &Path) -> Result<()> {
    std::fs::create_dir_all(home).with_context(|| format!("{} cannot be made", home.display()))?;
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut install = run::command(npm, &["install", "--no-audit", "--no-fund", "--no-save"]);
    install.arg("--prefix").arg(home).args(packages);
    run::run(&mut install).with_context(|| {
        format!(
            "{} comes from npm: install Node.js (https://nodejs.org; Debian: `apt-get install npm`)",
            packages.join(", ")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_versions_agree_with_those_that_trunk_and_cargo_read() {
        let trunk = std::fs::read_to_string(run::root().join("Trunk.toml")).unwrap();
        let cargo = std::fs::read_to_string(run::root().join("Cargo.toml")).unwrap();
        let version = |program| {
            TOOLS
                .iter()
                .find(|tool| tool.program == program)
                .map(|tool| tool.version)
                .unwrap()
        };
        let bindgen = version("wasm-bindgen");
        assert!(trunk.contains(&format!("wasm_bindgen = \"{bindgen}\"")));
        assert!(cargo.contains(&format!("wasm-bindgen = \"={bindgen}\"")));
        let wasm_opt = version("wasm-opt");
        assert!(trunk.contains(&format!("wasm_opt = \"version_{wasm_opt}\"")));
    }
}
