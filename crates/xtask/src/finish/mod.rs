//! What only the built site can know, written into it after each build (Trunk's post-build hook).
//!
//! - `.nojekyll`: GitHub Pages then serves every file as it is;
//! - `404.html`: finds the reading room above an address that does not exist and goes on there ([`forward`]);
//! - the content security policy, with the hashes of the scripts that stand in the page itself ([`policy`]).

mod forward;
mod policy;

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::run;

/// Finishes the site that Trunk has just assembled (or, called by hand, the one in `dist/`).
///
/// # Errors
/// When the page is missing or lacks the places that are filled here.
pub fn run() -> Result<()> {
    let folder = std::env::var_os("TRUNK_STAGING_DIR").map_or_else(run::dist, PathBuf::from);
    let index = folder.join("index.html");
    let page = std::fs::read_to_string(&index)
        .with_context(|| format!("{} cannot be read: build the site first", index.display()))?;
    write(folder.join(".nojekyll"), "")?;
    write(folder.join("404.html"), &policy::add(&forward::page())?)?;
    write(index, &policy::add(&page)?)
}

fn write(file: PathBuf, text: &str) -> Result<()> {
    std::fs::write(&file, text).with_context(|| format!("{} cannot be written", file.display()))
}
