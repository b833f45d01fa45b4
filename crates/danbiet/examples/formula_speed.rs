//! How fast formulas are found: `cargo run --release -p danbiet --example formula_speed -- FILE`.
//!
//! `FILE` is a pack (`benches/native` leaves one in its folder). Printed are the time of each step, how
//! much there is, and the most memory that the process has had.

use std::{env, fs, time::Instant};

use anyhow::Context;
use danbiet_corpus::{
    Corpus,
    reuse::{self, Progress, Request, Search},
};

fn main() -> anyhow::Result<()> {
    let path = env::args().nth(1).context("name a pack")?;
    let corpus = Corpus::open(fs::read(&path).with_context(|| path.clone())?)?;
    let start = Instant::now();
    corpus.index()?;
    println!("index {} ms", start.elapsed().as_millis());
    for shortest in [6, 12, 20] {
        let request = Request {
            shortest,
            ..Request::default()
        };
        let mut search = Search::new(request);
        let whole = Instant::now();
        loop {
            let start = Instant::now();
            let progress = search.step(&corpus)?;
            let time = start.elapsed().as_millis();
            match progress {
                Progress::Step(step) => println!("  step {step}: {time} ms"),
                Progress::Done(found) => {
                    println!("  last step: {time} ms");
                    println!(
                        "from {shortest} syllables: {} formulas, {} pairs, {} syllables of {} documents, {} ms, {} bytes",
                        found.found,
                        found.pairs.len(),
                        found.syllables,
                        found.documents,
                        whole.elapsed().as_millis(),
                        postcard::to_allocvec(&found)?.len(),
                    );
                    break;
                }
            }
        }
    }
    let mut ids = corpus.ids();
    if let (Some(a), Some(b)) = (ids.next(), ids.next()) {
        let request = Request::default();
        let start = Instant::now();
        reuse::compare(
            &corpus,
            [a, b],
            request.zones,
            request.shorts,
            request.shortest,
        )?;
        println!("two documents {} µs", start.elapsed().as_micros());
    }
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    println!("peak memory {}", peak.unwrap_or(" not known").trim());
    Ok(())
}
