//! Single-classification ripple-down rules, the model of RDRsegmenter.
//!
//! A rule file is a tree written by indentation: a rule holds for a syllable when its conditions
//! (on the syllable, the two before and the two behind it, and their first tags) hold; then its
//! exceptions, one level deeper, are tried in order and the first that holds takes over.

use super::{ParseError, Problem, vocabulary::Vocabulary};
use crate::hash::Map;

/// Whether a syllable begins a word or goes on with one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Tag {
    /// Begins a word.
    Begin,
    /// Belongs to the word of the syllable before it.
    Inside,
}

/// What stands at the five places around a syllable, itself in the middle ([`HERE`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Context<'a> {
    /// Two before, one before, the syllable, one behind, two behind.
    pub(super) words: &'a [Word],
    /// The first tags of the same places; `None` beyond the ends.
    pub(super) tags: &'a [Option<Tag>],
}

/// What stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Word {
    /// The sentence has ended or not begun.
    Nothing,
    /// Something that no lexicon entry and no rule mentions.
    Unknown,
    /// The syllable or sign with this number.
    Known(u32),
}

/// The place of the syllable itself in a [`Context`].
pub(super) const HERE: usize = 2;

/// The rule tree.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules {
    nodes: Vec<Node>,
    top: Children,
}

#[derive(Clone, Debug)]
struct Node {
    conditions: Vec<Condition>,
    conclusion: Tag,
    exceptions: Children,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Condition {
    Word(usize, Word),
    Tag(usize, Option<Tag>),
}

/// Rules of one level under one parent, numbered in order.
#[derive(Clone, Debug, Default)]
struct Children {
    rules: Vec<u32>,
    /// Where there are many.
    index: Option<Index>,
}

/// So many rules are tried one after the other.
const FEW: usize = 16;

/// Rules by the word that they ask for at a certain place, as most of them do: a level of hundreds
/// costs a few look-ups.
#[derive(Clone, Debug, Default)]
struct Index {
    by_word: Map<u64, Vec<u32>>,
    /// For each word ([`Word::code`]) a bit for each place at which `by_word` has it: most words are
    /// asked for at none.
    places: Vec<u8>,
    others: Vec<u32>,
}

impl Rules {
    /// Reads a rule file; the words of its conditions are added to the vocabulary.
    pub(super) fn parse(rules: &str, vocabulary: &mut Vocabulary) -> Result<Self, ParseError> {
        let mut tree = Self::default();
        // The rule last read on each level.
        let mut path: Vec<u32> = Vec::new();
        for (at, line) in rules.lines().enumerate() {
            let error = |problem| ParseError {
                line: at + 1,
                problem,
            };
            let rule = line.trim_start_matches('\t');
            let depth = line.len() - rule.len();
            // The root only says that there are rules; comments carry example sentences.
            if depth == 0 || rule.trim().is_empty() || rule.starts_with("cc:") {
                continue;
            }
            if depth > path.len() + 1 {
                return Err(error(Problem::Depth));
            }
            let (conditions, conclusion) = rule
                .rsplit_once(" : object.conclusion = ")
                .ok_or(error(Problem::Conclusion))?;
            let conclusion = tag(conclusion.trim())
                .flatten()
                .ok_or(error(Problem::Conclusion))?;
            let conditions: Option<Vec<Condition>> = conditions
                .split(" and ")
                .map(|text| condition(text, vocabulary))
                .collect();
            let conditions = conditions.ok_or(error(Problem::Condition))?;
            let number = u32::try_from(tree.nodes.len()).map_err(|_| error(Problem::TooMany))?;
            path.truncate(depth - 1);
            let level = match path.last() {
                None => &mut tree.top,
                Some(&parent) => &mut tree.nodes[parent as usize].exceptions,
            };
            level.rules.push(number);
            tree.nodes.push(Node {
                conditions,
                conclusion,
                exceptions: Children::default(),
            });
            path.push(number);
        }
        let levels = tree.nodes.iter().map(|node| &node.exceptions);
        let indices: Vec<_> = levels.map(|level| level.index(&tree.nodes)).collect();
        for (node, index) in tree.nodes.iter_mut().zip(indices) {
            node.exceptions.index = index;
        }
        tree.top.index = tree.top.index(&tree.nodes);
        Ok(tree)
    }

    /// The tag that the rules give; `None` where none holds.
    pub(super) fn apply(&self, context: &Context<'_>) -> Option<Tag> {
        let mut level = &self.top;
        let mut conclusion = None;
        while let Some(node) = level.first(&self.nodes, context) {
            conclusion = Some(node.conclusion);
            level = &node.exceptions;
        }
        conclusion
    }
}

impl Children {
    /// The index of many rules.
    fn index(&self, nodes: &[Node]) -> Option<Index> {
        let mut index = Index::default();
        for &number in &self.rules {
            index.add(number, &nodes[number as usize].conditions);
        }
        (self.rules.len() > FEW).then_some(index)
    }

    fn first<'n>(&self, nodes: &'n [Node], context: &Context<'_>) -> Option<&'n Node> {
        let first = match &self.index {
            Some(index) => index.first(nodes, context)?,
            None => {
                let mut rules = self.rules.iter().copied();
                rules.find(|&number| nodes[number as usize].holds(context))?
            }
        };
        Some(&nodes[first as usize])
    }
}

impl Index {
    fn add(&mut self, number: u32, conditions: &[Condition]) {
        let word = |place: usize| {
            conditions.iter().find_map(|c| match *c {
                Condition::Word(at, word) if at == place => Some((word.code()?, place)),
                _ => None,
            })
        };
        // The syllable itself tells rules apart best, then its neighbours.
        match [HERE, 1, 3, 0, 4].into_iter().find_map(word) {
            Some((word, place)) => {
                let rules = self.by_word.entry(slot(word, place)).or_default();
                rules.push(number);
                let length = self.places.len().max(word as usize + 1);
                self.places.resize(length, 0);
                self.places[word as usize] |= 1 << place;
            }
            None => self.others.push(number),
        }
    }

    fn first(&self, nodes: &[Node], context: &Context<'_>) -> Option<u32> {
        let holds = |number: &u32| nodes[*number as usize].holds(context);
        let mut first = self.others.iter().copied().find(holds);
        for (place, word) in context.words.iter().enumerate() {
            let Some(word) = word.code() else { continue };
            let places = self.places.get(word as usize).copied().unwrap_or(0);
            if places >> place & 1 == 0 {
                continue;
            }
            let rules = self.by_word.get(&slot(word, place)).into_iter().flatten();
            let found = rules.copied().find(holds);
            first = match (first, found) {
                (Some(first), Some(found)) => Some(first.min(found)),
                (first, found) => first.or(found),
            };
        }
        first
    }
}

/// A word ([`Word::code`]) at a place as one number.
fn slot(word: u32, place: usize) -> u64 {
    u64::from(word) << 3 | place as u64
}

impl Node {
    fn holds(&self, context: &Context<'_>) -> bool {
        self.conditions.iter().all(|condition| match *condition {
            Condition::Word(place, word) => context.words[place] == word,
            Condition::Tag(place, tag) => context.tags[place] == tag,
        })
    }
}

/// `object.prevWord1 == "quận"`.
fn condition(text: &str, vocabulary: &mut Vocabulary) -> Option<Condition> {
    let (field, value) = text.trim().strip_prefix("object.")?.split_once(" == ")?;
    let value = value.trim();
    let (place, is_word) = match field {
        "word" => (HERE, true),
        "tag" => (HERE, false),
        "prevWord2" => (0, true),
        "prevTag2" => (0, false),
        "prevWord1" => (1, true),
        "prevTag1" => (1, false),
        "nextWord1" => (3, true),
        "nextTag1" => (3, false),
        "nextWord2" => (4, true),
        "nextTag2" => (4, false),
        _ => return None,
    };
    if !is_word {
        return Some(Condition::Tag(place, tag(value)?));
    }
    let value = value.strip_prefix('"')?.strip_suffix('"')?;
    let word = if value.is_empty() {
        Word::Nothing
    } else {
        Word::Known(vocabulary.number(value))
    };
    Some(Condition::Word(place, word))
}

/// A quoted tag; the empty one means that there is nothing at the place.
fn tag(quoted: &str) -> Option<Option<Tag>> {
    match quoted {
        "\"B\"" => Some(Some(Tag::Begin)),
        "\"I\"" => Some(Some(Tag::Inside)),
        "\"\"" => Some(None),
        _ => None,
    }
}

impl Word {
    /// What a rule can ask for as one number.
    fn code(self) -> Option<u32> {
        match self {
            Word::Nothing => Some(0),
            Word::Known(number) => Some(number + 1),
            Word::Unknown => None,
        }
    }

    /// The number, if there is something known.
    pub(super) fn known(self) -> Option<u32> {
        match self {
            Word::Known(number) => Some(number),
            Word::Nothing | Word::Unknown => None,
        }
    }
}
