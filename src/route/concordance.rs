//! What of the concordance is shown, and its parameters in the address.
//!
//! ```text
//! #concordance?q=đối+thoại&by=l1,node&width=12&sample=100.7&group=r1&only=với&at=0.3
//! #concordance?q=dân&set=hỏi+dân:0.3,2.1&set=dân+hỏi:0.4&within=1
//! ```

use danbiet_corpus::concordance::{GroupBy, KEYS, Line, Sample, SortKey};

/// What of the concordance is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concordance {
    /// What decides the order first, second, third; no key twice.
    pub sort: Vec<SortKey>,
    /// How many words stand to either side of the node.
    pub width: u32,
    /// A random sample instead of all lines.
    pub sample: Option<Sample>,
    /// What the lines are counted by.
    pub by: Option<GroupBy>,
    /// The key of the group whose lines alone are shown.
    pub only: Option<String>,
    /// The lines that the reader has put together.
    pub sets: Vec<LineSet>,
    /// The set whose lines alone are shown, counted from 1.
    pub within: Option<usize>,
    /// The line that the reader was at.
    pub at: Option<LineId>,
}

/// The usual context, in words.
pub const WIDTH: u32 = 8;

/// The widest context, in words.
pub const WIDEST: u32 = 40;

/// How many sets of lines there may be: each has a colour and a letter.
pub const SETS: usize = 6;

/// A line, whatever the order: a document and which of its hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineId {
    /// The number of the document in the corpus.
    pub document: u32,
    /// The number of the hit in the document, from 0.
    pub number: u32,
}

/// Lines that the reader has put together under a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineSet {
    /// The name; may be empty.
    pub name: String,
    /// The lines, in order, each once.
    pub lines: Vec<LineId>,
}

impl Default for Concordance {
    fn default() -> Self {
        Self {
            sort: Vec::new(),
            width: WIDTH,
            sample: None,
            by: None,
            only: None,
            sets: Vec::new(),
            within: None,
            at: None,
        }
    }
}

impl LineId {
    /// The id of a line.
    #[must_use]
    pub fn of(line: &Line) -> LineId {
        LineId {
            document: line.document.0,
            number: line.number,
        }
    }

    /// The id of its element in the page.
    #[must_use]
    pub fn element(self) -> String {
        ["line-", &self.print()].concat()
    }

    fn parse(text: &str) -> Option<LineId> {
        let (document, number) = text.split_once('.')?;
        Some(LineId {
            document: document.parse().ok()?,
            number: number.parse().ok()?,
        })
    }

    /// The name in the address: `0.3`.
    #[must_use]
    pub fn print(self) -> String {
        [&self.document.to_string(), ".", &self.number.to_string()].concat()
    }
}

impl LineSet {
    fn parse(text: &str) -> LineSet {
        let (name, lines) = text.rsplit_once(':').unwrap_or((text, ""));
        let mut set = LineSet {
            name: name.to_owned(),
            lines: lines.split(',').filter_map(LineId::parse).collect(),
        };
        set.lines.sort_unstable();
        set.lines.dedup();
        set
    }

    fn print(&self) -> String {
        let lines: Vec<String> = self.lines.iter().map(|line| line.print()).collect();
        [&self.name, ":", &lines.join(",")].concat()
    }
}

impl Concordance {
    /// The same sorted first by these keys, then by what it was sorted by.
    #[must_use]
    pub fn sorted_by(&self, keys: &[SortKey]) -> Self {
        let mut sort = keys.to_vec();
        sort.extend(self.sort.iter().filter(|key| !keys.contains(key)));
        sort.truncate(KEYS);
        Self {
            sort,
            ..self.clone()
        }
    }

    /// The same with another key in one place of the order; `None` takes the key of that place away.
    #[must_use]
    pub fn with_key(&self, place: usize, key: Option<SortKey>) -> Self {
        let mut sort: Vec<Option<SortKey>> = self.sort.iter().copied().map(Some).collect();
        sort.resize(KEYS.max(place + 1), None);
        for other in &mut sort {
            if *other == key {
                *other = None;
            }
        }
        sort[place] = key;
        Self {
            sort: sort.into_iter().flatten().collect(),
            ..self.clone()
        }
    }

    /// The number of the set that a line is in, from 0.
    #[must_use]
    pub fn set_of(&self, line: LineId) -> Option<usize> {
        let mut sets = self.sets.iter();
        sets.position(|set| set.lines.binary_search(&line).is_ok())
    }

    /// The same with lines in a set, and in no other; or in none, for a set that there is not. A
    /// set that is counted one further than there are is begun.
    #[must_use]
    pub fn putting(&self, lines: &[LineId], set: Option<usize>) -> Self {
        let mut next = self.clone();
        for other in &mut next.sets {
            other.lines.retain(|line| !lines.contains(line));
        }
        if let Some(at) = set.filter(|&at| at < SETS && at <= next.sets.len()) {
            if at == next.sets.len() {
                next.sets.push(LineSet::default());
            }
            let set = &mut next.sets[at].lines;
            set.extend_from_slice(lines);
            set.sort_unstable();
            set.dedup();
        }
        next
    }

    /// The same without a set.
    #[must_use]
    pub fn without_set(&self, at: usize) -> Self {
        let mut next = self.clone();
        if at < next.sets.len() {
            next.sets.remove(at);
        }
        next.within = None;
        next
    }

    /// Takes over one parameter. An unknown name or value changes nothing.
    pub(super) fn set(&mut self, name: &str, value: String) {
        match name {
            "by" => {
                let mut sort: Vec<SortKey> = Vec::new();
                for key in value.split(',').filter_map(SortKey::named) {
                    if !sort.contains(&key) && sort.len() < KEYS {
                        sort.push(key);
                    }
                }
                self.sort = sort;
            }
            "width" => {
                let width = value.parse().ok();
                self.width = width.filter(|n| (1..=WIDEST).contains(n)).unwrap_or(WIDTH);
            }
            "sample" => {
                let (lines, seed) = value.split_once('.').unwrap_or((&value, "1"));
                let lines = lines.parse().ok().filter(|&lines| lines > 0);
                self.sample = lines.and_then(|lines| {
                    let seed = seed.parse().ok()?;
                    Some(Sample { lines, seed })
                });
            }
            "group" => self.by = GroupBy::named(&value),
            "only" => self.only = Some(value),
            "set" if self.sets.len() < SETS => self.sets.push(LineSet::parse(&value)),
            "within" => self.within = value.parse().ok().filter(|at| (1..=SETS).contains(at)),
            "at" => self.at = LineId::parse(&value),
            _ => {}
        }
    }

    /// The parameters that are not as usual, in order.
    pub(super) fn parameters(&self) -> Vec<(&'static str, String)> {
        let mut parameters = Vec::new();
        if !self.sort.is_empty() {
            let keys: Vec<&str> = self.sort.iter().map(|key| key.name()).collect();
            parameters.push(("by", keys.join(",")));
        }
        if self.width != WIDTH {
            parameters.push(("width", self.width.to_string()));
        }
        if let Some(sample) = self.sample {
            let seed = sample.seed.to_string();
            parameters.push(("sample", [&sample.lines.to_string(), ".", &seed].concat()));
        }
        if let Some(by) = self.by {
            parameters.push(("group", by.name().to_owned()));
        }
        if let Some(only) = &self.only {
            parameters.push(("only", only.clone()));
        }
        parameters.extend(self.sets.iter().map(|set| ("set", set.print())));
        if let Some(within) = self.within {
            parameters.push(("within", within.to_string()));
        }
        if let Some(at) = self.at {
            parameters.push(("at", at.print()));
        }
        parameters
    }
}
