//! Evidence: tables that are sorted, reloaded and saved, and what a reader corrects in them.

use anyhow::{Context, Result};
use e2e::page::{ReadingRoom, hook, plain};
use e2e::webdriver::key;
use serde_json::{Value, json};

/// The sheets of the view, by their names in the address.
const SHEETS: [&str; 10] = [
    "figures",
    "instruments",
    "persons",
    "organisations",
    "places",
    "dates",
    "principles",
    "abbreviations",
    "matrix",
    "corrections",
];

/// The first cells of a column, once there are some.
fn column(room: &ReadingRoom, name: &str) -> Result<Vec<String>> {
    let cells = hook(&format!("cell-{name}"));
    room.browser.wait_for(&cells)?;
    let cells = room.browser.find_all(&cells)?;
    cells.iter().map(|cell| Ok(plain(&cell.text()?))).collect()
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_table_is_sorted_and_a_reload_shows_it_as_it_was() -> Result<()> {
    let room = ReadingRoom::open("#evidence/figures")?;
    room.element("sort-value")?.click()?;
    let head = format!("th[aria-sort=ascending] {}", hook("sort-value"));
    room.browser.wait_for(&head)?;
    let rising = column(&room, "value")?;
    room.element("sort-value")?.click()?;
    let head = format!("th[aria-sort=descending] {}", hook("sort-value"));
    room.browser.wait_for(&head)?;
    let falling = column(&room, "value")?;
    assert_eq!(falling.first(), rising.last(), "{falling:?}");
    // A browser counts in 32 bits where nobody asks for more.
    assert_eq!(falling[0], "4.950.000.000.000");
    assert_ne!(falling, rising);
    let fragment = room.fragment()?;
    assert!(fragment.contains("order=descending"), "{fragment}");
    room.browser.reload()?;
    room.browser.wait_for(&head)?;
    assert_eq!(column(&room, "value")?, falling);
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_cell_opens_its_sentences_and_a_table_is_saved() -> Result<()> {
    let room = ReadingRoom::open("#evidence/figures?q=văn bản")?;
    room.catch_files()?;
    room.element("cell-text")?.click()?;
    room.element("opened")?;
    room.element("quote")?;
    room.element("save-csv")?.click()?;
    let csv = room.caught("text/csv")?;
    // Spreadsheets take it for UTF-8 by its first three bytes; the header says what was asked of what.
    assert!(csv.starts_with('\u{feff}'), "{csv}");
    for part in ["query", "level", "zones", "corpus", "301 văn bản"] {
        assert!(csv.contains(part), "{part}: {csv}");
    }
    assert!(csv.contains("văn bản"), "the header says the query: {csv}");
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_narrow_page_does_not_scroll_sideways() -> Result<()> {
    let room = ReadingRoom::open("#evidence/figures")?;
    room.browser.resize((320, 640))?;
    for sheet in SHEETS {
        room.go(&format!("#evidence/{sheet}"))?;
        let tab = format!("{}[aria-current=page]", hook(&format!("evidence-{sheet}")));
        room.browser.wait_for(&tab)?;
        let width = room
            .browser
            .script("return document.documentElement.scrollWidth", &json!([]))?;
        assert!(
            width.as_u64().is_some_and(|width| width <= 320),
            "{sheet}: {width}"
        );
    }
    Ok(())
}

/// Opens the first person of a document, and the form that corrects the annotation.
fn correct_first_person(room: &ReadingRoom) -> Result<()> {
    room.browser.wait_for("[data-note=person]")?.click()?;
    room.element("panel-correct")?.click()?;
    room.element("correct").map(drop)
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn an_annotation_is_marked_as_wrong_kept_exported_and_taken_back() -> Result<()> {
    let room = ReadingRoom::open("#document/003_d04be4df1517faf1?layers=person")?;
    correct_first_person(&room)?;
    room.element("correct-wrong")?.click()?;
    room.expect_text("panel-corrected", "Bạn đã đánh dấu")?;
    room.browser.wait_for(".note-person.wrong")?;
    // It is on the device: another visit shows it too, with the first screen a small edition draws.
    room.browser.reload()?;
    room.browser.wait_for(".note-person.wrong")?;
    room.go("#evidence/corrections")?;
    room.expect_text("corrections-count", "(1)")?;
    room.catch_files()?;
    room.element("corrections-save")?.click()?;
    let patch = room.caught("application/toml")?;
    assert!(patch.starts_with("[[mention]]"), "{patch}");
    assert!(patch.contains("wrong = true"), "{patch}");
    room.element("corrections-undo")?.click()?;
    room.expect_text("corrections-count", "(0)")?;
    room.go("#document/003_d04be4df1517faf1?layers=person")?;
    room.element("reader")?;
    assert!(room.browser.find(".note.corrected")?.is_none());
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn another_name_shows_in_the_tables_as_the_readers() -> Result<()> {
    let room = ReadingRoom::open("#document/003_d04be4df1517faf1?layers=person")?;
    correct_first_person(&room)?;
    let field = room.element("correct-normal")?;
    let was = field.property("value")?;
    let was = was.as_str().context("the field holds the name")?.to_owned();
    field.clear()?;
    field.type_in("Trần Thử Nghiệm")?;
    room.element("correct-save")?.click()?;
    room.expect_text("panel", "Trần Thử Nghiệm")?;
    room.expect_text("panel-corrected", &was)?;
    room.go("#evidence/persons")?;
    room.expect_text("corrected-row", "bạn sửa")?;
    assert!(column(&room, "name")?.contains(&"Trần Thử Nghiệm".to_owned()));
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn two_names_become_one() -> Result<()> {
    let room = ReadingRoom::open("#document/003_d04be4df1517faf1?layers=person")?;
    correct_first_person(&room)?;
    let other = room.browser.script(
        "return document.querySelector('#correct-names option').value",
        &json!([]),
    )?;
    let Value::String(other) = other else {
        anyhow::bail!("no other name is offered: {other}");
    };
    room.element("correct-into")?.type_in(&other)?;
    room.element("correct-merge")?.click()?;
    room.expect_text("panel", &other)?;
    room.element("correct-undo")?.click()?;
    room.browser.wait("nothing is corrected", || {
        Ok((!room.has("panel-corrected")?).then_some(()))
    })
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn arrow_keys_walk_through_the_cells_and_tab_leaves_the_table() -> Result<()> {
    let room = ReadingRoom::open("#evidence/persons")?;
    room.element("cell-name")?;
    room.tab_into("evidence-table")?;
    // The heads of the columns come first, each a button; then one cell.
    room.tab_into("cell-name")?;
    let cell = || -> Result<Option<String>> { room.browser.focused()?.attribute("data-testid") };
    let first = room.browser.focused()?.text()?;
    room.browser.press(&key::DOWN.to_string())?;
    assert_eq!(cell()?.as_deref(), Some("cell-name"));
    assert_ne!(room.browser.focused()?.text()?, first);
    room.browser.press(&key::RIGHT.to_string())?;
    let beside = cell()?.context("a cell has the focus")?;
    assert!(
        beside.starts_with("cell-") && beside != "cell-name",
        "{beside}"
    );
    room.browser.press(&key::TAB.to_string())?;
    let inside = room.browser.script(
        "return document.activeElement.closest('[data-testid=evidence-table]') !== null",
        &json!([]),
    )?;
    assert_eq!(inside, Value::Bool(false));
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn the_matrix_is_sorted_by_a_theme_and_shows_the_figures_of_a_cell() -> Result<()> {
    let room = ReadingRoom::open("#evidence/matrix")?;
    room.element("sort-doi-thoai")?.click()?;
    let head = format!("th[aria-sort=descending] {}", hook("sort-doi-thoai"));
    room.browser.wait_for(&head)?;
    let cells = hook("theme-doi-thoai");
    let numbers = || -> Result<Vec<u32>> {
        let cells = room.browser.find_all(&cells)?;
        let number = |text: String| text.split(' ').next().and_then(|n| n.parse().ok());
        cells
            .iter()
            .map(|cell| number(plain(&cell.text()?)).context("a cell begins with its number"))
            .collect()
    };
    let falling = numbers()?;
    assert!(falling.is_sorted_by(|a, b| a >= b), "{falling:?}");
    room.browser.reload()?;
    room.browser.wait_for(&head)?;
    assert_eq!(numbers()?, falling);
    let cell = format!("{}[data-row='thành phố Hà Tĩnh']", hook("theme-chi-dao"));
    room.browser.wait_for(&cell)?.click()?;
    room.expect_text("matrix-figure", "301 văn bản")
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_matrix_and_the_boxes_of_a_table_are_one_stop_of_tab() -> Result<()> {
    let room = ReadingRoom::open("#evidence/matrix")?;
    room.element("theme-chi-dao")?;
    let stops = |selector: &str| -> Result<usize> {
        let all = room.browser.find_all(&format!("tbody {selector}"))?;
        let mut stops = 0;
        for one in &all {
            stops += usize::from(one.property("tabIndex")? == json!(0));
        }
        assert!(all.len() > 10, "{selector}: {}", all.len());
        Ok(stops)
    };
    assert_eq!(stops(".evidence-cell")?, 1);
    room.tab_into("theme-chi-dao")?;
    room.browser.press(&key::DOWN.to_string())?;
    let row = room.browser.focused()?.attribute("data-row")?;
    assert_eq!(row.as_deref(), Some("thành phố Hà Tĩnh"));
    room.go("#evidence/figures")?;
    room.element("cell-sum")?;
    assert_eq!(stops(&hook("cell-sum"))?, 0);
    assert_eq!(stops(".evidence-cell")?, 1);
    // From the first cell of a row its box is one step to the left.
    room.tab_into("cell-document")?;
    room.browser.press(&key::LEFT.to_string())?;
    let focused = room.browser.focused()?.attribute("data-testid")?;
    assert_eq!(focused.as_deref(), Some("cell-sum"));
    room.browser.press(" ")?;
    room.element("sums").map(drop)
}
