//! Nothing leaves the device, and nothing stays on it that the reader does not know of.

use anyhow::{Result, ensure};
use e2e::page::ReadingRoom;
use e2e::recorder::Recorder;
use e2e::webdriver::Options;
use serde_json::{Value, json};

/// Whom Chromium asks on its own behalf, pages or none. None of them serves fonts, scripts, pictures or statistics.
const BROWSER: [&str; 6] = [
    "accounts.google.com:443",
    "clients2.google.com/time/",
    "content-autofill.googleapis.com:443",
    "optimizationguide-pa.googleapis.com:443",
    "update.googleapis.com",
    "safebrowsingohttpgateway.googleapis.com",
];

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn on_a_full_tour_nobody_else_is_asked_for_anything() -> Result<()> {
    let recorder = Recorder::start()?;
    let options = Options {
        proxy: Some(recorder.address()),
        ..Options::default()
    };
    let room = ReadingRoom::open_with("", &options)?;
    tour(&room)?;
    room.browser.wait_for("html[data-offline=ready]")?;
    let home = room.server.url();
    let asked = recorder.asked();
    let ours = asked.iter().filter(|address| address.starts_with(&home));
    ensure!(
        ours.count() > 5,
        "the proxy has not seen the site: {asked:?}"
    );
    let host = home.split('/').nth(2).unwrap_or_default();
    let of_browser = |address: &str| BROWSER.iter().any(|own| address.contains(own));
    let strangers: Vec<&String> = asked
        .iter()
        .filter(|address| !of_browser(address))
        .filter(|address| {
            !address.starts_with(&home) && **address != format!("http://{host}/favicon.ico")
        })
        .collect();
    ensure!(strangers.is_empty(), "asked for: {strangers:#?}");
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn before_the_reader_keeps_something_only_choices_are_stored() -> Result<()> {
    let room = ReadingRoom::open("")?;
    assert_eq!(stored(&room)?["local"], json!([]), "before any choice");
    tour(&room)?;
    room.element("theme-toggle")?.click()?;
    let stored = stored(&room)?;
    assert_eq!(stored["local"], json!(["danbiet.preferences"]));
    for empty in ["session", "databases", "cookies"] {
        assert_eq!(stored[empty], json!([]), "{empty}");
    }
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn forgetting_takes_away_everything_of_ours_and_nothing_else() -> Result<()> {
    let room = ReadingRoom::open("")?;
    room.browser.wait_for("html[data-offline=ready]")?;
    room.element("theme-toggle")?.click()?;
    room.browser.script(
        "localStorage.setItem('another', '1');
         return new Promise((done) => {
             const request = indexedDB.open('danbiet.test');
             request.onsuccess = () => { request.result.close(); done(); };
         })",
        &json!([]),
    )?;
    assert_eq!(stored(&room)?["databases"], json!(["danbiet.test"]));
    room.show("#about")?;
    room.element("forget")?.click()?;
    room.element("forget-no")?.click()?;
    room.element("forget")?.click()?;
    room.element("forget-yes")?.click()?;
    room.element("forgotten")?;
    let stored = stored(&room)?;
    assert_eq!(stored["local"], json!(["another"]));
    for empty in ["session", "databases", "cookies", "caches", "workers"] {
        assert_eq!(stored[empty], json!([]), "{empty}");
    }
    Ok(())
}

/// Looks at every screen, searches, reads, changes language and look.
fn tour(room: &ReadingRoom) -> Result<()> {
    room.element("search-box")?;
    for screen in room.screens()? {
        room.show(&screen)?;
    }
    room.go("#library")?;
    room.search("dân chủ")?;
    room.expect_documents(&["000", "001", "002", "003", "004"])?;
    room.open_document("000")?;
    for toggle in ["language-toggle", "language-toggle", "theme-toggle"] {
        // Another language draws the bar anew: the button may just be replaced.
        room.browser.wait("the button is pressed", || {
            room.element(toggle)?.click().map(Some)
        })?;
    }
    Ok(())
}

/// What the browser keeps for the site, by the kind of store: lists of names.
fn stored(room: &ReadingRoom) -> Result<Value> {
    room.browser.script(
        "return (async () => ({
             local: Object.keys(localStorage).sort(),
             session: Object.keys(sessionStorage),
             databases: (await indexedDB.databases()).map(({ name }) => name),
             cookies: document.cookie ? [document.cookie] : [],
             caches: await caches.keys(),
             workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
         }))()",
        &json!([]),
    )
}
