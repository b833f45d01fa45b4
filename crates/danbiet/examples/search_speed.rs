//! How fast the engine is: `cargo run --release -p danbiet --example search_speed -- FILE [LIMIT]`.
//!
//! `FILE` holds one JSON object with `title` and `text` on each line (gzip or plain). The first
//! `LIMIT` documents (all without it) are indexed; then 200 queries drawn from the corpus with a
//! fixed seed are answered completely, each with its first 20 snippets, and so are the keystrokes of
//! three phrases. Printed are sizes, and times in milliseconds.

use std::{
    collections::BTreeMap,
    env, fs,
    io::{BufRead, BufReader, Read},
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
    let limit = args.next().map_or(Ok(usize::MAX), |n| n.parse())?;
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
    let corpus = Corpus::build(CorpusInfo::default(), documents)?;
    let bytes = corpus.bytes().to_vec();
    drop(corpus);
    let start = Instant::now();
    let corpus = Corpus::open(bytes)?;
    println!("open {:.2} ms", ms(start));
    let start = Instant::now();
    corpus.index()?;
    println!("first use of the index {:.2} ms", ms(start));

    for (kind, queries) in &queries {
        report(kind, &corpus, queries)?;
    }
    let all: Vec<Request> = queries
        .iter()
        .filter(|(kind, _)| !kind.contains("keystroke"))
        .flat_map(|(_, queries)| queries.clone())
        .collect();
    report("all 200", &corpus, &all)
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
    let mut make =
        |number: usize, of: &mut dyn FnMut(&mut dyn FnMut(usize) -> String) -> String| {
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
        ("keystrokes", keystrokes.collect()),
    ]
}

fn report(kind: &str, corpus: &Corpus, queries: &[Request]) -> anyhow::Result<()> {
    let mut times = Vec::new();
    let mut hits = 0;
    for query in queries {
        let mut best = f64::MAX;
        for _ in 0..5 {
            let start = Instant::now();
            let answer = search(corpus, query)?;
            for entry in answer.documents.iter().take(20) {
                snippet::snippet(corpus, &answer, entry, 200)?;
            }
            best = best.min(ms(start));
            hits = hits.max(answer.total());
        }
        times.push((best, &query.query));
    }
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].0;
    println!(
        "{kind:<14} p50 {:.3}  p95 {:.3}  max {:.3}  ({})  most hits {hits}",
        at(0.5),
        at(0.95),
        at(1.0),
        times[times.len() - 1].1,
    );
    Ok(())
}
