//! Finding formulas: at once in a small corpus, beside the page when asked in a large one, so that the
//! page says how far it is and the reader can stop.

use std::sync::Arc;

use danbiet_corpus::{
    Corpus,
    reuse::{self, Formulas, Progress, Request, Search},
};
use danbiet_worker::protocol::{self, Failure};
use leptos::prelude::*;

use crate::browser::{
    timer,
    worker::{self, Event, File, Ticket},
};

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
    /// The job of the worker; dropping it cancels it.
    asked: StoredValue<Option<Ticket>>,
    /// Keeps the opening of the corpus from being cancelled.
    opening: StoredValue<Option<Ticket>>,
}

/// How often the worker has been asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Attempt {
    First,
    /// After it was handed the corpus.
    Second,
}

impl Finding {
    /// Nothing is looked for yet.
    pub fn new() -> Finding {
        Finding {
            state: RwSignal::new(State::Waiting),
            turn: StoredValue::new(0),
            asked: StoredValue::new(None),
            opening: StoredValue::new(None),
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
        self.ask(turn, corpus, request, Attempt::First);
    }

    /// Stops.
    pub fn stop(self) {
        self.stop_turn();
        self.state.set(State::Stopped);
    }

    fn stop_turn(self) -> u32 {
        self.asked.set_value(None);
        self.turn.update_value(|turn| *turn += 1);
        self.turn.get_value()
    }

    /// Asks the worker.
    fn ask(self, turn: u32, corpus: Arc<Corpus>, request: Request, attempt: Attempt) {
        let message = protocol::Request::Formulas {
            corpus: corpus.info().hash.clone(),
            request: request.clone(),
        };
        let ticket = worker::begin(message, Vec::new(), move |event| {
            // Whoever has left the screen waits for nothing.
            if self.turn.try_get_value() == Some(turn) {
                self.hear(event, &corpus, &request, attempt);
            }
        });
        self.asked.set_value(Some(ticket));
    }

    fn hear(self, event: Event, corpus: &Arc<Corpus>, request: &Request, attempt: Attempt) {
        match event {
            Event::Progress(progress) => {
                let done = u32::try_from(progress.done).unwrap_or(reuse::STEPS);
                self.state.set(State::Working(done));
            }
            Event::Done(_, files) => {
                let found = files.first().and_then(|bytes| protocol::decode(bytes).ok());
                match found {
                    Some(found) => {
                        let found = State::Here(Box::new(request.clone()), Arc::new(found));
                        self.state.set(found);
                    }
                    None => self.find_here(corpus.clone(), request.clone()),
                }
            }
            // The worker does not know the corpus, or not any more: it is handed over.
            Event::Failed(Failure::NoCorpus | Failure::Stopped(_)) if attempt == Attempt::First => {
                let open = protocol::Request::Open {
                    corpus: corpus.info().hash.clone(),
                };
                let ticket = worker::begin(open, vec![File::of(corpus.bytes())], |_| {});
                self.opening.set_value(Some(ticket));
                let turn = self.turn.get_value();
                self.ask(turn, corpus.clone(), request.clone(), Attempt::Second);
            }
            Event::Failed(Failure::Damaged(_)) => self.state.set(State::Failed),
            // Where there is no worker at all, the page has to do.
            Event::Failed(_) => self.find_here(corpus.clone(), request.clone()),
        }
    }

    /// Looks on the page, step by step.
    fn find_here(self, corpus: Arc<Corpus>, request: Request) {
        let search = Search::new(request.clone());
        self.go_on(self.turn.get_value(), corpus, request, search);
    }

    /// Does the next step when the page has been drawn and has heard the reader.
    fn go_on(self, turn: u32, corpus: Arc<Corpus>, request: Request, mut search: Search) {
        let step = move || {
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
