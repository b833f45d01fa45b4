//! Who published it: a marker, a line of source, or the page's own imprint.

use danbiet_text::{Span, fold, token};

use super::{Basis, Certainty, Fact, Reason, phrase::Phrase};
use crate::{
    annotate::{Gazetteer, View},
    zone::{Zone, credit},
};

/// Sites of the whole country whose owners their names do not tell. Source: the imprints of the
/// sites themselves.
const SITES: &[(&str, &str)] = &[
    ("baochinhphu.vn", "Báo điện tử Chính phủ"),
    ("baotintuc.vn", "Báo Tin tức"),
    ("chinhphu.vn", "Cổng Thông tin điện tử Chính phủ"),
    ("danvan.vn", "Tạp chí Dân vận"),
    ("dangcongsan.vn", "Báo điện tử Đảng Cộng sản Việt Nam"),
    ("laodong.vn", "Báo Lao Động"),
    (
        "mattran.org.vn",
        "Trang tin điện tử Ủy ban Trung ương MTTQ Việt Nam",
    ),
    ("nhandan.vn", "Báo Nhân Dân"),
    ("qdnd.vn", "Báo Quân đội nhân dân"),
    ("quochoi.vn", "Cổng thông tin điện tử Quốc hội"),
    ("tapchicongsan.org.vn", "Tạp chí Cộng sản"),
    ("tuoitre.vn", "Báo Tuổi Trẻ"),
    ("vietnamplus.vn", "Báo điện tử VietnamPlus"),
    ("vov.vn", "Báo điện tử VOV"),
];

/// Names of publishers as imprints and lines of source begin them.
const NAMES: &[&str] = &[
    "cổng thông tin điện tử",
    "trang thông tin điện tử",
    "cổng ttđt",
    "báo điện tử",
    "báo",
];

/// Publisher and site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// Who published it.
    pub publisher: Option<Fact<String>>,
    /// Where.
    pub site: Option<Fact<String>>,
}

/// What the text says about its publisher.
#[must_use]
pub fn infer(view: &View<'_>, gazetteer: &Gazetteer) -> Publication {
    let (text, lines) = (view.text, view.lines);
    let marker = lines.iter().find_map(|line| line.marker);
    let sources = lines
        .iter()
        .filter(|line| line.zone == Zone::Source)
        .map(|line| line.span);
    let mut found = Publication::default();
    for span in marker.into_iter().chain(sources) {
        let name = Span::new(
            span.start as usize + offset(span.of(text)),
            span.start as usize + offset(span.of(text)) + core(span.of(text)).len(),
        );
        let printed = name.of(text);
        if credit::is_domain(printed) {
            found
                .site
                .get_or_insert_with(|| stated(host(printed), name));
        } else if found.publisher.is_none() && !printed.is_empty() {
            found.publisher = Some(stated(printed.to_owned(), name));
        }
    }
    let furniture: Vec<Span> = lines
        .iter()
        .filter(|line| line.zone == Zone::Boilerplate)
        .map(|line| line.span)
        .collect();
    if found.publisher.is_none() {
        found.publisher = furniture.iter().find_map(|span| imprint(view, *span));
    }
    if found.site.is_none() {
        found.site = furniture.iter().find_map(|span| mail_site(text, *span));
    }
    if found.publisher.is_none() {
        found.publisher = found.site.as_ref().and_then(|site| owner(site, gazetteer));
    }
    found
}

fn stated(value: String, evidence: Span) -> Fact<String> {
    Fact {
        value,
        basis: Basis::Stated { evidence },
    }
}

/// A line of source without its label, brackets and dash.
fn core(text: &str) -> &str {
    let text = match text.split_once(':') {
        Some((_, value)) if !value.starts_with("//") => value,
        _ => text,
    };
    let text = text.trim_matches(|c: char| c.is_whitespace() || "()-–—.".contains(c));
    text.strip_prefix("Theo ").unwrap_or(text).trim()
}

/// Where the core begins.
fn offset(text: &str) -> usize {
    text.find(core(text)).unwrap_or(0)
}

fn host(printed: &str) -> String {
    let host = printed.split_once("://").map_or(printed, |(_, rest)| rest);
    host.trim_start_matches("www.")
        .trim_end_matches('/')
        .to_owned()
}

/// `Ghi rõ nguồn "Cổng thông tin điện tử tỉnh X"`, `Bản quyền thuộc về Báo X`.
fn imprint(view: &View<'_>, line: Span) -> Option<Fact<String>> {
    const CUES: &[&str] = &["nguồn", "bản quyền"];
    let text = view.text;
    let phrase = Phrase::new(view, line);
    let cue = CUES.iter().find_map(|cue| phrase.find(cue, 0))?;
    let (at, end) = NAMES.iter().find_map(|name| phrase.find(name, cue.1))?;
    // The name goes on while its words are capitalised, type words of places included.
    const TYPES: &[&str] = &[
        "tỉnh",
        "thành phố",
        "huyện",
        "quận",
        "thị xã",
        "xã",
        "phường",
    ];
    let mut to = end;
    while to < phrase.len() {
        let typed = TYPES.iter().find(|word| phrase.is_phrase(to, word));
        let capital = phrase
            .span(to, to + 1)
            .of(text)
            .starts_with(char::is_uppercase);
        if !token::joins(phrase.gap(to)) || (to > end && phrase.gap(to).trim() != "") {
            break;
        }
        match typed {
            Some(word) => to += word.split(' ').count(),
            None if capital => to += 1,
            None => break,
        }
    }
    let span = phrase.span(at, to);
    (to > end).then(|| stated(span.of(text).to_owned(), span))
}

/// The domain of an address of the page: `banbientap@x.gov.vn`. Big providers of mail tell nothing.
fn mail_site(text: &str, line: Span) -> Option<Fact<String>> {
    const PROVIDERS: &[&str] = &[
        "gmail.com",
        "yahoo.com",
        "yahoo.com.vn",
        "chinhphu.vn",
        "hotmail.com",
    ];
    let printed = line.of(text);
    let at = printed.match_indices('@').map(|(at, _)| at + 1);
    at.filter_map(|from| {
        let rest = &printed[from..];
        let length = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-')))
            .unwrap_or(rest.len());
        let domain = rest[..length].trim_end_matches(['.', '-']);
        let start = line.start as usize + from;
        let known = credit::is_domain(domain) && !PROVIDERS.contains(&domain);
        known.then(|| Fact {
            value: domain.to_owned(),
            basis: Basis::Inferred {
                reason: Reason::FurnitureOnly,
                evidence: vec![Span::new(start, start + domain.len())],
                certainty: Certainty::Medium,
            },
        })
    })
    .next()
}

/// Whose site it is: by the table, or because it is called after a province (`thainguyen.gov.vn` is
/// the province's portal, `baohatinh.vn` its newspaper).
fn owner(site: &Fact<String>, gazetteer: &Gazetteer) -> Option<Fact<String>> {
    let domain = site.value.to_lowercase();
    let listed = SITES.iter().find(|(site, _)| *site == domain);
    let name = listed
        .map(|(_, owner)| (*owner).to_owned())
        .or_else(|| provincial(&domain, gazetteer))?;
    Some(Fact {
        value: name,
        basis: Basis::Inferred {
            reason: Reason::SiteOwner,
            evidence: site.basis.evidence().to_vec(),
            certainty: Certainty::High,
        },
    })
}

fn provincial(domain: &str, gazetteer: &Gazetteer) -> Option<String> {
    let (label, rest) = domain.split_once('.')?;
    let provinces = gazetteer.provinces();
    let named = |label: &str| {
        provinces
            .iter()
            .find(|unit| squeezed(unit.bare()) == label)
            .copied()
    };
    if rest == "gov.vn" {
        return named(label).map(|unit| format!("Cổng thông tin điện tử {}", unit.full));
    }
    let newspaper = label
        .strip_prefix("bao")
        .filter(|_| matches!(rest, "vn" | "com.vn" | "org.vn"));
    newspaper
        .and_then(named)
        .map(|unit| format!("Báo {} điện tử", unit.bare()))
}

/// A name as domains write it: no marks, no blanks.
fn squeezed(name: &str) -> String {
    token::tokens(name).map(|t| fold::any(t.of(name))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (Option<String>, Option<String>) {
        let lines = crate::zone::lines(text);
        let found = infer(&View::new(text, &lines, &[]), &Gazetteer::shipped());
        (
            found.publisher.map(|fact| fact.value),
            found.site.map(|fact| fact.value),
        )
    }

    const NEWS: &str = "Sáng 3/4, huyện A tổ chức hội nghị sơ kết với sự tham dự của đông đảo đại biểu các ban, ngành, đoàn thể.";

    fn named(publisher: &str, site: &str) -> (Option<String>, Option<String>) {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        (some(publisher), some(site))
    }

    #[test]
    fn markers_and_lines_of_source() {
        assert_eq!(
            of(&format!("(Baonghean.vn) - {NEWS}")),
            named("Báo Nghệ An điện tử", "Baonghean.vn")
        );
        assert_eq!(
            of(&format!("{NEWS}\n\nThu Hà\nquangnam.gov.vn")),
            named("Cổng thông tin điện tử tỉnh Quảng Nam", "quangnam.gov.vn")
        );
        assert_eq!(
            of(&format!("{NEWS}\n\nNguồn: Báo Gia Lai")),
            named("Báo Gia Lai", "")
        );
        assert_eq!(of(NEWS), (None, None));
    }

    #[test]
    fn imprints_at_the_foot() {
        let text = format!(
            "{NEWS}\n\nTrang chủ\nEmail: toasoan@camau.gov.vn\n@ Ghi rõ nguồn \"Cổng thông tin điện tử tỉnh Cà Mau\" khi phát hành lại."
        );
        assert_eq!(
            of(&text),
            named("Cổng thông tin điện tử tỉnh Cà Mau", "camau.gov.vn")
        );
    }
}
