//! Files as people have them → texts that can be analysed, each with the way back into its file.
//!
//! [`read`] takes the name and the bytes of one file and hands over every text in it: one for a page
//! or a document, one for each row of a table, those of every file in an archive. What the file is
//! follows from its name and its first bytes ([`kind`]). Well-kept crates take the formats apart;
//! what is decided here is what a paragraph is, where it came from, and when to stop.
//!
//! - Nothing runs and nothing is fetched: scripts, styles and frames of a page are left out, and no
//!   address in a file is followed.
//! - Nothing grows without bound: what is unpacked is counted while it is unpacked ([`Limits`]).
//! - Whatever is wrong with a file is a [`Problem`] that says what to do; the other files of an
//!   archive go on.
//!
//! Like the other libraries it does no input or output; it runs on the command line and in the
//! worker of the app, whose first load carries nothing of it.
//!
//! ```
//! use danbiet_formats::{Found, Limits, read};
//!
//! let page = "<title>x</title><nav>Trang chủ</nav><p>Dân biết,<br>dân bàn</p>";
//! let mut texts = Vec::new();
//! let report = read("bài.html", page.as_bytes(), &Limits::default(), &mut |found| {
//!     if let Found::Text(material) = found {
//!         texts.push(material.text);
//!     }
//! });
//! assert_eq!(texts, ["Trang chủ\nDân biết,\ndân bàn"]);
//! assert_eq!(report.len(), 1);
//! ```

mod archive;
mod docx;
mod html;
mod json;
mod kind;
mod markdown;
mod paragraphs;
mod pdf;
mod table;

use danbiet_corpus::{
    batch::{Outcome, Problem, Remark, Report, Taken},
    material::{Format, Material},
};

pub use kind::kind;

/// How much is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest file of one document, in bytes: a page, a text, a DOCX, a PDF.
    pub document: u64,
    /// The longest table or archive, in bytes.
    pub collection: u64,
    /// The most that one archive or one document is unpacked to, in bytes.
    pub unpacked: u64,
    /// How many times longer than packed a file of an archive may be, once it is longer than a
    /// mebibyte.
    pub ratio: u64,
    /// How many files an archive may have.
    pub files: u32,
    /// How many archives may lie in one another.
    pub depth: u32,
}

impl Default for Limits {
    fn default() -> Limits {
        const MIB: u64 = 1024 * 1024;
        Limits {
            document: 64 * MIB,
            collection: 256 * MIB,
            unpacked: 512 * MIB,
            // Deflate packs no text better than 1 : 100, and nothing better than 1 : 1032.
            ratio: 200,
            files: 20_000,
            depth: 2,
        }
    }
}

impl Limits {
    /// The longest file of this name that is taken, in bytes: known before it is read.
    #[must_use]
    pub fn of(&self, path: &str) -> u64 {
        match kind::by_name(path) {
            Some(Format::Zip | Format::Csv | Format::JsonLines) => self.collection,
            _ => self.document,
        }
    }
}

/// What [`read`] hands over, as it finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A text.
    Text(Material),
    /// A file of an archive is done.
    File,
}

/// Hands over every text of a file and says what became of the file, or of each file in the
/// archive that it is.
pub fn read(
    path: &str,
    bytes: &[u8],
    limits: &Limits,
    found: &mut dyn FnMut(Found),
) -> Vec<Report> {
    let mut reports = Vec::new();
    file(path, bytes, limits, 0, found, &mut reports);
    reports
}

/// One file, `depth` archives deep.
fn file(
    path: &str,
    bytes: &[u8],
    limits: &Limits,
    depth: u32,
    found: &mut dyn FnMut(Found),
    reports: &mut Vec<Report>,
) {
    let limit = limits.of(path);
    let length = bytes.len() as u64;
    let outcome = if length > limit {
        Err(Problem::TooLarge {
            bytes: length,
            limit,
        })
    } else {
        match kind(path, bytes) {
            Ok(Format::Zip) => {
                let deeper = archive::read(path, bytes, limits, depth, found, reports);
                match deeper {
                    // Its files have told what became of them.
                    Ok(()) => return,
                    Err(problem) => Err(problem),
                }
            }
            Ok(format) => one(path, bytes, format, limits, found),
            Err(problem) => Err(problem),
        }
    };
    reports.push(Report {
        path: path.to_owned(),
        outcome: match outcome {
            Ok(taken) => Outcome::Taken(taken),
            Err(problem) => Outcome::Skipped(problem),
        },
    });
    found(Found::File);
}

/// A file that is no archive.
fn one(
    path: &str,
    bytes: &[u8],
    format: Format,
    limits: &Limits,
    found: &mut dyn FnMut(Found),
) -> Result<Taken, Problem> {
    let mut taken = Taken::nothing(format);
    let mut remarks: Vec<Remark> = Vec::new();
    let mut hand_over = |material: Material| {
        taken.count(&material);
        found(Found::Text(material));
    };
    match format {
        Format::Text => hand_over(Material::plain(path, bytes)?),
        Format::Markdown => hand_over(markdown::read(path, bytes)?),
        Format::Html => hand_over(html::read(path, bytes)?),
        Format::Docx => hand_over(docx::read(path, bytes, limits)?),
        Format::Pdf => {
            let (material, remark) = pdf::read(path, bytes, limits)?;
            remarks.extend(remark);
            hand_over(material);
        }
        Format::Csv => remarks.extend(table::csv(path, bytes, &mut hand_over)?),
        Format::JsonLines => remarks.extend(json::read(path, bytes, &mut hand_over)?),
        // Archives are taken apart by `file`.
        Format::Zip => return Err(Problem::UnknownKind),
    }
    taken.remarks.extend(remarks);
    Ok(taken)
}
