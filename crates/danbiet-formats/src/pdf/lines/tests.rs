//! Pages as their letters are drawn, and what is read of them.

use proptest::prelude::*;

use super::*;

fn run(x: f32, y: f32, end: f32, text: &str) -> Run {
    Run {
        x,
        y,
        end,
        size: 12.0,
        text: text.to_owned(),
    }
}

#[test]
fn lines_that_reach_the_edge_go_on() {
    let page = vec![
        run(200.0, 800.0, 300.0, "QUY CHẾ"),
        run(70.0, 770.0, 200.0, "Thực hiện dân"),
        run(203.0, 770.0, 500.0, "chủ ở cơ sở, các xã đã"),
        run(50.0, 755.0, 120.0, "làm tốt."),
        run(70.0, 740.0, 495.0, "Điều khác nữa được nói ở đây"),
        run(50.0, 725.0, 90.0, "rồi."),
        run(50.0, 700.0, 100.0, "Số"),
        run(400.0, 700.0, 450.0, "Năm"),
    ];
    assert_eq!(
        paragraphs(page),
        [
            "QUY CHẾ",
            "Thực hiện dân chủ ở cơ sở, các xã đã làm tốt.",
            "Điều khác nữa được nói ở đây rồi.",
            "Số\tNăm",
        ]
    );
}

#[test]
fn columns_have_edges_of_their_own() {
    let mut page = vec![run(50.0, 820.0, 500.0, "TÊN CỦA CẢ TRANG")];
    for (left, name) in [(50.0, "a"), (300.0, "b")] {
        for row in 0..8_i16 {
            let y = 780.0 - f32::from(row) * 15.0;
            // Every fourth line ends a paragraph.
            let end = if row % 4 == 3 { 90.0 } else { 200.0 };
            page.push(run(left, y, left + end, name));
        }
    }
    let title = ["TÊN CỦA CẢ TRANG"];
    let expected = ["a a a a", "a a a a", "b b b b", "b b b b"];
    let expected: Vec<&str> = title.into_iter().chain(expected).collect();
    assert_eq!(paragraphs(page), expected);
    // Columns of a table are ragged: their cells stay lines.
    let mut table = Vec::new();
    for left in [50.0, 300.0] {
        for (row, end) in [40.0, 90.0, 60.0, 120.0, 70.0, 50.0, 80.0, 200.0]
            .into_iter()
            .enumerate()
        {
            let y = 780.0 - row as f32 * 15.0;
            table.push(run(left, y, left + end, "ô"));
        }
    }
    assert_eq!(paragraphs(table).len(), 16);
}

#[test]
fn odd_numbers_are_no_places() {
    let page = vec![run(f32::NAN, 1.0, 2.0, "x"), run(0.0, 0.0, 1.0, "y")];
    assert_eq!(paragraphs(page), ["y"]);
}

/// Rows of a page from the top: each part with where it begins and ends.
fn page(rows: &[&[(f32, f32, &str)]]) -> Vec<Run> {
    let row = |(at, row): (usize, &&[(f32, f32, &str)])| -> Vec<Run> {
        let y = 780.0 - at as f32 * 15.0;
        row.iter()
            .map(|part| run(part.0, y, part.1, part.2))
            .collect()
    };
    rows.iter().enumerate().flat_map(row).collect()
}

#[test]
fn columns_drawn_row_by_row_are_read_one_after_the_other() {
    let mut rows: Vec<Vec<(f32, f32, &str)>> = vec![vec![(50.0, 540.0, "Tên của cả trang")]];
    for row in 0..8 {
        let (text, end) = match row {
            0 => ("Dân biết dân bàn", 200.0),
            7 => ("dân kiểm tra.", 130.0),
            _ => ("dân làm dân xem", 200.0),
        };
        let parts = [50.0, 220.0, 390.0].map(|left| (left, left + end - 50.0, text));
        rows.push(parts.to_vec());
    }
    rows.push(vec![(50.0, 540.0, "chân trang")]);
    let rows: Vec<&[(f32, f32, &str)]> = rows.iter().map(Vec::as_slice).collect();
    let column = [
        "Dân biết dân bàn",
        &["dân làm dân xem"; 6].join(" "),
        "dân kiểm tra.",
    ]
    .join(" ");
    let expected = ["Tên của cả trang", &column, &column, &column, "chân trang"];
    assert_eq!(paragraphs(page(&rows)), expected);
}

#[test]
fn a_letterhead_is_read_column_by_column() {
    let head = page(&[
        &[
            (90.0, 210.0, "ỦY BAN NHÂN DÂN"),
            (290.0, 530.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ],
        &[
            (110.0, 190.0, "XÃ TÂN LỘC"),
            (330.0, 490.0, "Độc lập - Tự do - Hạnh phúc"),
        ],
        &[
            (95.0, 205.0, "Số: 12/QĐ-UBND"),
            (310.0, 510.0, "Tân Lộc, ngày 5 tháng 3 năm 2020"),
        ],
        &[(200.0, 400.0, "QUYẾT ĐỊNH")],
    ]);
    assert_eq!(
        paragraphs(head),
        [
            "ỦY BAN NHÂN DÂN",
            "XÃ TÂN LỘC",
            "Số: 12/QĐ-UBND",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Tân Lộc, ngày 5 tháng 3 năm 2020",
            "QUYẾT ĐỊNH",
        ]
    );
    // As cells of a table, the number stands in a row of its own.
    let row = page(&[&[
        (95.0, 205.0, "Số: 1/BC"),
        (310.0, 510.0, "Huế, ngày 5 tháng 3 năm 2020"),
    ]]);
    assert_eq!(
        paragraphs(row),
        ["Số: 1/BC", "Huế, ngày 5 tháng 3 năm 2020"]
    );
}

#[test]
fn a_table_keeps_its_rows_and_its_cells_whole() {
    let table = page(&[
        &[
            (50.0, 70.0, "TT"),
            (100.0, 160.0, "Nội dung"),
            (330.0, 380.0, "Kết quả"),
        ],
        &[
            (50.0, 56.0, "1"),
            (100.0, 310.0, "Đối thoại với dân về"),
            (330.0, 440.0, "Hai cuộc"),
        ],
        &[(100.0, 180.0, "bồi thường")],
        &[
            (50.0, 56.0, "2"),
            (100.0, 200.0, "Công khai"),
            (330.0, 360.0, "Đạt"),
        ],
        &[
            (50.0, 56.0, "3"),
            (100.0, 190.0, "thu chi"),
            (330.0, 360.0, "Đạt"),
        ],
    ]);
    assert_eq!(
        paragraphs(table),
        [
            "TT\tNội dung\tKết quả",
            "1\tĐối thoại với dân về bồi thường\tHai cuộc",
            "2\tCông khai\tĐạt",
            "3\tthu chi\tĐạt",
        ]
    );
    // Cells of prose: where one has come to its end, both begin anew.
    let prose: [&[(f32, f32, &str)]; 4] = [
        &[
            (50.0, 250.0, "Tổ chức tuyên truyền"),
            (300.0, 500.0, "Đã tổ chức cho"),
        ],
        &[
            (50.0, 245.0, "pháp lệnh thực hiện"),
            (300.0, 400.0, "cán bộ xã"),
        ],
        &[(50.0, 160.0, "dân chủ")],
        &[(50.0, 150.0, "Công khai"), (300.0, 340.0, "Đạt")],
    ];
    let found = paragraphs(page(&[prose, prose, prose].concat()));
    let row = "Tổ chức tuyên truyền pháp lệnh thực hiện dân chủ\tĐã tổ chức cho cán bộ xã";
    assert_eq!(found, [row, "Công khai\tĐạt"].repeat(3));
}

#[test]
fn what_is_drawn_upwards_is_read_downwards() {
    let lines = ["Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy"];
    let mut page: Vec<Run> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| run(50.0, 700.0 - at as f32 * 30.0, 90.0, line))
        .collect();
    page.reverse();
    assert_eq!(paragraphs(page.clone()), lines);
    // The foot alone is drawn first.
    page[1..].reverse();
    assert_eq!(paragraphs(page), lines);
}

#[test]
fn a_column_beside_other_things_goes_on() {
    let mut page = vec![run(50.0, 820.0, 540.0, "Đoạn của cả trang.")];
    for (at, text) in ["Dân được bàn và", "quyết định mức", "đóng góp", "Một việc"]
        .iter()
        .enumerate()
    {
        let end = [250.0, 240.0, 120.0, 110.0][at];
        page.push(run(50.0, 780.0 - at as f32 * 15.0, end, text));
    }
    let expected = [
        "Đoạn của cả trang.",
        "Dân được bàn và quyết định mức đóng góp",
        "Một việc",
    ];
    assert_eq!(paragraphs(page), expected);
}

/// Words on a page, wherever they stand and in whatever order they are drawn; places are few, so that words come to
/// stand beside, under and upon one another.
fn words() -> impl Strategy<Value = Vec<Run>> {
    let text = prop_oneof![
        "[a-zđ]{1,6}",
        "[A-ZĐ]{1,3}",
        "[0-9]{1,3}[.)]?",
        "Số: 1",
        "Nơi nhận:",
        "[.,;]"
    ];
    let word =
        (0..12u16, 0..14u16, 1..8u16, 9..14u16, text).prop_map(|(x, row, width, size, text)| {
            let (x, size) = (f32::from(x) * 45.0, f32::from(size));
            Run {
                x,
                y: 800.0 - f32::from(row) * 15.0,
                end: x + f32::from(width) * 14.0,
                size,
                text,
            }
        });
    prop::collection::vec(word, 0..120)
}

proptest! {
    #[test]
    fn no_page_loses_a_letter(words in words()) {
        let letters = |texts: &mut dyn Iterator<Item = &str>| {
            let mut letters: Vec<char> = texts.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect();
            letters.sort_unstable();
            letters
        };
        let drawn = letters(&mut words.iter().map(|word| word.text.as_str()));
        let read = paragraphs(words);
        prop_assert_eq!(letters(&mut read.iter().map(String::as_str)), drawn);
        prop_assert!(read.iter().all(|paragraph| !paragraph.contains('\n')));
    }
}
