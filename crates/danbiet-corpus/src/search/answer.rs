//! What the engine answers.

use danbiet_query::{Diagnostic, Query};
use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use super::request::{Reading, Zones};
use crate::{corpus::Corpus, document::DocId, index::Places, pack::PackError, zone::Zone};

/// Everything that is known about a query's hits.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What the query says.
    pub query: Query,
    /// Remarks on how it was read.
    pub diagnostics: Vec<Diagnostic>,
    /// How marks were read.
    pub reading: Reading,
    /// Why they were read so.
    pub reason: LevelReason,
    /// How many hits there are, by nearness to what was typed.
    pub counts: Counts,
    /// How many hits of this reading there are, by nearness of the words; also of groups that are
    /// not listed.
    pub groups: Groups,
    /// The documents of the answer, in the order that was asked for. A document without hits is
    /// here when the query names no text, or only text that must be absent.
    pub documents: Vec<DocumentHits>,
    /// The documents that were searched and are not in the answer, in document order.
    pub absent: Vec<DocId>,
    /// The zones that were searched.
    pub zones: Zones,
    /// What the query was taken for when it was read as keystrokes of Telex, VNI or VIQR.
    pub decoded: Option<String>,
    /// Queries that do have hits, nearest first, when this one has none.
    pub suggestions: Vec<String>,
    /// Whether a costly pattern was cut off, so that hits may be missing after this document.
    pub cut: Option<DocId>,
    /// Whether this is not the last word: a lean corpus ([`Corpus::open_lean`]) knows nothing of
    /// regular expressions, nor what to try when nothing is found. A whole corpus knows.
    pub unfinished: bool,
    /// All listed hits, document by document in document order.
    pub(crate) found: Vec<Found>,
    /// The bytes of hits that are not made of whole tokens (regular expressions).
    pub(crate) spans: Vec<Span>,
}

/// A document of an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DocumentHits {
    /// Which document.
    pub document: DocId,
    /// How good an answer it is; 0 is the least. Comparable inside one answer only.
    pub score: f32,
    /// How many hits it has.
    pub count: u32,
    /// Place of its first hit in [`Answer::found`].
    pub(crate) first: u32,
}

/// A hit as the index knows it: tokens instead of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// First token.
    pub start: u32,
    /// First token after it.
    pub end: u32,
    pub level: Level,
    pub group: Group,
    /// The zone it begins in.
    pub zone: Zone,
    /// Which of the things that were asked for it is.
    pub unit: u8,
    /// The number of its bytes in [`Answer::spans`] plus one; 0 if its bytes are those of its
    /// tokens.
    pub exact: u32,
}

/// An occurrence of what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The document it is in.
    pub document: DocId,
    /// Where it stands in the document's text.
    pub span: Span,
    /// How near it is to what was typed.
    pub level: Level,
    /// How near the words of the query are.
    pub group: Group,
    /// The zone it begins in.
    pub zone: Zone,
}

/// How near a hit is to what was typed, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// The same, but for letter case, Unicode form, tone placement and free i/y.
    Typed,
    /// The same when all marks are dropped.
    Any,
    /// A short form of it, or what the short form stands for.
    Short,
    /// The same as what the keystrokes write.
    Decoded,
}

impl Level {
    /// The name of the level in the exported forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Level::Typed => "typed",
            Level::Any => "any",
            Level::Short => "short",
            Level::Decoded => "decoded",
        }
    }
}

/// How near the words of the query are at a hit, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// The whole query, in order.
    Adjacent,
    /// All its words are in this sentence; the hit is one of them.
    Sentence,
    /// All its words are in this document; the hit is one of them.
    Document,
    /// One of its words.
    Some,
}

impl Group {
    /// The name of the group in the exported forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Group::Adjacent => "adjacent",
            Group::Sentence => "sentence",
            Group::Document => "document",
            Group::Some => "some",
        }
    }
}

/// Why marks were read as they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LevelReason {
    /// The request or the query says so.
    Asked,
    /// The query has a syllable with marks.
    Marked,
    /// No syllable of the query has marks.
    Unmarked,
}

/// Hits by level, over the groups that are listed. Short forms are in neither of the first two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Hits when marks must be as typed.
    pub typed: usize,
    /// Hits when marks make no difference.
    pub any: usize,
    /// Hits that are short forms, or that short forms of the query stand for.
    pub short: usize,
    /// Hits of this reading in furniture that are not listed.
    pub furniture: usize,
}

/// Hits by group. A hit is counted in the nearest group that holds for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Groups {
    /// The whole query, in order.
    pub adjacent: usize,
    /// Words of it in sentences that have all of them.
    pub sentence: usize,
    /// Words of it in documents that have all of them.
    pub document: usize,
    /// Words of it anywhere; counted when [`super::Reach::Some`] is asked for.
    pub some: usize,
}

impl Found {
    /// A stretch whose bytes are those of its tokens. Where it stands is for the maker to say.
    pub fn new(start: u32, end: u32, level: Level) -> Self {
        Self {
            start,
            end,
            level,
            group: Group::Adjacent,
            zone: Zone::Body,
            unit: 0,
            exact: 0,
        }
    }

    /// Everything that ranking and counting look at: hits of one kind are all the same to them.
    #[inline]
    pub fn kind(&self) -> (Level, Group, Zone, u8) {
        (self.level, self.group, self.zone, self.unit)
    }
}

impl Answer {
    /// An answer with nothing in it, for whoever has to show something where the corpus is damaged.
    #[must_use]
    pub fn nothing() -> Self {
        Self {
            query: Query::default(),
            diagnostics: Vec::new(),
            reading: Reading::Any,
            reason: LevelReason::Unmarked,
            counts: Counts::default(),
            groups: Groups::default(),
            documents: Vec::new(),
            absent: Vec::new(),
            zones: Zones::NONE,
            decoded: None,
            suggestions: Vec::new(),
            cut: None,
            unfinished: false,
            found: Vec::new(),
            spans: Vec::new(),
        }
    }

    /// The same for whoever waits for a program that can finish the answer.
    #[must_use]
    pub fn awaited() -> Self {
        Self {
            unfinished: true,
            ..Self::nothing()
        }
    }

    /// How many hits are listed.
    #[must_use]
    pub fn total(&self) -> usize {
        self.found.len()
    }

    /// The entry of a document, if it is in the answer.
    #[must_use]
    pub fn document(&self, document: DocId) -> Option<&DocumentHits> {
        self.documents.iter().find(|d| d.document == document)
    }

    /// The hits of one document with their places in its text, in order.
    ///
    /// # Errors
    /// If the document's part of the pack is damaged.
    pub fn hits(&self, corpus: &Corpus, document: &DocumentHits) -> Result<Vec<Hit>, PackError> {
        let found = self.found(document);
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let text = &corpus.document(document.document)?.text;
        let index = corpus.index()?;
        let mut places = index.places(document.document, text);
        let hit = |found: &Found| self.hit(document.document, found, &mut places);
        Ok(found.iter().map(hit).collect())
    }

    /// A hit with its place in the text that `places` reads.
    pub(crate) fn hit(&self, document: DocId, found: &Found, places: &mut Places<'_, '_>) -> Hit {
        Hit {
            document,
            span: match found.exact.checked_sub(1) {
                Some(at) => self.spans[at as usize],
                None => places.span(found.start, found.end),
            },
            level: found.level,
            group: found.group,
            zone: found.zone,
        }
    }

    /// The hits of one document as token positions.
    pub(crate) fn found(&self, document: &DocumentHits) -> &[Found] {
        let first = document.first as usize;
        self.found
            .get(first..first + document.count as usize)
            .unwrap_or_default()
    }
}
