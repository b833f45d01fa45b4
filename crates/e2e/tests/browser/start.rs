//! The start: before the program runs, where it cannot run, and addresses that lead nowhere.

use anyhow::Result;
use e2e::page::{ReadingRoom, plain};
use e2e::webdriver::Options;
use serde_json::json;

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn without_scripts_the_texts_can_be_read() -> Result<()> {
    let options = Options {
        scripts: false,
        ..Options::default()
    };
    let room = ReadingRoom::open_with("", &options)?;
    let page = plain(&room.browser.wait_for("body")?.text()?);
    for words in [
        "Dân Biết",
        "5 tài liệu",
        "đã tắt JavaScript",
        "JavaScript is switched off",
        "TP Hà Tĩnh đưa việc thực hiện quy chế dân chủ ở cơ sở đi vào chiều sâu",
    ] {
        assert!(page.contains(words), "{words} is not in: {page}");
    }
    room.browser
        .wait_for("#first-text a[href*='/004'], #first-text a[href*='d/004']")?
        .click()?;
    room.browser.wait("the whole text is there", || {
        let page = plain(&room.browser.wait_for("main")?.text()?);
        Ok(page
            .contains("thống nhất 8 nhiệm vụ trọng tâm")
            .then_some(()))
    })
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn without_wasm_the_page_says_so_and_the_texts_can_be_read() -> Result<()> {
    let options = Options {
        wasm: false,
        ..Options::default()
    };
    let room = ReadingRoom::open_with("", &options)?;
    let page = plain(&room.browser.wait_for("#no-wasm:not([hidden])")?.text()?);
    assert!(page.contains("WebAssembly bị chặn"), "{page}");
    assert!(page.contains("WebAssembly is blocked"), "{page}");
    assert_eq!(room.browser.find_all("#first-text li a")?.len(), 5);
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn the_first_text_makes_way_for_the_program() -> Result<()> {
    let room = ReadingRoom::open("")?;
    room.browser.wait("the first text has gone", || {
        Ok(room
            .browser
            .find("#first-text, #no-wasm")?
            .is_none()
            .then_some(()))
    })
}

/// The bar that stands in the page before the program runs: its height, and its entries with the screens they lead to.
const BAR: &str = "
    return [document.querySelector('.bar').getBoundingClientRect().height,
        ...[...document.querySelectorAll('.bar-menu a')].map((link) => link.getAttribute('href').split('/')[0] + ' ' + link.innerText),
        document.querySelector('[type=search]').placeholder]";

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn nothing_moves_when_the_program_takes_over() -> Result<()> {
    for size in [(1280, 900), (800, 900), (390, 844), (320, 640)] {
        let options = Options {
            size,
            wasm: false,
            ..Options::default()
        };
        let before = ReadingRoom::open_with("", &options)?
            .browser
            .script(BAR, &json!([]))?;
        let options = Options {
            size,
            ..Options::default()
        };
        let room = ReadingRoom::open_with("", &options)?;
        room.element("search-box")?;
        assert_eq!(room.browser.script(BAR, &json!([]))?, before, "{size:?}");
        let moved = room.browser.script(
            "return new Promise((done) => {
                 let moved = 0;
                 const add = (list) => {
                     for (const entry of list.getEntries()) if (!entry.hadRecentInput) moved += entry.value;
                 };
                 new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
                 setTimeout(() => done(moved), 300);
             })",
            &json!([]),
        )?;
        let moved = moved.as_f64().unwrap_or(f64::INFINITY);
        assert!(moved <= 0.01, "{size:?}: layout shift {moved}");
    }
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn what_is_typed_before_the_program_is_there_is_asked_when_it_is() -> Result<()> {
    let room = ReadingRoom::open_with("", &Options::default())?;
    room.element("search-box")?;
    // The page as it stood before the program: the start is done again with something typed.
    room.browser.script(
        "const box = Object.assign(document.createElement('input'), { id: 'first-search', value: 'doi thoai' });
         document.body.append(box);
         box.dispatchEvent(new Event('input', { bubbles: true }));
         box.remove();
         dispatchEvent(new Event('danbiet:started'))",
        &json!([]),
    )?;
    room.expect_documents(&["000", "001", "003", "004"])?;
    let focused = room.browser.focused()?;
    assert_eq!(focused.property("value")?, "doi thoai");
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_damaged_fragment_is_said_and_loses_nothing() -> Result<()> {
    for fragment in ["#nonsense/xyz", "#%E0%A4%A", "#document/"] {
        let room = ReadingRoom::open(fragment)?;
        room.element("unknown-address")?;
        room.expect_documents(&["000", "001", "002", "003", "004"])?;
        assert_eq!(room.fragment()?, fragment[1..]);
    }
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_document_that_is_not_there_leads_back_to_the_library() -> Result<()> {
    let room = ReadingRoom::open("#document/none")?;
    room.browser.wait_for("main a[href^='#library']")?.click()?;
    room.expect_documents(&["000", "001", "002", "003", "004"])
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn an_address_that_does_not_exist_leads_to_the_reading_room() -> Result<()> {
    let room = ReadingRoom::open_with("document/004_3e33e1dab0311927", &Options::default())?;
    room.element("reader")?;
    let url = room.browser.url()?;
    assert_eq!(
        url,
        format!("{}#document/004_3e33e1dab0311927", room.server.url())
    );
    Ok(())
}
