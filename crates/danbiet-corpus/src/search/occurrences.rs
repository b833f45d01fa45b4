//! Where something occurs: lists of stretches of tokens, made from the postings.

use super::{
    answer::{Found, Level},
    positions::{Within, count, positions},
    radix,
    request::Zones,
    terms::{Forms, Slot},
};
use crate::{index::Index, zone::Zone};

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

/// Forms of which one look tells whether they are among some.
struct FormSet {
    first: u32,
    /// How many forms lie from the first to the last.
    len: u32,
    /// Which of them are meant; empty for all.
    meant: Vec<bool>,
}

impl FormSet {
    fn of(forms: &Forms) -> FormSet {
        let first = forms.iter().next().unwrap_or(0);
        let len = forms.last().map_or(0, |last| last - first + 1);
        let mut meant = Vec::new();
        if len as usize > forms.len() {
            meant.resize(len as usize, false);
            for form in forms.iter() {
                meant[(form - first) as usize] = true;
            }
        }
        FormSet { first, len, meant }
    }

    #[inline]
    fn has(&self, form: u32) -> bool {
        let at = form.wrapping_sub(self.first);
        at < self.len && self.meant.get(at as usize).is_none_or(|meant| *meant)
    }
}

/// Tells how near tokens, which are those that are looked for, are to what was typed.
pub(crate) struct Nearness {
    /// Where it is the same everywhere.
    common: Option<Level>,
    /// The tokens that may be as typed or not: which of all, and the forms that are.
    mixed: Vec<(u32, FormSet)>,
}

impl Nearness {
    /// Of the tokens that some slots stand for.
    pub fn of<'s>(slots: impl Iterator<Item = &'s Slot>) -> Nearness {
        let mut mixed = Vec::new();
        for (at, slot) in (0..).zip(slots) {
            let typed = slot.typed.iter().filter(|&form| slot.forms.contains(form));
            let typed = typed.count();
            if typed == 0 {
                return Nearness {
                    common: Some(Level::Any),
                    mixed: Vec::new(),
                };
            }
            if typed < slot.forms.len() {
                mixed.push((at, FormSet::of(&slot.typed)));
            }
        }
        let common = mixed.is_empty().then_some(Level::Typed);
        Nearness { common, mixed }
    }

    /// Of the tokens from `start` on.
    #[inline]
    pub fn at(&self, index: &Index<'_>, start: u32) -> Level {
        self.common.unwrap_or_else(|| {
            let is_typed =
                |(at, typed): &(u32, FormSet)| typed.has(index.form(start.saturating_add(*at)));
            match self.mixed.iter().all(is_typed) {
                true => Level::Typed,
                false => Level::Any,
            }
        })
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
    let nearness = Nearness::of(slots.iter());
    let mut zones = ZonesOf::new(index);
    let hit = |start: u32| Found {
        zone: zones.position(start),
        ..Found::new(
            start,
            start.saturating_add(slots.len() as u32),
            nearness.at(index, start),
        )
    };
    let starts = starts(index, slots, within).into_iter();
    starts.map(hit).collect()
}

/// Where some tokens stand side by side, in order.
pub(crate) fn starts(index: &Index<'_>, slots: &[Slot], within: Within<'_>) -> Vec<u32> {
    let counts = slots.iter().map(|slot| count(index, slot)).enumerate();
    let Some((rarest, 1..)) = counts.min_by_key(|&(_, count)| count) else {
        return Vec::new();
    };
    let mut starts = positions(index, &slots[rarest], within);
    // One token is where it is: there is nothing around it to look at.
    if slots.len() == 1 {
        return starts;
    }
    let sets: Vec<FormSet> = slots.iter().map(|slot| FormSet::of(&slot.forms)).collect();
    let (before, after) = (&sets[..rarest], &sets[rarest + 1..]);
    let stand = |sets: &[FormSet], from: u32| {
        let mut sets = sets.iter().zip(from..);
        sets.all(|(set, position)| set.has(index.form(position)))
    };
    starts.retain_mut(|position| {
        let Some(start) = position.checked_sub(rarest as u32) else {
            return false;
        };
        // Behind the last token the index answers with the first form.
        let end = start.saturating_add(slots.len() as u32);
        let fits = end <= index.tokens()
            && stand(before, start)
            && stand(after, *position + 1)
            && index.joined(start..end);
        *position = start;
        fits
    });
    starts
}

/// The same in some zones.
pub(crate) fn starts_in(
    index: &Index<'_>,
    slots: &[Slot],
    zones: Zones,
    within: Within<'_>,
) -> Vec<u32> {
    let mut starts = starts(index, slots, within);
    if !index.zones().without(zones).is_empty() {
        let mut of = ZonesOf::new(index);
        starts.retain(|&start| zones.contains(of.position(start)));
    }
    starts
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
