//! Folders of files of any kind that is read, with the folders in them.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::Context;
use danbiet_corpus::{
    batch::{Outcome, Problem, Report},
    compile,
};
use danbiet_formats::{Found, Limits};

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
