//! Without a connection, and from one version to the next.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use e2e::page::{ReadingRoom, hook, site};
use e2e::webdriver::Options;
use serde_json::json;

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn after_one_visit_everything_works_without_a_connection() -> Result<()> {
    let mut room = ReadingRoom::open("")?;
    room.browser.wait_for("html[data-offline=ready]")?;
    room.server.stop();
    room.browser.reload()?;
    room.search("đối thoại")?;
    room.expect_summary("7 kết quả trong 4 tài liệu")?;
    for screen in room.screens()? {
        room.show(&screen)?;
        let failed = room.browser.find("main [role=alert]")?;
        ensure!(failed.is_none(), "{screen} could not be loaded");
        ensure!(
            room.browser.find("main h1, main h2")?.is_some(),
            "{screen} has no heading"
        );
    }
    // The page of a document is not kept; its text is.
    room.browser
        .go(&format!("{}d/004_3e33e1dab0311927.html", room.server.url()))?;
    room.element("reader")?;
    assert_eq!(room.fragment()?, "document/004_3e33e1dab0311927");
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_new_version_waits_until_the_reader_wants_it() -> Result<()> {
    let copy = Copy::of_site("new-version")?;
    let room = copy.open()?;
    assert!(!offered(&room)?, "a version is offered on the first visit");
    copy.publish("two", true)?;
    room.browser.reload()?;
    room.element("search-box")?;
    room.browser.wait("the new version is offered", || {
        Ok(offered(&room)?.then_some(()))
    })?;
    assert_eq!(version(&room)?, None);
    room.browser.reload()?;
    room.element("search-box")?;
    assert_eq!(version(&room)?, None, "the version has changed by itself");
    room.element("switch-version")?.click()?;
    room.browser.wait("the new version is there", || {
        Ok(version(&room)?.filter(|version| version == "two"))
    })?;
    room.element("search-box")?;
    assert!(!offered(&room)?);
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_version_that_is_not_whole_is_not_taken() -> Result<()> {
    let copy = Copy::of_site("not-whole")?;
    let mut room = copy.open()?;
    copy.publish("two", false)?;
    // The browser installs the worker, fails, and leaves the earlier one in charge.
    let outcome = room.browser.wait("the update has failed", || {
        let state = room.browser.script(
            "window.__update ??= (async () => {
                const registration = await navigator.serviceWorker.getRegistration();
                await registration.update();
                const worker = registration.installing ?? registration.waiting;
                if (!worker) { window.__state = 'none'; return; }
                const note = () => { window.__state = worker.state; };
                worker.addEventListener('statechange', note);
                note();
             })();
             return window.__state ?? null;",
            &json!([]),
        )?;
        let state = state.as_str().unwrap_or_default().to_owned();
        Ok((state == "redundant" || state == "installed").then_some(state))
    })?;
    assert_eq!(outcome, "redundant");
    assert!(!offered(&room)?);
    room.server.stop();
    room.browser.reload()?;
    room.search("đối thoại")?;
    room.expect_summary("7 kết quả trong 4 tài liệu")?;
    assert_eq!(version(&room)?, None);
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn where_the_site_may_not_be_kept_it_works_and_says_so_in_its_place() -> Result<()> {
    let options = Options {
        workers: false,
        ..Options::default()
    };
    let room = ReadingRoom::open_with("", &options)?;
    room.search("đối thoại")?;
    room.expect_summary("7 kết quả trong 4 tài liệu")?;
    room.browser.wait_for("html[data-offline=refused]")?;
    assert!(!offered(&room)?);
    room.show("#about")?;
    let refused = room.element("offline-refused")?;
    ensure!(refused.displayed()?);
    ensure!(!room.element("offline-ready")?.displayed()?);
    Ok(())
}

fn offered(room: &ReadingRoom) -> Result<bool> {
    match room.browser.find(&hook("switch-version"))? {
        Some(button) => button.displayed(),
        None => Ok(false),
    }
}

/// What a test has written into the root of the page to tell its versions apart.
fn version(room: &ReadingRoom) -> Result<Option<String>> {
    room.browser.wait_for("html")?.attribute("data-version")
}

/// A copy of the site that a test may change.
pub(crate) struct Copy {
    pub(crate) folder: PathBuf,
}

impl Copy {
    pub(crate) fn of_site(name: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("danbiet-{name}-{}", std::process::id()));
        copy(&site()?, &folder)?;
        Ok(Self { folder })
    }

    /// Opens it and waits until it is kept.
    fn open(&self) -> Result<ReadingRoom> {
        let room = ReadingRoom::open_site(&self.folder, "", &Options::default())?;
        room.browser.wait_for("html[data-offline=ready]")?;
        Ok(room)
    }

    /// Publishes another version: its page, and the list of files; a version that is not whole has a page of another
    /// hash than the list says.
    fn publish(&self, version: &str, whole: bool) -> Result<()> {
        let (page, worker) = (
            self.folder.join("index.html"),
            self.folder.join("offline.js"),
        );
        let old = fs::read_to_string(&page)?;
        let new = old.replacen("<html ", &format!("<html data-version=\"{version}\" "), 1);
        let list = fs::read_to_string(&worker)?;
        let entry = list
            .split_once("[\"index.html\",\"")
            .and_then(|(_, rest)| rest.split('"').next())
            .context("the worker does not list the page")?;
        let list = list
            .replace(entry, &hash(&new))
            .replace("VERSION = \"", "VERSION = \"x");
        fs::write(&page, if whole { new } else { format!("{new} ") })?;
        fs::write(worker, list)?;
        Ok(())
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.folder));
    }
}

fn hash(text: &str) -> String {
    use base64::Engine as _;
    use sha2::Digest as _;
    base64::prelude::BASE64_STANDARD.encode(sha2::Sha256::digest(text))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().context("a file without a name")?);
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}
