//! The folder of the seeds, as the build scripts read it; the command reads folders of any files (`src/files.rs`).

use std::{fs, io, path::Path};

use danbiet_corpus::{
    analyse::Lexicons,
    compile::{self, Beside, CompileError, File},
};

/// The files of a folder that make a corpus.
pub struct Folder {
    /// The documents: name and bytes, ordered by name.
    pub documents: Vec<(String, Vec<u8>)>,
    /// The bytes of `corpus.toml`.
    pub toml: Option<Vec<u8>>,
    /// The bytes of `corrections.toml`.
    pub corrections: Option<Vec<u8>>,
}

/// Reads the `.txt` files, `corpus.toml` and `corrections.toml` of a folder, not of the folders in
/// it.
pub fn read(folder: &Path) -> io::Result<Folder> {
    let mut documents = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| named(folder, &error))? {
        let path = entry?.path();
        let is_text = path
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("txt"));
        let Some(name) = path.file_name().filter(|_| is_text && path.is_file()) else {
            continue;
        };
        let bytes = fs::read(&path).map_err(|error| named(&path, &error))?;
        documents.push((name.to_string_lossy().into_owned(), bytes));
    }
    documents.sort();
    Ok(Folder {
        documents,
        toml: if_there(&folder.join(compile::TOML))?,
        corrections: if_there(&folder.join(compile::CORRECTIONS))?,
    })
}

/// The bytes of a file that need not be there.
fn if_there(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(named(path, &error)),
    }
}

impl Folder {
    /// Makes the stored corpus.
    pub fn compile(&self) -> Result<Vec<u8>, CompileError> {
        let files: Vec<File<'_>> = self
            .documents
            .iter()
            .map(|(name, bytes)| File { name, bytes })
            .collect();
        let beside = Beside {
            toml: self.toml.as_deref(),
            corrections: self.corrections.as_deref(),
        };
        compile::compile_with(&files, beside, &Lexicons::shipped())
    }
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
