//! Where answers come from: found here and now, or beside the page.

use std::sync::Arc;

use danbiet_corpus::{
    Corpus, PackError,
    search::{self, Answer, Request},
};
use leptos::prelude::*;

/// An answer, and what it answers.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What was asked.
    pub request: Arc<Request>,
    /// What was answered; nothing where the corpus is damaged.
    pub answer: Arc<Answer>,
    /// What is damaged in the corpus, so that nothing can be found.
    pub damage: Option<PackError>,
    /// Who found it.
    pub by: By,
}

/// Who finds an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The page itself.
    Page,
    /// The page itself, since there is no worker: the reader may have noticed.
    PageInstead,
    /// A worker beside the page.
    Worker,
}

impl By {
    /// What it is called in the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            By::Page => "page",
            By::PageInstead => "page-instead",
            By::Worker => "worker",
        }
    }
}

/// The answers to what is asked.
#[derive(Clone, Copy)]
pub struct Answers {
    /// The latest answer. It stays while the next one is on its way.
    pub outcome: Signal<Outcome>,
    /// How things stand with the next one.
    pub wait: Signal<Wait>,
}

/// How long the reader has been waiting for an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wait {
    /// Nothing is waited for.
    #[default]
    None,
    /// It is on its way.
    Short,
    /// It has been on its way for so long that this has to be said.
    Long,
}

/// Makes answers to what is asked of a corpus.
pub type Source = fn(StoredValue<Arc<Corpus>>, Memo<Request>) -> Answers;

/// Answers that are found here and now. What this program cannot finish stays awaited, for a program
/// that knows more: a whole corpus leaves nothing unfinished.
pub fn here(corpus: StoredValue<Arc<Corpus>>, request: Memo<Request>) -> Answers {
    let outcome = Memo::new_with_compare(
        move |last: Option<&Outcome>| {
            let next = find(&corpus.read_value(), request.get());
            match last {
                _ if !next.answer.unfinished => next,
                Some(last) => last.clone(),
                None => Outcome {
                    answer: Arc::new(Answer::awaited()),
                    ..next
                },
            }
        },
        |_, _| true,
    );
    let wait = move || {
        let outcome = outcome.read();
        match *outcome.request == *request.read() && !outcome.answer.unfinished {
            true => Wait::None,
            false => Wait::Long,
        }
    };
    Answers {
        outcome: outcome.into(),
        wait: Signal::derive(wait),
    }
}

/// Answers a request on the spot.
#[must_use]
pub fn find(corpus: &Corpus, request: Request) -> Outcome {
    let (answer, damage) = match search::search(corpus, &request) {
        Ok(answer) => (answer, None),
        Err(damage) => (Answer::nothing(), Some(damage)),
    };
    Outcome {
        request: Arc::new(request),
        answer: Arc::new(answer),
        damage,
        by: By::Page,
    }
}
