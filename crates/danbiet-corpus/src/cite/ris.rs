//! RIS: lines of a tag of two signs, two blanks, a hyphen, a blank and a value.
//!
//! Tags as in the specification of Research Information Systems (2001) and as programs for references
//! read them: TY first, ER last, CR LF at the end of each line.

use danbiet_query::Language;

use super::Citation;
use crate::{metadata::PartialDate, quote::one_line};

pub(super) fn write(citations: &[Citation], language: Language) -> String {
    let mut out = String::new();
    for citation in citations {
        let mut tag = |tag: &str, value: &str| {
            let value = one_line(value);
            if !value.is_empty() || tag == "ER" {
                out.push_str(&[tag, "  - ", &value, "\r\n"].concat());
            }
        };
        tag("TY", "ELEC");
        tag("ID", &citation.key);
        if let Some(author) = &citation.author {
            tag("AU", &author.value);
        } else if let Some(publisher) = &citation.publisher {
            // A comma would cut the name of a body in two.
            tag("AU", &publisher.value.replace(',', " "));
        }
        tag("TI", &citation.titled());
        if let Some(publisher) = &citation.publisher {
            tag("PB", &publisher.value);
        }
        if let Some((date, _)) = &citation.date {
            if let Some(year) = date.day.year {
                tag("PY", &year.to_string());
            }
            tag("DA", &slashed(date.day));
        }
        tag("LA", "vi");
        let address = match citation.address.is_empty() {
            true => citation.site_address().unwrap_or_default(),
            false => citation.address.clone(),
        };
        tag("UR", &address);
        if let Some(day) = citation.accessed {
            tag("Y2", &slashed(day));
        }
        tag("N1", &citation.note(language));
        tag("ER", "");
    }
    out
}

/// `2022/05/16/`, with nothing between the strokes for what is not known.
fn slashed(day: PartialDate) -> String {
    let two = |number: Option<u8>| number.map_or(String::new(), |n| padded(n.into(), 2));
    let year = day.year.map_or(String::new(), |year| padded(year, 4));
    [&year, "/", &two(day.month), "/", &two(day.day), "/"].concat()
}

fn padded(number: u16, width: usize) -> String {
    let digits = number.to_string();
    ["0".repeat(width.saturating_sub(digits.len())), digits].concat()
}
