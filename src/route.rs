//! What is shown, and its way into the address and back.
//!
//! Everything that chooses what is on the screen is in [`Route`]; the part of the address behind
//! `#` is its printed form, so that reload, back, forward and a copied link all show the same:
//!
//! ```text
//! #library?q=đối+thoại&level=any&place=Hà+Tĩnh
//! #document/000_c7764ab0d62457ae?q=đối+thoại&hit=2&s=12&furniture=shown
//! #about   #help
//! ```
//!
//! [`Route::parse`] is total: a fragment that says nothing known becomes [`View::Unknown`], which
//! keeps it, and what is known in a half-understood fragment counts. Browsers hand letters
//! outside ASCII back as percent-encoded bytes, so both spellings are read; a broken encoding is
//! read leniently. `parse(print(route)) == route` for every route.

use std::collections::{BTreeMap, BTreeSet};

mod encoding;

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
    /// Sources, hashes, how things are counted, licences.
    About,
    /// The query language and the keys.
    Help,
    /// A fragment that says nothing we know, as it was.
    Unknown(String),
}

/// What is searched, and how. The default shows the whole library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
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
    /// The values that were chosen, facet by facet. No facet is without a value.
    pub filters: BTreeMap<Facet, BTreeSet<String>>,
    /// The order of the documents.
    pub sort: Sort,
}

impl Default for Search {
    fn default() -> Self {
        Self {
            query: String::new(),
            level: None,
            scope: Scope::Article,
            reach: Reach::Sentence,
            abbreviations: Abbreviations::Read,
            filters: BTreeMap::new(),
            sort: Sort::Relevance,
        }
    }
}

impl Search {
    /// The same search with a value of a facet added, or taken away where it was chosen.
    #[must_use]
    pub fn toggled(&self, facet: Facet, value: &str) -> Self {
        let mut search = self.clone();
        let values = search.filters.entry(facet).or_default();
        if !values.remove(value) {
            values.insert(value.to_owned());
        }
        if values.is_empty() {
            search.filters.remove(&facet);
        }
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

/// Declares an enum whose variants have names in the address.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// All values, in the order in which they are shown.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The name in the address.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.name() == name)
            }
        }
    };
}

named! {
    /// How near a hit must be to what was typed.
    Level {
        /// Marks count.
        Typed = "typed",
        /// Marks do not count.
        Any = "any",
    }
}

named! {
    /// Which parts of a page are searched.
    Scope {
        /// Everything but the furniture.
        Article = "article",
        /// The furniture too.
        All = "all",
    }
}

named! {
    /// How far apart the words of a query may stand; each wider one includes the nearer.
    Reach {
        /// The whole query in order.
        Adjacent = "adjacent",
        /// All its words in one sentence.
        Sentence = "sentence",
        /// All its words in one document.
        Document = "document",
        /// Any of its words, ranked.
        Some = "some",
    }
}

named! {
    /// Whether an abbreviation stands for what it abbreviates, and the other way round.
    Abbreviations {
        /// It does.
        Read = "read",
        /// Letters are letters.
        Literal = "literal",
    }
}

named! {
    /// The order of the documents.
    Sort {
        /// Best answer first; without a query, the order of the corpus.
        Relevance = "relevance",
        /// Most hits first.
        Hits = "hits",
        /// Newest first.
        Date = "date",
        /// By place.
        Place = "place",
        /// By title.
        Title = "title",
    }
}

named! {
    /// What documents can be sorted out by.
    Facet {
        /// The place a document is about.
        Place = "place",
        /// The province of that place.
        Province = "province",
        /// The year of what is reported.
        Year = "year",
        /// Who published it.
        Publisher = "publisher",
        /// The kind of event reported.
        Event = "event",
    }
}

named! {
    /// Whether the furniture of a page is shown.
    Furniture {
        /// Its share is stated, itself folded away.
        Folded = "folded",
        /// It stands where it stood.
        Shown = "shown",
    }
}

impl Default for Furniture {
    fn default() -> Self {
        Self::Folded
    }
}

named! {
    /// Whether each sentence shows its number, which is a link to it.
    Numbers {
        /// It does not.
        Hidden = "hidden",
        /// It does.
        Shown = "shown",
    }
}

impl Default for Numbers {
    fn default() -> Self {
        Self::Hidden
    }
}

impl Route {
    /// The route that a fragment names; `#` in front does not matter.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let (path, parameters) = fragment.split_once('?').unwrap_or((fragment, ""));
        let path = encoding::decode(path);
        let mut route = Self::default();
        let path = path.trim_matches('/');
        route.view = match path.split_once('/') {
            None => match path {
                "" | "library" => View::Library,
                "about" => View::About,
                "help" => View::Help,
                _ => View::Unknown(encoding::decode(fragment)),
            },
            Some(("document", id)) if !id.is_empty() => View::Document(Reading::of(id)),
            Some(_) => View::Unknown(encoding::decode(fragment)),
        };
        if !matches!(route.view, View::Unknown(_)) {
            for pair in parameters.split('&') {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                route.set(&encoding::decode(name), encoding::decode(value));
            }
        }
        route
    }

    /// Takes over one parameter. An unknown name or value changes nothing.
    fn set(&mut self, name: &str, value: String) {
        let search = &mut self.search;
        match name {
            "q" => search.query = value,
            "level" => search.level = Level::named(&value),
            "zones" => search.scope = Scope::named(&value).unwrap_or(search.scope),
            "groups" => search.reach = Reach::named(&value).unwrap_or(search.reach),
            "abbreviations" => {
                search.abbreviations = Abbreviations::named(&value).unwrap_or(search.abbreviations);
            }
            "sort" => search.sort = Sort::named(&value).unwrap_or(search.sort),
            name => match (Facet::named(name), &mut self.view) {
                (Some(facet), _) => {
                    search.filters.entry(facet).or_default().insert(value);
                }
                (None, View::Document(reading)) => match name {
                    "s" => reading.sentence = value.parse().ok().filter(|&n| n > 0),
                    "hit" => reading.hit = value.parse().ok().filter(|&n| n > 0),
                    "furniture" => {
                        reading.furniture = Furniture::named(&value).unwrap_or_default();
                    }
                    "numbers" => reading.numbers = Numbers::named(&value).unwrap_or_default(),
                    _ => {}
                },
                (None, _) => {}
            },
        }
    }

    /// The fragment that names the route, with `#` in front. What is as usual is left out.
    #[must_use]
    pub fn print(&self) -> String {
        let mut printer = Printer {
            fragment: String::from("#"),
            separator: '?',
        };
        match &self.view {
            View::Library => printer.fragment.push_str("library"),
            View::About => printer.fragment.push_str("about"),
            View::Help => printer.fragment.push_str("help"),
            View::Document(reading) => {
                printer.fragment.push_str("document/");
                encoding::encode_into(&reading.document, &mut printer.fragment);
            }
            View::Unknown(fragment) => {
                encoding::encode_into(fragment, &mut printer.fragment);
                return printer.fragment;
            }
        }
        printer.search(&self.search);
        if let View::Document(reading) = &self.view {
            printer.reading(reading);
        }
        printer.fragment
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

/// Writes parameters behind one another.
struct Printer {
    fragment: String,
    separator: char,
}

impl Printer {
    fn search(&mut self, search: &Search) {
        let usual = Search::default();
        if !search.query.is_empty() {
            self.put("q", &search.query);
        }
        if let Some(level) = search.level {
            self.put("level", level.name());
        }
        if search.scope != usual.scope {
            self.put("zones", search.scope.name());
        }
        if search.reach != usual.reach {
            self.put("groups", search.reach.name());
        }
        if search.abbreviations != usual.abbreviations {
            self.put("abbreviations", search.abbreviations.name());
        }
        for (facet, values) in &search.filters {
            for value in values {
                self.put(facet.name(), value);
            }
        }
        if search.sort != usual.sort {
            self.put("sort", search.sort.name());
        }
    }

    fn reading(&mut self, reading: &Reading) {
        if reading.furniture != Furniture::default() {
            self.put("furniture", reading.furniture.name());
        }
        if reading.numbers != Numbers::default() {
            self.put("numbers", reading.numbers.name());
        }
        if let Some(sentence) = reading.sentence {
            self.put("s", &sentence.to_string());
        }
        if let Some(hit) = reading.hit {
            self.put("hit", &hit.to_string());
        }
    }

    fn put(&mut self, name: &str, value: &str) {
        self.fragment.push(self.separator);
        self.separator = '&';
        self.fragment.push_str(name);
        self.fragment.push('=');
        encoding::encode_into(value, &mut self.fragment);
    }
}
