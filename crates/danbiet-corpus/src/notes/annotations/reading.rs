//! Annotations out of JSON: what notes have is taken, the rest is named.

use super::{DOCUMENT, FileError};
use crate::{
    anchor::Anchor,
    json::read::Value,
    notes::{Colour, Note},
};

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The notes.
    pub notes: Vec<Note>,
    /// What could not be taken over.
    pub problems: Vec<Problem>,
}

/// Something of a file that could not be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The number of the annotation in its file, from 1.
    pub number: usize,
    /// Its id, if it has one.
    pub id: String,
    /// What it is.
    pub what: What,
}

/// What could not be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It is no annotation but this; it was left out.
    Type(String),
    /// It lacks this, or it is of another kind; the annotation was left out.
    Lacks(&'static str),
    /// Its place is said by these selectors only; it was left out.
    Selector(String),
    /// It is about so many places; it was left out.
    Targets(usize),
    /// It is there for this purpose; it was left out.
    Motivation(String),
    /// It has a body of this type, which notes cannot hold; it was left out.
    Body(String),
    /// It has this field, which notes do not have: the note was taken without it.
    Field(String),
}

impl What {
    /// Whether the annotation was left out.
    #[must_use]
    pub const fn leaves_out(&self) -> bool {
        !matches!(self, What::Field(_))
    }
}

/// The annotations of a file.
pub(crate) fn items(root: &Value) -> Result<Vec<&Value>, FileError> {
    if let Value::List(items) = root {
        return Ok(items.iter().collect());
    }
    if has_type(root, "Annotation") {
        return Ok(vec![root]);
    }
    let mut page = root;
    if has_type(root, "AnnotationCollection") {
        page = root.get("first");
        match page {
            Value::Text(_) => return Err(FileError::PagesElsewhere),
            // A collection of nothing needs no page.
            Value::Null => return Ok(Vec::new()),
            _ => {}
        }
    }
    if !matches!(page.get("items"), Value::List(_)) {
        return Err(FileError::NoAnnotations);
    }
    let mut items = Vec::new();
    // A page within a page lies deeper in the file, which the reader of JSON bounds.
    while let Value::List(list) = page.get("items") {
        items.extend(list);
        page = page.get("next");
    }
    Ok(items)
}

/// The notes of annotations.
pub(crate) fn notes(items: Vec<&Value>) -> Read {
    let mut read = Read::default();
    for (at, item) in items.into_iter().enumerate() {
        let id = item.get("id").text().unwrap_or_default();
        let mut report = |what| {
            read.problems.push(Problem {
                number: at + 1,
                id: id.to_owned(),
                what,
            });
        };
        match note(item, &mut report) {
            Ok(note) => read.notes.push(note),
            Err(what) => report(what),
        }
    }
    read
}

fn note(item: &Value, report: &mut dyn FnMut(What)) -> Result<Note, What> {
    if !has_type(item, "Annotation") {
        return Err(What::Type(name_of(item)));
    }
    let id = item.get("id").text().filter(|id| !id.is_empty());
    let id = id.ok_or(What::Lacks("id"))?;
    for motivation in many(item.get("motivation")) {
        match motivation.text() {
            Some("highlighting" | "commenting" | "tagging") => {}
            other => return Err(What::Motivation(other.unwrap_or_default().to_owned())),
        }
    }
    let time = |key| item.get(key).text().unwrap_or_default().to_owned();
    let mut note = Note {
        id: id.to_owned(),
        created: time("created"),
        modified: time("modified"),
        ..Note::default()
    };
    bodies(item, &mut note)?;
    let targets = many(item.get("target"));
    let [target] = targets[..] else {
        return Err(match targets.len() {
            0 => What::Lacks("target"),
            several => What::Targets(several),
        });
    };
    self::target(target, &mut note)?;
    fields(item, &OF_ANNOTATION, report);
    for body in many(item.get("body")) {
        fields(body, &OF_BODY, report);
    }
    fields(target, &OF_TARGET, report);
    Ok(note)
}

/// The fields of an annotation that are read.
const OF_ANNOTATION: [&str; 9] = [
    "@context",
    "id",
    "type",
    "motivation",
    "created",
    "modified",
    "body",
    "bodyValue",
    "target",
];

/// The fields of its bodies that are read.
const OF_BODY: [&str; 5] = ["id", "type", "purpose", "format", "value"];

/// The fields of its target that are read.
const OF_TARGET: [&str; 5] = ["id", "type", "source", "styleClass", "selector"];

fn bodies(item: &Value, note: &mut Note) -> Result<(), What> {
    let add = |place: &mut String, value: &str, between: &str| {
        if !place.is_empty() {
            place.push_str(between);
        }
        place.push_str(value);
    };
    if let Some(value) = item.get("bodyValue").text() {
        add(&mut note.text, value, "\n");
    }
    for body in many(item.get("body")) {
        if !has_type(body, "TextualBody") {
            return Err(What::Body(name_of(body)));
        }
        let value = body.get("value").text().ok_or(What::Lacks("value"))?;
        // A body without a purpose of its own has that of the annotation.
        let mut purposes = many(body.get("purpose"));
        if purposes.is_empty() {
            purposes = many(item.get("motivation"));
        }
        let tags = |purpose: &&Value| purpose.text() == Some("tagging");
        if !purposes.is_empty() && purposes.iter().all(tags) {
            add(&mut note.label, value, ", ");
        } else {
            add(&mut note.text, value, "\n");
        }
    }
    Ok(())
}

fn target(target: &Value, note: &mut Note) -> Result<(), What> {
    if let Value::Text(_) = target {
        return Err(What::Lacks("selector"));
    }
    let source = match target.get("source") {
        Value::Text(source) => Some(source.as_str()),
        resource => resource.get("id").text(),
    };
    note.document = source.and_then(document).ok_or(What::Lacks("source"))?;
    let mut classes = many(target.get("styleClass")).into_iter();
    let colour = classes.find_map(|class| Colour::of_name(class.text()?));
    note.colour = colour.unwrap_or_default();
    let selectors = many(target.get("selector"));
    let of = |name| selectors.iter().find(|selector| has_type(selector, name));
    let Some(quote) = of("TextQuoteSelector") else {
        let names: Vec<String> = selectors.iter().map(|it| name_of(it)).collect();
        return Err(match names.is_empty() {
            true => What::Lacks("selector"),
            false => What::Selector(names.join(", ")),
        });
    };
    let text = |key| quote.get(key).text().unwrap_or_default().to_owned();
    note.anchor = Anchor {
        position: of("TextPositionSelector").and_then(|it| position(it)),
        exact: text("exact"),
        prefix: text("prefix"),
        suffix: text("suffix"),
    };
    match note.anchor.exact.is_empty() {
        true => Err(What::Lacks("exact")),
        false => Ok(()),
    }
}

fn position(selector: &Value) -> Option<(u32, u32)> {
    let number = |key| match selector.get(key) {
        Value::Number(n) if *n >= 0.0 && *n <= f64::from(u32::MAX) => Some(*n as u32),
        _ => None,
    };
    let (start, end) = (number("start")?, number("end")?);
    (start <= end).then_some((start, end))
}

/// The id of the document that an address leads to: in the app, or as a page or file of that name.
fn document(source: &str) -> Option<String> {
    let name = match source.split_once(DOCUMENT) {
        Some((_, id)) => id.split(['?', '&']).next()?,
        None => {
            let path = source.split(['?', '#']).next()?;
            let file = path.rsplit('/').next()?;
            file.rsplit_once('.').map_or(file, |(stem, _)| stem)
        }
    };
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let mut digit = || char::from(ahead.next()?).to_digit(16);
        match (byte, digit(), digit()) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = ahead;
            }
            _ => bytes.push(byte),
        }
    }
    let name = String::from_utf8(bytes).ok()?;
    (!name.is_empty()).then_some(name)
}

/// Names the fields that notes do not have.
fn fields(value: &Value, known: &[&str], report: &mut dyn FnMut(What)) {
    if let Value::Object(members) = value {
        let others = members.iter().filter(|(key, _)| !known.contains(&&**key));
        others.for_each(|(key, _)| report(What::Field(key.clone())));
    }
}

/// A value or a list of them: the model allows both wherever there may be several.
fn many(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => Vec::new(),
        Value::List(values) => values.iter().collect(),
        value => vec![value],
    }
}

fn has_type(value: &Value, name: &str) -> bool {
    let types = many(value.get("type"));
    types.into_iter().any(|kind| kind.text() == Some(name))
}

/// What a value says of its type.
fn name_of(value: &Value) -> String {
    let types = many(value.get("type"));
    let names: Vec<&str> = types.into_iter().filter_map(Value::text).collect();
    names.join(", ")
}
