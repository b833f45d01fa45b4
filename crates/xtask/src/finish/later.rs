//! The programs that the page loads later.
//!
//! Trunk names them after their binaries. Here each gets a name that changes with what is in it, as
//! all other files have one, so that a browser's cache never mixes two builds, and a small script
//! that starts it. The page names that script in a `meta` element, where the running program finds it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use danbiet_corpus::ingest::sha256;

/// A program, as its binary is called, and the `meta` element that names its script.
struct Later {
    binary: &'static str,
    meta: &'static str,
    /// What starts it; `MODULE` stands for the file of its glue.
    start: &'static str,
}

const LATER: [Later; 1] = [Later {
    binary: "danbiet-full",
    meta: "later-full",
    // The element that asked for it is told when it does not come.
    start: "import init from './MODULE';\n\
            init().catch((error) => {\n  \
            document.getElementById('later-full')?.dispatchEvent(new Event('error'));\n  \
            throw error;\n});\n",
}];

/// Renames the later programs and names them in the page.
///
/// # Errors
/// When a program is missing or cannot be renamed.
pub fn name(site: &Path, page: &str) -> Result<String> {
    let mut page = page.to_owned();
    for later in LATER {
        let script = rename(site, &later)?;
        let element = format!("<meta name=\"{}\" content=\"./{script}\">", later.meta);
        let at = page
            .find("</head>")
            .context("the page has no </head>: what it loads later is named there")?;
        page.insert_str(at, &element);
    }
    Ok(page)
}

/// Gives the files of a program their names and answers with that of its script.
fn rename(site: &Path, later: &Later) -> Result<String> {
    let binary = later.binary;
    let wasm = site.join(format!("{binary}_bg.wasm"));
    let glue = site.join(format!("{binary}.js"));
    let bytes = fs::read(&wasm).with_context(|| {
        format!(
            "{} cannot be read: does index.html name {binary}?",
            wasm.display()
        )
    })?;
    let text =
        fs::read_to_string(&glue).with_context(|| format!("{} cannot be read", glue.display()))?;
    let mut both = bytes;
    both.extend_from_slice(text.as_bytes());
    let hash = &sha256(&both)[..16];
    let new_wasm = format!("{binary}-{hash}_bg.wasm");
    let new_glue = format!("{binary}-{hash}.js");
    let script = format!("{binary}-{hash}-start.js");
    fs::rename(&wasm, site.join(&new_wasm))?;
    fs::remove_file(&glue)?;
    super::write(
        &site.join(&new_glue),
        text.replace(&format!("{binary}_bg.wasm"), &new_wasm),
    )?;
    super::write(
        &site.join(&script),
        later.start.replace("MODULE", &new_glue),
    )?;
    Ok(script)
}
