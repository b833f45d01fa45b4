//! How far a program goes with a corpus.
//!
//! What a page loads first has to be small, and the linker leaves out of a program what it does not
//! name. So what the first answer can do without is reached through a table: a corpus that was
//! opened [whole](Depth::WHOLE) goes all the way, a [lean](Depth::LEAN) one has no annotations and
//! says of an answer that it is not the last word ([`crate::search::Answer::unfinished`]), and the
//! program hands over to one that knows more.

use std::fmt;

use danbiet_query::{Node, Query};
use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use crate::{
    annotate::{Abbreviation, Layers},
    catalogue::{self, Catalogue},
    corpus::{Corpus, DOCUMENTS, decoded},
    document::{Document, Words},
    metadata::Metadata,
    pack::{PackError, Tag},
    search::{Afterthought, Found, Planner, Request, afterthought, regex},
    zone::Line,
};

/// Finds what a regular expression fits.
type Regex = fn(&mut Planner<'_>, &Node, &str) -> Result<Vec<Found>, PackError>;

/// Looks for something else where nothing is found.
type Afterthoughts = fn(&mut Planner<'_>, &Request, &Query) -> Result<Afterthought, PackError>;

/// Makes the catalogue of a corpus.
type Cataloguer = fn(&Corpus) -> Result<Catalogue, PackError>;

/// What is done with a corpus.
pub(crate) struct Depth {
    name: &'static str,
    /// Where the documents are.
    pub documents: Tag,
    /// Reads one of them.
    pub read: fn(&[u8]) -> Result<Document, PackError>,
    /// Makes the catalogue where the pack carries none.
    pub catalogue: Option<Cataloguer>,
    pub regex: Option<Regex>,
    pub afterthoughts: Option<Afterthoughts>,
}

impl Depth {
    /// Everything.
    pub const WHOLE: &Depth = &Depth {
        name: "whole",
        documents: DOCUMENTS,
        read: |bytes| {
            let document: Document = decoded(DOCUMENTS, bytes)?;
            document.validate().map_err(wrong(DOCUMENTS))?;
            Ok(document)
        },
        catalogue: Some(|corpus| {
            let documents: Vec<&Document> = corpus.documents().collect::<Result<_, _>>()?;
            Ok(catalogue::build(documents))
        }),
        regex: Some(regex::leaf),
        afterthoughts: Some(afterthought),
    };

    /// What the first answer takes.
    pub const LEAN: &Depth = &Depth {
        name: "lean",
        documents: LEAVES,
        read: |bytes| {
            let leaf: Leaf = decoded(LEAVES, bytes)?;
            let document = Document::from(leaf);
            document.validate_text().map_err(wrong(LEAVES))?;
            Ok(document)
        },
        catalogue: None,
        regex: None,
        afterthoughts: None,
    };
}

impl fmt::Debug for Depth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

fn wrong(tag: Tag) -> impl Fn(&'static str) -> PackError {
    move |what| PackError::Content { tag, what }
}

/// The section of the documents of a lean pack.
pub(crate) const LEAVES: Tag = Tag(*b"leaf");

/// A document without its source and its annotations, those aside that the index is made with.
#[derive(Serialize, Deserialize)]
pub(crate) struct Leaf {
    id: String,
    text: String,
    lines: Vec<Line>,
    sentences: Vec<Span>,
    words: Words,
    metadata: Metadata,
    abbreviations: Vec<Abbreviation>,
}

impl Leaf {
    pub fn of(document: &Document) -> Leaf {
        let document = document.clone();
        Leaf {
            id: document.id,
            text: document.text,
            lines: document.lines,
            sentences: document.sentences,
            words: document.words,
            metadata: document.metadata,
            abbreviations: document.layers.abbreviations,
        }
    }
}

impl From<Leaf> for Document {
    fn from(leaf: Leaf) -> Document {
        Document {
            id: leaf.id,
            text: leaf.text,
            lines: leaf.lines,
            sentences: leaf.sentences,
            words: leaf.words,
            metadata: leaf.metadata,
            layers: Layers {
                abbreviations: leaf.abbreviations,
                ..Layers::default()
            },
            ..Document::default()
        }
    }
}
