//! What was understood, and what was wrong, in words.

use danbiet_query::{Language, parse, restate};

fn check(query: &str, vi: &str, en: &str) {
    let (read, _) = parse(query);
    assert_eq!(restate(&read, Language::Vi), vi, "{query}");
    assert_eq!(restate(&read, Language::En), en, "{query}");
}

#[test]
fn restatements() {
    check("", "chưa có gì để tìm", "nothing to look for");
    check(
        "đối thoại",
        "“đối thoại”, trong bài",
        "“đối thoại”, in the article",
    );
    check(
        "02-NQ/TU",
        "“02-NQ/TU”, trong bài, bất kể dấu",
        "“02-NQ/TU”, in the article, whatever the marks",
    );
    check(
        "\"đối thoại\" -MTTQ in:title",
        "cụm “đối thoại”, trong tiêu đề, không có “MTTQ”",
        "the phrase “đối thoại”, in the title, without “MTTQ”",
    );
    check(
        "(dân | =Đảng) \"a b\"~5 nơi:\"Sóc Trăng\"|Huế",
        "(“dân” hoặc đúng từng chữ “Đảng”) và cụm “a b” (xen giữa không quá 5 tiếng), trong bài, nơi “Sóc Trăng” hoặc “Huế”",
        "(“dân” or exactly “Đảng”) and the phrase “a b” (with at most 5 syllables in between), in the article, place “Sóc Trăng” or “Huế”",
    );
    check(
        "đối NEAR/3 ngh*m",
        "“đối” gần tiếng có dạng “ngh*m” (cách nhau không quá 3 tiếng), trong bài",
        "“đối” near words of the form “ngh*m” (at most 3 syllables between), in the article",
    );
    check(
        "năm:2019..2022",
        "năm từ 2019 đến 2022",
        "year 2019 to 2022",
    );
    check(
        "figure:>8,70 unit:%",
        "số liệu trên 8,7, đơn vị tính “%”",
        "with a figure over 8,7, with the unit “%”",
    );
    check(
        "từ:\"đối thoại\" in:title",
        "từ “đối thoại”, trong tiêu đề",
        "the word “đối thoại”, in the title",
    );
    check(
        "word:thoai -từ:a|b",
        "từ “thoai”, trong bài, không có từ “a” hoặc “b”, bất kể dấu",
        "the word “thoai”, in the article, without the word “a” or “b”, whatever the marks",
    );
    check("date:..5/2022", "ngày đến 5/2022", "date up to 5/2022");
    check("-đảng", "không có “đảng”", "without “đảng”");
    check(
        "-person:\"Lê Lan\"",
        "không có tên người “Lê Lan”",
        "without naming the person “Lê Lan”",
    );
    check(
        "/\\d+ cuộc/ level:typed",
        "chỗ khớp biểu thức /\\d+ cuộc/, trong bài, đúng dấu như đã gõ",
        "what matches the expression /\\d+ cuộc/, in the article, marks as typed",
    );
}

#[test]
fn remarks_say_what_was_found_and_what_to_do() {
    let check = |query: &str, vi: &str, en: &str| {
        let (_, remarks) = parse(query);
        assert_eq!(remarks.len(), 1, "{query}");
        assert_eq!(remarks[0].message(query, Language::Vi), vi);
        assert_eq!(remarks[0].message(query, Language::En), en);
    };
    check(
        "plase:Huế",
        "Không có trường tên “plase” nên đã đọc như chữ thường. Có phải là place:?",
        "There is no field “plase”, so it was read as text. Did you mean place:?",
    );
    check(
        "dân OR",
        "“OR” đứng một mình nên bị bỏ qua. Viết thêm chữ cần tìm bên cạnh.",
        "“OR” stands alone and was passed over. Write something to look for beside it.",
    );
    let long = "\"dân ".to_owned() + &"chủ ".repeat(30);
    let (_, remarks) = parse(&long);
    assert!(remarks[0].message(&long, Language::En).contains("…”"));
}
