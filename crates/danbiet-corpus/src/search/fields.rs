//! Which documents the fields of a query ask for.
//!
//! A field looks at what is known about documents and at what is named in their articles, in the
//! columns of the [catalogue](crate::catalogue): no document is decoded. A document of which a thing
//! is not known does not match.

use std::ops::Bound;

use danbiet_query::ast::{Decimal, Field, FieldName, PartialDay, Range, Term, Value, What};

use crate::{
    catalogue::{Amount, Asked, Catalogue},
    corpus::Corpus,
    document::DocId,
    metadata::PartialDate,
    pack::PackError,
};

/// The documents for which all of the fields hold, in order. `figure:` and `unit:` are said of one
/// figure.
pub(crate) fn documents(corpus: &Corpus, fields: &[&Field]) -> Result<Vec<DocId>, PackError> {
    let catalogue = corpus.catalogue()?;
    let (of_figures, others): (Vec<&Field>, Vec<&Field>) = fields
        .iter()
        .partition(|field| matches!(field.name, FieldName::Figure | FieldName::Unit));
    let mut found = (!of_figures.is_empty()).then(|| figures(catalogue, &of_figures));
    for field in others {
        let mut these = Vec::new();
        for value in &field.values {
            these.extend(holding(corpus, catalogue, field.name, value)?);
        }
        let these = DocId::in_order(these);
        found = Some(match found {
            None => these,
            Some(mut before) => {
                before.retain(|id| these.binary_search(id).is_ok());
                before
            }
        });
    }
    // The numbers in a catalogue are a stranger's as much as the rest of a pack.
    let mut found = found.unwrap_or_else(|| corpus.ids().collect());
    found.retain(|id| (id.0 as usize) < corpus.len());
    Ok(found)
}

/// The documents for which one value of a field holds, in any order.
fn holding(
    corpus: &Corpus,
    catalogue: &Catalogue,
    name: FieldName,
    value: &Value,
) -> Result<Vec<DocId>, PackError> {
    Ok(match &value.what {
        What::Text(terms) => {
            let asked = Asked::of(terms);
            let columns: &[_] = match name {
                FieldName::Place => &[&catalogue.place, &catalogue.province, &catalogue.places],
                FieldName::Person => &[&catalogue.persons],
                FieldName::Org => &[&catalogue.organisations],
                FieldName::Cites => &[&catalogue.instruments],
                FieldName::Site => &[&catalogue.site, &catalogue.publisher],
                FieldName::Theme => return themes(corpus, terms),
                _ => &[],
            };
            let found = columns.iter().map(|column| column.documents(&asked));
            found.flatten().collect()
        }
        What::Years(years) => dated(catalogue, |date| {
            date.year.is_some_and(|year| in_years(years, year))
        }),
        What::Dates(days) => dated(catalogue, |date| in_days(days, date)),
        What::Numbers(_) | What::Zone(_) => Vec::new(),
    })
}

fn dated(catalogue: &Catalogue, fits: impl Fn(PartialDate) -> bool) -> Vec<DocId> {
    let dates = catalogue.dates.iter();
    let fitting = dates.filter(|(_, date)| fits(*date));
    fitting.map(|(document, _)| DocId(*document)).collect()
}

/// The documents of the theme with this id; if there is none, of the themes whose names hold the
/// words.
fn themes(corpus: &Corpus, terms: &[Term]) -> Result<Vec<DocId>, PackError> {
    let themes = &corpus.info().themes;
    let parts: Vec<&str> = terms.iter().map(|term| term.pattern.text()).collect();
    let id = parts.join("-");
    if let Some(at) = themes.iter().position(|theme| theme.id == id) {
        return Ok(corpus.theme_documents(at)?.to_vec());
    }
    let asked = Asked::of(terms);
    let mut found = Vec::new();
    for (at, theme) in themes.iter().enumerate() {
        let names = [
            Some(&theme.id),
            theme.name.vi.as_ref(),
            theme.name.en.as_ref(),
        ];
        if names
            .into_iter()
            .flatten()
            .any(|name| asked.is_in_text(name))
        {
            found.extend(corpus.theme_documents(at)?);
        }
    }
    Ok(found)
}

/// The documents with a figure for which all of the fields hold.
fn figures(catalogue: &Catalogue, fields: &[&Field]) -> Vec<DocId> {
    // What is asked of units is asked once of each unit, not of each figure.
    let units: Vec<bool> = catalogue
        .units
        .iter()
        .map(|unit| {
            let mut of_units = fields.iter().filter(|f| f.name == FieldName::Unit);
            of_units.all(|field| field.values.iter().any(|value| is_unit(unit, value)))
        })
        .collect();
    let any_unit = !fields.iter().any(|field| field.name == FieldName::Unit);
    let fits = |amount: &&Amount| {
        let unit = amount.unit.and_then(|unit| units.get(unit as usize));
        let mut of_numbers = fields.iter().filter(|f| f.name == FieldName::Figure);
        (any_unit || unit == Some(&true))
            && of_numbers.all(|field| {
                let mut values = field.values.iter();
                values.any(|value| match &value.what {
                    What::Numbers(numbers) => in_numbers(numbers, amount.value),
                    _ => false,
                })
            })
    };
    let fitting = catalogue.figures.iter().filter(fits);
    DocId::in_order(fitting.map(|amount| DocId(amount.document)))
}

/// Whether a unit is the one asked for: `%`, or words that it holds.
fn is_unit(unit: &str, value: &Value) -> bool {
    let What::Text(terms) = &value.what else {
        return false;
    };
    let sign = |term: &Term| term.pattern.text() == unit;
    terms.iter().all(sign) || Asked::of(terms).is_in_text(unit)
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
