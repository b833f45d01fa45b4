//! The edition in one file, opened from a folder.

use anyhow::{Result, ensure};
use e2e::engine::Engine;
use e2e::page::ReadingRoom;
use e2e::webdriver::Options;

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn it_has_everything_inside() -> Result<()> {
    let room = ReadingRoom::open_file("", &Options::default())?;
    room.element("search-box")?;
    room.search("đối thoại")?;
    room.expect_summary("7 kết quả trong 4 tài liệu")?;
    for (id, marks) in [("000_c7764ab0d62457ae", 3), ("003_d04be4df1517faf1", 2)] {
        room.go(&format!("#document/{id}?q=đối thoại"))?;
        room.expect_marks(marks)?;
    }
    for screen in room.screens()? {
        room.show(&screen)?;
        let failed = room.browser.find("main [role=alert]")?;
        ensure!(failed.is_none(), "{screen} could not be loaded");
    }
    room.show("#places")?;
    room.element("map")?;
    room.show("#about")?;
    ensure!(room.element("offline-inside")?.displayed()?);
    ensure!(room.server.requests().is_empty());
    if room.browser.engine == Engine::Chromium {
        let complaints = room.browser.console()?;
        let severe: Vec<_> = complaints
            .iter()
            .filter(|line| line.starts_with("SEVERE"))
            .collect();
        ensure!(severe.is_empty(), "{severe:#?}");
    }
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn its_address_holds_what_is_shown() -> Result<()> {
    let room = ReadingRoom::open_file("#library?q=đối thoại", &Options::default())?;
    room.expect_summary("7 kết quả trong 4 tài liệu")?;
    room.open_document("003")?;
    room.expect_marks(2)?;
    room.browser.reload()?;
    room.expect_marks(2)?;
    room.browser.back()?;
    room.expect_summary("7 kết quả trong 4 tài liệu")
}
