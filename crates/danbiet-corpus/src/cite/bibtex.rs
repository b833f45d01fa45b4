//! BibTeX: entries of type `misc`, which every style has.

use danbiet_query::Language;

use super::{
    Citation, bracketed,
    latex::{self, Letters},
};
use crate::metadata::PartialDate;

pub(super) fn write(citations: &[Citation], letters: Letters, language: Language) -> String {
    let mut out = String::new();
    for (at, citation) in citations.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        one(&mut out, citation, letters, language);
    }
    out
}

fn one(out: &mut String, citation: &Citation, letters: Letters, language: Language) {
    out.push_str("@misc{");
    out.push_str(&citation.key);
    let mut field = |name: &str, value: &str| {
        out.push_str(&[",\n  ", name, " = {", value, "}"].concat());
    };
    let text = |value: &str| latex::text(value, letters);
    // A second pair of braces keeps a name whole and a title in its capitals.
    let whole = |value: &str| ["{", &text(value), "}"].concat();
    if let Some(author) = citation.responsible() {
        field("author", &whole(&bracketed(author)));
    }
    field("title", &whole(&citation.titled()));
    if let (Some(publisher), true) = (&citation.publisher, citation.author.is_some()) {
        field("publisher", &whole(&bracketed(publisher)));
    }
    if let Some((date, _)) = &citation.date {
        if let Some(year) = date.year() {
            field("year", &year);
        }
        if let Some(month) = date.day.month {
            field("month", &month.to_string());
            if let Some(day) = date.day.day {
                field("day", &day.to_string());
            }
        }
    }
    if let Some(site) = citation.site_address() {
        field(
            "howpublished",
            &["\\url{", &latex::address(&site), "}"].concat(),
        );
    }
    if !citation.address.is_empty() {
        field("url", &latex::address(&citation.address));
    }
    if let Some(PartialDate { year: Some(_), .. }) = citation.accessed {
        let day = citation.accessed.map(|day| day.to_string());
        field("urldate", &day.unwrap_or_default());
    }
    field("langid", "vietnamese");
    field("note", &text(&citation.note(language)));
    out.push_str("\n}\n");
}
