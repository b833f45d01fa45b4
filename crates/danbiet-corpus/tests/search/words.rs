//! Every row of a frequency list is found again by its query, as often as it was counted.

use danbiet_corpus::{
    frequency::{self, Config, Part, Same, Symbols, Unit},
    search::{Reading, Request},
};

use crate::seeds::{answer, corpus};

#[test]
fn a_row_of_a_list_is_found_as_often_as_it_was_counted() {
    let corpus = corpus();
    let index = corpus.index().unwrap();
    for same in Same::ALL {
        let symbols = Symbols::new(corpus, same).unwrap();
        for (unit, length) in [
            (Unit::Word, 1),
            (Unit::Word, 2),
            (Unit::Syllable, 1),
            (Unit::Syllable, 3),
        ] {
            let config = Config { unit, length };
            let list = frequency::list(corpus, &symbols, &Part::Articles, config, 1).unwrap();
            assert!(list.rows.len() > 400, "{same:?} {unit:?}");
            for row in &list.rows {
                let label = frequency::label(corpus, same, row).unwrap();
                let query = frequency::query(&index, same, unit, row, &label);
                let found = answer(&Request {
                    abbreviations: false,
                    reading: Some(match same {
                        Same::Any => Reading::Any,
                        Same::Typed | Same::Printed => Reading::Typed,
                    }),
                    ..Request::new(&query)
                });
                assert_eq!(found.total(), row.count as usize, "{query}");
                assert_eq!(found.documents.len(), row.range as usize, "{query}");
            }
        }
    }
}

#[test]
fn a_word_is_not_found_inside_a_longer_one() {
    let count = |query: &str| {
        answer(&Request {
            abbreviations: false,
            ..Request::new(query)
        })
        .total()
    };
    assert!(count("từ:\"dân chủ\"") > 0);
    assert!(count("word:dân") < count("\"dân\""));
    assert_eq!(count("từ:dân"), count("word:\"dân\""));
    assert_eq!(
        count("word:(dân | \"dân chủ\")"),
        count("word:dân") + count("word:\"dân chủ\"")
    );
}
