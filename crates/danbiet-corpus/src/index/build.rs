//! From analysed documents to the sections of an index.

use std::collections::BTreeMap;

use danbiet_text::{
    Span, fold,
    hash::{Map, Set},
    token,
};

use super::{
    ANCHORS, BITS, COUNTS, DIRECTORY, FORMS, LEXICON, POSTINGS, SHORTS, STARTS, WORDS, lexicon,
    places::STEP,
    postings,
    shorts::{self, Pair},
    view::{Bits, Packed, put, width},
    words,
};
use crate::{annotate::AbbreviationKind, document::Document, search::Zones, sort, zone::Zone};

/// Writes the index of some documents as named sections. The same documents give the same bytes.
///
/// # Panics
/// If the documents have more than 2³² tokens or 2²⁴ different ones.
#[must_use]
pub fn build<'d>(documents: impl IntoIterator<Item = &'d Document>) -> Vec<([u8; 4], Vec<u8>)> {
    let mut found = Found::default();
    for document in documents {
        found.read(document);
    }
    found.write()
}

/// What is found in the documents, in the numbering of first occurrence until it is written.
#[derive(Default)]
struct Found<'d> {
    /// Token as printed → form. Most tokens are met again as they are, so few are ever folded.
    printed: Map<&'d str, u32>,
    numbers: Map<String, u32>,
    keys: Vec<String>,
    /// The form of each position.
    forms: Vec<u32>,
    breaks: Vec<bool>,
    sentences: Vec<bool>,
    word_starts: Vec<bool>,
    documents: Vec<u32>,
    zone_starts: Vec<u32>,
    zones: Vec<Zone>,
    anchors: Vec<u32>,
    words: Set<Box<[u32]>>,
    shorts: BTreeMap<Pair, Vec<(u32, u32)>>,
}

/// The stretch of a document that a token belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Home {
    zone: Zone,
    /// The sentence, or else the line (and whether the token is in the line's marker).
    part: Part,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Sentence(usize),
    Line(usize),
    Marker(usize),
    Outside,
}

impl<'d> Found<'d> {
    // By itself, as whoever compiles while the program runs makes fast what is called often.
    #[inline(never)]
    fn read(&mut self, document: &'d Document) {
        let text = &document.text;
        let first = u32::try_from(self.forms.len()).expect("fewer than 2³² tokens");
        self.documents.push(first);
        let tokens: Vec<Span> = token::tokens(text).collect();
        let mut homes = homes(document);
        let mut before: Option<(Span, Home)> = None;
        for &span in &tokens {
            let position = self.forms.len() as u32;
            if position.is_multiple_of(STEP) {
                self.anchors.push(span.start);
            }
            let form = self.form(span.of(text));
            self.forms.push(form);
            let home = homes(span);
            let same = before.filter(|(_, last)| last.zone == home.zone);
            if same.is_none() {
                self.zone_starts.push(position);
                self.zones.push(home.zone);
            }
            let joins = same.is_some_and(|(last, at)| {
                let gap = &text[last.end as usize..span.start as usize];
                token::joins(gap) && (at.part == home.part || !gap.contains('\n'))
            });
            self.breaks.push(!joins);
            let number = self.forms.len() - first as usize - 1;
            self.word_starts.push(document.words.begins(number));
            self.sentences
                .push(before.is_none_or(|(_, at)| at.part != home.part));
            before = Some((span, home));
        }
        let place = |span: Span| {
            let from = tokens.partition_point(|token| token.start < span.start);
            let until = tokens.partition_point(|token| token.start < span.end);
            first + from as u32..first + until as u32
        };
        let mut rest = first as usize;
        while rest < self.forms.len() {
            let behind = self.word_starts[rest + 1..].iter();
            let length = 1 + behind.take_while(|begins| !**begins).count();
            let word = &self.forms[rest..rest + length];
            if length > 1 && !self.words.contains(word) {
                self.words.insert(word.into());
            }
            rest += length;
        }
        for (span, expansion) in short_forms(document) {
            let positions = place(span);
            let pair = Pair {
                expansion: shorts::key(expansion),
                short: shorts::key(span.of(text)),
            };
            if !positions.is_empty() && pair.expansion != pair.short {
                let mention = (positions.start, positions.end);
                self.shorts.entry(pair).or_default().push(mention);
            }
        }
    }

    /// The number of the form of a token.
    fn form(&mut self, token: &'d str) -> u32 {
        if let Some(&form) = self.printed.get(token) {
            return form;
        }
        let key = fold::typed(token);
        let form = match self.numbers.get(&key) {
            Some(&form) => form,
            None => {
                let form = self.keys.len() as u32;
                self.keys.push(key.clone());
                self.numbers.insert(key, form);
                form
            }
        };
        self.printed.insert(token, form);
        form
    }

    fn write(mut self) -> Vec<([u8; 4], Vec<u8>)> {
        let mut keys = self.keys;
        lexicon::sort(&mut keys);
        // From the order of first occurrence to that of the lexicon.
        let mut ranks = vec![0; keys.len()];
        for (rank, key) in keys.iter().enumerate() {
            ranks[self.numbers[key] as usize] = rank as u32;
        }
        for form in &mut self.forms {
            *form = ranks[*form as usize];
        }
        let rank = |word: Box<[u32]>| word.iter().map(|&form| ranks[form as usize]).collect();
        // In whatever order: they are sorted below.
        let mut words: Vec<Vec<u32>> = self.words.into_iter().map(rank).collect();
        let mut anys = Vec::with_capacity(keys.len());
        for key in &keys {
            let any = fold::any_of_typed(key);
            let (number, last) = anys.last().cloned().unwrap_or((0, any.clone()));
            anys.push((number + u32::from(last != any), any));
        }
        sort::by_cached_key(&mut words, |word| {
            let anys: Vec<u32> = word.iter().map(|&form| anys[form as usize].0).collect();
            (anys, word.clone())
        });

        let mut counts = Vec::new();
        for count in [
            self.forms.len(),
            keys.len(),
            self.documents.len(),
            self.zones.len(),
            usize::from(Zones::of(&self.zones).bits()),
        ] {
            put(&mut counts, count as u32);
        }
        let (directory, lists) = post(&self.forms, keys.len(), &self.zone_starts, &self.zones);
        let mut bits = Bits::write(&self.breaks);
        bits.extend(Bits::write(&self.sentences));
        bits.extend(Bits::write(&self.word_starts));
        self.documents.push(self.forms.len() as u32);
        let mut starts = Vec::new();
        for &start in self.documents.iter().chain(&self.zone_starts) {
            put(&mut starts, start);
        }
        starts.extend(self.zones.iter().map(|&zone| zone as u8));
        let mut anchors = Vec::new();
        self.anchors
            .iter()
            .for_each(|&byte| put(&mut anchors, byte));
        let packed = Packed::write(&self.forms, width(keys.len() as u32));
        vec![
            (COUNTS, counts),
            (LEXICON, lexicon::write(&keys)),
            (DIRECTORY, directory),
            (POSTINGS, lists),
            (FORMS, packed),
            (BITS, bits),
            (STARTS, starts),
            (ANCHORS, anchors),
            (WORDS, words::write(&words)),
            (SHORTS, shorts::write(self.shorts.into_iter().collect())),
        ]
    }
}

/// Sorts the positions by form (a counting sort) and writes their lists: directory, lists.
#[inline(never)]
fn post(forms: &[u32], kinds: usize, zone_starts: &[u32], zones: &[Zone]) -> (Vec<u8>, Vec<u8>) {
    assert!(kinds <= 1 << 24, "forms are packed into 24 bits");
    let mut ends = vec![0usize; kinds + 1];
    for &form in forms {
        ends[form as usize + 1] += 1;
    }
    for form in 0..kinds {
        ends[form + 1] += ends[form];
    }
    let starts = ends.clone();
    let mut positions = vec![0u32; forms.len()];
    let mut furniture = vec![0u32; kinds];
    let mut run = 0;
    for (position, &form) in forms.iter().enumerate() {
        while run + 1 < zones.len() && zone_starts[run + 1] as usize <= position {
            run += 1;
        }
        furniture[form as usize] += u32::from(zones[run].is_furniture());
        positions[ends[form as usize]] = position as u32;
        ends[form as usize] += 1;
    }
    let (mut directory, mut lists) = (Vec::new(), Vec::new());
    for form in 0..kinds {
        let list = &positions[starts[form]..starts[form + 1]];
        postings::write(list, furniture[form], &mut directory, &mut lists);
    }
    lists.extend(postings::PADDING);
    (directory, lists)
}

/// Tells where tokens belong; they must be asked for in order.
fn homes(document: &Document) -> impl FnMut(Span) -> Home + '_ {
    let (mut line, mut sentence) = (0, 0);
    move |token| {
        let lines = &document.lines;
        while lines.get(line).is_some_and(|l| l.span.end <= token.start) {
            line += 1;
        }
        let sentences = &document.sentences;
        while sentences
            .get(sentence)
            .is_some_and(|s| s.end <= token.start)
        {
            sentence += 1;
        }
        let Some(at) = lines.get(line).filter(|l| l.span.contains(token)) else {
            return Home {
                zone: Zone::Body,
                part: Part::Outside,
            };
        };
        if at.marker.is_some_and(|marker| marker.contains(token)) {
            return Home {
                zone: Zone::Source,
                part: Part::Marker(line),
            };
        }
        let inside = sentences.get(sentence).is_some_and(|s| s.contains(token));
        Home {
            zone: at.zone,
            part: if inside {
                Part::Sentence(sentence)
            } else {
                Part::Line(line)
            },
        }
    }
}

/// The short forms of a document with what each mention stands for. Parts of the numbers of
/// instruments (`NQ`), units and names of products are left out: nobody who looks for the words
/// means those.
fn short_forms(document: &Document) -> impl Iterator<Item = (Span, &str)> {
    let all = document.layers.abbreviations.iter();
    all.filter_map(|short| match short.kind {
        AbbreviationKind::Organisation | AbbreviationKind::Term | AbbreviationKind::Word => {
            Some((short.span, short.expansion.as_deref()?))
        }
        AbbreviationKind::InstrumentNumber
        | AbbreviationKind::Unit
        | AbbreviationKind::ProductName => None,
    })
}
