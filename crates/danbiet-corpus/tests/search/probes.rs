//! Single queries that have broken search engines.

use std::cell::Cell;

use danbiet_corpus::search::{Level, LevelReason, Reach, Reading, Request, search_while};

use crate::seeds::{answer, corpus, hits};

/// The number of hits of a query, short forms aside.
fn count(query: &str) -> usize {
    let answer = answer(&Request {
        abbreviations: false,
        ..Request::new(query)
    });
    hits(&answer).len()
}

/// How many documents are in the answer.
fn documents(query: &str) -> usize {
    answer(&Request {
        abbreviations: false,
        reach: Reach::Document,
        ..Request::new(query)
    })
    .documents
    .len()
}

#[track_caller]
fn same(a: &str, b: &str) {
    assert_eq!(count(a), count(b), "{a} and {b}");
    assert_ne!(count(a), 0, "{a}");
}

#[test]
fn the_form_of_the_letters_makes_no_difference() {
    same("đối thoại", "đo\u{302}\u{301}i thoa\u{323}i");
    same("đối thoại", "ĐỐI THOẠI");
    same("đối thoại", "\u{d0}ối thoại");
    same("Uỷ viên", "Ủy viên");
    same("tỉ đồng", "tỷ đồng");
    same("đối thoại", "  đối\u{a0}  thoại ");
    same("\"đối thoại\"", "“đối thoại”");
    same("\"đối thoại\"", "\"đối thoại");
    same("02-NQ/TU", "02/NQ-TU");
    same("đối thoại", "đối thoại !!! ,;");
}

#[test]
fn wrong_accents_find_nothing() {
    for query in ["\"đói thoại\"", "\"đối thoai\"", "\"dân chú\"", "quý chế"] {
        assert_eq!(count(query), 0, "{query}");
    }
}

#[test]
fn numbers_and_dates_are_phrases() {
    assert_eq!(count("12/5/2017"), 3);
    assert_eq!(count("\"16/5\""), 1);
    assert!(count("499") > 0);
    assert!(count("0499") == 0);
}

#[test]
fn operators() {
    assert_eq!(documents("-MTTQ") + documents("MTTQ"), 5);
    assert!(documents("-MTTQ") > 0);
    assert_eq!(count("-MTTQ"), 0);
    assert!(count("499 OR \"đối thoại\"") > count("\"đối thoại\""));
    assert!(count("ngh*m") > 0);
    assert!(count("giám*") > count("\"giám đốc\""));
    assert!(count("th?nh") > count("thành"));
    assert!(count(r"/\d+ cuộc/") > 0);
    assert!(count("=Đảng") < count("đảng"));
    assert!(count("\"quy chế cơ sở\"~4") > 0);
    assert!(count("chế NEAR/3 dân") > 0);
    assert!(documents("\"thanh tra nhân dân\" doanh nghiệp") > 0);
    assert!(count("title:\"dân chủ\"") > 0);
    assert_eq!(count("in:furniture \"Sóc Trăng\""), 4);
    assert!(
        hits(&answer(&Request::new(r"/\d+ cuộc/")))
            .iter()
            .all(|(_, text)| text.ends_with("cuộc"))
    );
}

#[test]
fn what_is_unknown_is_absent_and_what_is_near_is_suggested() {
    for (query, near) in [
        ("dan chuu", "dân chủ"),
        ("Thái Nguyn", "Thái Nguyên"),
        ("Sco Trang", "Sóc Trăng"),
    ] {
        let answer = answer(&Request::new(query));
        assert_eq!(answer.total(), 0, "{query}");
        assert_eq!(answer.absent.len(), 5, "{query}");
        assert!(
            answer
                .suggestions
                .iter()
                .any(|s| s.eq_ignore_ascii_case(near) || s == near),
            "{query}: {:?}",
            answer.suggestions
        );
    }
    assert_eq!(count("dân chủ xyzxyz"), 0);
}

#[test]
fn keystrokes_are_read_where_the_letters_find_nothing() {
    for query in ["ddoois thoaij", "d9o6i1 thoai5", "ddo^i' thoa.i"] {
        let answer = answer(&Request::new(query));
        assert_eq!(answer.decoded.as_deref(), Some("đối thoại"), "{query}");
        assert!(
            hits(&answer)
                .iter()
                .all(|(hit, _)| hit.level == Level::Decoded)
        );
        assert_eq!(answer.total(), 7, "{query}");
    }
    assert_eq!(answer(&Request::new("doi thoai")).decoded, None);
}

#[test]
fn keystrokes_are_read_where_only_furniture_has_them() {
    let written = answer(&Request::new("sóc trăng"));
    assert!(written.counts.furniture > 0);
    for query in ["sosc trawng", "so1c tra8ng"] {
        let answer = answer(&Request::new(query));
        assert_eq!(answer.decoded.as_deref(), Some("sóc trăng"), "{query}");
        assert_eq!(answer.total(), written.total(), "{query}");
        assert_eq!(answer.counts.furniture, written.counts.furniture, "{query}");
    }
}

#[test]
fn the_level_follows_the_marks() {
    let read = |query: &str| {
        let answer = answer(&Request::new(query));
        (answer.reading, answer.reason)
    };
    assert_eq!(read("dan chu"), (Reading::Any, LevelReason::Unmarked));
    assert_eq!(read("\"dân chu\""), (Reading::Typed, LevelReason::Marked));
    assert_eq!(read("đảng level:any"), (Reading::Any, LevelReason::Asked));
    assert_eq!(
        read("dan place:\"Sóc Trăng\""),
        (Reading::Any, LevelReason::Unmarked)
    );
    let both = answer(&Request::new("đảng"));
    let any = answer(&Request::new("đảng level:any"));
    assert_eq!(both.counts.typed, any.counts.typed);
    assert_eq!(both.counts.any, any.counts.any);
    assert!(any.counts.typed < any.counts.any);
}

#[test]
fn no_keystroke_passes_through_a_false_zero() {
    let typed = "đối thoại";
    for (end, _) in typed.char_indices().skip(1) {
        let so_far = &typed[..end];
        let answer = answer(&Request {
            typing: true,
            ..Request::new(so_far)
        });
        assert!(answer.total() > 0, "{so_far}");
    }
    for so_far in ["d", "do", "doo", "dooi"] {
        let typing = answer(&Request {
            typing: true,
            ..Request::new(so_far)
        });
        assert_eq!(typing.total() > 0, so_far.len() < 3, "{so_far}");
    }
    assert_eq!(count("ta"), 5);
}

#[test]
fn groups_are_exclusive() {
    let answer = answer(&Request {
        reach: Reach::Document,
        abbreviations: false,
        ..Request::new("đối thoại nhân dân")
    });
    let groups = answer.groups;
    assert_eq!(
        groups.adjacent + groups.sentence + groups.document,
        answer.total()
    );
    let mut places: Vec<_> = hits(&answer)
        .iter()
        .map(|(h, _)| (h.document, h.span))
        .collect();
    places.sort_unstable();
    let before = places.len();
    places.dedup();
    assert_eq!(places.len(), before);
}

#[test]
fn who_does_not_wait_gets_no_answer() {
    for query in [
        "đối thoại nhân dân",
        r"/\d+ \w+/",
        "dan chuu",
        "499 | th*",
        "",
    ] {
        let request = Request::new(query);
        let asked = Cell::new(0);
        let count = || {
            asked.set(asked.get() + 1);
            true
        };
        let patient = search_while(corpus(), &request, &count).unwrap().unwrap();
        assert_eq!(hits(&patient), hits(&answer(&request)), "{query}");
        for last in 0..asked.get() {
            let left: Cell<u32> = Cell::new(last);
            let wanted = || left.replace(left.get().saturating_sub(1)) > 0;
            let given_up = search_while(corpus(), &request, &wanted).unwrap();
            assert!(given_up.is_none(), "{query}, asked {last} times");
        }
    }
}
