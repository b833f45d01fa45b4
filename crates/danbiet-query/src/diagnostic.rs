//! What was wrong with a query and how it was read all the same.

use crate::ast::QuerySpan;

/// A remark about one place of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The place.
    pub span: QuerySpan,
    /// What was found there.
    pub kind: DiagnosticKind,
}

/// What was found. The query was read all the same, as the variant says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiagnosticKind {
    /// A quote that is never closed: the phrase goes to the end.
    UnclosedQuote,
    /// A bracket that is never closed: the group goes to the end.
    UnclosedBracket,
    /// A closing bracket with none open: it is passed over.
    StrayBracket,
    /// `/…` without a second slash: it is text.
    UnclosedRegex,
    /// `//`: it is passed over.
    EmptyRegex,
    /// The planner's engine refuses the regular expression: it finds nothing. The parser never
    /// reports this; the planner adds it with the engine's reason.
    BadRegex {
        /// What the engine says, and where in the expression.
        reason: String,
    },
    /// Looking for this takes too long: it was cut off, and hits may be missing. The parser never
    /// reports this; the planner adds it.
    CutOff,
    /// An operator without something to work on: it is passed over.
    StrayOperator,
    /// A Vietnamese operator word in a query that is all capitals: it is a word.
    OperatorReadAsWord,
    /// `name:` of no field: it is text.
    UnknownField {
        /// The field whose name is nearest, if any is near.
        suggestion: Option<&'static str>,
    },
    /// A field without a value: it is passed over.
    EmptyField,
    /// `in:` with something that is no zone: the value is passed over.
    UnknownZone,
    /// `level:` with something that is no level: it is passed over.
    UnknownLevel,
    /// `level:` more than once: the last one holds.
    RepeatedLevel,
    /// Neither a number nor a range of numbers: the value is passed over.
    BadNumber,
    /// `figure:8,7%`: the sign behind the number is passed over; `unit:%` asks for it.
    UnitInNumber,
    /// Neither a year nor a range of years: the value is passed over.
    BadYear,
    /// Neither a date nor a range of dates: the value is passed over.
    BadDate,
    /// The range ends before it starts: it was turned round.
    ReversedRange,
    /// Quotes with nothing to look for between them: passed over.
    EmptyPhrase,
    /// Brackets with nothing to look for between them: passed over.
    EmptyGroup,
    /// A wildcard without a letter: it would match everything and is passed over.
    BareWildcard,
    /// `=` without anything behind it: passed over.
    BareExact,
    /// A distance that is no number, or behind something that takes none: passed over.
    BadDistance,
    /// NEAR between things that have no place in the text (fields, NOT): read as AND.
    NearNeedsText,
    /// Brackets too deep: what is inside was read as if they were not there.
    TooDeep,
    /// The query is longer than can be read: the rest was passed over.
    TooLong,
    /// `-đối thoại`: only the first syllable is left out; quotes would leave out both.
    MinusTakesOneWord,
    /// `nơi:Sóc Trăng`: only the first syllable is the field's; quotes would take in both.
    FieldTakesOneWord,
}
