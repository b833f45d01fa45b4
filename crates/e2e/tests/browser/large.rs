//! A site made of another corpus, so large that it is searched beside the page.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use danbiet_corpus::document::DocId;
use danbiet_corpus::quote;
use danbiet_corpus::search::{Request, search};
use danbiet_corpus::zone::Line;
use danbiet_corpus::{Corpus, CorpusInfo, Document, Zone};
use danbiet_site::{Pack, copy_app, fill, single_file};
use danbiet_text::Span;
use e2e::page::{ReadingRoom, hook, site};
use e2e::webdriver::Options;
use serde_json::json;

use crate::verify::paste;

/// How many documents, and about how many bytes each has: together more than the page searches itself.
const DOCUMENTS: usize = 2_000;
const BYTES: usize = 1_500;

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_large_corpus_is_searched_beside_the_page() -> Result<()> {
    let corpus = corpus()?;
    let site = Site::of(&corpus, "large")?;
    let room = ReadingRoom::open_site(&site.folder, "", &Options::default())?;
    room.expect_summary("2.000 tài liệu")?;
    // Every key asks anew; what stands in the end is the answer to what was typed in the end.
    for query in ["nhân dân", "quy chế dân chủ", "không hề có chữ xyz"] {
        room.search(query)?;
        let total = search(&corpus, &Request::new(query))?.total();
        match total {
            0 => room.expect_summary("Không có kết quả")?,
            total => room.expect_summary(&format!("{} kết quả", dotted(total)))?,
        }
        room.browser
            .wait_for(&format!("{}[data-by=worker]", hook("result-summary")))?;
        assert_eq!(room.element("search-box")?.property("value")?, query);
    }
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn formulas_of_a_large_corpus_are_found_beside_the_page_when_asked() -> Result<()> {
    let corpus = corpus()?;
    let site = Site::of(&corpus, "formulas")?;
    let room = ReadingRoom::open_site(&site.folder, "#compare", &Options::default())?;
    room.element("compare-start")?.click()?;
    room.browser.wait_for(&hook("formula"))?;
    assert!(!room.has("compare-stop")?);
    // Another request is another question.
    room.go("#compare?shortest=12")?;
    room.element("compare-start").map(drop)
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn words_are_verified_in_a_large_corpus_as_in_a_small_one() -> Result<()> {
    let corpus = corpus()?;
    let site = Site::of(&corpus, "verify")?;
    let room = ReadingRoom::open_site(&site.folder, "#verify", &Options::default())?;
    let text = &corpus.document(DocId(1234))?.text;
    let words = text.lines().next().context("the document has no line")?;
    let altered = [words, "thêm ba chữ"].join(" ");
    for pasted in [words, &altered, "xyzzy xyzzyx"] {
        paste(&room, pasted)?;
        let verdict = quote::verify(&corpus, pasted)?.verdict();
        let shown = [".verify-verdict.", verdict.name()].concat();
        let by_worker = [&hook("verify-result"), "[data-by=worker] ", &shown].concat();
        room.browser.wait_for(&by_worker)?;
    }
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn without_a_worker_the_page_finds_the_same_and_says_so() -> Result<()> {
    let corpus = corpus()?;
    let site = Site::of(&corpus, "no-worker")?;
    let room = ReadingRoom::open_site(&site.folder, "d/none", &Options::default())?;
    room.browser.developer(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({ "source": "delete window.Worker" }),
    )?;
    room.browser.go(&room.server.url())?;
    room.search("nhân dân")?;
    let total = search(&corpus, &Request::new("nhân dân"))?.total();
    room.expect_summary(&format!("{} kết quả", dotted(total)))?;
    room.browser
        .wait_for(&format!("{}[data-by=page-instead]", hook("result-summary")))?;
    room.expect_body("trang tự tìm lấy")
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_damaged_pack_is_said_and_the_texts_stay() -> Result<()> {
    let corpus = small()?;
    let site = Site::of(&corpus, "damaged")?;
    for file in danbiet_site::files(&site.folder)? {
        if file.extension().is_some_and(|ending| ending == "pack") {
            std::fs::write(&file, b"DanBiet\n but cut")?;
        }
    }
    let room = ReadingRoom::open_site(&site.folder, "", &Options::default())?;
    room.browser.wait_for("#failure:not([hidden])")?;
    assert_eq!(
        room.browser.find_all("#first-text li a")?.len(),
        corpus.len()
    );
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_small_corpus_of_its_own_takes_the_place_of_the_seeds() -> Result<()> {
    let corpus = small()?;
    let site = Site::of(&corpus, "small")?;
    let room = ReadingRoom::open_site(&site.folder, "", &Options::default())?;
    room.expect_documents(&["0000", "0001", "0002"])?;
    room.search("đối thoại")?;
    room.browser
        .wait_for(&format!("{}[data-by=page]", hook("result-summary")))?;
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_small_corpus_of_its_own_goes_into_one_file() -> Result<()> {
    let corpus = small()?;
    let site = Site::of(&corpus, "one-file")?;
    let file = site.folder.join("all.html");
    std::fs::write(&file, single_file::make(&site.folder)?)?;
    let room = ReadingRoom::open_site(&site.folder, "", &Options::default())?;
    // What this page fetches for later is all here before the other one is opened.
    room.browser.wait_for("html[data-offline=ready]")?;
    room.browser.go(&format!("file://{}", file.display()))?;
    room.expect_documents(&["0000", "0001", "0002"])?;
    let asked = room.server.requests().len();
    let total = search(&corpus, &Request::new("nhân dân"))?.total();
    room.search("nhân dân")?;
    room.expect_summary(&format!("{} kết quả", dotted(total)))?;
    assert_eq!(room.server.requests().len(), asked);
    Ok(())
}

/// A site in a folder of its own, which is removed in the end.
struct Site {
    folder: PathBuf,
}

impl Site {
    fn of(corpus: &Corpus, name: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("danbiet-{name}-{}", std::process::id()));
        let made = Site { folder };
        copy_app(&site()?, &made.folder)?;
        fill(&made.folder, corpus, Pack::File)?;
        Ok(made)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // Left behind, it is removed with all temporary files.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn corpus() -> Result<Corpus> {
    made_of(DOCUMENTS, BYTES)
}

fn small() -> Result<Corpus> {
    made_of(3, BYTES)
}

/// Documents of the lines of the seeds, drawn at random with a fixed seed.
fn made_of(documents: usize, bytes: usize) -> Result<Corpus> {
    let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds");
    let mut lines = Vec::new();
    for file in danbiet_site::files(seeds.as_ref())? {
        if file.extension().is_some_and(|ending| ending == "txt") {
            let text = std::fs::read_to_string(&file)?;
            lines.extend(
                text.lines()
                    .map(str::trim)
                    .filter(|l| l.len() > 80)
                    .map(str::to_owned),
            );
        }
    }
    // A linear congruential generator with the constants of Knuth's MMIX.
    let mut state: u64 = 20_220_516;
    let mut draw = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let documents = (0..documents).map(|number| {
        let mut document = Document {
            id: format!("{number:04}"),
            ..Document::default()
        };
        while document.text.len() < bytes {
            let start = document.text.len();
            document.text.push_str(&lines[draw(lines.len())]);
            let span = Span::new(start, document.text.len());
            document.text.push('\n');
            document.sentences.push(span);
            document.lines.push(Line {
                number: document.lines.len() as u32 + 1,
                span,
                zone: Zone::Body,
                marker: None,
            });
        }
        document
    });
    let info = CorpusInfo {
        hash: "0".repeat(64),
        language: "vi".to_owned(),
        ..CorpusInfo::default()
    };
    Ok(Corpus::build(info, documents.collect())?)
}

/// A number as it is written in Vietnamese.
fn dotted(number: usize) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{}.{:03}", dotted(number / 1_000), number % 1_000),
    }
}
