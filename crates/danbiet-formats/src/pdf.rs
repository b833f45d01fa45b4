//! Portable documents with text: the paragraphs of each page.
//!
//! A page says which shapes stand where, not what they mean together. [`font`] finds the letters of
//! the shapes, [`page`] where they stand, [`lines`] which make a line and which lines a paragraph.

mod font;
mod lines;
mod page;

use danbiet_corpus::{
    batch::{Problem, Remark},
    ingest::Characters,
    material::{Format, Material, Place},
};
use lopdf::{DecompressError, Document, Error, LoadOptions};

use crate::{Limits, paragraphs::Paragraphs};

/// A document is refused if more than one in this many of its shapes has no letter: of Vietnamese
/// every fifth shape is a letter with marks, and without them nothing is found.
const LETTERLESS: usize = 8;

/// Reads a document.
pub(crate) fn read(
    path: &str,
    bytes: &[u8],
    limits: &Limits,
) -> Result<(Material, Option<Remark>), Problem> {
    let most = usize::try_from(limits.document).unwrap_or(usize::MAX);
    let options = LoadOptions::with_max_decompressed_size(most);
    // Documents that anybody may open are encrypted too, with an empty password; `lopdf` tries it.
    let document =
        Document::load_mem_with_options(bytes, options).map_err(|error| problem(&error, limits))?;
    if document.is_encrypted() && !document.was_encrypted() {
        return Err(Problem::Encrypted);
    }
    let mut paragraphs = Paragraphs::default();
    let (mut pages, mut empty) = (0, 0);
    let mut seen = font::Seen::default();
    for (number, id) in document.get_pages() {
        pages += 1;
        let runs = page::runs(&document, id, most, &mut seen).map_err(|e| problem(&e, limits))?;
        let mut found = false;
        for paragraph in lines::paragraphs(runs) {
            found |= paragraphs.push(&paragraph, || Place::Page(number));
        }
        empty += u32::from(!found);
        if paragraphs.len() as u64 > limits.unpacked {
            return Err(Problem::Bomb {
                limit: limits.unpacked,
            });
        }
    }
    if pages == 0 {
        return Err(Problem::Broken {
            format: Format::Pdf,
        });
    }
    if seen.letterless * LETTERLESS > seen.shapes {
        return Err(Problem::UnmappedPdf);
    }
    if paragraphs.is_empty() {
        return Err(Problem::NoTextInPdf { pages });
    }
    paragraphs.hyphens();
    let characters = Characters::of_unicode(String::new());
    let material = paragraphs.finish(path, Format::Pdf, bytes, &characters)?;
    let remark = (empty > 0).then_some(Remark::PagesWithoutText {
        count: empty,
        of: pages,
    });
    Ok((material, remark))
}

fn problem(error: &Error, limits: &Limits) -> Problem {
    match error {
        Error::InvalidPassword | Error::Decryption(_) => Problem::Encrypted,
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => Problem::Bomb {
            limit: limits.document,
        },
        _ => Problem::Broken {
            format: Format::Pdf,
        },
    }
}
