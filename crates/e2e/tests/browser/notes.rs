//! Marks and notes: made in a document, listed, carried elsewhere as files and as projects.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result, ensure};
use e2e::page::{ReadingRoom, hook, plain};
use e2e::webdriver::key;
use serde_json::{Value, json};

const DOCUMENT: &str = "#document/000_c7764ab0d62457ae";

/// Stands in the document once, behind a note of its own in each test.
const PASSAGE: &str = "dân giám sát và dân thụ hưởng";

/// Selects words of the document as a mouse would: from where they begin to where they end, whatever
/// elements lie between.
fn select(room: &ReadingRoom, words: &str) -> Result<()> {
    room.element("reader")?;
    let found = room.browser.script(
        "const walker = document.createTreeWalker(document.querySelector(arguments[0]), NodeFilter.SHOW_TEXT, node =>
             node.parentElement.closest('[data-beside]') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
         const nodes = [];
         while (walker.nextNode()) nodes.push(walker.currentNode);
         const at = nodes.map(node => node.data).join('').indexOf(arguments[1]);
         const point = place => {
             for (const node of nodes) {
                 if (place <= node.length) return [node, place];
                 place -= node.length;
             }
         };
         if (at < 0) return false;
         document.querySelector(arguments[0]).scrollIntoView();
         getSelection().setBaseAndExtent(...point(at), ...point(at + arguments[1].length));
         return true",
        &json!([hook("reader"), words]),
    )?;
    ensure!(found == true, "“{words}” is not in the document");
    room.browser.wait("the bar of the selection is shown", || {
        Ok(room.element("selection")?.displayed()?.then_some(()))
    })
}

/// The words that lie under marks of a colour, one for each stretch.
fn marked(room: &ReadingRoom, colour: &str) -> Result<String> {
    // As it stands in the page: a driver would trim each part.
    let parts = room.browser.script(
        "return [...document.querySelectorAll(arguments[0])].map(part => part.textContent).join('')",
        &json!([format!("mark.marked-{colour}")]),
    )?;
    Ok(plain(parts.as_str().unwrap_or_default()))
}

fn expect_marked(room: &ReadingRoom, colour: &str, words: &str) -> Result<()> {
    let what = format!("“{words}” is {colour}");
    room.browser
        .wait(&what, || Ok((marked(room, colour)? == words).then_some(())))
}

/// The text of the document as it stands on the page.
fn text(room: &ReadingRoom) -> Result<String> {
    let text = room.browser.script(
        "return document.querySelector(arguments[0]).textContent",
        &json!([hook("reader")]),
    )?;
    Ok(text.as_str().context("a text")?.to_owned())
}

/// Marks a passage, gives it a label and a text, and shows the list.
fn note(room: &ReadingRoom, words: &str, label: &str, says: &str) -> Result<()> {
    select(room, words)?;
    room.element("selection-note")?.click()?;
    room.element("note-text")?.type_in(says)?;
    room.element("note-label")?.type_in(label)?;
    room.expect_text("noted", label)
}

/// A file with this text, and its path.
fn file(name: &str, text: &str) -> Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("danbiet-notes-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let path = folder.join(name);
    fs::write(&path, text)?;
    Ok(path)
}

fn give(room: &ReadingRoom, input: &str, name: &str, text: &str) -> Result<()> {
    let path = file(name, text)?;
    room.element(input)?.type_in(&path.display().to_string())
}

/// Presses a button that hands out a file. Its text.
fn saved(room: &ReadingRoom, button: &str) -> Result<String> {
    room.element(button)?;
    room.browser.script(
        "window.caught = null;
         const make = URL.createObjectURL.bind(URL);
         URL.createObjectURL = blob => { blob.text().then(text => { window.caught = text; }); return make(blob); };",
        &json!([]),
    )?;
    room.element(button)?.click()?;
    room.browser.wait("a file is saved", || {
        let text = room.browser.script("return window.caught", &json!([]))?;
        Ok(text.as_str().map(str::to_owned))
    })
}

/// Empties what the browser keeps and opens the page anew.
fn forget(room: &ReadingRoom) -> Result<()> {
    room.browser.script("localStorage.clear()", &json!([]))?;
    room.browser.reload()?;
    room.expect_text("notes-list", "Chưa có ghi chú nào")
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_passage_is_marked_noted_and_comes_back() -> Result<()> {
    let room = ReadingRoom::open(DOCUMENT)?;
    room.element("reader")?;
    let before = text(&room)?;
    select(&room, PASSAGE)?;
    room.element("selection-green")?.click()?;
    expect_marked(&room, "green", PASSAGE)?;
    assert_eq!(text(&room)?, before, "the printed text is as it was");
    room.element("marked-sign")?.click()?;
    room.element("note-label")?.type_in("Hỏi lại")?;
    room.element("note-text")?.type_in("Có ở cả bài 003?")?;
    room.browser.reload()?;
    expect_marked(&room, "green", PASSAGE)?;
    let text = room.element("note-text")?.property("value")?;
    assert_eq!(text, "Có ở cả bài 003?", "the open note is in the address");
    room.browser
        .wait_for("[name=note-colour][value=violet]")?
        .click()?;
    expect_marked(&room, "violet", PASSAGE)?;
    room.go("#notes")?;
    room.expect_text("notes-count", "1 ghi chú")?;
    room.element("notes-find")?.type_in("hoi lai")?;
    room.expect_text("notes-list", PASSAGE)?;
    room.element("notes-find")?.type_in(" khong co")?;
    room.expect_text("notes-list", "Không có ghi chú nào như vậy")?;
    room.go("#notes?colour=violet&find=giam+sat")?;
    room.expect_text("notes-list", PASSAGE)?;
    room.element("note-open")?.click()?;
    room.element("note-panel")?;
    room.element("note-remove")?.click()?;
    expect_marked(&room, "violet", "")?;
    room.element("note-undo")?.click()?;
    expect_marked(&room, "violet", PASSAGE)
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn passages_overlap_hits_and_each_other() -> Result<()> {
    let room = ReadingRoom::open(&format!("{DOCUMENT}?q=\"dân+làm\"&numbers=shown"))?;
    room.browser.wait_for("mark.hit")?;
    let hits = |room: &ReadingRoom| -> Result<Vec<String>> {
        let hits = room.browser.find_all("mark.hit")?;
        hits.iter().map(|hit| Ok(plain(&hit.text()?))).collect()
    };
    let before = hits(&room)?;
    select(&room, "dân bàn, dân làm, dân kiểm tra")?;
    room.element("selection-rose")?.click()?;
    expect_marked(&room, "rose", "dân bàn, dân làm, dân kiểm tra")?;
    select(&room, "dân kiểm tra, dân giám sát")?;
    room.element("selection-teal")?.click()?;
    expect_marked(&room, "teal", "dân kiểm tra, dân giám sát")?;
    assert_eq!(hits(&room)?, before, "each hit is one mark still");
    ensure!(
        before.iter().all(|hit| hit.to_lowercase() == "dân làm"),
        "{before:?}"
    );
    let signs = room.browser.find_all(&hook("marked-sign"))?;
    assert_eq!(signs.len(), 2);
    // From one paragraph into the next, over the numbers of sentences between them.
    select(&room, "đô thị loại II.Chiều 16/5")?;
    room.element("selection-green")?.click()?;
    expect_marked(&room, "green", "đô thị loại II.Chiều 16/5")
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_passage_is_chosen_with_the_keys_alone() -> Result<()> {
    let room = ReadingRoom::open(&format!("{DOCUMENT}?s=2"))?;
    room.element("reader")?;
    room.browser.press("m")?;
    room.browser.wait("the bar has the focus", || {
        let inside = room.browser.script(
            "return document.activeElement.closest(arguments[0]) !== null",
            &json!([hook("selection")]),
        )?;
        Ok((inside == true).then_some(()))
    })?;
    let chosen = |room: &ReadingRoom| -> Result<String> {
        let text = room
            .browser
            .script("return getSelection().toString()", &json!([]))?;
        Ok(plain(text.as_str().unwrap_or_default()))
    };
    let sentence = chosen(&room)?;
    ensure!(
        sentence.split(' ').count() > 3,
        "“{sentence}” is a sentence"
    );
    for _ in 0..2 {
        room.browser
            .press_with(key::SHIFT, &key::LEFT.to_string())?;
    }
    let shorter = chosen(&room)?;
    ensure!(
        sentence.starts_with(&shorter) && shorter.len() < sentence.len(),
        "“{shorter}” is the beginning of “{sentence}”"
    );
    room.browser.press(&key::ENTER.to_string())?;
    expect_marked(&room, "rose", &shorter)
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn notes_go_out_and_come_in_as_annotations() -> Result<()> {
    let room = ReadingRoom::open(DOCUMENT)?;
    note(&room, PASSAGE, "Hỏi lại", "một")?;
    room.go("#notes")?;
    let text = saved(&room, "notes-save")?;
    let mut value: Value = serde_json::from_str(&text)?;
    assert_eq!(value["type"], "AnnotationCollection");
    let item = &value["first"]["items"][0];
    assert_eq!(item["target"]["selector"][1]["exact"], PASSAGE);
    forget(&room)?;
    let mut foreign = item.clone();
    foreign["id"] = json!("http://example.org/1");
    foreign["target"]["selector"] = json!({"type": "XPathSelector", "value": "/p[1]"});
    let items = value["first"]["items"].as_array_mut().context("items")?;
    items.push(foreign);
    give(&room, "notes-open", "notes.jsonld", &value.to_string())?;
    room.expect_text("notes-outcome", "Đã thêm 1")?;
    room.expect_text("notes-problems", "XPathSelector")?;
    room.expect_text("notes-list", "Hỏi lại")?;
    give(&room, "notes-open", "cut.jsonld", &text[..text.len() / 2])?;
    room.expect_text("notes-outcome", "không phải JSON từ dòng 1")?;
    room.expect_text("notes-count", "1 ghi chú")
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_project_opens_elsewhere_and_says_what_differs() -> Result<()> {
    let room = ReadingRoom::open(DOCUMENT)?;
    note(&room, PASSAGE, "Hỏi lại", "một")?;
    room.go("#concordance?q=đối+thoại&group=r1")?;
    room.element("keep-query")?.click()?;
    let name = room.element("keep-name")?;
    name.clear()?;
    name.type_in("Đối thoại theo nhóm")?;
    room.element("keep-save")?.click()?;
    room.expect_text("kept-queries", "Đối thoại theo nhóm")?;
    let text = saved(&room, "project-save")?;
    forget(&room)?;
    give(&room, "project-open", "same.json", &text)?;
    room.expect_text("project-offer", "đúng kho này")?;
    assert!(!room.has("notes-entry")?, "nothing is taken over unasked");
    assert!(!room.has("project-differences")?, "nothing differs");
    room.element("project-take")?.click()?;
    room.expect_text("notes-list", PASSAGE)?;
    room.expect_text("kept-queries", "Đối thoại theo nhóm")?;
    let mut other: Value = serde_json::from_str(&text)?;
    other["shelf"] = json!({"format": 1});
    other["queries"][0]["colour"] = json!("green");
    other["corpus"]["hash"] = json!("khác");
    other["corpus"]["documents"][0]["sha256"] = json!("khác");
    let documents = other["corpus"]["documents"]
        .as_array_mut()
        .context("documents")?;
    documents.push(json!({"id": "999_mất", "sha256": "00"}));
    let quote = &mut other["notes"]["first"]["items"][0];
    quote["id"] = json!("urn:uuid:another");
    quote["target"]["selector"] =
        json!({"type": "TextQuoteSelector", "exact": "không hề có ở đâu"});
    give(&room, "project-open", "other.json", &other.to_string())?;
    room.expect_text("project-differences", "1 tài liệu không có ở đây 999_mất")?;
    room.expect_text("project-differences", "1 tài liệu có chữ đã khác")?;
    room.expect_text("project-differences", "1 ghi chú không còn chỗ")?;
    room.expect_text("project-differences", "2 trường không nhận được")?;
    room.expect_text("project-differences", "queries[].colour, shelf")?;
    room.element("project-take")?.click()?;
    room.expect_text("notes-count", "2 ghi chú")?;
    room.expect_text("notes-list", "không hề có ở đâu")?;
    room.expect_text("note-fate", "không còn câu chữ này")?;
    other["version"] = json!(7);
    give(&room, "project-open", "later.json", &other.to_string())?;
    room.expect_text("project-outcome", "phiên bản 7")?;
    room.expect_text("notes-count", "2 ghi chú")?;
    room.element("kept-query")?.click()?;
    room.browser.wait("the query is shown", || {
        let fragment = room.fragment()?;
        Ok((fragment.starts_with("concordance") && fragment.contains("group=r1")).then_some(()))
    })
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn notes_that_the_browser_does_not_keep_are_said_to_be_lost() -> Result<()> {
    let room = ReadingRoom::open(DOCUMENT)?;
    room.element("reader")?;
    room.browser.script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
        &json!([]),
    )?;
    note(&room, PASSAGE, "Hỏi lại", "một")?;
    room.expect_text("note-kept", "Hãy lưu ra tệp")?;
    room.go("#notes")?;
    room.expect_text("notes-state", "Hãy lưu ra tệp")?;
    room.expect_text("notes-list", PASSAGE)?;
    ensure!(saved(&room, "notes-save")?.contains(PASSAGE));
    Ok(())
}
