//! Formulas: word sequences that recur in several documents.

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use super::{
    folded::{Folded, ShortForms},
    pairs::{self, Pair},
    repeats::{self, Config, Repeat, Repeats},
};
use crate::{corpus::Corpus, document::DocId, evidence::Proof, pack::PackError, search::Zones};

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Only in these documents, in order; `None`: in all.
    pub within: Option<Vec<DocId>>,
    /// In which zones.
    pub zones: Zones,
    /// How short forms are read.
    pub shorts: ShortForms,
    /// The shortest formula, in folded syllables.
    pub shortest: u32,
    /// In how many documents it must occur at least; fewer than two are read as two.
    pub documents: u32,
    /// How many formulas are listed at most, the weightiest.
    pub limit: usize,
    /// How many passages of one formula are listed at most, the first.
    pub passages: usize,
}

impl Default for Request {
    fn default() -> Self {
        Request {
            within: None,
            zones: Zones::ARTICLE,
            shorts: ShortForms::Folded,
            shortest: 6,
            documents: 2,
            limit: 1000,
            passages: 200,
        }
    }
}

/// What recurs in a part of a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Formulas {
    /// The formulas, by length × spread.
    pub list: Vec<Formula>,
    /// How many there are, listed or not.
    pub found: u64,
    /// The pairs of documents that share most, most first; see [`Pair`].
    pub pairs: Vec<Pair>,
    /// How many documents were looked at.
    pub documents: u32,
    /// How many folded syllables they have.
    pub syllables: u64,
}

/// A sequence of words that occurs in several documents and cannot be made longer without losing a
/// place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Formula {
    /// Length in folded syllables.
    pub length: u32,
    /// In how many documents it occurs.
    pub documents: u32,
    /// How often it occurs.
    pub count: u32,
    /// Where, in order; at most as many as were asked for.
    pub passages: Vec<Passage>,
}

impl Formula {
    /// Length × spread, by which formulas are ranked.
    #[must_use]
    pub fn weight(&self) -> u64 {
        u64::from(self.length) * u64::from(self.documents)
    }
}

/// Some tokens of a document, as positions. A passage that begins or ends inside a short form has
/// the whole of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Passage {
    /// The document.
    pub document: DocId,
    /// The first position.
    pub start: u32,
    /// The position behind the last.
    pub end: u32,
}

impl Passage {
    /// Where it is in the text.
    ///
    /// # Errors
    /// If the document or the index is damaged.
    pub fn span(&self, corpus: &Corpus) -> Result<Span, PackError> {
        let text = &corpus.document(self.document)?.text;
        let mut places = corpus.index()?.places(self.document, text);
        Ok(places.span(self.start, self.end))
    }

    /// The passage with its sentence.
    ///
    /// # Errors
    /// If the document or the index is damaged.
    pub fn proof(&self, corpus: &Corpus) -> Result<Proof, PackError> {
        let span = self.span(corpus)?;
        Ok(Proof::at(
            self.document,
            corpus.document(self.document)?,
            span,
        ))
    }
}

/// The formulas of a corpus.
///
/// # Errors
/// If the index is damaged.
pub fn formulas(corpus: &Corpus, request: &Request) -> Result<Formulas, PackError> {
    let mut search = Search::new(request.clone());
    loop {
        if let Progress::Done(formulas) = search.step(corpus)? {
            return Ok(formulas);
        }
    }
}

/// A search for formulas that goes step by step, for whoever has other things to do in between,
/// or wants to tell how far it is. On ten thousand documents a step takes a second at most.
#[derive(Debug)]
pub struct Search {
    request: Request,
    stage: Stage,
}

/// How far a search is.
#[derive(Debug)]
pub enum Progress {
    /// So many steps of [`STEPS`] are done.
    Step(u32),
    /// All of them, and this is what was found.
    Done(Formulas),
}

/// How many steps a search has.
pub const STEPS: u32 = 5;

/// What is done next, and to what.
#[derive(Debug)]
enum Stage {
    Fold,
    Sort(Folded, repeats::Search),
    Compare(Folded, repeats::Search),
    Find(Folded, repeats::Search),
    List(Folded, Repeats),
}

impl Search {
    /// Begins a search.
    #[must_use]
    pub fn new(request: Request) -> Search {
        Search {
            request,
            stage: Stage::Fold,
        }
    }

    /// Does the next step; behind the last one the search begins anew.
    ///
    /// # Errors
    /// If the index is damaged.
    pub fn step(&mut self, corpus: &Corpus) -> Result<Progress, PackError> {
        let request = &self.request;
        let (stage, done) = match std::mem::replace(&mut self.stage, Stage::Fold) {
            Stage::Fold => {
                let within = request.within.as_deref();
                let folded = Folded::new(&corpus.index()?, within, request.zones, request.shorts);
                let ends = folded.ends();
                let search = repeats::Search::new(folded.texts(&ends));
                (Stage::Sort(folded, search), 1)
            }
            Stage::Sort(folded, mut search) => {
                search.sort();
                (Stage::Compare(folded, search), 2)
            }
            Stage::Compare(folded, mut search) => {
                search.compare();
                (Stage::Find(folded, search), 3)
            }
            Stage::Find(folded, search) => {
                let config = Config {
                    shortest: request.shortest,
                    texts: request.documents.max(2),
                };
                let repeats = search.find(&folded.ends(), config);
                (Stage::List(folded, repeats), 4)
            }
            Stage::List(folded, repeats) => {
                return Ok(Progress::Done(list(&folded, &repeats, request)));
            }
        };
        self.stage = stage;
        Ok(Progress::Step(done))
    }
}

fn list(folded: &Folded, repeats: &Repeats, request: &Request) -> Formulas {
    let formula = |repeat: &Repeat| {
        let mut places = repeats.places(repeat);
        places.truncate(request.passages);
        Formula {
            length: repeat.length,
            documents: repeat.texts,
            count: repeat.count(),
            passages: places
                .iter()
                .map(|&at| passage(folded, at, repeat.length))
                .collect(),
        }
    };
    let heaviest = heaviest(repeats, request.limit);
    let mut list: Vec<Formula> = heaviest.iter().map(formula).collect();
    // Equal ones in the order of the text, which the suffix array does not know.
    list.sort_by(|a, b| {
        (b.weight().cmp(&a.weight()))
            .then(b.length.cmp(&a.length))
            .then_with(|| a.passages.cmp(&b.passages))
    });
    Formulas {
        list,
        found: repeats.found.len() as u64,
        pairs: pairs::pairs(folded, repeats),
        documents: folded.documents.len() as u32,
        syllables: folded.symbols.len() as u64,
    }
}

/// The weightiest repeats; of equal weight, the longer ones.
fn heaviest(repeats: &Repeats, limit: usize) -> Vec<Repeat> {
    let mut order = repeats.found.clone();
    let rank = |repeat: &Repeat| std::cmp::Reverse((repeat.weight(), repeat.length));
    // Stable, so that the same ones are cut off every time.
    order.sort_by_key(rank);
    order.truncate(limit);
    order
}

fn passage(folded: &Folded, at: u32, length: u32) -> Passage {
    let tokens = folded.tokens(at..at + length);
    let document = folded.documents[folded.document_of(at)].0;
    Passage {
        document,
        start: tokens.start,
        end: tokens.end,
    }
}
