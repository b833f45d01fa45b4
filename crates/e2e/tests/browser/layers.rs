//! The annotation layers of a document: toggles, panel, keys.

use anyhow::Result;
use e2e::page::{ReadingRoom, hook};
use e2e::webdriver::key;

const DOCUMENT: &str = "#document/000_c7764ab0d62457ae";

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn layers_are_turned_on_and_off_and_the_address_keeps_them() -> Result<()> {
    let room = ReadingRoom::open(DOCUMENT)?;
    room.element("reader")?;
    assert!(room.browser.find("[data-note=person]")?.is_none());
    room.element("layer-person")?.click()?;
    room.browser.wait_for("[data-note=person]")?;
    room.element("layer-figure")?.click()?;
    room.browser.wait_for("[data-note=figure]")?;
    let fragment = room.fragment()?;
    assert!(fragment.contains("person"), "{fragment}");
    room.browser.reload()?;
    room.browser.wait_for("[data-note=figure]")?;
    room.element("layer-person")?.click()?;
    room.browser.wait("people are not marked", || {
        let people = room.browser.find("[data-note=person]")?;
        Ok(people.is_none().then_some(()))
    })?;
    room.element("layers-all")?.click()?;
    for layer in ["person", "organisation", "place", "instrument", "date"] {
        room.browser.wait_for(&format!("[data-note={layer}]"))?;
    }
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn the_panel_shows_the_other_mentions_and_closes_by_key() -> Result<()> {
    let room = ReadingRoom::open(&format!("{DOCUMENT}?layers=person"))?;
    room.browser.wait_for("[data-note=person]")?;
    room.tab_into("note")?;
    room.browser.press(&key::ENTER.to_string())?;
    room.expect_text("panel", "Người")?;
    let fragment = room.fragment()?;
    assert!(fragment.contains("at=person."), "{fragment}");
    room.browser.reload()?;
    room.element("panel")?;
    room.browser.press(&key::ESCAPE.to_string())?;
    room.browser.wait("the panel is closed", || {
        Ok((!room.has("panel")?).then_some(()))
    })?;
    assert!(!room.fragment()?.contains("at="), "{}", room.fragment()?);
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn an_instrument_is_one_under_all_its_spellings() -> Result<()> {
    let room = ReadingRoom::open(&format!("{DOCUMENT}?layers=instrument"))?;
    room.browser.wait_for("[data-note=instrument]")?.click()?;
    room.expect_text("panel", "02-NQ/TU")?;
    let quotes = format!("{} {}", hook("panel"), hook("quote"));
    room.browser.wait_for(&quotes)?;
    assert!(room.browser.find_all(&quotes)?.len() > 1);
    Ok(())
}
