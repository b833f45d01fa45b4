//! The document: hits, furniture, sentences.

use anyhow::Result;
use e2e::page::{ReadingRoom, hook, plain};

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn hits_are_marked_in_place_and_walked_through() -> Result<()> {
    let room = ReadingRoom::open("#library?q=đối thoại")?;
    room.open_document("000")?;
    room.expect_marks(3)?;
    for mark in room.marks()? {
        assert_eq!(mark.to_lowercase(), "đối thoại");
    }
    room.element("dispersion")?;
    room.element("hit-next")?.click()?;
    let first = room.current_hit()?;
    room.element("hit-next")?.click()?;
    let second = room.expect_other_hit(first)?;
    room.element("hit-previous")?.click()?;
    assert_eq!(room.expect_other_hit(second)?, first);
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn reload_keeps_the_view() -> Result<()> {
    let room = ReadingRoom::open("#library?q=đối thoại")?;
    room.open_document("000")?;
    room.element("hit-next")?.click()?;
    let hit = room.current_hit()?;
    let fragment = room.fragment()?;
    room.browser.reload()?;
    room.expect_marks(3)?;
    assert_eq!(room.current_hit()?, hit);
    assert_eq!(room.fragment()?, fragment);
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn after_the_last_hit_comes_the_next_document() -> Result<()> {
    let room = ReadingRoom::open("#library?q=đối thoại")?;
    room.expect_documents(&["000", "001", "003", "004"])?;
    // The walk follows the order of the library, whatever ranks the documents.
    let order = room.documents()?;
    room.go(&format!("#document/{}?q=đối thoại", order[0]))?;
    room.element("reader")?;
    for _ in 0..=room.marks()?.len() {
        room.element("hit-next")?.click()?;
    }
    room.browser.wait("the next document is open", || {
        let next = format!("document/{}", order[1]);
        Ok(room.fragment()?.starts_with(&next).then_some(()))
    })
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn furniture_is_folded_until_it_is_asked_for() -> Result<()> {
    let room = ReadingRoom::open("#document/004_3e33e1dab0311927")?;
    room.element("reader")?;
    let text = || -> Result<String> { Ok(plain(&room.element("reader")?.text()?)) };
    assert!(text()?.contains("Đẩy mạnh thực hiện quy chế dân chủ"));
    assert!(!text()?.contains("Thái Bình đạt giải nhất"), "{}", text()?);
    room.element("furniture-toggle")?.click()?;
    room.browser.wait("the furniture is shown", || {
        Ok(text()?.contains("Thái Bình đạt giải nhất").then_some(()))
    })?;
    room.element("furniture-toggle")?.click()?;
    room.browser.wait("the furniture is folded again", || {
        Ok((!text()?.contains("Thái Bình đạt giải nhất")).then_some(()))
    })
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn every_article_is_there_word_for_word() -> Result<()> {
    for (id, words) in [
        ("000_c7764ab0d62457ae", "Nghị quyết số 02-NQ/TU"),
        ("001_c8b4251121b26582", "tinh thần của Nhân dân"),
        ("002_1e2f9386158c8bca", "QCDC"),
        ("003_d04be4df1517faf1", "Lê Hồng Nhân"),
        ("004_3e33e1dab0311927", "8 nhiệm vụ trọng tâm"),
    ] {
        let room = ReadingRoom::open(&format!("#document/{id}"))?;
        let text = plain(&room.element("reader")?.text()?);
        assert!(text.contains(words), "{id}: {text}");
        assert!(
            room.browser
                .find(&format!("{} mark", hook("reader")))?
                .is_none()
        );
    }
    Ok(())
}
