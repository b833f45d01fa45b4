//! The lists of a whole corpus as they lie in its pack.
//!
//! A large pack carries the lists of its articles by words and by syllables, with marks and
//! without, so that the first screen of words costs reading and not counting. Each row is its
//! count, the number of its documents, the place and the length of its first occurrence (numbers of
//! variable length) and its DP (four bytes). Other lists are counted when they are asked for.

use super::{Config, Frequencies, Row, Same, Symbols, Unit, ranked, units::Units};
use crate::{
    corpus::Corpus,
    index::{
        Index,
        view::{put, put_varint, varint},
    },
    pack::{self, PackError},
    search::Zones,
    subcorpus::Subcorpus,
};

/// What is stored, in this order.
const LISTS: [(Unit, Same); 4] = [
    (Unit::Word, Same::Typed),
    (Unit::Syllable, Same::Typed),
    (Unit::Word, Same::Any),
    (Unit::Syllable, Same::Any),
];

/// Bytes before the rows of a list: how many bytes the list has, how many rows (u32 each), total,
/// tokens, smallest share (8 bytes each), documents (u32).
const HEADER: usize = 36;

/// Counts the lists of an index and writes them.
#[must_use]
pub fn write(index: &Index<'_>) -> Vec<u8> {
    let articles = Subcorpus::zones(index, Zones::ARTICLE);
    let (typed, any) = (Symbols::typed(*index), Symbols::any(*index));
    let lists = |unit| {
        let config = Config { unit, length: 1 };
        let mut units = Units::read(index, &typed, &[&articles], config, 1);
        let with_marks = ranked(&units, articles.tokens());
        units.merge(&any);
        [with_marks, ranked(&units, articles.tokens())]
    };
    let ([words, words_any], [syllables, syllables_any]) =
        (lists(Unit::Word), lists(Unit::Syllable));
    let mut out = Vec::new();
    // As `LISTS` has them.
    for list in [words, syllables, words_any, syllables_any] {
        let mut rows = Vec::with_capacity(list.rows.len() * 12);
        for row in &list.rows {
            put_varint(&mut rows, row.count);
            put_varint(&mut rows, row.range);
            put_varint(&mut rows, row.first.0);
            put_varint(&mut rows, row.first.1 - row.first.0);
            rows.extend_from_slice(&row.dp.to_le_bytes());
        }
        put(&mut out, rows.len() as u32);
        put(&mut out, list.rows.len() as u32);
        out.extend_from_slice(&list.total.to_le_bytes());
        out.extend_from_slice(&list.tokens.to_le_bytes());
        out.extend_from_slice(&list.smallest.to_bits().to_le_bytes());
        put(&mut out, list.documents);
        out.extend_from_slice(&rows);
    }
    out
}

/// A list of the articles of a corpus, if its pack carries it.
///
/// # Errors
/// If the section of the pack is damaged.
pub fn list(corpus: &Corpus, same: Same, config: Config) -> Result<Option<Frequencies>, PackError> {
    let number = LISTS.iter().position(|&it| it == (config.unit, same));
    let (Some(number), true) = (number, config.length <= 1) else {
        return Ok(None);
    };
    let Some(mut bytes) = corpus.word_lists()? else {
        return Ok(None);
    };
    for _ in 0..number {
        let length = HEADER + pack::u32_at(bytes, 0).unwrap_or(0) as usize;
        bytes = bytes.get(length..).unwrap_or_default();
    }
    Ok(read(bytes))
}

/// The list that begins here; `None` if it is cut off.
pub(super) fn read(bytes: &[u8]) -> Option<Frequencies> {
    let length = pack::u32_at(bytes, 0)? as usize;
    let count = pack::u32_at(bytes, 4)? as usize;
    let rows = bytes.get(HEADER..HEADER + length)?;
    let mut at = 0;
    let mut list = Frequencies {
        total: pack::u64_at(bytes, 8)?,
        tokens: pack::u64_at(bytes, 16)?,
        smallest: f64::from_bits(pack::u64_at(bytes, 24)?),
        documents: pack::u32_at(bytes, 32)?,
        // A forged number must not make anything large.
        rows: Vec::with_capacity(count.min(length / 8)),
    };
    for _ in 0..count.min(length / 8) {
        let (count, range) = (varint(rows, &mut at), varint(rows, &mut at));
        let (start, tokens) = (varint(rows, &mut at), varint(rows, &mut at));
        let dp = f32::from_bits(pack::u32_at(rows, at)?);
        at += 4;
        list.rows.push(Row {
            count,
            range,
            dp,
            first: (start, start.saturating_add(tokens.min(u32::from(u8::MAX)))),
        });
    }
    Some(list)
}
