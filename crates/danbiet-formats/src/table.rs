//! Tables: one document for each row.

use danbiet_corpus::{
    batch::{Problem, Remark},
    ingest::{self, Characters},
    material::{Format, Material, Place},
};

use crate::paragraphs::Paragraphs;

/// Names of the column with the text, the likeliest first; compared without marks, case and signs.
const TEXT: &[&str] = &[
    "text",
    "content",
    "body",
    "noidung",
    "toanvan",
    "vanban",
    "fulltext",
    "articlebody",
    "baiviet",
    "raw",
];

/// Words of which one stands in longer names of that column: `article_text`, `Nội dung bài viết`.
const WORDS_FOR_TEXT: &[&str] = &["text", "content", "body", "noi dung", "toan van"];

/// So many words the values of a column have in the mean, if no name tells that it is the text.
const PROSE: usize = 20;

/// So many rows are looked at for that.
const LOOKED_AT: usize = 100;

/// Names of the column with the headline.
const TITLE: &[&str] = &["title", "headline", "tieude", "tenbai", "trichyeu"];

/// Names of the column that tells rows apart.
const ID: &[&str] = &["id", "docid", "uuid", "ma", "key"];

/// The columns that matter.
pub(crate) struct Columns {
    pub(crate) text: usize,
    pub(crate) title: Option<usize>,
    pub(crate) id: Option<usize>,
}

/// Reads a table with separators; its first row names the columns.
pub(crate) fn csv(
    path: &str,
    bytes: &[u8],
    hand_over: &mut dyn FnMut(Material),
) -> Result<Vec<Remark>, Problem> {
    let broken = || Problem::Broken {
        format: Format::Csv,
    };
    let characters = ingest::characters(bytes)?;
    let bare = characters.bare();
    let (separator, rows, mut first_row) = head(&characters.text);
    let reader = |has_names: bool| {
        csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .has_headers(has_names)
            .from_reader(rows.as_bytes())
    };
    let mut table = reader(true);
    let names: Vec<String> = table
        .headers()
        .map_err(|_| broken())?
        .iter()
        .map(|name| bare.part(name))
        .collect();
    let named = columns(&names);
    // The only column is no guess.
    let is_guess = named.is_none() && names.len() > 1;
    let columns = match named {
        Some(columns) => columns,
        None => {
            let rows = reader(true).into_records().filter_map(Result::ok);
            let text = longest(rows.take(LOOKED_AT).collect(), names.len());
            let text = text.ok_or_else(|| Problem::NoTextColumn {
                columns: names.clone(),
            })?;
            if is_prose(&names[text]) {
                // There is no row of names.
                table = reader(false);
                first_row -= 1;
            }
            Columns::of(text, &names)
        }
    };
    let mut left_out = LeftOut::default();
    let mut file = FileOf::new(path, Format::Csv, bytes, bare);
    for (row, number) in table.records().zip(first_row..) {
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
    let column = u32::try_from(columns.text + 1).unwrap_or(u32::MAX);
    let mut remarks = Vec::from_iter(is_guess.then_some(Remark::ColumnGuessed { column }));
    remarks.extend(file.ended(left_out)?);
    Ok(remarks)
}

/// A file whose rows are documents: what they have in common.
pub(crate) struct FileOf {
    whole: Material,
    /// How its letters were stored; the rows are repaired one by one.
    characters: Characters,
    /// How many rows became documents.
    pub(crate) rows: u32,
    first_error: Option<ingest::IngestError>,
}

impl FileOf {
    pub(crate) fn new(path: &str, format: Format, bytes: &[u8], characters: Characters) -> Self {
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
    pub(crate) fn row(
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
    pub(crate) fn ended(self, left_out: LeftOut) -> Result<Option<Remark>, Problem> {
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
pub(crate) struct LeftOut {
    count: u32,
    first: u32,
}

impl LeftOut {
    pub(crate) fn add(&mut self, number: u32) {
        if self.count == 0 {
            self.first = number;
        }
        self.count += 1;
    }
}

impl Columns {
    /// Those beside the text by their names.
    pub(crate) fn of(text: usize, names: &[String]) -> Columns {
        let keys: Vec<String> = names.iter().map(|name| key(name)).collect();
        let beside = |wanted: &[&str]| find(&keys, wanted).filter(|at| *at != text);
        Columns {
            text,
            title: beside(TITLE),
            id: beside(ID),
        }
    }
}

/// The columns, if a name says which has the text.
pub(crate) fn columns(names: &[String]) -> Option<Columns> {
    let keys: Vec<String> = names.iter().map(|name| key(name)).collect();
    let text = find(&keys, TEXT).or_else(|| {
        let words: Vec<String> = names.iter().map(|name| words(name)).collect();
        let has = |wanted: &&str| {
            let wanted = [" ", wanted, " "].concat();
            words.iter().position(|words| words.contains(&wanted))
        };
        WORDS_FOR_TEXT.iter().find_map(has)
    })?;
    Some(Columns::of(text, names))
}

fn find(keys: &[String], wanted: &[&str]) -> Option<usize> {
    let at = |name: &&str| keys.iter().position(|key| key == name);
    wanted.iter().find_map(at)
}

/// A name of a column without marks, case and signs.
fn key(name: &str) -> String {
    let letters = danbiet_text::fold::any(name);
    letters.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The words of a name without marks and case, a blank before and behind each.
fn words(name: &str) -> String {
    let letters = danbiet_text::fold::any(name);
    let mut words = String::from(" ");
    for word in letters.split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() {
            words.push_str(word);
            words.push(' ');
        }
    }
    words
}

pub(crate) fn count_words(value: &str) -> usize {
    value.split_whitespace().count()
}

pub(crate) fn is_prose(value: &str) -> bool {
    count_words(value) >= PROSE
}

/// The column whose values are longest, if they are prose.
fn longest(rows: Vec<csv::StringRecord>, columns: usize) -> Option<usize> {
    let words = |at: usize| -> usize {
        let values = rows.iter().filter_map(|row| row.get(at));
        values.map(count_words).sum()
    };
    let at = (0..columns).max_by_key(|at| words(*at))?;
    (!rows.is_empty() && words(at) >= rows.len() * PROSE).then_some(at)
}

/// The separator of a table, its rows from that of the names on, and the number of the row behind
/// that. Spreadsheets may say the separator on a line before the names: `sep=;`.
fn head(text: &str) -> (u8, &str, u32) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    match line.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some([separator]) => (*separator, rest, 3),
        _ => (delimiter(text), text, 2),
    }
}

/// The separator that the row of names has most of, outside quotation marks.
fn delimiter(text: &str) -> u8 {
    let mut counts = [(b'|', 0), (b'\t', 0), (b';', 0), (b',', 0)];
    let mut quoted = false;
    for byte in text.trim_start().bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            _ => {
                let known = counts.iter_mut().find(|(separator, _)| *separator == byte);
                if let Some((_, count)) = known {
                    *count += 1;
                }
            }
        }
    }
    // The last of equals: a table of one column has none of them.
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.map_or(b',', |(separator, _)| separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_csv(text: &str) -> (Vec<Material>, Result<Vec<Remark>, Problem>) {
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
        assert_eq!(remark, Ok(vec![Remark::RowsLeftOut { count: 1, first: 3 }]));
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
    fn separators_as_programs_write_them() {
        let of = |text: &str| of_csv(text).0.remove(0);
        assert_eq!(of("id|title|text\n1|Tin|Một\n").text, "Tin\nMột");
        assert_eq!(of("\"mã, số\";\"a, b\";text\n1;;Một\n").text, "Một");
        let said = of("sep=;\nid;text\n1;Một\n");
        assert_eq!(said.places, [(1, Place::Row(3))]);
        assert_eq!(said.text, "Một");
    }

    #[test]
    fn the_text_has_many_names() {
        let prose = "dân biết dân bàn ".repeat(8);
        let guess = Remark::ColumnGuessed { column: 2 };
        for (names, remarks) in [
            ("id,article_text", vec![]),
            ("STT,Nội dung bài viết", vec![]),
            ("id,Toàn văn", vec![]),
            ("url,bài", vec![guess]),
            ("ngày,x", vec![guess]),
        ] {
            let (rows, remark) = of_csv(&format!("{names}\n1,\"{prose}\"\n"));
            assert_eq!(remark, Ok(remarks), "{names}");
            assert_eq!(rows.len(), 1, "{names}");
            assert_eq!(rows[0].text, prose.trim());
        }
        // Without a row of names none is taken for one.
        let (rows, remark) = of_csv(&format!("\"{prose}\"\n\"{prose}\"\n"));
        assert_eq!(rows.len(), 2);
        // The only column is no guess.
        assert_eq!(remark, Ok(vec![]));
        assert_eq!(rows[0].places, [(1, Place::Row(1))]);
        // A column of titles alone is no text.
        let (_, remark) = of_csv("id,tiêu đề\n1,Tin ngắn\n");
        assert!(matches!(remark, Err(Problem::NoTextColumn { .. })));
    }

    #[test]
    fn names_and_short_rows_in_an_old_encoding() {
        let long = "C\u{e9}ng ho\u{b5} x\u{b7} h\u{e9}i ch\u{f1} ngh\u{dc}a Vi\u{d6}t Nam";
        let table = format!("M·;Néi dung\n1;{long}\n2;Hµ Néi\n");
        let bytes: Vec<u8> = table.chars().map(|c| u8::try_from(c).unwrap()).collect();
        for bytes in [bytes.as_slice(), table.as_bytes()] {
            let mut rows = Vec::new();
            csv("x.csv", bytes, &mut |row| rows.push(row)).unwrap();
            assert_eq!(rows[0].text, "Cộng hoà xã hội chủ nghĩa Việt Nam");
            assert_eq!(rows[1].text, "Hà Nội");
            assert_eq!(rows[1].part.as_deref(), Some("2"));
        }
    }

    #[test]
    fn old_encodings_in_tables() {
        let table = b"id,noi_dung\n1,C\xe9ng ho\xb5 x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam\n";
        let mut rows = Vec::new();
        csv("x.csv", table, &mut |row| rows.push(row)).unwrap();
        assert_eq!(rows[0].text, "Cộng hoà xã hội chủ nghĩa Việt Nam");
    }
}
