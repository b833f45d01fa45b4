//! Places or documents crossed with the themes of the corpus.
//!
//! A theme is a named query of `corpus.toml`. A cell counts the hits of the theme's query in the
//! documents of its row; [`Matrix::proofs`] gives their sentences, and [`Matrix::figures`] the
//! figures in these sentences, when the cell is opened.

use std::{cmp::Ordering, collections::BTreeMap};

use danbiet_text::collate::{self, Numbers};

use super::{
    gather,
    scope::{Overlay, Scope},
    table::{BasisKind, Proof},
};
use crate::{
    corpus::Corpus,
    document::DocId,
    pack::PackError,
    search::{self, Answer, DocumentHits, Request, Sort},
    sort,
};

/// What the rows stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The place that documents are about.
    #[default]
    Place,
    /// The province of that place.
    Province,
    /// Single documents.
    Document,
}

/// Rows crossed with themes.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// What the rows stand for.
    pub subject: Subject,
    /// The rows: places in dictionary order, those of documents without one last; documents in
    /// their order.
    pub rows: Vec<MatrixRow>,
    /// What the query of each theme has found.
    answers: Vec<Answer>,
}

/// A row of a matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixRow {
    /// The place; for a document its id; `None`: the place is not known.
    pub name: Option<String>,
    /// How the place is known, if the text of a document of the row does not state it.
    pub basis: Option<BasisKind>,
    /// Its documents, in order.
    pub documents: Vec<DocId>,
    /// One cell for each theme of [`crate::CorpusInfo::themes`]; `None`: no document of the row
    /// says anything on the theme.
    pub cells: Vec<Option<MatrixCell>>,
}

/// A cell of a matrix.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MatrixCell {
    /// How many hits the theme has. 0: the query asks for facts only, and no words of the text
    /// answer it.
    pub hits: u32,
    /// In how many documents.
    pub documents: u32,
}

/// Crosses places or documents with themes. Of the scope, the documents count (also those of its
/// answer) and the zones.
///
/// # Errors
/// If a part of the pack that is needed is damaged.
pub fn matrix(corpus: &Corpus, subject: Subject, scope: &Scope<'_>) -> Result<Matrix, PackError> {
    let documents = gather::ids(corpus, scope);
    let mut answers = Vec::with_capacity(corpus.info().themes.len());
    for theme in &corpus.info().themes {
        let request = Request {
            within: Some(documents.clone()),
            zones: scope.zones,
            sort: Sort::Document,
            ..Request::new(theme.query.as_str())
        };
        answers.push(search::search(corpus, &request)?);
    }
    let mut rows = rows(corpus, subject, documents)?;
    for row in &mut rows {
        row.cells = answers.iter().map(|answer| cell(answer, row)).collect();
    }
    Ok(Matrix {
        subject,
        rows,
        answers,
    })
}

/// The rows, without cells.
fn rows(
    corpus: &Corpus,
    subject: Subject,
    documents: Vec<DocId>,
) -> Result<Vec<MatrixRow>, PackError> {
    let mut rows: Vec<MatrixRow> = Vec::new();
    let mut known: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for id in documents {
        let (name, basis) = match subject {
            Subject::Document => (Some(corpus.name(id)?.to_owned()), None),
            Subject::Place | Subject::Province => {
                let metadata = &corpus.document(id)?.metadata;
                let fact = match subject {
                    Subject::Place => &metadata.place,
                    _ => &metadata.province,
                };
                let basis = fact.as_ref().map(|fact| BasisKind::from(&fact.basis));
                let unstated = basis.filter(|basis| *basis != BasisKind::Stated);
                (fact.as_ref().map(|fact| fact.value.clone()), unstated)
            }
        };
        let at = *known.entry(name.clone()).or_insert(rows.len());
        if at == rows.len() {
            rows.push(MatrixRow {
                name,
                basis: None,
                documents: Vec::new(),
                cells: Vec::new(),
            });
        }
        rows[at].basis = rows[at].basis.or(basis);
        rows[at].documents.push(id);
    }
    if subject != Subject::Document {
        sort::by_cached_key(&mut rows, |row| {
            let name = row.name.as_deref();
            let key = name.map(|name| collate::key(name, Numbers::ByValue));
            (key.is_none(), key)
        });
    }
    Ok(rows)
}

fn cell(answer: &Answer, row: &MatrixRow) -> Option<MatrixCell> {
    let entries = entries(answer, row);
    let cell = entries.fold(MatrixCell::default(), |cell, entry| MatrixCell {
        hits: cell.hits + entry.count,
        documents: cell.documents + 1,
    });
    (cell.documents > 0).then_some(cell)
}

/// The documents of a row in an answer, whose documents are in order.
fn entries<'a>(
    answer: &'a Answer,
    row: &'a MatrixRow,
) -> impl Iterator<Item = &'a DocumentHits> + use<'a> {
    row.documents.iter().filter_map(|id| {
        let at = answer.documents.binary_search_by_key(id, |d| d.document);
        at.ok().and_then(|at| answer.documents.get(at))
    })
}

/// What the rows of a matrix are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatrixColumn {
    /// The names of the rows, in dictionary order.
    Name,
    /// The hits of a theme, by its number.
    Theme(usize),
}

impl Matrix {
    /// Puts the rows in the order of a column. Rows without a name, or that say nothing on the
    /// theme, are last either way; rows that are alike keep their order.
    pub fn sort(&mut self, column: MatrixColumn, descending: bool) {
        let directed = |order: Ordering| if descending { order.reverse() } else { order };
        match column {
            MatrixColumn::Name => {
                let key = |row: &MatrixRow| {
                    let name = row.name.as_deref();
                    name.map(|name| collate::key(name, Numbers::ByValue))
                };
                sort::by(&mut self.rows, |a, b| match (key(a), key(b)) {
                    (Some(a), Some(b)) => directed(a.cmp(&b)),
                    (a, b) => a.is_none().cmp(&b.is_none()),
                });
            }
            MatrixColumn::Theme(theme) => {
                let hits = |row: &MatrixRow| {
                    let cell = row.cells.get(theme).copied().flatten();
                    cell.map(|cell| cell.hits)
                };
                sort::by(&mut self.rows, |a, b| match (hits(a), hits(b)) {
                    (Some(a), Some(b)) => directed(a.cmp(&b)),
                    (a, b) => a.is_none().cmp(&b.is_none()),
                });
            }
        }
    }

    /// The hits of a theme in the documents of a row, each with its sentence; empty if there is no
    /// such row or theme.
    ///
    /// # Errors
    /// If a document is damaged.
    pub fn proofs(
        &self,
        corpus: &Corpus,
        row: usize,
        theme: usize,
    ) -> Result<Vec<Proof>, PackError> {
        let mut proofs = Vec::new();
        let (Some(row), Some(answer)) = (self.rows.get(row), self.answers.get(theme)) else {
            return Ok(proofs);
        };
        for entry in entries(answer, row) {
            let document = corpus.document(entry.document)?;
            let hits = answer.hits(corpus, entry)?;
            proofs.extend(hits.iter().map(|hit| Proof {
                document: entry.document,
                span: hit.span,
                sentence: gather::sentence(document, hit.span),
                zone: hit.zone,
            }));
        }
        Ok(proofs)
    }

    /// The figures in the sentences of [`Matrix::proofs`]: what a place says on a theme in numbers.
    /// `overlay` are layers that stand in place of those of the corpus.
    ///
    /// # Errors
    /// If a document is damaged.
    pub fn figures(
        corpus: &Corpus,
        overlay: Option<&Overlay>,
        proofs: &[Proof],
    ) -> Result<Vec<Proof>, PackError> {
        let mut figures = Vec::new();
        for proofs in proofs.chunk_by(|a, b| (a.document, a.sentence) == (b.document, b.sentence)) {
            let place = proofs[0];
            let document = corpus.document(place.document)?;
            let layers = match overlay {
                Some(overlay) => overlay.layers(place.document, document),
                None => &document.layers,
            };
            let inside =
                (layers.figures.iter()).filter(|figure| place.sentence.contains(figure.span));
            figures.extend(inside.map(|figure| Proof {
                span: figure.span,
                ..place
            }));
        }
        figures.dedup();
        Ok(figures)
    }
}
