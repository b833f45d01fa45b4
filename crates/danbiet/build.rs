//! Compiles the seeds into the pack that the command carries.

#[path = "src/built.rs"]
mod built;
#[path = "folder.rs"]
mod folder;

use std::{env, fs, path::Path, process::ExitCode};

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds");

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={SEEDS}");
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error=seeds: {error}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), Box<dyn std::error::Error>> {
    let pack = folder::read(Path::new(SEEDS))?.compile()?;
    let out = env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?;
    fs::write(Path::new(&out).join("corpus.pack"), pack)?;
    println!("cargo::rustc-env=BUILT={}", built::day());
    Ok(())
}
