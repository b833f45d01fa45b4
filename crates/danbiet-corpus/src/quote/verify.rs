//! Whether pasted words stand in the corpus as they are pasted.

use std::{collections::BTreeSet, ops::Range};

use danbiet_text::{Span, token};

use super::{
    Named, NamedText, Outcome, Part, Pasted, Piece, Place, SHOWN, Verification,
    candidates::{self, Forms},
    pasted::Dots,
    reader::Reader,
    text_hash,
};
use crate::{PackError, corpus::Corpus, document::DocId, index::Index};

/// How many places are read before words are said to stand nowhere exactly like this.
const READ: usize = 1000;

/// How many places with the same words in another spelling are laid beside a quote.
const COMPARED: usize = 64;

/// How many pairs of units are compared at most for one part: of longer ones fewer passages are read.
const WORK: usize = 6_000_000;

/// Verifies whatever was pasted. The cost is bounded: longer texts are cut ([`super::LIMIT`]), and of
/// passages that may be meant only the likeliest are read.
///
/// # Errors
/// If a part of the corpus that is needed is damaged.
pub fn verify(corpus: &Corpus, pasted: &str) -> Result<Verification, PackError> {
    let pasted = Pasted::read(pasted);
    let desk = Desk {
        corpus,
        index: corpus.index()?,
        words: &pasted.words,
    };
    let named = desk.named(&pasted)?;
    let first = desk.all(&pasted, named.as_ref(), Dots::Printed)?;
    let (parts, in_order) = match first.0.iter().all(|part| part.outcome.is_found()) {
        true => first,
        // Dots without brackets may stand for words that were left out.
        false => {
            let second = desk.all(&pasted, named.as_ref(), Dots::Omission)?;
            let worst = |parts: &[Part]| parts.iter().map(|part| part.outcome.verdict()).max();
            match second.1 && worst(&second.0) < worst(&first.0) {
                true => second,
                false => first,
            }
        }
    };
    Ok(Verification {
        named,
        parts,
        in_order,
        pasted,
    })
}

/// What verifying works with.
struct Desk<'a> {
    corpus: &'a Corpus,
    index: Index<'a>,
    words: &'a str,
}

impl Desk<'_> {
    fn named(&self, pasted: &Pasted) -> Result<Option<Named>, PackError> {
        let Some(stamp) = &pasted.stamp else {
            return Ok(None);
        };
        let Some(id) = self.corpus.find(&stamp.document)? else {
            return Ok(Some(Named {
                document: None,
                text: NamedText::Missing,
                in_place: false,
            }));
        };
        let document = self.corpus.document(id)?;
        let text = match text_hash(document) == stamp.sha256 {
            true => NamedText::Same,
            false => NamedText::Changed,
        };
        let there = document.text.get(stamp.span.range());
        Ok(Some(Named {
            document: Some(id),
            text,
            in_place: there.is_some_and(|there| there == self.words),
        }))
    }

    fn all(
        &self,
        pasted: &Pasted,
        named: Option<&Named>,
        dots: Dots,
    ) -> Result<(Vec<Part>, bool), PackError> {
        let ranges = pasted.parts(dots);
        let place = named
            .filter(|named| named.in_place)
            .and_then(|named| Some((named.document?, pasted.stamp.as_ref()?.span)));
        // What looks like an omission may be printed.
        if let Some((document, span)) = place.filter(|_| !ranges.is_empty()) {
            let kinds = BTreeSet::new();
            let place = Place {
                document,
                span,
                kinds,
            };
            let words = 0..self.words.len();
            let outcome = self.exact_first(place, words.clone())?;
            return Ok((vec![Part { words, outcome }], true));
        }
        let document = match named.and_then(|named| named.document) {
            None if ranges.len() > 1 => self.common_document(&ranges),
            document => document,
        };
        let mut parts = Vec::with_capacity(ranges.len());
        for words in ranges {
            let outcome = self.part(words.clone(), document)?;
            parts.push(Part { words, outcome });
        }
        let in_order = put_in_order(&mut parts);
        Ok((parts, in_order))
    }

    /// The place that a quote names, and the others with the same bytes behind it.
    fn exact_first(&self, place: Place, words: Range<usize>) -> Result<Outcome, PackError> {
        let mut others = match self.within(words, None)? {
            Outcome::Exact { places, more } => (places, more),
            _ => (Vec::new(), false),
        };
        others.0.retain(|other| *other != place);
        others.0.insert(0, place);
        others.0.truncate(SHOWN);
        Ok(Outcome::Exact {
            places: others.0,
            more: others.1,
        })
    }

    /// The document that has most of the parts word for word; the first of several.
    fn common_document(&self, parts: &[Range<usize>]) -> Option<DocId> {
        let mut votes: Vec<(DocId, usize, usize)> = Vec::new();
        for (number, part) in parts.iter().enumerate() {
            let forms = candidates::typed(&self.index, &self.words[part.clone()]);
            let weight = forms.len();
            let found = candidates::occurrences(&self.index, &forms, None, READ);
            let starts = found.starts.into_iter();
            votes.extend(starts.map(|start| (self.index.document_of(start), number, weight)));
        }
        votes.sort_unstable();
        votes.dedup();
        let mut best = None;
        for same in votes.chunk_by(|a, b| a.0 == b.0) {
            let sum: usize = same.iter().map(|vote| vote.2).sum();
            if best.is_none_or(|(_, most)| sum > most) {
                best = Some((same[0].0, sum));
            }
        }
        best.map(|(document, _)| document)
    }

    /// A part of a quote, looked for in a document first and then everywhere.
    fn part(&self, words: Range<usize>, first: Option<DocId>) -> Result<Outcome, PackError> {
        let Some(document) = first else {
            return self.within(words, None);
        };
        let here = self.within(words.clone(), Some(document))?;
        if here.is_found() {
            return Ok(here);
        }
        let anywhere = self.within(words, None)?;
        Ok(match anywhere.verdict() < here.verdict() {
            true => anywhere,
            false => here,
        })
    }

    fn within(&self, words: Range<usize>, document: Option<DocId>) -> Result<Outcome, PackError> {
        let part = &self.words[words.clone()];
        let typed = candidates::typed(&self.index, part);
        let found = candidates::occurrences(&self.index, &typed, document, READ);
        let (places, more) = self.exact(part, &found.starts)?;
        if !places.is_empty() {
            let more = more || found.count > found.starts.len();
            return Ok(Outcome::Exact { places, more });
        }
        let mut reader = Reader::new(self.corpus, self.index, self.words, words.clone());
        let mut near: Vec<(Place, Vec<Piece>)> = Vec::new();
        for &start in found.starts.iter().take(COMPARED) {
            let here = self.index.document_of(start);
            let window = candidates::window(&self.index, start, here, typed.len());
            near.extend(reader.read(&window)?);
        }
        // Passages that overlap may lead to one place.
        near.dedup_by(|one, other| one.0 == other.0);
        if !near.is_empty() {
            let more = found.count > COMPARED || near.len() > SHOWN;
            let pieces = near[0].1.clone();
            let places = near.into_iter().map(|(place, _)| place).take(SHOWN);
            return Ok(Outcome::Near {
                places: places.collect(),
                more,
                pieces,
            });
        }
        if !reader.is_like() {
            self.read_likely(&mut reader, &typed, document)?;
        }
        if !reader.is_like() {
            let any = candidates::any(&self.index, part);
            self.read_likely(&mut reader, &any, document)?;
        }
        reader.outcome(&typed)
    }

    fn read_likely(
        &self,
        reader: &mut Reader<'_>,
        forms: &Forms,
        document: Option<DocId>,
    ) -> Result<(), PackError> {
        let units = reader.length().max(1);
        let limit = (WORK / units / (units + 400)).clamp(3, 24);
        for window in candidates::windows(&self.index, forms, document, limit) {
            reader.read(&window)?;
        }
        Ok(())
    }

    /// The places among some sequences where every byte is the same, at most [`SHOWN`], and whether
    /// there are more.
    fn exact(&self, part: &str, starts: &[u32]) -> Result<(Vec<Place>, bool), PackError> {
        let before = token::tokens(part).next().map_or(0, |first| first.start);
        let mut places: Vec<Place> = Vec::new();
        for same in starts.chunk_by(|a, b| self.index.document_of(*a) == self.index.document_of(*b))
        {
            let id = self.index.document_of(same[0]);
            let text = &self.corpus.document(id)?.text;
            let mut tokens = self.index.places(id, text);
            for &start in same {
                let Some(from) = tokens.token(start).start.checked_sub(before) else {
                    continue;
                };
                let end = from as usize + part.len();
                if text.get(from as usize..end) != Some(part) {
                    continue;
                }
                if places.len() == SHOWN {
                    return Ok((places, true));
                }
                places.push(Place {
                    document: id,
                    span: Span::new(from as usize, end),
                    kinds: BTreeSet::new(),
                });
            }
        }
        Ok((places, false))
    }
}

/// Whether the parts stand in one document one behind the other; the places where they do come first.
fn put_in_order(parts: &mut [Part]) -> bool {
    let Some(document) = parts
        .first()
        .and_then(|part| part.outcome.place())
        .map(|place| place.document)
    else {
        return true;
    };
    let mut behind = 0;
    for part in parts {
        match &mut part.outcome {
            Outcome::Exact { places, .. } => {
                let next = |place: &Place| place.document == document && place.span.start >= behind;
                let Some(at) = places.iter().position(next) else {
                    return false;
                };
                places[..=at].rotate_right(1);
                behind = places[0].span.end;
            }
            Outcome::Near { places, .. } => {
                // Its pieces are those of its first place.
                match places.first() {
                    Some(place) if place.document == document && place.span.start >= behind => {
                        behind = place.span.end;
                    }
                    _ => return false,
                }
            }
            Outcome::Altered { place, .. } => {
                if place.document != document || place.span.start < behind {
                    return false;
                }
                behind = place.span.end;
            }
            Outcome::Absent { .. } => {}
        }
    }
    true
}
