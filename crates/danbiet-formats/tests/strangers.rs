//! Files as strangers have them: good ones of each kind, broken ones, and ones that mean harm. All
//! are made here, so that what is wrong with each can be read.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod make;
mod word;

use danbiet_corpus::{
    batch::{Outcome, Problem, Remark, Report},
    ingest::IngestError,
    material::{Format, Material, Place},
};
use danbiet_formats::{Found, Limits, read};

fn all(path: &str, bytes: &[u8]) -> (Vec<Material>, Vec<Report>) {
    let mut texts = Vec::new();
    let reports = read(path, bytes, &Limits::default(), &mut |found| {
        if let Found::Text(material) = found {
            texts.push(material);
        }
    });
    (texts, reports)
}

fn text(path: &str, bytes: &[u8]) -> Material {
    let (mut texts, reports) = all(path, bytes);
    assert_eq!(texts.len(), 1, "{reports:?}");
    texts.remove(0)
}

/// Why the only file of the path was left out; and that what is said tells what to do.
fn problem(path: &str, bytes: &[u8]) -> Problem {
    let (texts, mut reports) = all(path, bytes);
    assert!(texts.is_empty(), "{texts:?}");
    assert_eq!(reports.len(), 1, "{reports:?}");
    let Report {
        path: named,
        outcome,
    } = reports.remove(0);
    assert_eq!(named, path);
    let Outcome::Skipped(problem) = outcome else {
        panic!("{outcome:?}")
    };
    assert!(problem.to_string().len() > 20, "{problem}");
    problem
}

#[test]
fn a_word_document_gives_its_paragraphs_and_notes() {
    let body = "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Dân </w:t></w:r><w:r><w:t>biết &amp; dân bàn</w:t></w:r></w:p>\
                <w:p/><w:p><w:r><w:t>một</w:t><w:br/><w:t>hai</w:t></w:r><w:del><w:r><w:delText>không</w:delText></w:r></w:del></w:p>\
                <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Xã</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let notes = "<w:footnote><w:p><w:r><w:t>Ghi chú.</w:t></w:r></w:p></w:footnote>";
    let material = text("a.docx", &make::docx(body, Some(notes)));
    assert_eq!(material.text, "Dân biết & dân bàn\nmột\nhai\nXã\nGhi chú.");
    assert_eq!(material.places[1], (2, Place::Paragraph(3)));
    assert_eq!(material.format, Format::Docx);
    assert_eq!(material.sha256.len(), 64);
}

#[test]
fn a_word_document_in_an_old_font_is_repaired() {
    let body = "<w:p><w:r><w:t>Céng hoµ x· héi chñ nghÜa ViÖt Nam</w:t></w:r></w:p>";
    let material = text("a.docx", &make::docx(body, None));
    assert_eq!(material.text, "Cộng hoà xã hội chủ nghĩa Việt Nam");
}

#[test]
fn the_main_part_of_a_word_document_may_have_a_number_or_be_utf16() {
    let xml = "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Dân biết</w:t></w:r></w:p></w:body></w:document>";
    let numbered = make::zip(&[("word/document2.xml", xml.as_bytes())]);
    assert_eq!(text("a.docx", &numbered).text, "Dân biết");
    let units = "\u{feff}".encode_utf16().chain(xml.encode_utf16());
    let wide: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
    let wide = make::zip(&[("word/document.xml", wide.as_slice())]);
    assert_eq!(text("a.docx", &wide).text, "Dân biết");
}

#[test]
fn broken_word_documents_are_named() {
    let broken = Problem::Broken {
        format: Format::Docx,
    };
    let whole = make::docx("<w:p><w:r><w:t>một</w:t></w:r></w:p>", None);
    assert_eq!(problem("a.docx", &whole[..whole.len() / 2]), broken);
    assert_eq!(problem("a.docx", &make::docx("<w:p><w:r>", None)), broken);
    assert_eq!(problem("a.docx", &make::docx("<w:p></w:q>", None)), broken);
    assert_eq!(problem("a.docx", &make::zip(&[("x.xml", b"")])), broken);
    assert_eq!(
        problem("a.docx", &make::docx("<w:p/>", None)),
        Problem::Text(IngestError::Empty)
    );
}

#[test]
fn a_portable_document_gives_its_paragraphs_and_pages() {
    let pages = [
        "BT /F1 12 Tf 72 700 Td <0001000200030004000500010002000300040005> Tj 0 -40 Td <0001> Tj ET",
        "BT /F1 12 Tf 72 700 Td [<0002> -600 <0003>] TJ ET",
    ];
    let material = text("a.pdf", &make::pdf(&pages));
    assert_eq!(material.text, "ĐạixãđủĐạixãđủ\nĐ\nại xã");
    assert_eq!(material.places, [(1, Place::Page(1)), (3, Place::Page(2))]);
}

#[test]
fn a_portable_document_of_pictures_says_so() {
    assert_eq!(
        problem("quét.pdf", &make::pdf(&["q 100 0 0 100 0 0 cm Q", ""])),
        Problem::NoTextInPdf { pages: 2 }
    );
    let (texts, reports) = all("a.pdf", &make::pdf(&["BT /F1 9 Tf <0003> Tj ET", ""]));
    assert_eq!(texts.len(), 1);
    let Outcome::Taken(taken) = &reports[0].outcome else {
        panic!("{reports:?}")
    };
    assert_eq!(
        taken.remarks,
        [Remark::PagesWithoutText { count: 1, of: 2 }]
    );
}

#[test]
fn a_portable_document_without_letters_says_so() {
    let shapes = make::pdf(&["BT /F2 9 Tf <00030004> Tj ET"]);
    assert_eq!(problem("a.pdf", &shapes), Problem::UnmappedPdf);
    // Only the letters without marks are known: what is left is no text.
    let few = make::pdf(&["BT /F3 9 Tf (Ngh\\001 quy\\002t v\\003 quy ch\\002) Tj ET"]);
    assert_eq!(problem("a.pdf", &few), Problem::UnmappedPdf);
}

#[test]
fn a_portable_document_in_an_old_font_keeps_what_is_a_hyphen_elsewhere() {
    let old = "(Ng\\255\\352i d\\251n \\256\\255\\356c bµn b¹c, ®ãng gãp) Tj";
    let old: String = old.chars().map(octal).collect();
    let page = format!("BT /F3 12 Tf 72 700 Td {old} ET");
    assert_eq!(
        text("a.pdf", &make::pdf(&[page.as_str()])).text,
        "Người dân được bàn bạc, đóng góp"
    );
    let plain = "BT /F3 12 Tf 72 700 Td (inter\\255national) Tj ET";
    assert_eq!(text("a.pdf", &make::pdf(&[plain])).text, "inter-national");
}

/// A sign as a string of a portable document writes it.
fn octal(c: char) -> String {
    match c {
        c if c.is_ascii() => c.to_string(),
        c => format!("\\{:03o}", u32::from(c)),
    }
}

#[test]
fn an_encrypted_portable_document_is_named() {
    let page = ["BT /F1 9 Tf <0003> Tj ET"];
    let closed = make::encrypted_pdf(&page, "bí mật");
    assert_eq!(problem("a.pdf", &closed), Problem::Encrypted);
    // Whoever may open it without a password may read it.
    assert_eq!(text("a.pdf", &make::encrypted_pdf(&page, "")).text, "xã");
}

#[test]
fn broken_portable_documents_are_named() {
    let whole = make::pdf(&["BT /F1 9 Tf <0003> Tj ET"]);
    let broken = Problem::Broken {
        format: Format::Pdf,
    };
    assert_eq!(problem("a.pdf", b"%PDF-1.7\nnothing"), broken);
    assert_eq!(problem("a.pdf", b""), broken);
    for cut in (10..whole.len()).step_by(97) {
        // Nothing is asked of half a file but that it ends.
        let _ = all("a.pdf", &whole[..cut]);
    }
}

#[test]
fn an_archive_goes_on_after_what_is_wrong() {
    let inner = make::zip(&[("trong.txt", "Ba".as_bytes())]);
    let deepest = make::zip(&[("x.zip", inner.as_slice())]);
    let archive = make::zip(&[
        ("thư mục/một.txt", "Một".as_bytes()),
        ("hỏng.docx", b"PK\x03\x04"),
        ("ảnh.png", b"\x89PNG\r\n\x1a\n"),
        ("../../hai.html", "<p>Hai".as_bytes()),
        ("trong.zip", &inner),
        ("sâu.zip", &deepest),
        ("__MACOSX/x", b"x"),
    ]);
    let (texts, reports) = all("a.zip", &archive);
    let read: Vec<(&str, &str)> = texts
        .iter()
        .map(|material| (material.path.as_str(), material.text.as_str()))
        .collect();
    assert_eq!(
        read,
        [
            ("a.zip/thư mục/một.txt", "Một"),
            ("a.zip/../../hai.html", "Hai"),
            ("a.zip/trong.zip/trong.txt", "Ba")
        ]
    );
    let skipped: Vec<(&str, &Problem)> = reports
        .iter()
        .filter_map(|report| match &report.outcome {
            Outcome::Skipped(problem) => Some((report.path.as_str(), problem)),
            Outcome::Taken(_) => None,
        })
        .collect();
    let format = Format::Docx;
    assert_eq!(
        skipped,
        [
            ("a.zip/hỏng.docx", &Problem::Broken { format }),
            ("a.zip/ảnh.png", &Problem::UnknownKind),
            ("a.zip/sâu.zip/x.zip", &Problem::TooDeep)
        ]
    );
}

#[test]
fn another_way_of_packing_is_named() {
    let mut archive = make::zip(&[("một.txt", "Một".as_bytes()), ("hai.txt", "Hai".as_bytes())]);
    // The first file's method, in its own header and in the list at the end, becomes that of bzip2.
    const BZIP2: u8 = 12;
    archive[8] = BZIP2;
    let listed = archive.windows(4).position(|four| four == b"PK\x01\x02");
    archive[listed.unwrap() + 10] = BZIP2;
    let (texts, reports) = all("a.zip", &archive);
    assert_eq!(texts.len(), 1);
    let problem = Problem::Packing { method: 12 };
    assert_eq!(reports[0].outcome, Outcome::Skipped(problem));
}

#[test]
fn a_bomb_is_not_unpacked() {
    let zeros = vec![b' '; 64 * 1024 * 1024];
    let bomb = make::zip(&[("bom.txt", &zeros), ("một.txt", "Một".as_bytes())]);
    assert!(bomb.len() < 100_000);
    let (texts, reports) = all("a.zip", &bomb);
    assert_eq!(texts.len(), 1);
    let Outcome::Skipped(Problem::Bomb { limit }) = reports[0].outcome else {
        panic!("{reports:?}")
    };
    assert!(limit < 16 * 1024 * 1024, "{limit}");
    // The same in what is an archive without saying so.
    let body = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", " ".repeat(64 << 20));
    let word = problem("a.docx", &make::docx(&body, None));
    assert!(matches!(word, Problem::Bomb { .. }), "{word:?}");
}

#[test]
fn many_honest_files_together_are_bounded_too() {
    let limits = Limits {
        unpacked: 10,
        files: 3,
        ..Limits::default()
    };
    let archive = make::zip(&[
        ("a.txt", b"sau chu"),
        ("b.txt", b"sau chu"),
        ("c.txt", b"ba"),
    ]);
    let mut texts = 0;
    let reports = read("a.zip", &archive, &limits, &mut |found| {
        texts += usize::from(matches!(found, Found::Text(_)));
    });
    assert_eq!(texts, 2);
    assert_eq!(
        reports[1].outcome,
        Outcome::Skipped(Problem::Bomb { limit: 3 })
    );
    let many = make::zip(&[("a", b"a"), ("b", b"b"), ("c", b"c"), ("d", b"d")]);
    let reports = read("a.zip", &many, &limits, &mut |_| {});
    let limit = 3;
    assert_eq!(
        reports[0].outcome,
        Outcome::Skipped(Problem::TooMany { limit })
    );
}

#[test]
fn a_closed_archive_is_named() {
    let mut archive = make::zip(&[("a.txt", b"mot")]);
    make::close(&mut archive);
    let (texts, reports) = all("a.zip", &archive);
    assert!(texts.is_empty());
    assert_eq!(reports[0].path, "a.zip/a.txt");
    assert_eq!(reports[0].outcome, Outcome::Skipped(Problem::Encrypted));
}

#[test]
fn what_is_too_long_is_refused_by_its_length() {
    let limits = Limits {
        document: 10,
        ..Limits::default()
    };
    let reports = read("a.html", b"<p>muoi chu cai", &limits, &mut |_| {});
    let problem = Problem::TooLarge {
        bytes: 15,
        limit: 10,
    };
    assert_eq!(reports[0].outcome, Outcome::Skipped(problem));
    // A file of a gigabyte is refused before it is read: whoever reads asks first.
    let gigabyte = 1 << 30;
    for name in ["a.txt", "a.pdf", "a.zip", "a.csv", "a"] {
        assert!(Limits::default().of(name) < gigabyte, "{name}");
    }
}

#[test]
fn other_scripts_are_taken_with_a_remark_or_named() {
    let russian = "Народ знает, народ обсуждает, народ делает, народ проверяет. ".repeat(5);
    let (texts, reports) = all("a.txt", russian.as_bytes());
    assert_eq!(texts.len(), 1);
    let Outcome::Taken(taken) = &reports[0].outcome else {
        panic!("{reports:?}")
    };
    assert_eq!(taken.remarks, [Remark::OtherLanguage { percent: 0 }]);
    // The same in Windows-1251, which is no Unicode and nothing Vietnamese.
    let bytes: Vec<u8> = russian
        .chars()
        .map(|c| match u32::from(c) {
            code @ 0x410..=0x44F => (code - 0x410 + 0xC0) as u8,
            code => code as u8,
        })
        .collect();
    let problem = problem("a.txt", &bytes);
    assert!(
        matches!(problem, Problem::Text(IngestError::NotUtf8 { .. })),
        "{problem:?}"
    );
}

#[test]
fn names_may_hold_anything() {
    for name in ["a\n\u{202e}b#?%.txt", "/", "", "..", "con.txt ", "日本.txt"] {
        let (texts, reports) = all(name, "Một".as_bytes());
        assert_eq!((texts.len(), reports.len()), (1, 1), "{name:?}");
        assert_eq!(reports[0].path, name);
    }
}

#[test]
fn chance_bytes_never_break_a_reader() {
    // A small generator: the same bytes in every run.
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut byte = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    let starts: [&[u8]; 5] = [b"", b"PK\x03\x04", b"%PDF-1.5\n", b"<html><p>", b"\xff\xfe"];
    for ending in ["txt", "md", "html", "docx", "pdf", "csv", "json", "zip"] {
        for start in starts {
            let mut bytes = start.to_vec();
            bytes.extend((0..300).map(|_| byte()));
            let (_, reports) = all(&["a.", ending].concat(), &bytes);
            assert!(reports.len() <= 1);
        }
    }
}
