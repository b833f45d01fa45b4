//! The form of a table: kinds, columns, rows, cells, and the places that prove them.

use danbiet_text::Span;

use crate::{
    annotate::{
        AbbreviationKind, Branch, CitationKind, DateKind, Level, OrganisationClass, PartOfDay,
        PersonKind, PrincipleKind, figure::Sense, principle::Act,
    },
    document::DocId,
    metadata::Basis,
    zone::Zone,
};

/// What a table lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TableKind {
    /// One row for each figure in the texts.
    Figures,
    /// One row for each legal or Party instrument.
    Instruments,
    /// One row for each name of a person, whatever documents it stands in.
    People,
    /// One row for each body.
    Organisations,
    /// One row for each place.
    Places,
    /// One row for each date or time in the texts.
    Dates,
    /// One row for each principle that is quoted, limb by limb.
    Principles,
    /// One row for each short form and what it stands for.
    Abbreviations,
    /// One row for each form in which the topic of the corpus is written.
    Topics,
}

/// A column of a table. The interface names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// The document: [`Value::Document`].
    Document,
    /// The place that the document is about: [`Value::Text`].
    PlaceOfDocument,
    /// The words as printed: [`Value::Text`].
    Printed,
    /// The normal form or name: [`Value::Text`].
    Name,
    /// How exact a figure is: [`Term::Sense`].
    Qualifier,
    /// The value of a figure: [`Value::Number`].
    Number,
    /// What a figure is out of: [`Value::Number`].
    Denominator,
    /// The unit of a figure: [`Value::Text`].
    Unit,
    /// What is counted or measured: [`Value::Text`].
    Counted,
    /// The body that the sentence names before a figure: [`Value::Text`].
    Who,
    /// The time of a figure in normal form: [`Value::Time`].
    Period,
    /// The kind of a date, principle, person or short form: [`Value::Term`].
    Kind,
    /// The kind of an instrument in lower case, `nghị quyết`: [`Value::Text`].
    TypeOfInstrument,
    /// The number of an instrument in its right spelling: [`Value::Text`].
    NumberOfInstrument,
    /// The province that a local instrument belongs to: [`Value::Text`].
    Province,
    /// All ways in which the thing is written, each with its mentions; for citations with their
    /// kind: [`Value::Items`].
    Spellings,
    /// The spellings of an instrument's number that are misprints or variants: [`Value::Items`].
    Variants,
    /// The people and bodies that a sentence names first when it cites the instrument, as far as
    /// they stand before the citation: [`Value::Items`].
    NamedBefore,
    /// How often an instrument is cited by number or name: [`Value::Count`].
    Citations,
    /// How often a bare word (*Nghị quyết*) points back at an instrument: [`Value::Count`].
    PointingBack,
    /// The documents that mention it: [`Value::Documents`].
    Documents,
    /// The roles of a person, each with the mentions that give it: [`Value::Items`].
    Roles,
    /// The bodies that a person has a role in: [`Value::Items`].
    Bodies,
    /// How often it is mentioned: [`Value::Count`].
    Mentions,
    /// How a body is named: [`Term::Class`].
    Class,
    /// The level of a body or place: [`Term::Level`].
    Level,
    /// The branch of a body: [`Term::Branch`].
    Branch,
    /// The place in which a place lies: [`Value::Text`].
    Parent,
    /// A time in normal form: [`Value::Time`].
    Time,
    /// The part of the day: [`Term::PartOfDay`].
    PartOfDay,
    /// The days from which and to which a duration is counted: [`Value::Time`].
    Anchor,
    /// How a value is known: [`Term::Basis`].
    Basis,
    /// How many limbs the form of a principle has: [`Value::Count`].
    Form,
    /// A limb of the motto as printed: [`Value::Text`]; a gap is [`Value::NotStated`].
    Limb(Act),
    /// The limbs of its form that a motto leaves out: [`Value::Items`] with [`Term::Act`].
    Missing,
    /// Whether quotes enclose it: [`Term::Quoted`].
    Quoted,
    /// What a short form stands for: [`Value::Text`].
    Expansion,
    /// Where documents define a short form: [`Value::Documents`].
    Definitions,
}

impl TableKind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [TableKind; 9] = [
        TableKind::Figures,
        TableKind::Instruments,
        TableKind::People,
        TableKind::Organisations,
        TableKind::Places,
        TableKind::Dates,
        TableKind::Principles,
        TableKind::Abbreviations,
        TableKind::Topics,
    ];

    /// The name in addresses, on the command line and in exports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            TableKind::Figures => "figures",
            TableKind::Instruments => "instruments",
            TableKind::People => "persons",
            TableKind::Organisations => "organisations",
            TableKind::Places => "places",
            TableKind::Dates => "dates",
            TableKind::Principles => "principles",
            TableKind::Abbreviations => "abbreviations",
            TableKind::Topics => "topics",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<TableKind> {
        TableKind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The columns: a row has one cell for each, in this order.
    #[must_use]
    pub const fn columns(self) -> &'static [Column] {
        use Column as C;
        match self {
            TableKind::Figures => &[
                C::Document,
                C::PlaceOfDocument,
                C::Printed,
                C::Qualifier,
                C::Number,
                C::Denominator,
                C::Unit,
                C::Counted,
                C::Who,
                C::Period,
            ],
            TableKind::Instruments => &[
                C::Name,
                C::TypeOfInstrument,
                C::NumberOfInstrument,
                C::Province,
                C::Spellings,
                C::Variants,
                C::NamedBefore,
                C::Citations,
                C::PointingBack,
                C::Documents,
            ],
            TableKind::People => &[
                C::Name,
                C::Kind,
                C::Roles,
                C::Bodies,
                C::Mentions,
                C::Documents,
            ],
            TableKind::Organisations => &[
                C::Name,
                C::Class,
                C::Level,
                C::Branch,
                C::Spellings,
                C::Mentions,
                C::Documents,
            ],
            TableKind::Places => &[
                C::Name,
                C::Level,
                C::Parent,
                C::Spellings,
                C::Mentions,
                C::Documents,
            ],
            TableKind::Dates => &[
                C::Document,
                C::PlaceOfDocument,
                C::Printed,
                C::Kind,
                C::Time,
                C::PartOfDay,
                C::Anchor,
                C::Basis,
            ],
            TableKind::Principles => &[
                C::Document,
                C::PlaceOfDocument,
                C::Kind,
                C::Form,
                C::Limb(Act::Know),
                C::Limb(Act::Discuss),
                C::Limb(Act::Do),
                C::Limb(Act::Check),
                C::Limb(Act::Supervise),
                C::Limb(Act::Benefit),
                C::Missing,
                C::Quoted,
                C::Printed,
            ],
            TableKind::Abbreviations => &[
                C::Name,
                C::Expansion,
                C::Kind,
                C::Mentions,
                C::Documents,
                C::Definitions,
            ],
            TableKind::Topics => &[C::Name, C::Mentions, C::Documents],
        }
    }
}

impl Column {
    /// The name in exports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Column::Document => "document",
            Column::PlaceOfDocument => "place_of_document",
            Column::Printed => "text",
            Column::Name => "name",
            Column::Qualifier => "qualifier",
            Column::Number => "value",
            Column::Denominator => "denominator",
            Column::Unit => "unit",
            Column::Counted => "counted",
            Column::Who => "who",
            Column::Period => "period",
            Column::Kind => "kind",
            Column::TypeOfInstrument => "type",
            Column::NumberOfInstrument => "number",
            Column::Province => "province",
            Column::Spellings => "spellings",
            Column::Variants => "variants",
            Column::NamedBefore => "named_before",
            Column::Citations => "citations",
            Column::PointingBack => "pointing_back",
            Column::Documents => "documents",
            Column::Roles => "roles",
            Column::Bodies => "organisations",
            Column::Mentions => "mentions",
            Column::Class => "class",
            Column::Level => "level",
            Column::Branch => "branch",
            Column::Parent => "parent",
            Column::Time => "normal",
            Column::PartOfDay => "part_of_day",
            Column::Anchor => "anchor",
            Column::Basis => "basis",
            Column::Form => "form",
            Column::Limb(act) => act.name(),
            Column::Missing => "missing",
            Column::Quoted => "quoted",
            Column::Expansion => "expansion",
            Column::Definitions => "definitions",
        }
    }
}

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
