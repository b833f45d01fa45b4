//! The fields that a project can have, and those of a file that are none of them.

use std::collections::BTreeSet;

use crate::json::read::Value;

/// The fields of each object, by the way that leads to it; `[]` stands for every item of a list. Single
/// notes are not here: they are looked through where they are read.
const FIELDS: [(&str, &[&str]); 9] = [
    (
        "",
        &[
            "format",
            "version",
            "saved",
            "corpus",
            "view",
            "queries",
            "notes",
            "corrections",
        ],
    ),
    (".corpus", &["hash", "title", "documents"]),
    (".corpus.documents[]", &["id", "sha256"]),
    (".queries[]", &["name", "address"]),
    (COLLECTION, &["@context", "id", "type", "total", "first"]),
    (".notes.first", &["id", "type", "startIndex", "items"]),
    (".corrections", &["mention", "merge"]),
    (
        ".corrections.mention[]",
        &[
            "document", "layer", "quote", "before", "after", "start", "wrong", "normal", "note",
        ],
    ),
    (".corrections.merge[]", &["layer", "from", "into", "note"]),
];

/// The way to the notes.
const COLLECTION: &str = ".notes";

/// The fields that are not taken, each once, in the order of their letters.
pub(super) fn unknown(project: &Value) -> Vec<String> {
    let mut found = BTreeSet::new();
    look(project, &mut String::new(), &mut found);
    found.into_iter().collect()
}

/// Looks through a value and what is in it, as far as the table goes.
fn look(value: &Value, way: &mut String, found: &mut BTreeSet<String>) {
    let length = way.len();
    match value {
        Value::List(items) => {
            way.push_str("[]");
            items.iter().for_each(|item| look(item, way, found));
        }
        Value::Object(members) => {
            let Some((_, known)) = FIELDS.iter().find(|(object, _)| object == way) else {
                return;
            };
            // What else may hold notes has other fields.
            if way == COLLECTION && value.get("type").text() != Some("AnnotationCollection") {
                return;
            }
            for (key, member) in members {
                way.push('.');
                way.push_str(key);
                if known.contains(&key.as_str()) {
                    look(member, way, found);
                } else {
                    found.insert(way[1..].to_owned());
                }
                way.truncate(length);
            }
        }
        _ => {}
    }
    way.truncate(length);
}
