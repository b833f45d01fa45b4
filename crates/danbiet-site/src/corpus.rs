//! The documents of a site as a file beside the page.
//!
//! The pack is compressed here, since hosts compress only kinds of files that they know. The page names it in a `link`
//! element, which says how much text it holds: a page of much text begins with the program that can search beside it.

use std::io::Write as _;
use std::path::Path;

use anyhow::Result;
use danbiet_corpus::{Corpus, ingest::sha256};
use flate2::Compression;
use flate2::write::GzEncoder;

use super::markup::into_head;

/// How the name of a pack begins and ends; between stand letters of its hash.
const NAME: [&str; 2] = ["corpus-", ".pack"];

/// Writes the pack and names it in the page.
///
/// # Errors
/// When the file cannot be written or the page has no head.
pub fn add(site: &Path, page: &str, corpus: &Corpus) -> Result<String> {
    let bytes = corpus.bytes();
    let name = format!("{}{}{}", NAME[0], &sha256(bytes)[..16], NAME[1]);
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes)?;
    super::write(&site.join(&name), packed.finish()?)?;
    let text = corpus.info().text_bytes;
    let link = format!("<link rel=\"danbiet-pack\" href=\"./{name}\" data-text-bytes=\"{text}\">");
    into_head(page, &link)
}

/// Whether a file is a pack that [`add`] has written.
pub fn is_pack(name: &str) -> bool {
    name.starts_with(NAME[0]) && name.ends_with(NAME[1])
}
