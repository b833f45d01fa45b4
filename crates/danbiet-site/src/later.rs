//! The programs that the page loads later.
//!
//! Trunk names them after their binaries. Here each gets a name that changes with what is in it, as
//! all other files have one, so that a browser's cache never mixes two builds, and a small script
//! that starts it. The page names that script in a `meta` element, where the running program finds it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use danbiet_corpus::ingest::sha256;

/// A program, as its binary is called, and how the page comes by it.
struct Later {
    binary: &'static str,
    /// The `meta` element that names its script.
    meta: &'static str,
    way: Way,
}

/// How the page starts a program.
enum Way {
    /// By a script that is written here; `MODULE` stands for the file of its glue.
    Script(&'static str),
    /// Out of its files, glue and wasm: the `meta` element of the glue is that of the program, this
    /// one names the wasm.
    Files { wasm: &'static str },
}

const LATER: [Later; 2] = [
    Later {
        binary: "danbiet-full",
        meta: "later-full",
        // The element that asked for it is told when it does not come.
        way: Way::Script(
            "import init from './MODULE';\n\
            init().catch((error) => {\n  \
            document.getElementById('later-full')?.dispatchEvent(new Event('error'));\n  \
            throw error;\n});\n",
        ),
    },
    Later {
        binary: "danbiet-worker",
        meta: "later-worker",
        way: Way::Files {
            wasm: "later-worker-wasm",
        },
    },
];

/// Renames the later programs and names them in the page.
///
/// # Errors
/// When a program is missing or cannot be renamed.
pub fn name(site: &Path, page: &str) -> Result<String> {
    let mut page = page.to_owned();
    for later in LATER {
        let mut elements = String::new();
        for (name, file) in rename(site, &later)? {
            elements.push_str(&format!("<meta name=\"{name}\" content=\"./{file}\">"));
        }
        let at = page
            .find("</head>")
            .context("the page has no </head>: what it loads later is named there")?;
        page.insert_str(at, &elements);
    }
    Ok(page)
}

/// Gives the files of a program their names and answers with those that the page has to know, each
/// with the name of its `meta` element.
fn rename(site: &Path, later: &Later) -> Result<Vec<(&'static str, String)>> {
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
    fs::rename(&wasm, site.join(&new_wasm))?;
    fs::remove_file(&glue)?;
    super::write(
        &site.join(&new_glue),
        text.replace(&format!("{binary}_bg.wasm"), &new_wasm),
    )?;
    let start = match later.way {
        Way::Files { wasm } => return Ok(vec![(later.meta, new_glue), (wasm, new_wasm)]),
        Way::Script(start) => start,
    };
    let script = format!("{binary}-{hash}-start.js");
    super::write(&site.join(&script), start.replace("MODULE", &new_glue))?;
    Ok(vec![(later.meta, script)])
}
