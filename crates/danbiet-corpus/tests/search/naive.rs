//! A matcher that looks at every token: slow, short, and written without the engine's code.

use danbiet_corpus::{Document, Zone, annotate::AbbreviationKind, search::Group};
use danbiet_text::{Span, fold, token};

/// A token with what a matcher has to know of it.
pub struct Token {
    pub typed: String,
    pub any: String,
    /// As printed.
    pub text: String,
    /// Bytes of the text.
    pub start: u32,
    pub end: u32,
    /// Number of the sentence, or of the line where there are no sentences.
    pub part: usize,
    /// Number of the stretch of one zone.
    pub run: usize,
    pub zone: Zone,
    /// Whether a phrase may run into it from the one before.
    pub joins: bool,
}

/// The tokens of a document, all of which are in lines.
pub fn tokens(document: &Document) -> Vec<Token> {
    let text = &document.text;
    let mut all: Vec<Token> = Vec::new();
    for line in &document.lines {
        let inside = line.span.of(text);
        for span in token::tokens(inside) {
            let (start, end) = (line.span.start + span.start, line.span.start + span.end);
            let span = Span { start, end };
            let sentence = document.sentences.iter().position(|s| s.contains(span));
            let number = line.number as usize;
            let in_marker = line.marker.is_some_and(|marker| marker.contains(span));
            let (zone, part) = match sentence {
                _ if in_marker => (Zone::Source, 2_000_000 + number),
                Some(sentence) => (line.zone, sentence),
                None => (line.zone, 1_000_000 + number),
            };
            let last = all.last().filter(|last| last.zone == zone);
            let joins = last.is_some_and(|last| {
                let gap = &text[last.end as usize..start as usize];
                token::joins(gap) && (last.part == part || !gap.contains('\n'))
            });
            let run = match (last, all.last()) {
                (Some(last), _) => last.run,
                (None, Some(before)) => before.run + 1,
                (None, None) => 0,
            };
            let printed = span.of(text);
            all.push(Token {
                typed: fold::typed(printed),
                any: fold::any(printed),
                text: printed.to_owned(),
                start,
                end,
                part,
                run,
                zone,
                joins,
            });
        }
    }
    all
}

/// Whether a token is this syllable at a reading.
pub fn is(token: &Token, syllable: &str, any: bool) -> bool {
    if any {
        token.any == fold::any(syllable)
    } else {
        token.typed == fold::typed(syllable)
    }
}

/// Where the syllables stand side by side: first token and first token behind.
pub fn phrase(tokens: &[Token], syllables: &[&str], any: bool) -> Vec<(usize, usize)> {
    (0..tokens.len())
        .filter(|&start| {
            let end = start + syllables.len();
            end <= tokens.len()
                && (start..end)
                    .zip(syllables)
                    .all(|(at, s)| is(&tokens[at], s, any))
                && (start + 1..end).all(|at| tokens[at].joins)
        })
        .map(|start| (start, start + syllables.len()))
        .collect()
}

/// Of some stretches those that hold no other.
pub fn shortest(mut all: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    all.sort_unstable();
    all.dedup();
    let holds = |a: &(usize, usize), b: &(usize, usize)| a != b && a.0 <= b.0 && b.1 <= a.1;
    all.iter()
        .filter(|a| !all.iter().any(|b| holds(a, b)))
        .copied()
        .collect()
}

/// The words of a run with their groups: all side by side, or else each in a sentence or in a
/// document with all of them. Only tokens for which `seen` holds count.
pub fn run(
    tokens: &[Token],
    words: &[Vec<&str>],
    any: bool,
    seen: impl Fn(&Token) -> bool,
) -> Vec<((usize, usize), Group)> {
    let find = |word: &[&str]| {
        let mut all = phrase(tokens, word, any);
        all.retain(|&(start, _)| seen(&tokens[start]));
        all
    };
    let lists: Vec<_> = words.iter().map(|word| find(word)).collect();
    if lists.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    let chains = find(&words.concat());
    let mut found: Vec<_> = chains.iter().map(|&at| (at, Group::Adjacent)).collect();
    if words.len() == 1 {
        return found;
    }
    let in_part = |part| {
        let inside = |list: &Vec<(usize, usize)>| list.iter().any(|at| tokens[at.0].part == part);
        lists.iter().all(inside)
    };
    for &(start, end) in lists.iter().flatten() {
        if chains.iter().any(|it| it.0 <= start && end <= it.1) {
            continue;
        }
        let group = if in_part(tokens[start].part) {
            Group::Sentence
        } else {
            Group::Document
        };
        found.push(((start, end), group));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// A mention of a short form: typed keys of what it stands for and of itself, and its tokens.
pub struct Short {
    pub expansion: Vec<String>,
    pub short: Vec<String>,
    pub document: usize,
    pub tokens: (usize, usize),
}

/// The short forms of documents.
pub fn shorts<'d>(
    documents: impl IntoIterator<Item = (&'d Document, &'d Vec<Token>)>,
) -> Vec<Short> {
    let keys = |text: &str| {
        token::tokens(text)
            .map(|t| fold::typed(t.of(text)))
            .collect()
    };
    let mut all = Vec::new();
    for (number, (document, tokens)) in documents.into_iter().enumerate() {
        for mention in &document.layers.abbreviations {
            let counts = matches!(
                mention.kind,
                AbbreviationKind::Organisation | AbbreviationKind::Term | AbbreviationKind::Word
            );
            let Some(expansion) = mention.expansion.as_deref().filter(|_| counts) else {
                continue;
            };
            let (expansion, short): (Vec<_>, Vec<_>) =
                (keys(expansion), keys(mention.span.of(&document.text)));
            let inside = |at: &usize| {
                let token = &tokens[*at];
                mention.span.start <= token.start && token.start < mention.span.end
            };
            let within: Vec<usize> = (0..tokens.len()).filter(inside).collect();
            if let (Some(&first), Some(&last), true) =
                (within.first(), within.last(), expansion != short)
            {
                all.push(Short {
                    expansion,
                    short,
                    document: number,
                    tokens: (first, last + 1),
                });
            }
        }
    }
    all
}

/// Where a phrase stands in a document, `true` where a short form stands for a part of it or a part of
/// it is a short form written out.
pub fn phrase_or_short(
    (number, tokens): (usize, &[Token]),
    syllables: &[&str],
    any: bool,
    shorts: &[Short],
) -> Vec<((usize, usize), bool)> {
    let direct = phrase(tokens, syllables, any);
    let mut found: Vec<_> = direct.iter().map(|&at| (at, false)).collect();
    let keys: Vec<String> = syllables.iter().map(|s| fold::typed(s)).collect();
    let same = |a: &[String], b: &[String]| {
        let key = |key: &String| {
            if any {
                fold::any_of_typed(key)
            } else {
                key.clone()
            }
        };
        a.iter().map(key).eq(b.iter().map(key))
    };
    for from in 0..syllables.len() {
        for to in from + 1..=syllables.len().min(from + 12) {
            let mut middles = Vec::new();
            for short in shorts {
                if short.document == number && same(&short.expansion, &keys[from..to]) {
                    middles.push(short.tokens);
                }
                if same(&short.short, &keys[from..to]) {
                    let expansion: Vec<&str> = short.expansion.iter().map(String::as_str).collect();
                    middles.extend(
                        (0..tokens.len())
                            .map(|at| (at, at + expansion.len()))
                            .filter(|&(start, end)| {
                                end <= tokens.len()
                                    && (start..end)
                                        .zip(&expansion)
                                        .all(|(at, key)| tokens[at].typed == **key)
                                    && (start + 1..end).all(|at| tokens[at].joins)
                            }),
                    );
                }
            }
            for (start, end) in middles {
                let (before, after) = (&syllables[..from], &syllables[to..]);
                let Some(first) = start.checked_sub(before.len()) else {
                    continue;
                };
                let last = end + after.len();
                let matches = |(at, s): (usize, &&str)| is(&tokens[at], s, any);
                if last <= tokens.len()
                    && (first..start).zip(before).all(matches)
                    && (end..last).zip(after).all(matches)
                    && (first + 1..=start).all(|at| at == first || tokens[at].joins)
                    && (end..last).all(|at| tokens[at].joins)
                {
                    found.push(((first, last), true));
                }
            }
        }
    }
    found.sort_unstable();
    found.dedup_by_key(|(place, _)| *place);
    found
}

/// First token and first token behind.
type Stretch = (usize, usize);

/// The stretches from something of one list to something of the other, with at most `distance` tokens
/// between and in one zone, that hold no shorter ones. `ordered`: the first list comes first.
pub fn near(
    tokens: &[Token],
    (left, right): (&[Stretch], &[Stretch]),
    ordered: bool,
    distance: usize,
) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    for &a in left {
        for &b in right {
            for (first, second) in [(a, b), (b, a)] {
                let fits = first.1 <= second.0
                    && second.0 - first.1 <= distance
                    && tokens[first.0].run == tokens[second.1 - 1].run;
                if fits && (!ordered || first == a) {
                    all.push((first.0, second.1));
                }
            }
        }
    }
    shortest(all)
}
