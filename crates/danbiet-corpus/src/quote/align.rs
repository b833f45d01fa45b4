//! The words of a quote beside a printed passage: which answer to each other, which do not.
//!
//! The whole quote is laid along any part of the passage so that the sum of [`Weights`] is greatest
//! (semi-global alignment: S. B. Needleman and C. D. Wunsch, "A general method applicable to the search
//! for similarities in the amino acid sequence of two proteins", 1970, with free ends on one side).
//! Of long ones only a band around the place where the quote is expected is looked at.

use std::{collections::BTreeSet, ops::Range};

use serde::{Deserialize, Serialize};

use super::{
    compare::{self, Kind},
    units::{Sort, Unit},
};

/// How a stretch of a quote and a stretch of a printed passage go together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Relation {
    /// Every byte is the same.
    Same,
    /// The words are the same, written otherwise.
    Alike(BTreeSet<Kind>),
    /// The same letters with other tones or vowel marks: other words, or marks that were lost.
    Marks,
    /// Other words.
    Replaced,
    /// The quote has them, the passage has not.
    Added,
    /// The passage has them, the quote has not.
    LeftOut,
}

impl Relation {
    /// The name in the exported forms.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Relation::Same => "same",
            Relation::Alike(_) => "alike",
            Relation::Marks => "marks",
            Relation::Replaced => "replaced",
            Relation::Added => "added",
            Relation::LeftOut => "left-out",
        }
    }

    /// Whether the quote says something else than the passage here.
    #[must_use]
    pub const fn is_change(&self) -> bool {
        !matches!(self, Relation::Same | Relation::Alike(_))
    }
}

/// A stretch of a quote beside a stretch of a printed passage. Pieces joined give both back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// How they go together.
    pub relation: Relation,
    /// The bytes of the quote; empty for what it leaves out.
    pub quoted: Range<usize>,
    /// The bytes of the document's text; empty for what the quote adds.
    pub printed: Range<usize>,
}

/// Two lists of units, laid side by side.
#[derive(Clone, Debug)]
pub(super) struct Alignment {
    /// Units that answer to each other, and those without partner, in order.
    pub steps: Vec<Step>,
    /// Tokens of the quote that are the same in the passage.
    pub same: usize,
    /// Tokens of the quote with the same letters but other marks.
    pub marks: usize,
    /// The sum of the weights.
    pub score: i32,
}

/// The numbers of units that stand side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Pair(usize, usize),
    Quoted(usize),
    Printed(usize),
}

/// What a pair, or a unit without partner, counts. A replaced word is cheaper than one added and one
/// left out; marks of punctuation count less than words.
struct Weights;

impl Weights {
    const SAME_TOKEN: i32 = 4;
    const SAME_LETTERS: i32 = 1;
    const OTHER_TOKEN: i32 = -2;
    const LONE_TOKEN: i32 = -3;
    const SAME_MARK: i32 = 2;
    const OTHER_MARK: i32 = -1;
    const LONE_MARK: i32 = -1;

    fn pair(one: &Unit, other: &Unit) -> Option<i32> {
        Some(match (one.sort, other.sort) {
            (Sort::Token, Sort::Token) if one.key == other.key => Weights::SAME_TOKEN,
            (Sort::Token, Sort::Token) if one.any == other.any => Weights::SAME_LETTERS,
            (Sort::Token, Sort::Token) => Weights::OTHER_TOKEN,
            (Sort::Mark, Sort::Mark) if one.key == other.key => Weights::SAME_MARK,
            (Sort::Mark, Sort::Mark) => Weights::OTHER_MARK,
            _ => return None,
        })
    }

    fn alone(unit: &Unit) -> i32 {
        match unit.sort {
            Sort::Token => Weights::LONE_TOKEN,
            Sort::Mark => Weights::LONE_MARK,
        }
    }
}

/// Up to this many pairs are all looked at; of more, a band.
const WHOLE: usize = 600_000;

/// Half the width of the band, in units.
const HALF_BAND: usize = 192;

const UNREACHED: i32 = i32::MIN / 2;

/// Where a cell of the table was reached from.
#[derive(Clone, Copy, PartialEq)]
enum From {
    Start,
    Pair,
    Quoted,
    Printed,
}

/// Lays a quote along a passage. `lead` is how many tokens of the passage are expected before it.
pub(super) fn align(quoted: &[Unit], printed: &[Unit], lead: usize) -> Alignment {
    let columns = printed.len() + 1;
    let band = Band::new(quoted, printed, lead);
    let mut from = vec![From::Start; (quoted.len() + 1) * band.width];
    let mut before = vec![0i32; band.width];
    let mut row = vec![UNREACHED; band.width];
    for (i, unit) in quoted.iter().enumerate() {
        let (above, here) = (band.starts[i], band.starts[i + 1]);
        let score_above = |column: usize, before: &[i32]| {
            let at = column.checked_sub(above)?;
            before.get(at).copied().filter(|&score| score > UNREACHED)
        };
        row.fill(UNREACHED);
        for at in 0..band.width.min(columns - here) {
            let column = here + at;
            let pair = column.checked_sub(1).and_then(|left| {
                let score = score_above(left, &before)?;
                Some((score + Weights::pair(unit, &printed[left])?, From::Pair))
            });
            let alone = score_above(column, &before)
                .map(|score| (score + Weights::alone(unit), From::Quoted));
            let skipped = at.checked_sub(1).and_then(|left| {
                let score = Some(row[left]).filter(|&score| score > UNREACHED)?;
                Some((score + Weights::alone(&printed[column - 1]), From::Printed))
            });
            // Of equal scores the first stands.
            let mut best = (UNREACHED, From::Start);
            for way in [pair, alone, skipped].into_iter().flatten() {
                if way.0 > best.0 {
                    best = way;
                }
            }
            row[at] = best.0;
            from[(i + 1) * band.width + at] = best.1;
        }
        std::mem::swap(&mut before, &mut row);
    }
    let last = band.starts.last().copied().unwrap_or(0);
    let ends = before.iter().enumerate().take(columns - last);
    let (mut end, mut score) = (0, UNREACHED);
    for (at, &sum) in ends {
        if sum > score {
            (end, score) = (at, sum);
        }
    }
    let steps = band.walk_back(&from, quoted.len(), last + end);
    counted(steps, quoted, printed, score)
}

fn counted(steps: Vec<Step>, quoted: &[Unit], printed: &[Unit], score: i32) -> Alignment {
    let pairs = |same: &dyn Fn(&Unit, &Unit) -> bool| {
        let of = |step: &&Step| match **step {
            Step::Pair(a, b) => quoted[a].sort == Sort::Token && same(&quoted[a], &printed[b]),
            _ => false,
        };
        steps.iter().filter(of).count()
    };
    let same = pairs(&|a, b| a.key == b.key);
    let letters = pairs(&|a, b| a.any == b.any);
    Alignment {
        same,
        marks: letters.saturating_sub(same),
        score,
        steps,
    }
}

/// The cells of the table that are looked at: in each row as many columns, from a first one that never
/// goes back.
struct Band {
    starts: Vec<usize>,
    width: usize,
}

impl Band {
    fn new(quoted: &[Unit], printed: &[Unit], lead: usize) -> Band {
        let columns = printed.len() + 1;
        if quoted.len().saturating_mul(columns) <= WHOLE {
            return Band {
                starts: vec![0; quoted.len() + 1],
                width: columns,
            };
        }
        let width = (2 * HALF_BAND + 1).min(columns);
        let is_token = |unit: &&Unit| unit.sort == Sort::Token;
        let tokens = printed
            .iter()
            .enumerate()
            .filter(|(_, unit)| is_token(unit));
        let places: Vec<usize> = tokens.map(|(at, _)| at).collect();
        let mut token = lead;
        let mut starts = Vec::with_capacity(quoted.len() + 1);
        for at in 0..=quoted.len() {
            let middle = places.get(token).copied().unwrap_or(printed.len());
            starts.push(middle.saturating_sub(HALF_BAND).min(columns - width));
            token += quoted.get(at).iter().filter(|unit| is_token(unit)).count();
        }
        Band { starts, width }
    }

    fn walk_back(&self, from: &[From], rows: usize, column: usize) -> Vec<Step> {
        let (mut row, mut column) = (rows, column);
        let mut steps = Vec::new();
        while row > 0 {
            let Some(at) = column.checked_sub(self.starts[row]) else {
                break;
            };
            match from.get(row * self.width + at) {
                Some(From::Pair) => {
                    (row, column) = (row - 1, column - 1);
                    steps.push(Step::Pair(row, column));
                }
                Some(From::Quoted) => {
                    row -= 1;
                    steps.push(Step::Quoted(row));
                }
                Some(From::Printed) => {
                    column -= 1;
                    steps.push(Step::Printed(column));
                }
                Some(From::Start) | None => break,
            }
        }
        // What no way leads to has no partner.
        steps.extend((0..row).rev().map(Step::Quoted));
        steps.reverse();
        steps
    }
}

/// A quote and the passage that it was aligned with.
#[derive(Clone, Copy)]
pub(super) struct Sides<'a> {
    /// The words of the quote.
    pub quoted: &'a str,
    /// Their units.
    pub quoted_units: &'a [Unit],
    /// The text of the passage.
    pub printed: &'a str,
    /// Its units.
    pub printed_units: &'a [Unit],
}

/// The alignment as pieces; ranges are bytes of the two texts. Empty if nothing has a partner.
pub(super) fn pieces(sides: Sides<'_>, steps: &[Step]) -> Vec<Piece> {
    let is_pair = |step: &Step| matches!(step, Step::Pair(..));
    let Some(first) = steps.iter().find_map(|step| match step {
        Step::Pair(_, at) | Step::Printed(at) => Some(*at),
        Step::Quoted(_) => None,
    }) else {
        return Vec::new();
    };
    if !steps.iter().any(is_pair) {
        return Vec::new();
    }
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut quoted, mut printed) = (0, sides.printed_units[first].range.start);
    for &step in steps {
        let (relation, quoted_end, printed_end) = match step {
            Step::Pair(a, b) => {
                let (one, other) = (&sides.quoted_units[a], &sides.printed_units[b]);
                (relation(&sides, one, other), one.range.end, other.range.end)
            }
            Step::Quoted(a) => (Relation::Added, sides.quoted_units[a].range.end, printed),
            Step::Printed(b) => (Relation::LeftOut, quoted, sides.printed_units[b].range.end),
        };
        let relation = with_gap(&sides, relation, step, (quoted, printed));
        let piece = Piece {
            relation,
            quoted: quoted..quoted_end,
            printed: printed..printed_end,
        };
        (quoted, printed) = (quoted_end, printed_end);
        join(&mut pieces, piece);
    }
    if let Some(last) = pieces.last_mut() {
        last.quoted.end = sides.quoted.len();
    }
    pieces
}

/// Takes the white space before a pair into account.
fn with_gap(
    sides: &Sides<'_>,
    relation: Relation,
    step: Step,
    (quoted, printed): (usize, usize),
) -> Relation {
    let Step::Pair(a, b) = step else {
        return relation;
    };
    let mut kinds = match relation {
        Relation::Same => BTreeSet::new(),
        Relation::Alike(kinds) => kinds,
        other => return other,
    };
    let gap = &sides.quoted[quoted..sides.quoted_units[a].range.start];
    let printed_gap = &sides.printed[printed..sides.printed_units[b].range.start];
    compare::gaps(gap, printed_gap, &mut kinds);
    match kinds.is_empty() {
        true => Relation::Same,
        false => Relation::Alike(kinds),
    }
}

fn relation(sides: &Sides<'_>, one: &Unit, other: &Unit) -> Relation {
    if one.key != other.key {
        let same_letters = one.sort == Sort::Token && one.any == other.any;
        return match same_letters {
            true => Relation::Marks,
            false => Relation::Replaced,
        };
    }
    let mut kinds = BTreeSet::new();
    let quoted = &sides.quoted[one.range.clone()];
    let printed = &sides.printed[other.range.clone()];
    match one.sort {
        Sort::Token => compare::tokens(quoted, printed, &mut kinds),
        Sort::Mark => compare::marks(quoted, printed, &mut kinds),
    }
    match kinds.is_empty() {
        true => Relation::Same,
        false => Relation::Alike(kinds),
    }
}

/// Appends a piece, together with the last one where they tell the same. Words added beside words left
/// out are words replaced.
fn join(pieces: &mut Vec<Piece>, piece: Piece) {
    if let Some(last) = pieces.last_mut() {
        let both = match (&last.relation, &piece.relation) {
            (one, other) if one == other => Some(one.clone()),
            (
                Relation::Added | Relation::LeftOut | Relation::Replaced,
                Relation::Added | Relation::LeftOut | Relation::Replaced,
            ) => Some(Relation::Replaced),
            _ => None,
        };
        if let Some(relation) = both {
            last.relation = relation;
            last.quoted.end = piece.quoted.end;
            last.printed.end = piece.printed.end;
            return;
        }
    }
    pieces.push(piece);
}

#[cfg(test)]
mod tests {
    use super::{super::units::Keys, *};

    /// The pieces of a quote beside a text: `{q|p}` for changes, `q=p` for other ways of writing.
    fn shown(quoted: &str, printed: &str) -> String {
        let mut keys = Keys::default();
        let (one, other) = (keys.units(quoted), keys.units(printed));
        let alignment = align(&one, &other, 0);
        let sides = Sides {
            quoted,
            quoted_units: &one,
            printed,
            printed_units: &other,
        };
        let pieces = pieces(sides, &alignment.steps);
        let texts = pieces.iter().map(|piece| {
            let (q, p) = (
                &quoted[piece.quoted.clone()],
                &printed[piece.printed.clone()],
            );
            match &piece.relation {
                Relation::Same => q.to_owned(),
                Relation::Alike(_) => format!("<{}={}>", q.trim(), p.trim()),
                relation => format!("{{{} {}|{}}}", relation.name(), q.trim(), p.trim()),
            }
        });
        texts.collect::<Vec<_>>().concat()
    }

    #[test]
    fn changes_are_found_word_by_word() {
        let text = "Trước đó. Dân biết, dân bàn, dân làm, dân kiểm tra. Sau đó";
        for (quoted, expected) in [
            ("dân bàn, dân làm", "dân bàn, dân làm"),
            ("dân bàn, dân nghe", "dân bàn, dân{replaced nghe|làm}"),
            ("dân bàn dân làm", "dân bàn{left-out |,} dân làm"),
            ("dân bàn, dân cùng làm", "dân bàn, dân{added cùng|} làm"),
            ("dân biêt, dân bàn", "<dân=Dân>{marks biêt|biết}, dân bàn"),
            ("dân làm, kiểm tra", "dân làm,{left-out |dân} kiểm tra"),
        ] {
            assert_eq!(shown(quoted, text), expected);
        }
        assert_eq!(shown("xyz", "abc"), "{replaced xyz|abc}");
        assert_eq!(shown("xyz", ""), "");
    }

    #[test]
    fn a_band_finds_what_the_whole_table_finds() {
        let words: Vec<String> = (0..1500).map(|n| format!("từ{n}")).collect();
        let printed = words.join(" ");
        let mut quoted = words[100..1100].to_vec();
        quoted.remove(500);
        quoted.insert(700, "thêm".to_owned());
        quoted[900] = "khác".to_owned();
        let quoted = quoted.join(" ");
        let mut keys = Keys::default();
        let (one, other) = (keys.units(&quoted), keys.units(&printed));
        assert!(one.len() * other.len() > WHOLE);
        let alignment = align(&one, &other, 100);
        assert_eq!(alignment.same, 998);
        let wrong: Vec<&Step> = alignment
            .steps
            .iter()
            .filter(|step| !matches!(step, Step::Pair(..)))
            .collect();
        assert_eq!(wrong, [&Step::Printed(600), &Step::Quoted(700)]);
    }
}
