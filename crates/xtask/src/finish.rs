//! Trunk's post-build hook: makes of what Trunk has assembled the site that is published ([`danbiet_site`]).

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use danbiet_corpus::Corpus;
use danbiet_site::programs::Packing;
use danbiet_site::{Pack, install};

use crate::{map, run};

/// The reader of a folder of documents that the build script of the app uses too: both see the same corpus.
#[path = "../../danbiet/folder.rs"]
mod folder;

/// Finishes the site that Trunk has just assembled (or, called by hand, the one in `dist/`).
///
/// # Errors
/// When the page is missing or lacks the places that are filled, or when the seeds make no corpus.
pub fn run() -> Result<()> {
    let site = std::env::var_os("TRUNK_STAGING_DIR").map_or_else(run::dist, PathBuf::from);
    let vietnam = run::root().join(map::MAP);
    let bytes =
        std::fs::read(&vietnam).with_context(|| format!("{} cannot be read", vietnam.display()))?;
    std::fs::write(site.join(map::name_in_site(&bytes)), bytes)?;
    install::copy_pictures(&run::root(), &site)?;
    // Trunk says which build this is; called by hand, it is the one that is published.
    let packing = match std::env::var("TRUNK_PROFILE").as_deref() {
        Ok("debug") => Packing::None,
        _ => Packing::Lzma,
    };
    danbiet_site::assemble(&site, packing)?;
    let corpus = corpus(&run::root().join("seeds"))?;
    danbiet_site::fill(&site, &corpus, Pack::InApp)
}

/// The corpus that the app carries.
fn corpus(seeds: &Path) -> Result<Corpus> {
    let pack = folder::read(seeds)?
        .compile()
        .map_err(|error| anyhow!("seeds: {error}"))?;
    Ok(Corpus::open(pack)?)
}
