//! The positions of each form: differences in as many bits as the largest of some neighbours needs,
//! in blocks that can be skipped.
//!
//! Numbers of one width are read without a branch for each, several times as fast as those that
//! carry their length.

use super::view::{U32s, put, put_bits};

/// Positions in a block.
const BLOCK: usize = 128;

/// Differences that are written with one width, which stands in a byte before them.
const GROUP: usize = 32;

/// Bytes behind the last list: eight are read at once.
pub(crate) const PADDING: [u8; 7] = [0; 7];

/// Numbers that the directory keeps for each form: first byte, positions, positions in furniture.
const ENTRY: usize = 3;

/// The positions of all forms.
///
/// The list of a form with more than one block begins with a table that has two numbers for each
/// block: its first position and its first byte, counted from the end of the table.
#[derive(Clone, Copy, Debug)]
pub struct Postings<'a> {
    directory: U32s<'a>,
    bytes: &'a [u8],
}

impl<'a> Postings<'a> {
    pub(crate) fn new(directory: &'a [u8], bytes: &'a [u8]) -> Self {
        Self {
            directory: U32s::new(directory),
            bytes,
        }
    }

    /// How many forms there are.
    #[must_use]
    pub fn forms(&self) -> usize {
        self.directory.len() / ENTRY
    }

    /// How many positions a form has.
    #[must_use]
    pub fn count(&self, form: u32) -> u32 {
        // A position takes a bit at least: a forged count must not make anything large.
        let count = self.directory.get(form as usize * ENTRY + 1);
        count.min(u32::try_from(self.bytes.len().saturating_mul(8)).unwrap_or(u32::MAX))
    }

    /// How many of them are in furniture.
    #[must_use]
    pub fn furniture(&self, form: u32) -> u32 {
        self.directory.get(form as usize * ENTRY + 2)
    }

    /// Calls `each` with every position of a form, in order.
    #[inline]
    pub fn for_each(&self, form: u32, mut each: impl FnMut(u32)) {
        let list = self.list(form);
        for block in 0..list.blocks() {
            list.for_each(block, &mut each);
        }
    }

    /// Calls `each` with every position of a form that is in one of the `ranges`, which are in
    /// order and do not overlap. Blocks that hold none of them are passed over.
    pub fn for_each_within(
        &self,
        form: u32,
        ranges: &[std::ops::Range<u32>],
        mut each: impl FnMut(u32),
    ) {
        let list = self.list(form);
        let mut at = 0;
        let mut block = 0;
        while at < ranges.len() && block < list.blocks() {
            block = list.last_starting_up_to(block, ranges[at].start);
            let behind = list.first_of(block + 1);
            list.for_each(block, &mut |position| {
                while at < ranges.len() && ranges[at].end <= position {
                    at += 1;
                }
                if at < ranges.len() && ranges[at].start <= position {
                    each(position);
                }
            });
            block += 1;
            while at < ranges.len() && behind.is_some_and(|behind| ranges[at].end <= behind) {
                at += 1;
            }
        }
    }

    fn list(&self, form: u32) -> List<'a> {
        let count = self.count(form) as usize;
        let from = self.directory.get(form as usize * ENTRY) as usize;
        let bytes = self.bytes.get(from..).unwrap_or_default();
        let table = if count > BLOCK {
            count.div_ceil(BLOCK) * 8
        } else {
            0
        };
        let (table, bytes) = bytes.split_at(table.min(bytes.len()));
        List {
            count,
            table: U32s::new(table),
            bytes,
        }
    }
}

/// The positions of one form.
struct List<'a> {
    count: usize,
    table: U32s<'a>,
    bytes: &'a [u8],
}

impl List<'_> {
    fn blocks(&self) -> usize {
        self.count.div_ceil(BLOCK)
    }

    fn first_of(&self, block: usize) -> Option<u32> {
        (block * 2 < self.table.len()).then(|| self.table.get(block * 2))
    }

    /// The last block from `from` on that begins at or before a position; `from` if none does.
    fn last_starting_up_to(&self, from: usize, position: u32) -> usize {
        let blocks = self.table.len() / 2;
        let mut low = from;
        let mut step = 1;
        while low + step < blocks && self.table.get((low + step) * 2) <= position {
            low += step;
            step *= 2;
        }
        let mut high = (low + step).min(blocks);
        while low + 1 < high {
            let middle = low + (high - low) / 2;
            if self.table.get(middle * 2) <= position {
                low = middle;
            } else {
                high = middle;
            }
        }
        low
    }

    #[inline]
    fn for_each(&self, block: usize, each: &mut impl FnMut(u32)) {
        let (mut position, mut at) = (0u32, 0);
        if !self.table.is_empty() {
            position = self.table.get(block * 2);
            at = self.table.get(block * 2 + 1) as usize;
        }
        let mut left = BLOCK.min(self.count.saturating_sub(block * BLOCK));
        while left > 0 {
            let here = left.min(GROUP);
            let (width, bytes) = match self.bytes.get(at..).and_then(<[u8]>::split_first) {
                Some((&width, bytes)) => (usize::from(width & 63), bytes),
                None => return,
            };
            let mask = (1 << width) - 1;
            for bit in (0..here).map(|nth| nth * width) {
                // Seven bits of a byte before and 32 of the number fit into eight bytes.
                let word = bytes.get(bit / 8..).and_then(<[u8]>::first_chunk);
                let word = word.map_or(0, |bytes| u64::from_le_bytes(*bytes));
                position = position.saturating_add((word >> (bit % 8) & mask) as u32);
                each(position);
            }
            at += 1 + (here * width).div_ceil(8);
            left -= here;
        }
    }
}

/// Appends the list of one form and its entry in the directory.
pub(crate) fn write(
    positions: &[u32],
    furniture: u32,
    directory: &mut Vec<u8>,
    bytes: &mut Vec<u8>,
) {
    put(directory, bytes.len() as u32);
    put(directory, positions.len() as u32);
    put(directory, furniture);
    let mut table = Vec::new();
    let mut lists = Vec::new();
    for block in positions.chunks(BLOCK) {
        let mut before = 0;
        if positions.len() > BLOCK {
            put(&mut table, block[0]);
            put(&mut table, lists.len() as u32);
            before = block[0];
        }
        for group in block.chunks(GROUP) {
            let gap = |&position| position - std::mem::replace(&mut before, position);
            let gaps: Vec<u32> = group.iter().map(gap).collect();
            let all = gaps.iter().fold(1, |all, gap| all | gap);
            let width = 32 - all.leading_zeros();
            lists.push(width as u8);
            put_bits(&mut lists, &gaps, width);
        }
    }
    bytes.extend_from_slice(&table);
    bytes.extend_from_slice(&lists);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lists_come_back_whole_and_in_ranges(
            gaps in prop::collection::vec(prop_oneof![1u32..300, 1u32..3, 1u32..5_000_000], 0..700),
            cuts in prop::collection::btree_set(prop_oneof![0u32..100_000, any::<u32>()], 0..20),
        ) {
            let mut last = 0;
            let positions: Vec<u32> = gaps.iter().map(|gap| { last += gap; last }).collect();
            let (mut directory, mut bytes) = (Vec::new(), vec![]);
            write(&[7, 9], 1, &mut directory, &mut bytes);
            write(&positions, 0, &mut directory, &mut bytes);
            bytes.extend(PADDING);
            let postings = Postings::new(&directory, &bytes);
            let mut found = Vec::new();
            postings.for_each(1, |position| found.push(position));
            prop_assert_eq!(&found, &positions);

            let cuts: Vec<u32> = cuts.into_iter().collect();
            let ranges: Vec<_> = cuts.chunks_exact(2).map(|pair| pair[0]..pair[1]).collect();
            let mut found = Vec::new();
            postings.for_each_within(1, &ranges, |position| found.push(position));
            let expected: Vec<u32> = positions
                .iter()
                .copied()
                .filter(|position| ranges.iter().any(|range| range.contains(position)))
                .collect();
            prop_assert_eq!(found, expected);
        }
    }
}
