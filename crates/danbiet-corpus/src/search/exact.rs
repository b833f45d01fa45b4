//! Tokens that must be as they were typed, letter by letter.

use danbiet_text::{
    letters::{self, Tone},
    sort,
};

use super::{answer::Found, terms::Slot};
use crate::{corpus::Corpus, document::DocId, index::Index, pack::PackError};

/// Keeps the occurrences of slots side by side whose tokens are printed as the slots say.
pub(crate) fn keep(
    corpus: &Corpus,
    index: &Index<'_>,
    slots: &[Slot],
    found: &mut Vec<Found>,
) -> Result<(), PackError> {
    let mut kept = Vec::with_capacity(found.len());
    let mut rest = found.as_slice();
    let mut id = DocId(0);
    while let Some(first) = rest.first() {
        id = index.document_from(id, first.start);
        let end = index.document(id).end;
        let here = rest.partition_point(|o| o.start < end).max(1);
        let text = &corpus.document(id)?.text;
        let mut places = index.places(id, text);
        for occurrence in &rest[..here] {
            let is_printed = slots
                .iter()
                .zip(occurrence.start..)
                .all(|(slot, position)| {
                    let Some(exact) = &slot.exact else {
                        return true;
                    };
                    same_letters(places.token(position).of(text), exact)
                });
            if is_printed {
                kept.push(*occurrence);
            }
        }
        rest = &rest[here..];
    }
    *found = kept;
    Ok(())
}

/// Whether two texts have the same letters with the same marks in the same case, whatever the
/// Unicode form.
fn same_letters(a: &str, b: &str) -> bool {
    a == b || composed(a) == composed(b)
}

/// The letters of a text: quality, combining marks in a fixed order, whether it is a capital.
fn composed(text: &str) -> Vec<(char, Vec<char>, bool)> {
    let mut written: Vec<(char, Vec<char>, bool)> = Vec::new();
    for c in text.chars().filter(|&c| !letters::is_ignorable(c)) {
        if letters::is_combining(c) {
            let mark = Tone::of_combining(c).and_then(Tone::combining).unwrap_or(c);
            if let Some((quality, marks, _)) = written.last_mut() {
                match letters::with_mark(*quality, mark) {
                    Some(marked) => *quality = marked,
                    None => marks.push(mark),
                }
                sort::by(marks, Ord::cmp);
            }
            continue;
        }
        let lower = letters::lower(c);
        let letter = letters::letter(lower);
        let (quality, mark) = letters::foreign(letter.quality)
            .map_or((letter.quality, None), |(base, mark)| (base, Some(mark)));
        let marks = mark.into_iter().chain(letter.tone.combining()).collect();
        written.push((quality, marks, lower != c));
    }
    written
}

#[cfg(test)]
mod tests {
    use super::same_letters;

    #[test]
    fn case_and_place_of_the_tone_count_but_not_the_unicode_form() {
        assert!(same_letters("Ủy", "U\u{309}y"));
        assert!(same_letters("Việt", "Vie\u{323}\u{302}t"));
        assert!(same_letters("Mu\u{308}nchen", "München"));
        assert!(!same_letters("Ủy", "ủy"));
        assert!(!same_letters("Ủy", "Uỷ"));
    }
}
