//! How fast the engine is: `cargo run --release --manifest-path benches/native/Cargo.toml -- FILE [LIMIT [FOLDER]]`.
//!
//! `FILE` holds one JSON object with `title` and `text` on each line (gzip or plain). The first
//! `LIMIT` documents (all for 0 and without it) are indexed; then 200 queries drawn from the corpus
//! with a fixed seed are answered completely, each with its first 20 snippets, and so are the
//! keystrokes of three phrases. Printed are sizes, and times in milliseconds. With a `FOLDER` the pack,
//! the documents, the queries and the times are written there for the other engines of the benchmarks.

use std::{
    collections::BTreeMap,
    env, fs,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::Context;
use danbiet_corpus::{
    Corpus, CorpusInfo, Document, Zone,
    analyse::Lexicons,
    document::Words,
    search::{Request, search, snippet},
    zone::Line,
};
use danbiet_text::{Span, fold, sentence, token, word::Segmenter};

fn main() -> anyhow::Result<()> {
    let mut args = env::args().skip(1);
    let path = args.next().context("name a file of documents")?;
    let limit = args.next().map_or(Ok(0), |n| n.parse())?;
    let limit = if limit == 0 { usize::MAX } else { limit };
    let folder = args.next().map(PathBuf::from);
    let segmenter = Lexicons::shipped().segmenter;
    let documents = read(&path, limit, &segmenter)?;
    let text: usize = documents.iter().map(|d| d.text.len()).sum();
    let count = documents.len();
    let start = Instant::now();
    let sections = danbiet_corpus::index::build(&documents);
    println!(
        "{count} documents, {text} bytes, index in {:.1} s",
        start.elapsed().as_secs_f64()
    );
    for (tag, bytes) in &sections {
        println!("  {} {:>10}", tag.escape_ascii(), bytes.len());
    }
    let bytes: usize = sections.iter().map(|(_, bytes)| bytes.len()).sum();
    println!("  all  {bytes:>10}");
    drop(sections);
    let queries = draw(&documents);
    if let Some(folder) = &folder {
        write_for_others(folder, &documents, &queries)?;
    }
    let start = Instant::now();
    let corpus = Corpus::build(CorpusInfo::default(), documents)?;
    let build = start.elapsed().as_secs_f64();
    let peak = peak_memory();
    let bytes = corpus.bytes().to_vec();
    drop(corpus);
    println!(
        "pack of {} bytes in {build:.1} s, peak memory {peak} kB",
        bytes.len()
    );
    if let Some(folder) = &folder {
        fs::write(folder.join("corpus.pack"), &bytes)?;
    }
    let size = bytes.len();
    let start = Instant::now();
    let corpus = Corpus::open(bytes)?;
    println!("open {:.2} ms", ms(start));
    corpus.index()?;
    let open = ms(start);
    println!("open with first use of the index {open:.2} ms");

    let mut all = Vec::new();
    let mut drawn = Vec::new();
    for (kind, queries) in &queries {
        let times = measure(kind, &corpus, queries)?;
        all.extend(times.iter().map(|time| (*kind, *time)));
        if *kind != KEYSTROKES {
            drawn.extend(times);
        }
    }
    summary("all 200", &drawn);
    if let Some(folder) = &folder {
        let report = serde_json::json!({
            "engine": "Dân Biết, native", "documents": count, "text_bytes": text, "build_s": build,
            "peak_kb": peak, "bytes": size, "open_ms": open, "times": all,
        });
        fs::write(folder.join("native.json"), report.to_string())?;
    }
    Ok(())
}

/// What the last kind of queries is called.
const KEYSTROKES: &str = "keystrokes";

/// The most memory that this process has had, in kB; 0 where the system does not say.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    number.unwrap_or(0)
}

/// Writes documents and queries in the form in which every engine can be asked.
fn write_for_others(
    folder: &Path,
    documents: &[Document],
    queries: &[(&'static str, Vec<Request>)],
) -> anyhow::Result<()> {
    fs::create_dir_all(folder)?;
    let mut lines = String::new();
    for document in documents {
        let keys = token::tokens(&document.text).map(|span| fold::any(span.of(&document.text)));
        let folded = keys.collect::<Vec<_>>().join(" ");
        let row = serde_json::json!({ "text": document.text, "folded": folded });
        lines.push_str(&row.to_string());
        lines.push('\n');
    }
    fs::write(folder.join("documents.jsonl"), lines)?;
    let mut rows = Vec::new();
    for (kind, requests) in queries {
        for request in requests {
            let bare = request.query.trim_matches('"').trim_end_matches('*').trim();
            let marked = bare
                .split(' ')
                .any(|token| fold::has_marks(&fold::typed(token)));
            let key = |token: &str| {
                if marked {
                    token.to_owned()
                } else {
                    fold::any(token)
                }
            };
            rows.push(serde_json::json!({
                "kind": kind,
                "query": request.query,
                "typing": request.typing,
                "tokens": bare.split(' ').map(key).collect::<Vec<_>>(),
                "phrase": request.query.starts_with('"'),
                "prefix": request.typing || request.query.ends_with('*'),
                "folded": !marked,
            }));
        }
    }
    fs::write(
        folder.join("queries.json"),
        serde_json::Value::from(rows).to_string(),
    )?;
    Ok(())
}

fn ms(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e3
}

fn read(path: &str, limit: usize, segmenter: &Segmenter) -> anyhow::Result<Vec<Document>> {
    let mut bytes = fs::read(path).with_context(|| path.to_owned())?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut plain = Vec::new();
        flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_end(&mut plain)?;
        bytes = plain;
    }
    let lines = BufReader::new(&bytes[..]).lines().take(limit).enumerate();
    lines
        .map(|(number, line)| {
            let row: BTreeMap<String, serde_json::Value> = serde_json::from_str(&line?)?;
            let field = |name: &str| row.get(name).and_then(|v| v.as_str()).unwrap_or_default();
            Ok(document(number, field("title"), field("text"), segmenter))
        })
        .collect()
}

/// A document whose first line is the title and whose paragraphs are body.
fn document(number: usize, title: &str, text: &str, segmenter: &Segmenter) -> Document {
    let text = format!("{title}\n\n{text}");
    let (mut lines, mut sentences, mut at) = (Vec::new(), Vec::new(), 0);
    for (number, line) in text.split('\n').enumerate() {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len() + 1;
        if span.is_empty() {
            continue;
        }
        let zone = if number == 0 { Zone::Title } else { Zone::Body };
        lines.push(Line {
            number: number as u32 + 1,
            span,
            zone,
            marker: None,
        });
        if zone == Zone::Body {
            sentences.extend(sentence::sentences(&text, span));
        }
    }
    let words = lines
        .iter()
        .flat_map(|line: &Line| segmenter.words(&text, line.span))
        .collect::<Vec<_>>();
    Document {
        words: Words::new(&text, &words),
        id: format!("{number:06}"),
        text,
        lines,
        sentences,
        ..Document::default()
    }
}

/// Writes a query from what draws so many tokens in a row.
type Writer<'w> = dyn FnMut(&mut dyn FnMut(usize) -> String) -> String + 'w;

/// Queries drawn from the texts with a fixed seed.
fn draw(documents: &[Document]) -> Vec<(&'static str, Vec<Request>)> {
    let mut seed = 20_220_516u64;
    let mut random = |below: usize| {
        // The multiplier and increment of Knuth's MMIX.
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let mut tokens = |count: usize| loop {
        let document = &documents[random(documents.len())];
        let all: Vec<Span> = token::tokens(&document.text).collect();
        if all.len() <= count {
            continue;
        }
        let at = random(all.len() - count);
        let span = all[at].cover(all[at + count - 1]);
        let text = span.of(&document.text);
        let plain =
            text.split(' ').count() == count && text.chars().all(|c| c.is_alphabetic() || c == ' ');
        if plain {
            return text.to_lowercase();
        }
    };
    let mut make = |number: usize, of: &mut Writer<'_>| {
        (0..number)
            .map(|_| Request::new(of(&mut tokens)))
            .collect::<Vec<_>>()
    };
    let syllables = make(40, &mut |tokens| tokens(1));
    let words = make(50, &mut |tokens| tokens(2));
    let phrases = make(30, &mut |tokens| format!("\"{}\"", tokens(3)));
    let prefixes = make(40, &mut |tokens| {
        let token = tokens(1);
        format!("{}*", token.chars().take(2).collect::<String>())
    });
    let unmarked = make(40, &mut |tokens| {
        let two = tokens(2);
        two.split(' ').map(fold::any).collect::<Vec<_>>().join(" ")
    });
    let keystrokes = [
        "quyền sở hữu đất đai",
        "xử phạt vi phạm hành chính",
        "uy ban nhan dan",
    ];
    let keystrokes = keystrokes.iter().flat_map(|phrase| {
        phrase.char_indices().map(|(at, c)| Request {
            typing: true,
            ..Request::new(&phrase[..at + c.len_utf8()])
        })
    });
    vec![
        ("40 syllables", syllables),
        ("50 pairs", words),
        ("30 phrases", phrases),
        ("40 prefixes", prefixes),
        ("40 unmarked", unmarked),
        (KEYSTROKES, keystrokes.collect()),
    ]
}

/// The time of each query in milliseconds, the best of five.
fn measure(kind: &str, corpus: &Corpus, queries: &[Request]) -> anyhow::Result<Vec<f64>> {
    let mut times = Vec::new();
    for query in queries {
        let mut best = f64::MAX;
        for _ in 0..5 {
            let start = Instant::now();
            let answer = search(corpus, query)?;
            for entry in answer.documents.iter().take(20) {
                snippet::snippet(corpus, &answer, entry, 200)?;
            }
            best = best.min(ms(start));
        }
        times.push(best);
    }
    summary(kind, &times);
    Ok(times)
}

fn summary(kind: &str, times: &[f64]) {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    let (p50, p95, max) = (at(0.5), at(0.95), at(1.0));
    println!("{kind:<14} p50 {p50:.3}  p95 {p95:.3}  max {max:.3}");
}
