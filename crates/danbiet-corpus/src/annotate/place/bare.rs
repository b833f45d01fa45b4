//! Places without a type word: names that the gazetteer knows and the document vouches for.

use std::collections::BTreeSet;

use super::{
    super::{
        Gazetteer, names,
        view::{Gap, Shape, View},
    },
    Level, Mention, other_place,
    resolve::{first_of_name, name_words, words_of},
    typed::run_end,
};
use crate::zone::Zone;

/// Adds the names without type word.
pub(super) fn bare_mentions(
    view: &View<'_>,
    gazetteer: &Gazetteer,
    province: Option<u32>,
    mentions: &mut Vec<Mention>,
) {
    let typed: BTreeSet<String> = mentions
        .iter()
        .map(|mention| name_words(view, mention.name.clone()))
        .collect();
    let mut taken = vec![false; view.len()];
    for mention in mentions.iter() {
        taken[mention.whole.clone()].fill(true);
    }
    let mut at = 0;
    while at < view.len() {
        // The names of authors are often names of places as well.
        let byline = view.tokens[at].zone == Zone::Byline;
        if taken[at] || byline || view.shape(at) != Shape::Capital {
            at += 1;
            continue;
        }
        let run = (at..run_end(view, at))
            .find(|&end| taken[end])
            .unwrap_or_else(|| run_end(view, at));
        if is_street_of_address(view, at) {
            mentions.push(Mention {
                whole: at..run,
                name: at..run,
                stated: Some(Level::Street),
                told: None,
                unit: None,
            });
            at = run;
            continue;
        }
        let Some(end) = bare_end(view, gazetteer, at, run, province, &typed) else {
            at += 1;
            continue;
        };
        mentions.push(Mention {
            whole: at..end,
            name: at..end,
            stated: None,
            told: level_of_committee(view, at),
            unit: None,
        });
        at = end;
    }
}

/// "Địa chỉ: 56 Lê Duẩn", "60A Hoàng Văn Thụ": the name behind a house number.
fn is_street_of_address(view: &View<'_>, at: usize) -> bool {
    let numbered = at > 0 && view.gap(at) == Gap::Blank && view.shape(at - 1) == Shape::Number;
    if is_house_with_letter(view, at) || (numbered && is_house_number(view, at)) {
        return true;
    }
    let line = view.tokens[at].line;
    let first = view.tokens.partition_point(|token| token.line < line);
    numbered
        && (first..at).any(|at| {
            matches!(
                view.any_phrase(at, &["địa chỉ", "trụ sở", "tòa soạn"]),
                Some((_, length)) if view.gap(at + length) == Gap::Colon
            )
        })
}

/// Whether a house number with a letter, `60A`, stands right before a token; `lớp 12A` is none.
fn is_house_with_letter(view: &View<'_>, at: usize) -> bool {
    if at == 0 || view.gap(at) != Gap::Blank || view.shape(at - 1) != Shape::Mixed {
        return false;
    }
    let printed = view.printed(at - 1);
    let digits = printed.bytes().take_while(u8::is_ascii_digit).count();
    let letter = &printed[digits..];
    (1..=3).contains(&digits)
        && matches!(letter, "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H")
        && view.word(at.wrapping_sub(2)) != "lớp"
}

/// Whether the number before a token is that of a house: `ở số 12 Lê Lợi`, `(số nhà 5 Lê Lợi)`.
fn is_house_number(view: &View<'_>, at: usize) -> bool {
    let house = view.word(at.wrapping_sub(2)) == "nhà";
    let word = at.wrapping_sub(2 + usize::from(house));
    let told = matches!(
        view.word(word.wrapping_sub(1)),
        "ở" | "tại" | "ngụ" | "về" | "nhà" | "chỉ"
    ) || matches!(view.gap(word), Gap::Comma | Gap::Colon | Gap::Opening);
    view.word(word) == "số" && (told || house)
}

/// The end of a bare name of a place that begins at a token of a run of capitalised tokens.
fn bare_end(
    view: &View<'_>,
    gazetteer: &Gazetteer,
    at: usize,
    run: usize,
    province: Option<u32>,
    typed: &BTreeSet<String>,
) -> Option<usize> {
    let inside_run = at > 0 && view.gap(at) == Gap::Blank && view.is_capital(at - 1);
    if inside_run && !may_stand_before(view, at - 1) {
        return None;
    }
    if at > 0 && view.gap(at) == Gap::Blank && is_address_form(view, at - 1) {
        return None;
    }
    if view.gap(at) == Gap::Joined || view.gap(run) == Gap::Joined {
        return None;
    }
    let after_body =
        at > 0 && view.gap(at) == Gap::Blank && matches!(view.word(at - 1), "ủy" | "đoàn");
    let is_home = |words: &str| typed.contains(words);
    let mut words = String::new();
    let mut longest = None;
    for end in at + 1..=run.min(at + 6) {
        if end > at + 1 {
            words.push(' ');
        }
        words.push_str(view.word(end - 1));
        let rest = run - end;
        let person_follows = rest >= 2 && names::family(view.word(end)).is_some();
        let dash_follows = rest == 0 || view.gap(end) == Gap::Dash;
        if !(dash_follows || person_follows) || is_product(view, end) {
            continue;
        }
        let single = end == at + 1;
        let accepted = other_place(&words).is_some()
            || gazetteer
                .named(&words)
                .any(|(number, unit)| match unit.level.tier() {
                    Some(1) => words != "hồ chí minh" && (!single || is_home(&words)),
                    Some(2) => {
                        is_home(&words)
                            || is_before_its_province(view, gazetteer, end, number)
                            || (!single
                                && (after_body
                                    || province.is_some_and(|home| {
                                        first_of_name(gazetteer, gazetteer.province_of(number))
                                            == home
                                    })))
                    }
                    _ => !single && (is_home(&words) || after_body),
                });
        // Two syllables that may well be a person need a type word elsewhere.
        if accepted {
            longest = Some(end);
        }
    }
    // `Bà Rịa - Vũng Tàu`: the dash of a double name.
    if view.gap(run) == Gap::Dash && view.is_capital(run) {
        let second = run_end(view, run);
        let words = name_words(view, at..second);
        let double = gazetteer
            .named(&words)
            .any(|(_, unit)| unit.level.tier() == Some(1));
        if double || other_place(&words).is_some() {
            return Some(second);
        }
    }
    longest
}

/// `Hiệp Hòa, Bắc Giang`: the province of a bare name follows it.
fn is_before_its_province(view: &View<'_>, gazetteer: &Gazetteer, end: usize, number: u32) -> bool {
    if view.gap(end) != Gap::Comma || !view.is_capital(end) {
        return false;
    }
    let province = gazetteer.unit(gazetteer.province_of(number)).bare();
    let words = words_of(province);
    words_at(view, end, &words)
}

/// Whether words stand at a token, and nothing in capitals behind them.
fn words_at(view: &View<'_>, at: usize, words: &str) -> bool {
    view.phrase(at, words).is_some_and(|length| {
        let behind = at + length;
        !(view.gap(behind) == Gap::Blank && view.is_capital(behind))
    })
}

/// The level that the committee before a bare name is of: `Huyện ủy Vạn Ninh`, `Tỉnh đoàn Hà Giang`.
fn level_of_committee(view: &View<'_>, at: usize) -> Option<Level> {
    let organ = at >= 2
        && view.gap(at) == Gap::Blank
        && view.gap(at - 1) == Gap::Blank
        && matches!(view.word(at - 1), "ủy" | "đoàn");
    match view.word(at.wrapping_sub(2)) {
        _ if !organ => None,
        "tỉnh" => Some(Level::Province),
        "thành" => Some(Level::City),
        "thị" => Some(Level::Town),
        "huyện" => Some(Level::District),
        "quận" => Some(Level::UrbanDistrict),
        _ => None,
    }
}

/// Whether a capitalised word may stand right before a bare name without being a part of it:
/// words that begin sentences and names of bodies.
fn may_stand_before(view: &View<'_>, at: usize) -> bool {
    matches!(
        view.word(at),
        "tại"
            | "ở"
            | "từ"
            | "về"
            | "theo"
            | "người"
            | "báo"
            | "đài"
            | "đến"
            | "và"
            | "với"
            | "cùng"
            | "tỉnh"
            | "ủy"
            | "đoàn"
            | "trường"
            | "qua"
            | "nhân"
            | "quê"
            | "của"
            | "cho"
    )
}

/// Whether the word before says that a person follows.
fn is_address_form(view: &View<'_>, at: usize) -> bool {
    matches!(
        view.word(at),
        "chí" | "ông" | "bà" | "anh" | "chị" | "em" | "cụ"
    )
}

/// Whether the name goes on as that of a product or club: `Thái Nguyên ID`.
fn is_product(view: &View<'_>, end: usize) -> bool {
    view.gap(end) == Gap::Blank
        && matches!(
            view.printed(end),
            "ID" | "FC" | "TV" | "App" | "Online" | "Smart" | "Digital" | "Plus"
        )
}
