//! `cargo xtask single-file`: the built site as one file of HTML ([`danbiet_site::single_file`]).

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::run;

/// Where the file goes unless another place is named; below the folder of the project.
const FILE: &str = "target/dan-biet.html";

/// Makes the file from the site in `dist/` and prints its size: `[--out FILE]`.
///
/// # Errors
/// When the site is not built or is not as expected, or the file cannot be written.
pub fn run(arguments: &[String]) -> Result<()> {
    let out =
        run::option(arguments, "--out")?.map_or_else(|| run::root().join(FILE), PathBuf::from);
    write(&run::dist(), &out)
}

/// Makes the file from a built site.
///
/// # Errors
/// As [`run`].
pub fn write(site: &Path, out: &Path) -> Result<()> {
    let page = danbiet_site::single_file::make(site).context("`cargo xtask build` first")?;
    if let Some(folder) = out.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(out, &page).with_context(|| format!("{} cannot be written", out.display()))?;
    println!("{}: {:.0} kB", out.display(), page.len() as f64 / 1000.0);
    Ok(())
}
