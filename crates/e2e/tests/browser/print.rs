//! On paper.

use anyhow::{Context, Result, ensure};
use e2e::page::{ReadingRoom, plain};
use serde_json::json;

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn every_screen_is_printed_with_where_it_comes_from_and_without_what_is_for_the_screen()
-> Result<()> {
    let room = ReadingRoom::open("")?;
    let mut screens = room.screens()?;
    screens.push("#library?q=\"đối thoại\"".to_owned());
    screens.push("#document/000_c7764ab0d62457ae?q=\"đối thoại\"&hit=1".to_owned());
    let hash = corpus_hash(&room)?;
    for screen in screens {
        room.show(&screen)?;
        let pdf = room.browser.print()?;
        ensure!(pdf.starts_with(b"%PDF"), "{screen} makes no PDF");
        // What the browser has printed stands in the page now; on paper it is seen.
        room.browser
            .developer("Emulation.setEmulatedMedia", &json!({ "media": "print" }))?;
        let imprint = plain(&room.element("imprint")?.text()?);
        let bar = room.browser.wait_for(".bar-menu")?.displayed()?;
        let wide = room.browser.script(
            "return document.documentElement.scrollWidth <= innerWidth",
            &json!([]),
        )?;
        room.browser
            .developer("Emulation.setEmulatedMedia", &json!({ "media": "" }))?;
        for part in [&hash, "SHA-256", &room.browser.url()?] {
            ensure!(
                imprint.contains(part),
                "{screen}: {part} is not in “{imprint}”"
            );
        }
        ensure!(
            !screen.contains("q=") || imprint.contains("đối thoại"),
            "{screen}: {imprint}"
        );
        ensure!(!bar, "{screen}: the menu is printed");
        ensure!(wide == true, "{screen} is wider than the paper");
        ensure!(
            !room.element("imprint")?.displayed()?,
            "{screen}: the imprint is on the screen"
        );
    }
    Ok(())
}

fn corpus_hash(room: &ReadingRoom) -> Result<String> {
    room.show("#about")?;
    let text = room.browser.script(
        "return [...document.querySelectorAll('.hash')].at(-1).textContent",
        &json!([]),
    )?;
    text.as_str()
        .map(str::to_owned)
        .context("About shows no hash")
}
