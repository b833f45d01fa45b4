//! Archives: every file in them as if it had been given by itself.

use std::io::{self, Cursor, Read};

use danbiet_corpus::{
    batch::{Outcome, Problem, Report},
    material::Format,
};
use zip::{ZipArchive, read::ZipFile, result::ZipError};

use crate::{Found, Limits, file};

/// Below this many bytes a file may be packed as well as it likes.
const SMALL: u64 = 1024 * 1024;

/// What is wrong with an archive that has no other fault.
const BROKEN: Problem = Problem::Broken {
    format: Format::Zip,
};

/// Reads every file of an archive.
pub(crate) fn read(
    path: &str,
    bytes: &[u8],
    limits: &Limits,
    depth: u32,
    found: &mut dyn FnMut(Found),
    reports: &mut Vec<Report>,
) -> Result<(), Problem> {
    if depth >= limits.depth {
        return Err(Problem::TooDeep);
    }
    let mut archive = open(bytes, Format::Zip)?;
    if archive.len() > limits.files as usize {
        return Err(Problem::TooMany {
            limit: limits.files,
        });
    }
    let mut left = limits.unpacked;
    for number in 0..archive.len() {
        let known = archive.name_for_index(number).and_then(Result::ok);
        let known = known.map(|name| name.into_owned()).unwrap_or_default();
        let (name, content) = match archive.by_index(number) {
            Ok(mut entry) => {
                let name = name(&entry);
                if entry.is_dir() || is_litter(&name) {
                    continue;
                }
                let limit = limits.of(&name).min(left);
                (name, unpack(&mut entry, limit, limits))
            }
            Err(error) => (known, Err(problem(&error, Format::Zip))),
        };
        let name = [path, "/", &name].concat();
        match content {
            Ok(content) => {
                left -= content.len() as u64;
                file(&name, &content, limits, depth + 1, found, reports);
            }
            Err(problem) => {
                reports.push(Report {
                    path: name,
                    outcome: Outcome::Skipped(problem),
                });
                found(Found::File);
            }
        }
    }
    Ok(())
}

/// Opens an archive that should be a file of this format.
pub(crate) fn open(bytes: &[u8], format: Format) -> Result<ZipArchive<Cursor<&[u8]>>, Problem> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| problem(&error, format))
}

/// Unpacks a file, as far as it is honest: what its header says of its length is not believed.
pub(crate) fn unpack<R: Read + ?Sized>(
    entry: &mut ZipFile<'_, R>,
    limit: u64,
    limits: &Limits,
) -> Result<Vec<u8>, Problem> {
    let honest = entry
        .compressed_size()
        .saturating_mul(limits.ratio)
        .max(SMALL);
    let limit = limit.min(honest);
    let mut content = Vec::new();
    let mut reader = io::Read::take(entry, limit.saturating_add(1));
    match reader.read_to_end(&mut content) {
        Ok(_) if content.len() as u64 > limit => Err(Problem::Bomb { limit }),
        Ok(_) => Ok(content),
        Err(error) => {
            let zip = error.get_ref().and_then(|inner| inner.downcast_ref());
            Err(zip.map_or(BROKEN, |zip| problem(zip, Format::Zip)))
        }
    }
}

/// What an error of the archive means.
fn problem(error: &ZipError, format: Format) -> Problem {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Problem::Encrypted
        }
        ZipError::CompressionMethodNotSupported(method) => Problem::Packing { method: *method },
        _ => Problem::Broken { format },
    }
}

/// The path of a file in its archive. Programs of Vietnam wrote names in UTF-8 without saying so.
fn name<R: Read + ?Sized>(entry: &ZipFile<'_, R>) -> String {
    let name = match std::str::from_utf8(entry.name_raw()) {
        Ok(name) => name.to_owned(),
        Err(_) => match entry.name() {
            Ok(name) => name.into_owned(),
            Err(_) => String::from_utf8_lossy(entry.name_raw()).into_owned(),
        },
    };
    name.replace('\\', "/")
}

/// Whether a file was put there by a program for itself.
fn is_litter(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    name.starts_with("__MACOSX/") || matches!(file, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}
