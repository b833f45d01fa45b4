//! The stored form of a corpus, its container: a header, a table of sections, the sections.
//!
//! ```text
//! 0   8   magic            "DanBiet\n"
//! 8   4   version          u32
//! 12  4   section count    u32
//! 16  24n section table    n × { tag [u8; 4], checksum u32, offset u64, length u64 }
//! …   4   header checksum  of everything before it
//! …       the sections, without gaps, to the end of the file
//! ```
//!
//! All numbers are little-endian. A checksum is CRC-32 ([`checksum`]): it is small, needs no
//! dependency, and finds every single damaged byte for certain. The header's is verified when the
//! pack is opened, a section's when it is first used, so opening costs the same however large the
//! corpus is. What a section holds is the business of its owner; this module never looks inside.
//!
//! Every byte of a file is covered by one of the checksums: a damaged pack is refused, it never
//! answers wrongly.

mod crc;
mod error;

use std::{borrow::Cow, ops::Range, sync::OnceLock};

pub use crc::checksum;
pub use error::PackError;

/// The version of the stored form that this program writes, and the only one that it reads.
pub const VERSION: u32 = 5;

const MAGIC: [u8; 8] = *b"DanBiet\n";
const TABLE: usize = 16;
const ENTRY: usize = 24;

/// The name of a section: four ASCII letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(pub [u8; 4]);

impl std::fmt::Display for Tag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.escape_ascii())
    }
}

impl std::fmt::Debug for Tag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

/// Puts sections together to a pack, in the order given.
///
/// ```
/// use danbiet_corpus::pack::{Pack, Tag, write};
///
/// let bytes = write(&[(Tag(*b"note"), b"five documents".to_vec())]);
/// let pack = Pack::open(bytes).unwrap();
/// assert_eq!(pack.section(Tag(*b"note")).unwrap(), b"five documents");
/// ```
#[must_use]
pub fn write(sections: &[(Tag, Vec<u8>)]) -> Vec<u8> {
    let header = TABLE + ENTRY * sections.len() + 4;
    let total: usize = sections.iter().map(|(_, bytes)| bytes.len()).sum();
    let mut out = Vec::with_capacity(header + total);
    out.extend_from_slice(&MAGIC);
    out.extend_from_slice(&VERSION.to_le_bytes());
    out.extend_from_slice(&(sections.len() as u32).to_le_bytes());
    let mut offset = header as u64;
    for (tag, bytes) in sections {
        out.extend_from_slice(&tag.0);
        out.extend_from_slice(&checksum(bytes).to_le_bytes());
        out.extend_from_slice(&offset.to_le_bytes());
        out.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        offset += bytes.len() as u64;
    }
    let sum = checksum(&out);
    out.extend_from_slice(&sum.to_le_bytes());
    for (_, bytes) in sections {
        out.extend_from_slice(bytes);
    }
    out
}

/// An opened pack: its header is sound, its sections are looked at when they are asked for.
#[derive(Debug)]
pub struct Pack {
    bytes: Cow<'static, [u8]>,
    sections: Vec<Section>,
}

#[derive(Debug)]
struct Section {
    tag: Tag,
    checksum: u32,
    range: Range<usize>,
    sound: OnceLock<bool>,
}

impl Pack {
    /// Reads the header.
    ///
    /// # Errors
    /// If the bytes are no pack, are of another version, are cut off, go on after the end, or if
    /// the header is damaged.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Pack, PackError> {
        let bytes = bytes.into();
        let found = bytes.len().min(MAGIC.len());
        if bytes[..found] != MAGIC[..found] || bytes.is_empty() {
            return Err(PackError::NotAPack);
        }
        let short = |needed: usize| PackError::CutOff {
            length: bytes.len() as u64,
            needed: needed as u64,
        };
        let number = |at: usize| u32_at(&bytes, at).ok_or_else(|| short(TABLE));
        let version = number(8)?;
        let count = number(12)? as usize;
        if version != VERSION {
            return Err(PackError::Version {
                found: version,
                known: VERSION,
            });
        }
        let end = count
            .checked_mul(ENTRY)
            .and_then(|table| table.checked_add(TABLE))
            .ok_or(PackError::Header)?;
        // A count that is itself damaged must not be mistaken for a cut file that could be large.
        let sum = u32_at(&bytes, end).ok_or_else(|| short(end.saturating_add(4)))?;
        if checksum(&bytes[..end]) != sum {
            return Err(PackError::Header);
        }
        let mut sections = Vec::with_capacity(count);
        let mut next = (end + 4) as u64;
        for entry in bytes[TABLE..end].chunks_exact(ENTRY) {
            let (Some(&tag), Some(checksum), Some(offset), Some(length)) = (
                entry.first_chunk::<4>(),
                u32_at(entry, 4),
                u64_at(entry, 8),
                u64_at(entry, 16),
            ) else {
                return Err(PackError::Header);
            };
            let end = offset.checked_add(length).ok_or(PackError::Header)?;
            if offset != next {
                return Err(PackError::Header);
            }
            if end > bytes.len() as u64 {
                return Err(PackError::CutOff {
                    length: bytes.len() as u64,
                    needed: end,
                });
            }
            next = end;
            sections.push(Section {
                tag: Tag(tag),
                checksum,
                range: offset as usize..end as usize,
                sound: OnceLock::new(),
            });
        }
        if next != bytes.len() as u64 {
            return Err(PackError::GoesOn {
                end: next,
                length: bytes.len() as u64,
            });
        }
        Ok(Pack { bytes, sections })
    }

    /// The whole file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The sections that the pack has, in order: tag and length in bytes.
    pub fn sections(&self) -> impl Iterator<Item = (Tag, usize)> + '_ {
        self.sections.iter().map(|s| (s.tag, s.range.len()))
    }

    /// The bytes of a section; its checksum is verified at the first call.
    ///
    /// # Errors
    /// If the pack has no such section or if it is damaged.
    pub fn section(&self, tag: Tag) -> Result<&[u8], PackError> {
        let section = self.entry(tag)?;
        let bytes = &self.bytes[section.range.clone()];
        let sound = section
            .sound
            .get_or_init(|| checksum(bytes) == section.checksum);
        if *sound {
            Ok(bytes)
        } else {
            Err(PackError::Section {
                tag,
                offset: section.range.start as u64,
                length: section.range.len() as u64,
            })
        }
    }

    /// The bytes of a section that carries checksums of its own for its parts: not verified here.
    ///
    /// # Errors
    /// If the pack has no such section.
    pub fn section_unchecked(&self, tag: Tag) -> Result<&[u8], PackError> {
        self.entry(tag).map(|s| &self.bytes[s.range.clone()])
    }

    /// Where a section begins in the file, for messages; 0 if there is none.
    #[must_use]
    pub fn offset(&self, tag: Tag) -> u64 {
        self.entry(tag).map_or(0, |s| s.range.start as u64)
    }

    /// Verifies every section.
    ///
    /// # Errors
    /// The first section that is damaged.
    pub fn check(&self) -> Result<(), PackError> {
        self.sections
            .iter()
            .try_for_each(|section| self.section(section.tag).map(|_| ()))
    }

    fn entry(&self, tag: Tag) -> Result<&Section, PackError> {
        self.sections
            .iter()
            .find(|section| section.tag == tag)
            .ok_or(PackError::NoSection { tag })
    }
}

/// The number that four bytes at `at` stand for, if they are there.
#[must_use]
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let part = bytes.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes(*part))
}

/// The number that eight bytes at `at` stand for, if they are there.
#[must_use]
pub fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    let part = bytes.get(at..)?.first_chunk()?;
    Some(u64::from_le_bytes(*part))
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: Tag = Tag(*b"aaaa");
    const B: Tag = Tag(*b"bbbb");

    fn sample() -> Vec<u8> {
        write(&[(A, b"one".to_vec()), (B, b"and two".to_vec())])
    }

    fn read(bytes: Vec<u8>) -> Result<(Vec<u8>, Vec<u8>), PackError> {
        let pack = Pack::open(bytes)?;
        Ok((pack.section(A)?.to_vec(), pack.section(B)?.to_vec()))
    }

    #[test]
    fn sections_come_back() {
        let whole = read(sample()).unwrap();
        assert_eq!(whole, (b"one".to_vec(), b"and two".to_vec()));
        let pack = Pack::open(sample()).unwrap();
        assert_eq!(pack.sections().collect::<Vec<_>>(), [(A, 3), (B, 7)]);
        assert_eq!(
            pack.section(Tag(*b"none")),
            Err(PackError::NoSection { tag: Tag(*b"none") })
        );
    }

    #[test]
    fn every_flipped_bit_is_found() {
        let sound = sample();
        for at in 0..sound.len() {
            for bit in 0..8 {
                let mut bytes = sound.clone();
                bytes[at] ^= 1 << bit;
                assert!(read(bytes).is_err(), "byte {at}, bit {bit}");
            }
        }
    }

    #[test]
    fn every_cut_and_every_surplus_is_found() {
        let sound = sample();
        for length in 0..sound.len() {
            assert!(read(sound[..length].to_vec()).is_err(), "{length} bytes");
        }
        let mut longer = sound.clone();
        longer.push(0);
        assert!(matches!(read(longer), Err(PackError::GoesOn { .. })));
    }

    #[test]
    fn strangers_are_named_for_what_they_are() {
        assert_eq!(
            Pack::open(b"%PDF-1.7".to_vec()).err(),
            Some(PackError::NotAPack)
        );
        let mut newer = sample();
        newer[8] = 9;
        assert_eq!(
            Pack::open(newer).err(),
            Some(PackError::Version {
                found: 9,
                known: VERSION
            })
        );
    }
}
