//! The form of a table: rows, cells, and the places that prove them.

use danbiet_text::Span;

use super::{
    column::{Column, TableKind},
    gather::sentence,
};
use crate::{
    annotate::{
        AbbreviationKind, Branch, CitationKind, DateKind, Level, OrganisationClass, PartOfDay,
        PersonKind, PrincipleKind, figure::Sense, principle::Act,
    },
    document::{DocId, Document},
    metadata::Basis,
    zone::Zone,
};

/// A table: rows under the columns of its kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it lists.
    pub kind: TableKind,
    /// Its rows.
    pub rows: Vec<Row>,
}

impl Table {
    /// The columns.
    #[must_use]
    pub const fn columns(&self) -> &'static [Column] {
        self.kind.columns()
    }

    /// The cell of a row in a column, if the table has the column.
    #[must_use]
    pub fn cell<'t>(&self, row: &'t Row, column: Column) -> Option<&'t Cell> {
        let at = self.columns().iter().position(|c| *c == column)?;
        row.cells.get(at)
    }
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What the row is, so that an address can name it: the same for the same thing whatever the
    /// scope and the order.
    pub id: String,
    /// One cell for each column.
    pub cells: Vec<Cell>,
    /// The mentions that the row is made from, in order.
    pub proofs: Vec<Proof>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What it says.
    pub value: Value,
    /// The places that prove it, where they are others than those of the row.
    pub proofs: Vec<Proof>,
}

/// What a cell says.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// The text does not say it. Not zero.
    #[default]
    NotStated,
    /// Words of a document (white space as single blanks), or a normal form.
    Text(String),
    /// A number that a text states.
    Number(f64),
    /// A number that the program counted: no text states it.
    Count(u32),
    /// A time in ISO 8601, parts that are not known left out: `2022-05-16`, `--05-16`, `2021/2026`,
    /// `P5Y`; `past`, `present`, `future` for vague words.
    Time(String),
    /// A value of a closed list.
    Term(Term),
    /// A document.
    Document(DocId),
    /// Several texts, each with its places; the most frequent first.
    Items(Vec<Item>),
    /// Several documents, in order, each with its places.
    Documents(Vec<InDocument>),
}

/// A text of a list, with its places.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The text.
    pub text: String,
    /// What kind it is of, where the list has kinds.
    pub term: Option<Term>,
    /// Where it stands: how many there are is how often it occurs.
    pub proofs: Vec<Proof>,
}

/// A document of a list, with the places in it.
#[derive(Clone, Debug, PartialEq)]
pub struct InDocument {
    /// The document.
    pub document: DocId,
    /// The places in it, in order.
    pub proofs: Vec<Proof>,
}

/// A place in a text that proves something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Proof {
    /// The document.
    pub document: DocId,
    /// The words.
    pub span: Span,
    /// The sentence that holds them; the line, where there are no sentences.
    pub sentence: Span,
    /// The zone they stand in.
    pub zone: Zone,
}

impl Proof {
    /// The words at a span of a document, which has this number.
    #[must_use]
    pub fn at(id: DocId, document: &Document, span: Span) -> Proof {
        Proof {
            document: id,
            span,
            sentence: sentence(document, span),
            zone: document.zone_at(span).unwrap_or(Zone::Body),
        }
    }
}

/// A value of a closed list. The interface words them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Term {
    /// How an instrument is cited.
    Citation(CitationKind),
    /// What kind of time it is.
    Date(DateKind),
    /// Which principle it is.
    Principle(PrincipleKind),
    /// What a limb of a principle speaks of.
    Act(Act),
    /// What a mention of a person is.
    Person(PersonKind),
    /// What a short form stands for.
    Abbreviation(AbbreviationKind),
    /// A level of administration.
    Level(Level),
    /// A branch of public life.
    Branch(Branch),
    /// How a body is named.
    Class(OrganisationClass),
    /// How exact a figure is.
    Sense(Sense),
    /// A part of the day.
    PartOfDay(PartOfDay),
    /// How a value is known.
    Basis(BasisKind),
    /// Whether quotes enclose it.
    Quoted(bool),
}

/// How a value is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BasisKind {
    /// The text states it.
    Stated,
    /// It was inferred from the text.
    Inferred,
    /// Whoever keeps the corpus gives it.
    Given,
}

impl From<&Basis> for BasisKind {
    fn from(basis: &Basis) -> Self {
        match basis {
            Basis::Stated { .. } => BasisKind::Stated,
            Basis::Inferred { .. } => BasisKind::Inferred,
            Basis::Given { .. } => BasisKind::Given,
        }
    }
}

impl Term {
    /// The name in exports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Term::Citation(kind) => kind.name(),
            Term::Date(kind) => kind.name(),
            Term::Principle(kind) => kind.name(),
            Term::Act(act) => act.name(),
            Term::Person(PersonKind::Named) => "named",
            Term::Person(PersonKind::Byline) => "byline",
            Term::Abbreviation(kind) => match kind {
                AbbreviationKind::Organisation => "organisation",
                AbbreviationKind::Term => "term",
                AbbreviationKind::Word => "word",
                AbbreviationKind::InstrumentNumber => "instrument-number",
                AbbreviationKind::Unit => "unit",
                AbbreviationKind::ProductName => "product-name",
            },
            Term::Level(level) => level.name(),
            Term::Branch(branch) => branch.name(),
            Term::Class(class) => match class {
                OrganisationClass::Specific => "specific",
                OrganisationClass::National => "national",
                OrganisationClass::Type => "type",
                OrganisationClass::Site => "site",
                OrganisationClass::Sport => "sport",
            },
            Term::Sense(sense) => match sense {
                Sense::MoreThan => "more-than",
                Sense::Nearly => "nearly",
                Sense::About => "about",
                Sense::LessThan => "less-than",
                Sense::AtLeast => "at-least",
                Sense::AtMost => "at-most",
            },
            Term::PartOfDay(part) => part.name(),
            Term::Basis(BasisKind::Stated) => "stated",
            Term::Basis(BasisKind::Inferred) => "inferred",
            Term::Basis(BasisKind::Given) => "given",
            Term::Quoted(true) => "quoted",
            Term::Quoted(false) => "unquoted",
        }
    }
}

impl Cell {
    /// A cell that says something, proved by the places of its row.
    #[must_use]
    pub const fn of(value: Value) -> Cell {
        Cell {
            value,
            proofs: Vec::new(),
        }
    }

    /// A text, or that there is none.
    pub(super) fn text(text: Option<impl Into<String>>) -> Cell {
        Cell::of(text.map_or(Value::NotStated, |text| Value::Text(text.into())))
    }

    /// A number, or that there is none.
    pub(super) fn number(number: Option<f64>) -> Cell {
        Cell::of(number.map_or(Value::NotStated, Value::Number))
    }

    /// A value of a closed list, or that there is none.
    pub(super) fn term(term: Option<Term>) -> Cell {
        Cell::of(term.map_or(Value::NotStated, Value::Term))
    }

    /// What the program counted.
    pub(super) fn count(count: usize) -> Cell {
        Cell::of(Value::Count(u32::try_from(count).unwrap_or(u32::MAX)))
    }

    /// The same with places of its own.
    pub(super) fn proved(mut self, proofs: Vec<Proof>) -> Cell {
        self.proofs = proofs;
        self
    }
}
