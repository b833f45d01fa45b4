//! Reading and printing addresses, as far as a program knows them.
//!
//! The first edition shows the library alone, so it knows the addresses of that alone; how all other
//! screens read and print their parameters is then not in the first load.

use super::{Abbreviations, At, Facet, Level, Reach, Scope, Sort};
use super::{
    Compare, Concordance, Correcting, Evidence, Furniture, LayerSet, Named, Notes, Numbers, Places,
    Reading, Route, Search, Sheet, Tab, Verify, View, Words, encoding,
};

/// The addresses that a program knows.
#[derive(Clone, Copy)]
pub struct Grammar {
    /// The screen that a path names, as it usually is.
    read: fn(&str) -> Option<View>,
    /// Takes over a parameter of a screen. An unknown name or value changes nothing.
    set: fn(&mut View, &str, String),
    /// The path of a screen.
    path: fn(&View) -> String,
    /// Prints the parameters of a screen.
    parameters: fn(&View, &mut Printer),
    /// Whether the search is read where the screen is not known: another program may know it.
    lenient: bool,
}

impl Grammar {
    /// All addresses.
    pub const ALL: Grammar = Grammar {
        read: View::read,
        set: View::set,
        path: View::path,
        parameters: View::parameters,
        lenient: false,
    };

    /// Those of the library. Those of documents are printed too, for links.
    pub const LIBRARY: Grammar = Grammar {
        read: |path| matches!(path, "" | "library").then_some(View::Library),
        set: |_, _, _| {},
        path: |view| match view {
            View::Document(reading) => reading.path(),
            _ => "library".to_owned(),
        },
        parameters: |view, printer| {
            if let View::Document(reading) = view {
                printer.reading(reading);
            }
        },
        lenient: true,
    };

    /// The route that a fragment names; `#` in front does not matter.
    #[must_use]
    pub fn parse(&self, fragment: &str) -> Route {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let (path, parameters) = fragment.split_once('?').unwrap_or((fragment, ""));
        let path = encoding::decode(path);
        let known = (self.read)(path.trim_matches('/'));
        let reads = known.is_some() || self.lenient;
        let mut view = known.unwrap_or_else(|| View::Unknown(encoding::decode(fragment)));
        let mut search = Search::default();
        for pair in parameters.split('&').filter(|_| reads) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = encoding::decode(name);
            if let Some(value) = search.set(&name, encoding::decode(value)) {
                (self.set)(&mut view, &name, value);
            }
        }
        Route { view, search }
    }

    /// The fragment that names a route, with `#` in front. What is as usual is left out.
    #[must_use]
    pub fn print(&self, route: &Route) -> String {
        if let View::Unknown(fragment) = &route.view {
            let mut printed = String::from("#");
            encoding::encode_into(fragment, &mut printed);
            return printed;
        }
        let mut printer = Printer::of(&(self.path)(&route.view), &route.search);
        (self.parameters)(&route.view, &mut printer);
        printer.fragment
    }
}

/// The fragment of a screen as it usually is, with a search: for the menu.
#[must_use]
pub fn print_page(path: &str, search: &Search) -> String {
    Printer::of(path, search).fragment
}

impl View {
    fn read(path: &str) -> Option<View> {
        Some(match path.split_once('/') {
            None => match path {
                "" | "library" => View::Library,
                "evidence" => View::Evidence(Evidence::default()),
                "concordance" => View::Concordance(Concordance::default()),
                "compare" => View::Compare(Compare::default()),
                "words" => View::Words(Words::default()),
                "places" => View::Places(Places::default()),
                "verify" => View::Verify(Verify::default()),
                "notes" => View::Notes(Notes::default()),
                "documents" => View::Documents,
                "about" => View::About,
                "help" => View::Help,
                _ => return None,
            },
            Some(("document", id)) if !id.is_empty() => View::Document(Reading::of(id)),
            Some(("evidence", name)) => View::Evidence(Evidence::of(Sheet::of_name(name)?)),
            Some(("words", name)) => View::Words(Words::of(Tab::named(name)?)),
            Some(_) => return None,
        })
    }

    fn set(&mut self, name: &str, value: String) {
        match self {
            View::Document(reading) => reading.set(name, &value),
            View::Evidence(evidence) => evidence.set(name, value),
            View::Concordance(lines) => lines.set(name, value),
            View::Compare(compare) => compare.set(name, value),
            View::Words(words) => words.set(name, value),
            View::Places(places) => places.set(name, value),
            View::Verify(verify) => verify.set(name, value),
            View::Notes(notes) => notes.set(name, value),
            View::Library | View::Documents | View::About | View::Help | View::Unknown(_) => {}
        }
    }

    fn path(&self) -> String {
        let path = match self {
            View::Library => "library",
            View::Concordance(_) => "concordance",
            View::Compare(_) => "compare",
            View::Words(words) => return ["words/", words.tab.name()].concat(),
            View::Places(_) => "places",
            View::Verify(_) => "verify",
            View::Notes(_) => "notes",
            View::Documents => "documents",
            View::About => "about",
            View::Help => "help",
            View::Document(reading) => return reading.path(),
            View::Evidence(evidence) => return ["evidence/", evidence.sheet.name()].concat(),
            View::Unknown(_) => "",
        };
        path.to_owned()
    }

    fn parameters(&self, printer: &mut Printer) {
        match self {
            View::Document(reading) => printer.reading(reading),
            View::Evidence(evidence) => printer.all(evidence.parameters()),
            View::Concordance(lines) => printer.all(lines.parameters()),
            View::Compare(compare) => printer.all(compare.parameters()),
            View::Words(words) => printer.all(words.parameters()),
            View::Places(places) => printer.all(places.parameters()),
            View::Notes(notes) => printer.all(notes.parameters()),
            View::Verify(verify) if !verify.text.is_empty() => printer.put("text", &verify.text),
            View::Verify(_)
            | View::Library
            | View::Documents
            | View::About
            | View::Help
            | View::Unknown(_) => {}
        }
    }
}

impl Search {
    /// Takes over one parameter; gives the value back if it is none of a search. An unknown value
    /// changes nothing.
    fn set(&mut self, name: &str, value: String) -> Option<String> {
        match name {
            "q" => self.query = value,
            "corpus" => self.corpus = value,
            "level" => self.level = Level::named(&value),
            "zones" => self.scope = Scope::named(&value).unwrap_or(self.scope),
            "groups" => self.reach = Reach::named(&value).unwrap_or(self.reach),
            "abbreviations" => {
                self.abbreviations = Abbreviations::named(&value).unwrap_or(self.abbreviations);
            }
            "sort" => self.sort = Sort::named(&value).unwrap_or(self.sort),
            name => match Facet::named(name) {
                Some(facet) => self.filters.add(facet, value),
                None => return Some(value),
            },
        }
        None
    }
}

impl Reading {
    fn set(&mut self, name: &str, value: &str) {
        let number = || value.parse().ok().filter(|&n| n > 0);
        match name {
            "s" => self.sentence = number(),
            "hit" => self.hit = number(),
            "furniture" => self.furniture = Furniture::named(value).unwrap_or_default(),
            "numbers" => self.numbers = Numbers::named(value).unwrap_or_default(),
            "layers" => self.layers = LayerSet::parse(value),
            "note" => self.note = Some(value.to_owned()).filter(|id| !id.is_empty()),
            "at" => self.at = At::parse(value),
            "correct" => self.correcting = Correcting::named(value).unwrap_or_default(),
            _ => {}
        }
    }

    fn path(&self) -> String {
        let mut path = String::from("document/");
        encoding::encode_into(&self.document, &mut path);
        path
    }
}

/// Writes parameters behind one another.
struct Printer {
    fragment: String,
    separator: char,
}

impl Printer {
    fn of(path: &str, search: &Search) -> Printer {
        let mut printer = Printer {
            fragment: ["#", path].concat(),
            separator: '?',
        };
        printer.search(search);
        printer
    }

    fn search(&mut self, search: &Search) {
        let usual = Search::default();
        if !search.corpus.is_empty() {
            self.put("corpus", &search.corpus);
        }
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
        for (facet, value) in search.filters.iter() {
            self.put(facet.name(), value);
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
        if reading.layers != LayerSet::default() {
            self.put("layers", &reading.layers.print());
        }
        if let Some(at) = reading.at {
            self.put("at", &at.print());
        }
        if reading.correcting != Correcting::default() {
            self.put("correct", reading.correcting.name());
        }
        if let Some(note) = &reading.note {
            self.put("note", note);
        }
    }

    fn put(&mut self, name: &str, value: &str) {
        self.fragment.push(self.separator);
        self.separator = '&';
        self.fragment.push_str(name);
        self.fragment.push('=');
        encoding::encode_into(value, &mut self.fragment);
    }

    fn all<V: AsRef<str>>(&mut self, parameters: impl IntoIterator<Item = (&'static str, V)>) {
        for (name, value) in parameters {
            self.put(name, value.as_ref());
        }
    }
}
