//! Regular expressions over the text, at a bounded cost.
//!
//! An engine of our own: a general one would be a third of what the page loads, and knows nothing
//! of marks that make no difference. [`syntax`] reads the expression, [`machine`] runs it by
//! following all its alternatives at once, so that the cost is at most text × expression. Where every
//! match holds a part of a token ([`needs`]), only the lines that have such a token are looked at.
//!
//! At the reading "as typed" the text that is matched is the printed one in lower case and one
//! Unicode form; at "any marks" it is without marks as well. A match stays within a line.

mod machine;
mod needs;
mod syntax;

use danbiet_query::{Diagnostic, DiagnosticKind, Level as Reading, Node};
use danbiet_text::{
    Span,
    letters::{self, Tone},
};

use syntax::Pattern;

use machine::Machine;

use super::{
    answer::{Found as Hit, Level},
    patience::Patience,
    plan::Planner,
};
use crate::{
    corpus::Corpus,
    document::{DocId, Document},
    index::{Index, Places},
    pack::PackError,
    zone::Line,
};

/// How many steps of the machine one query may cost: about half a second in a browser.
const BUDGET: usize = 40_000_000;

/// What an expression of a query fits, for planning; what is wrong with it is remarked.
pub(crate) fn leaf(
    planner: &mut Planner<'_>,
    node: &Node,
    source: &str,
) -> Result<Vec<Hit>, PackError> {
    let span = node.span;
    match Pattern::new(source, planner.reading) {
        Ok(pattern) => {
            let spans = &mut planner.spans;
            let (corpus, patience) = (planner.corpus, planner.patience);
            let found = find(corpus, &planner.index, &pattern, patience, spans)?;
            if found.cut.is_some() {
                let kind = DiagnosticKind::CutOff;
                planner.diagnostics.push(Diagnostic { span, kind });
                planner.cut = planner.cut.or(found.cut);
            }
            Ok(found.occurrences)
        }
        Err(error) => {
            let reason = error.to_string();
            let kind = DiagnosticKind::BadRegex { reason };
            planner.diagnostics.push(Diagnostic { span, kind });
            Ok(Vec::new())
        }
    }
}

/// What a search found.
pub(crate) struct Found {
    /// The matches, in order.
    pub occurrences: Vec<Hit>,
    /// The document at which the budget was used up.
    pub cut: Option<DocId>,
}

/// Finds all matches that hold at least one character; `spans` takes their bytes.
pub(crate) fn find(
    corpus: &Corpus,
    index: &Index<'_>,
    pattern: &Pattern,
    patience: &Patience<'_>,
    spans: &mut Vec<Span>,
) -> Result<Found, PackError> {
    let mut found = Found {
        occurrences: Vec::new(),
        cut: None,
    };
    let needed = pattern.needs.positions(index);
    let mut needed = needed.as_deref();
    let mut machine = Machine::new(pattern, BUDGET);
    let mut letters = Vec::new();
    for id in corpus.ids() {
        let positions = index.document(id);
        let here = needed.map(|rest| {
            let (here, rest) = rest.split_at(rest.partition_point(|&at| at < positions.end));
            needed = Some(rest);
            here
        });
        if positions.is_empty() || here.is_some_and(<[u32]>::is_empty) {
            continue;
        }
        if patience.is_over() {
            return Ok(found);
        }
        let document = corpus.document(id)?;
        let mut places = index.places(id, &document.text);
        let lines: Vec<&Line> = match here {
            None => document.lines.iter().collect(),
            Some(here) => lines_of(document, here, &mut places),
        };
        for line in lines {
            fold(line.span.of(&document.text), pattern.reading, &mut letters);
            let mut at = 0;
            while let Some(range) = machine.find(&letters, at) {
                at = range.end.max(range.start + 1);
                if range.is_empty() {
                    continue;
                }
                let span = Span {
                    start: line.span.start + letters[range.start].span.start,
                    end: line.span.start + letters[range.end - 1].span.end,
                };
                // A match without letters or digits is filed under the token that follows it.
                let start = places.position_at(span.start).min(positions.end - 1);
                let end = places.position_at(span.end.saturating_sub(1)) + 1;
                spans.push(span);
                let level = match pattern.reading {
                    Reading::Typed => Level::Typed,
                    Reading::Any => Level::Any,
                };
                found.occurrences.push(Hit {
                    zone: index.zone(start),
                    exact: spans.len() as u32,
                    ..Hit::new(start, end.clamp(start + 1, positions.end), level)
                });
            }
            if machine.budget == 0 {
                found.cut = Some(id);
                return Ok(found);
            }
        }
    }
    Ok(found)
}

/// The lines that some tokens of a document are in, which are in order.
fn lines_of<'d>(
    document: &'d Document,
    positions: &[u32],
    places: &mut Places<'_, '_>,
) -> Vec<&'d Line> {
    let mut lines: Vec<&Line> = Vec::new();
    for &position in positions {
        let token = places.token(position);
        if lines.last().is_none_or(|last| last.span.end <= token.start) {
            lines.extend(document.line_at(token));
        }
    }
    lines
}

/// A character of the text that is matched, and the bytes of the line that it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    pub c: char,
    pub span: Span,
}

/// Writes a line as it is matched.
pub(crate) fn fold(line: &str, reading: Reading, letters: &mut Vec<Letter>) {
    letters.clear();
    for (at, c) in line.char_indices() {
        let span = Span::new(at, at + c.len_utf8());
        if letters::is_combining(c) || letters::is_ignorable(c) {
            if let Some(last) = letters.last_mut() {
                last.span.end = span.end;
                last.c = combined(last.c, c, reading);
            }
            continue;
        }
        let c = folded(letters::lower(c), reading);
        letters.push(Letter { c, span });
    }
}

/// A lower-case character as it is matched.
fn folded(c: char, reading: Reading) -> char {
    if c.is_whitespace() {
        return ' ';
    }
    let letter = letters::letter(c);
    match reading {
        Reading::Typed => letters::with_tone(letter.quality, letter.tone).unwrap_or(c),
        Reading::Any => letters::base(letter.quality),
    }
}

/// A character as it is matched with a combining mark on it.
fn combined(c: char, mark: char, reading: Reading) -> char {
    let letter = letters::letter(c);
    let (quality, tone) = match (reading, Tone::of_combining(mark)) {
        (Reading::Any, _) => return c,
        (Reading::Typed, Some(tone)) => (letter.quality, tone),
        (Reading::Typed, None) => (
            letters::with_mark(letter.quality, mark).unwrap_or(letter.quality),
            letter.tone,
        ),
    };
    letters::with_tone(quality, tone).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::{syntax::STEPS, *};

    fn matches(pattern: &str, text: &str, reading: Reading) -> Vec<String> {
        let pattern = Pattern::new(pattern, reading).unwrap();
        let mut letters = Vec::new();
        fold(text, reading, &mut letters);
        let mut machine = Machine::new(&pattern, BUDGET);
        let mut at = 0;
        let mut found = Vec::new();
        while let Some(range) = machine.find(&letters, at) {
            at = range.end.max(range.start + 1);
            if !range.is_empty() {
                let (first, last) = (letters[range.start].span, letters[range.end - 1].span);
                found.push(first.cover(last).of(text).to_owned());
            }
        }
        found
    }

    #[track_caller]
    fn check(pattern: &str, text: &str, expected: &[&str]) {
        assert_eq!(matches(pattern, text, Reading::Any), expected, "{pattern}");
    }

    #[test]
    fn the_usual_syntax_works() {
        check(
            r"\d+ cuộc",
            "tổ chức 18\u{a0}Cuộc và 7 cuộc",
            &["18\u{a0}Cuộc", "7 cuộc"],
        );
        check("d[aâ]n|chủ", "Dân chủ", &["Dân", "chủ"]);
        check("d.n", "dân den dn", &["dân", "den"]);
        check("a{2,3}", "a aa aaaa", &["aa", "aaa"]);
        check("a+?", "aaa", &["a", "a", "a"]);
        check("^dan", "dân dân", &["dân"]);
        check(r"dan$", "dân dân", &["dân"]);
        check(r"\bta\b", "ta tả tai", &["ta", "tả"]);
        check(r"[^\s\d]+", "a1 b", &["a", "b"]);
        check("(ab)*c", "ababc c", &["ababc", "c"]);
        check(r"\/", "a/b", &["/"]);
        check("[0-9]+[,.][0-9]+", "73,95 điểm", &["73,95"]);
        check("x*", "ab", &[]);
    }

    #[test]
    fn marks_count_as_typed_only() {
        assert_eq!(
            matches("d[âầ]n", "dân dan Da\u{302}n", Reading::Typed),
            ["dân", "Da\u{302}n"]
        );
        assert_eq!(
            matches("da\u{302}n", "dân dan", Reading::Any),
            ["dân", "dan"]
        );
    }

    #[test]
    fn what_is_no_expression_is_refused_at_its_place() {
        for (source, at) in [
            ("a(b", 1),
            ("a)", 1),
            ("[a", 0),
            ("*a", 0),
            (r"a\", 1),
            ("a{3,2}", 1),
        ] {
            let error = Pattern::new(source, Reading::Any).unwrap_err();
            assert_eq!(error.at, at, "{source}: {error}");
        }
        assert!(Pattern::new(&"(".repeat(500), Reading::Any).is_err());
        assert!(Pattern::new("a{1000}{1000}", Reading::Any).is_err());
    }

    #[test]
    fn a_hard_expression_costs_no_more_than_its_budget() {
        let pattern = Pattern::new("(a*)*(a*)*b", Reading::Any).unwrap();
        let mut letters = Vec::new();
        fold(&"a".repeat(2_000), Reading::Any, &mut letters);
        let mut machine = Machine::new(&pattern, 10_000);
        assert_eq!(machine.find(&letters, 0), None);
        assert_eq!(machine.budget, 0);
    }

    #[test]
    fn long_expressions_are_read_or_refused_quickly() {
        let many: Vec<String> = (0..4_000).map(|at| at.to_string()).collect();
        assert!(Pattern::new(&many.join("|"), Reading::Any).is_err());
        let some = Pattern::new(&many[..500].join("|"), Reading::Any).unwrap();
        assert!(some.program.len() < STEPS);
        assert!(Pattern::new(&"{".repeat(5_000), Reading::Any).is_ok());
        let set: String = (0..5_000u32)
            .filter_map(|c| char::from_u32(0x4e00 + 2 * c))
            .collect();
        assert!(Pattern::new(&format!("[{set}]{{3000}}"), Reading::Any).is_ok());
        assert!(Pattern::new(&"x?".repeat(4_000), Reading::Any).is_ok());
    }
}
