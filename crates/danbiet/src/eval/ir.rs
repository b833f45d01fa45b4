//! `eval --ir DIR`: does search put the passage that answers a question first?
//!
//! The folder holds `corpus.jsonl` (`_id`, `title`, `text`), `queries.jsonl` (`_id`, `text`) and
//! `qrels.tsv` (query, passage, grade), the form that public retrieval benchmarks use. Every
//! question is asked as a person would type it, through the group of any of its words, once with its
//! marks and once without any.
//!
//! R@k is the share of the relevant passages among the first k; MRR@10 the mean of 1 / rank of the
//! first relevant one, 0 beyond the tenth (Voorhees 1999, TREC-8 question answering track).

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, anyhow, ensure};
use danbiet_corpus::{
    Corpus,
    analyse::{self, Lexicons},
    corpus::CorpusInfo,
    ingest,
    search::{self, Reach, Request, Zones},
};
use danbiet_text::letters;
use serde::Deserialize;
use serde_json::json;

use super::{Report, line};

#[derive(Deserialize)]
struct Passage {
    #[serde(rename = "_id")]
    id: String,
    #[serde(default)]
    title: String,
    text: String,
}

#[derive(Deserialize)]
struct Question {
    #[serde(rename = "_id")]
    id: String,
    text: String,
}

/// How far down the list is looked.
const DEPTH: usize = 10;

/// The sums over all questions that were asked.
#[derive(Default)]
struct Sums {
    asked: usize,
    first: f64,
    ten: f64,
    reciprocal: f64,
}

impl Sums {
    fn add(&mut self, ranked: &[&str], relevant: &[String]) {
        let is_relevant = |id: &&str| relevant.iter().any(|other| other == id);
        let among = |k: usize| {
            ranked.iter().take(k).filter(|id| is_relevant(id)).count() as f64
                / relevant.len() as f64
        };
        self.asked += 1;
        self.first += among(1);
        self.ten += among(DEPTH);
        let rank = ranked.iter().take(DEPTH).position(is_relevant);
        self.reciprocal += rank.map_or(0.0, |rank| 1.0 / (rank + 1) as f64);
    }

    /// R@1, R@10 and MRR@10; `None` where nothing was asked.
    fn means(&self) -> [Option<f64>; 3] {
        [self.first, self.ten, self.reciprocal]
            .map(|sum| (self.asked > 0).then(|| sum / self.asked as f64))
    }
}

/// Asks all questions of the folder and measures where the passages stand that answer them.
///
/// # Errors
/// If a file cannot be read or understood, with the line.
pub fn measure(folder: &Path) -> Result<Report> {
    let corpus = corpus(&folder.join("corpus.jsonl"))?;
    let questions: Vec<Question> = lines_of(&folder.join("queries.jsonl"))?;
    let relevant = relevant(&folder.join("qrels.tsv"))?;
    let mut marked = Sums::default();
    let mut unmarked = Sums::default();
    for question in &questions {
        let Some(relevant) = relevant.get(&question.id) else {
            continue;
        };
        for (sums, text) in [
            (&mut marked, question.text.clone()),
            (&mut unmarked, without_marks(&question.text)),
        ] {
            sums.add(&ranked(&corpus, text)?, relevant);
        }
    }
    let mut text = String::new();
    line(
        &mut text,
        format_args!("{} passages, {} questions", corpus.len(), marked.asked),
    );
    let mut figures = Vec::new();
    let mut json = serde_json::Map::new();
    for (name, sums) in [("marked", &marked), ("unmarked", &unmarked)] {
        let [r1, r10, mrr10] = sums.means();
        json.insert(
            name.to_owned(),
            json!({"r1": r1, "r10": r10, "mrr10": mrr10}),
        );
        for (measure, figure) in [("r1", r1), ("r10", r10), ("mrr10", mrr10)] {
            figures.push((format!("{name}.{measure}"), figure));
        }
        line(
            &mut text,
            format_args!(
                "{name:<9} R@1 {}  R@10 {}  MRR@10 {}",
                super::share(r1),
                super::share(r10),
                super::share(mrr10)
            ),
        );
    }
    Ok(Report {
        text,
        json: json.into(),
        figures,
    })
}

/// The first passages for a question, best first.
fn ranked(corpus: &Corpus, question: String) -> Result<Vec<&str>> {
    let request = Request {
        reach: Reach::Some,
        zones: Zones::ALL,
        ..Request::new(question)
    };
    let answer = search::search(corpus, &request)?;
    let documents = answer.documents.iter().take(DEPTH);
    let ids = documents.map(|entry| corpus.name(entry.document));
    Ok(ids.collect::<Result<_, _>>()?)
}

/// The passages as a corpus: title and text, analysed as any file is.
fn corpus(path: &Path) -> Result<Corpus> {
    let lexicons = Lexicons::shipped();
    let mut documents = Vec::new();
    for passage in lines_of::<Passage>(path)? {
        let mut text = passage.title.trim().to_owned();
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&passage.text);
        let decoded = ingest::decode(text.as_bytes())
            .with_context(|| format!("{}: passage {}", path.display(), passage.id))?;
        documents.push(analyse::text(&passage.id, &decoded, &lexicons, None));
    }
    Corpus::build(CorpusInfo::default(), documents).with_context(|| path.display().to_string())
}

/// The passages that answer each question.
fn relevant(path: &Path) -> Result<BTreeMap<String, Vec<String>>> {
    let name = path.display();
    let text = text_of(path)?;
    let mut relevant: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (at, row) in text.lines().enumerate() {
        let mut cells = row.split('\t');
        let (query, passage, grade) = (cells.next(), cells.next(), cells.next());
        let (Some(query), Some(passage), Some(grade)) = (query, passage, grade) else {
            return Err(anyhow!(
                "{name}:{}: a row is query, passage and grade with tabs between",
                at + 1
            ));
        };
        match grade.trim().parse::<f64>() {
            Ok(grade) if grade.is_finite() => {
                let passages = relevant.entry(query.to_owned()).or_default();
                // A row that is there twice asks for its passage once.
                if grade > 0.0 && !passages.iter().any(|known| known == passage) {
                    passages.push(passage.to_owned());
                }
            }
            Ok(_) => return Err(anyhow!("{name}:{}: {grade:?} is no grade", at + 1)),
            // The first row may name the columns.
            Err(_) => ensure!(at == 0, "{name}:{}: {grade:?} is no grade", at + 1),
        }
    }
    relevant.retain(|_, passages| !passages.is_empty());
    Ok(relevant)
}

/// The text of a file; where it is none, says on which line.
fn text_of(path: &Path) -> Result<String> {
    let name = path.display();
    let bytes = fs::read(path).with_context(|| name.to_string())?;
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..good]
            .split(|&byte| byte == b'\n')
            .count();
        anyhow!("{name}:{line}: no UTF-8 from byte {good} of the file on; save it as UTF-8")
    })
}

/// The objects of a file that has one on each line.
fn lines_of<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<Vec<T>> {
    let name = path.display();
    let text = text_of(path)?;
    let rows = text
        .lines()
        .enumerate()
        .filter(|(_, row)| !row.trim().is_empty());
    rows.map(|(at, row)| serde_json::from_str(row).with_context(|| format!("{name}:{}", at + 1)))
        .collect()
}

/// The text as someone types it who leaves out all marks; letter case stays.
fn without_marks(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| !letters::is_combining(c)) {
        let lower = c.to_lowercase().next().unwrap_or(c);
        let base = letters::base(letters::letter(lower).quality);
        if lower == c {
            plain.push(base);
        } else {
            plain.extend(base.to_uppercase());
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_left_out_and_nothing_else() {
        assert_eq!(
            without_marks("Đội thủ Panthers đã THUA ở Đức?"),
            "Doi thu Panthers da THUA o Duc?"
        );
        assert_eq!(without_marks("đo\u{302}\u{301}i"), "doi");
    }

    #[test]
    fn measures_of_a_list() {
        let mut sums = Sums::default();
        let relevant = ["a".to_owned()];
        sums.add(&["a", "b"], &relevant);
        sums.add(&["b", "a"], &relevant);
        sums.add(&["b"], &relevant);
        assert_eq!(sums.means(), [Some(1.0 / 3.0), Some(2.0 / 3.0), Some(0.5)]);
        assert_eq!(Sums::default().means(), [None; 3]);
    }
}
