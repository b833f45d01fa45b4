//! One sort for everything that is sorted by a number.
//!
//! A sort by comparison is compiled anew for each way to compare, and each costs kilobytes of what
//! the page loads; counting the bytes of keys needs one small function, and is faster for the
//! thousands of keys that an answer has.

/// Sorts numbers by their upper 32 bits; those that agree there stay in their order.
pub(crate) fn sort(numbers: &mut Vec<u64>) {
    let mut other = vec![0; numbers.len()];
    for shift in [32, 40, 48, 56] {
        let mut ends = [0u32; 256];
        for number in numbers.iter() {
            ends[usize::from((number >> shift) as u8)] += 1;
        }
        // A byte that all have in common leaves everything where it is.
        if ends.iter().any(|&count| count as usize == numbers.len()) {
            continue;
        }
        let mut start = 0;
        for end in &mut ends {
            let count = *end;
            *end = start;
            start += count;
        }
        for &number in numbers.iter() {
            let place = &mut ends[usize::from((number >> shift) as u8)];
            other[*place as usize] = number;
            *place += 1;
        }
        std::mem::swap(numbers, &mut other);
    }
}

/// The order in which keys are sorted, smallest first: places in `keys`. Equal keys keep their order.
pub(crate) fn order(keys: impl Iterator<Item = u32>) -> Vec<u64> {
    let mut numbers: Vec<u64> = keys
        .zip(0..)
        .map(|(key, at): (u32, u64)| u64::from(key) << 32 | at)
        .collect();
    sort(&mut numbers);
    numbers
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_and_keeps_the_order_of_equal_keys(
            keys in prop::collection::vec(prop_oneof![0u32..5, any::<u32>()], 0..300),
        ) {
            let mut expected: Vec<u64> = (0u64..)
                .zip(&keys)
                .map(|(at, &key)| u64::from(key) << 32 | at)
                .collect();
            expected.sort_unstable();
            prop_assert_eq!(super::order(keys.into_iter()), expected);
        }
    }
}
