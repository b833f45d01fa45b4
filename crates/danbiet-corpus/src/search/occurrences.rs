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
    let positions = positions(index, &slots[rarest], within);
    let mut found = Vec::with_capacity(if len == 1 { positions.len() } else { 0 });
    for position in positions {
        let Some(start) = position.checked_sub(before) else {
            continue;
        };
        if start + len > index.tokens() || !fits(index, slots, rarest, start) {
            continue;
        }
        found.push(Occurrence::new(
            start,
            start + len,
            level(index, slots, start),
        ));
    }
    found
}

/// Whether the tokens from `start` on are those of the slots; the one at `known` is known to be.
#[inline]
fn fits(index: &Index<'_>, slots: &[Slot], known: usize, start: u32) -> bool {
    slots.iter().enumerate().all(|(at, slot)| {
        let position = start + at as u32;
        (at == known || slot.forms.contains(index.form(position)))
            && (at == 0 || index.joins(position))
    })
}

/// How near the tokens from `start` on are to what was typed.
#[inline]
fn level(index: &Index<'_>, slots: &[Slot], start: u32) -> Level {
    let typed = slots.iter().enumerate().all(|(at, slot)| {
        slot.forms == slot.typed || slot.typed.contains(index.form(start + at as u32))
    });
    if typed { Level::Typed } else { Level::Any }
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
