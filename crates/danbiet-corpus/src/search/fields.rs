//! Which documents the fields of a query ask for.
//!
//! A field looks at what is known about a document ([`Metadata`](crate::metadata::Metadata)) and
//! at what is named in it ([`Layers`](crate::annotate::Layers)). A document of which a thing is not
//! known does not match.

use std::ops::Bound;

use danbiet_query::ast::{Decimal, Field, FieldName, PartialDay, Pattern, Range, Term, What};
use danbiet_text::{fold, letters, token};

use super::request::Request;
use crate::{
    corpus::Corpus,
    document::{DocId, Document},
    metadata::PartialDate,
    pack::PackError,
};

/// The documents for which all of the fields hold, in order.
pub(crate) fn documents(corpus: &Corpus, fields: &[&Field]) -> Result<Vec<DocId>, PackError> {
    let mut treating: Option<Vec<DocId>> = None;
    for field in fields.iter().filter(|f| f.name == FieldName::Theme) {
        let mut these = of_theme(corpus, field)?;
        if let Some(before) = treating {
            these.retain(|id| before.contains(id));
        }
        treating = Some(these);
    }
    let mut found = Vec::new();
    for id in treating.unwrap_or_else(|| corpus.ids().collect()) {
        let document = corpus.document(id)?;
        let mut others = fields.iter().filter(|f| f.name != FieldName::Theme);
        if others.all(|field| holds(document, field)) {
            found.push(id);
        }
    }
    Ok(found)
}

/// The documents in which the queries of these themes have hits, in order. A theme that is made of
/// themes is passed over: it might be made of itself.
fn of_theme(corpus: &Corpus, field: &Field) -> Result<Vec<DocId>, PackError> {
    let mut found: Vec<DocId> = Vec::new();
    for value in &field.values {
        let What::Text(terms) = &value.what else {
            continue;
        };
        for theme in &corpus.info().themes {
            let nested = ["theme:", "chủ-đề:", "chu-de:"];
            let is_nested = nested.iter().any(|name| theme.query.contains(name));
            if !is_nested && contains(&theme.id, terms) {
                let answer = super::search(corpus, &Request::new(theme.query.as_str()))?;
                found.extend(answer.documents.iter().map(|entry| entry.document));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

fn holds(document: &Document, field: &Field) -> bool {
    let metadata = &document.metadata;
    let layers = &document.layers;
    field.values.iter().any(|value| match &value.what {
        What::Text(terms) => {
            let says = |text: &str| contains(text, terms);
            match field.name {
                FieldName::Place => {
                    let stated = [&metadata.place, &metadata.province].into_iter().flatten();
                    stated.into_iter().any(|place| says(&place.value))
                        || layers.places.iter().any(|place| says(&place.normal))
                }
                FieldName::Person => layers.persons.iter().any(|person| says(&person.name)),
                FieldName::Org => layers.organisations.iter().any(|body| says(&body.normal)),
                FieldName::Site => {
                    let known = [&metadata.site, &metadata.publisher].into_iter().flatten();
                    known.into_iter().any(|fact| says(&fact.value))
                }
                FieldName::Unit => {
                    let mut units = layers.figures.iter().filter_map(|f| f.unit.as_deref());
                    units.any(says)
                }
                FieldName::Cites => layers.instruments.iter().any(|citation| {
                    says(citation.span.of(&document.text)) || says(&citation.normal)
                }),
                _ => false,
            }
        }
        What::Years(years) => metadata
            .date
            .as_ref()
            .and_then(|date| date.value.year)
            .is_some_and(|year| in_years(years, year)),
        What::Dates(days) => metadata
            .date
            .as_ref()
            .is_some_and(|date| in_days(days, date.value)),
        What::Numbers(numbers) => layers.figures.iter().any(|f| in_numbers(numbers, f.value)),
        What::Zone(_) => false,
    })
}

/// Whether a text holds the terms side by side, at the level that their own marks ask for.
fn contains(text: &str, terms: &[Term]) -> bool {
    let marked = terms
        .iter()
        .any(|term| fold::has_marks(&fold::typed(term.pattern.text())));
    let key = |token: &str| {
        let key = fold::typed(token);
        if marked {
            key
        } else {
            fold::any_of_typed(&key)
        }
    };
    let tokens: Vec<String> = token::tokens(text).map(|t| key(t.of(text))).collect();
    let asked: Vec<(String, bool)> = terms
        .iter()
        .map(|term| {
            let open = matches!(term.pattern, Pattern::Prefix(_) | Pattern::Typing(_));
            (key(term.pattern.text()), open)
        })
        .collect();
    !asked.is_empty()
        && tokens.windows(asked.len()).any(|window| {
            window
                .iter()
                .zip(&asked)
                .all(|(token, (key, open))| token == key || (*open && is_prefix(key, token)))
        })
}

/// Whether a key begins like another, tones aside where the beginning has none.
fn is_prefix(beginning: &str, key: &str) -> bool {
    let letters = |key: &str| -> String {
        key.chars()
            .filter(|&c| letters::Tone::of_combining(c).is_none())
            .collect()
    };
    fold::prefix_matches(beginning, key) && letters(key).starts_with(&letters(beginning))
}

fn in_numbers(numbers: &Range<Decimal>, value: f64) -> bool {
    let from = match numbers.from {
        Bound::Included(from) => value >= from.value(),
        Bound::Excluded(from) => value > from.value(),
        Bound::Unbounded => true,
    };
    let to = match numbers.to {
        Bound::Included(to) => value <= to.value(),
        Bound::Excluded(to) => value < to.value(),
        Bound::Unbounded => true,
    };
    from && to
}

fn in_years(years: &Range<u16>, year: u16) -> bool {
    let from = match years.from {
        Bound::Included(from) => year >= from,
        Bound::Excluded(from) => year > from,
        Bound::Unbounded => true,
    };
    let to = match years.to {
        Bound::Included(to) => year <= to,
        Bound::Excluded(to) => year < to,
        Bound::Unbounded => true,
    };
    from && to
}

/// Whether a date may lie in a range. What is not known of it, or not said of the range, is free
/// only where both ends leave it open: `16/5` asks for the day in any year.
fn in_days(days: &Range<PartialDay>, date: PartialDate) -> bool {
    if let (Bound::Included(from), Bound::Included(to)) = (days.from, days.to)
        && from == to
    {
        let same = |asked: Option<u16>, known: Option<u16>| asked.is_none() || asked == known;
        return same(from.year, date.year)
            && same(from.month.map(u16::from), date.month.map(u16::from))
            && same(from.day.map(u16::from), date.day.map(u16::from));
    }
    // The first and the last day that a date with missing parts stands for.
    let first = |y: Option<u16>, m: Option<u8>, d: Option<u8>| (y, m.unwrap_or(1), d.unwrap_or(1));
    let last = |y: Option<u16>, m: Option<u8>, d: Option<u8>| (y, m.unwrap_or(12), d.unwrap_or(31));
    let (begins, ends) = (
        first(date.year, date.month, date.day),
        last(date.year, date.month, date.day),
    );
    let comparable = |day: &PartialDay| day.year.is_some() == date.year.is_some();
    let from = match &days.from {
        Bound::Included(day) => comparable(day) && begins >= first(day.year, day.month, day.day),
        Bound::Excluded(day) => comparable(day) && begins > last(day.year, day.month, day.day),
        Bound::Unbounded => true,
    };
    let to = match &days.to {
        Bound::Included(day) => comparable(day) && ends <= last(day.year, day.month, day.day),
        Bound::Excluded(day) => comparable(day) && ends < first(day.year, day.month, day.day),
        Bound::Unbounded => true,
    };
    from && to
}
