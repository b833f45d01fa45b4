//! Misprints, each with what was meant: `thưởng vụ` for *thường vụ*, `cơ ở` for *cơ sở*.
//!
//! Two neighbours that make no word of the lexicon, while one letter or tone away stands one of the
//! words that such texts use all the time (`sic/words.txt`), are taken for that word. Neither of them
//! may belong to a word with its other neighbour: `nguy cơ ở` is none. The printed text stays as it
//! is; the layer only says what it should be.

use std::sync::OnceLock;

use danbiet_text::{
    Span, fold,
    hash::{Map, Set},
    word::LEXICON,
};
use serde::{Deserialize, Serialize};

use super::{
    spelling,
    view::{Gap, Shape, View},
};

/// A misprint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Misprint {
    /// The two syllables as printed.
    pub span: Span,
    /// The word that was meant, in lower case.
    pub normal: String,
}

/// What misprints are measured against. Syllables have numbers.
struct Known {
    /// The syllables of the lexicon, in one spelling.
    syllables: Map<String, Syllable>,
    /// Neighbouring syllables that occur inside a word of the lexicon.
    pairs: Set<(u32, u32)>,
    /// The frequent words under their first syllable: the typed key of the other, and the word.
    by_first: Map<u32, Vec<(String, &'static str)>>,
    /// The same under their second syllable.
    by_second: Map<u32, Vec<(String, &'static str)>>,
}

/// A syllable of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Syllable {
    number: u32,
    /// Whether it begins one of the frequent words, and whether it ends one.
    begins: bool,
    ends: bool,
}

impl Syllable {
    /// The syllable of this spelling ([`spelling::word`]), if the lexicon has it.
    pub(super) fn of(word: &str) -> Option<Syllable> {
        known().syllables.get(word).copied()
    }
}

impl Known {
    fn syllable(&mut self, syllable: &str) -> &mut Syllable {
        let new = Syllable {
            number: self.syllables.len() as u32,
            begins: false,
            ends: false,
        };
        self.syllables
            .entry(spelling::word(syllable))
            .or_insert(new)
    }
}

fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut known = Known {
            syllables: Map::default(),
            pairs: Set::default(),
            by_first: Map::default(),
            by_second: Map::default(),
        };
        // The words of the lexicon share their syllables.
        let mut written: Map<&str, u32> = Map::default();
        for word in LEXICON.lines() {
            let number = |syllable| {
                let number = || known.syllable(syllable).number;
                *written.entry(syllable).or_insert_with(number)
            };
            let numbers: Vec<u32> = word.split(' ').map(number).collect();
            let pairs = numbers.windows(2).map(|pair| (pair[0], pair[1]));
            known.pairs.extend(pairs);
        }
        let words = include_str!("sic/words.txt").lines();
        for word in words.filter(|line| !line.starts_with('#')) {
            let Some((first, second)) = word.split_once(' ') else {
                continue;
            };
            known.syllable(first).begins = true;
            known.syllable(second).ends = true;
            let pair = (known.syllable(first).number, known.syllable(second).number);
            known.pairs.insert(pair);
            let entry = known.by_first.entry(pair.0).or_default();
            entry.push((fold::typed(second), word));
            let entry = known.by_second.entry(pair.1).or_default();
            entry.push((fold::typed(first), word));
        }
        known
    })
}

/// Words that stand before any noun: `các bộ` (the ministries) is no slip for *cán bộ*.
const OPENS_A_PHRASE: [&str; 24] = [
    "các", "những", "mọi", "mỗi", "từng", "cả", "là", "và", "của", "có", "được", "bị", "cho",
    "với", "về", "theo", "trong", "ngoài", "tại", "ở", "do", "từ", "đã", "một",
];

/// Finds the misprints of the article.
#[inline(never)]
#[must_use]
pub fn find(view: &View<'_>) -> Vec<Misprint> {
    let known = known();
    let number = |at: usize| Some(view.syllable(at)?.number);
    // Whether a token makes a word with the one before it.
    let joined = |at: usize| {
        view.gap(at) == Gap::Blank
            && number(at.wrapping_sub(1))
                .zip(number(at))
                .is_some_and(|pair| known.pairs.contains(&pair))
    };
    let mut found = Vec::new();
    for at in 1..view.len() {
        let may_be_meant = view.syllable(at - 1).is_some_and(|first| first.begins)
            || view.syllable(at).is_some_and(|second| second.ends);
        if !may_be_meant {
            continue;
        }
        let plain = |at: usize| matches!(view.shape(at), Shape::Lower | Shape::Capital);
        let lone = view.gap(at) == Gap::Blank
            && plain(at - 1)
            && view.shape(at) == Shape::Lower
            && !view.tokens[at].zone.is_furniture()
            && !joined(at - 1)
            && !joined(at)
            && !joined(at + 1)
            && !OPENS_A_PHRASE.contains(&view.word(at - 1));
        if !lone {
            continue;
        }
        let near = |words: Option<&'static Vec<(String, &'static str)>>, other: usize| {
            let Some(words) = words else {
                return Vec::new();
            };
            let other = fold::typed(view.printed(other));
            let near = words.iter().filter(|(key, _)| one_edit(key, &other));
            near.map(|(_, word)| *word).collect::<Vec<_>>()
        };
        let first = number(at - 1).and_then(|first| known.by_first.get(&first));
        let second = number(at).and_then(|second| known.by_second.get(&second));
        let mut meant = near(first, at);
        meant.extend(near(second, at - 1));
        // Two words that are equally near leave it open what was meant.
        if let [word] = meant[..] {
            found.push(Misprint {
                span: view.span(at - 1..at + 1),
                normal: word.to_owned(),
            });
        }
    }
    found
}

/// Whether one letter or tone changed, dropped or added makes one key the other.
fn one_edit(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() {
        (&a, &b)
    } else {
        (&b, &a)
    };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let tail = |skip_short: usize| short[same + skip_short..] == long[same + 1..];
    match long.len() - short.len() {
        0 => same < long.len() && tail(1),
        _ => tail(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::view::tests::body;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let lines = body(text);
        let found = find(&View::new(text, &lines, &[]));
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|m| (m.span.of(text), m.normal.as_str()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn one_letter_or_tone_away_from_a_frequent_word() {
        check(
            "công tác tuyên truyền, phố biến và",
            &[("phố biến", "phổ biến")],
        );
        check("quy chế dân chủ cơ ở có nhiều", &[("cơ ở", "cơ sở")]);
        check(
            "Uỷ viên Ban thưởng vụ Tỉnh uỷ",
            &[("thưởng vụ", "thường vụ")],
        );
        check("phát biểu ý kiễn chỉ đạo", &[("ý kiễn", "ý kiến")]);
        check("với tình hình thự tế; nêu cao", &[("thự tế", "thực tế")]);
        check(
            "của chính quyên và kế hoach này",
            &[("chính quyên", "chính quyền"), ("kế hoach", "kế hoạch")],
        );
    }

    #[test]
    fn words_and_free_neighbours_are_none() {
        for text in [
            "có nguy cơ ở nhiều nơi; khu phố biến thành; cơ sở",
            "Uỷ viên thường vụ, Ủy viên Thường vụ, chỉ huy",
            "công tác, cộng tác; tổ chức; đường phố, ý kiến",
            "các bộ, ngành; thưởng, vụ; Trần Thị Kiễn",
            "người dẫn chương trình, dân vận khéo, dân tin",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn the_table_holds_pairs_in_order() {
        let lines: Vec<&str> = include_str!("sic/words.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .collect();
        assert!(lines.iter().all(|word| word.split(' ').count() == 2));
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
