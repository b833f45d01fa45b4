//! `danbiet check`: is a pack sound, what is in it, and what should its keeper know?

use std::{fs, path::PathBuf};

use anyhow::Context;
use danbiet_corpus::{Corpus, audit};
use serde_json::json;

use crate::source::CorpusSource;

/// What the verb takes.
#[derive(clap::Args)]
pub struct Args {
    /// The pack; without one, the seeds
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    #[command(flatten)]
    source: CorpusSource,
    /// Fail as well where something about the documents is remarkable
    #[arg(long)]
    strict: bool,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

/// Runs the verb. Prints the documents, the sections and their sizes, then what is remarkable about
/// documents and what to do about it; fails at the first damage.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    let (name, corpus) = match &args.file {
        Some(path) => {
            let name = path.display().to_string();
            let bytes = fs::read(path).with_context(|| name.clone())?;
            let corpus = Corpus::open(bytes).with_context(|| name.clone())?;
            (name, corpus)
        }
        None => (args.source.name(), args.source.open()?),
    };
    corpus.check().with_context(|| name.clone())?;
    let findings = audit::audit(&corpus)?;
    let info = corpus.info();
    let is_clean = findings.is_empty();
    if args.json {
        let sections: Vec<_> = corpus
            .pack()
            .sections()
            .map(|(tag, length)| json!({"tag": tag.to_string().trim(), "bytes": length}))
            .collect();
        let findings: Vec<_> = findings
            .iter()
            .map(|finding| {
                Ok(json!({
                    "document": corpus.name(finding.document)?,
                    "kind": finding.remark.name(),
                    "message": finding.remark.to_string(),
                }))
            })
            .collect::<anyhow::Result<_>>()?;
        let report = json!({
            "file": name, "sound": true, "hash": info.hash, "language": info.language,
            "documents": info.documents, "text_bytes": info.text_bytes, "sections": sections,
            "findings": findings,
        });
        println!("{report}");
    } else {
        println!("{name}: sound");
        println!("  hash       {}", info.hash);
        println!(
            "  documents  {}, {} bytes of text",
            info.documents, info.text_bytes
        );
        for (tag, length) in corpus.pack().sections() {
            println!("  section    {tag} {length:>10} bytes");
        }
        for finding in &findings {
            let id = corpus.name(finding.document)?;
            println!("{id}: {}", finding.remark);
        }
    }
    Ok(!args.strict || is_clean)
}
