//! What the lines have in common, counted.

use std::collections::BTreeMap;

use super::{Concordance, Slot, slot};
use crate::{corpus::Corpus, document::DocId, index::Index, pack::PackError, sort};

/// What lines are put together by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GroupBy {
    /// The word in a slot; [`Slot::Node`] for the form of the node.
    Slot(Slot),
    /// The document.
    Document,
    /// The place of the document.
    Place,
    /// The year of the document.
    Year,
    /// The publisher of the document.
    Publisher,
}

/// Lines that have something in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they have in common, as the first of them prints it; `None` where a line has no such
    /// word, or the document no such fact.
    pub label: Option<String>,
    /// How many lines there are.
    pub count: usize,
    /// The first of them: its place in the table.
    pub first: usize,
}

impl Concordance {
    /// Groups the lines: the largest group first, equal ones in the order of their first lines.
    ///
    /// # Errors
    /// If a part of the pack that is needed is damaged.
    pub fn groups(&self, corpus: &Corpus, by: GroupBy) -> Result<Vec<Group>, PackError> {
        let index = corpus.index()?;
        let mut found = match by {
            GroupBy::Slot(at) => self.by_slot(corpus, &index, at)?,
            GroupBy::Document => self.by_fact(|id| Ok(Some(corpus.name(id)?.to_owned())))?,
            GroupBy::Place => self.by_fact(|id| {
                let place = corpus.document(id)?.metadata.place.as_ref();
                Ok(place.map(|fact| fact.value.clone()))
            })?,
            GroupBy::Year => self.by_fact(|id| {
                let date = corpus.document(id)?.metadata.date.as_ref();
                Ok(date.and_then(|fact| Some(fact.value.year?.to_string())))
            })?,
            GroupBy::Publisher => self.by_fact(|id| {
                let publisher = corpus.document(id)?.metadata.publisher.as_ref();
                Ok(publisher.map(|fact| fact.value.clone()))
            })?,
        };
        sort::by(&mut found, |a, b| {
            b.count.cmp(&a.count).then(a.first.cmp(&b.first))
        });
        Ok(found)
    }

    fn by_slot(
        &self,
        corpus: &Corpus,
        index: &Index<'_>,
        at: Slot,
    ) -> Result<Vec<Group>, PackError> {
        let mut counted: BTreeMap<Vec<u32>, (usize, usize)> = BTreeMap::new();
        for (number, line) in self.lines.iter().enumerate() {
            let forms = slot(index, line, at).map(|position| index.form(position));
            counted.entry(forms.collect()).or_insert((0, number)).0 += 1;
        }
        let label = |first: usize| -> Result<Option<String>, PackError> {
            let line = &self.lines[first];
            let tokens = slot(index, line, at);
            if tokens.is_empty() {
                return Ok(None);
            }
            let text = &corpus.document(line.document)?.text;
            let span = index
                .places(line.document, text)
                .span(tokens.start, tokens.end);
            Ok(Some(span.of(text).to_owned()))
        };
        let group = |(count, first)| -> Result<Group, PackError> {
            Ok(Group {
                label: label(first)?,
                count,
                first,
            })
        };
        counted.into_values().map(group).collect()
    }

    fn by_fact(
        &self,
        fact: impl Fn(DocId) -> Result<Option<String>, PackError>,
    ) -> Result<Vec<Group>, PackError> {
        let mut known: BTreeMap<DocId, Option<String>> = BTreeMap::new();
        let mut counted: BTreeMap<Option<String>, (usize, usize)> = BTreeMap::new();
        for (number, line) in self.lines.iter().enumerate() {
            let label = match known.get(&line.document) {
                Some(label) => label.clone(),
                None => {
                    let label = fact(line.document)?;
                    known.insert(line.document, label.clone());
                    label
                }
            };
            counted.entry(label).or_insert((0, number)).0 += 1;
        }
        let group = |(label, (count, first))| Group {
            label,
            count,
            first,
        };
        Ok(counted.into_iter().map(group).collect())
    }
}
