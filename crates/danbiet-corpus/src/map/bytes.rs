//! The stored form of a map.
//!
//! ```text
//! "dbmap1\n"  provinces  joined  districts  arcs  CRC-32 of all before it, little-endian
//! ```
//!
//! Numbers are LEB128; a list is its length and its items; a text is a list of bytes of UTF-8.
//! Points are differences from the point before, zigzag. A province is its name, its other names,
//! the number of the one it joined, and its rings; an arc of a ring is twice its number, plus one
//! if it is walked backward.

use std::fmt;

use super::{Arc, District, Map, Point, Province};
use crate::pack::checksum;

const MAGIC: &[u8] = b"dbmap1\n";

/// Why bytes are no map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapError {
    /// They do not begin as a map does.
    NotAMap,
    /// They are not what was written: cut off or changed.
    Damaged,
    /// What stands at this byte cannot be.
    Malformed(usize),
}

impl fmt::Display for MapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MapError::NotAMap => f.write_str("the file of the map is no map: load it again"),
            MapError::Damaged => f.write_str("the map is damaged: load it again"),
            MapError::Malformed(at) => {
                write!(
                    f,
                    "the map cannot be read from byte {at} on: it needs a newer program"
                )
            }
        }
    }
}

impl std::error::Error for MapError {}

/// Writes a map.
#[must_use]
pub fn encode(map: &Map) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    write_list(&mut out, &map.provinces, |out, province| {
        write_text(out, &province.name);
        write_list(out, &province.aliases, |out, alias| write_text(out, alias));
        write_number(out, u32::from(province.joined));
        write_list(out, &province.rings, |out, ring| {
            write_list(out, ring, |out, arc| {
                write_number(out, arc.number << 1 | u32::from(arc.backward));
            });
        });
    });
    write_list(&mut out, &map.joined, |out, name| write_text(out, name));
    write_list(&mut out, &map.districts, |out, district| {
        write_text(out, &district.name);
        write_number(out, u32::from(district.province));
    });
    write_list(&mut out, &map.arcs, |out, arc| {
        write_number(out, arc.len() as u32);
        let mut before = (0, 0);
        for &(x, y) in arc {
            write_number(out, zigzag(x - before.0));
            write_number(out, zigzag(y - before.1));
            before = (x, y);
        }
    });
    let sum = checksum(&out);
    out.extend(sum.to_le_bytes());
    out
}

/// Reads a map.
///
/// # Errors
/// [`MapError`] for bytes that [`encode`] did not write. Every number of the map that comes back
/// names something that is in it.
pub fn decode(bytes: &[u8]) -> Result<Map, MapError> {
    if !bytes.starts_with(MAGIC) {
        return Err(MapError::NotAMap);
    }
    let (body, sum) = bytes.split_last_chunk::<4>().ok_or(MapError::Damaged)?;
    if checksum(body) != u32::from_le_bytes(*sum) {
        return Err(MapError::Damaged);
    }
    let mut reader = Reader {
        bytes: body,
        at: MAGIC.len(),
    };
    let map = Map {
        provinces: reader.list(province)?,
        joined: reader.list(Reader::text)?,
        districts: reader.list(|reader| {
            Ok(District {
                name: reader.text()?,
                province: reader.small()?,
            })
        })?,
        arcs: reader.list(arc)?,
    };
    if reader.at == body.len() && is_whole(&map) {
        Ok(map)
    } else {
        Err(reader.malformed())
    }
}

/// Whether every number of a map names something that is in it.
fn is_whole(map: &Map) -> bool {
    let provinces = map.provinces.iter().all(|province| {
        let mut arcs = province.rings.iter().flatten();
        usize::from(province.joined) < map.joined.len()
            && arcs.all(|arc| (arc.number as usize) < map.arcs.len())
    });
    let mut districts = map.districts.iter();
    provinces && districts.all(|d| usize::from(d.province) < map.provinces.len())
}

fn province(reader: &mut Reader<'_>) -> Result<Province, MapError> {
    Ok(Province {
        name: reader.text()?,
        aliases: reader.list(Reader::text)?,
        joined: reader.small()?,
        rings: reader.list(|reader| {
            reader.list(|reader| {
                let arc = reader.number()?;
                Ok(Arc {
                    number: arc >> 1,
                    backward: arc & 1 == 1,
                })
            })
        })?,
    })
}

fn arc(reader: &mut Reader<'_>) -> Result<Vec<Point>, MapError> {
    let mut before = (0i32, 0i32);
    reader.list(|reader| {
        let x = before.0.checked_add(unzigzag(reader.number()?));
        let y = before.1.checked_add(unzigzag(reader.number()?));
        // Far beyond the earth: such numbers would overflow where areas are computed.
        let sane = |v: &i32| v.unsigned_abs() < 1 << 20;
        before = x
            .filter(sane)
            .zip(y.filter(sane))
            .ok_or(reader.malformed())?;
        Ok(before)
    })
}

/// What is still to be read.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn malformed(&self) -> MapError {
        MapError::Malformed(self.at)
    }

    fn number(&mut self) -> Result<u32, MapError> {
        let mut number = 0u32;
        for shift in (0..32).step_by(7) {
            let byte = *self.bytes.get(self.at).ok_or(self.malformed())?;
            let part = u32::from(byte & 0x7f);
            let moved = part << shift;
            if moved >> shift != part {
                return Err(self.malformed());
            }
            self.at += 1;
            number |= moved;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(self.malformed())
    }

    fn small(&mut self) -> Result<u16, MapError> {
        u16::try_from(self.number()?).map_err(|_| self.malformed())
    }

    fn text(&mut self) -> Result<String, MapError> {
        let length = self.number()? as usize;
        let end = self.at.checked_add(length).ok_or(self.malformed())?;
        let bytes = self.bytes.get(self.at..end).ok_or(self.malformed())?;
        let text = std::str::from_utf8(bytes).map_err(|_| self.malformed())?;
        self.at = end;
        Ok(text.to_owned())
    }

    fn list<T>(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Result<T, MapError>,
    ) -> Result<Vec<T>, MapError> {
        let length = self.number()? as usize;
        // Every item takes a byte at least: no length of a stranger makes us ask for more memory.
        if length > self.bytes.len() - self.at {
            return Err(self.malformed());
        }
        (0..length).map(|_| item(self)).collect()
    }
}

fn write_number(out: &mut Vec<u8>, mut number: u32) {
    while number > 0x7f {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn write_text(out: &mut Vec<u8>, text: &str) {
    write_number(out, text.len() as u32);
    out.extend(text.as_bytes());
}

fn write_list<T>(out: &mut Vec<u8>, items: &[T], mut item: impl FnMut(&mut Vec<u8>, &T)) {
    write_number(out, items.len() as u32);
    for one in items {
        item(out, one);
    }
}

/// Small numbers of either sign as small numbers: 0, -1, 1, -2 … are 0, 1, 2, 3 ….
fn zigzag(number: i32) -> u32 {
    ((number << 1) ^ (number >> 31)).cast_unsigned()
}

fn unzigzag(number: u32) -> i32 {
    (number >> 1).cast_signed() ^ -((number & 1).cast_signed())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn small_map() -> Map {
        Map {
            arcs: vec![vec![(300, 4), (2, -5), (300, 4)], vec![]],
            provinces: vec![Province {
                name: "tỉnh Hà Tĩnh".to_owned(),
                aliases: vec!["tỉnh Nghệ Tĩnh".to_owned()],
                joined: 0,
                rings: vec![vec![Arc {
                    number: 0,
                    backward: true,
                }]],
            }],
            joined: vec!["tỉnh Hà Tĩnh".to_owned()],
            districts: vec![District {
                name: "thị xã Hồng Lĩnh".to_owned(),
                province: 0,
            }],
        }
    }

    /// The bytes with a checksum that fits them again.
    fn resealed(mut bytes: Vec<u8>) -> Vec<u8> {
        bytes.truncate(bytes.len() - 4);
        let sum = checksum(&bytes);
        bytes.extend(sum.to_le_bytes());
        bytes
    }

    #[test]
    fn what_was_written_is_read() {
        assert_eq!(decode(&encode(&small_map())), Ok(small_map()));
    }

    #[test]
    fn damaged_bytes_are_an_error() {
        let bytes = encode(&small_map());
        for at in 0..bytes.len() {
            assert!(decode(&bytes[..at]).is_err(), "cut at {at}");
            let mut changed = bytes.clone();
            changed[at] ^= 0x41;
            assert!(decode(&changed).is_err(), "changed at {at}");
        }
        assert_eq!(decode(b"<!doctype html>"), Err(MapError::NotAMap));
    }

    #[test]
    fn numbers_that_name_nothing_are_an_error() {
        let mut map = small_map();
        map.districts[0].province = 1;
        assert!(matches!(decode(&encode(&map)), Err(MapError::Malformed(_))));
        let mut map = small_map();
        map.provinces[0].rings[0][0].number = 2;
        assert!(matches!(decode(&encode(&map)), Err(MapError::Malformed(_))));
    }

    proptest! {
        #[test]
        fn no_bytes_break_it(noise in proptest::collection::vec(any::<u8>(), 0..64)) {
            let mut bytes = MAGIC.to_vec();
            bytes.extend(noise);
            bytes.extend([0; 4]);
            // Either is right: it must not panic.
            let _ = decode(&resealed(bytes));
        }

        #[test]
        fn numbers_survive(number in any::<i32>()) {
            prop_assert_eq!(unzigzag(zigzag(number)), number);
        }
    }
}
