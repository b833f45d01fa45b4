//! Word segmentation against a treebank in CoNLL-U: F1 of the spans of words.
//!
//! The text of a sentence is its forms with blanks between them (none behind a form that says
//! `SpaceAfter=No`). Punctuation is no word here. Papers count it, and as nothing can go wrong with
//! it their figures are higher: `with-punctuation` is the figure to compare with theirs.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};
use danbiet_corpus::analyse::Lexicons;
use danbiet_text::Span;
use serde_json::json;

use super::{
    Report, line,
    score::{Item, Score, compare},
    share,
};

/// How many slips the report shows.
const SHOWN: usize = 40;

/// A sentence of the treebank.
#[derive(Debug, Default, PartialEq)]
struct Sentence {
    id: String,
    text: String,
    words: Vec<Span>,
}

/// Measures the words that the shipped lexicon and rules find (figures `words` and
/// `with-punctuation`).
///
/// # Errors
/// If the file cannot be read or is not CoNLL-U.
pub fn measure(file: &Path) -> Result<Report> {
    let text =
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let sentences = parse(&text).with_context(|| file.display().to_string())?;
    let lexicons = Lexicons::shipped();
    let mut score = Score::default();
    let mut punctuation = 0;
    for sentence in &sentences {
        let whole = Span::new(0, sentence.text.len());
        let found = lexicons.segmenter.words(&sentence.text, whole);
        let items = |spans: &[Span]| -> Vec<Item> {
            let words = spans.iter().filter(|span| is_word(span.of(&sentence.text)));
            words.map(|&span| item(span, &sentence.text)).collect()
        };
        let gold = items(&sentence.words);
        punctuation += sentence.words.len() - gold.len();
        score.add(compare(&sentence.id, gold, items(&found)));
    }
    let all = Score {
        gold: score.gold + punctuation,
        found: score.found + punctuation,
        right: score.right + punctuation,
        ..Score::default()
    };
    let mut text = String::new();
    for (name, score) in [("words", &score), ("with-punctuation", &all)] {
        line(
            &mut text,
            format_args!(
                "{name:<17} {:>6} gold {:>6} found {:>6} right  precision {} recall {} f1 {}",
                score.gold,
                score.found,
                score.right,
                share(score.precision()),
                share(score.recall()),
                share(score.f1()),
            ),
        );
    }
    for slip in score.missed.iter().take(SHOWN) {
        line(&mut text, format_args!("  missed {}", slip.line()));
    }
    Ok(Report {
        text,
        json: json!({"sentences": sentences.len(), "words": score.json(), "with-punctuation": {"f1": all.f1()}}),
        figures: vec![
            ("words".to_owned(), score.f1()),
            ("with-punctuation".to_owned(), all.f1()),
        ],
    })
}

fn is_word(form: &str) -> bool {
    form.chars().any(char::is_alphanumeric)
}

fn item(span: Span, text: &str) -> Item {
    Item {
        start: span.start as usize,
        end: span.end as usize,
        text: span.of(text).to_owned(),
        normal: None,
    }
}

/// Reads the sentences: id and forms; everything else in the file is left alone.
fn parse(text: &str) -> Result<Vec<Sentence>> {
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    let mut blank = false;
    for (at, row) in text.lines().enumerate() {
        if row.is_empty() {
            if !sentence.words.is_empty() {
                sentences.push(std::mem::take(&mut sentence));
            }
            continue;
        }
        if let Some(comment) = row.strip_prefix('#') {
            if let Some(id) = comment.trim().strip_prefix("sent_id = ") {
                id.clone_into(&mut sentence.id);
            }
            continue;
        }
        let columns: Vec<&str> = row.split('\t').collect();
        let [id, form, .., misc] = columns.as_slice() else {
            bail!("line {}: a word has ten columns between tabs", at + 1);
        };
        // Ranges and empty nodes (`3-4`, `5.1`) are no words of their own.
        if id.parse::<u32>().is_err() {
            continue;
        }
        if blank && !sentence.words.is_empty() {
            sentence.text.push(' ');
        }
        let start = sentence.text.len();
        sentence.text += form;
        sentence.words.push(Span::new(start, sentence.text.len()));
        blank = !misc.split('|').any(|note| note == "SpaceAfter=No");
    }
    if !sentence.words.is_empty() {
        sentences.push(sentence);
    }
    Ok(sentences)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_read_with_their_blanks() {
        let row = |id: &str, form: &str, misc: &str| {
            format!("{id}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{misc}\n")
        };
        let file = format!(
            "# sent_id = a\n{}{}{}\n# sent_id = b\n{}",
            row("1", "dân chủ", "_"),
            row("2", "cơ sở", "SpaceAfter=No"),
            row("3", ".", "_"),
            row("1", "Hết", "_"),
        );
        let sentences = parse(&file).expect("two sentences");
        let read: Vec<(&str, &str, usize)> = sentences
            .iter()
            .map(|s| (s.id.as_str(), s.text.as_str(), s.words.len()))
            .collect();
        assert_eq!(read, [("a", "dân chủ cơ sở.", 3), ("b", "Hết", 1)]);
        assert!(parse("1 no tabs\n").is_err());
    }
}
