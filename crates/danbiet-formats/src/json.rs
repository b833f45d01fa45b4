//! JSON: one document for each object.

use danbiet_corpus::{
    batch::{Problem, Remark},
    ingest,
    material::{Format, Material},
};
use serde::de::{self, Deserializer as _, SeqAccess, Visitor};
use serde_json::{Deserializer, Map, Value};

use crate::table::{Columns, FileOf, LeftOut, columns, count_words, is_prose};

/// How deep objects of JSON may lie in one another.
const DEEP: usize = 8;

/// Reads an object on each line, objects one behind another over several lines, or an array of
/// objects. What is no object is counted, by its line or by its place among the others.
pub(crate) fn read(
    path: &str,
    bytes: &[u8],
    hand_over: &mut dyn FnMut(Material),
) -> Result<Option<Remark>, Problem> {
    let characters = ingest::characters(bytes)?;
    let mut objects = Objects {
        file: FileOf::new(path, Format::JsonLines, bytes, characters.bare()),
        left_out: LeftOut::default(),
        names_seen: Vec::new(),
        hand_over,
    };
    let text = characters.text.as_str();
    let mut count = 0;
    let mut next = |value: Option<Value>| {
        count += 1;
        objects.take(value, count);
    };
    match layout(text) {
        Layout::Array => array(text, &mut next),
        Layout::Values => values(text, &mut next),
        Layout::Lines => {
            let lines = (1..).zip(text.lines());
            for (number, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
                objects.take(serde_json::from_str(line).ok(), number);
            }
        }
    }
    objects.ended()
}

/// How objects follow one another.
enum Layout {
    /// One on each line: a broken one harms no other.
    Lines,
    /// One behind another, over several lines each.
    Values,
    /// In an array.
    Array,
}

/// Told from the beginning: an array is one if its first entry is an object, and lines are those
/// whose first is whole or the beginning of nothing whole.
fn layout(text: &str) -> Layout {
    let text = text.trim_start();
    if let Some(entries) = text.strip_prefix('[')
        && entries.trim_start().starts_with('{')
    {
        return Layout::Array;
    }
    let line = text.lines().next().unwrap_or_default();
    let is_whole = serde_json::from_str::<de::IgnoredAny>(line).is_ok();
    let mut first = Deserializer::from_str(text).into_iter::<de::IgnoredAny>();
    if !is_whole && matches!(first.next(), Some(Ok(_))) {
        Layout::Values
    } else {
        Layout::Lines
    }
}

/// Hands over values one behind another; nothing for the rest that is none.
fn values(text: &str, next: &mut dyn FnMut(Option<Value>)) {
    for value in Deserializer::from_str(text).into_iter::<Value>() {
        next(value.ok());
    }
}

/// Hands over the entries of an array, one by one; nothing for the rest that is none.
fn array(text: &str, next: &mut dyn FnMut(Option<Value>)) {
    struct Entries<'a>(&'a mut dyn FnMut(Option<Value>));

    impl<'de> Visitor<'de> for Entries<'_> {
        type Value = ();

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("an array")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
            while let Some(entry) = entries.next_element()? {
                (self.0)(Some(entry));
            }
            Ok(())
        }
    }

    let mut reader = Deserializer::from_str(text);
    let read = reader.deserialize_seq(Entries(next));
    if read.and_then(|()| reader.end()).is_err() {
        next(None);
    }
}

/// Objects that become documents.
struct Objects<'a> {
    file: FileOf,
    left_out: LeftOut,
    /// The names in the first object without text.
    names_seen: Vec<String>,
    hand_over: &'a mut dyn FnMut(Material),
}

impl Objects<'_> {
    /// The value with this number; nothing for what could not be read.
    fn take(&mut self, value: Option<Value>, number: u32) {
        let Some(Value::Object(object)) = value else {
            self.left_out.add(number);
            return;
        };
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut names: Vec<String> = Vec::new();
        flatten(&object, DEEP, &mut names, &mut fields);
        let said: Vec<String> = fields.iter().map(|(name, _)| name.clone()).collect();
        let columns = columns(&said).or_else(|| {
            let text = (0..fields.len()).max_by_key(|at| count_words(&fields[*at].1))?;
            is_prose(&fields[text].1).then(|| Columns::of(text, &said))
        });
        let taken = columns.and_then(|columns| {
            let field = |at: usize| fields[at].1.as_str();
            self.file.row(
                number,
                columns.id.map(field),
                columns.title.map(field),
                field(columns.text),
            )
        });
        match taken {
            Some(material) => (self.hand_over)(material),
            None => {
                self.left_out.add(number);
                if self.names_seen.is_empty() {
                    self.names_seen = names;
                }
            }
        }
    }

    /// What is to be said when all are read.
    fn ended(self) -> Result<Option<Remark>, Problem> {
        if self.file.rows == 0 && !self.names_seen.is_empty() {
            return Err(Problem::NoTextColumn {
                columns: self.names_seen,
            });
        }
        self.file.ended(self.left_out)
    }
}

/// The values of an object that say something, each with its name; of objects in it, with the
/// name that it has there. `names` gets all names, for saying what there is.
fn flatten(
    object: &Map<String, Value>,
    deep: usize,
    names: &mut Vec<String>,
    fields: &mut Vec<(String, String)>,
) {
    let mut inner = Vec::new();
    for (name, value) in object {
        names.push(name.clone());
        let said = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            // A text that is cut into its paragraphs.
            Value::Array(parts) => {
                let parts: Option<Vec<&str>> = parts.iter().map(Value::as_str).collect();
                parts.unwrap_or_default().join("\n")
            }
            Value::Object(object) => {
                inner.push(object);
                continue;
            }
            Value::Null | Value::Bool(_) => continue,
        };
        if !said.trim().is_empty() {
            fields.push((name.clone(), said));
        }
    }
    // What stands further out counts first.
    for object in inner.into_iter().filter(|_| deep > 0) {
        flatten(object, deep - 1, names, fields);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Said = Result<Option<Remark>, Problem>;

    /// The numbers and texts of the documents, and what is said.
    fn of(text: &str) -> (Vec<(String, String)>, Said) {
        let mut rows = Vec::new();
        let remark = read("x.json", text.as_bytes(), &mut |row| {
            rows.push((row.part.unwrap(), row.text));
        });
        (rows, remark)
    }

    #[test]
    fn arrays_and_objects_over_several_lines() {
        let two = [("1", "một"), ("2", "hai")].map(|(n, text)| (n.to_owned(), text.to_owned()));
        for text in [
            "[{\"text\": \"một\"}, {\"text\": \"hai\"}]",
            "\n[\n  {\n    \"text\": \"một\"\n  },\n  {\n    \"text\": \"hai\"\n  }\n]\n",
            "{\n  \"text\": \"một\"\n}\n{\n  \"text\": \"hai\"\n}\n",
            "{\"text\": \"một\"}\n{\"text\": \"hai\"}\n",
        ] {
            assert_eq!(of(text), (two.to_vec(), Ok(None)), "{text}");
        }
        assert_eq!(of("{\n\"text\":\n\"một\"\n}").0, two[..1]);
        assert_eq!(of("{\"text\": \"một\"}{\"text\": \"hai\"}").0, two);
        // What comes before a fault is taken, and the fault told.
        for text in [
            "[{\"text\": \"một\"}, 7, {\"text\"",
            "[{\"text\": \"một\"}, [], 7] and more",
            "{\n\"text\": \"một\"\n}\n7\n{\"text\"",
        ] {
            let count = 2 + u32::from(text.contains("[]"));
            let said = Remark::RowsLeftOut { count, first: 2 };
            assert_eq!(of(text), (two[..1].to_vec(), Ok(Some(said))), "{text}");
        }
        let deep = ["[{\"text\":", &"[".repeat(100_000)].concat();
        assert!(of(&deep).1.is_err());
    }

    #[test]
    fn a_broken_first_line_harms_no_other() {
        let (rows, remark) = of("{\"text\": \"m\n{\"text\": \"hai\"}\n");
        assert_eq!(rows, [("2".to_owned(), "hai".to_owned())]);
        assert_eq!(remark, Ok(Some(Remark::RowsLeftOut { count: 1, first: 1 })));
    }

    #[test]
    fn lines_that_are_broken_are_counted() {
        let text = "{\"id\": 7, \"title\": \"T\", \"text\": \"T và thân\"}\n\n{broken\n[1]\n{\"text\": \"hai\"}\n";
        let mut rows = Vec::new();
        let remark = read("x.jsonl", text.as_bytes(), &mut |row| rows.push(row));
        assert_eq!(rows[0].text, "T và thân");
        assert_eq!(rows[0].part.as_deref(), Some("7"));
        assert_eq!(rows[1].part.as_deref(), Some("5"));
        assert_eq!(remark, Ok(Some(Remark::RowsLeftOut { count: 2, first: 3 })));
        let nothing = read("x.jsonl", b"nothing", &mut |_| {});
        let format = Format::JsonLines;
        assert_eq!(nothing, Err(Problem::Broken { format }));
    }

    #[test]
    fn objects_within_objects_and_paragraphs_in_lists() {
        let lines = [
            r#"{"_id": "x", "_source": {"title": "T", "content": "một"}}"#,
            r#"{"text": null, "content": "hai"}"#,
            r#"{"id": 3, "text": ["ba", "bốn"]}"#,
            r#"{"text": {"vi": "năm"}, "body": ""}"#,
        ];
        let mut rows = Vec::new();
        let remark = read("x.jsonl", lines.join("\n").as_bytes(), &mut |row| {
            rows.push((row.part.unwrap(), row.text));
        });
        let row = |part: &str, text: &str| (part.to_owned(), text.to_owned());
        assert_eq!(
            rows,
            [row("x", "T\nmột"), row("2", "hai"), row("3", "ba\nbốn")]
        );
        assert_eq!(remark, Ok(Some(Remark::RowsLeftOut { count: 1, first: 4 })));
    }
}
