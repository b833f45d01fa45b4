//! Where something occurs: lists of stretches of tokens, made from the postings.

use std::ops::Range;

use super::{answer::Level, terms::Slot};
use crate::index::Index;

/// A stretch of tokens that matches a part of the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Occurrence {
    /// First token.
    pub start: u32,
    /// First token behind it.
    pub end: u32,
    /// How near it is to what was typed.
    pub level: Level,
    /// The number of its bytes in the table of exact spans plus one; 0 if its bytes are those of
    /// its tokens.
    pub exact: u32,
}

impl Occurrence {
    /// A stretch whose bytes are those of its tokens.
    pub fn new(start: u32, end: u32, level: Level) -> Self {
        Self {
            start,
            end,
            level,
            exact: 0,
        }
    }
}

/// The documents to look into, as ranges of positions in order; `None`: all.
pub(crate) type Within<'a> = Option<&'a [Range<u32>]>;

/// How many positions a slot has.
pub(crate) fn count(index: &Index<'_>, slot: &Slot) -> usize {
    let forms = slot.forms.iter();
    forms.map(|form| index.postings.count(form) as usize).sum()
}

/// The positions of a slot, in order.
pub(crate) fn positions(index: &Index<'_>, slot: &Slot, within: Within<'_>) -> Vec<u32> {
    let each = |form: u32, found: &mut dyn FnMut(u32)| match within {
        None => index.postings.for_each(form, found),
        Some(ranges) => index.postings.for_each_within(form, ranges, found),
    };
    let total = count(index, slot);
    let mut found = Vec::with_capacity(if within.is_none() { total } else { 0 });
    // Many forms with many positions are put in order by a bitmap, few by sorting: setting a bit
    // is cheaper than a comparison sort, but the whole bitmap has to be walked.
    if slot.forms.len() > 1 && within.is_none() && total > index.tokens() as usize / 256 {
        let mut bits = vec![0u64; index.tokens() as usize / 64 + 1];
        for form in slot.forms.iter() {
            index.postings.for_each(form, |position| {
                if let Some(word) = bits.get_mut(position as usize / 64) {
                    *word |= 1 << (position % 64);
                }
            });
        }
        for (at, &word) in bits.iter().enumerate() {
            let mut word = word;
            while word != 0 {
                found.push(at as u32 * 64 + word.trailing_zeros());
                word &= word - 1;
            }
        }
        return found;
    }
    for form in slot.forms.iter() {
        each(form, &mut |position| found.push(position));
    }
    if slot.forms.len() > 1 {
        found.sort_unstable();
    }
    found
}

/// A slot in a form in which one look tells whether a form matches, and how nearly.
struct Lookup {
    first: u32,
    /// For each form from the first to the last of the slot: 0 if it does not match, [`ANY`] or
    /// [`TYPED`].
    marks: Vec<u8>,
}

const ANY: u8 = 1;
const TYPED: u8 = 2;

impl Lookup {
    fn new(slot: &Slot) -> Lookup {
        let first = slot.forms.iter().next().unwrap_or(0);
        let last = slot.forms.last().unwrap_or(0);
        let mut marks = vec![0; (last - first) as usize + 1];
        let mut put = |form: u32, mark: u8| {
            let at = form.wrapping_sub(first) as usize;
            if let Some(known) = marks.get_mut(at) {
                *known = mark;
            }
        };
        slot.forms.iter().for_each(|form| put(form, ANY));
        let typed = slot.typed.iter().filter(|&form| slot.forms.contains(form));
        typed.for_each(|form| put(form, TYPED));
        Lookup { first, marks }
    }

    #[inline]
    fn mark(&self, form: u32) -> u8 {
        let at = form.wrapping_sub(self.first) as usize;
        self.marks.get(at).copied().unwrap_or(0)
    }
}

/// The occurrences of some tokens side by side, in order. Letters that must be exact are not
/// looked at.
pub(crate) fn phrase(index: &Index<'_>, slots: &[Slot], within: Within<'_>) -> Vec<Occurrence> {
    let len = slots.len() as u32;
    let counts = slots.iter().map(|slot| count(index, slot)).enumerate();
    let Some((rarest, number)) = counts.min_by_key(|&(_, count)| count) else {
        return Vec::new();
    };
    if number == 0 {
        return Vec::new();
    }
    let before = rarest as u32;
    let lookups: Vec<Lookup> = slots.iter().map(Lookup::new).collect();
    let positions = positions(index, &slots[rarest], within);
    let mut found = Vec::with_capacity(if len == 1 { positions.len() } else { 0 });
    for position in positions {
        let Some(start) = position.checked_sub(before) else {
            continue;
        };
        if let Some(level) = fits(index, &lookups, start) {
            found.push(Occurrence::new(start, start + len, level));
        }
    }
    found
}

/// Whether the tokens from `start` on are those that are looked for, and how nearly.
#[inline]
fn fits(index: &Index<'_>, slots: &[Lookup], start: u32) -> Option<Level> {
    let mut nearest = TYPED;
    for (at, slot) in slots.iter().enumerate() {
        let position = start + at as u32;
        let mark = slot.mark(index.form(position));
        if mark == 0 || (at > 0 && !index.joins(position)) {
            return None;
        }
        nearest = nearest.min(mark);
    }
    // Behind the last token the index answers with the first form.
    if start as usize + slots.len() > index.tokens() as usize {
        return None;
    }
    Some(if nearest == TYPED {
        Level::Typed
    } else {
        Level::Any
    })
}

/// The shortest stretches that hold the tokens in order, at most `slop` others among them, in one
/// zone. A stretch that holds a shorter one is none.
pub(crate) fn loose(
    index: &Index<'_>,
    slots: &[Slot],
    slop: u32,
    within: Within<'_>,
) -> Vec<Occurrence> {
    let lists: Vec<Vec<u32>> = slots
        .iter()
        .map(|slot| positions(index, slot, within))
        .collect();
    let Some((firsts, rest)) = lists.split_first() else {
        return Vec::new();
    };
    let longest = slots.len() as u32 + slop;
    let mut cursors = vec![0; rest.len()];
    let mut found: Vec<Occurrence> = Vec::new();
    'start: for &start in firsts {
        let mut last = start;
        let mut typed = slots[0].typed.contains(index.form(start));
        for ((list, cursor), slot) in rest.iter().zip(&mut cursors).zip(&slots[1..]) {
            while list.get(*cursor).is_some_and(|&position| position <= last) {
                *cursor += 1;
            }
            match list.get(*cursor) {
                Some(&position) => last = position,
                None => break 'start,
            }
            typed &= slot.typed.contains(index.form(last));
        }
        if last + 1 - start > longest || !index.zone_run(start).0.contains(&last) {
            continue;
        }
        // The same end from a later start is shorter.
        if found.last().is_some_and(|before| before.end == last + 1) {
            found.pop();
        }
        let level = if typed { Level::Typed } else { Level::Any };
        found.push(Occurrence::new(start, last + 1, level));
    }
    found
}

/// The shortest stretches from something of one list to something of the other, in either order,
/// at most `distance` tokens between, in one zone.
pub(crate) fn near(
    index: &Index<'_>,
    left: &[Occurrence],
    right: &[Occurrence],
    distance: u32,
) -> Vec<Occurrence> {
    let mut pairs = Vec::new();
    for (first, second) in [(left, right), (right, left)] {
        let mut at = 0;
        for a in first {
            while second.get(at).is_some_and(|b| b.start < a.end) {
                at += 1;
            }
            let Some(b) = second.get(at) else { break };
            if b.start - a.end <= distance && index.zone_run(a.start).0.contains(&(b.end - 1)) {
                pairs.push(Occurrence::new(a.start, b.end, a.level.max(b.level)));
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup_by_key(|pair| (pair.start, pair.end));
    // From the back: a pair is kept if none that begins later ends where it ends or before.
    let mut least = u32::MAX;
    let mut kept: Vec<Occurrence> = Vec::new();
    for pair in pairs.into_iter().rev() {
        let same_start = kept.last().is_some_and(|last| last.start == pair.start);
        if pair.end < least {
            if same_start {
                kept.pop();
            }
            least = pair.end;
            kept.push(pair);
        }
    }
    kept.reverse();
    kept
}

/// The occurrence with the slots before and behind it, if they are there.
pub(crate) fn around(
    index: &Index<'_>,
    before: &[Slot],
    middle: Occurrence,
    after: &[Slot],
) -> Option<Occurrence> {
    let start = middle.start.checked_sub(before.len() as u32)?;
    let end = middle.end + after.len() as u32;
    if end > index.tokens() {
        return None;
    }
    let is = |(slot, position): (&Slot, u32)| slot.forms.contains(index.form(position));
    let fits = before.iter().zip(start..).all(is)
        && after.iter().zip(middle.end..).all(is)
        && (start + 1..=middle.start).all(|position| index.joins(position))
        && (middle.end..end).all(|position| index.joins(position));
    fits.then(|| Occurrence::new(start, end, middle.level))
}
