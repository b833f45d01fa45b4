//! Short forms: every token in capitals that is no Roman numeral, and a few with small letters
//! (`Tp`, `Covid`, `m2`).
//!
//! What a form stands for is told by the document where it defines it, `quy chế dân chủ (QCDC)`,
//! and otherwise by the shipped table, where the same letters mean one thing inside an
//! instrument's number (`CT`: Chỉ thị) and another in running text, and may depend on the word
//! that follows (`BCH quân sự`: Bộ Chỉ huy).

mod definition;

use std::{collections::HashMap, ops::Range, sync::OnceLock};

use danbiet_text::{Span, letters};
use serde::{Deserialize, Serialize};

use super::{
    Home, Level,
    view::{Gap, Shape, View},
};

/// A mention of a short form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Abbreviation {
    /// The short form.
    pub span: Span,
    /// What it stands for here; `None` where neither the document nor the shipped table says.
    pub expansion: Option<String>,
    /// What kind of thing it stands for.
    pub kind: AbbreviationKind,
    /// The place in the document that defines it: `quy chế dân chủ (QCDC)`.
    pub definition: Option<Span>,
}

/// What kind of thing a short form stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum AbbreviationKind {
    /// A body: `HĐND`.
    Organisation,
    /// A term: `QCDC`.
    Term,
    /// A plain word: `TP`.
    Word,
    /// A part of an instrument's number: `NQ`, `TU`.
    InstrumentNumber,
    /// A unit: `m2`.
    Unit,
    /// A part of a product's name: `ID`.
    ProductName,
}

/// Finds the short forms of a text.
#[inline(never)]
#[must_use]
pub fn find(view: &View<'_>) -> Vec<Abbreviation> {
    let learned = definition::definitions(view);
    let shouted = shouted_lines(view);
    let mut found = Vec::new();
    let mut at = 0;
    while at < view.len() {
        let Some(length) = candidate(view, at, &shouted) else {
            at += 1;
            continue;
        };
        let range = at..at + length;
        let span = view.span(range.clone());
        let form = bare(span.of(view.text));
        let in_number = in_instrument_number(view, at);
        let known = (!in_number).then(|| learned.get(form.as_str())).flatten();
        let row = lookup(&form, in_number, view.word(at + length));
        found.push(Abbreviation {
            span,
            expansion: known
                .map(|known| known.expansion.clone())
                .or_else(|| row.map(|row| row.expansion.to_owned())),
            kind: match (in_number, known, row) {
                (true, ..) => AbbreviationKind::InstrumentNumber,
                (false, Some(known), None) => known.kind,
                (false, _, Some(row)) => row.kind,
                (false, None, None) => AbbreviationKind::Term,
            },
            definition: known.map(|known| known.span),
        });
        at += length;
    }
    found
}

/// Suits what letters of instrument numbers stand for to where the document is at home: TU is the
/// *Thành ủy* of a city of the first tier.
pub fn suit(found: &mut [Abbreviation], home: &Home) {
    let city = home.province.as_deref();
    if !city.is_some_and(|province| province.starts_with(Level::Municipality.word())) {
        return;
    }
    for mention in found {
        if mention.kind == AbbreviationKind::InstrumentNumber
            && let Some(expansion) = &mut mention.expansion
        {
            *expansion = expansion.replace("Tỉnh ủy", "Thành ủy");
        }
    }
}

/// What the shipped table says a form stands for in running text, before the given word.
#[must_use]
pub fn expansion(form: &str, next: &str) -> Option<&'static str> {
    lookup(form, false, next).map(|row| row.expansion)
}

/// A name in capitals written out, where the table knows it whole: `TN&MT`, `LĐ-TB&XH`.
#[must_use]
pub fn written_out(name: &str) -> Option<&'static str> {
    let form = bare(name);
    let short = form.contains(char::is_uppercase) && !form.contains(char::is_lowercase);
    short.then(|| expansion(&form, "")).flatten()
}

/// What the shipped table says letters inside an instrument's number stand for.
#[must_use]
pub fn of_number(form: &str) -> Option<&'static str> {
    lookup(form, true, "").map(|row| row.expansion)
}

/// A row of the shipped table.
#[derive(Clone, Copy, Debug)]
struct Row {
    kind: AbbreviationKind,
    expansion: &'static str,
    next: Option<&'static str>,
}

/// The shipped table, by form.
fn table() -> &'static HashMap<&'static str, Vec<Row>> {
    static TABLE: OnceLock<HashMap<&'static str, Vec<Row>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: HashMap<&str, Vec<Row>> = HashMap::new();
        let lines = include_str!("../../data/abbreviations.tsv").lines();
        for line in lines.filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let (Some(form), Some(kind), Some(expansion)) =
                (fields.next(), fields.next(), fields.next())
            else {
                continue;
            };
            let kind = match kind {
                "number" => AbbreviationKind::InstrumentNumber,
                "organisation" => AbbreviationKind::Organisation,
                "word" => AbbreviationKind::Word,
                "unit" => AbbreviationKind::Unit,
                "product" => AbbreviationKind::ProductName,
                _ => AbbreviationKind::Term,
            };
            table.entry(form).or_default().push(Row {
                kind,
                expansion,
                next: fields.next(),
            });
        }
        table
    })
}

/// The row for a form, inside an instrument's number or outside.
fn lookup(form: &str, in_number: bool, next: &str) -> Option<&'static Row> {
    let rows = table().get(form).or_else(|| {
        // QH14, UBTVQH11: the digits are the term of the assembly.
        let letters = form.trim_end_matches(|c: char| c.is_ascii_digit());
        (in_number && letters.len() < form.len())
            .then(|| table().get(letters))
            .flatten()
    })?;
    let fits = |row: &&Row| {
        (row.kind == AbbreviationKind::InstrumentNumber) == in_number
            && row.next.is_none_or(|wanted| wanted == next)
    };
    rows.iter()
        .find(fits)
        .or_else(|| rows.iter().find(|row| in_number && row.next.is_none()))
}

/// The length in tokens of the short form that begins at a token, if one does.
fn candidate(view: &View<'_>, at: usize, shouted: &[bool]) -> Option<usize> {
    let printed = view.printed(at);
    let listed_small = || {
        matches!(view.shape(at), Shape::Capital | Shape::Mixed)
            && table().contains_key(bare(printed).as_str())
            && (view.shape(at) != Shape::Mixed || small_form_fits(view, at))
    };
    let capital = view.shape(at) == Shape::Upper || is_numbered_capital(view, at);
    if !capital && !listed_small() || in_address(view, at) {
        return None;
    }
    if !capital {
        return Some(1);
    }
    if let Some(length) = listed_compound(view, at) {
        return Some(length);
    }
    if is_roman(printed) {
        return None;
    }
    if in_instrument_number(view, at) {
        return Some(1);
    }
    let line = view.tokens[at].line as usize;
    let known = table().contains_key(bare(printed).as_str());
    let shouting = shouted[line] || (!known && has_shouting_neighbour(view, at));
    if is_syllable(view.word(at)) && (shouting || (!known && carries_mark(printed))) {
        return None;
    }
    Some(1)
}

/// `TTg`, `CTr` and the like count inside numbers only, units and titles anywhere.
fn small_form_fits(view: &View<'_>, at: usize) -> bool {
    let number_only = table().get(view.printed(at)).is_some_and(|rows| {
        rows.iter()
            .all(|r| r.kind == AbbreviationKind::InstrumentNumber)
    });
    !number_only || in_instrument_number(view, at)
}

/// `QH14`, `UBTVQH11`: capitals with the number of a term of the assembly.
fn is_numbered_capital(view: &View<'_>, at: usize) -> bool {
    view.shape(at) == Shape::Mixed
        && in_instrument_number(view, at)
        && view
            .printed(at)
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .chars()
            .all(char::is_uppercase)
}

/// A compound with hyphens or `&` that the table lists whole: `KT-XH`, `LĐ-TB&XH`.
fn listed_compound(view: &View<'_>, at: usize) -> Option<usize> {
    let mut longest = None;
    let mut end = at + 1;
    while end < view.len() && end < at + 5 && is_tight(view, end, &["-", "–", "&"]) {
        end += 1;
        let whole = bare(view.span(at..end).of(view.text));
        if table().contains_key(whole.as_str()) {
            longest = Some(end - at);
        }
    }
    longest
}

/// Whether one of the marks, with a blank on one side at most, joins a token to the one before.
fn is_tight(view: &View<'_>, at: usize, marks: &[&str]) -> bool {
    let between = view.between(at);
    let trimmed = between.trim();
    marks.contains(&trimmed)
        && !(between.starts_with(char::is_whitespace) && between.ends_with(char::is_whitespace))
}

/// The tokens that are joined to a token by hyphens and slashes.
fn chain(view: &View<'_>, at: usize) -> Range<usize> {
    let joined = |at: usize| is_tight(view, at, &["-", "–", "/"]);
    let mut start = at;
    while start > 0 && joined(start) {
        start -= 1;
    }
    let mut end = at + 1;
    while end < view.len() && joined(end) {
        end += 1;
    }
    start..end
}

/// Whether a token is a part of an instrument's number: `02-NQ/TU`, `04/2015/NĐ-CP`, and where
/// the number itself is missing, `-CT/TU`, `NQ-HĐND`.
#[must_use]
pub fn in_instrument_number(view: &View<'_>, at: usize) -> bool {
    let chain = chain(view, at);
    if chain.len() < 2 || at == chain.start && view.shape(at) == Shape::Number {
        return false;
    }
    if view
        .printed(chain.start)
        .starts_with(|c: char| c.is_ascii_digit())
    {
        return view.shape(at) != Shape::Number && view.shape(at) != Shape::Lower;
    }
    let is_number_form = |at: usize| {
        table().get(view.printed(at)).is_some_and(|rows| {
            rows.iter()
                .any(|r| r.kind == AbbreviationKind::InstrumentNumber)
        })
    };
    // The first part says the type: `NQ-HĐND`; `HĐND-UBND` are two bodies.
    chain.len() == 2
        && super::instrument::code::type_of(view.printed(chain.start)).is_some()
        && chain.clone().all(is_number_form)
        && listed_compound(view, chain.start).is_none()
}

/// Whether a token is a part of an e-mail address, a site or a file name.
pub fn in_address(view: &View<'_>, at: usize) -> bool {
    const ENDINGS: [&str; 12] = [
        "vn", "com", "net", "org", "gov", "edu", "info", "mp3", "mp4", "jpg", "pdf", "html",
    ];
    let part_of_address = |mark: &str, next: usize| {
        mark.contains(['@', '_'])
            || mark.contains("//")
            || (mark.ends_with('.') && ENDINGS.contains(&view.word(next)))
    };
    let mut next = at + 1;
    while view.gap(next) == Gap::Joined {
        if part_of_address(view.between(next), next) {
            return true;
        }
        next += 1;
    }
    let mut before = at;
    while before > 0 && view.gap(before) == Gap::Joined {
        if part_of_address(view.between(before), before) {
            return true;
        }
        before -= 1;
    }
    false
}

/// A form without blanks, and with the letter Đ where a look-alike stands for it (`HÐND`).
fn bare(form: &str) -> String {
    let letter = |c| {
        if matches!(c, '\u{d0}' | '\u{189}') {
            'Đ'
        } else {
            c
        }
    };
    form.chars()
        .filter(|c| !c.is_whitespace())
        .map(letter)
        .collect()
}

/// Roman numerals up to 89; above that nothing is counted in them here, and `CC`, `CD`, `MC` are
/// short forms.
#[must_use]
pub fn is_roman(token: &str) -> bool {
    const TENS: [&str; 9] = ["LXXX", "LXX", "LX", "XL", "XXX", "XX", "L", "X", ""];
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    !token.is_empty()
        && TENS
            .iter()
            .filter_map(|tens| token.strip_prefix(tens))
            .any(|ones| ONES.contains(&ones))
}

/// For each line whether it is printed in capitals, so that capitals mean nothing there.
fn shouted_lines(view: &View<'_>) -> Vec<bool> {
    let mut counts = vec![(0u32, 0u32); view.lines.len()];
    for token in &view.tokens {
        let (capital, all) = &mut counts[token.line as usize];
        match token.shape {
            Shape::Number => {}
            Shape::Upper => {
                *capital += 1;
                *all += 1;
            }
            _ => *all += 1,
        }
    }
    counts
        .into_iter()
        .map(|(capital, all)| capital >= 4 && capital * 5 >= all * 3)
        .collect()
}

/// Whether a token in capitals stands beside another that is a syllable: a shouted phrase.
fn has_shouting_neighbour(view: &View<'_>, at: usize) -> bool {
    let shouts = |at: usize| {
        view.shape(at) == Shape::Upper && is_syllable(view.word(at)) && !is_roman(view.printed(at))
    };
    (at > 0 && view.gap(at) == Gap::Blank && shouts(at - 1))
        || (view.gap(at + 1) == Gap::Blank && shouts(at + 1))
}

fn carries_mark(token: &str) -> bool {
    danbiet_text::fold::has_marks(&danbiet_text::fold::typed(token))
}

/// Whether a word can be a Vietnamese syllable.
#[must_use]
pub fn is_syllable(word: &str) -> bool {
    const INITIALS: [&str; 28] = [
        "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
        "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
    ];
    // `Đắk`, `Krông Búk`: names of the highlands end in k.
    const FINALS: [&str; 10] = ["", "c", "ch", "k", "m", "n", "ng", "nh", "p", "t"];
    let plain: Vec<char> = word.chars().map(|c| letters::letter(c).quality).collect();
    let is_vowel = |&c: &char| matches!(letters::base(c), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let Some(mut from) = plain.iter().position(is_vowel) else {
        return false;
    };
    if from > 0 && plain[from - 1] == 'q' && plain[from] == 'u' {
        from += 1;
    }
    let vowels = plain[from..].iter().take_while(|c| is_vowel(c)).count();
    let initial: String = plain[..from].iter().collect();
    let rest: String = plain[from + vowels..].iter().collect();
    (1..=3).contains(&vowels)
        && INITIALS.contains(&initial.as_str())
        && FINALS.contains(&rest.as_str())
}

#[cfg(test)]
mod tests;
