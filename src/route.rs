//! What is shown, and its way into the address and back.
//!
//! Everything that chooses what is on the screen is in [`Route`]; the part of the address behind
//! `#` is its printed form, so that reload, back, forward and a copied link all show the same:
//!
//! ```text
//! #library?q=đối+thoại&level=any&place=Hà+Tĩnh
//! #document/000_c7764ab0d62457ae?q=đối+thoại&hit=2&s=12&furniture=shown
//! #document/000_c7764ab0d62457ae?layers=person,place&at=person.1215-1228
//! #concordance?q=đối+thoại&by=l1,node&sample=100.7&group=r1&only=với
//! #evidence/figures?q=đối+thoại&by=value
//! #compare?left=002_1e2f9386158c8bca&right=003_d04be4df1517faf1&passage=6
//! #words/collocates?q=đối+thoại&window=sentence
//! #places?place=Hà+Tĩnh&era=34&count=mentions&at=tỉnh+Hà+Tĩnh
//! #library?corpus=0a9ff3c2b4d1e687&q=đối+thoại
//! #verify?text=dân+biết
//! #notes?colour=rose&find=hỏi
//! #documents   #about   #help
//! ```
//!
//! [`Route::parse`] is total: a fragment that says nothing known becomes [`View::Unknown`], which
//! keeps it, and what is known in a half-understood fragment counts. Browsers hand letters
//! outside ASCII back as percent-encoded bytes, so both spellings are read; a broken encoding is
//! read leniently. `parse(print(route)) == route` for every route.

pub use concordance::{Concordance, LineId, LineSet, SETS, WIDTH};
pub use danbiet_corpus::facet::{Facet, Filters};
use danbiet_corpus::search::{Reach, Reading as Level, Sort};
pub use places::{Count, Era, Places};
pub use verify::Verify;

use danbiet_text::Span;

use crate::layers::{Layer, LayerSet};

mod compare;
mod concordance;
mod encoding;
mod evidence;
mod grammar;
mod notes;
mod places;
mod verify;
mod words;

pub use compare::{Compare, Listing, Measure, Scrolling};
pub use evidence::{Direction, Evidence, Opened, ROWS, Sheet};
pub use grammar::{Grammar, print_page};
pub use notes::Notes;
pub use words::{Order, Scale, Stop, Tab, WIDEST, Words};

#[cfg(test)]
mod tests;

/// What is shown: a screen, and the search that every screen answers to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The screen.
    pub view: View,
    /// What is searched, and how.
    pub search: Search,
}

/// A screen, named as in the menu.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// All documents, or those that answer the search.
    #[default]
    Library,
    /// One document, set for reading.
    Document(Reading),
    /// Every hit on a line of its own, with what stands around it.
    Concordance(Concordance),
    /// What the documents say, as tables whose cells open their sentences.
    Evidence(Evidence),
    /// What documents share, and two of them side by side.
    Compare(Compare),
    /// What words there are, what is peculiar to parts, what stands together.
    Words(Words),
    /// The documents on a map and on a scale of time.
    Places(Places),
    /// Whether pasted words stand in the documents, and citations of these.
    Verify(Verify),
    /// The reader's notes, kept queries and projects.
    Notes(Notes),
    /// The reader's own documents.
    Documents,
    /// Sources, hashes, how things are counted, licences.
    About,
    /// The query language and the keys.
    Help,
    /// A fragment that says nothing we know, as it was.
    Unknown(String),
}

/// What is searched, and how. The default shows the whole library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The id of the corpus that is searched; empty for the embedded one.
    pub corpus: String,
    /// The query as it was typed.
    pub query: String,
    /// How near a hit must be; without it the query itself decides.
    pub level: Option<Level>,
    /// Which parts of a page are searched.
    pub scope: Scope,
    /// How far apart the words of a query may stand.
    pub reach: Reach,
    /// Whether an abbreviation stands for what it abbreviates.
    pub abbreviations: Abbreviations,
    /// The values that were chosen.
    pub filters: Filters,
    /// The order of the documents.
    pub sort: Sort,
}

impl Search {
    /// The same search with a value of a facet added, or taken away where it was chosen.
    #[must_use]
    pub fn toggled(&self, facet: Facet, value: &str) -> Self {
        let mut search = self.clone();
        search.filters.toggle(facet, value);
        search
    }
}

/// What of a document is shown, and where the reader is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The id of the document.
    pub document: String,
    /// The sentence that a link points at, counted from 1.
    pub sentence: Option<u32>,
    /// The hit that the reader stands on, counted from 1 in this document.
    pub hit: Option<u32>,
    /// Whether the furniture of the page is shown.
    pub furniture: Furniture,
    /// Whether each sentence shows its number.
    pub numbers: Numbers,
    /// The annotation layers that are shown.
    pub layers: LayerSet,
    /// The words that a link points at, or the annotation that is selected.
    pub at: Option<At>,
    /// Whether the reader corrects that annotation.
    pub correcting: Correcting,
    /// The id of the reader's note that is open.
    pub note: Option<String>,
}

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// Its words. An address may name any numbers: they need not lie in the text.
    pub span: Span,
    /// The layer whose annotation it is; `None` for words that are no annotation.
    pub layer: Option<Layer>,
}

impl At {
    /// The place that `person.1215-1228` or `1215-1228` names, if it names one.
    fn parse(text: &str) -> Option<At> {
        let (layer, span) = match text.split_once('.') {
            Some((layer, span)) => (Some(Layer::named(layer)?), span),
            None => (None, text),
        };
        let (start, end) = span.split_once('-')?;
        let (start, end) = (start.parse().ok()?, end.parse().ok()?);
        (start < end).then_some(At {
            span: Span { start, end },
            layer,
        })
    }

    fn print(self) -> String {
        let span = [
            self.span.start.to_string().as_str(),
            "-",
            &self.span.end.to_string(),
        ]
        .concat();
        match self.layer {
            Some(layer) => [layer.name(), ".", &span].concat(),
            None => span,
        }
    }
}

impl Reading {
    /// The beginning of a document.
    #[must_use]
    pub fn of(document: &str) -> Self {
        Self {
            document: document.to_owned(),
            ..Self::default()
        }
    }
}

/// A choice between a few things, each with a name in the address.
pub trait Named: Copy + PartialEq + 'static {
    /// All values with their names, in the order in which they are shown.
    const NAMES: &'static [(Self, &'static str)];

    /// The name in the address.
    #[must_use]
    fn name(self) -> &'static str {
        let found = Self::NAMES.iter().find(|(value, _)| *value == self);
        found.map_or("", |(_, name)| name)
    }

    /// The value with this name.
    #[must_use]
    fn named(name: &str) -> Option<Self> {
        let found = Self::NAMES.iter().find(|(_, known)| *known == name);
        found.map(|(value, _)| *value)
    }
}

impl Named for Level {
    const NAMES: &'static [(Self, &'static str)] = &[(Level::Typed, "typed"), (Level::Any, "any")];
}

impl Named for Reach {
    const NAMES: &'static [(Self, &'static str)] = &[
        (Reach::Adjacent, "adjacent"),
        (Reach::Sentence, "sentence"),
        (Reach::Document, "document"),
        (Reach::Some, "some"),
    ];
}

impl Named for Sort {
    const NAMES: &'static [(Self, &'static str)] = &[
        (Sort::Relevance, "relevance"),
        (Sort::Hits, "hits"),
        (Sort::Date, "date"),
        (Sort::Place, "place"),
        (Sort::Title, "title"),
        (Sort::Document, "document"),
    ];
}

/// Which parts of a page are searched where the query names none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Everything but the furniture.
    #[default]
    Article,
    /// The furniture too.
    All,
}

impl Named for Scope {
    const NAMES: &'static [(Self, &'static str)] =
        &[(Scope::Article, "article"), (Scope::All, "all")];
}

/// Whether an abbreviation stands for what it abbreviates, and the other way round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Abbreviations {
    /// It does.
    #[default]
    Read,
    /// Letters are letters.
    Literal,
}

impl Named for Abbreviations {
    const NAMES: &'static [(Self, &'static str)] = &[
        (Abbreviations::Read, "read"),
        (Abbreviations::Literal, "literal"),
    ];
}

impl Named for Facet {
    const NAMES: &'static [(Self, &'static str)] = &[
        (Facet::Place, Facet::Place.name()),
        (Facet::Province, Facet::Province.name()),
        (Facet::Year, Facet::Year.name()),
        (Facet::Publisher, Facet::Publisher.name()),
        (Facet::Event, Facet::Event.name()),
        (Facet::Organisation, Facet::Organisation.name()),
        (Facet::Person, Facet::Person.name()),
        (Facet::Instrument, Facet::Instrument.name()),
        (Facet::Theme, Facet::Theme.name()),
    ];
}

/// Whether the furniture of a page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Furniture {
    /// Its share is stated, itself folded away.
    #[default]
    Folded,
    /// It stands where it stood.
    Shown,
}

impl Named for Furniture {
    const NAMES: &'static [(Self, &'static str)] =
        &[(Furniture::Folded, "folded"), (Furniture::Shown, "shown")];
}

/// Whether each sentence shows its number, which is a link to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbers {
    /// It does not.
    #[default]
    Hidden,
    /// It does.
    Shown,
}

impl Named for Numbers {
    const NAMES: &'static [(Self, &'static str)] =
        &[(Numbers::Hidden, "hidden"), (Numbers::Shown, "shown")];
}

/// Whether the form for corrections of the selected annotation is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Correcting {
    /// It is not.
    #[default]
    Closed,
    /// It is.
    Open,
}

impl Named for Correcting {
    const NAMES: &'static [(Self, &'static str)] =
        &[(Correcting::Closed, "closed"), (Correcting::Open, "open")];
}

impl Route {
    /// The route that a fragment names; `#` in front does not matter.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        Grammar::ALL.parse(fragment)
    }

    /// The fragment that names the route, with `#` in front. What is as usual is left out.
    #[must_use]
    pub fn print(&self) -> String {
        Grammar::ALL.print(self)
    }

    /// The same search, seen on another screen.
    #[must_use]
    pub fn on(&self, view: View) -> Self {
        Self {
            view,
            search: self.search.clone(),
        }
    }

    /// The same screen, with another search. A hit of the old search is no hit of the new one.
    #[must_use]
    pub fn searching(&self, search: Search) -> Self {
        let mut view = self.view.clone();
        if let View::Document(reading) = &mut view {
            reading.hit = None;
        }
        Self { view, search }
    }
}
