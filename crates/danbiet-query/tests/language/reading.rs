//! What queries are read as. None of those in this file gives a remark.

use danbiet_query::ast::{Expr, Node};
use danbiet_query::{Level, has_marked_text_term, level, parse, parse_typing, text_terms};

use crate::show::show;

fn check(query: &str, expected: &str) {
    let (read, remarks) = parse(query);
    assert_eq!(show(&read), expected, "{query}");
    assert_eq!(remarks, [], "{query}");
}

#[test]
fn unquoted_text_is_one_run() {
    check("doi thoai", "[doi thoai]");
    check("  Đối\u{a0}thoại \t", "[Đối thoại]");
    check("", "nothing");
    check(" … ! ", "nothing");
    check("đo\u{302}\u{301}i", "[đo\u{302}\u{301}i]");
    check("ĐỐI THOẠI", "[ĐỐI THOẠI]");
    check("\u{d0}ối thoại", "[\u{d0}ối thoại]");
}

#[test]
fn punctuation_is_passed_over() {
    check("dân chủ, ở cơ sở.", "[dân chủ ở cơ sở]");
    check("[dân chủ]; ở …", "[dân chủ ở]");
    check("Dân chủ là gì?", "[Dân chủ là gì]");
    check("nam / nữ", "[nam nữ]");
    check("Hà Nội – Huế", "[Hà Nội Huế]");
    check("Nội dung: dân chủ", "[Nội dung dân chủ]");
    check("----- dân", "[dân]");
}

#[test]
fn numbers_and_abbreviations_are_glued() {
    check("02-NQ/TU", "[02{-}NQ{/}TU]");
    check("02/NQ-TU", "[02{/}NQ{-}TU]");
    check("12/5/2017", "[12{/}5{/}2017]");
    check("8,7%", "[8{,}7]");
    check("1.281 tỷ", "[1{.}281 tỷ]");
    check("lúc 8:30", "[lúc 8{:}30]");
    check("499", "[499]");
    check("CB-CC-VC", "[CB{-}CC{-}VC]");
    check("Nghị quyết 02-NQ/TU", "[Nghị quyết 02{-}NQ{/}TU]");
    check("Thừa Thiên-Huế", "[Thừa Thiên Huế]");
    check("18&3-a", "[18 3{-}a]");
    check("\"02-NQ/TU\"", "\"02{-}NQ{/}TU\"");
}

#[test]
fn phrases() {
    check(
        "\"thanh tra nhân dân\" doanh nghiệp",
        "(and \"thanh tra nhân dân\" [doanh nghiệp])",
    );
    check("“đối thoại”", "\"đối thoại\"");
    check("«đối thoại» „dân chủ“", "(and \"đối thoại\" \"dân chủ\")");
    check("\"a b\"~5", "\"a b\"~5");
    check("\"a b\"~0", "\"a b\"");
    check("\"giám* sát\"", "\"prefix:giám sát\"");
    check("\"dân biết, dân bàn\"", "\"dân biết dân bàn\"");
    check("a\"b\"c", "(and [a] \"b\" [c])");
}

#[test]
fn patterns() {
    check("giám*", "[prefix:giám]");
    check("giám**", "[prefix:giám]");
    check("th?nh", "[shape:th?nh]");
    check("ngh*m", "[shape:ngh*m]");
    check("*nh", "[shape:*nh]");
    check("02-N*", "[02{-}prefix:N]");
    check("=Ủy", "[exact:Ủy]");
    check("=Ủy viên", "[exact:Ủy viên]");
    check("=02-NQ/TU", "[exact:02{-}exact:NQ{/}exact:TU]");
    check("=\"Ủy ban\"", "\"exact:Ủy exact:ban\"");
    check("\"=Ủy ban\"", "\"exact:Ủy ban\"");
    check("a=b", "[a b]");
}

#[test]
fn regular_expressions() {
    check("/\\d+ cuộc/", "/\\d+ cuộc/");
    check("/a\\/b/", "/a/b/");
    check("/(a|b)\"c\"/ d", "(and /(a|b)\"c\"/ [d])");
    check("/\\\\/", "/\\\\/");
}

#[test]
fn operators() {
    check("499 OR Sóc", "(or [499] [Sóc])");
    check("a | b || c", "(or [a] [b] [c])");
    check("a b | c", "(or [a b] [c])");
    check("a AND b", "(and [a] [b])");
    check("-MTTQ", "(not [MTTQ])");
    check("đối thoại -MTTQ", "(and [đối thoại] (not [MTTQ]))");
    check(
        "đối thoại NOT mặt trận",
        "(and [đối thoại] (not [mặt trận]))",
    );
    check("a NOT NOT b", "(and [a] (not (not [b])))");
    check("a -(b | c)", "(and [a] (not (or [b] [c])))");
    check("a -02-NQ/TU", "(and [a] (not [02{-}NQ{/}TU]))");
    check("a -\"b c\" d", "(and [a] (not \"b c\") [d])");
    check("a OR b c | d", "(or [a] [b c] [d])");
    check("(a | b) c", "(and (or [a] [b]) [c])");
    check("(a | (b | c))", "(or [a] [b] [c])");
    check("(a) (b)", "(and [a] [b])");
    check("or and not near", "[or and not near]");
}

#[test]
fn vietnamese_operators() {
    check("dân HOẶC đảng", "(or [dân] [đảng])");
    check("dân VÀ đảng", "(and [dân] [đảng])");
    check("dân KHÔNG MTTQ", "(and [dân] (not [MTTQ]))");
    check("dân HOĂ\u{323}C đảng", "(or [dân] [đảng])");
    check("dân GẦN/3 đảng", "(near 3 [dân] [đảng])");
    check("HĐND OR UBND", "(or [HĐND] [UBND])");
    check("dân và không hoặc gần", "[dân và không hoặc gần]");
    check("\\OR \\VÀ dân", "[OR VÀ dân]");
    check("\"HOẶC\" a", "(and \"HOẶC\" [a])");
}

#[test]
fn near() {
    check("a NEAR/5 b", "(near 5 [a] [b])");
    check("a NEAR b", "(near 10 [a] [b])");
    check(
        "quy chế NEAR/5 đối thoại c",
        "(near 5 [quy chế] [đối thoại c])",
    );
    check("a NEAR/5 b NEAR/3 c", "(near 3 (near 5 [a] [b]) [c])");
    check("a NEAR/5 (b NEAR/3 c)", "(near 5 [a] (near 3 [b] [c]))");
    check("(a | b) NEAR/2 \"c\"", "(near 2 (or [a] [b]) \"c\")");
    check("NOT a NEAR/5 b", "(not (near 5 [a] [b]))");
    check("x | a NEAR/5 b", "(or [x] (near 5 [a] [b]))");
}

#[test]
fn fields_in_two_languages() {
    for name in ["place", "nơi", "noi", "NƠI", "Place"] {
        check(&format!("{name}:Huế"), "(Place \"Huế\")");
    }
    check("người:\"Trần Thế Dũng\"", "(Person \"Trần Thế Dũng\")");
    check("co-quan:UBND", "(Org \"UBND\")");
    check("văn-bản:02-NQ/TU", "(Cites \"02{-}NQ{/}TU\")");
    check("cites:301/QĐ-UBND", "(Cites \"301{/}QĐ{-}UBND\")");
    check("trang:soctrang.gov.vn", "(Site \"soctrang gov vn\")");
    check("chủ-đề:\"hạn mặn\"", "(Theme \"hạn mặn\")");
    check(
        "place:“Sóc Trăng”|\"Hà Tĩnh\"",
        "(Place \"Sóc Trăng\" \"Hà Tĩnh\")",
    );
    check(
        "nơi:(Sóc Trăng | Hà Tĩnh HOẶC \"Huế\") a",
        "(and (Place \"Sóc Trăng\" \"Hà Tĩnh\" \"Huế\") [a])",
    );
    check("nơi: Huế", "(Place \"Huế\")");
    check("-nơi:Huế", "(not (Place \"Huế\"))");
    check("place:Hà*", "(Place \"prefix:Hà\")");
    check("place:Huế | b", "(or (Place \"Huế\") [b])");
    check("http://soctrang.gov.vn", "[http soctrang gov vn]");
}

#[test]
fn zones() {
    check("in:title dân", "(and (In Title) [dân])");
    check("vùng:tiêu-đề", "(In Title)");
    check("in:title|body,caption", "(In Title Body Caption)");
    check("in:\"tiêu đề\"", "(In Title)");
    check("in:(title OR all)", "(In Title All)");
    check("vung:khung-trang", "(In Furniture)");
    check("title:Long", "(within Title [Long])");
    check("title:Long dân", "(and (within Title [Long]) [dân])");
    check("tiêu-đề:\"dân chủ\"", "(within Title \"dân chủ\")");
    check("caption:(a b | c)", "(within Caption (or [a b] [c]))");
    check("title:body:a", "(within Title (within Body [a]))");
}

#[test]
fn years_dates_and_numbers() {
    check("year:2019..2022", "(Year [2019..2022])");
    check("năm:2019-2022", "(Year [2019..2022])");
    check("năm:2020", "(Year [2020..2020])");
    check("year:2019..", "(Year [2019..))");
    check("year:..2022", "(Year (..2022])");
    check("year:>2019", "(Year (2019..))");
    check("year:2019…2022", "(Year [2019..2022])");
    check("year:2019|2021", "(Year [2019..2019] [2021..2021])");
    check("figure:>300", "(Figure (300..))");
    check("figure:> 300 dân", "(and (Figure (300..)) [dân])");
    check("số-liệu:<=8,7", "(Figure (..8.7])");
    check("figure:1.281..2.000", "(Figure [1281..2000])");
    check("unit:%", "(Unit \"%\")");
    check("đơn-vị:\"tỷ đồng\"", "(Unit \"tỷ đồng\")");
    check("date:16/5/2022", "(Date [2022-5-16..2022-5-16])");
    check("ngày:5/2022..2023", "(Date [2022-5-_..2023-_-_])");
    check("date:<2022-05-16", "(Date (..2022-5-16))");
    check("date:16/5", "(Date [_-5-16.._-5-16])");
}

#[test]
fn levels_hold_for_the_whole_query() {
    check("doi thoai level:typed", "[doi thoai] @Typed");
    check("(a level:any) | b", "(or [a] [b]) @Any");
    check("mức:bất-kể-dấu", "nothing @Any");
    check("level:any | a", "[a] @Any");
}

#[test]
fn text_decides_the_level_and_fields_do_not() {
    let is = |query: &str, expected: Level| assert_eq!(level(&parse(query).0), expected, "{query}");
    is("doi thoai", Level::Any);
    is("doi thoại", Level::Typed);
    is("đang", Level::Typed);
    is("\"doi thoai\"", Level::Any);
    is("nơi:\"Sóc Trăng\" dan", Level::Any);
    is("title:Huế dan", Level::Typed);
    is("dan -đảng", Level::Typed);
    is("/đối/", Level::Typed);
    is("/doi/", Level::Any);
    is("o\u{302}ng", Level::Typed);
    is("đối level:any", Level::Any);
    is("München", Level::Typed);
    assert!(!has_marked_text_term(&parse("").0));
}

#[test]
fn terms_of_text_in_order() {
    let (query, _) = parse("a \"b c\" -d nơi:e title:f g NEAR/2 h");
    let texts: Vec<&str> = text_terms(&query)
        .iter()
        .map(|term| term.pattern.text())
        .collect();
    assert_eq!(texts, ["a", "b", "c", "d", "f", "g", "h"]);
}

#[test]
fn the_last_token_while_typing() {
    let check = |query: &str, expected: &str| {
        let (read, remarks) = parse_typing(query);
        assert_eq!(show(&read), expected, "{query}");
        assert_eq!(remarks, [], "{query}");
    };
    check("đối tho", "[đối typing:tho]");
    check("đối thoại ", "[đối thoại]");
    check("\"đối tho", "\"đối typing:tho\"");
    check("\"đối thoại\"", "\"đối thoại\"");
    check("02-N", "[02{-}typing:N]");
    check("giám*", "[prefix:giám]");
    check("=Ủ", "[exact:Ủ]");
    check("dân -", "[dân]");
    check("dân -M", "(and [dân] (not [typing:M]))");
    check("dân OR", "[dân]");
    check("(dân | ", "[dân]");
    check("nơi:", "nothing");
    check("nơi:Hu", "(Place \"typing:Hu\")");
    check("year:20", "nothing");
    check("/\\d+ cu", "[d typing:cu]");
    check("\"", "nothing");
    check("th?", "[typing:th]");
}

/// Every node's span, cut from the query, in the order of the tree.
fn spans(query: &str) -> Vec<&str> {
    fn walk<'q>(node: &Node, query: &'q str, found: &mut Vec<&'q str>) {
        found.push(node.span.of(query));
        match &node.expr {
            Expr::And(parts) | Expr::Or(parts) => {
                parts.iter().for_each(|part| walk(part, query, found));
            }
            Expr::Not(inner) | Expr::Within { inner, .. } => walk(inner, query, found),
            Expr::Near { left, right, .. } => {
                walk(left, query, found);
                walk(right, query, found);
            }
            Expr::Run(terms) => found.extend(terms.iter().map(|term| term.span.of(query))),
            Expr::Phrase(phrase) => {
                found.extend(phrase.terms.iter().map(|term| term.span.of(query)));
            }
            Expr::Field(field) => {
                found.push(field.name_span.of(query));
                found.extend(field.values.iter().map(|value| value.span.of(query)));
            }
            Expr::Regex(_) => {}
        }
    }
    let mut found = Vec::new();
    if let Some(root) = &parse(query).0.root {
        walk(root, query, &mut found);
    }
    found
}

#[test]
fn parts_know_their_places() {
    assert_eq!(spans(" đối  thoại. "), ["đối  thoại.", "đối", "thoại"]);
    assert_eq!(spans("=Ủy-ban"), ["=Ủy-ban", "=Ủy", "ban"]);
    assert_eq!(spans("“dân *nh”~3 !"), ["“dân *nh”~3", "dân", "*nh"]);
    assert_eq!(
        spans("-( a | b )"),
        ["-( a | b )", "( a | b )", "a", "a", "b", "b"]
    );
    assert_eq!(
        spans("nơi: “Huế”|Vinh"),
        ["nơi: “Huế”|Vinh", "nơi", "“Huế”", "Vinh"]
    );
    assert_eq!(spans("title:a*"), ["title:a*", "a*", "a*"]);
}
