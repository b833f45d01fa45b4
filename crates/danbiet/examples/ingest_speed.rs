//! How fast files become a corpus: `cargo run --release -p danbiet --example ingest_speed -- FILE [LIMIT]`.
//!
//! `FILE` holds one JSON object with `title` and `text` on each line (gzip or plain). The first
//! `LIMIT` documents (1000 without it) are read as files of plain text, analysed, indexed and stored, on one
//! thread, as the worker of the app does. Printed is the time of each step, and megabytes per second.

use std::{
    env, fs,
    io::{BufRead, BufReader, Read},
    time::{Duration, Instant},
};

use anyhow::Context;
use danbiet_corpus::{analyse::Lexicons, batch::Batch};
use danbiet_formats::{Found, Limits, read};

fn main() -> anyhow::Result<()> {
    let mut args = env::args().skip(1);
    let path = args.next().context("name a file of documents")?;
    let limit = args.next().map_or(Ok(1000), |n| n.parse())?;
    let files = files(&path, limit)?;
    let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    println!("{} documents, {bytes} bytes", files.len());
    let start = Instant::now();
    let lexicons = Lexicons::shipped();
    tell("tables", start.elapsed(), None);

    let whole = Instant::now();
    let mut batch = Batch::default();
    for (name, bytes) in &files {
        read(name, bytes, &Limits::default(), &mut |found| {
            if let Found::Text(material) = found {
                batch.add(material);
            }
        });
    }
    tell("read and zoned", whole.elapsed(), Some(bytes));
    let start = Instant::now();
    let mut sealed = batch.seal("");
    tell("sealed", start.elapsed(), Some(bytes));
    let start = Instant::now();
    sealed.step(usize::MAX, &lexicons);
    tell("analysed", start.elapsed(), Some(bytes));
    let start = Instant::now();
    let pack = sealed.store()?;
    tell("indexed and stored", start.elapsed(), Some(bytes));
    tell("all", whole.elapsed(), Some(bytes));
    println!("pack of {} bytes", pack.len());
    Ok(())
}

fn tell(what: &str, time: Duration, bytes: Option<usize>) {
    let seconds = time.as_secs_f64();
    match bytes {
        Some(bytes) => println!(
            "{what:<20} {seconds:7.2} s {:8.2} MB/s",
            bytes as f64 / 1e6 / seconds
        ),
        None => println!("{what:<20} {seconds:7.2} s"),
    }
}

fn files(path: &str, limit: usize) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut bytes = fs::read(path).with_context(|| path.to_owned())?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut plain = Vec::new();
        flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut plain)?;
        bytes = plain;
    }
    let mut files = Vec::new();
    for (number, line) in BufReader::new(bytes.as_slice())
        .lines()
        .take(limit)
        .enumerate()
    {
        let row: serde_json::Value = serde_json::from_str(&line?)?;
        let field = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        let text = [field("title"), field("text")].join("\n");
        files.push((format!("{number:06}.txt"), text.into_bytes()));
    }
    Ok(files)
}
