//! What keys do.

use danbiet_corpus::document::DocId;
use leptos::prelude::*;

use crate::{
    browser::{keyboard, page, timer},
    components::search_box,
    hits,
    keys::{self, Command},
    layers::Note,
    preferences::Preferences,
    route::{At, Correcting, Furniture, Reading, Route, View},
    session::{Session, Step},
    views::document::{marked, panel, selection},
};

/// Follows the keys for as long as the page lives.
pub fn listen(session: Session, preferences: Preferences) {
    keyboard::on_key(move |press| {
        let shortcuts = preferences.get_untracked().shortcuts;
        match keys::command(press, shortcuts) {
            Some(command) => run(session, preferences, command),
            None => false,
        }
    });
}

/// Does it, and says whether there was anything to do.
fn run(session: Session, preferences: Preferences, command: Command) -> bool {
    match command {
        Command::Search => page::focus(search_box::FIELD).is_some(),
        Command::Escape => escape(session),
        Command::Help => {
            let help = session.route.read_untracked().on(View::Help);
            session.go(help, Step::New);
            true
        }
        Command::Hit(step) => go_to_hit(session, step),
        Command::Document(step) => go_to_document(session, step),
        Command::Result(step) => {
            let step = match step {
                keys::Step::Next => 1,
                keys::Step::Previous => -1,
            };
            page::focus_neighbour(".card-link, .kwic-node", step).is_some()
        }
        Command::Theme => {
            preferences.switch_theme();
            true
        }
        Command::Furniture => toggle_furniture(session),
        Command::Choose => page::press(selection::CHOOSE).is_some(),
    }
}

/// In the search box: clears it, or leaves it when it is empty. Elsewhere: closes what is open.
fn escape(session: Session) -> bool {
    if !page::is_focused(search_box::FIELD) {
        return close_panel(session);
    }
    let empty = match &*session.typed.read_untracked() {
        Some(typed) => typed.is_empty(),
        None => session.search.read_untracked().query.is_empty(),
    };
    if empty {
        page::blur();
    } else {
        session.typed.set(None);
        session.refine(|search| search.query.clear());
    }
    true
}

/// Shows the next hit or the one before, in whatever document it stands.
pub fn go_to_hit(session: Session, step: keys::Step) -> bool {
    session.commit(Step::Same);
    let place = hits::neighbour(&session.order.read_untracked(), here(session), step);
    let Some(place) = place else {
        return false;
    };
    show(session, place.document, Some(place.number))
}

fn go_to_document(session: Session, step: keys::Step) -> bool {
    let beside = here(session).and_then(|(document, _)| {
        hits::document_beside(&session.order.read_untracked(), document, step)
    });
    beside.is_some_and(|document| show(session, document, None))
}

/// Opens the panel of an annotation of the open document.
pub fn open_panel(session: Session, at: At) -> bool {
    let mut route = session.route.get_untracked();
    let View::Document(reading) = &mut route.view else {
        return false;
    };
    reading.at = Some(at);
    reading.note = None;
    session.go(route, Step::Same);
    timer::after_update(|| {
        page::focus(panel::TITLE);
    });
    true
}

/// Opens a note of the reader's in the open document.
pub fn open_note(session: Session, id: &str, focus: &'static str) -> bool {
    let mut route = session.route.get_untracked();
    let View::Document(reading) = &mut route.view else {
        return false;
    };
    reading.note = Some(id.to_owned());
    reading.at = None;
    reading.correcting = Correcting::Closed;
    session.go(route, Step::Same);
    timer::after_update(move || {
        page::focus(focus);
    });
    true
}

/// Closes what is open: the panel of an annotation, and gives the focus back to it; the sentences
/// of a cell of evidence.
pub fn close_panel(session: Session) -> bool {
    let mut route = session.route.get_untracked();
    match &mut route.view {
        View::Document(reading) => {
            if let Some(id) = reading.note.take() {
                timer::after_update(move || {
                    page::focus(&marked::sign(&id));
                });
                session.go(route, Step::Same);
                return true;
            }
            let Some(at) = reading.at.take() else {
                return false;
            };
            reading.correcting = Correcting::Closed;
            if let Some(layer) = at.layer {
                let span = at.span;
                timer::after_update(move || {
                    page::focus(&Note { span, layer }.id());
                });
            }
        }
        View::Evidence(evidence) => {
            if evidence.open.take().is_none() {
                return false;
            }
        }
        _ => return false,
    }
    session.go(route, Step::Same);
    true
}

/// Folds or unfolds the furniture of the open document.
pub fn toggle_furniture(session: Session) -> bool {
    let mut route = session.route.get_untracked();
    let View::Document(reading) = &mut route.view else {
        return false;
    };
    reading.furniture = match reading.furniture {
        Furniture::Folded => Furniture::Shown,
        Furniture::Shown => Furniture::Folded,
    };
    session.go(route, Step::Same);
    true
}

/// The open document, and the hit the reader stands on.
fn here(session: Session) -> Option<(DocId, Option<u32>)> {
    let route = session.route.read_untracked();
    let View::Document(Reading { document, hit, .. }) = &route.view else {
        return None;
    };
    let number = session.corpus().find(document).ok().flatten()?;
    Some((number, *hit))
}

/// Shows a place. A step inside the open document is no step of the history.
fn show(session: Session, document: DocId, hit: Option<u32>) -> bool {
    let corpus = session.corpus();
    let Ok(name) = corpus.name(document) else {
        return false;
    };
    let step = match here(session) {
        Some((open, _)) if open == document => Step::Same,
        _ => Step::New,
    };
    let view = View::Document(session.reading(name, hit));
    let search = session.search.get_untracked();
    session.go(Route { view, search }, step);
    true
}
