//! Which corpus a verb speaks of: a pack, a folder, or the seeds that the command carries.

use std::{fs, path::PathBuf};

use anyhow::Context;
use clap::Args;
use danbiet_corpus::Corpus;

use crate::files::{self, LeftOut};

const SEEDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.pack"));

/// Which corpus: without an option, the seeds.
#[derive(Args)]
#[group(multiple = false)]
pub struct CorpusSource {
    /// A pack made by `danbiet build`
    #[arg(long, value_name = "FILE")]
    pack: Option<PathBuf>,
    /// A folder of documents as `danbiet build` takes it, with a corpus.toml or without
    #[arg(long, value_name = "DIR")]
    docs: Option<PathBuf>,
}

impl CorpusSource {
    /// The folder, or the seeds if there is none.
    pub fn folder(docs: Option<PathBuf>) -> Self {
        Self { pack: None, docs }
    }

    /// What to call it in messages.
    pub fn name(&self) -> String {
        match self.pack.as_ref().or(self.docs.as_ref()) {
            Some(path) => path.display().to_string(),
            None => "seeds".to_owned(),
        }
    }

    /// Opens it.
    pub fn open(&self) -> anyhow::Result<Corpus> {
        if let Some(path) = &self.pack {
            let bytes = fs::read(path).with_context(|| path.display().to_string())?;
            Corpus::open(bytes).with_context(|| path.display().to_string())
        } else if let Some(path) = &self.docs {
            Ok(Corpus::open(files::pack(path, LeftOut::IsSaid)?.bytes)?)
        } else {
            Ok(Corpus::open(SEEDS)?)
        }
    }
}

/// The day on which the command was built, if it is known.
pub fn built() -> Option<&'static str> {
    Some(env!("BUILT")).filter(|day| !day.is_empty())
}
