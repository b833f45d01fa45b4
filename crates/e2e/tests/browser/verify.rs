//! Verify: a pasted quote and what came of it, quotes that are copied, citations, the reading list.

use anyhow::{Context, Result, ensure};
use e2e::page::{ReadingRoom, hook, plain, says};
use serde_json::json;

const TITLE: &str = "TP Hà Tĩnh đưa việc thực hiện quy chế dân chủ ở cơ sở đi vào chiều sâu";

/// Puts a text into the box at once, as pasting does, and asks.
pub fn paste(room: &ReadingRoom, text: &str) -> Result<()> {
    room.element("verify-text")?;
    room.browser.script(
        "const box = document.querySelector(arguments[0]);
         box.value = arguments[1];
         box.dispatchEvent(new InputEvent('input', { bubbles: true }));",
        &json!([hook("verify-text"), text]),
    )?;
    room.element("verify-check")?.click()
}

/// What was last handed to the clipboard; the clipboard itself is not asked, for a browser without a
/// window has none.
fn with_clipboard(room: &ReadingRoom, works: bool) -> Result<()> {
    room.browser
        .script(
            "const works = arguments[0];
             Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {
                 writeText(text) {
                     if (!works) return Promise.reject(new Error('refused'));
                     window.copied = text;
                     return Promise.resolve();
                 },
             } });",
            &json!([works]),
        )
        .map(drop)
}

fn copied(room: &ReadingRoom) -> Result<String> {
    room.browser.wait("something is copied", || {
        let text = room
            .browser
            .script("return window.copied ?? null", &json!([]))?;
        Ok(text.as_str().map(str::to_owned))
    })
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_pasted_text_is_found_or_not_and_the_address_keeps_it() -> Result<()> {
    let room = ReadingRoom::open("#verify")?;
    paste(&room, TITLE)?;
    room.expect_text("verdict", "Nguyên văn")?;
    room.expect_text("verify-result", "000")?;
    room.browser.reload()?;
    room.expect_text("verdict", "Nguyên văn")?;
    paste(&room, &TITLE.replace("cơ sở", "xã hội"))?;
    room.expect_text("verdict", "Bị đổi")?;
    let texts = |name: &str| -> Result<Vec<String>> {
        let found = room
            .browser
            .find_all(&format!("{} {name}", hook("difference")))?;
        found.iter().map(|it| Ok(plain(&it.text()?))).collect()
    };
    let (printed, pasted) = (texts("del")?, texts("ins")?);
    ensure!(
        printed.len() == 1 && printed[0].ends_with("cơ sở"),
        "{printed:?}"
    );
    ensure!(
        pasted.len() == 1 && pasted[0].ends_with("xã hội"),
        "{pasted:?}"
    );
    paste(&room, &TITLE.to_uppercase())?;
    room.expect_text("verdict", "chỉ khác cách viết")?;
    room.expect_text("verify-kinds", "chữ hoa")?;
    paste(&room, "bay lên mặt trăng bằng qwerty")?;
    room.expect_text("verdict", "Không có")?;
    room.expect_text("verify-nowhere", "qwerty")?;
    room.browser.back()?;
    room.expect_text("verdict", "chỉ khác cách viết")?;
    room.element("verify-clear")?.click()?;
    room.browser.wait("nothing is shown", || {
        Ok((!room.has("verdict")?).then_some(()))
    })
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_place_opens_in_the_document_with_its_words_marked() -> Result<()> {
    let room = ReadingRoom::open("#verify")?;
    paste(&room, "thực hiện quy chế dân chủ ở cơ sở đi vào […] sâu")?;
    room.expect_text("verdict", "Nguyên văn")?;
    ensure!(room.browser.find_all(&hook("verify-part"))?.len() == 2);
    room.element("quote")?.click()?;
    room.element("reader")?;
    let marked = room.browser.wait_for("#at")?;
    ensure!(plain(&marked.text()?).starts_with("thực hiện quy chế"));
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_sentence_is_copied_and_verified() -> Result<()> {
    let room = ReadingRoom::open("#document/000_c7764ab0d62457ae?s=2")?;
    room.element("reader")?;
    with_clipboard(&room, true)?;
    room.element("choose-sentence")?.click()?;
    // The bar comes when the selection has stood still.
    let button = [".selection:not([hidden]) ", &hook("selection-quote")].concat();
    room.browser.wait_for(&button)?.click()?;
    let quote = copied(&room)?;
    room.expect_text("selection-said", "Đã chép")?;
    says(
        &quote,
        &[
            "“",
            "#document/000_c7764ab0d62457ae?at=",
            "[danbiet:1 document=000_c7764ab0d62457ae bytes=",
            "sha256=aa11522500bd062e0d8058ac0765a81fb540e5892a4fdcbff594a8fb943fdd36]",
        ],
    )?;
    room.go("#verify")?;
    paste(&room, &quote)?;
    room.expect_text("verdict", "Nguyên văn")?;
    room.expect_text("verify-named", "SHA-256 trùng khớp")?;
    paste(&room, &quote.replace("sha256=aa", "sha256=ab"))?;
    room.expect_text("verify-named", "KHÁC bản đã được trích")
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn where_the_clipboard_is_refused_the_text_stands_selected() -> Result<()> {
    let room = ReadingRoom::open("#verify")?;
    paste(&room, "dân chủ ở cơ sở")?;
    with_clipboard(&room, false)?;
    room.element("quote-copy")?.click()?;
    let text = room.element("carried")?;
    room.browser.wait("the text is selected", || {
        let selected = room.browser.script(
            "const field = document.querySelector(arguments[0]);
             return document.activeElement === field
                 && field.selectionEnd - field.selectionStart === field.value.length",
            &json!([hook("carried")]),
        )?;
        Ok((selected == true).then_some(()))
    })?;
    let plain_text = text.property("value")?;
    let plain_text = plain_text.as_str().context("the field holds text")?;
    ensure!(plain_text.contains("[danbiet:1 "), "{plain_text}");
    choose(&room, "carried-form", "markdown")?;
    room.browser.wait("the form is another", || {
        let value = text.property("value")?;
        Ok(value
            .as_str()
            .is_some_and(|text| text.starts_with("> "))
            .then_some(()))
    })?;
    room.element("carried-close")?.click()?;
    room.browser.wait("the box is gone", || {
        Ok((!room.has("carried-box")?).then_some(()))
    })
}

/// Chooses a value, as the reader does with whatever the browser opens.
fn choose(room: &ReadingRoom, name: &str, value: &str) -> Result<()> {
    room.element(name)?;
    room.browser
        .script(
            "const select = document.querySelector(arguments[0]);
             select.value = arguments[1];
             select.dispatchEvent(new Event('change', { bubbles: true }));",
            &json!([hook(name), value]),
        )
        .map(drop)
}

fn expect_value(room: &ReadingRoom, name: &str, parts: &[&str]) -> Result<()> {
    let field = room.element(name)?;
    room.browser.wait(&format!("{name} holds {parts:?}"), || {
        let value = field.property("value")?;
        let holds = |part: &&str| value.as_str().is_some_and(|text| text.contains(*part));
        Ok(parts.iter().all(holds).then_some(()))
    })
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_document_is_cited_and_a_list_is_made_of_what_is_searched() -> Result<()> {
    let room = ReadingRoom::open("#document/000_c7764ab0d62457ae")?;
    room.element("reader")?;
    expect_value(
        &room,
        "citation",
        &["16/5/[2022", "SHA-256 của văn bản: aa115225"],
    )?;
    choose(&room, "cite-format", "bibtex")?;
    expect_value(
        &room,
        "citation",
        &["@misc{danbiet-000_c7764ab0d62457ae,", "year = {[2022"],
    )?;
    with_clipboard(&room, true)?;
    room.element("citation-copy")?.click()?;
    ensure!(copied(&room)?.starts_with("@misc{"));
    room.go("#verify?q=hương+ước")?;
    room.element("reading-list-section")?;
    let boxes = format!("{} input", hook("reading-list-section"));
    let found = room.browser.find_all(&boxes)?;
    ensure!(found.len() == 1, "{} documents", found.len());
    choose(&room, "reading-list-format", "ris")?;
    room.element("reading-list-make")?.click()?;
    expect_value(
        &room,
        "reading-list",
        &["TY  - ELEC", "ID  - danbiet-004_3e33e1dab0311927"],
    )?;
    for one in found {
        one.click()?;
    }
    room.element("reading-list-make")?.click()?;
    room.expect_text("reading-list-section", "Không có tài liệu nào được chọn")
}
