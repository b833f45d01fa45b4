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

/// What stands at the five places around a syllable: the number of its key in the vocabulary
/// (`None` beyond the ends and for what the vocabulary does not know) and its first tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Context {
    /// Two before, one before, the syllable, one behind, two behind.
    pub(super) words: [Word; 5],
    /// The first tags of the same places.
    pub(super) tags: [Option<Tag>; 5],
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
    /// For each number of a word a bit for each place at which a rule asks for it: most words are asked
    /// for at none or one.
    asked: Vec<u8>,
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

/// Rules of one level under one parent, numbered in order. Most of them ask for a certain word at
/// a certain place: those are found by that word, so that a level of hundreds costs six look-ups.
#[derive(Clone, Debug, Default)]
struct Children {
    /// The rules that ask for a word at a place, by [`slot`].
    by_word: Map<u64, Vec<u32>>,
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
            level.add(number, &conditions);
            for condition in &conditions {
                if let Condition::Word(place, Word::Known(word)) = *condition {
                    let word = word as usize;
                    tree.asked.resize(tree.asked.len().max(word + 1), 0);
                    tree.asked[word] |= 1 << place;
                }
            }
            tree.nodes.push(Node {
                conditions,
                conclusion,
                exceptions: Children::default(),
            });
            path.push(number);
        }
        Ok(tree)
    }

    /// The tag that the rules give; `None` where none holds.
    pub(super) fn apply(&self, context: &Context) -> Option<Tag> {
        let mut level = &self.top;
        let mut conclusion = None;
        while let Some(node) = level.first(self, context) {
            conclusion = Some(node.conclusion);
            level = &node.exceptions;
        }
        conclusion
    }
}

impl Children {
    fn add(&mut self, number: u32, conditions: &[Condition]) {
        let word = |place: usize| {
            conditions.iter().find_map(|c| match *c {
                Condition::Word(at, word) if at == place => slot(at, word),
                _ => None,
            })
        };
        // The syllable itself tells rules apart best, then its neighbours.
        match [HERE, 1, 3, 0, 4].into_iter().find_map(word) {
            Some(key) => self.by_word.entry(key).or_default().push(number),
            None => self.others.push(number),
        }
    }

    fn first<'n>(&self, rules: &'n Rules, context: &Context) -> Option<&'n Node> {
        let nodes = &rules.nodes;
        let holds = |number: &&u32| nodes[**number as usize].holds(context);
        let by_word = |(place, word)| {
            if let Word::Known(number) = word
                && rules
                    .asked
                    .get(number as usize)
                    .is_none_or(|asked| asked >> place & 1 == 0)
            {
                return None;
            }
            let rules: &Vec<u32> = self.by_word.get(&slot(place, word)?)?;
            rules.iter().find(holds)
        };
        let asked = if self.by_word.is_empty() { 0 } else { 5 };
        let found = context.words.into_iter().enumerate().take(asked);
        let first = found
            .filter_map(by_word)
            .chain(self.others.iter().find(holds))
            .min()?;
        Some(&nodes[*first as usize])
    }
}

/// A word at a place as one number; `None` for a word that no rule can ask for.
fn slot(place: usize, word: Word) -> Option<u64> {
    let word = match word {
        Word::Nothing => 0,
        Word::Known(number) => u64::from(number) + 1,
        Word::Unknown => return None,
    };
    Some(word << 3 | place as u64)
}

impl Node {
    fn holds(&self, context: &Context) -> bool {
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
    /// The number, if there is something known.
    pub(super) fn known(self) -> Option<u32> {
        match self {
            Word::Known(number) => Some(number),
            Word::Nothing | Word::Unknown => None,
        }
    }
}
