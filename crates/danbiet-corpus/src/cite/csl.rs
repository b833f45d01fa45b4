//! CSL-JSON, the data model of the Citation Style Language (schema 1.0.2).

use danbiet_query::Language;

use super::{Citation, day::Doubt};
use crate::{json::Json, metadata::PartialDate};

pub(super) fn write(citations: &[Citation], language: Language) -> String {
    let mut json = Json::default();
    json.open('[');
    for citation in citations {
        one(&mut json, citation, language);
    }
    json.close(']');
    let mut out = json.into_string();
    out.push('\n');
    out
}

fn one(json: &mut Json, citation: &Citation, language: Language) {
    json.open('{');
    json.key("id").string(&citation.key);
    json.key("type").string("webpage");
    json.key("title").string(&citation.titled());
    if let Some(author) = citation.responsible() {
        json.key("author").open('[');
        json.open('{');
        // Not cut into given and family name: a Vietnamese name is written whole.
        json.key("literal").string(&author.value);
        json.close('}');
        json.close(']');
    }
    if let Some(publisher) = &citation.publisher {
        json.key("publisher").string(&publisher.value);
    }
    if let Some(site) = &citation.site {
        json.key("container-title").string(&site.value);
    }
    if let Some((date, _)) = &citation.date {
        json.key("issued");
        day(
            json,
            date.day,
            date.doubt != Doubt::None,
            &date.written(language),
        );
    }
    json.key("language").string("vi");
    let address = match citation.address.is_empty() {
        true => citation.site_address(),
        false => Some(citation.address.clone()),
    };
    if let Some(address) = address {
        json.key("URL").string(&address);
    }
    if let Some(accessed) = citation.accessed {
        json.key("accessed");
        day(json, accessed, false, "");
    }
    json.key("note").string(&citation.note(language));
    json.close('}');
}

/// A day as the schema has it. One without a year cannot be written in parts.
fn day(json: &mut Json, day: PartialDate, circa: bool, written: &str) {
    json.open('{');
    match day.year {
        Some(year) => {
            json.key("date-parts").open('[');
            json.open('[');
            json.word(&year.to_string());
            if let Some(month) = day.month {
                json.word(&month.to_string());
                if let Some(day) = day.day {
                    json.word(&day.to_string());
                }
            }
            json.close(']');
            json.close(']');
            if circa {
                json.key("circa").word("true");
            }
        }
        None => json.key("literal").string(written),
    }
    json.close('}');
}
