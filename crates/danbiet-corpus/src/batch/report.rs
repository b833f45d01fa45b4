//! What became of each file of a batch.

use std::fmt;

use danbiet_text::{syllable, token};
use serde::{Deserialize, Serialize};

use crate::{
    ingest::{Encoding, IngestError},
    material::{Format, Material},
};

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The file, with the folders and archives that it lay in.
    pub path: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// It was taken in.
    Taken(Taken),
    /// It was left out.
    Skipped(Problem),
}

/// How a file was taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// What kind of file it is.
    pub format: Format,
    /// How many documents it holds.
    pub documents: u32,
    /// How letters were stored; of several documents, of the first that is not UTF-8.
    pub encoding: Encoding,
    /// What was repaired or noticed, summed over its documents.
    pub repairs: Vec<(String, u32)>,
    /// What a reader should know about it.
    pub remarks: Vec<Remark>,
}

impl Taken {
    /// Nothing yet.
    #[must_use]
    pub const fn nothing(format: Format) -> Taken {
        Taken {
            format,
            documents: 0,
            encoding: Encoding::Utf8,
            repairs: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Counts a document of the file.
    pub fn count(&mut self, material: &Material) {
        self.documents += 1;
        if self.encoding == Encoding::Utf8 {
            self.encoding = material.encoding;
        }
        for (name, count) in &material.repairs {
            match self.repairs.iter_mut().find(|(known, _)| known == name) {
                Some((_, sum)) => *sum = sum.saturating_add(*count),
                None => self.repairs.push((name.clone(), *count)),
            }
        }
        if self.documents == 1
            && let Some(percent) = share_of_syllables(&material.text).filter(|share| *share < 50)
        {
            self.remarks.push(Remark::OtherLanguage { percent });
        }
    }
}

/// Something a reader should know about a file that was taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Remark {
    /// Little of it is Vietnamese.
    OtherLanguage {
        /// Hundredths of its words that are Vietnamese syllables.
        percent: u8,
    },
    /// Rows or lines had no text or could not be read.
    RowsLeftOut {
        /// How many.
        count: u32,
        /// The first of them, from 1.
        first: u32,
    },
    /// Pages without text, such as scanned ones, are missing.
    PagesWithoutText {
        /// How many.
        count: u32,
        /// Of how many.
        of: u32,
    },
    /// No name of a column says which has the text; the one with the longest values was taken.
    ColumnGuessed {
        /// The number of the column, from 1.
        column: u32,
    },
}

/// Why a file was left out. The text says what is wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// It is no kind of file that is read.
    UnknownKind,
    /// A document of the old binary Word format, or a Word document with a password: both are kept
    /// in the same container.
    OldWord,
    /// It is longer than files of its kind may be.
    TooLarge {
        /// Its length in bytes.
        bytes: u64,
        /// The longest that is taken.
        limit: u64,
    },
    /// Unpacked, it is longer than what is taken, or than any honest file of its length.
    Bomb {
        /// The most that is unpacked, in bytes.
        limit: u64,
    },
    /// An archive in an archive in an archive.
    TooDeep,
    /// An archive with more files than are taken.
    TooMany {
        /// The most that are taken.
        limit: u32,
    },
    /// It is protected by a password.
    Encrypted,
    /// It is damaged, or not the kind of file that its name says.
    Broken {
        /// Which kind it should be.
        format: Format,
    },
    /// A portable document whose pages are pictures.
    NoTextInPdf {
        /// How many pages it has.
        pages: u32,
    },
    /// A portable document that does not say which letters its shapes are.
    UnmappedPdf,
    /// A table without a column of text.
    NoTextColumn {
        /// The columns that it has.
        columns: Vec<String>,
    },
    /// Its text cannot be read.
    Text(IngestError),
    /// The browser could not read it: it was moved or changed meanwhile.
    Unreadable,
    /// Reading it stopped the program that reads: out of memory, or a fault of the program.
    Fatal,
    /// A stored corpus that is damaged, or of another version: what is wrong.
    Pack(String),
    /// Packed in an archive in a way that is not read.
    Packing {
        /// The number of the method, as the format of ZIP archives gives it.
        method: u16,
    },
}

impl From<IngestError> for Problem {
    fn from(error: IngestError) -> Problem {
        Problem::Text(error)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::UnknownKind => f.write_str(
                "no kind of file that is read here; save what it holds as .txt, .md, .html, .docx, \
                 .pdf, .csv or .jsonl",
            ),
            Problem::OldWord => f.write_str(
                "an old Word document (.doc) or one with a password; open it, save it as .docx \
                 without a password",
            ),
            Problem::TooLarge { bytes, limit } => write!(
                f,
                "it has {bytes} bytes, {limit} are taken at most; split it into several files"
            ),
            Problem::Bomb { limit } => write!(
                f,
                "unpacked it would be longer than {limit} bytes, or many times longer than any honest \
                 file; unpack it yourself and take the files that you want"
            ),
            Problem::TooDeep => {
                f.write_str("an archive inside of archives; unpack the outer ones first")
            }
            Problem::TooMany { limit } => write!(
                f,
                "an archive of more than {limit} files; unpack it and take them in parts"
            ),
            Problem::Encrypted => {
                f.write_str("protected by a password; save a copy without a password")
            }
            Problem::Broken { format } => write!(
                f,
                "damaged, or no {} at all; open it in the program it came from and save it again",
                format.name()
            ),
            Problem::NoTextInPdf { pages } => write!(
                f,
                "its {pages} pages are pictures without text; have the text recognised (OCR) first"
            ),
            Problem::UnmappedPdf => f.write_str(
                "it does not say which letters its shapes stand for; make it again from the original, \
                 or have the text recognised (OCR)",
            ),
            Problem::NoTextColumn { columns } => write!(
                f,
                "no column of text (text, content, body, noi_dung) among: {}; rename the one with the \
                 text",
                columns.join(", ")
            ),
            Problem::Text(error) => error.fmt(f),
            Problem::Unreadable => {
                f.write_str("it could not be read: it was moved or changed meanwhile; choose it again")
            }
            Problem::Fatal => f.write_str(
                "reading it stopped the program (out of memory, or a fault); save it in another format",
            ),
            Problem::Pack(what) => write!(f, "no sound stored corpus: {what}"),
            Problem::Packing { method } => write!(
                f,
                "packed by method {method}, which is not read here; unpack it yourself, or pack it \
                 again the usual way (Deflate)"
            ),
        }
    }
}

/// How many hundredths of the words at the beginning of a text are syllables of Vietnamese; `None`
/// if there are too few words to say.
#[must_use]
pub fn share_of_syllables(text: &str) -> Option<u8> {
    const ENOUGH: usize = 20;
    const LOOKED_AT: usize = 2000;
    let words = token::tokens(text)
        .map(|span| span.of(text))
        .filter(|token| !token.bytes().any(|b| b.is_ascii_digit()))
        .take(LOOKED_AT);
    let (mut all, mut syllables) = (0usize, 0usize);
    for word in words {
        all += words_in(word);
        syllables += usize::from(syllable::is_syllable(word));
    }
    (all >= ENOUGH).then(|| u8::try_from(syllables * 100 / all).unwrap_or(100))
}

/// How many words a token stands for: scripts without blanks (Chinese, Khmer, Thai) write a whole
/// clause as one.
fn words_in(token: &str) -> usize {
    /// The letters of a word in such a script, on the average: two of Chinese, some five of Khmer.
    const LETTERS: usize = 4;
    let is_latin = |c: char| c < '\u{370}' || ('\u{1e00}'..'\u{1f00}').contains(&c);
    let strange = token.chars().filter(|c| !is_latin(*c)).count();
    (strange / LETTERS).max(1)
}
