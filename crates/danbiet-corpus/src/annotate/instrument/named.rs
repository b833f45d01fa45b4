//! Instruments cited without a number: laws by name, resolutions of congresses, local rules.

use std::{ops::Range, sync::LazyLock};

use danbiet_text::hash::Map;

use super::{
    super::{
        calendar,
        view::{Gap, Shape, View},
    },
    CitationKind, Draft, code,
};

/// Names of laws that hold a comma or one of the words at which a name otherwise ends
/// ([`ENDS_A_NAME`]); other names are read up to such a word.
const LAWS: &str = include_str!("laws.txt");

/// Those names under their first words.
static BY_FIRST: LazyLock<Map<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut laws: Map<&str, Vec<&str>> = Map::default();
    for name in LAWS.lines().filter(|line| !line.starts_with('#')) {
        let first = name.split([' ', ',']).next().unwrap_or(name);
        laws.entry(first).or_default().push(name);
    }
    laws
});

/// Words that follow a law's name and do not belong to it.
const ENDS_A_NAME: [&str; 53] = [
    "để", "đã", "được", "của", "năm", "số", "ngày", "trong", "theo", "nhằm", "khi", "là", "do",
    "tại", "từ", "cho", "nên", "sẽ", "đang", "cần", "phải", "bị", "gồm", "hiện", "mới", "này",
    "trên", "vào", "sau", "trước", "cũng", "không", "còn", "đến", "ra", "thì", "mà", "như", "với",
    "quy", "vừa", "chính", "cùng", "có", "và", "về", "nghiêm", "cấm", "yêu", "hoặc", "ban", "đối",
    "nếu",
];

/// A law by its name, a resolution by its congress.
pub fn named(view: &View<'_>, at: usize, of_type: &str, length: usize) -> Option<Draft> {
    let name = at + length;
    match of_type {
        "hiến pháp" => {
            let year = (view.word(name) == "năm" && calendar::year(view, name + 1).is_some())
                .then_some(name + 2);
            let end = year.unwrap_or(name);
            view.is_capital(at)
                .then(|| draft(view, at, end, of_type, CitationKind::Named))
        }
        "luật" | "bộ luật" | "pháp lệnh" => {
            let end = law(view, name)?;
            let mut law = draft(view, at, end, of_type, CitationKind::Named);
            add_number(view, name..end, &mut law);
            view.is_capital(at).then_some(law)
        }
        "nghị quyết" | "kết luận" | "chỉ thị" => congress(view, at, name, of_type),
        _ => None,
    }
}

/// `Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15`: the number behind the name, which is the title.
fn add_number(view: &View<'_>, name: Range<usize>, law: &mut Draft) {
    let number = name.end + 1;
    let marked = view.word(name.end) == "số" && view.gap(name.end) == Gap::Blank;
    if !marked || view.gap(number) != Gap::Blank {
        return;
    }
    let Some(code) = code::code(view, number).filter(|code| !code.short) else {
        return;
    };
    law.kind = if code.well_formed {
        CitationKind::Numbered
    } else {
        CitationKind::Variant
    };
    law.tokens.end = code.end;
    law.extent = view.span(law.tokens.clone());
    law.number_tokens = Some(number..code.end);
    law.number = Some(code.normal);
    law.title = Some(view.span(name));
}

/// The end of a law's name that begins at a token.
fn law(view: &View<'_>, from: usize) -> Option<usize> {
    if view.gap(from) != Gap::Blank {
        return None;
    }
    let known = BY_FIRST.get(view.word(from)).into_iter().flatten();
    let known = known.filter_map(|name| words_in(view, from, name)).max();
    if !view.is_capital(from) {
        return known;
    }
    let mut end = from + 1;
    while known.is_none() && end - from < 14 {
        let stops = view.gap(end) != Gap::Blank
            || ENDS_A_NAME.contains(&view.word(end))
            || view.shape(end) == Shape::Number;
        if stops {
            break;
        }
        end += 1;
    }
    Some(known.unwrap_or(end))
}

/// The end of a name, commas and all, if it stands at a token. A word of the name may be missing
/// where people drop it in speech: `Luật Thực hiện dân chủ cơ sở`.
fn words_in(view: &View<'_>, from: usize, name: &str) -> Option<usize> {
    let mut at = from;
    for word in name.split(' ') {
        let bare = word.trim_end_matches(',');
        if view.word(at) != bare {
            if word == "ở" {
                continue;
            }
            return None;
        }
        at += 1;
        let comma = view.gap(at) == Gap::Comma;
        if word.ends_with(',') != comma && word.ends_with(',') {
            return None;
        }
    }
    Some(at)
}

/// `Nghị quyết Đại hội XIII của Đảng`, `Nghị quyết Trung ương 4 khóa XII`.
fn congress(view: &View<'_>, at: usize, name: usize, of_type: &str) -> Option<Draft> {
    if view.gap(name) != Gap::Blank {
        return None;
    }
    let end = body(view, name)?;
    let every = (name..end).any(|token| view.phrase(token, "các cấp").is_some());
    let kind = if every {
        CitationKind::Collective
    } else {
        CitationKind::Named
    };
    Some(draft(view, at, end, of_type, kind))
}

/// A second congress behind *và*: `… và Đại hội XIII của Đảng`.
pub fn elliptical(view: &View<'_>, at: usize, of_type: &str) -> Option<Draft> {
    if view.word(at) != "và" || view.gap(at) != Gap::Blank || view.gap(at + 1) != Gap::Blank {
        return None;
    }
    let end = body(view, at + 1)?;
    Some(draft(view, at + 1, end, of_type, CitationKind::Elliptical))
}

/// The body that resolved: a congress or a plenum of the Centre. Gives the token behind it.
pub fn body(view: &View<'_>, from: usize) -> Option<usize> {
    const HEADS: [&str; 4] = [
        "đại hội",
        "hội nghị trung ương",
        "hội nghị lần thứ",
        "trung ương",
    ];
    let (head, length) = view.any_phrase(from, &HEADS)?;
    let mut end = from + length;
    // `nghị quyết đại hội` in small letters is any congress; `của Trung ương` comes in elsewhere.
    if !view.is_capital(from) {
        return None;
    }
    let told = end;
    while let Some(length) = part(view, end) {
        end += length;
    }
    (head < 3 || end > told).then_some(end)
}

/// One more part of a congress's name.
fn part(view: &View<'_>, at: usize) -> Option<usize> {
    const WORDS: [&str; 22] = [
        "đại biểu",
        "toàn quốc",
        "lần thứ",
        "lần",
        "đảng bộ",
        "ban chấp hành",
        "bch",
        "trung ương",
        "đảng",
        "của đảng",
        "các cấp",
        "tỉnh",
        "thành phố",
        "thị xã",
        "huyện",
        "quận",
        "xã",
        "phường",
        "thị trấn",
        "khóa",
        "nhiệm kỳ",
        "số",
    ];
    if view.gap(at) != Gap::Blank {
        return None;
    }
    let (found, length) = match view.any_phrase(at, &WORDS) {
        Some((found, length)) => (WORDS[found], length),
        None => return ordinal(view, at).or_else(|| name_part(view, at)),
    };
    match found {
        "nhiệm kỳ" => {
            let years = at + length;
            let second = calendar::year(view, years).and(calendar::year(view, years + 1));
            second.map(|_| length + 2)
        }
        "số" | "khóa" | "lần" | "lần thứ" => {
            ordinal(view, at + length).map(|ordinal| length + ordinal)
        }
        _ => Some(length),
    }
}

/// A number of a congress, a term or a plenum: `XIII`, `13`, `tư`.
fn ordinal(view: &View<'_>, at: usize) -> Option<usize> {
    const WORDS: [&str; 13] = [
        "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "bốn", "bẩy", "i",
    ];
    let number = view.printed(at).len() <= 2 && view.shape(at) == Shape::Number;
    let roman = calendar::roman(view.printed(at)).is_some();
    let after_order = matches!(view.word(at.wrapping_sub(1)), "thứ");
    (number || roman || (after_order && WORDS.contains(&view.word(at)))).then_some(1)
}

/// A syllable of a place's name: `Đảng bộ tỉnh Hà Tĩnh`.
fn name_part(view: &View<'_>, at: usize) -> Option<usize> {
    const TYPE_WORDS: [&str; 9] = [
        "tỉnh",
        "phố",
        "xã",
        "huyện",
        "quận",
        "phường",
        "trấn",
        "bộ",
        "đảng",
    ];
    let before = at.wrapping_sub(1);
    let in_name = TYPE_WORDS.contains(&view.word(before))
        || (view.shape(before) == Shape::Capital
            && TYPE_WORDS.contains(&view.word(at.wrapping_sub(2))))
        || (view.shape(before) == Shape::Capital
            && view.shape(at.wrapping_sub(2)) == Shape::Capital);
    (view.shape(at) == Shape::Capital && in_name).then_some(1)
}

/// A local rule that is issued without a number: `ban hành quy chế đối thoại`.
pub fn descriptive(view: &View<'_>, at: usize, of_type: &str, length: usize) -> Option<Draft> {
    const RULES: [&str; 2] = ["quy chế", "quy chế phối hợp"];
    const VERBS: [&str; 4] = ["ban hành", "xây dựng", "ký kết", "thông qua"];
    // The topic itself, and words that say only that there is a rule.
    const NO_RULE: [&str; 16] = [
        "dân", "thực", "này", "của", "về", "làm", "hoạt", "và", "để", "trong", "cho", "mới",
        "riêng", "cụ", "theo", "nội",
    ];
    let object = at + length;
    let verb = at >= 2 && view.any_phrase(at - 2, &VERBS).is_some() && view.gap(at) == Gap::Blank;
    let simple = view.gap(object) == Gap::Blank
        && view.shape(object) == Shape::Lower
        && !NO_RULE.contains(&view.word(object));
    if !(RULES.contains(&of_type) && verb && simple) {
        return None;
    }
    // The object is one word of two syllables, as nearly all words of offices are.
    let two = view.gap(object + 1) == Gap::Blank && view.shape(object + 1) == Shape::Lower;
    let end = object + 1 + usize::from(two);
    Some(draft(view, at, end, of_type, CitationKind::Descriptive))
}

fn draft(view: &View<'_>, at: usize, end: usize, of_type: &str, kind: CitationKind) -> Draft {
    Draft {
        tokens: at..end,
        kind,
        of_type: of_type.to_owned(),
        number_tokens: None,
        number: None,
        date: None,
        issuer: None,
        title: None,
        extent: view.span(at..end),
    }
}
