//! Each operator finds in the seeds what looking at every token of the printed text finds.

use std::{collections::BTreeSet, sync::OnceLock};

use danbiet_corpus::{
    Document, Zone,
    search::{Group, Hit, Level, Reach, Reading, Request},
};
use danbiet_text::fold;
use proptest::{prelude::*, sample::Index};

use crate::{
    naive::{self, Short, Token},
    seeds::{answer, corpus, hits},
};

/// A hit: document and bytes.
pub type Place = (u32, u32, u32);

/// The seeds, taken apart once.
pub struct Printed {
    documents: Vec<Document>,
    pub tokens: Vec<Vec<Token>>,
    shorts: Vec<Short>,
    /// The words of several syllables, as typed keys.
    words: BTreeSet<Vec<String>>,
}

/// The seeds.
pub fn printed() -> &'static Printed {
    static PRINTED: OnceLock<Printed> = OnceLock::new();
    PRINTED.get_or_init(|| {
        let documents: Vec<Document> = corpus().documents().map(|d| d.unwrap().clone()).collect();
        let tokens: Vec<Vec<Token>> = documents.iter().map(naive::tokens).collect();
        let mut words = BTreeSet::new();
        for document in &documents {
            for word in document.words.spans(&document.text) {
                let keys = danbiet_text::token::tokens(word.of(&document.text));
                let keys = keys.map(|t| fold::typed(&word.of(&document.text)[t.range()]));
                words.insert(keys.collect());
            }
        }
        Printed {
            shorts: naive::shorts(documents.iter().zip(&tokens)),
            documents,
            tokens,
            words,
        }
    })
}

impl Printed {
    /// Some tokens in a row, from anywhere.
    fn draw(&self, document: Index, at: Index, len: usize) -> &[Token] {
        let tokens = document.get(&self.tokens);
        let at = at.index(tokens.len() - len);
        &tokens[at..at + len]
    }

    /// What is found in each document's article, as places.
    pub fn expected(&self, find: impl Fn(usize, &[Token]) -> Vec<(usize, usize)>) -> Vec<Place> {
        let mut all = Vec::new();
        for (number, tokens) in self.tokens.iter().enumerate() {
            for (start, end) in find(number, tokens) {
                if !tokens[start].zone.is_furniture() {
                    all.push((number as u32, tokens[start].start, tokens[end - 1].end));
                }
            }
        }
        all.sort_unstable();
        all.dedup();
        all
    }

    fn single(&self, is: impl Fn(&Token) -> bool) -> Vec<Place> {
        self.expected(|_, tokens| {
            let found = (0..tokens.len()).filter(|&at| is(&tokens[at]));
            found.map(|at| (at, at + 1)).collect()
        })
    }
}

/// The hits of a query and what they say, in document order.
fn found(query: &str, any: bool, reach: Reach, abbreviations: bool) -> Vec<(Hit, String)> {
    let answer = answer(&Request {
        reading: Some(if any { Reading::Any } else { Reading::Typed }),
        reach,
        abbreviations,
        ..Request::new(query)
    });
    let mut all = hits(&answer);
    all.sort_by_key(|(hit, _)| (hit.document, hit.span));
    all
}

fn place(hit: &Hit) -> Place {
    (hit.document.0, hit.span.start, hit.span.end)
}

fn places(query: &str, any: bool) -> Vec<Place> {
    let found = found(query, any, Reach::Adjacent, false);
    found.iter().map(|(hit, _)| place(hit)).collect()
}

/// Tokens as somebody might type them.
fn typed(tokens: &[Token], any: bool, capitals: bool) -> Vec<String> {
    let write = |token: &Token| match (any, capitals) {
        (true, _) => token.any.clone(),
        (false, true) => token.text.to_uppercase(),
        (false, false) => token.text.clone(),
    };
    tokens.iter().map(write).collect()
}

fn borrowed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// The ways to write an open syllable with i or y, letter by letter and without marks.
fn spellings(token: &Token) -> Vec<String> {
    let plain: String = token
        .text
        .chars()
        .map(|c| fold::any(&c.to_string()))
        .collect();
    let mut both = vec![plain.clone()];
    if let Some(stem) = plain.strip_suffix(['i', 'y'])
        && ["h", "k", "l", "m", "s", "t", "qu"].contains(&stem)
    {
        both = vec![format!("{stem}i"), format!("{stem}y")];
    }
    both
}

fn is_shaped(shape: &[char], text: &[char]) -> bool {
    match (shape.first(), text.first()) {
        (None, None) => true,
        (Some('*'), _) => {
            is_shaped(&shape[1..], text) || (!text.is_empty() && is_shaped(shape, &text[1..]))
        }
        (Some('?'), Some(_)) => is_shaped(&shape[1..], &text[1..]),
        (Some(a), Some(b)) => a == b && is_shaped(&shape[1..], &text[1..]),
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn phrases_with_their_short_forms(
        (document, at) in any::<(Index, Index)>(),
        len in 1usize..6,
        any: bool,
        capitals: bool,
        abbreviations: bool,
    ) {
        let printed = printed();
        let asked = typed(printed.draw(document, at, len), any, capitals);
        let syllables = borrowed(&asked);
        let query = format!("\"{}\"", asked.join(" "));
        let shorts = if abbreviations { &printed.shorts[..] } else { &[] };
        let find = |short: bool| printed.expected(|number, tokens| {
            let all = naive::phrase_or_short((number, tokens), &syllables, any, shorts);
            all.into_iter().filter(|it| it.1 == short).map(|it| it.0).collect()
        });
        let hits = found(&query, any, Reach::Adjacent, abbreviations);
        let (short, direct): (Vec<_>, Vec<_>) = hits.into_iter().partition(|it| it.0.level == Level::Short);
        for (_, text) in &direct {
            let keys = |text: &str| -> Vec<String> {
                let level = if any { fold::Level::Any } else { fold::Level::Typed };
                danbiet_text::token::tokens(text).map(|t| level.key(t.of(text))).collect()
            };
            prop_assert_eq!(keys(text), keys(&asked.join(" ")), "a hit of {}", query);
        }
        let direct: Vec<Place> = direct.iter().map(|(hit, _)| place(hit)).collect();
        let short: Vec<Place> = short.iter().map(|(hit, _)| place(hit)).collect();
        prop_assert_eq!(direct, find(false), "{}", query);
        prop_assert_eq!(short, find(true), "short forms of {}", query);
    }

    #[test]
    fn short_forms_written_out_and_not(which: Index, any: bool, out: bool, around: bool) {
        let printed = printed();
        let short = which.get(&printed.shorts);
        let tokens = &printed.tokens[short.document];
        let mut asked = if out { short.expansion.clone() } else { short.short.clone() };
        if around && let Some(next) = tokens.get(short.tokens.1) {
            asked.push(next.typed.clone());
        }
        if any {
            asked = asked.iter().map(|key| fold::any_of_typed(key)).collect();
        }
        let syllables = borrowed(&asked);
        let query = format!("\"{}\"", asked.join(" "));
        let expected = printed.expected(|number, tokens| {
            let all = naive::phrase_or_short((number, tokens), &syllables, any, &printed.shorts);
            all.into_iter().map(|it| it.0).collect()
        });
        let hits = found(&query, any, Reach::Adjacent, true);
        let hits: Vec<Place> = hits.iter().map(|(hit, _)| place(hit)).collect();
        prop_assert_eq!(hits, expected, "{}", query);
    }

    #[test]
    fn runs_in_their_groups(
        drawn in prop::collection::vec((any::<Index>(), any::<Index>(), 1usize..4), 1..3),
        any: bool,
    ) {
        let printed = printed();
        let mut asked = Vec::new();
        for (document, at, len) in drawn {
            let tokens = printed.draw(document, at, len);
            asked.extend(typed(tokens, any, false).iter().map(|text| text.to_lowercase()));
        }
        // The run is cut by longest match over the words of the documents.
        let key = |text: &str| if any { fold::any(text) } else { fold::typed(text) };
        let level = |key: &String| if any { fold::any_of_typed(key) } else { key.clone() };
        let keys: Vec<String> = asked.iter().map(|text| key(text)).collect();
        let is_word = |keys: &[String]| {
            printed.words.iter().any(|word| word.iter().map(level).eq(keys.iter().cloned()))
        };
        let mut words = Vec::new();
        let mut at = 0;
        while at < asked.len() {
            let longest = (at + 2..=asked.len()).rev().find(|&end| is_word(&keys[at..end]));
            let end = longest.unwrap_or(at + 1);
            words.push(borrowed(&asked[at..end]));
            at = end;
        }
        let mut expected = Vec::new();
        for (number, tokens) in printed.tokens.iter().enumerate() {
            let article = |token: &Token| !token.zone.is_furniture();
            for ((start, end), group) in naive::run(tokens, &words, any, article) {
                expected.push(((number as u32, tokens[start].start, tokens[end - 1].end), group));
            }
        }
        expected.sort_unstable();
        let query = asked.join(" ");
        for (reach, farthest) in [
            (Reach::Adjacent, Group::Adjacent),
            (Reach::Sentence, Group::Sentence),
            (Reach::Document, Group::Document),
        ] {
            let hits = found(&query, any, reach, false);
            let hits: Vec<_> = hits.iter().map(|(hit, _)| (place(hit), hit.group)).collect();
            let listed: Vec<_> = expected.iter().copied().filter(|it| it.1 <= farthest).collect();
            prop_assert_eq!(hits, listed, "{} as {:?}, {:?}", query, words, reach);
        }
    }

    #[test]
    fn patterns(
        (document, at) in any::<(Index, Index)>(),
        places_of in prop::collection::vec((any::<Index>(), any::<bool>()), 1..3),
    ) {
        let printed = printed();
        let token = &printed.draw(document, at, 1)[0];
        let mut shape: Vec<char> = spellings(token)[0].chars().collect();
        prop_assume!(shape.len() > 1 && shape.iter().all(char::is_ascii_alphanumeric));
        for (place, star) in places_of {
            let place = place.index(shape.len() - 1) + 1;
            shape[place] = if star { '*' } else { '?' };
        }
        // A question mark at the end is one that a person asks.
        prop_assume!(shape.last() != Some(&'?'));
        let query: String = shape.iter().collect();
        let expected = printed.single(|token| {
            let spelt = spellings(token);
            spelt.iter().any(|text| is_shaped(&shape, &text.chars().collect::<Vec<_>>()))
        });
        prop_assert_eq!(self::places(&query, true), expected, "{}", query);
    }

    #[test]
    fn exact_tokens((document, at) in any::<(Index, Index)>(), len in 1usize..3) {
        let printed = printed();
        let drawn = printed.draw(document, at, len);
        let query = format!("\"{}\"", drawn.iter().map(|t| format!("={}", t.text)).collect::<Vec<_>>().join(" "));
        let expected = printed.expected(|_, tokens| {
            let same = |at: &usize| {
                let here = &tokens[*at..(*at + len).min(tokens.len())];
                here.len() == len
                    && here.iter().zip(drawn).all(|(a, b)| a.text == b.text)
                    && here[1..].iter().all(|token| token.joins)
            };
            (0..tokens.len()).filter(same).map(|at| (at, at + len)).collect()
        });
        prop_assert_eq!(places(&query, false), expected, "{}", query);
    }

    #[test]
    fn near_and_loose(
        (document, at) in any::<(Index, Index)>(),
        apart in 1usize..8,
        distance in 0usize..8,
        any: bool,
    ) {
        let printed = printed();
        let drawn = typed(printed.draw(document, at, apart + 1), any, false);
        let (a, b) = (drawn[0].to_lowercase(), drawn[apart].to_lowercase());
        let pairs = |ordered: bool| printed.expected(|_, tokens| {
            let left = naive::phrase(tokens, &[&a], any);
            let right = naive::phrase(tokens, &[&b], any);
            naive::near(tokens, (&left, &right), ordered, distance)
        });
        let near = format!("\"{a}\" NEAR/{distance} \"{b}\"");
        prop_assert_eq!(places(&near, any), pairs(false), "{}", near);
        if distance > 0 {
            let loose = format!("\"{a} {b}\"~{distance}");
            prop_assert_eq!(places(&loose, any), pairs(true), "{}", loose);
        }
    }

    #[test]
    fn either_without_and_in_a_zone(
        (first, second) in any::<((Index, Index), (Index, Index))>(),
        any: bool,
    ) {
        let printed = printed();
        let one = |(document, at)| typed(printed.draw(document, at, 1), any, false)[0].to_lowercase();
        let (a, b) = (one(first), one(second));
        let is = |token: &Token, text: &str| naive::is(token, text, any);
        let either = format!("\"{a}\" | \"{b}\"");
        prop_assert_eq!(places(&either, any), printed.single(|t| is(t, &a) || is(t, &b)), "{}", either);
        let has = |id: u32, text: &str, zone: &dyn Fn(Zone) -> bool| {
            printed.tokens[id as usize].iter().any(|t| is(t, text) && zone(t.zone))
        };
        let article = |zone: Zone| !zone.is_furniture();
        let mut expected = printed.single(|t| is(t, &a));
        expected.retain(|it| !has(it.0, &b, &article));
        let without = format!("\"{a}\" -\"{b}\"");
        prop_assert_eq!(places(&without, any), expected, "{}", without);
        let body = printed.single(|t| is(t, &a) && t.zone == Zone::Body);
        prop_assert_eq!(places(&format!("in:body \"{a}\""), any), body.clone());
        prop_assert_eq!(places(&format!("body:\"{a}\""), any), body);
        let furniture = printed.tokens.iter().flatten();
        let furniture = furniture.filter(|t| t.zone.is_furniture() && is(t, &a)).count();
        // Where it finds nothing, the query may be read as keystrokes: `cos` as `có`.
        let inside = format!("in:furniture \"{a}\"");
        let mut there = found(&inside, any, Reach::Adjacent, false);
        there.retain(|(hit, _)| hit.level != Level::Decoded);
        prop_assert_eq!(there.len(), furniture, "{}", inside);
    }

    #[test]
    fn expressions_find_what_looking_at_every_line_finds(
        (document, at) in any::<(Index, Index)>(),
        len in 1usize..4,
        way in 0usize..4,
        any: bool,
    ) {
        let printed = printed();
        let drawn = printed.draw(document, at, len);
        let whole = danbiet_text::Span { start: drawn[0].start, end: drawn[len - 1].end };
        let text = whole.of(&document.get(&printed.documents).text);
        prop_assume!(!text.contains('\n'));
        let literal: String = text.chars().flat_map(|c| {
            let plain = c.is_alphanumeric() || c.is_whitespace();
            (!plain).then_some('\\').into_iter().chain([c])
        }).collect();
        let source = match way {
            0 => literal.clone(),
            1 => format!(r"\w+ {literal}"),
            2 => format!(r"({literal}|\d+) \w"),
            _ => format!("({literal})+,?"),
        };
        let query = format!("/{source}/");
        let hits = places(&query, any);
        // An alternative that no text has and that says nothing about tokens: every line is looked at.
        prop_assert_eq!(&hits, &places(&format!("/{source}|[☃]/"), any), "{}", query);
        if way == 0 {
            // Letter by letter over the lines.
            let fold = |c: char| -> String {
                let c = if c.is_whitespace() { ' ' } else { c };
                let lower = c.to_lowercase().to_string();
                if any && c.is_alphabetic() { fold::any(&lower) } else { lower }
            };
            let wanted: Vec<String> = text.chars().map(fold).collect();
            let mut expected = Vec::new();
            for (number, document) in printed.documents.iter().enumerate() {
                for line in &document.lines {
                    let letters: Vec<(usize, char)> = line.span.of(&document.text).char_indices().collect();
                    let mut at = 0;
                    while at + wanted.len() <= letters.len() {
                        let here = letters[at..].iter().map(|&(_, c)| fold(c)).take(wanted.len());
                        if !here.eq(wanted.iter().cloned()) {
                            at += 1;
                            continue;
                        }
                        let (last, c) = letters[at + wanted.len() - 1];
                        let start = line.span.start + letters[at].0 as u32;
                        let end = line.span.start + (last + c.len_utf8()) as u32;
                        at += wanted.len();
                        let inside = |t: &&Token| t.end > start;
                        let zone = printed.tokens[number].iter().find(inside).map(|t| t.zone);
                        if zone.is_some_and(|zone| !zone.is_furniture()) {
                            expected.push((number as u32, start, end));
                        }
                    }
                }
            }
            expected.sort_unstable();
            prop_assert_eq!(hits, expected, "{}", query);
        }
    }
}
