//! The documents of a site as a file beside the page.
//!
//! The packs are compressed here, since hosts compress only kinds of files that they know. The page names them in a
//! `link` element: the whole corpus, and its lean form for the first load. A large corpus has none: such a page begins
//! with the program that can search beside it.

use std::path::Path;

use anyhow::Result;
use danbiet_corpus::{Corpus, corpus::LARGE, ingest::sha256};

use super::markup::into_head;

/// How the names of the packs begin; letters of their hashes follow.
const WHOLE: &str = "corpus-";
const LEAN: &str = "lean-";
/// How they end.
const ENDING: &str = ".pack";

/// Writes the packs and names them in the page.
///
/// # Errors
/// When a file cannot be written, the corpus is damaged, or the page has no head.
pub fn add(site: &Path, page: &str, corpus: &Corpus) -> Result<String> {
    let whole = write(site, WHOLE, corpus.bytes())?;
    let lean = match corpus.info().text_bytes < LARGE {
        true => format!(" data-lean=\"./{}\"", write(site, LEAN, &corpus.lean()?)?),
        false => String::new(),
    };
    let link = format!("<link rel=\"danbiet-pack\" href=\"./{whole}\"{lean}>");
    into_head(page, &link)
}

/// Writes a pack under a name that changes with it.
fn write(site: &Path, kind: &str, bytes: &[u8]) -> Result<String> {
    let name = format!("{kind}{}{ENDING}", &sha256(bytes)[..16]);
    super::write(&site.join(&name), super::gzip(bytes)?)?;
    Ok(name)
}

/// Whether a file is a pack that [`add`] has written, of the whole corpus or lean.
pub fn is_pack(name: &str) -> bool {
    [WHOLE, LEAN].iter().any(|kind| name.starts_with(kind)) && name.ends_with(ENDING)
}

/// Whether a file is a lean pack that [`add`] has written.
pub fn is_lean(name: &str) -> bool {
    name.starts_with(LEAN) && is_pack(name)
}
