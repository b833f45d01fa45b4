//! Two texts side by side: what each prints, and where one is when the other is somewhere.

use danbiet_corpus::{
    document::Document,
    reuse::{Comparison, Kind, Side},
    search::runs::flatten,
    zone::Zone,
};

/// A line of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The part it plays.
    pub zone: Zone,
    /// What it is made of; joined, the line.
    pub parts: Vec<Part>,
}

/// A stretch of a line that is all of one shared passage, or of none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The passage, from 0.
    pub passage: Option<usize>,
    /// Whether the passage begins here: one that runs over several lines goes on in the next.
    pub begins: bool,
    /// The text, and how it differs from the other side.
    pub pieces: Vec<(Kind, String)>,
}

/// The lines of a text with what it shares, those of the furniture only if asked for.
#[must_use]
pub fn lines(document: &Document, both: &Comparison, side: Side, furniture: bool) -> Vec<Line> {
    let marks = both.marks(side);
    let mut begun: Vec<bool> = vec![false; both.passages.len()];
    let shown = document.lines.iter();
    shown
        .filter(|line| furniture || !line.zone.is_furniture())
        .map(|line| {
            let mut parts: Vec<Part> = Vec::new();
            for run in flatten(line.span, &marks) {
                let passage = run.marks.first().map(|mark| mark.passage);
                let kind = run.marks.iter().map(|mark| mark.kind).max();
                let piece = (
                    kind.unwrap_or(Kind::Same),
                    run.span.of(&document.text).to_owned(),
                );
                match parts.last_mut() {
                    Some(part) if part.passage == passage => part.pieces.push(piece),
                    _ => {
                        let begun = passage.and_then(|passage| begun.get_mut(passage));
                        parts.push(Part {
                            passage,
                            begins: begun.is_some_and(|begun| !std::mem::replace(begun, true)),
                            pieces: vec![piece],
                        });
                    }
                }
            }
            Line {
                zone: line.zone,
                parts,
            }
        })
        .collect()
}

/// Where the other text has to be scrolled to when one is at `here`: `stops` are places that
/// belong together, rising on both sides, the ends of both texts among them. Between two stops both
/// move evenly.
#[must_use]
pub fn follow(stops: &[(f64, f64)], here: f64) -> Option<f64> {
    let after = stops.partition_point(|&(stop, _)| stop <= here);
    let (from, to) = match (after.checked_sub(1), stops.get(after)) {
        (Some(before), Some(after)) => (stops[before], *after),
        (None, Some(first)) => return Some(first.1),
        (Some(last), None) => return Some(stops[last].1),
        (None, None) => return None,
    };
    let share = (here - from.0) / (to.0 - from.0);
    Some(from.1 + share * (to.1 - from.1))
}

#[cfg(test)]
mod tests {
    use danbiet_corpus::{
        reuse::{Piece, Shared},
        zone,
    };
    use danbiet_text::Span;

    use super::*;

    fn span(start: usize, end: usize) -> Span {
        Span::new(start, end)
    }

    #[test]
    fn a_passage_over_two_lines_begins_once() {
        let line = |number, start, end, zone| zone::Line {
            number,
            span: span(start, end),
            zone,
            marker: None,
        };
        let document = Document {
            text: "a bb c\nmenu\nd e".to_owned(),
            lines: vec![
                line(1, 0, 6, Zone::Body),
                line(2, 7, 11, Zone::Boilerplate),
                line(3, 12, 15, Zone::Body),
            ],
            ..Document::default()
        };
        let both = Comparison {
            passages: vec![Shared {
                spans: [span(2, 13), span(0, 0)],
                length: 3,
                pieces: vec![Piece {
                    kind: Kind::Wording,
                    spans: [span(5, 6), span(0, 0)],
                }],
            }],
            syllables: [5, 0],
        };
        let part = |passage, begins, pieces: &[(Kind, &str)]| Part {
            passage,
            begins,
            pieces: pieces
                .iter()
                .map(|&(kind, text)| (kind, text.to_owned()))
                .collect(),
        };
        let shown = lines(&document, &both, Side::Left, false);
        let parts: Vec<Vec<Part>> = shown.into_iter().map(|line| line.parts).collect();
        assert_eq!(
            parts,
            [
                vec![
                    part(None, false, &[(Kind::Same, "a ")]),
                    part(Some(0), true, &[(Kind::Same, "bb "), (Kind::Wording, "c")]),
                ],
                vec![
                    part(Some(0), false, &[(Kind::Same, "d")]),
                    part(None, false, &[(Kind::Same, " e")]),
                ],
            ]
        );
        assert_eq!(lines(&document, &both, Side::Left, true).len(), 3);
    }

    #[test]
    fn the_other_text_follows_from_stop_to_stop() {
        let stops = [(0.0, 0.0), (100.0, 300.0), (200.0, 320.0)];
        for (here, there) in [
            (0.0, 0.0),
            (50.0, 150.0),
            (100.0, 300.0),
            (150.0, 310.0),
            (900.0, 320.0),
        ] {
            assert_eq!(follow(&stops, here), Some(there));
        }
        assert_eq!(follow(&[], 5.0), None);
    }
}
