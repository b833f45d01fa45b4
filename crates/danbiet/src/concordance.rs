//! `danbiet concordance`: every hit on a line of its own, the very lines that the app shows.

use std::io::Write;

use anyhow::{Context as _, bail};
use clap::ValueEnum;
use danbiet_corpus::{
    Corpus, Zone,
    concordance::{self, Concordance, Config, Context, GroupBy, KEYS, Sample, SortKey},
    export::{self, Header},
    search::{self, Answer, Reach, Reading, Request, Zones},
};
use danbiet_text::Span;

use crate::source::{self, CorpusSource};

/// What the verb takes.
#[derive(clap::Args)]
pub struct Args {
    /// The query, in the query language
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    query: String,
    #[command(flatten)]
    source: CorpusSource,
    /// Up to three of l3 l2 l1 node r1 r2 r3 document place date
    #[arg(long, value_name = "KEYS", value_delimiter = ',')]
    sort: Vec<String>,
    /// How many words of context to either side
    #[arg(long, value_name = "WORDS", default_value_t = 8)]
    width: u32,
    /// A random sample of this many lines
    #[arg(long, value_name = "LINES")]
    sample: Option<u32>,
    /// The number that the sample is drawn from: the same number draws the same lines
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Count what lines have in common: a slot, collocate, document, place, province, year,
    /// publisher, event, org, person, cites, theme
    #[arg(long, value_name = "WHAT")]
    group_by: Option<String>,
    /// Only the lines of this group, as `--group-by` names it
    #[arg(long, value_name = "GROUP", requires = "group_by")]
    only: Option<String>,
    /// How marks are read, whatever the query has
    #[arg(long, value_enum)]
    level: Option<Level>,
    /// How far apart the words of the query may stand
    #[arg(long, value_enum, default_value_t = Farthest::Sentence)]
    group: Farthest,
    /// Search the furniture of the pages too
    #[arg(long)]
    furniture: bool,
    /// Do not read short forms as what they stand for
    #[arg(long)]
    no_abbreviations: bool,
    /// Print this many lines or groups at most; everything is counted all the same
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Print one JSON object; offsets in Unicode scalar values
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Print CSV under a header of lines that begin with #
    #[arg(long)]
    csv: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Level {
    Typed,
    Any,
}

#[derive(Clone, Copy, ValueEnum)]
enum Farthest {
    Adjacent,
    Sentence,
    Document,
    Some,
}

/// How many characters the lines on the screen show on either side of the node.
const CHARACTERS: usize = 44;

/// Runs the verb. That there are no lines is an answer, not a failure.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    let config = config(args)?;
    let by = match &args.group_by {
        Some(name) => {
            let names = GroupBy::ALL.iter().map(|by| by.name());
            Some(GroupBy::named(name).with_context(|| no(name, names))?)
        }
        None => None,
    };
    let corpus = args.source.open()?;
    let request = request(args);
    let answer = search::search(&corpus, &request)?;
    let mut lines = concordance::concordance(&corpus, &answer, &config)?;
    if let (Some(by), Some(key)) = (by, &args.only) {
        lines = lines.only(&corpus, by, key)?;
    }
    let mut out = std::io::stdout().lock();
    if args.json || args.csv {
        let header = header(args, &corpus, &request, &answer, &config);
        let table = match by.filter(|_| args.only.is_none()) {
            Some(by) => groups_table(&corpus, &lines, by, header)?,
            None => {
                lines.lines.truncate(args.limit.unwrap_or(usize::MAX));
                let unnamed = |_: &concordance::Line| None;
                concordance::table(&corpus, &answer, &lines, args.width, header, unnamed)?
            }
        };
        match args.json {
            true => writeln!(out, "{}", export::json(&table))?,
            false => write!(out, "{}", export::csv(&table))?,
        }
        return Ok(true);
    }
    write!(out, "{} lines", lines.lines.len())?;
    match config.sample {
        Some(sample) => writeln!(out, " of {}, seed {}", lines.total, sample.seed)?,
        None => writeln!(out)?,
    }
    let limit = args.limit.unwrap_or(usize::MAX);
    match by.filter(|_| args.only.is_none()) {
        Some(by) => {
            for group in lines.groups(&corpus, by)?.iter().take(limit) {
                writeln!(out, "{:>7}  {}", group.count, group.label(&corpus)?)?;
            }
        }
        None => print(&mut out, &corpus, &answer, &lines, args.width, limit)?,
    }
    Ok(true)
}

/// What to say of a name that is none of these.
fn no(name: &str, names: impl Iterator<Item = &'static str>) -> String {
    let names: Vec<&str> = names.collect();
    format!("there is no {name:?}; choose one of {}", names.join(" "))
}

fn config(args: &Args) -> anyhow::Result<Config> {
    if args.sort.len() > KEYS {
        bail!("lines are sorted by {KEYS} keys at most");
    }
    let names = || SortKey::ALL.iter().map(|key| key.name());
    let key = |name: &String| SortKey::named(name).with_context(|| no(name, names()));
    Ok(Config {
        sort: args.sort.iter().map(key).collect::<Result<_, _>>()?,
        sample: args.sample.map(|lines| Sample {
            lines,
            seed: args.seed,
        }),
    })
}

fn request(args: &Args) -> Request {
    Request {
        reading: args.level.map(|level| match level {
            Level::Typed => Reading::Typed,
            Level::Any => Reading::Any,
        }),
        reach: match args.group {
            Farthest::Adjacent => Reach::Adjacent,
            Farthest::Sentence => Reach::Sentence,
            Farthest::Document => Reach::Document,
            Farthest::Some => Reach::Some,
        },
        zones: match args.furniture {
            true => Zones::ALL,
            false => Zones::ARTICLE,
        },
        abbreviations: !args.no_abbreviations,
        ..Request::new(&args.query)
    }
}

fn header(
    args: &Args,
    corpus: &Corpus,
    request: &Request,
    answer: &Answer,
    config: &Config,
) -> Header {
    let mut header = Header::of(corpus, "concordance");
    header.query = Some(request.query.clone());
    header.level = Some(answer.reading.name());
    header.zones = answer.zones.iter().map(Zone::name).collect();
    header.built = source::built();
    header.settings = concordance::settings(config, args.width, answer.total());
    header
}

/// The groups as a table.
fn groups_table(
    corpus: &Corpus,
    lines: &Concordance,
    by: GroupBy,
    mut header: Header,
) -> anyhow::Result<export::Table> {
    header.settings.push(("by", by.name().to_owned()));
    let mut table = export::Table::new(header, &["group", "label", "lines"]);
    for group in lines.groups(corpus, by)? {
        let label = group.label(corpus)?;
        table
            .rows
            .push(vec![group.key.into(), label.into(), group.count.into()]);
    }
    Ok(table)
}

/// The lines for people: the node in the middle.
fn print(
    out: &mut impl Write,
    corpus: &Corpus,
    answer: &Answer,
    lines: &Concordance,
    width: u32,
    limit: usize,
) -> anyhow::Result<()> {
    let context = Context {
        width,
        ..Context::default()
    };
    for row in lines.rows(corpus, answer, 0..limit, &context)? {
        let document = corpus.document(row.line.document)?;
        let words = |span: Span| {
            let words: Vec<&str> = span.of(&document.text).split_whitespace().collect();
            words.join(" ")
        };
        let (left, right) = (words(row.left), words(row.right));
        let before = left.chars().count().saturating_sub(CHARACTERS);
        let left: String = left.chars().skip(before).collect();
        let right: String = right.chars().take(CHARACTERS).collect();
        let node = words(row.hit.span);
        writeln!(
            out,
            "{left:>CHARACTERS$} [{node}] {right:<CHARACTERS$}  {}",
            document.id
        )?;
    }
    if lines.lines.len() > limit {
        writeln!(out, "and {} more lines", lines.lines.len() - limit)?;
    }
    Ok(())
}
