//! What a query says: a tree of what was typed, each part with its place in the query.
//!
//! The tree holds syntax, not meaning. Texts are kept as they were typed (not folded); cutting a
//! [`Expr::Run`] into words, folding, abbreviations and levels are the planner's business.

pub use danbiet_text::fold::Level;
use std::ops::Bound;

/// A stretch of a query: byte offsets into the query as typed, end-exclusive, on character
/// boundaries. A type of its own, so that no place in a query is taken for a place in a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QuerySpan {
    /// First byte.
    pub start: usize,
    /// First byte after the stretch.
    pub end: usize,
}

impl QuerySpan {
    /// The stretch `start..end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The part of the query that the span covers.
    #[must_use]
    pub fn of(self, query: &str) -> &str {
        &query[self.start..self.end]
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: QuerySpan) -> QuerySpan {
        QuerySpan::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// A query that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What is looked for; `None` when nothing was typed (or nothing that can be looked for).
    pub root: Option<Node>,
    /// What `level:` asks for; `None` leaves it to the marks that were typed
    /// ([`crate::has_marked_text_term`]). It holds for the whole query wherever it stands.
    pub level: Option<Level>,
}

/// A part of the tree and its place in the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Everything the part is made of, operators, quotes and brackets of its own included.
    pub span: QuerySpan,
    /// What it says.
    pub expr: Expr,
}

/// What a part of a query says.
///
/// The parser builds `And` and `Or` flat (no `And` directly in an `And`) with two or more
/// children, and no list of terms or values is ever empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// Unquoted text: `doi thoai`, `Nghị quyết 02-NQ/TU`. One list of everything that stands side
    /// by side without quotes and operators. The planner cuts it into words with the corpus' own
    /// word list and answers in groups; terms that are [`Joint::Glued`] are never cut apart.
    Run(Vec<Term>),
    /// Text in quotes: its terms adjacent and in order.
    Phrase(Phrase),
    /// `/…/`: the source between the slashes, `\/` already read as `/`. Whether it compiles is
    /// known to the planner only.
    Regex(String),
    /// `a NEAR/5 b`: either order, at most `distance` tokens between. Both sides are made of runs,
    /// phrases, regular expressions, `Or`, `Within` and `Near` alone. A run on either side is
    /// looked for as a phrase.
    Near {
        /// What stands before the operator.
        left: Box<Node>,
        /// What stands behind it.
        right: Box<Node>,
        /// The largest number of tokens between the two.
        distance: u32,
    },
    /// All of them in one document. A [`FieldName::In`] among the children says in which zones the
    /// hits of the other children may lie, a [`FieldName::Word`] is looked for as text is; the other
    /// fields say which documents.
    And(Vec<Node>),
    /// At least one of them.
    Or(Vec<Node>),
    /// Documents without it.
    Not(Box<Node>),
    /// `title:Long`, `caption:(a | b)`: hits of `inner` that lie in the zone.
    Within {
        /// The zone.
        zone: ZoneName,
        /// What is looked for there.
        inner: Box<Node>,
    },
    /// `place:"Sóc Trăng"`, `year:2019..2022`, `in:body`.
    Field(Field),
}

/// Text in quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Its tokens, in order.
    pub terms: Vec<Term>,
    /// `"a b"~5`: the most tokens that may stand between the first and the last over and above the
    /// phrase's own; 0 means adjacent.
    pub slop: u32,
}

/// One token of a run, a phrase or a field's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its place; with `=`, `*` and `?` of its own.
    pub span: QuerySpan,
    /// How it hangs together with the term before it.
    pub joint: Joint,
    /// What it matches.
    pub pattern: Pattern,
}

/// How a term hangs together with the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Joint {
    /// It stands alone. The first term of a list always does.
    Apart,
    /// It belongs directly behind the one before: `02-NQ/TU`, `12/5/2017`, `đối_thoại`. The
    /// character is what stood between; it is kept for printing, matching ignores it.
    Glued(char),
}

/// What one token must look like. Never empty, never folded.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Pattern {
    /// The whole token, at the query's level.
    Token(String),
    /// A token that starts like this: `giám*`, without the star. At the query's level.
    Prefix(String),
    /// A token of this shape, at the query's level: `?` is one letter or digit, `*` any number of them
    /// (also none). Holds at least one `?`, or a `*` that is not the last character, and at least
    /// one letter or digit.
    Wildcard(String),
    /// Exactly these characters, case too: `=Ủy`, without the sign.
    Exact(String),
    /// The token is still being typed: a prefix whose typed marks must match and whose absent
    /// marks are free ([`danbiet_text::fold::prefix_matches`]), whatever the query's level. Only
    /// [`crate::parse_typing`] makes it, at most once in a query.
    Typing(String),
}

impl Pattern {
    /// What was typed, without signs of the language but with the stars and question marks of a
    /// wildcard.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Pattern::Token(text)
            | Pattern::Prefix(text)
            | Pattern::Wildcard(text)
            | Pattern::Exact(text)
            | Pattern::Typing(text) => text,
        }
    }
}

/// `name:value` or `name:value|value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Which field.
    pub name: FieldName,
    /// Where its name stands, without the colon.
    pub name_span: QuerySpan,
    /// The values, one of which must hold. All of the kind that [`FieldName::takes`] says.
    pub values: Vec<Value>,
}

/// A field of documents or of what they mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FieldName {
    /// `in:`, `vùng:` — the zone the hits lie in.
    In,
    /// `word:`, `từ:` — these syllables where they are whole words. `_` stands inside a word, `+`
    /// between two; anything else leaves open whether there is one word or several. It has places in the text, as a phrase has, and is read at the level of the query.
    Word,
    /// `place:`, `nơi:` — the document is about this place or mentions it.
    Place,
    /// `person:`, `người:` — mentions this person.
    Person,
    /// `org:`, `cơ-quan:` — mentions this body.
    Org,
    /// `cites:`, `văn-bản:` — cites this instrument.
    Cites,
    /// `site:`, `trang:` — was published on this site.
    Site,
    /// `theme:`, `chủ-đề:` — treats of this theme.
    Theme,
    /// `year:`, `năm:` — the year of the document.
    Year,
    /// `date:`, `ngày:` — the date of the document.
    Date,
    /// `figure:`, `số-liệu:` — holds a figure of this size.
    Figure,
    /// `unit:`, `đơn-vị:` — holds a figure of this unit. Beside a [`FieldName::Figure`] in one
    /// `And` both are said of the same figure.
    Unit,
}

/// What kind of value a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueKind {
    /// The name of a zone.
    Zone,
    /// Text.
    Text,
    /// A year or a range of years.
    Year,
    /// A date or a range of dates, of which parts may be missing.
    Date,
    /// A number, a comparison or a range.
    Number,
}

impl FieldName {
    /// What kind of value the field takes.
    #[must_use]
    pub const fn takes(self) -> ValueKind {
        match self {
            FieldName::In => ValueKind::Zone,
            FieldName::Word
            | FieldName::Place
            | FieldName::Person
            | FieldName::Org
            | FieldName::Cites
            | FieldName::Site
            | FieldName::Theme
            | FieldName::Unit => ValueKind::Text,
            FieldName::Year => ValueKind::Year,
            FieldName::Date => ValueKind::Date,
            FieldName::Figure => ValueKind::Number,
        }
    }
}

/// A zone, or a set of them, as a query names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ZoneName {
    /// The headline.
    Title,
    /// The first paragraph.
    Lead,
    /// Running text.
    Body,
    /// Texts of pictures.
    Caption,
    /// Author or photographer.
    Byline,
    /// The publisher's name.
    Source,
    /// Place and date on a line of their own.
    Dateline,
    /// Everything that is left out of search unless asked for: repeated titles and boilerplate.
    Furniture,
    /// Everything, furniture included.
    All,
}

/// A value of a field and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// Its place, with quotes and signs of comparison.
    pub span: QuerySpan,
    /// What it says.
    pub what: What,
}

/// What a value says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A zone.
    Zone(ZoneName),
    /// Text, quoted or not: these tokens adjacent and in order. Compared at the level that its own
    /// marks ask for, independent of the query's, except behind `word:`.
    Text(Vec<Term>),
    /// Years: `2020` is `2020..2020`.
    Years(Range<u16>),
    /// Dates.
    Dates(Range<PartialDay>),
    /// Numbers.
    Numbers(Range<Decimal>),
}

/// `2019..2022` (both ends included), `2019..`, `..2022`, `>300`, `>=300`, `<300`, `<=300`, or one
/// value (both ends equal). At least one end is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range<T> {
    /// The lower end.
    pub from: Bound<T>,
    /// The upper end.
    pub to: Bound<T>,
}

/// A day, a month or a year: `16/5/2022`, `5/2022`, `2022`, `16/5`, `2022-05-16`.
/// As an end of a range it stands for the whole of its month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDay {
    /// Year from 1000 to 2999.
    pub year: Option<u16>,
    /// Month from 1 to 12.
    pub month: Option<u8>,
    /// Day of the month from 1 to 31.
    pub day: Option<u8>,
}

/// A decimal number that is kept exactly: `digits` / 10^`scale`, without trailing zeros behind the
/// comma. Written as in Vietnamese: the point parts thousands, the comma decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// All digits, read as a whole number.
    pub digits: u64,
    /// How many of them stand behind the comma.
    pub scale: u8,
}

impl Decimal {
    /// The number as a float.
    #[must_use]
    pub fn value(self) -> f64 {
        self.digits as f64 / 10f64.powi(i32::from(self.scale))
    }
}
