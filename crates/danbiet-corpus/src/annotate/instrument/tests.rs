//! Citations in context, the core marked with brackets in the text.

use super::*;
use crate::annotate::view::tests::body;

/// Finds the citations of a text in which the expected cores stand in `⟦…⟧`, and compares them and
/// their kinds.
fn check(marked: &str, kinds: &[CitationKind]) -> Vec<Citation> {
    let text = marked.replace(['⟦', '⟧'], "");
    let lines = body(&text);
    let found = find(&View::new(&text, &lines, &[]), &[], Some("tỉnh Hà Tĩnh"));
    let mut shown = text.clone();
    for citation in found.iter().rev() {
        shown.insert(citation.span.end as usize, '⟧');
        shown.insert(citation.span.start as usize, '⟦');
    }
    assert_eq!(shown, marked);
    let found_kinds: Vec<CitationKind> = found.iter().map(|c| c.kind).collect();
    assert_eq!(found_kinds, kinds, "{marked}");
    found
}

use CitationKind::{
    Anaphoric, Collective, Descriptive, Elliptical, Named, Numbered, Short, Variant,
};

#[test]
fn one_resolution_in_five_spellings() {
    let found = check(
        "⟦Nghị quyết số 02-NQ/TU⟧ ngày 12/5/2017 về “Tiếp tục nâng cao”. Thực hiện ⟦nghị quyết⟧; \
         ⟦Nghị quyết 02⟧ của BCH; ⟦Nghị quyết 02/NQ-TU⟧, ⟦Nghị quyết số 02⟧ ngày 12/5/2017.",
        &[Numbered, Anaphoric, Short, Variant, Short],
    );
    for citation in &found {
        assert_eq!(citation.number.as_deref(), Some("02-NQ/TU"));
        assert_eq!(citation.normal, "Nghị quyết số 02-NQ/TU ngày 12/5/2017");
        assert_eq!(citation.instrument, "nghị quyết 02-NQ/TU tỉnh Hà Tĩnh");
    }
    assert_eq!(
        found[0].extent.len() - found[0].span.len(),
        " ngày 12/5/2017 về “Tiếp tục nâng cao”".len()
    );
}

#[test]
fn instruments_of_the_state() {
    let found = check(
        "⟦Nghị định số 04/2015/NĐ-CP⟧ ngày 09/01/2015 và ⟦145/2020/NĐ-CP⟧; ⟦Pháp lệnh số 34/2007/PL-UBTVQH11⟧; \
         ⟦Thông tư liên tịch số 09/2015/TTLT-BTC-BTP⟧; ⟦Công văn số 1234/BNV-CCVC⟧; ⟦Luật số 10/2022/QH15⟧",
        &[Numbered, Elliptical, Numbered, Numbered, Numbered, Numbered],
    );
    assert_eq!(found[1].of_type, "nghị định");
    assert_eq!(found[0].instrument, "nghị định 04/2015/NĐ-CP");
}

#[test]
fn laws_by_name() {
    let found = check(
        "đề nghị Quốc hội sớm thông qua ⟦Luật Thực hiện dân chủ cơ sở⟧ để thể chế hóa; ⟦Luật Khiếu nại, tố cáo⟧, \
         ⟦Luật Đất đai⟧ năm 2013 và ⟦Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn⟧, ⟦Luật Phòng, chống tham nhũng⟧.",
        &[Named, Named, Named, Named, Named],
    );
    assert_eq!(found[0].normal, "Luật Thực hiện dân chủ ở cơ sở");
    assert_eq!(found[2].normal, "Luật Đất đai năm 2013");
}

#[test]
fn resolutions_of_congresses() {
    check(
        "triển khai ⟦Nghị quyết Đại hội Đảng bộ các cấp⟧ và ⟦Nghị quyết Đại hội XIII của Đảng⟧, diễn ra",
        &[Collective, Named],
    );
    check(
        "thực hiện ⟦nghị quyết Đại hội Đảng bộ các cấp nhiệm kỳ 2020 - 2025⟧ và ⟦Đại hội XIII của Đảng⟧; tập trung",
        &[Collective, Elliptical],
    );
    check(
        "⟦Nghị quyết Trung ương 4⟧ (khóa XII) và ⟦Nghị quyết Đại hội Đảng bộ tỉnh Hà Giang lần thứ XVII⟧ đã",
        &[Named, Named],
    );
}

#[test]
fn local_rules_and_licences() {
    check(
        "là địa phương đầu tiên ban hành ⟦quy chế đối thoại⟧ và tổ chức; ban hành quy chế dân chủ ở cơ sở",
        &[Descriptive],
    );
    check(
        "⟦Giấy phép số 01/GP-STTTT⟧ do Sở cấp ngày 22/9/2021",
        &[Numbered],
    );
    check(
        "⟦Giấy phép thiết lập trang thông tin điện tử số 12/GP-STTTT⟧ ngày 1/2/2020",
        &[Numbered],
    );
}

#[test]
fn what_is_no_citation() {
    for text in [
        "các chỉ thị, nghị quyết, hướng dẫn của Trung ương",
        "Nghị quyết của Đảng và chính sách, pháp luật của Nhà nước",
        "Kết luận hội nghị, đồng chí quyết định 5 nhiệm vụ",
        "kế hoạch 5 năm, chương trình 135, văn bản quy phạm pháp luật",
        "Quốc hội thảo luận về các dự án luật, nghị quyết",
        "Điện thoại: 0299.3822339, số 56 Lê Duẩn, số nhà 12/5",
        "đã ban hành 301 văn bản; văn bản số hóa",
        "Đại hội XIII của Đảng; khóa XV; lần thứ XIII",
        "Thực hiện quy chế dân chủ ở cơ sở theo chủ trương, nghị quyết",
    ] {
        check(text, &[]);
    }
    // A kind in a list of kinds points nowhere, even where one of the kind is cited before.
    check(
        "⟦Chỉ thị số 30-CT/TW⟧. Các chỉ thị, nghị quyết; các chủ trương, chỉ thị. Ra chỉ thị mới.",
        &[Numbered],
    );
}

#[test]
fn further_numbers_of_a_list() {
    let found = check(
        "thực hiện ⟦Nghị định 71⟧, ⟦87⟧ và ⟦07⟧ của Chính phủ; ⟦Nghị định số 71/1998/NĐ-CP⟧; ⟦Nghị định 07⟧, 15 xã đã làm",
        &[Short, Elliptical, Elliptical, Numbered, Short],
    );
    assert_eq!(found[0].instrument, "nghị định 71/1998/NĐ-CP");
    assert_eq!(found[1].of_type, "nghị định");
}

#[test]
fn a_title_without_quotes_ends_with_its_clause() {
    let text = "Chỉ thị số 30-CT/TW về xây dựng và thực hiện quy chế dân chủ ở cơ sở, xác định đây là khâu quan trọng";
    let found = check(
        "⟦Chỉ thị số 30-CT/TW⟧ về xây dựng và thực hiện quy chế dân chủ ở cơ sở, xác định đây là khâu quan trọng",
        &[Numbered],
    );
    assert_eq!(
        found[0].title.map(|title| title.of(text)),
        Some("xây dựng và thực hiện quy chế dân chủ ở cơ sở")
    );
}

#[test]
fn the_centre_with_points_and_laws_in_small_letters() {
    let found = check(
        "⟦Chỉ thị 30-CT/T.Ư⟧ và ⟦Luật đất đai⟧, ⟦Pháp lệnh dân chủ ở cơ sở⟧; luật chơi mới",
        &[Numbered, Named, Named],
    );
    assert_eq!(found[0].instrument, "chỉ thị 30-CT/TW");
}

#[test]
fn a_law_with_name_and_number_is_one() {
    let found = check(
        "⟦Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15⟧ ngày 10/11/2022; theo ⟦Luật Thực hiện dân chủ cơ sở⟧; \
         ⟦Luật Tiếp công dân⟧ (⟦Luật số 42/2013/QH13⟧), ⟦Luật Tiếp công dân⟧; theo Điều 5 của ⟦Luật⟧.",
        &[Numbered, Named, Named, Numbered, Named, Anaphoric],
    );
    let instruments: Vec<&str> = found.iter().map(|c| c.instrument.as_str()).collect();
    assert_eq!(
        instruments,
        [
            "luật 10/2022/QH15",
            "luật 10/2022/QH15",
            "luật 42/2013/QH13",
            "luật 42/2013/QH13",
            "luật 42/2013/QH13",
            "luật 42/2013/QH13",
        ]
    );
    assert_eq!(
        found[1].normal,
        "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10/11/2022"
    );
}

#[test]
fn kinds_in_short() {
    let found = check(
        "⟦NĐ 79/2003/NĐ-CP⟧, ⟦QĐ số 1452-QĐ/HU⟧; ⟦Quyết định số 217-QĐ/TW⟧, ⟦số 218-QĐ/TW⟧; UBND 12 xã; QĐ 5 năm.",
        &[Numbered, Numbered, Numbered, Elliptical],
    );
    assert_eq!(found[0].of_type, "nghị định");
    assert_eq!(found[1].instrument, "quyết định 1452-QĐ/HU tỉnh Hà Tĩnh");
}

#[test]
fn extents_end_where_the_next_of_a_list_begins() {
    let text = "Kết luận số 120-KL/TW của Hội nghị lần thứ bảy Ban Chấp hành Trung ương khóa XI về xây dựng \
                quy chế, Nghị định số 04/2015/NĐ-CP về dân chủ ở xã, phường và Luật Tiếp công dân";
    let lines = body(text);
    let found = find(&View::new(text, &lines, &[]), &[], None);
    let extents: Vec<&str> = found.iter().map(|c| c.extent.of(text)).collect();
    assert_eq!(
        extents,
        [
            "Kết luận số 120-KL/TW của Hội nghị lần thứ bảy Ban Chấp hành Trung ương khóa XI về xây dựng quy chế",
            "Nghị định số 04/2015/NĐ-CP về dân chủ ở xã, phường",
            "Luật Tiếp công dân",
        ]
    );
}

#[test]
fn counted_instruments_are_none() {
    check(
        "⟦Nghị quyết số 02-NQ/TU⟧; ban hành 12 nghị quyết và hàng chục nghị quyết; thực hiện ⟦nghị quyết⟧.",
        &[Numbered, Anaphoric],
    );
}
