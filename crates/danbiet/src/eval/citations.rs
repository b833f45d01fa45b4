//! Citations of instruments against a list of gold citations: type and number have to be right.
//!
//! The file holds one JSON object a line with `span_text` (the words around the citation), `type`
//! and `number`; what the words cite first is compared. `id` names the row in the report.

use std::{fs::File, io::Read, path::Path};

use anyhow::{Context, Result};
use danbiet_corpus::{
    Zone,
    annotate::{View, instrument},
    zone::Line,
};
use danbiet_text::Span;
use flate2::read::MultiGzDecoder;
use serde::Deserialize;
use serde_json::json;

use super::{Report, line, share};

/// One gold citation; other fields of the file are left alone.
#[derive(Deserialize)]
struct Row {
    #[serde(default)]
    id: String,
    span_text: String,
    #[serde(rename = "type")]
    of_type: String,
    number: String,
}

/// Measures the share of citations whose type and number are both right (figure `citations`), and
/// of either alone (`types`, `numbers`).
///
/// # Errors
/// If the file cannot be read or a line is no citation.
pub fn measure(file: &Path) -> Result<Report> {
    let rows = read(file)?;
    let mut wrong = Vec::new();
    let (mut types, mut numbers, mut both) = (0, 0, 0);
    for row in &rows {
        let (of_type, number) = first_citation(&row.span_text);
        let of_type_right = of_type.to_lowercase() == row.of_type.to_lowercase();
        let number_right = number == row.number;
        types += usize::from(of_type_right);
        numbers += usize::from(number_right);
        if of_type_right && number_right {
            both += 1;
        } else {
            wrong.push(json!({
                "id": row.id, "type": row.of_type, "number": row.number,
                "found": {"type": of_type, "number": number},
            }));
        }
    }
    let part = |right: usize| (!rows.is_empty()).then(|| right as f64 / rows.len() as f64);
    let mut text = String::new();
    let figures = [("citations", both), ("types", types), ("numbers", numbers)];
    for (name, right) in figures {
        line(
            &mut text,
            format_args!(
                "{name:<10} {right:>5} of {:>5}  {}",
                rows.len(),
                share(part(right))
            ),
        );
    }
    for row in &wrong {
        line(&mut text, format_args!("  wrong {row}"));
    }
    Ok(Report {
        text,
        json: json!({"rows": rows.len(), "right": both, "share": part(both), "wrong": wrong}),
        figures: figures
            .map(|(name, right)| (name.to_owned(), part(right)))
            .to_vec(),
    })
}

/// Type and number of what a text cites first; empty if nothing is found.
fn first_citation(text: &str) -> (String, String) {
    let trimmed = text.trim_end();
    let lines = [Line {
        number: 1,
        span: Span::new(0, trimmed.len()),
        zone: Zone::Body,
        marker: None,
    }];
    let sentences = [lines[0].span];
    let view = View::new(trimmed, &lines, &sentences);
    let found = instrument::find(&view, &[], None);
    let numbered = found.into_iter().find(|citation| citation.number.is_some());
    numbered.map_or_else(Default::default, |citation| {
        (citation.of_type, citation.number.unwrap_or_default())
    })
}

fn read(file: &Path) -> Result<Vec<Row>> {
    let name = file.display();
    let opened = File::open(file).with_context(|| format!("cannot read {name}"))?;
    let mut text = String::new();
    let read = if file.extension().is_some_and(|ending| ending == "gz") {
        MultiGzDecoder::new(opened).read_to_string(&mut text)
    } else {
        let mut opened = opened;
        opened.read_to_string(&mut text)
    };
    read.with_context(|| format!("cannot read {name}"))?;
    let rows = text
        .lines()
        .enumerate()
        .filter(|(_, row)| !row.trim().is_empty());
    rows.map(|(at, row)| {
        serde_json::from_str(row).with_context(|| {
            format!(
                "{name}, line {}: a citation needs span_text, type and number",
                at + 1
            )
        })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::first_citation;

    #[test]
    fn what_is_cited_first_counts() {
        for (text, of_type, number) in [
            (
                "(Điều 2 Thông tư số 89/2021/TT-BCA Sửa đổi Thông tư số 14/2018/TT-BCA)\n",
                "thông tư",
                "89/2021/TT-BCA",
            ),
            (
                "(Điều 3 Bộ luật số 100/2015/QH13, có hiệu lực)",
                "bộ luật",
                "100/2015/QH13",
            ),
            ("không dẫn văn bản nào", "", ""),
        ] {
            let found = first_citation(text);
            assert_eq!(found, (of_type.to_owned(), number.to_owned()), "{text}");
        }
    }
}
