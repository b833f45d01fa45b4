//! Numbers of instruments: `02-NQ/TU`, `04/2015/NĐ-CP`, `67/2011/QH12`, `301/QĐ-UBND`, `73-CP`.
//!
//! The Party writes `N-TYPE/ISSUER`, the State `N/YEAR/TYPE-ISSUER` for what binds everybody and
//! `N/TYPE-ISSUER` for the rest; laws carry the number of the National Assembly, official letters
//! have no type (`N/ISSUER-UNIT`). Writers swap the marks; [`Code::normal`] puts them right.

use super::super::{
    number::sign,
    view::{Shape, View},
};

/// What the first letters of a number say about the type of the instrument.
///
/// `HĐND` and other bodies are not in the list: where they stand first, the number has no type.
const TYPES: [(&str, &str); 34] = [
    ("NQ", "nghị quyết"),
    ("CT", "chỉ thị"),
    ("KL", "kết luận"),
    ("QĐ", "quyết định"),
    ("QĐi", "quy định"),
    ("QyĐ", "quy định"),
    ("QC", "quy chế"),
    ("HD", "hướng dẫn"),
    ("KH", "kế hoạch"),
    ("TB", "thông báo"),
    ("TTr", "tờ trình"),
    ("CV", "công văn"),
    ("CTr", "chương trình"),
    ("CTrHĐ", "chương trình hành động"),
    ("CTHĐ", "chương trình hành động"),
    ("ĐA", "đề án"),
    ("BC", "báo cáo"),
    ("TT", "thông tư"),
    ("NĐ", "nghị định"),
    ("TTLT", "thông tư liên tịch"),
    ("TTLB", "thông tư liên bộ"),
    ("NQLT", "nghị quyết liên tịch"),
    ("CTLT", "chỉ thị liên tịch"),
    ("QĐLT", "quyết định liên tịch"),
    ("KHLT", "kế hoạch liên tịch"),
    ("HDLT", "hướng dẫn liên tịch"),
    ("CTPH", "chương trình phối hợp"),
    ("PL", "pháp lệnh"),
    ("LCT", "luật"),
    ("L", "luật"),
    ("SL", "sắc lệnh"),
    ("CĐ", "công điện"),
    ("GP", "giấy phép"),
    ("GM", "giấy mời"),
];

/// Who issues in the Party. `TU` is the committee of whichever province the text is at home in.
const PARTY: [&str; 23] = [
    "TW", "TƯ", "TWW", "TU", "TU.", "HU", "ThU", "ThiU", "TxU", "TXU", "QU", "ĐU", "ĐUK", "BTV",
    "BTVTU", "BTCTW", "BTGTW", "BDVTW", "UBKTTW", "VPTW", "BCĐTW", "BDVTU", "BTCTU",
];

/// Types that only the State gives, however the marks are set.
const STATE_ONLY: [&str; 7] = ["NĐ", "TTLT", "PL", "NQLT", "GP", "LCT", "L"];

/// The number of an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// The token behind it.
    pub end: usize,
    /// The number in its right spelling: `02-NQ/TU` for `02/NQ-TU` and `02 - NQ/TU`.
    pub normal: String,
    /// Whether it is only the beginning of a number: `02`, `71/1998`.
    pub short: bool,
    /// Whether the marks stand where they belong.
    pub well_formed: bool,
    /// The type that its letters tell.
    pub of_type: Option<&'static str>,
}

/// The parts of a number as it is printed.
struct Parts<'a> {
    end: usize,
    /// The first is the running number, the others letters or a year, each with its mark before.
    parts: Vec<(char, &'a str)>,
    spaced: bool,
}

/// Reads the number that begins at a token.
#[must_use]
pub fn code(view: &View<'_>, at: usize) -> Option<Code> {
    let Parts { end, parts, spaced } = parts(view, at)?;
    let letters: Vec<&str> = parts.iter().skip(1).map(|part| part.1).collect();
    let letters: Vec<&str> = letters.into_iter().filter(|part| !is_year(part)).collect();
    let printed = join(&parts);
    if letters.is_empty() {
        return Some(Code {
            end,
            normal: printed,
            short: true,
            well_formed: true,
            of_type: None,
        });
    }
    let mut of_type = type_of(letters[0]);
    let normal = if is_party(&parts) {
        // The Party's committees give *thông tri*, ministries *thông tư*.
        if letters[0] == "TT" {
            of_type = Some("thông tri");
        }
        let issuer = if letters[1] == "TƯ" {
            "TW"
        } else {
            letters[1]
        };
        format!("{}-{}/{issuer}", parts[0].1, letters[0])
    } else {
        state(&parts).unwrap_or_else(|| printed.clone())
    };
    let same = printed.replace("/TƯ", "/TW") == normal.replace("/TƯ", "/TW");
    Some(Code {
        end,
        well_formed: same && !spaced,
        normal,
        short: false,
        of_type: of_type.or_else(|| is_assembly(letters[0]).then_some("luật")),
    })
}

fn parts<'a>(view: &View<'a>, at: usize) -> Option<Parts<'a>> {
    let first = view.printed(at);
    let digits = first.bytes().take_while(u8::is_ascii_digit).count();
    // `1a/2010/TT-BTC`, `15B/QĐ-UBND`: a letter may follow the running number.
    if !(1..=5).contains(&digits) || first.chars().count() > digits + 1 {
        return None;
    }
    let mut parts = vec![('\0', first)];
    let mut end = at + 1;
    let mut spaced = false;
    while let Some((mark, blank)) = mark(view, end) {
        let part = view.printed(end);
        let upper = part.chars().next().is_some_and(char::is_uppercase);
        let year = parts.len() == 1 && is_year(part) && mark == '/';
        // `QĐ-UBND-HC`, `UBND-KT1`: what comes after a mark is a year or begins with a capital.
        // `22/2019/NĐ-CP.Điều 5`: behind a point only letters of a short form go on.
        let word = mark == '.' && view.shape(end) == Shape::Capital && part.chars().count() > 1;
        if !(year || upper) || word || (blank && !looks_like_code(view, end)) {
            break;
        }
        spaced |= blank;
        // `30-CT/T.Ư`: the points of short forms of old.
        match (parts.last(), mark, part) {
            (Some((before, "T")), '.', "Ư" | "W") => {
                let before = *before;
                parts.pop();
                parts.push((before, "TW"));
            }
            (Some((before, "T")), '.', "U") => {
                let before = *before;
                parts.pop();
                parts.push((before, "TU"));
            }
            _ => parts.push((mark, part)),
        }
        end += 1;
    }
    Some(Parts { end, parts, spaced })
}

/// The mark before a token, if it can stand inside a number, and whether blanks stand around it.
fn mark(view: &View<'_>, at: usize) -> Option<(char, bool)> {
    if let Some(mark @ ('/' | '-' | '–' | '&' | '.' | '_')) = sign(view, at) {
        return Some((if mark == '–' { '-' } else { mark }, false));
    }
    let between = view.between(at);
    match between.trim() {
        "/" => Some(('/', true)),
        "-" | "–" => Some(('-', true)),
        _ => None,
    }
}

/// Letters that mean something in a number: where blanks surround the mark, nothing else is taken.
fn looks_like_code(view: &View<'_>, at: usize) -> bool {
    let printed = view.printed(at);
    is_year(printed)
        || type_of(printed).is_some()
        || is_assembly(printed)
        || (PARTY.contains(&printed) && view.shape(at) == Shape::Upper)
        || matches!(printed, "CP" | "TTg" | "UBND" | "HĐND" | "UB")
}

fn is_year(part: &str) -> bool {
    part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit())
}

/// `QH13`, `UBTVQH12`: the National Assembly or its Standing Committee with its term.
fn is_assembly(part: &str) -> bool {
    let term = part
        .strip_prefix("UBTVQH")
        .or_else(|| part.strip_prefix("QH"));
    term.is_some_and(|term| !term.is_empty() && term.bytes().all(|b| b.is_ascii_digit()))
}

/// The letters that stand for types.
pub fn letters() -> impl Iterator<Item = &'static str> {
    TYPES.iter().map(|(letters, _)| *letters)
}

/// The type that letters stand for.
#[must_use]
pub fn type_of(letters: &str) -> Option<&'static str> {
    let found = TYPES.iter().find(|(code, _)| *code == letters);
    found.map(|(_, of_type)| *of_type)
}

/// Whether the number is one of the Party: a type, then an issuer, and no year.
fn is_party(parts: &[(char, &str)]) -> bool {
    matches!(parts, [_, (_, of_type), (_, issuer)]
        if type_of(of_type).is_some() && !STATE_ONLY.contains(of_type) && is_party_issuer(issuer))
}

/// A committee of the Party, or one of its boards: `UBKTTU`, `BDVHU`.
fn is_party_issuer(issuer: &str) -> bool {
    const COMMITTEES: [&str; 5] = ["TW", "TU", "HU", "ThU", "ĐU"];
    PARTY.contains(&issuer)
        || COMMITTEES
            .iter()
            .any(|committee| issuer.ends_with(committee))
}

/// A number of the State with its marks put right; `None` if it does not have the usual parts.
fn state(parts: &[(char, &str)]) -> Option<String> {
    let (number, rest) = parts.split_first()?;
    let (year, letters) = match rest.split_first() {
        Some((year, letters)) if is_year(year.1) => (Some(year.1), letters),
        _ => (None, rest),
    };
    let (of_type, issuers) = letters.split_first()?;
    // Early forms (`73-CP`, `102-SL`, `12-L/CTN`) and letters without a type are left as they are.
    type_of(of_type.1).filter(|_| !issuers.is_empty() && !matches!(of_type.1, "L" | "LCT"))?;
    // Joint ones are printed with a slash behind the type too: `21/2004/TTLT/BLĐTBXH-BYT`.
    let joint = of_type.1.ends_with("LT");
    let mut normal = number.1.to_owned();
    for part in year.iter().chain(std::iter::once(&of_type.1)) {
        normal.push('/');
        normal += part;
    }
    for (at, (mark, issuer)) in issuers.iter().enumerate() {
        normal.push(if joint && at == 0 || *mark == '&' {
            *mark
        } else {
            '-'
        });
        normal += issuer;
    }
    Some(normal)
}

fn join(parts: &[(char, &str)]) -> String {
    let mut all = String::new();
    for (mark, part) in parts {
        if *mark != '\0' {
            all.push(*mark);
        }
        all += part;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::view::tests::body;

    fn check(text: &str, expected: Option<(&str, bool, Option<&str>)>) {
        let lines = body(text);
        let found = code(&View::new(text, &lines, &[]), 0);
        let found = found
            .as_ref()
            .map(|c| (c.normal.as_str(), c.well_formed, c.of_type));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_of_party_and_state() {
        for (number, of_type) in [
            ("02-NQ/TU", "nghị quyết"),
            ("120-KL/TW", "kết luận"),
            ("37-CT/TU", "chỉ thị"),
            ("04/2015/NĐ-CP", "nghị định"),
            ("67/2011/QH12", "luật"),
            ("301/QĐ-UBND", "quyết định"),
            ("24-TT/TU", "thông tri"),
            ("05-HD/BDVHU", "hướng dẫn"),
            ("34/2007/PL-UBTVQH11", "pháp lệnh"),
            ("25/2016/TTLT-BCA-BQP-TANDTC", "thông tư liên tịch"),
            ("01/GP-STTTT", "giấy phép"),
            ("102-SL", "sắc lệnh"),
            (
                "30/2011/TTLT-BCA-BQP-BTC-BNN&PTNT-VKSNDTC",
                "thông tư liên tịch",
            ),
            (
                "09/2022/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN",
                "nghị quyết liên tịch",
            ),
        ] {
            check(
                &format!("{number}, ngày"),
                Some((number, true, Some(of_type))),
            );
        }
        check("73-CP của", Some(("73-CP", true, None)));
        check("1234/BNV-CCVC ngày", Some(("1234/BNV-CCVC", true, None)));
    }

    #[test]
    fn slips_are_mended() {
        for (slip, number) in [
            ("02/NQ-TU", "02-NQ/TU"),
            ("02-NQ-TU", "02-NQ/TU"),
            ("02/NQ/TU", "02-NQ/TU"),
            ("02 - NQ/TU", "02-NQ/TU"),
            ("301-QĐ/UBND", "301/QĐ-UBND"),
            ("11 /2018/TT-BGTVT", "11/2018/TT-BGTVT"),
        ] {
            check(slip, Some((number, false, Some(code_type(number)))));
        }
        // The two ways to write the Centre are both in use.
        check("05-NQ/TƯ", Some(("05-NQ/TW", true, Some("nghị quyết"))));
        check("30-CT/T.Ư của", Some(("30-CT/TW", true, Some("chỉ thị"))));
        check("37-CT/T.U, ngày", Some(("37-CT/TU", true, Some("chỉ thị"))));
    }

    fn code_type(number: &str) -> &'static str {
        let letters = number.split(['/', '-']).find_map(type_of);
        letters.expect("a type in the number")
    }

    #[test]
    fn a_number_ends_where_words_begin() {
        check("02 của BCH", Some(("02", true, None)));
        check("02 - Nghị quyết", Some(("02", true, None)));
        check("71/1998 của", Some(("71/1998", true, None)));
        check(
            "22/2019/NĐ-CP.Điều 5",
            Some(("22/2019/NĐ-CP", true, Some("nghị định"))),
        );
        check("NQ-02", None);
    }
}
