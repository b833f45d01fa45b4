//! Short forms in context, each with what it stands for.

use super::*;
use crate::zone::{Line, Zone};

/// Each form with what it stands for, `?` where nobody says.
fn check(text: &str, expected: &[(&str, &str)]) {
    let lines = [Line {
        number: 1,
        span: Span::new(0, text.len()),
        zone: Zone::Body,
        marker: None,
    }];
    let found = find(&View::new(text, &lines, &[]));
    let seen: Vec<(&str, &str)> = found
        .iter()
        .map(|a| (a.span.of(text), a.expansion.as_deref().unwrap_or("?")))
        .collect();
    assert_eq!(seen, expected, "{text}");
}

#[test]
fn forms_in_running_text() {
    check(
        "HĐND, UBND TP Vinh, khóa XV, loại II, Tp Sóc Trăng, 18 nghìn m2, Covid -19",
        &[
            ("HĐND", "Hội đồng nhân dân"),
            ("UBND", "Ủy ban nhân dân"),
            ("TP", "thành phố"),
            ("Tp", "thành phố"),
            ("m2", "mét vuông"),
            ("Covid", "coronavirus disease (bệnh do vi rút corona)"),
        ],
    );
    check(
        "phát triển KT-XH, giữ vững QP-AN",
        &[
            ("KT-XH", "kinh tế - xã hội"),
            ("QP-AN", "quốc phòng - an ninh"),
        ],
    );
    check(
        "tổ chức ABCX và CNXH",
        &[("ABCX", "?"), ("CNXH", "chủ nghĩa xã hội")],
    );
}

#[test]
fn what_follows_decides() {
    check(
        "BCH Đảng bộ tỉnh, BCH quân sự tỉnh",
        &[("BCH", "Ban Chấp hành"), ("BCH", "Bộ Chỉ huy")],
    );
}

#[test]
fn forms_in_numbers_of_instruments() {
    check(
        "Chỉ thị 30-CT/TW, Nghị định 04/2015/NĐ-CP, CT UBND, Luật 10/2022/QH15, số 5/QĐ-TTg",
        &[
            ("CT", "Chỉ thị"),
            ("TW", "Trung ương"),
            ("NĐ", "Nghị định"),
            ("CP", "Chính phủ"),
            ("CT", "chủ tịch"),
            ("UBND", "Ủy ban nhân dân"),
            ("QH15", "Quốc hội"),
            ("QĐ", "Quyết định"),
            ("TTg", "Thủ tướng Chính phủ"),
        ],
    );
}

#[test]
fn a_definition_is_learned_for_the_whole_text() {
    let text = "Quỹ Bảo trợ trẻ em (BTTE) lập; BTTE chi. Ban An toàn và Đời sống (ATĐS)";
    check(
        text,
        &[
            ("BTTE", "Bảo trợ trẻ em"),
            ("BTTE", "Bảo trợ trẻ em"),
            ("ATĐS", "An toàn và Đời sống"),
        ],
    );
    let lines = [Line {
        number: 1,
        span: Span::new(0, text.len()),
        zone: Zone::Body,
        marker: None,
    }];
    let found = find(&View::new(text, &lines, &[]));
    let definition = found[1].definition.expect("it is defined");
    assert_eq!(definition.of(text), "Bảo trợ trẻ em (BTTE)");
}

#[test]
fn shouting_addresses_and_numerals_are_no_short_forms() {
    check(
        "ĐẨY MẠNH THỰC HIỆN QCDC Ở CƠ SỞ",
        &[("QCDC", "quy chế dân chủ")],
    );
    check("phong trào “DÂN VẬN KHÉO” lan rộng", &[]);
    check("WWW.SOCTRANG.GOV.VN, PHONG_HC@chinhphu.vn, tin.MP3", &[]);
    check("Đại hội XIII, XIX, XL và LXXX", &[]);
}

#[test]
fn every_row_of_the_table_has_its_fields() {
    let lines = include_str!("../../../data/abbreviations.tsv").lines();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        assert!(matches!(fields.len(), 3 | 4), "{line}");
        assert!(
            matches!(
                fields[1],
                "number" | "organisation" | "term" | "word" | "unit" | "product"
            ),
            "{line}"
        );
    }
}
