//! Programs that do not come, and programs that the engine breaks off: the other one helps out, or the page says so.

use std::fs;

use anyhow::{Result, ensure};
use e2e::page::{ReadingRoom, says};
use e2e::webdriver::Options;
use serde_json::json;

use crate::offline::Copy;

/// Breaks programs off while they take the page over, so many times: when the page has been emptied for them.
const BREAKS: &str = "
    const text = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent');
    Object.defineProperty(Node.prototype, 'textContent', {
        ...text,
        set(value) {
            text.set.call(this, value);
            if (this.id === 'app' && window.breaks-- > 0) throw new RangeError('broken off');
        },
    });
    window.breaks = ";

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn where_the_first_program_breaks_off_the_full_one_helps_out() -> Result<()> {
    let copy = breaking("breaks-once", 1)?;
    let room = ReadingRoom::open_site(&copy.folder, "", &Options::default())?;
    room.element("search-box")?;
    room.search("đối thoại")?;
    room.expect_summary("7 kết quả trong 4 tài liệu")?;
    ensure!(room.browser.find("#failure:not([hidden])")?.is_none());
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn where_both_programs_break_off_the_page_says_what_to_do() -> Result<()> {
    for fragment in ["", "#about"] {
        let copy = breaking("breaks-twice", 2)?;
        let room = ReadingRoom::open_site(&copy.folder, fragment, &Options::default())?;
        expect_failure(&room)?;
    }
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_program_that_breaks_off_while_it_takes_over_leaves_word() -> Result<()> {
    let copy = breaking("breaks-later", 0)?;
    let room = ReadingRoom::open_site(&copy.folder, "", &Options::default())?;
    room.element("search-box")?;
    room.browser.script("window.breaks = 1", &json!([]))?;
    room.go("#about")?;
    expect_failure(&room)
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn where_no_program_comes_the_texts_stay_and_the_page_says_what_to_do() -> Result<()> {
    let copy = Copy::of_site("missing")?;
    without(&copy, "danbiet-viewer")?;
    let room = ReadingRoom::open_site(&copy.folder, "", &Options::default())?;
    // The other one is there.
    room.element("search-box")?;
    // Most drivers open one browser at a time.
    drop(room);
    without(&copy, "danbiet-full")?;
    let room = ReadingRoom::open_site(&copy.folder, "", &Options::default())?;
    says(
        &room.browser.wait_for("#no-wasm:not([hidden])")?.text()?,
        &[
            "chưa tải được",
            "Hãy tải lại trang",
            "did not load",
            "Reload the page",
        ],
    )?;
    ensure!(room.browser.find_all("#first-text li a")?.len() == 5);
    Ok(())
}

/// The site with a script in its page that breaks programs off.
fn breaking(name: &str, times: u8) -> Result<Copy> {
    let copy = Copy::of_site(name)?;
    fs::write(copy.folder.join("breaks.js"), format!("{BREAKS}{times}"))?;
    let page = copy.folder.join("index.html");
    let old = fs::read_to_string(&page)?;
    let new = old.replacen("<title>", "<script src=\"breaks.js\"></script><title>", 1);
    ensure!(new != old, "the page has no title");
    fs::write(page, new)?;
    Ok(copy)
}

/// Takes the files of a program away.
fn without(copy: &Copy, program: &str) -> Result<()> {
    for entry in fs::read_dir(&copy.folder)? {
        let file = entry?;
        if file.file_name().to_string_lossy().starts_with(program) {
            fs::remove_file(file.path())?;
        }
    }
    Ok(())
}

fn expect_failure(room: &ReadingRoom) -> Result<()> {
    let said = room.browser.wait_for("#failure:not([hidden])")?.text()?;
    says(&said, &["Hãy tải lại trang", "Reload the page"])
}
