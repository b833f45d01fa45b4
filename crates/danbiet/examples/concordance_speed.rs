//! How fast the concordance is: `cargo run --release -p danbiet --example concordance_speed -- PACK [QUERY]`.
//!
//! `PACK` is a corpus made by `danbiet build`; without a `QUERY` the most frequent syllable is asked for.
//! Printed is the best of five times in milliseconds, each from the answer on: all lines and the
//! first screen of them, in several orders; and their groups.

use std::{env, fs, time::Instant};

use anyhow::Context as _;
use danbiet_corpus::{
    Corpus,
    concordance::{Config, Context, GroupBy, Slot, SortKey, concordance},
    search::{Request, search},
};

/// How many lines a screen shows.
const SCREEN: usize = 40;

fn main() -> anyhow::Result<()> {
    let mut args = env::args().skip(1);
    let path = args.next().context("name a pack")?;
    let corpus = Corpus::open(fs::read(path)?)?;
    let query = match args.next() {
        Some(query) => query,
        None => most_frequent(&corpus)?,
    };
    let start = Instant::now();
    let answer = search(&corpus, &Request::new(&query))?;
    println!(
        "{query}: {} hits in {} documents, search {:.1} ms",
        answer.total(),
        answer.documents.len(),
        ms(start)
    );
    let side = |slot: fn(u8) -> Slot| (1..=3).map(|n| SortKey::Slot(slot(n))).collect();
    let orders: [(&str, Vec<SortKey>); 6] = [
        ("documents", Vec::new()),
        ("node", vec![SortKey::Slot(Slot::Node)]),
        ("l1 l2 l3", side(Slot::Left)),
        ("r1 r2 r3", side(Slot::Right)),
        ("place", vec![SortKey::Place]),
        (
            "date r1",
            vec![SortKey::Date, SortKey::Slot(Slot::Right(1))],
        ),
    ];
    for (name, sort) in orders {
        let slots = sort.iter().filter_map(|key| match key {
            SortKey::Slot(slot) => Some(*slot),
            _ => None,
        });
        let context = Context {
            width: 8,
            slots: slots.collect(),
        };
        let config = Config { sort, sample: None };
        let (mut lines, mut screen) = (f64::MAX, f64::MAX);
        for _ in 0..5 {
            let start = Instant::now();
            let table = concordance(&corpus, &answer, &config)?;
            lines = lines.min(ms(start));
            let rows = table.rows(&corpus, &answer, 0..SCREEN, &context)?;
            anyhow::ensure!(rows.len() == SCREEN.min(table.lines.len()));
            screen = screen.min(ms(start));
        }
        println!("  by {name:<10} lines {lines:7.1} ms, first screen after {screen:7.1} ms");
    }
    let table = concordance(&corpus, &answer, &Config::default())?;
    for by in [
        GroupBy::Slot(Slot::Right(1)),
        GroupBy::Collocate,
        GroupBy::Document,
    ] {
        let (mut time, mut groups) = (f64::MAX, 0);
        for _ in 0..5 {
            let start = Instant::now();
            groups = table.groups(&corpus, by)?.len();
            time = time.min(ms(start));
        }
        println!("  {groups:>6} groups by {:<10} {time:7.1} ms", by.name());
    }
    Ok(())
}

/// The form that occurs most often.
fn most_frequent(corpus: &Corpus) -> anyhow::Result<String> {
    let index = corpus.index()?;
    let forms = (0..index.lexicon.forms()).map(|form| (form, index.postings.count(form)));
    let most = forms.max_by_key(|&(_, count)| count);
    let (form, _) = most.context("the corpus is empty")?;
    Ok(["level:typed ", index.lexicon.form(form)].concat())
}

fn ms(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}
