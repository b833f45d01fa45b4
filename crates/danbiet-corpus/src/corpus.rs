//! A corpus that can be asked: documents, index and facts about the whole, in a [`pack`].
//!
//! Opening reads the pack's header and the facts about the whole. Documents are decoded when they are
//! first asked for and then kept; the index is read in place.

use std::{borrow::Cow, fmt, ops::Range, sync::OnceLock};

use serde::{Deserialize, Serialize};

use crate::{
    annotate,
    catalogue::{self, Catalogue},
    depth::{Depth, LEAVES, Leaf},
    document::{DocId, Document},
    frequency,
    index::{self, Index},
    pack::{self, Pack, PackError, Tag},
    search, sort,
};

const INFO: Tag = Tag(*b"info");
const DIRECTORY: Tag = Tag(*b"dirs");
const IDS: Tag = Tag(*b"ids ");
const CATALOGUE: Tag = Tag(*b"cata");
const WORD_LISTS: Tag = Tag(*b"freq");
pub(crate) const DOCUMENTS: Tag = Tag(*b"docs");

/// Bytes of one entry of the directory: where the document begins (u64), how long it is (u32), its
/// checksum (u32), where its id ends in the list of ids (u32).
const ENTRY: usize = 20;

/// From this many bytes of text on a pack carries the index. A smaller corpus is indexed when it is
/// first searched, which takes some milliseconds, and is half as large on its way to the reader.
pub const INDEX_FROM: u64 = 256 * 1024;

/// From this many bytes of text on a corpus is large: the slowest of 200 queries takes 154 ms in a
/// tab over 21 MB of text (docs/BENCHMARKS.md), and time grows with the text, so that above 2 MB it
/// can take longer than a frame of 16 ms. What is asked of a large corpus is found beside the page.
pub const LARGE: u64 = 2_000_000;

/// A text in the languages of the interface; either may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Localised {
    /// In Vietnamese.
    pub vi: Option<String>,
    /// In English.
    pub en: Option<String>,
}

/// A query that has a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// What addresses and the field `theme:` call it: `doi-thoai`.
    pub id: String,
    /// What the interface calls it.
    pub name: Localised,
    /// The query.
    pub query: String,
}

/// Facts about the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorpusInfo {
    /// What the corpus is called.
    pub title: Localised,
    /// The language of the documents (BCP 47): `vi`.
    pub language: String,
    /// Where the corpus is to be found on the web.
    pub site_url: Option<String>,
    /// Named queries, in the order in which they are shown.
    pub themes: Vec<Theme>,
    /// SHA-256, in hexadecimal, of everything that the corpus was made from: the names and bytes of
    /// the documents and `corpus.toml`. The same hash means the same corpus.
    pub hash: String,
    /// How many documents there are.
    pub documents: u32,
    /// How many bytes of text they hold.
    pub text_bytes: u64,
}

/// Why documents make no corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BuildError {
    /// Two documents have the same id.
    SameId {
        /// The id.
        id: String,
    },
    /// More documents, or more text, than the stored form can number.
    TooLarge,
    /// What was written cannot be read: a fault of this program.
    Pack(PackError),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BuildError::SameId { id } => {
                write!(f, "two documents are called {id}; rename one of them")
            }
            BuildError::TooLarge => f.write_str(
                "the corpus is too large for one pack (4 GiB for a document, \
                 4 billion documents); make several",
            ),
            BuildError::Pack(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for BuildError {}

impl From<PackError> for BuildError {
    fn from(error: PackError) -> Self {
        BuildError::Pack(error)
    }
}

/// The stored form of a corpus. The documents are ordered by id; `info.documents` and
/// `info.text_bytes` are set here.
///
/// # Errors
/// [`BuildError::SameId`], [`BuildError::TooLarge`].
pub fn stored(mut info: CorpusInfo, mut documents: Vec<Document>) -> Result<Vec<u8>, BuildError> {
    sort::by(&mut documents, |a, b| a.id.cmp(&b.id));
    annotate::instrument::across::link(&mut documents);
    if let Some(pair) = documents.windows(2).find(|pair| pair[0].id == pair[1].id) {
        return Err(BuildError::SameId {
            id: pair[0].id.clone(),
        });
    }
    info.documents = u32::try_from(documents.len()).map_err(|_| BuildError::TooLarge)?;
    info.text_bytes = documents.iter().map(|d| d.text.len() as u64).sum();
    let (mut directory, mut ids, mut bodies) = (Vec::new(), Vec::new(), Vec::new());
    for document in &documents {
        let start = bodies.len();
        bodies = encoded_behind(bodies, document);
        ids.extend_from_slice(document.id.as_bytes());
        let (before, body) = bodies.split_at(start);
        directory.extend(entry(before, body, ids.len()).map_err(|_| BuildError::TooLarge)?);
    }
    let mut sections = vec![(INFO, encoded(&info)), (DIRECTORY, directory), (IDS, ids)];
    if info.text_bytes >= INDEX_FROM {
        let index = index::build(documents.iter());
        let index: Sections = index
            .into_iter()
            .map(|(t, bytes)| (Tag(t), bytes))
            .collect();
        let lists = frequency::stored::write(&index_of(&index)?);
        sections.extend(index);
        sections.push((WORD_LISTS, lists));
        let catalogue = catalogue::build(documents.iter());
        sections.push((CATALOGUE, encoded(&catalogue)));
    }
    sections.push((DOCUMENTS, bodies));
    Ok(pack::write(&sections))
}

/// Named sections in memory.
type Sections = Vec<(Tag, Vec<u8>)>;

/// An opened corpus.
#[derive(Debug)]
pub struct Corpus {
    pack: Pack,
    depth: &'static Depth,
    info: CorpusInfo,
    documents: Vec<OnceLock<Result<Document, PackError>>>,
    /// The index of a small corpus, which its pack does not carry.
    index: OnceLock<Result<Sections, PackError>>,
    /// Whether the index that the pack carries makes sense.
    index_sound: OnceLock<Result<(), &'static str>>,
    catalogue: OnceLock<Result<Catalogue, PackError>>,
    /// For each theme the documents it is found in, in order.
    themes: Vec<OnceLock<Result<Vec<DocId>, PackError>>>,
}

impl Corpus {
    /// Opens a stored corpus.
    ///
    /// # Errors
    /// If the bytes are no sound pack. What is damaged further inside is found when it is first
    /// used, or by [`Corpus::check`].
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Corpus, PackError> {
        Corpus::open_as(bytes.into(), Depth::WHOLE)
    }

    /// Opens the lean form of a corpus ([`Corpus::lean`]). Its documents have no source and no
    /// annotations, and an answer may be [unfinished](crate::search::Answer::unfinished).
    ///
    /// # Errors
    /// As [`Corpus::open`].
    pub fn open_lean(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Corpus, PackError> {
        Corpus::open_as(bytes.into(), Depth::LEAN)
    }

    fn open_as(bytes: Cow<'static, [u8]>, depth: &'static Depth) -> Result<Corpus, PackError> {
        let pack = Pack::open(bytes)?;
        let info: CorpusInfo = decoded(INFO, pack.section(INFO)?)?;
        let directory = pack.section_unchecked(DIRECTORY)?.len();
        if directory != ENTRY * info.documents as usize {
            return Err(PackError::Content {
                tag: DIRECTORY,
                what: "it does not list as many documents as the corpus has",
            });
        }
        let documents = (0..info.documents).map(|_| OnceLock::new()).collect();
        let themes = info.themes.iter().map(|_| OnceLock::new()).collect();
        Ok(Corpus {
            pack,
            depth,
            info,
            documents,
            index: OnceLock::new(),
            index_sound: OnceLock::new(),
            catalogue: OnceLock::new(),
            themes,
        })
    }

    /// A corpus of documents in memory.
    ///
    /// # Errors
    /// As [`stored`].
    pub fn build(info: CorpusInfo, documents: Vec<Document>) -> Result<Corpus, BuildError> {
        Ok(Corpus::open(stored(info, documents)?)?)
    }

    /// The stored form of a corpus that is searched and listed, but not read: for the first load of
    /// a page. What is made of the documents when they are there is the same.
    ///
    /// # Errors
    /// If a part of the pack is damaged, or the corpus is lean already.
    pub fn lean(&self) -> Result<Vec<u8>, PackError> {
        let (mut directory, mut bodies) = (Vec::new(), Vec::new());
        for document in self.documents() {
            let body = encoded(&Leaf::of(document?));
            let id = self.entry(DocId((directory.len() / ENTRY) as u32))?.id;
            directory.extend(entry(&bodies, &body, id.end)?);
            bodies.extend_from_slice(&body);
        }
        let mut sections = vec![
            (INFO, encoded(&self.info)),
            (DIRECTORY, directory),
            (IDS, self.pack.section(IDS)?.to_vec()),
            (CATALOGUE, encoded(self.catalogue()?)),
        ];
        if self.info.text_bytes >= INDEX_FROM {
            for tag in index::SECTIONS.map(Tag) {
                sections.push((tag, self.pack.section(tag)?.to_vec()));
            }
        }
        sections.push((LEAVES, bodies));
        Ok(pack::write(&sections))
    }

    /// The stored form.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.pack.bytes()
    }

    /// Facts about the whole.
    #[must_use]
    pub fn info(&self) -> &CorpusInfo {
        &self.info
    }

    /// How many documents there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// The numbers of all documents, in order.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = DocId> + DoubleEndedIterator + use<> {
        (0..self.info.documents).map(DocId)
    }

    /// A document; decoded at the first call.
    ///
    /// # Errors
    /// If its part of the pack is damaged, or if there is no such document.
    pub fn document(&self, id: DocId) -> Result<&Document, PackError> {
        let cell = self
            .documents
            .get(id.0 as usize)
            .ok_or(PackError::NoDocument {
                number: id.0,
                count: self.info.documents,
            })?;
        let document = cell.get_or_init(|| self.read(id));
        document.as_ref().map_err(Clone::clone)
    }

    /// All documents in order.
    ///
    /// # Errors
    /// Each as [`Corpus::document`].
    pub fn documents(&self) -> impl Iterator<Item = Result<&Document, PackError>> {
        self.ids().map(|id| self.document(id))
    }

    /// The id of a document, without decoding it.
    ///
    /// # Errors
    /// If the list of ids is damaged, or if there is no such document.
    pub fn name(&self, id: DocId) -> Result<&str, PackError> {
        let entry = self.entry(id)?;
        let wrong = PackError::Content {
            tag: IDS,
            what: "an id is not where the directory says",
        };
        let ids = self.pack.section(IDS)?;
        let bytes = ids.get(entry.id).ok_or(wrong.clone())?;
        std::str::from_utf8(bytes).map_err(|_| wrong)
    }

    /// The number of the document with this id.
    ///
    /// # Errors
    /// If the list of ids is damaged.
    pub fn find(&self, id: &str) -> Result<Option<DocId>, PackError> {
        let (mut low, mut high) = (0, self.info.documents);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.name(DocId(middle))?.cmp(id) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Ok(Some(DocId(middle))),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        Ok(None)
    }

    /// The index over all documents: where every token stands, and the words of the corpus.
    ///
    /// # Errors
    /// If one of its sections is damaged.
    pub fn index(&self) -> Result<Index<'_>, PackError> {
        if self.info.text_bytes >= INDEX_FROM {
            let index = Index::read(|tag| self.pack.section(Tag(tag)))?;
            let sound = self.index_sound.get_or_init(|| {
                let documents = index.documents() == self.info.documents;
                index.validate()?;
                documents.then_some(()).ok_or("it has not all documents")
            });
            let wrong = |what| PackError::Content {
                tag: Tag(index::SECTIONS[0]),
                what,
            };
            return sound.map(|()| index).map_err(wrong);
        }
        let built = self.index.get_or_init(|| {
            let documents: Vec<&Document> = self.documents().collect::<Result<_, _>>()?;
            let sections = index::build(documents).into_iter();
            Ok(sections.map(|(tag, bytes)| (Tag(tag), bytes)).collect())
        });
        index_of(built.as_ref().map_err(Clone::clone)?)
    }

    /// The frequency lists that the pack carries, if it does: a small one does not.
    pub(crate) fn word_lists(&self) -> Result<Option<&[u8]>, PackError> {
        match self.pack.section(WORD_LISTS) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(PackError::NoSection { .. }) => Ok(None),
            Err(damage) => Err(damage),
        }
    }

    /// The documents in whose articles a theme is found, in order; none for a theme that is not
    /// there. Searched for at the first call.
    ///
    /// # Errors
    /// If a part of the pack that is needed is damaged.
    pub fn theme_documents(&self, theme: usize) -> Result<&[DocId], PackError> {
        let (Some(cell), Some(theme)) = (self.themes.get(theme), self.info.themes.get(theme))
        else {
            return Ok(&[]);
        };
        let found = cell.get_or_init(|| search::theme_documents(self, &theme.query));
        found.as_ref().map(Vec::as_slice).map_err(Clone::clone)
    }

    /// What the documents are and name, in columns; decoded, or of a small corpus made, at the
    /// first call.
    pub(crate) fn catalogue(&self) -> Result<&Catalogue, PackError> {
        let catalogue = self.catalogue.get_or_init(|| {
            match (self.pack.section(CATALOGUE), self.depth.catalogue) {
                (Err(PackError::NoSection { .. }), Some(make)) => make(self),
                (section, _) => decoded(CATALOGUE, section?),
            }
        });
        catalogue.as_ref().map_err(Clone::clone)
    }

    /// What this program does with it.
    pub(crate) fn depth(&self) -> &'static Depth {
        self.depth
    }

    /// The pack beneath: its sections and their sizes.
    #[must_use]
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// Verifies everything, which costs as much as reading everything.
    ///
    /// # Errors
    /// The first thing that is damaged.
    pub fn check(&self) -> Result<(), PackError> {
        self.pack.check()?;
        self.index()?;
        self.catalogue()?;
        for id in self.ids() {
            if self.name(id)? != self.document(id)?.id {
                return Err(PackError::Content {
                    tag: IDS,
                    what: "a document has another id than the directory says",
                });
            }
        }
        Ok(())
    }

    fn entry(&self, id: DocId) -> Result<Entry, PackError> {
        let directory = self.pack.section(DIRECTORY)?;
        let at = id.0 as usize * ENTRY;
        let read = || {
            let start = pack::u64_at(directory, at)?;
            let length = pack::u32_at(directory, at + 8)?;
            let id_start = if at == 0 {
                0
            } else {
                pack::u32_at(directory, at - 4)?
            };
            Some(Entry {
                range: usize::try_from(start).ok()?
                    ..usize::try_from(start.checked_add(u64::from(length))?).ok()?,
                checksum: pack::u32_at(directory, at + 12)?,
                id: id_start as usize..pack::u32_at(directory, at + 16)? as usize,
            })
        };
        read().ok_or(PackError::NoDocument {
            number: id.0,
            count: self.info.documents,
        })
    }

    /// Reads one document, without touching the others: each has a checksum of its own.
    fn read(&self, id: DocId) -> Result<Document, PackError> {
        let entry = self.entry(id)?;
        let content = |what| PackError::Content {
            tag: self.depth.documents,
            what,
        };
        let start = entry.range.start as u64;
        let bytes = self
            .pack
            .section_unchecked(self.depth.documents)?
            .get(entry.range)
            .ok_or(content("a document is not where the directory says"))?;
        if pack::checksum(bytes) != entry.checksum {
            return Err(PackError::Document {
                number: id.0,
                offset: self.pack.offset(self.depth.documents).saturating_add(start),
            });
        }
        (self.depth.read)(bytes)
    }
}

/// The index that some sections hold.
fn index_of(sections: &Sections) -> Result<Index<'_>, PackError> {
    Index::read(|tag| {
        let section = sections.iter().find(|section| section.0 == Tag(tag));
        section
            .map(|section| section.1.as_slice())
            .ok_or(PackError::NoSection { tag: Tag(tag) })
    })
}

/// Where a document and its id are, in their sections.
struct Entry {
    range: Range<usize>,
    checksum: u32,
    id: Range<usize>,
}

/// An entry of the directory: of a body that comes behind others, and whose id ends here.
fn entry(bodies: &[u8], body: &[u8], id_end: usize) -> Result<Vec<u8>, PackError> {
    let small = |n: usize| {
        u32::try_from(n).map_err(|_| PackError::Content {
            tag: DIRECTORY,
            what: "it can list nothing of 4 GiB",
        })
    };
    Ok([
        &(bodies.len() as u64).to_le_bytes()[..],
        &small(body.len())?.to_le_bytes(),
        &pack::checksum(body).to_le_bytes(),
        &small(id_end)?.to_le_bytes(),
    ]
    .concat())
}

fn encoded<T: Serialize>(value: &T) -> Vec<u8> {
    encoded_behind(Vec::new(), value)
}

/// The bytes with a value behind them.
fn encoded_behind<T: Serialize>(bytes: Vec<u8>, value: &T) -> Vec<u8> {
    // Writing to memory fails only for sequences of unknown length, and the stored types have none.
    postcard::to_extend(value, bytes).expect("plain data can be written to memory")
}

pub(crate) fn decoded<'a, T: Deserialize<'a>>(tag: Tag, bytes: &'a [u8]) -> Result<T, PackError> {
    let wrong = |what| PackError::Content { tag, what };
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Ok(value),
        Ok(_) => Err(wrong("it goes on after its end")),
        Err(_) => Err(wrong("it cannot be decoded")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn a_large_corpus_carries_the_index_that_a_small_one_builds() {
        let line = "Thực_hiện quy_chế dân_chủ ở cơ_sở";
        let lines = vec![line; INDEX_FROM as usize / line.len() + 1];
        let large = testing::corpus(&[&lines, &[line]]);
        let has_index = |corpus: &Corpus| corpus.pack.section(Tag(index::SECTIONS[0])).is_ok();
        assert!(has_index(&large));
        assert!(!has_index(&testing::corpus(&[&[line]])));
        large.check().unwrap();
        let documents: Vec<&Document> = large.documents().map(Result::unwrap).collect();
        for (tag, bytes) in index::build(documents) {
            assert_eq!(large.pack.section(Tag(tag)).unwrap(), bytes);
        }
    }
}
