//! Finding formulas: at once in a small corpus, step by step when asked in a large one, so that the
//! page says how far it is and the reader can stop.

use std::sync::Arc;

use danbiet_corpus::{
    Corpus,
    reuse::{self, Formulas, Progress, Request, Search},
};
use leptos::prelude::*;

use crate::browser::timer;

/// Up to this many bytes of text a corpus is searched at once: within a few tens of milliseconds.
const SMALL: u64 = 1024 * 1024;

/// How far the finding is.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// Nobody has asked.
    Waiting,
    /// So many steps are done.
    Working(u32),
    /// The reader has stopped it.
    Stopped,
    /// A part of the corpus is damaged.
    Failed,
    /// What was found for a request.
    Here(Box<Request>, Arc<Formulas>),
}

/// The finding in a large corpus.
#[derive(Clone, Copy)]
pub struct Finding {
    state: RwSignal<State>,
    /// Which search counts: one that is not the last has been stopped.
    turn: StoredValue<u32>,
}

impl Finding {
    /// Nothing is looked for yet.
    pub fn new() -> Finding {
        Finding {
            state: RwSignal::new(State::Waiting),
            turn: StoredValue::new(0),
        }
    }

    /// How far it is with a request. What was found for another one does not count.
    pub fn state(self, request: &Request) -> State {
        match self.state.get() {
            State::Here(found, _) if *found != *request => State::Waiting,
            state => state,
        }
    }

    /// Begins to look.
    pub fn start(self, corpus: Arc<Corpus>, request: Request) {
        let turn = self.stop_turn();
        self.state.set(State::Working(0));
        let search = Search::new(request.clone());
        self.go_on(turn, corpus, request, search);
    }

    /// Stops.
    pub fn stop(self) {
        self.stop_turn();
        self.state.set(State::Stopped);
    }

    fn stop_turn(self) -> u32 {
        self.turn.update_value(|turn| *turn += 1);
        self.turn.get_value()
    }

    /// Does the next step when the page has been drawn and has heard the reader.
    fn go_on(self, turn: u32, corpus: Arc<Corpus>, request: Request, mut search: Search) {
        let step = move || {
            // Whoever has left the screen waits for nothing.
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            match search.step(&corpus) {
                Ok(Progress::Step(done)) => {
                    self.state.set(State::Working(done));
                    self.go_on(turn, corpus, request, search);
                }
                Ok(Progress::Done(found)) => {
                    self.state
                        .set(State::Here(Box::new(request), Arc::new(found)));
                }
                Err(_) => self.state.set(State::Failed),
            }
        };
        timer::after_update(move || _ = timer::Timeout::new(0, step).forget());
    }
}

/// What is found at once; `None` where the corpus is too large for that, or damaged.
pub fn at_once(corpus: &Corpus, request: &Request) -> Option<Formulas> {
    match is_small(corpus) {
        true => reuse::formulas(corpus, request).ok(),
        false => None,
    }
}

/// Whether a corpus is searched at once.
pub fn is_small(corpus: &Corpus) -> bool {
    corpus.info().text_bytes <= SMALL
}
