//! Folders of files of any kind that is read, with the folders in them.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use anyhow::Context;
use danbiet_corpus::{
    analyse::Lexicons,
    batch::{Batch, Outcome, Problem, Remark, Report},
    compile,
};
use danbiet_formats::{Found, Limits};

/// A stored corpus.
pub struct Pack {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many documents it holds.
    pub documents: usize,
}

/// What happens when a file has to be left out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// It is said on standard error, and the rest goes on.
    IsSaid,
    /// Nothing is made.
    Fails,
}

/// Makes a pack of the files of a folder. What was left out, repaired or is remarkable is said on
/// standard error.
pub fn pack(folder: &Path, left_out: LeftOut) -> anyhow::Result<Pack> {
    let named = || folder.display().to_string();
    let limits = Limits::default();
    let mut batch = Batch::default();
    let mut reports: Vec<Report> = Vec::new();
    for path in below(folder).with_context(named)? {
        reports.extend(read(folder, &path, &limits, &mut |found| {
            if let Found::Text(material) = found {
                batch.add(material);
            }
        }));
    }
    let count = tell(&reports)?;
    if left_out == LeftOut::Fails && count > 0 {
        anyhow::bail!(
            "{}: {count} files cannot be read; nothing was written",
            named()
        );
    }
    let beside = Beside::read(folder)?;
    let mut sealed = batch.seal_beside(beside.view()).with_context(named)?;
    sealed.step(usize::MAX, &Lexicons::shipped());
    let (documents, _) = sealed.progress();
    let bytes = sealed.store().with_context(named)?;
    Ok(Pack { bytes, documents })
}

/// Says what is to be said about files; how many were left out.
fn tell(reports: &[Report]) -> anyhow::Result<usize> {
    let mut left_out = 0;
    let mut out = std::io::stderr().lock();
    for report in reports {
        let path = &report.path;
        match &report.outcome {
            Outcome::Skipped(problem) => {
                left_out += 1;
                writeln!(out, "{path}: left out: {problem}")?;
            }
            Outcome::Taken(taken) => {
                if !taken.repairs.is_empty() {
                    let repairs: Vec<String> = taken
                        .repairs
                        .iter()
                        .map(|(name, count)| format!("{count} {name}"))
                        .collect();
                    let encoding = taken.encoding.name();
                    writeln!(out, "{path}: {encoding}: {}", repairs.join(", "))?;
                }
                for remark in &taken.remarks {
                    writeln!(out, "{path}: {}", worded(*remark))?;
                }
            }
        }
    }
    Ok(left_out)
}

fn worded(remark: Remark) -> String {
    match remark {
        Remark::OtherLanguage { percent } => {
            format!("only {percent} % of its words are Vietnamese syllables")
        }
        Remark::RowsLeftOut { count, first } => {
            format!("{count} rows have no text or cannot be read, the first is row {first}")
        }
        Remark::ColumnGuessed { column } => {
            format!(
                "no column is named as the text (text, content, noi_dung): column {column} was taken"
            )
        }
        Remark::PagesWithoutText { count, of } => {
            format!("{count} of {of} pages have no text; have it recognised (OCR)")
        }
    }
}

/// What a keeper wrote beside the documents.
pub struct Beside {
    toml: Option<Vec<u8>>,
    corrections: Option<Vec<u8>>,
}

impl Beside {
    /// Reads `corpus.toml` and `corrections.toml` of a folder, if they are there.
    pub fn read(folder: &Path) -> anyhow::Result<Beside> {
        let file = |name: &str| match fs::read(folder.join(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| folder.join(name).display().to_string()),
        };
        Ok(Beside {
            toml: file(compile::TOML)?,
            corrections: file(compile::CORRECTIONS)?,
        })
    }

    /// The same, borrowed.
    pub fn view(&self) -> compile::Beside<'_> {
        compile::Beside {
            toml: self.toml.as_deref(),
            corrections: self.corrections.as_deref(),
        }
    }
}

/// All files below a folder but hidden ones and what its keeper wrote beside them, in order.
/// Links to folders are not followed: they may lead in circles.
pub fn below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(&inner)? {
            let entry = entry?;
            let name = entry.file_name();
            let is_kept = inner == folder
                && [compile::TOML, compile::CORRECTIONS]
                    .iter()
                    .any(|kept| name == *kept);
            if is_kept || name.to_string_lossy().starts_with('.') {
                continue;
            }
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else {
                files.push(entry.path());
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Reads one file below a folder. A file that is too long is refused before it is read.
pub fn read(
    folder: &Path,
    path: &Path,
    limits: &Limits,
    found: &mut dyn FnMut(Found),
) -> Vec<Report> {
    let name = path.strip_prefix(folder).unwrap_or(path);
    let name = name.to_string_lossy().replace('\\', "/");
    let skipped = |problem| {
        vec![Report {
            path: name.clone(),
            outcome: Outcome::Skipped(problem),
        }]
    };
    let limit = limits.of(&name);
    match fs::metadata(path).map(|metadata| metadata.len()) {
        Ok(bytes) if bytes > limit => return skipped(Problem::TooLarge { bytes, limit }),
        Ok(_) => {}
        Err(_) => return skipped(Problem::Unreadable),
    }
    match fs::read(path) {
        Ok(bytes) => danbiet_formats::read(&name, &bytes, limits, found),
        Err(_) => skipped(Problem::Unreadable),
    }
}
