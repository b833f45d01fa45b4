//! `danbiet stats`: frequency lists, sequences, keywords, collocates and trends, the very rows that
//! the app shows.

use std::io::Write;

use anyhow::Context;
use clap::{Subcommand, ValueEnum};
use danbiet_corpus::{
    Corpus, DocId,
    choice::{self, Choice},
    export::{self, Cell, Header, Table},
    facet::Facet,
    frequency::{self, Config, Part, Same, Stops, Symbols, Unit, table},
    search::{self, Answer, Request},
    statistics::caution::{self, Caution},
    subcorpus::{Subcorpus, Window},
    trend::{self, Axis},
};

use crate::source::{CorpusSource, built};

/// What the verb takes.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

/// What is listed.
#[derive(Subcommand)]
enum What {
    /// How often each word or syllable occurs
    Words {
        #[command(flatten)]
        list: List,
    },
    /// How often sequences of words or syllables occur
    Ngrams {
        #[command(flatten)]
        list: List,
        /// How many units in a row, from 2 to 6
        #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u8).range(2..=6))]
        length: u8,
    },
    /// What is more or less frequent in one part than in another
    Keyness {
        #[command(flatten)]
        list: List,
        /// The other part: as --part, or `rest`
        #[arg(long, value_name = "PART", default_value = "rest", value_parser = part)]
        against: Choice,
        /// How many units in a row, from 1 to 6
        #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=6))]
        length: u8,
    },
    /// What stands near the hits of a query more often than elsewhere
    Collocates {
        /// The query, in the query language
        #[arg(value_name = "QUERY", allow_hyphen_values = true)]
        node: String,
        #[command(flatten)]
        form: Shape,
        /// How many words to the left
        #[arg(long, value_name = "N", default_value_t = 5)]
        left: u32,
        /// How many words to the right
        #[arg(long, value_name = "N", default_value_t = 5)]
        right: u32,
        /// The whole sentence instead of a window
        #[arg(long, conflicts_with_all = ["left", "right"])]
        sentence: bool,
    },
    /// How often queries are found along years, places, documents
    Trends {
        /// The queries, in the query language
        #[arg(value_name = "QUERY", required = true)]
        queries: Vec<String>,
        #[command(flatten)]
        source: CorpusSource,
        /// What to follow them along: document, or a facet (year, place, province, publisher, …)
        #[arg(long, value_name = "AXIS", default_value = "year", value_parser = axis)]
        by: Axis,
        #[command(flatten)]
        output: Output,
    },
}

/// A list of a part.
#[derive(clap::Args)]
struct List {
    #[command(flatten)]
    form: Shape,
    /// Which part: searched, found (documents with hits), sentences (with hits), document:ID, place:NAME, year:2022 …
    #[arg(long, value_name = "PART", default_value = "searched", value_parser = part)]
    part: Choice,
    /// A query, for parts that are what it has found
    #[arg(
        long,
        value_name = "QUERY",
        default_value = "",
        allow_hyphen_values = true
    )]
    query: String,
}

/// What is counted, and what of it is shown.
#[derive(clap::Args)]
struct Shape {
    #[command(flatten)]
    source: CorpusSource,
    /// What is counted
    #[arg(long, value_enum, default_value_t = By::Word)]
    unit: By,
    /// What counts as the same: typed (case is folded), any (marks too), printed (nothing)
    #[arg(long, value_enum, default_value_t = Level::Typed)]
    same: Level,
    /// Only what occurs this many times
    #[arg(long, value_name = "N", default_value_t = 1)]
    least: u32,
    /// Leave out words of this list: `usual`, or words with commas between
    #[arg(long, value_name = "WORDS", default_value = "")]
    stop: String,
    /// Print this many rows
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
    #[command(flatten)]
    output: Output,
}

#[derive(clap::Args)]
struct Output {
    /// Print one JSON object
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Print CSV under a header
    #[arg(long)]
    csv: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum By {
    Word,
    Syllable,
}

#[derive(Clone, Copy, ValueEnum)]
enum Level {
    Typed,
    Any,
    Printed,
}

fn part(text: &str) -> Result<Choice, String> {
    Choice::parse(text).ok_or_else(|| {
        "say searched, found, sentences, whole, rest, document:ID or FACET:VALUE (place:Hà Tĩnh)".to_owned()
    })
}

fn axis(text: &str) -> Result<Axis, String> {
    match text {
        "document" => Ok(Axis::Document),
        name => Facet::named(name)
            .map(Axis::Facet)
            .ok_or_else(|| "say document, year, place, province, publisher or event".to_owned()),
    }
}

/// Runs the verb. An empty table is an answer, not a failure.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    match &args.what {
        What::Words { list } => words(list, 1, "words"),
        What::Ngrams { list, length } => words(list, *length, "ngrams"),
        What::Keyness {
            list,
            against,
            length,
        } => keyness(list, against, *length),
        What::Collocates {
            node,
            form,
            left,
            right,
            sentence,
        } => {
            let window = match sentence {
                true => Window::Sentence,
                false => Window::Words {
                    left: *left,
                    right: *right,
                },
            };
            collocates(node, form, window)
        }
        What::Trends {
            queries,
            source,
            by,
            output,
        } => trends(&source.open()?, queries, *by, output),
    }
}

fn words(list: &List, length: u8, name: &'static str) -> anyhow::Result<bool> {
    let form = &list.form;
    let corpus = form.source.open()?;
    let index = corpus.index()?;
    let answer = search::search(&corpus, &Request::new(&list.query))?;
    let (kind, config) = (form.kind(), form.config(length));
    let symbols = Symbols::new(&corpus, kind.same)?;
    let part = choice::part(&corpus, &answer, &list.part, None)?;
    let found = frequency::list(&corpus, &symbols, &part, config, form.least)?;
    let stops = form.stops(&index);
    let kept = found.rows.iter().copied();
    let kept: Vec<_> = kept
        .filter(|row| !stops.hide(&index, kind.unit, row))
        .collect();
    let rows = &kept[..kept.len().min(form.limit)];
    let mut header = form.header(&corpus, &answer, name, &list.query);
    header.settings.push(("part", list.part.print()));
    header.settings.push(("length", length.to_string()));
    header.settings.push(("rows", kept.len().to_string()));
    header.settings.push(("units", found.total.to_string()));
    header
        .settings
        .push(("syllables", found.tokens.to_string()));
    header
        .settings
        .push(("documents", found.documents.to_string()));
    let table = table::list(&corpus, header, kind, &found, rows)?;
    let cautions = caution::of_list(found.total, u64::from(found.documents));
    print(&table, &cautions, &form.output)
}

fn keyness(list: &List, against: &Choice, length: u8) -> anyhow::Result<bool> {
    let form = &list.form;
    let corpus = form.source.open()?;
    let index = corpus.index()?;
    let answer = search::search(&corpus, &Request::new(&list.query))?;
    let kind = form.kind();
    let symbols = Symbols::new(&corpus, kind.same)?;
    let target = choice::part(&corpus, &answer, &list.part, None)?.subcorpus(&index);
    let reference = choice::part(&corpus, &answer, against, Some(&target))?.subcorpus(&index);
    let found = frequency::keywords(
        &index,
        &symbols,
        (&target, &reference),
        form.config(length),
        form.least,
    );
    let stops = form.stops(&index);
    let mut rows = found.rows;
    rows.retain(|key| !stops.hide(&index, kind.unit, &key.row));
    let mut header = form.header(&corpus, &answer, "keyness", &list.query);
    let (target, reference) = (found.target.total, found.reference.total);
    header.settings.push(("target", list.part.print()));
    header.settings.push(("reference", against.print()));
    header.settings.push(("length", length.to_string()));
    header.settings.push(("rows", rows.len().to_string()));
    header.settings.push(("target_units", target.to_string()));
    header
        .settings
        .push(("reference_units", reference.to_string()));
    rows.truncate(form.limit);
    let table = table::keywords(&corpus, header, kind, &rows)?;
    print(
        &table,
        &caution::of_comparison(target, reference),
        &form.output,
    )
}

fn collocates(node: &str, form: &Shape, window: Window) -> anyhow::Result<bool> {
    let corpus = form.source.open()?;
    let index = corpus.index()?;
    let answer = search::search(&corpus, &Request::new(node))?;
    let (kind, config) = (form.kind(), form.config(1));
    let symbols = Symbols::new(&corpus, kind.same)?;
    let near = Subcorpus::near(&index, &answer, window);
    let near = frequency::count(&index, &symbols, &near, config, form.least);
    let all = frequency::list(&corpus, &symbols, &Part::Articles, config, 1)?;
    let hits = answer.total() as u64;
    let stops = form.stops(&index);
    let mut rows = frequency::collocates(&symbols, &near, &all, hits);
    rows.retain(|row| {
        row.counts.together >= u64::from(form.least) && !stops.hide(&index, kind.unit, &row.row)
    });
    let mut header = form.header(&corpus, &answer, "collocates", node);
    let described = match window {
        Window::Sentence => "sentence".to_owned(),
        Window::Words { left, right } => format!("{left} {right}"),
    };
    header.settings.push(("window", described));
    header.settings.push(("hits", hits.to_string()));
    header.settings.push(("near", near.total.to_string()));
    header.settings.push(("units", all.total.to_string()));
    header.settings.push(("rows", rows.len().to_string()));
    rows.truncate(form.limit);
    let table = table::collocates(&corpus, header, kind, &rows)?;
    print(&table, &caution::of_collocates(hits), &form.output)
}

fn trends(corpus: &Corpus, queries: &[String], by: Axis, output: &Output) -> anyhow::Result<bool> {
    let mut answers: Vec<Answer> = Vec::new();
    for query in queries {
        answers.push(search::search(corpus, &Request::new(query))?);
    }
    let first = answers.first().context("there is no query")?;
    let documents: Vec<DocId> = corpus.ids().collect();
    let all: Vec<&Answer> = answers.iter().collect();
    let found = trend::trend(corpus, &all, &documents, first.zones, by)?;
    let mut header = Header::of(corpus, "trends");
    header.query = Some(queries.join(" · "));
    header.zones = first.zones.iter().map(|zone| zone.name()).collect();
    header.built = built();
    let name = match by {
        Axis::Document => "document",
        Axis::Facet(facet) => facet.name(),
    };
    header.settings.push(("by", name.to_owned()));
    for (query, spread) in queries.iter().zip(&found.dispersion) {
        let dp = spread.map_or_else(|| "none".to_owned(), |spread| format!("{:.4}", spread.dp));
        header.settings.push(("dp", format!("{query}: {dp}")));
    }
    let table = table::trend(header, queries, &found);
    print(&table, &[], output)
}

impl Shape {
    fn kind(&self) -> table::Kind {
        table::Kind {
            same: match self.same {
                Level::Typed => Same::Typed,
                Level::Any => Same::Any,
                Level::Printed => Same::Printed,
            },
            unit: match self.unit {
                By::Word => Unit::Word,
                By::Syllable => Unit::Syllable,
            },
        }
    }

    fn config(&self, length: u8) -> Config {
        Config {
            unit: self.kind().unit,
            length,
        }
    }

    fn stops(&self, index: &danbiet_corpus::index::Index<'_>) -> Stops {
        let words: Vec<&str> = match self.stop.as_str() {
            "usual" => frequency::USUAL_STOPS.lines().collect(),
            words => words.split(',').collect(),
        };
        Stops::new(index, self.kind().same, words)
    }

    fn header(&self, corpus: &Corpus, answer: &Answer, name: &'static str, query: &str) -> Header {
        let kind = self.kind();
        let mut header = Header::of(corpus, name);
        if !query.is_empty() {
            header.query = Some(query.to_owned());
            header.level = Some(answer.reading.name());
        }
        header.zones = answer.zones.iter().map(|zone| zone.name()).collect();
        header.built = built();
        header.settings = vec![
            ("unit", kind.unit.name().to_owned()),
            ("same", kind.same.name().to_owned()),
            ("least", self.least.to_string()),
            ("stop", self.stop.clone()),
        ];
        header
    }
}

/// The widest text that the table on the screen shows.
const WIDTH: usize = 40;

fn print(table: &Table, cautions: &[Caution], output: &Output) -> anyhow::Result<bool> {
    let mut out = std::io::stdout().lock();
    if output.json {
        writeln!(out, "{}", export::json(table))?;
        return Ok(true);
    }
    if output.csv {
        write!(out, "{}", export::csv(table))?;
        return Ok(true);
    }
    writeln!(out, "{}", export::caption(&table.header))?;
    for caution in cautions {
        writeln!(out, "Careful: {}", worded(*caution))?;
    }
    let mut lines: Vec<Vec<String>> = vec![table.columns.iter().map(|c| (*c).to_owned()).collect()];
    let cells = table.rows.iter();
    lines.extend(cells.map(|row| row.iter().map(shown).collect()));
    let wide = |line: &Vec<String>, at: usize| line.get(at).map_or(0, |cell| cell.chars().count());
    let widths: Vec<usize> = (0..table.columns.len())
        .map(|at| lines.iter().map(|line| wide(line, at)).max().unwrap_or(0))
        .collect();
    for line in &lines {
        let fields: Vec<String> = line
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:<width$}"))
            .collect();
        writeln!(out, "{}", fields.join("  ").trim_end())?;
    }
    Ok(true)
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Empty => "–".to_owned(),
        Cell::Text(text) => text.chars().take(WIDTH).collect(),
        Cell::Count(count) => count.to_string(),
        Cell::Number(number) => format!("{number:.3}"),
        Cell::List(cells) => cells.iter().map(shown).collect::<Vec<_>>().join("; "),
    }
}

/// A caution in words.
fn worded(caution: Caution) -> String {
    match caution {
        Caution::Projected { tokens, step } => format!(
            "frequencies per million are projected from {tokens} units: one occurrence is {step} per million"
        ),
        Caution::FewDocuments { documents } => {
            format!("dispersion over {documents} documents can take few values only")
        }
        Caution::SmallPart { units, least } => format!(
            "the smaller part has {units} units: only for what occurs {least} times in both can log-likelihood be compared with chi-square"
        ),
        Caution::EmptyPart => "one of the parts is empty".to_owned(),
        Caution::FewHits { hits } => {
            format!("{hits} hits are too few: most collocates are chance")
        }
    }
}
