//! Short forms: every token in capitals that is no Roman numeral, and a few with small letters
//! (`Tp`, `Covid`, `m2`).
//!
//! What a form stands for is told by the document where it defines it, `quy chế dân chủ (QCDC)`,
//! and otherwise by the shipped table, where the same letters mean one thing inside an
//! instrument's number (`CT`: Chỉ thị) and another in running text, and may depend on the word
//! that follows (`BCH quân sự`: Bộ Chỉ huy).

use std::{collections::HashMap, ops::Range, sync::OnceLock};

use danbiet_text::{Span, letters};
use serde::{Deserialize, Serialize};

use super::{
    spelling,
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
#[must_use]
pub fn find(view: &View<'_>) -> Vec<Abbreviation> {
    let learned = definitions(view);
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

/// What the shipped table says a form stands for in running text, before the given word.
#[must_use]
pub fn expansion(form: &str, next: &str) -> Option<&'static str> {
    lookup(form, false, next).map(|row| row.expansion)
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
fn in_address(view: &View<'_>, at: usize) -> bool {
    const ENDINGS: [&str; 12] = [
        "vn", "com", "net", "org", "gov", "edu", "info", "mp3", "mp4", "jpg", "pdf", "html",
    ];
    let part_of_address = |mark: &str, next: usize| {
        mark.contains(['@', '_']) || (mark.ends_with('.') && ENDINGS.contains(&view.word(next)))
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
    const FINALS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
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

/// A form that the document defines.
struct Definition {
    span: Span,
    expansion: String,
    kind: AbbreviationKind,
}

/// The forms that the document defines, `quy chế dân chủ (QCDC)`.
fn definitions<'a>(view: &View<'a>) -> HashMap<&'a str, Definition> {
    let mut learned = HashMap::new();
    for at in 1..view.len() {
        if view.shape(at) != Shape::Upper || !view.between(at).trim().ends_with('(') {
            continue;
        }
        let after = view.tokens[at].span.end as usize;
        if !view.text[after..].starts_with(')') {
            continue;
        }
        let Some(start) = long_form(view, at) else {
            continue;
        };
        let long = spelling::phrase(view.span(start..at).of(view.text));
        let kind = if BODY_WORDS.contains(&view.word(start)) {
            AbbreviationKind::Organisation
        } else {
            AbbreviationKind::Term
        };
        learned.entry(view.printed(at)).or_insert(Definition {
            span: Span {
                start: view.tokens[start].span.start,
                end: after as u32 + 1,
            },
            expansion: long,
            kind,
        });
    }
    learned
}

/// Words that begin the name of a body.
const BODY_WORDS: [&str; 14] = [
    "ban", "bộ", "công", "cục", "đảng", "đoàn", "hội", "liên", "mặt", "phòng", "sở", "trung", "ủy",
    "viện",
];

/// Where the long form begins whose initials spell the form at `at`, which follows it.
fn long_form(view: &View<'_>, at: usize) -> Option<usize> {
    // Words such as "và" and "của" may be left out of the initials, two at most.
    const SPARE: usize = 2;
    let initial = |c: char| letters::base(letters::letter(c).quality) as u32;
    let wanted: Vec<char> = view.word(at).chars().collect();
    let mut spare = SPARE;
    let mut here = at;
    for &letter in wanted.iter().rev() {
        loop {
            if here == 0 || view.tokens[here - 1].line != view.tokens[at].line {
                return None;
            }
            let crosses = !matches!(view.gap(here), Gap::Blank | Gap::Comma | Gap::Dash);
            if here < at && crosses {
                return None;
            }
            here -= 1;
            let first = view.word(here).chars().next()?;
            if initial(first) == initial(letter) {
                break;
            }
            if here + 1 == at || spare == 0 {
                return None;
            }
            spare -= 1;
        }
    }
    Some(here)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zone::{Line, Zone};

    /// Each form with what it stands for, `?` where nobody says.
    fn check(text: &str, expected: &[(&str, &str)]) {
        let lines = [Line {
            number: 1,
            span: Span::new(0, text.len()),
            zone: Zone::Body,
            marker: None,
        }];
        let found = find(&View::new(text, &lines, &[]));
        let seen: Vec<(&str, &str)> = found
            .iter()
            .map(|a| (a.span.of(text), a.expansion.as_deref().unwrap_or("?")))
            .collect();
        assert_eq!(seen, expected, "{text}");
    }

    #[test]
    fn forms_in_running_text() {
        check(
            "HĐND, UBND TP Vinh, khóa XV, loại II, Tp Sóc Trăng, 18 nghìn m2, Covid -19",
            &[
                ("HĐND", "Hội đồng nhân dân"),
                ("UBND", "Ủy ban nhân dân"),
                ("TP", "thành phố"),
                ("Tp", "thành phố"),
                ("m2", "mét vuông"),
                ("Covid", "coronavirus disease (bệnh do vi rút corona)"),
            ],
        );
        check(
            "phát triển KT-XH, giữ vững QP-AN",
            &[
                ("KT-XH", "kinh tế - xã hội"),
                ("QP-AN", "quốc phòng - an ninh"),
            ],
        );
        check(
            "tổ chức ABCX và CNXH",
            &[("ABCX", "?"), ("CNXH", "chủ nghĩa xã hội")],
        );
    }

    #[test]
    fn what_follows_decides() {
        check(
            "BCH Đảng bộ tỉnh, BCH quân sự tỉnh",
            &[("BCH", "Ban Chấp hành"), ("BCH", "Bộ Chỉ huy")],
        );
    }

    #[test]
    fn forms_in_numbers_of_instruments() {
        check(
            "Chỉ thị 30-CT/TW, Nghị định 04/2015/NĐ-CP, CT UBND, Luật 10/2022/QH15, số 5/QĐ-TTg",
            &[
                ("CT", "Chỉ thị"),
                ("TW", "Trung ương"),
                ("NĐ", "Nghị định"),
                ("CP", "Chính phủ"),
                ("CT", "chủ tịch"),
                ("UBND", "Ủy ban nhân dân"),
                ("QH15", "Quốc hội"),
                ("QĐ", "Quyết định"),
                ("TTg", "Thủ tướng Chính phủ"),
            ],
        );
    }

    #[test]
    fn a_definition_is_learned_for_the_whole_text() {
        let text = "Quỹ Bảo trợ trẻ em (BTTE) lập; BTTE chi. Ban An toàn và Đời sống (ATĐS)";
        check(
            text,
            &[
                ("BTTE", "Bảo trợ trẻ em"),
                ("BTTE", "Bảo trợ trẻ em"),
                ("ATĐS", "An toàn và Đời sống"),
            ],
        );
        let lines = [Line {
            number: 1,
            span: Span::new(0, text.len()),
            zone: Zone::Body,
            marker: None,
        }];
        let found = find(&View::new(text, &lines, &[]));
        let definition = found[1].definition.expect("it is defined");
        assert_eq!(definition.of(text), "Bảo trợ trẻ em (BTTE)");
    }

    #[test]
    fn shouting_addresses_and_numerals_are_no_short_forms() {
        check(
            "ĐẨY MẠNH THỰC HIỆN QCDC Ở CƠ SỞ",
            &[("QCDC", "quy chế dân chủ")],
        );
        check("phong trào “DÂN VẬN KHÉO” lan rộng", &[]);
        check("WWW.SOCTRANG.GOV.VN, PHONG_HC@chinhphu.vn, tin.MP3", &[]);
        check("Đại hội XIII, XIX, XL và LXXX", &[]);
    }

    #[test]
    fn every_row_of_the_table_has_its_fields() {
        let lines = include_str!("../../data/abbreviations.tsv").lines();
        for line in lines.filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            assert!(matches!(fields.len(), 3 | 4), "{line}");
            assert!(
                matches!(
                    fields[1],
                    "number" | "organisation" | "term" | "word" | "unit" | "product"
                ),
                "{line}"
            );
        }
    }
}
