//! Answers that a worker finds, so that typing never waits for them.

use std::sync::Arc;

use danbiet_corpus::{
    Corpus,
    corpus::LARGE,
    search::{Answer, Request},
};
use danbiet_worker::protocol::{self, Failure};
use leptos::prelude::*;

use super::answers::{self, Answers, By, Outcome, Wait};
use crate::browser::{
    timer::Timeout,
    worker::{self, Event, File, Place, Ticket},
};

/// After this many milliseconds the reader is told that an answer is on its way.
const LONG: u32 = 500;

/// Whether a corpus is so large that answers are found beside the page.
#[must_use]
pub fn is_large(text_bytes: u64) -> bool {
    text_bytes >= LARGE
}

/// Answers that are found here for a small corpus, beside the page for a large one.
pub fn here_or_beside(corpus: StoredValue<Arc<Corpus>>, request: Memo<Request>) -> Answers {
    match is_large(corpus.read_value().info().text_bytes) {
        true => beside(corpus, request),
        false => answers::here(corpus, request),
    }
}

/// The corpus as the worker knows it.
#[derive(Clone, Copy)]
struct Desk {
    corpus: StoredValue<Arc<Corpus>>,
    /// Keeps the opening of the corpus from being cancelled.
    opening: StoredValue<Option<Ticket>>,
    outcome: RwSignal<Outcome>,
    wait: RwSignal<Wait>,
    /// The job under way and its alarm; dropping them cancels both.
    asked: StoredValue<Option<Ticket>>,
    alarm: StoredValue<Option<Timeout>, LocalStorage>,
}

fn beside(corpus: StoredValue<Arc<Corpus>>, request: Memo<Request>) -> Answers {
    // The worker is not awake yet: the first answer is found here, and the page does not begin with
    // one that is not true.
    let first = answers::find(&corpus.read_value(), request.get_untracked());
    let desk = Desk {
        corpus,
        opening: StoredValue::new(None),
        outcome: RwSignal::new(first),
        wait: RwSignal::new(Wait::None),
        asked: StoredValue::new(None),
        alarm: StoredValue::new_local(None),
    };
    desk.open();
    Effect::new(move || {
        let request = request.get();
        // What is asked once more after something else need not be found again.
        if *desk.outcome.read_untracked().request == request {
            desk.settle();
        } else {
            desk.ask(Arc::new(request), Attempt::First);
        }
    });
    Answers {
        outcome: desk.outcome.into(),
        wait: desk.wait.into(),
    }
}

/// How often a question has been asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Attempt {
    First,
    /// After the worker had lost the corpus.
    Second,
}

impl Desk {
    /// Hands the worker the corpus.
    fn open(self) {
        let corpus = self.corpus.get_value();
        let request = protocol::Request::Open {
            corpus: corpus.info().hash.clone(),
        };
        // If it fails the first question does, and that one is acted upon.
        let ticket = worker::begin(request, vec![File::of(corpus.bytes())], |_| {});
        self.opening.set_value(Some(ticket));
    }

    /// Asks the worker. Whatever was asked before is cancelled.
    fn ask(self, request: Arc<Request>, attempt: Attempt) {
        self.asked.set_value(None);
        if self.wait.get_untracked() == Wait::None {
            self.wait.set(Wait::Short);
            let alarm = Timeout::new(LONG, move || self.wait.set(Wait::Long));
            self.alarm.set_value(Some(alarm));
        }
        let message = protocol::Request::Search {
            corpus: self.corpus.read_value().info().hash.clone(),
            request: (*request).clone(),
        };
        let ticket = worker::begin(message, Vec::new(), move |event| {
            self.hear(&request, attempt, event);
        });
        self.asked.set_value(Some(ticket));
    }

    fn hear(self, request: &Arc<Request>, attempt: Attempt, event: Event) {
        match event {
            Event::Progress(_) => {}
            Event::Done(_, files) => {
                let bytes = files.first().map_or(&[][..], Vec::as_slice);
                match Answer::from_bytes(request, bytes) {
                    Some(answer) => self.show(Outcome {
                        request: request.clone(),
                        answer: Arc::new(answer),
                        damage: None,
                        by: match worker::place() {
                            Some(Place::OnPage) => By::PageInstead,
                            _ => By::Worker,
                        },
                    }),
                    None => self.find_here(request),
                }
            }
            Event::Failed(Failure::NoCorpus | Failure::Stopped(_)) if attempt == Attempt::First => {
                self.open();
                self.ask(request.clone(), Attempt::Second);
            }
            // What is damaged, the same search on the page says in its own words; and where there is
            // no worker at all, the page has to do.
            Event::Failed(_) => self.find_here(request),
        }
    }

    fn find_here(self, request: &Request) {
        let outcome = answers::find(&self.corpus.read_value(), request.clone());
        self.show(Outcome {
            by: By::PageInstead,
            ..outcome
        });
    }

    fn show(self, outcome: Outcome) {
        self.outcome.set(outcome);
        self.settle();
    }

    /// Nothing is waited for any more.
    fn settle(self) {
        self.alarm.set_value(None);
        self.asked.set_value(None);
        self.wait.set(Wait::None);
    }
}
