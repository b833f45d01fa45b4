//! The library: searching, filtering, the way into a document.

use anyhow::Result;
use e2e::page::{ReadingRoom, hook, plain};
use e2e::webdriver::key;

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn all_documents_are_shown_before_a_search() -> Result<()> {
    let room = ReadingRoom::open("")?;
    room.expect_documents(&["000", "001", "002", "003", "004"])?;
    room.expect_summary("5 tài liệu")
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_query_without_marks_finds_words_with_them() -> Result<()> {
    let room = ReadingRoom::open("")?;
    room.search("doi thoai")?;
    room.expect_summary("7 kết quả trong 4 tài liệu")?;
    room.expect_documents(&["000", "001", "003", "004"])?;
    room.expect_text("level", "bỏ dấu")?;
    let mut counts = Vec::new();
    for card in room.browser.find_all(&hook("document-card"))? {
        let id = card.attribute("data-document")?.unwrap_or_default();
        let count = card.find(&hook("card-count"))?;
        counts.push((id[..3].to_owned(), plain(&count.text()?)));
    }
    counts.sort();
    let counts: Vec<(&str, &str)> = counts
        .iter()
        .map(|(id, count)| (id.as_str(), count.as_str()))
        .collect();
    assert_eq!(
        counts,
        [
            ("000", "3 kết quả"),
            ("001", "1 kết quả"),
            ("003", "2 kết quả"),
            ("004", "1 kết quả")
        ]
    );
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_query_with_marks_is_taken_at_its_word() -> Result<()> {
    let room = ReadingRoom::open("")?;
    room.search("đối thoại")?;
    room.expect_summary("7 kết quả trong 4 tài liệu")?;
    room.expect_documents(&["000", "001", "003", "004"])?;
    room.expect_text("level", "đúng dấu")?;
    // The same word with another tone is another word.
    room.search("đôi thoại")?;
    room.expect_documents(&[])
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn the_place_of_a_tone_mark_and_a_no_break_space_do_not_matter() -> Result<()> {
    let room = ReadingRoom::open("")?;
    room.search("Uỷ viên")?;
    room.expect_summary("13 kết quả trong 3 tài liệu")?;
    room.open_document("003")?;
    room.expect_marks(8)?;
    let source = room.browser.script(
        "return [...document.querySelectorAll(arguments[0])].map(mark => mark.textContent)",
        &serde_json::json!([format!("{} mark", hook("reader"))]),
    )?;
    let printed = source.to_string();
    assert!(printed.contains("Ủy\u{a0}viên"), "{printed}");
    assert!(printed.contains("Uỷ viên"), "{printed}");
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn nothing_found_is_said() -> Result<()> {
    let room = ReadingRoom::open("")?;
    room.search("Sóc Trăng")?;
    room.expect_summary("Không có kết quả")?;
    room.expect_documents(&[])?;
    // The portal around the article names it: the way there is offered.
    room.expect_body("4 kết quả")
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_facet_filters_and_its_chip_lets_go_again() -> Result<()> {
    let room = ReadingRoom::open("#library?q=đối thoại")?;
    room.expect_summary("7 kết quả trong 4 tài liệu")?;
    let province = format!("{} {}", hook("facet-province"), hook("facet-value"));
    let value = room.browser.wait("a province is offered", || {
        for value in room.browser.find_all(&province)? {
            if plain(&value.text()?).contains("Hà Tĩnh") {
                return Ok(Some(value));
            }
        }
        Ok(None)
    })?;
    assert!(
        plain(&value.text()?).ends_with('2'),
        "000 and 003 are of Hà Tĩnh"
    );
    value.click()?;
    room.expect_documents(&["000", "003"])?;
    room.expect_summary("5 kết quả trong 2 tài liệu")?;
    assert!(
        room.fragment()?.contains("province="),
        "{}",
        room.fragment()?
    );
    let chip = room.browser.wait("the filter is a chip", || {
        for chip in room.browser.find_all(&hook("query-chip"))? {
            if plain(&chip.text()?).contains("Hà Tĩnh") {
                return Ok(Some(chip));
            }
        }
        Ok(None)
    })?;
    chip.click()?;
    room.expect_documents(&["000", "001", "003", "004"])
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn the_address_holds_the_search() -> Result<()> {
    let room = ReadingRoom::open("")?;
    room.search("giam sat")?;
    room.expect_summary("12 kết quả trong 5 tài liệu")?;
    room.browser.wait("the address names the query", || {
        Ok(room.fragment()?.ends_with("sat").then_some(()))
    })?;
    room.browser.reload()?;
    room.expect_summary("12 kết quả trong 5 tài liệu")?;
    let value = room.element("search-box")?.property("value")?;
    assert_eq!(value, "giam sat");
    room.open_document("002")?;
    room.browser.back()?;
    room.expect_summary("12 kết quả trong 5 tài liệu")?;
    room.browser.forward()?;
    room.element("reader").map(drop)
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn the_keyboard_alone_leads_from_the_query_to_the_hit() -> Result<()> {
    let room = ReadingRoom::open("")?;
    room.browser.press("/")?;
    let focused = room.browser.focused()?;
    assert_eq!(
        focused.attribute("data-testid")?.as_deref(),
        Some("search-box")
    );
    room.browser.press("doi thoai")?;
    room.expect_summary("7 kết quả trong 4 tài liệu")?;
    room.tab_into("document-card")?;
    room.browser.press(&key::ENTER.to_string())?;
    room.element("reader")?;
    room.browser.press("n")?;
    room.element("hit-current")?;
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_proof_of_absence_says_which_documents_were_searched() -> Result<()> {
    let room = ReadingRoom::open("#library?q=đối thoại&province=tỉnh Sóc Trăng")?;
    room.element("absence")?;
    let why = format!("{} summary", hook("absent"));
    room.browser.wait_for(&why)?.click()?;
    room.expect_text("absence", "Chỉ trong bộ lọc Tỉnh, thành: tỉnh Sóc Trăng")
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn what_the_first_edition_cannot_answer_the_full_one_does() -> Result<()> {
    // Regular expressions are the full edition's: as an address, and typed while the first one is there.
    let room = ReadingRoom::open(r"#library?q=/\d%2B cuộc/")?;
    room.expect_summary("3 kết quả trong 2 tài liệu")?;
    room.expect_documents(&["001", "003"])?;
    // Some drivers have one browser at a time.
    drop(room);
    let room = ReadingRoom::open("")?;
    room.search(r"/\d+ cuộc/")?;
    room.expect_summary("3 kết quả trong 2 tài liệu")?;
    room.expect_documents(&["001", "003"])
}
