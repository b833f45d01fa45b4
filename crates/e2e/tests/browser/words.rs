//! Words: lists, keywords, collocates and trends, each leading to the lines that it counts.

use anyhow::{Context, Result};
use e2e::page::{ReadingRoom, hook, plain};
use serde_json::json;

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
    // They are drawn: an element of HTML inside a drawing is not.
    let drawn = room.browser.script(
        "return [...document.querySelectorAll('#words-dispersion a')]
            .every(a => a instanceof SVGElement && a.getBoundingClientRect().height > 4)",
        &json!([]),
    )?;
    assert_eq!(drawn, json!(true));
    let link = marks[0].attribute("href")?.context("a mark is a link")?;
    room.go(link.split_once('#').map_or("", |(_, fragment)| fragment))?;
    room.element("reader").map(drop)
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn every_chart_is_saved_in_every_form() -> Result<()> {
    let room = ReadingRoom::open("#words/trends?q=đối thoại&with=dân chủ&by=year")?;
    room.expect_text("trend-table", "dân chủ")?;
    room.catch_files()?;
    for axis in ["year", "place", "document"] {
        room.go(&format!("#words/trends?q=đối thoại&with=dân chủ&by={axis}"))?;
        room.expect_text("trend-table", "dân chủ")?;
        let charts = room.browser.find_all(&hook("save-svg"))?;
        assert!(!charts.is_empty(), "{axis}");
        for at in 0..charts.len() {
            room.browser.script("window.caught = []", &json!([]))?;
            for (form, media, inside) in [
                ("csv", "text/csv", "đối thoại"),
                ("json", "application/json", "\"query\""),
                ("svg", "image/svg+xml", "<svg"),
                ("png", "image/png", "PNG"),
            ] {
                let buttons = room.browser.find_all(&hook(&format!("save-{form}")))?;
                buttons.get(at).context("a chart has all four")?.click()?;
                let text = room.caught(media)?;
                assert!(text.contains(inside), "{axis}, {form}: {text}");
            }
            // The picture says what it shows without the page.
            let svg = room.caught("image/svg+xml")?;
            assert!(svg.contains("<desc>") && svg.contains("đối thoại"), "{svg}");
        }
    }
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_trend_over_years_names_its_years() -> Result<()> {
    let room = ReadingRoom::open("#words/trends?q=đối thoại&by=year")?;
    room.expect_text("trend-table", "2022")?;
    let names = room.browser.wait("years below the chart", || {
        let names = room.browser.find_all("svg.chart .chart-middle")?;
        Ok((!names.is_empty()).then_some(names))
    })?;
    let names: Vec<String> = names
        .iter()
        .map(|name| name.text())
        .collect::<Result<_>>()?;
    assert!(names.iter().any(|name| plain(name) == "2022"), "{names:?}");
    Ok(())
}
