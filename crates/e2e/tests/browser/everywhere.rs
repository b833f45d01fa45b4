//! What every view must do: both languages, both themes, narrow screens, no server, no stranger.

use anyhow::Result;
use e2e::engine::Engine;
use e2e::page::{PREFIX, ReadingRoom, hook};
use e2e::webdriver::Options;

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn the_interface_speaks_both_languages_and_remembers_which() -> Result<()> {
    let room = ReadingRoom::open("#library?q=đối thoại")?;
    room.expect_summary("7 kết quả trong 4 tài liệu")?;
    assert_eq!(language(&room)?, "vi");
    room.element("language-toggle")?.click()?;
    room.expect_summary("7 hits in 4 documents")?;
    assert_eq!(language(&room)?, "en");
    room.browser.reload()?;
    room.expect_summary("7 hits in 4 documents")?;
    room.element("language-toggle")?.click()?;
    room.expect_summary("7 kết quả trong 4 tài liệu")
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn the_theme_changes_and_is_remembered() -> Result<()> {
    let room = ReadingRoom::open("")?;
    let light = paper(&room)?;
    room.element("theme-toggle")?.click()?;
    let dark = room.browser.wait("the paper has another colour", || {
        let now = paper(&room)?;
        Ok((now != light).then_some(now))
    })?;
    room.browser.reload()?;
    room.element("search-box")?;
    assert_eq!(paper(&room)?, dark);
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn nothing_overflows_a_narrow_screen() -> Result<()> {
    let options = Options {
        size: (320, 640),
        ..Options::default()
    };
    let room = ReadingRoom::open_with("", &options)?;
    for fragment in [
        "#library",
        "#library?q=đối thoại",
        "#document/000_c7764ab0d62457ae?q=đối thoại&hit=1",
        "#compare?list=matrix",
        "#compare?left=002_1e2f9386158c8bca&right=003_d04be4df1517faf1&passage=6",
        "#places",
        "#places?era=34&at=tỉnh Hà Tĩnh",
        "#about",
    ] {
        room.go(fragment)?;
        room.element("search-box")?;
        let width = room.browser.script(
            "return document.documentElement.scrollWidth",
            &serde_json::json!([]),
        )?;
        assert!(
            width.as_u64().is_some_and(|width| width <= 320),
            "{fragment}: {width}"
        );
    }
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn search_and_every_document_work_after_the_server_has_gone() -> Result<()> {
    // Nothing is kept on the device: what the page has fetched by itself is all there is.
    let options = Options {
        workers: false,
        ..Options::default()
    };
    let mut room = ReadingRoom::open_with("", &options)?;
    room.element("search-box")?;
    room.browser.wait_for("html[data-offline=refused]")?;
    room.server.stop();
    room.search("đối thoại")?;
    room.expect_summary("7 kết quả trong 4 tài liệu")?;
    for (id, marks) in [
        ("000_c7764ab0d62457ae", 3),
        ("001_c8b4251121b26582", 1),
        ("002_1e2f9386158c8bca", 0),
        ("003_d04be4df1517faf1", 2),
        ("004_3e33e1dab0311927", 1),
    ] {
        room.go(&format!("#document/{id}?q=đối thoại"))?;
        room.expect_marks(marks)?;
    }
    room.go("#about")?;
    room.element("about").map(drop)
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn everything_comes_from_the_folder_of_the_site_and_without_complaint() -> Result<()> {
    let room = ReadingRoom::open("")?;
    room.search("dân chủ")?;
    room.expect_documents(&["000", "001", "002", "003", "004"])?;
    room.open_document("000")?;
    room.go("#about")?;
    room.element("about")?;
    let addresses = room.browser.script(
        "return performance.getEntriesByType('resource').map(entry => entry.name)",
        &serde_json::json!([]),
    )?;
    let home = room.server.url();
    for address in addresses.as_array().into_iter().flatten() {
        let address = address.as_str().unwrap_or_default();
        assert!(address.starts_with(&home), "{address} is not under {home}");
    }
    for path in room.server.requests() {
        assert!(path.starts_with(PREFIX) || path == "/favicon.ico", "{path}");
    }
    if room.browser.engine != Engine::Chromium {
        // The other drivers do not show the console.
        return Ok(());
    }
    // The policy of the page blocks nothing that the page itself asks for, and nothing fails.
    let complaints: Vec<String> = room
        .browser
        .console()?
        .into_iter()
        .filter(|line| line.starts_with("SEVERE") && !line.contains("favicon.ico"))
        .collect();
    assert_eq!(complaints, Vec::<String>::new());
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn about_names_the_sources_and_their_hashes() -> Result<()> {
    let room = ReadingRoom::open("#about")?;
    let text = room.element("about")?.text()?;
    for hash in [
        "aa11522500bd062e0d8058ac0765a81fb540e5892a4fdcbff594a8fb943fdd36",
        "0c71c6a5326d6ba56a61a1d5c1ab5a5a79bae8c27dd0fe01f61fd447336ec0d7",
    ] {
        assert!(text.contains(hash), "{text}");
    }
    Ok(())
}

fn language(room: &ReadingRoom) -> Result<String> {
    let root = room.browser.wait_for("html")?;
    Ok(root.attribute("lang")?.unwrap_or_default())
}

fn paper(room: &ReadingRoom) -> Result<String> {
    room.element("search-box")?;
    let colour = room.browser.script(
        "return getComputedStyle(document.body).backgroundColor + getComputedStyle(document.documentElement).backgroundColor",
        &serde_json::json!([hook("search-box")]),
    )?;
    Ok(colour.to_string())
}
