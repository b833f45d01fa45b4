//! Word documents as Word prints them: with the numbers that it counts, and without what was
//! deleted or hidden.

use danbiet_corpus::{
    analyse::{self, Lexicons},
    material::{Material, Place},
    memo::Memo,
    zone,
};

use crate::{make, text};

/// *Điều 1.*, *1.*, *a)* as the list 1, a hyphen as the list 2.
const LAW: &str = "<w:abstractNum w:abstractNumId='0'>\
    <w:lvl w:ilvl='0'><w:start w:val='1'/><w:lvlText w:val='Điều %1.'/></w:lvl>\
    <w:lvl w:ilvl='1'><w:start w:val='1'/><w:lvlText w:val='%2.'/></w:lvl>\
    <w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%3)'/></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='-'/></w:lvl></w:abstractNum>\
    <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>";

/// A paragraph with these properties.
fn paragraph(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

/// The properties of a paragraph of a list.
fn of(list: u32, level: u32) -> String {
    format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr>")
}

/// A paragraph of a list.
fn item(list: u32, level: u32, text: &str) -> String {
    paragraph(&of(list, level), &run(text))
}

/// A document with the lists of a law.
fn law(body: &[String]) -> Material {
    let bytes = make::docx_with(&body.concat(), &[("numbering", LAW)]);
    text("luật.docx", &bytes)
}

#[test]
fn numbers_stand_before_their_text() {
    let material = law(&[
        paragraph("", &run("LUẬT")),
        item(1, 0, "Phạm vi"),
        item(1, 1, "\tLuật này quy định"),
        item(1, 2, "dân biết;"),
        item(1, 2, "dân bàn."),
        item(2, 0, "Nghe"),
        item(1, 0, "Đối tượng"),
        item(1, 1, "Công dân"),
    ]);
    assert_eq!(
        material.text,
        "LUẬT\nĐiều 1. Phạm vi\n1. Luật này quy định\na) dân biết;\nb) dân bàn.\n- Nghe\nĐiều 2. Đối tượng\n1. Công dân"
    );
    assert_eq!(material.places[3], (4, Place::Paragraph(4)));
}

#[test]
fn an_article_that_word_numbers_is_analysed_as_a_typed_one() {
    let body = [
        (0, "Điều 1. ", "Ban hành quy chế"),
        (
            1,
            "1. ",
            "Ban hành kèm theo Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ quy chế thực hiện dân chủ. Quy chế có 3 chương.",
        ),
        (
            2,
            "a) ",
            "Ủy ban nhân dân xã Thạch Hạ chịu trách nhiệm thi hành, trước ngày 30/6/2016;",
        ),
        (
            0,
            "Điều 2. ",
            "Ông Nguyễn Văn Bình, Chủ tịch Ủy ban nhân dân xã, căn cứ Điều 1. Quyết định này có hiệu lực từ ngày ký.",
        ),
    ];
    let counted = body.map(|(level, _, text)| item(1, level, text));
    let typed = body.map(|(_, number, text)| paragraph("", &run(&[number, text].concat())));
    let lexicons = Lexicons::shipped();
    let analysed = |body: &[String]| {
        let material = law(body);
        let lines = zone::lines(&material.text);
        let memo = &mut Memo::default();
        analyse::read("luật", material, lines, &lexicons, None, memo)
    };
    let (counted, typed) = (analysed(&counted), analysed(&typed));
    assert_eq!(counted.text, typed.text);
    assert_eq!(counted.lines, typed.lines);
    assert_eq!(counted.sentences, typed.sentences);
    assert_eq!(counted.layers, typed.layers);
    let sentence = |start: &str| {
        let found = counted.sentences.iter().map(|span| span.of(&counted.text));
        found.filter(|sentence| sentence.starts_with(start)).count()
    };
    // The number belongs to the sentence that it stands before.
    assert_eq!(sentence("Điều 2. Ông Nguyễn Văn Bình"), 1);
    assert_eq!(counted.layers.instruments.len(), 1);
}

#[test]
fn styles_number_the_paragraphs_that_have_them() {
    let styles = "<w:style w:type='paragraph' w:styleId='Dieu'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
                  <w:style w:type='paragraph' w:styleId='Dieu2'><w:basedOn w:val='Dieu'/></w:style>";
    let style = |id: &str| format!("<w:pStyle w:val='{id}'/>");
    let off = "<w:numPr><w:numId w:val='0'/></w:numPr>";
    let body = [
        paragraph(&style("Dieu"), &run("một")),
        paragraph(&(style("Dieu") + off), &run("không")),
        paragraph(&style("Dieu2"), &run("hai")),
        paragraph(&style("lạ"), &run("không")),
    ];
    let parts = [("numbering", LAW), ("styles", styles)];
    let material = text("a.docx", &make::docx_with(&body.concat(), &parts));
    assert_eq!(material.text, "Điều 1. một\nkhông\nĐiều 2. hai\nkhông");
}

#[test]
fn parts_are_found_by_their_relation() {
    let document = format!("<document><body>{}</body></document>", item(1, 0, "x"));
    let relations = "<Relationships><Relationship Type='http://x/relationships/numbering' Target='/lists/a.xml'/>\
                     <Relationship Type='http://x/relationships/footnotes' Target='notes7.xml'/></Relationships>";
    let numbering = format!("<numbering>{LAW}</numbering>");
    let notes = "<footnotes><p><r><t>ghi chú</t></r></p></footnotes>";
    let archive = make::zip(&[
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("lists/a.xml", numbering.as_bytes()),
        ("word/notes7.xml", notes.as_bytes()),
    ]);
    assert_eq!(text("a.docx", &archive).text, "Điều 1. x\nghi chú");
}

#[test]
fn empty_paragraphs_show_their_number_but_no_lone_bullet() {
    let material = law(&[
        item(1, 1, ""),
        item(2, 0, ""),
        item(1, 1, "hai"),
        paragraph(&of(1, 1), "<w:r><w:t>ba</w:t><w:br/><w:t>dòng</w:t></w:r>"),
    ]);
    assert_eq!(material.text, "1.\n2. hai\n3. ba\ndòng");
}

#[test]
fn notes_count_for_themselves() {
    let notes = format!("<w:footnote>{}</w:footnote>", item(1, 0, "ghi chú"));
    let parts = [("numbering", LAW), ("footnotes", notes.as_str())];
    let bytes = make::docx_with(&item(1, 0, "văn bản"), &parts);
    assert_eq!(
        text("a.docx", &bytes).text,
        "Điều 1. văn bản\nĐiều 1. ghi chú"
    );
}

#[test]
fn changes_count_as_accepted() {
    let gone = "<w:rPr><w:del w:id='1'/></w:rPr>";
    let deleted = |text: &str| format!("<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>");
    let moved = "<w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom>";
    let before =
        "<w:pPrChange><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr></w:pPrChange>";
    let material = law(&[
        item(1, 0, "một"),
        paragraph(&[&of(1, 0), gone].concat(), &deleted("không")),
        paragraph(&[&of(2, 0), gone].concat(), &run("dân ")),
        paragraph(&[&of(1, 0), before].concat(), &run("biết")),
        paragraph(&[&of(1, 0), "<w:rPr><w:moveFrom/></w:rPr>"].concat(), moved),
        item(1, 0, "ba"),
    ]);
    assert_eq!(material.text, "Điều 1. một\nĐiều 2. dân biết\nĐiều 3. ba");
    assert_eq!(material.places[1], (2, Place::Paragraph(3)));
}

#[test]
fn a_paragraph_goes_on_only_where_one_follows() {
    let gone = paragraph("<w:rPr><w:del/></w:rPr>", &run("ô"));
    let cell = |content: &str| format!("<w:tc>{content}</w:tc>");
    let table = [cell(&gone), cell(&item(1, 0, "khác"))].concat();
    let table = format!("<w:tbl><w:tr>{table}</w:tr></w:tbl>");
    let material = law(&[table.clone(), gone.clone(), table, gone]);
    assert_eq!(material.text, "ô\nĐiều 1. khác\nô\nô\nĐiều 2. khác\nô");
}

#[test]
fn hidden_text_is_not_printed() {
    let hidden = |value: &str, text: &str| {
        format!("<w:r><w:rPr><w:b/><w:vanish{value}/></w:rPr><w:t>{text}</w:t><w:tab/></w:r>")
    };
    let mark = "<w:rPr><w:vanish/></w:rPr>";
    let material = law(&[
        paragraph(&of(1, 0), &[hidden("", "không"), run("một")].concat()),
        paragraph(&[&of(1, 0), mark].concat(), &hidden("", "không")),
        paragraph(&[&of(1, 0), mark].concat(), &run("hai")),
        paragraph(&of(1, 0), &hidden(" w:val='0'", "ba")),
    ]);
    assert_eq!(material.text, "Điều 1. một\nĐiều 2. hai\nĐiều 3. ba");
}

#[test]
fn a_text_box_counts_before_the_paragraph_that_it_hangs_on() {
    let inner = item(1, 0, "trong");
    let shape = format!(
        "<w:r><m:AlternateContent><m:Choice><w:txbxContent>{inner}</w:txbxContent></m:Choice>\
         <m:Fallback><w:txbxContent>{inner}</w:txbxContent></m:Fallback></m:AlternateContent></w:r>"
    );
    let outer = paragraph(&of(1, 0), &[shape, run("ngoài")].concat());
    assert_eq!(law(&[outer]).text, "Điều 1. trong\nĐiều 2. ngoài");
}

#[test]
fn a_text_is_read_without_numbers_that_cannot_be() {
    let body = [item(1, 0, "một"), item(1, 1, "hai")].concat();
    let plain = "một\nhai";
    let read = |others: &[(&str, &str)]| text("a.docx", &make::docx_with(&body, others)).text;
    assert_eq!(read(&[]), plain);
    assert_eq!(read(&[("numbering", "<w:abstractNum>")]), plain);
    assert_eq!(read(&[("numbering", "<w:num w:numId='1'/>")]), plain);
    assert_eq!(
        read(&[("numbering", &LAW.replace("w:ilvl='", "w:ilvl='-"))]),
        plain
    );
    assert_eq!(
        read(&[("numbering", &LAW.replace("%", &"%1".repeat(300)))]),
        plain
    );
    // The lists are whole: broken styles take nothing from them.
    let numbered = "Điều 1. một\n1. hai";
    assert_eq!(
        read(&[("numbering", LAW), ("styles", "<w:style>")]),
        numbered
    );
    let bytes = [&b"\xff\xfe\xd8"[..], b"<numbering/>", b""];
    for numbering in bytes {
        let document = format!("<document>{body}</document>");
        let files = [
            ("word/document.xml", document.as_bytes()),
            ("word/numbering.xml", numbering),
        ];
        assert_eq!(text("a.docx", &make::zip(&files)).text, plain);
    }
}

#[test]
fn senseless_places_have_no_number() {
    let body = ["-1", "9", "99999999999", "x"].map(|level| {
        let properties =
            format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr>");
        paragraph(&properties, &run("chữ"))
    });
    assert_eq!(law(&body).text, ["chữ"; 4].join("\n"));
    let body = ["-1", "0", "8", "x"].map(|list| {
        let properties = format!("<w:numPr><w:numId w:val='{list}'/></w:numPr>");
        paragraph(&properties, &run("chữ"))
    });
    assert_eq!(law(&body).text, ["chữ"; 4].join("\n"));
}

#[test]
fn numbers_are_no_more_than_a_document_may_be() {
    let limits = danbiet_formats::Limits {
        document: 3000,
        ..danbiet_formats::Limits::default()
    };
    // Each number is as long as one may be, each paragraph as short.
    let level = format!(
        "<w:lvl w:ilvl='0'><w:lvlText w:val='{}'/></w:lvl>",
        "x".repeat(255)
    );
    let numbering = format!(
        "<w:abstractNum w:abstractNumId='0'>{level}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    );
    let styles = "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:numPr><w:numId w:val='1'/></w:numPr></w:style>";
    let body = "<w:p/>".repeat(100);
    let bytes = make::docx_with(&body, &[("numbering", &numbering), ("styles", styles)]);
    let mut texts = Vec::new();
    danbiet_formats::read("a.docx", &bytes, &limits, &mut |found| {
        if let danbiet_formats::Found::Text(material) = found {
            texts.push(material.text);
        }
    });
    assert_eq!(texts.len(), 1);
    assert_eq!(texts[0].lines().count(), 3000 / 256);
}

#[test]
fn deep_nesting_ends() {
    let deep = [
        "<w:sdt>".repeat(40_000),
        item(1, 0, "sâu"),
        "</w:sdt>".repeat(40_000),
    ]
    .concat();
    assert_eq!(law(&[deep]).text, "Điều 1. sâu");
}
