//! Packs with sound checksums that nobody has written: whatever their index says, an answer or an
//! error, and never a panic.

use std::sync::OnceLock;

use danbiet_corpus::{
    Corpus, CorpusInfo,
    index::SECTIONS,
    pack::{Pack, Tag, write},
    search::{Reach, Request, search, snippet},
};
use proptest::{prelude::*, sample::Index};

use crate::properties::document;

/// A pack that is large enough to carry its index, as sections.
fn sections() -> &'static Vec<(Tag, Vec<u8>)> {
    static SECTIONS: OnceLock<Vec<(Tag, Vec<u8>)>> = OnceLock::new();
    SECTIONS.get_or_init(|| {
        let line =
            "Thực hiện quy chế dân chủ ở cơ sở, đối thoại với nhân dân. Số 02-NQ/TU năm 2018.\n";
        let documents = (0..40)
            .map(|number| document(number, line.repeat(80 + number)))
            .collect();
        let corpus = Corpus::build(CorpusInfo::default(), documents).unwrap();
        let pack = Pack::open(corpus.bytes().to_vec()).unwrap();
        let section = |(tag, _)| (tag, pack.section_unchecked(tag).unwrap().to_vec());
        pack.sections().map(section).collect()
    })
}

const QUERIES: [&str; 9] = [
    "dân chủ",
    "dan chu co so",
    "\"quy chế dân chủ\"",
    "th*",
    "d?n",
    "/c[ơo] s./",
    "=Thực -xyz in:all",
    "quy NEAR/3 sở",
    "dan chuu",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn forged_indexes_do_no_harm(
        section in 0..SECTIONS.len(),
        changes in prop::collection::vec((any::<Index>(), prop_oneof![Just(0u8), Just(0xff), any::<u8>()]), 1..20),
        cut in prop::option::of(any::<Index>()),
        near_the_beginning: bool,
        query in prop::sample::select(&QUERIES[..]),
    ) {
        let mut sections = sections().clone();
        let tag = Tag(SECTIONS[section]);
        let (_, bytes) = sections.iter_mut().find(|it| it.0 == tag).unwrap();
        prop_assume!(!bytes.is_empty());
        let len = if near_the_beginning { bytes.len().min(32) } else { bytes.len() };
        for (at, byte) in changes {
            bytes[at.index(len)] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let corpus = Corpus::open(write(&sections)).unwrap();
        for reach in [Reach::Sentence, Reach::Some] {
            let request = Request { reach, ..Request::new(query) };
            let Ok(answer) = search(&corpus, &request) else { continue };
            for entry in answer.documents.iter().take(20) {
                let _ = answer.hits(&corpus, entry);
                let _ = snippet::snippet(&corpus, &answer, entry, 200);
            }
        }
    }
}
