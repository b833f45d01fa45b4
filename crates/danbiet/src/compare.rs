//! `danbiet compare`: what documents share, the very passages that the app shows.

use std::io::{IsTerminal, Write};

use anyhow::Context;
use danbiet_corpus::{
    Corpus, DocId,
    export::{self, Header},
    reuse::{
        self, Comparison, Formula, Formulas, Kind, Piece, Progress, Request, STEPS, Search, Shared,
        ShortForms,
    },
    search::Zones,
};
use danbiet_text::Span;
use serde_json::{Value, json};

use crate::source::{self, CorpusSource};

/// What the verb takes.
#[derive(clap::Args)]
pub struct Args {
    /// Two documents, to see side by side; without, the formulas of the whole corpus
    #[arg(value_name = "ID", num_args = 2)]
    documents: Vec<String>,
    #[command(flatten)]
    source: CorpusSource,
    /// The shortest passage, in folded syllables
    #[arg(long, value_name = "N", default_value_t = Request::default().shortest)]
    shortest: u32,
    /// In how many documents a formula must occur at least
    #[arg(long, value_name = "N", default_value_t = Request::default().documents)]
    spread: u32,
    /// List this many formulas at most, the weightiest; all are counted
    #[arg(long, value_name = "N", default_value_t = Request::default().limit)]
    limit: usize,
    /// Do not read short forms as what they stand for
    #[arg(long)]
    no_abbreviations: bool,
    /// Look at the furniture of the pages too
    #[arg(long)]
    furniture: bool,
    /// Print one JSON object; offsets in Unicode scalar values
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Print CSV under a header of lines that begin with #
    #[arg(long)]
    csv: bool,
}

/// How many characters of a formula the table shows.
const WIDTH: usize = 100;

/// Runs the verb. That nothing is shared is an answer, not a failure.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    let corpus = args.source.open()?;
    let request = args.request();
    let mut out = std::io::stdout().lock();
    if let [left, right] = args.documents.as_slice() {
        let ids = [document(&corpus, left)?, document(&corpus, right)?];
        let both = reuse::compare(
            &corpus,
            ids,
            request.zones,
            request.shorts,
            request.shortest,
        )?;
        if args.json {
            let object = comparison_object(&corpus, &request, ids, &both)?;
            writeln!(out, "{object}")?;
        } else if args.csv {
            let table = both.table(&corpus, ids, head(&corpus, &request, "comparison"))?;
            write!(out, "{}", export::csv(&table))?;
        } else {
            print_comparison(&mut out, &corpus, ids, &both)?;
        }
        return Ok(true);
    }
    let formulas = find(&corpus, &request)?;
    if args.json {
        writeln!(out, "{}", formulas_object(&corpus, &request, &formulas)?)?;
    } else if args.csv {
        let table = formulas.table(&corpus, head(&corpus, &request, "formulas"))?;
        write!(out, "{}", export::csv(&table))?;
    } else {
        print_formulas(&mut out, &corpus, &formulas)?;
    }
    Ok(true)
}

/// Finds the formulas and says how far it is to a person who waits for it.
fn find(corpus: &Corpus, request: &Request) -> anyhow::Result<Formulas> {
    let mut told = std::io::stderr();
    let mut search = Search::new(request.clone());
    loop {
        match search.step(corpus)? {
            Progress::Done(formulas) => return Ok(formulas),
            Progress::Step(step) if told.is_terminal() => {
                // Whoever cannot be told waits without.
                let _ = writeln!(told, "{step} of {STEPS}");
            }
            Progress::Step(_) => {}
        }
    }
}

impl Args {
    fn request(&self) -> Request {
        Request {
            zones: match self.furniture {
                true => Zones::ALL,
                false => Zones::ARTICLE,
            },
            shorts: match self.no_abbreviations {
                true => ShortForms::Printed,
                false => ShortForms::Folded,
            },
            shortest: self.shortest,
            documents: self.spread,
            limit: self.limit,
            ..Request::default()
        }
    }
}

/// The document with this id, or the only one whose id begins like this.
fn document(corpus: &Corpus, name: &str) -> anyhow::Result<DocId> {
    if let Some(id) = corpus.find(name)? {
        return Ok(id);
    }
    let mut alike = Vec::new();
    for id in corpus.ids() {
        if corpus.name(id)?.starts_with(name) {
            alike.push(id);
        }
    }
    match alike.as_slice() {
        [id] => Ok(*id),
        [] => None.with_context(|| format!("no document is called {name}")),
        [..] => anyhow::bail!("{} documents have ids that begin with {name}", alike.len()),
    }
}

fn print_formulas(
    out: &mut impl Write,
    corpus: &Corpus,
    formulas: &Formulas,
) -> anyhow::Result<()> {
    for formula in &formulas.list {
        let text = match formula.passages.first() {
            Some(passage) => passage.printed(corpus)?,
            None => String::new(),
        };
        let shown: String = text.chars().take(WIDTH).collect();
        let (length, documents) = (formula.length, formula.documents);
        let (weight, count) = (formula.weight(), formula.count);
        writeln!(
            out,
            "{weight:>6} = {length} × {documents} ({count}): {shown}"
        )?;
    }
    for pair in &formulas.pairs {
        let [a, b] = pair.documents;
        writeln!(
            out,
            "{} and {}: {} formulas, longest {}, {} and {} syllables",
            corpus.name(a)?,
            corpus.name(b)?,
            pair.formulas,
            pair.longest,
            pair.syllables[0],
            pair.syllables[1]
        )?;
    }
    writeln!(
        out,
        "{} formulas in {} syllables of {} documents",
        formulas.found, formulas.syllables, formulas.documents
    )?;
    Ok(())
}

/// Each passage twice, once for each document: `[-…-]` around other words, `{…}` around the same
/// words written otherwise.
fn print_comparison(
    out: &mut impl Write,
    corpus: &Corpus,
    ids: [DocId; 2],
    both: &Comparison,
) -> anyhow::Result<()> {
    for (number, passage) in (1..).zip(&both.passages) {
        writeln!(out, "{number}: {} syllables", passage.length)?;
        for (side, id) in ids.into_iter().enumerate() {
            let document = corpus.document(id)?;
            let mut shown = String::new();
            let mut end = passage.spans[side].start;
            for piece in &passage.pieces {
                let (before, behind) = match piece.kind {
                    Kind::Same => ("", ""),
                    Kind::Spelling => ("{", "}"),
                    Kind::Wording => ("[-", "-]"),
                };
                let here = piece.spans[side];
                if here.is_empty() {
                    continue;
                }
                shown.push_str(&document.text[end as usize..here.start as usize]);
                shown.extend([before, here.of(&document.text), behind]);
                end = here.end;
            }
            let words: Vec<&str> = shown.split_whitespace().collect();
            writeln!(out, "    {}: {}", document.id, words.join(" "))?;
        }
    }
    let (shared, [left, right]) = (both.shared(), both.syllables);
    writeln!(out, "{shared} syllables shared of {left} and {right}")?;
    Ok(())
}

/// What was asked, for the head of both tables.
fn head(corpus: &Corpus, request: &Request, table: &'static str) -> Header {
    Header {
        zones: request.zones.iter().map(|zone| zone.name()).collect(),
        settings: request.settings(),
        built: source::built(),
        ..Header::of(corpus, table)
    }
}

/// What was asked, for the head of both objects.
fn header(corpus: &Corpus, request: &Request, table: &str) -> Value {
    let zones: Vec<&str> = request.zones.iter().map(|zone| zone.name()).collect();
    json!({
        "table": table,
        "corpus": corpus.info().hash,
        "zones": zones,
        "abbreviations": match request.shorts {
            ShortForms::Folded => "folded",
            ShortForms::Printed => "printed",
        },
        "shortest": request.shortest,
    })
}

fn formulas_object(
    corpus: &Corpus,
    request: &Request,
    formulas: &Formulas,
) -> anyhow::Result<Value> {
    let rows = formulas.list.iter().map(|formula| row(corpus, formula));
    let mut pairs = Vec::new();
    for pair in &formulas.pairs {
        let [a, b] = pair.documents;
        pairs.push(json!({
            "documents": [corpus.name(a)?, corpus.name(b)?], "formulas": pair.formulas,
            "longest": pair.longest, "syllables": pair.syllables,
        }));
    }
    let mut object = header(corpus, request, "formulas");
    object["spread"] = request.documents.into();
    object["found"] = formulas.found.into();
    object["documents"] = formulas.documents.into();
    object["syllables"] = formulas.syllables.into();
    object["rows"] = rows.collect::<anyhow::Result<Vec<Value>>>()?.into();
    object["pairs"] = pairs.into();
    Ok(object)
}

fn row(corpus: &Corpus, formula: &Formula) -> anyhow::Result<Value> {
    let mut passages = Vec::new();
    for passage in &formula.passages {
        let document = corpus.document(passage.document)?;
        let mut object = place(&document.text, passage.span(corpus)?);
        object["document"] = document.id.clone().into();
        passages.push(object);
    }
    Ok(json!({
        "length": formula.length, "documents": formula.documents, "count": formula.count,
        "weight": formula.weight(), "passages": passages,
    }))
}

fn comparison_object(
    corpus: &Corpus,
    request: &Request,
    ids: [DocId; 2],
    both: &Comparison,
) -> anyhow::Result<Value> {
    let mut texts = Vec::new();
    for id in ids {
        texts.push(corpus.document(id)?.text.as_str());
    }
    let sides = |spans: &[Span; 2]| [place(texts[0], spans[0]), place(texts[1], spans[1])];
    let piece = |piece: &Piece| {
        let [left, right] = sides(&piece.spans);
        let kind = match piece.kind {
            Kind::Same => "same",
            Kind::Spelling => "spelling",
            Kind::Wording => "wording",
        };
        json!({"kind": kind, "left": left, "right": right})
    };
    let passage = |passage: &Shared| {
        let [left, right] = sides(&passage.spans);
        let pieces: Vec<Value> = passage.pieces.iter().map(piece).collect();
        json!({"left": left, "right": right, "length": passage.length, "pieces": pieces})
    };
    let mut object = header(corpus, request, "comparison");
    object["documents"] = json!([corpus.name(ids[0])?, corpus.name(ids[1])?]);
    object["syllables"] = json!(both.syllables);
    object["shared"] = both.shared().into();
    let passages: Vec<Value> = both.passages.iter().map(passage).collect();
    object["passages"] = passages.into();
    Ok(object)
}

fn place(text: &str, span: Span) -> Value {
    let scalars = |byte: u32| text[..byte as usize].chars().count();
    json!({"start": scalars(span.start), "end": scalars(span.end), "text": span.of(text)})
}
