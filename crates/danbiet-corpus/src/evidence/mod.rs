//! Evidence: what the documents say, as tables in which every cell can be proved.
//!
//! [`table`] gathers the mentions of one kind ([`TableKind`]) that lie in a [`Scope`] and gives a
//! [`Table`] of plain data: typed cells, each with the places in the text that prove it
//! ([`Proof`]). [`matrix`] crosses places or documents with the themes of the corpus. [`derived`]
//! adds figures up and keeps what it was made from, and [`export`] writes tables as CSV and JSON
//! under a header that says what was asked.
//!
//! Nothing here is worded for the screen: columns and the values of closed lists are enums
//! ([`Column`], [`Term`]) that the interface names, texts are words of the documents or normal
//! forms.
//!
//! Three things look alike and are kept apart: what a text states (`Value::Number(0.0)`), what it
//! does not state ([`Value::NotStated`]), and what the program counted ([`Value::Count`]).

pub mod derived;
pub mod export;
pub mod matrix;
pub mod scope;

mod abbreviations;
mod column;
mod dates;
mod figures;
mod gather;
mod instruments;
mod order;
mod organisations;
mod people;
mod places;
mod principles;
mod table;
mod topics;

pub use column::{Column, TableKind};
pub use matrix::{Matrix, MatrixCell, MatrixColumn, MatrixRow, Subject, matrix};
pub use scope::{Near, Overlay, Scope};
pub use table::{BasisKind, Cell, InDocument, Item, Proof, Row, Table, Term, Value};

use crate::{corpus::Corpus, pack::PackError};

/// Makes a table of everything of a kind that lies in a scope.
///
/// Rows of single mentions (figures, dates, principles) are in the order of the documents; rows of
/// things (instruments, people, …) in dictionary order. [`Table::sort`] puts them in another.
///
/// # Errors
/// If a document of the scope is damaged.
pub fn table(corpus: &Corpus, kind: TableKind, scope: &Scope<'_>) -> Result<Table, PackError> {
    let pages = gather::pages(corpus, scope)?;
    let rows = match kind {
        TableKind::Figures => figures::rows(&pages),
        TableKind::Instruments => instruments::rows(&pages),
        TableKind::People => people::rows(&pages),
        TableKind::Organisations => organisations::rows(&pages),
        TableKind::Places => places::rows(&pages),
        TableKind::Dates => dates::rows(&pages),
        TableKind::Principles => principles::rows(&pages),
        TableKind::Abbreviations => abbreviations::rows(&pages),
        TableKind::Topics => topics::rows(&pages),
    };
    Ok(Table { kind, rows })
}
