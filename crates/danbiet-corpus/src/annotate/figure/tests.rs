//! Figures in context, marked with brackets in the text.

use super::*;
use crate::annotate::{date, instrument, view::tests::body};
use danbiet_text::sentence::sentences;

/// Finds the figures of a text in which the expected ones stand in `⟦…⟧`; compares them, their
/// values and their units.
fn check(marked: &str, expected: &[(f64, &str)]) -> Vec<Figure> {
    let text = marked.replace(['⟦', '⟧'], "");
    let lines = body(&text);
    let sentences: Vec<Span> = lines
        .iter()
        .flat_map(|l| sentences(&text, l.span))
        .collect();
    let view = View::new(&text, &lines, &sentences);
    let citations = instrument::find(&view, &[], None);
    let dates = date::find(&view, &citations);
    let found = find(&view, &dates, &citations, &[], &[], &[]);
    let mut shown = text.clone();
    for figure in found.iter().rev() {
        shown.insert(figure.span.end as usize, '⟧');
        shown.insert(figure.span.start as usize, '⟦');
    }
    assert_eq!(shown, marked);
    let values: Vec<(f64, &str)> = found
        .iter()
        .map(|f| (f.value, f.unit.as_deref().unwrap_or_default()))
        .collect();
    assert_eq!(values, expected, "{marked}");
    found
}

#[test]
fn counts() {
    let found = check(
        "Trong 5 năm qua đã ban hành ⟦301 văn bản⟧ lãnh đạo; có ⟦17 ban thanh tra nhân dân⟧ với ⟦167 thành viên⟧ hoạt động; \
         đặt ra ⟦7 nhóm nhiệm vụ⟧, giải pháp; ⟦38 vụ việc⟧; ⟦8 nhiệm vụ⟧ trọng tâm trong năm 2020",
        &[
            (301.0, "văn bản"),
            (17.0, "ban"),
            (167.0, "thành viên"),
            (7.0, "nhóm"),
            (38.0, "vụ việc"),
            (8.0, "nhiệm vụ"),
        ],
    );
    assert_eq!(
        found[0].period.as_ref().map(|p| p.normal.as_str()),
        Some("P5Y")
    );
}

#[test]
fn events() {
    check(
        "tổ chức được ⟦499 cuộc thanh tra, kiểm tra, giám sát⟧; ⟦757 cuộc giám sát⟧, kiến nghị; \
         ⟦143 cuộc tiếp công dân và đối thoại với nhân dân⟧, tập trung giải quyết",
        &[(499.0, "cuộc"), (757.0, "cuộc"), (143.0, "cuộc")],
    );
}

#[test]
fn measures() {
    let found = check(
        "hiến ⟦trên 18 nghìn m2 đất⟧, huy động ⟦gần 528 nghìn ngày công⟧, tổng nguồn vốn là ⟦trên 4950 tỷ đồng⟧, \
         đạt ⟦50/59 tiêu chí⟧ đô thị loại III, tổng số điểm đạt ⟦73,95 điểm⟧, tăng bình quân hàng năm ⟦8,7%⟧.",
        &[
            (18_000.0, "m2"),
            (528_000.0, "ngày công"),
            (4_950_000_000_000.0, "đồng"),
            (50.0, "tiêu chí"),
            (73.95, "điểm"),
            (8.7, "%"),
        ],
    );
    assert_eq!(found[3].denominator, Some(59.0));
    let senses: Vec<Option<Sense>> = found
        .iter()
        .map(|f| f.qualifier.as_ref().map(|q| q.sense))
        .collect();
    assert_eq!(
        senses[..3],
        [
            Some(Sense::MoreThan),
            Some(Sense::Nearly),
            Some(Sense::MoreThan)
        ]
    );
    check(
        "Cung cấp ⟦100% thủ tục hành chính⟧ đủ điều kiện mức độ 4 trên cổng; ⟦98,5% hộ dân⟧; ⟦1,2 triệu người⟧",
        &[(100.0, "%"), (98.5, "%"), (1_200_000.0, "người")],
    );
}

#[test]
fn numbers_in_words() {
    check(
        "chọn ⟦hai xã⟧ làm điểm, thứ hai, cả hai bên",
        &[(2.0, "xã")],
    );
}

#[test]
fn other_provinces() {
    check(
        "Toàn huyện Mai Sơn có ⟦22 xã, thị trấn⟧; ⟦456/460 bản⟧ có quy ước; vận động ⟦hơn 12,5 tỷ đồng⟧ và \
         ⟦khoảng 3.200 ngày công⟧; tiếp ⟦1.245 lượt công dân⟧, nhận ⟦312 đơn⟧; ⟦02 cuộc đối thoại với thanh niên⟧",
        &[
            (22.0, "xã, thị trấn"),
            (456.0, "bản"),
            (12_500_000_000.0, "đồng"),
            (3200.0, "ngày công"),
            (1245.0, "lượt"),
            (312.0, "đơn"),
            (2.0, "cuộc"),
        ],
    );
}

#[test]
fn look_alikes_are_refused() {
    for text in [
        "đô thị loại II, khóa XV, mức độ 4, lần thứ XIII, kỳ họp thứ 8, loại 2",
        "Nghị quyết 02 của BCH, Nghị định 04/2015/NĐ-CP, số 37-CT/TU",
        "Điện thoại: 0299.3822339 - Fax: 0299.3820473; 02993.626252",
        "Địa chỉ: 56 Lê Duẩn - Phường 3 - Tp Sóc Trăng",
        "đại dịch Covid -19, Covid-19; https://baoxa.vn/tin-2021/a123-45.html",
        "Ngày 26/5, năm 2021, nhiệm kỳ 2021 - 2026, 5 năm, 02.11.2024 | 17:56 PM",
        "thắng 2-1, lúc 17:30, đường 30/4, tổ 5, thôn 3, quốc lộ 1A, Quận 10",
        "khoản 2 Điều 5, điểm a, mục 3",
        "là một nội dung quan trọng, một trong những đơn vị",
    ] {
        check(text, &[]);
    }
}

#[test]
fn furniture_has_no_figures() {
    let text = "Thống kê: 1.281.540 lượt";
    let mut lines = body(text);
    lines[0].zone = crate::Zone::Boilerplate;
    let found = find(&View::new(text, &lines, &[]), &[], &[], &[], &[], &[]);
    assert_eq!(found, []);
}

#[test]
fn ranges_have_two_ends() {
    let found = check(
        "mỗi hộ được vay từ ⟦5 đến 7 triệu đồng⟧; cánh đồng rộng ⟦30-100 ha⟧; tăng gấp ⟦3 - 4 lần⟧; tỷ số 2-1",
        &[(5_000_000.0, "đồng"), (30.0, "ha"), (3.0, "lần")],
    );
    let ends: Vec<Option<f64>> = found.iter().map(|f| f.upper).collect();
    assert_eq!(ends, [Some(7_000_000.0), Some(100.0), Some(4.0)]);
}

#[test]
fn a_slash_may_stand_between_two_counts() {
    check(
        "đã tiếp ⟦120 lượt⟧/⟦135 người⟧/⟦90 vụ việc⟧, ⟦50/59 tiêu chí⟧",
        &[
            (120.0, "lượt"),
            (135.0, "người"),
            (90.0, "vụ việc"),
            (50.0, "tiêu chí"),
        ],
    );
}

#[test]
fn a_unit_may_be_written_together_with_its_number() {
    check(
        "hiến ⟦1.250m2 đất⟧, trồng mới ⟦hơn 2.400ha rừng⟧; loại xe V8, đường D2",
        &[(1250.0, "m2"), (2400.0, "ha")],
    );
}

#[test]
fn what_is_counted_ends_before_the_next_number() {
    let text = "khen thưởng 6 tập thể và 9 cá nhân";
    let found = check(
        "khen thưởng ⟦6 tập thể⟧ và ⟦9 cá nhân⟧",
        &[(6.0, "tập thể"), (9.0, "cá nhân")],
    );
    assert_eq!(found[0].counted.map(|c| c.of(text)), Some("tập thể"));
}

#[test]
fn what_a_figure_is_compared_with_is_not_its_time() {
    let found = check(
        "Năm 2022 tiếp nhận ⟦310 đơn⟧, giảm ⟦12 đơn⟧ so với cùng kỳ năm 2021.",
        &[(310.0, "đơn"), (12.0, "đơn")],
    );
    let periods: Vec<_> = (found.iter())
        .map(|f| f.period.as_ref().map(|p| p.normal.as_str()))
        .collect();
    assert_eq!(periods, [Some("2022"), Some("2022")]);
}

#[test]
fn hours_phones_houses_and_names_are_no_figures() {
    for text in [
        "Hội nghị bắt đầu lúc 8 giờ 30 phút và kết thúc trước 11 giờ",
        "Hotline: 1900 6868, ĐT: 0912 345 678",
        "trụ sở tại 256 Trần Phú, lữ đoàn 125",
        "Nghị định 71, 87 và 07 về quy chế",
        "nhất là 2004 tổng lượng mưa",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_part_of_a_number_is_one_of_what_is_counted() {
    let text = "có 97,5% số hộ dân tham gia; hơn 2/3 tổng số xã đạt chuẩn; 100% cơ quan, đơn vị và doanh nghiệp tổ chức";
    let found = check(
        "có ⟦97,5% số hộ dân⟧ tham gia; ⟦hơn 2/3 tổng số xã⟧ đạt chuẩn; ⟦100% cơ quan⟧, đơn vị và doanh nghiệp tổ chức",
        &[(97.5, "%"), (2.0, "xã"), (100.0, "%")],
    );
    assert_eq!(
        found[2].counted.map(|c| c.of(text)),
        Some("cơ quan, đơn vị và doanh nghiệp tổ chức")
    );
}

#[test]
fn units_of_administration_are_counted_together() {
    let text =
        "gồm 15 thôn, bản; 9 xã và thị trấn; 52 chi, đảng bộ trực thuộc; 12 xã, phường Trần Phú";
    let found = check(
        "gồm ⟦15 thôn, bản⟧; ⟦9 xã và thị trấn⟧; ⟦52 chi, đảng bộ⟧ trực thuộc; ⟦12 xã⟧, phường Trần Phú",
        &[
            (15.0, "thôn, bản"),
            (9.0, "xã và thị trấn"),
            (52.0, "chi, đảng bộ"),
            (12.0, "xã"),
        ],
    );
    assert_eq!(found[3].counted.map(|c| c.of(text)), Some("xã"));
}

#[test]
fn words_of_one_figure_are_not_what_another_measures() {
    let text = "góp 35.400 ngày công và 127,5 tỷ đồng, 31/31 xã thực hiện quy chế";
    let found = check(
        "góp ⟦35.400 ngày công⟧ và ⟦127,5 tỷ đồng⟧, ⟦31/31 xã⟧ thực hiện quy chế",
        &[
            (35_400.0, "ngày công"),
            (127_500_000_000.0, "đồng"),
            (31.0, "xã"),
        ],
    );
    let counted: Vec<_> = (found.iter())
        .map(|f| f.counted.map(|c| c.of(text)))
        .collect();
    assert_eq!(
        counted,
        [Some("ngày công"), None, Some("xã thực hiện quy chế")]
    );
}

#[test]
fn what_is_measured_out_stands_behind_the_measure() {
    let text = "hiến gần 1,5 triệu m2 đất, góp 300 ngày công; đạt 4.950 tỷ đồng, trong đó 98,7% trả trước hạn";
    let found = check(
        "hiến ⟦gần 1,5 triệu m2 đất⟧, góp ⟦300 ngày công⟧; đạt ⟦4.950 tỷ đồng⟧, trong đó ⟦98,7%⟧ trả trước hạn",
        &[
            (1_500_000.0, "m2"),
            (300.0, "ngày công"),
            (4_950_000_000_000.0, "đồng"),
            (98.7, "%"),
        ],
    );
    let counted: Vec<_> = (found.iter())
        .map(|f| f.counted.map(|c| c.of(text)))
        .collect();
    assert_eq!(counted, [Some("đất"), Some("ngày công"), None, None]);
}

#[test]
fn what_the_name_of_an_instrument_counts_is_no_figure() {
    check(
        "Nghị quyết Trung ương 4 khóa XII, Nghị quyết Trung ương 5",
        &[],
    );
}

#[test]
fn a_number_may_have_two_multipliers() {
    check(
        "đóng góp ⟦12 tỷ 350 triệu đồng⟧, ⟦hơn 5 nghìn lượt⟧ trong 2 năm 2020 và 2021 xã làm được ⟦14,5 km đường⟧",
        &[(12_350_000_000.0, "đồng"), (5_000.0, "lượt"), (14.5, "km")],
    );
}

#[test]
fn rates_doers_and_nouns_in_short() {
    let found = check(
        "Thu nhập đạt ⟦46,5 triệu đồng/người/năm⟧; có ⟦6.512 hòa giải viên⟧; giảm ⟦50% TTHC⟧; \
         ⟦128/135 hộ dân⟧ đồng ý hiến ⟦1.240,5m² đất⟧ trị giá ⟦khoảng 31 tỉ đồng⟧.",
        &[
            (46_500_000.0, "đồng/người/năm"),
            (6512.0, "hòa giải viên"),
            (50.0, "%"),
            (128.0, "hộ dân"),
            (1240.5, "m²"),
            (31e9, "đồng"),
        ],
    );
    let text = "Thu nhập đạt 46,5 triệu đồng/người/năm; có 6.512 hòa giải viên; giảm 50% TTHC; \
                128/135 hộ dân đồng ý hiến 1.240,5m² đất trị giá khoảng 31 tỉ đồng.";
    let counted = |number: usize| found[number].counted.map(|span: Span| span.of(text));
    assert_eq!(counted(0), Some("Thu nhập"));
    check(
        "Tổng đài 1022 tiếp nhận ⟦254.310 phản ánh⟧; hỗ trợ ⟦50.000đ/người/ngày⟧; ⟦5.200 hộ dân⟧ hiến ⟦hơn 135.000m2 đất⟧.",
        &[
            (254_310.0, "phản ánh"),
            (50_000.0, "đ/người/ngày"),
            (5200.0, "hộ dân"),
            (135_000.0, "m2"),
        ],
    );
    // What is counted ends before the next number and begins behind the last.
    assert_eq!(counted(3), Some("hộ dân đồng ý hiến"));
    assert_eq!(counted(5), None);
}
