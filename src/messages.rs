//! Every text of the interface, in Vietnamese and in English.
//!
//! [`Message`] names what is to be said; each language says it in one exhaustive match, so that a
//! text missing in either does not compile. Numbers and dates are written as each language writes
//! them.

pub mod about;
pub mod compare;
pub mod concordance;
pub mod corrections;
pub mod documents;
mod en;
pub mod evidence;
pub mod export;
pub mod help;
pub mod imprint;
pub mod notes;
mod number;
pub mod places;
pub mod verify;
mod vi;
pub mod words;

use std::borrow::Cow;

use danbiet_corpus::{
    metadata::{Certainty, PartialDate, Reason},
    zone::Zone,
};
use danbiet_query::Language;

pub use number::{date, decimal, fixed, number, percent, time};

use danbiet_corpus::search::Sort;

use crate::route::Facet;

/// Something to say.
#[derive(Clone, Copy, Debug)]
#[allow(
    missing_docs,
    reason = "what a variant says stands in vi.rs and en.rs, and only there"
)]
pub enum Message<'a> {
    // Names of the house and its rooms.
    Name,
    Library,
    Concordance,
    Compare,
    Places,
    Verify,
    Notes,
    KeepQuery,
    MyDocuments,
    About,
    Help,
    Menu,
    SkipToContent,
    OtherLanguage,
    SwitchLanguage,
    SwitchTheme,
    NotKept,
    ScreenOnItsWay,
    ScreenUnreachable,
    TryAgain,

    // The search box and what it answers.
    SearchLabel,
    SearchExample,
    Typing,
    Results { hits: usize, documents: usize },
    Matching { documents: usize },
    NoResults,
    Searching,
    SearchedOnPage,
    Documents { documents: usize },
    Hits { hits: usize },
    Understood { text: &'a str },
    DecodedAs { text: &'a str },
    Suggestions,
    LevelTyped,
    LevelAny,
    LevelWhyMarked,
    LevelWhyUnmarked,
    LevelWhyAsked,
    SwitchLevelTo { level: &'a str, hits: usize },
    Groups,
    GroupAdjacent,
    GroupSentence,
    GroupDocument,
    GroupSome,
    GroupShow { group: &'a str, hits: usize },
    Short { hits: usize },
    ShortOn,
    ShortOff,
    FurnitureHits { hits: usize },
    FurnitureSearched,
    RemoveFilter { value: &'a str },
    RemoveQuery,
    SearchChain,

    // The library.
    Facets,
    FacetName(Facet),
    FacetUnknown,
    ClearFilters,
    Sort,
    SortName(Sort),
    NoTitle,
    Inferred,
    Given,
    YearInferred,
    Syllables { syllables: usize },
    FurnitureShare { share: f64 },
    MoreDocuments { documents: usize },
    Absent { documents: usize },
    Why,
    AbsentLevel { level: &'a str },
    AbsentZones { zones: &'a str },
    AbsentFilters { filters: &'a str },
    AbsentFurniture { hits: usize },
    AbsentOtherLevel { level: &'a str, hits: usize },
    AbsentWiderGroup { hits: usize },
    Dispersion,
    DispersionOf { document: &'a str, hits: usize },
    HitAt { number: usize, percent: usize },
    ZonesAll,
    SearchAlso { zones: &'a str },

    // A document.
    BackToLibrary,
    BackToResults,
    NextHit,
    PreviousHit,
    HitOf { number: usize, total: usize },
    NoHitHere,
    FurnitureFolded { lines: usize },
    ShowFurniture,
    FurnitureIs,
    ShowNumbers,
    Sentence { number: usize },
    Facts,
    FactPlace,
    FactProvince,
    FactPublisher,
    FactSite,
    FactDate,
    FactEvent,
    FactAuthor,
    FactPhotographer,
    FactFile,
    FactLength,
    NotStated,
    BasisStated,
    BasisInferred { reason: &'a str },
    BasisGiven { basis: &'a str },
    ReasonText(Reason),
    CertaintyText(Certainty),
    ZoneName(Zone),
    NoDocument { id: &'a str },
    DamagedDocument,

    // Annotations.
    Layers,
    AllLayers,
    NoteLabel { layer: &'a str, normal: &'a str },
    Close,
    Printed { text: &'a str },
    Misprinted { normal: &'a str },
    OtherMentions { mentions: usize, documents: usize },
    SimilarMentions { mentions: usize, documents: usize },
    NoOtherMention,
    Correct,
    WrongByReader,
    WrongByKeeper,
    ChangedByReader { was: &'a str },
    ChangedByKeeper { was: &'a str },
    OpenPlace,

    // Evidence.
    Evidence,
    EvidenceLead,
    MatrixLead,
    PrinciplesLead,
    Tables,
    Near,
    NearSentence,
    NearDocument,
    RowsAre,
    Rows { rows: usize },
    NoRows,
    MoreRows { rows: usize },
    SortBy { column: &'a str },
    OpenCell { column: &'a str, value: &'a str },
    Sum,
    SumRow { row: &'a str },
    SumAll,
    SumNone,
    SumsHeading,
    SumsDerived,
    SumInexact,
    ThemeCell { hits: usize },
    ShowAllValues { values: usize },
    FewerValues,

    Bytes { bytes: usize },

    // What went wrong.
    Damaged,
    UnknownAddress,
    UnknownAddressKept { fragment: &'a str },
}

/// Says it.
#[must_use]
pub fn say(language: Language, message: Message<'_>) -> Cow<'static, str> {
    match language {
        Language::Vi => vi::say(message),
        Language::En => en::say(message),
    }
}

/// The name of a language in the address of its speakers (BCP 47).
#[must_use]
pub const fn tag(language: Language) -> &'static str {
    match language {
        Language::Vi => "vi",
        Language::En => "en",
    }
}

/// A date with what is known of it; empty if nothing is.
#[must_use]
pub fn partial_date(language: Language, day: PartialDate) -> String {
    date(language, day.year, day.month, day.day)
}
