//! Suffix arrays of number sequences, in linear time.
//!
//! Sources: G. Nong, S. Zhang and W. H. Chan, "Two efficient algorithms for linear time suffix
//! array construction", 2011 (SA-IS); T. Kasai et al., "Linear-time longest-common-prefix
//! computation in suffix arrays", 2001.

/// Marks an empty place while the array is being filled.
const EMPTY: u32 = u32::MAX;

/// The suffix array of `text`: the starts of its suffixes in lexicographic order.
///
/// Every number of `text` is below `alphabet`. The time is linear in the length of `text` plus
/// `alphabet`.
#[must_use]
pub fn suffix_array(text: &[u32], alphabet: usize) -> Vec<u32> {
    let mut array = vec![EMPTY; text.len()];
    sort_suffixes(text, alphabet, &mut array);
    array
}

/// For each place of the suffix array, how many numbers its suffix shares with the one before it;
/// 0 at the first place.
#[must_use]
pub fn common_prefixes(text: &[u32], array: &[u32]) -> Vec<u32> {
    let mut rank = vec![0u32; text.len()];
    for (place, &start) in array.iter().enumerate() {
        rank[start as usize] = place as u32;
    }
    let mut prefixes = vec![0u32; text.len()];
    let mut shared = 0;
    for start in 0..text.len() {
        let place = rank[start] as usize;
        if place == 0 {
            shared = 0;
            continue;
        }
        let before = array[place - 1] as usize;
        let here = &text[start..];
        let there = &text[before..];
        while shared < here.len() && shared < there.len() && here[shared] == there[shared] {
            shared += 1;
        }
        prefixes[place] = shared as u32;
        shared = shared.saturating_sub(1);
    }
    prefixes
}

/// Fills `array` with the sorted suffixes of `text` (SA-IS; the end of the text is smaller than
/// every number, without being written).
fn sort_suffixes(text: &[u32], alphabet: usize, array: &mut [u32]) {
    if text.len() < 2 {
        array.iter_mut().for_each(|place| *place = 0);
        return;
    }
    let types = types(text);
    let buckets = bucket_sizes(text, alphabet);
    let starts: Vec<usize> = (1..text.len())
        .filter(|&at| is_leftmost(&types, at))
        .collect();
    induce(text, &types, &buckets, &starts, array);

    // The leftmost-S substrings are sorted now; equal ones get one name.
    let mut sorted: Vec<u32> = array
        .iter()
        .copied()
        .filter(|&start| start > 0 && is_leftmost(&types, start as usize))
        .collect();
    let mut names = vec![EMPTY; text.len()];
    let mut name = 0;
    for pair in 0..sorted.len() {
        if pair > 0
            && !same_substring(
                text,
                &types,
                sorted[pair - 1] as usize,
                sorted[pair] as usize,
            )
        {
            name += 1;
        }
        names[sorted[pair] as usize] = name;
    }
    let reduced: Vec<u32> = starts.iter().map(|&start| names[start]).collect();
    drop(names);
    let distinct = if reduced.is_empty() {
        0
    } else {
        name as usize + 1
    };
    if distinct < reduced.len() {
        let mut order = vec![EMPTY; reduced.len()];
        sort_suffixes(&reduced, distinct, &mut order);
        for (place, &at) in sorted.iter_mut().zip(&order) {
            *place = starts[at as usize] as u32;
        }
    }
    let starts: Vec<usize> = sorted.into_iter().map(|start| start as usize).collect();
    induce(text, &types, &buckets, &starts, array);
}

/// Whether each suffix is smaller than the one after it (type S); the last one is not, since the
/// end of the text is smallest.
fn types(text: &[u32]) -> Vec<bool> {
    let mut smaller = vec![false; text.len()];
    for at in (0..text.len() - 1).rev() {
        smaller[at] = text[at] < text[at + 1] || (text[at] == text[at + 1] && smaller[at + 1]);
    }
    smaller
}

/// Whether a type S suffix stands right behind a type L one.
fn is_leftmost(types: &[bool], at: usize) -> bool {
    at > 0 && types[at] && !types[at - 1]
}

fn bucket_sizes(text: &[u32], alphabet: usize) -> Vec<u32> {
    let mut sizes = vec![0; alphabet];
    for &symbol in text {
        sizes[symbol as usize] += 1;
    }
    sizes
}

fn bucket_heads(sizes: &[u32]) -> Vec<u32> {
    let mut sum = 0;
    sizes
        .iter()
        .map(|&size| {
            let head = sum;
            sum += size;
            head
        })
        .collect()
}

fn bucket_tails(sizes: &[u32]) -> Vec<u32> {
    let mut sum = 0;
    sizes
        .iter()
        .map(|&size| {
            sum += size;
            sum
        })
        .collect()
}

/// Sorts all suffixes, given the leftmost-S ones in their order.
fn induce(text: &[u32], types: &[bool], sizes: &[u32], starts: &[usize], array: &mut [u32]) {
    array.fill(EMPTY);
    let mut tails = bucket_tails(sizes);
    for &start in starts.iter().rev() {
        let tail = &mut tails[text[start] as usize];
        *tail -= 1;
        array[*tail as usize] = start as u32;
    }
    let mut heads = bucket_heads(sizes);
    let mut put_first = |start: usize, array: &mut [u32]| {
        let head = &mut heads[text[start] as usize];
        array[*head as usize] = start as u32;
        *head += 1;
    };
    // The suffix before the (unwritten) end of the text is the first of type L.
    put_first(text.len() - 1, array);
    for place in 0..array.len() {
        let start = array[place];
        if start != EMPTY && start > 0 && !types[start as usize - 1] {
            put_first(start as usize - 1, array);
        }
    }
    let mut tails = bucket_tails(sizes);
    for place in (0..array.len()).rev() {
        let start = array[place];
        if start != EMPTY && start > 0 && types[start as usize - 1] {
            let tail = &mut tails[text[start as usize - 1] as usize];
            *tail -= 1;
            array[*tail as usize] = start - 1;
        }
    }
}

/// Whether two leftmost-S substrings (from one leftmost-S place to the next) are equal.
fn same_substring(text: &[u32], types: &[bool], a: usize, b: usize) -> bool {
    for step in 0.. {
        let (x, y) = (a + step, b + step);
        if x >= text.len() || y >= text.len() {
            return false;
        }
        if text[x] != text[y] || types[x] != types[y] {
            return false;
        }
        if step > 0 && (is_leftmost(types, x) || is_leftmost(types, y)) {
            return is_leftmost(types, x) && is_leftmost(types, y);
        }
    }
    unreachable!("one of the two substrings ends")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn naive(text: &[u32]) -> Vec<u32> {
        let mut array: Vec<u32> = (0..text.len() as u32).collect();
        array.sort_by_key(|&start| &text[start as usize..]);
        array
    }

    #[test]
    fn banana() {
        let text: Vec<u32> = "banana".bytes().map(|b| u32::from(b - b'a')).collect();
        let array = suffix_array(&text, 26);
        assert_eq!(array, [5, 3, 1, 0, 4, 2]);
        assert_eq!(common_prefixes(&text, &array), [0, 1, 3, 0, 0, 2]);
    }

    #[test]
    fn nothing_and_one() {
        assert_eq!(suffix_array(&[], 0), [0; 0]);
        assert_eq!(suffix_array(&[7], 8), [0]);
    }

    proptest! {
        #[test]
        fn equals_sorting(text in prop::collection::vec(0u32..4, 0..200)) {
            let array = suffix_array(&text, 4);
            prop_assert_eq!(&array, &naive(&text));
            let prefixes = common_prefixes(&text, &array);
            for place in 1..array.len() {
                let a = &text[array[place - 1] as usize..];
                let b = &text[array[place] as usize..];
                let shared = a.iter().zip(b).take_while(|(x, y)| x == y).count();
                prop_assert_eq!(prefixes[place] as usize, shared);
            }
        }
    }
}
