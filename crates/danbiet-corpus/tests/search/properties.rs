//! Each operator finds what looking at every token finds, on made-up text.

use danbiet_corpus::{
    Corpus, CorpusInfo, Document, Zone,
    annotate::{Abbreviation, AbbreviationKind},
    document::{DocId, Words},
    search::{Group, Level, Reach, Reading, Request, search},
    zone::Line,
};
use danbiet_text::{Span, sentence};
use proptest::prelude::*;

use crate::naive::{self, Token};

/// Few syllables, so that they meet often; some differ in marks or case alone.
const SYLLABLES: [&str; 12] = [
    "dân", "Dân", "dan", "đàn", "chủ", "chu", "CHỦ", "lý", "lí", "hoà", "hòa", "02",
];
const GAPS: [&str; 10] = [" ", " ", " ", " ", ", ", ". ", "-", "/", "; ", "\n"];

fn text() -> impl Strategy<Value = String> {
    let token = (
        prop::sample::select(&SYLLABLES[..]),
        prop::sample::select(&GAPS[..]),
    );
    prop::collection::vec(token, 0..40)
        .prop_map(|tokens| tokens.iter().flat_map(|(a, b)| [*a, *b]).collect())
}

pub fn document(number: usize, text: String) -> Document {
    let mut lines = Vec::new();
    let mut sentences = Vec::new();
    let mut at = 0;
    for (number, line) in (1..).zip(text.split('\n')) {
        let start = at + line.len() - line.trim_start().len();
        let span = Span::new(
            start.min(at + line.len()),
            start.min(at + line.len()) + line.trim().len(),
        );
        at += line.len() + 1;
        if span.is_empty() {
            continue;
        }
        lines.push(Line {
            number,
            span,
            zone: Zone::Body,
            marker: None,
        });
        sentences.extend(sentence::sentences(&text, span));
    }
    Document {
        id: format!("{number:03}"),
        text,
        lines,
        sentences,
        ..Document::default()
    }
}

/// A hit: document and bytes.
type Place = (u32, u32, u32);

struct Case {
    corpus: Corpus,
    tokens: Vec<Vec<Token>>,
}

impl Case {
    fn new(texts: Vec<String>) -> Case {
        Case::of(
            texts
                .into_iter()
                .enumerate()
                .map(|(n, text)| document(n, text))
                .collect(),
        )
    }

    /// Documents whose lines are headline, prose and menus by turns.
    fn in_zones(texts: Vec<String>) -> Case {
        let mut documents = Vec::new();
        for (number, text) in texts.into_iter().enumerate() {
            let mut document = document(number, text);
            for line in &mut document.lines {
                line.zone = [Zone::Title, Zone::Body, Zone::Boilerplate][line.number as usize % 3];
            }
            let lines = &document.lines;
            document.sentences.retain(|sentence| {
                let prose = |line: &&Line| line.zone == Zone::Body;
                lines
                    .iter()
                    .filter(prose)
                    .any(|line| line.span.contains(*sentence))
            });
            documents.push(document);
        }
        Case::of(documents)
    }

    fn of(documents: Vec<Document>) -> Case {
        let tokens = documents.iter().map(naive::tokens).collect();
        let corpus = Corpus::build(CorpusInfo::default(), documents).unwrap();
        Case { corpus, tokens }
    }

    /// The hits of the engine, in document order.
    fn found(&self, query: &str, reach: Reach) -> Vec<(Place, Group)> {
        let request = Request {
            reach,
            abbreviations: false,
            ..Request::new(query)
        };
        let answer = search(&self.corpus, &request).unwrap();
        let mut all = Vec::new();
        for entry in &answer.documents {
            for hit in answer.hits(&self.corpus, entry).unwrap() {
                all.push(((hit.document.0, hit.span.start, hit.span.end), hit.group));
            }
        }
        all.sort_unstable();
        let here = answer.groups;
        assert!(
            reach != Reach::Document || here.adjacent + here.sentence + here.document == all.len()
        );
        all
    }

    fn places(&self, query: &str) -> Vec<Place> {
        self.found(query, Reach::Adjacent)
            .into_iter()
            .map(|(place, _)| place)
            .collect()
    }

    /// What looking at every token finds.
    fn expected(&self, find: impl Fn(&[Token]) -> Vec<(usize, usize)>) -> Vec<Place> {
        let mut all = Vec::new();
        for (id, tokens) in self.tokens.iter().enumerate() {
            for (start, end) in find(tokens) {
                all.push((id as u32, tokens[start].start, tokens[end - 1].end));
            }
        }
        all.sort_unstable();
        all
    }
}

fn syllable() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&SYLLABLES[..])
}

fn marked(syllables: &[&str]) -> bool {
    syllables.iter().any(|s| !s.is_ascii())
}

#[test]
fn a_tone_mark_in_another_place_is_no_input_method() {
    // At any marks “dân dan” is one word, which stands nowhere near “hoà”; at these marks it is two.
    let mut case = Case::new(vec!["dan hoà dân ".to_owned(), "dân dân ".to_owned()]);
    let mut documents: Vec<Document> = case
        .corpus
        .documents()
        .map(|d| d.unwrap().clone())
        .collect();
    for (document, tokens) in documents.iter_mut().zip(&case.tokens) {
        let spans = [Span {
            start: tokens[0].start,
            end: tokens[1].end,
        }];
        document.words = Words::new(&document.text, &spans);
    }
    case = Case::of(documents);
    for reading in [Reading::Typed, Reading::Any] {
        let request = Request {
            reading: Some(reading),
            ..Request::new("dân dan hoà")
        };
        let answer = search(&case.corpus, &request).unwrap();
        assert_eq!(answer.decoded, None);
        assert_eq!((answer.counts.typed, answer.counts.any), (2, 0));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn phrases(
        texts in prop::collection::vec(text(), 1..5),
        syllables in prop::collection::vec(syllable(), 1..4),
    ) {
        let case = Case::new(texts);
        let any = !marked(&syllables);
        let expected = case.expected(|tokens| naive::phrase(tokens, &syllables, any));
        prop_assert_eq!(case.places(&format!("\"{}\"", syllables.join(" "))), expected);
    }

    #[test]
    fn runs_in_their_groups(
        texts in prop::collection::vec(text(), 1..5),
        syllables in prop::collection::vec(syllable(), 2..4),
    ) {
        let case = Case::new(texts);
        let any = !marked(&syllables);
        let mut expected = Vec::new();
        for (id, tokens) in case.tokens.iter().enumerate() {
            let id = id as u32;
            let has = |part: Option<usize>, s: &str| tokens
                .iter()
                .any(|t| part.is_none_or(|part| t.part == part) && naive::is(t, s, any));
            if !syllables.iter().all(|s| has(None, s)) {
                continue;
            }
            let chains = naive::phrase(tokens, &syllables, any);
            for &(start, end) in &chains {
                expected.push(((id, tokens[start].start, tokens[end - 1].end), Group::Adjacent));
            }
            for (at, token) in tokens.iter().enumerate() {
                let asked = syllables.iter().any(|s| naive::is(token, s, any));
                if !asked || chains.iter().any(|&(start, end)| start <= at && at < end) {
                    continue;
                }
                let near = syllables.iter().all(|s| has(Some(token.part), s));
                let group = if near { Group::Sentence } else { Group::Document };
                expected.push(((id, token.start, token.end), group));
            }
        }
        expected.sort_unstable();
        prop_assert_eq!(case.found(&syllables.join(" "), Reach::Document), expected);
    }

    #[test]
    fn near_and_loose(
        texts in prop::collection::vec(text(), 1..4),
        (a, b) in (syllable(), syllable()),
        distance in 1usize..6,
    ) {
        let case = Case::new(texts);
        let any = !marked(&[a, b]);
        let pairs = |tokens: &[Token], ordered: bool| {
            let left = naive::phrase(tokens, &[a], any);
            let right = naive::phrase(tokens, &[b], any);
            naive::near(tokens, (&left, &right), ordered, distance)
        };
        prop_assert_eq!(
            case.places(&format!("{a} NEAR/{distance} {b}")),
            case.expected(|tokens| pairs(tokens, false))
        );
        prop_assert_eq!(
            case.places(&format!("\"{a} {b}\"~{distance}")),
            case.expected(|tokens| pairs(tokens, true))
        );
    }

    #[test]
    fn near_things_of_different_lengths(
        texts in prop::collection::vec(text(), 1..4),
        (a, b, c) in (syllable(), syllable(), syllable()),
        distance in 0usize..6,
    ) {
        let case = Case::new(texts);
        let any = !marked(&[a, b, c]);
        let expected = case.expected(|tokens| {
            let mut left = naive::phrase(tokens, &[a, b], any);
            left.extend(naive::phrase(tokens, &[b], any));
            let right = naive::phrase(tokens, &[c], any);
            naive::near(tokens, (&left, &right), false, distance)
        });
        let query = format!("(\"{a} {b}\" | {b}) NEAR/{distance} {c}");
        prop_assert_eq!(case.places(&query), expected, "{}", query);
    }

    #[test]
    fn alternatives_side_by_side(
        texts in prop::collection::vec(text(), 1..4),
        (a, b) in (syllable(), syllable()),
    ) {
        let case = Case::new(texts);
        let any = !marked(&[a, b]);
        // Four places, each for one token or two: many ways lead through the same tokens.
        let part = format!("({a} | \"{a} {b}\")");
        let query = [part.as_str(); 4].join(" AND ");
        let mut expected = case.expected(|tokens| {
            let mut ways = Vec::new();
            for lengths in 0..16u32 {
                let mut syllables = Vec::new();
                for place in 0..4 {
                    syllables.push(a);
                    if lengths >> place & 1 == 1 {
                        syllables.push(b);
                    }
                }
                ways.extend(naive::phrase(tokens, &syllables, any));
            }
            ways
        });
        expected.dedup();
        prop_assert_eq!(case.places(&query), expected, "{}", query);
    }

    #[test]
    fn short_forms(
        texts in prop::collection::vec(text(), 1..4),
        stands_for in prop::collection::vec(syllable(), 1..3),
        mentions in prop::collection::vec((0usize..4, 0usize..40), 0..8),
        syllables in prop::collection::vec(syllable(), 1..4),
    ) {
        let plain = Case::new(texts);
        let mut documents: Vec<Document> = plain.corpus.documents().map(|d| d.unwrap().clone()).collect();
        for (number, token) in mentions {
            let Some(tokens) = plain.tokens.get(number) else { continue };
            let Some(token) = tokens.get(token) else { continue };
            documents[number].layers.abbreviations.push(Abbreviation {
                span: Span { start: token.start, end: token.end },
                expansion: Some(stands_for.join(" ")),
                kind: AbbreviationKind::Term,
                definition: None,
            });
        }
        for document in &mut documents {
            document.layers.abbreviations.sort_by_key(|mention| mention.span);
            document.layers.abbreviations.dedup();
        }
        let shorts = naive::shorts(documents.iter().zip(&plain.tokens));
        let any = !marked(&syllables);
        let mut expected = Vec::new();
        for (number, tokens) in plain.tokens.iter().enumerate() {
            let found = naive::phrase_or_short((number, tokens), &syllables, any, &shorts);
            for ((start, end), short) in found {
                expected.push(((number as u32, tokens[start].start, tokens[end - 1].end), short));
            }
        }
        expected.sort_unstable();
        let case = Case::of(documents);
        let query = format!("\"{}\"", syllables.join(" "));
        let answer = search(&case.corpus, &Request::new(query.as_str())).unwrap();
        let mut found = Vec::new();
        for entry in &answer.documents {
            for hit in answer.hits(&case.corpus, entry).unwrap() {
                let place = (hit.document.0, hit.span.start, hit.span.end);
                found.push((place, hit.level == Level::Short));
            }
        }
        found.sort_unstable();
        prop_assert_eq!(found, expected, "{} for {:?}", query, stands_for);
    }

    #[test]
    fn or_not_and_patterns(
        texts in prop::collection::vec(text(), 1..5),
        (a, b) in (syllable(), syllable()),
    ) {
        let case = Case::new(texts);
        let any = !marked(&[a, b]);
        let single = |tokens: &[Token], is: &dyn Fn(&Token) -> bool| -> Vec<(usize, usize)> {
            (0..tokens.len()).filter(|&at| is(&tokens[at])).map(|at| (at, at + 1)).collect()
        };
        let either = |t: &Token| naive::is(t, a, any) || naive::is(t, b, any);
        prop_assert_eq!(case.places(&format!("{a} | {b}")), case.expected(|t| single(t, &either)));
        let without = case.expected(|tokens| {
            if tokens.iter().any(|t| naive::is(t, b, any)) {
                return Vec::new();
            }
            single(tokens, &|t| naive::is(t, a, any))
        });
        prop_assert_eq!(case.places(&format!("{a} -{b}")), without);
        prop_assert_eq!(
            case.places("ch*"),
            case.expected(|t| single(t, &|t| t.any.starts_with("ch")))
        );
        prop_assert_eq!(
            case.places("d?n"),
            case.expected(|t| single(t, &|t| t.any == "dan"))
        );
        prop_assert_eq!(
            case.places("/[dl]an/"),
            case.expected(|t| single(t, &|t| t.any == "dan"))
        );
    }

    #[test]
    fn zones_are_searched_apart(
        texts in prop::collection::vec(text(), 1..5),
        syllables in prop::collection::vec(syllable(), 1..4),
    ) {
        let case = Case::in_zones(texts);
        let any = !marked(&syllables);
        let all = case.expected(|tokens| naive::phrase(tokens, &syllables, any));
        let (article, furniture): (Vec<Place>, Vec<Place>) = all.into_iter().partition(|place| {
            let document = case.corpus.document(DocId(place.0)).unwrap();
            let line = document.lines.iter().find(|line| line.span.end > place.1).unwrap();
            !line.zone.is_furniture()
        });
        let phrase = format!("\"{}\"", syllables.join(" "));
        let answer = search(&case.corpus, &Request::new(phrase.as_str())).unwrap();
        prop_assert_eq!(answer.counts.furniture, furniture.len());
        prop_assert_eq!(case.places(&phrase), article);
        prop_assert_eq!(case.places(&format!("in:furniture {phrase}")), furniture);
    }

    #[test]
    fn each_reading_counts_what_the_other_finds(
        texts in prop::collection::vec(text(), 1..5),
        syllables in prop::collection::vec(syllable(), 1..4),
        form in 0usize..4,
        words: bool,
    ) {
        let mut case = Case::in_zones(texts);
        if words {
            // With words of two syllables wherever they stand side by side in prose.
            let mut documents: Vec<Document> = case.corpus.documents().map(|d| d.unwrap().clone()).collect();
            for (document, tokens) in documents.iter_mut().zip(&case.tokens) {
                let pairs = tokens.chunks_exact(2).filter(|pair| pair[1].joins);
                let spans: Vec<Span> = pairs
                    .map(|pair| Span {
                        start: pair[0].start,
                        end: pair[1].end,
                    })
                    .collect();
                document.words = Words::new(&document.text, &spans);
            }
            case = Case::of(documents);
        }
        let run = syllables.join(" ");
        let query = match form {
            0 => run,
            1 => format!("\"{run}\""),
            2 => format!("{run} | lý"),
            _ => format!("{}*", syllables[0].chars().take(1).collect::<String>()),
        };
        let ask = |reading| {
            let request = Request { reading: Some(reading), ..Request::new(query.as_str()) };
            search(&case.corpus, &request).unwrap()
        };
        let (typed, any) = (ask(Reading::Typed), ask(Reading::Any));
        prop_assert_eq!((typed.counts.typed, any.counts.any), (typed.total(), any.total()), "{}", query);
        prop_assert_eq!((typed.counts.any, any.counts.typed), (any.total(), typed.total()), "{}", query);
    }

    #[test]
    fn any_text_is_a_query(text in ".{0,40}", query in ".{0,30}", typing: bool) {
        let case = Case::new(vec![text]);
        let request = Request { typing, reach: Reach::Some, ..Request::new(query) };
        let answer = search(&case.corpus, &request).unwrap();
        for entry in &answer.documents {
            let hits = answer.hits(&case.corpus, entry).unwrap();
            let text = &case.corpus.document(DocId(0)).unwrap().text;
            prop_assert!(hits.iter().all(|hit| text.get(hit.span.range()).is_some()));
        }
    }
}
