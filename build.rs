//! Compiles the seeds into the packs that the app carries, and names the files that it loads later.

#[path = "crates/danbiet/src/built.rs"]
mod built;
#[path = "crates/danbiet/folder.rs"]
mod folder;

use std::{env, fs, path::Path, process::ExitCode};

use danbiet_corpus::Corpus;

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
const MAP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/maps/vietnam.map");

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
    let corpus = Corpus::open(folder::read(Path::new(SEEDS))?.compile()?)?;
    let out = env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?;
    fs::write(Path::new(&out).join("corpus.pack"), corpus.bytes())?;
    fs::write(Path::new(&out).join("lean.pack"), corpus.lean()?)?;
    println!("cargo::rustc-env=BUILT={}", built::day());
    // The name changes with what is in the file, as `cargo xtask finish` writes it into the site.
    let map = danbiet_corpus::ingest::sha256(&fs::read(MAP)?);
    println!("cargo::rerun-if-changed={MAP}");
    println!("cargo::rustc-env=MAP_FILE=vietnam-{}.map", &map[..16]);
    Ok(())
}
