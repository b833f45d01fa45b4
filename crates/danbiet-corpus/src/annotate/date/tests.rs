//! Times in context, marked with brackets in the text.

use super::*;
use crate::annotate::{instrument, view::tests::body};
use danbiet_text::sentence::sentences;

/// Finds the times of a text in which the expected ones stand in `⟦…⟧`, and compares them and their
/// normal forms.
fn check(marked: &str, normal: &[&str]) -> Vec<Date> {
    let text = marked.replace(['⟦', '⟧'], "");
    let lines = body(&text);
    let sentences: Vec<Span> = lines
        .iter()
        .flat_map(|l| sentences(&text, l.span))
        .collect();
    let view = View::new(&text, &lines, &sentences);
    let citations = instrument::find(&view, &[], None);
    let found = find(&view, &citations);
    let mut shown = text.clone();
    for date in found.iter().rev() {
        shown.insert(date.span.end as usize, '⟧');
        shown.insert(date.span.start as usize, '⟦');
    }
    assert_eq!(shown, marked);
    let forms: Vec<&str> = found.iter().map(|d| d.normal.as_str()).collect();
    assert_eq!(forms, normal, "{marked}");
    found
}

#[test]
fn a_year_follows_from_a_review() {
    let found = check(
        "⟦Chiều 16/5⟧, thành phố tổ chức hội nghị sơ kết ⟦5 năm⟧ thực hiện Nghị quyết 02-NQ/TU ⟦ngày 12/5/2017⟧. \
         Trong ⟦5 năm qua⟧ và ⟦thời gian tới⟧.",
        &["2022-05-16", "P5Y", "2017-05-12", "P5Y", "future"],
    );
    assert_eq!(found[0].part_of_day, Some(PartOfDay::Afternoon));
    assert!(matches!(
        found[0].basis,
        Basis::Inferred {
            reason: crate::metadata::Reason::ReviewAfterYears,
            ..
        }
    ));
    assert_eq!(found[3].anchor.as_deref(), Some("2017-05-12/2022-05-16"));
    assert!(matches!(found[2].basis, Basis::Stated { .. }));
}

#[test]
fn a_year_follows_from_results_of_the_year_before() {
    let found = check(
        "⟦Ngày 26/5⟧, đoàn kiểm tra làm việc.\nTrong ⟦năm 2021⟧, các ban đã tổ chức 499 cuộc.",
        &["2022-05-26", "2021"],
    );
    assert_eq!(found[0].given.year, None);
    check(
        "⟦Ngày 26/12⟧, huyện tổ chức hội nghị.\nTrong ⟦năm 2021⟧, các ban đã tổ chức 499 cuộc.",
        &["2021-12-26", "2021"],
    );
    check("⟦Sáng 5/8⟧, xã họp.", &["--08-05"]);
}

#[test]
fn calendar_dates() {
    check(
        "⟦ngày 22/9/2021⟧; ⟦ngày 12 tháng 5 năm 2017⟧; ⟦tháng 5/2022⟧, ⟦tháng 10 năm 2021⟧; ⟦năm 2019⟧, ⟦quý I/2022⟧",
        &[
            "2021-09-22",
            "2017-05-12",
            "2022-05",
            "2021-10",
            "2019",
            "2022-01/2022-03",
        ],
    );
    check(
        "từ ⟦năm 2017⟧ đến ⟦2022⟧, ⟦nhiệm kỳ 2021 - 2026⟧, ⟦giai đoạn 2016-2020⟧, ⟦6 tháng đầu năm 2022⟧",
        &["2017", "2022", "2021/2026", "2016/2020", "2022-01/2022-06"],
    );
    check("⟦02.11.2024 | 17:55 PM⟧", &["2024-11-02T17:55"]);
    check("⟦ngày 5 và 6/5/2022⟧", &["2022-05-05/2022-05-06"]);
    check(
        "⟦Năm 2019⟧ có; Audio: ⟦251219⟧_thoia_mixdown.mp3",
        &["2019", "2019-12-25"],
    );
}

#[test]
fn vague_and_recurrent_times() {
    check(
        "⟦Thời gian qua⟧, ⟦hàng năm⟧ và trong ⟦những năm qua⟧; ⟦đến nay⟧, ⟦thời gian tới⟧",
        &["past", "P1Y", "past", "present", "future"],
    );
    check(
        "trong ⟦5 \u{a0}qua⟧, thị xã; trong ⟦thời⟧: tiếp tục",
        &["P5Y", "future"],
    );
}

#[test]
fn what_is_no_date() {
    for text in [
        "Năm dân vận chính quyền, Năm dân vận khéo, là năm đầu cụ thể hóa",
        "là năm tổ chức đại hội; cũng là năm Ban Dân vận chọn nhiệm vụ",
        "ngày càng được nâng lên, ngày hội của toàn dân, 528 nghìn ngày công",
        "đạt 50/59 tiêu chí, tỷ số 2-1, trận 4-4, khóa XV, vụ đông",
        "Địa chỉ: 56 Lê Duẩn - Phường 3, số nhà 12/5, Điện thoại: 0299.3822339",
        "hộ nghèo còn 2,5%, tăng 8,7 điểm",
        "xem /2021/05/bai-viet.html; Covid-19",
        "kịp thời, đồng thời, thời kỳ, thời sự",
        "đường 30/4 và đường 3 tháng",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_plan_for_a_year_is_no_result_of_it() {
    check(
        "⟦Ngày 9/1⟧, huyện tổng kết công tác ⟦năm 2019⟧, triển khai nhiệm vụ ⟦năm 2020⟧.",
        &["2020-01-09", "2019", "2020"],
    );
}

#[test]
fn months_of_a_year_and_hours_of_a_day() {
    check(
        "⟦10:01, 07/01/2021⟧ | Kết quả ⟦10 tháng năm 2024⟧, ⟦6 tháng cuối năm⟧ và ⟦9 tháng đầu năm 2023⟧; trong ⟦9 tháng⟧",
        &[
            "2021-01-07T10:01",
            "2024-01/2024-10",
            "--07/--12",
            "2023-01/2023-09",
            "P9M",
        ],
    );
}

#[test]
fn a_year_follows_from_the_part_of_it_that_is_reviewed() {
    check(
        "⟦Sáng 12/7⟧, huyện sơ kết công tác ⟦6 tháng đầu năm⟧, triển khai nhiệm vụ ⟦6 tháng cuối năm 2023⟧.",
        &["2023-07-12", "--01/--06", "2023-07/2023-12"],
    );
    check(
        "⟦Ngày 5/1⟧, xã báo cáo kết quả ⟦quý IV/2021⟧.",
        &["2022-01-05", "2021-10/2021-12"],
    );
}

#[test]
fn the_end_of_a_span_tells_the_year_of_its_beginning() {
    let found = check(
        "từ ⟦tháng 3⟧ đến ⟦tháng 9/2022⟧; từ ⟦ngày 20/12⟧ đến ⟦ngày 15/1/2023⟧",
        &["2022-03", "2022-09", "2022-12-20", "2023-01-15"],
    );
    assert!(matches!(found[0].basis, Basis::Inferred { .. }));
}

#[test]
fn years_that_are_counted_are_named() {
    check(
        "trong 2 ⟦năm 2020⟧ và ⟦2021⟧; ⟦năm 2021 - 2022⟧; kế hoạch ⟦5 năm⟧ ⟦2021-2025⟧",
        &["2020", "2021", "2021/2022", "P5Y", "2021/2025"],
    );
}

#[test]
fn a_day_of_every_year_has_no_year() {
    check(
        "Trong ⟦quý I/2022⟧, xã phát động; ⟦ngày 19/5⟧ ⟦hằng năm⟧ là ngày hội.",
        &["2022-01/2022-03", "--05-19", "P1Y"],
    );
}

#[test]
fn a_month_and_its_year_without_head_word() {
    check(
        "Từ ⟦7/2023⟧ đến ⟦tháng 6-2024⟧ (⟦12/2022⟧), ⟦quý I-2024⟧, xong trước ⟦30/6⟧; ⟦6 tháng đầu năm nay⟧, hết 1/3 kỳ hạn, 5/2000 hộ, Nghị định số 7/2023 và 9/2021 chỉ tiêu",
        &[
            "2023-07",
            "2024-06",
            "2022-12",
            "2024-01/2024-03",
            "2024-06-30",
            "--01/--06",
        ],
    );
}

#[test]
fn the_page_tells_the_year_of_its_news() {
    let text = "Thứ sáu, 17/6/2022\nSáng 16/6, đoàn làm việc. Chiều 20/12, xã họp.";
    let mut lines = body(text);
    lines[0].zone = crate::Zone::Dateline;
    let view = View::new(text, &lines, &[]);
    let forms: Vec<String> = find(&view, &[]).into_iter().map(|d| d.normal).collect();
    assert_eq!(forms, ["2022-06-17", "2022-06-16", "--12-20"]);
}
