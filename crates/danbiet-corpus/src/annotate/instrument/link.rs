//! Which citations mean the same instrument, and what the document says about it in all.

use danbiet_text::Span;

use super::{
    super::{
        Organisation, abbreviation, calendar,
        cue::Cue,
        spelling,
        view::{Gap, Shape, View},
    },
    Citation, CitationKind, Draft, code, words,
};
use crate::metadata::PartialDate;

/// Kinds whose bare name can point back, in small letters too.
const POINTS_BACK: [&str; 5] = [
    "nghị quyết",
    "nghị định",
    "chỉ thị",
    "thông tư",
    "pháp lệnh",
];

/// Kinds whose bare name points back only with a capital inside a sentence: in small letters, or
/// at the beginning, they are verbs and common nouns.
const POINTS_BACK_CAPITAL: [&str; 6] = [
    "luật",
    "bộ luật",
    "kết luận",
    "quyết định",
    "quy định",
    "hướng dẫn",
];

/// What is known about one instrument.
#[derive(Default)]
struct Instrument {
    of_type: String,
    number: Option<String>,
    /// For instruments without a number.
    name: Option<String>,
    date: Option<PartialDate>,
    issuer: Option<String>,
}

/// Settles identities, adds the citations that only point back, and writes the normal forms.
pub fn link(
    view: &View<'_>,
    organisations: &[Organisation],
    province: Option<&str>,
    mut drafts: Vec<Draft>,
) -> Vec<Citation> {
    let pointing = pointing_back(view, &drafts);
    drafts.extend(pointing);
    drafts.sort_by_key(|draft| draft.tokens.start);
    let identities = identities(view, &drafts);
    let mut instruments: Vec<Instrument> = Vec::new();
    let shared = shared_issuers(view, &drafts);
    for (number, (draft, &identity)) in drafts.iter().zip(&identities).enumerate() {
        while instruments.len() <= identity {
            instruments.push(Instrument::default());
        }
        let issuer = draft.issuer.or(shared[number]);
        learn(
            view,
            organisations,
            draft,
            issuer,
            &mut instruments[identity],
        );
    }
    let cite = |(draft, identity): (Draft, usize)| {
        let known = &instruments[identity];
        Citation {
            span: view.span(draft.tokens),
            kind: draft.kind,
            of_type: draft.of_type,
            number_span: draft.number_tokens.map(|tokens| view.span(tokens)),
            date: draft.date,
            issuer: draft.issuer,
            title: draft.title,
            extent: draft.extent,
            number: known.number.clone(),
            normal: normal(known),
            instrument: identity_of(known, province),
            named_in: None,
        }
    };
    drafts.into_iter().zip(identities).map(cite).collect()
}

/// The issuer that stands only behind the last of a list: `Quyết định 217, 218 của Bộ Chính trị`.
fn shared_issuers(view: &View<'_>, drafts: &[Draft]) -> Vec<Option<Span>> {
    let mut shared: Vec<Option<Span>> = drafts.iter().map(|draft| draft.issuer).collect();
    for number in (1..drafts.len()).rev() {
        let (before, draft) = (&drafts[number - 1], &drafts[number]);
        let listed = draft.kind == CitationKind::Elliptical
            && draft.number.is_some()
            && before.of_type == draft.of_type
            && view.token_from(before.extent.end) + 1 >= draft.tokens.start;
        if listed && shared[number - 1].is_none() {
            shared[number - 1] = shared[number];
        }
    }
    shared
}

/// The number of the instrument of each draft, counted in the order of first citations.
fn identities(view: &View<'_>, drafts: &[Draft]) -> Vec<usize> {
    let laws = numbered_laws(view, drafts);
    let of_name = |name: String| {
        let law = laws.iter().find(|(known, _)| *known == name);
        law.map_or(name, |(_, key)| key.clone())
    };
    // First those that stand for themselves, then those that need another to lean on.
    let mut keys: Vec<Option<String>> = drafts
        .iter()
        .map(|draft| match (&draft.number, draft.kind) {
            _ if draft.is_cut() => None,
            (_, CitationKind::Anaphoric) => None,
            (Some(number), _) => Some(key(draft, number)),
            (None, _) => Some(of_name(name(view, draft).to_lowercase())),
        })
        .collect();
    for at in 0..drafts.len() {
        if keys[at].is_none() {
            let fits =
                |other: &usize| keys[*other].is_some() && fits(view, &drafts[at], &drafts[*other]);
            let before = (0..at).rev().find(fits);
            let target = before.or_else(|| (at + 1..drafts.len()).find(fits));
            keys[at] = Some(match target {
                Some(target) => keys[target].clone().unwrap_or_default(),
                None => format!(
                    "{} {}",
                    drafts[at].of_type,
                    drafts[at].number.as_deref().unwrap_or_default()
                ),
            });
        }
    }
    let mut order: Vec<Option<String>> = Vec::new();
    keys.into_iter()
        .map(|key| {
            order
                .iter()
                .position(|known| *known == key)
                .unwrap_or_else(|| {
                    order.push(key);
                    order.len() - 1
                })
        })
        .collect()
}

/// What makes two citations with a number one.
fn key(draft: &Draft, number: &str) -> String {
    format!("{} {number}", draft.of_type)
}

/// Laws of which the document gives both name and number, in one (`Luật Tiếp công dân số
/// 42/2013/QH13`) or side by side (`Luật Tiếp công dân năm 2013 (số 42/2013/QH13)`): the name in
/// small letters, and the key of the number.
fn numbered_laws(view: &View<'_>, drafts: &[Draft]) -> Vec<(String, String)> {
    let whole = |draft: &Draft| Some(key(draft, draft.number.as_deref()?));
    let in_one = drafts
        .iter()
        .filter_map(|draft| Some((law_name(view, draft)?.to_lowercase(), whole(draft)?)));
    let beside = drafts.windows(2).filter_map(|pair| {
        let [named, numbered] = pair else { return None };
        let bracketed = named.number.is_none()
            && named.of_type == numbered.of_type
            && view.token_from(named.extent.end) == numbered.tokens.start
            && view.gap(numbered.tokens.start) == Gap::Opening;
        let name = bracketed.then(|| name(view, named).to_lowercase())?;
        Some((name, whole(numbered)?))
    });
    in_one.chain(beside).collect()
}

/// Whether a citation that needs another one to lean on can mean that one.
fn fits(view: &View<'_>, leaning: &Draft, other: &Draft) -> bool {
    let Some(number) = &leaning.number else {
        let whole = !matches!(
            other.kind,
            CitationKind::Collective | CitationKind::Descriptive
        );
        return other.of_type == leaning.of_type && whole;
    };
    let running = |number: &str| {
        number
            .split(['/', '-'])
            .next()
            .map(|n| n.trim_start_matches('0').to_owned())
    };
    let same_number = other.number.as_deref().is_some_and(|other| {
        let year = |number: &str| number.split('/').nth(1).map(str::to_owned);
        let same_year = number.contains('/') && year(number) != year(other);
        running(other) == running(number) && !same_year
    });
    let dates = (date(view, leaning.date), date(view, other.date));
    let clash = matches!(dates, (Some(a), Some(b)) if a != b);
    other.of_type == leaning.of_type && same_number && !clash
}

/// Bare kinds that mean an instrument cited elsewhere in the document.
fn pointing_back(view: &View<'_>, drafts: &[Draft]) -> Vec<Draft> {
    let mut found = Vec::new();
    for at in (0..view.len()).filter(|at| view.has(*at, Cue::Instrument)) {
        let small = view.any_phrase(at, &POINTS_BACK);
        let (kind, length) = match (small, view.any_phrase(at, &POINTS_BACK_CAPITAL)) {
            (Some((kind, length)), _) => (POINTS_BACK[kind], length),
            (None, Some((kind, length)))
                if view.shape(at) == Shape::Capital
                    && matches!(view.gap(at), Gap::Blank | Gap::Comma)
                    && (view.shape(at + 1) == Shape::Lower || view.gap(at + 1) != Gap::Blank) =>
            {
                (POINTS_BACK_CAPITAL[kind], length)
            }
            _ => continue,
        };
        let tokens = at..at + length;
        let covered = |draft: &Draft| {
            draft.extent.overlaps(view.span(tokens.clone()))
                || (draft.tokens.start < tokens.end && tokens.start < draft.tokens.end)
        };
        let leans = |draft: &Draft| draft.of_type == kind;
        if drafts.iter().any(covered) || !drafts.iter().any(leans) || is_generic(view, &tokens) {
            continue;
        }
        found.push(Draft {
            extent: view.span(tokens.clone()),
            tokens,
            kind: CitationKind::Anaphoric,
            of_type: kind.to_owned(),
            number_tokens: None,
            number: None,
            date: None,
            issuer: None,
            title: None,
        });
    }
    found
}

/// Whether a bare kind speaks of instruments in general: several, new ones, those of others, or one
/// in a list of kinds.
fn is_generic(view: &View<'_>, tokens: &std::ops::Range<usize>) -> bool {
    const SEVERAL: [&str; 22] = [
        "các", "những", "nhiều", "mọi", "từng", "mỗi", "số", "ra", "hành", "thảo", "án", "dựng",
        "loại", "bản", "trương", "lối", "sách", "luật", "thị", "dẫn", "bằng", "vài",
    ];
    const KINDS: [&str; 12] = [
        "nghị", "chỉ", "kết", "quy", "quyết", "hướng", "kế", "chương", "thông", "luật", "pháp",
        "chủ",
    ];
    const OF_OTHERS: [&str; 12] = [
        "của đảng",
        "của trung ương",
        "của cấp trên",
        "của cấp ủy",
        "của các",
        "của đại hội",
        "của quốc hội",
        "của chính phủ",
        "chuyên đề",
        "đại hội",
        "mới",
        "về",
    ];
    let (from, end) = (tokens.start, tokens.end);
    let before = view.word(from.wrapping_sub(1));
    if matches!(view.gap(from), Gap::Blank | Gap::Comma) && SEVERAL.contains(&before) {
        return true;
    }
    // `12 nghị quyết`, `hàng chục chỉ thị`: counted.
    let counted = from > 0
        && (view.shape(from - 1) == Shape::Number
            || matches!(before, "hai" | "ba" | "bốn" | "chục" | "trăm"));
    if counted && view.gap(from) == Gap::Blank {
        return true;
    }
    // `chủ trương, nghị quyết`, `nghị quyết, chỉ thị`, `nghị quyết và kết luận`.
    let and = usize::from(view.word(end) == "và");
    let listed = view.gap(end) == Gap::Comma || and == 1;
    let capital = view.is_capital(end) || view.shape(end) == Shape::Number;
    (listed && KINDS.contains(&view.word(end + and)))
        || (view.gap(end) == Gap::Blank && (capital || view.any_phrase(end, &OF_OTHERS).is_some()))
}

fn learn(
    view: &View<'_>,
    organisations: &[Organisation],
    draft: &Draft,
    issuer: Option<Span>,
    known: &mut Instrument,
) {
    if known.of_type.is_empty() {
        known.of_type.clone_from(&draft.of_type);
    }
    let full = !draft.is_cut();
    match (&draft.number, &known.number) {
        (Some(number), Some(_)) if full => known.number = Some(number.clone()),
        (Some(number), None) => known.number = Some(number.clone()),
        _ => {}
    }
    let unnamed = draft.number.is_none() && draft.kind != CitationKind::Anaphoric;
    if known.name.is_none() {
        known.name = match unnamed {
            true => Some(name(view, draft)),
            false => law_name(view, draft),
        };
    }
    if known.date.is_none_or(|date| date.day.is_none()) {
        known.date = date(view, draft.date).or(known.date);
    }
    if let Some(issuer) = issuer {
        let written = issuer_name(view, organisations, issuer);
        if known
            .issuer
            .as_ref()
            .is_none_or(|known| known.len() < written.len())
        {
            known.issuer = Some(written);
        }
    }
}

/// The issuer written out, with the place that the text leaves out.
fn issuer_name(view: &View<'_>, organisations: &[Organisation], span: Span) -> String {
    let body = organisations
        .iter()
        .filter(|o| o.span.start == span.start && o.span.end <= span.end)
        .max_by_key(|o| o.span.end);
    let Some(body) = body else {
        return words(view, span);
    };
    let rest = words(
        view,
        Span {
            start: body.span.end,
            end: span.end,
        },
    );
    if rest.is_empty() {
        body.normal.clone()
    } else {
        format!("{} {rest}", body.normal)
    }
}

/// The date that a span of a citation's extent says.
fn date(view: &View<'_>, span: Option<Span>) -> Option<PartialDate> {
    let head = view.token_from(span?.start);
    let day = calendar::day(view, head + 1).map(|(date, _)| date);
    day.or_else(|| {
        let year = calendar::year(view, head + 1).or_else(|| calendar::year(view, head));
        Some(PartialDate {
            year: Some(year?),
            ..PartialDate::default()
        })
    })
}

/// The name of an instrument without number, its topic spelt in full.
fn name(view: &View<'_>, draft: &Draft) -> String {
    let mut name = words(view, view.span(draft.tokens.clone()));
    if draft.kind == CitationKind::Elliptical {
        name = format!("{} {name}", draft.of_type);
    }
    capital(&with_topic_in_full(&name))
}

/// The name of a law that stands before its number, in the core of the citation.
fn law_name(view: &View<'_>, draft: &Draft) -> Option<String> {
    let core = view.span(draft.tokens.clone());
    let title = draft.title.filter(|title| core.contains(*title))?;
    let name = format!("{} {}", draft.of_type, words(view, title));
    Some(capital(&with_topic_in_full(&name)))
}

fn with_topic_in_full(name: &str) -> String {
    name.replace("dân chủ cơ sở", "dân chủ ở cơ sở")
}

/// The full form: `Nghị quyết số 02-NQ/TU ngày 12/5/2017 của Ban Chấp hành Đảng bộ tỉnh Hà Tĩnh`.
fn normal(known: &Instrument) -> String {
    let mut full = match (&known.number, &known.name) {
        (Some(number), Some(name)) => format!("{name} số {number}"),
        (Some(number), None) => format!("{} số {number}", capital(&known.of_type)),
        (None, Some(name)) => name.clone(),
        (None, None) => capital(&known.of_type),
    };
    match known.date {
        Some(PartialDate {
            year: Some(y),
            month: Some(m),
            day: Some(d),
        }) => {
            full += &format!(" ngày {d}/{m}/{y}");
        }
        Some(PartialDate { year: Some(y), .. }) => full += &format!(" năm {y}"),
        _ => {}
    }
    if let Some(issuer) = &known.issuer {
        full += &format!(" của {issuer}");
    }
    full
}

/// What makes two citations one: type and number, and the province where the issuer is a local one.
fn identity_of(known: &Instrument, province: Option<&str>) -> String {
    let Some(number) = &known.number else {
        return known
            .name
            .as_deref()
            .map_or(known.of_type.clone(), str::to_lowercase);
    };
    let identity = format!("{} {number}", known.of_type);
    match province {
        Some(province) if is_local(number) && !is_central(known) => {
            format!("{identity} {}", spelling::phrase(province))
        }
        _ => identity,
    }
}

/// Whether kind or issuer say that the instrument is one of the nation, where its number is cut:
/// `Nghị định 04`, `Kết luận 120 của Bộ Chính trị`.
fn is_central(known: &Instrument) -> bool {
    const KINDS: [&str; 5] = ["hiến pháp", "bộ luật", "luật", "pháp lệnh", "nghị định"];
    const ISSUERS: [&str; 8] = [
        "Bộ Chính trị",
        "Ban Bí thư",
        "Ban Chấp hành Trung ương",
        "Trung ương",
        "Quốc hội",
        "Ủy ban Thường vụ Quốc hội",
        "Chính phủ",
        "Thủ tướng",
    ];
    let issuer = known.issuer.as_deref().unwrap_or_default();
    KINDS.contains(&known.of_type.as_str())
        || ISSUERS.iter().any(|central| issuer.starts_with(central))
}

/// Whether a number is one of many provinces that give the same.
fn is_local(number: &str) -> bool {
    let letters = number.split(['/', '-']);
    let mut letters = letters.filter(|part| !part.starts_with(|c: char| c.is_ascii_digit()));
    let ministry = |part: &str| {
        abbreviation::of_number(part).is_some_and(|expansion| expansion.starts_with("Bộ "))
    };
    let central = |part: &str| {
        matches!(
            part,
            "TW" | "CP" | "TTg" | "CTN" | "L" | "LCT" | "PL" | "VPCP" | "TTCP" | "NHNN"
        ) || part.contains("TW")
            || part.contains("QH")
            || ministry(part)
            || part.starts_with("BNN")
            || part.contains("TANDTC")
            || part.contains("VKSNDTC")
    };
    // A letter has no type: its issuer comes first, then the unit that wrote it (`3456/BNV-CQĐP`).
    let first = letters.clone().next();
    let untyped = first.filter(|first| code::type_of(first).is_none());
    let of_centre = letters.clone().skip(1).any(|part| part.contains("TW"));
    let issuer = untyped.or_else(|| letters.next_back());
    !of_centre && issuer.is_none_or(|issuer| !central(issuer))
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}
