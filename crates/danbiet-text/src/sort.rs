//! Sorting with one sort for everything.
//!
//! The standard library compiles its sort anew, some four kilobytes of a page, for each type and each
//! comparison that is sorted by. Here one instance sorts numbers of items, and the items are then
//! put in that order. It is stable, and about half as fast: for lists that a person looks at. Lists
//! of plain numbers, which may be long, have an instance of their own.

use std::cmp::Ordering;

/// Sorts items by a comparison; equal ones stay in their order.
///
/// ```
/// let mut words = ["đối", "thoại", "dân"];
/// danbiet_text::sort::by(&mut words, |a, b| a.len().cmp(&b.len()));
/// assert_eq!(words, ["dân", "đối", "thoại"]);
/// ```
pub fn by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut order = order(items.len(), &mut |a, b| compare(&items[a], &items[b]));
    arrange(items, &mut order);
}

/// Sorts items by a key that is cheap to make; equal ones stay in their order.
pub fn by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts items by a key that is made once for each; equal ones stay in their order.
pub fn by_cached_key<T, K: Ord>(items: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let mut order = order(items.len(), &mut |a, b| keys[a].cmp(&keys[b]));
    arrange(items, &mut order);
}

/// The numbers below `len` in the order of a comparison of them.
#[must_use]
pub fn order(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..len as u32).collect();
    order.sort_unstable_by(|&a, &b| compare(a as usize, b as usize).then(a.cmp(&b)));
    order
}

/// Sorts numbers and keeps each once.
pub fn distinct(numbers: &mut Vec<u32>) {
    // One function for all that is sorted as numbers, wherever it is called.
    #[inline(never)]
    fn sort(numbers: &mut [u32]) {
        numbers.sort_unstable();
    }
    if !numbers.is_sorted() {
        sort(numbers);
    }
    numbers.dedup();
}

/// Brings to each place the item whose number `order` has there, cycle by cycle.
fn arrange<T>(items: &mut [T], order: &mut [u32]) {
    for start in 0..items.len() {
        let mut at = start;
        loop {
            let from = order[at] as usize;
            order[at] = at as u32;
            if from == start || from == at {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(items in prop::collection::vec((0u8..9, 0u8..9), 0..60)) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            let mut sorted = items.clone();
            by_key(&mut sorted, |item| item.0);
            prop_assert_eq!(&sorted, &expected);
            let mut sorted = items.clone();
            by_cached_key(&mut sorted, |item| item.0);
            prop_assert_eq!(&sorted, &expected);
            let mut sorted = items;
            by(&mut sorted, |a, b| a.0.cmp(&b.0));
            prop_assert_eq!(&sorted, &expected);
        }
    }
}
