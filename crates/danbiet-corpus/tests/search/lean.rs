//! A lean corpus answers as the whole one does, or says that it does not know.

use danbiet_corpus::{
    Corpus,
    facet::{self, Facet, Filters},
    search::{Request, Sort, search},
};

use crate::seeds::corpus;

fn lean() -> Corpus {
    Corpus::open_lean(corpus().lean().unwrap()).unwrap()
}

#[test]
fn a_lean_corpus_gives_the_answers_of_the_whole_one() {
    let lean = lean();
    assert_eq!(lean.info(), corpus().info());
    for query in [
        "",
        "doi thoai",
        "đối thoại",
        "\"quy chế dân chủ\"",
        "QCDC",
        "thanh tra nhân dân",
        "ngh*m",
        "499 OR Sóc",
        "chủ -Long",
        "đối thoại NEAR/5 nhân dân",
        "person:Huỳnh",
        "figure:301",
        "cites:02-NQ/TU",
        "place:\"Hà Tĩnh\"",
    ] {
        for sort in [Sort::default(), Sort::Date, Sort::Relevance] {
            let request = Request {
                sort,
                ..Request::new(query)
            };
            let expected = search(corpus(), &request).unwrap();
            let answer = search(&lean, &request).unwrap();
            assert!(!answer.unfinished, "{query}");
            assert_eq!(answer.to_bytes(), expected.to_bytes(), "{query}");
            for entry in &expected.documents {
                let hits = expected.hits(corpus(), entry).unwrap();
                assert_eq!(answer.hits(&lean, entry).unwrap(), hits, "{query}");
            }
        }
    }
}

#[test]
fn a_lean_corpus_has_the_facets_of_the_whole_one() {
    let lean = lean();
    for facet in Facet::ALL {
        let of = |corpus: &Corpus| facet::counts(corpus, facet, corpus.ids(), &Filters::default());
        assert_eq!(
            of(&lean).unwrap(),
            of(corpus()).unwrap(),
            "{}",
            facet.name()
        );
    }
}

#[test]
fn what_a_lean_corpus_does_not_know_it_leaves_unfinished() {
    let lean = lean();
    for query in ["/\\d+ cuộc/", "sosc trawng", "dan chuu", "xyzzy"] {
        let request = Request::new(query);
        assert!(search(&lean, &request).unwrap().unfinished, "{query}");
        assert!(!search(corpus(), &request).unwrap().unfinished, "{query}");
    }
}

#[test]
fn a_lean_pack_and_a_whole_one_are_not_taken_for_each_other() {
    let bytes = corpus().lean().unwrap();
    let wrong = Corpus::open(bytes.clone()).unwrap();
    assert!(wrong.check().is_err());
    assert!(
        Corpus::open_lean(corpus().bytes().to_vec())
            .unwrap()
            .check()
            .is_err()
    );
    assert!(bytes.len() < corpus().bytes().len());
    assert_eq!(
        corpus().lean().unwrap(),
        bytes,
        "the same input gives the same bytes"
    );
}
