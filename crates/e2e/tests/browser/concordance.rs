//! Concordance: lines, their order, groups, samples and sets.

use anyhow::{Context, Result};
use e2e::page::{ReadingRoom, hook, plain};
use e2e::webdriver::key;
use serde_json::json;

/// What the lines have in a cell, in their order.
fn cells(room: &ReadingRoom, class: &str) -> Result<Vec<String>> {
    let cells = room.browser.script(
        "return [...document.querySelectorAll(arguments[0])].map(cell => cell.textContent)",
        &json!([format!("{} td.{class}", hook("line"))]),
    )?;
    let cells = cells.as_array().into_iter().flatten();
    Ok(cells
        .filter_map(|cell| Some(plain(cell.as_str()?)))
        .collect())
}

/// Waits until there are so many lines.
fn expect_lines(room: &ReadingRoom, lines: usize) -> Result<()> {
    room.browser.wait(&format!("{lines} lines"), || {
        Ok((cells(room, "kwic-middle")?.len() == lines).then_some(()))
    })
}

/// Chooses a value of a list.
fn choose(room: &ReadingRoom, list: &str, value: &str) -> Result<()> {
    room.element(list)?;
    room.browser
        .script(
            "const list = document.querySelector(arguments[0]);
             list.value = arguments[1];
             list.dispatchEvent(new Event('change', {bubbles: true}))",
            &json!([hook(list), value]),
        )
        .map(drop)
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn every_hit_has_a_line_that_opens_its_place() -> Result<()> {
    let room = ReadingRoom::open("#concordance")?;
    room.expect_text("concordance-empty", "Hãy gõ")?;
    room.search("đối thoại")?;
    expect_lines(&room, 7)?;
    room.expect_text("concordance-lines", "7 dòng")?;
    assert!(
        cells(&room, "kwic-middle")?
            .iter()
            .all(|node| node.to_lowercase() == "đối thoại")
    );
    // By keyboard alone: to the second line, and into its document.
    room.browser
        .script("document.activeElement.blur()", &json!([]))?;
    room.browser.press("j")?;
    room.browser.press("j")?;
    room.browser.press(&key::ENTER.to_string())?;
    room.element("reader")?;
    assert_eq!(room.current_hit()?, 1);
    // The way back leads to the line.
    room.browser.script("history.back()", &json!([]))?;
    expect_lines(&room, 7)?;
    room.browser.wait("the line has the focus", || {
        let at = room.browser.script(
            "return [...document.querySelectorAll('.kwic-node')].indexOf(document.activeElement)",
            &json!([]),
        )?;
        Ok((at == 1).then_some(()))
    })
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn lines_are_sorted_by_what_stands_beside_the_node() -> Result<()> {
    let room = ReadingRoom::open("#concordance?q=dân")?;
    room.element("sort-right")?.click()?;
    room.browser.wait("the column says so", || {
        let head = room.browser.find("th.kwic-right[aria-sort=ascending]")?;
        Ok(head.map(drop))
    })?;
    assert!(
        room.fragment()?.contains("by=r1,r2,r3"),
        "{}",
        room.fragment()?
    );
    let words = room.browser.script(
        "return [...document.querySelectorAll('.kwic-right .sorted-1')].map(word => word.textContent)",
        &json!([]),
    )?;
    let words: Vec<String> = words
        .as_array()
        .context("a list")?
        .iter()
        .filter_map(|word| Some(word.as_str()?.to_lowercase()))
        .collect();
    // bàn before biết before chủ, and đ after d.
    let place = |word: &str| words.iter().position(|other| other == word);
    let (ban, biet) = (place("bàn"), place("biết"));
    assert!(ban.is_some() && ban < biet, "{words:?}");
    // Reload and the way back show the same.
    let right = cells(&room, "kwic-right")?;
    room.browser.reload()?;
    room.browser.wait("the same lines after a reload", || {
        Ok((cells(&room, "kwic-right")? == right).then_some(()))
    })?;
    choose(&room, "order-1", "document")?;
    room.browser.wait("another order", || {
        Ok((cells(&room, "kwic-right")? != right).then_some(()))
    })?;
    room.browser.script("history.back()", &json!([]))?;
    room.browser.wait("the first order again", || {
        Ok((cells(&room, "kwic-right")? == right).then_some(()))
    })
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn groups_are_counted_and_open_their_lines() -> Result<()> {
    let room = ReadingRoom::open("#concordance?q=đối thoại")?;
    expect_lines(&room, 7)?;
    choose(&room, "group-by", "document")?;
    room.expect_text("group-count", "4 nhóm")?;
    let group = room.element("group")?;
    group.click()?;
    room.expect_text("concordance-lines", "3 trong 7 dòng")?;
    expect_lines(&room, 3)?;
    room.element("show-all")?.click()?;
    expect_lines(&room, 7)
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_sample_says_its_seed_and_comes_again() -> Result<()> {
    let room = ReadingRoom::open("#concordance?q=dân&sample=20.7")?;
    expect_lines(&room, 20)?;
    room.expect_text("concordance-lines", "số gieo 7")?;
    let lines = cells(&room, "kwic-right")?;
    room.browser.reload()?;
    room.browser.wait("the same sample", || {
        Ok((cells(&room, "kwic-right")? == lines).then_some(()))
    })
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn ticked_lines_make_a_set_with_a_name() -> Result<()> {
    let room = ReadingRoom::open("#concordance?q=đối thoại")?;
    expect_lines(&room, 7)?;
    let ticks = room.browser.find_all(&hook("tick"))?;
    ticks[1].click()?;
    ticks[4].click()?;
    room.browser.wait("two lines in set A", || {
        let badges = room.browser.find_all(".kwic-set .badge")?;
        Ok((badges.len() == 2).then_some(()))
    })?;
    room.browser.script(
        "document.querySelector(arguments[0]).open = true",
        &json!([hook("sets")]),
    )?;
    room.element("set-name")?.type_in("hỏi dân")?;
    room.element("only-set")?.click()?;
    expect_lines(&room, 2)?;
    room.expect_text("set", "A hỏi dân · 2 dòng")?;
    // The set is in the address.
    room.browser.reload()?;
    expect_lines(&room, 2)?;
    room.expect_text("set", "A hỏi dân · 2 dòng")
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn of_a_long_table_only_what_is_seen_is_drawn() -> Result<()> {
    let room = ReadingRoom::open("#concordance")?;
    room.go("#concordance?q=t* | n* | c*&zones=all")?;
    let table = hook("kwic");
    let rows = |room: &ReadingRoom| -> Result<u64> {
        let script = "return Number(document.querySelector(arguments[0])?.ariaRowCount ?? 0)";
        let rows = room.browser.script(script, &json!([&table]))?;
        Ok(rows.as_u64().unwrap_or(0))
    };
    let total = room.browser.wait("a long table", || {
        Ok(Some(rows(&room)?).filter(|&rows| rows > 500))
    })?;
    let drawn = cells(&room, "kwic-middle")?.len();
    assert!(drawn < 120, "{drawn} of {total} rows are drawn");
    // The last line is there when its place is reached.
    room.browser.script(
        "const table = document.getElementById('concordance-table'); table.scrollTop = table.scrollHeight",
        &json!([]),
    )?;
    room.browser.wait("the last line", || {
        let last = room.browser.find(&format!("[aria-rowindex='{total}']"))?;
        Ok(last.map(drop))
    })
}
