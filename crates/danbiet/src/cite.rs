//! `danbiet cite`: citations of documents, and reading lists.

use std::io::Write;

use anyhow::{Context, anyhow, ensure};
use clap::ValueEnum;
use danbiet_corpus::{
    Corpus, Document,
    cite::{self, Citation},
    metadata::PartialDate,
    search::{Request, search},
};
use danbiet_query::Language;

use crate::source::CorpusSource;

/// What the verb takes.
#[derive(clap::Args)]
pub struct Args {
    /// The ids of the documents; without any, those that the query finds, or all
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    /// Cite the documents that answer this query
    #[arg(long, value_name = "QUERY", conflicts_with = "ids")]
    query: Option<String>,
    /// The form
    #[arg(long, value_enum, default_value_t = Format::Plain)]
    format: Format,
    /// The language of what is said in words
    #[arg(long, value_enum, default_value_t = Tongue::Vi)]
    language: Tongue,
    /// Where the reading room stands; without it, site_url of corpus.toml
    #[arg(long, value_name = "URL")]
    address: Option<String>,
    /// The day on which the documents were read: 2026-11-22
    #[arg(long, value_name = "DAY")]
    accessed: Option<String>,
    #[command(flatten)]
    source: CorpusSource,
}

/// The forms, named as in [`cite::Format`].
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A paragraph for each document
    Plain,
    /// BibTeX in UTF-8
    Bibtex,
    /// BibTeX in ASCII, letters as commands of LaTeX
    BibtexAscii,
    /// RIS
    Ris,
    /// CSL-JSON
    CslJson,
}

/// A language.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Tongue {
    Vi,
    En,
}

/// Runs the verb.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    let corpus = args.source.open()?;
    let accessed = args
        .accessed
        .as_deref()
        .map(|day| {
            day.parse::<PartialDate>()
                .map_err(|()| anyhow!("“{day}” is no day; write it as 2026-11-22"))
        })
        .transpose()?;
    let site = args.address.as_ref().or(corpus.info().site_url.as_ref());
    let mut citations: Vec<Citation> = Vec::new();
    for document in documents(args, &corpus)? {
        let address = site.map(|site| address(site, &document.id));
        citations.push(Citation::of(
            document,
            &address.unwrap_or_default(),
            accessed,
        ));
    }
    let format = match args.format {
        Format::Plain => cite::Format::Plain,
        Format::Bibtex => cite::Format::Bibtex,
        Format::BibtexAscii => cite::Format::BibtexAscii,
        Format::Ris => cite::Format::Ris,
        Format::CslJson => cite::Format::CslJson,
    };
    let language = match args.language {
        Tongue::Vi => Language::Vi,
        Tongue::En => Language::En,
    };
    let text = cite::write(&citations, format, language);
    write!(std::io::stdout().lock(), "{text}")?;
    Ok(true)
}

/// The documents that are asked for, in the order in which they were named, or of their relevance.
fn documents<'c>(args: &Args, corpus: &'c Corpus) -> anyhow::Result<Vec<&'c Document>> {
    if !args.ids.is_empty() {
        let find = |id: &String| -> anyhow::Result<&'c Document> {
            let found = corpus.find(id)?;
            let found = found.with_context(|| format!("there is no document {id}"))?;
            Ok(corpus.document(found)?)
        };
        return args.ids.iter().map(find).collect();
    }
    let Some(query) = &args.query else {
        return Ok(corpus.documents().collect::<Result<_, _>>()?);
    };
    let answer = search(corpus, &Request::new(query.as_str()))?;
    ensure!(
        !answer.documents.is_empty(),
        "no document answers “{query}”"
    );
    let entries = answer.documents.iter();
    Ok(entries
        .map(|entry| corpus.document(entry.document))
        .collect::<Result<_, _>>()?)
}

/// The address of a document in a reading room.
pub fn address(site: &str, id: &str) -> String {
    let mut address = [site.split('#').next().unwrap_or(site), "#document/"].concat();
    for c in id.chars() {
        if c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '~') {
            address.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                address.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    address
}
