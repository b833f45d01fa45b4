use super::*;
use crate::{fold, letters::Tone, word};
use std::collections::BTreeSet;

fn check(method: Method, typed: &str, expected: &str) {
    assert_eq!(decode(method, typed).as_deref(), Some(expected), "{typed}");
}

#[test]
fn telex() {
    check(Method::Telex, "daan chur", "dân chủ");
    check(Method::Telex, "sosc trawng", "sóc trăng");
    check(Method::Telex, "dduowcj", "được");
    check(Method::Telex, "dduwowcj", "được");
    check(Method::Telex, "dduwocj", "được");
    check(Method::Telex, "uw", "ư");
    check(Method::Telex, "ddoois thoaij", "đối thoại");
    check(Method::Telex, "doois thoaji", "dối thoại");
    check(Method::Telex, "Nguyeenx", "Nguyễn");
    check(Method::Telex, "Nguyenxe", "Nguyễn");
    check(Method::Telex, "UYR", "ỦY");
    check(Method::Telex, "thuowr", "thuở");
    check(Method::Telex, "muaw", "mưa");
    check(Method::Telex, "quawn", "quăn");
    check(Method::Telex, "hoaf quyr", "hòa quỷ");
    check(Method::Telex, "\"quy chees\" -dan", "\"quy chế\" -dan");
}

#[test]
fn vni_and_viqr() {
    check(Method::Vni, "da6n chu3", "dân chủ");
    check(Method::Vni, "so1c tra8ng", "sóc trăng");
    check(Method::Vni, "d9uo75c d9o61i thoai5", "được đối thoại");
    check(Method::Viqr, "da^n chu?", "dân chủ");
    check(Method::Viqr, "ddu+o+.c so'c tra(ng", "được sóc trăng");
    check(Method::Viqr, "dduo+.c", "được");
}

#[test]
fn what_is_no_keystroke_sequence_stays() {
    for method in Method::ALL {
        for typed in [
            "windows",
            "dan chu",
            "dân chủ",
            "02-NQ/TU",
            "2021",
            "UBND",
            "",
            "m2",
            "covid19",
            "class",
            "express",
            "quy che",
        ] {
            assert_eq!(decode(method, typed), None, "{method:?} {typed}");
        }
    }
}

/// Types a syllable by a method: marks behind their letters, the tone there too or at the end.
fn encode(method: Method, syllable: &str, tone_at_end: bool) -> String {
    let (tones, marks) = match method {
        Method::Telex => (["f", "r", "x", "s", "j"], ["w", "", "w", "d"]),
        Method::Vni => (["2", "3", "4", "1", "5"], ["8", "6", "7", "9"]),
        Method::Viqr => (["`", "?", "~", "'", "."], ["(", "^", "+", "d"]),
    };
    let mut typed = String::new();
    let mut tone = "";
    let mut before = ' ';
    for c in syllable.chars() {
        let letter = letters::letter(c);
        let base = letters::base(letter.quality);
        typed.push(base);
        // Three o are how Telex writes the two of `xoong`.
        if method == Method::Telex && (before, letter.quality) == ('o', 'o') {
            typed.push(base);
        }
        before = letter.quality;
        match letter.quality {
            'ă' => typed.push_str(marks[0]),
            'â' | 'ê' | 'ô' if method == Method::Telex => typed.push(base),
            'â' | 'ê' | 'ô' => typed.push_str(marks[1]),
            'ơ' | 'ư' => typed.push_str(marks[2]),
            'đ' => typed.push_str(marks[3]),
            _ => {}
        }
        if letter.tone != Tone::Level {
            tone = tones[letter.tone as usize - 1];
            if !tone_at_end {
                typed.push_str(tone);
            }
        }
    }
    if tone_at_end {
        typed.push_str(tone);
    }
    typed
}

#[test]
fn every_syllable_of_the_lexicon_comes_back() {
    let all: BTreeSet<&str> = word::LEXICON.split_whitespace().collect();
    let valid: Vec<&&str> = all
        .iter()
        .filter(|s| syllable::parse(s).is_some())
        .collect();
    assert!(
        valid.len() > 5000,
        "{} of {} are syllables",
        valid.len(),
        all.len()
    );
    for syllable in valid {
        for method in Method::ALL {
            for tone_at_end in [false, true] {
                let typed = encode(method, syllable, tone_at_end);
                let decoded = decode_token(method, &typed).unwrap_or(typed.clone());
                assert_eq!(
                    fold::typed(&decoded),
                    fold::typed(syllable),
                    "{method:?} {typed}"
                );
            }
        }
    }
}

#[test]
fn a_tone_that_stands_elsewhere_is_no_keystroke() {
    for token in ["hoà", "hòa", "thuỷ", "THỦY", "uỷ"] {
        for method in Method::ALL {
            assert_eq!(decode_token(method, token), None, "{token}");
        }
    }
}
