//! Lists against counting the printed text by hand.

use std::collections::BTreeMap;

use danbiet_text::fold;
use proptest::prelude::*;

use super::*;
use crate::{
    search::{self, Request, Zones},
    statistics::close,
    subcorpus::Window,
    testing::corpus,
};

fn list(corpus: &Corpus, same: Same, config: Config) -> Vec<(String, u32, u32)> {
    let index = corpus.index().unwrap();
    let symbols = Symbols::new(corpus, same).unwrap();
    let part = Subcorpus::zones(&index, Zones::ARTICLE);
    let list = count(&index, &symbols, &part, config, 1);
    let row = |row: &Row| (label(corpus, same, row).unwrap(), row.count, row.range);
    list.rows.iter().map(row).collect()
}

fn check(documents: &[&[&str]], same: Same, unit: Unit, length: u8, expected: &[(&str, u32, u32)]) {
    let found = list(&corpus(documents), same, Config { unit, length });
    let found: Vec<_> = found.iter().map(|(l, c, r)| (l.as_str(), *c, *r)).collect();
    assert_eq!(found, expected);
}

const WORDS: Config = Config {
    unit: Unit::Word,
    length: 1,
};

const TWO: &[&[&str]] = &[
    &["Đối_thoại với Nhân_dân", "đối_thoại"],
    &["nhân_dân đối đáp", "Hoà hòa"],
];

#[test]
fn words_are_counted_as_words() {
    check(
        TWO,
        Same::Typed,
        Unit::Word,
        1,
        &[
            ("đối thoại", 2, 1),
            ("nhân dân", 2, 2),
            ("hoà", 2, 1),
            ("với", 1, 1),
            ("đối", 1, 1),
            ("đáp", 1, 1),
        ],
    );
}

#[test]
fn syllables_are_counted_as_syllables() {
    let found = list(
        &corpus(TWO),
        Same::Typed,
        Config {
            unit: Unit::Syllable,
            length: 1,
        },
    );
    assert_eq!(found[0], ("đối".to_owned(), 3, 2));
    assert_eq!(found.iter().map(|row| row.1).sum::<u32>(), 13);
}

#[test]
fn case_is_kept_where_that_is_asked() {
    let found = list(
        &corpus(TWO),
        Same::Printed,
        Config {
            unit: Unit::Word,
            length: 1,
        },
    );
    assert_eq!(found.iter().filter(|row| row.1 == 1).count(), 9);
}

#[test]
fn sequences_stay_inside_sentences() {
    check(
        TWO,
        Same::Any,
        Unit::Word,
        2,
        &[
            ("doi thoai voi", 1, 1),
            ("voi nhan dan", 1, 1),
            ("nhan dan doi", 1, 1),
            ("doi dap", 1, 1),
            ("hoa hoa", 1, 1),
        ],
    );
}

#[test]
fn spread_counts_the_units_of_each_document() {
    let corpus = corpus(&[&["a b c d"], &["a a b b b b"]]);
    let index = corpus.index().unwrap();
    let symbols = Symbols::new(&corpus, Same::Typed).unwrap();
    let part = Subcorpus::zones(&index, Zones::ARTICLE);
    let list = count(&index, &symbols, &part, WORDS, 1);
    // b: 1 of 4 and 4 of 6; shares of tokens .4 and .6, of occurrences .2 and .8.
    close(f64::from(list.rows[0].dp), 0.2);
    close(list.rows[0].dp_norm(&list), 0.2 / 0.6);
    assert_eq!(list.rows[0].range, 2);
    let there = spread(&index, &symbols, &part, WORDS, &list.rows[0]);
    assert_eq!(there, [(DocId(0), 1, 4), (DocId(1), 4, 6)]);
    // c only in the first document.
    close(f64::from(list.rows[2].dp), 0.6);
}

#[test]
fn rare_sequences_are_dropped_and_counted() {
    let corpus = corpus(&[&["a b c", "a b c", "a b d"]]);
    let index = corpus.index().unwrap();
    let symbols = Symbols::new(&corpus, Same::Typed).unwrap();
    let threes = Config { length: 3, ..WORDS };
    let found = super::list(&corpus, &symbols, &Part::Articles, threes, 2).unwrap();
    assert_eq!((found.total, found.rows.len()), (3, 1));
    assert_eq!(found.rows[0].count, 2);
    let all = Subcorpus::zones(&index, Zones::ARTICLE);
    assert_eq!(count(&index, &symbols, &all, threes, 1).rows.len(), 2);
}

#[test]
fn keywords_find_what_only_one_part_has() {
    let corpus = corpus(&[&["a a a b"], &["b b c b"]]);
    let index = corpus.index().unwrap();
    let symbols = Symbols::new(&corpus, Same::Typed).unwrap();
    let of = |id| Subcorpus::documents(&index, &[DocId(id)], Zones::ARTICLE);
    let found = keywords(&index, &symbols, (&of(0), &of(1)), WORDS, 1);
    assert_eq!((found.target.total, found.reference.total), (4, 4));
    assert_eq!(found.rows.len(), 3);
    assert_eq!(found.rows[0].counts.target, 3);
    assert_eq!(found.rows[0].counts.reference, 0);
    assert!(found.rows[0].log_ratio > 0.0);
    let missing = found.rows.iter().find(|k| k.counts.target == 0).unwrap();
    assert!(missing.log_ratio < 0.0);
    assert_eq!((missing.target_range, missing.reference_range), (0, 1));
}

#[test]
fn collocates_are_counted_once_where_windows_overlap() {
    let corpus = corpus(&[&["x n y n z", "y y y q"]]);
    let index = corpus.index().unwrap();
    let symbols = Symbols::new(&corpus, Same::Typed).unwrap();
    let answer = search::search(&corpus, &Request::new("n")).unwrap();
    assert_eq!(answer.total(), 2);
    let near = Subcorpus::near(&index, &answer, Window::Words { left: 1, right: 1 });
    assert_eq!(near.tokens(), 3);
    let near = count(&index, &symbols, &near, WORDS, 1);
    let all = super::list(&corpus, &symbols, &Part::Articles, WORDS, 1).unwrap();
    let found = collocates(&symbols, &near, &all, 2);
    let y = index.lexicon.find("y").unwrap();
    let is_y = |c: &&Collocate| index.form(c.row.first.0) == y;
    let counts = found.iter().find(is_y).unwrap().counts;
    assert_eq!(
        (counts.together, counts.collocate, counts.tokens),
        (1, 4, 9)
    );
}

#[test]
fn stop_words_hide_what_begins_or_ends_with_them() {
    let corpus = corpus(&[&["Và dân_chủ và dân_chủ Cơ_sở"]]);
    let index = corpus.index().unwrap();
    let left = |same, length, stops: &str| -> Vec<String> {
        let symbols = Symbols::new(&corpus, same).unwrap();
        let config = Config { length, ..WORDS };
        let list = super::list(&corpus, &symbols, &Part::Articles, config, 1).unwrap();
        let stops = Stops::new(&index, same, stops.lines());
        let rows = list.rows.iter();
        rows.filter(|row| !stops.hide(&index, Unit::Word, row))
            .map(|row| label(&corpus, same, row).unwrap())
            .collect()
    };
    assert_eq!(left(Same::Typed, 1, "và\nkhông có"), ["dân chủ", "cơ sở"]);
    assert_eq!(left(Same::Printed, 1, "và"), ["dân chủ", "Cơ sở"]);
    assert_eq!(left(Same::Any, 1, "vá"), ["dan chu", "co so"]);
    assert_eq!(left(Same::Typed, 1, "vá").len(), 3);
    assert_eq!(left(Same::Typed, 2, "và"), ["dân chủ cơ sở"]);
    assert_eq!(left(Same::Typed, 1, USUAL_STOPS), ["dân chủ", "cơ sở"]);
}

#[test]
fn the_usual_stop_words_are_each_there_once() {
    let words: Vec<&str> = USUAL_STOPS.lines().collect();
    let mut once = words.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(words.len(), once.len());
    assert!(
        words
            .iter()
            .all(|word| !word.is_empty() && word.trim() == *word)
    );
}

#[test]
fn a_large_pack_carries_the_lists_that_a_small_one_counts() {
    let lines = [
        "Thực_hiện quy_chế dân_chủ ở cơ_sở",
        "Dân bàn, dan ban; hòa hoà",
    ];
    let many = vec![lines[0]; crate::corpus::INDEX_FROM as usize / lines[0].len() + 1];
    let corpus = corpus(&[&many, &lines, &[lines[1]]]);
    let index = corpus.index().unwrap();
    let articles = Subcorpus::zones(&index, Zones::ARTICLE);
    for same in [Same::Typed, Same::Any] {
        let symbols = Symbols::new(&corpus, same).unwrap();
        for unit in Unit::ALL {
            let config = Config { unit, length: 1 };
            let stored = stored::list(&corpus, same, config).unwrap();
            assert_eq!(stored, Some(count(&index, &symbols, &articles, config, 1)));
        }
    }
    let pairs = Config { length: 2, ..WORDS };
    assert_eq!(stored::list(&corpus, Same::Typed, pairs), Ok(None));
    assert_eq!(stored::list(&corpus, Same::Printed, WORDS), Ok(None));
    // What a damaged pack says must not be believed.
    let bytes = stored::write(&index);
    for end in (0..bytes.len()).step_by(7) {
        let cut = stored::read(&bytes[..end]);
        assert!(cut.is_none_or(|list| list.rows.len() <= end));
    }
}

proptest! {
    #[test]
    fn syllable_sequences_are_those_of_the_printed_text(
        documents in prop::collection::vec(
            prop::collection::vec("[aáb]( [aáb]){0,5}", 0..4), 1..4),
        length in 1u8..4,
    ) {
        let lines: Vec<Vec<&str>> =
            documents.iter().map(|d| d.iter().map(String::as_str).collect()).collect();
        let lines: Vec<&[&str]> = lines.iter().map(Vec::as_slice).collect();
        let mut expected: BTreeMap<Vec<String>, (u32, Vec<usize>)> = BTreeMap::new();
        for (number, document) in lines.iter().enumerate() {
            for line in *document {
                let keys: Vec<String> = line.split(' ').map(fold::typed).collect();
                for sequence in keys.windows(length as usize) {
                    let entry = expected.entry(sequence.to_vec()).or_default();
                    entry.0 += 1;
                    entry.1.push(number);
                    entry.1.dedup();
                }
            }
        }
        let found = list(&corpus(&lines), Same::Typed, Config { unit: Unit::Syllable, length });
        prop_assert_eq!(found.len(), expected.len());
        for (label, count, range) in found {
            let keys: Vec<String> = label.split(' ').map(fold::typed).collect();
            let (times, documents) = &expected[&keys];
            prop_assert_eq!((count, range as usize), (*times, documents.len()));
        }
    }
}
