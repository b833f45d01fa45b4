//! Citations as paragraphs: author or publisher, title, publisher, date, address, day of access,
//! what has to be known.

use danbiet_query::Language;

use super::{
    Citation, Title, bracketed,
    day::{Dated, Doubt},
};

pub(super) fn write(citations: &[Citation], language: Language) -> String {
    let mut out = String::new();
    for citation in citations {
        out.push_str(&one(citation, language));
        out.push('\n');
    }
    out
}

fn one(citation: &Citation, language: Language) -> String {
    let mut sentences: Vec<String> = Vec::new();
    sentences.extend(citation.responsible().map(bracketed));
    sentences.push(match (&citation.title, language) {
        (Title::Stated(title), Language::En) => ["“", title, "”"].concat(),
        _ => citation.titled(),
    });
    // Who stands in front already is not named again.
    let publisher = citation
        .publisher
        .as_ref()
        .filter(|_| citation.author.is_some());
    let mut facts: Vec<String> = Vec::new();
    facts.extend(publisher.map(bracketed));
    if let Some(site) = &citation.site {
        let named = citation
            .publisher
            .as_ref()
            .map(|it| it.value.to_lowercase());
        if named != Some(site.value.to_lowercase()) {
            facts.push(bracketed(site));
        }
    }
    let date = citation
        .date
        .as_ref()
        .map(|(date, _)| date.written(language));
    facts.push(date.filter(|date| !date.is_empty()).unwrap_or_else(|| {
        match language {
            Language::Vi => "không rõ ngày",
            Language::En => "n.d.",
        }
        .to_owned()
    }));
    sentences.push(facts.join(", "));
    if !citation.address.is_empty() {
        sentences.push(citation.address.clone());
    }
    if let Some(day) = citation.accessed {
        let doubt = Doubt::None;
        let day = Dated { day, doubt }.written(language);
        let accessed = match language {
            Language::Vi => "Truy cập ngày ",
            Language::En => "Accessed ",
        };
        sentences.push([accessed, &day].concat());
    }
    sentences.push(["[", &citation.note(language), "]"].concat());
    let mut out = String::new();
    for sentence in sentences {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&sentence);
        // An address that ends in a full stop is another address.
        let is_address = sentence == citation.address;
        if !is_address && !sentence.ends_with(['.', '?', '!', '…']) {
            out.push('.');
        }
    }
    out
}
