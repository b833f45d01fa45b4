//! Finding what the documents of a corpus share.

use danbiet_corpus::reuse;

use crate::{
    desk::{Corpora, Step, Work},
    protocol::{Failure, Progress, Response, encode},
};

/// A search for formulas, step by step.
pub struct Formulas {
    corpus: String,
    search: reuse::Search,
}

impl Formulas {
    /// Begins a search of a corpus.
    pub fn new(corpus: String, request: reuse::Request) -> Formulas {
        let search = reuse::Search::new(request);
        Formulas { corpus, search }
    }
}

impl Work for Formulas {
    fn step(&mut self, corpora: &mut Corpora, _: &mut dyn FnMut(Progress)) -> Step {
        let Some(corpus) = corpora.get(&self.corpus) else {
            return Step::Failed(Failure::NoCorpus);
        };
        match self.search.step(corpus) {
            Ok(reuse::Progress::Step(done)) => Step::More(Progress {
                done: done.into(),
                of: reuse::STEPS.into(),
            }),
            Ok(reuse::Progress::Done(formulas)) => {
                Step::Done(Response::Formulas, vec![encode(&formulas)])
            }
            Err(error) => Step::Failed(Failure::Damaged(error.to_string())),
        }
    }
}
