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
    let list = count(&index, &symbols, &part, config);
    let row = |row: &Row| (label(corpus, same, row).unwrap(), row.count, row.range);
    list.rows.iter().map(row).collect()
}

fn check(documents: &[&[&str]], same: Same, unit: Unit, length: u8, expected: &[(&str, u32, u32)]) {
    let found = list(&corpus(documents), same, Config { unit, length });
    let found: Vec<_> = found.iter().map(|(l, c, r)| (l.as_str(), *c, *r)).collect();
    assert_eq!(found, expected);
}

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
    let config = Config {
        unit: Unit::Word,
        length: 1,
    };
    let list = count(&index, &symbols, &part, config);
    let rows: Vec<&Row> = list.rows.iter().collect();
    let spread = spread(&index, &symbols, &part, config, &rows);
    // b: 1 of 4 and 4 of 6; shares of tokens .4 and .6, of occurrences .2 and .8.
    close(spread[0].unwrap().dp, 0.2);
    assert_eq!(spread[0].unwrap().range, 2);
    // c only in the first document.
    close(spread[2].unwrap().dp, 0.6);
}

#[test]
fn keywords_find_what_only_one_part_has() {
    let corpus = corpus(&[&["a a a b"], &["b b c b"]]);
    let index = corpus.index().unwrap();
    let symbols = Symbols::new(&corpus, Same::Typed).unwrap();
    let config = Config {
        unit: Unit::Word,
        length: 1,
    };
    let of = |id| {
        let part = Subcorpus::documents(&index, &[DocId(id)], Zones::ARTICLE);
        count(&index, &symbols, &part, config)
    };
    let (target, reference) = (of(0), of(1));
    let found = keywords(&target, &reference);
    assert_eq!(found.len(), 3);
    assert_eq!(found[0].counts.target, 3);
    assert_eq!(found[0].counts.reference, 0);
    assert!(found[0].log_ratio > 0.0);
    let missing = found.iter().find(|k| k.counts.target == 0).unwrap();
    assert!(missing.log_ratio < 0.0);
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
    let config = Config {
        unit: Unit::Word,
        length: 1,
    };
    let near = count(&index, &symbols, &near, config);
    let whole = Subcorpus::zones(&index, Zones::ARTICLE);
    let all = count(&index, &symbols, &whole, config);
    let found = collocates(&near, &all, 2);
    let y = index.lexicon.find("y").unwrap();
    let y = found.iter().find(|c| *c.row.symbols == [y]).unwrap();
    assert_eq!(
        (y.counts.together, y.counts.collocate, y.counts.tokens),
        (1, 4, 9)
    );
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
