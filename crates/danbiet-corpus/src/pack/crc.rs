//! CRC-32, the one of IEEE 802.3, zip and PNG (reflected polynomial EDB88320).
//!
//! Sixteen bytes are taken in at once, each through a table that says what a byte does to the
//! checksum from so far back ("slicing", Kounavis and Berry 2005). The tables are made when they are
//! first used: that takes microseconds, and as constants they would be a tenth of the page's load.

use std::sync::OnceLock;

/// Bytes that are taken in at once.
const SLICES: usize = 16;

/// Bytes of a piece.
const PIECE: usize = SLICES << 10;

/// What a byte does to the checksum, by how many bytes follow it in its slice.
type Tables = [[u32; 256]; SLICES];

/// The checksum of `bytes`.
///
/// It differs for certain where the bytes differ in one run of up to 32 bits.
#[must_use]
pub fn checksum(bytes: &[u8]) -> u32 {
    static TABLES: OnceLock<Box<Tables>> = OnceLock::new();
    let tables = TABLES.get_or_init(tables);
    // Piece by piece, so that a browser's compiler sees a function that is called often: it makes those fast.
    let pieces = bytes.chunks(PIECE);
    !pieces.fold(u32::MAX, |crc, piece| take_in(piece, crc, tables))
}

/// The checksum of what came before and of a piece, of whole slices but for the last one.
#[inline(never)]
fn take_in(piece: &[u8], mut crc: u32, tables: &Tables) -> u32 {
    let (slices, rest) = piece.as_chunks::<SLICES>();
    for slice in slices {
        let mut next = 0;
        for (at, &byte) in slice.iter().enumerate() {
            // The checksum so far is mixed into the first four bytes.
            let before = if at < 4 { (crc >> (8 * at)) as u8 } else { 0 };
            next ^= tables[SLICES - 1 - at][usize::from(byte ^ before)];
        }
        crc = next;
    }
    for byte in rest {
        crc = tables[0][usize::from(crc as u8 ^ byte)] ^ (crc >> 8);
    }
    crc
}

fn tables() -> Box<Tables> {
    let mut tables = Box::new([[0; 256]; SLICES]);
    for byte in 0..256 {
        let mut crc = byte as u32;
        for _ in 0..8 {
            let carry = if crc & 1 == 1 { 0xEDB8_8320 } else { 0 };
            crc = (crc >> 1) ^ carry;
        }
        tables[0][byte] = crc;
    }
    for back in 1..SLICES {
        for byte in 0..256 {
            let nearer = tables[back - 1][byte];
            tables[back][byte] = tables[0][usize::from(nearer as u8)] ^ (nearer >> 8);
        }
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::checksum;

    /// The definition, bit by bit.
    fn slow(bytes: &[u8]) -> u32 {
        let mut crc = u32::MAX;
        for &byte in bytes {
            crc ^= u32::from(byte);
            for _ in 0..8 {
                crc = (crc >> 1) ^ (0xEDB8_8320 * (crc & 1));
            }
        }
        !crc
    }

    #[test]
    fn gives_the_published_check_value() {
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
        assert_eq!(checksum(b""), 0);
    }

    #[test]
    fn slices_and_rests_give_what_the_definition_gives() {
        let bytes: Vec<u8> = (0..100u8).map(|at| at.wrapping_mul(167) ^ 0x5a).collect();
        for len in 0..bytes.len() {
            assert_eq!(checksum(&bytes[..len]), slow(&bytes[..len]), "{len} bytes");
        }
        let bytes: Vec<u8> = (0..2 * super::PIECE + 5)
            .map(|at| at as u8 ^ 0x5a)
            .collect();
        assert_eq!(checksum(&bytes), slow(&bytes));
    }
}
