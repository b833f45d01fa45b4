//! The reading room: the one part of the program that lives in a browser.
//!
//! What is shown is a [`route::Route`], which is the fragment of the address. [`session`] derives
//! from it, and from the corpus that is embedded in the program, what was asked and what was
//! answered. [`views`] arrange that on screens out of [`components`]; [`messages`] hold every text in
//! both languages; [`preferences`] is what is remembered,
//! [`corrections`] what the reader has put right. Only [`browser`] calls the browser.
//!
//! The same library makes two programs: one that is small, so that the first load is, and one with all
//! screens, which takes the page over when one of them is opened ([`edition`]).
//!
//! What can be computed without a browser is in plain functions with tests that run anywhere:
//! [`route`], [`keys`], [`hits`], [`facets`], [`reading`], [`excerpts`], [`layers`], [`card`],
//! [`quotes`], [`evidence`], [`kwic`], [`compare`], [`words`].

pub mod app;
pub mod browser;
pub mod card;
pub mod compare;
pub mod components;
pub mod corrections;
pub mod desk;
pub mod edition;
pub mod evidence;
pub mod excerpts;
pub mod facets;
pub mod hits;
pub mod keys;
pub mod kwic;
pub mod layers;
pub mod messages;
pub mod passage;
pub mod preferences;
pub mod quotes;
pub mod reading;
pub mod route;
pub mod session;
pub mod shelf;
pub mod views;
pub mod words;

use std::{borrow::Cow, sync::Arc};

use danbiet_corpus::{Corpus, PackError};
use leptos::prelude::*;

use browser::{assets, editions, page};
pub use edition::Edition;

/// Opens the corpus and puts the app into the page, with the screens of an edition. If that fails,
/// the page says why and keeps the texts that it came with.
///
/// A page may name a corpus, which then takes the place of the one that the program carries.
pub fn start(edition: Edition) {
    std::panic::set_hook(Box::new(|panic| {
        page::show_failure(&panic.to_string());
    }));
    (edition.open)(edition);
}

/// Opens the corpus that the page has fetched beside the program, or else the embedded one.
pub(crate) fn open_lean(edition: Edition) {
    let pack = page::fetched_pack().map_or(edition.embedded.into(), Cow::Owned);
    show(edition, Corpus::open_lean(pack));
}

/// Opens the corpus that the page names, or else the embedded one.
pub(crate) fn open_whole(edition: Edition) {
    match page::named_pack() {
        Some(address) => load(edition, address),
        None => show(edition, Corpus::open(edition.embedded)),
    }
}

/// Said before the language of the reader is known.
const LOADING: &str = "Đang tải các tài liệu… · Loading the documents…";

fn load(edition: Edition, address: String) {
    let progress = |(here, all): assets::Share| {
        let million = |bytes: u64| (bytes / 1_000_000).to_string();
        let mut text = String::from(LOADING);
        for part in [" ", &million(here), " / ", &million(all), " MB"] {
            text.push_str(if all == 0 { "" } else { part });
        }
        page::show_loading(&text);
    };
    page::show_loading(LOADING);
    let name = address.clone();
    assets::load_large("corpus.pack", address, progress, move |bytes| match bytes {
        Ok(bytes) => show(edition, Corpus::open(bytes)),
        Err(assets::Unreachable) => fail(&name, "không tải được · cannot be loaded, or is damaged"),
    });
}

fn show(edition: Edition, corpus: Result<Corpus, PackError>) {
    let corpus = match corpus {
        Ok(corpus) => Arc::new(corpus),
        Err(error) => return fail("corpus.pack", &error.to_string()),
    };
    editions::dismiss_other();
    let Some(stage) = page::take_stage() else {
        return;
    };
    page::hide_loading();
    let app = mount_to(stage, move || (edition.house)(corpus, edition));
    editions::leave_when_dismissed(move || drop(app));
}

fn fail(name: &str, why: &str) {
    page::hide_loading();
    page::show_failure(&[name, ": ", why].concat());
}
