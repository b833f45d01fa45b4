//! A folder of documents: the only reader of folders, shared by the build scripts and the command.

use std::{fs, io, path::Path};

use danbiet_corpus::{
    analyse::Lexicons,
    compile::{self, CompileError, File},
};

/// The files of a folder that make a corpus.
pub struct Folder {
    /// The documents: name and bytes, ordered by name.
    pub documents: Vec<(String, Vec<u8>)>,
    /// The bytes of `corpus.toml`.
    pub toml: Option<Vec<u8>>,
}

/// Reads the `.txt` files and `corpus.toml` of a folder, not of the folders in it.
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
    let path = folder.join(compile::TOML);
    let toml = match fs::read(&path) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(named(&path, &error)),
    };
    Ok(Folder { documents, toml })
}

impl Folder {
    /// Makes the stored corpus.
    pub fn compile(&self) -> Result<Vec<u8>, CompileError> {
        let files: Vec<File<'_>> = self
            .documents
            .iter()
            .map(|(name, bytes)| File { name, bytes })
            .collect();
        compile::compile(&files, self.toml.as_deref(), &Lexicons::shipped())
    }
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
