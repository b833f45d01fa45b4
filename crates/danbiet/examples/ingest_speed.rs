//! How fast files become a corpus: `cargo run --release -p danbiet --example ingest_speed -- FILE [LIMIT [OUT]]`.
//!
//! `FILE` holds one JSON object with `title` and `text` on each line (gzip or plain). The first
//! `LIMIT` documents (1000 without it) are read as files of plain text, analysed, indexed and stored, on one
//! thread, as the worker of the app does. Printed is the time of each step, and megabytes per second.
//! Before that, each stage of the analysis is run by itself over all documents, to see which of them
//! takes the time. The pack is written to `OUT`: two versions of the program can be compared by it.

use std::{
    env, fs,
    io::{BufRead, BufReader, Read},
    time::{Duration, Instant},
};

use anyhow::Context;
use danbiet_corpus::{
    analyse::Lexicons,
    annotate::{View, annotate},
    batch::{Batch, share_of_syllables},
    ingest, metadata, zone,
};
use danbiet_formats::{Found, Limits, read};
use danbiet_text::{Span, sentence};

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
    stages(&files, bytes, &lexicons)?;

    println!("as a batch:");
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
    if let Some(out) = args.next() {
        fs::write(&out, &pack).context(out)?;
    }
    Ok(())
}

/// Each stage of the analysis over all documents, one stage after the other.
fn stages(files: &[(String, Vec<u8>)], bytes: usize, lexicons: &Lexicons) -> anyhow::Result<()> {
    println!("stage by stage:");
    let mut start = Instant::now();
    let mut told = |what: &str| {
        tell(what, start.elapsed(), Some(bytes));
        start = Instant::now();
    };
    let texts: Result<Vec<String>, _> = (files.iter())
        .map(|(_, bytes)| ingest::decode(bytes).map(|decoded| decoded.text))
        .collect();
    let texts = texts?;
    told("decoded");
    let shares = texts.iter().filter_map(|text| share_of_syllables(text));
    let least = shares.min().unwrap_or_default();
    told("language");
    let lines: Vec<_> = texts.iter().map(|text| zone::lines(text)).collect();
    told("zones");
    let sentences: Vec<Vec<Span>> = (texts.iter().zip(&lines))
        .map(|(text, lines)| {
            let prose = lines.iter().filter(|line| line.zone.is_prose());
            let sentences = prose.map(|line| sentence::sentences(text, line.content(text)));
            sentences.flatten().collect()
        })
        .collect();
    told("sentences");
    let words: usize = (texts.iter().zip(&sentences))
        .flat_map(|(text, sentences)| sentences.iter().map(move |span| (text, *span)))
        .map(|(text, span)| lexicons.segmenter.words(text, span).len())
        .sum();
    told("words");
    let inputs = texts.iter().zip(lines.iter().zip(&sentences));
    let views: Vec<View<'_>> = inputs
        .map(|(text, (lines, sentences))| View::new(text, lines, sentences))
        .collect();
    told("tokens");
    let layers: Vec<_> = views
        .iter()
        .map(|view| annotate(view, None, &lexicons.gazetteer))
        .collect();
    told("annotations");
    let titles = (views.iter().zip(&layers))
        .map(|(view, layers)| metadata::infer(view, layers, &lexicons.gazetteer))
        .filter(|facts| facts.title.is_some())
        .count();
    told("metadata");
    println!("{words} words in sentences, {titles} titles, {least} % of syllables at least");
    Ok(())
}

fn tell(what: &str, time: Duration, bytes: Option<usize>) {
    let seconds = time.as_secs_f64();
    match bytes {
        Some(bytes) => println!(
            "{what:<20} {seconds:7.3} s {:8.2} MB/s",
            bytes as f64 / 1e6 / seconds
        ),
        None => println!("{what:<20} {seconds:7.3} s"),
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
