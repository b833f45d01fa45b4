//! Corrections on the layers of a document.

use std::collections::BTreeMap;

use danbiet_text::{Span, fold, token};

use super::{By, Change, Corrected, Corrections, Layer, Merge, Problem, Reason, find::find};
use crate::annotate::Layers;

/// Applies the corrections of a document, first the merges, then those of single mentions, and
/// records them in [`Layers::corrected`]. Gives back those that could not be applied; the others
/// are applied all the same. A merge that finds nothing in a document is no problem ([`has`]).
pub fn apply(
    id: &str,
    text: &str,
    layers: &mut Layers,
    corrections: &Corrections,
    by: By,
) -> Vec<Problem> {
    for merge in &corrections.merges {
        merge_all(layers, merge, by);
    }
    let mut problems = Vec::new();
    for (mention, correction) in corrections.mentions.iter().enumerate() {
        if correction.document != id {
            continue;
        }
        let mut mend = || {
            let span = find(text, correction)?;
            let was = match &correction.change {
                Change::Wrong => remove(layers, correction.layer, span)?,
                Change::Normal(normal) => rename(layers, correction.layer, span, normal)?,
            };
            layers.corrected.push(Corrected {
                span,
                layer: correction.layer,
                change: correction.change.clone(),
                was,
                by,
                note: correction.note.clone(),
            });
            Ok(())
        };
        if let Err(reason) = mend() {
            problems.push(Problem { mention, reason });
        }
    }
    number_people(layers);
    problems
}

/// Whether a document has a mention that a merge is about.
#[must_use]
pub fn has(layers: &Layers, merge: &Merge) -> bool {
    let names = Named::of(layers, merge.layer);
    names
        .iter()
        .any(|named| same(merge.layer, &named.name, &merge.from))
}

/// A mention and what it is called.
pub(super) struct Named {
    pub(super) span: Span,
    pub(super) name: String,
}

impl Named {
    /// The mentions of a layer.
    pub(super) fn of(layers: &Layers, layer: Layer) -> Vec<Named> {
        fn list<T>(mentions: &[T], named: impl Fn(&T) -> (Span, String)) -> Vec<Named> {
            let named = mentions.iter().map(named);
            named.map(|(span, name)| Named { span, name }).collect()
        }
        match layer {
            Layer::Persons => list(&layers.persons, |m| (m.span, m.name.clone())),
            Layer::Organisations => list(&layers.organisations, |m| (m.span, m.normal.clone())),
            Layer::Places => list(&layers.places, |m| (m.span, m.normal.clone())),
            Layer::Abbreviations => list(&layers.abbreviations, |m| {
                (m.span, m.expansion.clone().unwrap_or_default())
            }),
            Layer::Instruments => list(&layers.instruments, |m| (m.span, m.instrument.clone())),
            Layer::Figures => list(&layers.figures, |m| (m.span, m.value.to_string())),
            Layer::Dates => list(&layers.dates, |m| (m.span, m.normal.clone())),
            Layer::Principles => list(&layers.principles, |m| (m.span, String::new())),
            Layer::Topics => list(&layers.topics, |m| (m.span, m.variant.clone())),
            Layer::Misprints => list(&layers.misprints, |m| (m.span, m.normal.clone())),
        }
    }

    /// The name of the mention at a place.
    fn at(layers: &Layers, layer: Layer, span: Span) -> Result<String, Reason> {
        let mut names = Named::of(layers, layer).into_iter();
        let there = names.find(|named| named.span == span);
        there.map(|named| named.name).ok_or(Reason::NoMention)
    }
}

/// Whether two names of a layer are one: those of people may differ in case and placing of tones.
fn same(layer: Layer, a: &str, b: &str) -> bool {
    let key = |name: &str| -> Vec<String> {
        token::tokens(name)
            .map(|t| fold::typed(t.of(name)))
            .collect()
    };
    a == b || (layer == Layer::Persons && key(a) == key(b))
}

fn merge_all(layers: &mut Layers, merge: &Merge, by: By) {
    for Named { span, name } in Named::of(layers, merge.layer) {
        if same(merge.layer, &name, &merge.from)
            && let Ok(was) = rename(layers, merge.layer, span, &merge.into)
        {
            layers.corrected.push(Corrected {
                span,
                layer: merge.layer,
                change: Change::Normal(merge.into.clone()),
                was,
                by,
                note: merge.note.clone(),
            });
        }
    }
}

/// Gives the mention at a place another name; gives back the one it had.
fn rename(layers: &mut Layers, layer: Layer, span: Span, to: &str) -> Result<String, Reason> {
    let was = Named::at(layers, layer, span)?;
    let to_owned = || to.to_owned();
    match layer {
        Layer::Persons => {
            for person in layers.persons.iter_mut().filter(|m| m.span == span) {
                person.name = to_owned();
            }
        }
        Layer::Organisations => {
            for body in layers.organisations.iter_mut().filter(|m| m.span == span) {
                body.normal = to_owned();
            }
        }
        Layer::Places => {
            for place in layers.places.iter_mut().filter(|m| m.span == span) {
                place.normal = to_owned();
            }
        }
        Layer::Abbreviations => {
            for short in layers.abbreviations.iter_mut().filter(|m| m.span == span) {
                short.expansion = Some(to_owned());
            }
        }
        Layer::Instruments => {
            // What the document knows of the other instrument holds for this citation too.
            let other = layers.instruments.iter().find(|m| m.instrument == to);
            let known = other.map(|other| (other.normal.clone(), other.number.clone()));
            for citation in layers.instruments.iter_mut().filter(|m| m.span == span) {
                citation.instrument = to_owned();
                if let Some((normal, number)) = &known {
                    citation.normal.clone_from(normal);
                    citation.number.clone_from(number);
                }
            }
        }
        Layer::Figures => {
            let value: f64 = to.parse().map_err(|_| Reason::NoNumber)?;
            if !value.is_finite() {
                return Err(Reason::NoNumber);
            }
            for figure in layers.figures.iter_mut().filter(|m| m.span == span) {
                figure.value = value;
            }
        }
        Layer::Dates => {
            for date in layers.dates.iter_mut().filter(|m| m.span == span) {
                date.normal = to_owned();
            }
        }
        Layer::Principles => return Err(Reason::NoNormalForm),
        Layer::Topics => {
            for topic in layers.topics.iter_mut().filter(|m| m.span == span) {
                topic.variant = to_owned();
            }
        }
        Layer::Misprints => {
            for misprint in layers.misprints.iter_mut().filter(|m| m.span == span) {
                misprint.normal = to_owned();
            }
        }
    }
    Ok(was)
}

/// Takes the mention at a place away; gives back what it was called.
fn remove(layers: &mut Layers, layer: Layer, span: Span) -> Result<String, Reason> {
    let was = Named::at(layers, layer, span)?;
    match layer {
        Layer::Persons => layers.persons.retain(|m| m.span != span),
        Layer::Organisations => remove_bodies(layers, span),
        Layer::Places => layers.places.retain(|m| m.span != span),
        Layer::Abbreviations => layers.abbreviations.retain(|m| m.span != span),
        Layer::Instruments => layers.instruments.retain(|m| m.span != span),
        Layer::Figures => layers.figures.retain(|m| m.span != span),
        Layer::Dates => layers.dates.retain(|m| m.span != span),
        Layer::Principles => layers.principles.retain(|m| m.span != span),
        Layer::Topics => layers.topics.retain(|m| m.span != span),
        Layer::Misprints => layers.misprints.retain(|m| m.span != span),
    }
    Ok(was)
}

/// Takes bodies away. What was nested in one is nested in whatever that one was nested in.
fn remove_bodies(layers: &mut Layers, span: Span) {
    let bodies = &layers.organisations;
    let gone = |at: usize| bodies.get(at).is_none_or(|body| body.span == span);
    let mut kept = 0;
    let new_number: Vec<u32> = (0..bodies.len())
        .map(|at| {
            let number = kept;
            kept += u32::from(!gone(at));
            number
        })
        .collect();
    let outer = |mut number: Option<u32>| {
        // An outer body is longer than its inner one, so this comes to an end; the count sees to
        // it where the layers are a stranger's.
        for _ in 0..bodies.len() {
            let at = number? as usize;
            if !gone(at) {
                return new_number.get(at).copied();
            }
            number = bodies.get(at)?.nested_in;
        }
        None
    };
    let nested: Vec<Option<u32>> = bodies.iter().map(|body| outer(body.nested_in)).collect();
    for (body, nested) in layers.organisations.iter_mut().zip(nested) {
        body.nested_in = nested;
    }
    layers.organisations.retain(|body| body.span != span);
}

/// Numbers the people anew, as names have changed.
fn number_people(layers: &mut Layers) {
    let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
    for person in &mut layers.persons {
        let next = numbers.len() as u32;
        person.entity = *numbers.entry(person.key()).or_insert(next);
    }
}
