//! The words that begin names of bodies, and what may follow them.

use std::{collections::HashMap, sync::OnceLock};

use danbiet_text::{fold, letters};

use super::{
    Branch, Level, OrganisationClass,
    cue::Cue,
    spelling,
    view::{Gap, Shape, View},
};

/// The head of the name of a body.
#[derive(Clone, Debug)]
pub struct Head {
    /// Its words.
    words: Vec<String>,
    /// Written out with the usual capitals.
    pub name: &'static str,
    /// As `name`, with what the nation's body is called in full.
    pub full: &'static str,
    /// The branch it belongs to.
    pub branch: Option<Branch>,
    /// What may follow.
    pub tail: Tail,
    /// What makes the words a name.
    pub need: Need,
    /// How such a body is named.
    pub class: OrganisationClass,
    /// The level the head itself tells: `Thị ủy`.
    pub level: Option<Level>,
}

/// What may follow a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tail {
    /// The bare name of a place: `Thị ủy Hồng Lĩnh`.
    Committee,
    /// A parent body, or a level: `Ban Dân vận Tỉnh ủy`.
    Organ,
    /// A level or place: `HĐND tỉnh`.
    Level,
    /// As [`Tail::Level`], with the Front nested in the head: `Ủy ban MTTQ tỉnh`.
    Front,
    /// Level, task and level: `Ban Chỉ đạo Trung ương thực hiện quy chế dân chủ ở cơ sở`.
    Task,
    /// A parent body and a place: `đoàn chỉ đạo của BTV Tỉnh ủy tại thị xã Hồng Lĩnh`.
    AdHoc,
    /// A field of work, then a level: `Sở Nội vụ tỉnh`.
    Sector,
    /// The name of a place: `Báo Thái Bình`.
    Press,
    /// A proper name: `Trường THPT Chu Văn An`.
    Proper,
    /// Nothing; some contexts take the word away from the Party: `cấp ủy Đảng`.
    Party,
    /// An organisation of the Front, or nothing; not behind "trực thuộc".
    Central,
    /// Nothing.
    None,
}

/// What makes the words of a head a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Nothing: the words say enough.
    Any,
    /// A capital somewhere, or a tail.
    Capital,
    /// A capital at the beginning.
    First,
    /// A tail.
    Tail,
    /// A capital at the beginning, and a tail.
    TailAndFirst,
    /// A capital at the beginning, or a tail.
    TailOrFirst,
    /// A field of work that begins with a capital.
    Sector,
}

/// The first words of heads.
pub(super) fn cues() -> impl Iterator<Item = &'static str> {
    heads()
        .values()
        .flatten()
        .map(|head| head.words[0].as_str())
}

/// The longest head that begins at a token, with its length in tokens.
///
/// Heads of three syllables and more are found with one syllable's marks wrong as well
/// (`Ban thưởng vụ`), if no head as long is spelt right.
#[must_use]
pub fn head_at(view: &View<'_>, at: usize) -> Option<(&'static Head, usize)> {
    if !view.has(at, Cue::Body) {
        return None;
    }
    let heads = heads().get(view.word(at))?;
    let fits = |spelt: fn(&View<'_>, usize, &[String]) -> bool| {
        heads.iter().find(|head| spelt(view, at, &head.words))
    };
    // The lists are sorted by length, so the longer of the two is the first find of either.
    let length = |head: &&Head| head.words.len();
    let head = match (fits(is_spelt), fits(is_misspelt)) {
        (Some(spelt), Some(misspelt)) if length(&misspelt) > length(&spelt) => misspelt,
        (Some(head), _) | (None, Some(head)) => head,
        (None, None) => return None,
    };
    Some((head, head.words.len()))
}

/// Whether the words stand at a token; a dash may stand between them.
pub(super) fn is_spelt(view: &View<'_>, at: usize, words: &[String]) -> bool {
    words.iter().enumerate().all(|(number, word)| {
        view.word(at + number) == word && (number == 0 || is_tied(view, at + number))
    })
}

/// Whether the words stand at a token with the marks of one of them wrong, not the first.
pub(super) fn is_misspelt(view: &View<'_>, at: usize, words: &[String]) -> bool {
    if words.len() < 3 {
        return false;
    }
    let mut wrong = 0;
    words.iter().enumerate().skip(1).all(|(number, word)| {
        let here = view.word(at + number);
        if here != word {
            wrong += 1;
        }
        is_tied(view, at + number) && (here == word || (wrong == 1 && differ_in_marks(here, word)))
    }) && wrong == 1
}

/// Whether two words are equal without their marks.
fn differ_in_marks(a: &str, b: &str) -> bool {
    let first = |word: &str| {
        word.chars()
            .next()
            .map(|c| letters::base(letters::letter(c).quality))
    };
    first(a) == first(b) && fold::any(a) == fold::any(b)
}

/// Whether a token belongs to the same phrase as the one before.
fn is_tied(view: &View<'_>, at: usize) -> bool {
    matches!(view.gap(at), Gap::Blank | Gap::Dash | Gap::Joined)
}

/// The head that stands for a site named by its address.
#[must_use]
pub fn site_head() -> (&'static Head, usize) {
    static SITE: OnceLock<Head> = OnceLock::new();
    let head = SITE.get_or_init(|| Head {
        words: Vec::new(),
        name: "",
        full: "",
        branch: None,
        tail: Tail::None,
        need: Need::Any,
        class: OrganisationClass::Site,
        level: None,
    });
    (head, 0)
}

/// The field of work that begins at a token: its length in tokens.
#[must_use]
pub fn sector_at(view: &View<'_>, at: usize) -> Option<usize> {
    static SECTORS: OnceLock<Phrases> = OnceLock::new();
    if !view.is_capital(at) {
        return None;
    }
    let sectors = SECTORS.get_or_init(|| phrases(include_str!("../../data/sectors.txt")));
    longest(sectors, view, at)
}

/// The task of a steering committee that begins at a token: its length in tokens.
#[must_use]
pub fn task_at(view: &View<'_>, at: usize) -> Option<usize> {
    static TASKS: OnceLock<Phrases> = OnceLock::new();
    let tasks = TASKS.get_or_init(|| phrases(include_str!("../../data/tasks.txt")));
    longest(tasks, view, at)
}

/// Phrases by their first word, the longest first.
type Phrases = HashMap<String, Vec<Vec<String>>>;

fn phrases(file: &str) -> Phrases {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    let mut all: Vec<Vec<String>> = lines.map(words_of).collect();
    all.sort_by_key(|words| std::cmp::Reverse(words.len()));
    let mut phrases = Phrases::new();
    for words in all {
        if let Some(first) = words.first() {
            phrases.entry(first.clone()).or_default().push(words);
        }
    }
    phrases
}

/// The longest phrase at a token; commas, dashes, hyphens, quotes and `&` may stand between its
/// words, and short forms in brackets: `quy chế dân chủ (QCDC) ở cơ sở`. Gives the number of tokens.
fn longest(phrases: &Phrases, view: &View<'_>, at: usize) -> Option<usize> {
    let tied = |at: usize| {
        is_tied(view, at) || matches!(view.gap(at), Gap::Comma | Gap::Other) || is_quote(view, at)
    };
    let length = |words: &Vec<String>| {
        let mut end = at;
        for word in words {
            let bracketed = end > at && is_short_form_in_brackets(view, end);
            let here = end + usize::from(bracketed);
            if view.word(here) != word || !(end == at || bracketed || tied(here)) {
                return None;
            }
            end = here + 1;
        }
        Some(end - at)
    };
    phrases.get(view.word(at))?.iter().find_map(length)
}

/// Whether a token is a short form that stands alone in brackets: `Ban Chỉ đạo (BCĐ)`.
pub(super) fn is_short_form_in_brackets(view: &View<'_>, at: usize) -> bool {
    view.shape(at) == Shape::Upper
        && view.between(at).trim() == "("
        && view.between(at + 1).trim() == ")"
}

/// Whether only a quotation mark stands before a token.
pub(super) fn is_quote(view: &View<'_>, at: usize) -> bool {
    matches!(view.gap(at), Gap::Opening | Gap::Closing) && !view.between(at).contains(['(', ')'])
}

pub(super) fn words_of(phrase: &str) -> Vec<String> {
    danbiet_text::token::tokens(phrase)
        .map(|token| spelling::word(token.of(phrase)))
        .collect()
}

/// The shipped heads by their first word, the longest first.
fn heads() -> &'static HashMap<String, Vec<Head>> {
    static HEADS: OnceLock<HashMap<String, Vec<Head>>> = OnceLock::new();
    HEADS.get_or_init(|| {
        let lines = include_str!("../../data/bodies.tsv").lines();
        let rows = lines.filter(|line| !line.starts_with('#'));
        let mut all: Vec<Head> = rows.filter_map(head).collect();
        all.sort_by_key(|head| std::cmp::Reverse(head.words.len()));
        let mut heads: HashMap<String, Vec<Head>> = HashMap::new();
        for head in all {
            heads.entry(head.words[0].clone()).or_default().push(head);
        }
        heads
    })
}

/// Reads a line of the table.
fn head(line: &'static str) -> Option<Head> {
    let fields: Vec<&'static str> = line.split('\t').collect();
    let &[words, name, branch, tail, need, class, level, full] = fields.as_slice() else {
        return None;
    };
    let words = words_of(words);
    (!words.is_empty()).then_some(())?;
    Some(Head {
        words,
        name,
        full: if full.is_empty() { name } else { full },
        branch: match branch {
            "party" => Some(Branch::Party),
            "state" => Some(Branch::State),
            "front" => Some(Branch::Front),
            "people" => Some(Branch::People),
            "army" => Some(Branch::Army),
            "police" => Some(Branch::Police),
            _ => None,
        },
        tail: match tail {
            "committee" => Tail::Committee,
            "organ" => Tail::Organ,
            "level" => Tail::Level,
            "front" => Tail::Front,
            "topic" => Tail::Task,
            "adhoc" => Tail::AdHoc,
            "sector" => Tail::Sector,
            "press" => Tail::Press,
            "proper" => Tail::Proper,
            "party" => Tail::Party,
            "central" => Tail::Central,
            "none" => Tail::None,
            _ => return None,
        },
        need: match need {
            "any" => Need::Any,
            "capital" => Need::Capital,
            "first" => Need::First,
            "tail" => Need::Tail,
            "tailfirst" => Need::TailAndFirst,
            "tailorfirst" => Need::TailOrFirst,
            "sector" => Need::Sector,
            _ => return None,
        },
        class: match class {
            "specific" => OrganisationClass::Specific,
            "national" => OrganisationClass::National,
            "type" => OrganisationClass::Type,
            "site" => OrganisationClass::Site,
            _ => return None,
        },
        level: match level {
            "trung ương" => Some(Level::Nation),
            "tỉnh" => Some(Level::Province),
            "thành phố" => Some(Level::City),
            "thị xã" => Some(Level::Town),
            "huyện" => Some(Level::District),
            "quận" => Some(Level::UrbanDistrict),
            _ => None,
        },
    })
}

impl Need {
    /// Whether the words from `at` on, `length` of them, make a name.
    #[must_use]
    pub fn is_met(self, view: &View<'_>, at: usize, length: usize, has_tail: bool) -> bool {
        let first = view.is_capital(at) || view.shape(at) == Shape::Upper;
        let some = (at..at + length).any(|at| view.is_capital(at));
        match self {
            Need::Any => true,
            Need::Capital => some || has_tail,
            Need::First => first,
            Need::Tail => has_tail,
            Need::TailAndFirst => first && has_tail,
            Need::TailOrFirst => first || has_tail,
            // The field of work has been looked at already.
            Need::Sector => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_reads() {
        let lines = include_str!("../../data/bodies.tsv").lines();
        for line in lines.filter(|line| !line.starts_with('#')) {
            assert!(head(line).is_some(), "{line}");
        }
    }
}
