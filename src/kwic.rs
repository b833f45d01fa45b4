//! Lines of the concordance, cut for the screen: which of them are seen, and their texts in pieces.

use std::ops::Range;

use danbiet_text::Span;

/// A piece of a context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its text, with one blank for any run of white space.
    pub text: String,
    /// Which key of the order it is, from 0, if it is one.
    pub key: Option<usize>,
}

/// Cuts a context where the words begin and end that the lines are sorted by. Words outside of it
/// are left out; of two that overlap the first key counts.
#[must_use]
pub fn pieces(text: &str, span: Span, keys: &[Option<Span>]) -> Vec<Piece> {
    let mut marks: Vec<(Span, usize)> = Vec::new();
    for (key, word) in keys.iter().enumerate() {
        let Some(word) = word.filter(|word| span.contains(*word)) else {
            continue;
        };
        if !marks.iter().any(|(other, _)| other.overlaps(word)) {
            marks.push((word, key));
        }
    }
    marks.sort_unstable_by_key(|(word, _)| word.start);
    let mut pieces = Vec::new();
    let mut put = |start: u32, end: u32, key: Option<usize>| {
        if start < end {
            pieces.push(Piece {
                text: one_line(Span { start, end }.of(text)),
                key,
            });
        }
    };
    let mut from = span.start;
    for (word, key) in marks {
        put(from, word.start, None);
        put(word.start, word.end, Some(key));
        from = word.end;
    }
    put(from, span.end, None);
    pieces
}

/// The text with one blank for any run of white space; those at its ends too.
#[must_use]
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_whitespace() {
            false => line.push(c),
            true if !line.ends_with(' ') => line.push(' '),
            true => {}
        }
    }
    line
}

/// How a list of rows of one height is seen through its window, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// What is scrolled out of sight above.
    pub top: f64,
    /// The height of the window.
    pub height: f64,
    /// The height of a row.
    pub row: f64,
}

impl Default for Look {
    /// Before anything could be measured: a high window.
    fn default() -> Self {
        Self {
            top: 0.0,
            height: 1200.0,
            row: 36.0,
        }
    }
}

/// So many rows are drawn above and below those that are seen, so that the keyboard finds them.
const BEYOND: usize = 16;

/// The rows of `total` that have to be drawn. The first is a multiple of eight, so that not each
/// step of the wheel draws anew.
#[must_use]
pub fn drawn(look: Look, total: usize) -> Range<usize> {
    let row = look.row.max(1.0);
    let first = (look.top.max(0.0) / row) as usize;
    let seen = (look.height.max(0.0) / row) as usize + 1;
    let start = first.min(total).saturating_sub(BEYOND) / 8 * 8;
    let end = (first.saturating_add(seen + BEYOND) / 8 + 1) * 8;
    start..end.min(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contexts_are_cut_at_the_words_they_are_sorted_by() {
        let text = "một  hai\nba bốn năm";
        let at = |word: &str| {
            let start = text.find(word).unwrap();
            Some(Span::new(start, start + word.len()))
        };
        let span = Span::new(0, text.find("năm").unwrap());
        let cut = |keys: &[Option<Span>]| -> Vec<(String, Option<usize>)> {
            let pieces = pieces(text, span, keys).into_iter();
            pieces.map(|piece| (piece.text, piece.key)).collect()
        };
        let piece = |text: &str, key| (text.to_owned(), key);
        assert_eq!(
            cut(&[at("bốn"), None, at("hai")]),
            [
                piece("một ", None),
                piece("hai", Some(2)),
                piece(" ba ", None),
                piece("bốn", Some(0)),
                piece(" ", None)
            ]
        );
        // A word beyond the context, and one that another key has already.
        assert_eq!(
            cut(&[at("năm"), at("một"), at("một")])[..2],
            [piece("một", Some(1)), piece(" hai ba bốn ", None)]
        );
        assert_eq!(pieces(text, Span::new(3, 3), &[]), []);
    }

    #[test]
    fn what_is_seen_is_drawn() {
        for total in [0, 1, 30, 50_000] {
            for top in [0.0, 35.0, 3600.0, 1_799_000.0, 1e9] {
                let look = Look {
                    top,
                    height: 700.0,
                    row: 36.0,
                };
                let drawn = drawn(look, total);
                assert!(drawn.start <= drawn.end && drawn.end <= total);
                assert!(drawn.len() <= 80);
                let first = (top / 36.0) as usize;
                for seen in first..(first + 20).min(total) {
                    assert!(drawn.contains(&seen), "{total} {top}: {drawn:?}");
                }
            }
        }
    }
}
