//! A static site out of the built app and a corpus: what only the built site can know.
//!
//! [`assemble`] makes of what Trunk has put together an app that knows no corpus yet, and keeps its page as [`TEMPLATE`].
//! [`fill`] makes a site of it: with the seeds after each build (`cargo xtask finish`), with any other documents by
//! `danbiet site`, which starts from a copy ([`copy_app`]). What is written:
//!
//! - the texts as plain HTML ([`texts`]): the beginning of each document in the page itself, so that there is something
//!   to read before the program runs, and a page for each document for those whose browser cannot run it at all;
//! - a pack of the documents, where they are not those that the app carries ([`corpus`]);
//! - `404.html`, which finds the reading room above an address that does not exist and goes on there ([`forward`]);
//! - the content security policy of every page, with the hashes of the scripts that stand in it ([`policy`]);
//! - the programs, packed and under names that change with them, and what starts them ([`programs`]);
//! - one stylesheet in place of many, in the page itself ([`styles`]);
//! - what others need to find, show and install the site ([`links`], [`install`]);
//! - what keeps the whole site on the reader's device ([`offline`]);
//! - where it is asked for, all of it in one file ([`single_file`]);
//! - `.nojekyll`, so that GitHub Pages serves every file as it is.

pub mod install;
pub mod links;
pub mod markup;
pub mod policy;
pub mod single_file;
pub mod texts;

mod corpus;
mod forward;
mod offline;
pub mod programs;
mod styles;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use danbiet_corpus::Corpus;
use flate2::Compression;
use flate2::write::GzEncoder;

/// The page before anything is known of a corpus. Hidden, since nobody is meant to open it.
pub const TEMPLATE: &str = ".template.html";

const INDEX: &str = "index.html";
const NOT_THERE: &str = "404.html";
const NO_JEKYLL: &str = ".nojekyll";

/// Makes an app without a corpus of what Trunk has put together in a folder.
///
/// # Errors
/// When the page or a program is missing or lacks the places that are filled here.
pub fn assemble(site: &Path, packing: programs::Packing) -> Result<()> {
    let page = read(&site.join(INDEX))?;
    let page = programs::put(site, &page, packing)?;
    let page = styles::gather(site, &page)?;
    write(&site.join(TEMPLATE), page)
}

/// Makes a site of the app in a folder. With `pack` the site carries the corpus as a file of its own, in place of the
/// one that is in the app.
///
/// # Errors
/// When the folder holds no app, the corpus is damaged, or a file cannot be written.
pub fn fill(site: &Path, corpus: &Corpus, pack: Pack) -> Result<()> {
    let page = read(&site.join(TEMPLATE))?;
    let style = styles::file(&page)?;
    let page = match pack {
        Pack::InApp => page,
        Pack::File => corpus::add(site, &page, corpus)?,
    };
    write(&site.join(NO_JEKYLL), "")?;
    write(&site.join(NOT_THERE), &policy::add(&forward::page())?)?;
    let home = links::home(corpus)?;
    let home = home.as_deref();
    write(
        &site.join(texts::LIST),
        policy::add(&texts::list(corpus, &style)?)?,
    )?;
    std::fs::create_dir_all(site.join(texts::FOLDER))?;
    for document in corpus.documents() {
        let document = document?;
        let text = policy::add(&texts::page(document, home, &style))?;
        write(&site.join(texts::address(document)), text)?;
    }
    links::write_sitemap(site, home, corpus)?;
    let page = texts::fill(&page, corpus)?;
    let page = markup::into_head(
        &page,
        &links::head(home, "", &texts::name(corpus), texts::DESCRIPTION),
    )?;
    let page = install::add(site, &page, corpus)?;
    let page = offline::add(&page)?;
    write(&site.join(INDEX), policy::add(&page)?)?;
    // Last: it lists everything that is there.
    offline::write(site, &corpus.info().hash)
}

/// Where the corpus of a site is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pack {
    /// In the app, where its build has put it.
    InApp,
    /// In a file beside the page.
    File,
}

/// Copies an app that has been built into a new folder, without what belongs to the corpus it was filled with.
///
/// # Errors
/// When the first folder holds no app, the second is not empty, or a file cannot be copied.
pub fn copy_app(app: &Path, site: &Path) -> Result<()> {
    ensure!(
        app.join(TEMPLATE).is_file(),
        "{} holds no app: name the folder that `cargo xtask build` has written",
        app.display()
    );
    let is_empty = std::fs::read_dir(site).map_or(true, |mut entries| entries.next().is_none());
    ensure!(
        is_empty,
        "{} is not empty: name a new folder",
        site.display()
    );
    for file in files(app)? {
        let name = file.strip_prefix(app)?;
        if is_of_corpus(name) {
            continue;
        }
        let to = site.join(name);
        if let Some(folder) = to.parent() {
            std::fs::create_dir_all(folder)
                .with_context(|| format!("{} cannot be made", folder.display()))?;
        }
        std::fs::copy(&file, &to).with_context(|| format!("{} cannot be written", to.display()))?;
    }
    Ok(())
}

/// Whether a file of a site is there for the sake of its documents. The name is below the site's folder.
fn is_of_corpus(name: &Path) -> bool {
    let whole = [
        INDEX,
        texts::LIST,
        links::SITEMAP,
        offline::WORKER,
        install::MANIFEST,
    ];
    name.starts_with(texts::FOLDER)
        || name
            .to_str()
            .is_some_and(|name| whole.contains(&name) || corpus::is_pack(name))
}

/// All files of a folder and the folders in it, in the order of their names.
///
/// # Errors
/// When a folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        let entries = std::fs::read_dir(&folder).with_context(|| {
            format!("{} cannot be read: build the site first", folder.display())
        })?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Bytes packed by gzip at its best level, as hosts of static pages send them.
///
/// # Errors
/// When the packer fails.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes)?;
    Ok(packed.finish()?)
}

/// The name of a file without its folder; empty if it is no text.
pub(crate) fn name_of(file: &Path) -> &str {
    file.file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default()
}

fn read(file: &Path) -> Result<String> {
    std::fs::read_to_string(file)
        .with_context(|| format!("{} cannot be read: build the site first", file.display()))
}

fn write(file: &Path, text: impl AsRef<[u8]>) -> Result<()> {
    std::fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
}
