//! `danbiet evidence`: the tables of what the documents say, the very ones that the app shows.

use std::io::Write;

use clap::ValueEnum;
use danbiet_corpus::{
    Corpus,
    evidence::{self, Cell, Matrix, Near, Scope, Subject, TableKind, Value, export},
    export::Header,
    search::{self, Request},
};

use crate::source::CorpusSource;

/// What the verb takes.
#[derive(clap::Args)]
pub struct Args {
    /// What to list
    #[arg(value_enum, value_name = "TABLE")]
    what: What,
    #[command(flatten)]
    source: CorpusSource,
    /// Only what a query has found, in the query language
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    query: Option<String>,
    /// How near to a hit of the query a mention must stand
    #[arg(long, value_enum, default_value_t = Distance::Sentence)]
    near: Distance,
    /// What the rows of the matrix stand for
    #[arg(long, value_enum, default_value_t = Rows::Place)]
    by: Rows,
    /// Print one JSON object; offsets in Unicode scalar values
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Print CSV under a header of lines that begin with #
    #[arg(long)]
    csv: bool,
}

/// The tables.
#[derive(Clone, Copy, ValueEnum)]
enum What {
    Figures,
    Instruments,
    Persons,
    Organisations,
    Places,
    Dates,
    Principles,
    Abbreviations,
    Topics,
    Matrix,
}

#[derive(Clone, Copy, ValueEnum)]
enum Distance {
    Sentence,
    Document,
}

#[derive(Clone, Copy, ValueEnum)]
enum Rows {
    Place,
    Province,
    Document,
}

/// How many characters of a field the table on the screen shows.
const WIDTH: usize = 60;

/// Runs the verb. An empty table is an answer, not a failure.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    let corpus = args.source.open()?;
    let answer = match &args.query {
        Some(query) => Some(search::search(&corpus, &Request::new(query))?),
        None => None,
    };
    let near = match args.near {
        Distance::Sentence => Near::Sentence,
        Distance::Document => Near::Document,
    };
    let scope = Scope {
        answer: answer.as_ref().map(|answer| (answer, near)),
        ..Scope::default()
    };
    let mut header = Header::of(&corpus, "");
    header.query = args.query.clone();
    header.level = answer.as_ref().map(|answer| answer.reading.name());
    header.zones = scope.zones.iter().map(|zone| zone.name()).collect();
    header.built = crate::source::built();
    let mut out = std::io::stdout().lock();
    let Some(kind) = args.what.table() else {
        let matrix = evidence::matrix(&corpus, args.by.subject(), &scope)?;
        if args.json {
            writeln!(out, "{}", export::matrix_json(&corpus, &matrix, &header)?)?;
        } else if args.csv {
            write!(out, "{}", export::matrix_csv(&corpus, &matrix, &header)?)?;
        } else {
            print_matrix(&mut out, &corpus, &matrix)?;
        }
        return Ok(true);
    };
    let table = evidence::table(&corpus, kind, &scope)?;
    if args.json {
        writeln!(out, "{}", export::json(&corpus, &table, &header)?)?;
    } else if args.csv {
        write!(out, "{}", export::csv(&corpus, &table, &header)?)?;
    } else {
        for row in &table.rows {
            let cells = table.columns().iter().zip(&row.cells);
            let stated = cells.filter(|(_, cell)| cell.value != Value::NotStated);
            for (at, (column, cell)) in stated.enumerate() {
                let indent = if at == 0 { "" } else { "    " };
                writeln!(out, "{indent}{}: {}", column.name(), shown(&corpus, cell)?)?;
            }
        }
        writeln!(out, "{} rows", table.rows.len())?;
    }
    Ok(true)
}

/// A cell in one line.
fn shown(corpus: &Corpus, cell: &Cell) -> anyhow::Result<String> {
    Ok(match &cell.value {
        Value::NotStated => "not stated".to_owned(),
        Value::Text(text) | Value::Time(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Count(count) => count.to_string(),
        Value::Term(term) => term.name().to_owned(),
        Value::Document(id) => corpus.name(*id)?.to_owned(),
        Value::Items(items) => {
            let item = |item: &evidence::Item| format!("{} ×{}", item.text, item.proofs.len());
            items.iter().map(item).collect::<Vec<_>>().join("; ")
        }
        Value::Documents(documents) => {
            let mut names = Vec::with_capacity(documents.len());
            for there in documents {
                let name = corpus.name(there.document)?;
                names.push(format!("{name} ×{}", there.proofs.len()));
            }
            names.join("; ")
        }
    })
}

/// The rows with what they say on each theme.
fn print_matrix(out: &mut impl Write, corpus: &Corpus, matrix: &Matrix) -> anyhow::Result<()> {
    for (at, row) in matrix.rows.iter().enumerate() {
        writeln!(out, "{}", row.name.as_deref().unwrap_or("not known"))?;
        for (number, (cell, theme)) in row.cells.iter().zip(&corpus.info().themes).enumerate() {
            let Some(cell) = cell else {
                writeln!(out, "    {}: not stated", theme.id)?;
                continue;
            };
            let proofs = matrix.proofs(corpus, at, number)?;
            let first = match proofs.first() {
                Some(proof) => {
                    let text = &corpus.document(proof.document)?.text;
                    proof.sentence.of(text).chars().take(WIDTH).collect()
                }
                None => String::new(),
            };
            writeln!(out, "    {}: {} “{first}…”", theme.id, cell.hits)?;
        }
    }
    Ok(())
}

impl What {
    /// The table; `None` for the matrix.
    const fn table(self) -> Option<TableKind> {
        Some(match self {
            What::Figures => TableKind::Figures,
            What::Instruments => TableKind::Instruments,
            What::Persons => TableKind::People,
            What::Organisations => TableKind::Organisations,
            What::Places => TableKind::Places,
            What::Dates => TableKind::Dates,
            What::Principles => TableKind::Principles,
            What::Abbreviations => TableKind::Abbreviations,
            What::Topics => TableKind::Topics,
            What::Matrix => return None,
        })
    }
}

impl Rows {
    const fn subject(self) -> Subject {
        match self {
            Rows::Place => Subject::Place,
            Rows::Province => Subject::Province,
            Rows::Document => Subject::Document,
        }
    }
}
