//! The tables there are, and their columns.

#[cfg(doc)]
use super::table::{Term, Value};
use crate::annotate::principle::Act;

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
    /// The value of a figure, the lower end of a range: [`Value::Number`].
    Number,
    /// The upper end of a figure that is a range: [`Value::Number`].
    Upper,
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
                C::Upper,
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
            Column::Upper => "upper",
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
