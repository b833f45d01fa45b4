//! `danbiet verify`: does a quote stand in the documents as it was quoted?

use std::{collections::BTreeSet, fs, io::Read, path::PathBuf};

use anyhow::Context;
use danbiet_corpus::{
    Corpus, PackError,
    quote::{
        self, Kind, NamedText, Outcome, Part, Piece, Place, Relation, Verification, sentence_number,
    },
};
use danbiet_text::Span;
use serde_json::{Map, Value, json};

use crate::{annotate::Scalars, cite, source::CorpusSource};

/// What the verb takes.
#[derive(clap::Args)]
pub struct Args {
    /// The file with the quote, as it was copied or in bare words; - is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    source: CorpusSource,
}

/// Runs the verb: prints one JSON object, and succeeds if every byte of the quote stands in the
/// documents and, where the quote names one, in that.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    let corpus = args.source.open()?;
    let name = || args.file.display().to_string();
    let mut bytes = Vec::new();
    if args.file.as_os_str() == "-" {
        std::io::stdin().read_to_end(&mut bytes)?;
    } else {
        bytes = fs::read(&args.file).with_context(name)?;
    }
    let text = String::from_utf8(bytes)
        .with_context(|| format!("{} is not UTF-8; save the quote as UTF-8", name()))?;
    let done = quote::verify(&corpus, &text)?;
    println!("{}", object(&corpus, &done)?);
    Ok(done.holds())
}

fn object(corpus: &Corpus, done: &Verification) -> Result<Value, PackError> {
    let parts: Vec<Value> = done
        .parts
        .iter()
        .map(|part| part_object(corpus, done, part))
        .collect::<Result<_, _>>()?;
    let stamp = done.pasted.stamp.as_ref().zip(done.named.as_ref());
    let named = stamp.map(|(stamp, named)| {
        let text = match named.text {
            NamedText::Same => "same",
            NamedText::Changed => "changed",
            NamedText::Missing => "missing",
        };
        json!({
            "document": stamp.document, "sha256": stamp.sha256, "text": text,
            "bytes": {"start": stamp.span.start, "end": stamp.span.end},
            "in_place": named.in_place,
        })
    });
    Ok(json!({
        "verdict": done.verdict().name(),
        "holds": done.holds(),
        "words": done.pasted.words,
        "cut": done.pasted.cut,
        "named": named,
        "in_order": done.in_order,
        "parts": parts,
    }))
}

fn part_object(corpus: &Corpus, done: &Verification, part: &Part) -> Result<Value, PackError> {
    let words = done.pasted.words.as_str();
    let scalars = Scalars::of(words);
    let span = |range: &std::ops::Range<usize>| scalars.span(Span::new(range.start, range.end));
    let mut object = span(&part.words);
    let mut put = |key: &str, value: Value| object.insert(key.to_owned(), value);
    put("outcome", json!(part.outcome.verdict().name()));
    match &part.outcome {
        Outcome::Exact { places, more } => {
            put("places", place_list(corpus, places)?);
            put("more", json!(more));
        }
        Outcome::Near {
            places,
            more,
            pieces,
        } => {
            put("places", place_list(corpus, places)?);
            put("more", json!(more));
            put("difference", difference(corpus, words, &places[0], pieces)?);
        }
        Outcome::Altered {
            place,
            pieces,
            only_marks,
        } => {
            put("places", place_list(corpus, std::slice::from_ref(place))?);
            put("only_punctuation", json!(only_marks));
            put("difference", difference(corpus, words, place, pieces)?);
        }
        Outcome::Absent { nowhere, longest } => {
            let nowhere: Vec<&str> = nowhere.iter().map(|at| &words[at.clone()]).collect();
            put("nowhere", json!(nowhere));
            let longest = longest.as_ref().map(|(range, place)| {
                let mut found = span(range);
                found.insert("text".to_owned(), json!(words[range.clone()].trim()));
                found.insert("place".to_owned(), place_object(corpus, place)?.into());
                Ok::<_, PackError>(found)
            });
            put("longest", json!(longest.transpose()?));
        }
    }
    Ok(Value::Object(object))
}

fn place_list(corpus: &Corpus, places: &[Place]) -> Result<Value, PackError> {
    let places: Vec<Map<String, Value>> = places
        .iter()
        .map(|place| place_object(corpus, place))
        .collect::<Result<_, _>>()?;
    Ok(json!(places))
}

/// A place: offsets in characters; the address opens it, with its span in bytes.
fn place_object(corpus: &Corpus, place: &Place) -> Result<Map<String, Value>, PackError> {
    let document = corpus.document(place.document)?;
    let mut object = Scalars::of(&document.text).span(place.span);
    let Span { start, end } = place.span;
    let link = format!("{}?at={start}-{end}", cite::address("", &document.id));
    let more = [
        ("document", json!(document.id)),
        ("text", json!(place.span.of(&document.text))),
        ("sentence", json!(sentence_number(document, place.span))),
        (
            "zone",
            json!(document.zone_at(place.span).map(|zone| zone.name())),
        ),
        ("link", json!(link)),
        ("differences", json!(kinds(&place.kinds))),
    ];
    object.extend(more.map(|(key, value)| (key.to_owned(), value)));
    Ok(object)
}

fn difference(
    corpus: &Corpus,
    words: &str,
    place: &Place,
    pieces: &[Piece],
) -> Result<Value, PackError> {
    let text = &corpus.document(place.document)?.text;
    let pieces = pieces.iter().map(|piece| {
        let mut object = json!({
            "relation": piece.relation.name(),
            "quoted": &words[piece.quoted.clone()],
            "printed": &text[piece.printed.clone()],
        });
        if let Relation::Alike(kinds) = &piece.relation {
            object["differences"] = json!(self::kinds(kinds));
        }
        object
    });
    Ok(json!(pieces.collect::<Vec<Value>>()))
}

fn kinds(kinds: &BTreeSet<Kind>) -> Vec<&'static str> {
    kinds.iter().map(|kind| kind.name()).collect()
}
