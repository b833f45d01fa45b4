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
//! [`quotes`], [`evidence`], [`kwic`], [`compare`].

pub mod app;
pub mod browser;
pub mod card;
pub mod compare;
pub mod components;
pub mod corrections;
pub mod edition;
pub mod evidence;
pub mod excerpts;
pub mod facets;
pub mod hits;
pub mod keys;
pub mod kwic;
pub mod layers;
pub mod messages;
pub mod preferences;
pub mod quotes;
pub mod reading;
pub mod route;
pub mod session;
pub mod views;

use std::sync::Arc;

use danbiet_corpus::Corpus;
use leptos::prelude::*;

pub use edition::Edition;

/// The corpus as the build compiled it from `seeds/`.
static CORPUS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.pack"));

/// Opens the corpus and puts the app into the page, with the screens of an edition. If that fails,
/// the page says why and keeps the texts that it came with.
pub fn start(edition: Edition) {
    std::panic::set_hook(Box::new(|panic| {
        browser::page::show_failure(&panic.to_string());
    }));
    match Corpus::open(CORPUS) {
        Ok(corpus) => {
            browser::editions::dismiss_other();
            let Some(stage) = browser::page::take_stage() else {
                return;
            };
            let corpus = Arc::new(corpus);
            let app = mount_to(
                stage,
                move || view! { <app::App corpus=corpus edition=edition /> },
            );
            browser::editions::leave_when_dismissed(move || drop(app));
        }
        Err(error) => {
            browser::page::show_failure(&error.to_string());
        }
    }
}
