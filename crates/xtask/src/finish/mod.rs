//! What only the built site can know, written into it after each build (Trunk's post-build hook).
//!
//! - The texts as plain HTML ([`texts`]): the beginning of each document in the page itself, so that there is something
//!   to read before the program runs, and a page for each document for those whose browser cannot run it at all;
//! - `404.html`, which finds the reading room above an address that does not exist and goes on there ([`forward`]);
//! - the content security policy of every page, with the hashes of the scripts that stand in it ([`policy`]);
//! - the programs that are loaded later, under names that change with them ([`later`]);
//! - the map, under a name that changes with it: it is loaded when a view needs it;
//! - one stylesheet in place of many, in the page itself ([`styles`]);
//! - what others need to find, show and install the site ([`links`], [`install`]);
//! - what keeps the whole site on the reader's device ([`offline`]);
//! - `.nojekyll`, so that GitHub Pages serves every file as it is.

mod forward;
pub mod install;
mod later;
mod links;
pub mod markup;
mod offline;
pub mod policy;
mod styles;
pub mod texts;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use danbiet_corpus::Corpus;

use crate::{map, run};

/// The reader of a folder of documents that the build script of the app uses too: both see the same corpus.
#[path = "../../../danbiet/src/folder.rs"]
mod folder;

/// Finishes the site that Trunk has just assembled (or, called by hand, the one in `dist/`).
///
/// # Errors
/// When the page is missing or lacks the places that are filled here, or when the seeds make no corpus.
pub fn run() -> Result<()> {
    let site = std::env::var_os("TRUNK_STAGING_DIR").map_or_else(run::dist, PathBuf::from);
    let index = site.join("index.html");
    let page = std::fs::read_to_string(&index)
        .with_context(|| format!("{} cannot be read: build the site first", index.display()))?;
    let page = later::name(&site, &page)?;
    let corpus = corpus(&run::root().join("seeds"))?;
    write(&site.join(".nojekyll"), "")?;
    let vietnam = run::root().join(map::MAP);
    let bytes =
        std::fs::read(&vietnam).with_context(|| format!("{} cannot be read", vietnam.display()))?;
    write(&site.join(map::name_in_site(&bytes)), &bytes)?;
    write(&site.join("404.html"), &policy::add(&forward::page())?)?;
    let (page, style) = styles::gather(&site, &page)?;
    let home = links::home(&corpus)?;
    let home = home.as_deref();
    write(
        &site.join(texts::LIST),
        policy::add(&texts::list(&corpus, &style)?)?,
    )?;
    std::fs::create_dir_all(site.join(texts::FOLDER))?;
    for document in corpus.documents() {
        let document = document?;
        let text = policy::add(&texts::page(document, home, &style))?;
        write(&site.join(texts::address(document)), text)?;
    }
    links::write_sitemap(&site, home, &corpus)?;
    let page = texts::fill(&page, &corpus)?;
    let page = markup::into_head(
        &page,
        &links::head(home, "", &texts::name(&corpus), texts::DESCRIPTION),
    )?;
    let page = install::add(&site, &page, &corpus)?;
    let page = offline::add(&page)?;
    write(&index, policy::add(&page)?)?;
    // Last: it lists everything that is there.
    offline::write(&site, &corpus.info().hash)
}

/// The corpus that the site carries.
fn corpus(seeds: &Path) -> Result<Corpus> {
    let pack = folder::read(seeds)?
        .compile()
        .map_err(|error| anyhow!("seeds: {error}"))?;
    Ok(Corpus::open(pack)?)
}

fn write(file: &Path, text: impl AsRef<[u8]>) -> Result<()> {
    std::fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
}
