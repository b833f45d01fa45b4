//! Lines of a text as they are found, each with where it was found.

use danbiet_corpus::{
    ingest::{self, Characters, IngestError},
    material::{Format, Material, Place},
};
use danbiet_text::legacy::{self, Script};

/// A text that grows paragraph by paragraph.
#[derive(Debug, Default)]
pub(crate) struct Paragraphs {
    text: String,
    places: Vec<(u32, Place)>,
    lines: u32,
}

impl Paragraphs {
    /// Adds a paragraph: white space within becomes single blanks, a tab stays one, an empty
    /// paragraph is left out. Says whether it was added.
    pub(crate) fn push(&mut self, paragraph: &str, place: impl FnOnce() -> Place) -> bool {
        let start = self.text.len();
        if self.lines > 0 {
            self.text.push('\n');
        }
        let before = self.text.len();
        let mut gap = None;
        for c in paragraph.chars() {
            // A blank that must not break is part of what was printed.
            if c.is_whitespace() && c != '\u{a0}' {
                let tab = c == '\t' || gap == Some('\t');
                gap = Some(if tab { '\t' } else { ' ' });
                continue;
            }
            if let Some(gap) = gap.take().filter(|_| self.text.len() > before) {
                self.text.push(gap);
            }
            self.text.push(c);
        }
        if self.text[before..].trim().is_empty() {
            self.text.truncate(start);
            return false;
        }
        self.lines += 1;
        let place = place();
        if self.places.last().is_none_or(|(_, last)| *last != place) {
            self.places.push((self.lines, place));
        }
        true
    }

    /// Whether nothing was added.
    pub(crate) const fn is_empty(&self) -> bool {
        self.lines == 0
    }

    /// How many bytes there are.
    pub(crate) const fn len(&self) -> usize {
        self.text.len()
    }

    /// Makes hyphens of U+00AD, unless the text is in an older encoding, where that is a letter.
    pub(crate) fn hyphens(&mut self) {
        if self.text.contains('\u{ad}')
            && legacy::detect(self.text.as_bytes()).script == Script::Unicode
        {
            self.text = self.text.replace('\u{ad}', "-");
        }
    }

    /// The text, repaired, as what was read from a file.
    pub(crate) fn finish(
        self,
        path: &str,
        format: Format,
        bytes: &[u8],
        from: &Characters,
    ) -> Result<Material, IngestError> {
        let decoded = ingest::repaired(self.text, from)?;
        let mut material = Material::of(path, format, bytes, decoded);
        material.places = self.places;
        Ok(material)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_lines_and_know_their_places() {
        let mut paragraphs = Paragraphs::default();
        assert!(paragraphs.push("  Dân \n biết ", || Place::Page(1)));
        assert!(!paragraphs.push(" \n ", || Place::Page(1)));
        assert!(paragraphs.push("Họ tên \t Năm", || Place::Page(1)));
        assert!(paragraphs.push("qua\u{a0}trang", || Place::Page(2)));
        assert_eq!(paragraphs.text, "Dân biết\nHọ tên\tNăm\nqua\u{a0}trang");
        assert_eq!(
            paragraphs.places,
            [(1, Place::Page(1)), (3, Place::Page(2))]
        );
    }
}
