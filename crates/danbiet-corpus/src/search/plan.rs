//! From the tree of the query to what has to be looked up.
//!
//! Planning looks up the leaves (words, phrases, patterns) at one reading of the marks; what is
//! left for [`super::run`] is to combine lists.

use danbiet_query::{
    Diagnostic, DiagnosticKind, Expr, Node,
    ast::{FieldName, Joint, Pattern, Phrase, Term, What, ZoneName},
};
use danbiet_text::{Span, fold};

use super::{
    answer::Level,
    exact, fields,
    occurrences::{self, Occurrence, Within},
    regex,
    request::{Reading, Zones},
    terms::{self, Slot},
};
use crate::{corpus::Corpus, document::DocId, index::Index, pack::PackError, zone::Zone};

/// A query with its leaves looked up.
#[derive(Debug)]
pub(crate) enum Tree {
    /// Something that occurs.
    Leaf(Vec<Occurrence>),
    /// All of some things.
    All(All),
    /// Any of some things.
    Either(Vec<Tree>),
    /// Hits in these zones only.
    Zoned(Zones, Box<Tree>),
    /// Whole documents, in order.
    Documents(Vec<DocId>),
}

/// A conjunction.
#[derive(Debug, Default)]
pub(crate) struct All {
    /// How many things are asked for, in the order of the query.
    pub places: usize,
    /// What can stand for them.
    pub edges: Vec<Edge>,
    /// What the documents must have besides; their hits are shown too.
    pub conditions: Vec<Tree>,
    /// What the documents must not have.
    pub without: Vec<Tree>,
    /// Where the hits must lie.
    pub zones: Option<Zones>,
}

/// Something that stands for the things `from..to` of a conjunction: for one as a rule, for
/// several if a short form does.
#[derive(Debug)]
pub(crate) struct Edge {
    pub from: usize,
    pub to: usize,
    pub what: Tree,
}

/// What planning has to know and what it finds out on the way.
pub(crate) struct Planner<'c> {
    pub corpus: &'c Corpus,
    pub index: Index<'c>,
    pub reading: Reading,
    /// Whether short forms count.
    pub abbreviations: bool,
    /// Exact bytes of occurrences ([`Occurrence::exact`]).
    pub spans: Vec<Span>,
    /// Remarks on regular expressions.
    pub diagnostics: Vec<Diagnostic>,
    /// The document at which a costly pattern was cut off.
    pub cut: Option<DocId>,
}

impl Planner<'_> {
    /// Plans a part of the query.
    pub fn plan(&mut self, node: &Node) -> Result<Tree, PackError> {
        Ok(match &node.expr {
            Expr::Run(terms) => self.run(terms)?,
            Expr::Phrase(phrase) => Tree::Leaf(self.phrase(phrase)?),
            Expr::Regex(source) => Tree::Leaf(self.regex(node, source)?),
            Expr::Near {
                left,
                right,
                distance,
            } => {
                let left = self.text(left)?;
                let right = self.text(right)?;
                Tree::Leaf(occurrences::near(&self.index, &left, &right, *distance))
            }
            Expr::And(children) => self.and(children)?,
            Expr::Or(children) => {
                let plan = |child| self.plan(child);
                Tree::Either(children.iter().map(plan).collect::<Result<_, _>>()?)
            }
            Expr::Not(_) => self.and(std::slice::from_ref(node))?,
            Expr::Within { zone, inner } => Tree::Zoned(zones(*zone), Box::new(self.plan(inner)?)),
            Expr::Field(field) if field.name == FieldName::In => Tree::All(All {
                zones: Some(self.zones_of(node)),
                ..All::default()
            }),
            Expr::Field(field) => Tree::Documents(fields::documents(self.corpus, &[field])?),
        })
    }

    /// All children in one document.
    fn and(&mut self, children: &[Node]) -> Result<Tree, PackError> {
        let mut all = All::default();
        let mut facts = Vec::new();
        for child in children {
            match &child.expr {
                Expr::Not(inner) => all.without.push(self.plan(inner)?),
                Expr::Field(field) if field.name == FieldName::In => {
                    let zones = self.zones_of(child);
                    all.zones = Some(all.zones.map_or(zones, |before| before.and(zones)));
                }
                Expr::Field(field) => facts.push(field),
                Expr::Within { .. } => {
                    let tree = self.plan(child)?;
                    all.conditions.push(tree);
                }
                Expr::Run(terms) => self.words(terms, &mut all)?,
                Expr::Phrase(_)
                | Expr::Regex(_)
                | Expr::Near { .. }
                | Expr::And(_)
                | Expr::Or(_) => {
                    let what = self.plan(child)?;
                    push(&mut all, what);
                }
            }
        }
        if !facts.is_empty() {
            let documents = fields::documents(self.corpus, &facts)?;
            all.conditions.push(Tree::Documents(documents));
        }
        Ok(Tree::All(all))
    }

    /// An unquoted run as words.
    fn run(&mut self, terms: &[Term]) -> Result<Tree, PackError> {
        let mut all = All::default();
        self.words(terms, &mut all)?;
        Ok(Tree::All(all))
    }

    /// Cuts a run into words and appends them to a conjunction.
    fn words(&mut self, terms: &[Term], all: &mut All) -> Result<(), PackError> {
        let first = all.places;
        let words = cut(&self.index, terms, self.reading);
        let mut slots = Vec::with_capacity(words.len());
        for word in words {
            let word = self.slots(&terms[word]);
            let what = Tree::Leaf(self.side_by_side(&word, None)?);
            push(all, what);
            slots.push(word);
        }
        if !self.abbreviations {
            return Ok(());
        }
        for from in 0..slots.len() {
            for to in from + 1..=slots.len().min(from + LONGEST_EXPANSION) {
                let Some(key) = joined_key(slots[from..to].iter().flatten()) else {
                    break;
                };
                let found = self.shorts(&key);
                if !found.is_empty() {
                    all.edges.push(Edge {
                        from: first + from,
                        to: first + to,
                        what: Tree::Leaf(found),
                    });
                }
            }
        }
        Ok(())
    }

    /// The occurrences of a part that has a place in the text; runs are phrases here.
    fn text(&mut self, node: &Node) -> Result<Vec<Occurrence>, PackError> {
        Ok(match &node.expr {
            Expr::Run(terms) => {
                let slots = self.slots(terms);
                self.with_shorts(&slots)?
            }
            Expr::Phrase(phrase) => self.phrase(phrase)?,
            Expr::Regex(source) => self.regex(node, source)?,
            Expr::Or(children) => {
                let mut found = Vec::new();
                for child in children {
                    found.extend(self.text(child)?);
                }
                in_order(found)
            }
            Expr::Near {
                left,
                right,
                distance,
            } => {
                let left = self.text(left)?;
                let right = self.text(right)?;
                occurrences::near(&self.index, &left, &right, *distance)
            }
            Expr::Within { zone, inner } => {
                let zones = zones(*zone);
                let mut found = self.text(inner)?;
                found.retain(|o| zones.contains(self.index.zone(o.start)));
                found
            }
            // The parser reads NEAR between these as AND.
            Expr::And(_) | Expr::Not(_) | Expr::Field(_) => Vec::new(),
        })
    }

    fn phrase(&mut self, phrase: &Phrase) -> Result<Vec<Occurrence>, PackError> {
        let slots = self.slots(&phrase.terms);
        if phrase.slop == 0 || slots.len() == 1 {
            return self.with_shorts(&slots);
        }
        let found = occurrences::loose(&self.index, &slots, phrase.slop, None);
        Ok(found)
    }

    /// Slots side by side, with short forms in place of a part of them and the other way round.
    fn with_shorts(&mut self, slots: &[Slot]) -> Result<Vec<Occurrence>, PackError> {
        let mut found = self.side_by_side(slots, None)?;
        if !self.abbreviations {
            return Ok(found);
        }
        for from in 0..slots.len() {
            for to in from + 1..=slots.len().min(from + LONGEST_EXPANSION) {
                let Some(key) = joined_key(&slots[from..to]) else {
                    break;
                };
                let shorts = self.shorts(&key);
                let (before, after) = (&slots[..from], &slots[to..]);
                let around = shorts
                    .into_iter()
                    .filter_map(|short| occurrences::around(&self.index, before, short, after));
                found.extend(around);
            }
        }
        Ok(in_order(found))
    }

    /// Slots side by side.
    fn side_by_side(
        &self,
        slots: &[Slot],
        within: Within<'_>,
    ) -> Result<Vec<Occurrence>, PackError> {
        let mut found = occurrences::phrase(&self.index, slots, within);
        if slots.iter().any(|slot| slot.exact.is_some()) {
            exact::keep(self.corpus, &self.index, slots, &mut found)?;
        }
        Ok(found)
    }

    /// Short forms of what has this key, and what a short form with this key stands for.
    fn shorts(&self, key: &str) -> Vec<Occurrence> {
        let shorts = &self.index.shorts;
        let any = fold::any_of_typed(key);
        let same = |other: &str| self.reading == Reading::Any || other == key;
        let mut found = Vec::new();
        for pair in shorts.of_expansion(&any) {
            if same(shorts.expansion(pair)) {
                let mentions = shorts.mentions(pair);
                found
                    .extend(mentions.map(|(start, end)| Occurrence::new(start, end, Level::Short)));
            }
        }
        for pair in shorts.of_short(&any) {
            if same(shorts.short(pair)) {
                let slots: Vec<Slot> = shorts
                    .expansion(pair)
                    .split(' ')
                    .map(|key| terms::whole(&self.index.lexicon, key, Reading::Typed))
                    .collect();
                let written_out = occurrences::phrase(&self.index, &slots, None);
                found.extend(written_out.into_iter().map(|o| Occurrence {
                    level: Level::Short,
                    ..o
                }));
            }
        }
        in_order(found)
    }

    fn regex(&mut self, node: &Node, source: &str) -> Result<Vec<Occurrence>, PackError> {
        match regex::Pattern::new(source, self.reading) {
            Ok(pattern) => {
                let found = regex::find(self.corpus, &self.index, &pattern, &mut self.spans)?;
                self.cut = found.cut.or(self.cut);
                Ok(found.occurrences)
            }
            Err(error) => {
                self.diagnostics.push(Diagnostic {
                    span: node.span,
                    kind: DiagnosticKind::BadRegex {
                        reason: error.to_string(),
                    },
                });
                Ok(Vec::new())
            }
        }
    }

    fn slots(&self, terms: &[Term]) -> Vec<Slot> {
        let slot = |term: &Term| terms::slot(&self.index, &term.pattern, self.reading);
        terms.iter().map(slot).collect()
    }

    fn zones_of(&self, node: &Node) -> Zones {
        let Expr::Field(field) = &node.expr else {
            return Zones::ALL;
        };
        let named = field.values.iter().filter_map(|value| match value.what {
            What::Zone(zone) => Some(zones(zone)),
            _ => None,
        });
        named.fold(Zones::NONE, Zones::or)
    }
}

/// The most words that a short form is looked up for.
const LONGEST_EXPANSION: usize = 12;

/// Appends a thing to a conjunction.
fn push(all: &mut All, what: Tree) {
    all.edges.push(Edge {
        from: all.places,
        to: all.places + 1,
        what,
    });
    all.places += 1;
}

/// The typed keys of slots that are whole tokens, joined by blanks.
fn joined_key<'s>(slots: impl IntoIterator<Item = &'s Slot>) -> Option<String> {
    let keys: Option<Vec<&str>> = slots
        .into_iter()
        .map(|slot| slot.key.as_deref().filter(|_| slot.exact.is_none()))
        .collect();
    Some(keys?.join(" "))
}

/// Puts occurrences in order; of those in one place the nearest to what was typed is kept.
fn in_order(mut found: Vec<Occurrence>) -> Vec<Occurrence> {
    found.sort_unstable();
    found.dedup_by_key(|o| (o.start, o.end, o.exact));
    found
}

/// The zones that a name in a query stands for.
pub(crate) fn zones(name: ZoneName) -> Zones {
    match name {
        ZoneName::Title => Zones::of(&[Zone::Title]),
        ZoneName::Lead => Zones::of(&[Zone::Lead]),
        ZoneName::Body => Zones::of(&[Zone::Body]),
        ZoneName::Caption => Zones::of(&[Zone::Caption]),
        ZoneName::Byline => Zones::of(&[Zone::Byline]),
        ZoneName::Source => Zones::of(&[Zone::Source]),
        ZoneName::Dateline => Zones::of(&[Zone::Dateline]),
        ZoneName::Furniture => Zones::FURNITURE,
        ZoneName::All => Zones::ALL,
    }
}

/// Cuts a run into words by longest match over the words of the corpus: ranges of terms. What no
/// word covers stands alone; terms that are glued stay together.
pub(crate) fn cut(
    index: &Index<'_>,
    terms: &[Term],
    reading: Reading,
) -> Vec<std::ops::Range<usize>> {
    // What the word list knows a term by; nothing for patterns and for parts of glued terms.
    let key = |at: usize| {
        let glued = |at: usize| terms.get(at).is_some_and(|term| term.joint != Joint::Apart);
        let Pattern::Token(text) = &terms[at].pattern else {
            return None;
        };
        if glued(at) || glued(at + 1) {
            return None;
        }
        let key = fold::typed(text);
        match reading {
            Reading::Typed => index.lexicon.find(&key),
            Reading::Any => index.lexicon.find_any(&fold::any_of_typed(&key)),
        }
    };
    let keys: Vec<Option<u32>> = (0..terms.len()).map(key).collect();
    let mut words = Vec::new();
    let mut at = 0;
    while at < terms.len() {
        let mut end = at + 1;
        while terms.get(end).is_some_and(|t| t.joint != Joint::Apart) {
            end += 1;
        }
        let known: Vec<u32> = keys[at..].iter().map_while(|key| *key).collect();
        let longest = index.words.longest().min(known.len());
        let is_word = |len: &usize| match reading {
            Reading::Typed => index.words.has_forms(&index.lexicon, &known[..*len]),
            Reading::Any => index.words.has_anys(&index.lexicon, &known[..*len]),
        };
        if let Some(len) = (2..=longest).rev().find(is_word) {
            end = at + len;
        }
        words.push(at..end);
        at = end;
    }
    words
}
