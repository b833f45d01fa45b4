//! The documents of a scope, ready to be read layer by layer.

use danbiet_text::Span;

use super::{
    scope::{Near, Scope},
    table::{InDocument, Item, Proof, Term, Value},
};
use crate::{
    annotate::Layers,
    corpus::Corpus,
    document::{DocId, Document},
    pack::PackError,
    search::{DocumentHits, Zones},
    sort,
};

/// A document of a scope.
pub struct Page<'a> {
    pub id: DocId,
    pub document: &'a Document,
    pub layers: &'a Layers,
    zones: Zones,
    /// The sentences (or lines) whose mentions count; `None`: all.
    near: Option<Vec<Span>>,
}

/// The numbers of the documents of a scope, in order.
pub fn ids(corpus: &Corpus, scope: &Scope<'_>) -> Vec<DocId> {
    let Some((answer, _)) = scope.answer else {
        let all = || corpus.ids().collect();
        return scope.documents.map_or_else(all, <[DocId]>::to_vec);
    };
    let mut found: Vec<DocId> = answer.documents.iter().map(|d| d.document).collect();
    found.sort_unstable();
    if let Some(documents) = scope.documents {
        found.retain(|id| documents.binary_search(id).is_ok());
    }
    found
}

/// The documents of a scope, in order.
pub fn pages<'a>(corpus: &'a Corpus, scope: &Scope<'a>) -> Result<Vec<Page<'a>>, PackError> {
    let ids = ids(corpus, scope);
    let mut entries: Vec<&DocumentHits> = match scope.answer {
        Some((answer, Near::Sentence)) => answer.documents.iter().collect(),
        _ => Vec::new(),
    };
    entries.sort_unstable_by_key(|entry| entry.document);
    let mut pages = Vec::with_capacity(ids.len());
    for id in ids {
        let document = corpus.document(id)?;
        let mut near = None;
        if let Some((answer, Near::Sentence)) = scope.answer {
            let entry = entries.binary_search_by_key(&id, |entry| entry.document);
            if let Some(entry) = entry.ok().map(|at| entries[at]).filter(|e| e.count > 0) {
                let hits = answer.hits(corpus, entry)?;
                let mut around: Vec<Span> = hits
                    .iter()
                    .map(|hit| sentence(document, hit.span))
                    .collect();
                around.sort_unstable();
                around.dedup();
                near = Some(around);
            }
        }
        pages.push(Page {
            id,
            document,
            layers: match scope.overlay {
                Some(overlay) => overlay.layers(id, document),
                None => &document.layers,
            },
            zones: scope.zones,
            near,
        });
    }
    Ok(pages)
}

/// The sentence that holds a place; the line, where there are no sentences; the place itself,
/// where there is no line.
pub fn sentence(document: &Document, span: Span) -> Span {
    let at = document.sentences.partition_point(|s| s.end <= span.start);
    let sentence = document.sentences.get(at).filter(|s| s.start <= span.start);
    let line = || document.line_at(span).map(|line| line.span);
    sentence.copied().or_else(line).unwrap_or(span)
}

impl Page<'_> {
    /// A place of the document, if it counts.
    pub fn proof(&self, span: Span) -> Option<Proof> {
        let proof = self.anywhere(span);
        let near = self
            .near
            .as_ref()
            .is_none_or(|near| near.binary_search(&proof.sentence).is_ok());
        (near && self.zones.contains(proof.zone)).then_some(proof)
    }

    /// A place of the document, whether the scope holds it or not.
    pub fn anywhere(&self, span: Span) -> Proof {
        Proof::at(self.id, self.document, span)
    }

    /// Words of the document, white space as single blanks.
    pub fn words(&self, span: Span) -> String {
        let words: Vec<&str> = span.of(&self.document.text).split_whitespace().collect();
        words.join(" ")
    }

    /// The place that the document is about.
    pub fn place(&self) -> Option<&str> {
        let place = self.document.metadata.place.as_ref();
        place.map(|fact| fact.value.as_str())
    }

    /// What identifies a mention in addresses: document and place.
    pub fn mention_id(&self, span: Span) -> String {
        let mut id = self.document.id.clone();
        id.push('.');
        id.push_str(&span.start.to_string());
        id
    }
}

/// The documents of some places, which are in order.
pub fn documents(proofs: &[Proof]) -> Value {
    let by_document = proofs.chunk_by(|a, b| a.document == b.document);
    Value::Documents(
        by_document
            .map(|proofs| InDocument {
                document: proofs[0].document,
                proofs: proofs.to_vec(),
            })
            .collect(),
    )
}

/// A list of texts that grows: the same text of the same kind is one item.
#[derive(Default)]
pub struct Items(Vec<Item>);

impl Items {
    pub fn add(&mut self, text: String, term: Option<Term>, proof: Proof) {
        let same = |item: &&mut Item| item.text == text && item.term == term;
        match self.0.iter_mut().find(same) {
            Some(item) => item.proofs.push(proof),
            None => self.0.push(Item {
                text,
                term,
                proofs: vec![proof],
            }),
        }
    }

    /// The list, the most frequent first; [`Value::NotStated`] if it is empty.
    pub fn value(mut self) -> Value {
        sort::by_key(&mut self.0, |item| std::cmp::Reverse(item.proofs.len()));
        if self.0.is_empty() {
            Value::NotStated
        } else {
            Value::Items(self.0)
        }
    }
}
