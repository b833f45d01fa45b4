//! Tables and lines of JSON: one document for each row.

use danbiet_corpus::{
    batch::{Problem, Remark},
    ingest::{self, Characters},
    material::{Format, Material, Place},
};
use serde_json::Value;

use crate::paragraphs::Paragraphs;

/// Names of the column with the text, the likeliest first; compared without marks, case and signs.
const TEXT: &[&str] = &[
    "text",
    "content",
    "body",
    "noidung",
    "vanban",
    "fulltext",
    "articlebody",
    "baiviet",
    "raw",
];

/// Names of the column with the headline.
const TITLE: &[&str] = &["title", "headline", "tieude", "tenbai", "trichyeu"];

/// Names of the column that tells rows apart.
const ID: &[&str] = &["id", "docid", "uuid", "ma", "key"];

/// The columns that matter.
struct Columns {
    text: usize,
    title: Option<usize>,
    id: Option<usize>,
}

/// Reads a table with separators; its first row names the columns.
pub(crate) fn csv(
    path: &str,
    bytes: &[u8],
    hand_over: &mut dyn FnMut(Material),
) -> Result<Option<Remark>, Problem> {
    let broken = || Problem::Broken {
        format: Format::Csv,
    };
    let characters = ingest::characters(bytes)?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(&characters.text))
        .flexible(true)
        .from_reader(characters.text.as_bytes());
    let names: Vec<String> = reader
        .headers()
        .map_err(|_| broken())?
        .iter()
        .map(str::to_owned)
        .collect();
    let columns = columns(&names).ok_or(Problem::NoTextColumn { columns: names })?;
    let mut left_out = LeftOut::default();
    let mut file = FileOf::new(path, Format::Csv, bytes, characters.bare());
    for (row, number) in reader.records().zip(2u32..) {
        let Ok(row) = row else {
            left_out.add(number);
            continue;
        };
        let field = |at: Option<usize>| row.get(at?).filter(|field| !field.trim().is_empty());
        let taken = field(Some(columns.text))
            .and_then(|text| file.row(number, field(columns.id), field(columns.title), text));
        match taken {
            Some(material) => hand_over(material),
            None => left_out.add(number),
        }
    }
    file.ended(left_out)
}

/// Reads lines of JSON, each an object.
pub(crate) fn json_lines(
    path: &str,
    bytes: &[u8],
    hand_over: &mut dyn FnMut(Material),
) -> Result<Option<Remark>, Problem> {
    let characters = ingest::characters(bytes)?;
    let mut left_out = LeftOut::default();
    let mut file = FileOf::new(path, Format::JsonLines, bytes, characters.bare());
    let mut names_seen: Vec<String> = Vec::new();
    for (line, number) in characters.text.lines().zip(1u32..) {
        if line.trim().is_empty() {
            continue;
        }
        let Ok(Value::Object(object)) = serde_json::from_str::<Value>(line) else {
            left_out.add(number);
            continue;
        };
        let names: Vec<String> = object.keys().cloned().collect();
        let field = |at: Option<usize>| match object.get(names.get(at?)?)? {
            Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
        let taken = columns(&names).and_then(|columns| {
            let (id, title) = (field(columns.id), field(columns.title));
            file.row(
                number,
                id.as_deref(),
                title.as_deref(),
                &field(Some(columns.text))?,
            )
        });
        match taken {
            Some(material) => hand_over(material),
            None => {
                left_out.add(number);
                if names_seen.is_empty() {
                    names_seen = names;
                }
            }
        }
    }
    if file.rows == 0 && !names_seen.is_empty() {
        return Err(Problem::NoTextColumn {
            columns: names_seen,
        });
    }
    file.ended(left_out)
}

/// A file whose rows are documents: what they have in common.
struct FileOf {
    whole: Material,
    /// How its letters were stored; the rows are repaired one by one.
    characters: Characters,
    rows: u32,
    first_error: Option<ingest::IngestError>,
}

impl FileOf {
    fn new(path: &str, format: Format, bytes: &[u8], characters: Characters) -> Self {
        FileOf {
            whole: Material {
                path: path.to_owned(),
                format,
                bytes: bytes.len() as u64,
                sha256: ingest::sha256(bytes),
                ..Material::default()
            },
            characters,
            rows: 0,
            first_error: None,
        }
    }

    /// The document of a row; `None` if there is no text in it.
    fn row(
        &mut self,
        number: u32,
        id: Option<&str>,
        title: Option<&str>,
        text: &str,
    ) -> Option<Material> {
        let mut paragraphs = Paragraphs::default();
        let head = title.filter(|title| !text.trim_start().starts_with(title.trim()));
        for line in head.into_iter().chain(text.lines()) {
            paragraphs.push(line, || Place::Row(number));
        }
        let read = paragraphs.finish(&self.whole.path, self.whole.format, b"", &self.characters);
        match read {
            Ok(row) => {
                self.rows += 1;
                Some(Material {
                    part: Some(id.map_or_else(|| number.to_string(), |id| id.trim().to_owned())),
                    bytes: self.whole.bytes,
                    sha256: self.whole.sha256.clone(),
                    ..row
                })
            }
            Err(error) => {
                self.first_error.get_or_insert(error);
                None
            }
        }
    }

    /// What is to be said when all rows are read.
    fn ended(self, left_out: LeftOut) -> Result<Option<Remark>, Problem> {
        if self.rows == 0 {
            let error = self.first_error.unwrap_or(ingest::IngestError::Empty);
            return Err(match (left_out.count, self.whole.format) {
                (0, _) | (_, Format::Csv) => Problem::Text(error),
                (_, format) => Problem::Broken { format },
            });
        }
        Ok((left_out.count > 0).then_some(Remark::RowsLeftOut {
            count: left_out.count,
            first: left_out.first,
        }))
    }
}

/// Rows that made no document.
#[derive(Default)]
struct LeftOut {
    count: u32,
    first: u32,
}

impl LeftOut {
    fn add(&mut self, number: u32) {
        if self.count == 0 {
            self.first = number;
        }
        self.count += 1;
    }
}

fn columns(names: &[String]) -> Option<Columns> {
    let keys: Vec<String> = names.iter().map(|name| key(name)).collect();
    let find = |wanted: &[&str]| {
        let at = |name: &&str| keys.iter().position(|key| key == name);
        wanted.iter().find_map(at)
    };
    Some(Columns {
        text: find(TEXT)?,
        title: find(TITLE),
        id: find(ID),
    })
}

/// A name of a column without marks, case and signs.
fn key(name: &str) -> String {
    let letters = danbiet_text::fold::any(name);
    letters.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The separator that the row of names has most of.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |separator: &u8| head.bytes().filter(|b| b == separator).count();
    // The first of equals: a table of one column has none of them.
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(count)
        .unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_csv(text: &str) -> (Vec<Material>, Result<Option<Remark>, Problem>) {
        let mut rows = Vec::new();
        let remark = csv("bảng.csv", text.as_bytes(), &mut |row| rows.push(row));
        (rows, remark)
    }

    #[test]
    fn a_document_for_each_row() {
        let (rows, remark) = of_csv(
            "Mã;Tiêu đề;Nội dung\na1;Tin một;\"Dòng một\nDòng \"\"hai\"\"\"\na2;x;\na3;;Ba\n",
        );
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].text, "Tin một\nDòng một\nDòng \"hai\"");
        assert_eq!(rows[0].part.as_deref(), Some("a1"));
        assert_eq!(rows[0].name(), "bảng.csv#a1");
        assert_eq!(rows[1].places, [(1, Place::Row(4))]);
        assert_eq!(remark, Ok(Some(Remark::RowsLeftOut { count: 1, first: 3 })));
    }

    #[test]
    fn a_table_without_text_names_its_columns() {
        let (_, remark) = of_csv("a,b\n1,2\n");
        let columns = vec!["a".to_owned(), "b".to_owned()];
        assert_eq!(remark, Err(Problem::NoTextColumn { columns }));
        assert_eq!(
            of_csv("text\n\n").1,
            Err(Problem::Text(ingest::IngestError::Empty))
        );
    }

    #[test]
    fn lines_of_json_that_are_broken_are_counted() {
        let text = "{\"id\": 7, \"title\": \"T\", \"text\": \"T và thân\"}\n\n{broken\n[1]\n{\"text\": \"hai\"}\n";
        let mut rows = Vec::new();
        let remark = json_lines("x.jsonl", text.as_bytes(), &mut |row| rows.push(row));
        assert_eq!(rows[0].text, "T và thân");
        assert_eq!(rows[0].part.as_deref(), Some("7"));
        assert_eq!(rows[1].part.as_deref(), Some("5"));
        assert_eq!(remark, Ok(Some(Remark::RowsLeftOut { count: 2, first: 3 })));
        let nothing = json_lines("x.jsonl", b"nothing", &mut |_| {});
        let format = Format::JsonLines;
        assert_eq!(nothing, Err(Problem::Broken { format }));
    }

    #[test]
    fn old_encodings_in_tables() {
        let table = b"id,noi_dung\n1,C\xe9ng ho\xb5 x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam\n";
        let mut rows = Vec::new();
        csv("x.csv", table, &mut |row| rows.push(row)).unwrap();
        assert_eq!(rows[0].text, "Cộng hoà xã hội chủ nghĩa Việt Nam");
    }
}
