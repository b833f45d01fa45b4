//! Principles that are quoted word by word: the motto *dân biết, dân bàn, dân làm, dân kiểm tra*
//! with or without its later limbs, its paraphrases, and the formula of Party, State and People.

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use super::{
    cue::Cue,
    view::{Gap, View},
};

/// A principle in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Principle {
    /// From the first limb to the last, without quotes.
    pub span: Span,
    /// Which principle, and how it is worded.
    pub kind: PrincipleKind,
    /// What it says, limb by limb, in order.
    pub limbs: Vec<Limb>,
    /// Whether quotes enclose it.
    pub quoted: bool,
}

/// Which principle, and how it is worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PrincipleKind {
    /// *Dân biết, dân bàn, …*, each limb with its *dân*.
    Motto,
    /// The same said otherwise: *được biết, được bàn, …*.
    Paraphrase,
    /// *Đảng lãnh đạo, Nhà nước quản lý, Nhân dân làm chủ*.
    Formula,
}

impl PrincipleKind {
    /// The name in the exported forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            PrincipleKind::Motto => "motto",
            PrincipleKind::Paraphrase => "paraphrase",
            PrincipleKind::Formula => "formula",
        }
    }
}

/// One limb of a principle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limb {
    /// The limb with its subject: `dân kiểm tra`.
    pub span: Span,
    /// What is done.
    pub act: Act,
}

/// What a limb speaks of. The first six are the motto's in their order, the next three the
/// formula's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Act {
    /// *biết*
    Know,
    /// *bàn*
    Discuss,
    /// *làm*
    Do,
    /// *kiểm tra*
    Check,
    /// *giám sát*
    Supervise,
    /// *thụ hưởng*
    Benefit,
    /// *Đảng lãnh đạo*
    PartyLeads,
    /// *Nhà nước quản lý*
    StateManages,
    /// *Nhân dân làm chủ*
    PeopleAreMasters,
    /// *quyết định*: not in the motto's usual forms, but often said between *bàn* and *làm*.
    Decide,
}

impl Act {
    /// The motto's acts in their order.
    pub const MOTTO: [Act; 6] = [
        Act::Know,
        Act::Discuss,
        Act::Do,
        Act::Check,
        Act::Supervise,
        Act::Benefit,
    ];

    /// The words of the act.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Act::Know => "biết",
            Act::Discuss => "bàn",
            Act::Do => "làm",
            Act::Check => "kiểm tra",
            Act::Supervise => "giám sát",
            Act::Benefit => "thụ hưởng",
            Act::Decide => "quyết định",
            Act::PartyLeads => "Đảng lãnh đạo",
            Act::StateManages => "Nhà nước quản lý",
            Act::PeopleAreMasters => "Nhân dân làm chủ",
        }
    }
}

impl Principle {
    /// The form of the motto: 4 or 6 limbs, whether all of them are there or not; 3 for the
    /// formula.
    #[must_use]
    pub fn form(&self) -> u8 {
        let later = |limb: &Limb| matches!(limb.act, Act::Supervise | Act::Benefit);
        match self.kind {
            PrincipleKind::Formula => 3,
            _ if self.limbs.iter().any(later) => 6,
            _ => 4,
        }
    }

    /// The limbs of its form that are not there.
    #[must_use]
    pub fn missing(&self) -> Vec<Act> {
        if self.kind == PrincipleKind::Formula {
            return Vec::new();
        }
        let form = &Act::MOTTO[..usize::from(self.form())];
        let there = |act: &Act| self.limbs.iter().any(|limb| limb.act == *act);
        form.iter().copied().filter(|act| !there(act)).collect()
    }
}

/// The words of the motto's acts; *hưởng thụ* and *hưởng* are said for *thụ hưởng*.
const ACTS: [(&str, Act); 11] = [
    ("biết", Act::Know),
    ("bàn bạc", Act::Discuss),
    ("bàn", Act::Discuss),
    ("làm", Act::Do),
    ("kiểm tra", Act::Check),
    ("giám sát", Act::Supervise),
    ("thụ hưởng", Act::Benefit),
    ("hưởng thụ", Act::Benefit),
    ("hưởng lợi", Act::Benefit),
    ("quyết định", Act::Decide),
    ("quyết", Act::Decide),
];

/// What may stand before the act.
const HELPED: [&str; 3] = ["được", "phải được", "cùng"];

/// Who acts in a limb. Only *dân* alone makes it the motto.
const SUBJECTS: [&str; 5] = ["dân", "nhân dân", "người dân", "mọi người dân", "bà con"];

/// The formula: who, and does what.
const FORMULA: [(&[&str], Act); 3] = [
    (&["đảng lãnh đạo"], Act::PartyLeads),
    (&["nhà nước quản lý"], Act::StateManages),
    (
        &["nhân dân làm chủ", "dân làm chủ", "toàn dân làm chủ"],
        Act::PeopleAreMasters,
    ),
];

/// Fewer limbs than this are ordinary prose (*dân biết, dân tin*).
const LEAST_LIMBS: usize = 3;

/// Words that the first limb of a motto or of the formula begins with.
pub(super) fn cues() -> impl Iterator<Item = &'static str> {
    let formula = FORMULA[0].0.iter().copied();
    SUBJECTS.into_iter().chain(HELPED).chain(formula)
}

/// Finds the principles.
#[inline(never)]
#[must_use]
pub fn find(view: &View<'_>) -> Vec<Principle> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < view.len() {
        if !view.has(at, Cue::Limb) {
            at += 1;
            continue;
        }
        match formula(view, at).or_else(|| motto(view, at)) {
            Some((principle, end)) => {
                found.push(principle);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn formula(view: &View<'_>, from: usize) -> Option<(Principle, usize)> {
    let mut limbs = Vec::new();
    let mut at = from;
    for (words, act) in FORMULA {
        if !limbs.is_empty() {
            at = next_limb(view, at)?;
        }
        let (_, length) = view.any_phrase(at, words)?;
        limbs.push(limb(view, at, length, act));
        at += length;
    }
    Some((principle(view, from, at, PrincipleKind::Formula, limbs), at))
}

/// How the limbs of a motto name their subject.
#[derive(Clone, Copy, PartialEq)]
enum Manner {
    /// A subject: the number of the phrase in [`SUBJECTS`].
    Subject(usize),
    /// *được* alone.
    Passive,
    /// Nothing: the subject of the limb before goes on.
    Bare,
}

fn motto(view: &View<'_>, from: usize) -> Option<(Principle, usize)> {
    let (manner, act, length) = one(view, from)?;
    if manner == Manner::Bare {
        return None;
    }
    let mut limbs = vec![limb(view, from, length, act)];
    let mut manners = vec![manner];
    let mut end = from + length;
    while let Some(at) = next_limb(view, end) {
        let Some((manner, act, length)) = one(view, at) else {
            break;
        };
        let bare_verb_with_object = manner == Manner::Bare && goes_on(view, at + length);
        if bare_verb_with_object || limbs.iter().any(|limb: &Limb| limb.act == act) {
            break;
        }
        limbs.push(limb(view, at, length, act));
        manners.push(manner);
        end = at + length;
    }
    if limbs.len() < LEAST_LIMBS {
        return None;
    }
    let passive = (from..end).find(|&at| view.word(at) == "được");
    let passive = passive.filter(|&at| limbs[0].span.contains(view.tokens[at].span));
    let kind = match (manners[0], passive) {
        (Manner::Subject(0), None) => PrincipleKind::Motto,
        _ => PrincipleKind::Paraphrase,
    };
    // `nhân dân được biết, được bàn, …`: the subject governs the whole list and is not part of it.
    let mut first = from;
    if let (Some(passive), Manner::Subject(_), Manner::Passive) = (passive, manner, manners[1]) {
        first = passive;
        limbs[0].span.start = view.tokens[passive].span.start;
    }
    Some((principle(view, first, end, kind, limbs), end))
}

/// One limb: its manner, its act and its length.
fn one(view: &View<'_>, from: usize) -> Option<(Manner, Act, usize)> {
    let mut at = from;
    let mut manner = Manner::Bare;
    if let Some((subject, length)) = view.any_phrase(at, &SUBJECTS) {
        manner = Manner::Subject(subject);
        at += length;
    }
    if (at == from || view.gap(at) == Gap::Blank)
        && let Some((_, length)) = view.any_phrase(at, &HELPED)
    {
        if manner == Manner::Bare {
            manner = Manner::Passive;
        }
        at += length;
    }
    if at > from && view.gap(at) != Gap::Blank {
        return None;
    }
    let (act, length) =
        (ACTS.iter()).find_map(|(words, act)| Some((*act, view.phrase(at, words)?)))?;
    Some((manner, act, at + length - from))
}

/// Where the next limb can begin: behind a comma, semicolon or dash, with or without *và*.
fn next_limb(view: &View<'_>, end: usize) -> Option<usize> {
    let and = matches!(view.word(end), "và" | "để");
    match view.gap(end) {
        Gap::Comma | Gap::Semicolon | Gap::Dash => Some(end + usize::from(and)),
        Gap::Blank if and => Some(end + 1),
        _ => None,
    }
}

/// Whether a verb is followed by an object of its own (*giám sát việc …*, *kiểm tra các …*): then
/// it belongs to the sentence and not to the motto.
fn goes_on(view: &View<'_>, next: usize) -> bool {
    const BEHIND_A_LIST: [&str; 14] = [
        "và", "trên", "trong", "ở", "tại", "theo", "để", "là", "đã", "được", "từ", "với", "nhằm",
        "đối",
    ];
    view.gap(next) == Gap::Blank && !BEHIND_A_LIST.contains(&view.word(next))
}

fn limb(view: &View<'_>, from: usize, length: usize, act: Act) -> Limb {
    Limb {
        span: view.span(from..from + length),
        act,
    }
}

fn principle(
    view: &View<'_>,
    from: usize,
    end: usize,
    kind: PrincipleKind,
    limbs: Vec<Limb>,
) -> Principle {
    let span = view.span(from..end);
    let before = view.text[..span.start as usize]
        .trim_end()
        .chars()
        .next_back();
    let mut after = view.text[span.end as usize..].chars();
    let opened = before.is_some_and(|c| matches!(c, '“' | '"' | '‘' | '«' | '\''));
    let closed = after.find(|c| !matches!(c, '.' | ',' | '…' | ';' | ' '));
    let closed = closed.is_some_and(|c| matches!(c, '”' | '"' | '’' | '»' | '\''));
    Principle {
        span,
        kind,
        limbs,
        quoted: opened && closed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::view::tests::body;

    fn check(text: &str, expected: &[(&str, PrincipleKind, &str)]) -> Vec<Principle> {
        let lines = body(text);
        let found = find(&View::new(text, &lines, &[]));
        let shown: Vec<(&str, PrincipleKind, String)> = found
            .iter()
            .map(|p| {
                let limbs: Vec<&str> = p.limbs.iter().map(|l| l.act.name()).collect();
                (p.span.of(text), p.kind, limbs.join(" "))
            })
            .collect();
        let expected: Vec<(&str, PrincipleKind, String)> = expected
            .iter()
            .map(|&(span, kind, limbs)| (span, kind, limbs.to_owned()))
            .collect();
        assert_eq!(shown, expected, "{text}");
        found
    }

    #[test]
    fn the_motto_in_four_and_in_six() {
        let found = check(
            "phương châm “Dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát và dân thụ hưởng”;",
            &[(
                "Dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát và dân thụ hưởng",
                PrincipleKind::Motto,
                "biết bàn làm kiểm tra giám sát thụ hưởng",
            )],
        );
        assert!(found[0].quoted);
        assert_eq!((found[0].form(), found[0].missing()), (6, Vec::new()));
        let found = check(
            "phương châm dân biết, dân bàn, dân làm, dân kiểm tra, các Ban Thanh tra nhân dân",
            &[(
                "dân biết, dân bàn, dân làm, dân kiểm tra",
                PrincipleKind::Motto,
                "biết bàn làm kiểm tra",
            )],
        );
        assert!(!found[0].quoted);
        assert_eq!(found[0].form(), 4);
    }

    #[test]
    fn limbs_may_be_missing_or_share_their_subject() {
        let found = check(
            "\"Dân biết, dân bàn, dân kiểm tra, dân thụ hưởng\"",
            &[(
                "Dân biết, dân bàn, dân kiểm tra, dân thụ hưởng",
                PrincipleKind::Motto,
                "biết bàn kiểm tra thụ hưởng",
            )],
        );
        assert_eq!(found[0].missing(), [Act::Do, Act::Supervise]);
        check(
            "để dân biết, dân bàn, dân làm, dân kiểm tra, giám sát việc thực hiện",
            &[(
                "dân biết, dân bàn, dân làm, dân kiểm tra",
                PrincipleKind::Motto,
                "biết bàn làm kiểm tra",
            )],
        );
        check(
            "Dân biết, dân bàn, dân quyết định, dân làm, dân kiểm tra.",
            &[(
                "Dân biết, dân bàn, dân quyết định, dân làm, dân kiểm tra",
                PrincipleKind::Motto,
                "biết bàn quyết định làm kiểm tra",
            )],
        );
        check(
            "Dân biết, bàn, làm, kiểm tra, giám sát, thụ hưởng.",
            &[(
                "Dân biết, bàn, làm, kiểm tra, giám sát, thụ hưởng",
                PrincipleKind::Motto,
                "biết bàn làm kiểm tra giám sát thụ hưởng",
            )],
        );
    }

    #[test]
    fn paraphrases() {
        check(
            "để nhân dân được biết, được bàn, được làm, được kiểm tra, giám sát trên các lĩnh vực.",
            &[(
                "được biết, được bàn, được làm, được kiểm tra, giám sát",
                PrincipleKind::Paraphrase,
                "biết bàn làm kiểm tra giám sát",
            )],
        );
        check(
            "Bà con được biết, được bàn, được quyết định nên ai cũng vui.",
            &[(
                "được biết, được bàn, được quyết định",
                PrincipleKind::Paraphrase,
                "biết bàn quyết định",
            )],
        );
        check(
            "Người dân biết, người dân bàn, người dân làm và người dân kiểm tra.",
            &[(
                "Người dân biết, người dân bàn, người dân làm và người dân kiểm tra",
                PrincipleKind::Paraphrase,
                "biết bàn làm kiểm tra",
            )],
        );
    }

    #[test]
    fn the_formula() {
        let found = check(
            "cơ chế “Đảng lãnh đạo, Nhà nước quản lý, Nhân dân làm chủ”, quyền làm chủ",
            &[(
                "Đảng lãnh đạo, Nhà nước quản lý, Nhân dân làm chủ",
                PrincipleKind::Formula,
                "Đảng lãnh đạo Nhà nước quản lý Nhân dân làm chủ",
            )],
        );
        assert_eq!((found[0].form(), found[0].quoted), (3, true));
    }

    #[test]
    fn look_alikes_are_refused() {
        for text in [
            "theo hướng sát dân, gần dân, trọng dân",
            "gần dân, phục vụ nhân dân, công khai, minh bạch",
            "phát huy quyền làm chủ của Nhân dân",
            "nghe dân nói, nói dân hiểu, làm dân tin",
            "để người dân biết, thực hiện",
            "cấp ủy bàn và quyết định, dân làm",
            "kiểm tra, giám sát việc thực hiện",
            "sự lãnh đạo của Đảng, quản lý của Nhà nước, làm chủ của Nhân dân",
        ] {
            check(text, &[]);
        }
    }
}
