//! The parts of a document: files of the archive that it is.

use std::io::Cursor;

use danbiet_corpus::{batch::Problem, ingest, material::Format};
use zip::ZipArchive;

use super::xml::{Item, Step, walk};
use crate::{
    Limits,
    archive::{open, unpack},
};

/// The folder of the main part, and of what belongs to it unless it says otherwise.
const FOLDER: &str = "word/";

/// A document that is open.
pub(super) struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    limits: &'a Limits,
    /// The kind and name of parts that the main part names.
    related: Vec<(String, String)>,
}

impl<'a> Parts<'a> {
    /// Opens a document.
    pub(super) fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Parts<'a>, Problem> {
        let archive = open(bytes, Format::Docx)?;
        Ok(Parts {
            archive,
            limits,
            related: Vec::new(),
        })
    }

    /// The text of the main part, which is called `word/document.xml` by most programs; some add a
    /// number (`word/document2.xml`).
    pub(super) fn main(&mut self) -> Result<String, Problem> {
        let is_main = |name: &str| {
            let rest = name.strip_prefix("word/document").unwrap_or_default();
            rest.trim_start_matches(|c: char| c.is_ascii_digit()) == ".xml"
        };
        let main = self.archive.file_names().flatten();
        let main = main.map(String::from).find(|name| is_main(name));
        let main = main.ok_or(BROKEN)?;
        self.related = self.relations(&main);
        self.part(&main)?.ok_or(BROKEN)
    }

    /// The text of a part that belongs to the main part, by its kind (`styles`, `footnotes`); none
    /// if the document has no such part.
    pub(super) fn related(&mut self, kind: &str) -> Result<Option<String>, Problem> {
        let named = self.related.iter().find(|(related, _)| related == kind);
        match named.map(|(_, name)| name.clone()) {
            Some(name) => self.part(&name),
            None => self.part(&[FOLDER, kind, ".xml"].concat()),
        }
    }

    /// What a part names in the file of its relations (ISO/IEC 29500-2, 9.3), as far as it can be
    /// read.
    fn relations(&mut self, part: &str) -> Vec<(String, String)> {
        let name = part.strip_prefix(FOLDER).unwrap_or(part);
        let name = [FOLDER, "_rels/", name, ".rels"].concat();
        let Ok(Some(xml)) = self.part(&name) else {
            return Vec::new();
        };
        let mut related = Vec::new();
        let read = walk(&xml, &mut |item| {
            if let Item::Open(element) = item
                && element.name() == "Relationship"
                && let Some(kind) = element.attribute("Type")
                && let Some(target) = element.attribute("Target")
            {
                let kind = kind.rsplit('/').next().unwrap_or_default();
                let target = match target.strip_prefix('/') {
                    Some(whole) => whole.to_owned(),
                    None => [FOLDER, &target].concat(),
                };
                related.push((kind.to_owned(), target));
            }
            Step::On
        });
        match read {
            Ok(()) => related,
            Err(_) => Vec::new(),
        }
    }

    /// The text of a part, in UTF-8 or UTF-16, as XML allows; none if it is not there.
    fn part(&mut self, name: &str) -> Result<Option<String>, Problem> {
        let Ok(mut entry) = self.archive.by_name(name) else {
            return Ok(None);
        };
        let bytes = match unpack(&mut entry, self.limits.document, self.limits) {
            Err(Problem::Broken { .. }) => return Err(BROKEN),
            unpacked => unpacked?,
        };
        let characters = ingest::characters(&bytes).map_err(|_| BROKEN)?;
        match characters.is_strange() {
            true => Err(BROKEN),
            false => Ok(Some(characters.text)),
        }
    }
}

/// The document cannot be read.
pub(super) const BROKEN: Problem = Problem::Broken {
    format: Format::Docx,
};
