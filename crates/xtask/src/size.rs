//! Weighing the first load.
//!
//! What counts is what a first visit fetches before it can show a result: `index.html` and every script, stylesheet and
//! wasm module that is named in it or in something it names; fonts are weighed apart. Sizes are those of gzip at its best
//! level, for that is what static hosts send; what is packed already counts as it is.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, bail};

use danbiet_site::{files, gzip, programs};

use crate::run;

/// What page, scripts, styles and wasm may weigh together, in bytes of gzip.
const BUDGET: usize = 250_000;

/// What the fonts may weigh together, in bytes as they are (woff2 is compressed already).
const FONT_BUDGET: usize = 70_000;

/// One file of the first load.
#[derive(Debug)]
struct Row {
    name: String,
    raw: usize,
    sent: usize,
    font: bool,
}

/// Prints a table of the first load and fails above the budget.
///
/// # Errors
/// When the site is not built or weighs too much.
pub fn run() -> Result<()> {
    let rows = rows(&run::dist())?;
    let sum = |font: bool| -> usize {
        rows.iter()
            .filter(|row| row.font == font)
            .map(|row| row.sent)
            .sum()
    };
    println!("{:<52} {:>9} {:>9}", "first load", "bytes", "sent");
    for row in &rows {
        println!("{:<52} {:>9} {:>9}", row.name, row.raw, row.sent);
    }
    let (code, fonts) = (sum(false), sum(true));
    println!("page, scripts, styles, wasm (gzip): {code} of {BUDGET} bytes");
    println!("fonts (woff2): {fonts} of {FONT_BUDGET} bytes");
    if code > BUDGET || fonts > FONT_BUDGET {
        bail!("the first load is heavier than its budget");
    }
    Ok(())
}

fn rows(dist: &Path) -> Result<Vec<Row>> {
    let page = dist.join("index.html");
    let mut open = files(dist)?;
    open.retain(|file| *file != page);
    let mut rows = Vec::new();
    let mut queue = vec![page.clone()];
    let mut seen = BTreeSet::new();
    while let Some(file) = queue.pop() {
        let bytes = std::fs::read(&file)
            .with_context(|| format!("{} cannot be read: build the site first", file.display()))?;
        let name = file
            .strip_prefix(dist)
            .unwrap_or(&file)
            .display()
            .to_string();
        let font = name.ends_with(".woff2");
        let sent = if font {
            bytes.len()
        } else {
            gzip(&bytes)?.len()
        };
        if !font {
            for other in &open {
                let named = other
                    .file_name()
                    .and_then(|name| name.to_str())
                    .is_some_and(|name| !is_later(name) && contains(&bytes, name.as_bytes()));
                if counts(other) && named && seen.insert(other.clone()) {
                    queue.push(other.clone());
                }
            }
        }
        rows.push(Row {
            name,
            raw: bytes.len(),
            sent,
            font,
        });
    }
    rows.sort_by(|a, b| (a.font, &a.name).cmp(&(b.font, &b.name)));
    Ok(rows)
}

/// Whether a file of this name is fetched when the first program stands and can answer: the other programs, the rules
/// of their screens, and the service worker, which `start.js` lets begin last.
fn is_later(name: &str) -> bool {
    [programs::FULL, programs::WORKER, "style-", "offline.js"]
        .iter()
        .any(|begin| name.starts_with(begin))
}

/// Whether a kind of file belongs to the first load when it is named.
fn counts(file: &Path) -> bool {
    matches!(
        file.extension().and_then(|extension| extension.to_str()),
        Some("js" | "css" | "wasm" | "lzma" | "woff2")
    )
}

fn contains(bytes: &[u8], name: &[u8]) -> bool {
    bytes.windows(name.len()).any(|window| window == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_does_not_name_or_not_at_first_does_not_count() {
        let dist = std::env::temp_dir().join(format!("danbiet-size-{}", std::process::id()));
        std::fs::create_dir_all(&dist).unwrap();
        for (name, text) in [
            (
                "index.html",
                "<script>FULL = 'danbiet-full-1.js'</script><script src=a.js></script><link href=a.css>",
            ),
            ("a.js", "import './b.js'"),
            ("b.js", "fetch('c.wasm.lzma')"),
            ("c.wasm.lzma", "packed"),
            ("danbiet-full-1.js", "fetch('danbiet-full-1_bg.wasm')"),
            ("danbiet-full-1_bg.wasm", "\0asm"),
            ("other.js", "nobody names it"),
            ("a.css", "src: url(d.woff2)"),
            ("d.woff2", "font"),
        ] {
            std::fs::write(dist.join(name), text).unwrap();
        }
        let names: Vec<String> = rows(&dist)
            .unwrap()
            .into_iter()
            .map(|row| row.name)
            .collect();
        assert_eq!(
            names,
            [
                "a.css",
                "a.js",
                "b.js",
                "c.wasm.lzma",
                "index.html",
                "d.woff2"
            ]
        );
    }
}
