//! How fast words are counted: `cargo run --release -p danbiet --example words_speed -- PACK`.
//!
//! `PACK` is a pack, made by `danbiet build` or left by the benchmarks of search (`cargo xtask bench`). Printed are the
//! median and the slowest of seven runs in milliseconds, each over an opened corpus whose index has
//! been used before.

use std::{env, fs, time::Instant};

use anyhow::Context;
use danbiet_corpus::{
    Corpus, DocId,
    frequency::{self, Config, Part, Same, Symbols, Unit},
    search::{self, Request, Zones},
    subcorpus::{Subcorpus, Window},
};

const WORDS: Config = Config {
    unit: Unit::Word,
    length: 1,
};

fn main() -> anyhow::Result<()> {
    let path = env::args().nth(1).context("name a pack")?;
    let corpus = Corpus::open(fs::read(&path).context(path)?)?;
    let index = corpus.index()?;
    println!("{} documents, {} tokens", corpus.len(), index.tokens());
    measure("word list from the pack", || {
        let symbols = Symbols::new(&corpus, Same::Typed)?;
        let list = frequency::list(&corpus, &symbols, &Part::Articles, WORDS, 1)?;
        let rows = list.rows.iter().take(100);
        let labels = rows.map(|row| frequency::label(&corpus, Same::Typed, row));
        Ok(labels.collect::<Result<Vec<_>, _>>()?.len() + list.rows.len())
    })?;
    let half: Vec<DocId> = corpus.ids().step_by(2).collect();
    for (name, same) in [("typed", Same::Typed), ("any", Same::Any)] {
        measure(
            &format!("word list of every second document ({name})"),
            || {
                let symbols = Symbols::new(&corpus, same)?;
                let part = Subcorpus::documents(&index, &half, Zones::ARTICLE);
                Ok(frequency::count(&index, &symbols, &part, WORDS, 1)
                    .rows
                    .len())
            },
        )?;
    }
    for length in [2, 4] {
        measure(
            &format!("sequences of {length} words that occur twice"),
            || {
                let symbols = Symbols::new(&corpus, Same::Typed)?;
                let config = Config { length, ..WORDS };
                let list = frequency::list(&corpus, &symbols, &Part::Articles, config, 2)?;
                Ok(list.rows.len())
            },
        )?;
    }
    measure("keywords of every second document against the rest", || {
        let symbols = Symbols::new(&corpus, Same::Typed)?;
        let target = Subcorpus::documents(&index, &half, Zones::ARTICLE);
        let rest = Subcorpus::zones(&index, Zones::ARTICLE).without(&target);
        let found = frequency::keywords(&index, &symbols, (&target, &rest), WORDS, 1);
        Ok(found.rows.len())
    })?;
    // Words of two syllables: a frequent one, one in the middle, a rare one.
    let symbols = Symbols::new(&corpus, Same::Typed)?;
    let list = frequency::list(&corpus, &symbols, &Part::Articles, WORDS, 1)?;
    let twos: Vec<_> = list
        .rows
        .iter()
        .filter(|row| row.first.1 - row.first.0 == 2 && row.count >= 20)
        .collect();
    for at in [0, twos.len() / 10, twos.len().saturating_sub(1)] {
        let Some(row) = twos.get(at) else { continue };
        let name = frequency::label(&corpus, Same::Typed, row)?;
        for (what, window) in [
            ("5 words", Window::Words { left: 5, right: 5 }),
            ("the sentence", Window::Sentence),
        ] {
            measure(
                &format!("collocates of “{name}” ({} times) in {what}", row.count),
                || {
                    let symbols = Symbols::new(&corpus, Same::Typed)?;
                    let request = Request::new(format!("\"{name}\""));
                    let answer = search::search(&corpus, &request)?;
                    let near = Subcorpus::near(&index, &answer, window);
                    let near = frequency::count(&index, &symbols, &near, WORDS, 1);
                    let all = frequency::list(&corpus, &symbols, &Part::Articles, WORDS, 1)?;
                    let hits = answer.total() as u64;
                    Ok(frequency::collocates(&symbols, &near, &all, hits).len())
                },
            )?;
        }
    }
    Ok(())
}

fn measure(name: &str, mut run: impl FnMut() -> anyhow::Result<usize>) -> anyhow::Result<()> {
    let mut times = Vec::new();
    let mut rows = 0;
    for _ in 0..7 {
        let start = Instant::now();
        rows = run()?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    println!("{:>8.1} {:>8.1}  {name}: {rows} rows", times[3], times[6]);
    Ok(())
}
