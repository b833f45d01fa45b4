//! Arrays inside bytes, read in place.

/// Numbers of four bytes, little-endian.
#[derive(Clone, Copy, Debug)]
pub struct U32s<'a> {
    bytes: &'a [u8],
}

impl<'a> U32s<'a> {
    /// The numbers that the bytes hold; a rest of up to three bytes is passed over.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// How many there are.
    #[must_use]
    pub fn len(self) -> usize {
        self.bytes.len() / 4
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The number at a place; 0 behind the end.
    #[inline]
    #[must_use]
    pub fn get(self, at: usize) -> u32 {
        match self.bytes.get(at * 4..).and_then(<[u8]>::first_chunk) {
            Some(bytes) => u32::from_le_bytes(*bytes),
            None => 0,
        }
    }

    /// How many numbers at the beginning of a sorted array fulfil `before`.
    #[must_use]
    pub fn partition_point(self, before: impl FnMut(u32) -> bool) -> usize {
        partition_point(self.len(), before, |at| self.get(at))
    }

    /// The first place at or after `from` whose number does not fulfil `before`, found by steps
    /// that double: cheap when it is near.
    #[inline]
    #[must_use]
    pub fn gallop(self, from: usize, before: impl Fn(u32) -> bool) -> usize {
        let len = self.len();
        let mut low = from;
        let mut step = 1;
        while low < len && before(self.get((low + step - 1).min(len - 1))) {
            low += step;
            step *= 2;
        }
        if low >= len {
            return len;
        }
        let high = (low + step - 1).min(len);
        low + partition_point(high - low, before, |at| self.get(low + at))
    }
}

/// Binary search over anything that can be asked for its n-th value.
pub(crate) fn partition_point<T>(
    len: usize,
    mut before: impl FnMut(T) -> bool,
    get: impl Fn(usize) -> T,
) -> usize {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = low + (high - low) / 2;
        if before(get(middle)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// Appends a number in the form that [`U32s`] reads.
pub(crate) fn put(bytes: &mut Vec<u8>, number: u32) {
    bytes.extend_from_slice(&number.to_le_bytes());
}

/// Numbers of a fixed width of up to 24 bits, without gaps.
#[derive(Clone, Copy, Debug)]
pub struct Packed<'a> {
    bytes: &'a [u8],
    width: u32,
}

/// The width in bits of numbers below `count`, from 1 to 24.
#[must_use]
pub fn width(count: u32) -> u32 {
    (32 - count.saturating_sub(1).leading_zeros()).clamp(1, 24)
}

impl<'a> Packed<'a> {
    /// Numbers of `width` bits.
    #[must_use]
    pub fn new(bytes: &'a [u8], width: u32) -> Self {
        Self { bytes, width }
    }

    /// How many numbers there are at least.
    #[must_use]
    pub fn len(self) -> usize {
        self.bytes.len().saturating_sub(4) * 8 / self.width as usize
    }

    /// Whether there may be none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The number at a place; 0 behind the end.
    #[inline]
    #[must_use]
    pub fn get(self, at: usize) -> u32 {
        let bit = at * self.width as usize;
        // Seven bits of a byte before and 24 of the number fit into four bytes.
        match self.bytes.get(bit / 8..).and_then(<[u8]>::first_chunk) {
            Some(bytes) => (u32::from_le_bytes(*bytes) >> (bit % 8)) & ((1 << self.width) - 1),
            None => 0,
        }
    }

    /// Writes numbers in the form that [`Packed`] reads.
    #[must_use]
    pub fn write(numbers: &[u32], width: u32) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(numbers.len() * width as usize / 8 + 5);
        put_bits(&mut bytes, numbers, width);
        bytes.extend_from_slice(&[0; 4]);
        bytes
    }
}

/// Appends numbers of `width` bits without gaps, lowest bits first; what is left of the last byte is 0.
pub(crate) fn put_bits(bytes: &mut Vec<u8>, numbers: &[u32], width: u32) {
    let (mut window, mut filled) = (0u64, 0);
    for &number in numbers {
        window |= u64::from(number) << filled;
        filled += width;
        while filled >= 8 {
            bytes.push(window as u8);
            window >>= 8;
            filled -= 8;
        }
    }
    if filled > 0 {
        bytes.push(window as u8);
    }
}

/// One bit for each position, in words of 64.
#[derive(Clone, Copy, Debug)]
pub struct Bits<'a> {
    bytes: &'a [u8],
}

impl<'a> Bits<'a> {
    /// The bits of these bytes, lowest first; a rest of up to seven bytes is passed over.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// How many words of 64 bits there are.
    #[must_use]
    pub fn words(self) -> usize {
        self.bytes.len() / 8
    }

    /// Whether the bit is set; bits behind the end are not.
    #[inline]
    #[must_use]
    pub fn get(self, at: usize) -> bool {
        self.word(at / 64)
            .is_some_and(|word| word >> (at % 64) & 1 == 1)
    }

    /// The bits from `at * 64` on.
    #[inline]
    #[must_use]
    pub fn word(self, at: usize) -> Option<u64> {
        let bytes = self.bytes.get(at * 8..)?.first_chunk()?;
        Some(u64::from_le_bytes(*bytes))
    }

    /// The last set bit that is not behind `at`.
    #[inline]
    #[must_use]
    pub fn last_up_to(self, at: usize) -> Option<usize> {
        let mut number = at / 64;
        let mut word = self.word(number)? & (u64::MAX >> (63 - at % 64));
        while word == 0 {
            number = number.checked_sub(1)?;
            word = self.word(number)?;
        }
        Some(number * 64 + 63 - word.leading_zeros() as usize)
    }

    /// The first set bit that is not before `at`.
    #[inline]
    #[must_use]
    pub fn first_from(self, at: usize) -> Option<usize> {
        let mut number = at / 64;
        let mut word = self.word(number)? & (u64::MAX << (at % 64));
        while word == 0 {
            number += 1;
            word = self.word(number)?;
        }
        Some(number * 64 + word.trailing_zeros() as usize)
    }

    /// Writes bits in the form that [`Bits`] reads.
    #[must_use]
    pub fn write(bits: &[bool]) -> Vec<u8> {
        let word = |bits: &[bool]| {
            let set = bits.iter().enumerate();
            set.fold(0, |word, (at, &set)| word | u64::from(set) << at)
        };
        bits.chunks(64)
            .flat_map(|chunk| word(chunk).to_le_bytes())
            .collect()
    }
}

/// Appends a number in groups of seven bits, lowest first; the high bit says that more follow.
pub(crate) fn put_varint(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Reads a number that [`put_varint`] wrote and moves `at` behind it; 0 behind the end.
#[inline]
pub(crate) fn varint(bytes: &[u8], at: &mut usize) -> u32 {
    let mut number = 0;
    let mut shift = 0;
    while let Some(&byte) = bytes.get(*at) {
        *at += 1;
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 || shift > 27 {
            break;
        }
        shift += 7;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn packed_numbers_come_back(numbers in prop::collection::vec(0u32..100_000, 0..200)) {
            let width = width(100_000);
            let bytes = Packed::write(&numbers, width);
            let packed = Packed::new(&bytes, width);
            for (at, &number) in numbers.iter().enumerate() {
                prop_assert_eq!(packed.get(at), number);
            }
        }

        #[test]
        fn bits_come_back_and_are_found(bits in prop::collection::vec(any::<bool>(), 1..200)) {
            let bytes = Bits::write(&bits);
            let view = Bits::new(&bytes);
            for at in 0..bits.len() {
                prop_assert_eq!(view.get(at), bits[at]);
                prop_assert_eq!(view.last_up_to(at), (0..=at).rev().find(|&i| bits[i]));
                prop_assert_eq!(view.first_from(at), (at..bits.len()).find(|&i| bits[i]));
            }
        }

        #[test]
        fn varints_come_back(numbers in prop::collection::vec(any::<u32>(), 0..50)) {
            let mut bytes = Vec::new();
            numbers.iter().for_each(|&number| put_varint(&mut bytes, number));
            let mut at = 0;
            for &number in &numbers {
                prop_assert_eq!(varint(&bytes, &mut at), number);
            }
            prop_assert_eq!(at, bytes.len());
        }

        #[test]
        fn galloping_is_binary_search(
            mut numbers in prop::collection::vec(0u32..50, 0..60),
            from in 0usize..60,
            limit in 0u32..55,
        ) {
            numbers.sort_unstable();
            let mut bytes = Vec::new();
            numbers.iter().for_each(|&number| put(&mut bytes, number));
            let view = U32s::new(&bytes);
            let from = from.min(numbers.len());
            let expected = from + numbers[from..].partition_point(|&n| n < limit);
            prop_assert_eq!(view.gallop(from, |n| n < limit), expected);
        }
    }
}
