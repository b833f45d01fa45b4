//! Places and times: the map, the scale of time, and the tables behind them.

use anyhow::{Context, Result};
use e2e::page::{ReadingRoom, hook, plain};
use e2e::webdriver::{Element, Options, key};

/// The sign of a province, waited for.
fn sign<'r>(room: &'r ReadingRoom, name: &str) -> Result<Element<'r>> {
    room.browser
        .wait_for(&format!("{} a[aria-label^='{name}']", hook("map-province")))
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn documents_stand_in_their_provinces() -> Result<()> {
    let room = ReadingRoom::open("#places")?;
    for (province, documents) in [
        ("tỉnh Hà Tĩnh", "2 tài liệu"),
        ("tỉnh Thái Bình", "1 tài liệu"),
    ] {
        let label = sign(&room, province)?.attribute("aria-label")?;
        let label = label.context("a sign has a label")?;
        assert!(label.contains(documents), "{label}");
    }
    // The table has the same numbers.
    room.expect_text("provinces", "tỉnh Hà Tĩnh 2")
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_province_shows_its_documents_and_the_sentences_that_name_places_in_it() -> Result<()> {
    let room = ReadingRoom::open("#places")?;
    sign(&room, "tỉnh Hà Tĩnh")?;
    // As a reader without a mouse would: the sign is a link.
    room.tab_into("map-province")?;
    room.browser.press(&key::ENTER.to_string())?;
    room.element("place-detail")?;
    room.go("#places?at=tỉnh Hà Tĩnh")?;
    room.expect_text("place-detail", "tỉnh Hà Tĩnh")?;
    room.expect_text("place-detail", "thị xã Hồng Lĩnh")?;
    // What is shown is in the address: a reload shows it again.
    room.browser.reload()?;
    room.expect_text("place-detail", "thị xã Hồng Lĩnh")?;
    room.element("only-here")?.click()?;
    room.expect_summary("2 tài liệu")?;
    assert!(
        room.fragment()?.contains("province="),
        "{}",
        room.fragment()?
    );
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn the_map_of_today_joins_provinces() -> Result<()> {
    let room = ReadingRoom::open("#places?era=34")?;
    let label = sign(&room, "tỉnh Hưng Yên")?.attribute("aria-label")?;
    assert!(
        label.as_deref().is_some_and(|l| l.contains("1 tài liệu")),
        "{label:?}"
    );
    room.go("#places?era=34&at=tỉnh Hưng Yên")?;
    room.expect_text("place-detail", "tỉnh Thái Bình")
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn the_search_restricts_map_and_times() -> Result<()> {
    let room = ReadingRoom::open("#places?count=hits")?;
    sign(&room, "tỉnh Hà Tĩnh")?;
    room.search("đối thoại")?;
    room.expect_summary("7 kết quả trong 4 tài liệu")?;
    let label = sign(&room, "tỉnh Hà Tĩnh: 2 tài liệu, 5 kết quả")?;
    drop(label);
    let lines = room.browser.wait("four documents on the scale", || {
        let lines = room.browser.find_all(&hook("times-document"))?;
        Ok((lines.len() == 4).then_some(lines))
    })?;
    assert!(
        plain(&lines[0].text()?).contains("2019"),
        "the oldest comes first"
    );
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn inferred_dates_say_so_and_times_lead_to_their_sentences() -> Result<()> {
    let room = ReadingRoom::open("#places")?;
    let line = format!("{}[data-document^='000']", hook("times-document"));
    let own = format!("{line} a.moment.inferred");
    let label = room.browser.wait_for(&own)?.attribute("aria-label")?;
    assert!(
        label.as_deref().is_some_and(|l| l.contains("suy ra")),
        "{label:?}"
    );
    let duration = format!("{line} a.moment.stretch[aria-label*='5 năm']");
    let link = room.browser.wait_for(&duration)?.attribute("href")?;
    let link = link.context("a time is a link")?;
    room.go(link.split_once('#').map_or("", |(_, fragment)| fragment))?;
    room.element("reader")?;
    assert!(room.fragment()?.contains("s="), "{}", room.fragment()?);
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn without_a_connection_the_map_says_why_and_the_times_stay() -> Result<()> {
    // A site that is kept on the device has its map.
    let options = Options {
        workers: false,
        ..Options::default()
    };
    let mut room = ReadingRoom::open_with("#about", &options)?;
    room.element("about")?;
    room.server.stop();
    room.go("#places")?;
    room.expect_text("map-failure", "Chưa tải được bản đồ")?;
    room.element("times").map(drop)
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_map_that_was_loaded_stays_without_a_connection() -> Result<()> {
    let mut room = ReadingRoom::open("#places")?;
    sign(&room, "tỉnh Hà Tĩnh")?;
    room.server.stop();
    room.go("#library")?;
    room.expect_documents(&["000", "001", "002", "003", "004"])?;
    room.go("#places")?;
    sign(&room, "tỉnh Hà Tĩnh").map(drop)
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn the_map_is_saved_as_a_picture() -> Result<()> {
    let room = ReadingRoom::open("#places")?;
    sign(&room, "tỉnh Hà Tĩnh")?;
    room.catch_files()?;
    room.element("save-svg")?.click()?;
    let svg = room.caught("image/svg+xml")?;
    assert!(svg.contains("<svg") && svg.contains("Hà Tĩnh"), "{svg}");
    room.element("save-png")?.click()?;
    assert!(room.caught("image/png")?.contains("PNG"));
    Ok(())
}
