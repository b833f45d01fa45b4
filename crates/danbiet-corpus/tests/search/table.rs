//! The queries that are known to break search engines, one in a row, each with what it must find.

use danbiet_corpus::search::{Group, Level, Reach, Request};
use danbiet_query::DiagnosticKind;

use crate::{
    naive::{self, Token},
    printed::{Place, printed},
    seeds::{answer, hits},
};

/// What a query must find, in the articles of the seeds.
enum Expect {
    /// Every place of one of the phrases as typed, and there are some.
    Typed(&'static [&'static str]),
    /// Every place of one of the phrases with any marks, and there are some.
    Any(&'static [&'static str]),
    /// Every token for which this holds, and there are some.
    Tokens(fn(&Token) -> bool),
    /// Nothing, in any document, and no reading as keystrokes.
    Nothing,
    /// Nothing, and this is proposed, in whatever letter case.
    Near(&'static str),
    /// What the keystrokes write; the hits are in articles or in furniture.
    Decoded(&'static str),
    /// No hit: these documents, by the number in their names.
    Documents(&'static [u32]),
}

use Expect::{Any, Decoded, Documents, Near, Nothing, Tokens, Typed};

#[rustfmt::skip]
const TABLE: &[(&str, Expect)] = &[
    // Forms of the letters.
    ("đo\u{302}\u{301}i thoa\u{323}i",      Typed(&["đối thoại"])),
    ("ĐỐI THOẠI",                           Typed(&["đối thoại"])),
    ("\"\u{d0}ẢNG\"",                       Typed(&["đảng"])),
    ("\"hòa\"",                             Typed(&["hoà"])),
    ("\"hoà\"",                             Typed(&["hòa"])),
    ("\"Uỷ ban\"",                          Typed(&["ủy ban"])),
    ("\"Ủy ban\"",                          Typed(&["uỷ ban"])),
    ("\"tỉ đồng\"",                         Typed(&["tỷ đồng"])),
    ("doi thoai",                           Any(&["đối thoại"])),
    // Wrong accents.
    ("\"đói thoại\"",                       Nothing),
    ("\"đối thoai\" level:typed",           Nothing),
    ("\"dân chú\"",                         Nothing),
    ("quý chế",                             Nothing),
    // Numbers, dates and numbers of instruments.
    ("02-NQ/TU",                            Typed(&["02 NQ TU"])),
    ("02/NQ-TU",                            Typed(&["02 NQ TU"])),
    ("12/5/2017",                           Typed(&["12 5 2017"])),
    ("\"16/5\"",                            Typed(&["16 5"])),
    ("499",                                 Typed(&["499"])),
    ("0499",                                Nothing),
    // Signs that somebody pastes along.
    ("đối thoại !!! ,;…",                   Typed(&["đối thoại"])),
    ("  \u{a0}đối\u{a0} thoại ?",            Typed(&["đối thoại"])),
    ("“đối thoại”",                         Typed(&["đối thoại"])),
    ("«đối thoại»",                         Typed(&["đối thoại"])),
    ("\"đối thoại",                          Typed(&["đối thoại"])),
    // Words that are not there, and slips.
    ("dân chủ xyzxyz",                      Nothing),
    ("dan chuu",                            Near("dân chủ")),
    ("Thái Nguyn",                          Near("Thái Nguyên")),
    ("Sco Trang",                           Near("Sóc Trăng")),
    ("sosc trawng",                         Decoded("sóc trăng")),
    ("so1c tra8ng",                         Decoded("sóc trăng")),
    ("ddoois thoaij",                       Decoded("đối thoại")),
    ("ddo^i' thoa.i",                       Decoded("đối thoại")),
    // Operators.
    ("ngh*m",                               Tokens(|t| t.any.starts_with("ngh") && t.any.ends_with('m'))),
    ("th?nh",                               Tokens(|t| t.any.len() == 5 && t.any.starts_with("th") && t.any.ends_with("nh"))),
    ("=Đảng",                               Tokens(|t| t.text == "Đảng")),
    ("\"499\" OR \"Sóc\"",                  Typed(&["499", "sóc"])),
    ("499 OR Sóc",                          Typed(&["499", "sóc"])),
    ("\"đối thoại\" | \"dân chủ\"",         Typed(&["đối thoại", "dân chủ"])),
    ("title:Long",                          Tokens(|t| t.any == "long" && t.zone == danbiet_corpus::Zone::Title)),
    ("in:title Long",                       Tokens(|t| t.any == "long" && t.zone == danbiet_corpus::Zone::Title)),
    ("-\"dân chủ\"",                        Documents(&[])),
    ("-xyzxyz",                             Documents(&[0, 1, 2, 3, 4])),
    ("-\"hồng lĩnh\"",                      Documents(&[0, 1, 2, 4])),
];

fn phrases(all: &[&str], any: bool) -> Vec<Place> {
    printed().expected(|_, tokens| {
        let split = |phrase: &&str| -> Vec<(usize, usize)> {
            let syllables: Vec<&str> = phrase.split(' ').collect();
            naive::phrase(tokens, &syllables, any)
        };
        all.iter().flat_map(split).collect()
    })
}

#[test]
fn every_row_holds() {
    for (query, expect) in TABLE {
        let answer = answer(&Request {
            abbreviations: false,
            ..Request::new(*query)
        });
        let mut found: Vec<Place> = hits(&answer)
            .iter()
            .map(|(hit, _)| (hit.document.0, hit.span.start, hit.span.end))
            .collect();
        found.sort_unstable();
        let expected = match expect {
            Typed(all) => phrases(all, false),
            Any(all) => phrases(all, true),
            Tokens(is) => printed().expected(|_, tokens| {
                let here = (0..tokens.len()).filter(|&at| is(&tokens[at]));
                here.map(|at| (at, at + 1)).collect()
            }),
            Nothing | Near(_) | Documents(_) => Vec::new(),
            Decoded(text) => phrases(&[text], false),
        };
        assert_eq!(found, expected, "{query}");
        match expect {
            Typed(_) | Any(_) | Tokens(_) => assert!(!found.is_empty(), "{query}"),
            Nothing => {
                assert_eq!(answer.decoded, None, "{query}");
                assert_eq!(answer.absent.len(), 5, "{query}");
            }
            Near(near) => {
                let mut suggestions = answer.suggestions.iter();
                let is_near = |it: &String| it.to_lowercase() == near.to_lowercase();
                assert!(
                    suggestions.any(is_near),
                    "{query}: {:?}",
                    answer.suggestions
                );
            }
            Decoded(text) => {
                assert_eq!(answer.decoded.as_deref(), Some(*text), "{query}");
                let here = answer.total() + answer.counts.furniture;
                assert!(here > 0, "{query}");
                let decoded = hits(&answer);
                assert!(
                    decoded.iter().all(|(hit, _)| hit.level == Level::Decoded),
                    "{query}"
                );
            }
            Documents(numbers) => {
                let ids: Vec<u32> = answer.documents.iter().map(|it| it.document.0).collect();
                assert_eq!(ids, *numbers, "{query}");
            }
        }
    }
}

/// The words of two things in one document, each hit one of them.
#[test]
fn a_phrase_and_words_beside_it() {
    let request = Request {
        reach: Reach::Document,
        abbreviations: false,
        ..Request::new("\"thanh tra nhân dân\" doanh nghiệp")
    };
    let answer = answer(&request);
    let of = |phrase: &str| -> Vec<Place> { phrases(&[phrase], false) };
    let (committee, firm) = (of("thanh tra nhân dân"), of("doanh nghiệp"));
    let both = |id: u32| {
        let has = |places: &[Place]| places.iter().any(|place| place.0 == id);
        has(&committee) && has(&firm)
    };
    let mut expected: Vec<Place> = committee.iter().chain(&firm).copied().collect();
    expected.retain(|place| both(place.0));
    expected.sort_unstable();
    let mut found: Vec<Place> = hits(&answer)
        .iter()
        .map(|(hit, _)| (hit.document.0, hit.span.start, hit.span.end))
        .collect();
    found.sort_unstable();
    assert!(!expected.is_empty());
    // Side by side they would be one hit; here they are nowhere.
    assert!(
        hits(&answer)
            .iter()
            .all(|(hit, _)| hit.group != Group::Adjacent)
    );
    assert_eq!(found, expected);
}

/// More than a reader can wait for is cut off, and the answer says so.
#[test]
fn what_costs_too_much_is_cut_and_said() {
    use danbiet_corpus::{Corpus, CorpusInfo, search::search};
    let text = "dân đã ".repeat(40_000) + "hết";
    let document = crate::properties::document(0, text);
    let corpus = Corpus::build(CorpusInfo::default(), vec![document]).unwrap();
    let cut = |query: &str| {
        let answer = search(&corpus, &Request::new(query)).unwrap();
        let remark = answer.diagnostics.iter();
        let remark = remark
            .filter(|it| it.kind == DiagnosticKind::CutOff)
            .count();
        assert_eq!(remark > 0, answer.cut.is_some(), "{query}");
        remark
    };
    assert_eq!(cut("d*"), 0);
    assert_eq!(cut(r"/h\w+/"), 0);
    assert_eq!(cut(&format!("hết {}", "-đ* ".repeat(600))), 1);
    assert_eq!(cut(&format!(r"/{}!/", r"(\w*\s*)*".repeat(24))), 1);
}
