//! How fast quotes are verified: `cargo run --release -p danbiet --example verify_speed -- PACK`.
//!
//! `PACK` is a corpus made by `danbiet build`. Quotes are cut out of documents all over it, and altered
//! in fixed ways. Printed is, for each length and kind, how many were found to be what they are, the
//! median and the longest time in milliseconds.

use std::{env, fs, time::Instant};

use anyhow::Context as _;
use danbiet_corpus::{
    Corpus,
    quote::{Verdict, verify},
};

/// How many quotes of each kind.
const QUOTES: usize = 100;

/// A way to change a quote, with its name and what it is then.
type Change = (&'static str, fn(&[&str]) -> String, Verdict);

fn main() -> anyhow::Result<()> {
    let path = env::args().nth(1).context("name a pack")?;
    let corpus = Corpus::open(fs::read(path)?)?;
    let start = Instant::now();
    corpus.index()?;
    println!("{} documents, index {:.1} ms", corpus.len(), ms(start));
    let changes: [Change; 5] = [
        ("as printed", |words| words.join(" "), Verdict::Near),
        (
            "in capitals",
            |words| words.join(" ").to_uppercase(),
            Verdict::Near,
        ),
        ("a word replaced", replaced, Verdict::Altered),
        ("without marks", without_marks, Verdict::Altered),
        ("words shuffled", shuffled, Verdict::Absent),
    ];
    for length in [6, 25, 150, 1000] {
        for (name, change, expected) in changes {
            let mut times = Vec::new();
            let mut right = 0;
            for number in 0..QUOTES {
                let id = danbiet_corpus::DocId((number * corpus.len() / QUOTES) as u32);
                let text = &corpus.document(id)?.text;
                let words: Vec<&str> = text.split_whitespace().skip(10).take(length).collect();
                if words.len() < length {
                    continue;
                }
                let quote = change(&words);
                let start = Instant::now();
                let verdict = verify(&corpus, &quote)?.verdict();
                times.push(ms(start));
                right += usize::from(
                    verdict == expected || (expected == Verdict::Near && verdict < expected),
                );
            }
            times.sort_by(f64::total_cmp);
            if let (Some(most), Some(middle)) = (times.last(), times.get(times.len() / 2)) {
                println!(
                    "{length:5} words, {name:16} {right:3} of {:3} right, {middle:8.2} ms, at most {most:8.2} ms",
                    times.len()
                );
            }
        }
    }
    Ok(())
}

/// The word in the middle is another one.
fn replaced(words: &[&str]) -> String {
    let mut words = words.to_vec();
    let middle = words.len() / 2;
    words[middle] = "không_hề";
    words.join(" ")
}

fn without_marks(words: &[&str]) -> String {
    let plain = words.iter().map(|word| danbiet_text::fold::any(word));
    plain.collect::<Vec<_>>().join(" ")
}

/// Every word in another place: far from where it stood.
fn shuffled(words: &[&str]) -> String {
    let step = words.len() / 2 + 1;
    let step = (step..)
        .find(|step| gcd(*step, words.len()) == 1)
        .unwrap_or(1);
    let order = (0..words.len()).map(|at| words[at * step % words.len()]);
    order.collect::<Vec<_>>().join(" ")
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}

fn ms(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}
