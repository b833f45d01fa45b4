//! Overlapping marks over a text, flattened into runs that can be printed one after the other.

use danbiet_text::Span;

/// A stretch of text that carries something: a hit, an annotation, a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark<T> {
    /// Where.
    pub span: Span,
    /// What.
    pub what: T,
}

/// A stretch of text over which the same marks lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<T> {
    /// Where.
    pub span: Span,
    /// The marks over it, in the order in which they were given.
    pub marks: Vec<T>,
}

/// Cuts `over` wherever a mark begins or ends. The runs follow each other without gap and are
/// `over` again when joined; none is empty. Parts of marks outside `over` are left out.
///
/// ```
/// use danbiet_corpus::search::runs::{Mark, flatten};
/// use danbiet_text::Span;
///
/// let marks = [
///     Mark { span: Span::new(2, 6), what: 'a' },
///     Mark { span: Span::new(4, 8), what: 'b' },
/// ];
/// let runs = flatten(Span::new(0, 10), &marks);
/// let shown: Vec<String> = runs
///     .iter()
///     .map(|run| format!("{}{}", run.span.len(), run.marks.iter().collect::<String>()))
///     .collect();
/// assert_eq!(shown, ["2", "2a", "2ab", "2b", "2"]);
/// ```
#[must_use]
pub fn flatten<T: Clone>(over: Span, marks: &[Mark<T>]) -> Vec<Run<T>> {
    let inside: Vec<(Span, &T)> = marks
        .iter()
        .filter(|mark| mark.span.overlaps(over) && !mark.span.is_empty())
        .map(|mark| (mark.span, &mark.what))
        .collect();
    let mut cuts: Vec<u32> = inside
        .iter()
        .flat_map(|(span, _)| [span.start.max(over.start), span.end.min(over.end)])
        .chain([over.start, over.end])
        .collect();
    crate::sort::distinct(&mut cuts);

    // Marks enter by their start and leave by their end; `open` keeps the order they were given in.
    let mut entering: Vec<usize> = (0..inside.len()).collect();
    crate::sort::by_key(&mut entering, |&at| inside[at].0.start);
    let mut entering = entering.into_iter().peekable();
    let mut open: Vec<usize> = Vec::new();
    let mut runs = Vec::with_capacity(cuts.len());
    for pair in cuts.windows(2) {
        let span = Span {
            start: pair[0],
            end: pair[1],
        };
        open.retain(|&at| inside[at].0.end > span.start);
        while let Some(at) = entering.next_if(|&at| inside[at].0.start <= span.start) {
            let place = open.partition_point(|&other| other < at);
            open.insert(place, at);
        }
        runs.push(Run {
            span,
            marks: open.iter().map(|&at| inside[at].1.clone()).collect(),
        });
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn each_byte_has_exactly_the_marks_that_cover_it(
            spans in prop::collection::vec((0u32..40, 0u32..12), 0..12),
            (start, len) in (0u32..30, 0u32..20),
        ) {
            let marks: Vec<Mark<usize>> = spans
                .iter()
                .enumerate()
                .map(|(what, &(start, len))| Mark { span: Span { start, end: start + len }, what })
                .collect();
            let over = Span { start, end: start + len };
            let runs = flatten(over, &marks);
            let mut next = over.start;
            for run in &runs {
                prop_assert_eq!(run.span.start, next);
                prop_assert!(run.span.start < run.span.end);
                next = run.span.end;
                for byte in run.span.start..run.span.end {
                    let expected: Vec<usize> = marks
                        .iter()
                        .filter(|m| m.span.start <= byte && byte < m.span.end)
                        .map(|m| m.what)
                        .collect();
                    prop_assert_eq!(&run.marks, &expected);
                }
            }
            prop_assert_eq!(next, over.end);
        }
    }
}
