//! Questions that a researcher asks of the seeds: each is answered in at most three actions from the
//! start (a submitted query, a click or a key is one each), with the proving words on the page and marked.

use anyhow::{Context, Result, ensure};
use e2e::page::{ReadingRoom, hook, plain};
use e2e::webdriver::key;
use serde_json::json;

/// One thing that a reader does.
#[derive(Clone, Copy)]
enum Action {
    /// Types a query and presses Enter.
    Ask(&'static str),
    /// Opens the card of the document whose id begins so.
    Open(&'static str),
    /// Presses the first element that a selector finds.
    Press(&'static str),
}

use Action::{Ask, Open, Press};

const EVIDENCE: Action = Press("nav a[href^='#evidence']");

/// Question, what is done, words that must then be seen with a mark on them.
const PATHS: &[(&str, &[Action], &[&str])] = &[
    (
        "Q01",
        &[Ask("\"đã ban hành\""), Open("000")],
        &[
            "đã ban hành 301 văn bản lãnh đạo, chỉ đạo và triển khai thực hiện Nghị quyết số 02-NQ/TU",
        ],
    ),
    (
        "Q01",
        &[Ask("\"đã ban hành\""), Open("003")],
        &["đã ban hành 180 văn bản các loại để lãnh đạo, chỉ đạo, tổ chức thực hiện Nghị quyết"],
    ),
    (
        "Q03",
        &[Ask("\"địa phương đầu tiên\""), Open("000")],
        &[
            "địa phương đầu tiên của tỉnh ban hành quy chế đối thoại và tổ chức hội nghị đối thoại trực tiếp",
        ],
    ),
    (
        "Q05",
        &[Ask("499"), Open("001")],
        &[
            "499 cuộc thanh tra, kiểm tra, giám sát; kiến nghị cấp có thẩm quyền giải quyết 38 vụ việc",
        ],
    ),
    (
        "Q07",
        &[
            Ask("\"vụ việc\""),
            EVIDENCE,
            Press("[data-testid='sum-all']"),
        ],
        &["499 cuộc", "38 vụ việc", "757 cuộc", "57 vụ việc"],
    ),
    (
        "Q09",
        &[
            EVIDENCE,
            Press("[data-testid='evidence-instruments']"),
            Press("tr:has([title*='02-NQ/TU']) [data-testid='cell-spellings']"),
        ],
        &[
            "Nghị quyết 02/NQ-TU",
            "Nghị quyết số 02-NQ/TU",
            "Nghị quyết 02-NQ/TU",
            "Nghị quyết 02 của BCH Đảng bộ tỉnh",
            "Nghị quyết số 02 ngày 12/5/2017",
        ],
    ),
    (
        "Q11",
        &[Ask("\"Luật Thực hiện dân chủ cơ sở\""), Open("001")],
        &[
            "Phạm Hoàng Sơn đề nghị Ban Chỉ đạo Trung ương đề nghị Quốc hội sớm thông qua Luật Thực hiện dân chủ cơ sở",
        ],
    ),
    (
        "Q13",
        &[
            EVIDENCE,
            Press("[data-testid='evidence-abbreviations']"),
            Press("tr:has([title*='QCDC']) [data-testid='cell-definitions']"),
        ],
        &[
            "về xây dựng và thực hiện quy chế dân chủ (QCDC) ở cơ sở",
            "quy chế dân chủ (QCDC) ở cơ sở",
        ],
    ),
    (
        "Q15",
        &[Ask("\"chủ trì hội nghị\""), Open("004")],
        &[
            "Ngô Đông Hải, Ủy viên dự khuyết Trung ương Đảng",
            "Trưởng ban Dân vận Tỉnh ủy chủ trì hội nghị",
        ],
    ),
    (
        "Q17",
        &[Ask("\"kết luận hội nghị\""), Open("000")],
        &[
            "Kết luận hội nghị, Phó Bí thư Thường trực Thành ủy Lương Quốc Tuấn",
            "công tác dân vận chính quyền",
        ],
    ),
    (
        "Q19",
        &[Ask("\"trình bày tham luận\""), Open("000")],
        &[
            "Nguyễn Huy Đức trình bày tham luận về thực hiện quy chế dân chủ ở cơ sở",
            "Nguyễn Văn Huyên trình bày tham luận về quá trình thực hiện giải phóng mặt bằng",
        ],
    ),
    (
        "Q21",
        &[
            Ask("\"đô thị loại III\" | \"giá trị sản xuất\""),
            Open("003"),
        ],
        &[
            "đạt 50/59 tiêu chí đô thị loại III, tổng số điểm đạt 73,95 điểm",
            "tăng bình quân hàng năm 8,7%",
        ],
    ),
    (
        "Q23",
        &[Ask("\"nhóm nhiệm vụ\""), Open("000")],
        &["đã đặt ra 7 nhóm nhiệm vụ, giải pháp"],
    ),
    (
        "Q23",
        &[Ask("\"nhiệm vụ trọng tâm\""), Open("004")],
        &["thống nhất 8 nhiệm vụ trọng tâm của Ban Chỉ đạo tỉnh trong năm 2020"],
    ),
    (
        "Q23",
        &[Ask("\"mục tiêu của nghị quyết\""), Open("003")],
        &["7 mục tiêu của Nghị quyết"],
    ),
    (
        "Q25",
        &[
            Ask("\"Thái Bình\""),
            Press("[data-testid='furniture-hits'] button"),
            Open("004"),
        ],
        &["Nhân dân trên địa bàn tỉnh Thái Bình"],
    ),
    (
        "Q27",
        &[Ask("\"5/5\""), Open("003")],
        &["Chiều ngày 5/5, Thị ủy Hồng Lĩnh tổ chức Hội nghị Sơ kết 5 năm"],
    ),
    (
        "Q27",
        &[Ask("\"16/5\""), Open("000")],
        &["Chiều 16/5, TP Hà Tĩnh tổ chức hội nghị sơ kết 5 năm"],
    ),
    (
        "Q27",
        &[Ask("\"26/5\""), Open("001")],
        &["Ngày 26/5, Đoàn kiểm tra Ban Chỉ đạo Trung ương"],
    ),
    (
        "Q29",
        &[Ask("\"sáp nhập\" | \"hương ước\""), Open("004")],
        &[
            "thực hiện sáp nhập các xã trên địa bàn tỉnh",
            "các quy định, quy chế, hương ước, quy ước",
        ],
    ),
];

/// What proves an answer must be seen in one sentence that has a mark on it: a quote, an excerpt or a sentence of
/// the open document.
const MARKED: &str = "
    return [...document.querySelectorAll('.quote, .sentence, .card-excerpt, .furniture-lines p')]
        .filter(part => part.querySelector('mark') && part.checkVisibility())
        .map(part => part.innerText)";

/// With what a reader acts.
#[derive(Clone, Copy)]
enum With {
    Mouse,
    Keyboard,
}

fn run(room: &ReadingRoom, action: Action, with: With) -> Result<()> {
    match with {
        With::Mouse => run_with_mouse(room, action),
        With::Keyboard => run_with_keyboard(room, action),
    }
}

/// The search box by its key, everything else by Tab and Enter.
fn run_with_keyboard(room: &ReadingRoom, action: Action) -> Result<()> {
    match action {
        Ask(query) => {
            room.browser.press("/")?;
            room.browser.wait("the search box has the focus", || {
                let there = room.browser.script(
                    "return document.activeElement.matches(arguments[0])",
                    &json!([hook("search-box")]),
                )?;
                Ok((there == true).then_some(()))
            })?;
            room.browser.press(query)?;
            room.browser.press(&key::ENTER.to_string())
        }
        Open(id) => {
            let card = format!("[data-testid=document-card][data-document^='{id}']");
            room.browser.wait_for(&card)?;
            room.tab_to(&format!("{card} a"))?;
            room.browser.press(&key::ENTER.to_string())?;
            room.element("reader").map(drop)
        }
        Press(selector) => {
            room.browser.wait_for(selector)?;
            room.tab_to(selector)?;
            room.browser.press(&key::ENTER.to_string())
        }
    }
}

fn run_with_mouse(room: &ReadingRoom, action: Action) -> Result<()> {
    match action {
        Ask(query) => {
            room.search(query)?;
            room.browser.press(&key::ENTER.to_string())
        }
        Open(id) => room.open_document(id),
        Press(selector) => room.browser.wait_for(selector)?.click(),
    }
}

fn walk(actions: &[Action], proofs: &[&str], with: With) -> Result<()> {
    ensure!(actions.len() <= 3, "more than three actions");
    let room = ReadingRoom::open("")?;
    for &action in actions {
        run(&room, action, with)?;
    }
    let mut seen = Vec::new();
    room.browser
        .wait("the proof is seen and marked", || {
            let parts = room.browser.script(MARKED, &json!([]))?;
            let parts = parts.as_array().cloned().unwrap_or_default();
            seen = parts
                .iter()
                .filter_map(|part| Some(plain(part.as_str()?)))
                .collect();
            let all = proofs
                .iter()
                .all(|words| seen.iter().any(|part| part.contains(words)));
            Ok(all.then_some(()))
        })
        .with_context(|| format!("marked are {seen:#?}"))
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn every_question_is_answered_in_three_actions() -> Result<()> {
    walk_all(With::Mouse)
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn every_question_is_answered_with_the_keyboard_alone() -> Result<()> {
    walk_all(With::Keyboard)
}

fn walk_all(with: With) -> Result<()> {
    let mut failed = Vec::new();
    for (question, actions, proofs) in PATHS {
        if let Err(error) = walk(actions, proofs, with) {
            failed.push(format!("{question}: {error:#}"));
        }
    }
    ensure!(failed.is_empty(), "{}", failed.join("\n"));
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_sum_says_that_no_document_states_it() -> Result<()> {
    let room = ReadingRoom::open("")?;
    for action in [
        Ask("\"vụ việc\""),
        EVIDENCE,
        Press("[data-testid='sum-all']"),
    ] {
        run(&room, action, With::Mouse)?;
    }
    room.expect_text("sums", "không bài nào ghi")?;
    for sum in ["1.256", "95"] {
        room.expect_text("sums", sum)?;
    }
    ensure!(room.browser.find_all(&hook("sum"))?.len() >= 2);
    Ok(())
}
