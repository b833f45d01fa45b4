use danbiet_text::Span;
use proptest::prelude::*;

use super::*;
use crate::{json::read, metadata::Reason, testing};

fn fact(value: &str) -> Fact<String> {
    Fact {
        value: value.to_owned(),
        basis: Basis::Stated {
            evidence: Span::new(0, 1),
        },
    }
}

fn day(year: Option<u16>, month: Option<u8>, day: Option<u8>, basis: Basis) -> Fact<PartialDate> {
    Fact {
        value: PartialDate { year, month, day },
        basis,
    }
}

fn inferred(reason: Reason, certainty: Certainty) -> Basis {
    Basis::Inferred {
        reason,
        evidence: Vec::new(),
        certainty,
    }
}

/// A document whose year is inferred.
fn document() -> Document {
    let mut document = testing::document(0, &["Thực_hiện quy_chế dân_chủ ở cơ_sở."]);
    let metadata = &mut document.metadata;
    metadata.title = Some(fact("Đối thoại & 5 % “dân chủ”"));
    metadata.publisher = Some(fact("Báo Hà Tĩnh"));
    metadata.site = Some(fact("baohatinh.vn"));
    let basis = inferred(Reason::ReviewAfterYears, Certainty::High);
    metadata.date = Some(day(Some(2022), Some(5), Some(16), basis));
    document
}

fn written(document: &Document, format: Format, language: Language) -> String {
    let accessed = "2026-11-22".parse().ok();
    let citation = Citation::of(document, "https://a.b/#document/000_%", accessed);
    write(&[citation], format, language)
}

#[test]
fn a_paragraph_in_each_language() {
    let hash = quote::text_hash(&document());
    assert_eq!(
        written(&document(), Format::Plain, Language::Vi),
        format!(
            "Báo Hà Tĩnh. Đối thoại & 5 % “dân chủ”. baohatinh.vn, 16/5/[2022]. \
             https://a.b/#document/000_% Truy cập ngày 22/11/2026. [Ngày là ngày của sự việc được \
             nêu. năm suy ra: sơ kết sau một số năm thực hiện văn bản có ngày (chắc). Dân Biết, tài \
             liệu 000; SHA-256 của văn bản: {hash}].\n"
        )
    );
    let mut bare = document();
    bare.metadata = Default::default();
    assert_eq!(
        written(&bare, Format::Plain, Language::En),
        format!(
            "[Thực hiện quy chế dân chủ ở cơ sở…]. n.d. https://a.b/#document/000_% Accessed 22 \
             November 2026. [Dân Biết, document 000; SHA-256 of the text: {hash}].\n"
        )
    );
}

#[test]
fn bibtex_escapes_what_latex_reads() {
    let hash = quote::text_hash(&document());
    assert_eq!(
        written(&document(), Format::Bibtex, Language::En),
        format!(
            "@misc{{danbiet-000,\n  author = {{{{Báo Hà Tĩnh}}}},\n  \
             title = {{{{Đối thoại \\& 5 \\% “dân chủ”}}}},\n  year = {{[2022]}},\n  month = {{5}},\n  \
             day = {{16}},\n  howpublished = {{\\url{{https://baohatinh.vn}}}},\n  \
             url = {{https://a.b/#document/000_%}},\n  urldate = {{2026-11-22}},\n  \
             langid = {{vietnamese}},\n  note = {{The date is that of what is reported. year inferred: a \
             review so many years after a dated document (certain). Dân Biết, document 000; SHA-256 of \
             the text: {hash}}}\n}}\n"
        )
    );
    let ascii = written(&document(), Format::BibtexAscii, Language::Vi);
    assert!(ascii.is_ascii(), "{ascii}");
    let title = "{{{\\DJ{}}{\\'{\\^{o}}}i tho{\\d{a}}i \\& 5 \\% ``d{\\^{a}}n ch{\\h{u}}''}}";
    assert!(ascii.contains(title), "{ascii}");
}

#[test]
fn latex_has_every_vietnamese_letter_in_either_form() {
    let letters = "ĂăÂâĐđÊêÔôƠơƯưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
    let ascii = latex::text(letters, latex::Letters::Ascii);
    assert!(ascii.is_ascii(), "{ascii}");
    let one = |text| latex::text(text, latex::Letters::Ascii);
    assert_eq!(one("ợ"), "{\\d{\\ohorn{}}}");
    assert_eq!(one("e\u{323}\u{302}"), one("ệ"));
    assert_eq!(one("ö"), "{\\\"{o}}");
    assert_eq!(
        latex::text("a{b}\\^~", latex::Letters::Utf8),
        "a\\{b\\}\\textbackslash{}\\textasciicircum{}\\textasciitilde{}"
    );
}

#[test]
fn ris_has_a_tag_on_each_line() {
    let hash = quote::text_hash(&document());
    assert_eq!(
        written(&document(), Format::Ris, Language::En),
        format!(
            "TY  - ELEC\r\nID  - danbiet-000\r\nAU  - Báo Hà Tĩnh\r\nTI  - Đối thoại & 5 % “dân chủ”\r\n\
             PB  - Báo Hà Tĩnh\r\nPY  - 2022\r\nDA  - 2022/05/16/\r\nLA  - vi\r\n\
             UR  - https://a.b/#document/000_%\r\nY2  - 2026/11/22/\r\nN1  - The date is that of what is \
             reported. year inferred: a review so many years after a dated document (certain). Dân \
             Biết, document 000; SHA-256 of the text: {hash}\r\nER  - \r\n"
        )
    );
}

#[test]
fn csl_json_is_json_with_what_is_known() {
    let text = written(&document(), Format::CslJson, Language::Vi);
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let item = &value[0];
    assert_eq!(
        item["issued"]["date-parts"],
        serde_json::json!([[2022, 5, 16]])
    );
    assert_eq!(item["issued"]["circa"], true);
    assert_eq!(item["author"][0]["literal"], "Báo Hà Tĩnh");
    assert_eq!(
        item["accessed"]["date-parts"],
        serde_json::json!([[2026, 11, 22]])
    );
    let mut document = document();
    document.metadata.date = Some(day(None, Some(5), Some(16), fact("").basis));
    let text = written(&document, Format::CslJson, Language::En);
    let value = read::read(text.trim()).unwrap();
    let issued = value.list()[0].get("issued");
    assert_eq!(issued.get("literal").text(), Some("16 May"));
    assert_eq!(issued.get("date-parts"), &read::Value::Null);
}

#[test]
fn days_say_what_is_not_stated() {
    let stated = || fact("").basis;
    let year = |certainty| inferred(Reason::YearNamedInText, certainty);
    let file = inferred(Reason::FileName, Certainty::Medium);
    let cases = [
        (
            day(Some(2022), Some(5), Some(16), stated()),
            "16/5/2022",
            "16 May 2022",
        ),
        (
            day(Some(2022), Some(5), Some(16), year(Certainty::Low)),
            "16/5/[2022?]",
            "16 May [2022?]",
        ),
        (
            day(Some(2019), Some(12), None, file),
            "[tháng 12/2019?]",
            "[December 2019?]",
        ),
        (
            day(Some(2019), None, None, year(Certainty::High)),
            "[2019]",
            "[2019]",
        ),
        (day(None, Some(5), Some(16), stated()), "16/5", "16 May"),
        (day(None, None, None, stated()), "", ""),
    ];
    for (fact, vi, en) in cases {
        let dated = dated(&fact);
        assert_eq!(dated.written(Language::Vi), vi);
        assert_eq!(dated.written(Language::En), en);
    }
}

#[test]
fn keys_tell_ids_apart() {
    assert_eq!(key("000_c7764ab0d62457ae"), "danbiet-000_c7764ab0d62457ae");
    assert!(key("Quy chế (1)").starts_with("danbiet-quy-che-1-:"));
    assert_ne!(key("Quy chế"), key("quy chế"));
    assert_ne!(key("A").to_lowercase(), key("a"));
}

proptest! {
    #[test]
    fn keys_are_ascii_that_bibtex_takes(id in "\\PC{0,40}", other in "\\PC{0,40}") {
        let one = key(&id);
        prop_assert!(one.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_.:".contains(&b)));
        prop_assert_eq!(one == key(&other), id == other);
    }

    #[test]
    fn every_form_takes_every_text(text in "\\PC{0,60}", format in 0usize..5) {
        let mut document = document();
        document.metadata.title = Some(fact(&text));
        document.metadata.author = Some(fact(&text));
        let out = written(&document, Format::ALL[format], Language::En);
        match Format::ALL[format] {
            Format::CslJson => { prop_assert!(serde_json::from_str::<serde_json::Value>(&out).is_ok()); }
            Format::Bibtex | Format::BibtexAscii => {
                // Braces without a backslash before them are in pairs.
                let bare = out.replace("\\textbackslash{}", "").replace("\\{", "").replace("\\}", "");
                prop_assert_eq!(bare.matches('{').count(), bare.matches('}').count(), "{}", out);
            }
            Format::Ris => {
                for line in out.lines() {
                    prop_assert_eq!(&line[2..6], "  - ");
                }
            }
            Format::Plain => prop_assert_eq!(out.lines().count(), 1),
        }
    }
}
