//! What of the words is shown, and its parameters in the address.
//!
//! ```text
//! #words/list?unit=syllable&same=any&stop=usual&order=range
//! #words/ngrams?length=3&least=3
//! #words/keyness?of=place:Hà+Tĩnh&against=rest
//! #words/collocates?q=đối+thoại&left=3&right=3   …&window=sentence
//! #words/trends?q=đối+thoại&with=dân+chủ&by=place&count=hits
//! ```

use danbiet_corpus::{
    choice::Choice,
    frequency::{LONGEST, Same, Unit},
    subcorpus::Window,
    trend::Axis,
};

use super::{Facet, Named};

/// What of the words is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Which table.
    pub tab: Tab,
    /// What is counted.
    pub unit: Unit,
    /// What counts as the same.
    pub same: Same,
    /// How many units in a row; without it what the table usually shows.
    pub length: Option<u8>,
    /// How often a row must occur; without it what the table usually asks for.
    pub least: Option<u32>,
    /// The part that is counted.
    pub part: Option<Choice>,
    /// The part that it is compared with.
    pub against: Choice,
    /// What is hidden.
    pub stop: Stop,
    /// What counts as near a hit.
    pub window: Window,
    /// What rows are sorted by; without it by what the table is about.
    pub order: Option<Order>,
    /// Further queries to follow.
    pub with: Vec<String>,
    /// What queries are followed along.
    pub axis: Axis,
    /// What the chart of a trend shows.
    pub scale: Scale,
}

impl Default for Words {
    fn default() -> Self {
        Words {
            tab: Tab::List,
            unit: Unit::Word,
            same: Same::Typed,
            length: None,
            least: None,
            part: None,
            against: Choice::Rest,
            stop: Stop::None,
            window: WINDOW,
            order: None,
            with: Vec::new(),
            axis: Axis::default(),
            scale: Scale::PerMillion,
        }
    }
}

/// The window that collocates are usually looked for in.
const WINDOW: Window = Window::Words { left: 5, right: 5 };

/// The widest window.
pub const WIDEST: u32 = 20;

/// A table of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Words or syllables.
    #[default]
    List,
    /// Sequences.
    Ngrams,
    /// One part against another.
    Keyness,
    /// What stands near hits.
    Collocates,
    /// Queries along documents, places and time.
    Trends,
}

impl Named for Tab {
    const NAMES: &'static [(Self, &'static str)] = &[
        (Tab::List, "list"),
        (Tab::Ngrams, "ngrams"),
        (Tab::Keyness, "keyness"),
        (Tab::Collocates, "collocates"),
        (Tab::Trends, "trends"),
    ];
}

impl Named for Unit {
    const NAMES: &'static [(Self, &'static str)] = &[
        (Unit::Word, Unit::Word.name()),
        (Unit::Syllable, Unit::Syllable.name()),
    ];
}

impl Named for Same {
    const NAMES: &'static [(Self, &'static str)] = &[
        (Same::Typed, Same::Typed.name()),
        (Same::Any, Same::Any.name()),
        (Same::Printed, Same::Printed.name()),
    ];
}

/// What is hidden.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stop {
    /// Nothing.
    #[default]
    None,
    /// The usual grammatical words.
    Usual,
    /// These words.
    Words(Vec<String>),
}

/// What rows are sorted by, the largest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is named after the column that it sorts")]
pub enum Order {
    Count,
    Range,
    Dispersion,
    LogLikelihood,
    LogRatio,
    LogDice,
    MutualInformation,
    TScore,
    DeltaP,
    DeltaPNode,
}

impl Named for Order {
    const NAMES: &'static [(Self, &'static str)] = &[
        (Order::Count, "count"),
        (Order::Range, "range"),
        (Order::Dispersion, "dp"),
        (Order::LogLikelihood, "ll"),
        (Order::LogRatio, "ratio"),
        (Order::LogDice, "logdice"),
        (Order::MutualInformation, "mi"),
        (Order::TScore, "t"),
        (Order::DeltaP, "dpc"),
        (Order::DeltaPNode, "dpn"),
    ];
}

/// What the chart of a trend shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// Hits for each million syllables.
    #[default]
    PerMillion,
    /// Hits.
    Hits,
}

impl Named for Scale {
    const NAMES: &'static [(Self, &'static str)] =
        &[(Scale::PerMillion, "million"), (Scale::Hits, "hits")];
}

impl Words {
    /// The beginning of a table.
    #[must_use]
    pub fn of(tab: Tab) -> Self {
        Self {
            tab,
            ..Self::default()
        }
    }

    /// How many units in a row are counted.
    #[must_use]
    pub fn length(&self) -> u8 {
        match self.tab {
            Tab::List | Tab::Collocates | Tab::Trends => 1,
            Tab::Ngrams => self.length.unwrap_or(2).clamp(2, LONGEST),
            Tab::Keyness => self.length.unwrap_or(1).clamp(1, LONGEST),
        }
    }

    /// How often a row must occur.
    #[must_use]
    pub fn least(&self) -> u32 {
        let usual = match self.tab {
            Tab::Ngrams => 2,
            _ => 1,
        };
        self.least.unwrap_or(usual).max(1)
    }

    /// The part that is counted.
    #[must_use]
    pub fn part(&self) -> Choice {
        let usual = match self.tab {
            Tab::Keyness => Choice::Found,
            _ => Choice::Searched,
        };
        self.part.clone().unwrap_or(usual)
    }

    /// Takes over one parameter. An unknown name or value changes nothing.
    pub(super) fn set(&mut self, name: &str, value: String) {
        match name {
            "unit" => self.unit = Unit::named(&value).unwrap_or(self.unit),
            "same" => self.same = Same::named(&value).unwrap_or(self.same),
            "length" => self.length = value.parse().ok().filter(|n| (1..=LONGEST).contains(n)),
            "least" => self.least = value.parse().ok().filter(|&n| n > 0),
            "of" => self.part = Choice::parse(&value),
            "against" => self.against = Choice::parse(&value).unwrap_or(Choice::Rest),
            "stop" => {
                self.stop = match value.as_str() {
                    "" => Stop::None,
                    "usual" => Stop::Usual,
                    words => Stop::Words(words.split(',').map(str::to_owned).collect()),
                }
            }
            "window" if value == "sentence" => self.window = Window::Sentence,
            "left" | "right" => {
                let Some(words) = value.parse().ok().filter(|n| *n <= WIDEST) else {
                    return;
                };
                let (left, right) = match (self.window, WINDOW) {
                    (Window::Words { left, right }, _) | (_, Window::Words { left, right }) => {
                        (left, right)
                    }
                    _ => return,
                };
                self.window = match name {
                    "left" => Window::Words { left: words, right },
                    _ => Window::Words { left, right: words },
                };
            }
            "order" => self.order = Order::named(&value).or(self.order),
            "with" => self.with.push(value),
            "by" => {
                self.axis = match value.as_str() {
                    "document" => Axis::Document,
                    name => Facet::named(name).map_or(self.axis, Axis::Facet),
                }
            }
            "count" => self.scale = Scale::named(&value).unwrap_or(self.scale),
            _ => {}
        }
    }

    /// The parameters that are not as usual, in order.
    pub(super) fn parameters(&self) -> Vec<(&'static str, String)> {
        let usual = Words::default();
        let mut all: Vec<(&'static str, String)> = Vec::new();
        if self.unit != usual.unit {
            all.push(("unit", self.unit.name().to_owned()));
        }
        if self.same != usual.same {
            all.push(("same", self.same.name().to_owned()));
        }
        if let Some(length) = self.length {
            all.push(("length", length.to_string()));
        }
        if let Some(least) = self.least {
            all.push(("least", least.to_string()));
        }
        if let Some(part) = &self.part {
            all.push(("of", part.print()));
        }
        if self.against != usual.against {
            all.push(("against", self.against.print()));
        }
        match &self.stop {
            Stop::None => {}
            Stop::Usual => all.push(("stop", "usual".to_owned())),
            Stop::Words(words) => all.push(("stop", words.join(","))),
        }
        match self.window {
            Window::Sentence => all.push(("window", "sentence".to_owned())),
            Window::Words { left, right } => {
                for (name, words) in [("left", left), ("right", right)] {
                    if words != 5 {
                        all.push((name, words.to_string()));
                    }
                }
            }
        }
        if let Some(order) = self.order {
            all.push(("order", order.name().to_owned()));
        }
        let with = self.with.iter();
        all.extend(with.map(|query| ("with", query.clone())));
        match self.axis {
            axis if axis == usual.axis => {}
            Axis::Document => all.push(("by", "document".to_owned())),
            Axis::Facet(facet) => all.push(("by", facet.name().to_owned())),
        }
        if self.scale != usual.scale {
            all.push(("count", self.scale.name().to_owned()));
        }
        all
    }
}
