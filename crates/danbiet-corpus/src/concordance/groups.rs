//! What the lines have in common, counted.

use std::ops::Range;

use danbiet_text::{
    fold,
    syllable::{self, Placement},
};

use super::{Concordance, Line, Slot, numbering::Numbering, slot};
use crate::{
    corpus::Corpus,
    document::DocId,
    facet::{self, Facet},
    index::Index,
    pack::PackError,
    sort,
};

/// What lines are put together by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GroupBy {
    /// The word in a slot; [`Slot::Node`] for the form of the node.
    Slot(Slot),
    /// A word at most [`REACH`] words away: a line is in the group of each of its neighbours.
    Collocate,
    /// The document.
    Document,
    /// What is known of the document, or named in it: then a line may be in several groups.
    Facet(Facet),
}

/// How many words away a collocate may stand, on either side.
pub const REACH: u8 = 5;

/// Lines that have something in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What addresses call it: a word in small letters, the id of the document, the value of the
    /// facet. Empty where a line has no such word, or the document no such value.
    pub key: String,
    /// How many lines there are.
    pub count: usize,
    /// The first of them: its place in the table.
    pub first: usize,
    /// Where the word first stands in the order of the documents.
    word: Option<(DocId, Range<u32>)>,
}

impl Group {
    /// A word as it is printed where it first stands in the order of the documents; otherwise the
    /// key.
    ///
    /// # Errors
    /// If the document's part of the pack is damaged.
    pub fn label(&self, corpus: &Corpus) -> Result<String, PackError> {
        let Some((document, tokens)) = &self.word else {
            return Ok(self.key.clone());
        };
        let text = &corpus.document(*document)?.text;
        let mut places = corpus.index()?.places(*document, text);
        let words = places.span(tokens.start, tokens.end).of(text);
        Ok(words.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

impl Concordance {
    /// Groups the lines: the largest group first, equal ones in the order of their first lines.
    ///
    /// # Errors
    /// If a part of the pack that is needed is damaged.
    pub fn groups(&self, corpus: &Corpus, by: GroupBy) -> Result<Vec<Group>, PackError> {
        let common = Common::new(corpus, by)?;
        let mut numbering = Numbering::default();
        let mut groups: Vec<Group> = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            common.each(line, |sequence, tokens| {
                let number = numbering.number(sequence) as usize;
                if number == groups.len() {
                    groups.push(Group {
                        key: common.key(sequence)?,
                        count: 0,
                        first: at,
                        word: None,
                    });
                }
                let group = &mut groups[number];
                group.count += 1;
                if let Some(tokens) = tokens.filter(|tokens| !tokens.is_empty()) {
                    let earlier = |(_, word): &(_, Range<u32>)| word.start <= tokens.start;
                    if !group.word.as_ref().is_some_and(earlier) {
                        group.word = Some((line.document, tokens));
                    }
                }
                Ok(())
            })?;
        }
        sort::by(&mut groups, |a, b| {
            b.count.cmp(&a.count).then(a.first.cmp(&b.first))
        });
        Ok(groups)
    }

    /// The lines of one group, in their order. A key that no line has leaves none.
    ///
    /// # Errors
    /// If a part of the pack that is needed is damaged.
    pub fn only(&self, corpus: &Corpus, by: GroupBy, key: &str) -> Result<Concordance, PackError> {
        let common = Common::new(corpus, by)?;
        let mut lines = Vec::new();
        if let Some(wanted) = common.find(key)? {
            for line in &self.lines {
                let mut is_in = false;
                common.each(line, |sequence, _| {
                    is_in |= sequence == wanted;
                    Ok(())
                })?;
                if is_in {
                    lines.push(*line);
                }
            }
        }
        Ok(Concordance {
            lines,
            total: self.total,
        })
    }
}

/// What lines have in common, as sequences of numbers: the forms of a word, or the one number of a
/// document or a value; nothing where a line has none.
struct Common<'c> {
    corpus: &'c Corpus,
    index: Index<'c>,
    by: GroupBy,
    /// The values of the facet, and for each document which of them it has.
    values: Vec<String>,
    of_documents: Vec<Vec<u32>>,
}

impl<'c> Common<'c> {
    fn new(corpus: &'c Corpus, by: GroupBy) -> Result<Common<'c>, PackError> {
        let mut common = Common {
            corpus,
            index: corpus.index()?,
            by,
            values: Vec::new(),
            of_documents: Vec::new(),
        };
        if let GroupBy::Facet(facet) = by {
            common.of_documents.resize(corpus.len(), Vec::new());
            let members = facet::members(corpus, facet, corpus.ids())?.into_iter();
            let members = members.filter_map(|(value, documents)| Some((value?, documents)));
            for (number, (value, documents)) in (0..).zip(members) {
                common.values.push(value);
                for document in documents {
                    if let Some(values) = common.of_documents.get_mut(document.0 as usize) {
                        values.push(number);
                    }
                }
            }
        }
        Ok(common)
    }

    /// Calls `visit` once for each group that a line is in, with the tokens if it is a word.
    fn each(
        &self,
        line: &Line,
        mut visit: impl FnMut(&[u32], Option<Range<u32>>) -> Result<(), PackError>,
    ) -> Result<(), PackError> {
        let forms = |tokens: Range<u32>| -> Vec<u32> {
            tokens.map(|position| self.index.form(position)).collect()
        };
        match self.by {
            GroupBy::Slot(at) => {
                let tokens = slot(&self.index, line, at);
                visit(&forms(tokens.clone()), Some(tokens))
            }
            GroupBy::Collocate => {
                let mut seen: Vec<Vec<u32>> = Vec::new();
                for tokens in neighbours(&self.index, line) {
                    let word = forms(tokens.clone());
                    if !seen.contains(&word) {
                        visit(&word, Some(tokens))?;
                        seen.push(word);
                    }
                }
                match seen.is_empty() {
                    true => visit(&[], None),
                    false => Ok(()),
                }
            }
            GroupBy::Document => visit(&[line.document.0], None),
            GroupBy::Facet(_) => {
                let values = self.of_documents.get(line.document.0 as usize);
                match values.filter(|values| !values.is_empty()) {
                    Some(values) => values.iter().try_for_each(|&value| visit(&[value], None)),
                    None => visit(&[], None),
                }
            }
        }
    }

    /// The key of a sequence.
    fn key(&self, sequence: &[u32]) -> Result<String, PackError> {
        let Some(&number) = sequence.first() else {
            return Ok(String::new());
        };
        Ok(match self.by {
            GroupBy::Slot(_) | GroupBy::Collocate => {
                let forms = sequence.iter().map(|&form| self.index.lexicon.form(form));
                forms.map(spelled).collect::<Vec<_>>().join(" ")
            }
            GroupBy::Document => self.corpus.name(DocId(number))?.to_owned(),
            GroupBy::Facet(_) => {
                let value = self.values.get(number as usize).cloned();
                value.unwrap_or_default()
            }
        })
    }

    /// The sequence of a key, if it can be one.
    fn find(&self, key: &str) -> Result<Option<Vec<u32>>, PackError> {
        if key.is_empty() {
            return Ok(Some(Vec::new()));
        }
        Ok(match self.by {
            GroupBy::Slot(_) | GroupBy::Collocate => {
                let forms = key.split(' ').map(fold::typed);
                forms.map(|form| self.index.lexicon.find(&form)).collect()
            }
            GroupBy::Document => self.corpus.find(key)?.map(|id| vec![id.0]),
            GroupBy::Facet(_) => {
                let place = self.values.iter().position(|value| value == key);
                place.map(|place| vec![place as u32])
            }
        })
    }
}

/// A form as it is written: forms have their tone at the end.
fn spelled(form: &str) -> String {
    let syllable = syllable::parse(form);
    syllable.map_or_else(|| form.to_owned(), |s| s.spell(Placement::Old))
}

/// The words around a line, at most [`REACH`] on either side.
fn neighbours(index: &Index<'_>, line: &Line) -> Vec<Range<u32>> {
    let (zone, _) = index.zone_run(line.start);
    let mut words = Vec::with_capacity(2 * usize::from(REACH));
    let mut start = line.start;
    for _ in 0..REACH {
        if start > zone.start {
            let word = index.word(start - 1).start.max(zone.start)..start;
            start = word.start;
            words.push(word);
        }
    }
    words.reverse();
    let mut end = line.end;
    for _ in 0..REACH {
        if end < zone.end {
            let word = end..index.word(end).end.min(zone.end);
            end = word.end;
            words.push(word);
        }
    }
    words
}
