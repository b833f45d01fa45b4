//! My documents: taking files in, the report, what is kept on the device, and what is not there.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result, ensure};
use e2e::page::{ReadingRoom, hook, plain};
use e2e::webdriver::Options;
use serde_json::{Value, json};

/// A folder of files for one test, gone when the test is over.
struct Files(PathBuf);

impl Files {
    fn new(name: &str, files: &[(&str, &[u8])]) -> Result<Self> {
        // Several tests take the same files at the same time, each from a folder of its own.
        static LAST: AtomicUsize = AtomicUsize::new(0);
        let number = LAST.fetch_add(1, Ordering::Relaxed);
        let name = format!("danbiet-{name}-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder)?;
        for (name, bytes) in files {
            fs::write(folder.join(name), bytes)?;
        }
        Ok(Files(folder))
    }

    /// The paths as a driver wants them: one on each line.
    fn paths(&self, names: &[&str]) -> String {
        let path = |name: &&str| self.0.join(name).display().to_string();
        names.iter().map(path).collect::<Vec<_>>().join("\n")
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        // A folder that stays in the temporary ones harms nobody.
        let _ = fs::remove_dir_all(&self.0);
    }
}

const PAGE: &str = "<title>x</title><script>window.harmed = 1</script><img src='http://example.org/x.png' \
    onerror='window.harmed = 2'><h1>Đối thoại với nhân dân</h1><p>Chủ tịch xã đối thoại với nhân dân \
    về quy chế dân chủ ở cơ sở, giải đáp các kiến nghị ngay tại hội nghị, có biên bản ghi rõ.</p>";

const OLD: &[u8] = b"C\xe9ng ho\xb5 x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam";

fn mixed() -> Result<Files> {
    Files::new(
        "mixed",
        &[
            ("bai.html", PAGE.as_bytes()),
            ("cu.txt", OLD),
            (
                "bang.csv",
                "id,text\n1,Nhân dân giám sát\n2,Nhân dân thụ hưởng\n".as_bytes(),
            ),
            ("hong.docx", b"PK\x03\x04 broken"),
            ("anh.png", b"\x89PNG\r\n\x1a\n"),
        ],
    )
}

fn take(room: &ReadingRoom, files: &Files, names: &[&str]) -> Result<()> {
    room.element("pick-files")?.type_in(&files.paths(names))?;
    room.element("intake-over")?;
    Ok(())
}

const MIXED: [&str; 5] = ["bai.html", "cu.txt", "bang.csv", "hong.docx", "anh.png"];

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn files_become_a_corpus_that_a_reload_shows_again() -> Result<()> {
    let files = mixed()?;
    let room = ReadingRoom::open("#documents")?;
    room.element("corpus-name")?.type_in("Hồ sơ xã")?;
    take(&room, &files, &MIXED)?;
    room.expect_text("made", "“Hồ sơ xã”: 4 tài liệu")?;
    room.expect_text("report", "5 tệp, 2 tệp không lấy")?;
    let skipped = room
        .browser
        .find_all("details[open] [data-testid=skipped]")?;
    assert_eq!(skipped.len(), 2);
    for row in skipped {
        let row = plain(&row.text()?);
        assert!(row.contains("hãy"), "{row} does not say what to do");
    }
    room.expect_text("report", "TCVN3")?;
    room.element("open-made")?.click()?;
    room.expect_documents(&["bai", "bang-1", "bang-2", "cu"])?;
    room.search("đối thoại")?;
    room.expect_documents(&["bai"])?;
    room.browser.reload()?;
    room.expect_documents(&["bai"])?;
    room.expect_text("corpus-sign", "Hồ sơ xã")?;
    // The way back into the file stands beside the text.
    let fragment = room.fragment()?;
    let (_, corpus) = fragment
        .split_once("corpus=")
        .context("a corpus of one's own")?;
    let corpus = corpus.split('&').next().unwrap_or_default();
    room.go(&format!("#document/bai?corpus={corpus}&numbers=shown"))?;
    room.expect_text("file-place", "phần tử")?;
    room.go(&format!("#library?q=đối thoại&corpus={corpus}"))?;
    let harmed = room
        .browser
        .script("return window.harmed ?? null", &json!([]))?;
    assert!(harmed.is_null(), "a script of a file has run");
    room.element("corpus-close")?.click()?;
    room.expect_documents(&["000_", "001_", "002_", "003_", "004_"])
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_corpus_is_renamed_joined_and_removed() -> Result<()> {
    let files = mixed()?;
    let room = ReadingRoom::open("#documents")?;
    take(&room, &files, &["cu.txt"])?;
    take_more(&room, &files, "bang.csv", 2)?;
    for box_ in room
        .browser
        .find_all(&format!("{} input[type=checkbox]", hook("corpus")))?
    {
        box_.click()?;
    }
    room.element("join")?.click()?;
    expect_corpora(&room, 3)?;
    room.expect_text("corpora", "Bộ gộp")?;
    room.expect_text("corpora", "3 tài liệu")?;
    room.element("rename")?.click()?;
    let text = room.element("rename-text")?;
    text.clear()?;
    text.type_in("Tên mới")?;
    room.element("rename-done")?.click()?;
    room.expect_text("corpora", "Tên mới")?;
    for left in [2, 1, 0] {
        room.element("remove")?.click()?;
        room.element("remove-yes")?.click()?;
        expect_corpora(&room, left)?;
    }
    room.browser.reload()?;
    room.expect_text("corpora", "Chưa có bộ nào")
}

fn take_more(room: &ReadingRoom, files: &Files, name: &str, count: usize) -> Result<()> {
    room.element("pick-files")?.type_in(&files.paths(&[name]))?;
    expect_corpora(room, count)
}

fn expect_corpora(room: &ReadingRoom, count: usize) -> Result<()> {
    room.browser
        .wait(&format!("there are {count} corpora"), || {
            let found = room.browser.find_all(&hook("corpus"))?.len();
            Ok((found == count).then_some(()))
        })
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_corpus_that_is_not_there_says_so_and_shows_the_embedded_one() -> Result<()> {
    let room = ReadingRoom::open("#library?corpus=0123456789abcdef")?;
    room.expect_text("corpus-missing", "không giữ bộ tài liệu")?;
    room.expect_documents(&["000_", "001_", "002_", "003_", "004_"])
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn what_is_wrong_with_a_batch_is_said_and_harms_nothing() -> Result<()> {
    let files = Files::new(
        "wrong",
        &[
            ("tốt.txt", "Dân biết, dân bàn.".as_bytes()),
            ("hong.pack", b"DanBiet\nbroken"),
            ("quet.pdf", b"%PDF-1.4\nbroken"),
        ],
    )?;
    let room = ReadingRoom::open("#documents")?;
    take(&room, &files, &["tốt.txt"])?;
    expect_corpora(&room, 1)?;
    room.element("pick-files")?
        .type_in(&files.paths(&["hong.pack", "quet.pdf"]))?;
    room.expect_text("report", "2 tệp, 2 tệp không lấy")?;
    room.expect_text("intake-over", "Không tệp nào đọc được")?;
    expect_corpora(&room, 1)?;
    // An address elsewhere is not asked.
    let address = room.element("pack-address")?;
    address.type_in("https://example.org/x.pack")?;
    room.element("pack-fetch")?.click()?;
    room.expect_text("word", "máy chủ khác")?;
    address.clear()?;
    address.type_in("không-có.pack")?;
    room.element("pack-fetch")?.click()?;
    room.expect_text("word", "Không lấy được gì")?;
    ensure!(Path::new(&files.0).exists());
    Ok(())
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn the_bytes_of_a_file_come_back_as_they_were() -> Result<()> {
    let files = mixed()?;
    let room = ReadingRoom::open("#documents")?;
    take(&room, &files, &["cu.txt"])?;
    // After a reload they come from what the browser keeps.
    room.browser.reload()?;
    room.element("corpus")?.find("summary")?.click()?;
    room.element("original")?;
    room.browser.script(
        "const make = URL.createObjectURL.bind(URL);
         URL.createObjectURL = blob => {
             blob.arrayBuffer().then(bytes => { window.saved = [...new Uint8Array(bytes)]; });
             return make(blob);
         };",
        &json!([]),
    )?;
    room.element("original")?.click()?;
    let saved = room.browser.wait("the file is handed out", || {
        let saved = room
            .browser
            .script("return window.saved ?? null", &json!([]))?;
        Ok((!saved.is_null()).then_some(saved))
    })?;
    ensure!(saved == json!(OLD), "other bytes: {saved}");
    Ok(())
}

/// Reads the stores of the device into `window.stores`: of each the keys with length and sum of the bytes under them. The
/// byte that tries whether files can be kept is no part of a corpus; the next corpus takes it away.
const STORES: &str = "
    window.stores = null;
    const failed = error => { window.stores = `${error}`; };
    const asked = indexedDB.open('danbiet-corpora');
    asked.onerror = () => failed(asked.error);
    asked.onsuccess = () => {
        const database = asked.result, names = [...database.objectStoreNames], found = {};
        const reading = database.transaction(names);
        for (const name of names) {
            const keys = reading.objectStore(name).getAllKeys();
            const values = reading.objectStore(name).getAll();
            values.onsuccess = () => { found[name] = keys.result.map((key, n) => [key, values.result[n]]); };
        }
        reading.oncomplete = async () => {
            database.close();
            for (const name of names) {
                const kept = found[name].filter(([key]) => key !== 'tried');
                found[name] = await Promise.all(kept.map(async ([key, value]) => {
                    const bytes = new Uint8Array(await new Response(value).arrayBuffer());
                    return [key, bytes.length, bytes.reduce((sum, byte) => (31 * sum + byte) % 999983, 7)];
                }));
            }
            window.stores = found;
        };
    };";

fn stores(room: &ReadingRoom) -> Result<Value> {
    room.browser.script(STORES, &json!([]))?;
    room.browser.wait("the stores are read", || {
        let stores = room.browser.script("return window.stores", &json!([]))?;
        Ok((!stores.is_null()).then_some(stores))
    })
}

/// Lets what is put into a store of the page fail from now on, until the page is loaded anew or `window.works` is set.
fn break_store(room: &ReadingRoom, store: &str, fault: &str) -> Result<()> {
    room.browser
        .script(
            &format!(
                "const put = IDBObjectStore.prototype.put;
                 IDBObjectStore.prototype.put = function (...given) {{
                     const asked = put.apply(this, given), writing = this.transaction;
                     if (this.name === {store:?} && given[1] !== 'tried' && !window.works) {{
                         window.failed = true;
                         {fault}
                     }}
                     return asked;
                 }};"
            ),
            &json!([]),
        )
        .map(drop)
}

/// Takes in files that cannot be kept: what the page says of them.
fn take_in_vain(room: &ReadingRoom, files: &Files, name: &str, said: &str) -> Result<()> {
    room.element("pick-files")?.type_in(&files.paths(&[name]))?;
    room.expect_text("made", name)?;
    room.expect_text("kept", said)?;
    room.expect_text("kept", "Hãy lưu tệp .pack")
}

const FULL: &str = "đã đầy: hãy xóa bớt bộ tài liệu rồi thử lại. Chưa giữ được";
const BROKEN_OFF: &str = "bỏ dở việc giữ; hãy thử lại. Chưa giữ được";

/// What stands beside a corpus that is there as long as the page is.
const LOOSE: &str = "chưa giữ trên máy";

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_store_that_fails_half_way_is_told_and_harms_nothing() -> Result<()> {
    let files = mixed()?;
    let room = ReadingRoom::open("#documents")?;
    take(&room, &files, &["cu.txt"])?;
    expect_corpora(&room, 1)?;
    let before = stores(&room)?;
    ensure!(before["packs"].as_array().map(Vec::len) == Some(1));
    // Entry, pack and files are put in this order, each into its store. The browser refuses one at once, or takes all
    // and gives the transaction up while it writes, for want of room or for reasons of its own.
    for (store, fault, said) in [
        (
            "packs",
            "throw new DOMException('', 'QuotaExceededError');",
            FULL,
        ),
        (
            "files",
            "Object.defineProperty(writing, 'error', { value: new DOMException('', 'QuotaExceededError') });
             queueMicrotask(() => writing.abort());",
            FULL,
        ),
        ("files", "queueMicrotask(() => writing.abort());", BROKEN_OFF),
        ("packs", "writing.abort();", BROKEN_OFF),
    ] {
        break_store(&room, store, fault)?;
        take_in_vain(&room, &files, "bang.csv", said)?;
        expect_corpora(&room, 2)?;
        // The same as is kept already takes its place, or does not.
        take_in_vain(&room, &files, "cu.txt", said)?;
        expect_corpora(&room, 2)?;
        let failed = room
            .browser
            .script("return window.failed ?? false", &json!([]))?;
        ensure!(failed == true, "nothing was put into {store}");
        ensure!(stores(&room)? == before, "half of a corpus is kept: {fault}");
        room.browser.reload()?;
        expect_corpora(&room, 1)?;
        ensure!(
            stores(&room)? == before,
            "a reload brought half of a corpus: {fault}"
        );
    }
    // The one that was kept before opens from what is kept.
    room.element("corpus-open")?.click()?;
    room.expect_documents(&["cu"])
}

#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn what_was_not_kept_is_kept_when_it_is_tried_again() -> Result<()> {
    let files = mixed()?;
    let room = ReadingRoom::open("#documents")?;
    take(&room, &files, &["cu.txt"])?;
    expect_corpora(&room, 1)?;
    break_store(
        &room,
        "packs",
        "throw new DOMException('', 'QuotaExceededError');",
    )?;
    take_in_vain(&room, &files, "bang.csv", FULL)?;
    expect_corpora(&room, 2)?;
    room.expect_text("corpora", LOOSE)?;
    room.browser.script("window.works = true", &json!([]))?;
    room.element("pick-files")?
        .type_in(&files.paths(&["bang.csv"]))?;
    room.expect_text("kept", "Đã giữ trên máy này")?;
    expect_corpora(&room, 2)?;
    let said = plain(&room.element("corpora")?.text()?);
    ensure!(!said.contains(LOOSE), "{said}");
    room.browser.reload()?;
    expect_corpora(&room, 2)?;
    ensure!(stores(&room)?["packs"].as_array().map(Vec::len) == Some(2));
    Ok(())
}

/// What Chromium itself does when the room that it gives to a site is used up.
#[test]
#[ignore = "needs a browser: cargo xtask e2e"]
fn a_full_store_is_told_and_harms_nothing() -> Result<()> {
    let line = "Dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng.\n";
    let long = line.repeat(20_000);
    let files = Files::new(
        "full",
        &[
            ("cu.txt", OLD),
            ("dài.txt", long.as_bytes()),
            ("ngắn.txt", line.as_bytes()),
        ],
    )?;
    // The copy of the site that is kept for days without a connection would need room as well.
    let options = Options {
        workers: false,
        ..Options::default()
    };
    let room = ReadingRoom::open_with("#documents", &options)?;
    let origin = room.browser.script("return location.origin", &json!([]))?;
    room.browser.developer(
        "Storage.overrideQuotaForOrigin",
        &json!({ "origin": origin, "quotaSize": long.len() / 2 }),
    )?;
    take(&room, &files, &["cu.txt"])?;
    expect_corpora(&room, 1)?;
    let before = stores(&room)?;
    ensure!(before["packs"].as_array().map(Vec::len) == Some(1));
    take_in_vain(&room, &files, "dài.txt", FULL)?;
    expect_corpora(&room, 2)?;
    ensure!(stores(&room)? == before, "half of a corpus is kept");
    // It is there as long as the page is.
    room.element("open-made")?.click()?;
    room.search("thụ hưởng")?;
    room.expect_documents(&["dài"])?;
    room.go("#documents")?;
    // What finds room is kept.
    take(&room, &files, &["ngắn.txt"])?;
    room.expect_text("kept", "Đã giữ trên máy này")?;
    room.browser.reload()?;
    expect_corpora(&room, 2)?;
    let said = plain(&room.element("corpora")?.text()?);
    ensure!(!said.contains("dài"), "{said}");
    Ok(())
}
