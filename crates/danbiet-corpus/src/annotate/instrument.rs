//! Legal and Party instruments: what is cited, how, and which of the citations mean the same one.
//!
//! A citation has a core (kind, *số*, number: `Nghị quyết số 02-NQ/TU`) and an extent that adds
//! date, issuer and title as printed. [`code`] reads numbers, [`named`] names without a number, and
//! [`link`] finds the one instrument behind short forms, misprints and a bare *Nghị quyết*;
//! [`across`] looks for it in the other documents of a corpus where its own does not tell.

pub mod across;
pub mod code;
mod extent;
mod link;
mod named;

use std::ops::Range;

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use super::{
    Organisation, calendar,
    cue::Cue,
    spelling,
    view::{Gap, Shape, View},
};

/// A citation of an instrument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// The core: kind, *số* and number, or the name.
    pub span: Span,
    /// How it is cited.
    pub kind: CitationKind,
    /// The kind of instrument in lower case: `nghị quyết`.
    pub of_type: String,
    /// The number as printed.
    pub number_span: Option<Span>,
    /// The date with its head word, behind the core.
    pub date: Option<Span>,
    /// Who issued it, behind the core.
    pub issuer: Option<Span>,
    /// What it is about, behind the core, without quotes.
    pub title: Option<Span>,
    /// The core with date, issuer and title as printed.
    pub extent: Span,
    /// The number of the instrument in its right spelling, also where the citation leaves it out.
    pub number: Option<String>,
    /// The full form of the instrument, from all that the document says about it.
    pub normal: String,
    /// The instrument: equal for all citations of one. The province belongs to it where the
    /// issuer is a local one, as 02-NQ/TU is another resolution in every province.
    pub instrument: String,
    /// The id of the document that gives the number in full, where this one does not: then number,
    /// normal form and instrument are inferred ([`across`]).
    pub named_in: Option<String>,
}

/// How an instrument is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CitationKind {
    /// `Nghị quyết số 02-NQ/TU`.
    Numbered,
    /// The number is cut: `Nghị quyết 02`.
    Short,
    /// The number is spelt in another way: `02/NQ-TU`.
    Variant,
    /// A name, no number: `Luật Đất đai`.
    Named,
    /// A bare `Nghị quyết` that means one named before.
    Anaphoric,
    /// All of a kind: `Nghị quyết Đại hội Đảng bộ các cấp`.
    Collective,
    /// The kind is said only once for several: `… và 145/2020/NĐ-CP`.
    Elliptical,
    /// A local rule without number, named by what it orders: `quy chế đối thoại`.
    Descriptive,
}

impl CitationKind {
    /// The name in the exported forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            CitationKind::Numbered => "numbered",
            CitationKind::Short => "short",
            CitationKind::Variant => "variant",
            CitationKind::Named => "named",
            CitationKind::Anaphoric => "anaphoric",
            CitationKind::Collective => "collective",
            CitationKind::Elliptical => "elliptical",
            CitationKind::Descriptive => "descriptive",
        }
    }
}

/// The kinds of instruments, the longer before the shorter that it begins with. *Quy chế dân chủ*
/// is the topic and no instrument; programmes and plans are instruments only with a number.
pub(super) const TYPES: [&str; 42] = [
    "hiến pháp",
    "bộ luật",
    "luật",
    "pháp lệnh",
    "nghị quyết liên tịch",
    "nghị quyết",
    "nghị định",
    "thông tư liên tịch",
    "thông tư liên bộ",
    "thông tư",
    "thông tri",
    "thông báo kết luận",
    "thông báo",
    "quyết định",
    "quyết nghị",
    "quy định",
    "quy chế phối hợp",
    "quy chế",
    "quy trình",
    "quy chuẩn",
    "chỉ thị liên tịch",
    "chỉ thị",
    "kết luận",
    "hướng dẫn liên tịch",
    "hướng dẫn liên ngành",
    "hướng dẫn",
    "kế hoạch liên tịch",
    "kế hoạch phối hợp",
    "kế hoạch",
    "chương trình hành động",
    "chương trình phối hợp",
    "chương trình",
    "công văn",
    "công điện",
    "tờ trình",
    "báo cáo",
    "đề án",
    "sắc lệnh",
    "lệnh",
    "văn bản hợp nhất",
    "văn bản",
    "giấy phép",
];

/// Types of which a bare number is a citation: `Nghị quyết 02`, but not `kế hoạch 5 năm`.
const CITED_BY_NUMBER: [&str; 11] = [
    "pháp lệnh",
    "nghị quyết",
    "nghị định",
    "thông tư",
    "thông tư liên tịch",
    "quyết định",
    "quy định",
    "chỉ thị",
    "kết luận",
    "hướng dẫn",
    "đề án",
];

impl Draft {
    /// Whether the number lacks its letters, so that another citation has to tell the rest.
    fn is_cut(&self) -> bool {
        let whole = |number: &String| number.contains(char::is_alphabetic);
        self.kind == CitationKind::Short
            || (self.kind == CitationKind::Elliptical
                && self.number.as_ref().is_some_and(|number| !whole(number)))
    }
}

/// The letters that stand for kinds.
pub(super) fn codes() -> impl Iterator<Item = &'static str> {
    code::letters()
}

/// A citation while it is being put together.
#[derive(Clone, Debug)]
struct Draft {
    tokens: Range<usize>,
    kind: CitationKind,
    of_type: String,
    number_tokens: Option<Range<usize>>,
    number: Option<String>,
    date: Option<Span>,
    issuer: Option<Span>,
    title: Option<Span>,
    extent: Span,
}

/// Finds the citations. `organisations` are those of the text, by span; `province` is where the
/// document is at home, with type word.
#[inline(never)]
#[must_use]
pub fn find(
    view: &View<'_>,
    organisations: &[Organisation],
    province: Option<&str>,
) -> Vec<Citation> {
    let mut drafts = Vec::new();
    let mut at = 0;
    while at < view.len() {
        match draft(view, at, drafts.last()) {
            Some(mut draft) => {
                if draft.kind != CitationKind::Descriptive {
                    extent::extend(view, organisations, &mut draft);
                }
                at = draft.tokens.end;
                drafts.push(draft);
            }
            None => at += 1,
        }
    }
    link::link(view, organisations, province, drafts)
}

fn draft(view: &View<'_>, at: usize, last: Option<&Draft>) -> Option<Draft> {
    let typed = view.has(at, Cue::Instrument);
    let typed = typed.then(|| view.any_phrase(at, &TYPES)).flatten();
    let Some((of_type, length)) = typed else {
        return type_in_short(view, at).or_else(|| untyped(view, at, last));
    };
    let of_type = TYPES[of_type];
    numbered(view, at, of_type, length)
        .or_else(|| named::named(view, at, of_type, length))
        .or_else(|| named::descriptive(view, at, of_type, length))
}

/// Kind, *số* and number.
fn numbered(view: &View<'_>, at: usize, of_type: &str, length: usize) -> Option<Draft> {
    let mut number = at + length;
    // `Giấy phép thiết lập trang thông tin điện tử tổng hợp số 12/GP-STTTT`.
    if of_type == "giấy phép" {
        let end = (number..(number + 14).min(view.len())).find(|&n| view.word(n) == "số");
        let within = end.filter(|&end| {
            // `giấy phép theo Mẫu số 23`: the number of a form.
            let form = view.word(end - 1) == "mẫu";
            !form && (number..=end).all(|n| view.gap(n) == Gap::Blank)
        });
        number = within.unwrap_or(number);
    }
    let marked = view.word(number) == "số" && view.gap(number) == Gap::Blank;
    number += usize::from(marked);
    let gap = view.gap(number);
    if !(gap == Gap::Blank || (marked && matches!(gap, Gap::Colon | Gap::Other))) {
        return None;
    }
    let code = code::code(view, number)?;
    if code.short && !(marked || stands_for_number(view, at, of_type, number, code.end)) {
        return None;
    }
    // `số 5 năm`, `văn bản số hóa`: a short number has to end there.
    if code.short && calendar::tight(view, code.end) {
        return None;
    }
    let kind = match (code.short, code.well_formed) {
        (true, _) => CitationKind::Short,
        (false, true) => CitationKind::Numbered,
        (false, false) => CitationKind::Variant,
    };
    let tokens = at..code.end;
    Some(Draft {
        extent: view.span(tokens.clone()),
        tokens,
        kind,
        of_type: of_type.to_owned(),
        number_tokens: Some(number..code.end),
        number: Some(code.normal),
        date: None,
        issuer: None,
        title: None,
    })
}

/// A kind in capitals before the whole number: `NĐ 79/2003/NĐ-CP`, `QĐ số 1452-QĐ/HU`.
fn type_in_short(view: &View<'_>, at: usize) -> Option<Draft> {
    if !view.has(at, Cue::Code) || matches!(view.shape(at), Shape::Lower | Shape::Number) {
        return None;
    }
    let of_type = code::type_of(view.printed(at))?;
    let apart = view.gap(at) != Gap::Joined && view.gap(at + 1) == Gap::Blank;
    let number = numbered(view, at, of_type, 1).filter(|_| apart)?;
    let told = code::code(view, number.number_tokens.clone()?.start)?;
    (!told.short && told.of_type.is_none_or(|told| told == of_type)).then_some(number)
}

/// Whether a number without letters and without *số* is the number of an instrument.
fn stands_for_number(view: &View<'_>, at: usize, of_type: &str, number: usize, end: usize) -> bool {
    const BEHIND: [&str; 16] = [
        "của", "về", "ngày", "năm", "khóa", "đã", "được", "và", "trong", "do", "trên", "tại",
        "vào", "đến", "có", "là",
    ];
    let leading_zero = view.printed(number).starts_with('0');
    CITED_BY_NUMBER.contains(&of_type)
        && (view.is_capital(at) || leading_zero)
        && (view.gap(end) != Gap::Blank || BEHIND.contains(&view.word(end)))
}

/// A number without a kind: the next of a list, or one whose letters tell the kind.
fn untyped(view: &View<'_>, at: usize, last: Option<&Draft>) -> Option<Draft> {
    if let Some(last) = last.filter(|last| last.number.is_none() && last.tokens.end == at) {
        return named::elliptical(view, at, &last.of_type);
    }
    if view.shape(at) == Shape::Lower || calendar::tight(view, at) {
        return None;
    }
    let code = code::code(view, at)?;
    if code.short {
        return next_short(view, at, code, last?);
    }
    let known = code.of_type?;
    let listed = last.is_some_and(|last| {
        last.number.is_some() && last.of_type == known && follows(view, last, at)
    });
    let marked = view.word(at.wrapping_sub(1)) == "số" && view.gap(at) == Gap::Blank;
    if !listed && !marked && !code.well_formed {
        return None;
    }
    let tokens = at - usize::from(marked)..code.end;
    Some(Draft {
        extent: view.span(tokens.clone()),
        tokens,
        kind: if listed {
            CitationKind::Elliptical
        } else if code.well_formed {
            CitationKind::Numbered
        } else {
            CitationKind::Variant
        },
        of_type: known.to_owned(),
        number_tokens: Some(at..code.end),
        number: Some(code.normal),
        date: None,
        issuer: None,
        title: None,
    })
}

/// The next number of a list of numbers without letters: `Nghị định 71, 87 và 07`.
fn next_short(view: &View<'_>, at: usize, code: code::Code, last: &Draft) -> Option<Draft> {
    /// What may follow, other than a mark, so that the number counts nothing.
    const BEHIND: [&str; 9] = [
        "và", "của", "về", "ngày", "năm", "đã", "được", "trong", "trên",
    ];
    let listed = last.number.is_some()
        && last.extent.end == view.tokens[last.tokens.end - 1].span.end
        && CITED_BY_NUMBER.contains(&last.of_type.as_str())
        && follows(view, last, at);
    let closed = !matches!(view.gap(code.end), Gap::Blank | Gap::Joined)
        || (view.gap(code.end) == Gap::Blank && BEHIND.contains(&view.word(code.end)));
    let percent = view.text[view.tokens[code.end - 1].span.end as usize..].starts_with('%');
    (listed && closed && !percent && !calendar::tight(view, code.end)).then(|| Draft {
        extent: view.span(at..code.end),
        tokens: at..code.end,
        kind: CitationKind::Elliptical,
        of_type: last.of_type.clone(),
        number_tokens: Some(at..code.end),
        number: Some(code.normal),
        date: None,
        issuer: None,
        title: None,
    })
}

/// Whether a token goes on with the list in which the last citation stands.
fn follows(view: &View<'_>, last: &Draft, at: usize) -> bool {
    let number = at - usize::from(view.word(at.wrapping_sub(1)) == "số");
    let and = usize::from(matches!(view.word(number.wrapping_sub(1)), "và" | "hoặc"));
    let begin = view.tokens[number - and].span.start;
    begin >= last.extent.end
        && view.text[last.extent.end as usize..begin as usize]
            .trim()
            .trim_matches(',')
            .is_empty()
        && (and == 1 || view.gap(number) == Gap::Comma)
}

/// The words of a stretch in one spelling and with single blanks, as normal forms have them.
fn words(view: &View<'_>, span: Span) -> String {
    spelling::phrase(span.of(view.text))
}

#[cfg(test)]
mod tests;
