//! The form that the `_bulk` interface of OpenSearch and Elasticsearch takes: files of pairs of lines,
//! and beside them the mapping that their index is made with.

use std::{
    fs::{self, File},
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};
use danbiet_corpus::Corpus;
use serde_json::json;

use super::fields;

/// What the index is made of.
const MAPPING: &str = include_str!("mapping.json");

/// Writes the documents to the file of this path and, whenever one would become longer than so many
/// megabytes, to the next one, `NAME-2`, `NAME-3`; then the mapping. A document is never cut: one
/// that is longer has a file of its own.
pub fn write(path: &Path, corpus: &Corpus, index: &str, megabytes: f64) -> anyhow::Result<()> {
    ensure!(
        megabytes > 0.0,
        "--part-megabytes needs a number above 0, such as 50"
    );
    let limit = (megabytes * 1e6) as usize;
    let mut part = Part::create(path.to_owned())?;
    let mut parts = 1usize;
    for document in corpus.documents() {
        let document = document?;
        let action = json!({"index": {"_index": index, "_id": document.id}});
        let pair = format!("{action}\n{}\n", fields::indexed(document));
        if part.length > 0 && part.length + pair.len() > limit {
            part.finish()?;
            parts += 1;
            part = Part::create(numbered(path, parts))?;
        }
        part.push(&pair)?;
    }
    part.finish()?;
    let mapping = path.with_extension("mapping.json");
    fs::write(&mapping, MAPPING).with_context(|| mapping.display().to_string())?;
    println!("make the index “{index}” of {} first", mapping.display());
    Ok(())
}

/// The path of a further file.
fn numbered(path: &Path, number: usize) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-{number}"));
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}

/// A file that grows.
struct Part {
    path: PathBuf,
    out: BufWriter<File>,
    length: usize,
    documents: usize,
}

impl Part {
    fn create(path: PathBuf) -> anyhow::Result<Part> {
        let file = File::create(&path).with_context(|| path.display().to_string())?;
        Ok(Part {
            path,
            out: BufWriter::new(file),
            length: 0,
            documents: 0,
        })
    }

    fn push(&mut self, pair: &str) -> anyhow::Result<()> {
        let written = self.out.write_all(pair.as_bytes());
        written.with_context(|| self.path.display().to_string())?;
        self.length += pair.len();
        self.documents += 1;
        Ok(())
    }

    fn finish(&mut self) -> anyhow::Result<()> {
        self.out
            .flush()
            .with_context(|| self.path.display().to_string())?;
        println!("{}: {} documents", self.path.display(), self.documents);
        Ok(())
    }
}
