//! One sort for everything that is sorted by a number.
//!
//! A sort by comparison is compiled anew for each way to compare, and each costs kilobytes of what
//! the page loads; counting the bytes of keys needs one small function, and is faster for the
//! thousands of keys that an answer has.

/// Sorts numbers by their upper 32 bits; those that agree there stay in their order.
pub(crate) fn sort(numbers: &mut Vec<u64>) {
    let Some(&first) = numbers.first() else {
        return;
    };
    let mut counts = [[0u32; 256]; 4];
    let mut differing = 0;
    for &number in numbers.iter() {
        differing |= number ^ first;
        for (byte, counts) in counts.iter_mut().enumerate() {
            counts[usize::from((number >> (32 + 8 * byte)) as u8)] += 1;
        }
    }
    let mut other = vec![0; numbers.len()];
    for (byte, places) in counts.iter_mut().enumerate() {
        let shift = 32 + 8 * byte;
        // A byte that all have in common leaves everything where it is.
        if (differing >> shift) as u8 == 0 {
            continue;
        }
        let mut start = 0;
        for place in places.iter_mut() {
            let count = *place;
            *place = start;
            start += count;
        }
        for &number in numbers.iter() {
            let place = &mut places[usize::from((number >> shift) as u8)];
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
