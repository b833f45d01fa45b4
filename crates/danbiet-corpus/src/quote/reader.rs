//! Reading passages beside a part of a quote.

use std::{collections::BTreeSet, ops::Range};

use danbiet_text::{Span, letters, token};

use super::{
    Outcome, Piece, Place, Relation,
    align::{self, Sides},
    candidates::{Forms, Window},
    units::{Keys, Unit},
};
use crate::{
    PackError,
    corpus::Corpus,
    document::{DocId, Document},
    index::Index,
};

/// Reads passages beside a part of a quote and keeps the one that is most like it.
pub(super) struct Reader<'a> {
    corpus: &'a Corpus,
    index: Index<'a>,
    /// The words that were pasted.
    words: &'a str,
    part: &'a str,
    /// Where the part begins in the words.
    offset: usize,
    keys: Keys,
    units: Vec<Unit>,
    tokens: usize,
    best: Option<Best>,
}

/// The passage that is most like a quote.
struct Best {
    score: i32,
    /// Tokens that are the same, and those with the same letters.
    same: (usize, usize),
    document: DocId,
    pieces: Vec<Piece>,
}

impl<'a> Reader<'a> {
    /// Of `words` the part at these bytes.
    pub fn new(corpus: &'a Corpus, index: Index<'a>, words: &'a str, range: Range<usize>) -> Self {
        let part = &words[range.clone()];
        let mut keys = Keys::default();
        Reader {
            corpus,
            index,
            words,
            part,
            offset: range.start,
            units: keys.units(part),
            tokens: token::tokens(part).count(),
            keys,
            best: None,
        }
    }

    /// Reads a passage. Gives its place and pieces if it says the same.
    pub fn read(&mut self, window: &Window) -> Result<Option<(Place, Vec<Piece>)>, PackError> {
        let document = self.corpus.document(window.document)?;
        let bytes = self.bytes(window, document);
        let Some(printed) = document.text.get(bytes.clone()) else {
            return Ok(None);
        };
        let units = self.keys.units(printed);
        let alignment = align::align(&self.units, &units, window.lead);
        let sides = Sides {
            quoted: self.part,
            quoted_units: &self.units,
            printed,
            printed_units: &units,
        };
        let mut pieces = align::pieces(sides, &alignment.steps);
        for piece in &mut pieces {
            let moved = |range: &Range<usize>, by: usize| range.start + by..range.end + by;
            piece.quoted = moved(&piece.quoted, self.offset);
            piece.printed = moved(&piece.printed, bytes.start);
        }
        if !pieces.is_empty() && !pieces.iter().any(|piece| piece.relation.is_change()) {
            let place = place(window.document, &document.text, &pieces);
            return Ok(Some((place, pieces)));
        }
        let is_better = |best: &Best| alignment.score > best.score;
        if !pieces.is_empty() && self.best.as_ref().is_none_or(is_better) {
            self.best = Some(Best {
                score: alignment.score,
                same: (alignment.same, alignment.marks),
                document: window.document,
                pieces,
            });
        }
        Ok(None)
    }

    /// The bytes of a stretch of tokens, with the punctuation at the edges of the document.
    fn bytes(&self, window: &Window, document: &Document) -> Range<usize> {
        let whole = self.index.document(window.document);
        let mut places = self.index.places(window.document, &document.text);
        let start = match window.tokens.start == whole.start {
            true => 0,
            false => places.token(window.tokens.start).range().start,
        };
        let end = match window.tokens.end == whole.end {
            true => document.text.len(),
            // The punctuation behind the last token too.
            false => places.token(window.tokens.end).range().start,
        };
        start..end.max(start)
    }

    /// How many units the part has.
    pub fn length(&self) -> usize {
        self.units.len()
    }

    /// Whether a passage was read that is enough like the quote to be meant: half of its tokens or
    /// more are there, those with other marks counted half.
    pub fn is_like(&self) -> bool {
        self.best.as_ref().is_some_and(|best| {
            let (same, letters) = best.same;
            2 * same + letters >= self.tokens && (same + letters >= 2 || self.tokens <= 2)
        })
    }

    /// What came of it; `typed` are the forms of the part's tokens.
    pub fn outcome(self, typed: &Forms) -> Result<Outcome, PackError> {
        let is_like = self.is_like();
        let Some(best) = self.best else {
            return Ok(Outcome::Absent {
                nowhere: nowhere(self.part, self.offset, typed),
                longest: None,
            });
        };
        let text = &self.corpus.document(best.document)?.text;
        if !is_like {
            return Ok(Outcome::Absent {
                nowhere: nowhere(self.part, self.offset, typed),
                longest: longest(self.words, text, &best),
            });
        }
        // A quote may begin or end within a token.
        if let Some(start) = text.find(self.part) {
            let place = Place {
                document: best.document,
                span: Span::new(start, start + self.part.len()),
                kinds: BTreeSet::new(),
            };
            return Ok(Outcome::Exact {
                places: vec![place],
                more: false,
            });
        }
        let is_mark = |text: &str| !text.chars().any(letters::is_token);
        let only_marks = best.pieces.iter().all(|piece| {
            !piece.relation.is_change()
                || (is_mark(&self.words[piece.quoted.clone()])
                    && is_mark(&text[piece.printed.clone()]))
        });
        Ok(Outcome::Altered {
            place: place(best.document, text, &best.pieces),
            pieces: best.pieces,
            only_marks,
        })
    }
}

/// The passage that pieces cover, without what is left out before and behind it.
fn place(document: DocId, text: &str, pieces: &[Piece]) -> Place {
    let mut kinds = BTreeSet::new();
    for piece in pieces {
        if let Relation::Alike(here) = &piece.relation {
            kinds.extend(here.iter().copied());
        }
    }
    let start = pieces.first().map_or(0, |piece| piece.printed.start);
    let end = pieces.last().map_or(start, |piece| piece.printed.end);
    let printed = &text[start..end];
    let start = end - printed.trim_start().len();
    Place {
        document,
        span: Span::new(start, start + printed.trim().len()),
        kinds,
    }
}

/// The tokens of a part that have no form.
fn nowhere(part: &str, offset: usize, typed: &Forms) -> Vec<Range<usize>> {
    let tokens = token::tokens(part).zip(typed);
    let missing = tokens.filter(|(_, forms)| forms.is_empty());
    missing
        .map(|(span, _)| span.range().start + offset..span.range().end + offset)
        .collect()
}

/// The longest stretch of a quote that a passage has.
fn longest(words: &str, text: &str, best: &Best) -> Option<(Range<usize>, Place)> {
    let mut found: Option<(usize, &[Piece])> = None;
    for run in best
        .pieces
        .split(|piece| piece.relation.is_change())
        .filter(|run| !run.is_empty())
    {
        let range = run[0].quoted.start..run[run.len() - 1].quoted.end;
        let tokens = token::tokens(&words[range]).count();
        if tokens >= 2 && found.is_none_or(|(most, _)| tokens > most) {
            found = Some((tokens, run));
        }
    }
    let (_, run) = found?;
    let range = run[0].quoted.start..run[run.len() - 1].quoted.end;
    Some((range, place(best.document, text, run)))
}
