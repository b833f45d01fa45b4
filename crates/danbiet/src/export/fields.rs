//! A document as one JSON object.

use danbiet_corpus::Document;
use serde_json::{Map, Value, json};

use crate::annotate::{self, Scalars};

/// Everything that is known of a document, under the keys that `danbiet annotate` uses; offsets in
/// Unicode scalar values of `text`.
pub fn whole(document: &Document) -> Value {
    let mut object = origin(document);
    object.insert("text".to_owned(), json!(document.text));
    let scalars = Scalars::of(&document.text);
    for (key, value) in annotate::parts(document, &scalars) {
        object.insert(key.to_owned(), value);
    }
    Value::Object(object)
}

/// A document as a search engine indexes it: facts as fields of their own, zones and sentences with
/// their texts, annotations as lists.
pub fn indexed(document: &Document) -> Value {
    let mut object = origin(document);
    object.insert("text".to_owned(), json!(document.text));
    let mut article = String::new();
    for line in document
        .lines
        .iter()
        .filter(|line| !line.zone.is_furniture())
    {
        article.push_str(line.content(&document.text).of(&document.text));
        article.push('\n');
    }
    object.insert("article".to_owned(), json!(article));
    let scalars = Scalars::of(&document.text);
    for (key, value) in annotate::parts(document, &scalars) {
        match (key, value) {
            // Engines cut words by themselves, and of spans without texts they make nothing.
            ("words" | "encoding", _) => {}
            ("meta", Value::Object(meta)) => object.extend(meta),
            ("zones" | "sentences", Value::Array(parts)) => {
                let parts = with_texts(parts, &document.text);
                object.insert(key.to_owned(), parts);
            }
            (key, value) => _ = object.insert(key.to_owned(), value),
        }
    }
    let date = document.metadata.date.as_ref().map(|date| date.value);
    object.insert("year".to_owned(), json!(date.and_then(|date| date.year)));
    // An engine refuses a date without its year: then it is a word.
    if date.is_some_and(|date| date.year.is_none()) {
        let date = object.remove("date").unwrap_or_default();
        object.insert("day".to_owned(), date);
    }
    Value::Object(object)
}

/// Which document it is, and of which file it was made.
fn origin(document: &Document) -> Map<String, Value> {
    let fields = [
        ("id", json!(document.id)),
        ("source_file", json!(document.source.file)),
        ("sha256", json!(document.source.sha256)),
    ];
    let fields = fields.into_iter();
    fields.map(|(key, value)| (key.to_owned(), value)).collect()
}

/// Stretches with the texts that they cover.
fn with_texts(parts: Vec<Value>, text: &str) -> Value {
    let characters: Vec<char> = text.chars().collect();
    let number = |part: &Value, key| part[key].as_u64().map_or(0, |n| n as usize);
    let parts = parts.into_iter().map(|mut part| {
        let range = number(&part, "start")..number(&part, "end");
        let text: String = characters.get(range).unwrap_or_default().iter().collect();
        if let Value::Object(object) = &mut part {
            object.insert("text".to_owned(), json!(text));
        }
        part
    });
    parts.collect()
}
