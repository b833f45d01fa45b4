//! Tables as files: CSV and JSON under a header that says what was asked.
//!
//! A [`Table`] is plain data: a [`Header`], the names of the columns, and rows of [`Cell`]s.
//! [`csv`] and [`json`] write it. Whoever has more to say in JSON than a table holds writes rows
//! of their own behind the same header.
//!
//! **CSV** is UTF-8 with a byte order mark, without which spreadsheets take it for an old encoding.
//! It begins with the lines of the header, `# name,value` each; then come a line of the names of the
//! columns and one line for each row, quoted as in RFC 4180. A text that a spreadsheet would run as
//! a formula has an apostrophe before it, so that it stays a text.
//!
//! **JSON** is one object with the header's keys, `columns` and `rows`; a row has one key for each
//! column.
//!
//! In both, offsets are counted in Unicode scalar values of the document's text, end-exclusive;
//! numbers have a decimal point, whatever the language of the interface; what is not stated is an
//! empty field in CSV and `null` in JSON. The same table gives the same bytes: the day on which the
//! program was built is part of the header, the day of saving is not.

use std::borrow::Cow;

use danbiet_text::Span;

use crate::{corpus::Corpus, document::DocId, json::Json, pack::PackError};

/// What stands before the first byte of a CSV.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// A text in which nothing is markup for HTML or XML, as content or as the value of an attribute.
#[must_use]
pub fn markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// What was asked, and of what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// Which table it is: `figures`, `concordance`.
    pub table: &'static str,
    /// The query, if there is one.
    pub query: Option<String>,
    /// How marks were read: `typed` or `any`.
    pub level: Option<&'static str>,
    /// The names of the zones that were searched.
    pub zones: Vec<&'static str>,
    /// The facets' values that were chosen: name and value.
    pub filters: Vec<(&'static str, String)>,
    /// Whatever else decides what the table holds: name and value (`window`, `5`).
    pub settings: Vec<(&'static str, String)>,
    /// The hash of the corpus.
    pub corpus: String,
    /// The day on which the program was built, `2026-11-22`; `None` where it is not known.
    pub built: Option<&'static str>,
}

/// A table to write.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What was asked.
    pub header: Header,
    /// The names of the columns.
    pub columns: Vec<&'static str>,
    /// The rows, each with one cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// What stands in a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing: not stated, not defined.
    #[default]
    Empty,
    /// Words.
    Text(String),
    /// How many.
    Count(u64),
    /// A measure. One that is not finite is written as if it were not there.
    Number(f64),
    /// Several; in CSV with `; ` between.
    List(Vec<Cell>),
}

impl Header {
    /// The header of a table of this corpus, with nothing asked.
    #[must_use]
    pub fn of(corpus: &Corpus, table: &'static str) -> Header {
        Header {
            table,
            corpus: corpus.info().hash.clone(),
            ..Header::default()
        }
    }

    /// Its lines: name and value.
    fn pairs(&self, mut line: impl FnMut(&str, &str)) {
        line("table", self.table);
        line("query", self.query.as_deref().unwrap_or_default());
        line("level", self.level.unwrap_or_default());
        line("zones", &self.zones.join(" "));
        for (name, value) in &self.filters {
            line(&["filter ", name].concat(), value);
        }
        for (name, value) in &self.settings {
            line(name, value);
        }
        line("corpus", &self.corpus);
        line("built", self.built.unwrap_or_default());
    }

    /// Its keys in JSON.
    pub(crate) fn json(&self, json: &mut Json) {
        json.key("table").string(self.table);
        json.key("query").optional(self.query.as_deref());
        json.key("level").optional(self.level);
        json.key("zones").open('[');
        for zone in &self.zones {
            json.string(zone);
        }
        json.close(']');
        for (key, pairs) in [("filters", &self.filters), ("settings", &self.settings)] {
            json.key(key).open('[');
            for (name, value) in pairs {
                json.open('{');
                json.key("name").string(name);
                json.key("value").string(value);
                json.close('}');
            }
            json.close(']');
        }
        json.key("corpus").string(&self.corpus);
        json.key("built").optional(self.built);
    }
}

impl Table {
    /// A table without rows.
    #[must_use]
    pub fn new(header: Header, columns: &[&'static str]) -> Table {
        Table {
            header,
            columns: columns.to_vec(),
            rows: Vec::new(),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Cell {
        Cell::Count(count as u64)
    }
}

impl From<u64> for Cell {
    fn from(count: u64) -> Cell {
        Cell::Count(count)
    }
}

impl From<u32> for Cell {
    fn from(count: u32) -> Cell {
        Cell::Count(count.into())
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Cell {
        Cell::Number(number)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Cell {
        value.map_or(Cell::Empty, Into::into)
    }
}

/// What the header says, on one line: for what holds no table, such as a picture.
#[must_use]
pub fn caption(header: &Header) -> String {
    let mut parts: Vec<String> = Vec::new();
    header.pairs(|name, value| {
        if !value.is_empty() {
            parts.push([name, ": ", value].concat());
        }
    });
    parts.join(" · ")
}

/// The table as CSV.
#[must_use]
pub fn csv(table: &Table) -> String {
    let mut csv = Csv::new(&table.header);
    csv.names(&table.columns);
    for row in &table.rows {
        csv.record(row);
    }
    csv.out
}

/// The table as JSON.
#[must_use]
pub fn json(table: &Table) -> String {
    let mut json = Json::default();
    json.open('{');
    table.header.json(&mut json);
    json.key("columns").open('[');
    for column in &table.columns {
        json.string(column);
    }
    json.close(']');
    json.key("rows").open('[');
    for row in &table.rows {
        json.open('{');
        for (column, cell) in table.columns.iter().zip(row) {
            cell.json(json.key(column));
        }
        json.close('}');
    }
    json.close(']');
    json.close('}');
    json.into_string()
}

impl Cell {
    /// The cell as one field, before it is quoted.
    fn field(&self) -> Cow<'_, str> {
        match self {
            Cell::Text(text) if is_formula(text) => ["'", text].concat().into(),
            Cell::Text(text) => Cow::Borrowed(text),
            Cell::Count(count) => count.to_string().into(),
            Cell::Number(number) if number.is_finite() => number.to_string().into(),
            Cell::Empty | Cell::Number(_) => Cow::Borrowed(""),
            Cell::List(cells) => {
                let fields: Vec<_> = cells.iter().map(Cell::field).collect();
                fields.join("; ").into()
            }
        }
    }

    fn json(&self, json: &mut Json) {
        match self {
            Cell::Empty => json.word("null"),
            Cell::Text(text) => json.string(text),
            Cell::Count(count) => json.word(&count.to_string()),
            Cell::Number(number) => json.number(*number),
            Cell::List(cells) => {
                json.open('[');
                for cell in cells {
                    cell.json(json);
                }
                json.close(']');
            }
        }
    }
}

/// Whether a spreadsheet may run a text: it begins, perhaps behind blanks, with a sign that
/// begins formulas, in half or full width.
///
/// The signs are those that OWASP lists under "CSV Injection".
fn is_formula(text: &str) -> bool {
    let first = text.trim_start().chars().next();
    let signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    first.is_some_and(|first| signs.contains(&first)) || text.starts_with(['\t', '\r', '\n'])
}

/// A CSV that grows.
struct Csv {
    out: String,
}

impl Csv {
    /// A CSV with nothing but its header.
    fn new(header: &Header) -> Csv {
        let mut csv = Csv {
            out: String::from(BYTE_ORDER_MARK),
        };
        header.pairs(|name, value| {
            let words: Vec<&str> = value.split_whitespace().collect();
            let name = ["# ", name].concat();
            csv.record([&Cell::from(name), &Cell::from(words.join(" "))]);
        });
        csv
    }

    /// The line of the names of the columns.
    fn names(&mut self, columns: &[&str]) {
        let columns: Vec<Cell> = columns.iter().map(|&name| name.into()).collect();
        self.record(&columns);
    }

    /// One line.
    fn record<'c>(&mut self, cells: impl IntoIterator<Item = &'c Cell>) {
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                self.out.push(',');
            }
            let field = cell.field();
            if field.contains([',', '"', '\n', '\r']) {
                self.out.push('"');
                self.out.push_str(&field.replace('"', "\"\""));
                self.out.push('"');
            } else {
                self.out.push_str(&field);
            }
        }
        self.out.push_str("\r\n");
    }
}

/// Counts in Unicode scalar values. Places come mostly in order, so it goes on from the last one.
pub struct Offsets<'c> {
    corpus: &'c Corpus,
    last: (DocId, u32, usize),
}

impl<'c> Offsets<'c> {
    /// Counts in the documents of a corpus.
    #[must_use]
    pub fn new(corpus: &'c Corpus) -> Self {
        Offsets {
            corpus,
            last: (DocId(0), 0, 0),
        }
    }

    /// The corpus.
    #[must_use]
    pub fn corpus(&self) -> &'c Corpus {
        self.corpus
    }

    /// The start and the end of a span of a document in scalar values.
    ///
    /// # Errors
    /// If the document is damaged.
    pub fn of(&mut self, document: DocId, span: Span) -> Result<(usize, usize), PackError> {
        let text = &self.corpus.document(document)?.text;
        let start = self.scalars(document, text, span.start);
        Ok((start, self.scalars(document, text, span.end)))
    }

    fn scalars(&mut self, id: DocId, text: &str, byte: u32) -> usize {
        let (last_id, last_byte, last_count) = self.last;
        let (from, before) = match last_id == id && last_byte <= byte {
            true => (last_byte, last_count),
            false => (0, 0),
        };
        let between = text.get(from as usize..byte as usize).unwrap_or_default();
        let count = before + between.chars().count();
        self.last = (id, byte, count);
        count
    }
}

#[cfg(test)]
mod tests;
