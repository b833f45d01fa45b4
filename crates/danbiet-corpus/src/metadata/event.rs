//! What kind of event is reported.

use std::sync::LazyLock;

use danbiet_text::{Span, hash::Map};

use super::{Basis, Certainty, Fact, Reason, phrase::Phrase};
use crate::{annotate::View, zone::Zone};

/// Normal forms and the phrases that name them. At one place the longest phrase wins.
const EVENTS: &[(&str, &[&str])] = &[
    ("hội nghị sơ kết", &["hội nghị sơ kết", "sơ kết"]),
    ("hội nghị tổng kết", &["hội nghị tổng kết"]),
    (
        "hội nghị đối thoại",
        &["hội nghị đối thoại", "buổi đối thoại", "tổ chức đối thoại"],
    ),
    ("hội nghị tập huấn", &["hội nghị tập huấn", "lớp tập huấn"]),
    (
        "hội nghị quán triệt",
        &["hội nghị quán triệt", "hội nghị học tập"],
    ),
    ("hội nghị triển khai", &["hội nghị triển khai"]),
    ("hội nghị giao ban", &["hội nghị giao ban"]),
    ("hội nghị trực tuyến", &["hội nghị trực tuyến"]),
    ("hội nghị", &["hội nghị"]),
    ("hội thảo", &["hội thảo"]),
    ("tọa đàm", &["tọa đàm"]),
    ("hội thi", &["hội thi"]),
    ("kỳ họp", &["kỳ họp"]),
    ("đại hội", &["tổ chức đại hội", "khai mạc đại hội"]),
    ("tiếp xúc cử tri", &["tiếp xúc cử tri"]),
    ("lễ phát động", &["lễ phát động", "lễ ra quân"]),
    ("lễ công bố", &["lễ công bố"]),
    ("giám sát", &["đoàn giám sát", "buổi giám sát"]),
    (
        "buổi làm việc / kiểm tra",
        &["đoàn kiểm tra", "buổi kiểm tra"],
    ),
    ("buổi làm việc", &["buổi làm việc", "làm việc với"]),
];

/// The names under their first words, in the order of the table, each with its normal form.
static BY_FIRST: LazyLock<Map<&str, Vec<(&str, &str)>>> = LazyLock::new(|| {
    let mut by_first: Map<_, Vec<_>> = Map::default();
    for (normal, names) in EVENTS {
        for name in *names {
            let first = name.split(' ').next().unwrap_or(name);
            by_first.entry(first).or_default().push((*name, *normal));
        }
    }
    by_first
});

/// How many paragraphs of the article are searched: later ones name other events.
const PARAGRAPHS: usize = 3;

/// The kind of event that the first paragraphs name, or `bài viết` for an article about none.
#[must_use]
pub fn infer(view: &View<'_>) -> Option<Fact<String>> {
    let prose: Vec<Span> = view
        .lines
        .iter()
        .filter(|line| matches!(line.zone, Zone::Lead | Zone::Body))
        .take(PARAGRAPHS)
        .map(|line| line.content(view.text))
        .collect();
    let first = *prose.first()?;
    let named = prose.iter().find_map(|within| first_named(view, *within));
    Some(match named {
        Some((normal, evidence)) => Fact {
            value: normal.to_owned(),
            basis: Basis::Stated { evidence },
        },
        None => Fact {
            value: "bài viết".to_owned(),
            basis: Basis::Inferred {
                reason: Reason::NoEventNamed,
                evidence: vec![first],
                certainty: Certainty::Low,
            },
        },
    })
}

fn first_named(view: &View<'_>, within: Span) -> Option<(&'static str, Span)> {
    let phrase = Phrase::new(view, within);
    let longest = |(at, word): (usize, &str)| {
        let names = BY_FIRST.get(word)?.iter();
        let here = names.filter(|(name, _)| phrase.is_phrase(at, name));
        // Of several that are as long, the first of the table; so the last of the table upside down.
        let longest = here.rev().max_by_key(|(name, _)| name.split(' ').count());
        longest.map(|(name, normal)| (*normal, phrase.span(at, at + name.split(' ').count())))
    };
    phrase.words().enumerate().find_map(longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, event: &str) {
        let lines = crate::zone::lines(text);
        let found = infer(&View::new(text, &lines, &[])).map(|fact| fact.value);
        assert_eq!(found.as_deref(), Some(event), "{text}");
    }

    #[test]
    fn the_first_and_longest_name_counts() {
        let rest = "có đông đủ đại biểu của các ban, ngành, đoàn thể và nhân dân địa phương về tham dự từ sáng sớm.";
        check(
            &format!("Ngày 3/4, Huyện ủy A tổ chức Hội nghị Sơ kết 3 năm {rest}"),
            "hội nghị sơ kết",
        );
        check(
            &format!("Sáng 3/4, UBND xã B tổ chức hội nghị đối thoại {rest}"),
            "hội nghị đối thoại",
        );
        check(
            &format!("Đoàn kiểm tra của tỉnh đã làm việc với huyện C {rest}"),
            "buổi làm việc / kiểm tra",
        );
        check(
            &format!("Những năm qua, xã D làm tốt công tác dân vận {rest}"),
            "bài viết",
        );
    }
}
