//! From the tree of the query to what has to be looked up.
//!
//! Planning looks up the leaves (words, phrases, patterns) at one reading of the marks; what is
//! left for [`super::run`] is to combine lists.

mod scope;
mod words;

pub(crate) use scope::{Scope, around, overlaps};
pub(crate) use words::cut;
use words::{LONGEST_EXPANSION, are_distinct, joined_key};

use danbiet_query::{
    Diagnostic, Expr, Node,
    ast::{Field, FieldName, Joint, Phrase, Term, What, ZoneName},
};
use danbiet_text::{Span, fold};

use super::{
    answer::{Found, Level},
    exact, fields, occurrences,
    patience::Patience,
    positions::{self, Within},
    request::{Reading, Zones},
    terms::{self, Slot},
    together::Together,
};
use crate::{corpus::Corpus, document::DocId, index::Index, pack::PackError, zone::Zone};

/// A query with its leaves looked up.
#[derive(Clone, Debug)]
pub(crate) enum Tree {
    /// Something that occurs.
    Leaf(Vec<Found>),
    /// The words of a run, in the plain case; nothing else is asked for.
    Together(Together),
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
#[derive(Clone, Debug, Default)]
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
    /// Whether nothing can stand for two of the things at once. `false` where it is not known.
    pub distinct: bool,
}

/// Something that stands for the things `from..to` of a conjunction: for one as a rule, for
/// several if a short form does.
#[derive(Clone, Debug)]
pub(crate) struct Edge {
    pub from: usize,
    pub to: usize,
    pub what: Tree,
}

/// What planning has to know and what it finds out on the way.
pub(crate) struct Planner<'c> {
    pub corpus: &'c Corpus,
    pub index: Index<'c>,
    pub patience: &'c Patience<'c>,
    pub reading: Reading,
    /// Whether short forms count.
    pub abbreviations: bool,
    /// Occurrences outside may be left out.
    pub scope: Scope,
    /// Exact bytes of occurrences ([`Found::exact`]).
    pub spans: Vec<Span>,
    /// Remarks on regular expressions.
    pub diagnostics: Vec<Diagnostic>,
    /// The document at which a costly pattern was cut off.
    pub cut: Option<DocId>,
    /// Whether this program cannot look for all that is asked for ([`crate::depth`]).
    pub unfinished: bool,
}

impl Planner<'_> {
    /// Plans a query of which hits that are not near each other need not be kept.
    pub fn plan_near(&mut self, root: &Node) -> Result<Tree, PackError> {
        let Expr::Run(terms) = &root.expr else {
            return self.plan(root);
        };
        let words = self.slots_of_words(terms);
        let shorts = self.shorts_of_words(&words);
        let exact = |slot: &Slot| slot.exact.is_some();
        if words.len() > 1
            && shorts.is_empty()
            && are_distinct(&words)
            && !words.iter().flatten().any(exact)
            && words.iter().all(|word| self.may_look_up(word))
        {
            let scope = self.scope;
            return Ok(Tree::Together(Together { words, scope }));
        }
        let mut all = All::default();
        self.words(words, shorts, &mut all)?;
        Ok(Tree::All(all))
    }

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
            Expr::Field(field) if field.name == FieldName::Word => {
                Tree::Leaf(self.whole_words(field)?)
            }
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
                Expr::Field(field) if field.name == FieldName::Word => {
                    let found = self.whole_words(field)?;
                    push(&mut all, Tree::Leaf(found));
                    all.distinct = false;
                }
                Expr::Field(field) => facts.push(field),
                Expr::Within { .. } => {
                    let tree = self.plan(child)?;
                    all.conditions.push(tree);
                }
                Expr::Run(terms) => self.unquoted(terms, &mut all)?,
                Expr::Phrase(_)
                | Expr::Regex(_)
                | Expr::Near { .. }
                | Expr::And(_)
                | Expr::Or(_) => {
                    let what = self.plan(child)?;
                    push(&mut all, what);
                    all.distinct = false;
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
        self.unquoted(terms, &mut all)?;
        Ok(Tree::All(all))
    }

    /// The occurrences of a part that has a place in the text; runs are phrases here.
    fn text(&mut self, node: &Node) -> Result<Vec<Found>, PackError> {
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
                occurrences::in_order(&mut found);
                found
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
                found.retain(|hit| zones.contains(hit.zone));
                found
            }
            // The parser reads NEAR between these as AND.
            Expr::And(_) | Expr::Not(_) | Expr::Field(_) => Vec::new(),
        })
    }

    fn phrase(&mut self, phrase: &Phrase) -> Result<Vec<Found>, PackError> {
        let slots = self.slots(&phrase.terms);
        if phrase.slop == 0 || slots.len() == 1 {
            return self.with_shorts(&slots);
        }
        let mut lists = Vec::with_capacity(slots.len());
        for slot in &slots {
            lists.push(self.side_by_side(std::slice::from_ref(slot), None)?);
        }
        Ok(occurrences::loose(&self.index, &lists, phrase.slop))
    }

    /// Slots side by side, with short forms in place of a part of them and the other way round.
    fn with_shorts(&mut self, slots: &[Slot]) -> Result<Vec<Found>, PackError> {
        let mut found = self.side_by_side(slots, None)?;
        if !self.abbreviations {
            return Ok(found);
        }
        let spelt_out = found.len();
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
        if found.len() > spelt_out {
            occurrences::in_order(&mut found);
        }
        Ok(found)
    }

    /// What stands side by side and begins and ends where words do. A short form is another word.
    fn whole_words(&self, field: &Field) -> Result<Vec<Found>, PackError> {
        let mut found = Vec::new();
        for value in &field.values {
            let What::Text(terms) = &value.what else {
                continue;
            };
            let of_value = found.len();
            found.extend(self.side_by_side(&self.slots(terms), None)?);
            let are_words = |hit: &Found| {
                let index = &self.index;
                let fits = |(at, term): (u32, &Term)| match term.joint {
                    Joint::Glued('_') => !index.begins_word(hit.start + at),
                    Joint::Glued('+') => index.begins_word(hit.start + at),
                    Joint::Glued(_) | Joint::Apart => true,
                };
                index.begins_word(hit.start)
                    && (0..).zip(terms).all(fits)
                    && index.word(hit.end.saturating_sub(1)).end == hit.end
            };
            let mut kept = of_value;
            for at in of_value..found.len() {
                if are_words(&found[at]) {
                    found.swap(kept, at);
                    kept += 1;
                }
            }
            found.truncate(kept);
        }
        occurrences::in_order(&mut found);
        Ok(found)
    }

    /// Slots side by side.
    fn side_by_side(&self, slots: &[Slot], within: Within<'_>) -> Result<Vec<Found>, PackError> {
        if self.patience.is_over() || !self.may_look_up(slots) {
            return Ok(Vec::new());
        }
        let mut found = occurrences::phrase(&self.index, slots, within);
        if slots.iter().any(|slot| slot.exact.is_some()) {
            exact::keep(self.corpus, &self.index, slots, &mut found)?;
        }
        Ok(found)
    }

    /// Whether the query may cost as much as looking these up.
    pub fn may_look_up(&self, slots: &[Slot]) -> bool {
        let counts = slots.iter().map(|slot| positions::count(&self.index, slot));
        let forms: usize = slots.iter().map(|slot| slot.forms.len()).sum();
        self.patience.allows(counts.min().unwrap_or(0) + forms)
    }

    /// Short forms of what has this key, and what a short form with this key stands for.
    fn shorts(&self, key: &str) -> Vec<Found> {
        let shorts = &self.index.shorts;
        let any = fold::any_of_typed(key);
        let same = |other: &str| self.reading == Reading::Any || other == key;
        let mut found = Vec::new();
        for pair in shorts.of_expansion(&any) {
            if same(shorts.expansion(pair)) {
                let mentions = shorts.mentions(pair);
                // A forged pack may name tokens that are not there.
                let mentions =
                    mentions.filter(|&(start, end)| start < end && end <= self.index.tokens());
                found.extend(mentions.map(|(start, end)| Found {
                    zone: self.index.zone(start),
                    ..Found::new(start, end, Level::Short)
                }));
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
                found.extend(written_out.into_iter().map(|hit| Found {
                    level: Level::Short,
                    ..hit
                }));
            }
        }
        occurrences::in_order(&mut found);
        found
    }

    fn regex(&mut self, node: &Node, source: &str) -> Result<Vec<Found>, PackError> {
        match self.corpus.depth().regex {
            Some(find) => find(self, node, source),
            None => {
                self.unfinished = true;
                Ok(Vec::new())
            }
        }
    }

    pub fn slots(&self, terms: &[Term]) -> Vec<Slot> {
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

/// Appends a thing to a conjunction.
fn push(all: &mut All, what: Tree) {
    all.edges.push(Edge {
        from: all.places,
        to: all.places + 1,
        what,
    });
    all.places += 1;
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
