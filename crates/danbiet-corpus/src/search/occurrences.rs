//! Where something occurs: lists of stretches of tokens, made from the postings.

use std::ops::Range;

use super::{
    answer::{Found, Level},
    radix,
    terms::Slot,
};
use crate::{index::Index, zone::Zone};

/// The parts of the corpus to look into, as ranges of positions in order; `None`: all.
pub(crate) type Within<'a> = Option<&'a [Range<u32>]>;

/// Puts occurrences in order; of those in one place the nearest to what was typed, and then to the
/// other words, is kept.
pub(crate) fn in_order(found: &mut Vec<Found>) {
    sort(found);
    found.dedup_by_key(|hit| (hit.start, hit.end, hit.exact));
}

/// Puts occurrences in order, those in one place by their nearness.
pub(crate) fn sort(found: &mut [Found]) {
    let key = |hit: &Found| (hit.start, hit.end, hit.exact, hit.level, hit.group);
    if found.is_sorted_by_key(key) {
        return;
    }
    let order = radix::order(found.iter().map(|hit| hit.start));
    let mut sorted: Vec<Found> = order.iter().map(|&at| found[at as u32 as usize]).collect();
    // Few begin at the same token: those are put in order by insertion.
    for same in sorted.chunk_by_mut(|a, b| a.start == b.start) {
        for end in 1..same.len() {
            let mut at = end;
            while at > 0 && key(&same[at]) < key(&same[at - 1]) {
                same.swap(at, at - 1);
                at -= 1;
            }
        }
    }
    found.copy_from_slice(&sorted);
}

/// How many positions a slot has.
pub(crate) fn count(index: &Index<'_>, slot: &Slot) -> usize {
    let forms = slot.forms.iter();
    forms.map(|form| index.postings.count(form) as usize).sum()
}

/// How many positions a slot has outside furniture.
pub(crate) fn count_in_article(index: &Index<'_>, slot: &Slot) -> usize {
    let furniture = slot.forms.iter();
    let furniture = furniture.map(|form| index.postings.furniture(form) as usize);
    count(index, slot).saturating_sub(furniture.sum())
}

/// The positions of a slot, in order.
pub(crate) fn positions(index: &Index<'_>, slot: &Slot, within: Within<'_>) -> Vec<u32> {
    let total = count(index, slot);
    let mut found = Vec::new();
    if slot.forms.len() < 2 {
        for form in slot.forms.iter() {
            match within {
                None => {
                    found.reserve(total);
                    index
                        .postings
                        .for_each(form, |position| found.push(position));
                }
                Some(ranges) => {
                    let each = |position| found.push(position);
                    index.postings.for_each_within(form, ranges, each);
                }
            }
        }
        return found;
    }
    // Many positions are put in order by a bitmap, few by sorting: setting a bit is cheaper, but
    // the whole bitmap has to be walked.
    if total > index.tokens() as usize / 256 {
        let mut bits = vec![0u64; index.tokens() as usize / 64 + 1];
        for form in slot.forms.iter() {
            index.postings.for_each(form, |position| {
                if let Some(word) = bits.get_mut(position as usize / 64) {
                    *word |= 1 << (position % 64);
                }
            });
        }
        let all = 0..index.tokens();
        let ranges = within.unwrap_or(std::slice::from_ref(&all));
        found.reserve(if within.is_none() { total } else { 0 });
        ranges
            .iter()
            .for_each(|range| walk(&bits, range, &mut found));
        return found;
    }
    let mut keys = Vec::with_capacity(total);
    for form in slot.forms.iter() {
        let each = |position| keys.push(u64::from(position) << 32);
        index.postings.for_each(form, each);
    }
    radix::sort(&mut keys);
    let mut ranges = within.unwrap_or_default().iter().peekable();
    for position in keys.into_iter().map(|key| (key >> 32) as u32) {
        while ranges.next_if(|range| range.end <= position).is_some() {}
        if within.is_none() || ranges.peek().is_some_and(|range| range.start <= position) {
            found.push(position);
        }
    }
    found
}

/// Appends the numbers of the bits that are set in a range.
fn walk(bits: &[u64], range: &Range<u32>, found: &mut Vec<u32>) {
    let (first, last) = (range.start / 64, range.end.saturating_sub(1) / 64);
    if range.is_empty() {
        return;
    }
    for at in first..=last {
        let mut word = bits.get(at as usize).copied().unwrap_or_default();
        if at == first {
            word &= u64::MAX << (range.start % 64);
        }
        if at == last {
            word &= u64::MAX >> (63 - (range.end - 1) % 64);
        }
        while word != 0 {
            found.push(at * 64 + word.trailing_zeros());
            word &= word - 1;
        }
    }
}

/// A slot in a form in which one look tells whether a form matches, and how nearly.
pub(crate) struct Lookup {
    first: u32,
    /// For each form from the first to the last of the slot: 0 if it does not match, [`ANY`] or
    /// [`TYPED`].
    marks: Vec<u8>,
    /// The mark that all forms of the slot have, if they agree.
    common: Option<u8>,
}

const ANY: u8 = 1;
const TYPED: u8 = 2;

impl Lookup {
    pub fn new(slot: &Slot) -> Lookup {
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
        let mut typed = 0;
        for form in slot.typed.iter().filter(|&form| slot.forms.contains(form)) {
            put(form, TYPED);
            typed += 1;
        }
        let common = match typed {
            0 => Some(ANY),
            _ if typed == slot.forms.len() => Some(TYPED),
            _ => None,
        };
        Lookup {
            first,
            marks,
            common,
        }
    }

    #[inline]
    fn mark(&self, form: u32) -> u8 {
        let at = form.wrapping_sub(self.first) as usize;
        self.marks.get(at).copied().unwrap_or(0)
    }
}

/// The zones of positions that come in order.
pub(crate) struct ZonesOf<'i> {
    index: &'i Index<'i>,
    number: usize,
    end: u32,
    zone: Zone,
}

impl<'i> ZonesOf<'i> {
    pub fn new(index: &'i Index<'i>) -> Self {
        Self {
            index,
            number: 0,
            end: 0,
            zone: Zone::Body,
        }
    }

    /// The zone of a position, none before those that were asked for.
    #[inline]
    pub fn position(&mut self, position: u32) -> Zone {
        if position >= self.end {
            self.number = self.index.zone_number(self.number, position);
            let (run, zone) = self.index.zone_run_at(self.number);
            (self.end, self.zone) = (run.end, zone);
        }
        self.zone
    }
}

/// The occurrences of some tokens side by side, in order. Letters that must be exact are not
/// looked at.
pub(crate) fn phrase(index: &Index<'_>, slots: &[Slot], within: Within<'_>) -> Vec<Found> {
    let len = slots.len() as u32;
    let mut zones = ZonesOf::new(index);
    let mut hit = |start: u32, mark: u8| Found {
        zone: zones.position(start),
        ..Found::new(start, start.saturating_add(len), level_of(mark))
    };
    // One token is where it is: there is nothing around it to look at.
    if let [slot] = slots {
        let lookup = Lookup::new(slot);
        let mark = |position| lookup.mark(index.form(position));
        let positions = positions(index, slot, within).into_iter();
        return match lookup.common {
            Some(mark) => positions.map(|position| hit(position, mark)).collect(),
            None => positions
                .map(|position| hit(position, mark(position)))
                .collect(),
        };
    }
    let mut found = Vec::new();
    for_each_phrase(index, slots, within, |start, mark| {
        found.push(hit(start, mark));
    });
    found
}

/// Where some tokens stand side by side, in order.
pub(crate) fn starts(index: &Index<'_>, slots: &[Slot], within: Within<'_>) -> Vec<u32> {
    if let [slot] = slots {
        return positions(index, slot, within);
    }
    let mut starts = Vec::new();
    for_each_phrase(index, slots, within, |start, _| starts.push(start));
    starts
}

/// Calls `each` with the places where tokens stand side by side, and how near they are.
fn for_each_phrase(
    index: &Index<'_>,
    slots: &[Slot],
    within: Within<'_>,
    mut each: impl FnMut(u32, u8),
) {
    let counts = slots.iter().map(|slot| count(index, slot)).enumerate();
    let Some((rarest, number)) = counts.min_by_key(|&(_, count)| count) else {
        return;
    };
    if number == 0 {
        return;
    }
    let lookups: Vec<Lookup> = slots.iter().map(Lookup::new).collect();
    for position in positions(index, &slots[rarest], within) {
        if let Some(start) = position.checked_sub(rarest as u32)
            && let Some(mark) = fits(index, &lookups, start)
        {
            each(start, mark);
        }
    }
}

/// How near the tokens from `start` on, which are those that are looked for, are to what was typed.
pub(crate) fn level(index: &Index<'_>, slots: &[Lookup], start: u32) -> Level {
    let marks = slots.iter().zip(start..);
    let mark = marks.map(|(slot, position)| {
        slot.common
            .unwrap_or_else(|| slot.mark(index.form(position)))
    });
    level_of(mark.min().unwrap_or(ANY))
}

/// The level that the least near mark of some tokens stands for.
pub(crate) fn level_of(mark: u8) -> Level {
    if mark == TYPED {
        Level::Typed
    } else {
        Level::Any
    }
}

/// Whether the tokens from `start` on are those that are looked for, and how nearly (see [`level_of`]).
#[inline]
pub(crate) fn fits(index: &Index<'_>, slots: &[Lookup], start: u32) -> Option<u8> {
    let mut nearest = TYPED;
    for (at, slot) in slots.iter().enumerate() {
        let position = start.saturating_add(at as u32);
        let mark = slot.mark(index.form(position));
        if mark == 0 || (at > 0 && !index.joins(position)) {
            return None;
        }
        nearest = nearest.min(mark);
    }
    // Behind the last token the index answers with the first form.
    (start as usize + slots.len() <= index.tokens() as usize).then_some(nearest)
}

/// The shortest stretches that hold one occurrence of each list, in order, at most `slop` tokens
/// among them, in one zone. The occurrences are single tokens. A stretch that holds a shorter one is
/// none.
pub(crate) fn loose(index: &Index<'_>, lists: &[Vec<Found>], slop: u32) -> Vec<Found> {
    let Some((firsts, rest)) = lists.split_first() else {
        return Vec::new();
    };
    let longest = (lists.len() as u32).saturating_add(slop);
    let mut cursors = vec![0; rest.len()];
    let mut found: Vec<Found> = Vec::new();
    'start: for first in firsts {
        let mut last = first;
        let mut level = first.level;
        for (list, cursor) in rest.iter().zip(&mut cursors) {
            while list.get(*cursor).is_some_and(|it| it.start <= last.start) {
                *cursor += 1;
            }
            match list.get(*cursor) {
                Some(next) => last = next,
                None => break 'start,
            }
            level = level.max(last.level);
        }
        if last.end.saturating_sub(first.start) > longest {
            continue;
        }
        let (run, zone) = index.zone_run(first.start);
        if !run.contains(&last.start) {
            continue;
        }
        // The same end from a later start is shorter.
        if found.last().is_some_and(|before| before.end == last.end) {
            found.pop();
        }
        found.push(Found {
            zone,
            ..Found::new(first.start, last.end, level)
        });
    }
    found
}

/// The shortest stretches from something of one list to something of the other, in either order,
/// at most `distance` tokens between, in one zone.
pub(crate) fn near(
    index: &Index<'_>,
    left: &[Found],
    right: &[Found],
    distance: u32,
) -> Vec<Found> {
    let mut pairs = Vec::new();
    for (first, second) in [(left, right), (right, left)] {
        for a in first {
            // One that begins later may end earlier: each looks for its own neighbour.
            let at = second.partition_point(|b| b.start < a.end);
            let Some(b) = second.get(at) else { continue };
            if b.start.saturating_sub(a.end) > distance {
                continue;
            }
            let (run, zone) = index.zone_run(a.start);
            if run.contains(&b.end.saturating_sub(1)) {
                pairs.push(Found {
                    zone,
                    ..Found::new(a.start, b.end, a.level.max(b.level))
                });
            }
        }
    }
    in_order(&mut pairs);
    // From the back: a pair is kept if none that begins later ends where it ends or before.
    let mut least = u32::MAX;
    let mut kept: Vec<Found> = Vec::new();
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
    middle: Found,
    after: &[Slot],
) -> Option<Found> {
    let start = middle.start.checked_sub(before.len() as u32)?;
    let end = middle.end.saturating_add(after.len() as u32);
    if end > index.tokens() {
        return None;
    }
    let is = |(slot, position): (&Slot, u32)| slot.forms.contains(index.form(position));
    let fits = before.iter().zip(start..).all(is)
        && after.iter().zip(middle.end..).all(is)
        && (start + 1..=middle.start).all(|position| index.joins(position))
        && (middle.end..end).all(|position| index.joins(position));
    fits.then_some(Found {
        start,
        end,
        ..middle
    })
}
