//! The programs of the page: their files, and the script that fetches and starts them.
//!
//! Trunk starts the first program of the page itself and leaves the others lying. Here all get names that change with
//! what is in them, so that a browser's cache never mixes two builds, and `start.js` takes the place of Trunk's script: it
//! starts the edition that can show what the address asks for. Programs that are published are packed by LZMA, which
//! `unpack.js` undoes in the page: hosts of static pages pack by gzip, a quarter larger, or do not pack at all.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use danbiet_corpus::ingest::sha256;
use lzma_rust2::{LzmaOptions, LzmaWriter};
use serde_json::json;

use super::markup::{attribute, into_head, without_links};
use super::offline::lean;

/// The binary of the first edition.
const FIRST: &str = "danbiet-viewer";
/// The binary of the full edition, which the edition in one file carries.
pub const FULL: &str = "danbiet-full";
/// The binary that works beside the page.
pub const WORKER: &str = "danbiet-worker";

/// What is behind the name of a program that is packed.
pub const PACKED: &str = "_bg.wasm.lzma";
/// What is behind the name of one that is not.
pub const PLAIN: &str = "_bg.wasm";

/// The script that starts programs.
const START: &str = include_str!("start.js");
/// The function that unpacks them.
const UNPACK: &str = include_str!("unpack.js");

/// Whether the programs are packed. That takes a while, so what is built to be looked at here is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// For a site that is published.
    Lzma,
    /// For a build that is tried out.
    None,
}

/// The function `unpack` of the page, in JavaScript.
#[must_use]
pub fn unpack() -> String {
    lean(UNPACK)
}

/// Names the programs, packs those of the page, and puts the script that starts them into the page.
///
/// # Errors
/// When a program is missing or cannot be written, or the page does not start one as Trunk does.
pub fn put(site: &Path, page: &str, packing: Packing) -> Result<String> {
    let page = without_starter(page)?;
    let loads = ["preload", "modulepreload"];
    let (page, _) = without_links(&page, |link| {
        attribute(link, "rel").is_some_and(|rel| loads.contains(&rel))
            && attribute(link, "href").is_some_and(|file| file.contains(FIRST))
    });
    let program = |binary| -> Result<String> {
        let (script, wasm) = name(site, binary, packing)?;
        Ok(json!({ "script": format!("./{script}"), "wasm": format!("./{wasm}") }).to_string())
    };
    let start = lean(START)
        .replace("$FIRST", &program(FIRST)?)
        .replace("$FULL", &program(FULL)?);
    let page = into_head(
        &page,
        &format!("<script type=\"module\">{}\n{start}</script>", unpack()),
    )?;
    // The worker is begun by the page's program, which unpacks nothing.
    let (script, wasm) = name(site, WORKER, Packing::None)?;
    into_head(
        &page,
        &format!(
            "<meta name=\"later-worker\" content=\"./{script}\">\
             <meta name=\"later-worker-wasm\" content=\"./{wasm}\">"
        ),
    )
}

/// Gives glue and wasm of a program their names.
fn name(site: &Path, binary: &str, packing: Packing) -> Result<(String, String)> {
    // Trunk gives the first program a name of that kind already.
    let old = |end: &str| -> Result<String> {
        let mut names = fs::read_dir(site)?
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
            .collect::<Result<Vec<String>>>()?;
        names.retain(|name| {
            let rest = name.strip_prefix(binary);
            let hash = rest.and_then(|rest| rest.strip_suffix(end));
            hash.is_some_and(|hash| {
                hash.is_empty() || hash.starts_with('-') && !hash.contains("_bg")
            })
        });
        ensure!(
            names.len() == 1,
            "{} files of {} are called {binary}…{end}: does index.html name {binary}?",
            names.len(),
            site.display()
        );
        Ok(names.remove(0))
    };
    let (old_glue, old_wasm) = (old(".js")?, old(PLAIN)?);
    let bytes = read(site, &old_wasm)?;
    let glue = String::from_utf8(read(site, &old_glue)?).context("the glue is no text")?;
    let hash = &sha256(&[&bytes, glue.as_bytes()].concat())[..16];
    let new_glue = format!("{binary}-{hash}.js");
    let new_wasm = match packing {
        Packing::Lzma => format!("{binary}-{hash}{PACKED}"),
        Packing::None => format!("{binary}-{hash}{PLAIN}"),
    };
    fs::remove_file(site.join(&old_glue))?;
    fs::remove_file(site.join(&old_wasm))?;
    let glue = glue
        .replace(&old_wasm, &new_wasm)
        .replace(&format!("{binary}{PLAIN}"), &new_wasm);
    super::write(
        &site.join(&new_glue),
        match packing {
            Packing::Lzma => lean(&glue),
            Packing::None => glue,
        },
    )?;
    let bytes = match packing {
        Packing::Lzma => packed(&bytes)?,
        Packing::None => bytes,
    };
    super::write(&site.join(&new_wasm), bytes)?;
    Ok((new_glue, new_wasm))
}

fn read(site: &Path, name: &str) -> Result<Vec<u8>> {
    let file = site.join(name);
    fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))
}

/// The bytes packed by LZMA, as `unpack.js` reads them.
fn packed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut options = LzmaOptions::with_preset(9);
    // The code of wasm has no alignment that a position could tell of.
    options.pb = 0;
    let mut writer =
        LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len().try_into()?))?;
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

/// The page without the script by which Trunk starts the first program.
fn without_starter(page: &str) -> Result<String> {
    let starts = ["<script type=\"module\">", "<script type=module>"];
    let (before, rest) = starts
        .into_iter()
        .find_map(|start| page.split_once(start))
        .context("the page starts no program")?;
    let (script, after) = rest
        .split_once("</script>")
        .context("a script does not end")?;
    ensure!(
        script.contains("TrunkApplicationStarted"),
        "the first module of the page is not Trunk's"
    );
    Ok(format!("{before}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html><head><script type=module>import init from './danbiet-viewer-1.js'; \
                        dispatchEvent(new CustomEvent(\"TrunkApplicationStarted\"))</script>\
                        <link rel=preload href=./danbiet-viewer-1_bg.wasm><link rel=preload href=a.woff2></head></html>";

    fn site(name: &str) -> std::path::PathBuf {
        let site =
            std::env::temp_dir().join(format!("danbiet-programs-{name}-{}", std::process::id()));
        drop(fs::remove_dir_all(&site));
        fs::create_dir_all(&site).unwrap();
        for (name, text) in [
            ("danbiet-viewer-1.js", "fetch('danbiet-viewer-1_bg.wasm')"),
            ("danbiet-viewer-1_bg.wasm", "\0asm first"),
            ("danbiet-full.js", "fetch('danbiet-full_bg.wasm')"),
            ("danbiet-full_bg.wasm", "\0asm full"),
            ("danbiet-worker.js", "fetch('danbiet-worker_bg.wasm')"),
            ("danbiet-worker_bg.wasm", "\0asm worker"),
        ] {
            fs::write(site.join(name), text).unwrap();
        }
        site
    }

    #[test]
    fn each_program_has_a_name_of_its_own_and_the_page_starts_them() {
        let site = site("names");
        let page = put(&site, PAGE, Packing::None).unwrap();
        assert!(!page.contains("TrunkApplicationStarted"), "{page}");
        assert!(page.contains("<link rel=preload href=a.woff2>"), "{page}");
        let files = super::super::files(&site).unwrap();
        assert_eq!(files.len(), 6, "{files:?}");
        for file in files {
            let name = file.file_name().unwrap().to_str().unwrap();
            assert!(page.contains(name), "{name} is not in {page}");
            if let Some(program) = name.strip_suffix(".js") {
                let glue = fs::read_to_string(&file).unwrap();
                assert_eq!(glue, format!("fetch('{program}_bg.wasm')"));
            }
        }
    }

    #[test]
    fn a_missing_program_is_named() {
        let site = site("missing");
        fs::remove_file(site.join("danbiet-full_bg.wasm")).unwrap();
        let error = put(&site, PAGE, Packing::None).unwrap_err().to_string();
        assert!(error.contains("danbiet-full"), "{error}");
    }

    #[test]
    fn what_is_packed_begins_with_a_head_that_tells_its_size() {
        let bytes = b"con chim khach khach khach khach khach".repeat(50);
        let packed = packed(&bytes).unwrap();
        assert!(packed.len() < bytes.len() / 10);
        assert_ne!(packed[0], 0, "by this the page knows what is packed");
        assert_eq!(
            packed[5..13],
            u64::try_from(bytes.len()).unwrap().to_le_bytes()
        );
        let mut reader =
            lzma_rust2::LzmaReader::new_mem_limit(&packed[..], u32::MAX, None).unwrap();
        let mut back = Vec::new();
        std::io::Read::read_to_end(&mut reader, &mut back).unwrap();
        assert_eq!(back, bytes);
    }
}
