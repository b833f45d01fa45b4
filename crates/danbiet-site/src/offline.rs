//! What makes the site work without a connection.
//!
//! `offline.js` is a service worker. It is written last, from the list of all files of the site with their hashes, and
//! installs either all of them or none. What is left out of the list is of no use without a connection: pages for
//! search engines and pages of single documents, whose texts the program carries anyway.
//!
//! `page.js` stands in the page itself: it registers the worker and shows [`NOTICE`] when a new version waits.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::{install, links, texts};

/// The service worker's file: it may answer for its own folder and those in it.
pub const WORKER: &str = "offline.js";

const TEMPLATE: &str = include_str!("offline.js");

/// The script of the page.
const SCRIPT: &str = include_str!("page.js");

/// What tells the reader of a new version; the script shows it.
const NOTICE: &str = "<div role=\"status\"><p id=\"new-version\" class=\"notice new-version\" hidden>\
     Có bản mới của phòng đọc. <span lang=\"en\">There is a new version.</span> \
     <button type=\"button\" class=\"button\" id=\"switch-version\" data-testid=\"switch-version\">\
     Dùng bản mới · <span lang=\"en\">Switch</span></button> \
     <button type=\"button\" class=\"button\" id=\"keep-version\">\
     Để sau · <span lang=\"en\">Later</span></button></p></div>";

/// Puts script and notice into the page.
///
/// # Errors
/// When the page has no body.
pub fn add(page: &str) -> Result<String> {
    let (before, rest) = page
        .split_once("<body>")
        .context("the page has no <body>")?;
    Ok(format!(
        "{before}<body><script>{}</script>{NOTICE}{rest}",
        lean(SCRIPT)
    ))
}

/// A script without comments and indentation, which are for those who read the source. One that has a text of several
/// lines stays as it is.
pub(super) fn lean(script: &str) -> String {
    if script
        .lines()
        .any(|line| line.matches('`').count() % 2 == 1)
    {
        return script.to_owned();
    }
    let is_comment = |line: &str| {
        let begins = ["//", "/**", "* ", "*/"];
        line == "*" || begins.iter().any(|begin| line.starts_with(begin))
    };
    let lines = script.lines().map(str::trim);
    let lines: Vec<&str> = lines
        .filter(|line| !line.is_empty() && !is_comment(line))
        .collect();
    lines.join("\n")
}

/// Writes the service worker for all files that the folder holds now.
///
/// # Errors
/// When a file cannot be read or the worker cannot be written.
pub fn write(site: &Path, corpus_hash: &str) -> Result<()> {
    let files = list(site)?;
    let build = Sha256::digest(serde_json::to_string(&files)?);
    let build: String = build[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let corpus: String = corpus_hash.chars().take(16).collect();
    let pairs: Vec<_> = files.iter().collect();
    let script = TEMPLATE
        .replace("$VERSION", &format!("{build} {corpus}"))
        .replace("$FILES", &json!(pairs).to_string());
    super::write(&site.join(WORKER), script)
}

/// The files to keep, by the name that follows the address of the site, with their SHA-256 in base64.
fn list(site: &Path) -> Result<BTreeMap<String, String>> {
    let mut list = BTreeMap::new();
    for file in super::files(site)? {
        let parts: Vec<&str> = file
            .strip_prefix(site)?
            .iter()
            .map(|part| {
                part.to_str()
                    .context("the name of a file of the site is no text")
            })
            .collect::<Result<_>>()?;
        let name = parts.join("/");
        if is_kept(&name) {
            let bytes = std::fs::read(&file)
                .with_context(|| format!("{} cannot be read", file.display()))?;
            list.insert(name, BASE64_STANDARD.encode(Sha256::digest(bytes)));
        }
    }
    Ok(list)
}

/// Whether a file is of use without a connection.
fn is_kept(name: &str) -> bool {
    let online_only = [WORKER, "404.html", links::SITEMAP];
    let folders = [texts::FOLDER, install::PICTURES];
    let hidden = name
        .rsplit('/')
        .next()
        .is_some_and(|last| last.starts_with('.'));
    let folder = name.split_once('/').map(|(folder, _)| folder);
    !hidden
        && !online_only.contains(&name)
        && !folder.is_some_and(|folder| folders.contains(&folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(name: &str, files: &[(&str, &str)]) -> std::path::PathBuf {
        let site = std::env::temp_dir().join(format!("danbiet-{name}-{}", std::process::id()));
        for (name, text) in files {
            let file = site.join(name);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        site
    }

    #[test]
    fn everything_but_what_needs_a_connection_is_kept_by_its_hash() {
        let files = [
            ("index.html", "page"),
            ("later/part.wasm", "\0asm"),
            ("d/000.html", "text"),
            ("404.html", "nothing here"),
            (".nojekyll", ""),
        ];
        let site = site("offline", &files);
        write(&site, "0123456789abcdef0123").unwrap();
        // A second time, its own file among the others.
        let first = std::fs::read_to_string(site.join(WORKER)).unwrap();
        write(&site, "0123456789abcdef0123").unwrap();
        assert_eq!(std::fs::read_to_string(site.join(WORKER)).unwrap(), first);
        let list = list(&site).unwrap();
        assert_eq!(
            list.keys().collect::<Vec<_>>(),
            ["index.html", "later/part.wasm"]
        );
        // printf page | openssl dgst -sha256 -binary | base64
        assert_eq!(
            list["index.html"],
            "NmAxWprz3yVdjxmrB35Hl4IrQUiKDioEvGr3EhPCMnQ="
        );
        assert!(first.contains("0123456789abcdef\""), "{first}");
        assert!(!first.contains('$') || !first.contains("$FILES"));
    }

    #[test]
    fn another_file_makes_another_version() {
        let one = site("version-one", &[("index.html", "one")]);
        let two = site("version-two", &[("index.html", "two")]);
        for site in [&one, &two] {
            write(site, "c").unwrap();
        }
        let version = |site: &Path| {
            let text = std::fs::read_to_string(site.join(WORKER)).unwrap();
            text.lines()
                .find(|line| line.starts_with("const VERSION"))
                .unwrap()
                .to_owned()
        };
        assert_ne!(version(&one), version(&two));
    }
}
