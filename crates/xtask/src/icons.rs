//! `cargo xtask icons`: draws the pictures of `icons/` from `icons/icon.svg` and from the built site.

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use danbiet_site::install::{PICTURES, PREVIEW};
use e2e::engine::Engine;
use e2e::server::Server;
use e2e::webdriver::{Browser, Options};
use serde_json::json;

use crate::browser::settle;
use crate::drivers::Driver;
use crate::run;

/// A square icon: its file and its side in pixels. Systems cut the maskable one to a shape of their own, so it has no
/// round corners.
const ICONS: [(&str, u32); 3] = [
    ("icon-192.png", 192),
    ("icon-512.png", 512),
    ("maskable-512.png", 512),
];

/// A picture of the site: its file, what is shown, and the size.
const PICTURES_OF_SITE: [(&str, &str, (u32, u32)); 3] = [
    (
        "wide.png",
        "#document/000_c7764ab0d62457ae?q=đối thoại&hit=1",
        (1280, 800),
    ),
    ("narrow.png", "#library?q=đối thoại", (390, 844)),
    (PREVIEW, "#library?q=đối thoại", (1200, 630)),
];

/// Draws all of them.
///
/// # Errors
/// When the site is not built or the browser fails.
pub fn run() -> Result<()> {
    let folder = run::root().join(PICTURES);
    let source = folder.join("icon.svg");
    let svg = std::fs::read_to_string(&source)
        .with_context(|| format!("{} cannot be read", source.display()))?;
    let driver = Driver::start(Engine::Chromium)?;
    let browser = Browser::open(&driver.address, &Options::default())?;
    browser.developer(
        "Emulation.setDefaultBackgroundColorOverride",
        &json!({ "color": { "r": 0, "g": 0, "b": 0, "a": 0 } }),
    )?;
    for (name, side) in ICONS {
        let svg = if name.starts_with("maskable") {
            svg.replace(" rx=\"5\"", "")
        } else {
            svg.clone()
        };
        let page = format!(
            "<body style=\"margin:0;overflow:hidden\">{}",
            svg.replacen("<svg", "<svg style=\"display:block;width:100vw\"", 1)
        );
        browser.resize((side, side))?;
        browser.go(&format!(
            "data:text/html;base64,{}",
            BASE64_STANDARD.encode(page)
        ))?;
        browser.picture(&folder.join(name), false)?;
        println!("{PICTURES}/{name}");
    }
    browser.developer("Emulation.setDefaultBackgroundColorOverride", &json!({}))?;
    let server = Server::start(&run::dist(), "/", 0)?;
    for (name, fragment, size) in PICTURES_OF_SITE {
        browser.resize(size)?;
        browser.go("about:blank")?;
        browser.go(&format!("{}{fragment}", server.url()))?;
        settle(&browser)?;
        browser.picture(&folder.join(name), false)?;
        println!("{PICTURES}/{name}");
    }
    Ok(())
}
