//! Compare: what documents share, and two of them side by side.

use anyhow::{Context, Result};
use e2e::page::{ReadingRoom, hook, plain};
use e2e::webdriver::key;
use serde_json::json;

/// What the title of the resolution shares with that of the conclusion, short form folded.
const TITLE: &str = "nâng cao chất lượng, hiệu quả việc xây dựng và thực hiện QCDC ở cơ sở";

/// The two documents, side by side.
const BESIDE: &str = "#compare?left=002_1e2f9386158c8bca&right=003_d04be4df1517faf1";

/// The texts of all elements that a selector finds.
fn texts(room: &ReadingRoom, selector: &str) -> Result<Vec<String>> {
    let found = room.browser.find_all(selector)?;
    found
        .iter()
        .map(|element| Ok(plain(&element.text()?)))
        .collect()
}

/// Puts the focus on a box: the reader scrolls this one.
fn focus(room: &ReadingRoom, pane: &str) -> Result<()> {
    room.element(pane)?;
    let script = "document.querySelector(arguments[0]).focus()";
    room.browser.script(script, &json!([hook(pane)])).map(drop)
}

/// How far a box is scrolled down.
fn scrolled(room: &ReadingRoom, pane: &str) -> Result<f64> {
    let script = "return document.querySelector(arguments[0]).scrollTop";
    let top = room.browser.script(script, &json!([hook(pane)]))?;
    top.as_f64().context("a box has a place")
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_formula_opens_where_it_stands() -> Result<()> {
    let room = ReadingRoom::open("#library")?;
    room.element("document-card")?;
    // From the menu, as a reader comes.
    room.browser
        .wait_for(".bar-menu a[href^='#compare']")?
        .click()?;
    room.element("formulas")?;
    room.element("sort-length")?.click()?;
    room.expect_text("formulas", TITLE)?;
    let formulas = room.browser.find_all(&hook("formula"))?;
    let title = formulas.iter().find_map(|formula| {
        let text = formula.text().ok()?;
        (plain(&text) == TITLE).then_some(formula)
    });
    title.context("the title is listed")?.click()?;
    room.expect_text("opened", "Nghị quyết số 02-NQ/TU")?;
    room.expect_text("opened", "Kết luận số 120-KL/TW")?;
    // What is open is in the address.
    room.browser.reload()?;
    room.expect_text("opened", "Kết luận số 120-KL/TW")?;
    room.element("quote")?.click()?;
    room.element("pointed")?;
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn the_title_has_12_syllables_as_printed_and_19_in_full() -> Result<()> {
    let length = |room: &ReadingRoom, text: &str| -> Result<Option<String>> {
        room.element("formulas")?;
        for row in room
            .browser
            .find_all(&format!("{} tbody", hook("formulas")))?
        {
            let row = plain(&row.text()?);
            if let Some(numbers) = row.strip_prefix(text) {
                let numbers = numbers.split_whitespace().next().map(str::to_owned);
                return Ok(numbers);
            }
        }
        Ok(None)
    };
    let room = ReadingRoom::open("#compare?by=length")?;
    room.expect_text("formulas", TITLE)?;
    assert_eq!(length(&room, TITLE)?.as_deref(), Some("19"));
    room.element("compare-short-forms")?.click()?;
    let printed = "nâng cao chất lượng, hiệu quả việc xây dựng và thực hiện";
    room.browser.wait("the title as it is printed", || {
        Ok((length(&room, printed)?.as_deref() == Some("12")).then_some(()))
    })?;
    let fragment = room.fragment()?;
    assert!(fragment.contains("abbreviations=literal"), "{fragment}");
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn the_matrix_and_the_pairs_lead_to_two_texts() -> Result<()> {
    let room = ReadingRoom::open("#compare?list=matrix")?;
    room.browser
        .wait("each document shares with each other one", || {
            let cells = room.browser.find_all(&hook("compare-cell"))?;
            Ok((cells.len() == 20).then_some(()))
        })?;
    room.element("compare-pairs")?.click()?;
    room.element("pairs")?;
    let links = room.browser.find_all(&hook("beside"))?;
    assert_eq!(links.len(), 10);
    links.first().context("there are pairs")?.click()?;
    room.element("pane-left")?;
    room.element("pane-right").map(drop)
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn differing_words_are_marked_in_both_texts() -> Result<()> {
    let room = ReadingRoom::open(BESIDE)?;
    room.expect_text("compare-both", "đoạn chung")?;
    let deleted = texts(&room, &format!("{} del", hook("pane-left")))?;
    assert!(deleted.iter().any(|text| text == "đẩy mạnh"), "{deleted:?}");
    let spelling = texts(&room, &format!("{} .spelling", hook("pane-left")))?;
    assert!(spelling.iter().any(|text| text == "QCDC"), "{spelling:?}");
    let spelling = texts(&room, &format!("{} .spelling", hook("pane-right")))?;
    assert!(
        spelling.iter().any(|text| text == "quy chế dân chủ"),
        "{spelling:?}"
    );
    let furniture = texts(&room, ".compare-furniture")?;
    assert!(furniture.is_empty(), "{furniture:?}");
    room.element("compare-furniture")?.click()?;
    room.browser.wait_for(".compare-furniture").map(drop)
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn passages_are_brought_beside_each_other_by_keyboard() -> Result<()> {
    let room = ReadingRoom::open(BESIDE)?;
    room.element("passage-next")?;
    room.tab_into("passage-next")?;
    for passage in 1..=6 {
        room.browser.press(&key::ENTER.to_string())?;
        room.expect_text("passage-here", &format!("Đoạn {passage} trong"))?;
    }
    assert!(
        room.fragment()?.contains("passage=6"),
        "{}",
        room.fragment()?
    );
    // Both sides of the passage stand at one height, give or take a line.
    let tops = "return ['left', 'right'].map(side =>
        document.getElementById(`pane-${side}-6`).getBoundingClientRect().top)";
    room.browser.wait("both sides stand at one height", || {
        let tops = room.browser.script(tops, &json!([]))?;
        let top = |at: usize| tops.get(at).and_then(serde_json::Value::as_f64);
        let (left, right) = (
            top(0).context("a left side")?,
            top(1).context("a right side")?,
        );
        Ok(((left - right).abs() < 40.0).then_some(()))
    })
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn the_other_text_follows_unless_it_must_not() -> Result<()> {
    let room = ReadingRoom::open(BESIDE)?;
    focus(&room, "pane-left")?;
    let down = "document.querySelector(arguments[0]).scrollTop += 600";
    room.browser.script(down, &json!([hook("pane-left")]))?;
    room.browser.wait("the right text follows", || {
        Ok((scrolled(&room, "pane-right")? > 100.0).then_some(()))
    })?;
    // By keyboard: the bar on top may stand over the box.
    focus(&room, "compare-scrolling")?;
    room.browser.press(" ")?;
    room.browser.wait("the choice is in the address", || {
        Ok(room.fragment()?.contains("scroll=apart").then_some(()))
    })?;
    focus(&room, "pane-left")?;
    let before = scrolled(&room, "pane-right")?;
    let up = "document.querySelector(arguments[0]).scrollTop = 0";
    room.browser.script(up, &json!([hook("pane-left")]))?;
    room.browser.wait("the left text is at its top", || {
        Ok((scrolled(&room, "pane-left")? == 0.0).then_some(()))
    })?;
    assert_eq!(scrolled(&room, "pane-right")?, before);
    Ok(())
}
