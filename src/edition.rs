//! What the first load carries, and what comes later.
//!
//! Searching has to be there at once, on a telephone too; documents with all that is known of them,
//! tables, maps and statistics may take a moment when they are first opened. So the same library
//! makes two programs. The [first edition](Edition::FIRST) has the library. When another screen is
//! opened it loads the [full edition](Edition::FULL), which takes the page over: all that is shown is
//! in the address and all that is remembered is in the browser's store, so nothing else has to be
//! handed over. The page fetches the full edition as soon as the first one stands, and an address
//! that the first one cannot show starts the full one at once (crates/danbiet-site/src/start.js).
//!
//! The linker leaves out of a program what its edition does not name. What the library calls is
//! therefore in the first load, whatever it is.

use std::sync::Arc;

use danbiet_corpus::Corpus;
use danbiet_query::Language;
use leptos::prelude::*;

use crate::{
    app::App,
    browser::{address, editions, page},
    corrections::Notebook,
    desk::Desk,
    messages::{Message, say},
    preferences::Preferences,
    route::Grammar,
    session::{
        Session,
        answers::{self, Source, Wait},
        beside,
    },
    shelf,
    views::{self, Room, carrier::Carrier},
};

/// Which screen is shown. Where the reader is inside a screen is the screen's own affair.
#[derive(Clone, Debug, PartialEq)]
pub enum Screen {
    /// All documents.
    Library,
    /// The document of this id.
    Document(String),
    /// Every hit on a line of its own.
    Concordance,
    /// The reader's notes, kept queries and projects.
    Notes,
    /// The reader's own documents.
    Documents,
    /// The tables of evidence.
    Evidence,
    /// What documents share.
    Compare,
    /// Words, sequences, keywords, collocates, trends.
    Words,
    /// Map and timeline.
    Places,
    /// Whether pasted words stand in the documents.
    Verify,
    /// About the corpus and the program.
    About,
    /// Help.
    Help,
    /// The library, with word that this fragment says nothing known.
    Unknown(String),
}

/// The screens that a program has.
#[derive(Clone, Copy)]
pub struct Edition {
    /// What it does first with a session.
    pub begin: fn(Session),
    /// The addresses that it knows.
    pub grammar: Grammar,
    /// Draws a screen.
    pub draw: fn(Room, Screen) -> AnyView,
    /// Sets the app up over a corpus: the embedded one, which is handed over, or another that the
    /// address names.
    pub house: fn(Arc<Corpus>, Edition) -> AnyView,
    /// Finds the answers.
    pub source: Source,
    /// The corpus that the program carries.
    pub embedded: &'static [u8],
    /// Opens the corpus and shows it.
    pub open: fn(Edition),
}

/// The corpus as the build compiled it from `seeds/`.
static WHOLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.pack"));
static LEAN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lean.pack"));

impl Edition {
    /// What the first load carries: the library.
    pub const FIRST: Edition = Edition {
        begin: |_| {},
        grammar: Grammar::LIBRARY,
        draw: draw_first,
        source: answers::here,
        house: house_first,
        embedded: LEAN,
        open: crate::open_lean,
    };

    /// Everything; answers over a large corpus are found beside the page.
    pub const FULL: Edition = Edition {
        begin: begin_full,
        grammar: Grammar::ALL,
        draw: draw_full,
        source: beside::here_or_beside,
        house: shelf::house::house,
        embedded: WHOLE,
        open: crate::open_whole,
    };
}

fn begin_full(session: Session) {
    let notebook = Notebook::open(session.corpus());
    session.notebook.set_value(Some(notebook));
    let desk = Desk::open(session.corpus());
    desk.follow(session.route);
    session.desk.set_value(Some(desk));
}

/// The library; what its answer leaves unfinished, and every other screen, is the full edition's.
fn draw_first(room: Room, screen: Screen) -> AnyView {
    match screen {
        Screen::Library => {
            let unfinished = Memo::new(move |_| room.session.wait.get() != Wait::None);
            view! {
                {move || unfinished.get().then(|| awaited(room.language))}
                {views::library::library(room, None)}
            }
            .into_any()
        }
        Screen::Unknown(_)
        | Screen::Document(_)
        | Screen::Concordance
        | Screen::Evidence
        | Screen::Compare
        | Screen::Words
        | Screen::Places
        | Screen::Verify
        | Screen::Notes
        | Screen::Documents
        | Screen::About
        | Screen::Help => awaited(room.language),
    }
}

/// The app over the embedded corpus; other corpora are on the shelf of the full edition.
fn house_first(corpus: Arc<Corpus>, edition: Edition) -> AnyView {
    let is_other = |fragment: &str| !Grammar::LIBRARY.parse(fragment).search.corpus.is_empty();
    let other = RwSignal::new(is_other(&address::fragment().unwrap_or_default()));
    address::on_change(move |fragment| {
        if is_other(&fragment) {
            other.set(true);
        }
    });
    (move || {
        if other.get() {
            awaited(Preferences::load().language.get_untracked())
        } else {
            view! { <App corpus=corpus.clone() edition=edition /> }.into_any()
        }
    })
    .into_any()
}

fn draw_full(room: Room, screen: Screen) -> AnyView {
    let carrier = Carrier::provide();
    let drawn = match screen {
        Screen::Notes => views::notes::notes(room),
        Screen::Documents => views::documents::documents(room),
        Screen::Concordance => views::concordance::concordance(room),
        Screen::Document(id) => views::document::document(room, &id),
        Screen::Evidence => views::evidence::evidence(room),
        Screen::Compare => views::compare::compare(room),
        Screen::Words => views::words::words(room),
        Screen::Places => views::places::places(room),
        Screen::Verify => views::verify::verify(room),
        Screen::About => views::about::about(room),
        Screen::Help => views::help::help(room),
        Screen::Library => views::library::library(room, None),
        Screen::Unknown(fragment) => views::library::library(room, Some(fragment)),
    };
    view! { {shelf::house::sign(room)} {drawn} {carrier.view(room)} }.into_any()
}

/// What stands in the place of a screen while the full edition is on its way, and when it does not
/// come.
fn awaited(language: Language) -> AnyView {
    let failed = RwSignal::new(false);
    // The reader may have gone elsewhere by then.
    editions::load_full(move || _ = failed.try_set(true));
    (move || {
        if failed.get() {
            view! {
                <p class="notice" role="alert">
                    {say(language, Message::ScreenUnreachable)}
                    // A page asks for a module once: another attempt takes another page.
                    <button type="button" class="button" on:click=|_| _ = page::reload()>
                        {say(language, Message::TryAgain)}
                    </button>
                </p>
            }
            .into_any()
        } else {
            view! {
                <p class="notice" role="status" data-loading>
                    {say(language, Message::ScreenOnItsWay)}
                </p>
            }
            .into_any()
        }
    })
    .into_any()
}
