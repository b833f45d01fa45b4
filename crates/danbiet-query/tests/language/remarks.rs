//! What is read leniently is remarked on, at its place.

use danbiet_query::{DiagnosticKind as Kind, parse};

use crate::show::show;

/// Reads the query without its markers ⟦ and ⟧, which stand around the place of the one remark.
fn check(marked: &str, kind: Kind, expected: &str) {
    let query = marked.replace(['⟦', '⟧'], "");
    let start = marked.find('⟦').expect("the place is marked");
    let end = marked.find('⟧').expect("the place is marked") - '⟦'.len_utf8();
    let (read, remarks) = parse(&query);
    let found: Vec<_> = remarks
        .iter()
        .map(|remark| (remark.span.start, remark.span.end, &remark.kind))
        .collect();
    assert_eq!(found, [(start, end, &kind)], "{query}");
    assert_eq!(show(&read), expected, "{query}");
}

#[test]
fn unclosed() {
    check(
        "dân ⟦“đối thoại⟧",
        Kind::UnclosedQuote,
        "(and [dân] \"đối thoại\")",
    );
    check(
        "dân ⟦(a | b⟧",
        Kind::UnclosedBracket,
        "(and [dân] (or [a] [b]))",
    );
    check("dân⟦)⟧ chủ", Kind::StrayBracket, "[dân chủ]");
    check("⟦/\\d+ cuộc⟧", Kind::UnclosedRegex, "[d cuộc]");
    check(
        "nơi:⟦\"Sóc Trăng⟧",
        Kind::UnclosedQuote,
        "(Place \"Sóc Trăng\")",
    );
    check(
        "nơi:⟦(Sóc Trăng⟧",
        Kind::UnclosedBracket,
        "(Place \"Sóc Trăng\")",
    );
}

#[test]
fn operators_with_nothing_to_work_on() {
    for (query, expected) in [
        ("⟦OR⟧ a", "[a]"),
        ("a ⟦OR⟧", "[a]"),
        ("a ⟦OR⟧ OR b", "(or [a] [b])"),
        ("a ⟦AND⟧ | b", "(or [a] [b])"),
        ("⟦AND⟧ a", "[a]"),
        ("a ⟦AND⟧ AND b", "(and [a] [b])"),
        ("a ⟦NOT⟧", "[a]"),
        ("⟦NEAR/3⟧ a", "[a]"),
        ("a ⟦NEAR/3⟧", "[a]"),
        ("a ⟦-⟧ b", "[a b]"),
        ("⟦-⟧", "nothing"),
        ("(a ⟦|⟧) b", "(and [a] [b])"),
    ] {
        check(query, Kind::StrayOperator, expected);
    }
}

#[test]
fn nothing_inside() {
    check("a ⟦\"\"⟧", Kind::EmptyPhrase, "[a]");
    check("a OR ⟦\" … \"⟧", Kind::EmptyPhrase, "[a]");
    check("a ⟦()⟧", Kind::EmptyGroup, "[a]");
    check("a ⟦//⟧", Kind::EmptyRegex, "[a]");
    check("a ⟦*⟧", Kind::BareWildcard, "[a]");
    check("a ⟦**⟧ b", Kind::BareWildcard, "(and [a] [b])");
    check("a ⟦=⟧ b", Kind::BareExact, "(and [a] [b])");
    check("⟦nơi:⟧", Kind::EmptyField, "nothing");
    check("⟦title:⟧ | a", Kind::EmptyField, "[a]");
    check("⟦level:⟧", Kind::EmptyField, "nothing");
    check("nơi:⟦\"\"⟧", Kind::EmptyPhrase, "nothing");
}

#[test]
fn fields() {
    let unknown = |suggestion| Kind::UnknownField { suggestion };
    check("⟦abc⟧:def", unknown(None), "[abc def]");
    check("⟦plase⟧:Huế", unknown(Some("place")), "[plase Huế]");
    check("⟦cơ quan⟧:UBND", unknown(Some("cơ-quan")), "[cơ quan UBND]");
    check("⟦abc⟧:\"def\"", unknown(None), "(and [abc] \"def\")");
    check("in:⟦abc⟧", Kind::UnknownZone, "nothing");
    check("a level:⟦abc⟧", Kind::UnknownLevel, "[a]");
    check(
        "⟦level:any⟧ a level:typed",
        Kind::RepeatedLevel,
        "[a] @Typed",
    );
    check(
        "nơi:⟦Sóc Trăng⟧",
        Kind::FieldTakesOneWord,
        "(and (Place \"Sóc\") [Trăng])",
    );
    check(
        "a -⟦đối thoại⟧",
        Kind::MinusTakesOneWord,
        "(and [a] (not [đối]) [thoại])",
    );
}

#[test]
fn values() {
    check("year:⟦2019..abc⟧", Kind::BadYear, "nothing");
    check("year:⟦99⟧ a", Kind::BadYear, "[a]");
    check("date:⟦31/2/2022⟧", Kind::BadDate, "nothing");
    check("figure:⟦>abc⟧", Kind::BadNumber, "nothing");
    check("figure:⟦..⟧", Kind::BadNumber, "nothing");
    check("figure:⟦8,7%⟧", Kind::UnitInNumber, "(Figure [8.7..8.7])");
    check(
        "year:⟦2022..2019⟧",
        Kind::ReversedRange,
        "(Year [2019..2022])",
    );
    check("year:2020|⟦x⟧", Kind::BadYear, "(Year [2020..2020])");
    check("\"a b\"⟦~⟧ c", Kind::BadDistance, "(and \"a b\" [c])");
    check("\"a b\"⟦~99999999999⟧", Kind::BadDistance, "\"a b\"");
    check("a ⟦NEAR/x⟧ b", Kind::BadDistance, "(near 10 [a] [b])");
    check(
        "a ⟦NEAR/3⟧ nơi:Huế",
        Kind::NearNeedsText,
        "(and [a] (Place \"Huế\"))",
    );
}

#[test]
fn capitals() {
    check(
        "ĐẢNG ⟦VÀ⟧ NHÂN DÂN",
        Kind::OperatorReadAsWord,
        "[ĐẢNG VÀ NHÂN DÂN]",
    );
    check(
        "UBND ⟦HOẶC⟧ HĐND",
        Kind::OperatorReadAsWord,
        "[UBND HOẶC HĐND]",
    );
}

#[test]
fn depth_and_length_are_bounded() {
    let deep = "(".repeat(1_000_000) + "a" + &")".repeat(1_000_000);
    let (query, remarks) = parse(&deep);
    assert!(remarks.iter().any(|remark| remark.kind == Kind::TooLong));
    assert_eq!(show(&query), "nothing");

    let deep = "(".repeat(1000) + "a | b" + &")".repeat(1000) + " c";
    let (query, remarks) = parse(&deep);
    assert_eq!(show(&query), "(and (or [a] [b]) [c])");
    assert_eq!(remarks.len(), 1);
    assert_eq!(remarks[0].kind, Kind::TooDeep);

    for part in ["NOT ", "title:", "a NEAR ", "-(", "title:(", "(a | NOT "] {
        let (query, remarks) = parse(&(part.repeat(2000) + "a"));
        assert!(query.root.is_some(), "{part}");
        assert!(
            remarks.iter().any(|remark| remark.kind == Kind::TooDeep),
            "{part}"
        );
    }
}
