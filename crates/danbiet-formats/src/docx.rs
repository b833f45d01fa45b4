//! Documents of Office Open XML: the paragraphs of the text, then its notes.
//!
//! What is read is what Word prints, and that is more than what was typed: most legal texts of
//! Vietnam have *Điều 1.*, *1.*, *a)* and *-* as numbers that Word counts by itself. The file says
//! only which list a paragraph belongs to; how the numbers of a list count and look stands in other
//! parts. All section numbers here are those of ISO/IEC 29500-1.
//!
//! - [`parts`] finds and unpacks the parts; [`xml`] shows the elements of one.
//! - [`styles`] (17.7) and [`numbering`] (17.9) read what is defined, [`lists`] counts, [`numerals`]
//!   writes a number as letters, Roman numerals, words.
//! - [`story`] reads the paragraphs, each with its number before it.
//!
//! What was decided:
//!
//! - A number and its text are one line with one blank between, as if the number had been typed;
//!   with none where the list says so. An empty paragraph shows its number too (columns of running
//!   numbers are read), but no lone bullet. Signs that only a font of signs can draw become `•`.
//! - The text is the one with all changes accepted. What was deleted or moved away is not there; a
//!   paragraph whose mark was deleted goes on in the next one, whose mark and number both have.
//! - A hidden run is not there (its own properties say so; styles are not asked), and a paragraph
//!   that is hidden as a whole does not count.
//! - Each part counts for itself: notes do not go on from the numbers of the text. A text box is
//!   read, and counts, before the paragraph that it hangs on.
//! - Headers and footers are not read. They stand on every page, where the corpus has the text
//!   once, and the numbers of pages are known only when the text is laid out.
//! - Numbers come on top: where styles or lists are missing, broken or senseless (no such list, a
//!   tenth level, a text of a level longer than any number), the text is read without them.

mod lists;
mod numbering;
mod numerals;
mod parts;
mod story;
mod styles;
mod xml;

use danbiet_corpus::{
    batch::Problem,
    ingest::Characters,
    material::{Format, Material},
};

use self::{
    lists::Lists,
    numbering::Numbering,
    parts::{BROKEN, Parts},
    story::Shared,
    styles::Styles,
};
use crate::{Limits, paragraphs::Paragraphs};

/// The parts with notes, in the order in which they are read; they need not be there.
const NOTES: [&str; 2] = ["footnotes", "endnotes"];

/// Reads a document.
pub(crate) fn read(path: &str, bytes: &[u8], limits: &Limits) -> Result<Material, Problem> {
    let mut parts = Parts::open(bytes, limits)?;
    let main = parts.main()?;
    let lists = lists(&mut parts);
    let mut shared = Shared {
        lists: &lists,
        number: 0,
        labels: limits.document,
    };
    let mut paragraphs = Paragraphs::default();
    story::read(&main, &mut shared, &mut paragraphs).map_err(|_| BROKEN)?;
    for kind in NOTES {
        if let Some(notes) = parts.related(kind)? {
            story::read(&notes, &mut shared, &mut paragraphs).map_err(|_| BROKEN)?;
        }
    }
    let characters = Characters::of_unicode(String::new());
    Ok(paragraphs.finish(path, Format::Docx, bytes, &characters)?)
}

/// What the document says about the numbers of its paragraphs, as far as it can be read.
fn lists(parts: &mut Parts<'_>) -> Lists {
    let mut part = |kind| parts.related(kind).ok().flatten();
    let numbering = part("numbering").and_then(|xml| Numbering::read(&xml).ok());
    match numbering {
        Some(numbering) => {
            let styles = part("styles").and_then(|xml| Styles::read(&xml).ok());
            Lists::new(styles.unwrap_or_default(), numbering)
        }
        None => Lists::default(),
    }
}
