//! Words: lists, keywords, collocates and trends, each leading to the lines that it counts.

use anyhow::{Context, Result};
use e2e::page::{ReadingRoom, hook, plain};

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_list_counts_words_and_leads_to_their_lines() -> Result<()> {
    let room = ReadingRoom::open("#words/list")?;
    room.expect_text("words-rows", "tiếng trong 5 tài liệu")?;
    // The seeds are small, and the page says so.
    room.expect_text("words-caution", "DP")?;
    let row = room.element("words-row")?;
    let count = plain(&row.text()?);
    let count = count.split(' ').find(|part| part.parse::<u32>().is_ok());
    let count = count.context("a row has a count")?.to_owned();
    let link = format!("{} a[href^='#concordance']", hook("words-row"));
    let address = room.browser.wait_for(&link)?.attribute("href")?;
    let address = address.context("a row is a link")?;
    assert!(
        address.contains("word%3A") || address.contains("word:"),
        "{address}"
    );
    room.go(address.split_once('#').map_or("", |(_, fragment)| fragment))?;
    room.expect_summary(&format!("{count} kết quả"))
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn choices_are_in_the_address() -> Result<()> {
    let room = ReadingRoom::open("#words/list?stop=usual&unit=syllable")?;
    room.expect_text("words-table", "dân")?;
    room.element("sort-range")?.click()?;
    room.browser.wait("the order is in the address", || {
        Ok(room.fragment()?.contains("order=range").then_some(()))
    })?;
    room.browser.reload()?;
    room.expect_text("words-table", "dân")
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn collocates_ask_for_a_query_and_warn_of_few_hits() -> Result<()> {
    let room = ReadingRoom::open("#words/collocates")?;
    room.expect_text("words-none", "Hãy tìm")?;
    room.search("đối thoại")?;
    room.expect_text("words-rows", "7 kết quả")?;
    room.expect_text("words-caution", "7 kết quả là quá ít")
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn keywords_of_a_document_stand_against_the_rest() -> Result<()> {
    let room = ReadingRoom::open("#words/keyness?of=document:000_c7764ab0d62457ae")?;
    room.expect_text("words-rows", "phần xét c =")?;
    room.expect_text("words-table", "G²")?;
    room.element("words-row").map(drop)
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn trends_have_a_chart_a_plot_and_their_tables() -> Result<()> {
    let room = ReadingRoom::open("#words/trends?q=đối thoại&with=dân chủ&by=document")?;
    room.expect_text("trend-table", "dân chủ")?;
    let marks = room.browser.wait("marks in the plot", || {
        let marks = room.browser.find_all("#words-dispersion a.plot-mark")?;
        Ok((marks.len() > 7).then_some(marks))
    })?;
    let link = marks[0].attribute("href")?.context("a mark is a link")?;
    room.go(link.split_once('#').map_or("", |(_, fragment)| fragment))?;
    room.element("reader").map(drop)
}
