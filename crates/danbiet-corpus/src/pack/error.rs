//! What can be wrong with a pack.

use std::fmt;

use super::Tag;

/// Why a pack cannot be used. The text says what is wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackError {
    /// The bytes do not begin like a pack.
    NotAPack,
    /// The pack was written by another version of the program.
    Version {
        /// The version that the pack names.
        found: u32,
        /// The version that this program reads.
        known: u32,
    },
    /// The file ends before it should.
    CutOff {
        /// Bytes that are there.
        length: u64,
        /// Bytes that the header asks for at least.
        needed: u64,
    },
    /// There are bytes after the end.
    GoesOn {
        /// Where the pack ends.
        end: u64,
        /// Bytes that are there.
        length: u64,
    },
    /// The header does not agree with its checksum, or contradicts itself.
    Header,
    /// A section that every pack has is missing.
    NoSection {
        /// Which one.
        tag: Tag,
    },
    /// A section does not agree with its checksum.
    Section {
        /// Which one.
        tag: Tag,
        /// Its first byte in the file.
        offset: u64,
        /// Its length in bytes.
        length: u64,
    },
    /// A section agrees with its checksum, but what it holds makes no sense: the pack was not
    /// written by this program.
    Content {
        /// Which one.
        tag: Tag,
        /// What does not fit.
        what: &'static str,
    },
    /// A document does not agree with its checksum.
    Document {
        /// Its number, from 0.
        number: u32,
        /// Its first byte in the file.
        offset: u64,
    },
    /// The corpus has no document of this number.
    NoDocument {
        /// The number that was asked for, from 0.
        number: u32,
        /// How many documents there are.
        count: u32,
    },
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PackError::NotAPack => f.write_str(
                "this is not a Dân Biết pack: it does not begin with its mark; \
                 choose a .pack file, or make one with `danbiet build`",
            ),
            PackError::Version { found, known } => write!(
                f,
                "the pack is of version {found}, this program reads version {known}; \
                 build the pack again with this program"
            ),
            PackError::CutOff { length, needed } => write!(
                f,
                "the pack is cut off: {length} bytes are there, at least {needed} are needed; \
                 copy or download it again"
            ),
            PackError::GoesOn { end, length } => write!(
                f,
                "the pack ends at byte {end}, but the file has {length} bytes; \
                 copy or download it again"
            ),
            PackError::Header => f.write_str(
                "the header of the pack is damaged (bytes from 0); copy or download it again",
            ),
            PackError::NoSection { tag } => write!(
                f,
                "the pack has no section “{tag}”; build it again with this program"
            ),
            PackError::Section {
                tag,
                offset,
                length,
            } => write!(
                f,
                "section “{tag}” of the pack is damaged (bytes {offset} to {}); \
                 copy or download it again",
                offset.saturating_add(*length)
            ),
            PackError::Content { tag, what } => write!(
                f,
                "section “{tag}” of the pack makes no sense: {what}; \
                 build it again with this program"
            ),
            PackError::Document { number, offset } => write!(
                f,
                "document {number} of the pack is damaged (from byte {offset}); \
                 copy or download the pack again"
            ),
            PackError::NoDocument { number, count } => write!(
                f,
                "there is no document {number}: the corpus has {count}, numbered from 0"
            ),
        }
    }
}

impl std::error::Error for PackError {}
